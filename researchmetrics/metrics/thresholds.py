"""Indicators that count the works above a threshold of citations."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from researchmetrics.errors import IndicatorError
from researchmetrics.metrics.columns import Numbers
from researchmetrics.metrics.groups import Grouped
from researchmetrics.metrics.registry import grouped, indicator


@indicator(
    symbol="i(n)",
    unit="works",
    family="citation",
    reference="choice: at least n citations, as Google Scholar's i10 for n = 10",
    synonyms=("i-n index",),
    traits=("monotone", "interval", "grows"),
)
def i_n(citations: ArrayLike, *, n: float = 10) -> int:
    """Count the works with at least n citations.

    Parameters
    ----------
    citations : array-like of float, shape (n_works,)
        Citations received, known and not negative.
    n : float, optional
        Least number of citations; 10 gives `i10_index`.

    Returns
    -------
    int
        From 0 to the number of works.

    Raises
    ------
    IndicatorError
        If n is not positive.

    Examples
    --------
    >>> i_n([1200, 100, 99], n=100)
    2
    """
    return int((np.asarray(citations, dtype=np.float64) >= _positive(n, "n")).sum())


@grouped(i_n)
def _i_n(citations: Grouped, *, n: float = 10) -> Numbers:
    return citations.number(citations.values >= _positive(n, "n"))


@indicator(
    symbol="HCP",
    unit="works",
    family="citation",
    reference="doi:10.1002/asi.21678",
    synonyms=("highly cited publications",),
    traits=("monotone", "interval", "grows"),
)
def hcp(citations: ArrayLike, *, threshold: float) -> int:
    """Count the highly cited works: those that reach a threshold fixed beforehand.

    Parameters
    ----------
    citations : array-like of float, shape (n_works,)
        Citations received, known and not negative.
    threshold : float
        Least number of citations, such as the border of the top tenth of a field.

    Returns
    -------
    int
        From 0 to the number of works.

    Raises
    ------
    IndicatorError
        If the threshold is not positive.

    Notes
    -----
    Unlike h it is consistent: whoever leads keeps the lead when both gain the same works.

    References
    ----------
    .. [1] Waltman, van Eck (2012), The inconsistency of the h-index, doi:10.1002/asi.21678

    Examples
    --------
    >>> hcp([80, 50, 3], threshold=50)
    2
    """
    limit = _positive(threshold, "threshold")
    return int((np.asarray(citations, dtype=np.float64) >= limit).sum())


@grouped(hcp)
def _hcp(citations: Grouped, *, threshold: float) -> Numbers:
    limit = _positive(threshold, "threshold")
    return citations.number(citations.values >= limit)


def _positive(value: Any, name: str) -> float:
    is_number = isinstance(value, int | float | np.number) and not isinstance(value, bool)
    if not is_number or not value > 0:
        raise IndicatorError(f"{name} must be a number above 0, not {value!r}.")
    return float(value)
