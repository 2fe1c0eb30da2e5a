"""The order of works that decides: by citations, or by time where citations don't count."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import numpy as np
import pandas as pd

from researchmetrics.metrics.columns import read
from researchmetrics.metrics.selection import select
from researchmetrics.tables import check


def h_core(
    works: pd.DataFrame, *, as_of: Any = None, types: Collection[str] | None = None
) -> pd.DataFrame:
    """Return the h most cited works.

    Parameters
    ----------
    works : pandas.DataFrame
        Table of works with ``citations``; ``year``, ``n_authors`` and ``work_id`` decide ties.
    as_of : str, int or date, optional
        Date looked from; a later year is an error of the data and counts as unknown.
    types : collection of str, optional
        Kinds of work that count; papers by default.

    Returns
    -------
    pandas.DataFrame
        Rows of `works`, most cited first; among equals the youngest first, then those of fewest
        authors, then by identity. Works with unknown citations are not in it.

    Examples
    --------
    >>> works = pd.DataFrame({"citations": [3, 9, 2], "year": [2001, 2002, 2003]})
    >>> h_core(works)["citations"].tolist()
    [9, 3]
    """
    check(works, "works", need=["citations"])
    chosen = select(works, as_of=as_of, types=types)[0]
    ranked = chosen.iloc[by_citations(chosen)]
    h = int((read(ranked, "citations") >= np.arange(1, len(ranked) + 1)).sum())
    core: pd.DataFrame = ranked.iloc[:h]
    return core


def by_citations(works: pd.DataFrame) -> Any:
    """Order works by citations, ties by youth, fewest authors, then identity.

    Parameters
    ----------
    works : pandas.DataFrame
        Table of works.

    Returns
    -------
    numpy.ndarray
        Positions, most cited first and those of unknown citations last.

    Examples
    --------
    >>> by_citations(pd.DataFrame({"citations": [3, None, 9]})).tolist()
    [2, 0, 1]
    """
    return _sorted(
        {
            "citations": -read(works, "citations"),
            "year": -read(works, "year"),
            "n_authors": read(works, "n_authors"),
            "identity": _identity(works),
        }
    )


def by_time(works: pd.DataFrame) -> Any:
    """Order works by year, ties by identity.

    Parameters
    ----------
    works : pandas.DataFrame
        Table of works.

    Returns
    -------
    numpy.ndarray
        Positions, oldest first and those of unknown year last.

    Examples
    --------
    >>> by_time(pd.DataFrame({"year": [2003, None, 2001]})).tolist()
    [2, 0, 1]
    """
    return _sorted({"year": read(works, "year"), "identity": _identity(works)})


def _identity(works: pd.DataFrame) -> list[str]:
    return [str(one) for one in works.get("work_id", works.index)]


def _sorted(keys: dict[str, Any]) -> Any:
    table = pd.DataFrame(keys)
    order = table.sort_values(list(keys), kind="stable", na_position="last").index
    return order.to_numpy(dtype=np.int64)
