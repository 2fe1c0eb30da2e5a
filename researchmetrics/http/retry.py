"""Trying again: as long as it may help, as politely as asked, within one time limit."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from tenacity import (
    RetryCallState,
    Retrying,
    retry_if_exception_type,
    wait_exponential,
    wait_random,
)

from researchmetrics.http.clock import Clock, Deadline
from researchmetrics.http.verdict import PassingError

__all__ = ["persist"]

_Result = TypeVar("_Result")

_ATTEMPTS = 6
_BACK_OFF = wait_exponential(multiplier=0.5, max=30.0) + wait_random(0, 0.5)


def persist(attempt: Callable[[], _Result], deadline: Deadline, clock: Clock) -> _Result:
    """Call until it succeeds, fails for good, or its time is over.

    Parameters
    ----------
    attempt : Callable
        Raises `PassingError` where calling again may help.
    deadline : Deadline
        A wait that would pass it is not begun.
    clock : Clock
        How waiting is done.

    Returns
    -------
    object
        What the last call returned.

    Raises
    ------
    SourceError
        Of the last attempt.
    """

    def stop(state: RetryCallState) -> bool:
        return state.attempt_number >= _ATTEMPTS or state.upcoming_sleep >= deadline.left()

    retrying = Retrying(
        retry=retry_if_exception_type(PassingError),
        wait=_wait,
        stop=stop,
        sleep=clock.sleep,
        reraise=True,
    )
    try:
        return retrying(attempt)
    except PassingError as again:
        error = again.error
    # Outside the handler, so that the error carries no chain of attempts.
    raise error


def _wait(state: RetryCallState) -> float:
    """Wait as the service asks, never less; a little more, so that not all come back at once."""
    failed = state.outcome.exception() if state.outcome else None
    asked = failed.wait if isinstance(failed, PassingError) else None
    back_off = _BACK_OFF(state)
    return back_off if asked is None else asked + min(back_off, 1.0) * 0.1
