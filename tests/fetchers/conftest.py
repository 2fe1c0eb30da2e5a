"""Sources opened at the played service, without real waiting."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest

from researchmetrics.fetchers import Source, get_source
from researchmetrics.http import Clock


@pytest.fixture
def patience() -> list[float]:
    """Seconds slept so far, none of them real."""
    return []


@pytest.fixture
def open_named(service, patience) -> Iterator[Callable[..., Source]]:
    """Open a source at the local service, without real waiting."""
    start, sources = time.monotonic(), []
    clock = Clock(
        time=lambda: time.time() + sum(patience),
        monotonic=lambda: time.monotonic() - start + sum(patience),
        sleep=patience.append,
    )

    def open_one(name: str, **options) -> Source:
        given = {"base_url": service.url, "per_second": 1000, "clock": clock}
        sources.append(get_source(name, **(given | options)))
        return sources[-1]

    yield open_one
    for source in sources:
        source.close()


@pytest.fixture
def open_source(played, open_named) -> Callable[..., Source]:
    """Open OpenAlex as played here."""

    def open_one(**options) -> Source:
        played.key = options.get("api_key", played.key)
        return open_named("openalex", **options)

    return open_one
