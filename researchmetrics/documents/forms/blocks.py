"""Paragraphs and tables of office and LaTeX files written as Markdown."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from researchmetrics.documents.forms.spans import Span, joined_blocks, markdown_of

__all__ = ["Paragraph", "Table", "blocks_markdown"]

_LONGEST_HEADING = 100
_LARGER = 1.08
_LEVELS = 4
_MARKS = re.compile(r"[*\s]")


@dataclass(slots=True)
class Paragraph:
    """A paragraph.

    Parameters
    ----------
    spans : list of Span
        What is in it.
    level : int
        Of a heading, from 1 (a title is 0 by ``is_title``); 0 for others.
    label : str
        Number or bullet of an item.
    depth : int
        How deep an item stands, from 0.
    size : float
        Height of its letters where that is known, else 0.
    is_title : bool
        Whether it is the document's title.
    is_ruled : bool
        Whether a line is drawn below it, as below headings.
    """

    spans: list[Span] = field(default_factory=list)
    level: int = 0
    label: str = ""
    depth: int = 0
    size: float = 0.0
    is_title: bool = False
    is_ruled: bool = False

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(span.text for span in self.spans)


@dataclass(slots=True)
class Table:
    """A table: rows of cells, each of blocks."""

    rows: list[list[list[Paragraph | Table]]] = field(default_factory=list)


Block = Paragraph | Table


def blocks_markdown(blocks: Sequence[Block]) -> str:
    r"""Write blocks as Markdown.

    Parameters
    ----------
    blocks : sequence of Paragraph or Table
        Of a document, in order.

    Returns
    -------
    str
        Headings by their styles, else by the size of their letters.

    Examples
    --------
    >>> blocks_markdown([Paragraph([Span("Papers")], level=1), Paragraph([Span("On Pots")])])
    '# Papers\n\nOn Pots'
    """
    paragraphs = list(_paragraphs(blocks))
    _name_title(paragraphs)
    levels = _Levels(paragraphs)
    return joined_blocks(_written(blocks, levels))


def _paragraphs(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for row in block.rows:
                for cell in row:
                    yield from _paragraphs(cell)


def _name_title(paragraphs: Sequence[Paragraph]) -> None:
    """Take what stands in the largest letters above the first heading as the title."""
    head: list[Paragraph] = []
    for paragraph in paragraphs:
        if paragraph.level or paragraph.is_title or len(head) > 4:
            break
        if paragraph.text.strip():
            head.append(paragraph)
    usual = Counter[float]()
    for paragraph in paragraphs:
        usual[paragraph.size] += len(paragraph.text)
    body = usual.most_common(1)[0][0] if usual else 0.0
    has_styles = any(paragraph.level for paragraph in paragraphs)
    if not head or not has_styles or any(paragraph.is_title for paragraph in paragraphs):
        return
    first = max(head, key=lambda paragraph: paragraph.size)
    if first.size > 1.15 * body > 0 and len(first.text) <= _LONGEST_HEADING:
        first.is_title = True


class _Levels:
    """Which level of heading a paragraph has."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        sizes: Counter[float] = Counter()
        for paragraph in paragraphs:
            sizes[paragraph.size] += len(paragraph.text)
        self.body = sizes.most_common(1)[0][0] if sizes else 0.0
        self.has_title = any(paragraph.is_title for paragraph in paragraphs)
        self.has_styles = sum(bool(paragraph.level) for paragraph in paragraphs) > 1
        large = {one.size for one in paragraphs if self._is_large(one)}
        self.sizes = {size: place for place, size in enumerate(sorted(large, reverse=True), 1)}

    def of(self, paragraph: Paragraph) -> int:
        """Level of a paragraph; 0 where it is no heading."""
        if paragraph.is_title:
            return 1
        if paragraph.level:
            return min(6, paragraph.level + self.has_title)
        if self.has_styles and paragraph.size < 1.4 * self.body:
            return 0
        if self._is_large(paragraph):
            return min(_LEVELS, self.sizes[paragraph.size] + (self.has_title or self.has_styles))
        if paragraph.is_ruled and self._is_short(paragraph) and not self.has_styles:
            return min(_LEVELS, len(self.sizes) + 1 + self.has_title)
        return 0

    def _is_large(self, paragraph: Paragraph) -> bool:
        return paragraph.size > _LARGER * self.body > 0 and self._is_short(paragraph)

    def _is_short(self, paragraph: Paragraph) -> bool:
        text = paragraph.text.strip()
        return 0 < len(text) <= _LONGEST_HEADING and not paragraph.label and "\t" not in text


def _written(blocks: Iterable[Block], levels: _Levels) -> Iterator[tuple[str, str]]:
    for block in blocks:
        if isinstance(block, Table):
            yield from _table(block, levels)
        elif block.text.strip():
            yield _paragraph(block, levels), block.label


def _paragraph(paragraph: Paragraph, levels: _Levels) -> str:
    level = levels.of(paragraph)
    if level:
        plain = [replace(span, is_bold=False, is_italic=False) for span in paragraph.spans]
        return "#" * level + " " + " ".join(markdown_of(plain).split())
    text = "\n".join(
        " ".join(line.split(" ")).strip(" ")
        for line in markdown_of(paragraph.spans).strip().split("\n")
    )
    if not paragraph.label:
        return text
    indent = "  " * paragraph.depth
    return f"{indent}{paragraph.label} " + text.replace("\n", f"\n{indent}  ")


def _table(table: Table, levels: _Levels) -> Iterator[tuple[str, str]]:
    """Write a table as rows of cells; what only serves to set a page in columns as blocks."""
    if _is_layout(table):
        for row in table.rows:
            for cell in row:
                yield from _written(cell, levels)
        return
    lines = []
    for row in table.rows:
        cells = [" ".join(_cell(cell)) for cell in row]
        if any(cells):
            lines.append(f"| {' | '.join(cells)} |" if len(cells) > 1 else cells[0])
            if len(lines) == 1 and len(cells) > 1:
                lines.append("|" + " --- |" * len(cells))
    if lines:
        yield "\n".join(lines), ""


def _cell(cell: Iterable[Block]) -> Iterator[str]:
    for paragraph in _paragraphs(cell):
        text = " ".join(markdown_of(paragraph.spans).split()).replace("|", "\\|")
        if text:
            yield text


def _is_layout(table: Table) -> bool:
    cells = [cell for row in table.rows for cell in row]
    full = [sum(bool(one.text.strip()) for one in _paragraphs(cell)) for cell in cells]
    nested = any(isinstance(block, Table) for cell in cells for block in cell)
    listed = any(one.label or one.level for cell in cells for one in _paragraphs(cell))
    one_column = all(len(row) < 2 for row in table.rows)
    return nested or listed or one_column or max(full, default=0) > 2
