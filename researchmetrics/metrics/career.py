"""Indicators of the career: when it began, how long it is, how many years saw a work."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from researchmetrics.metrics.columns import Numbers, as_of_year
from researchmetrics.metrics.groups import Grouped
from researchmetrics.metrics.ragged import alone
from researchmetrics.metrics.ranges import refuse_later
from researchmetrics.metrics.registry import grouped, indicator
from researchmetrics.metrics.segments import first_marked

_LONGEST_GAP = 5


@indicator(
    symbol="y1",
    unit="year",
    family="career",
    reference="choice: year of the first dated work",
    synonyms=("start of the career",),
)
def first_year(year: ArrayLike) -> float:
    """Take the year of the first dated work.

    Parameters
    ----------
    year : array-like of int, shape (n_works,)
        Years of publication, known.

    Returns
    -------
    float
        Calendar year; NaN without works. A namesake's early work moves it: see
        `steady_first_year`.

    Examples
    --------
    >>> first_year([2012, 2010, 2015])
    2010.0
    """
    years = np.asarray(year, dtype=np.float64)
    return float(years.min()) if years.size else np.nan


@grouped(first_year)
def _first_year(year: Grouped) -> Numbers:
    return year.least


@indicator(
    symbol="y1'",
    unit="year",
    family="career",
    reference="choice: first year after which no gap between dated works exceeds five years",
    synonyms=("guarded first year",),
)
def steady_first_year(year: ArrayLike) -> float:
    """Take the first year after which the works never pause for more than five years.

    Parameters
    ----------
    year : array-like of int, shape (n_works,)
        Years of publication, known.

    Returns
    -------
    float
        Calendar year; NaN without works. Later than `first_year` where an early work stands
        apart, which may be a namesake's.

    Examples
    --------
    >>> steady_first_year([1971, 2010, 2012, 2015])
    2010.0
    """
    return float(_steady_first_year(*alone(year))[0])


@grouped(steady_first_year)
def _steady_first_year(year: Grouped) -> Numbers:
    ranked = year.ranked
    # From the last year back: the first that has a long gap before it, or nothing at all.
    stops = np.ones(ranked.values.size, dtype=bool)
    stops[:-1] = ranked.values[:-1] - ranked.values[1:] > _LONGEST_GAP
    stops[:-1] |= ranked.codes[1:] != ranked.codes[:-1]
    first = first_marked(stops, ranked.starts, ranked.counts)
    return ranked.at(first, ranked.counts > 0)


@indicator(
    symbol="yn",
    unit="year",
    family="career",
    reference="choice: year of the last dated work",
    traits=("grows",),
)
def last_year(year: ArrayLike) -> float:
    """Take the year of the last dated work.

    Parameters
    ----------
    year : array-like of int, shape (n_works,)
        Years of publication, known.

    Returns
    -------
    float
        Calendar year; NaN without works.

    Examples
    --------
    >>> last_year([2012, 2010, 2015])
    2015.0
    """
    years = np.asarray(year, dtype=np.float64)
    return float(years.max()) if years.size else np.nan


@grouped(last_year)
def _last_year(year: Grouped) -> Numbers:
    return year.largest


@indicator(
    symbol="L",
    unit="years",
    family="career",
    reference="choice: last year - first year + 1",
    synonyms=("career length",),
    bounds=(1, None),
    traits=("grows",),
)
def career_years(year: ArrayLike) -> float:
    """Count the calendar years from the first to the last dated work, both included.

    Parameters
    ----------
    year : array-like of int, shape (n_works,)
        Years of publication, known.

    Returns
    -------
    float
        Years; NaN without works.

    Examples
    --------
    >>> career_years([2012, 2010, 2015])
    6.0
    """
    years = np.asarray(year, dtype=np.float64)
    return float(years.max() - years.min() + 1) if years.size else np.nan


@grouped(career_years)
def _career_years(year: Grouped) -> Numbers:
    return year.largest - year.least + 1


@indicator(
    symbol="age",
    unit="years",
    family="career",
    reference="choice: year of the date looked from - first year + 1",
    synonyms=("scientific age",),
    bounds=(1, None),
    traits=("grows",),
)
def academic_age(year: ArrayLike, *, as_of: Any) -> float:
    """Count the calendar years from the first dated work to the date looked from.

    Parameters
    ----------
    year : array-like of int, shape (n_works,)
        Years of publication, known, none after `as_of`.
    as_of : str, int or date
        Date looked from.

    Returns
    -------
    float
        Years; NaN without works.

    Raises
    ------
    IndicatorError
        If a year lies after `as_of`.

    Examples
    --------
    >>> academic_age([2012, 2010, 2015], as_of="2019-06-30")
    10.0
    """
    return elapsed(year, as_of)


@grouped(academic_age)
def _academic_age(year: Grouped, *, as_of: Any) -> Numbers:
    return as_of_year(as_of) - year.least + 1


@indicator(
    symbol="La",
    unit="years",
    family="career",
    reference="choice: distinct years with a work, so that gaps and breaks don't count",
    synonyms=("productive years",),
    traits=("grows",),
)
def active_years(year: ArrayLike) -> int:
    """Count the distinct calendar years with a work.

    Parameters
    ----------
    year : array-like of int, shape (n_works,)
        Years of publication, known.

    Returns
    -------
    int
        Years; 0 without works.

    Examples
    --------
    >>> active_years([2012, 2010, 2012])
    2
    """
    return int(np.unique(np.asarray(year)).size)


@grouped(active_years)
def _active_years(year: Grouped) -> Numbers:
    return distinct(year)


def elapsed(year: ArrayLike, as_of: Any) -> float:
    """Count the calendar years from the first year to a date, both included.

    Parameters
    ----------
    year : array-like of int, shape (n_works,)
        Years of publication, known, none after `as_of`.
    as_of : str, int or date
        Date looked from.

    Returns
    -------
    float
        Years; NaN without works.

    Raises
    ------
    IndicatorError
        If a year lies after `as_of`.
    """
    years, now = np.asarray(year, dtype=np.float64), as_of_year(as_of)
    if not years.size:
        return np.nan
    refuse_later(years, now)
    return float(now - years.min() + 1)


def distinct(year: Grouped) -> Numbers:
    """Count the distinct years of every group.

    Parameters
    ----------
    year : Grouped
        Years of publication.

    Returns
    -------
    numpy.ndarray
        Shape (size,).
    """
    ranked = year.ranked
    is_new = np.ones(ranked.values.size, dtype=bool)
    is_new[1:] = (ranked.values[1:] != ranked.values[:-1]) | (ranked.ranks[1:] == 1)
    return ranked.number(is_new).astype(np.float64)
