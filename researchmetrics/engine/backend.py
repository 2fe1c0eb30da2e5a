"""What an engine must be able to do: hold tables, answer SQL, share out buckets of rows.

All SQL is written once, in DuckDB's dialect and under the rules of `sql`; a backend puts it into
its own.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

import pandas as pd

__all__ = ["Backend", "Request", "is_number"]

_NUMBERS = frozenset({"integer", "number", "boolean"})


@dataclass(frozen=True, kw_only=True)
class Request:
    """What is to be computed for every bucket of rows, by `buckets.compute_bucket`.

    Parameters
    ----------
    names : tuple of str
        Indicators, as the catalogue names them.
    choices : Mapping
        What else `researchmetrics.compute` takes, but for what was done to the rows before:
        ``as_of``, ``counting``, ``options``.
    """

    names: tuple[str, ...]
    choices: Mapping[str, Any] = field(default_factory=dict)


class Backend(Protocol):
    """An engine with tables in it."""

    dialect: str
    """How sqlglot calls its SQL."""
    row_number: str
    """Expression that gives each row of a table a whole number of its own, rising in its order."""

    rows_at_once: int
    """About how many works a bucket may have."""

    def bucket_of(self, column: str, count: int) -> str:
        """Write an expression, from 0 to `count` - 1, that scatters the values of a column."""

    def open(self, name: str, given: Any, columns: Collection[str] | None = None) -> dict[str, str]:
        """Make what the user gave a table; tell the kind of each of its columns.

        Kinds are ``integer``, ``number``, ``boolean``, ``text``, ``list`` and ``other``. Of a
        frame only `columns` need be taken.
        """

    def keep(self, name: str, query: str) -> None:
        """Make the rows of a query a table, computed once; one of that name is replaced."""

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """Answer a query that has few rows."""

    def frame(self, query: str) -> pd.DataFrame:
        """Answer a query with a frame: numbers as Int64, Float64 and boolean, unknown as <NA>."""

    def write(self, query: str, path: Path) -> None:
        """Write the answer to a query to one Parquet file, in its order."""

    def spread(self, query: str, folder: Path) -> None:
        """Write the answer to Parquet, each row under ``folder/bucket=N`` by its column bucket."""

    def each_bucket(self, folder: Path, count: int, request: Request, name: str) -> Iterator[int]:
        """Give each bucket to `buckets.compute_bucket`, tell when done; make all one table."""

    def sort(
        self,
        query: str,
        names: Sequence[str],
        options: Mapping[str, Any],
        name: str,
        told: Callable[[str], None],
    ) -> bool:
        """Compute indicators of one column of counts without SQL, as a table; False if SQL must.

        The query has ``grp`` and that column. The table has ``grp``, the indicators, ``n_works``
        and ``n_missing_...``, a row for each group in order.
        """


def is_number(kind: str | None) -> bool:
    """Tell whether a column of some kind holds numbers.

    Parameters
    ----------
    kind : str or None
        As `Backend.open` tells it.

    Returns
    -------
    bool
        Whole numbers, broken ones and yes or no.

    Examples
    --------
    >>> is_number("integer"), is_number("text")
    (True, False)
    """
    return kind in _NUMBERS
