"""Years of leave: how a career break is told, and what it does to academic age."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from researchmetrics.errors import IndicatorError
from researchmetrics.metrics.columns import Numbers

LeaveYears = Iterable[int | tuple[int, int]]

# Indicators of the person's own time, in which a year of leave does not count. Works go on being
# cited while their author is away, so that the ages of works stay those of the calendar.
OF_THE_CAREER = frozenset({"academic_age", "c_per_year", "career_years", "hIa", "m_quotient"})


def years_of_leave(leave_years: LeaveYears) -> frozenset[int]:
    """List the calendar years of a career break.

    Parameters
    ----------
    leave_years : iterable of int or tuple of int
        Years, or first and last year of an interval.

    Returns
    -------
    frozenset of int
        Calendar years.

    Raises
    ------
    IndicatorError
        If an entry is neither.

    Examples
    --------
    >>> sorted(years_of_leave([2012, (2015, 2017)]))
    [2012, 2015, 2016, 2017]
    """
    if isinstance(leave_years, str | int) or not isinstance(leave_years, Iterable):
        raise IndicatorError(
            f"leave_years must be a list such as [2015, (2018, 2019)], not {leave_years!r}."
        )
    found: set[int] = set()
    for one in leave_years:
        first, last = _span(one)
        found |= set(range(first, last + 1))
    return frozenset(found)


def in_working_years(year: ArrayLike, now: ArrayLike, leave: frozenset[int]) -> Numbers:
    """Move years towards a later one by the years of leave between them.

    Parameters
    ----------
    year : array-like of float
        Calendar years; NaN stays.
    now : array-like of float
        Year looked from.
    leave : frozenset of int
        Years that do not count.

    Returns
    -------
    numpy.ndarray
        Years as far from `now` as there were years of work.

    Notes
    -----
    A choice: the year of the first work counts as the first, were it one of leave; each later year
    of leave is left out, so that a year of leave has the academic age of the year before.

    Examples
    --------
    >>> in_working_years([2010, 2019], 2020, frozenset({2015, 2016})).tolist()
    [2012.0, 2019.0]
    """
    before, after = np.asarray(year, dtype=np.float64), np.asarray(now, dtype=np.float64)
    away = np.sort(np.array(sorted(leave), dtype=np.float64))
    between = np.searchsorted(away, after, side="right") - np.searchsorted(
        away, before, side="right"
    )
    return np.asarray(before + np.maximum(between, 0), dtype=np.float64)


def _span(one: Any) -> tuple[int, int]:
    ends = (one, one) if isinstance(one, int | np.integer) else one
    if isinstance(ends, tuple | list) and len(ends) == 2:
        first, last = ends
        whole = all(isinstance(end, int | np.integer) and 1000 <= end <= 2999 for end in ends)
        if whole and first <= last:
            return int(first), int(last)
    raise IndicatorError(f"A year of leave must be a year or (first year, last year), not {one!r}.")
