"""Word files (.docx) as Markdown: what is inserted stays, what is deleted goes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from researchmetrics.documents.deadline import check
from researchmetrics.documents.forms.blocks import Block, Paragraph, Table, blocks_markdown
from researchmetrics.documents.forms.office.word_runs import Runs
from researchmetrics.documents.forms.office.word_styles import Numbering, Styles, W, value
from researchmetrics.documents.forms.spans import Span
from researchmetrics.documents.forms.zipped import Parts
from researchmetrics.errors import UnreadableDocumentError

__all__ = ["word_lines"]

_RELATED = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# Wrappers that say something about what is in them and print nothing themselves.
_WRAPPERS = frozenset(
    f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo")
)
_DEEPEST = 60


def word_lines(data: bytes, *, name: str) -> str:
    """Read the text of a Word file.

    Parameters
    ----------
    data : bytes
        The file (Word 2007 and later).
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
    .. [1] ISO/IEC 29500-1:2016, Office Open XML file formats, part 1.

    Examples
    --------
    >>> word_lines(b"PK", name="cv.docx")
    Traceback (most recent call last):
    ...
    researchmetrics.errors.UnreadableDocumentError: cv.docx is damaged: it cannot be unpacked. ...
    """
    parts = Parts(data, name=name)
    main = _main_part(parts)
    root = parts.tree(main)
    body = None if root is None else root.find(f"{W}body")
    if body is None:
        raise UnreadableDocumentError(
            f"{name} holds no text that Word would show. Save it again as .docx, or give its text."
        )
    try:
        reader = _Reader(parts, main)
        blocks = list(reader.blocks(body))
        blocks += reader.notes()
    except RecursionError as error:
        raise UnreadableDocumentError(
            f"{name} is nested too deeply to be read. Save it as plain text, then read that."
        ) from error
    return blocks_markdown(blocks)


def _main_part(parts: Parts) -> str:
    root = parts.tree("_rels/.rels")
    for one in root.iterfind(_RELATED) if root is not None else ():
        if (one.get("Type") or "").endswith("/officeDocument"):
            return (one.get("Target") or "").lstrip("/")
    return "word/document.xml"


class _Reader:
    """Reads the blocks of one file."""

    def __init__(self, parts: Parts, main: str) -> None:
        self.parts = parts
        folder, _, file = main.rpartition("/")
        self.folder = f"{folder}/" if folder else ""
        self.styles = Styles(parts.tree(f"{self.folder}styles.xml"))
        self.numbering = Numbering(parts.tree(f"{self.folder}numbering.xml"))
        self.runs = Runs(self.styles, self._targets(file))
        self.joined: list[Span] = []

    def _targets(self, file: str) -> dict[str, str]:
        root = self.parts.tree(f"{self.folder}_rels/{file}.rels")
        found = root.iterfind(_RELATED) if root is not None else ()
        return {
            one.get("Id") or "": one.get("Target") or ""
            for one in found
            if one.get("TargetMode") == "External"
        }

    def blocks(self, parent: Any, depth: int = 0) -> Iterator[Block]:
        """Read paragraphs and tables, through whatever wraps them."""
        if depth > _DEEPEST:
            raise RecursionError
        for element in parent:
            check()
            if element.tag == f"{W}p":
                yield from self._paragraph(element, depth)
            elif element.tag == f"{W}tbl":
                yield self._table(element, depth)
            elif element.tag in _WRAPPERS:
                yield from self.blocks(element, depth + 1)
            elif element.tag == f"{_MC}AlternateContent":
                yield from self.blocks(element[0] if len(element) else (), depth + 1)

    def _paragraph(self, element: Any, depth: int) -> Iterator[Block]:
        properties = element.find(f"{W}pPr")
        style = self.styles.get(value(properties, "pStyle"))
        read = self.runs.read(element, style)
        spans = self.joined + read.spans
        self.joined = []
        mark = properties.find(f"{W}rPr") if properties is not None else None
        if mark is not None and mark.find(f"{W}del") is not None:
            # The end of the paragraph was deleted: it goes on in the next.
            self.joined = spans
        elif any(span.text.strip() for span in spans):
            yield self._finished(properties, style, spans, read.size)
        for box in read.boxes:
            yield from self.blocks(box, depth + 1)

    def _finished(self, properties: Any, style: Any, spans: list[Span], size: float) -> Paragraph:
        outline = value(properties, "outlineLvl")
        level = int(outline) + 1 if outline and outline.isdigit() and int(outline) < 9 else 0
        number = value(properties, "numPr/numId") or style.num_id
        depth = value(properties, "numPr/ilvl")
        depth_of = int(depth) if depth and depth.isdigit() and len(depth) < 3 else style.depth
        level = level or style.level
        label = ""
        if number and number != "0":
            label = self.numbering.label(number, depth_of)
        rule = properties.find(f"{W}pBdr/{W}bottom") if properties is not None else None
        return Paragraph(
            spans,
            level=level,
            label="" if level or style.is_title else label,
            depth=min(depth_of, 8) if label else 0,
            size=size,
            is_title=style.is_title,
            is_ruled=rule is not None,
        )

    def _table(self, element: Any, depth: int) -> Table:
        table = Table()
        for row in _children(element, f"{W}tr"):
            if row.find(f"{W}trPr/{W}del") is not None:
                continue
            cells = [list(self.blocks(cell, depth + 1)) for cell in _children(row, f"{W}tc")]
            table.rows.append(cells)
        return table

    def notes(self) -> list[Block]:
        """Read the notes to which the text refers, under a heading of their own."""
        blocks: list[Block] = []
        for kind in ("footnote", "endnote"):
            root = self.parts.tree(f"{self.folder}{kind}s.xml") if self.runs.notes else None
            found = root.iterfind(f"{W}{kind}") if root is not None else ()
            by_id = {one.get(f"{W}id"): one for one in found}
            for number, note_id in self.runs.notes.get(kind, {}).items():
                blocks += self._note(by_id.get(note_id), number)
        return [Paragraph([Span("Footnotes")], level=1), *blocks] if blocks else []

    def _note(self, element: Any, number: str) -> list[Block]:
        blocks = list(self.blocks(element)) if element is not None else []
        first = next((one for one in blocks if isinstance(one, Paragraph)), None)
        if first is not None:
            first.spans = [Span(number, is_raised=True), Span(" "), *_stripped(first.spans)]
        return blocks


def _stripped(spans: list[Span]) -> list[Span]:
    """Leave off the number that a note begins with, for Word sets it anew."""
    while spans and not re.search(r"\S", spans[0].text):
        spans = spans[1:]
    return spans


def _children(parent: Any, tag: str) -> Iterable[Any]:
    for element in parent:
        if element.tag == tag:
            yield element
        elif element.tag in _WRAPPERS:
            yield from _children(element, tag)
