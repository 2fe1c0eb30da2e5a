"""Indicators of the h family between whole numbers: how far the next h or g is."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import ArrayLike

from researchmetrics.metrics.columns import Numbers
from researchmetrics.metrics.groups import Codes, Grouped, Ranked
from researchmetrics.metrics.h_type import padded_g, ranking
from researchmetrics.metrics.registry import grouped, indicator

# Shells of the square up to this many citations are tabled.
_TABLED = 1 << 15


@indicator(
    symbol="h_rat",
    unit="works",
    family="h-type",
    reference="doi:10.1007/s11192-007-1869-7",
    synonyms=("rational h-index",),
    traits=("monotone", "interval", "zero_when_empty", "grows"),
)
def h_rational(citations: ArrayLike) -> float:
    """Add to h how near the next h is, by the citations it takes.

    Parameters
    ----------
    citations : array-like of float, shape (n_works,)
        Citations received, known and not negative.

    Returns
    -------
    float
        From h to below h + 1.

    References
    ----------
    .. [1] Ruane, Tol (2008), Rational (successive) h-indices: an application to economics in the
       Republic of Ireland, doi:10.1007/s11192-007-1869-7

    Examples
    --------
    >>> round(h_rational([9, 7, 6, 5, 3, 0]), 2)
    4.78
    """
    return float(_h_rational_of(ranking(citations))[0])


@grouped(h_rational)
def _h_rational(citations: Grouped) -> Numbers:
    return _h_rational_of(citations.ranked)


def _h_rational_of(ranked: Ranked) -> Numbers:
    target = ranked.h + 1
    wanted = np.repeat(target, ranked.counts)
    short = np.where(ranked.ranks <= wanted, np.maximum(wanted - ranked.values, 0), 0)
    # A work that is yet to be written lacks all of its citations.
    missing = ranked.sum_of(short) + np.where(ranked.counts < target, target, 0)
    return np.asarray(target - missing / (2 * ranked.h + 1))


@indicator(
    symbol="h_r",
    unit="works",
    family="h-type",
    reference="doi:10.1016/j.joi.2008.11.004",
    synonyms=("real h-index",),
    traits=("monotone", "interval", "zero_when_empty", "grows"),
)
def h_real(citations: ArrayLike) -> float:
    """Find where the line through the ranked citations meets the diagonal.

    Parameters
    ----------
    citations : array-like of float, shape (n_works,)
        Citations received, known and not negative.

    Returns
    -------
    float
        From h to below h + 1.

    References
    ----------
    .. [1] Guns, Rousseau (2009), Real and rational variants of the h-index and the g-index,
       doi:10.1016/j.joi.2008.11.004

    Examples
    --------
    >>> round(h_real([9, 7, 6, 5, 3, 0]), 2)
    4.33
    """
    return float(_h_real_of(ranking(citations))[0])


@grouped(h_real)
def _h_real(citations: Grouped) -> Numbers:
    return _h_real_of(citations.ranked)


def _h_real_of(ranked: Ranked) -> Numbers:
    h = ranked.h
    at = ranked.at(ranked.starts + h - 1, h > 0, 0.0)
    after = ranked.at(ranked.starts + h, h < ranked.counts, 0.0)
    return np.where(h > 0, ((h + 1) * at - h * after) / (1 + at - after), 0.0)


@indicator(
    symbol="g_r",
    unit="works",
    family="h-type",
    reference="choice: as doi:10.1016/j.joi.2008.11.004, with sums linear between ranks",
    synonyms=("real g-index",),
    traits=("monotone", "interval", "zero_when_empty", "grows"),
)
def g_real(citations: ArrayLike) -> float:
    """Find where the line through the running sums meets the square of the rank.

    Parameters
    ----------
    citations : array-like of float, shape (n_works,)
        Citations received, known and not negative.

    Returns
    -------
    float
        From the padded g to below it + 1.

    References
    ----------
    .. [1] Guns, Rousseau (2009), Real and rational variants of the h-index and the g-index,
       doi:10.1016/j.joi.2008.11.004

    Examples
    --------
    >>> round(g_real([9, 7, 6, 5, 3, 0]), 4)
    5.4772
    """
    return float(_g_real_of(ranking(citations))[0])


@grouped(g_real)
def _g_real(citations: Grouped) -> Numbers:
    return _g_real_of(citations.ranked)


def _g_real_of(ranked: Ranked) -> Numbers:
    g = padded_g(ranked)
    after = ranked.at(ranked.starts + g, g < ranked.counts, 0.0)
    short = after * g - ranked.upto(np.minimum(g, ranked.counts))
    return np.asarray((after + np.sqrt(after**2 - 4 * short)) / 2)


@indicator(
    symbol="hT",
    unit="works",
    family="h-type",
    reference="doi:10.1007/s11192-007-2071-2",
    synonyms=("tapered h-index",),
    traits=("monotone", "interval", "zero_when_empty", "grows"),
)
def h_tapered(citations: ArrayLike) -> float:
    """Credit every citation by the shell of the h-square it falls into.

    Parameters
    ----------
    citations : array-like of float, shape (n_works,)
        Citations received, known and not negative.

    Returns
    -------
    float
        At least h.

    References
    ----------
    .. [1] Anderson, Hankin, Killworth (2008), Beyond the Durfee square: enhancing the
       h-index to score total publication output, doi:10.1007/s11192-007-2071-2

    Examples
    --------
    >>> round(h_tapered([6, 4, 4, 2, 1]), 4)
    4.0274
    """
    return float(_h_tapered_of(ranking(citations))[0])


@grouped(h_tapered)
def _h_tapered(citations: Grouped) -> Numbers:
    return _h_tapered_of(citations.ranked)


def _h_tapered_of(ranked: Ranked) -> Numbers:
    counts, ranks = np.floor(ranked.values).astype(np.int64), ranked.ranks
    terms = np.minimum(counts, ranks) / (2 * ranks - 1)
    beyond = np.flatnonzero(counts > ranks)
    terms[beyond] += _shells(counts[beyond]) - _shells(ranks[beyond])
    return ranked.sum_of(terms)


def _shells(upto: Codes) -> Numbers:
    """Sum 1 / (2 i - 1) over i from 1 to each number."""
    table = _table()
    found = table[np.minimum(upto, table.size - 1)]
    far = np.flatnonzero(upto >= table.size)
    n = upto[far].astype(np.float64)
    # What is left out of the series is below 1 / (200 n^4).
    found[far] = (np.log(n) + np.euler_gamma) / 2 + np.log(2) + 1 / (48 * n**2)
    return np.asarray(found)


@cache
def _table() -> Numbers:
    odd = np.arange(1, _TABLED, 2, dtype=np.float64)
    return np.concatenate(([0.0], np.cumsum(1 / odd)))
