"""A page as the lines of Markdown that the readers of sections work on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from researchmetrics.documents.deadline import check
from researchmetrics.documents.forms.page import Box, Page, PageLine, PageRun

__all__ = ["page_lines"]

_HEADINGS = {f"h{level}": "#" * level + " " for level in range(1, 7)}
_CLOSE = frozenset(("li", "dt", "dd"))
_MANY = re.compile(r"\n(?:[ \t]*\n){2,}")
_STAR = re.compile(r"([*])")
_UNLINKABLE = re.compile(r"[\s()]")


def page_lines(page: Page) -> str:
    """Write a page as lines: headings, list items, paragraphs, and rows with tabs.

    Parameters
    ----------
    page : Page
        A page.

    Returns
    -------
    str
        Markdown of what is seen.

    Examples
    --------
    >>> from researchmetrics.documents.forms.html_page import html_page
    >>> print(page_lines(html_page("<h2>Talks</h2><ul><li><b>Pots</b>, Delft (2019)</li></ul>")))
    ## Talks
    <BLANKLINE>
    - **Pots**, Delft (2019)
    """
    text = "".join(_Writer(page).box(page.root, ()))
    return _MANY.sub("\n\n", "\n".join(line.rstrip(" ") for line in text.split("\n"))).strip()


class _Writer:
    """Writes boxes; numbered lists are counted on the way."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._counts: dict[int, int] = {}

    def box(self, box: Box, lists: tuple[Box, ...]) -> Iterator[str]:
        """Write a block, with the lists that it stands in."""
        tag = self._page.elements[box.element].tag
        if tag == "tr":
            yield self._row(box, lists)
            return
        yield "\n" if tag in _CLOSE else "\n\n"
        if tag == "li":
            yield self._bullet(lists)
        yield _HEADINGS.get(tag, "")
        inner = (*lists, box) if tag in {"ul", "ol"} else lists
        yield from self._children(box, inner)
        yield "\n" if tag in {"li", "dt"} else "\n\n"

    def _children(self, box: Box, lists: tuple[Box, ...]) -> Iterator[str]:
        for place, child in enumerate(box.children):
            if isinstance(child, int):
                line = self._page.lines[child]
                if not line.hidden:
                    # The first line of a block stands behind its mark.
                    yield ("\n" if line.after_gap and place else "") + self._line(line) + "\n"
            else:
                yield from self.box(child, lists)

    def _bullet(self, lists: tuple[Box, ...]) -> str:
        indent = "  " * max(len(lists) - 1, 0)
        if not lists or self._page.elements[lists[-1].element].tag == "ul":
            return f"{indent}- "
        count = self._counts[id(lists[-1])] = self._counts.get(id(lists[-1]), 0) + 1
        return f"{indent}{count}. "

    def _row(self, box: Box, lists: tuple[Box, ...]) -> str:
        """Write a row in one line; a cell of a layout that holds whole blocks keeps its lines."""
        cells = [
            "".join(self.box(child, lists) if isinstance(child, Box) else self._children_of(child))
            for child in box.children
        ]
        cells = [cell for cell in cells if cell.strip()]
        if len(cells) > 1:
            return "\n" + "\t".join(" ".join(cell.split()) for cell in cells) + "\n"
        return "\n\n" + "".join(cells) + "\n"

    def _children_of(self, number: int) -> str:
        line = self._page.lines[number]
        return "" if line.hidden else self._line(line)

    def _line(self, line: PageLine) -> str:
        check()
        return "".join(map(self._run, line.runs)).strip()

    def _run(self, run: PageRun) -> str:
        element = self._page.elements[run.element]
        if element.tag == "button":
            return ""
        text = run.text.replace("*", "\\*")
        inner = text.strip()
        if not inner:
            return text
        before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        if "sup" in run.marks:
            inner = f"^{{{inner}}}"
        if run.href.startswith(("http", "mailto:")) and not _UNLINKABLE.search(run.href):
            label = inner.replace("[", "(").replace("]", ")")
            inner = f"[{label}]({run.href})"
        mark = "**" if "bold" in run.marks else "*" if "italic" in run.marks else ""
        # Blanks go outside the marks, or they would not be read as emphasis.
        return f"{before}{mark}{inner}{mark}{after}"
