"""The formulas of disruption: from counts of citing works to indices, one value a work."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from researchmetrics.metrics.columns import Numbers


def ratio(above: Numbers, below: Numbers) -> Numbers:
    """Divide; NaN where there is nothing to divide by.

    Parameters
    ----------
    above, below : numpy.ndarray
        Shape (n_works,).

    Returns
    -------
    numpy.ndarray
        Shape (n_works,).

    Examples
    --------
    >>> ratio(np.array([1.0, 0.0]), np.array([4.0, 0.0])).tolist()
    [0.25, nan]
    """
    out: Numbers = np.divide(above, below, out=np.full(np.shape(above), np.nan), where=below != 0)
    return out


def cd_values(n_i: ArrayLike, n_j: ArrayLike, n_k: ArrayLike) -> Numbers:
    """Compute CD of each work: (N_i - N_j) / (N_i + N_j + N_k).

    Parameters
    ----------
    n_i, n_j, n_k : array-like of int, shape (n_works,)
        Works that cite it alone, with a reference of it, and a reference only.

    Returns
    -------
    numpy.ndarray
        Shape (n_works,), from -1 to 1; NaN where no work cites it or a reference.

    Examples
    --------
    >>> cd_values([3], [2], [0]).tolist()
    [0.2]
    """
    alone, both, around = (np.asarray(part, dtype=np.float64) for part in (n_i, n_j, n_k))
    return ratio(alone - both, alone + both + around)


def mcd_values(n_i: ArrayLike, n_j: ArrayLike, n_k: ArrayLike) -> Numbers:
    """Compute CD times the citations of each work.

    Parameters
    ----------
    n_i, n_j, n_k : array-like of int, shape (n_works,)
        Works that cite it alone, with a reference of it, and a reference only.

    Returns
    -------
    numpy.ndarray
        Shape (n_works,); NaN where no work cites it or a reference.

    Examples
    --------
    >>> mcd_values([3], [2], [0]).tolist()
    [1.0]
    """
    cites = np.asarray(n_i, dtype=np.float64) + np.asarray(n_j, dtype=np.float64)
    return np.asarray(cd_values(n_i, n_j, n_k) * cites)


def di_nok_values(n_i: ArrayLike, n_j: ArrayLike) -> Numbers:
    """Compute the index without N_k of each work: (N_i - N_j) / (N_i + N_j).

    Parameters
    ----------
    n_i, n_j : array-like of int, shape (n_works,)
        Works that cite it alone, and with a reference of it.

    Returns
    -------
    numpy.ndarray
        Shape (n_works,), from -1 to 1; NaN where no work cites it.

    Examples
    --------
    >>> di_nok_values([3], [1]).tolist()
    [0.5]
    """
    return cd_values(n_i, n_j, np.zeros(np.shape(n_i)))
