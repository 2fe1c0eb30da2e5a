"""Indicators of how citations came in year by year: their trend, and the age of what is cited."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from researchmetrics.metrics.columns import Numbers, as_of_year, given
from researchmetrics.metrics.groups import Grouped, h_of_scores
from researchmetrics.metrics.ragged import alone, numbers_of
from researchmetrics.metrics.ranges import refuse_later
from researchmetrics.metrics.registry import grouped, indicator
from researchmetrics.metrics.segments import first_marked, running_sums, sums_of

_YOUNG = 5


@indicator(
    symbol="ht",
    unit="works",
    family="age-aware",
    reference="doi:10.1007/s11192-007-1722-z",
    synonyms=("trend h-index",),
    traits=("interval", "grows"),
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
    return int(_h_trend(*alone(yearly_citations), gamma=gamma, delta=delta)[0])


@grouped(h_trend)
def _h_trend(yearly_citations: Grouped, *, gamma: float = 4.0, delta: float = 1.0) -> Numbers:
    lists = numbers_of(yearly_citations.values)
    ages = np.repeat(lists.lengths, lists.lengths) - lists.places
    terms = lists.items * ages.astype(np.float64) ** -delta
    scores = gamma * sums_of(terms, lists.starts, lists.lengths)
    # Thirds and sevenths don't add up to whole numbers in floating point.
    return h_of_scores(scores + 1e-9, yearly_citations)


@indicator(
    symbol="t1/2",
    unit="years",
    family="age-aware",
    reference="doi:10.1002/asi.5090110105",
    synonyms=("cited half-life",),
    traits=("interval",),
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
    return float(_cited_half_life(*alone(citations_this_year, year), as_of=as_of)[0])


@grouped(cited_half_life)
def _cited_half_life(citations_this_year: Grouped, year: Grouped, *, as_of: Any) -> Numbers:
    refuse_later(year.values, as_of_year(as_of))
    ages = as_of_year(as_of) - year.values.astype(np.int64)
    span = int(ages.max(initial=0)) + 1
    classes, which = np.unique(year.codes * span + ages, return_inverse=True)
    counts = np.bincount(which, weights=citations_this_year.values, minlength=classes.size)
    n_classes = np.bincount(classes // span, minlength=year.size)
    starts = np.cumsum(n_classes) - n_classes
    running = running_sums(counts, starts, n_classes)
    half = np.zeros(year.size)
    half[n_classes > 0] = running[(starts + n_classes - 1)[n_classes > 0]] / 2
    at = first_marked(running >= np.repeat(half, n_classes), starts, n_classes)[half > 0]
    found = np.full(year.size, np.nan)
    before = running[at] - counts[at]
    found[half > 0] = classes[at] % span + (half[half > 0] - before) / counts[at]
    return found


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
    ages = numbers_of(reference_ages).items
    return float((ages <= _YOUNG).mean()) if ages.size else np.nan


@grouped(price_index)
def _price_index(reference_ages: Grouped) -> Numbers:
    lists = numbers_of(reference_ages.values)
    lengths = lists.lengths.astype(np.float64)
    young = sums_of(lists.items <= _YOUNG, lists.starts, lists.lengths)
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
