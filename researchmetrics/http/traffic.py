"""The traffic of one door: how much at once, how often, and what it has cost."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from researchmetrics.errors import RateLimitedError
from researchmetrics.http.answer import Tally
from researchmetrics.http.budget import read_budget, retry_after
from researchmetrics.http.clock import Clock, Deadline
from researchmetrics.http.limiter import Limiter, Turn

__all__ = ["Traffic"]

_LANES: dict[tuple[str, int], threading.BoundedSemaphore] = {}
_OPENING = threading.Lock()


class Traffic:
    """Lets requests pass, so many at once and a second, and counts them.

    Parameters
    ----------
    source : str
        Data provider, for messages.
    limiter : Limiter
        Gives the turns.
    at_once : int
        Requests of this process that may be under way to one host, over all its doors.
    tally : Tally
        Counts.
    clock : Clock
        Where the time comes from.
    """

    def __init__(
        self, source: str, *, limiter: Limiter, at_once: int, tally: Tally, clock: Clock
    ) -> None:
        self._source = source
        self._limiter = limiter
        self.at_once = at_once
        self._tally = tally
        self._clock = clock

    @contextmanager
    def passage(self, host: str, deadline: Deadline) -> Iterator[Turn]:
        """Wait until the host may be asked, and be under way for as long as the block runs.

        Parameters
        ----------
        host : str
            Host and port.
        deadline : Deadline
            How long waiting may take.

        Yields
        ------
        Turn
            For `go`, `answered` and `failed`.

        Raises
        ------
        RateLimitedError
            If the turn comes too late.
        """
        with _OPENING:
            lanes = _LANES.setdefault(
                (host, self.at_once), threading.BoundedSemaphore(self.at_once)
            )
        if not lanes.acquire(timeout=min(deadline.left(), threading.TIMEOUT_MAX)):
            raise RateLimitedError(
                f"{self._source} may be asked {self.at_once} questions at once, and none of them "
                f"was answered within {deadline.seconds:g} s. Try again later.",
                source=self._source,
            )
        try:
            yield self._limiter.turn(host, deadline)
        finally:
            lanes.release()

    def go(self, turn: Turn) -> None:
        """Wait for the moment to send.

        Parameters
        ----------
        turn : Turn
            From `passage`.
        """
        self._limiter.go(turn)

    def gone(self, turn: Turn) -> None:
        """Note that it was sent.

        Parameters
        ----------
        turn : Turn
            Of the request.
        """
        self._limiter.gone(turn)

    def answered(self, turn: Turn, status: int, size: int, headers: Mapping[str, str]) -> None:
        """Count an answer, and heed what it says of the pace.

        Parameters
        ----------
        turn : Turn
            Of the request.
        status, size : int
            HTTP status; bytes received.
        headers : Mapping of str to str
            Names in lower case.
        """
        budget = read_budget(headers, self._clock)
        self._tally.sent(size, budget)
        if status != 429:
            self._limiter.accepted(turn)
        elif not budget.is_used_up:
            self._limiter.refused(turn, retry_after(headers, self._clock))

    def failed(self) -> None:
        """Count a request that was not answered."""
        self._tally.sent(0, read_budget({}, self._clock))
