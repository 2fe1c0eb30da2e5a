"""What two invented services and a document say of the invented works."""

from __future__ import annotations

from collections.abc import Iterator

from researchmetrics.datasets.invention.dice import Dice
from researchmetrics.datasets.invention.fate import received
from researchmetrics.datasets.invention.works import PREPRINTS, Work
from researchmetrics.records import Author, Provenance, Record

__all__ = ["DOCUMENT", "INDEX", "LIBRARY", "document", "index", "library"]

INDEX, LIBRARY, DOCUMENT = "invented-index", "invented-library", "document:invented-cv.md"


def index(works: list[Work], at: str) -> Iterator[Record]:
    """Yield what the index lists: nearly all, versions one by one, with counts.

    Parameters
    ----------
    works : list of Work
        Of one researcher.
    at : str
        ISO date of the answer.

    Yields
    ------
    Record
        In order of publication.
    """
    for work in works:
        if work.preprint_date and work.preprint_date <= at:
            yield _preprint(work, at)
        if work.date <= at and work.fate != "unlisted":
            yield _indexed(work, at)


def _indexed(work: Work, at: str) -> Record:
    cut = work.fate == "cut"
    counted = work.fate != "uncounted"
    by_year = received(work.number, work.fame, work.date, at) if counted else ()
    return Record(
        provenance=_where(INDEX, f"W{work.number}", at),
        title=work.title,
        authors=work.authors[:3] if cut else work.authors,
        authors_truncated=cut,
        n_authors=None if cut else len(work.authors),
        date=work.stated_date,
        year=work.year,
        type=work.type,
        venue=work.venue,
        category=work.category,
        field=work.field,
        doi=work.doi,
        url=f"https://invented-index.example/works/W{work.number}",
        code_url=f"https://code.example/sample/{work.number}" if work.has_code else None,
        # The index searched the full text of open works only.
        has_code=work.has_code if work.has_code or work.is_open_access else None,
        is_open_access=work.is_open_access,
        is_retracted=work.is_retracted,
        citations=sum(count for _, count in by_year) if counted else None,
        citations_by_year=by_year,
        abstract=work.abstract or None,
        notes=work.notes,
    )


def _preprint(work: Work, at: str) -> Record:
    date = str(work.preprint_date)
    by_year = received(work.number + 5000, work.fame / 4, date, at)
    return Record(
        provenance=_where(INDEX, f"W{work.number + 5000}", at),
        title=work.title,
        authors=work.authors,
        authors_truncated=False,
        n_authors=len(work.authors),
        date=date,
        year=int(date[:4]),
        type="preprint",
        venue=PREPRINTS,
        category=work.category,
        field=work.field,
        doi=f"10.5555/potprints.{work.number}",
        url=f"https://potprints.example/abs/{work.number}",
        is_open_access=True,
        is_retracted=False,
        citations=sum(count for _, count in by_year),
        citations_by_year=by_year,
        abstract=work.abstract,
    )


def library(works: list[Work], at: str) -> Iterator[Record]:
    """Yield what the library lists: six in ten, in its own spelling, and what the index lacks.

    Parameters
    ----------
    works : list of Work
        Of one researcher.
    at : str
        ISO date of the answer.

    Yields
    ------
    Record
        In order of publication.
    """
    for work in works:
        dice = Dice("library", work.number)
        if work.date > at or not (work.fate == "unlisted" or dice.happens(0.6)):
            continue
        is_counted = dice.happens(0.5)
        by_year = received(work.number, work.fame * 0.7, work.date, at)
        yield Record(
            provenance=_where(LIBRARY, f"L-{work.number}", at),
            title=work.title.upper() if dice.happens(0.2) else f"{work.title}.",
            authors=tuple(Author(name=_initials(a.name), ids=a.ids) for a in work.authors),
            authors_truncated=False,
            n_authors=len(work.authors),
            year=work.year,
            type=work.type,
            venue=work.venue,
            field=work.field,
            doi=work.doi if dice.happens(0.7) else None,
            url=f"https://invented-library.example/{work.number}",
            citations=sum(count for _, count in by_year) if is_counted else None,
            abstract=work.abstract if work.fate == "unlisted" else None,
        )


def document(works: list[Work]) -> Iterator[Record]:
    """Yield what only the researcher's own list has: a program, and what is not yet submitted.

    Parameters
    ----------
    works : list of Work
        Of one researcher.

    Yields
    ------
    Record
        As in a list of publications.
    """
    program = next(work for work in works if work.has_code and work.fate == "plain")
    yield Record(
        provenance=_where(DOCUMENT, "software-1", None),
        title=program.title,
        authors=program.authors[:2],
        year=program.year + 1,
        type="software",
        field=program.field,
        url=f"https://code.example/sample/{program.number}",
        section="Software",
        raw=f"{program.title} (program). https://code.example/sample/{program.number}",
    )
    newest = works[-1]
    title = f"Second thoughts on {newest.title[0].lower()}{newest.title[1:]}"
    yield Record(
        provenance=_where(DOCUMENT, "unsubmitted-1", None),
        title=title,
        authors=newest.authors[:3],
        type="unsubmitted",
        field=newest.field,
        notes=("to be submitted",),
        section="In preparation",
        raw=f"{title}. To be submitted.",
    )


def _where(source: str, identity: str, at: str | None) -> Provenance:
    return Provenance(
        source=source,
        source_id=identity,
        retrieved_at=f"{at}T09:00:00Z" if at else None,
        known_at=at,
    )


def _initials(name: str) -> str:
    given, _, family = name.partition(" ")
    return f"{given[0]}. {family}"
