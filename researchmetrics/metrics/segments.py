"""What holds inside each of many stretches of rows: sums, running sums, the first marked row."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from researchmetrics.metrics.keyed import Codes

Floats = NDArray[np.float64]
# Longer stretches are summed one by one; there cannot be many of them.
_LONG = 2048


def running_sums(values: NDArray[Any], starts: Codes, counts: Codes) -> Floats:
    """Sum up the values of each stretch, rounding as if it stood alone.

    Parameters
    ----------
    values : numpy.ndarray
        Shape (n,), stretch after stretch.
    starts, counts : numpy.ndarray
        Where each stretch starts and how long it is.

    Returns
    -------
    numpy.ndarray
        Shape (n,), the sum of the stretch up to each value.

    Examples
    --------
    >>> running_sums(np.array([1.5, 2.0, 3.0]), np.array([0, 2]), np.array([2, 1])).tolist()
    [1.5, 3.5, 3.0]
    """
    sums = np.array(values, dtype=np.float64)
    for place in np.flatnonzero(counts > _LONG):
        stretch = slice(starts[place], starts[place] + counts[place])
        np.cumsum(sums[stretch], out=sums[stretch])
    short = np.flatnonzero((counts > 1) & (counts <= _LONG))
    # Longest first, so that those still going on are always the first so many.
    order = short[np.argsort(-counts[short], kind="stable")]
    at, going = starts[order], np.bincount(counts[order], minlength=2)
    left = order.size
    for length in range(1, going.size):
        left -= int(going[length])
        if not left:
            break
        at = at[:left] + 1
        sums[at] += sums[at - 1]
    return sums


def sums_of(values: NDArray[Any], starts: Codes, counts: Codes) -> Floats:
    """Sum the values of each stretch; 0 for an empty one.

    Parameters
    ----------
    values : numpy.ndarray
        Shape (n,), stretch after stretch.
    starts, counts : numpy.ndarray
        Where each stretch starts and how long it is.

    Returns
    -------
    numpy.ndarray
        One sum a stretch.

    Examples
    --------
    >>> sums_of(np.array([1.0, 2.0, 4.0]), np.array([0, 2, 2]), np.array([2, 0, 1])).tolist()
    [3.0, 0.0, 4.0]
    """
    found, there = np.zeros(counts.size), counts > 0
    if values.size:
        found[there] = np.add.reduceat(values, starts[there], dtype=np.float64)
    return found


def largest_of(values: NDArray[Any], starts: Codes, counts: Codes) -> Floats:
    """Take the largest value of each stretch; 0 for an empty one.

    Parameters
    ----------
    values : numpy.ndarray
        Shape (n,), stretch after stretch.
    starts, counts : numpy.ndarray
        Where each stretch starts and how long it is.

    Returns
    -------
    numpy.ndarray
        One value a stretch.

    Examples
    --------
    >>> largest_of(np.array([1.0, 2.0, 4.0]), np.array([0, 2, 2]), np.array([2, 0, 1])).tolist()
    [2.0, 0.0, 4.0]
    """
    found, there = np.zeros(counts.size), counts > 0
    if values.size:
        found[there] = np.maximum.reduceat(values, starts[there])
    return found


def first_marked(marked: NDArray[np.bool_], starts: Codes, counts: Codes) -> Codes:
    """Find the first marked row of each stretch.

    Parameters
    ----------
    marked : numpy.ndarray
        Shape (n,), stretch after stretch.
    starts, counts : numpy.ndarray
        Where each stretch starts and how long it is.

    Returns
    -------
    numpy.ndarray
        Position among all rows; the end of the stretch where none is marked.

    Examples
    --------
    >>> first_marked(np.array([False, True, True]), np.array([0, 2]), np.array([2, 1])).tolist()
    [1, 2]
    """
    places = np.append(np.flatnonzero(marked), marked.size)
    first = places[np.searchsorted(places, starts)]
    return np.asarray(np.minimum(first, starts + counts))
