"""Four yearly observations of each researcher; in one of them a service fails."""

from __future__ import annotations

from collections.abc import Iterable

from researchmetrics.datasets.invention import answers
from researchmetrics.datasets.invention.cast import Researcher
from researchmetrics.datasets.invention.fate import h_of
from researchmetrics.datasets.invention.sections import sections
from researchmetrics.datasets.invention.works import Work, works
from researchmetrics.records import Batch, Outcome, Person, PersonRecord, Provenance, Record

__all__ = ["DATES", "history"]

DATES = ("2022-06-30", "2023-06-30", "2024-06-30", "2025-06-30")
# The library's answer to the third observation never came; what it said before stays known.
_FAILED = "2024-06-30"


def history(researcher: Researcher) -> tuple[Batch, ...]:
    """Observe a researcher on all dates.

    Parameters
    ----------
    researcher : Researcher
        Whom.

    Returns
    -------
    tuple of Batch
        Oldest first, each whole as of its date.
    """
    every = works(researcher)
    return tuple(_batch(researcher, every, at) for at in DATES)


def _batch(researcher: Researcher, every: list[Work], at: str) -> Batch:
    asked = DATES[DATES.index(at) - 1] if at == _FAILED else at
    listed = list(answers.index(every, at))
    library = list(answers.library(every, asked))
    stated = list(answers.document([work for work in every if work.date <= DATES[0]]))
    return Batch(
        known_at=at,
        people=_people(researcher, listed, library, at, asked),
        records=(*listed, *library, *stated),
        outcomes=(
            _complete(answers.INDEX, listed, at),
            _complete(answers.LIBRARY, library, at) if at != _FAILED else _failure(),
            Outcome(source=answers.DOCUMENT, status="complete", n_records=len(stated)),
        ),
        sections=sections(researcher.key),
    )


def _complete(source: str, records: list[Record], at: str) -> Outcome:
    return Outcome(
        source=source,
        status="complete",
        n_records=len(records),
        n_expected=len(records),
        answered_at=f"{at}T09:00:00Z",
    )


def _failure() -> Outcome:
    return Outcome(
        source=answers.LIBRARY,
        status="failed",
        message="The invented library did not answer. What it said a year before is shown.",
    )


def _people(
    researcher: Researcher, listed: list[Record], library: list[Record], at: str, asked: str
) -> tuple[PersonRecord, ...]:
    short = researcher.key.rpartition(":")[2]
    person = researcher.person
    brief = Person(ids=person.ids, name=person.name, affiliations=person.affiliations)
    return (
        PersonRecord(
            person=person,
            provenance=_where(answers.INDEX, f"A-{short}", at),
            reported=_figures(listed),
            citations_by_year=_sum(p for r in listed for p in r.citations_by_year),
            papers_by_year=_sum((r.year, 1) for r in listed if r.year is not None),
        ),
        PersonRecord(
            person=brief,
            provenance=_where(answers.LIBRARY, f"P-{short}", asked),
            reported={"n_papers": len(library)},
        ),
    )


def _figures(records: list[Record]) -> dict[str, float]:
    """Count as the index does: every version is a paper of its own."""
    counts = [record.citations or 0 for record in records]
    return {
        "n_papers": len(records),
        "n_citations": sum(counts),
        "h_index": h_of(counts),
        "i10_index": sum(count >= 10 for count in counts),
    }


def _sum(pairs: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    found: dict[int, int] = {}
    for year, count in pairs:
        found[year] = found.get(year, 0) + count
    return tuple(sorted(found.items()))


def _where(source: str, identity: str, at: str) -> Provenance:
    return Provenance(
        source=source, source_id=identity, retrieved_at=f"{at}T09:00:00Z", known_at=at
    )
