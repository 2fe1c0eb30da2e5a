"""Spoilt answers of every service, to every question that it is asked.

``make fuzz EXAMPLES=100000`` runs long; the normal test run is short.
"""

from __future__ import annotations

import importlib
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import Any, NamedTuple

import pytest
from mutating import spoilt, swollen
from spoiling import Spoiler, SpoilingDoor
from trying import SIZE, n_examples, try_out

from researchmetrics.errors import ResearchMetricsError
from researchmetrics.fetchers import get_source, source_names

ORCID, DOIS = "orcid:0000-0002-1825-0097", ("doi:10.5555/psycho.0001", "doi:10.5555/psycho.0002")


class Known(NamedTuple):
    """People and works that a played service knows, and what makes it know more."""

    people: tuple[str, ...] = (ORCID,)
    works: tuple[str, ...] = DOIS
    prepare: Callable[[Any], object] = lambda played: None


def _cited(played: Any) -> None:
    played.citing = {"MED/99000001": [played.others["citing"]]}


def _citing(played: Any) -> None:
    played.citing = [played.work(1)]


KNOWN = {
    "acl_anthology": Known(
        ("acl:josiah-carberry-brown", "acl:josiah-carberry"), ("acl:2024.pots-main.7",)
    ),
    "arxiv": Known((ORCID, "arxiv:carberry_j_1"), ("arxiv:2401.90001", "arxiv:2401.90002v1")),
    "crossref": Known(),
    "datacite": Known(),
    "dblp": Known(("dblp:95/9001-1", ORCID), ("dblp:conf/pots/CarberryO23", "doi:10.5555/x")),
    "europepmc": Known((ORCID,), ("pmid:99000001", *DOIS[:1]), _cited),
    "hal": Known(("hal:josiah-carberry", ORCID), ("hal:hal-00000001", *DOIS)),
    "inspirehep": Known(
        ("inspire:J.Carberry.1", "inspire:7000001", ORCID),
        ("inspire:8000001", "inspire:9000001", *DOIS),
    ),
    "openalex": Known(
        (ORCID, "openalex:A9000000001"), ("openalex:W9000000007", "openalex:W9000000001", *DOIS)
    ),
    "openreview": Known(
        ("openreview:~Josiah_Carberry1",), ("openreview:psycho0001", "openreview:old0001")
    ),
    "orcid": Known(works=()),
    "semanticscholar": Known(("s2:90000001",), DOIS, _citing),
    "zenodo": Known(works=("doi:10.5281/zenodo.91000001", "zenodo:91000002")),
}
# Asked by a library that is slow, in a thread; what reads its pages is tried in test_parsers.
SCHOLAR = "google_scholar"
BY_LIBRARY = {SCHOLAR: Known(("scholar:JcArBeRrY_-1",), ())}
# Where a service has several addresses.
BELOW = {"openreview": ("/api2", "/api")}


def test_all_sources_are_tried():
    assert {*KNOWN, *BY_LIBRARY} == set(source_names())


class Asking:
    """Puts questions to a source whose answers are spoilt."""

    def __init__(
        self, name: str, fixtures: Path, spoil: Callable[[bytes, Random], bytes], **options: Any
    ) -> None:
        module, known = importlib.import_module(f"playing_{name}"), (KNOWN | BY_LIBRARY)[name]
        self.options = options
        kind = next(found for word, found in vars(module).items() if word.startswith("Played"))
        played = kind(fixtures / name)
        known.prepare(played)
        self.source = type(get_source(name))
        self.spoiler = Spoiler(played.answer, self.source.headers, spoil)
        self.doors = [SpoilingDoor(name, self.spoiler, below) for below in BELOW.get(name, ("",))]
        # Each question with how often the service is asked for it, so that all answers are spoilt.
        self.asked: list[tuple[str, Any, dict[str, Any], int]] = []
        for question, argument, more in self._questions(known):
            self.spoiler.begin()
            with suppress(ResearchMetricsError):
                if list(self._ask(question, argument, more)):
                    self.asked.append((question, argument, more, self.spoiler.n_asked))

    def _questions(self, known: Known) -> Iterator[tuple[str, Any, dict[str, Any]]]:
        for person in known.people:
            yield "person", person, {}
            yield "works", person, {}
            yield "works", person, {"since": "2001-01-01"}
        for work in known.works:
            yield "citations", work, {}
            yield "by_ids", [work], {}
        yield "by_ids", known.works, {}
        yield "find", "Josiah Carberry", {}
        yield "find", "Josiah Carberry", {"affiliation": "Brown"}

    def _ask(self, question: str, argument: Any, more: dict[str, Any]) -> Iterator[object]:
        """Ask a source opened anew, since some keep answers."""
        if question not in self.source.gives:
            return
        source = self.source(base_url=self.doors[0].base_url, **self.options)
        source.__dict__["door"] = self.doors[0]
        if len(self.doors) > 1:
            source.__dict__["_doors"] = self.doors
        yield from getattr(source, question)(argument, **more)

    def __call__(self, random: Random) -> Iterator[object]:
        question, argument, more, n_asked = random.choice(self.asked)
        self.spoiler.begin(random, random.randrange(n_asked))
        return self._ask(question, argument, more)


@pytest.mark.parametrize("name", KNOWN)
def test_spoilt_answers_trip_no_reader(name, fixtures):
    asking = Asking(name, fixtures, spoilt)
    assert {question for question, *_ in asking.asked} == asking.source.gives, (
        "nothing to be spoilt"
    )
    try_out(name, asking, n_examples(few=100))


def test_spoilt_pages_trip_nothing_around_the_library(fixtures, monkeypatch):
    from scholarly import _navigator

    # It sleeps before each request.
    quick = SimpleNamespace(sleep=lambda seconds: None, time=time.time)
    monkeypatch.setattr(_navigator, "time", quick)
    asking = Asking(SCHOLAR, fixtures, spoilt, ignore_robots=True, max_seconds=5)
    assert {question for question, *_ in asking.asked} == asking.source.gives
    try_out(f"{SCHOLAR} (library)", asking, max(20, n_examples(few=400) // 20))


@pytest.mark.parametrize("name", KNOWN)
def test_large_answers_are_read_in_time(name, fixtures):
    asking = Asking(name, fixtures, lambda body, random: swollen(body, random, SIZE))
    try_out(f"{name} (large)", asking, max(3, n_examples(few=300) // 100))
