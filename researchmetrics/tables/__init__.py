"""Every table users see: column, dtype, unit, meaning, key. Unknown is <NA>, never 0.

A table is declared once here; `frame` builds it from rows with the declared dtypes, so that a
missing year does not turn a column into floats, and `check` says what a table from elsewhere
lacks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from researchmetrics.errors import TableError
from researchmetrics.tables.declared import TABLES, Column, Table

__all__ = ["TABLES", "Builder", "Column", "Table", "check", "frame"]


def frame(name: str, rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """Build a declared table.

    Parameters
    ----------
    name : str
        Key of `TABLES`.
    rows : iterable of Mapping
        One mapping a row; a missing column or None is unknown. Columns not declared are refused.

    Returns
    -------
    pandas.DataFrame
        Shape (n_rows, n_columns) with the declared columns and dtypes; no rows for empty input.

    Raises
    ------
    TableError
        If a row has a column that the table does not declare.

    Examples
    --------
    >>> frame("links", [{"record_id": "r1", "work_id": "w1"}]).loc[0, "score"]
    <NA>
    """
    table = Builder(name)
    # Rows are let go one by one: all of them at once take several times what the columns do.
    for row in rows:
        table.add(row)
    return table.frame()


class Builder:
    """A declared table in the making, row by row.

    Parameters
    ----------
    name : str
        Key of `TABLES`.

    Examples
    --------
    >>> links = Builder("links")
    >>> links.add({"record_id": "r1", "work_id": "w1"})
    >>> len(links.frame())
    1
    """

    def __init__(self, name: str) -> None:
        self._table = TABLES[name]
        self._columns: dict[str, list[Any]] = {column: [] for column in self._table.names}

    def add(self, row: Mapping[str, Any]) -> None:
        """Add a row.

        Parameters
        ----------
        row : Mapping
            A missing column or None is unknown; others than the declared are refused.

        Raises
        ------
        TableError
            If it has a column that the table does not declare.
        """
        for column, values in self._columns.items():
            values.append(row.get(column))
        if not row.keys() <= self._columns.keys():
            extra = row.keys() - self._columns.keys()
            raise TableError(
                f"The table {self._table.name} has no column {', '.join(sorted(extra))}. "
                f"Its columns: {self._table.names}."
            )

    def frame(self) -> pd.DataFrame:
        """Return the table; what was added is let go of.

        Returns
        -------
        pandas.DataFrame
            With the declared columns and dtypes.
        """
        columns, self._columns = self._columns, {name: [] for name in self._table.names}
        return pd.DataFrame(
            {c.name: _series(columns.pop(c.name), c.dtype) for c in self._table.columns}
        )


def _series(values: list[Any], dtype: str) -> pd.Series:
    if dtype == "object":
        values = [[] if value is None else value for value in values]
        cells = np.empty(len(values), dtype=object)
        # Assigned one by one: NumPy would unpack lists of equal length into columns.
        for position, value in enumerate(values):
            cells[position] = value
        return pd.Series(cells, dtype="object")
    try:
        return pd.Series(values, dtype=dtype)
    except UnicodeEncodeError:
        # Half a surrogate pair, as broken services and documents have them: where pandas keeps
        # texts in Arrow, it refuses them.
        return pd.Series([_whole(value) for value in values], dtype=dtype)


def _whole(value: Any) -> Any:
    """Put the replacement character for what is no character."""
    if not isinstance(value, str):
        return value
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def check(data: pd.DataFrame, name: str, *, need: Iterable[str] = ()) -> None:
    """Refuse a table that lacks what is needed of it.

    Parameters
    ----------
    data : pandas.DataFrame
        Any table.
    name : str
        What to call it in the error.
    need : iterable of str
        Columns that must be there.

    Raises
    ------
    TableError
        If it is no DataFrame, or columns are missing; names those and the ones there are.

    Examples
    --------
    >>> check(pd.DataFrame({"title": []}), "works", need=["title"])
    """
    if not isinstance(data, pd.DataFrame):
        raise TableError(f"{name} must be a DataFrame, not {type(data).__name__}.")
    missing = [column for column in need if column not in data.columns]
    if missing:
        raise TableError(
            f"{name} lacks the column {', '.join(missing)}; it has {list(data.columns)}."
        )
