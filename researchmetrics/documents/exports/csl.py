"""Reading CSL-JSON, as Zotero, Mendeley and the resolvers of DOIs write it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from researchmetrics.documents.exports.gathered import Gathered
from researchmetrics.documents.exports.kinds import kind_of
from researchmetrics.documents.exports.notes import told_in
from researchmetrics.documents.exports.perish_json import in_csl
from researchmetrics.documents.exports.work import count_of, tidy
from researchmetrics.documents.sources import origin
from researchmetrics.records import Author
from researchmetrics.sources import fields as place

__all__ = ["looks_like_csl", "read_csl"]

_START = re.compile(r"\s*(?:\[\s*)?\{\s*\"")
_WORK = re.compile(
    r"\"(?:type|title|DOI|issued|container-title|author|itemType|citation-key|id)\"\s*:"
)
_NEXT = re.compile(r"\}\s*,\s*(?=\{)")
_LISTS = ("items", "message", "data", "references", "works")
# Zotero's own words, where they differ from those of CSL.
_ZOTERO = {
    "itemType": "type", "publicationTitle": "container-title", "date": "issued",
    "proceedingsTitle": "container-title", "bookTitle": "container-title", "url": "URL",
    "abstractNote": "abstract", "pages": "page", "creators": "author",
    "university": "publisher", "repository": "publisher",
}  # fmt: skip
_MARKUP = re.compile(r"</?(?:jats:|mml:)?[A-Za-z][^<>]{0,200}>")
_BREAKS = re.compile(r"</?(?:jats:)?(?:p|title|sec|br)\b[^<>]{0,200}>")
_SEASONS = {"1": "Spring", "2": "Summer", "3": "Fall", "4": "Winter"}


def looks_like_csl(text: str) -> bool:
    """Tell whether a text is JSON that lists works.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    bool
        Whether it begins as objects do that have the fields of works.

    Examples
    --------
    >>> looks_like_csl('[{"id": "a", "type": "article-journal", "title": "On Pots"}]')
    True
    """
    return _START.match(text) is not None and len(set(_WORK.findall(text[:5000]))) > 1


def read_csl(text: str, *, name: str, sha256: str) -> Gathered:
    """Read the items of a CSL-JSON file.

    Parameters
    ----------
    text : str
        The file: a list of items, one item, or an object that holds a list of them.
    name : str
        What it is called.
    sha256 : str
        Hash of its bytes.

    Returns
    -------
    Gathered
        One record an item, in order; also those before and behind a place that is no JSON.

    Examples
    --------
    >>> text = '[{"type": "chapter", "title": "On Pots", "issued": {"date-parts": [[2019, 3]]}}]'
    >>> record = read_csl(text, name="refs.json", sha256="0" * 64).records[0]
    >>> record.type, record.year, record.date
    ('chapter', 2019, '2019-03')
    """
    got = Gathered()
    for number, (start, item) in enumerate(_items(text, got), start=1):
        if isinstance(item, Mapping):
            got.add(_said(in_csl(_in_words(item))), origin(name, sha256, number), (text, start))
        else:
            got.unread.append((text, start, "an item is no object"))
    return got


def _items(text: str, got: Gathered) -> Iterator[tuple[int, Any]]:
    """Yield each item and where it stands, as far as this is known."""
    try:
        whole = _DECODER.decode(text)
    except (ValueError, RecursionError):
        yield from _pieces(text, got)
        return
    yield from ((0, item) for item in _listed(whole))


def _listed(whole: object) -> list[Any]:
    while isinstance(whole, Mapping):
        for key in _LISTS:
            if isinstance(whole.get(key), list if key == "data" else list | Mapping):
                whole = whole[key]
                break
        else:
            break
    return whole if isinstance(whole, list) else [whole]


def _pieces(text: str, got: Gathered) -> Iterator[tuple[int, Any]]:
    """Read a damaged file item by item."""
    start = text.find("{")
    if start < 0:
        got.unread.append((text, 0, "there is no object in it"))
    while start >= 0:
        try:
            item, end = _DECODER.raw_decode(text, start)
        except (ValueError, RecursionError) as error:
            end = max(getattr(error, "pos", start), start) + 1
            got.unread.append((text, start, f"an item is no valid JSON ({_reason(error)})"))
            found = _NEXT.search(text, end - 1)
            start = found.end() if found else -1
            continue
        yield start, item
        start = text.find("{", end)


def _reason(error: Exception) -> str:
    return getattr(error, "msg", None) or "nested too deeply"


def _whole_number(text: str) -> int | None:
    return int(text) if len(text) < 19 else None


_DECODER = json.JSONDecoder(parse_int=_whole_number, parse_constant=lambda _: None)


def _in_words(item: Mapping[str, Any]) -> dict[str, Any]:
    """Bring an item of Zotero's own JSON into the words of CSL."""
    inner = item.get("data")
    if isinstance(inner, Mapping) and "itemType" in inner:
        item = inner
    if "itemType" not in item:
        return dict(item)
    return {_ZOTERO.get(key, key): value for key, value in item.items() if value}


def _said(item: Mapping[str, Any]) -> dict[str, Any]:
    told = told_in(filter(None, (_text(item, "note"), _text(item, "extra"))))
    year, date = _issued(item)
    title, subtitle = _text(item, "title"), _text(item, "subtitle")
    names, is_cut = _names(item.get("author"))
    kind = _text(item, "type") or ""
    return {
        "title": f"{title}: {subtitle}" if title and subtitle and subtitle not in title else title,
        "authors": names,
        "authors_truncated": True if is_cut else None,
        "editors": tuple(author.name for author in _names(item.get("editor"))[0]),
        "type": "preprint" if kind == "article" else kind_of(kind) or kind_of(_text(item, "genre")),
        "year": year,
        "date": date,
        "venue": _text(item, "container-title") or place.text(item, "event-title|event|event.name"),
        "volume": _text(item, "volume"),
        "issue": _text(item, "issue"),
        "pages": _text(item, "page", "number-of-article", "article-number"),
        "publisher": _text(item, "publisher"),
        "abstract": _plain(item.get("abstract")),
        "doi": [one for one in (_text(item, "DOI", "doi"), _text(item, "note")) if one],
        "arxiv": _arxiv(item),
        "urls": [*filter(None, [_text(item, "URL", "url")]), *place.names(item, "link|link.URL")],
        "citations": count_of(place.value(item, "is-referenced-by-count | citation-count")),
        "references": told.references if told.references is not None else _references(item),
        "notes": (*told.notes, *_status(item)),
        "category": _text(item, "group-title"),
        "ids": [*_ids(item), *told.ids],
        "is_retracted": True if "retracted" in (_text(item, "status") or "").lower() else None,
    }


def _text(item: Mapping[str, Any], *names: str) -> str | None:
    """Read a text, or the first of a list of them."""
    for name in names:
        found = item.get(name)
        if isinstance(found, list):
            found = next((one for one in found if isinstance(one, str) and one.strip()), None)
        if isinstance(found, bool):
            continue
        text = tidy(found)
        if text:
            return text
    return None


def _names(found: object) -> tuple[tuple[Author, ...], bool]:
    authors, is_cut = [], False
    for one in found if isinstance(found, list) else ():
        if not isinstance(one, Mapping) or one.get("creatorType", "author") != "author":
            continue
        name = _name(one)
        if name and name.lower().strip(". ") in {"et al", "others", "…", "and others"}:
            is_cut = True
        elif name:
            authors.append(Author(name=name, ids=_own_ids(one), affiliations=_places(one)))
    return tuple(authors), is_cut


def _name(one: Mapping[str, Any]) -> str | None:
    literal = _text(one, "literal", "name")
    if literal:
        return literal
    particle = _text(one, "non-dropping-particle"), _text(one, "family", "lastName")
    family = " ".join(filter(None, particle))
    dropping = _text(one, "given", "firstName"), _text(one, "dropping-particle")
    given = " ".join(filter(None, dropping))
    return ", ".join(filter(None, (family, _text(one, "suffix"), given))) or None


def _own_ids(one: Mapping[str, Any]) -> tuple[str, ...]:
    orcid = re.search(r"[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9Xx]", _text(one, "ORCID") or "")
    return (f"orcid:{orcid[0].upper()}",) if orcid else ()


def _places(one: Mapping[str, Any]) -> tuple[str, ...]:
    stated = one.get("affiliation")
    return (
        place.names(stated, "name") if isinstance(stated, list) else place.names(one, "affiliation")
    )


def _issued(item: Mapping[str, Any]) -> tuple[str | None, str | None]:
    """Read year and date from parts, else as they are written."""
    for name in ("issued", "published", "published-print", "published-online", "posted"):
        stated = item.get(name)
        if isinstance(stated, str | int) and not isinstance(stated, bool):
            text = tidy(stated)
            if text is not None:
                return text, text if not re.fullmatch("[0-9]{4}", text) else None
        if not isinstance(stated, Mapping):
            continue
        listed = place.value(stated, "date-parts")
        first = listed[0] if isinstance(listed, list) and listed else None
        parts = [tidy(part) or "" for part in first] if isinstance(first, list) else []
        if parts and re.fullmatch("-?[0-9]{1,5}", parts[0]):
            return parts[0], _iso(parts, _text(stated, "season"))
        written = _text(stated, "literal", "raw")
        if written:
            return written, written if re.search("[0-9]", written) else None
    return None, None


def _iso(parts: list[str], season: str | None) -> str | None:
    months = [part for part in parts[1:3] if re.fullmatch("[0-9]{1,2}", part)]
    if months:
        return "-".join([parts[0], *(part.zfill(2) for part in months)])
    return f"{_SEASONS.get(season, season)} {parts[0]}" if season else None


def _plain(found: object) -> str | None:
    if not isinstance(found, str) or "<" not in found:
        return tidy(found)
    import html

    return tidy(html.unescape(_MARKUP.sub("", _BREAKS.sub(" ", found))))


def _arxiv(item: Mapping[str, Any]) -> list[str]:
    texts = [_text(item, name) for name in ("number", "note", "extra", "archive_location", "arxiv")]
    return [text for text in texts if text and re.search("arxiv", text, re.IGNORECASE)]


def _references(item: Mapping[str, Any]) -> tuple[str, ...] | None:
    """Read the references that resolvers of DOIs add to an item."""
    if not isinstance(item.get("reference"), list):
        return None
    found = (
        f"doi:{doi}" if (doi := _text(one, "DOI")) else _text(one, "unstructured", "article-title")
        for one in place.rows(item, "reference")
    )
    return place.distinct(*found)


def _status(item: Mapping[str, Any]) -> tuple[str, ...]:
    status = _text(item, "status")
    return (status,) if status else ()


def _ids(item: Mapping[str, Any]) -> list[str]:
    found = []
    for name, scheme in (("PMID", "pmid"), ("PMCID", "pmcid"), ("ISSN", "issn"), ("ISBN", "isbn")):
        stated = item.get(name)
        texts = (
            stated if isinstance(stated, list) else re.split(r"[,;\s]+", _text(item, name) or "")
        )
        found += [f"{scheme}:{text}" for text in map(tidy, texts) if text]
    return found
