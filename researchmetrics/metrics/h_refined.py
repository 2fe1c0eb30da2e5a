"""Indicators of the h family between whole numbers: how far the next h or g is."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from researchmetrics.metrics.columns import Numbers
from researchmetrics.metrics.h_type import g_padded, ranking
from researchmetrics.metrics.registry import indicator


@indicator(
    symbol="h_rat",
    unit="works",
    family="h-type",
    reference="doi:10.1007/s11192-007-1869-7",
    synonyms=("rational h-index",),
    traits=(
        "monotone",
        "interval",
        "zero_when_empty",
    ),
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
    ranked, h = _padded(citations)
    missing = np.maximum(0.0, h + 1 - ranked[: h + 1]).sum()
    return float(h + 1 - missing / (2 * h + 1))


@indicator(
    symbol="h_r",
    unit="works",
    family="h-type",
    reference="doi:10.1016/j.joi.2008.11.004",
    synonyms=("real h-index",),
    traits=(
        "monotone",
        "interval",
        "zero_when_empty",
    ),
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
    ranked, h = _padded(citations)
    if not h:
        return 0.0
    at, after = ranked[h - 1], ranked[h]
    return float(((h + 1) * at - h * after) / (1 + at - after))


@indicator(
    symbol="g_r",
    unit="works",
    family="h-type",
    reference="choice: as doi:10.1016/j.joi.2008.11.004, with sums linear between ranks",
    synonyms=("real g-index",),
    traits=(
        "monotone",
        "interval",
        "zero_when_empty",
    ),
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
    ranked = ranking(citations).values
    g = g_padded(ranked)
    after = float(ranked[g]) if g < ranked.size else 0.0
    short = after * g - float(ranked[:g].sum())
    return float((after + np.sqrt(after**2 - 4 * short)) / 2)


@indicator(
    symbol="hT",
    unit="works",
    family="h-type",
    reference="doi:10.1007/s11192-007-2071-2",
    synonyms=("tapered h-index",),
    traits=(
        "monotone",
        "interval",
        "zero_when_empty",
    ),
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
    ranked = np.floor(ranking(citations).values).astype(np.int64)
    ranks = np.arange(1, ranked.size + 1)
    inside = np.minimum(ranked, ranks) / (2 * ranks - 1)
    odd = np.arange(1, ranked.max(initial=0) + 1)
    shells = np.concatenate(([0.0], np.cumsum(1 / (2 * odd - 1))))
    beyond = shells[np.maximum(ranked, ranks).clip(max=shells.size - 1)]
    beyond -= shells[ranks.clip(max=shells.size - 1)]
    return float(inside.sum() + np.maximum(beyond, 0.0).sum())


def _padded(citations: ArrayLike) -> tuple[Numbers, int]:
    ranked = ranking(citations)
    return np.append(ranked.values, 0.0), int(ranked.h[0])
