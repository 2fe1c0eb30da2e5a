"""Indicators of the h family with other thresholds: steeper, flatter, or of one product."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike

from researchmetrics.metrics.columns import Numbers
from researchmetrics.metrics.groups import Grouped
from researchmetrics.metrics.h_type import ranking
from researchmetrics.metrics.registry import grouped, indicator


@indicator(
    symbol="w",
    unit="works",
    family="h-type",
    reference="doi:10.1002/asi.21276",
    synonyms=(
        "w",
        "Wu index",
    ),
    traits=("monotone", "interval", "grows"),
)
def w_index(citations: ArrayLike) -> int:
    """Find the largest w such that w works have at least 10 w citations each.

    Parameters
    ----------
    citations : array-like of float, shape (n_works,)
        Citations received, known and not negative.

    Returns
    -------
    int
        From 0 to h.

    References
    ----------
    .. [1] Wu (2010), The w-index: a measure to assess scientific impact by focusing on widely cited
       papers, doi:10.1002/asi.21276

    Examples
    --------
    >>> w_index([42, 36, 14, 11])
    2
    """
    ranked = ranking(citations)
    return int((ranked.values >= 10 * ranked.ranks).sum())


@grouped(w_index)
def _w_index(citations: Grouped) -> Numbers:
    ranked = citations.ranked
    return ranked.number(ranked.values >= 10 * ranked.ranks).astype(np.float64)


@indicator(
    symbol="h(2)",
    unit="works",
    family="h-type",
    reference="choice: Kosmulski 2006, ISSI Newsletter 2(3):4, which has no DOI",
    synonyms=(
        "h2_index",
        "Kosmulski index",
    ),
    traits=("monotone", "interval", "grows"),
)
def h2(citations: ArrayLike) -> int:
    """Find the largest r such that r works have at least r squared citations each.

    Parameters
    ----------
    citations : array-like of float, shape (n_works,)
        Citations received, known and not negative.

    Returns
    -------
    int
        From 0 to h.

    Examples
    --------
    >>> h2([42, 36, 14, 11, 9])
    3
    """
    ranked = ranking(citations)
    return int((ranked.values >= ranked.ranks**2).sum())


@grouped(h2)
def _h2(citations: Grouped) -> Numbers:
    ranked = citations.ranked
    return ranked.number(ranked.values >= ranked.ranks**2).astype(np.float64)


@indicator(
    symbol="o",
    unit="root of citations",
    family="h-type",
    reference="doi:10.1038/nphys3533",
    synonyms=("o",),
    traits=("monotone", "zero_when_empty", "grows"),
)
def o_index(citations: ArrayLike) -> float:
    """Take the geometric mean of h and the citations of the most cited work.

    Parameters
    ----------
    citations : array-like of float, shape (n_works,)
        Citations received, known and not negative.

    Returns
    -------
    float
        At least h; 0 without works.

    References
    ----------
    .. [1] Dorogovtsev, Mendes (2015), Ranking scientists, doi:10.1038/nphys3533

    Examples
    --------
    >>> o_index([8, 2, 1])
    4.0
    """
    ranked = ranking(citations)
    return math.sqrt(ranked.h[0] * ranked.values.max(initial=0.0))


@grouped(o_index)
def _o_index(citations: Grouped) -> Numbers:
    return np.sqrt(citations.ranked.h * np.nan_to_num(citations.largest))


@indicator(
    symbol="chi",
    unit="root of citations",
    family="h-type",
    reference="doi:10.1371/journal.pone.0200098",
    synonyms=("maxprod root",),
    traits=("monotone", "interval", "zero_when_empty", "grows"),
)
def chi(citations: ArrayLike) -> float:
    """Take the square root of the largest product of a rank and the citations at it.

    Parameters
    ----------
    citations : array-like of float, shape (n_works,)
        Citations received, known and not negative.

    Returns
    -------
    float
        At least h; 0 without works.

    References
    ----------
    .. [1] Fenner et al. (2018), A novel bibliometric index with a simple geometric
       interpretation, doi:10.1371/journal.pone.0200098

    Examples
    --------
    >>> chi([8, 2, 1])
    2.8284271247461903
    """
    ranked = ranking(citations)
    return math.sqrt((ranked.ranks * ranked.values).max(initial=0.0))


@grouped(chi)
def _chi(citations: Grouped) -> Numbers:
    ranked = citations.ranked
    return np.sqrt(ranked.most(ranked.ranks * ranked.values))


@indicator(
    symbol="pi",
    unit="hundreds of citations",
    family="h-type",
    reference="doi:10.1177/0165551509103601",
    synonyms=("Vinkler index",),
    traits=("monotone", "zero_when_empty", "grows"),
)
def pi_index(citations: ArrayLike) -> float:
    """Take a hundredth of the citations of the elite, as many works as the root of all.

    Parameters
    ----------
    citations : array-like of float, shape (n_works,)
        Citations received, known and not negative.

    Returns
    -------
    float
        At least 0.

    Notes
    -----
    The root of the number of works is rounded down; descriptions differ. Works without citations
    count in that number.

    References
    ----------
    .. [1] Vinkler (2009), The pi-index: a new indicator for assessing scientific impact,
       doi:10.1177/0165551509103601

    Examples
    --------
    >>> pi_index([90, 60, 3, 1])
    1.5
    """
    ranked = ranking(citations)
    return float(0.01 * ranked.values[: math.isqrt(ranked.values.size)].sum())


@grouped(pi_index)
def _pi_index(citations: Grouped) -> Numbers:
    return 0.01 * citations.ranked.upto(np.sqrt(citations.count).astype(np.int64))
