"""What OpenReview's notes hold, in both of its shapes: values plain, or each within an object."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import zip_longest
from typing import Any

from researchmetrics.sources import fields, identifiers
from researchmetrics.sources.bibtex_lines import Entry, read_entry
from researchmetrics.sources.mentions import addresses
from researchmetrics.sources.moments import day_of
from researchmetrics.sources.person_ids import ids_shown

__all__ = ["content_of", "facts_of", "is_work", "signatures_of"]

_SITE = "https://openreview.net"
# What became of a submission: the first that fits.
_FATES = {
    "desk rejected": r"desk[ _-]*reject",
    "withdrawn": "withdr[ae]w",
    "rejected": "reject",
    "retracted": "retract",
}
_KINDS = {
    "preprint": r"submitted to|submission|under[ _]review|decision[ _]pending|/submitted"
    r"|journals/corr\b|\bcorr\b|arxiv|preprint",
    "workshop": "workshop",
    "conference": r"/conference|dblp\.org/conf/|/track/|symposium|(?:iclr|icml|neurips) \d{4}",
    "article": r"dblp\.org/journals/|\btmlr\b|journal|transactions",
    "book": r"dblp\.org/books/",
    "thesis": r"dblp\.org/phd/",
}
_ENTRIES = {"inproceedings": "conference", "article": "article", "phdthesis": "thesis"} | {
    "book": "book",
    "incollection": "chapter",
}
_CODE = re.compile(
    r"(?:link_to_|source_)?(?:code|software|implementation|github)s?(?:_(?:url|link|repository"
    r"|submission|and_data|release|base|availability))?",
    re.IGNORECASE,
)
# Lists what others implemented.
_INDEX_OF_CODE = "catalyzex.com"
_DOI = re.compile(r"\b(10\.\d{4,9}/[^\s\"<>]{1,300})")
_ACL = re.compile(r"aclanthology\.org/([A-Z]\d{2}-\d{4}|\d{4}\.[\w-]{1,60}\.\d{1,5})")
# The venue's own group, as in the invitation ICLR.cc/2018/Conference/-/Blind_Submission.
_GROUP = re.compile(r"([^\s/]{1,100}/\d{4}(?:/[^\s/]{1,100}){0,4})/-/")
_PLAIN = {
    "title": "title",
    "abstract": "abstract",
    "category": "primary_area | subject_area | Subject_Area",
}
# Read from the entry, which imports have.
_PRINTED = {"volume": "volume", "issue": "number", "pages": "pages", "publisher": "publisher"}
_REMARKS = "decision | certifications | award | awards"


def content_of(raw: object) -> dict[str, Any] | None:
    """Return the content of a note or profile, values taken out of their objects.

    Parameters
    ----------
    raw : object
        As the service writes it.

    Returns
    -------
    dict or None
        None where there is no content.

    Examples
    --------
    >>> content_of({"content": {"title": {"value": "Pots"}, "venue": "ICPP"}})
    {'title': 'Pots', 'venue': 'ICPP'}
    """
    content = fields.value(raw, "content")
    if not isinstance(content, Mapping):
        return None
    return {
        str(name): held["value"] if isinstance(held, Mapping) and "value" in held else held
        for name, held in content.items()
    }


def is_work(raw: object) -> bool:
    """Tell a work from reviews and other replies to it, and from what was deleted.

    Parameters
    ----------
    raw : object
        A note.

    Returns
    -------
    bool
        Whether it stands by itself.

    Examples
    --------
    >>> note = {"id": "aB3xyz", "forum": "aB3xyz", "content": {"title": "Pots"}}
    >>> is_work(note), is_work(note | {"id": "review", "replyto": "aB3xyz"})
    (True, False)
    """
    forum, own = fields.text(raw, "forum"), fields.text(raw, "id")
    is_there = fields.value(raw, "ddate") is None and content_of(raw) is not None
    return is_there and forum in {None, own} and own is not None and not own.startswith("~")


def signatures_of(content: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Read the authors of a note: names, and beside them who they are.

    Parameters
    ----------
    content : Mapping
        Of `content_of`.

    Returns
    -------
    list of dict
        With ``name``, ``ids``, ``affiliations`` and ``countries``; e-mail addresses are no
        identifiers. Who is known by a profile alone has the name that its identifier is made of.

    Examples
    --------
    >>> by = {"authors": ["J. Carberry"], "authorids": ["~Josiah_Carberry1", "~Ida_Kiln2"]}
    >>> [(one["name"], one["ids"]) for one in signatures_of(by)]
    [('J. Carberry', ('openreview:~Josiah_Carberry1',)), ('Ida Kiln', ('openreview:~Ida_Kiln2',))]
    """
    named, known = (_list(content.get(name)) for name in ("authors", "authorids"))
    return [_signature(name, who) for name, who in zip_longest(named, known)]


def _signature(name: object, who: object) -> dict[str, Any]:
    row = {"is": name if isinstance(name, Mapping) else {"fullname": name}, "who": who}
    shown = fields.text(row, "is.username | who") or ""
    is_profile = re.fullmatch(r"~\S{2,200}", shown) is not None
    of_profile = re.sub(r"\d+$", "", shown[1:].replace("_", " ")) if is_profile else None
    return {
        "name": fields.text(row, "is.fullname | is.name") or of_profile,
        "ids": (f"openreview:{shown}",) if is_profile else ids_shown([shown]),
        "affiliations": fields.names(row, "is.institutions.name"),
        "countries": fields.names(row, "is.institutions.country"),
    }


def facts_of(raw: object, content: Mapping[str, Any]) -> dict[str, Any]:
    """Read what a note says of a work, but for its authors.

    Parameters
    ----------
    raw : object
        The note.
    content : Mapping
        Of `content_of`.

    Returns
    -------
    dict
        By the fields of `researchmetrics.records.Record`. What was rejected or withdrawn is no
        preprint; its notes say so.

    Examples
    --------
    >>> at = {"venue": "Submitted to ICPP 2031", "venueid": "ICPP.example/2031/Rejected_Submission"}
    >>> facts = facts_of({"id": "aB3xyz"}, at)
    >>> facts["type"], facts["venue"], facts["notes"]
    ('other', 'Submitted to ICPP 2031', ('rejected',))
    """
    entry = read_entry(_string(content.get("_bibtex")))
    place, said = _place(content), entry.values
    old = fields.text(raw, "invitation") or ""
    fate = _first(_FATES, f"{place} {fields.text(content, 'decision') or ''} {old}")
    group = _GROUP.match(old)
    by_group = group[1] if group else None
    code, links = _code(content), _links(content)
    day = _day(raw, is_import="dblp" in place)
    year = re.match(r"\d{4}", said.get("year") or fields.text(content, "year") or day or "")
    return {
        **{name: fields.text(content, path) for name, path in _PLAIN.items()},
        **{name: said.get(key) for name, key in _PRINTED.items()},
        "date": day,
        "year": int(year[0]) if year else None,
        "type": "other" if fate else _first(_KINDS, place) or _ENTRIES.get(entry.kind or ""),
        "venue": fields.text(content, "venue")
        or said.get("booktitle")
        or said.get("journal")
        or by_group,
        "url": f"{_SITE}/forum?id={fields.text(raw, 'forum | id')}",
        "links": tuple(link for link in links if link != code),
        "code_url": code,
        "has_code": True if code else None,
        "is_retracted": True if fate == "retracted" else None,
        "notes": fields.distinct(fate, *fields.names(content, _REMARKS)),
        **_numbers(raw, content, entry, links),
    }


def _numbers(
    raw: object, content: Mapping[str, Any], entry: Entry, links: tuple[str, ...]
) -> dict[str, Any]:
    """Read the identifiers of a work: stated ones, else those that its addresses show."""
    stated = [one.partition(":") for one in fields.names(raw, "externalIds | externalId")]
    known = {scheme.strip().lower(): value.strip() for scheme, _, value in stated if value}
    shown = [*fields.names(content, "doi | html"), entry.values.get("doi", ""), *links]
    key = entry.key or ""
    found = {scheme: identifiers.id_within(scheme, shown) for scheme in ("arxiv", "pmid", "pmcid")}
    found["dblp"] = key.removeprefix("DBLP:") if key.startswith("DBLP:") else None
    for scheme, form in (("doi", _DOI), ("acl", _ACL)):
        match = next(filter(None, map(form.search, shown)), None)
        found[scheme] = match[1] if match else None
    known = {scheme: value for scheme, value in (found | known).items() if value}
    doi, arxiv = known.pop("doi", None), known.pop("arxiv", None)
    others = (f"{scheme}:{value}" for scheme, value in known.items())
    own = f"openreview:{fields.text(raw, 'id')}"
    return {"doi": doi, "arxiv_id": arxiv, "ids": fields.distinct(own, *others)}


def _day(raw: object, *, is_import: bool) -> str | None:
    """Read the day a work came out, else was sent in; imports are of another day than theirs."""
    places = ["pdate", "cdate"] if is_import else ["pdate", "cdate", "tcdate"]
    return next(filter(None, (day_of(fields.number(raw, place)) for place in places)), None)


def _links(content: Mapping[str, Any]) -> tuple[str, ...]:
    """Collect the values that are addresses, and nothing else."""
    values = filter(None, map(_string, content.values()))
    return fields.distinct(*(_address(value.strip()) for value in values))


def _code(content: Mapping[str, Any]) -> str | None:
    """Find where the authors keep their code, which venues ask for by many names."""
    for name in content:
        value = _string(content[name]) if _CODE.fullmatch(name) else None
        given = (_address(value.strip()), *addresses(value)) if value else ()
        if found := next((one for one in given if one and _INDEX_OF_CODE not in one), None):
            return found
    return None


def _address(value: str) -> str | None:
    if re.fullmatch(r"/(?:pdf|attachment)\S*", value):
        return _SITE + value
    return value if re.fullmatch(r"https?://\S+", value) else None


def _place(content: Mapping[str, Any]) -> str:
    return f"{fields.text(content, 'venueid') or ''} {fields.text(content, 'venue') or ''}"


def _first(table: Mapping[str, str], text: str) -> str | None:
    found = (name for name, form in table.items() if re.search(form, text, re.IGNORECASE))
    return next(found, None)


def _string(held: object) -> str | None:
    return held if isinstance(held, str) else None


def _list(held: object) -> list[Any]:
    return held if isinstance(held, list) else []
