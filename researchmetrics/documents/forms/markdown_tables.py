"""Tables in Markdown, also those whose cells run over lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

__all__ = ["cells_of", "is_rule", "loose_table", "table"]

_RULE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)+\|?\s*$")
Cell = list[str]


def is_rule(line: str) -> bool:
    """Whether a line divides the head of a table from its body.

    Parameters
    ----------
    line : str
        A line.

    Returns
    -------
    bool
        True for ``---|---``.

    Examples
    --------
    >>> is_rule("| --- | :--: |"), is_rule("---")
    (True, False)
    """
    return _RULE.match(line) is not None


def cells_of(line: str) -> list[str]:
    """Divide a row at its strokes; those in brackets and code divide nothing.

    Parameters
    ----------
    line : str
        A row.

    Returns
    -------
    list of str
        Its cells; strokes at both ends are no cells.

    Examples
    --------
    >>> cells_of("| 1 | A. Pott [a|b] |")
    ['1', 'A. Pott [a|b]']
    """
    text = line.strip()
    text = text[1:-1] if text.startswith("|") and text.endswith("|") and len(text) > 1 else text
    cells, depth, start = [], 0, 0
    for place, sign in enumerate(text):
        if sign in "[(":
            depth += 1
        elif sign in "])":
            depth = max(0, depth - 1)
        elif sign == "|" and not depth and text[place - 1 : place] != "\\":
            cells.append(text[start:place].strip())
            start = place + 1
    return [*cells, text[start:].strip()]


def table(lines: Sequence[str], place: int, columns: int) -> tuple[list[list[Cell]], int]:
    """Read a table.

    Parameters
    ----------
    lines : sequence of str
        The document.
    place : int
        Its first row; the next line is its rule.
    columns : int
        How many columns the rule has.

    Returns
    -------
    rows : list of list of list of str
        For each row its cells, each a list of lines.
    end : int
        The line behind it. A line without strokes goes on in the last cell, as converters write it.

    Examples
    --------
    >>> table(["a | b", "---|---", "c | d  ", "e"], 0, 2)
    ([[['a'], ['b']], [['c'], ['d', 'e']]], 4)
    """
    rows: list[list[Cell]] = []
    end = place
    while end < len(lines):
        line = lines[end]
        if not line.strip():
            if not _more(lines, end, columns):
                break
        elif is_rule(line):
            pass
        elif len(cells := cells_of(line)) > 1 or line.lstrip().startswith("|"):
            if rows and len(rows[-1]) + len(cells) - 1 == columns > len(rows[-1]):
                # A cell broke over the line.
                rows[-1][-1].append(cells.pop(0))
                rows[-1] += [[cell] for cell in cells]
            else:
                rows.append([[cell] for cell in cells])
        elif not rows:
            # Its strokes part nothing, as within an unclosed bracket; a row it is all the same.
            rows.append([[line.strip()]])
        elif line.lstrip().startswith("#"):
            break
        else:
            rows[-1][-1].append(line.strip())
        end += 1
    return rows, end


def _more(lines: Sequence[str], place: int, columns: int) -> bool:
    """Whether the table goes on behind an empty line."""
    behind = (line for line in lines[place : place + 4] if line.strip())
    line = next(behind, "")
    return columns > 1 and len(cells_of(line)) == columns and "|" in line


def loose_table(lines: Sequence[str]) -> list[list[Cell]]:
    """Read rows without a rule, where most lines of a block are rows.

    Parameters
    ----------
    lines : sequence of str
        A block.

    Returns
    -------
    list of list of list of str
        As for `table`; empty where the block is no table.

    Examples
    --------
    >>> loose_table(["[1]  |  A. Pott. Pots.  ", "[2]  |  B. Lee. Pans.  "])
    [[['[1]'], ['A. Pott. Pots.']], [['[2]'], ['B. Lee. Pans.']]]
    >>> loose_table(["plain"])
    []
    """
    found = [len(cells_of(line)) > 1 and "|" in line for line in lines]
    if not found[0] or sum(found) < 2:
        return []
    rows: list[list[Cell]] = []
    for line, is_row in zip(lines, found, strict=True):
        if is_row:
            rows.append([[cell] for cell in cells_of(line)])
        else:
            rows[-1][-1].append(line.strip())
    columns = len(rows[0])
    if len(rows) > 2 and all(len(row) == columns + 1 for row in rows[1:]):
        # The last line of a row runs on in the next one.
        for row, behind in pairwise(rows):
            row[-1] += behind.pop(0)
    return rows
