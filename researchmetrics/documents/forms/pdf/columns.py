"""The order in which the parts of a page are read: columns down, rows of tables across.

Two columns of a paper are read one after the other, and so is the side column of a résumé. Dates
beside what happened then, and numbers before entries, are rows: they stand on the same base lines
and one of them is narrow.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from researchmetrics.documents.deadline import check
from researchmetrics.documents.forms.pdf.letters import Piece
from researchmetrics.documents.forms.pdf.rows import Row, lines_of, rows_of

__all__ = ["Column", "columns_of"]

_FEWEST = 4
_STEP = 2.0
# Nested deeper than any page: columns in a column of a band.
_DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Column:
    """Rows that are read one after the other, and the edges between which they stand."""

    rows: tuple[Row, ...]
    left: float
    right: float


def columns_of(pieces: Sequence[Piece], page: int = 0, depth: int = 0) -> list[Column]:
    """Cut a page into columns.

    Parameters
    ----------
    pieces : sequence of Piece
        What is printed on it.
    page : int, default 0
        Its number.
    depth : int, default 0
        How often it was cut already.

    Returns
    -------
    list of Column
        In reading order.
    """
    check()
    if not pieces:
        return []
    gutter = _gutter(pieces) if depth < _DEEPEST else None
    if gutter is None:
        rows = rows_of(pieces, page)
        left, right = min(row.x0 for row in rows), max(row.x1 for row in rows)
        return [Column(tuple(rows), left, right)]
    columns: list[Column] = []
    for is_cut, band in _bands(pieces, gutter):
        if is_cut:
            columns += columns_of([one for one in band if one.x1 <= gutter], page, depth + 1)
            columns += columns_of([one for one in band if one.x1 > gutter], page, depth + 1)
        else:
            columns += columns_of(band, page, _DEEPEST)
    return columns


def _gutter(pieces: Sequence[Piece]) -> float | None:
    """Find where a page falls into two columns, which are read one after the other."""
    left, right = min(piece.x0 for piece in pieces), max(piece.x1 for piece in pieces)
    n_bins = int((right - left) / _STEP) + 1
    if not 20 <= n_bins <= 5000:
        return None
    covered = [0] * (n_bins + 1)
    for piece in pieces:
        covered[int((piece.x0 - left) / _STEP)] += 1
        covered[min(n_bins, int((piece.x1 - left) / _STEP) + 1)] -= 1
    total = 0
    for place, change in enumerate(covered):
        total += change
        covered[place] = total
    n_lines = len(lines_of(pieces))
    best: tuple[float, float] | None = None
    for first, last in _gaps(covered, max(1, n_lines // 5)):
        gutter = left + (first + last + 1) / 2 * _STEP
        worth = _worth(pieces, gutter)
        if worth > 0 and (best is None or worth > best[0]):
            best = worth, gutter
    return best[1] if best else None


def _gaps(covered: Sequence[int], most: int) -> Iterator[tuple[int, int]]:
    """Stretches of the width over which hardly anything is printed, each at its emptiest."""
    place = 3
    while place < len(covered) - 3:
        if covered[place] > most:
            place += 1
            continue
        end = place
        while end < len(covered) - 3 and covered[end] <= most:
            end += 1
        least = min(covered[place:end])
        empty = [at for at in range(place, end) if covered[at] == least]
        if end < len(covered) - 3:
            yield empty[0], empty[-1]
        place = end + 1


def _worth(pieces: Sequence[Piece], gutter: float) -> float:
    """Say how well a line parts two columns; 0 where it parts none, or only cells of rows."""
    crossing = [piece for piece in pieces if piece.x0 < gutter < piece.x1]
    beside = _beside(pieces, gutter)
    lines = [lines_of(side) for side in beside]
    fewest = min(map(len, lines))
    if fewest < _FEWEST or fewest <= 2 * len(crossing) or not _are_columns(beside, lines):
        return 0.0
    return fewest - 2 * len(crossing)


def _beside(pieces: Sequence[Piece], gutter: float) -> tuple[list[Piece], list[Piece]]:
    """Take what stands on both sides of a line, without what stands above and below the two."""
    sides = (
        [piece for piece in pieces if piece.x1 <= gutter],
        [piece for piece in pieces if piece.x0 >= gutter],
    )
    if not all(sides):
        return sides
    top = min(max(piece.base for piece in side) for side in sides) + 1
    foot = max(min(piece.base for piece in side) for side in sides) - 1
    left, right = ([piece for piece in side if foot <= piece.base <= top] for side in sides)
    return left, right


def _are_columns(sides: Sequence[list[Piece]], lines: Sequence[list[list[Piece]]]) -> bool:
    widths = [max(p.x1 for p in side) - min(p.x0 for p in side) for side in sides]
    whole = max(p.x1 for p in sides[1]) - min(p.x0 for p in sides[0])
    is_narrow = min(widths) < 0.3 * whole
    fewer, more = sorted(lines, key=len)
    bases = [line[0].base for line in more]
    aligned = sum(any(abs(line[0].base - base) < 1.5 for base in bases) for line in fewer)
    is_aligned = aligned >= 0.7 * len(fewer)
    if is_narrow:
        # Also a list of dates keeps to its rows, where the side column of a page has its own.
        return not is_aligned and _filled(lines[0]) and _filled(lines[1])
    return (_filled(lines[0]) and _filled(lines[1])) or not is_aligned


def _filled(lines: Sequence[list[Piece]]) -> bool:
    """Whether most lines of a column fill much of its width."""
    left, right = min(line[0].x0 for line in lines), max(line[-1].x1 for line in lines)
    widths = sorted(line[-1].x1 - line[0].x0 for line in lines)
    return widths[len(widths) // 2] >= 0.55 * (right - left)


def _bands(pieces: Sequence[Piece], gutter: float) -> Iterator[tuple[bool, list[Piece]]]:
    """Cut a page across, wherever something stands over the gutter."""
    held: list[Piece] = []
    held_cut = False
    for line in lines_of(pieces):
        is_cut = not any(piece.x0 < gutter < piece.x1 for piece in line)
        if held and is_cut != held_cut:
            yield held_cut, held
            held = []
        held_cut = is_cut
        held += line
    if held:
        yield held_cut, held
