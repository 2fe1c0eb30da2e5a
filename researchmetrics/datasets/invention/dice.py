"""Chance that falls the same on every machine and with every version of Python."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Sequence
from typing import TypeVar

__all__ = ["Dice"]

_Thing = TypeVar("_Thing")
_STEPS = float(1 << 52)


class Dice:
    """A stream of numbers that its name decides.

    The standard library promises the same numbers in all versions only for floats, and one stream
    for all would change everything after each edit; a stream a purpose changes only its own.

    Parameters
    ----------
    *name : object
        What the numbers are for.

    Examples
    --------
    >>> Dice("work", 7).whole(1, 6) == Dice("work", 7).whole(1, 6)
    True
    """

    def __init__(self, *name: object) -> None:
        self._name = "/".join(str(part) for part in name)
        self._thrown = 0

    def unit(self) -> float:
        """Throw a number from 0 up to 1.

        Returns
        -------
        float
            Never 1.
        """
        self._thrown += 1
        text = f"{self._name}#{self._thrown}".encode()
        return (int.from_bytes(hashlib.sha256(text).digest()[:8], "big") >> 12) / _STEPS

    def happens(self, share: float) -> bool:
        """Throw whether something happens.

        Parameters
        ----------
        share : float
            In how many of all cases.

        Returns
        -------
        bool
            True in that share.
        """
        return self.unit() < share

    def whole(self, low: int, high: int) -> int:
        """Throw a whole number.

        Parameters
        ----------
        low, high : int
            Both included.

        Returns
        -------
        int
            Each as likely.
        """
        return low + int(self.unit() * (high - low + 1))

    def one(self, things: Sequence[_Thing]) -> _Thing:
        """Choose one thing.

        Parameters
        ----------
        things : sequence
            What to choose from; not empty.

        Returns
        -------
        object
            Each as likely.
        """
        return things[self.whole(0, len(things) - 1)]

    def some(self, things: Sequence[_Thing], count: int) -> list[_Thing]:
        """Choose different things.

        Parameters
        ----------
        things : sequence
            What to choose from.
        count : int
            How many; all where there are fewer.

        Returns
        -------
        list
            In the order of choosing.
        """
        left = list(things)
        return [left.pop(self.whole(0, len(left) - 1)) for _ in range(min(count, len(left)))]

    def skewed(self, median: float, spread: float) -> float:
        """Throw a positive number with few large ones, as attention to papers is spread.

        Parameters
        ----------
        median : float
            Half lie below.
        spread : float
            Standard deviation of the logarithm.

        Returns
        -------
        float
            Log-normal.
        """
        radius = math.sqrt(-2 * math.log(1 - self.unit()))
        return float(median) * math.exp(spread * radius * math.cos(2 * math.pi * self.unit()))
