"""Rows of columns put together to headings, items and paragraphs, over columns and pages too.

A row goes on with the paragraph above when it is set as near, and begins neither with a mark nor
at the indent where entries begin. Where the row above had room for its first word, the line was
broken on purpose: it stays a line of its own within the paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from researchmetrics.documents.deadline import check
from researchmetrics.documents.forms.pdf.columns import Column
from researchmetrics.documents.forms.pdf.measures import Measures, is_full
from researchmetrics.documents.forms.pdf.rows import LABEL, Row

__all__ = ["Paragraph", "paragraphs_of"]

# Wider than the usual distance by this, lines stand in different paragraphs.
_APART = 1.22
_INDENT = 0.5
_LABELLED = re.compile(rf"({LABEL.pattern})(?:[ \t]+|(?<=[•●▪■►※◆❖➢])|(?<=\]))(?=\S)")
_BULLET = re.compile(r"[^\w\[(#]")
_SHAPES = ((re.compile(r"\d+"), "0"), (re.compile(r"[^\W\d_]+"), "a"))
_CLOSED = re.compile(r"[.!?)\]]\W*$|(?:19|20)\d\d\W*$")
# Smaller letters at the foot of a column are notes, which do not end the paragraph above.
_NOTE = 0.92


@dataclass(slots=True)
class Paragraph:
    """Rows that belong together.

    Parameters
    ----------
    rows : list of Row
        In order.
    breaks : list of bool
        For each row behind the first, whether the line before it was broken on purpose.
    level : int
        Of a heading; 0 for others.
    label : str
        Its number or bullet.
    indent : float
        Left edge within the column.
    hang : float or None
        Left edge of its text behind the label, or of its further rows.
    """

    rows: list[Row]
    breaks: list[bool] = field(default_factory=list)
    level: int = 0
    label: str = ""
    indent: float = 0.0
    hang: float | None = None

    @property
    def is_bullet(self) -> bool:
        """Whether a sign marks it, rather than a number."""
        return bool(_BULLET.match(self.label))


def paragraphs_of(columns: Sequence[Column], measures: Measures) -> Iterator[Paragraph]:
    """Put rows together.

    Parameters
    ----------
    columns : sequence of Column
        Of all pages, in reading order.
    measures : Measures
        What is usual in the document.

    Yields
    ------
    Paragraph
        In reading order; notes at the foot of a column follow the paragraph they interrupt.
    """
    builder = _Builder(measures)
    notes: list[Paragraph] = []
    for number, column in enumerate(columns):
        check()
        rows, small = _parted(column, measures)
        left, right = _edges(column, measures)
        if number and rows:
            builder.jump()
        for row in rows:
            done = builder.add(row, left, right)
            if done is not None:
                yield done
                yield from notes
                notes = []
        foot = _Builder(measures)
        notes += [done for row in small if (done := foot.add(row, left, right))]
        notes += foot.rest()
    yield from builder.rest()
    yield from notes


def _parted(column: Column, measures: Measures) -> tuple[list[Row], list[Row]]:
    """Part a column from the notes below it."""
    rows = list(column.rows)
    place = len(rows)
    while place and rows[place - 1].size < _NOTE * measures.body:
        place -= 1
    is_note = place < len(rows) and len(rows) - place <= 12 and place > 2
    if not is_note or not re.match(r"\W?\w{0,2}", rows[place].text):
        return rows, []
    begins_raised = rows[place].letters[0].is_raised or rows[place].text[0] in "*†‡§¶∗"
    return (rows[:place], rows[place:]) if begins_raised else (rows, [])


def _edges(column: Column, measures: Measures) -> tuple[float, float]:
    body = [row for row in column.rows if not measures.level(row)] or list(column.rows)
    return min(row.x0 for row in body), max(row.x1 for row in body)


class _Builder:
    """Holds the paragraph to which rows are added."""

    def __init__(self, measures: Measures) -> None:
        self.measures = measures
        self.held: Paragraph | None = None
        self.right = 0.0
        self.is_jump = False

    def jump(self) -> None:
        """Say that the next row stands in another column."""
        self.is_jump = True

    def rest(self) -> Iterator[Paragraph]:
        """Give what is held at the end."""
        if self.held is not None:
            yield self.held

    def add(self, row: Row, left: float, right: float) -> Paragraph | None:
        """Add a row; return the paragraph before where it begins another."""
        level = self.measures.level(row)
        label = "" if level else _label(row)
        held = self.held
        goes_on = held is not None and self._goes_on(held, row, row.x0 - left, level, label)
        done = None
        if goes_on and self.held is not None:
            above = self.held.rows[-1]
            self.held.breaks.append(not is_full(above, row, self.right))
            self.held.rows.append(row)
            if self.held.hang is None:
                self.held.hang = row.x0 - left
        else:
            done = self.held
            self.held = Paragraph([row], [], level, label, row.x0 - left)
            if label:
                self.held.hang = _text_start(row, label) - left
        self.right, self.is_jump = right, False
        return done

    def _goes_on(self, held: Paragraph, row: Row, indent: float, level: int, label: str) -> bool:
        above = held.rows[-1]
        if level or held.level:
            return self._is_same_heading(held, row, level)
        if not self.is_jump and self._is_apart(above, row):
            return False
        full = is_full(above, row, self.right)
        if label and not self._is_chance(held, indent, label, full=full):
            return False
        if self.is_jump:
            return self._goes_on_over(held, row, indent, full=full)
        if row.is_bold and held.rows[0].is_bold and not above.is_bold and not full:
            # Titles in bold begin entries.
            return False
        return self._fits(held, indent, full=full)

    def _is_same_heading(self, held: Paragraph, row: Row, level: int) -> bool:
        above = held.rows[-1]
        near = 0 < above.base - row.base < 1.6 * row.size
        full = above.x1 - above.x0 > 0.6 * (self.right - above.x0)
        return level == held.level and near and full and not self.is_jump

    def _is_apart(self, above: Row, row: Row) -> bool:
        size = max(above.size, row.size)
        gap = above.base - row.base
        return gap > _APART * self.measures.leading * size + 0.3 or gap < -0.5 * size

    def _is_chance(self, held: Paragraph, indent: float, label: str, *, full: bool) -> bool:
        """Whether a number at the beginning of a row only came there by wrapping."""
        if _BULLET.match(label):
            return full and label in "-–—·*" and not _BULLET.match(held.label or "a")
        if held.label and not held.is_bullet:
            same = _shape(label) == _shape(held.label)
            at_text = held.hang is not None and abs(indent - held.hang) < _INDENT * self._size()
            return not same or (at_text and held.hang != held.indent and full)
        return full and not label.startswith("[")

    def _size(self) -> float:
        return self.measures.body

    def _goes_on_over(self, held: Paragraph, row: Row, indent: float, *, full: bool) -> bool:
        """Whether a paragraph goes on in the next column, where no distance can be seen."""
        slack = _INDENT * self._size()
        if held.hang is not None and held.hang > held.indent + slack:
            return indent > held.indent + slack or (full and len(held.rows) == 1)
        if held.rows[-1].text.endswith(("-", "\xad", ",")):
            return True
        if row.is_bold and not held.rows[-1].is_bold:
            return False
        is_closed = bool(_CLOSED.search(held.rows[-1].text))
        return full if not is_closed else full and row.text[:1].islower()

    def _fits(self, held: Paragraph, indent: float, *, full: bool) -> bool:
        """Whether a row's indent is that of the paragraph's further rows."""
        slack = _INDENT * self._size()
        if held.hang is None:
            if indent > held.indent + slack:
                return True
            return full or indent > held.indent - slack
        deeper = held.hang > held.indent + slack
        if deeper and indent < held.indent + slack:
            # At the label, or where hanging entries begin.
            return bool(held.label) and full and indent > held.indent - slack
        if not deeper and not held.label:
            return indent < held.hang + slack and (full or indent > held.hang - slack)
        return True


def _label(row: Row) -> str:
    found = _LABELLED.match(row.text)
    if not found:
        return ""
    label = found[1]
    is_number = any(map(str.isdigit, label))
    # A word of two letters and a year are no numbers of entries.
    if not is_number:
        return label if _BULLET.match(label) else ""
    return label if re.search(r"\W", label) or "\t" in found[0] else ""


def _text_start(row: Row, label: str) -> float:
    found = _LABELLED.match(row.text)
    end = found.end() if found else len(label)
    return row.letters[end].x0


def _shape(label: str) -> str:
    for pattern, sign in _SHAPES:
        label = pattern.sub(sign, label)
    return label
