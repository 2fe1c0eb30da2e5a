"""OpenDocument texts (.odt), as LibreOffice writes them, as Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from researchmetrics.documents.deadline import check
from researchmetrics.documents.forms.blocks import Block, Paragraph, Table, blocks_markdown
from researchmetrics.documents.forms.spans import Span
from researchmetrics.documents.forms.zipped import Parts
from researchmetrics.errors import UnreadableDocumentError

__all__ = ["open_document_lines"]

_NAMES = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_OFFICE, _TEXT, _TABLE = _NAMES % "office", _NAMES % "text", _NAMES % "table"
_STYLE, _DRAW = _NAMES % "style", _NAMES % "drawing"
_FO = _NAMES % "xsl-fo-compatible"
_LINK = "{http://www.w3.org/1999/xlink}href"
_GONE = frozenset(
    f"{_TEXT}{name}" for name in ("tracked-changes", "sequence-decls", "bookmark", "change")
)
_DEEPEST = 60


def open_document_lines(data: bytes, *, name: str) -> str:
    """Read the text of an OpenDocument file.

    Parameters
    ----------
    data : bytes
        The file.
    name : str
        What to call it in messages.

    Returns
    -------
    str
        Markdown.

    Raises
    ------
    UnreadableDocumentError
        If it is damaged or locked with a password.
    TooLargeError
        If it unpacks to more than any document of a person.

    References
    ----------
    .. [1] ISO/IEC 26300-1:2015, Open Document Format for Office Applications, part 1.

    Examples
    --------
    >>> open_document_lines(b"PK", name="cv.odt")
    Traceback (most recent call last):
    ...
    researchmetrics.errors.UnreadableDocumentError: cv.odt is damaged: it cannot be unpacked. ...
    """
    parts = Parts(data, name=name)
    root = parts.tree("content.xml")
    body = None if root is None else root.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise UnreadableDocumentError(
            f"{name} holds no text that a reader would see, or is locked with a password. Save it "
            "again without one, or give its text."
        )
    reader = _Reader(_Styles(parts.tree("styles.xml"), root))
    try:
        blocks = list(reader.blocks(body))
    except RecursionError as error:
        raise UnreadableDocumentError(
            f"{name} is nested too deeply to be read. Save it as plain text, then read that."
        ) from error
    if reader.notes:
        blocks += [Paragraph([Span("Footnotes")], level=1), *reader.notes]
    return blocks_markdown(blocks)


@dataclass(frozen=True, slots=True)
class _Look:
    is_bold: bool = False
    is_italic: bool = False
    is_raised: bool = False
    is_hidden: bool = False
    size: float = 0.0
    is_title: bool = False


class _Styles:
    """What the styles of a document look like, and which lists are numbered."""

    def __init__(self, *roots: Any) -> None:
        self.elements: dict[str, Any] = {}
        self.numbered: dict[str, dict[int, tuple[str, str]]] = {}
        for root in roots:
            for one in root.iter(f"{_STYLE}style") if root is not None else ():
                self.elements[one.get(f"{_STYLE}name") or ""] = one
            for one in root.iter(f"{_TEXT}list-style") if root is not None else ():
                self.numbered[one.get(f"{_STYLE}name") or ""] = {
                    int(level.get(f"{_TEXT}level") or 1): (
                        level.get(f"{_STYLE}num-prefix") or "",
                        level.get(f"{_STYLE}num-suffix") or "",
                    )
                    for level in one.iterfind(f"{_TEXT}list-level-style-number")
                    if (level.get(f"{_TEXT}level") or "1").isdigit()
                }

    def look(self, name: str | None, within: _Look, depth: int = 0) -> _Look:
        element = self.elements.get(name or "")
        if element is None or depth > 12:
            return within
        look = self.look(element.get(f"{_STYLE}parent-style-name"), within, depth + 1)
        if name == "Title":
            look = replace(look, is_title=True)
        said = element.find(f"{_STYLE}text-properties")
        return look if said is None else _changed(look, said)


def _changed(look: _Look, said: Any) -> _Look:
    weight, slope = said.get(f"{_FO}font-weight"), said.get(f"{_FO}font-style")
    if weight is not None:
        look = replace(look, is_bold=weight == "bold" or weight in {"600", "700", "800", "900"})
    if slope is not None:
        look = replace(look, is_italic=slope in {"italic", "oblique"})
    place = said.get(f"{_STYLE}text-position") or ""
    if place.startswith("super") or (place[:1].isdigit() and not place.startswith("0")):
        look = replace(look, is_raised=True)
    if said.get(f"{_TEXT}display") == "none":
        look = replace(look, is_hidden=True)
    size = (said.get(f"{_FO}font-size") or "").removesuffix("pt")
    if size.replace(".", "", 1).isdigit() and len(size) < 8:
        look = replace(look, size=float(size))
    return look


class _Reader:
    def __init__(self, styles: _Styles) -> None:
        self.styles = styles
        self.notes: list[Block] = []
        self.boxes: list[Any] = []
        self.n_notes = 0

    def blocks(self, parent: Any, depth: int = 0) -> Iterator[Block]:
        """Read what stands one below the other."""
        if depth > _DEEPEST:
            raise RecursionError
        for element in parent:
            check()
            if element.tag in {f"{_TEXT}p", f"{_TEXT}h"}:
                yield self._paragraph(element)
                boxes, self.boxes = self.boxes, []
                for box in boxes:
                    yield from self.blocks(box, depth + 1)
            elif element.tag == f"{_TEXT}list":
                yield from self._list(element, 0, element.get(f"{_TEXT}style-name"), depth)
            elif element.tag == f"{_TABLE}table":
                yield self._table(element, depth)
            elif element.tag not in _GONE:
                yield from self.blocks(element, depth + 1)

    def _paragraph(self, element: Any) -> Paragraph:
        look = self.styles.look(element.get(f"{_TEXT}style-name"), _Look())
        spans: list[Span] = []
        self._spans(element, look, "", spans)
        level = element.get(f"{_TEXT}outline-level") or "1"
        is_heading = element.tag == f"{_TEXT}h" and level.isdigit()
        return Paragraph(
            spans,
            level=min(6, int(level[:3])) if is_heading else 0,
            size=look.size,
            is_title=look.is_title,
        )

    def _list(self, element: Any, level: int, style: str | None, depth: int) -> Iterator[Block]:
        if depth > _DEEPEST:
            raise RecursionError
        affixes = self.styles.numbered.get(style or "", {}).get(level + 1)
        number = 0
        for item in element:
            if item.tag == f"{_TEXT}list-item":
                number += 1
                start = item.get(f"{_TEXT}start-value") or ""
                number = int(start) if start.isdigit() and len(start) < 6 else number
            label = f"{affixes[0]}{number}{affixes[1]}" if affixes else "-"
            for part in item:
                if part.tag == f"{_TEXT}list":
                    own = part.get(f"{_TEXT}style-name") or style
                    yield from self._list(part, level + 1, own, depth + 1)
                    continue
                for block in self.blocks([part], depth + 1):
                    if isinstance(block, Paragraph) and not block.level:
                        block.label, block.depth = label, min(level, 8)
                    yield block

    def _table(self, element: Any, depth: int) -> Table:
        table = Table()
        for row in element.iter(f"{_TABLE}table-row"):
            cells = [one for one in row if one.tag == f"{_TABLE}table-cell"]
            table.rows.append([list(self.blocks(cell, depth + 1)) for cell in cells])
        return table

    def _spans(
        self, parent: Any, look: _Look, href: str, spans: list[Span], depth: int = 0
    ) -> None:
        if depth > _DEEPEST:
            raise RecursionError
        self._add(parent.text, look, href, spans)
        for element in parent:
            name = element.tag.removeprefix(_TEXT)
            if name in {"tab", "line-break"}:
                self._add("\t" if name == "tab" else "\n", look, href, spans, kept=True)
            elif name == "s":
                self._add(" ", look, href, spans, kept=True)
            elif name == "note":
                self._note(element, spans)
            elif name == "a":
                self._spans(element, look, element.get(_LINK) or href, spans, depth + 1)
            elif element.tag.startswith(_DRAW):
                self.boxes += element.iter(f"{_DRAW}text-box")
            elif element.tag not in _GONE:
                inner = self.styles.look(element.get(f"{_TEXT}style-name"), look)
                self._spans(element, inner, href, spans, depth + 1)
            self._add(element.tail, look, href, spans)

    def _add(
        self, text: str | None, look: _Look, href: str, spans: list[Span], *, kept: bool = False
    ) -> None:
        if not text or look.is_hidden:
            return
        if not kept:
            lead, tail = " " * text[0].isspace(), " " * text[-1].isspace()
            text = lead + " ".join(text.split()) + tail if text.strip() else " "
        spans.append(Span(text, look.is_bold, look.is_italic, look.is_raised, href))

    def _note(self, element: Any, spans: list[Span]) -> None:
        self.n_notes += 1
        number = Span(str(self.n_notes), is_raised=True)
        spans.append(number)
        body = element.find(f"{_TEXT}note-body")
        for block in self.blocks(body) if body is not None else ():
            if isinstance(block, Paragraph):
                block.spans = [number, Span(" "), *block.spans]
            self.notes.append(block)
