"""Which lines of a page are headings, and what the lines below stand under."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from researchmetrics.documents.deadline import check
from researchmetrics.documents.forms.page import Box, Page
from researchmetrics.documents.listings.headings import (
    heading_role,
    heading_type,
    is_known_heading,
    plain_heading,
)
from researchmetrics.documents.listings.line_shapes import LineShape
from researchmetrics.documents.listings.page_hints import told_part

__all__ = ["Heading", "Standing", "find_headings", "standings"]

_LEVELS = {f"h{level}": level for level in range(1, 7)}
_TITLING = frozenset(("summary", "legend", "caption", "dt", "th", "heading"))
_YEARS = re.compile(
    r"\W*(?:(?:year|since|before|until|in|published in|publications? (?:in|from))\s+)?"
    r"((?:19[4-9]|20[0-4])\d)\s*(?:(?:-|–|—|to|and|&|/)\s*(?:(?:19|20)?\d\d|present|now|today)?)?"
    r"(?:\s*\(\s*\d{1,3}\s*(?:papers|publications)?\s*\))?\W*",
    re.IGNORECASE,
)
_ANCHOR = re.compile(r"\s*(?:\[\s?edit[^\]]{0,20}\]|[¶#🔗§⚓]+)\s*$", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_ONE_YEAR = re.compile(r"(?:19[4-9]|20[0-4])\d")
_PLAIN_LEVEL, _YEAR_LEVEL = 7, 8
# Under a heading of publications only these begin something else.
_LEAVES = frozenset(("talks", "skip", "awards"))


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading on a page.

    Parameters
    ----------
    line : int
        Its line.
    text : str
        Its words.
    level : int
        1 to 6 as marked; 7 for a line that is a heading by its words, 8 for a year alone.
    role : str or None
        What it announces.
    sure : bool
        Whether it can be nothing else, as the title of an entry set as a heading can.
    scope : int
        First line that it no longer stands over, where the block that it opens ends.
    """

    line: int
    text: str
    level: int
    role: str | None
    sure: bool
    scope: int


@dataclass(frozen=True, slots=True)
class Standing:
    """What a line stands under."""

    headings: tuple[str, ...] = ()
    role: str | None = None
    type: str | None = None
    year: str | None = None


def find_headings(page: Page, shapes: Sequence[LineShape]) -> dict[int, Heading]:
    """Find the lines that are headings or may be.

    Parameters
    ----------
    page : Page
        The page.
    shapes : sequence of LineShape
        The shape of each line.

    Returns
    -------
    dict of int to Heading
        By line.

    Examples
    --------
    >>> from researchmetrics.documents.forms.html_page import html_page
    >>> page = html_page("<h2>Papers</h2><p>A. Pott. Pots.")
    >>> shapes = [LineShape("other", 6), LineShape("full", 13)]
    >>> find_headings(page, shapes)[0].role
    'publications'
    """
    found = {}
    # Where there are many titles of the first level, they are titles of entries.
    titles = sum(element.tag == "h1" for element in page.elements)
    for place in _places(page):
        line = page.lines[place.line]
        if line.hidden or len(line.text) > 160 or "cell" in place.tags:
            continue
        level = next((_LEVELS[tag] for tag in place.tags if tag in _LEVELS), 0)
        level = 2 if level == 1 and titles > 3 else level
        heading = _heading(page, place, level, shapes[place.line])
        if heading:
            found[place.line] = heading
    return _once(found)


def _once(found: dict[int, Heading]) -> dict[int, Heading]:
    """Leave out lines that say the same in every entry, such as "Preprint"."""
    counts = Counter(heading.text for heading in found.values())
    return {
        line: heading
        for line, heading in found.items()
        if heading.level < _PLAIN_LEVEL or heading.level == _YEAR_LEVEL or counts[heading.text] < 3
    }


def _places(page: Page) -> Iterable[_Place]:
    """Give the place of each line."""
    waiting: list[tuple[Box, tuple[Box, ...]]] = [(page.root, ())]
    while waiting:
        box, around = waiting.pop()
        chain = (*around[-12:], box)
        for child in box.children:
            if not isinstance(child, int):
                waiting.append((child, chain))
                continue
            alone = [one for one in chain if one.start == child and one.end == child + 1]
            wider = [one for one in chain if one.end > child + 1]
            scope = wider[-1].end if wider else len(page.lines)
            inline = page.elements[page.lines[child].runs[0].element].tag
            # The head of a column is none of what stands below the table.
            cell = ("cell",) if _is_column(page, chain[: len(chain) - len(alone)]) else ()
            tags = (inline, *(page.elements[one.element].tag for one in alone), *cell)
            yield _Place(child, tags, scope)


def _is_column(page: Page, around: Sequence[Box]) -> bool:
    return bool(around) and page.elements[around[-1].element].tag == "tr"


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a line stands: the blocks that hold nothing else, and how far its block goes."""

    line: int
    tags: tuple[str, ...]
    scope: int


def _heading(page: Page, place: _Place, level: int, shape: LineShape) -> Heading | None:
    check()
    line = page.lines[place.line]
    words = _ANCHOR.sub("", line.text)
    text = plain_heading(words)
    years = _YEARS.fullmatch(words)
    known = is_known_heading(words)
    made = Heading(place.line, text, level, None, sure=True, scope=place.scope)
    if level:
        role = heading_role(text) if known or len(text.split()) < 6 else None
        sure = level == 1 or known or years is not None or (role is not None and len(text) < 40)
        return replace(made, role=role, sure=sure)
    if years and "td" not in place.tags:
        return replace(made, level=_YEAR_LEVEL, sure=_is_set_off(page, place))
    if known and _is_heading_line(page, place, shape) and not _DIGIT.search(text):
        return replace(made, level=_PLAIN_LEVEL, role=heading_role(text))
    return None


def _is_set_off(page: Page, place: _Place) -> bool:
    """Whether all of a line is bold or underlined, or stands where titles do."""
    shown = [run for run in page.lines[place.line].runs if run.text.strip()]
    bold = all(run.marks & {"bold", "underline"} for run in shown)
    return bold or not _TITLING.isdisjoint(place.tags)


def _is_heading_line(page: Page, place: _Place, shape: LineShape) -> bool:
    """Whether a line with the words of a heading may be one: no link, no part of an entry."""
    if all(run.href for run in page.lines[place.line].runs if run.text.strip()):
        return False
    if _is_part(page, place.line):
        return False
    return _is_set_off(page, place) or shape.kind in {"other", "name", "title", "venue"}


def _is_part(page: Page, number: int) -> bool:
    """Whether the page says that a line is the title, the names or the venue of an entry."""
    element = page.elements[page.lines[number].runs[0].element]
    around = page.elements[element.parent] if element.parent >= 0 else element
    return bool(told_part(element.hints) or (told_part(around.hints) and element.tag == "span"))


def standings(
    headings: Sequence[Heading], lines: Sequence[int], default: str | None
) -> dict[int, Standing]:
    """Say what each of some lines stands under.

    Parameters
    ----------
    headings : sequence of Heading
        Headings in order.
    lines : sequence of int
        Lines in order.
    default : str or None
        What the page as a whole announces.

    Returns
    -------
    dict of int to Standing
        By line.

    Examples
    --------
    >>> papers = Heading(0, "Papers", 2, "publications", True, 99)
    >>> year = Heading(1, "2019", 3, None, True, 99)
    >>> standings([papers, year], [2], None)[2].year
    '2019'
    """
    found, stack, place = {}, list[Heading](), 0
    for line in lines:
        while place < len(headings) and headings[place].line < line:
            heading = headings[place]
            stack = [
                one for one in stack if one.level < heading.level and _holds(one, heading.line)
            ]
            stack.append(heading)
            place += 1
        stack = [one for one in stack if _holds(one, line)]
        found[line] = _standing(stack, default)
    return found


def _holds(heading: Heading, line: int) -> bool:
    """Whether a heading still stands over a line; a title of the page does to its end."""
    return line < heading.scope or heading.role == "publications" or heading.level == 1


def _standing(stack: Sequence[Heading], default: str | None) -> Standing:
    check()
    role, kind, year = default, None, None
    for heading in stack:
        if heading.role and not (role == "publications" and heading.role not in _LEAVES):
            role = heading.role
        kind = heading_type(heading.text) or kind
        if years := _YEARS.fullmatch(heading.text):
            several = len(_ONE_YEAR.findall(heading.text)) > 1 or re.search(
                r"[-–—]\s*\d\d?\b", heading.text
            )
            year = None if several else years[1]
    return Standing(tuple(heading.text for heading in stack), role, kind, year)
