"""Disruption as indicators: of one work, or the mean over the works that were cited."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from researchmetrics.metrics.columns import Numbers
from researchmetrics.metrics.disruptiveness.formulas import cd_values, di_nok_values, mcd_values
from researchmetrics.metrics.groups import Grouped
from researchmetrics.metrics.registry import grouped, indicator


@indicator(
    symbol="CD",
    unit="index",
    family="disruption",
    reference="doi:10.1287/mnsc.2015.2366",
    synonyms=("disruption index", "CD index", "DI1"),
    bounds=(-1, 1),
    traits=("interval",),
)
def cd(n_i: ArrayLike, n_j: ArrayLike, n_k: ArrayLike) -> float:
    """Average CD, (N_i - N_j) / (N_i + N_j + N_k), over the works cited in their window.

    Parameters
    ----------
    n_i, n_j, n_k : array-like of int, shape (n_works,)
        Works that cite it alone, with a reference of it, and a reference only, as the table
        ``disruption`` gives them.

    Returns
    -------
    float
        From -1 to 1; NaN where no work was cited. A work nobody cites has 0 by the formula, which
        says nothing of it, and is left out.

    References
    ----------
    .. [1] Funk, Owen-Smith (2017), A dynamic network measure of technological change,
       doi:10.1287/mnsc.2015.2366

    Examples
    --------
    >>> cd([3], [2], [0])
    0.2
    """
    return _mean(cd_values(n_i, n_j, n_k), _cited(n_i, n_j))


@grouped(cd)
def _cd(n_i: Grouped, n_j: Grouped, n_k: Grouped) -> Numbers:
    return _means(n_i, cd_values(n_i.values, n_j.values, n_k.values), n_j)


@indicator(
    symbol="mCD",
    unit="citations",
    family="disruption",
    reference="doi:10.1287/mnsc.2015.2366",
    synonyms=("mCD index",),
    bounds=(None, None),
    traits=("interval",),
)
def mcd(n_i: ArrayLike, n_j: ArrayLike, n_k: ArrayLike) -> float:
    """Average CD times the citations in the window over the works cited in it.

    Parameters
    ----------
    n_i, n_j, n_k : array-like of int, shape (n_works,)
        Works that cite it alone, with a reference of it, and a reference only.

    Returns
    -------
    float
        Citations; NaN where no work was cited.

    References
    ----------
    .. [1] Funk, Owen-Smith (2017), A dynamic network measure of technological change,
       doi:10.1287/mnsc.2015.2366

    Examples
    --------
    >>> mcd([3], [2], [0])
    1.0
    """
    return _mean(mcd_values(n_i, n_j, n_k), _cited(n_i, n_j))


@grouped(mcd)
def _mcd(n_i: Grouped, n_j: Grouped, n_k: Grouped) -> Numbers:
    return _means(n_i, mcd_values(n_i.values, n_j.values, n_k.values), n_j)


@indicator(
    symbol="DI-nok",
    unit="index",
    family="disruption",
    reference="doi:10.1162/qss_a_00068",
    synonyms=("DI without N_k", "disruption without N_k"),
    bounds=(-1, 1),
    traits=("interval",),
)
def di_nok(n_i: ArrayLike, n_j: ArrayLike) -> float:
    """Average (N_i - N_j) / (N_i + N_j) over the works cited in their window.

    Parameters
    ----------
    n_i, n_j : array-like of int, shape (n_works,)
        Works that cite it alone, and with a reference of it.

    Returns
    -------
    float
        From -1 to 1; NaN where no work was cited.

    References
    ----------
    .. [1] Bornmann, Devarakonda, Tekles, Chacko (2020), Are disruption index indicators
       convergently valid?, doi:10.1162/qss_a_00068

    Examples
    --------
    >>> di_nok([3], [1])
    0.5
    """
    return _mean(di_nok_values(n_i, n_j), _cited(n_i, n_j))


@grouped(di_nok)
def _di_nok(n_i: Grouped, n_j: Grouped) -> Numbers:
    return _means(n_i, di_nok_values(n_i.values, n_j.values), n_j)


@indicator(
    symbol="DI-l",
    unit="index",
    family="disruption",
    reference="doi:10.1162/qss_a_00068",
    synonyms=("DI5", "disruption with l shared references"),
    bounds=(-1, 1),
    traits=("interval",),
)
def di_l(n_i: ArrayLike, n_j_l: ArrayLike, n_k: ArrayLike) -> float:
    """Average CD with only those in N_j that share several references, over the works cited so.

    Parameters
    ----------
    n_i, n_j_l, n_k : array-like of int, shape (n_works,)
        Works that cite it alone, with at least so many references of it, and a reference only.

    Returns
    -------
    float
        From -1 to 1; NaN where no work counts in the first two.

    References
    ----------
    .. [1] Bornmann, Devarakonda, Tekles, Chacko (2020), Are disruption index indicators
       convergently valid?, doi:10.1162/qss_a_00068

    Examples
    --------
    >>> di_l([3], [0], [1])
    0.75
    """
    return _mean(cd_values(n_i, n_j_l, n_k), _cited(n_i, n_j_l))


@grouped(di_l)
def _di_l(n_i: Grouped, n_j_l: Grouped, n_k: Grouped) -> Numbers:
    return _means(n_i, cd_values(n_i.values, n_j_l.values, n_k.values), n_j_l)


def _cited(first: ArrayLike, second: ArrayLike) -> NDArray[np.bool_]:
    both = np.asarray(first, dtype=np.float64) + np.asarray(second, dtype=np.float64)
    return np.asarray(both > 0)


def _mean(values: Numbers, counted: NDArray[np.bool_]) -> float:
    return float(values[counted].mean()) if counted.any() else np.nan


def _means(column: Grouped, values: Numbers, other: Grouped) -> Numbers:
    counted = _cited(column.values, other.values)
    part = Grouped(values[counted], column.codes[counted], column.size)
    with np.errstate(invalid="ignore"):
        return part.total() / part.count
