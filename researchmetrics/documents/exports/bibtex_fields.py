"""What the fields of a BibTeX or BibLaTeX entry say, in our words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from researchmetrics.documents.exports.bibtex_links import (
    add_addresses,
    add_eprint,
    address,
    ids_in,
)
from researchmetrics.documents.exports.bibtex_names import names_in
from researchmetrics.documents.exports.kinds import kind_of
from researchmetrics.documents.exports.names import authors_of, per_name
from researchmetrics.documents.exports.notes import told_in
from researchmetrics.documents.exports.work import count_of, iso_day
from researchmetrics.documents.text.latex import readable, spelt
from researchmetrics.documents.text.latex_signs import JOURNALS

__all__ = ["said_by"]

_JOURNAL_MACRO = re.compile(r"\{?\\([a-z]+)\}?")
_DASHES = re.compile(r"\s*(?:-{1,3}|–|—)\s*")
_NAMED_ID = re.compile(
    r"([^/;\n]{2,80})/\s*([0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9Xx]|[A-Z]{1,4}-[0-9]{4}-[0-9]{4})"
)
_MONTH = re.compile("0?[1-9]|1[0-2]")
_DAY = re.compile("0?[1-9]|[12][0-9]|3[01]")
_YEAR = re.compile("[0-9]{4}")
_UNSUBMITTED = re.compile(
    r"\b(?:in preparation|to be submitted|not yet submitted|draft)\b", re.IGNORECASE
)
_RETRACTED = re.compile(r"\bretracted\b", re.IGNORECASE)
_NOTES = (
    "note", "addendum", "award", "awards", "award_name", "honor", "honors", "honour", "pubstate",
    "comments", "status",
)  # fmt: skip
_COUNTS = (
    "times-cited", "citations", "citedby", "cited_by", "citation_count", "citationcount", "cites",
)  # fmt: skip
_OTHER_DATES = ("earlyaccessdate", "early-access-date", "publication_date", "eventdate")
_VENUES = {
    "journal": ("journal", "journaltitle", "shortjournal", "journal-iso", "fjournal"),
    "book": ("booktitle", "maintitle", "eventtitle", "conference"),
    "school": ("school", "institution"),
}
_VENUE_ORDER = {
    "article": ("journal", "book"),
    "thesis": ("school", "journal", "book"),
    None: ("book", "journal"),
}


def said_by(kind: str, values: Mapping[str, str]) -> tuple[dict[str, Any], str | None]:
    r"""Say what an entry says, in the fields of a record.

    Parameters
    ----------
    kind : str
        ``article``, ``inproceedings`` and so on.
    values : Mapping of str to str
        Its fields as they stand in the file, macros filled in.

    Returns
    -------
    tuple of (dict, str or None)
        As `researchmetrics.documents.export_work.record_of` takes them; and the day on which the
        counts were taken, where it is told.

    Examples
    --------
    >>> said, _ = said_by("misc", {"title": r"Of {POTS} \& pans", "eprint": "2401.99999"})
    >>> said["title"], said["arxiv"]
    ('Of {POTS} & pans', ['2401.99999'])
    """
    told = told_in(readable(values[name]) for name in _NOTES if values.get(name))
    our_kind = _kind(kind, values)
    said: dict[str, Any] = {
        "title": _title(values),
        "type": our_kind,
        "year": readable(values.get("year") or ""),
        "date": _date(values),
        "volume": _read(values, "volume"),
        "issue": _read(values, "number", "issue"),
        "pages": _pages(values),
        "publisher": _read(values, "publisher", "organization") or _maker(our_kind, values),
        "category": _read(values, "primaryclass", "eprintclass", "web-of-science-categories"),
        "field": _read(values, "research-areas"),
        "abstract": _read(values, "abstract", "abstractnote"),
        "notes": told.notes,
        "citations": told.citations if told.citations is not None else _count(values),
        "references": _references(values) if told.references is None else told.references,
        "affiliations": _lines(values, "affiliation", "affiliations"),
        "doi": [address(values["doi"])] if values.get("doi") else [],
        "ids": [*ids_in(values), *told.ids],
    }
    said["venue"] = _venue(our_kind, values)
    _add_people(said, values)
    add_addresses(said, values)
    add_eprint(said, values)
    _add_states(said, values)
    return said, told.known_at or iso_day(_read(values, "da"))


def _read(values: Mapping[str, str], *names: str) -> str | None:
    for name in names:
        said = values.get(name)
        text = readable(said) if said else ""
        if text:
            return text
    return None


def _title(values: Mapping[str, str]) -> str | None:
    title = spelt(values.get("title") or "")
    more = spelt(values.get("subtitle") or "")
    if title and more:
        return f"{title}{'' if title[-1] in '?!:.' else ':'} {more}"
    return title or None


def _kind(kind: str, values: Mapping[str, str]) -> str | None:
    stated = kind_of(_read(values, "document_type"))
    if not stated and kind in {"article", "inproceedings", "misc", "unpublished", "conference"}:
        stated = kind_of(_read(values, "type"))
    kind = stated or (None if kind in {"unpublished", "misc"} else kind_of(kind)) or ""
    state = f"{values.get('pubstate') or ''} {values.get('note') or ''}"
    if not kind and (_UNSUBMITTED.search(state) or "inpreparation" in state):
        return "unsubmitted"
    return kind or None


def _venue(kind: str | None, values: Mapping[str, str]) -> str | None:
    order = _VENUE_ORDER.get(kind, _VENUE_ORDER[None])
    for name in (field for group in order for field in _VENUES[group]):
        text = values.get(name)
        macro = _JOURNAL_MACRO.fullmatch(text.strip()) if text else None
        venue = JOURNALS.get(macro[1]) if macro else None
        venue = venue or readable(text or "")
        if venue:
            return venue
    if kind in {"book", None}:
        how = values.get("howpublished") or ""
        return _read(values, "series") or (
            None if "http" in how or "\\url" in how else readable(how) or None
        )
    return None


def _maker(kind: str | None, values: Mapping[str, str]) -> str | None:
    return None if kind == "thesis" else _read(values, "institution", "school")


def _date(values: Mapping[str, str]) -> str | None:
    stated = readable(values.get("date") or "")
    if stated:
        return stated
    month, day, year = (readable(values.get(name) or "") for name in ("month", "day", "year"))
    if not month:
        return None if year else _read(values, *_OTHER_DATES)
    if _MONTH.fullmatch(month) and _YEAR.match(year):
        end = f"-{int(day):02d}" if _DAY.fullmatch(day) else ""
        return f"{year[:4]}-{int(month):02d}{end}"
    return " ".join(filter(None, (month, day, year)))


def _pages(values: Mapping[str, str]) -> str | None:
    pages = readable(values.get("pages") or values.get("page") or "")
    if not pages.strip("-–?. "):
        return _read(values, "eid", "article-number", "articleno", "art_number", "article_number")
    return _DASHES.sub("-", pages)


def _count(values: Mapping[str, str]) -> int | None:
    found = (count_of(readable(values[name])) for name in _COUNTS if values.get(name))
    return next((count for count in found if count is not None), None)


def _lines(values: Mapping[str, str], *names: str) -> tuple[str, ...]:
    """Part a list that has an item a line, or semicolons between its items."""
    text = next((values[name] for name in names if values.get(name)), "")
    parts = re.split(r"\.?\s*\n\s*|;\s", text) if "\n" in text else text.split("; ")
    return tuple(filter(None, (readable(part).strip(" ;.") for part in parts)))


def _references(values: Mapping[str, str]) -> tuple[str, ...] | None:
    stated = values.get("references") or ""
    if stated.strip():
        parts = re.split(r";\s+", stated)
        return tuple(filter(None, (readable(part).strip(" ;") for part in parts)))
    listed = values.get("cited-references") or ""
    if listed.strip():
        return tuple(filter(None, (readable(line).strip(" .") for line in listed.split("\n"))))
    return () if (values.get("number-of-cited-references") or "").strip("{} ") == "0" else None


def _add_people(said: dict[str, Any], values: Mapping[str, str]) -> None:
    names, is_cut = _all_names(values, "author")
    stated = [values.get(name) or "" for name in ("orcid-numbers", "researcherid-numbers")]
    lines = "\n".join(map(readable, "\n".join(stated).split("\n")))
    pairs = ((found[1].strip(), _own_id(found[2])) for found in _NAMED_ID.finditer(lines))
    said["authors"] = authors_of(names, per_name(pairs))
    if said["authors"] or is_cut:
        said["authors_truncated"] = is_cut
    groups = _read(values, "collaboration", "group-author", "book-group-author")
    if groups and not names:
        said["authors"] = authors_of([groups])
    editors, _ = _all_names(values, "editor")
    said["editors"] = tuple(editors)


def _own_id(value: str) -> str:
    return f"orcid:{value.upper()}" if re.match(r"[0-9]{4}-", value) else f"researcherid:{value}"


def _all_names(values: Mapping[str, str], field: str) -> tuple[list[str], bool]:
    """Read a field that some programs repeat for each name."""
    names, is_cut = names_in(values.get(field) or "")
    number = 2
    while f"{field}#{number}" in values:
        more, cut = names_in(values[f"{field}#{number}"])
        names, is_cut, number = [*names, *more], is_cut or cut, number + 1
    return names, is_cut


def _add_states(said: dict[str, Any], values: Mapping[str, str]) -> None:
    kind = values.get("document_type") or values.get("type") or ""
    said["is_retracted"] = True if _RETRACTED.search(kind) else None
    said["is_open_access"] = True if _read(values, "oa", "open_access") else None
