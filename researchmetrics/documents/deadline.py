"""How long reading one document may take: a limit that the readers look at as they go.

A limit of computing time and not of the clock on the wall, so that a busy machine refuses nothing
that an idle one reads.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from researchmetrics.errors import TooSlowError

__all__ = ["allowed", "check", "within"]

# What any document of a size may take: several times what a long list of its size does.
_AT_LEAST = 2.0
_PER_MB = 20.0


@dataclass(frozen=True, slots=True)
class _Limit:
    name: str
    seconds: float
    end: float


_CURRENT: ContextVar[_Limit | None] = ContextVar("deadline", default=None)


def allowed(size: int) -> float:
    """Say how long a document may take when nobody says otherwise.

    Parameters
    ----------
    size : int
        Its size in bytes.

    Returns
    -------
    float
        Seconds of computing.

    Examples
    --------
    >>> allowed(0), allowed(500_000)
    (2.0, 12.0)
    """
    return _AT_LEAST + _PER_MB * size / 1_000_000


@contextmanager
def within(seconds: float, *, name: str) -> Iterator[None]:
    """Limit the computing time of what is done inside; `check` looks at it.

    Parameters
    ----------
    seconds : float
        Of computing, by this thread.
    name : str
        What to call the document in the message.

    Yields
    ------
    None
        The limit holds until the block ends; an outer one that ends earlier holds on.

    Raises
    ------
    TooSlowError
        From `check`, where the time is used up.

    Examples
    --------
    >>> with within(10, name="cv.md"):
    ...     check()
    """
    end = time.thread_time() + seconds
    outer = _CURRENT.get()
    limit = outer if outer is not None and outer.end <= end else _Limit(name, seconds, end)
    token = _CURRENT.set(limit)
    try:
        yield
    finally:
        _CURRENT.reset(token)


def check() -> None:
    """Stop where the time of the document being read is used up.

    Costs less than a microsecond; every loop over pages, blocks, entries or candidates calls it.

    Raises
    ------
    TooSlowError
        If the limit set by `within` is over; without one, never.

    Examples
    --------
    >>> check()
    """
    limit = _CURRENT.get()
    if limit is not None and time.thread_time() > limit.end:
        raise TooSlowError(
            f"Reading {limit.name} took more than {limit.seconds:.3g} s of computing. Cut it to "
            "the part about the person and the publications, or raise limit_s."
        )
