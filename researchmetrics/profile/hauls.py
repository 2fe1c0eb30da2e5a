"""What a source gave when asked for a person, and how that went."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TypeVar

from researchmetrics import fetchers
from researchmetrics.errors import (
    BlockedError,
    NotFoundError,
    QuotaError,
    ResearchMetricsError,
    UnexpectedAnswerError,
)
from researchmetrics.fetchers import Source
from researchmetrics.records import Outcome, PersonRecord, Record

__all__ = ["Haul", "Progress", "in_threads", "open_sources", "outcome_of", "side_by_side"]

_log = logging.getLogger(__name__)

Progress = Callable[[str], None]
_Gave = TypeVar("_Gave")


@dataclass(slots=True)
class Haul:
    """What one source gave, and what ended it."""

    source: Source
    people: list[PersonRecord] = field(default_factory=list)
    records: dict[str, Record] = field(default_factory=dict)
    # By identifier: works the source says it has, and those it gave.
    stated: dict[str, int] = field(default_factory=dict)
    given: dict[str, set[str]] = field(default_factory=dict)
    errors: list[ResearchMetricsError] = field(default_factory=list)

    @property
    def lacking(self) -> int:
        """Works stated and not given; a surplus under one identifier makes up for no other."""
        return sum(max(0, n - len(self.given.get(one, ()))) for one, n in self.stated.items())

    @property
    def expected(self) -> int | None:
        """Works the source says it has; None when it does not say."""
        if len(self.stated) < 2:
            return next(iter(self.stated.values()), None)
        # Works listed under several identifiers of one person are stated more than once.
        return len(self.records) + self.lacking


def open_sources(names: Iterable[str], *, offline: bool | None) -> list[Source]:
    """Open the named sources, each once."""
    return [fetchers.get_source(name, offline=offline) for name in dict.fromkeys(names)]


def side_by_side(chosen: Sequence[Source], ids: Sequence[str], say: Progress) -> list[Haul]:
    """Ask each source in a thread of its own, within its own limits."""
    return in_threads(lambda source: _haul(source, ids, say), chosen)


def in_threads(ask: Callable[[Source], _Gave], chosen: Sequence[Source]) -> list[_Gave]:
    """Call once a source, each in a thread; an interrupted user does not wait for the rest."""
    pool = ThreadPoolExecutor(max_workers=max(1, len(chosen)))
    try:
        given = list(pool.map(ask, chosen))
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        raise
    pool.shutdown()
    return given


def _haul(source: Source, ids: Sequence[str], say: Progress) -> Haul:
    haul = Haul(source)
    try:
        for identifier in ids:
            if identifier.split(":", 1)[0] in source.accepts:
                _ask(haul, identifier, say)
    finally:
        source.close()
    say(f"{source.name}: {len(haul.records)} papers")
    return haul


def _ask(haul: Haul, identifier: str, say: Progress) -> None:
    source = haul.source
    source.n_expected = None
    try:
        haul.people.extend(source.person(identifier))
        for record in source.works(identifier):
            haul.records[record.record_id] = record
            haul.given.setdefault(identifier, set()).add(record.record_id)
            if len(haul.records) % 100 == 0:
                say(f"{source.name}: {len(haul.records)} of {source.n_expected} papers")
    except ResearchMetricsError as error:
        haul.errors.append(error)
    except Exception as error:  # noqa: BLE001 (an answer that trips one source must not lose the others)
        _log.debug("reading an answer of %s failed", source.name, exc_info=True)
        haul.errors.append(_unread(source, error))
    if haul.source.n_expected is not None:
        haul.stated[identifier] = haul.source.n_expected


def _unread(source: Source, error: Exception) -> UnexpectedAnswerError:
    # The error's own words are left out: they may quote what was sent.
    return UnexpectedAnswerError(
        f"{source.name} gave an answer that could not be read ({type(error).__name__}). What it "
        "gave before is kept. If it stays so, report it.",
        source=source.name,
    )


def _status(haul: Haul) -> str:
    if haul.errors:
        if haul.records:
            return "partial"
        kinds = {BlockedError: "blocked", QuotaError: "quota", NotFoundError: "not_found"}
        return next((s for k, s in kinds.items() if isinstance(haul.errors[0], k)), "failed")
    if haul.lacking:
        return "truncated"
    return "complete"


def outcome_of(haul: Haul) -> Outcome:
    """Say how asking the source went."""
    tally = haul.source.tally
    status = _status(haul)
    message = " ".join(str(error) for error in haul.errors)
    if status == "truncated":
        message = (
            f"The source says it has {haul.expected} papers and gave {len(haul.records)}. "
            "Fetch again later, or count with care."
        )
    return Outcome(
        source=haul.source.name,
        status=status,
        n_records=len(haul.records),
        n_expected=haul.expected,
        requests=tally.requests,
        bytes=tally.bytes,
        cost_usd=tally.cost_usd,
        budget_left=tally.budget_left,
        answered_at=tally.oldest,
        message=message,
    )
