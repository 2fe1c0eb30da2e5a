"""Links, dates and remarks between entries: given to the entry that they belong to.

Rows of links below an entry or above it lead where its identifiers are told. Which of both it is,
the first and the last entries under each heading tell: nothing else stands beside them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from researchmetrics.documents.forms.page import Page
from researchmetrics.documents.listings.line_shapes import LineShape
from researchmetrics.documents.listings.record_mining import Mined

__all__ = ["with_leftovers"]

_KINDS = frozenset(("bar", "hidden", "year", "other"))
_MOST, _LONGEST = 8, 120


def with_leftovers(
    page: Page, shapes: Sequence[LineShape], found: Sequence[Mined], borders: frozenset[int]
) -> list[Mined]:
    """Extend entries by what stands between them.

    Parameters
    ----------
    page : Page
        The page.
    shapes : sequence of LineShape
        The shape of each line.
    found : sequence of Mined
        Its entries in order.
    borders : frozenset of int
        Lines that are headings of lists.

    Returns
    -------
    list of Mined
        The same entries, with the rows of links below or above them.

    Examples
    --------
    >>> from researchmetrics.documents.forms.html_page import html_page
    >>> page = html_page("<p>On pots. Clay, 2019<p><a href='#p'>pdf</a><h2>Talks</h2>")
    >>> shapes = [LineShape("full", 19), LineShape("bar", 3), LineShape("heading", 5)]
    >>> entry = Mined(0, 1, "p", 1.0, 0)
    >>> [(one.start, one.end) for one in with_leftovers(page, shapes, [entry], frozenset({2}))]
    [(0, 2)]
    """
    if not found:
        return []
    loose = [
        shape.kind in _KINDS and shape.chars <= _LONGEST and number not in borders
        for number, shape in enumerate(shapes)
    ]
    first, last = [0, *(one.end for one in found)], [*(one.start for one in found), len(shapes)]
    gaps = list(zip(first, last, strict=True))
    # Between two entries a row may be of either; beside a heading it can be of one alone.
    parted = [any(line in borders for line in range(*gap)) for gap in gaps]
    parted[0] = parted[-1] = True
    told = [gap for gap, is_parted in zip(gaps, parted, strict=True) if is_parted]
    below = sum(_leads(page, start, _reached(loose, start, end)) for start, end in told[1:])
    above = sum(_leads(page, _reached_back(loose, start, end), end) for start, end in told[:-1])
    if below > above:
        ends = [_reached(loose, start, end) for start, end in gaps[1:]]
        return [replace(one, end=end) for one, end in zip(found, ends, strict=True)]
    if above > below:
        starts = [_reached_back(loose, start, end) for start, end in gaps[:-1]]
        return [replace(one, start=start) for one, start in zip(found, starts, strict=True)]
    return list(found)


def _leads(page: Page, start: int, end: int) -> bool:
    """Whether any of some lines leads somewhere."""
    return any(run.href for line in page.lines[start:end] for run in line.runs)


def _reached(loose: Sequence[bool], start: int, end: int) -> int:
    place = start
    while place < end and loose[place]:
        place += 1
    return place if place - start <= _MOST else start


def _reached_back(loose: Sequence[bool], start: int, end: int) -> int:
    place = end
    while place > start and loose[place - 1]:
        place -= 1
    return place if end - place <= _MOST else end
