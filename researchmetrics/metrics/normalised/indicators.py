"""A person's works against their fields: means of values that `normalise` or a source gives."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from researchmetrics.metrics.columns import Numbers
from researchmetrics.metrics.groups import Grouped
from researchmetrics.metrics.registry import grouped, indicator

_FAMILY = "field-normalised"


@indicator(
    symbol="MNCS",
    unit="ratio",
    family=_FAMILY,
    reference="doi:10.1016/j.joi.2010.08.001",
    synonyms=("mean normalised citation score", "mean normalized citation score"),
    traits=("interval",),
)
def mncs(ncs: ArrayLike) -> float:
    """Average the works' citations over those expected in their field, year and type.

    Parameters
    ----------
    ncs : array-like of float, shape (n_works,)
        Citations over expected citations, as ``normalise`` gives them.

    Returns
    -------
    float
        1 is what the fields expect; NaN without works. A mean of ratios, not the ratio of sums.

    References
    ----------
    .. [1] Waltman, van Eck, van Leeuwen, Visser, van Raan (2011), Towards a new crown indicator,
       doi:10.1016/j.joi.2010.08.001

    Examples
    --------
    >>> mncs([2 / 1, 10 / 10])
    1.5
    """
    return _mean(ncs)


@grouped(mncs)
def _mncs(ncs: Grouped) -> Numbers:
    return _means(ncs)


@indicator(
    symbol="PR",
    unit="percentile",
    family=_FAMILY,
    reference="doi:10.1016/j.joi.2012.10.001",
    synonyms=("mean citation percentile",),
    bounds=(0, 100),
    traits=("interval",),
)
def mean_percentile(percentile: ArrayLike) -> float:
    """Average the works' citation percentiles in their field, year and type.

    Parameters
    ----------
    percentile : array-like of float, shape (n_works,)
        From 0 to 100, as ``normalise`` gives them.

    Returns
    -------
    float
        50 is typical; NaN without works.

    References
    ----------
    .. [1] Bornmann, Leydesdorff, Mutz (2013), The use of percentiles, doi:10.1016/j.joi.2012.10.001

    Examples
    --------
    >>> mean_percentile([12.5, 87.5])
    50.0
    """
    return _mean(percentile)


@grouped(mean_percentile)
def _mean_percentile(percentile: Grouped) -> Numbers:
    return _means(percentile)


@indicator(
    symbol="PP(top 10%)",
    unit="share",
    family=_FAMILY,
    reference="doi:10.1002/asi.22775",
    synonyms=("PP top 10", "share of highly cited works"),
    bounds=(0, 1),
    traits=("interval",),
)
def pp_top10(top10: ArrayLike) -> float:
    """Take the share of works among the most cited 10 % of their field, year and type.

    Parameters
    ----------
    top10 : array-like of float, shape (n_works,)
        Membership from 0 to 1, as ``normalise`` gives it; works tied at the border have part of it.

    Returns
    -------
    float
        From 0 to 1, 0.1 is typical; NaN without works.

    References
    ----------
    .. [1] Waltman, Schreiber (2013), On the calculation of percentile-based bibliometric
       indicators, doi:10.1002/asi.22775

    Examples
    --------
    >>> pp_top10([1, 0.5, 0, 0])
    0.375
    """
    return _mean(top10)


@grouped(pp_top10)
def _pp_top10(top10: Grouped) -> Numbers:
    return _means(top10)


@indicator(
    symbol="PP(top 1%)",
    unit="share",
    family=_FAMILY,
    reference="doi:10.1002/asi.22775",
    synonyms=("PP top 1",),
    bounds=(0, 1),
    traits=("interval",),
)
def pp_top1(top1: ArrayLike) -> float:
    """Take the share of works among the most cited 1 % of their field, year and type.

    Parameters
    ----------
    top1 : array-like of float, shape (n_works,)
        Membership from 0 to 1, as ``normalise`` gives it; works tied at the border have part of it.

    Returns
    -------
    float
        From 0 to 1, 0.01 is typical; NaN without works.

    References
    ----------
    .. [1] Waltman, Schreiber (2013), On the calculation of percentile-based bibliometric
       indicators, doi:10.1002/asi.22775

    Examples
    --------
    >>> pp_top1([1, 0, 0, 0])
    0.25
    """
    return _mean(top1)


@grouped(pp_top1)
def _pp_top1(top1: Grouped) -> Numbers:
    return _means(top1)


@indicator(
    symbol="FWCI",
    unit="ratio",
    family=_FAMILY,
    reference="choice: mean of the field-weighted citation impact that the source itself states",
    synonyms=("field-weighted citation impact",),
    traits=("interval",),
)
def fwci(fwci: ArrayLike) -> float:
    """Average the field-weighted citation impact that the source states of each work.

    Parameters
    ----------
    fwci : array-like of float, shape (n_works,)
        Values of one source, never mixed with values computed here.

    Returns
    -------
    float
        1 is what the source expects; NaN without works. Unstable below about 30 works.

    Examples
    --------
    >>> fwci([0.5, 1.5])
    1.0
    """
    return _mean(fwci)


@grouped(fwci)
def _fwci(fwci: Grouped) -> Numbers:
    return _means(fwci)


@indicator(
    symbol="RCR",
    unit="ratio",
    family=_FAMILY,
    reference="doi:10.1371/journal.pbio.1002541",
    synonyms=("relative citation ratio",),
    traits=("interval",),
)
def rcr(rcr: ArrayLike) -> float:
    """Average the relative citation ratio that iCite states of each work.

    Parameters
    ----------
    rcr : array-like of float, shape (n_works,)
        Values of iCite, which has them for works in PubMed; never computed here.

    Returns
    -------
    float
        1 is the median work funded by the NIH; NaN without works.

    References
    ----------
    .. [1] Hutchins, Yuan, Anderson, Santangelo (2016), Relative citation ratio,
       doi:10.1371/journal.pbio.1002541

    Examples
    --------
    >>> rcr([0.5, 1.5])
    1.0
    """
    return _mean(rcr)


@grouped(rcr)
def _rcr(rcr: Grouped) -> Numbers:
    return _means(rcr)


def _mean(values: ArrayLike) -> float:
    numbers = np.asarray(values, dtype=np.float64)
    return float(numbers.mean()) if numbers.size else np.nan


def _means(column: Grouped) -> Numbers:
    with np.errstate(invalid="ignore"):
        return column.total() / column.count
