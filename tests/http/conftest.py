"""Doors to the local service, and time that passes only when somebody sleeps."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest

from researchmetrics.http import Clock, Door, Key


class FakeTime:
    """Time that passes only when somebody sleeps; ``slept`` keeps how long."""

    def __init__(self) -> None:
        self.passed = 0.0
        self.slept: list[float] = []
        self._start = time.time()

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.passed += seconds

    @property
    def clock(self) -> Clock:
        return Clock(
            time=lambda: self._start + self.passed,
            monotonic=lambda: self.passed,
            sleep=self.sleep,
        )


@pytest.fixture
def fake_time() -> FakeTime:
    return FakeTime()


@pytest.fixture
def open_door(service, fake_time) -> Iterator[Callable[..., Door]]:
    """Open doors to the service, without waiting between requests unless asked."""
    doors: list[Door] = []

    def open_one(**options) -> Door:
        options = {
            "base_url": service.url,
            "per_second": 1000.0,
            "clock": fake_time.clock,
        } | options
        key = options.pop("api_key", None)
        doors.append(Door("played", key=key and Key("api_key", key), **options))
        return doors[-1]

    yield open_one
    for door in doors:
        door.close()
