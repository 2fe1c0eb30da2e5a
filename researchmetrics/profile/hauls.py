"""What a source gave when asked for a person, and how that went."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from researchmetrics import fetchers
from researchmetrics.errors import BlockedError, NotFoundError, QuotaError, ResearchMetricsError
from researchmetrics.fetchers import Source
from researchmetrics.records import Outcome, PersonRecord, Record

__all__ = ["Haul", "Progress", "open_sources", "outcome_of", "side_by_side"]

Progress = Callable[[str], None]


@dataclass(slots=True)
class Haul:
    """What one source gave, and what ended it."""

    source: Source
    people: list[PersonRecord] = field(default_factory=list)
    records: dict[str, Record] = field(default_factory=dict)
    expected: int | None = None
    errors: list[ResearchMetricsError] = field(default_factory=list)


def open_sources(names: Iterable[str], *, offline: bool | None) -> list[Source]:
    """Open the named sources, each once."""
    return [fetchers.get_source(name, offline=offline) for name in dict.fromkeys(names)]


def side_by_side(chosen: Sequence[Source], ids: Sequence[str], say: Progress) -> list[Haul]:
    """Ask each source in a thread of its own, within its own limits."""
    with ThreadPoolExecutor(max_workers=max(1, len(chosen))) as pool:
        return list(pool.map(lambda source: _haul(source, ids, say), chosen))


def _haul(source: Source, ids: Sequence[str], say: Progress) -> Haul:
    haul = Haul(source)
    for identifier in ids:
        if identifier.split(":", 1)[0] not in source.accepts:
            continue
        try:
            haul.people.extend(source.person(identifier))
            for record in source.works(identifier):
                haul.records[record.record_id] = record
                if len(haul.records) % 100 == 0:
                    say(f"{source.name}: {len(haul.records)} of {source.n_expected} papers")
        except ResearchMetricsError as error:
            haul.errors.append(error)
        if source.n_expected is not None:
            haul.expected = max(haul.expected or 0, source.n_expected)
    say(f"{source.name}: {len(haul.records)} papers")
    source.close()
    return haul


def _status(haul: Haul) -> str:
    if haul.errors:
        if haul.records:
            return "partial"
        kinds = {BlockedError: "blocked", QuotaError: "quota", NotFoundError: "not_found"}
        return next((s for k, s in kinds.items() if isinstance(haul.errors[0], k)), "failed")
    if haul.expected is not None and len(haul.records) < haul.expected:
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
