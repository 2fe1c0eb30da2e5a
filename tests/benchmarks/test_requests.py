"""Requests for a person with 1,000 works, at each source: no more than its limits make necessary.

What the sources document stands here once more, apart from the code that is measured.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple

import pytest
from crowded import crowded

import researchmetrics as rm
from researchmetrics.fetchers import get_source, source_names
from researchmetrics.profile import fetch_batch, plan_fetch

WORKS = 1_000
AFTERWARDS = 2


class Limits(NamedTuple):
    """What a service documents of the works of a person."""

    # Works that one request gives at most; None where one gives all.
    rows: int | None
    # Requests beside those for works.
    beside: int
    why: str
    # Works that can be had at all.
    reach: int | None = None

    def least(self, n: int) -> int:
        """Return the fewest requests for so many works, and for what is known of the person."""
        given = n if self.reach is None else min(n, self.reach)
        return (1 if self.rows is None else -(-given // self.rows)) + self.beside


DOCUMENTED = {
    "acl_anthology": Limits(None, 0, "one page tells of the author and lists all papers"),
    "arxiv": Limits(None, 0, "one feed names the author and lists all papers"),
    "crossref": Limits(1000, 0, "rows at most 1000; knows works alone"),
    "datacite": Limits(1000, 0, "page[size] at most 1000; knows works alone"),
    "dblp": Limits(None, 0, "one document tells of the person and lists all works"),
    "europepmc": Limits(1000, 0, "pageSize at most 1000; knows works alone"),
    "google_scholar": Limits(100, 0, "robots.txt allows the first page, of 100", reach=100),
    "hal": Limits(10_000, 1, "rows at most 10000; the person apart"),
    "inspirehep": Limits(1000, 1, "size at most 1000; the person apart"),
    "openalex": Limits(100, 1, "per_page at most 100; the person apart"),
    "openreview": Limits(1000, 2, "limit at most 1000; the older address and the person apart"),
    "orcid": Limits(None, 0, "one record tells of the person and lists all works"),
    "semanticscholar": Limits(1000, 1, "limit at most 1000; the person apart"),
    "zenodo": Limits(25, 0, "size at most 25 without a token; knows works alone"),
}


@pytest.fixture
def n(in_full) -> int:
    return WORKS if in_full else 230


@pytest.fixture
def play(service, monkeypatch, n):
    """Let the service play a source that knows one person with many works; return who it is."""

    def one(name: str) -> str:
        played = crowded(name, n)
        service.answer = played.answer
        prefix = f"RESEARCHMETRICS_{name.upper()}"
        monkeypatch.setenv(f"{prefix}_URL", service.url + played.below)
        monkeypatch.setenv(f"{prefix}_PER_SECOND", "1000")
        return played.people[0]

    return one


def tell(text: str) -> None:
    sys.stdout.write(f"\n{text}")


@pytest.mark.slow
@pytest.mark.parametrize("name", source_names())
def test_a_person_takes_the_fewest_requests_that_the_limits_allow(name, play, service, n):
    person, limits = play(name), DOCUMENTED[name]
    with get_source(name) as source:
        announced = source.n_requests(n)
    batch = fetch_batch(person, sources=[name])
    (outcome,), least = batch.outcomes, limits.least(n)
    tell(
        f"{name:16} {n} works: {service.n_asked} requests, least {least} ({limits.why}), "
        f"announced {announced}; {len(batch.records)} works came"
    )
    assert len(batch.records) == min(n, limits.reach or n)
    assert outcome.status == ("partial" if limits.reach else "complete"), outcome.message
    assert service.n_asked == outcome.requests == least
    assert announced == least
    # What is announced for one who was fetched before is for as many works as were listed.
    (planned,) = plan_fetch([(person, [name], batch)])["requests"]
    assert planned == least


@pytest.fixture
def watch(tmp_path, monkeypatch):
    """Write a watchlist of one person at one source, whose answers are never used again."""

    def one(name: str, person: str) -> Path:
        for setting in ("CACHE_DAYS", f"{name.upper()}_CACHE_DAYS"):
            monkeypatch.setenv(f"RESEARCHMETRICS_{setting}", "0")
        path = tmp_path / "watchlist.toml"
        path.write_text(
            f'[settings]\nstore = "kept.db"\nsources = ["{name}"]\n'
            f'[[person]]\nname = "Josiah Carberry"\nids = ["{person}"]\n',
            encoding="utf-8",
        )
        return path

    return one


@pytest.mark.slow
@pytest.mark.parametrize("name", source_names())
def test_a_refresh_where_nothing_changed_takes_two_requests(name, play, watch, service, n):
    watchlist = watch(name, play(name))
    first = rm.refresh(watchlist)
    before = service.n_asked
    second = rm.refresh(watchlist)
    asked = service.n_asked - before
    tell(f"{name:16} {n} works: {before} requests, then {asked} where nothing changed")
    assert (first.table["new"] > 0).all()
    assert second.changes.empty
    assert second.table[["new", "changed", "vanished"]].sum().sum() == 0
    assert second.table["unchanged"].tolist() == first.table["new"].tolist()
    assert asked == second.table["requests"].sum() <= AFTERWARDS
