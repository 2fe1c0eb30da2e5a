"""Reading what INSPIRE-HEP writes in ways of its own: links, roles, publications, references."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from researchmetrics.errors import UnexpectedAnswerError
from researchmetrics.sources import fields, inspire_people, markup, shapes
from researchmetrics.sources.identifiers import last_part

__all__ = ["WORKS", "described", "metadata", "of_work"]

# What is asked for of each on a list.
WORKS = (
    "control_number,titles,abstracts.value,authors.full_name,authors.ids,authors.record,"
    "authors.affiliations.value,authors.inspire_roles,author_count,collaborations,corporate_author,"
    "dois,arxiv_eprints,primary_arxiv_category,publication_info,document_type,preprint_date,"
    "earliest_date,imprints,thesis_info,inspire_categories,refereed,withdrawn,citation_count,"
    "texkeys,report_numbers,isbns,documents.url,external_system_identifiers,persistent_identifiers,urls,"
    "public_notes.value,references.record,references.reference.dois,"
    "references.reference.arxiv_eprint,references.reference.misc,references.reference.title,"
    "references.reference.publication_info,book_series"
)
_KINDS = {
    "activity report": "report",
    "article": "article",
    "book": "book",
    "book chapter": "chapter",
    "conference paper": "conference",
    "note": "report",
    "proceedings": "book",
    "report": "report",
    "thesis": "thesis",
}
# What concerns a work, without being it.
_ABOUT = {"addendum", "editorial note", "erratum", "reprint", "translation"}
_DATES = (
    "imprints.date | thesis_info.date | thesis_info.defense_date | preprint_date | earliest_date"
)
_REFERENCE = "authors.full_name | collaborations | title.title | misc | report_numbers | urls.value"
_SYSTEMS = {"ads": "bibcode", "hdl": "handle", "cds": "cds", "osti": "osti"}


def metadata(raw: object, *, of_person: bool = False) -> tuple[Mapping[str, Any], str]:
    """Return what is said of a thing, and its number.

    Parameters
    ----------
    raw : object
        With its metadata, or the metadata alone.
    of_person : bool
        Whether it is to be a person, else a work.

    Returns
    -------
    tuple of (Mapping, str)
        Things of the other kind, and all else, raise `UnexpectedAnswerError`.

    Examples
    --------
    >>> metadata({"id": "7", "metadata": {"titles": []}})
    ({'titles': []}, '7')
    """
    inner = fields.value(raw, "metadata")
    meta = inner if isinstance(inner, Mapping) else raw
    own = fields.text(meta, "control_number") or fields.text(raw, "id") or ""
    # Each kind lacks what marks the other.
    is_foreign = fields.value(meta, "titles" if of_person else "name.value")
    if not isinstance(meta, Mapping) or not own.isdecimal() or is_foreign:
        raise UnexpectedAnswerError("INSPIRE-HEP answered something else.", source="inspirehep")
    return meta, own


def described(meta: object) -> dict[str, Any]:
    """Read what is said of a work, but for its authors and identifiers.

    Parameters
    ----------
    meta : object
        Metadata of a work.

    Returns
    -------
    dict
        By names of `researchmetrics.records.Record`. What is called an article, and is on arXiv
        and in no journal, is a preprint; of the day of publication often the year alone is known.

    Examples
    --------
    >>> known = described(
    ...     {"document_type": ["article"], "arxiv_eprints": [{"value": "2401.99999"}]}
    ... )
    >>> known["type"], known["citations"], known["references"]
    ('preprint', None, None)
    >>> known = described({"publication_info": [{"year": 2020}], "preprint_date": "2019-12-30"})
    >>> known["date"], known["year"]
    (None, 2020)
    """
    main = _published(meta)
    known = fields.by_table(main, _PUBLISHED) | fields.by_table(meta, _WORK)
    links = tuple(link for link in known["links"] if link != known["url"])
    more = {"type": _kind(meta), "notes": _noted(meta), "links": links}
    # Books and what is in them appear in series.
    series = fields.by_table(next(iter(fields.rows(meta, "book_series")), None), _SERIES)
    known |= {name: one for name, one in series.items() if not known[name]}
    return known | more | _dated(meta)


def _kind(meta: object) -> str | None:
    """Tell the kind of a work."""
    words = fields.texts(meta, "document_type")
    found = next((_KINDS[word] for word in words if word in _KINDS), None)
    is_posted = bool(fields.names(meta, "arxiv_eprints.value"))
    is_printed = bool(fields.names(meta, "publication_info.journal_title | imprints.publisher"))
    is_preprint = found == "article" and is_posted and not is_printed
    return "preprint" if is_preprint and not fields.flag(meta, "refereed") else found


def _dated(meta: object) -> dict[str, Any]:
    """Read when a work came out."""
    printed = fields.number(_published(meta), "year")
    days = fields.names(meta, _DATES)
    fit = (day for day in days if printed is None or day.startswith(str(printed)))
    day = next(fit, None)
    start = day[:4] if day else ""
    return {"date": day, "year": printed or (int(start) if start.isdecimal() else None)}


def _title(meta: object, path: str) -> str | None:
    """Read the first of a work's titles."""
    rows = (row for row in fields.rows(meta, path) if fields.text(row, "title"))
    return ": ".join(fields.names(next(rows, None), "title | subtitle")) or None


def _abstract(meta: object, path: str) -> str | None:
    """Read the first of a work's abstracts."""
    return markup.plain(_leaf(meta, f"{path}.value"))


def _leaf(raw: object, path: str) -> str | None:
    """Read the first text of all places."""
    return next(iter(fields.names(raw, path)), None)


def _pages(raw: object, path: str) -> str | None:
    """Read the pages of a work, or the number that stands for them."""
    return shapes.span(raw, path) or fields.text(raw, "artid")


def _published(meta: object) -> Mapping[str, Any]:
    """Return where a work itself was published."""
    rows = [row for row in fields.rows(meta, "publication_info") if not _is_about(row)]
    in_journals = [row for row in rows if fields.text(row, "journal_title")]
    return next(iter(in_journals or rows), {})


def _noted(meta: object) -> tuple[str, ...]:
    """Collect what is said of a work aside."""
    main = _published(meta)
    others = [row for row in fields.rows(meta, "publication_info") if row is not main]
    places = (f"{fields.text(row, 'material') or 'also'}: {_place(row)}" for row in others)
    about = [row for row in fields.rows(meta, "dois") if _is_about(row)]
    return fields.distinct(
        "withdrawn" if fields.flag(meta, "withdrawn") else None,
        *(f"collaboration: {name}" for name in fields.names(meta, "collaborations.value")),
        *(place for place in places if not place.endswith(": ")),
        *(f"conference: {number}" for number in fields.names(main, "cnum")),
        *(f"{row['material']}: {doi}" for row in about if (doi := fields.text(row, "value"))),
        *fields.names(meta, "public_notes.value"),
    )


def of_work(meta: object) -> dict[str, list[str]]:
    """Read all identifiers of a work.

    Parameters
    ----------
    meta : object
        Metadata of a work.

    Returns
    -------
    dict of str to list of str
        By scheme; DOIs of errata are left out.

    Examples
    --------
    >>> of_work({"control_number": 7, "dois": [{"value": "10.5555/1"}, {"value": "10.5555/1"}]})
    {'inspire': ['7'], 'doi': ['10.5555/1']}
    """
    own = [row for row in fields.rows(meta, "dois") if not _is_about(row)]
    found = {
        "inspire": fields.names(meta, "control_number"),
        "doi": fields.names(own, "value"),
        "arxiv": fields.names(meta, "arxiv_eprints.value"),
        "isbn": fields.names(meta, "isbns.value"),
        "texkey": fields.names(meta, "texkeys"),
        "report-number": fields.names(meta, "report_numbers.value"),
    }
    ids = {scheme: list(values) for scheme, values in found.items() if values}
    elsewhere = ("external_system_identifiers", "persistent_identifiers")
    for row in (row for place in elsewhere for row in fields.rows(meta, place)):
        system, bare = (fields.text(row, "schema") or "").lower(), fields.text(row, "value")
        scheme = _SYSTEMS.get(system, re.sub(r"[^a-z0-9]+", "-", system).strip("-"))
        if bare and re.match("[a-z]", scheme) and bare not in ids.setdefault(scheme, []):
            ids[scheme].append(bare)
    return ids


def _references(meta: object, path: str) -> tuple[str, ...] | None:
    """Read the works that a work gives as references."""
    if not isinstance(fields.value(meta, path), list):
        return None
    return fields.distinct(*map(_reference, fields.rows(meta, path)))


def _reference(row: Mapping[str, Any]) -> str | None:
    said = fields.value(row, "reference")
    tries = {
        "inspire:": last_part(fields.text(row, "record.$ref")),
        "doi:": next(iter(fields.names(said, "dois")), None),
        "arxiv:": fields.text(said, "arxiv_eprint"),
        "": _in_words(said) or next(iter(fields.names(row, "raw_refs.value")), None),
    }
    return next((scheme + value for scheme, value in tries.items() if value), None)


def _in_words(said: object) -> str | None:
    """Write what a reference says that names no work by an identifier."""
    parts = fields.names(said, _REFERENCE)
    journal = _place(fields.value(said, "publication_info"))
    isbn = fields.text(said, "isbn")
    return ", ".join(filter(None, (*parts, journal, isbn and f"ISBN {isbn}"))) or None


def _place(row: object) -> str:
    """Write where something was published."""
    known = fields.names(row, "journal_title | journal_volume | year | page_start | artid")
    return " ".join(known) or fields.text(row, "pubinfo_freetext") or ""


def _is_about(row: object) -> bool:
    return fields.text(row, "material") in _ABOUT


_SERIES: fields.Table = {"venue": (fields.text, "title"), "volume": (fields.text, "volume")}
_PUBLISHED: fields.Table = {
    "venue": (fields.text, "journal_title | pubinfo_freetext"),
    "volume": (fields.text, "journal_volume"),
    "issue": (fields.text, "journal_issue"),
    "pages": (_pages, "page_start | page_end"),
}
_WORK: fields.Table = {
    "title": (_title, "titles"),
    "editors": (inspire_people.editors, "authors"),
    "publisher": (_leaf, "imprints.publisher | thesis_info.institutions.name"),
    "category": (_leaf, "primary_arxiv_category | arxiv_eprints.categories"),
    "field": (_leaf, "inspire_categories.term"),
    "affiliations": (fields.names, "corporate_author"),
    "url": (_leaf, "urls.value"),
    "links": (fields.names, "urls.value | documents.url"),
    "citations": (fields.number, "citation_count"),
    "references": (_references, "references"),
    "abstract": (_abstract, "abstracts"),
}
