"""Indicators that count citations: totals, means, shares and thresholds."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from researchmetrics.metrics.columns import Numbers
from researchmetrics.metrics.groups import Grouped
from researchmetrics.metrics.registry import grouped, indicator


@indicator(
    symbol="C",
    unit="citations",
    family="citation",
    reference="choice: sum over the works counted",
    synonyms=("citations", "total citations"),
    traits=("monotone", "interval", "grows"),
    fractional="cites_frac",
)
def n_citations(citations: ArrayLike) -> int | float:
    """Count the citations received by all works.

    Parameters
    ----------
    citations : array-like of float, shape (n_works,)
        Citations received, known and not negative.

    Returns
    -------
    int or float
        Citations; 0 without works; broken only where the input is.

    Examples
    --------
    >>> n_citations([10, 5, 3])
    18
    """
    total = float(np.sum(citations))
    return int(total) if total.is_integer() else total


@grouped(n_citations)
def _n_citations(citations: Grouped) -> Numbers:
    return citations.total()


@indicator(
    symbol="C/N",
    unit="citations per work",
    family="citation",
    reference="choice: arithmetic mean over the works counted",
    synonyms=("mean", "citations per paper"),
    traits=("monotone", "interval"),
    fractional="mean_cites_frac",
)
def mean_citations(citations: ArrayLike) -> float:
    """Average the citations received per work.

    Parameters
    ----------
    citations : array-like of float, shape (n_works,)
        Citations received, known and not negative.

    Returns
    -------
    float
        Citations per work; NaN without works.

    Examples
    --------
    >>> mean_citations([10, 5, 3])
    6.0
    """
    values = np.asarray(citations, dtype=np.float64)
    return float(values.mean()) if values.size else np.nan


@grouped(mean_citations)
def _mean_citations(citations: Grouped) -> Numbers:
    with np.errstate(invalid="ignore"):
        return citations.total() / citations.count


@indicator(
    symbol="med(c)",
    unit="citations",
    family="citation",
    reference="choice: median; the mean of the two middle works where their number is even",
    synonyms=("median",),
    traits=("monotone", "interval"),
)
def median_citations(citations: ArrayLike) -> float:
    """Take the middle of the citations received per work.

    Parameters
    ----------
    citations : array-like of float, shape (n_works,)
        Citations received, known and not negative.

    Returns
    -------
    float
        Citations; NaN without works.

    Examples
    --------
    >>> median_citations([10, 5, 3, 0])
    4.0
    """
    values = np.asarray(citations, dtype=np.float64)
    return float(np.median(values)) if values.size else np.nan


@grouped(median_citations)
def _median_citations(citations: Grouped) -> Numbers:
    return citations.ranked.median(citations.count.astype(np.int64))


@indicator(
    symbol="c(1)",
    unit="citations",
    family="citation",
    reference="choice: citations of the most cited work",
    synonyms=("max", "most cited"),
    traits=("monotone", "grows"),
)
def max_citations(citations: ArrayLike) -> float:
    """Take the citations of the most cited work.

    Parameters
    ----------
    citations : array-like of float, shape (n_works,)
        Citations received, known and not negative.

    Returns
    -------
    float
        Citations; NaN without works.

    Examples
    --------
    >>> max_citations([3, 10, 5])
    10.0
    """
    values = np.asarray(citations, dtype=np.float64)
    return float(values.max()) if values.size else np.nan


@grouped(max_citations)
def _max_citations(citations: Grouped) -> Numbers:
    return citations.largest


@indicator(
    symbol="N0/N",
    unit="share",
    family="citation",
    reference="choice: share of works with a known count of zero",
    synonyms=("uncitedness",),
    bounds=(0, 1),
    traits=("interval",),
)
def uncited_share(citations: ArrayLike) -> float:
    """Take the share of works that nobody has cited yet.

    Parameters
    ----------
    citations : array-like of float, shape (n_works,)
        Citations received, known and not negative.

    Returns
    -------
    float
        From 0 to 1; NaN without works.

    Examples
    --------
    >>> uncited_share([3, 0, 0, 1])
    0.5
    """
    values = np.asarray(citations, dtype=np.float64)
    return float((values == 0).mean()) if values.size else np.nan


@grouped(uncited_share)
def _uncited_share(citations: Grouped) -> Numbers:
    with np.errstate(invalid="ignore"):
        return citations.number(citations.values == 0) / citations.count


@indicator(
    symbol="i10",
    unit="works",
    family="citation",
    reference="choice: as Google Scholar has shown it since 2011, at least ten, not more than ten",
    synonyms=("i10", "i-10 index"),
    traits=("monotone", "interval", "grows"),
)
def i10_index(citations: ArrayLike) -> int:
    """Count the works with at least ten citations.

    Parameters
    ----------
    citations : array-like of float, shape (n_works,)
        Citations received, known and not negative.

    Returns
    -------
    int
        From 0 to the number of works.

    Examples
    --------
    >>> i10_index([42, 10, 9])
    2
    """
    return int((np.asarray(citations) >= 10).sum())


@grouped(i10_index)
def _i10_index(citations: Grouped) -> Numbers:
    return citations.number(citations.values >= 10)
