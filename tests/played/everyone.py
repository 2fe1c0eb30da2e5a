"""All services as played here: the people and works they know, and every question put to them."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playing import Service

from researchmetrics.fetchers import Source, source_names

ORCID = "orcid:0000-0002-1825-0097"
DOI = "doi:10.5555/psycho.0001"
# By source: people and works that it knows, one of each scheme that it accepts.
KNOWN: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "acl_anthology": (("acl:josiah-carberry-brown",), ("acl:2024.pots-main.7",)),
    "arxiv": ((ORCID, "arxiv:carberry_j_1"), ("arxiv:2401.90001",)),
    "crossref": ((ORCID,), (DOI,)),
    "datacite": ((ORCID,), (DOI,)),
    "dblp": ((ORCID, "dblp:95/9001-1"), ("dblp:journals/psycho/CarberryK24", DOI)),
    "europepmc": ((ORCID,), ("pmid:99000001", "pmcid:PMC9900001", DOI)),
    "google_scholar": (("scholar:JcArBeRrY_-1",), ()),
    "hal": ((ORCID, "hal:josiah-carberry"), ("hal:hal-00000001", DOI)),
    "inspirehep": (
        (ORCID, "inspire:7000001", "inspire:J.Carberry.1"),
        ("inspire:9000001", DOI, "arxiv:2401.90001"),
    ),
    "openalex": (
        (ORCID, "openalex:A9000000001"),
        ("openalex:W9000000001", DOI, "pmid:99000001"),
    ),
    "openreview": (("openreview:~Josiah_Carberry1",), ("openreview:psycho0001",)),
    "orcid": ((ORCID,), ()),
    "semanticscholar": (("s2:90000001",), ("s2:" + "0" * 39 + "1", DOI, "arxiv:2401.90001")),
    "zenodo": ((ORCID,), ("doi:10.5281/zenodo.91000001", "zenodo:91000002")),
}
# Where a service's addresses begin, below the host.
BELOW = {"openreview": "/api2"}


def play(name: str, service: Service, fixtures: Path) -> Any:
    """Let a local service play the one of this name; returns what plays it."""
    assert set(KNOWN) == set(source_names()), "a source that nobody plays"
    module = importlib.import_module(f"playing_{name}")
    kind = next(found for word, found in vars(module).items() if word.startswith("Played"))
    played = kind(fixtures / name)
    service.answer = played.answer
    return played


def address_of(name: str, service: Service) -> str:
    return service.url + BELOW.get(name, "")


def questions(
    source: Source, people: tuple[str, ...], works: tuple[str, ...]
) -> Iterator[tuple[str, Iterator[Any]]]:
    """Put every question that a source answers; yields its name and what comes."""
    for question, things in (("person", people), ("works", people), ("citations", works)):
        for thing in things if question in source.gives else ():
            yield question, getattr(source, question)(thing)
    if "by_ids" in source.gives:
        for one in works:
            yield "by_ids", source.by_ids([one])
        yield "by_ids", source.by_ids(works)
