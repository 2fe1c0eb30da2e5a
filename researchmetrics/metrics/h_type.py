"""The h-index and the g-index, and the ranking that their family shares."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from researchmetrics.metrics.columns import Numbers
from researchmetrics.metrics.groups import Codes, Grouped, Ranked
from researchmetrics.metrics.registry import grouped, indicator


def ranking(citations: ArrayLike) -> Ranked:
    """Rank the works of one person, most cited first.

    Parameters
    ----------
    citations : array-like of float, shape (n_works,)
        Citations received, known and not negative.

    Returns
    -------
    Ranked
        A ranking with one group.
    """
    values = np.sort(np.asarray(citations, dtype=np.float64))[::-1]
    codes = np.zeros(values.size, dtype=np.int64)
    return Ranked(values, codes, np.arange(1, values.size + 1), np.zeros(1, dtype=np.int64), 1)


@indicator(
    symbol="h",
    unit="works",
    family="h-type",
    reference="doi:10.1073/pnas.0507655102",
    synonyms=("h", "Hirsch index"),
    traits=("monotone", "interval", "grows"),
    fractional="hI_norm",
)
def h_index(citations: ArrayLike) -> int:
    """Find the largest h such that h works have at least h citations each.

    Parameters
    ----------
    citations : array-like of float, shape (n_works,)
        Citations received, known and not negative; broken numbers are legal.

    Returns
    -------
    int
        From 0 to the number of works; 0 without works or citations.

    Raises
    ------
    IndicatorError
        If a count is missing, negative or not finite.

    References
    ----------
    .. [1] Hirsch (2005), An index to quantify an individual's scientific research output,
       doi:10.1073/pnas.0507655102

    Examples
    --------
    >>> h_index([10, 5, 3])
    3
    >>> h_index([0.5])
    0
    """
    return int(ranking(citations).h[0])


@grouped(h_index)
def _h_index(citations: Grouped) -> Numbers:
    return citations.ranked.h.astype(np.float64)


@indicator(
    symbol="g",
    unit="works",
    family="h-type",
    reference="doi:10.1007/s11192-006-0144-7",
    synonyms=("g", "Egghe index", "g bounded"),
    traits=("monotone", "interval", "grows"),
)
def g_index(citations: ArrayLike) -> int:
    """Find the largest g such that the g most cited works have g squared citations together.

    Parameters
    ----------
    citations : array-like of float, shape (n_works,)
        Citations received, known and not negative.

    Returns
    -------
    int
        From h to the number of works; `g_padded` has no such upper end.

    References
    ----------
    .. [1] Egghe (2006), Theory and practise of the g-index, doi:10.1007/s11192-006-0144-7

    Examples
    --------
    >>> g_index([8, 5, 5, 4, 4, 1, 0])
    5
    >>> g_index([15, 10, 5, 3])
    4
    """
    return int(ranking(citations).g[0])


@grouped(g_index)
def _g_index(citations: Grouped) -> Numbers:
    return citations.ranked.g.astype(np.float64)


@indicator(
    symbol="g*",
    unit="works",
    family="h-type",
    reference="doi:10.1007/s11192-006-0144-7",
    synonyms=("g unbounded", "g with fictitious papers"),
    traits=("monotone", "interval", "grows"),
)
def g_padded(citations: ArrayLike) -> int:
    """Find the g-index when fictitious works without citations may be added.

    Parameters
    ----------
    citations : array-like of float, shape (n_works,)
        Citations received, known and not negative.

    Returns
    -------
    int
        At least g; may exceed the number of works.

    References
    ----------
    .. [1] Egghe (2006), Theory and practise of the g-index, doi:10.1007/s11192-006-0144-7

    Examples
    --------
    >>> g_padded([15, 10, 5, 3])
    5
    """
    return int(padded_g(ranking(citations))[0])


@grouped(g_padded)
def _g_padded(citations: Grouped) -> Numbers:
    return padded_g(citations.ranked).astype(np.float64)


def padded_g(ranked: Ranked) -> Codes:
    """Compute the g of every group with fictitious works.

    Parameters
    ----------
    ranked : Ranked
        Citations received, most first.

    Returns
    -------
    numpy.ndarray
        Shape (size,), whole numbers.
    """
    # Parts may add up to a whole number but for its last digits.
    root = np.floor(np.sqrt(np.floor(ranked.sums + 1e-9))).astype(np.int64)
    return np.where(ranked.g == ranked.counts, np.maximum(ranked.counts, root), ranked.g)
