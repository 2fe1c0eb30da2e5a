"""Ten researchers from five sources, against three other programs and against what is possible.

The services run in another process, each answer takes 100 ms, and all clients are counted there.
Each client runs in a process of its own too, and imports what it needs before the clock runs.
"""

from __future__ import annotations

import importlib.util
import json
import math
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from serving import Services, services

from researchmetrics.fetchers import get_source
from researchmetrics.store import open_store

SOURCES = ("openalex", "semanticscholar", "crossref", "orcid", "europepmc")
PEERS = ("pyalex", "semanticscholar", "habanero")
LATENCY, RATE = 0.1, 20.0
SHARE, TIMES = 1.25, 5.0
# One request tells of the person, and the next one lists the works.
CHAIN = 2

# The first round, in which modules are loaded and the services make their answers, is not counted.
OURS = """
import json, sys, time
import researchmetrics as rm
told = []
for number in range(int(sys.argv[2])):
    before, at_work = time.perf_counter(), time.process_time()
    report = rm.refresh(sys.argv[1], store=f"{sys.argv[1]}.{number}.db")
    told.append((time.perf_counter() - before, time.process_time() - at_work))
    assert report.ok, report.table["message"].tolist()
print(json.dumps({"rounds": told[1:], "store": report.store}))
"""

THEIRS = """
import json, sys, time, warnings
from urllib.parse import urlsplit, urlunsplit
warnings.simplefilter("ignore")
import habanero, pyalex, pyalex.api, semanticscholar
at = json.loads(sys.argv[1])
place = {name: urlsplit(known["url"]) for name, known in at.items()}
# It asks one address only.
pyalex.api.urlunparse = lambda parts: urlunsplit(
    ("http", place["openalex"].netloc, parts[2], *parts[4:])
)
scholar = semanticscholar.SemanticScholar(api_url="http://" + place["semanticscholar"].netloc)
crossref = habanero.Crossref(base_url=at["crossref"]["url"], mailto="potter@kiln.example")
PERSON = ["name", "affiliations", "paperCount", "citationCount", "hIndex", "externalIds"]
WORK = ["title", "abstract", "venue", "year", "externalIds", "authors", "citationCount"]

def by_pyalex(own):
    assert pyalex.Authors()[own]["works_count"]
    works = pyalex.Works().filter(authorships={"author": {"id": own}})
    pages = works.paginate(method="page", per_page=100)
    return [work["id"].rpartition("/")[2] for page in pages for work in page]

def by_semanticscholar(own):
    assert scholar.get_author(own, fields=PERSON).name
    return [one.paperId for one in scholar.get_author_papers(own, fields=WORK, limit=1000)]

def by_habanero(own):
    said = crossref.works(filter={"orcid": own}, limit=1000)
    return [work["DOI"].lower() for work in said["message"]["items"]]

asks = {"openalex": by_pyalex, "semanticscholar": by_semanticscholar, "crossref": by_habanero}
told = []
for number in range(int(sys.argv[2])):
    before, found = time.perf_counter(), []
    for who in range(len(at["openalex"]["people"])):
        own = {name: known["people"][who].partition(":")[2] for name, known in at.items()}
        found.append({name: ask(own[name]) for name, ask in asks.items()})
    told.append(time.perf_counter() - before)
print(json.dumps({"rounds": told[1:], "found": found}))
"""


class Case:
    """The size of the comparison; short among all other tests."""

    def __init__(self, *, in_full: bool) -> None:
        self.is_short = not in_full
        self.people, self.works, self.rounds = (10, 25, 5) if in_full else (3, 5, 1)


@pytest.fixture(scope="module")
def case(in_full) -> Case:
    return Case(in_full=in_full)


@pytest.fixture(scope="module")
def served(case) -> Iterator[Services]:
    names = SOURCES
    with services(*names, works=case.works, people=case.people, delay=LATENCY) as running:
        yield running


@pytest.fixture
def settings(served, monkeypatch) -> None:
    monkeypatch.setenv("RESEARCHMETRICS_CACHE_DAYS", "0")
    monkeypatch.setenv("RESEARCHMETRICS_CONTACT", "potter@kiln.example")
    for name, where in served.served.items():
        monkeypatch.setenv(f"RESEARCHMETRICS_{name.upper()}_URL", where.url)
        monkeypatch.setenv(f"RESEARCHMETRICS_{name.upper()}_PER_SECOND", str(RATE))


def tell(text: str) -> None:
    sys.stdout.write(f"\n{text}")


def bound(asked: dict[str, int]) -> float:
    """Return the least time that rates, latencies and requests under way at once allow."""
    least = []
    for name, n in asked.items():
        with get_source(name) as source:
            by_rate = (n - 1) / source.per_second + LATENCY
            by_turns = math.ceil(n / source._allowed_at_once()) * LATENCY
            chain = LATENCY * (1 if source.all_in_one or "person" not in source.gives else CHAIN)
        least.append(max(by_rate, by_turns, chain))
    return max(least)


def watchlist(folder: Path, served: Services, people: int) -> Path:
    """Write down people with the identifiers by which the sources know them."""
    lines = ["[settings]", 'store = "kept.db"', f"sources = {list(SOURCES)}".replace("'", '"')]
    for who in range(people):
        ids = dict.fromkeys(served.served[name].people[who] for name in ("orcid", *SOURCES))
        lines += ["[[person]]", f'name = "Person {who}"', f"ids = {list(ids)}".replace("'", '"')]
    path = folder / "watchlist.toml"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def run(script: str, *arguments: str) -> dict[str, Any]:
    """Run a client in another process, and read what it tells."""
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        env=os.environ,
    )
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def kept(store: str) -> dict[str, dict[str, set[str]]]:
    """Return by person and source which works are in a store."""
    found: dict[str, dict[str, set[str]]] = {}
    with open_store(store) as opened:
        for key in opened.people()["person_key"]:
            for record in opened.load(key).records:
                place = found.setdefault(key, {}).setdefault(record.provenance.source, set())
                place.add(str(record.provenance.source_id))
    return found


@pytest.fixture
def ours(served, case, settings, tmp_path) -> dict[str, Any]:
    """Refresh a watchlist in another process, time after time."""
    served.n_asked()
    told = run(OURS, str(watchlist(tmp_path, served, case.people)), str(1 + case.rounds))
    asked = served.n_asked()
    return told | {"asked": {name: n // (1 + case.rounds) for name, n in asked.items()}}


@pytest.mark.slow
def test_ten_researchers_take_little_more_than_rates_and_latencies(ours, case):
    (seconds, at_work), asked = min(ours["rounds"]), ours["asked"]
    least = bound(asked)
    tell(
        f"{case.people} people with {case.works} works at each of {len(SOURCES)} sources, "
        f"{LATENCY * 1000:.0f} ms, {RATE:g} a second: {seconds:.2f} s ({at_work:.2f} s of "
        f"processor), least {least:.2f} s, {seconds / least:.2f} times; requests {asked}\n"
    )
    found = kept(ours["store"])
    assert len(found) == case.people
    for places in found.values():
        assert {name: len(works) for name, works in places.items()} == dict.fromkeys(
            SOURCES, case.works
        )
    assert case.is_short or seconds <= SHARE * least


@pytest.mark.slow
def test_it_is_five_times_faster_than_others_one_after_another(ours, served, case):
    missing = [name for name in PEERS if importlib.util.find_spec(name) is None]
    if missing:
        pytest.skip(f"{', '.join(missing)} not installed: pip install --group bench")
    at = {name: vars(where) for name, where in served.served.items()}
    told = run(THEIRS, json.dumps(at), str(1 + case.rounds // 2))
    mine, theirs = min(ours["rounds"])[0], min(told["rounds"], default=0.0)
    n_asked = sum(served.n_asked().values()) // (1 + case.rounds // 2)
    tell(
        f"{case.people} people with {case.works} works: {mine:.2f} s for {len(SOURCES)} sources; "
        f"one after another through {', '.join(PEERS)}: {theirs:.2f} s and {n_asked} requests, "
        f"{theirs / mine:.1f} times\n"
    )
    found = kept(ours["store"])
    for who, same in zip(served.served["orcid"].people, told["found"], strict=True):
        for name, works in same.items():
            assert set(works) == found[who][name]
    assert case.is_short or theirs >= TIMES * mine
