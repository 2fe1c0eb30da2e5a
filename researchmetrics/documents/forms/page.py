"""A page as boxes of lines: what is seen in order, what is hidden, and how it is nested.

HTML, Markdown and office documents all become this, so that lists are found in one way.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from researchmetrics.documents.deadline import check

__all__ = ["Box", "Element", "Page", "PageBuilder", "PageLine", "PageRun"]


@dataclass(frozen=True, slots=True)
class Element:
    """An element that says something about what is in it.

    Parameters
    ----------
    tag : str
        Its name.
    hints : tuple of str
        Words of its ``class``, ``id``, ``itemprop`` and the like.
    parent : int
        Number of the element around it; -1 for none.
    """

    tag: str
    hints: tuple[str, ...]
    parent: int


@dataclass(frozen=True, slots=True)
class PageRun:
    """A stretch of text that looks alike, and the element that it stands in."""

    text: str
    marks: frozenset[str]
    href: str
    element: int


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line as seen, or a piece of hidden text at its place.

    Parameters
    ----------
    runs : tuple of PageRun
        What is in it; for hidden text one run.
    hidden : bool
        Whether it is hidden.
    after_gap : bool
        Whether an empty line or a rule stands before it.
    """

    runs: tuple[PageRun, ...]
    hidden: bool = False
    after_gap: bool = False

    @property
    def text(self) -> str:
        """The line without marks."""
        return "".join(run.text for run in self.runs)


@dataclass(slots=True)
class Box:
    """A block of a page.

    Parameters
    ----------
    element : int
        Number of its element.
    start, end : int
        Its lines.
    children : list of Box or int
        Blocks in it, and numbers of lines that stand in no block of their own.
    """

    element: int
    start: int
    end: int = 0
    children: list[Box | int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Page:
    """A page.

    Parameters
    ----------
    root : Box
        The outermost block.
    lines : tuple of PageLine
        All lines in order.
    elements : tuple of Element
        All elements that boxes and runs refer to.
    title : str
        Title of the window; empty if none.
    icons : tuple of str
        Where its links without words lead, apart from those in running text.
    """

    root: Box
    lines: tuple[PageLine, ...]
    elements: tuple[Element, ...]
    title: str = ""
    form: str = "html"
    icons: tuple[str, ...] = ()


class PageBuilder:
    """Puts a page together from what a reader of some form meets, in order."""

    def __init__(self) -> None:
        self._elements = [Element("body", (), -1)]
        self._root = Box(0, 0)
        self._boxes = [self._root]
        self._lines: list[PageLine] = []
        self._runs: list[PageRun] = []
        self._gap = False

    def element(self, tag: str, hints: Iterable[str], parent: int) -> int:
        """Add an element and give its number.

        Parameters
        ----------
        tag : str
            Its name.
        hints : iterable of str
            What it says of itself.
        parent : int
            The element around it.

        Returns
        -------
        int
            Its number.
        """
        self._elements.append(Element(tag, tuple(hints), parent))
        return len(self._elements) - 1

    def open(self, element: int) -> None:
        """Begin a block.

        Parameters
        ----------
        element : int
            Its element.
        """
        self.end_line()
        box = Box(element, len(self._lines))
        self._boxes[-1].children.append(box)
        self._boxes.append(box)

    def close(self) -> None:
        """End the block begun last; one without lines leaves no trace."""
        self.end_line()
        box = self._boxes.pop()
        box.end = len(self._lines)
        if box.end == box.start:
            self._boxes[-1].children.pop()

    def text(self, text: str, marks: frozenset[str], href: str, element: int) -> None:
        """Add text to the line.

        Parameters
        ----------
        text : str
            Text with single blanks.
        marks : frozenset of str
            How it is set.
        href : str
            Where it leads.
        element : int
            What it stands in.
        """
        before = next((run.text for run in reversed(self._runs) if run.text), " ")
        if before.endswith(" "):
            text = text.lstrip(" ")
        if not text:
            return
        last = self._runs[-1] if self._runs else None
        if last and (last.marks, last.href, last.element) == (marks, href, element):
            self._runs[-1] = PageRun(last.text + text, marks, href, element)
        else:
            self._runs.append(PageRun(text, marks, href, element))

    def icon(self, href: str, element: int) -> None:
        """Add a link without words to the line.

        Parameters
        ----------
        href : str
            Where it leads.
        element : int
            What it stands in.
        """
        self._runs.append(PageRun("", frozenset(), href, element))

    def break_line(self) -> None:
        """End the line; a second time, leave a gap."""
        if any(run.text.strip() for run in self._runs):
            self.end_line()
        else:
            self._gap = True

    def leave_gap(self) -> None:
        """End the line and leave a gap, as a rule across the page does."""
        self.end_line()
        self._gap = True

    def hidden(self, text: str, element: int) -> None:
        """Add hidden text at this place, without ending the line.

        Parameters
        ----------
        text : str
            As found.
        element : int
            What it stands in.
        """
        held, self._runs = self._runs, []
        if any(run.text.strip() for run in held):
            # What is hidden beside a line comes after it.
            self._runs = held
            self.end_line()
        run = PageRun(text, frozenset(), "", element)
        self._boxes[-1].children.append(len(self._lines))
        self._lines.append(PageLine((run,), hidden=True))

    def end_line(self) -> None:
        """End the line, if there is anything in it."""
        check()
        runs, self._runs = self._runs, []
        while runs and not runs[-1].text.strip() and not runs[-1].href:
            runs.pop()
        if not any(run.text.strip() for run in runs):
            self._add_icons([run for run in runs if run.href])
            return
        last = runs[-1]
        runs[-1] = PageRun(last.text.rstrip(" "), last.marks, last.href, last.element)
        self._boxes[-1].children.append(len(self._lines))
        self._lines.append(PageLine(tuple(runs), after_gap=self._gap))
        self._gap = False

    def _add_icons(self, icons: list[PageRun]) -> None:
        """Add links without words to the line before them, where it is of the same block."""
        last, inner = len(self._lines) - 1, self._boxes[-1]
        is_whole = self._elements[inner.element].tag in {"li", "tr", "article"}
        around = inner if is_whole or len(self._boxes) < 3 else self._boxes[-2]
        if icons and last >= around.start:
            line = self._lines[last]
            if not line.hidden:
                self._lines[last] = replace(line, runs=(*line.runs, *icons))

    def page(self, title: str = "", icons: tuple[str, ...] = ()) -> Page:
        """Close all and give the page.

        Parameters
        ----------
        title : str
            Title of the window.
        icons : tuple of str
            Where its links without words lead.

        Returns
        -------
        Page
            The page.
        """
        while len(self._boxes) > 1:
            self.close()
        self.end_line()
        self._root.end = len(self._lines)
        return Page(self._root, tuple(self._lines), tuple(self._elements), title, icons=icons)
