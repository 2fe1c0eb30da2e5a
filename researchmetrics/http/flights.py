"""Questions under way: who asks what another thread is asking already waits for its answer."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from researchmetrics.http.clock import Deadline

__all__ = ["alone"]

_UNDER_WAY: dict[str, tuple[threading.Lock, int]] = {}
_LOOKING = threading.Lock()


@contextmanager
def alone(name: str, deadline: Deadline) -> Iterator[bool]:
    """Let the threads of this process put a question one after the other.

    Parameters
    ----------
    name : str
        Of the question.
    deadline : Deadline
        How long waiting may take; who has waited so long goes on, and has no time to ask.

    Yields
    ------
    bool
        Whether another thread was asking the same, so that the answer may be known by now.
    """
    with _LOOKING:
        lock, n_wanting = _UNDER_WAY.get(name, (threading.Lock(), 0))
        _UNDER_WAY[name] = lock, n_wanting + 1
    is_ours = lock.acquire(timeout=min(deadline.left(), threading.TIMEOUT_MAX))
    try:
        yield n_wanting > 0
    finally:
        if is_ours:
            lock.release()
        with _LOOKING:
            _, n_wanting = _UNDER_WAY[name]
            if n_wanting > 1:
                _UNDER_WAY[name] = lock, n_wanting - 1
            else:
                del _UNDER_WAY[name]
