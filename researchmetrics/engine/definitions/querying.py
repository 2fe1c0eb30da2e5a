"""From definitions to queries: few passes over the works, one row a group each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from researchmetrics.engine.definitions.declared import Definition, Rows
from researchmetrics.metrics.declared import Indicator

__all__ = ["Query", "Wanted", "coverage_query", "queries"]

_Key = tuple[tuple[str, ...], Rows]
_RANKED = """
ranked AS (
    SELECT known.*,
        ROW_NUMBER() OVER (PARTITION BY grp ORDER BY {order}, row_id) AS rank,
        SUM({weight}) OVER (
            PARTITION BY grp ORDER BY {order}, row_id
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS running,
        COUNT(*) OVER (PARTITION BY grp) AS n
    FROM known
)"""
_CORE = """
cored AS (
    SELECT ranked.*,
        SUM(CASE WHEN citations >= rank THEN 1 ELSE 0 END) OVER (PARTITION BY grp) AS h,
        SUM(CASE WHEN running >= rank * rank THEN 1 ELSE 0 END) OVER (PARTITION BY grp) AS g
    FROM ranked
)"""
_COVERAGE = "SUM(CASE WHEN {unknown} THEN 1 ELSE 0 END) AS n_missing_{name}"


@dataclass(frozen=True, slots=True)
class Wanted:
    """An indicator that is asked for, and its definition.

    Parameters
    ----------
    name : str
        What its column is called: the name asked for.
    entry : Indicator
        What is computed.
    definition : Definition
        How, in SQL.
    """

    name: str
    entry: Indicator
    definition: Definition


@dataclass(frozen=True, slots=True)
class Query:
    """A query of several indicators.

    Parameters
    ----------
    names : tuple of str
        Its columns beside ``grp``.
    text : str
        As SQL. A group none of whose works has what is needed is not in the answer.
    """

    names: tuple[str, ...]
    text: str


def queries(wanted: Iterable[Wanted], options: Mapping[str, str], papers: str) -> list[Query]:
    """Write the queries that compute some indicators.

    Parameters
    ----------
    wanted : iterable of Wanted
        Indicators.
    options : Mapping
        Options as SQL.
    papers : str
        Table of works that count: ``grp``, ``row_id`` and the columns needed.

    Returns
    -------
    list of Query
        Indicators of the same rows share a query.
    """
    together: dict[_Key, dict[str, str]] = {}
    for one in wanted:
        expression, rows = one.definition.with_options(dict(options))
        together.setdefault((_needed(one.entry), rows), {})[one.name] = expression
    return [
        Query(tuple(values), _query(columns, rows, values, papers))
        for (columns, rows), values in _merged(together).items()
    ]


def coverage_query(columns: Iterable[str], shared: Iterable[str], papers: str) -> str:
    """Write the query of how many works there are, and how many lack each column.

    Parameters
    ----------
    columns : iterable of str
        Columns needed.
    shared : iterable of str
        Those of which authors have shares, so that they are unknown where the number of authors
        is.
    papers : str
        Table of works that count.

    Returns
    -------
    str
        The query: ``grp``, ``n_works``, ``n_missing_...``.

    Examples
    --------
    >>> coverage_query([], [], "papers")
    'SELECT grp, COUNT(*) AS n_works FROM papers GROUP BY grp'
    """
    parts = set(shared)
    unknown = {
        name: f"{name} IS NULL" + (" OR n_authors IS NULL" if name in parts else "")
        for name in columns
    }
    counts = [_COVERAGE.format(unknown=test, name=name) for name, test in unknown.items()]
    return f"SELECT {', '.join(['grp', 'COUNT(*) AS n_works', *counts])} FROM {papers} GROUP BY grp"


def _needed(entry: Indicator) -> tuple[str, ...]:
    """List the columns that a row must know to count: years of a career are known apart."""
    apart = {"year"} if "unaligned" in entry.traits else set()
    left_out = entry.optional | apart | {"work_id"}
    return tuple(name for name in entry.columns if name not in left_out)


def _merged(together: Mapping[_Key, dict[str, str]]) -> dict[_Key, dict[str, str]]:
    """Compute on ranked rows what needs no rank, and beside the core what needs none."""
    merged: dict[_Key, dict[str, str]] = {}
    for (columns, rows), values in together.items():
        holding = [other for known, other in together if known == columns and _holds(other, rows)]
        most = max(holding, key=lambda other: (other.has_core, other.order, other.weight))
        merged.setdefault((columns, most), {}).update(values)
    return merged


def _holds(more: Rows, less: Rows) -> bool:
    return less == Rows() or more == less or more == replace(less, has_core=True)


def _query(columns: tuple[str, ...], rows: Rows, values: dict[str, str], papers: str) -> str:
    tests = " AND ".join(f"{name} IS NOT NULL" for name in columns) or "TRUE"
    parts = [f"known AS (SELECT * FROM {papers} WHERE {tests})"]
    source = "known"
    if rows.order:
        parts.append(_RANKED.format(order=rows.order, weight=rows.weight))
        source = "ranked"
    if rows.has_core:
        parts.append(_CORE)
        source = "cored"
    listed = ", ".join(["grp", *(f"{sql} AS {name}" for name, sql in values.items())])
    return f"WITH {', '.join(parts)} SELECT {listed} FROM {source} GROUP BY grp"
