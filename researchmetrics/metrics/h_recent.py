"""Indicators of the h family over the works of recent years."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from researchmetrics.metrics.columns import Numbers, as_of_year
from researchmetrics.metrics.groups import Grouped, Ranked, rank
from researchmetrics.metrics.registry import grouped, indicator

_YEARS = 5


@indicator(
    symbol="h5",
    unit="works",
    family="h-type",
    reference="choice: as Google Scholar Metrics, works of the five years before the current one",
    synonyms=("h5-index",),
    traits=("monotone", "interval", "grows"),
)
def h5(citations: ArrayLike, year: ArrayLike, *, as_of: Any) -> int:
    """Find the h-index of the works of the last five complete calendar years.

    Parameters
    ----------
    citations : array-like of float, shape (n_works,)
        Citations received, known and not negative.
    year : array-like of int, shape (n_works,)
        Years of publication, known.
    as_of : str, int or date
        Date looked from; works of its own year are left out.

    Returns
    -------
    int
        From 0 to h.

    Examples
    --------
    >>> h5([9, 9, 3, 2], [2020, 2019, 2015, 2014], as_of=2020)
    2
    """
    return int(_recent(*_alone(citations, year), as_of).h[0])


@grouped(h5)
def _h5(citations: Grouped, year: Grouped, *, as_of: Any) -> Numbers:
    return _recent(citations, year, as_of).h.astype(np.float64)


@indicator(
    symbol="h5m",
    unit="citations",
    family="h-type",
    reference="choice: as Google Scholar Metrics, median of the citations in the core of h5",
    synonyms=("h5-median",),
    traits=("interval", "zero_when_empty"),
)
def h5_median(citations: ArrayLike, year: ArrayLike, *, as_of: Any) -> float:
    """Take the median of the citations in the core of the last five complete calendar years.

    Parameters
    ----------
    citations : array-like of float, shape (n_works,)
        Citations received, known and not negative.
    year : array-like of int, shape (n_works,)
        Years of publication, known.
    as_of : str, int or date
        Date looked from; works of its own year are left out.

    Returns
    -------
    float
        At least h5; 0 where h5 is 0. One more citation can lower it, when h5 rises.

    Examples
    --------
    >>> h5_median([9, 9, 4, 3], [2020, 2019, 2018, 2017], as_of=2020)
    4.0
    """
    return float(_median(_recent(*_alone(citations, year), as_of))[0])


@grouped(h5_median)
def _h5_median(citations: Grouped, year: Grouped, *, as_of: Any) -> Numbers:
    return _median(_recent(citations, year, as_of))


def _alone(citations: ArrayLike, year: ArrayLike) -> tuple[Grouped, Grouped]:
    values, years = np.asarray(citations, dtype=np.float64), np.asarray(year, dtype=np.float64)
    codes = np.zeros(values.size, dtype=np.int64)
    return Grouped(values, codes, 1), Grouped(years, codes, 1)


def _recent(citations: Grouped, year: Grouped, as_of: Any) -> Ranked:
    now = as_of_year(as_of)
    inside = (year.values >= now - _YEARS) & (year.values < now)
    return rank(citations.values[inside], citations.codes[inside], citations.size)


def _median(ranked: Ranked) -> Numbers:
    return np.where(ranked.h > 0, ranked.median(ranked.h), 0.0)
