"""Time as the door sees it, so that tests can wait without waiting; and days."""

from __future__ import annotations

import time as _time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from researchmetrics.errors import IdentifierError

__all__ = ["Clock", "Deadline", "iso_day"]


@dataclass(frozen=True, slots=True)
class Clock:
    """Where the time comes from and how waiting is done.

    Parameters
    ----------
    time : Callable
        Seconds since 1970, for dates and for the limiter, which other processes share.
    monotonic : Callable
        Seconds that never go back, for time limits.
    sleep : Callable
        Waits so many seconds.
    """

    time: Callable[[], float] = _time.time
    monotonic: Callable[[], float] = _time.monotonic
    sleep: Callable[[float], None] = _time.sleep

    def iso(self, *, after: float = 0.0) -> str:
        """Return the moment so many seconds from now, as ISO-8601 in UTC.

        Parameters
        ----------
        after : float
            Seconds from now.

        Returns
        -------
        str
            To the second.

        Examples
        --------
        >>> Clock(time=lambda: 0.0).iso(after=60)
        '1970-01-01T00:01:00+00:00'
        """
        moment = datetime.fromtimestamp(self.time() + after, tz=UTC)
        return moment.isoformat(timespec="seconds")


class Deadline:
    """The moment by which one request must be over, waits and retries included.

    Parameters
    ----------
    seconds : float
        Time allowed in all.
    clock : Clock
        Where the time comes from.

    Examples
    --------
    >>> Deadline(5.0, Clock(monotonic=lambda: 1.0)).left()
    5.0
    """

    def __init__(self, seconds: float, clock: Clock) -> None:
        self.seconds = seconds
        self._clock = clock
        self._end = clock.monotonic() + seconds

    def left(self) -> float:
        """Return the seconds left.

        Returns
        -------
        float
            Never below zero.
        """
        return max(0.0, self._end - self._clock.monotonic())


def iso_day(text: str) -> str:
    """Check a date.

    Parameters
    ----------
    text : str
        ISO date, or moment.

    Returns
    -------
    str
        ISO date.

    Raises
    ------
    IdentifierError
        If it is none.

    Examples
    --------
    >>> iso_day("2024-01-31T12:00:00")
    '2024-01-31'
    """
    try:
        return date.fromisoformat(text[:10]).isoformat()
    except ValueError:
        raise IdentifierError(f"{text!r} is not a date. Write it as 2024-01-31.") from None
