"""Rows of a query as whole numbers: how a group and its count go into one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from researchmetrics.engine.steps import quoted
from researchmetrics.errors import IndicatorError
from researchmetrics.metrics.keyed import MOST_BITS

__all__ = ["WHOLE", "Plan", "kinds_of", "planned"]

WHOLE = frozenset({"TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER"})
"""Types of whole numbers that all fit into 64 bits."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """How rows become whole numbers.

    Parameters
    ----------
    query : str
        A SELECT of these numbers.
    by, column : str
        Names of the groups and of the counts.
    n_rows : int
        Number of rows.
    bits, top : int
        How far a group is shifted; the largest count. A count one above it stands for an unknown.
    width : int
        How many bits the largest number takes.
    least : int
        Number of the first group.
    has_unknown : bool
        Whether some counts are unknown.
    is_numbered : bool
        Whether groups are numbered in a table of their own, for they are no small whole numbers.
    """

    query: str
    by: str
    column: str
    n_rows: int
    bits: int
    width: int
    top: int
    least: int
    has_unknown: bool
    is_numbered: bool


def kinds_of(connection: Any, query: str) -> dict[str, str]:
    """Tell the types of the columns of a query.

    Parameters
    ----------
    connection : duckdb.DuckDBPyConnection
        Where it runs.
    query : str
        A SELECT.

    Returns
    -------
    dict
        Column -> type, as DuckDB calls it.
    """
    return {row[0]: row[1] for row in connection.execute(f"DESCRIBE {query}").fetchall()}


def planned(connection: Any, query: str, by: str, column: str) -> Plan | None:
    """Plan how the rows of a query become whole numbers.

    Parameters
    ----------
    connection : duckdb.DuckDBPyConnection
        Where it runs; groups that are no small whole numbers get a table there.
    query : str
        A SELECT of both columns.
    by, column : str
        Names of the groups and of the counts.

    Returns
    -------
    Plan or None
        None where no row has a group.

    Raises
    ------
    IndicatorError
        If a count is negative.
    """
    group, count = quoted(by), quoted(column)
    is_whole = kinds_of(connection, query)[by] in WHOLE
    ends = f"min({group}), max({group})" if is_whole else "0, 0"
    # Without a condition, which files answer from what they state of themselves.
    least, last, low, top, n_rows, n_known, n_all = connection.execute(
        f"SELECT {ends}, min({count}), max({count}), count({group}), count({count}), count(*) "
        f"FROM ({query})"
    ).fetchone()
    if not n_rows:
        return None
    if low is not None and low < 0:
        raise IndicatorError(f"{column} must be a finite number of at least 0, not {low}.")
    top = int(top or 0)
    bits = (top + 1).bit_length()
    is_numbered = not is_whole or (last - least + 1).bit_length() + bits > MOST_BITS
    if is_numbered:
        least, number = 0, "numbered_groups.number"
        last = _number(connection, query, group) - 1
        source = f"({query}) AS given JOIN numbered_groups ON given.{group} = numbered_groups.label"
    else:
        number, source = f"CAST({group} AS BIGINT) - {least}", f"({query})"
    given = (
        f"SELECT ({number}) * {1 << bits} + coalesce({top} - CAST({count} AS BIGINT), {top + 1}) "
        f"AS number FROM {source} WHERE {group} IS NOT NULL"
    )
    return Plan(
        query=given,
        by=by,
        column=column,
        n_rows=int(n_rows),
        bits=bits,
        width=int(last - least).bit_length() + bits,
        top=top,
        least=int(least),
        has_unknown=n_known < n_all,
        is_numbered=is_numbered,
    )


def _number(connection: Any, query: str, group: str) -> int:
    """Number groups in their order, in a table; return how many they are."""
    connection.execute(
        "CREATE OR REPLACE TABLE numbered_groups AS "
        "SELECT label, row_number() OVER (ORDER BY label) - 1 AS number FROM "
        f"(SELECT DISTINCT {group} AS label FROM ({query}) WHERE {group} IS NOT NULL)"
    )
    return int(connection.execute("SELECT count(*) FROM numbered_groups").fetchone()[0])
