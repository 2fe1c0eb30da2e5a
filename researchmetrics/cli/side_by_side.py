"""Two records side by side, line by line, with what agrees and what differs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rich.cells import cell_len, chop_cells

from researchmetrics.cli.cells import UNKNOWN, shown

__all__ = ["facing"]

_FIELDS = ("title", "authors", "year", "venue", "doi", "source")
_NAME = max(map(len, _FIELDS))
_LEAST = 24  # columns of each record; below, they stand one under the other
_MOST_LINES = 6
_MARKS = {"same": "=", "part": "~", "other": "≠", "unknown": " "}


def facing(pair: Mapping[str, Any], width: int) -> str:
    """Draw two records beside one another.

    Parameters
    ----------
    pair : Mapping
        Row of the table of doubtful pairs.
    width : int
        Columns of the terminal.

    Returns
    -------
    str
        A line or more a field: ``=`` where the two say the same, ``~`` in part, ``≠`` where they
        differ, nothing where one does not say.

    Examples
    --------
    >>> pair = {"title_a": "On Pots", "title_b": "on pots", "year_a": 2019, "year_b": 2020}
    >>> print(facing(pair, 80))
      title   =  On Pots                           on pots
      year    ≠  2019                              2020
    """
    lines: list[str] = []
    for name in _FIELDS:
        first, second = pair.get(f"{name}_a"), pair.get(f"{name}_b")
        texts = (_text(first), _text(second))
        if texts != (UNKNOWN, UNKNOWN):
            # That sources differ says nothing of the works.
            mark = " " if name == "source" else _MARKS[_agreement(*texts)]
            lines += _field(name, mark, texts, width)
    return "\n".join(lines)


def _field(name: str, mark: str, texts: tuple[str, str], width: int) -> Iterator[str]:
    head = f"  {name:<{_NAME}} {mark:>2} "
    room = (width - len(head) - 2) // 2
    if room < _LEAST:
        for side, text in zip("AB", texts, strict=True):
            for number, line in enumerate(_wrapped(text, max(8, width - len(head) - 2))):
                yield f"{head}{' ' if number else side} {line}".rstrip()
                head = " " * len(head)
        return
    columns = [_wrapped(text, room) for text in texts]
    for number in range(max(map(len, columns))):
        left, right = (column[number] if number < len(column) else "" for column in columns)
        gap = " " * (room - cell_len(left) + 2)
        yield f"{head}{left}{gap}{right}".rstrip()
        head = " " * len(head)


def _wrapped(text: str, room: int) -> list[str]:
    """Break a text into lines of so many columns, at spaces where there are any."""
    lines = [""]
    for word in text.split():
        for piece in chop_cells(word, room):
            longer = f"{lines[-1]} {piece}".strip()
            if cell_len(longer) <= room:
                lines[-1] = longer
            else:
                lines.append(piece)
    return [*lines[: _MOST_LINES - 1], "…"] if len(lines) > _MOST_LINES else lines


def _text(cell: Any) -> str:
    return shown(cell) or UNKNOWN


def _agreement(first: str, second: str) -> str:
    if UNKNOWN in (first, second):
        return "unknown"
    one, other = _words(first), _words(second)
    if one == other:
        return "same"
    return "part" if set(one) & set(other) else "other"


def _words(text: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in text.casefold()).split()
