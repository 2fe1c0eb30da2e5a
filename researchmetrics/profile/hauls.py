"""What a source gave when asked for a person, and how that went."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from researchmetrics.errors import (
    BlockedError,
    NotFoundError,
    QuotaError,
    ResearchMetricsError,
    UnexpectedAnswerError,
)
from researchmetrics.fetchers import Source
from researchmetrics.profile.earlier import Earlier
from researchmetrics.records import Outcome, PersonRecord, Record

__all__ = ["Haul", "Progress", "haul_of", "outcome_of", "unread"]

_log = logging.getLogger(__name__)

Progress = Callable[[str], None]

_ENDINGS: Mapping[type[ResearchMetricsError], str] = {
    BlockedError: "blocked",
    QuotaError: "quota",
    NotFoundError: "not_found",
}


@dataclass(slots=True)
class Haul:
    """What one source gave, and what ended it."""

    source: str
    people: list[PersonRecord] = field(default_factory=list)
    records: dict[str, Record] = field(default_factory=dict)
    # By identifier: works the source says it has, and those it gave.
    stated: dict[str, int] = field(default_factory=dict)
    given: dict[str, set[str]] = field(default_factory=dict)
    errors: list[ResearchMetricsError] = field(default_factory=list)
    # What was not asked for again, in words.
    spared: list[str] = field(default_factory=list)
    outcome: Outcome = field(default_factory=lambda: Outcome(source="", status="failed"))

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

    def keep(self, identifier: str, record: Record) -> None:
        """Take in a record that is on the list of an identifier."""
        own = record.record_id
        self.records[own] = record
        self.given.setdefault(identifier, set()).add(own)


def haul_of(source: Source, ids: Sequence[str], say: Progress, before: Earlier) -> Haul:
    """Ask one source for a person by all identifiers of theirs that it knows.

    Parameters
    ----------
    source : Source
        To be asked.
    ids : sequence of str
        Of one person, as ``scheme:value``.
    say : callable
        Called with a line of text now and then.
    before : Earlier
        What the source said when it was last asked.

    Returns
    -------
    Haul
        With its outcome; whatever fails is in it.
    """
    haul = Haul(source.name)
    # ORCIDs first: what a service lists under one may stand under several identifiers of its own,
    # which need not be asked for again then.
    known = [one for one in ids if one.split(":", 1)[0] in source.accepts]
    for identifier in sorted(known, key=lambda one: not one.startswith("orcid:")):
        if not _is_covered(haul, identifier):
            _ask(source, haul, identifier, say, before)
    haul.outcome = outcome_of(source, haul)
    return haul


def _is_covered(haul: Haul, identifier: str) -> bool:
    """Whether an answer already given was about this identifier too, and came whole."""
    said = {one for record in haul.people for one in record.person.ids}
    return identifier in said and not haul.errors and not haul.lacking


def _ask(source: Source, haul: Haul, identifier: str, say: Progress, before: Earlier) -> None:
    _forget_total(source)
    describes = "person" in source.gives
    # Where nothing tells beforehand whether a list changed, the list tells of the rest.
    list_first = before.tells_by_list(source)
    try:
        if describes and not list_first:
            haul.people.extend(source.person(identifier))
        if before.is_unchanged(source, haul.people):
            _spare(haul, identifier, before)
            return
        for record in source.works(identifier):
            haul.keep(identifier, record)
            if before.is_reached(source, haul.records):
                _spare(haul, identifier, before)
                return
            if len(haul.records) % 100 == 0:
                of = "" if source.n_expected is None else f" of {source.n_expected}"
                say(f"{source.name}: {len(haul.records)}{of} papers")
        if describes and list_first:
            known = before.people if before.is_repeated(haul.records) else ()
            haul.people.extend(known or source.person(identifier))
    except ResearchMetricsError as error:
        haul.errors.append(error)
    except Exception as error:  # noqa: BLE001 (an answer that trips one source must not lose the others)
        _log.debug("reading an answer of %s failed", source.name, exc_info=True)
        haul.errors.append(unread(source.name, error))
    if source.n_expected is not None:
        haul.stated[identifier] = source.n_expected


def _forget_total(source: Source) -> None:
    source.n_expected = None


def _spare(haul: Haul, identifier: str, before: Earlier) -> None:
    """Keep the records known before, since the source shows that they still hold."""
    for record in before.records.values():
        if record.record_id not in haul.records:
            haul.keep(identifier, record)
    haul.stated[identifier] = len(haul.given.get(identifier, ()))
    haul.spared.append(
        f"Nothing has changed at {haul.source} since {before.day}, by its own figures; what it "
        "listed then stands."
    )


def unread(source: str, error: Exception) -> UnexpectedAnswerError:
    """Make the error for an answer that tripped its reader."""
    # The error's own words are left out: they may quote what was sent.
    return UnexpectedAnswerError(
        f"{source} gave an answer that could not be read ({type(error).__name__}). What it "
        "gave before is kept. If it stays so, report it.",
        source=source,
    )


def _status(haul: Haul) -> str:
    if haul.errors:
        if haul.records:
            return "partial"
        return next((s for k, s in _ENDINGS.items() if isinstance(haul.errors[0], k)), "failed")
    return "truncated" if haul.lacking else "complete"


def outcome_of(source: Source, haul: Haul) -> Outcome:
    """Say how asking the source went."""
    tally, status = source.tally, _status(haul)
    told = [*map(str, haul.errors), *haul.spared]
    if status == "truncated":
        told.append(
            f"The source says it has {haul.expected} papers and gave {len(haul.records)}. "
            "Fetch again later, or count with care."
        )
    return Outcome(
        source=source.name,
        status=status,
        n_records=len(haul.records),
        n_expected=haul.expected,
        requests=tally.requests,
        bytes=tally.bytes,
        cost_usd=tally.cost_usd,
        budget_left=tally.budget_left,
        answered_at=tally.oldest,
        message=" ".join(dict.fromkeys(told)),
    )
