"""Indicators of how unequally the citations fall on the works."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from researchmetrics.metrics.columns import Numbers
from researchmetrics.metrics.groups import Grouped
from researchmetrics.metrics.registry import grouped, indicator


@indicator(
    symbol="c(1)/C",
    unit="share",
    family="citation",
    reference="choice: citations of the most cited work over all citations",
    synonyms=("dominance of the top paper",),
    bounds=(0, 1),
)
def top_paper_share(citations: ArrayLike) -> float:
    """Take the share of all citations that the most cited work received.

    Parameters
    ----------
    citations : array-like of float, shape (n_works,)
        Citations received, known and not negative.

    Returns
    -------
    float
        From 0 to 1; NaN without citations.

    Examples
    --------
    >>> top_paper_share([6, 3, 1])
    0.6
    """
    values = np.asarray(citations, dtype=np.float64)
    total = values.sum()
    return float(values.max() / total) if total > 0 else np.nan


@grouped(top_paper_share)
def _top_paper_share(citations: Grouped) -> Numbers:
    total = citations.total()
    shares: Numbers = np.divide(
        citations.largest, total, out=np.full(total.size, np.nan), where=total > 0
    )
    return shares


@indicator(
    symbol="G",
    unit="coefficient",
    family="citation",
    reference="choice: Gini coefficient of the citations, without small-sample correction",
    synonyms=("Gini coefficient",),
    bounds=(0, 1),
    traits=("interval",),
)
def gini(citations: ArrayLike) -> float:
    """Measure how unequally the citations fall on the works.

    Parameters
    ----------
    citations : array-like of float, shape (n_works,)
        Citations received, known and not negative.

    Returns
    -------
    float
        0 where all works have the same count, 1 - 1/n where one has all; NaN without citations.

    Examples
    --------
    >>> gini([1, 2, 3, 4])
    0.25
    """
    values = np.sort(np.asarray(citations, dtype=np.float64))
    n, total = values.size, values.sum()
    if total == 0:
        return np.nan
    return float(np.sum((2 * np.arange(1, n + 1) - n - 1) * values) / (n * total))


@grouped(gini)
def _gini(citations: Grouped) -> Numbers:
    ranked, total = citations.ranked, citations.total()
    n = citations.count
    # Ranks run from the largest down here, hence the sign.
    sums = np.maximum((n + 1) * total - 2 * ranked.sum_of(ranked.ranks * ranked.values), 0)
    shares: Numbers = np.divide(sums, n * total, out=np.full(total.size, np.nan), where=total > 0)
    return shares


@indicator(
    symbol="G*",
    unit="coefficient",
    family="citation",
    reference="choice: Gini coefficient of the citations times n / (n - 1)",
    synonyms=("Gini coefficient corrected for small samples",),
    bounds=(0, 1),
    traits=("interval",),
)
def gini_corrected(citations: ArrayLike) -> float:
    """Measure how unequally the citations fall on the works, whatever their number.

    Parameters
    ----------
    citations : array-like of float, shape (n_works,)
        Citations received, known and not negative.

    Returns
    -------
    float
        0 where all works have the same count, 1 where one has all; NaN without citations and
        for a single work.

    Examples
    --------
    >>> gini_corrected([0, 0, 0, 8])
    1.0
    """
    n = np.size(citations)
    # Rounding must not take it beyond 1; unlike min, this keeps NaN.
    return float(np.minimum(1.0, gini(citations) * n / (n - 1))) if n > 1 else np.nan


@grouped(gini_corrected)
def _gini_corrected(citations: Grouped) -> Numbers:
    n = citations.count
    corrected = np.minimum(1.0, _gini(citations) * n / np.maximum(n - 1, 1))
    return np.where(n > 1, corrected, np.nan)
