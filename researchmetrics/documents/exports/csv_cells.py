"""Cells of tables in text: parted by commas, semicolons, tabs or bars, quoted well or badly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from researchmetrics.documents.deadline import check

__all__ = ["Row", "delimiter_of", "first_row", "rows_of"]

DELIMITERS = ("\t", ",", ";", "|")
# What parts one cell from the next; in tabs nobody quotes line ends, and quotes are text.
_QUOTED = r'"([^"]*+(?:""[^"]*+)*+)"[ ]?(?=[{d}\n]|\Z)'
_TABBED = r'"([^"\t\n]*+(?:""[^"\t\n]*+)*+)"(?=[\t\n]|\Z)'
_BARE = r"([^{d}\n]*+)"
# No table is as wide; of a row that is, the rest is left unread.
_WIDEST = 10_000
_HINT = re.compile(r"\A\s*sep=(.)\s*\n", re.IGNORECASE)
_FORMS: dict[str, re.Pattern[str]] = {}


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its cells, and the place in the text where it begins."""

    cells: list[str]
    start: int


def rows_of(text: str, delimiter: str, start: int = 0) -> Iterator[Row]:
    r"""Yield the rows of a table in text.

    Parameters
    ----------
    text : str
        The table.
    delimiter : str
        What stands between the cells of a row.
    start : int
        Where the table begins.

    Yields
    ------
    Row
        Without empty ones. A cell that begins with a quote and has no closing one ends where the
        line does, so that it swallows no other row.

    Examples
    --------
    >>> [row.cells for row in rows_of('a,"b ""c"", d"\n\n"e,f', ",")]
    [['a', 'b "c", d'], ['"e', 'f']]
    """
    form = _form(delimiter)
    place, begun, length = start, start, len(text)
    cells: list[str] = []
    while place <= length:
        found = form.match(text, place)
        if not found:
            break
        quoted = found[1]
        cells.append(found[2] if quoted is None else quoted.replace('""', '"'))
        place = found.end()
        if place < length and text[place] == delimiter:
            place += 1
            if len(cells) < _WIDEST:
                continue
            end = text.find("\n", place)
            place = length if end < 0 else end
        check()
        if any(cells):
            yield Row(cells, begun)
        place += 1
        cells, begun = [], place


def first_row(text: str, delimiter: str, start: int = 0) -> Row | None:
    """Return the first row of a table.

    Parameters
    ----------
    text : str
        The table.
    delimiter : str
        What stands between the cells of a row.
    start : int
        Where to begin.

    Returns
    -------
    Row or None
        None where there is none.

    Examples
    --------
    >>> first_row("a;b", ";").cells
    ['a', 'b']
    """
    return next(rows_of(text, delimiter, start), None)


def delimiter_of(line: str) -> str | None:
    """Find what parts the cells of a line.

    Parameters
    ----------
    line : str
        The head of a table.

    Returns
    -------
    str or None
        The sign that parts it into most cells; None where none does.

    Examples
    --------
    >>> delimiter_of('"Authors","Title; subtitle","Year"')
    ','
    """
    hint = _HINT.match(line + "\n")
    if hint:
        return hint[1]
    counted = {}
    for sign in DELIMITERS:
        row = first_row(line, sign)
        counted[sign] = len(row.cells) if row else 0
    best = max(counted, key=lambda sign: counted[sign])
    return best if counted[best] > 1 else None


def _form(delimiter: str) -> re.Pattern[str]:
    if delimiter not in _FORMS:
        sign = re.escape(delimiter)
        quoted = _TABBED if delimiter == "\t" else _QUOTED.replace("{d}", sign)
        _FORMS[delimiter] = re.compile(f"(?:{quoted}|{_BARE.replace('{d}', sign)})")
    return _FORMS[delimiter]
