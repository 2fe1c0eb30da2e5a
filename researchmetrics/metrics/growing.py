"""Indicators of growth: how the citations received in a year rise from year to year."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from researchmetrics.errors import IndicatorError
from researchmetrics.metrics.columns import Numbers, iso
from researchmetrics.metrics.groups import Grouped
from researchmetrics.metrics.ragged import alone, numbers_of
from researchmetrics.metrics.registry import grouped, indicator

_FEWEST_YEARS = 4


@indicator(
    symbol="growth",
    unit="share per year",
    family="age-aware",
    reference="choice: slope of ln(1 + citations of a year) over the last full years",
    synonyms=("citation growth",),
    bounds=(-1, None),
    traits=("interval",),
)
def growth(
    yearly_citations: Sequence[Sequence[float]], *, as_of: Any = None, years: int = 5
) -> float:
    """Estimate by how much the citations received in a year grow from year to year.

    Parameters
    ----------
    yearly_citations : sequence of array-like of float, shape (n_works,)
        For each work its citations of each year, not summed up; the last is the year looked from.
        The bare counts of one work, or of all together, are taken as they are.
    as_of : str, int or date, optional
        Date looked from: the last year is left out unless it is over. Without it all are.
    years : int, optional
        How many of the last full years to look at.

    Returns
    -------
    float
        0.1 for a growth of a tenth each year; NaN below four full years since the first work.

    Notes
    -----
    `growth_error` gives the standard error.

    Examples
    --------
    >>> round(growth([1, 3, 7, 15]), 3)
    1.0
    """
    return float(_growth(*alone(yearly_citations), as_of=as_of, years=years)[0])


@grouped(growth)
def _growth(yearly_citations: Grouped, *, as_of: Any = None, years: int = 5) -> Numbers:
    return np.asarray(np.expm1(_slopes(yearly_citations, as_of, years)[0]))


@indicator(
    symbol="s.e.(growth)",
    unit="share per year",
    family="age-aware",
    reference="choice: standard error of the slope of ln(1 + citations), times its exponential",
    synonyms=("standard error of growth",),
)
def growth_error(
    yearly_citations: Sequence[Sequence[float]], *, as_of: Any = None, years: int = 5
) -> float:
    """Estimate the standard error of the growth of the citations received in a year.

    Parameters
    ----------
    yearly_citations : sequence of array-like of float, shape (n_works,)
        As for `growth`.
    as_of : str, int or date, optional
        Date looked from: the last year is left out unless it is over. Without it all are.
    years : int, optional
        How many of the last full years to look at.

    Returns
    -------
    float
        On the scale of `growth`; NaN below four full years since the first work.

    Examples
    --------
    >>> round(growth_error([1, 3, 7, 15]), 3)
    0.0
    """
    return float(_growth_error(*alone(yearly_citations), as_of=as_of, years=years)[0])


@grouped(growth_error)
def _growth_error(yearly_citations: Grouped, *, as_of: Any = None, years: int = 5) -> Numbers:
    slopes, errors = _slopes(yearly_citations, as_of, years)
    return np.asarray(np.exp(slopes) * errors)


def _slopes(yearly_citations: Grouped, as_of: Any, years: int) -> tuple[Numbers, Numbers]:
    """Fit ln(1 + citations) by the year for each group; the slopes and their standard errors."""
    if years < _FEWEST_YEARS:
        raise IndicatorError(f"years must be a whole number of at least {_FEWEST_YEARS}.")
    is_partial = as_of is not None and not iso(as_of).endswith("-12-31")
    totals, full = _last_years(yearly_citations, years, skipped=int(is_partial))
    slopes, errors = np.full((2, yearly_citations.size), np.nan)
    for length in range(_FEWEST_YEARS, years + 1):
        these = np.flatnonzero(np.minimum(full, years) == length)
        at = np.arange(length) - (length - 1) / 2
        logs = np.log1p(totals[these, years - length :])
        slopes[these] = np.sum(at * logs, axis=1) / np.sum(at**2)
        rest = logs - logs.mean(axis=1, keepdims=True) - slopes[these, None] * at
        errors[these] = np.sqrt(np.sum(rest**2, axis=1) / (length - 2) / np.sum(at**2))
    return slopes, errors


def _last_years(cells: Grouped, years: int, *, skipped: int) -> tuple[Numbers, Numbers]:
    """Sum the counts of the last years, and tell how many years each group has."""
    lists = numbers_of(cells.values)
    back = lists.lengths[lists.rows] - 1 - lists.places - skipped
    inside = (back >= 0) & (back < years)
    at = cells.codes[lists.rows[inside]] * years + (years - 1 - back[inside])
    sums = np.bincount(at, weights=lists.items[inside], minlength=cells.size * years)
    longest = Grouped(lists.lengths, cells.codes, cells.size).largest
    full = np.nan_to_num(longest) - skipped
    return sums.astype(np.float64).reshape(cells.size, years), full
