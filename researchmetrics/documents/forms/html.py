"""HTML as the lines of Markdown that all readers work on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from researchmetrics.errors import TooLargeError, UnreadableDocumentError

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag
    from bs4.element import PageElement

__all__ = ["html_lines", "is_html"]

_START = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*"
    r"<(?:!doctype\s+html|html|head|body|div|main|section|article|header|h[1-6]|ul|ol|table|p)\b",
    re.IGNORECASE | re.DOTALL,
)
_FRONT_MATTER = re.compile(r"\A---\n.{0,5000}?\n---[ ]*\n", re.DOTALL)
_SILENT = [
    "script",
    "style",
    "noscript",
    "template",
    "svg",
    "nav",
    "form",
    "button",
    "iframe",
    "img",
]
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HEADINGS = {f"h{level}": "#" * level + " " for level in range(1, 7)}
_BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "div", "dl",
    "dt", "figure", "footer", "header", "hr", "li", "main", "ol", "p", "pre", "section", "table",
    "tbody", "thead", "title", "tr", "ul", *_HEADINGS,
}  # fmt: skip
_MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*"}
_BLANKS = re.compile(r"[ \t\n]+")
_MANY_LINES = re.compile(r"\n(?:[ \t]*\n){2,}")
# Deeper nesting than any page has; beyond it the tree could not be walked.
_DEEPEST = 400
# The parser manages about half a million characters a second.
_LONGEST = 4_000_000
_DATA = re.compile(r"data:[\w/+.-]{1,80};base64,[A-Za-z0-9+/=\s]*")


def is_html(text: str) -> bool:
    """Whether a text is an HTML page or piece of one, rather than text with some tags in it.

    Parameters
    ----------
    text : str
        A document.

    Returns
    -------
    bool
        True where it begins with a tag that only pages begin with.

    Examples
    --------
    >>> is_html("<!DOCTYPE html><p>Hi"), is_html("# CV<br/>of Ann")
    (True, False)
    """
    return bool(_START.match(_FRONT_MATTER.sub("", text, count=1)))


def html_lines(html: str) -> str:
    """Turn a page into lines: headings, list items, paragraphs, and rows with tabs.

    Parameters
    ----------
    html : str
        A page or piece of one.

    Returns
    -------
    str
        Markdown; what a browser hides is left out.

    Raises
    ------
    UnreadableDocumentError
        If the page is nested so deeply that it cannot be read.
    TooLargeError
        If it has more than four million characters, pictures not counted.

    Examples
    --------
    >>> print(html_lines("<h2>Talks</h2><ul><li><b>Pots</b>, Delft (2019)</li></ul>"))
    ## Talks
    <BLANKLINE>
    - **Pots**, Delft (2019)
    """
    from bs4 import BeautifulSoup

    try:
        soup = BeautifulSoup(_prepared(html), "html.parser")
        for tag in soup.find_all([*_SILENT, *_second_name(soup)]):
            tag.decompose()
        for tag in soup.find_all(style=_HIDDEN):
            tag.decompose()
        writer = _Writer()
        writer.walk(soup)
    except RecursionError as error:
        raise UnreadableDocumentError(
            "The HTML is nested too deeply to be read. Save the page as plain text, then read that."
        ) from error
    return writer.text()


def _prepared(html: str) -> str:
    """Take out what holds no text, and what makes the parser search to the end again and again."""
    html = _DATA.sub("", _FRONT_MATTER.sub("", html, count=1))
    pieces, place = [], 0
    while (start := html.find("<!--", place)) >= 0:
        pieces.append(html[place:start])
        end = html.find("-->", start + 4)
        place = len(html) if end < 0 else end + 3
    html = ("".join(pieces) + html[place:]).replace("<![", "")
    if len(html) > _LONGEST:
        raise TooLargeError(
            f"The HTML has {len(html):,} characters of markup; up to {_LONGEST:,} are read. "
            "Cut it to the part about the person and the publications."
        )
    closed = html.rfind(">") + 1
    return html[:closed] + html[closed:].replace("<", "&lt;")


def _second_name(soup: BeautifulSoup) -> list[str]:
    """The title of the window only repeats the first heading, with more words."""
    heading = soup.find("h1")
    return ["title"] if heading is not None and heading.get_text(strip=True) else []


class _Writer:
    """Collects the text of a page; blocks end lines, inline tags do not."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.counters: list[int] = []

    def text(self) -> str:
        lines = (line.rstrip(" ") for line in "".join(self.pieces).split("\n"))
        return _MANY_LINES.sub("\n\n", "\n".join(lines)).strip()

    def walk(self, element: PageElement, depth: int = 0) -> None:
        """Write one element and what is in it."""
        from bs4 import Tag
        from bs4.element import PreformattedString

        if depth > _DEEPEST:
            raise RecursionError
        if isinstance(element, Tag):
            self._tag(element, depth)
        elif not isinstance(element, PreformattedString):
            self._words(str(element))

    def _words(self, text: str) -> None:
        """Write text; a star in it is a mark, not Markdown."""
        text = _BLANKS.sub(" ", text).replace("*", "\\*")
        if text == " " and (not self.pieces or self.pieces[-1].endswith(("\n", "\t", " "))):
            return
        if self.pieces and self.pieces[-1].endswith("\n"):
            text = text.lstrip(" ")
        self.pieces.append(text)

    def _tag(self, tag: Tag, depth: int) -> None:
        name = tag.name
        if name == "br":
            self.pieces.append("\n")
        elif name in {"td", "th"}:
            self._cell(tag, depth)
        elif name == "tr":
            self._row(tag, depth)
        elif name in _BLOCKS:
            self._block(tag, depth)
        elif name == "a":
            self._link(tag, depth)
        elif name == "sup":
            self.pieces.append("^{")
            self._children(tag, depth)
            self.pieces.append("}")
        else:
            self._marked(tag, _MARKS.get(name, ""), depth)

    def _children(self, tag: Tag, depth: int) -> None:
        for child in tag.children:
            self.walk(child, depth + 1)

    def _block(self, tag: Tag, depth: int) -> None:
        is_list = tag.name in {"ul", "ol"}
        self.pieces.append("\n" if tag.name in {"li", "dt", "dd"} else "\n\n")
        if tag.name == "li":
            self.pieces.append(self._bullet())
        if is_list:
            self.counters.append(0 if tag.name == "ol" else -1)
        self.pieces.append(_HEADINGS.get(tag.name, ""))
        self._children(tag, depth)
        if is_list:
            self.counters.pop()
        self.pieces.append("\n" if tag.name in {"li", "dt"} else "\n\n")

    def _bullet(self) -> str:
        indent = "  " * max(len(self.counters) - 1, 0)
        if not self.counters or self.counters[-1] < 0:
            return indent + "- "
        self.counters[-1] += 1
        return f"{indent}{self.counters[-1]}. "

    def _row(self, tag: Tag, depth: int) -> None:
        inner = _Writer()
        inner._children(tag, depth)
        cells = "".join(inner.pieces).split("\t")
        # A layout table nests whole blocks in one cell: those keep their own lines.
        if len([cell for cell in cells if cell.strip()]) > 1:
            self.pieces.append("\n" + "\t".join(" ".join(cell.split()) for cell in cells[:-1]))
        else:
            self.pieces.append("\n\n" + "".join(cells))
        self.pieces.append("\n")

    def _cell(self, tag: Tag, depth: int) -> None:
        self._children(tag, depth)
        self.pieces.append("\t")

    def _link(self, tag: Tag, depth: int) -> None:
        target = str(tag.get("href") or "")
        if not target.startswith(("http", "mailto:")) or re.search(r"[\s()]", target):
            self._children(tag, depth)
            return
        inner = _Writer()
        inner._children(tag, depth)
        label = " ".join("".join(inner.pieces).replace("[", "(").replace("]", ")").split())
        self.pieces.append(f"[{label}]({target})" if label else "")

    def _marked(self, tag: Tag, mark: str, depth: int) -> None:
        start = len(self.pieces)
        self._children(tag, depth)
        inner = "".join(self.pieces[start:])
        if not mark or not inner.strip() or "\n" in inner.strip():
            return
        # Blanks go outside the marks, or they would not be read as emphasis.
        before, after = inner[: len(inner) - len(inner.lstrip())], inner[len(inner.rstrip()) :]
        self.pieces[start:] = [before, mark, inner.strip(), mark, after]
