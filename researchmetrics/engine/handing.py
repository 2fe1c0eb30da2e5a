"""Results handed over: named by group, as the same tables in memory would give them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from researchmetrics.engine.steps import quoted

__all__ = ["as_indexed", "categories", "labelled"]


def categories(by: str | None, tables: Mapping[str, Any]) -> pd.Index[Any] | None:
    """Find the groups that a frame names beforehand, in their order, those without works too.

    Parameters
    ----------
    by : str or None
        Column that tells groups apart.
    tables : Mapping
        What was given.

    Returns
    -------
    pandas.Index or None
        None where the rows tell the groups.

    Examples
    --------
    >>> works = pd.DataFrame({"who": pd.Categorical(["b"], categories=["b", "a"])})
    >>> categories("who", {"works": works}).tolist()
    ['b', 'a']
    """
    column = _column(by, tables)
    if column is None or not isinstance(column.dtype, pd.CategoricalDtype):
        return None
    return column.cat.categories


def labelled(query: str, by: str | None) -> str:
    """Write a query whose groups are called as the user calls them.

    Parameters
    ----------
    query : str
        Its first column is ``grp``.
    by : str or None
        Column that tells groups apart.

    Returns
    -------
    str
        The query.

    Examples
    --------
    >>> labelled("SELECT people.grp AS grp FROM people", "who")
    'SELECT people.grp AS "who" FROM people'
    """
    return query.replace("AS grp", f"AS {quoted(by or 'group')}", 1)


def as_indexed(found: pd.DataFrame, by: str | None, tables: Mapping[str, Any]) -> pd.DataFrame:
    """Index a result by its groups.

    Parameters
    ----------
    found : pandas.DataFrame
        Its first column holds the groups.
    by : str or None
        Column that tells groups apart.
    tables : Mapping
        What was given; a frame says of what kind the groups are.

    Returns
    -------
    pandas.DataFrame
        One row a group.
    """
    labels, name = found.iloc[:, 0], by or "group"
    column, named = _column(by, tables), categories(by, tables)
    if named is not None:
        kind: Any = named.dtype
    elif column is not None:
        kind = column.dtype
    else:
        kind = "int64" if labels.dtype == "Int64" else labels.dtype
    return found.iloc[:, 1:].set_axis(pd.Index(labels.astype(kind), name=name))


def _column(by: str | None, tables: Mapping[str, Any]) -> pd.Series[Any] | None:
    for table in ("works", "authorships"):
        given = tables.get(table)
        if isinstance(given, pd.DataFrame) and by in given:
            return given[by]
    return None
