"""Disjoint sets of positions, joined pair by pair."""

from __future__ import annotations

__all__ = ["DisjointSets"]


class DisjointSets:
    """Sets of numbers; at first each number is a set of its own.

    Examples
    --------
    >>> sets = DisjointSets()
    >>> sets.join(7, 3)
    >>> sets.join(3, 9)
    >>> sets.of(9), sets.of(5)
    (3, 5)
    """

    def __init__(self) -> None:
        self._above: dict[int, int] = {}

    def of(self, one: int) -> int:
        """Return the smallest number of the set that another is in."""
        above = self._above
        while above.get(one, one) != one:
            above[one] = above.get(above[one], above[one])
            one = above[one]
        return one

    def join(self, a: int, b: int) -> None:
        """Make one set of two."""
        first, second = sorted((self.of(a), self.of(b)))
        self._above[second] = first
