"""Reading the meta tags by which a work's page describes it: citation_*, prism.*, DC.*."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any
from xml.etree.ElementTree import Element

from researchmetrics.errors import UnexpectedAnswerError
from researchmetrics.records import Author, Provenance, Record
from researchmetrics.sources import fields, identifiers, markup, shapes, web_page

__all__ = ["read_meta_tags", "record_of"]

_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_DOI = re.compile(r"(?:doi:|https?://(?:dx\.)?doi\.org/)?(10\.\d[\d.]*/\S+)", re.IGNORECASE)
_ORCID = re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]", re.IGNORECASE)
# The first of the venues that a page names tells the kind, where it names no kind.
_VENUES = {
    "citation_journal_title": "article",
    "citation_conference_title": "conference",
    "citation_conference": "conference",
    "citation_inbook_title": "chapter",
    "citation_book_title": "chapter",
}
_INSTITUTES = {
    "citation_dissertation_institution": "thesis",
    "citation_dissertation_name": "thesis",
    "citation_technical_report_institution": "report",
}
_DATES = (
    "citation_publication_date|citation_cover_date|citation_date|prism:publicationdate"
    "|dc:issued|dc:date|citation_year|citation_online_date"
)
_PAGES = "citation_firstpage|citation_lastpage"


def _one(read: Callable[[Any, str], Any] = fields.text) -> Callable[[Any, str], Any]:
    """Make a reader of the first of the values that a tag may have several of."""
    return lambda raw, path: read({name: values[0] for name, values in raw.items()}, path)


_WORK: fields.Table = {
    "title": (_one(), "citation_title|dc:title|og:title"),
    "date": (_one(), _DATES),
    "volume": (_one(), "citation_volume|prism:volume|dc:citation:volume"),
    "issue": (_one(), "citation_issue|prism:number|dc:citation:issue"),
    "pages": (_one(shapes.span), _PAGES),
    "publisher": (_one(), "citation_publisher|dc:publisher|" + "|".join(_INSTITUTES)),
    "arxiv_id": (_one(), "citation_arxiv_id"),
    "url": (_one(), "citation_abstract_html_url|citation_public_url|og:url"),
    "editors": (fields.names, "citation_editor"),
}
_LINKS = "citation_fulltext_html_url|citation_full_html_url|citation_pdf_url|og:url"
_IDS = {"pmid": "citation_pmid", "isbn": "citation_isbn"}


def read_meta_tags(body: bytes, source: str) -> dict[str, list[str]]:
    """Read all meta tags of a page.

    Parameters
    ----------
    body : bytes
        Of the page.
    source : str
        Data provider, for messages.

    Returns
    -------
    dict of str to list of str
        By name in lower case, with colons for dots: the values in order, white space tidied.

    Raises
    ------
    UnexpectedAnswerError
        If there is no page.

    Examples
    --------
    >>> read_meta_tags(b'<meta name=DC.Title content="A &amp; B"><meta name=x content="">', "x")
    {'dc:title': ['A & B']}
    """
    if b"<" not in body:
        text = f"{source} answered {len(body)} bytes that are no page. Try again later."
        raise UnexpectedAnswerError(text, source=source)
    tags: dict[str, list[str]] = {}
    for name, value in _pairs(web_page.read_page(body)):
        tags.setdefault(name, []).append(value)
    return tags


def record_of(body: bytes, provenance: Provenance, **known: Any) -> Record:
    """Read the work that a page describes.

    Parameters
    ----------
    body : bytes
        Of the page.
    provenance : Provenance
        Where it came from.
    **known : object
        Fields of the record that are known better than the page tells them.

    Returns
    -------
    Record
        Raw values; raises `UnexpectedAnswerError` for a page that describes no work.

    Examples
    --------
    >>> page = b'<meta name=citation_title content="Pots"><meta name=citation_date content=2024>'
    >>> record = record_of(page, Provenance(source="x"), ids=("x:1",))
    >>> record.title, record.year, record.ids
    ('Pots', 2024, ('x:1',))
    """
    tags = read_meta_tags(body, provenance.source)
    if not tags.keys() & {"citation_title", "dc:title"}:
        text = f"{provenance.source} answered a page that describes no work. Check the identifier."
        raise UnexpectedAnswerError(text, source=provenance.source, url=provenance.url)
    read: dict[str, Any] = fields.by_table(tags, _WORK)
    venue = next((name for name in _VENUES if name in tags), None)
    institute = next((name for name in _INSTITUTES if name in tags), None)
    year = _YEAR.search(read["date"] or "")
    read |= {
        "authors": _authors(body),
        "venue": tags[venue][0] if venue else _one()(tags, "prism:publicationname|dc:relation"),
        "type": _INSTITUTES.get(institute or "") or _VENUES.get(venue or ""),
        "year": int(year[0]) if year else None,
        "doi": _doi(tags),
        "abstract": _abstract(tags),
        "references": tuple(tags.get("citation_reference", ())) or None,
        "ids": identifiers.ids_stated({name: values[0] for name, values in tags.items()}, _IDS),
        "links": tuple(link for link in fields.names(tags, _LINKS) if link != read["url"]),
    }
    return Record(provenance=provenance, **read | known)


def _pairs(page: Element) -> Iterator[tuple[str, str]]:
    """Yield names and values of the meta tags, in order."""
    for element in page.iter("meta"):
        name = element.get("name") or element.get("property") or ""
        value = " ".join((element.get("content") or "").split())
        if name.strip() and value:
            yield name.strip().lower().replace(".", ":"), value


def _authors(body: bytes) -> tuple[Author, ...]:
    """Read authors; what is said of one stands behind the name."""
    pairs = list(_pairs(web_page.read_page(body)))
    listed = any(name in {"citation_author", "citation_authors"} for name, _ in pairs)
    named = {"citation_author", "citation_authors"} if listed else {"dc:creator", "dc:contributor"}
    authors: list[Author] = []
    for name, value in pairs:
        if name in named:
            # Older pages list all authors in one tag.
            each = value.split(";") if name.endswith("s") else [value]
            authors += [Author(name=one.strip()) for one in each if one.strip()]
        elif authors and name == "citation_author_institution":
            places = fields.distinct(*authors[-1].affiliations, value)
            authors[-1] = replace(authors[-1], affiliations=places)
        elif authors and name == "citation_author_orcid" and (orcid := _ORCID.search(value)):
            authors[-1] = replace(authors[-1], ids=(f"orcid:{orcid[0].upper()}",))
    return tuple(authors)


def _doi(tags: Mapping[str, list[str]]) -> str | None:
    said = fields.names(tags, "citation_doi|prism:doi|bepress_citation_doi|dc:identifier")
    return next((found[1] for one in said if (found := _DOI.fullmatch(one))), None)


def _abstract(tags: Mapping[str, list[str]]) -> str | None:
    """Read the abstract; a plain description may be any text."""
    text = fields.names(tags, "citation_abstract|dc:description|dcterms:abstract")
    return markup.plain(text[0]) if text else None
