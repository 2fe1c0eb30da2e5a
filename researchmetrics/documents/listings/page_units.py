"""From lines of a page to the unit that they make."""

from __future__ import annotations

import re
from collections.abc import Sequence

from researchmetrics.documents.deadline import check
from researchmetrics.documents.forms.page import Element, Page
from researchmetrics.documents.listings.link_bars import BarredRun
from researchmetrics.documents.listings.record_mining import Mined
from researchmetrics.documents.listings.units import Line, Run, Unit

__all__ = ["make_unit"]

_LABEL = re.compile(
    r"\s*(?:\[\s?[\w+.:/’' -]{1,30}\s?\]\.?|\(?\d{1,4}[.)\]]|[A-Z]{1,3}[-.]?\d{1,3}[.:)]|"
    r"[•·–-])(?=\s|$)\s*"
)
_YEAR = re.compile(r"\W*(?:19|20)\d\d\W*")
_DEEPEST = 10


def make_unit(
    page: Page, barred: Sequence[Sequence[BarredRun]], found: Mined, headings: tuple[str, ...]
) -> Unit:
    """Make a unit of lines of a page.

    Parameters
    ----------
    page : Page
        The page.
    barred : sequence of sequence of BarredRun
        Its lines, rows of links marked.
    found : Mined
        Which lines.
    headings : tuple of str
        Headings that they stand under.

    Returns
    -------
    Unit
        Visible and hidden lines parted, the number at its head taken off.
    """
    check()
    numbers = range(found.start, found.end)
    outside = _around(page, found)
    hidden = tuple(page.lines[n].text for n in numbers if page.lines[n].hidden)
    shown = [barred[n] for n in numbers if not page.lines[n].hidden]
    lines = [tuple(_run(page, one, outside) for one in line) for line in shown]
    label, lines = _labelled(lines)
    raw = " ".join(" ".join("".join(run.text for run in line).split()) for line in lines)
    return Unit(tuple(lines), label, headings, hidden, f"{label} {raw}".strip())


def _around(page: Page, found: Mined) -> frozenset[int]:
    """The elements around the list: what stands in all of them says nothing of this entry."""
    first = _chain(page, page.lines[found.start].runs[0].element)
    if found.start == 0:
        return frozenset()
    before = _chain(page, page.lines[found.start - 1].runs[-1].element)
    behind = (
        _chain(page, page.lines[found.end].runs[0].element) if found.end < len(page.lines) else []
    )
    return frozenset(first) & (frozenset(before) | frozenset(behind))


def _chain(page: Page, element: int) -> list[int]:
    chain = []
    while element >= 0:
        chain.append(element)
        element = page.elements[element].parent
    return chain


def _run(page: Page, one: BarredRun, outside: frozenset[int]) -> Run:
    hints: list[str] = ["link-bar"] if one.is_bar else []
    element, steps = one.run.element, 0
    while element >= 0 and element not in outside and steps < _DEEPEST:
        around = page.elements[element]
        hints += _hints(around)
        element, steps = around.parent, steps + 1
    return Run(one.run.text, one.run.marks, one.run.href, tuple(dict.fromkeys(hints)))


def _hints(element: Element) -> list[str]:
    cell = ["cell"] if element.tag in {"td", "th"} else []
    return [*element.hints, f"tag:{element.tag}", *cell]


def _labelled(lines: list[Line]) -> tuple[str, list[Line]]:
    """Take the number of an entry off its first line."""
    while lines:
        first = lines[0]
        text = "".join(run.text for run in first)
        label = _LABEL.match(text)
        if (
            label is None
            or _YEAR.fullmatch(label[0])
            or any(run.href for run in first[:1] if len(run.text) > 12)
            or "link-bar" in first[0].hints
        ):
            return "", lines
        rest = _cut(first, label.end())
        return label[0].strip(), [rest, *lines[1:]] if rest else lines[1:]
    return "", lines


def _cut(line: Line, count: int) -> Line:
    runs = []
    for run in line:
        if count and count >= len(run.text):
            count -= len(run.text)
            continue
        runs.append(Run(run.text[count:], run.marks, run.href, run.hints) if count else run)
        count = 0
    return tuple(runs)
