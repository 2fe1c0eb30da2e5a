"""Reading a page of Google Scholar's search results that a user saved, of any year's markup."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import Element

from researchmetrics.records import Author, Provenance, Record
from researchmetrics.sources.fields import distinct
from researchmetrics.sources.scholar_text import (
    address_of,
    authors_in,
    first_of,
    having,
    number,
    place_of,
    query_of,
    text_of,
)
from researchmetrics.sources.web_page import classes_of, read_page

__all__ = ["read_results"]

_PARTED = re.compile(r"\s[-–]\s")
_YEAR = re.compile(r"(?:^|,\s)(\d{4})$")
_COUNT = re.compile(r"\d[\d.,\s]*")
_LISTS = ("gs_res_ccl", "gs_res_ccl_mid", "gs_ccl", "gs_res_bdy")
_MARKS = ("gs_ctc", "gs_ctu")


def read_results(body: bytes, told: Callable[[int], Provenance]) -> tuple[Record, ...] | None:
    """Read a page of search results.

    Parameters
    ----------
    body : bytes
        HTML.
    told : Callable
        Makes the provenance of the work at a place of the list, from 1.

    Returns
    -------
    tuple of Record or None
        One a result; None for what is no such page. The lines of text under a title are a piece
        from anywhere in the work: they are kept as ``raw``, and are no abstract.

    Examples
    --------
    >>> page = b'''<div id=gs_res_ccl><div class=gs_ri><h3 class=gs_rt>On pots</h3>
    ... <div class=gs_a>J Carberry - Clay, 2019 - kiln.example</div></div></div>'''
    >>> (work,) = read_results(page, lambda place: Provenance(source="document:pots.html"))
    >>> work.title, work.venue, work.year
    ('On pots', 'Clay', 2019)
    """
    page = read_page(body)
    hits = [hit for hit in having(page, "gs_ri", nested=False) if having(hit, "gs_rt")]
    if not hits and all(first_of(page.iter(), id=name) is None for name in _LISTS):
        return None
    boxes = {id(hit): box for box in having(page, "gs_r", nested=False) for hit in box.iter()}
    return tuple(
        record
        for place, hit in enumerate(hits, 1)
        if (record := _record(hit, boxes.get(id(hit), hit), told(place))) is not None
    )


def _record(hit: Element, box: Element, provenance: Provenance) -> Record | None:
    heading = having(hit, "gs_rt")[0]
    marks = " ".join(text_of(one) for one in heading if classes_of(one) & set(_MARKS))
    title = text_of(heading)
    for one in heading:
        if classes_of(one) & set(_MARKS):
            title = title.replace(text_of(one), "", 1).strip()
    if not title:
        return None
    line = next(iter(having(hit, "gs_a")), None)
    listed, where, holder = _parts(text_of(line))
    names, is_cut = authors_in(listed)
    year = _YEAR.search(where)
    cited_by = next(iter(_asking(hit, "cites")), None)
    url = next((address_of(link) for link in heading.iter("a")), None)
    pieces = having(hit, "gs_rs")
    raw = (title, text_of(line), *map(text_of, pieces))
    return Record(
        provenance=provenance,
        title=title,
        authors=tuple(Author(name=name, ids=_ids(line, name)) for name in names),
        authors_truncated=is_cut,
        n_authors=len(names) if is_cut is False else None,
        year=number(year[1]) if year else None,
        publisher=holder if holder and "." not in holder else None,
        ids=distinct(*(f"scholar_cluster:{one}" for one in _clusters(hit))),
        url=url,
        links=distinct(*(one for one in _copies(box) if one != url), address_of(cited_by)),
        citations=_count(cited_by),
        raw="\n".join(filter(None, raw)),
        **_placed(where[: year.start()] if year else where, is_book="[B" in marks),
    )


def _placed(where: str, *, is_book: bool) -> dict[str, Any]:
    placed = place_of(where)
    return placed | {"type": "book"} if is_book else placed


def _parts(line: str) -> tuple[str, str, str]:
    """Part a line into authors, venue with year, and who holds the text."""
    listed, *others = _PARTED.split(line)
    if not others:
        return listed, "", ""
    if len(others) == 1:
        return (listed, others[0], "") if _YEAR.search(others[0]) else (listed, "", others[0])
    return listed, " - ".join(others[:-1]), others[-1]


def _ids(line: Element | None, name: str) -> tuple[str, ...]:
    """Find the profile that a name is linked to."""
    links = line.iter("a") if line is not None else ()
    users = [query_of(link.get("href")).get("user") for link in links if text_of(link) == name]
    return tuple(f"scholar:{user}" for user in users if user)[:1]


def _asking(hit: Element, name: str) -> list[Element]:
    return [link for link in hit.iter("a") if query_of(link.get("href")).get(name)]


def _clusters(hit: Element) -> list[str]:
    said = (query_of(link.get("href")) for link in hit.iter("a"))
    found = [asked.get("cites") or asked.get("cluster") or "" for asked in said]
    return [one for text in found for one in re.findall(r"\d+", text)]


def _copies(box: Element) -> list[str | None]:
    """Return addresses of copies, which stand beside a result."""
    beside = [*having(box, "gs_ggs"), *having(box, "gs_or_ggsm")]
    return [address_of(link) for place in beside for link in place.iter("a")]


def _count(cited_by: Element | None) -> int | None:
    """Read how often a work is cited: the number in the words of the link, in any language."""
    found = _COUNT.search(text_of(cited_by))
    return number(found[0].strip(" .,")) if found else None
