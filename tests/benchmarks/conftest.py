"""Whether the benchmarks run in full."""

from __future__ import annotations

from pathlib import Path

import pytest

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def in_full(request: pytest.FixtureRequest) -> bool:
    """Tell whether this folder was asked for by name, as ``make bench`` does.

    Among all other tests the benchmarks run short: the same, with less of it.
    """
    asked = (Path(arg.partition("::")[0]).resolve() for arg in request.config.args)
    return any(path.is_relative_to(HERE) for path in asked)
