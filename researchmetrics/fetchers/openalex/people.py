"""Reading people: what OpenAlex says of them, and whom a search found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from researchmetrics.errors import UnexpectedAnswerError
from researchmetrics.fetchers.openalex.values import (
    NAME,
    at,
    by_year,
    distinct,
    int_at,
    own_id,
    person_ids,
    rows_at,
    text_at,
    texts_at,
)
from researchmetrics.records import Candidate, Person, PersonRecord, Provenance

__all__ = ["parse_author", "parse_candidate"]


def parse_author(
    raw: Mapping[str, Any], provenance: Provenance | None = None, *, also: tuple[str, ...] = ()
) -> PersonRecord:
    """Read one person.

    Parameters
    ----------
    raw : Mapping
        The author as OpenAlex writes it; any field may be missing or null.
    provenance : Provenance, optional
        Where it came from; default: the source and its identifier alone.
    also : tuple of str
        Identifiers that led to it, such as one that was merged into it.

    Returns
    -------
    PersonRecord
        With the service's own figures.

    Raises
    ------
    UnexpectedAnswerError
        If it is no person.

    Examples
    --------
    >>> raw = {
    ...     "id": "https://openalex.org/A7",
    ...     "display_name": "Josiah Carberry",
    ...     "orcid": None,
    ...     "ids": {"orcid": "https://orcid.org/0000-0002-1825-0097"},
    ...     "summary_stats": {"h_index": 2},
    ... }
    >>> carberry = parse_author(raw)
    >>> carberry.person.ids
    ('openalex:A7', 'orcid:0000-0002-1825-0097')
    >>> dict(carberry.reported)
    {'h_index': 2}
    """
    source_id = own_id(raw)
    if source_id is None or not source_id.startswith("A"):
        raise UnexpectedAnswerError("OpenAlex answered something that is no person.", source=NAME)
    name = text_at(raw, "display_name")
    figures = {
        "h_index": int_at(raw, "summary_stats", "h_index"),
        "i10_index": int_at(raw, "summary_stats", "i10_index"),
        "n_papers": int_at(raw, "works_count"),
        "n_citations": int_at(raw, "cited_by_count"),
    }
    return PersonRecord(
        person=Person(
            ids=distinct(*person_ids(raw), *also),
            name=name,
            other_names=tuple(other for other in _other_names(raw) if other != name),
            affiliations=_affiliations(raw),
            interests=_names_in(rows_at(raw, "topics")),
        ),
        provenance=provenance or Provenance(source=NAME, source_id=source_id),
        reported={figure: value for figure, value in figures.items() if value is not None},
        citations_by_year=by_year(raw, "cited_by_count"),
        papers_by_year=by_year(raw, "works_count"),
    )


def parse_candidate(raw: Mapping[str, Any]) -> Candidate:
    """Read one person found by a search, not yet judged.

    Parameters
    ----------
    raw : Mapping
        The author as OpenAlex writes it; any field may be missing or null.

    Returns
    -------
    Candidate
        Without score and evidence.

    Raises
    ------
    UnexpectedAnswerError
        If it is no person.

    Examples
    --------
    >>> raw = {"id": "https://openalex.org/A7", "works_count": 3, "counts_by_year": None}
    >>> parse_candidate(raw).n_papers
    3
    """
    record = parse_author(raw)
    person, years = record.person, [year for year, n in record.papers_by_year if n > 0]
    n_papers = int_at(raw, "works_count")
    # The years may cover the last ten only; the first is known where they cover every work.
    is_whole = bool(years) and sum(n for _, n in record.papers_by_year) == n_papers
    institutions = (*rows_at(raw, "last_known_institutions"), *_institutions(raw))
    return Candidate(
        id=f"{NAME}:{own_id(raw)}",
        name=person.name or "",
        source=NAME,
        other_names=person.other_names,
        affiliations=person.affiliations,
        countries=distinct(*(text_at(place, "country_code") for place in institutions)),
        topics=person.interests,
        ids=tuple(known for known in person.ids if not known.startswith(f"{NAME}:")),
        n_papers=n_papers,
        n_citations=int_at(raw, "cited_by_count"),
        h_index=int_at(raw, "summary_stats", "h_index"),
        first_year=min(years) if is_whole else None,
        last_year=max(years, default=None),
    )


def _other_names(raw: Mapping[str, Any]) -> tuple[str, ...]:
    return distinct(*texts_at(raw, "display_name_alternatives"), text_at(raw, "longest_name"))


def _institutions(raw: Mapping[str, Any]) -> list[Any]:
    """Return all institutions of a person, the latest first."""
    rows = sorted(rows_at(raw, "affiliations"), key=_last, reverse=True)
    return [at(row, "institution") for row in rows]


def _last(row: Mapping[str, Any]) -> int:
    years = at(row, "years")
    known = years if isinstance(years, list) else []
    return max((year for year in known if isinstance(year, int)), default=0)


def _affiliations(raw: Mapping[str, Any]) -> tuple[str, ...]:
    return _names_in([*rows_at(raw, "last_known_institutions"), *_institutions(raw)])


def _names_in(rows: Iterable[Any]) -> tuple[str, ...]:
    return distinct(*(text_at(row, "display_name") for row in rows))
