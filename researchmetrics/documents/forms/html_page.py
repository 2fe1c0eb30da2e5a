"""HTML as a page of boxes and lines; nothing in it is run or fetched."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from researchmetrics.documents.deadline import check
from researchmetrics.documents.forms.html_hidden import hidden_text, spelled_out
from researchmetrics.documents.forms.html_icons import icon_addresses
from researchmetrics.documents.forms.page import Page, PageBuilder
from researchmetrics.errors import TooLargeError, UnreadableDocumentError

__all__ = ["html_page"]

_SILENT = frozenset((
    "script", "style", "noscript", "template", "svg", "nav", "iframe", "img", "picture",
    "video", "audio", "object", "canvas", "map", "input", "select", "datalist", "head", "meta",
    "link", "math-renderer", "progress",
))  # fmt: skip
_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3",
    "h4", "h5", "h6", "header", "hgroup", "html", "legend", "li", "main", "menu", "ol", "p",
    "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip
_MARKS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "cite": "italic",
    "var": "italic", "u": "underline", "ins": "underline", "s": "struck", "strike": "struck",
    "del": "struck", "sup": "sup", "sub": "sub", "code": "code", "tt": "code", "small": "small",
}  # fmt: skip
_TOLD = ("class", "id", "itemprop", "property", "rel", "role")
_BLANKS = re.compile(r"[ \t\n\r\x0c\xa0]+")
_SHOWN_AS_BLOCK = re.compile(r"display\s*:\s*(?:block|flex|grid|table|list-item)", re.IGNORECASE)
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_ITALIC = re.compile(r"font-style\s*:\s*italic", re.IGNORECASE)
_DATA = re.compile(r"data:[\w/+.-]{1,80};base64,[A-Za-z0-9+/=\s]*")
_LONGEST = 16_000_000
# Deeper nesting than any page has.
_DEEPEST = 400


@dataclass(frozen=True, slots=True)
class _Context:
    """What holds for the text in an element."""

    marks: frozenset[str] = frozenset()
    href: str = ""
    element: int = 0
    is_block: bool = False
    is_silent: bool = False
    keeps_lines: bool = False
    is_title: bool = False


def html_page(html: str) -> Page:
    """Read a page or piece of one.

    Parameters
    ----------
    html : str
        A page or piece of one.

    Returns
    -------
    Page
        What is seen of it, line by line, and hidden BibTeX and abstracts at their places.

    Raises
    ------
    UnreadableDocumentError
        If it is nested so deeply that it cannot be read.
    TooLargeError
        If it has more than sixteen million characters, pictures not counted.

    Examples
    --------
    >>> page = html_page("<ul><li>A. Pott. <i>Pots</i>,<br>2019</li></ul>")
    >>> [line.text for line in page.lines]
    ['A. Pott. Pots,', '2019']
    """
    root = _parsed(_DATA.sub("", html))
    builder = PageBuilder()
    if root is None:
        return builder.page()
    _Reader(builder).read(root)
    title = root.find(".//title")
    words = "" if title is None else _BLANKS.sub(" ", title.text_content()).strip()
    return builder.page(words, icon_addresses(root))


def _parsed(html: str) -> Any:
    """The tree of a page; None for one without any element."""
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    if len(html) > _LONGEST:
        raise TooLargeError(
            f"The HTML has {len(html):,} characters of markup; up to {_LONGEST:,} are read. "
            "Cut it to the part about the person and the publications."
        )
    parser = HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        return document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


class _Reader:
    """Walks over the elements of a page."""

    def __init__(self, builder: PageBuilder) -> None:
        self._builder = builder
        self._contexts = [_Context()]

    def read(self, root: Any) -> None:
        """Write all of the page to the builder."""
        from lxml import etree

        walk = etree.iterwalk(root, events=("start", "end"))
        for event, node in walk:
            if event == "end":
                self._leave(node)
            elif self._enter(node):
                walk.skip_subtree()

    def _enter(self, node: Any) -> bool:
        """Begin an element; say whether all of it is passed over."""
        check()
        if len(self._contexts) > _DEEPEST:
            raise UnreadableDocumentError(
                "The HTML is nested too deeply to be read. Save the page as plain text, then "
                "read that."
            )
        around = self._contexts[-1]
        tag = node.tag if isinstance(node.tag, str) else "#"
        is_silent = tag == "#" or (tag in _SILENT and not _is_own_bar(node, tag))
        hidden = None if is_silent else hidden_text(node)
        if is_silent or hidden is not None:
            if hidden:
                element = self._builder.element(tag, _hints(node), around.element)
                self._builder.hidden(hidden, element)
            self._contexts.append(_Context(is_silent=True))
            return True
        self._open(node, tag, around)
        return False

    def _open(self, node: Any, tag: str, around: _Context) -> None:
        style = node.get("style") or ""
        is_block = tag in _BLOCKS or bool(style and _SHOWN_AS_BLOCK.search(style))
        hints = _hints(node)
        element = around.element
        if is_block or hints or tag in {"a", "button"}:
            element = self._builder.element(tag, hints, around.element)
        if is_block:
            self._builder.open(element)
        elif tag == "br":
            self._break(around)
        elif tag == "hr":
            self._builder.leave_gap()
        context = _Context(
            _marks(tag, style, around.marks),
            _href(node, tag, around.href),
            element,
            is_block,
            keeps_lines=around.keeps_lines or tag in {"pre", "textarea"},
            is_title=not is_block and (around.is_title or tag == "a" or _is_title(hints)),
        )
        self._contexts.append(context)
        self._write(spelled_out(node) or node.text, context)

    def _break(self, around: _Context) -> None:
        """End the line; a break in a link or title only wraps it."""
        if around.is_title:
            self._builder.text(" ", around.marks, around.href, around.element)
        else:
            self._builder.break_line()

    def _leave(self, node: Any) -> None:
        context = self._contexts.pop()
        if node.tag == "a" and _is_icon(node, context):
            self._builder.icon(context.href, context.element)
        if context.is_block:
            self._builder.close()
        self._write(node.tail, self._contexts[-1])

    def _write(self, text: str | None, context: _Context) -> None:
        if not text:
            return
        lines = text.split("\n") if context.keeps_lines else [text]
        for number, line in enumerate(lines):
            if number:
                self._builder.break_line()
            words = _BLANKS.sub(" ", line)
            self._builder.text(words, context.marks, context.href, context.element)


def _is_own_bar(node: Any, tag: str) -> bool:
    """Whether links to other parts of the site are rather those of one entry."""
    return tag == "nav" and next(node.iterancestors("li", "article", "tr", "dd"), None) is not None


def _hints(node: Any) -> tuple[str, ...]:
    """What an element says of itself."""
    if not node.attrib:
        return ()
    words = [word for name in _TOLD if (value := node.get(name)) for word in value.lower().split()]
    return tuple(words[:12])


def _href(node: Any, tag: str, around: str) -> str:
    """Where an element leads; buttons lead nowhere else on the page."""
    if tag == "a" and (href := node.get("href")):
        return str(href).strip()
    if tag == "button" or node.get("role") == "button" or (tag == "a" and node.get("onclick")):
        return "#"
    if tag == "a" and node.get("class") and node.get("name") is None and node.get("id") is None:
        return "#"
    return around


def _is_icon(node: Any, context: _Context) -> bool:
    """Whether a link has no words and leads out of the page, as icons of identifiers do."""
    return "://" in context.href and not "".join(node.itertext()).strip()


def _is_title(hints: tuple[str, ...]) -> bool:
    return any("title" in hint for hint in hints)


def _marks(tag: str, style: str, around: frozenset[str]) -> frozenset[str]:
    mark = _MARKS.get(tag)
    if mark:
        around |= {mark}
    if style:
        if _BOLD.search(style):
            around |= {"bold"}
        if _ITALIC.search(style):
            around |= {"italic"}
    return around
