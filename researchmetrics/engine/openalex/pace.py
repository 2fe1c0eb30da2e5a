"""How fast an import goes, and how long it will yet take."""

from __future__ import annotations

import time
from collections.abc import Callable

__all__ = ["Pace"]


class Pace:
    """Tells how far an import is.

    Parameters
    ----------
    say : callable
        Takes a line of news.
    parts, size : int
        How many parts are to be read, and their bytes.
    clock : callable
        Seconds since whenever.
    """

    def __init__(
        self,
        say: Callable[[str], None],
        parts: int,
        size: int,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.say = say
        self.parts = parts
        self.size = size
        self.clock = clock
        self.start = clock()
        self.done = self.works = self.read = 0

    def add(self, works: int, size: int) -> None:
        """Count a part that is done, and say so."""
        self.done += 1
        self.works += works
        self.read += size
        rate = self.read / max(self.clock() - self.start, 1e-9)
        left = (self.size - self.read) / max(rate, 1e-9)
        self.say(
            f"Parts: {self.done:,} of {self.parts:,}, {self.works:,} works,"
            f" {rate / 1e6:.1f} MB/s, {_span(left)} left"
        )


def _span(seconds: float) -> str:
    """Write a span of time.

    Examples
    --------
    >>> _span(45), _span(4_000), _span(40_000)
    ('45 s', '67 min', '11 h 7 min')
    """
    if seconds < 120:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 120 else f"{minutes // 60} h {minutes % 60} min"
