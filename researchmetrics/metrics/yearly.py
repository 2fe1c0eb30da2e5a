"""Indicators of how citations came in year by year: trend, growth, and the age of what is cited."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from researchmetrics.errors import IndicatorError
from researchmetrics.metrics.columns import Numbers, as_of_year, given, iso
from researchmetrics.metrics.groups import Grouped
from researchmetrics.metrics.h_type import h_index
from researchmetrics.metrics.registry import grouped, indicator

_FEWEST_YEARS = 4


@indicator(
    symbol="ht",
    unit="works",
    family="age-aware",
    reference="doi:10.1007/s11192-007-1722-z",
    synonyms=("trend h-index",),
)
def h_trend(
    yearly_citations: Sequence[Sequence[float]], *, gamma: float = 4.0, delta: float = 1.0
) -> int:
    """Find the h-index of scores that count each citation the less the longer ago it was made.

    Parameters
    ----------
    yearly_citations : sequence of array-like of float, shape (n_works,)
        For each work its citations of each year, not summed up; the last is the year looked from.
    gamma, delta : float, optional
        A citation made a years ago, the year looked from counting as 1, scores gamma / a^delta.

    Returns
    -------
    int
        From 0 to the number of works.

    References
    ----------
    .. [1] Sidiropoulos, Katsaros, Manolopoulos (2007), Generalized Hirsch h-index for disclosing
       latent facts in citation networks, doi:10.1007/s11192-007-1722-z

    Examples
    --------
    >>> h_trend([[0, 1, 2], [8, 0, 0], [0, 0, 1]])
    3
    """
    scores = []
    for counts in yearly_citations:
        ages = np.arange(len(counts), 0, -1, dtype=np.float64)
        scores.append(float(gamma * np.sum(np.asarray(counts) * ages**-delta)))
    return h_index(scores)


@indicator(
    symbol="growth",
    unit="share per year",
    family="age-aware",
    reference="choice: slope of ln(1 + citations of a year) over the last full years",
    synonyms=("citation growth",),
    bounds=(-1, None),
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
    slope, _ = _slope(yearly_citations, as_of, years)
    return float(np.expm1(slope))


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
    slope, error = _slope(yearly_citations, as_of, years)
    return float(np.exp(slope) * error)


@indicator(
    symbol="t1/2",
    unit="years",
    family="age-aware",
    reference="doi:10.1002/asi.5090110105",
    synonyms=("cited half-life",),
)
def cited_half_life(citations_this_year: ArrayLike, year: ArrayLike, *, as_of: Any) -> float:
    """Find the median age of the works cited in the year looked from.

    Parameters
    ----------
    citations_this_year : array-like of float, shape (n_works,)
        Citations that each work received in the year of `as_of`.
    year : array-like of int, shape (n_works,)
        Years of publication, known.
    as_of : str, int or date
        Date looked from; later years are refused.

    Returns
    -------
    float
        Years, interpolated inside a class of age; works of the year looked from are the first
        class. NaN without citations in that year.

    References
    ----------
    .. [1] Burton, Kebler (1960), The "half-life" of some scientific and technical literatures,
       doi:10.1002/asi.5090110105

    Examples
    --------
    >>> round(cited_half_life([10, 20, 30, 40], [2020, 2019, 2018, 2017], as_of=2020), 3)
    2.667
    """
    ages = as_of_year(as_of) - np.asarray(year, dtype=np.float64)
    if (ages < 0).any():
        raise IndicatorError(f"A work lies after {as_of_year(as_of)}. Correct its year.")
    counts = np.bincount(ages.astype(np.int64), weights=np.asarray(citations_this_year))
    return half_life(counts)


@indicator(
    symbol="Price",
    unit="share",
    family="age-aware",
    reference="choice: Price 1970, share of references at most five years old; no DOI",
    synonyms=("Price's index",),
    bounds=(0, 1),
    traits=("interval",),
)
def price_index(reference_ages: Sequence[Sequence[float]]) -> float:
    """Take the share of the dated references that are at most five years old.

    Parameters
    ----------
    reference_ages : sequence of array-like of float, shape (n_works,)
        For each work the ages of its dated references when it was published, in years.

    Returns
    -------
    float
        From 0 to 1; NaN without references.

    Examples
    --------
    >>> price_index([[0, 3, 5], [6, 12]])
    0.6
    """
    ages = _joined(reference_ages)
    return float((ages <= 5).mean()) if ages.size else np.nan


@grouped(price_index)
def _price_index(reference_ages: Grouped) -> Numbers:
    lengths = np.array([len(cell) for cell in reference_ages.values], dtype=np.float64)
    young = np.array([np.sum(np.asarray(cell) <= 5) for cell in reference_ages.values], dtype=float)
    total = reference_ages.total(lengths)
    shares: Numbers = np.divide(
        reference_ages.total(young), total, out=np.full(total.size, np.nan), where=total > 0
    )
    return shares


def half_life(counts: ArrayLike) -> float:
    """Find the median age in counts by age.

    Parameters
    ----------
    counts : array-like of float
        How much is of each age, in whole years from 1.

    Returns
    -------
    float
        Years, interpolated inside a class of age; NaN where all counts are zero.

    Examples
    --------
    >>> round(half_life([10, 20, 30, 40]), 3)
    2.667
    """
    values = given("citations", np.atleast_1d(np.asarray(counts)))
    running = np.cumsum(values)
    if not values.size or running[-1] == 0:
        return np.nan
    half = running[-1] / 2
    at = int(np.searchsorted(running, half))
    before = running[at - 1] if at else 0.0
    return float(at + (half - before) / values[at])


def _slope(
    yearly_citations: Sequence[Sequence[float]], as_of: Any, years: int
) -> tuple[float, float]:
    """Fit ln(1 + citations) by the year; return the slope and its standard error."""
    if years < _FEWEST_YEARS:
        raise IndicatorError(f"years must be a whole number of at least {_FEWEST_YEARS}.")
    longest = max((len(counts) for counts in yearly_citations), default=0)
    totals = np.zeros(longest)
    for counts in yearly_citations:
        totals[longest - len(counts) :] += np.asarray(counts)
    is_partial = as_of is not None and not iso(as_of).endswith("-12-31")
    full = (totals[:-1] if is_partial else totals)[-years:]
    if full.size < _FEWEST_YEARS:
        return np.nan, np.nan
    at = np.arange(full.size) - (full.size - 1) / 2
    logs = np.log1p(full)
    slope = float(np.sum(at * logs) / np.sum(at**2))
    rest = logs - logs.mean() - slope * at
    return slope, float(np.sqrt(np.sum(rest**2) / (full.size - 2) / np.sum(at**2)))


def _joined(lists: Sequence[Sequence[float]]) -> Numbers:
    cells = [np.asarray(cell, dtype=np.float64) for cell in lists]
    return np.concatenate(cells) if cells else np.empty(0)
