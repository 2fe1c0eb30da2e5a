"""Trying again: as long as it may help, as politely as asked, within one time limit."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from typing import TypeVar

from tenacity import RetryCallState, Retrying, retry_if_exception_type

from researchmetrics.http.clock import Clock, Deadline
from researchmetrics.http.verdict import PassingError

__all__ = ["persist"]

_Result = TypeVar("_Result")

# A service that fails always alike is down; one that fails each time in another way may still
# answer. So failures are counted by kind, and the pauses grow with these counts.
_ATTEMPTS = 12
_FIRST_PAUSE, _FIRST_PAUSE_OF_CONTENT, _LONGEST_PAUSE = 0.5, 0.1, 30.0


def persist(
    attempt: Callable[[], _Result],
    deadline: Deadline,
    clock: Clock,
    *,
    most: int = _ATTEMPTS,
) -> _Result:
    """Call until it succeeds, fails for good, or its time is over.

    Parameters
    ----------
    attempt : Callable
        Raises `PassingError` where calling again may help.
    deadline : Deadline
        A wait that would pass it is not begun.
    clock : Clock
        How waiting is done.
    most : int
        Attempts at most.

    Returns
    -------
    object
        What the last call returned.

    Raises
    ------
    SourceError
        Of the last attempt.
    """
    tries = _Tries(deadline, most)
    retrying = Retrying(
        retry=retry_if_exception_type(PassingError),
        wait=tries.wait,
        stop=tries.are_enough,
        sleep=clock.sleep,
        reraise=True,
    )
    try:
        return retrying(attempt)
    except PassingError as again:
        error = again.error
    # Outside the handler, so that the error carries no chain of attempts.
    raise error


class _Tries:
    """How often and in which ways it has failed."""

    def __init__(self, deadline: Deadline, most: int) -> None:
        self._deadline = deadline
        self._most = most
        self._seen: Counter[str] = Counter()

    def wait(self, state: RetryCallState) -> float:
        """Wait as the service asks, never less; a little more, so that not all come at once."""
        failed = _failed(state)
        self._seen[failed.kind] += 1
        first = _FIRST_PAUSE_OF_CONTENT if failed.is_content else _FIRST_PAUSE
        pause = min(first * 2.0 ** (self._seen[failed.kind] - 1), _LONGEST_PAUSE)
        pause += random.uniform(0, first)  # noqa: S311 (nobody gains by guessing it)
        return pause if failed.wait is None else failed.wait + min(pause, 1.0) * 0.1

    def are_enough(self, state: RetryCallState) -> bool:
        """Tell whether to give up; asked after `wait`."""
        failed = _failed(state)
        is_enough = self._seen[failed.kind] >= failed.tries or state.attempt_number >= self._most
        return is_enough or state.upcoming_sleep >= self._deadline.left()


def _failed(state: RetryCallState) -> PassingError:
    failed = state.outcome.exception() if state.outcome else None
    assert isinstance(failed, PassingError)  # noqa: S101 (nothing else is tried again)
    return failed
