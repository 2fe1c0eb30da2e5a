"""Ranks inside a complete set of works: mid-rank percentiles and membership of the top share."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from researchmetrics.metrics.columns import Numbers, given


def percentile_ranks(citations: ArrayLike) -> Numbers:
    """Give each work of a complete set the share of the set below it, ties counted half.

    Parameters
    ----------
    citations : array-like of float, shape (n_works,)
        Citations of all works of the set, known and not negative.

    Returns
    -------
    numpy.ndarray
        Shape (n_works,), from 0 to 100, ends excluded; their mean is 50, whatever the ties.

    References
    ----------
    .. [1] Bornmann, Leydesdorff, Mutz (2013), The use of percentiles, doi:10.1016/j.joi.2012.10.001

    Examples
    --------
    >>> percentile_ranks([1, 3, 3, 9]).tolist()
    [12.5, 50.0, 50.0, 87.5]
    """
    values = given("citations", citations)
    below, equal = _places(values)
    return mid_rank(below, equal, values.size)


def top_weights(citations: ArrayLike, percent: float) -> Numbers:
    """Tell how much each work of a complete set belongs to its most cited share.

    Parameters
    ----------
    citations : array-like of float, shape (n_works,)
        Citations of all works of the set, known and not negative.
    percent : float
        Size of the share, such as 10.

    Returns
    -------
    numpy.ndarray
        Shape (n_works,), from 0 to 1; works tied at the border share what is left, so that the
        sum is that share of the set.

    References
    ----------
    .. [1] Waltman, Schreiber (2013), On the calculation of percentile-based bibliometric
       indicators, doi:10.1002/asi.22775

    Examples
    --------
    >>> top_weights([9, 5, 5, 5, 1, 1, 1, 1, 1, 1], 20).round(3).tolist()
    [1.0, 0.333, 0.333, 0.333, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]
    """
    values = given("citations", citations)
    below, equal = _places(values)
    return membership(below, equal, values.size, percent)


def mid_rank(below: Numbers, equal: Numbers, size: Numbers | int) -> Numbers:
    """Turn counts of works below and equal into percentiles.

    Parameters
    ----------
    below, equal : numpy.ndarray
        Works of the set with fewer and with as many citations, the work itself among these.
    size : numpy.ndarray or int
        Works of the set.

    Returns
    -------
    numpy.ndarray
        From 0 to 100, ends excluded.

    Examples
    --------
    >>> mid_rank(np.array([1.0]), np.array([2.0]), 4).tolist()
    [50.0]
    """
    return np.asarray(100 * (below + 0.5 * equal) / size)


def membership(below: Numbers, equal: Numbers, size: Numbers | int, percent: float) -> Numbers:
    """Turn counts of works below and equal into membership of the most cited share.

    Parameters
    ----------
    below, equal : numpy.ndarray
        Works of the set with fewer and with as many citations, the work itself among these.
    size : numpy.ndarray or int
        Works of the set.
    percent : float
        Size of the share, such as 10.

    Returns
    -------
    numpy.ndarray
        From 0 to 1.

    Examples
    --------
    >>> membership(np.array([6.0]), np.array([3.0]), 10, 20).round(3).tolist()
    [0.333]
    """
    above = size - below - equal
    return np.asarray(np.clip((percent * size / 100 - above) / equal, 0, 1))


def _places(values: Numbers) -> tuple[Numbers, Numbers]:
    ordered = np.sort(values)
    below = np.searchsorted(ordered, values, side="left")
    upto = np.searchsorted(ordered, values, side="right")
    return below.astype(np.float64), (upto - below).astype(np.float64)
