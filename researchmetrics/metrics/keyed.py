"""Values and their groups as whole numbers, one a row: sorted many times faster than by two keys.

A row's number holds its group above and its value, inverted, below: one sort of these numbers
brings the groups together with the largest values first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.int64]
MOST_BITS = 62
# Above it a float no longer holds every whole number.
_LARGEST = 2.0**52


@dataclass(frozen=True, eq=False)
class Keys:
    """Rows as whole numbers: the group, shifted by some bits, and the largest value less its own.

    Parameters
    ----------
    numbers : numpy.ndarray
        Shape (n,), sorted.
    bits : int
        How far the group is shifted.
    top : int
        The largest value that the bits below hold.
    """

    numbers: Codes
    bits: int
    top: int

    @property
    def groups(self) -> Codes:
        """Group of each row."""
        return self.numbers >> self.bits

    @property
    def values(self) -> Codes:
        """Value of each row."""
        return self.top - (self.numbers & ((1 << self.bits) - 1))


def keyed(values: NDArray[Any], codes: Codes, size: int) -> Keys | None:
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
    Keys or None
        None where values are broken, or too large to stand in one number with their group.

    Examples
    --------
    >>> keyed(np.array([1.0, 3.0, 2.0]), np.array([0, 0, 1]), 2).numbers.tolist()
    [0, 2, 5]
    """
    largest = float(values.max(initial=0))
    if not largest < _LARGEST:
        return None
    top, bits = int(largest), int(largest).bit_length()
    if size.bit_length() + bits > MOST_BITS:
        return None
    whole = values.astype(np.int64, copy=False)
    if values.dtype.kind == "f" and not np.array_equal(whole, values):
        return None
    numbers = np.left_shift(codes, bits, dtype=np.int64)
    numbers += top
    numbers -= whole
    numbers.sort()
    return Keys(numbers, bits, top)


def starts_of(groups: Codes) -> Codes:
    """Find where each group starts.

    Parameters
    ----------
    groups : numpy.ndarray
        Shape (n,), sorted.

    Returns
    -------
    numpy.ndarray
        Position of the first row of each group that has any.

    Examples
    --------
    >>> starts_of(np.array([4, 4, 7])).tolist()
    [0, 2]
    """
    is_first = np.ones(groups.size, dtype=bool)
    np.not_equal(groups[1:], groups[:-1], out=is_first[1:])
    return np.flatnonzero(is_first)


def sections(numbers: Codes, bits: int, rows: int) -> Iterator[Codes]:
    """Cut sorted numbers between groups.

    Parameters
    ----------
    numbers : numpy.ndarray
        Shape (n,), sorted.
    bits : int
        The bits above these tell the group.
    rows : int
        How long a section shall be; one group is never cut.

    Yields
    ------
    numpy.ndarray
        Sections that together are all numbers.

    Examples
    --------
    >>> [part.tolist() for part in sections(np.array([0, 1, 2, 5]), 1, 1)]
    [[0, 1], [2], [5]]
    """
    start = 0
    while numbers.size - start > rows:
        group = int(numbers[start + rows]) >> bits
        end = int(np.searchsorted(numbers, group << bits))
        if end <= start:
            end = int(np.searchsorted(numbers, (group + 1) << bits))
        yield numbers[start:end]
        start = end
    if start < numbers.size:
        yield numbers[start:]
