"""Reading works: one of OpenAlex's into one raw record."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from researchmetrics.errors import UnexpectedAnswerError
from researchmetrics.fetchers.openalex.values import (
    NAME,
    at,
    bool_at,
    by_year,
    distinct,
    int_at,
    is_sentinel,
    other_ids,
    own_id,
    person_ids,
    rows_at,
    text_at,
    texts_at,
)
from researchmetrics.records import Author, Provenance, Record

__all__ = ["parse_work"]

_ARXIV = re.compile(
    r"(?:arxiv\.org/(?:abs|pdf)/|10\.48550/arxiv\.)([\w.-]+(?:/\d{7})?)", re.IGNORECASE
)
# From this many on, lists of works cut their lists of authors.
_AUTHORS_CUT_AT = 100

_TYPES = {
    **dict.fromkeys(("article", "review", "letter", "editorial"), "article"),
    **dict.fromkeys(("book", "monograph", "edited-book", "reference-book"), "book"),
    **dict.fromkeys(("book-chapter", "book-section", "reference-entry"), "chapter"),
    **dict.fromkeys(("dataset", "database"), "dataset"),
    **dict.fromkeys(("report", "standard"), "report"),
    **dict.fromkeys(("paratext", "erratum", "retraction", "peer-review", "grant"), "other"),
    **dict.fromkeys(("libguides", "supplementary-materials", "other"), "other"),
    "dissertation": "thesis",
    "preprint": "preprint",
    "software": "software",
}


def parse_work(
    raw: Mapping[str, Any], provenance: Provenance | None = None, *, is_about: str | None = None
) -> Record:
    """Read one work.

    Parameters
    ----------
    raw : Mapping
        The work as OpenAlex writes it; any field may be missing or null.
    provenance : Provenance, optional
        Where it came from; default: the source and its identifier alone.
    is_about : str, optional
        Identifier of the person whose list it is on; that author is marked.

    Returns
    -------
    Record
        Raw values.

    Raises
    ------
    UnexpectedAnswerError
        If it is no work.

    Examples
    --------
    >>> raw = {
    ...     "id": "https://openalex.org/W42",
    ...     "title": "On Cracked Pots",
    ...     "publication_year": 2019,
    ...     "type": "article",
    ...     "primary_location": {"source": {"display_name": "J. Psychoceramics"}},
    ...     "cited_by_count": 0,
    ...     "abstract_inverted_index": {"pots": [1, 4], "All": [0], "are": [2], "cracked": [3]},
    ... }
    >>> work = parse_work(raw)
    >>> work.venue, work.year, work.citations, work.references
    ('J. Psychoceramics', 2019, 0, None)
    >>> work.abstract
    'All pots are cracked pots'
    """
    source_id = own_id(raw)
    if source_id is None or not source_id.startswith("W"):
        raise UnexpectedAnswerError("OpenAlex answered something that is no work.", source=NAME)
    place = at(raw, "primary_location")
    authors, facts = _authors(raw, is_about)
    return Record(
        provenance=provenance or Provenance(source=NAME, source_id=source_id),
        title=text_at(raw, "title") or text_at(raw, "display_name"),
        authors=authors,
        **facts,
        date=text_at(raw, "publication_date"),
        year=int_at(raw, "publication_year"),
        type=_type(raw),
        venue=text_at(place, "source", "display_name") or text_at(place, "raw_source_name"),
        volume=text_at(raw, "biblio", "volume"),
        issue=text_at(raw, "biblio", "issue"),
        pages=_pages(raw),
        publisher=text_at(place, "source", "host_organization_name"),
        category=text_at(raw, "primary_topic", "subfield", "display_name")
        or text_at(raw, "primary_topic", "display_name"),
        field=text_at(raw, "primary_topic", "field", "display_name"),
        doi=text_at(raw, "doi") or text_at(raw, "ids", "doi"),
        arxiv_id=_arxiv_id(raw),
        ids=(f"openalex:{source_id}", *other_ids(raw, ("pmid", "pmcid", "mag"))),
        url=text_at(place, "landing_page_url"),
        links=distinct(text_at(raw, "open_access", "oa_url"), text_at(place, "pdf_url")),
        is_open_access=bool_at(raw, "open_access", "is_oa"),
        is_retracted=bool_at(raw, "is_retracted"),
        citations=int_at(raw, "cited_by_count"),
        citations_by_year=by_year(raw, "cited_by_count"),
        references=_references(raw),
        abstract=_abstract(at(raw, "abstract_inverted_index")),
    )


def _authors(
    raw: Mapping[str, Any], is_about: str | None
) -> tuple[tuple[Author, ...], dict[str, Any]]:
    """Read the authors, and how many there are where that is certain."""
    rows = rows_at(raw, "authorships")
    ids = [person_ids(at(row, "author") or {}) for row in rows]
    is_found = any(is_about in known for known in ids)
    authors = tuple(
        Author(
            name=name,
            ids=known,
            is_corresponding=bool_at(row, "is_corresponding"),
            is_self=is_about in known if is_about and is_found else None,
            affiliations=_places(row),
            countries=distinct(*texts_at(row, "countries")),
        )
        for row, known in zip(rows, ids, strict=True)
        if (name := text_at(row, "raw_author_name") or text_at(row, "author", "display_name"))
    )
    is_cut = bool_at(raw, "is_authors_truncated")
    if is_cut is None and rows:
        # A list of exactly the limit may be whole or cut.
        is_cut = None if len(rows) == _AUTHORS_CUT_AT else False
    n_authors = len(rows) if rows and is_cut is False else None
    return authors, {"authors_truncated": is_cut, "n_authors": n_authors}


def _places(row: Mapping[str, Any]) -> tuple[str, ...]:
    named = distinct(*(text_at(place, "display_name") for place in rows_at(row, "institutions")))
    return named or distinct(*texts_at(row, "raw_affiliation_strings"))


def _type(raw: Mapping[str, Any]) -> str | None:
    """Tell the type; conference papers and preprints may be called articles."""
    kind = _TYPES.get(text_at(raw, "type") or "")
    if bool_at(raw, "is_paratext"):
        return "other"
    if kind != "article":
        return kind
    place = at(raw, "primary_location")
    held_by = text_at(place, "source", "type") or ""
    said = f"{text_at(place, 'raw_type') or ''} {text_at(raw, 'type_crossref') or ''}".lower()
    if held_by == "conference" or "proceedings" in said or "conference" in said:
        return "conference"
    is_arxiv = "arxiv.org/" in (text_at(place, "landing_page_url") or "")
    is_posted = "posted-content" in said or "preprint" in said
    return "preprint" if held_by == "repository" and (is_arxiv or is_posted) else kind


def _pages(raw: Mapping[str, Any]) -> str | None:
    first, last = text_at(raw, "biblio", "first_page"), text_at(raw, "biblio", "last_page")
    return "-".join(distinct(first, last)) or None


def _arxiv_id(raw: Mapping[str, Any]) -> str | None:
    places = (at(raw, "primary_location"), *rows_at(raw, "locations"))
    texts = (text_at(raw, "doi"), *(text_at(place, "landing_page_url") for place in places))
    found = (_ARXIV.search(text) for text in texts if text)
    return next((match[1].removesuffix(".pdf") for match in found if match), None)


def _references(raw: Mapping[str, Any]) -> tuple[str, ...] | None:
    if not isinstance(at(raw, "referenced_works"), list):
        return None
    known = (own_id(text) for text in texts_at(raw, "referenced_works") if not is_sentinel(text))
    return distinct(*(own and f"openalex:{own}" for own in known))


def _abstract(index: Any) -> str | None:
    """Put the words back in their places; gaps are closed, of words in one place all stay."""
    if not isinstance(index, Mapping):
        return None
    placed = [
        (position, word)
        for word, positions in index.items()
        for position in (positions if isinstance(positions, list) else [])
        if isinstance(position, int)
    ]
    placed.sort(key=lambda pair: pair[0])
    return " ".join(word for _, word in placed) or None
