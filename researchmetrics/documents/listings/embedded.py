"""Works described for machines within a page: COinS and JSON-LD."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import parse_qs

from researchmetrics.documents.exports.work import record_of
from researchmetrics.records import Author, Provenance, Record

__all__ = ["read_coins", "read_json_ld"]

_KINDS = {
    "article": "article",
    "proceeding": "conference",
    "conference": "conference",
    "book": "book",
    "bookitem": "chapter",
    "dissertation": "thesis",
    "report": "report",
    "preprint": "preprint",
    "ScholarlyArticle": None,
    "Thesis": "thesis",
    "Book": "book",
    "Chapter": "chapter",
    "Dataset": "dataset",
    "SoftwareSourceCode": "software",
    "Report": "report",
}
_WORKS = frozenset(
    {"ScholarlyArticle", "Thesis", "Book", "Chapter", "Article", "Report", "CreativeWork"}
)


def read_coins(text: str, provenance: Provenance) -> Record:
    """Read an OpenURL ContextObject as pages put it into the titles of spans (COinS).

    Parameters
    ----------
    text : str
        Keys and values as in an address.
    provenance : Provenance
        Where it stands.

    Returns
    -------
    Record
        What it says.

    References
    ----------
    ANSI/NISO Z39.88-2004 (R2021), The OpenURL Framework for Context-Sensitive Services,
    doi:10.3789/ansi.niso.z39.88-2004R2021.

    Examples
    --------
    >>> source = Provenance(source="document:page.html")
    >>> text = "ctx_ver=Z39.88-2004&rft.atitle=On+pots&rft.jtitle=Clay&rft.date=2019"
    >>> record = read_coins(text, source)
    >>> record.title, record.venue, record.year
    ('On pots', 'Clay', 2019)
    """
    values = parse_qs(html.unescape(text), max_num_fields=200)

    def one(*names: str) -> str | None:
        found = (values.get(f"rft.{name}") for name in names)
        return next((held[0] for held in found if held), None)

    first, last = one("spage"), one("epage")
    family = one("aulast")
    names = values.get("rft.au") or ([f"{one('aufirst') or ''} {family}"] if family else [])
    ids = [value.removeprefix("info:doi/") for value in values.get("rft_id", ())]
    said: dict[str, Any] = {
        "title": one("atitle", "btitle") or one("title"),
        "authors": tuple(Author(name=" ".join(name.split())) for name in names if name.strip()),
        "venue": one("jtitle", "stitle") or (one("btitle", "title") if one("atitle") else None),
        "date": one("date"),
        "volume": one("volume"),
        "issue": one("issue"),
        "pages": one("pages") or (f"{first}-{last}" if first and last else first),
        "publisher": one("pub"),
        "type": _KINDS.get(one("genre") or ""),
        "doi": [value for value in ids if value.startswith("10.")],
        "urls": [value for value in ids if value.startswith("http")],
    }
    return record_of(said, provenance=provenance)


def read_json_ld(text: str, provenance: Provenance) -> Iterator[Record]:
    """Read works described in JSON-LD with the words of schema.org.

    Parameters
    ----------
    text : str
        JSON; what is none gives nothing.
    provenance : Provenance
        Where it stands.

    Yields
    ------
    Record
        One a work.

    Examples
    --------
    >>> source = Provenance(source="document:page.html")
    >>> text = '{"@type": "ScholarlyArticle", "name": "On pots", "datePublished": "2019-05"}'
    >>> [(one.title, one.year) for one in read_json_ld(text, source)]
    [('On pots', 2019)]
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return
    for node in _nodes(data, 0):
        kinds = node.get("@type")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        if not any(kind in _WORKS for kind in kinds):
            continue
        yield record_of(_said(node, kinds), provenance=provenance)


def _nodes(data: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    if depth > 6:
        return
    if isinstance(data, list):
        for item in data:
            yield from _nodes(item, depth + 1)
    elif isinstance(data, dict):
        yield data
        for name in ("@graph", "mainEntity", "itemListElement", "item", "hasPart"):
            yield from _nodes(data.get(name), depth + 1)


def _said(node: Mapping[str, Any], kinds: Sequence[Any]) -> dict[str, Any]:
    people = node.get("author") or node.get("creator") or []
    names = [_text(person) for person in (people if isinstance(people, list) else [people])]
    addresses = [_text(node.get(key)) for key in ("url", "sameAs", "@id", "identifier")]
    return {
        "title": _text(node.get("name")) or _text(node.get("headline")),
        "authors": tuple(Author(name=name) for name in names if name),
        "venue": _text(node.get("isPartOf")),
        "date": _text(node.get("datePublished")),
        "volume": _text(node.get("volumeNumber")),
        "issue": _text(node.get("issueNumber")),
        "pages": _text(node.get("pagination")),
        "publisher": _text(node.get("publisher")),
        "abstract": _text(node.get("abstract")),
        "type": next((_KINDS[kind] for kind in kinds if kind in _KINDS), None),
        "doi": [text for text in addresses if text and "10." in text],
        "urls": [text for text in addresses if text and text.startswith("http")],
    }


def _text(value: Any) -> str | None:
    if isinstance(value, list):
        return _text(value[0]) if value else None
    if isinstance(value, dict):
        return _text(value.get("name") or value.get("value") or value.get("@id"))
    return " ".join(str(value).split()) or None if isinstance(value, (str, int)) else None
