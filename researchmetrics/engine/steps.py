"""Queries that build on one another, and the names and numbers they are made of."""

from __future__ import annotations

from dataclasses import dataclass, field

from researchmetrics.engine.tables import Opened
from researchmetrics.errors import IndicatorError

__all__ = ["Steps", "number", "quoted"]


@dataclass
class Steps:
    """Queries that build on one another.

    Parameters
    ----------
    queries : dict
        By the name under which later ones read them.
    """

    queries: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, query: str) -> str:
        """Add a step; return its name."""
        self.queries[name] = query
        return name

    def then(self, query: str) -> str:
        """Write a query that reads the steps."""
        listed = ", ".join(f"{name} AS ({text})" for name, text in self.queries.items())
        return f"WITH {listed} {query}" if listed else query


def number(tables: Opened, table: str, column: str, prefix: str = "") -> str:
    """Write a column of numbers: unknown is NULL, yes and no are 1 and 0.

    Parameters
    ----------
    tables : Opened
        The tables.
    table, column : str
        Which column; one that is not there is unknown throughout.
    prefix : str, optional
        Before its name.

    Returns
    -------
    str
        An expression.

    Raises
    ------
    IndicatorError
        If the column holds something else.

    Examples
    --------
    >>> number(Opened({"works": {"year": "integer"}}), "works", "year")
    '"year"'
    """
    kind, name = tables.kind(table, column), f"{prefix}{quoted(column)}"
    if kind is None:
        return "CAST(NULL AS BIGINT)"
    if kind == "boolean":
        return f"CASE WHEN {name} THEN 1 WHEN NOT {name} THEN 0 END"
    if kind == "number":
        return f"CASE WHEN NOT ISNAN(CAST({name} AS DOUBLE)) THEN CAST({name} AS DOUBLE) END"
    if kind != "integer":
        raise IndicatorError(f"{column} holds values that are not numbers, in the table {table}.")
    return name


def quoted(column: str) -> str:
    """Write the name of a column, in quotes: it may be a word of SQL, such as group or order.

    Parameters
    ----------
    column : str
        Its name.

    Returns
    -------
    str
        As SQL.

    Examples
    --------
    >>> quoted("year"), quoted("my group")
    ('"year"', '"my group"')
    """
    return '"' + column.replace('"', '""') + '"'
