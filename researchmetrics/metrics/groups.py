"""One column split into groups, and the sorts and sums that indicators of many groups share."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from researchmetrics.metrics.columns import Numbers

Codes = NDArray[np.int64]
_KEY_BITS = 62


@dataclass(frozen=True, eq=False)
class Grouped:
    """Known values of one column and the group of each.

    Parameters
    ----------
    values : numpy.ndarray
        Shape (n,), known values.
    codes : numpy.ndarray
        Shape (n,), group of each value, from 0 to size - 1.
    size : int
        Number of groups, those without values included.
    """

    values: NDArray[Any]
    codes: Codes
    size: int

    @cached_property
    def count(self) -> Numbers:
        """Number of values of each group."""
        return np.bincount(self.codes, minlength=self.size).astype(np.float64)

    def total(self, weights: Numbers | None = None) -> Numbers:
        """Sum of each group, of the values or of weights given in their place."""
        values = self.values if weights is None else weights
        sums = np.bincount(self.codes, weights=values, minlength=self.size)
        return sums.astype(np.float64, copy=False)

    @cached_property
    def least(self) -> Numbers:
        """Least value of each group; NaN where it has none."""
        result = np.full(self.size, np.inf)
        np.minimum.at(result, self.codes, self.values)
        return np.where(self.count > 0, result, np.nan)

    @cached_property
    def largest(self) -> Numbers:
        """Largest value of each group; NaN where it has none."""
        result = np.full(self.size, -np.inf)
        np.maximum.at(result, self.codes, self.values)
        return np.where(self.count > 0, result, np.nan)

    @cached_property
    def ranked(self) -> Ranked:
        """The values of each group from largest to least."""
        return rank(self.values, self.codes, self.size)


@dataclass(frozen=True, eq=False)
class Ranked:
    """Values sorted by group and, inside a group, from largest to least.

    Parameters
    ----------
    values : numpy.ndarray
        Shape (n,), sorted.
    codes : numpy.ndarray
        Shape (n,), group of each.
    ranks : numpy.ndarray
        Shape (n,), rank inside the group, from 1.
    starts : numpy.ndarray
        Shape (size,), position of each group's first value.
    size : int
        Number of groups.
    """

    values: Numbers
    codes: Codes
    ranks: Codes
    starts: Codes
    size: int

    @cached_property
    def h(self) -> Codes:
        """The h-index of each group: how often the value reaches its rank."""
        return np.bincount(self.codes[self.values >= self.ranks], minlength=self.size)

    @cached_property
    def running(self) -> Numbers:
        """Sum of the values up to each rank."""
        if self._whole:
            sums = np.cumsum(self.values)
            before = np.concatenate(([0.0], sums))[self.starts]
            return sums - before[self.codes]
        # Broken numbers: one running sum over all groups would round differently from each alone.
        parts = np.split(self.values, self.starts[1:])
        return np.concatenate([np.cumsum(part) for part in parts]) if parts else self.values

    @cached_property
    def core(self) -> NDArray[np.bool_]:
        """Which values belong to the h-core."""
        return self.ranks <= self.h[self.codes]

    @cached_property
    def core_total(self) -> Numbers:
        """Sum of the h-core of each group."""
        inside = Grouped(self.values[self.core], self.codes[self.core], self.size)
        return inside.total()

    def median(self, sizes: Codes) -> Numbers:
        """Median of the first so many values of each group; NaN where there are none."""
        if not self.values.size:
            return np.full(self.size, np.nan)
        last = self.values.size - 1
        low = self.values[np.clip(self.starts + (sizes - 1) // 2, 0, last)]
        high = self.values[np.clip(self.starts + sizes // 2, 0, last)]
        return np.where(sizes > 0, (low + high) / 2, np.nan)

    @cached_property
    def _whole(self) -> bool:
        return bool((self.values == np.floor(self.values)).all())


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
    >>> rank(np.array([1.0, 3.0, 2.0]), np.array([0, 0, 1]), 2).values.tolist()
    [3.0, 1.0, 2.0]
    """
    counts = np.bincount(codes, minlength=size)
    starts = np.cumsum(counts) - counts
    sorted_codes = np.repeat(np.arange(size), counts)
    ranks = np.arange(1, values.size + 1) - starts[sorted_codes]
    return Ranked(_sorted(values, codes, size), sorted_codes, ranks, starts, size)


def _sorted(values: Numbers, codes: Codes, size: int) -> Numbers:
    if not values.size:
        return values
    largest = values.max()
    bits = int(largest).bit_length()
    whole = largest < 2.0**52 and bool((values == np.floor(values)).all())
    if whole and size.bit_length() + bits <= _KEY_BITS:
        # One integer holds group and inverted value: sorting it is several times faster than a
        # sort by two keys.
        keys = (codes.astype(np.int64) << bits) | (int(largest) - values.astype(np.int64))
        keys.sort()
        return (int(largest) - (keys & ((1 << bits) - 1))).astype(np.float64)
    return values[np.lexsort((-values, codes))]
