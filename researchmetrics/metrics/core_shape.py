"""Indicators of what the h-core holds: its mean, sum, excess and middle."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike

from researchmetrics.metrics.columns import Numbers
from researchmetrics.metrics.groups import Grouped, Ranked
from researchmetrics.metrics.h_type import ranking
from researchmetrics.metrics.registry import grouped, indicator


@indicator(
    symbol="A",
    unit="citations",
    family="h-type",
    reference="doi:10.1007/s11434-007-0145-9",
    synonyms=("a", "A-index"),
    traits=("interval", "zero_when_empty"),
)
def a_index(citations: ArrayLike) -> float:
    """Average the citations in the h-core.

    Parameters
    ----------
    citations : array-like of float, shape (n_works,)
        Citations received, known and not negative.

    Returns
    -------
    float
        At least h; 0 where h is 0. One more citation can lower it, when h rises.

    References
    ----------
    .. [1] Jin, Liang, Rousseau, Egghe (2007), The R- and AR-indices, doi:10.1007/s11434-007-0145-9

    Examples
    --------
    >>> a_index([6, 3, 3, 1])
    4.0
    """
    return float(_core_mean(ranking(citations))[0])


@grouped(a_index)
def _a_index(citations: Grouped) -> Numbers:
    return _core_mean(citations.ranked)


@indicator(
    symbol="R",
    unit="root of citations",
    family="h-type",
    reference="doi:10.1007/s11434-007-0145-9",
    synonyms=("r", "R-index"),
    traits=("monotone", "interval", "zero_when_empty", "grows"),
)
def r_index(citations: ArrayLike) -> float:
    """Take the square root of the citations in the h-core.

    Parameters
    ----------
    citations : array-like of float, shape (n_works,)
        Citations received, known and not negative.

    Returns
    -------
    float
        At least h; 0 where h is 0.

    References
    ----------
    .. [1] Jin, Liang, Rousseau, Egghe (2007), The R- and AR-indices, doi:10.1007/s11434-007-0145-9

    Examples
    --------
    >>> r_index([6, 5, 5, 1])
    4.0
    """
    return math.sqrt(ranking(citations).core_total[0])


@grouped(r_index)
def _r_index(citations: Grouped) -> Numbers:
    return np.sqrt(citations.ranked.core_total)


@indicator(
    symbol="e",
    unit="root of citations",
    family="h-type",
    reference="doi:10.1371/journal.pone.0005429",
    synonyms=("e", "excess citations"),
    traits=("interval", "zero_when_empty"),
)
def e_index(citations: ArrayLike) -> float:
    """Take the square root of the citations in the h-core beyond those that h needs.

    Parameters
    ----------
    citations : array-like of float, shape (n_works,)
        Citations received, known and not negative.

    Returns
    -------
    float
        At least 0; 0 where h is 0. One more citation can lower it, when h rises.

    References
    ----------
    .. [1] Zhang (2009), The e-index, complementing the h-index for excess citations,
       doi:10.1371/journal.pone.0005429

    Examples
    --------
    >>> e_index([6, 5, 2, 1])
    2.6457513110645907
    """
    ranked = ranking(citations)
    return math.sqrt(ranked.core_total[0] - float(ranked.h[0]) ** 2)


@grouped(e_index)
def _e_index(citations: Grouped) -> Numbers:
    return np.sqrt(citations.ranked.core_total - citations.ranked.h.astype(np.float64) ** 2)


@indicator(
    symbol="hg",
    unit="works",
    family="h-type",
    reference="doi:10.1007/s11192-009-0047-5",
    synonyms=("hg-index",),
    traits=("monotone", "interval", "zero_when_empty", "grows"),
)
def hg(citations: ArrayLike) -> float:
    """Take the geometric mean of h and the bounded g.

    Parameters
    ----------
    citations : array-like of float, shape (n_works,)
        Citations received, known and not negative.

    Returns
    -------
    float
        From h to g.

    References
    ----------
    .. [1] Alonso et al. (2010), hg-index: a new index to characterize the scientific output of
       researchers, doi:10.1007/s11192-009-0047-5

    Examples
    --------
    >>> hg([4, 0])
    1.4142135623730951
    """
    ranked = ranking(citations)
    return math.sqrt(ranked.h[0] * ranked.g[0])


@grouped(hg)
def _hg(citations: Grouped) -> Numbers:
    return np.asarray(np.sqrt(citations.ranked.h * citations.ranked.g), dtype=np.float64)


@indicator(
    symbol="m",
    unit="citations",
    family="h-type",
    reference="doi:10.1002/asi.20806",
    synonyms=("m-index", "median of the core"),
    traits=("interval", "zero_when_empty"),
)
def m_med(citations: ArrayLike) -> float:
    """Take the median of the citations in the h-core.

    Parameters
    ----------
    citations : array-like of float, shape (n_works,)
        Citations received, known and not negative.

    Returns
    -------
    float
        At least h; 0 where h is 0. One more citation can lower it, when h rises.

    References
    ----------
    .. [1] Bornmann, Mutz, Daniel (2008), Are there better indices for evaluation purposes than
       the h index?, doi:10.1002/asi.20806

    Examples
    --------
    >>> m_med([9, 7, 4, 4, 0])
    5.5
    """
    return float(_core_median(ranking(citations))[0])


@grouped(m_med)
def _m_med(citations: Grouped) -> Numbers:
    return _core_median(citations.ranked)


@indicator(
    symbol="q2",
    unit="root of citations",
    family="h-type",
    reference="doi:10.1016/j.joi.2009.06.005",
    synonyms=("q2-index",),
    traits=("interval", "zero_when_empty"),
)
def q2(citations: ArrayLike) -> float:
    """Take the geometric mean of h and the median of the h-core.

    Parameters
    ----------
    citations : array-like of float, shape (n_works,)
        Citations received, known and not negative.

    Returns
    -------
    float
        At least h; 0 where h is 0. One more citation can lower it, when h rises.

    References
    ----------
    .. [1] Cabrerizo et al. (2010), q2-index: quantitative and qualitative evaluation based on the
       number and impact of papers in the Hirsch core, doi:10.1016/j.joi.2009.06.005

    Examples
    --------
    >>> q2([9, 9, 4, 0])
    5.196152422706632
    """
    ranked = ranking(citations)
    return math.sqrt(ranked.h[0] * _core_median(ranked)[0])


@grouped(q2)
def _q2(citations: Grouped) -> Numbers:
    return np.sqrt(citations.ranked.h * _core_median(citations.ranked))


def _core_median(ranked: Ranked) -> Numbers:
    return np.where(ranked.h > 0, ranked.median(ranked.h), 0.0)


def _core_mean(ranked: Ranked) -> Numbers:
    return np.asarray(ranked.core_total / np.maximum(ranked.h, 1))
