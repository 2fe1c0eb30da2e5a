"""How long is too long: limits of time that hold on slow machines and under coverage as well."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Iterator

_USUAL = 0.05  # seconds that the work below takes on the machine the limits were set on
# Other work on the same machine slows some of it more than that.
_MARGIN = 3
# Counting lines makes Python code several times slower.
_TRACED = 4


def slowness() -> float:
    """Tell how many times slower than usual this machine computes just now, on the safe side."""
    start = time.process_time()
    total = 0
    for number in range(600_000):
        total += number % 7
    factor = _MARGIN * max(1.0, (time.process_time() - start) / _USUAL)
    is_traced = sys.gettrace() is not None or _is_monitored()
    return factor * (_TRACED if is_traced else 1)


def _is_monitored() -> bool:
    monitoring = getattr(sys, "monitoring", None)
    return monitoring is not None and monitoring.get_tool(monitoring.COVERAGE_ID) is not None


@contextlib.contextmanager
def soon(seconds: float) -> Iterator[None]:
    """Demand that the block takes at most so many seconds of computing, on the usual machine.

    What it guards against are texts that take minutes: a wide limit tells them as well.
    """
    start = time.process_time()
    yield
    taken = time.process_time() - start
    if taken >= seconds:  # to measure the machine takes longer than most of what is limited
        allowed = seconds * slowness()
        assert taken < allowed, f"{taken:.1f} s of computing; {allowed:.1f} s are allowed here"
