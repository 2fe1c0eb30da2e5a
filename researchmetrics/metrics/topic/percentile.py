"""Percentiles of distances among documents of the same field and year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable
from dataclasses import dataclass

import numpy as np

from researchmetrics.metrics.columns import Numbers

# How the sample was widened, in this order.
LEVELS = ("year", "years", "field")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a distance stands among its like.

    Parameters
    ----------
    percentile : float
        From 0 to 100, ends excluded; NaN where the sample is too small.
    n_reference : int
        Size of the sample, the document itself included.
    level : str
        One of `LEVELS`.
    """

    percentile: float
    n_reference: int
    level: str


def mid_rank(value: float, sample: Numbers) -> float:
    """Compute the share of a sample below a value, ties counted half.

    Parameters
    ----------
    value : float
        One of the sample.
    sample : numpy.ndarray
        All values, sorted.

    Returns
    -------
    float
        From 0 to 100, ends excluded; the mean over the sample is 50, whatever the ties.

    Examples
    --------
    >>> [mid_rank(value, np.array([1.0, 3.0, 3.0, 9.0])) for value in (1.0, 3.0, 9.0)]
    [12.5, 50.0, 87.5]
    """
    below = int(np.searchsorted(sample, value, side="left"))
    upto = int(np.searchsorted(sample, value, side="right"))
    return 100 * (below + 0.5 * (upto - below)) / sample.size


class Samples:
    """Reference documents by year, scored only as far as they are needed.

    Parameters
    ----------
    rows_by_year : mapping of int to list of int
        Reference documents that can be scored.
    distance : Callable
        From rows to their distances, NaN where there is none.
    least : int
        Smallest sample that says something.
    """

    def __init__(
        self,
        rows_by_year: defaultdict[int, list[int]],
        distance: Callable[[list[int]], Numbers],
        least: int,
    ) -> None:
        self._rows = rows_by_year
        self._distance = distance
        self._least = least
        self._cache: dict[Hashable, tuple[list[int], Numbers]] = {}

    def place(self, value: float, year: int, *, without: frozenset[int], member: bool) -> Place:
        """Place a distance in the narrowest sample that is large enough.

        Parameters
        ----------
        value : float
            The distance.
        year : int
            Year of publication.
        without : frozenset of int
            Rows of the sample that are the document itself, or versions of it.
        member : bool
            Whether the document is a row of the sample; else it joins it.

        Returns
        -------
        Place
            Percentile, size of the sample, and how wide it had to be.
        """
        found = Place(np.nan, 0, LEVELS[-1])
        for level in LEVELS:
            sample = self._sample(level, year, without)
            if not member:
                sample = np.sort(np.append(sample, value))
            found = Place(np.nan, int(sample.size), level)
            if sample.size >= self._least:
                return Place(mid_rank(value, sample), int(sample.size), level)
        return found

    def _sample(self, level: str, year: int, without: frozenset[int]) -> Numbers:
        rows, values = self._values(level, year)
        if without:
            values = values[[row not in without for row in rows]]
        return np.sort(values[np.isfinite(values)])

    def _values(self, level: str, year: int) -> tuple[list[int], Numbers]:
        key: Hashable = level if level == "field" else (level, year)
        if key not in self._cache:
            years = {"year": [year], "years": [year - 1, year, year + 1]}.get(level, self._rows)
            rows = [row for one in sorted(years) for row in self._rows.get(one, [])]
            self._cache[key] = (rows, self._distance(rows))
        return self._cache[key]
