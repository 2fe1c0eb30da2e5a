"""What all tests share: the labelled data outside the project, and a home of their own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playing import Service
from playing_openalex import PlayedOpenAlex

from researchmetrics import config

FIXTURES = Path(__file__).parent / "fixtures"
# Tests that repeat much of what others do once, or that take the time: tracing their lines would
# tell nothing more and takes longer than the tests themselves.
_REPEATING = frozenset({"slow", "hypothesis"})
_REPEATING_FOLDERS = frozenset({"benchmarks", "fuzz"})
_TIMING = frozenset({"soon", "slowness"})


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Trace no test that goes over many examples or much data, or that takes the time."""
    for item in items:
        if (
            any(item.get_closest_marker(name) for name in _REPEATING)
            or item.path.parent.name in _REPEATING_FOLDERS
            or "shared_data" in getattr(item, "fixturenames", ())
            or (isinstance(item, pytest.Function) and _TIMING & {*item.function.__code__.co_names})
        ):
            item.add_marker("no_cover")


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep configuration, cache and store of the tests away from the user's."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("RESEARCHMETRICS_HOME", str(home))
    for name in list(os.environ):
        if name.startswith("RESEARCHMETRICS_") and name not in {
            "RESEARCHMETRICS_HOME",
            "RESEARCHMETRICS_TEST_DATA",
        }:
            monkeypatch.delenv(name)
    # Keys that other tools use too.
    for name in config._FOREIGN_ENVIRONMENT.values():
        monkeypatch.delenv(name, raising=False)
    return home


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of labelled data and real documents, which are not the project's to publish."""
    folder = os.environ.get("RESEARCHMETRICS_TEST_DATA", "")
    if not folder:
        pytest.skip("RESEARCHMETRICS_TEST_DATA is not set: no labelled data to test over")
    if not Path(folder).is_dir():
        pytest.skip(f"RESEARCHMETRICS_TEST_DATA names no folder: {folder}")
    return Path(folder)


@pytest.fixture(scope="session")
def seed(shared_data: Path):
    """Find a real document by its number: seed("004")."""

    def find(number: str) -> Path:
        return next((shared_data / "seeds").glob(f"{number}_*"))

    return find


@pytest.fixture(scope="session")
def fixtures() -> Path:
    """The folder of fixtures written for the tests: invented people, real shapes."""
    return FIXTURES


@pytest.fixture
def service() -> Iterator[Service]:
    """Serve on this machine; ``service.answer`` or ``service.script`` says what."""
    service = Service()
    yield service
    service.close()


@pytest.fixture
def played(service: Service, fixtures: Path) -> PlayedOpenAlex:
    """Let the local service play OpenAlex with invented people and works."""
    played = PlayedOpenAlex(fixtures / "openalex")
    service.answer = played.answer
    return played
