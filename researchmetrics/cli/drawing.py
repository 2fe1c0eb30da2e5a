"""Tables as text: columns that fit a terminal, or whole where there is no width to fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
from rich.cells import cell_len, set_cell_size

from researchmetrics.cli.cells import UNKNOWN, shown

__all__ = ["draw"]

_GAP = "  "
_NARROWEST = 12
# The columns that a person looks for first; csv and json hold all of them.
_FIRST: dict[str, tuple[str, ...]] = {
    "works": ("year", "title", "venue", "type", "citations", "versions", "notes"),
    "records": ("source", "section", "year", "title", "venue", "type", "citations"),
    "authorships": ("work_id", "position", "name", "is_self", "is_equal", "affiliations"),
    "candidates": (
        *("id", "name", "score", "orcid", "n_papers", "n_citations", "affiliations", "evidence"),
    ),
    "doubtful": ("score", "doubt", "suggested", "title_a", "title_b", "year_a", "year_b"),
    "indicators": ("indicator", "value", "lo", "hi", "unit", "n_used", "n_missing", "source"),
    "references": ("year", "authors", "title", "venue", "type", "doi", "confidence"),
    "bounds": ("indicator", "cause", "value", "lo", "hi", "scenario_lo", "scenario_hi", "is_exact"),
    "forecast": ("indicator", "date", "now", "value", "lo50", "hi50", "lo80", "hi80", "reason"),
    "outcomes": ("source", "status", "n_records", "n_expected", "requests", "message"),
    "plan": ("source", "papers", "requests", "cost_usd", "seconds", "is_least"),
    "catalogue": ("name", "symbol", "family", "summary"),
    "sources": ("name", "asked", "accepts", "gives", "key", "per_second", "homepage"),
}
# What was found of a table of somebody's own: kept where not all columns fit.
_FOUND: dict[str, tuple[str, ...]] = {
    "linked": ("work_id", "link_reason", "link_score"),
    "resolved": ("cluster", "probability", "reason"),
}


@dataclass(slots=True)
class _Column:
    """One column ready to print: its cells as text, its side and its width."""

    name: str
    cells: list[str]
    right: bool
    wide: int

    def cell(self, text: str) -> str:
        """Return text cut or padded to the width of the column."""
        length = cell_len(text)
        if length > self.wide:
            return set_cell_size(text, self.wide - 1) + "…"
        padding = " " * (self.wide - length)
        return padding + text if self.right else text + padding


def draw(
    data: pd.DataFrame, name: str = "", *, width: int | None, always: Sequence[str] = ()
) -> tuple[str, list[str]]:
    """Draw a table as text.

    Parameters
    ----------
    data : pandas.DataFrame
        Any table.
    name : str
        What it is, which decides the columns shown first.
    width : int or None
        Columns of the terminal; None cuts nothing.
    always : sequence of str
        Columns shown even where they hold nothing.

    Returns
    -------
    text : str
        Header, rule and one line a row.
    left_out : list of str
        Columns that hold something and are not shown.

    Examples
    --------
    >>> import pandas as pd
    >>> print(draw(pd.DataFrame({"year": [2019], "title": ["On pots"]}), width=None)[0])
    year  title
    ────  ───────
    2019  On pots
    """
    filled = [
        str(column) for column in data.columns if column in always or _says_something(data[column])
    ]
    wanted = [column for column in _FIRST.get(name, filled) if column in filled] or filled
    columns = [_column(column, data[column]) for column in wanted or map(str, data.columns)]
    if width is not None:
        columns = _fitted(columns, width, _FOUND.get(name, ()))
    lines = [
        _line(columns, [column.name for column in columns]),
        _line(columns, ["─" * column.wide for column in columns]),
        *(_line(columns, row) for row in zip(*(column.cells for column in columns), strict=True)),
    ]
    kept = {column.name for column in columns}
    return "\n".join(lines), [column for column in filled if column not in kept]


def _says_something(cells: pd.Series) -> bool:
    return any(shown(cell) not in ("", UNKNOWN) for cell in cells)


def _column(name: str, cells: pd.Series) -> _Column:
    texts = [shown(cell) for cell in cells]
    wide = max(map(cell_len, [name, *texts]))
    right = pd.api.types.is_numeric_dtype(cells.dtype) and cells.dtype != "boolean"
    return _Column(name, texts, right, wide)


def _fitted(columns: list[_Column], width: int, found: Sequence[str]) -> list[_Column]:
    """Narrow the widest columns; where that is not enough, leave out the last ones."""
    columns = list(columns)
    while len(columns) > 1 and _narrowest(columns) > width:
        # The first tells which row it is.
        given = [column for column in columns[1:] if column.name not in found]
        columns.remove((given or columns)[-1])
    excess = sum(column.wide + len(_GAP) for column in columns) - len(_GAP) - width
    while excess > 0:
        widest = max(columns, key=lambda column: column.wide)
        second = sorted(column.wide for column in columns)[-2] if len(columns) > 1 else 0
        step = max(1, min(excess, widest.wide - max(second, _NARROWEST)))
        if widest.wide <= _NARROWEST:
            break
        widest.wide -= step
        excess -= step
    return columns


def _narrowest(columns: Sequence[_Column]) -> int:
    return sum(min(column.wide, _NARROWEST) + len(_GAP) for column in columns) - len(_GAP)


def _line(columns: Sequence[_Column], texts: Sequence[str]) -> str:
    cells = [column.cell(text) for column, text in zip(columns, texts, strict=True)]
    return _GAP.join(cells).rstrip()
