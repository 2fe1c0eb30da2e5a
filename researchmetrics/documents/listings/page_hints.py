"""What a page itself says of the parts of its entries, by classes and properties."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from researchmetrics.documents.forms.page import Page
from researchmetrics.documents.listings.headings import heading_role
from researchmetrics.documents.listings.line_shapes import LineShape
from researchmetrics.documents.listings.link_bars import BarredRun

__all__ = ["told_part", "told_shape"]

_PARTS = {
    "title": re.compile(r"^(?:\w*[-_])?(?:\w*title|headline|titre|titel|titulo)$"),
    "names": re.compile(
        r"(?:^|[-_])(?:\w{0,8}authors?|authorlist|contributors?|creators?|persons?|auteurs?|autoren)$"
    ),
    "venue": re.compile(
        r"(?:^|[-_])(?:\w{0,8}(?:journal|venue|periodical|booktitle|proceedings|conference)|publisher|"
        r"pub(?:lication)?-?info|container-?title|ispartof|additional|revue)$"
    ),
    "prose": re.compile(r"(?:^|[-_])(?:abstract|description|summary|tldr|excerpt)$"),
}
_NO_TITLE = re.compile(
    r"book|journal|series|page|site|section|head(?:er|ing)|entry-title|post|container|widget|sub|card-subtitle|modal|menu|nav"
)
_HEADINGS = frozenset(("h3", "h4", "h5", "h6"))
# What a year or a word such as "letters" makes of a title.
_MISTAKEN = frozenset(("venue", "title-venue", "prose", "name", "names"))
_IN_NAMES = frozenset(
    ("and", "et", "y", "e", "und", "di", "da", "de", "del", "der", "den", "dos", "van", "von", "la",
     "le", "ten", "ter", "bin", "al")
)  # fmt: skip
_LONG_HEADING = 4
_PLAIN = frozenset(
    (
        "title",
        "names",
        "name",
        "venue",
        "other",
        "prose",
        "full",
        "title-names",
        "title-venue",
        "names-venue",
        "year",
    )
)


def told_part(hints: Sequence[str]) -> str | None:
    """Say which part of an entry an element is by its own words.

    Parameters
    ----------
    hints : sequence of str
        Words of one element.

    Returns
    -------
    str or None
        ``title``, ``names``, ``venue``, ``prose``, or None.

    Examples
    --------
    >>> told_part(["pub-title"]), told_part(["authors"]), told_part(["col-sm-8"])
    ('title', 'names', None)
    """
    for word in hints:
        for part, pattern in _PARTS.items():
            if pattern.search(word) and not (part == "title" and _NO_TITLE.search(word)):
                return part
    return None


def told_shape(page: Page, shape: LineShape, runs: Sequence[BarredRun]) -> LineShape:
    """Correct the shape of a line by what the page says of it.

    Parameters
    ----------
    page : Page
        The page.
    shape : LineShape
        What the line looks like.
    runs : sequence of BarredRun
        The line.

    Returns
    -------
    LineShape
        The shape, of the kind that the page tells.

    Examples
    --------
    >>> from researchmetrics.documents.forms.html_page import html_page
    >>> from researchmetrics.documents.listings.link_bars import mark_bars
    >>> page = html_page('<div class="authors">The Pottery Collective</div>')
    >>> told_shape(page, LineShape("title", 22), mark_bars(page.lines[0].runs)).kind
    'names'
    """
    if shape.kind in _MISTAKEN and _is_headed(page, runs, is_names=shape.kind in {"name", "names"}):
        return replace(shape, kind="title")
    if shape.kind not in _PLAIN:
        return shape
    parts: set[str] = set()
    for one in runs:
        if one.is_bar or not one.run.text.strip(" .,;:()[]&|"):
            continue
        part = _told(page, one.run.element)
        if part is None:
            return shape
        parts.add(part)
    if len(parts) == 1:
        return replace(shape, kind=parts.pop())
    if {"title", "names"} <= parts:
        return replace(shape, kind="full")
    if {"title", "venue"} <= parts:
        return replace(shape, kind="title-venue")
    return shape


def _is_headed(page: Page, runs: Sequence[BarredRun], *, is_names: bool) -> bool:
    """Whether a line is a heading by its element, and too long to be that of a section."""
    element = page.elements[runs[0].run.element] if runs else None
    if element is not None and element.tag not in _HEADINGS and element.parent >= 0:
        element = page.elements[element.parent]
    if element is None or element.tag not in _HEADINGS:
        return False
    words = "".join(one.run.text for one in runs).split()
    if len(words) <= _LONG_HEADING or heading_role(" ".join(words)) is not None:
        return False
    return not is_names or any(word.islower() and word not in _IN_NAMES for word in words[1:])


def _told(page: Page, number: int) -> str | None:
    """What the element says of itself, or where it says nothing the one around it."""
    for _ in range(3):
        if number < 0:
            return None
        element = page.elements[number]
        part = told_part(element.hints)
        if part or element.tag in {"div", "p", "li", "td", "dd", "body"}:
            return part
        number = element.parent
    return None
