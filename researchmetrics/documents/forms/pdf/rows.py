"""Pieces of lines put together to rows, and letter-spaced words closed up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from researchmetrics.documents.forms.pdf.leftward import is_leftward, leftward_letters
from researchmetrics.documents.forms.pdf.letters import Letter, Piece

__all__ = ["Row", "rows_of"]

_SAME_BASE = 0.3
# What numbers an entry or marks an item; the gap behind it parts no columns.
LABEL = re.compile(
    r"(?:[-–—*•●○▪◦‣■□►▶▸✓※◆·⋄∙❖➢]|\[[^\W\d]{0,4}[-.]?\d{1,4}\]|\[[^\W\d_]{2,8}\+?\d{2}[a-z]?\]|"
    r"\(?[^\W\d_]{0,2}[-.]?\d{1,3}[.)\]:]?|\([^\W\d_]{1,2}\d{0,3}\)|#\d{1,3})"
)


@dataclass(frozen=True)
class Row:
    """One printed line of a column.

    Parameters
    ----------
    letters : tuple of Letter
        In reading order; a tab parts cells.
    x0, x1 : float
        Left and right edge.
    base, size : float
        Base line, and size of its ordinary letters.
    page : int
        Number of its page, from 0.
    """

    letters: tuple[Letter, ...]
    x0: float
    x1: float
    base: float
    size: float
    page: int = 0

    @cached_property
    def text(self) -> str:
        """Its letters."""
        return "".join(letter.text for letter in self.letters)

    @cached_property
    def is_bold(self) -> bool:
        """Whether all its words are bold."""
        words = [letter for letter in self.letters if letter.text.isalpha()]
        return bool(words) and all(letter.face.is_bold for letter in words)

    @cached_property
    def first_word(self) -> float:
        """Width of its first word."""
        end = re.match(r"\S*", self.text)
        word = self.letters[: end.end() if end else 0]
        if not word:
            return 0.0
        return max(letter.x1 for letter in word) - min(letter.x0 for letter in word)


def rows_of(pieces: Iterable[Piece], page: int = 0) -> list[Row]:
    """Put pieces on the same base line together, from the top down.

    Parameters
    ----------
    pieces : iterable of Piece
        Of one column.
    page : int, default 0
        Number of the page.

    Returns
    -------
    list of Row
        In order.
    """
    lines = lines_of(pieces)
    edges = [edge for line in lines for piece in line for edge in (piece.x0, piece.x1)]
    middle = min(edges, default=0.0) + max(edges, default=0.0)
    return [_row(line, page, middle) for line in lines]


def lines_of(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """Gather pieces by base line, from the top down.

    Parameters
    ----------
    pieces : iterable of Piece
        Of a page or column.

    Returns
    -------
    list of list of Piece
        Each line's pieces from left to right.
    """
    lines: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: (-piece.base, piece.x0)):
        line = lines[-1] if lines else None
        if line and line[0].base - piece.base <= _SAME_BASE * min(line[0].size, piece.size):
            line.append(piece)
        else:
            lines.append([piece])
    return [sorted(line, key=lambda piece: piece.x0) for line in _with_small(lines)]


def _with_small(lines: list[list[Piece]]) -> list[list[Piece]]:
    """Put raised marks that stand apart in the file on the lines beside which they are printed."""
    kept: list[list[Piece]] = []
    for line in lines:
        above = kept[-1] if kept else None
        if above and _are_marks_of(above, line):
            line[:0] = [_raised(piece) for piece in above]
            kept[-1] = line
        else:
            kept.append(line)
    return kept


def _are_marks_of(marks: Sequence[Piece], line: Sequence[Piece]) -> bool:
    size = max(piece.size for piece in line)
    rise = marks[0].base - line[0].base
    return (
        rise < 0.7 * size
        and all(piece.size <= 0.88 * size and len(piece.letters) <= 6 for piece in marks)
        and all(_touches(piece, line, size) for piece in marks)
    )


def _touches(mark: Piece, line: Sequence[Piece], size: float) -> bool:
    return any(
        -size < mark.x0 - piece.x1 < size
        or -size < piece.x0 - mark.x1 < size
        or piece.x0 < mark.x0 < piece.x1
        for piece in line
    )


def _raised(piece: Piece) -> Piece:
    letters = [replace(letter, is_raised=True) for letter in piece.letters]
    return Piece(letters, piece.base, piece.size, piece.x0, piece.x1)


def _row(line: list[Piece], page: int, middle: float) -> Row:
    size = max(piece.size for piece in line)
    base = next(piece.base for piece in line if piece.size == size)
    x0, x1 = min(piece.x0 for piece in line), max(piece.x1 for piece in line)
    if is_leftward(line):
        return Row(
            tuple(leftward_letters(line, middle)), middle - x1, middle - x0, base, size, page
        )
    letters: list[Letter] = []
    for place, piece in enumerate(line):
        if place:
            letters.append(_between(line[place - 1], piece, letters, is_first=place == 1))
        letters.extend(_closed_up(piece))
    return Row(tuple(letters), x0, x1, base, size, page)


def _between(before: Piece, after: Piece, letters: list[Letter], *, is_first: bool) -> Letter:
    gap = max(after.x0 - before.x1, before.x0 - after.x1)
    is_label = is_first and bool(LABEL.fullmatch("".join(letter.text for letter in letters)))
    is_mark = after.letters[0].is_raised or before.letters[-1].is_raised
    text = "\t" if gap > 1.2 * max(before.size, after.size) and not is_label else " "
    if gap < 0.15 * after.size or (is_mark and gap < 0.4 * after.size):
        text = ""
    last = letters[-1]
    return replace(last, text=text, x0=last.x1, href="", is_raised=False)


def _closed_up(piece: Piece) -> list[Letter]:
    """Take the blanks out of words whose letters are set wide apart: P A P E R S."""
    words = piece.text.split(" ")
    if len(words) < 4 or sum(map(len, words)) > 1.2 * len(words):
        return piece.letters
    gaps = [
        after.x0 - before.x1
        for before, blank, after in zip(
            piece.letters, piece.letters[1:], piece.letters[2:], strict=False
        )
        if blank.text == " "
    ]
    usual = sorted(gaps)[len(gaps) // 2]
    kept: list[Letter] = []
    for place, letter in enumerate(piece.letters):
        if letter.text == " " and 0 < place < len(piece.letters) - 1:
            gap = piece.letters[place + 1].x0 - piece.letters[place - 1].x1
            if gap < 1.6 * usual + 0.5:
                continue
        kept.append(letter)
    return kept
