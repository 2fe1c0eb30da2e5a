"""Values of many groups ranked, most first, and what all indicators of ranks are made of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from researchmetrics.metrics.columns import Numbers
from researchmetrics.metrics.keyed import Codes, keyed
from researchmetrics.metrics.segments import largest_of, running_sums, sums_of


@dataclass(frozen=True, eq=False)
class Ranked:
    """Values sorted by group and, inside a group, from largest to least.

    Parameters
    ----------
    values : numpy.ndarray
        Shape (n,), sorted; whole numbers where all are whole.
    codes : numpy.ndarray
        Shape (n,), group of each.
    ranks : numpy.ndarray
        Shape (n,), rank inside the group, from 1.
    starts : numpy.ndarray
        Shape (size,), position of each group's first value.
    size : int
        Number of groups.
    whole : bool, optional
        Whether all values are known to be whole numbers.
    """

    values: NDArray[Any]
    codes: Codes
    ranks: Codes
    starts: Codes
    size: int
    whole: bool = False

    @cached_property
    def counts(self) -> Codes:
        """Number of values of each group."""
        return np.diff(self.starts, append=self.values.size)

    def number(self, which: NDArray[np.bool_]) -> Codes:
        """Count the values of each group that are marked."""
        # A running count of 32 bits takes a fifth of the time of counting codes.
        kind = np.int32 if which.size < 2**31 else np.int64
        return np.diff(self._upto(np.cumsum(which, dtype=kind))).astype(np.int64, copy=False)

    @cached_property
    def h(self) -> Codes:
        """The h-index of each group: how often the value reaches its rank."""
        return self.number(self.values >= self.ranks)

    @cached_property
    def running(self) -> NDArray[Any]:
        """Sum of the values up to each rank."""
        if self._whole:
            sums = np.cumsum(self.values)
            sums -= np.repeat(self._upto(sums)[:-1], self.counts)
            return sums
        # Broken numbers: one running sum over all groups would round differently from each alone.
        return running_sums(self.values, self.starts, self.counts)

    @cached_property
    def g(self) -> Codes:
        """The bounded g-index of each group."""
        if self._whole:
            return self.number(self.running >= self.ranks**2)
        # Shares such as thirds and sevenths don't add up to whole numbers in floating point.
        return self.number(self.running + 1e-9 >= self.ranks**2)

    @cached_property
    def sums(self) -> Numbers:
        """Sum of each group."""
        return self.at(self.starts + self.counts - 1, self.counts > 0, 0.0, of=self.running)

    def sum_of(self, terms: NDArray[Any]) -> Numbers:
        """Sum of other numbers of the rows of each group."""
        if terms.dtype.kind != "f":
            return np.diff(self._upto(np.cumsum(terms))).astype(np.float64)
        return sums_of(terms, self.starts, self.counts)

    def most(self, terms: NDArray[Any]) -> Numbers:
        """Largest of other numbers of the rows of each group; 0 where it has none."""
        return largest_of(terms, self.starts, self.counts)

    def upto(self, ranks: Codes) -> Numbers:
        """Sum of the values of each group up to a rank of its own."""
        return self.at(self.starts + ranks - 1, ranks > 0, 0.0, of=self.running)

    def at(
        self,
        places: Codes,
        there: NDArray[np.bool_],
        otherwise: float = np.nan,
        of: NDArray[Any] | None = None,
    ) -> Numbers:
        """Value, or other number of a row, at one place for each group, where it has one."""
        rows = self.values if of is None else of
        if not rows.size:
            return np.full(self.size, otherwise)
        return np.where(there, rows[np.clip(places, 0, rows.size - 1)], otherwise)

    @cached_property
    def core(self) -> NDArray[np.bool_]:
        """Which values belong to the h-core."""
        return self.ranks <= np.repeat(self.h, self.counts)

    @cached_property
    def core_total(self) -> Numbers:
        """Sum of the h-core of each group."""
        return self.upto(self.h)

    def median(self, sizes: Codes) -> Numbers:
        """Median of the first so many values of each group; NaN where there are none."""
        low = self.at(self.starts + (sizes - 1) // 2, sizes > 0)
        return (low + self.at(self.starts + sizes // 2, sizes > 0)) / 2

    def _upto(self, running: NDArray[Any]) -> NDArray[Any]:
        """Take a running sum before each group, and after the last."""
        before = np.concatenate((np.zeros(1, dtype=running.dtype), running))
        return np.asarray(before[np.append(self.starts, running.size)])

    @cached_property
    def _whole(self) -> bool:
        return self.whole or bool((self.values == np.floor(self.values)).all())


def rank(values: Numbers, codes: Codes, size: int) -> Ranked:
    """Sort values by group and from largest to least.

    Parameters
    ----------
    values : numpy.ndarray
        Shape (n,), not negative.
    codes : numpy.ndarray
        Shape (n,), group of each.
    size : int
        Number of groups.

    Returns
    -------
    Ranked
        The sorted values with their ranks.

    Examples
    --------
    >>> rank(np.array([1.0, 3.0, 2.5]), np.array([0, 0, 1]), 2).values.tolist()
    [3.0, 1.0, 2.5]
    """
    keys = keyed(values, codes, size)
    if keys is not None:
        return ranking_of(keys.values, keys.groups, np.bincount(codes, minlength=size))
    order = np.lexsort((-values, codes))
    return ranking_of(values[order], codes[order], np.bincount(codes, minlength=size))


def rank_by(
    values: Numbers, ties: Numbers, codes: Codes, size: int
) -> tuple[Ranked, NDArray[np.float64]]:
    """Sort values as `rank` does, equal ones by a second column, its largest first.

    Parameters
    ----------
    values, ties : numpy.ndarray
        Shape (n,), not negative; those that settle ties are whole numbers.
    codes : numpy.ndarray
        Shape (n,), group of each.
    size : int
        Number of groups.

    Returns
    -------
    tuple
        The sorted values with their ranks, and the second column in the same order.

    Examples
    --------
    >>> ranked, ties = rank_by(np.array([2.0, 2.0]), np.array([5.0, 7.0]), np.array([0, 0]), 1)
    >>> ties.tolist()
    [7.0, 5.0]
    """
    least = ties.min(initial=np.inf) if ties.size else 0.0
    span = int(ties.max(initial=least) - least) + 1 if ties.size else 1
    keys = keyed(values * span + (ties - least), codes, size)
    counts = np.bincount(codes, minlength=size)
    # A broken value times the span may be whole.
    if keys is None or not np.array_equal(values, np.floor(values)):
        order = np.lexsort((-ties, -values, codes))
        return ranking_of(values[order], codes[order], counts), ties[order]
    both = keys.values
    sorted_values = both // span
    second = (both - sorted_values * span).astype(np.float64) + least
    return ranking_of(sorted_values, keys.groups, counts), second


def ranking_of(values: NDArray[Any], codes: Codes, counts: Codes) -> Ranked:
    """Give ranks to values that are sorted by group and from largest to least.

    Parameters
    ----------
    values : numpy.ndarray
        Shape (n,), sorted.
    codes : numpy.ndarray
        Shape (n,), group of each.
    counts : numpy.ndarray
        Shape (size,), number of values of each group.

    Returns
    -------
    Ranked
        The values with their ranks.

    Examples
    --------
    >>> ranking_of(np.array([3, 1, 2]), np.array([0, 0, 1]), np.array([2, 1])).ranks.tolist()
    [1, 2, 1]
    """
    starts = np.cumsum(counts) - counts
    ranks = np.arange(1, values.size + 1) - np.repeat(starts, counts)
    return Ranked(values, codes, ranks, starts, counts.size, values.dtype.kind != "f")
