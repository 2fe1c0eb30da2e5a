"""When works appeared: years, days or any numbers, and where a window of citation ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from researchmetrics.errors import IndicatorError
from researchmetrics.metrics.columns import Numbers, as_of_year, iso
from researchmetrics.tables import check

_MONTHS = 12
_WHOLE_DAY = r"[12]\d{3}-\d{2}-\d{2}"


@dataclass(frozen=True, eq=False)
class Timeline:
    """Moments of works, and what they are measured in.

    Parameters
    ----------
    moments : numpy.ndarray
        Shape (n_works,); NaN where unknown, or not known to the day where days count.
    resolution : str
        ``year``, ``day``, or the name of a column of numbers.
    """

    moments: Numbers
    resolution: str

    def last(self, window: float | None, as_of: Any) -> Numbers:
        """Find the last moment of the window that opens with each work.

        Parameters
        ----------
        window : float or None
            Length in years, or in the numbers' unit; None for no end.
        as_of : str, int, float, date or None
            Moment after which nothing counts.

        Returns
        -------
        numpy.ndarray
            Shape (n_works,); infinite where nothing ends it.

        Raises
        ------
        IndicatorError
            If the window is not positive, or `as_of` no moment.

        Examples
        --------
        >>> Timeline(np.array([1995.0]), "year").last(5, None).tolist()
        [2000.0]
        """
        ends = self._ends(window)
        return ends if as_of is None else np.minimum(ends, self.moment(as_of))

    def _ends(self, window: float | None) -> Numbers:
        if window is None:
            return np.full(self.moments.size, np.inf)
        if not window > 0:
            raise IndicatorError(f"window must be positive, or None for no end, not {window!r}.")
        if self.resolution != "day":
            return self.moments + window
        return _years_later(self.moments, window)

    def moment(self, as_of: Any) -> float:
        """Place a date on this timeline.

        Parameters
        ----------
        as_of : str, int, float or date
            Date looked from.

        Returns
        -------
        float
            Its moment.

        Examples
        --------
        >>> Timeline(np.array([1995.0]), "year").moment("1998-03-01")
        1998.0
        """
        if self.resolution == "year":
            return float(as_of_year(as_of))
        if self.resolution == "day":
            return float(np.datetime64(iso(as_of), "D").astype(np.int64))
        if isinstance(as_of, int | float):
            return float(as_of)
        raise IndicatorError(f"as_of must be a number as {self.resolution} is, not {as_of!r}.")


def timeline(works: pd.DataFrame, time: str) -> Timeline:
    """Read when the works appeared.

    Parameters
    ----------
    works : pandas.DataFrame
        Works with that column.
    time : str
        Column of years, of dates, or of any numbers.

    Returns
    -------
    Timeline
        Years where the column is named ``year``, days where it holds dates, else its numbers.

    Raises
    ------
    TableError
        If there is no such column.
    IndicatorError
        If it holds neither numbers nor ISO dates.

    Examples
    --------
    >>> timeline(pd.DataFrame({"date": ["1970-01-02", "1970"]}), "date").moments.tolist()
    [1.0, nan]
    """
    check(works, "works", need=[time])
    column = works[time]
    if pd.api.types.is_datetime64_any_dtype(column):
        return Timeline(_days(column.to_numpy(dtype="datetime64[D]")), "day")
    if not pd.api.types.is_numeric_dtype(column) and column.notna().any():
        text = column.astype("string")
        odd = text[text.notna() & ~text.str.match(r"[12]\d{3}(-\d{2}){0,2}(?!\d)")]
        if len(odd):
            raise IndicatorError(f"{time} must hold numbers or ISO dates, not {odd.iloc[0]!r:.40}.")
        whole = text.where(text.str.match(_WHOLE_DAY)).str[:10]
        return Timeline(_days(pd.to_datetime(whole).to_numpy(dtype="datetime64[D]")), "day")
    numbers: Numbers = np.asarray(
        column.astype("Float64").to_numpy(dtype=np.float64, na_value=np.nan), dtype=np.float64
    )
    if np.isinf(numbers).any():
        raise IndicatorError(f"{time} must be finite. Leave unknown times empty.")
    return Timeline(numbers, time)


def _days(days: NDArray[np.datetime64]) -> Numbers:
    numbers = days.astype(np.int64).astype(np.float64)
    return np.where(np.isnat(days), np.nan, numbers)


def _years_later(days: Numbers, years: float) -> Numbers:
    """Same day so many calendar years later; 29 February becomes the 28th where it must."""
    months = years * _MONTHS
    if months != int(months):
        raise IndicatorError(f"A window of {years} years is no whole number of months.")
    known = ~np.isnan(days)
    start = np.where(known, days, 0).astype(np.int64).astype("datetime64[D]")
    month = start.astype("datetime64[M]")
    later = month + np.timedelta64(int(months), "M")
    last = (later + np.timedelta64(1, "M")).astype("datetime64[D]") - np.timedelta64(1, "D")
    same = later.astype("datetime64[D]") + (start - month.astype("datetime64[D]"))
    return np.where(known, np.minimum(same, last).astype(np.int64).astype(np.float64), np.nan)
