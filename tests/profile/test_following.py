"""Several services for one person: followed identifiers, spared requests, plans, many people."""

from __future__ import annotations

import threading
import time
from dataclasses import replace

import pytest

import researchmetrics as rm
from researchmetrics import fetchers
from researchmetrics.errors import ConfigError, NotFoundError, SourceDownError
from researchmetrics.fetchers import Source
from researchmetrics.profile import fetch_batches, plan_fetch
from researchmetrics.profile.fetching import in_order
from researchmetrics.records import Person, PersonRecord, Provenance, Record

ORCID = "orcid:0000-0002-1825-0097"
STRANGER = "orcid:0000-0001-5109-3700"


class Shelf(Source):
    """A source without a network: what it has stands in `people` and `listed`."""

    homepage, terms, base = "https://shelf.example", "none", "https://shelf.example"
    default_per_second = 100.0
    gives = frozenset({"person", "works"})
    people: dict[str, tuple[str, ...]]
    listed: dict[str, list[str]]
    asked: list[str]

    def person(self, person_id):
        type(self).asked.append(person_id)
        if person_id not in self.people:
            raise NotFoundError(f"Nobody is {person_id} here.", source=self.name)
        ids = self.people[person_id]
        yield PersonRecord(
            person=Person(ids=ids, name="Josiah Carberry"),
            provenance=Provenance(
                source=self.name, source_id=ids[0], url="https://shelf.example/1"
            ),
        )

    def works(self, person_id, *, since=None):
        titles = self.listed[person_id]
        self.n_expected = len(titles)
        for title in titles:
            yield Record(title=title, provenance=Provenance(source=self.name, source_id=title))


@pytest.fixture
def shelves(monkeypatch):
    """Make sources of a name, schemes, people and lists; they are all that there is."""
    made: dict[str, type[Shelf]] = {}

    def make(name, accepts, people, listed, **more) -> type[Shelf]:
        known = {"name": name, "accepts": frozenset(accepts), "people": people, "listed": listed}
        made[name] = type(name, (Shelf,), known | {"asked": []} | more)
        return made[name]

    monkeypatch.setattr(fetchers, "source_names", lambda: sorted(made))
    monkeypatch.setattr(fetchers, "_load", made.__getitem__)
    return make


@pytest.fixture
def two(shelves):
    ids = (ORCID, "dblp:12/3456")
    first = shelves("first", {"orcid"}, {ORCID: ids}, {ORCID: ["On Pots"]})
    second = shelves(
        "second",
        {"dblp", "s2"},
        {"dblp:12/3456": ("dblp:12/3456", "s2:77"), "s2:77": ("s2:77",)},
        {"dblp:12/3456": ["On Kilns"], "s2:77": ["On Glazes"]},
    )
    return first, second


def test_stated_identifiers_are_offered_and_not_used(two):
    profile = rm.fetch(ORCID)
    assert profile.works.title.tolist() == ["On Pots"]
    offered = profile.stated_ids.set_index("id")
    assert offered.used.to_dict() == {ORCID: True, "dblp:12/3456": False}
    assert offered.loc["dblp:12/3456", "stated_by"] == "first"
    assert "Josiah Carberry" in offered.loc["dblp:12/3456", "evidence"]
    assert offered.loc["dblp:12/3456", "url"] == "https://shelf.example/1"
    assert two[1].asked == []


def test_stated_identifiers_are_followed_where_the_caller_agrees(two):
    profile = rm.fetch(ORCID, follow="stated")
    assert set(profile.works.title) == {"On Pots", "On Kilns"}
    assert profile.stated_ids.set_index("id").used.to_dict() == {
        ORCID: True,
        "dblp:12/3456": True,
        # The second source states it of the same person, whose list it has given already.
        "s2:77": True,
    }
    assert two[0].asked == [ORCID]
    assert two[1].asked == ["dblp:12/3456"]
    assert set(profile.outcomes.status) == {"complete"}


def test_chains_are_followed_and_end(shelves):
    chain = [ORCID, *(f"s2:{number}" for number in range(9))]
    for place, one in enumerate(chain[:-1]):
        scheme = one.partition(":")[0]
        shelves(f"n{place}", {scheme}, {one: (one, chain[place + 1])}, {one: [f"Paper {place}"]})
    profile = rm.fetch(ORCID, follow="stated")
    assert 2 <= len(profile.works) <= 4


def test_a_followed_identifier_that_is_somebody_else_is_left_out(shelves):
    shelves("first", {"orcid"}, {ORCID: (ORCID, "dblp:12/3456")}, {ORCID: ["On Pots"]})
    shelves(
        "second",
        {"dblp"},
        {"dblp:12/3456": ("dblp:12/3456", STRANGER)},
        {"dblp:12/3456": ["On Stars"]},
    )
    profile = rm.fetch(ORCID, follow="stated")
    assert profile.works.title.tolist() == ["On Pots"]
    outcome = profile.outcomes.set_index("source").loc["second"]
    assert outcome.status == "failed"
    assert STRANGER in outcome.message


def test_a_second_orcid_is_never_followed(shelves):
    first = shelves("first", {"orcid"}, {ORCID: (ORCID,)}, {ORCID: ["On Pots"]})
    shelves("second", {"s2"}, {"s2:1": ("s2:1", STRANGER)}, {"s2:1": []})
    with pytest.raises(rm.errors.AmbiguousPersonError):
        rm.fetch([ORCID, "s2:1"], follow="stated")
    assert first.asked == [ORCID]


def test_one_that_fails_does_not_lose_the_others(two, monkeypatch):
    def down(self, person_id, *, since=None):
        raise SourceDownError("It is down. Try later.", source=self.name)
        yield

    monkeypatch.setattr(two[1], "works", down)
    profile = rm.fetch([ORCID, "dblp:12/3456"])
    assert profile.works.title.tolist() == ["On Pots"]
    assert profile.outcomes.set_index("source").status.to_dict() == {
        "first": "complete",
        "second": "failed",
    }


def test_a_source_that_cannot_be_loaded_is_named_only_to_who_asks_for_it(two, monkeypatch):
    load = fetchers._load

    def broken(name):
        if name == "second":
            raise ConfigError("The source second cannot be loaded.")
        return load(name)

    monkeypatch.setattr(fetchers, "_load", broken)
    assert rm.fetch(ORCID).outcomes.source.tolist() == ["first"]
    with pytest.raises(ConfigError, match="second"):
        rm.fetch(ORCID, sources=["second"])


def test_what_must_be_named_is_asked_only_then(two, monkeypatch):
    monkeypatch.setattr(two[1], "opt_in", True)
    assert rm.fetch([ORCID, "dblp:12/3456"]).outcomes.source.tolist() == ["first"]
    assert two[1].asked == []
    rm.fetch("dblp:12/3456", sources=["second"])
    assert two[1].asked == ["dblp:12/3456"]


def test_the_sources_of_the_settings_are_asked(two, monkeypatch):
    monkeypatch.setenv("RESEARCHMETRICS_SOURCES", "second, first")
    assert set(rm.fetch([ORCID, "dblp:12/3456"]).outcomes.source) == {"first", "second"}
    monkeypatch.setenv("RESEARCHMETRICS_SOURCES", "second")
    assert rm.fetch([ORCID, "dblp:12/3456"]).outcomes.source.tolist() == ["second"]


def test_people_are_fetched_side_by_side_and_given_in_order(shelves, monkeypatch):
    people = [f"s2:{number}" for number in range(1, 9)]
    slow = shelves("slow", {"s2"}, {p: (p,) for p in people}, {p: [p] for p in people})
    inside, most, lock = 0, 0, threading.Lock()
    plain = Shelf.works

    def works(self, person_id, *, since=None):
        nonlocal inside, most
        with lock:
            inside += 1
            most = max(most, inside)
        time.sleep(0.05)
        with lock:
            inside -= 1
        yield from plain(self, person_id)

    monkeypatch.setattr(slow, "works", works)
    asked = [(person, None, None) for person in [*people, "nobody"]]
    given = list(fetch_batches(asked))
    assert [batch.records[0].title for batch in given[:-1]] == people
    assert isinstance(given[-1], rm.errors.IdentifierError)
    assert most > 1


def test_no_more_are_taken_than_are_under_way():
    taken = []

    def things():
        for number in range(100):
            taken.append(number)
            yield number

    answers = in_order(lambda number: number, things(), at_once=3)
    assert next(answers) == 0
    assert len(taken) == 3
    assert list(answers) == list(range(1, 100))


class TestPlan:
    def test_it_asks_nobody_and_counts_pages(self, two, monkeypatch):
        monkeypatch.setattr(two[0], "page_size", 100)
        monkeypatch.setattr(two[0], "usd_per_request", 0.01)
        plan = plan_fetch([(ORCID, None, None)]).set_index("source")
        assert plan.loc["first", "requests"] == 2
        assert plan.loc["first", "cost_usd"] == pytest.approx(0.02)
        assert plan.loc["first", "is_least"]
        assert two[0].asked == []

    def test_it_knows_what_was_listed_last(self, shelves):
        from researchmetrics.profile import fetch_batch

        titles = [f"Paper {number}" for number in range(250)]
        shelves("first", {"orcid"}, {ORCID: (ORCID,)}, {ORCID: titles}, page_size=100)
        plan = plan_fetch([(ORCID, None, fetch_batch(ORCID))]).iloc[0]
        assert (plan.papers, plan.requests, plan.is_least) == (250, 4, False)


class TestAgain:
    """What a second asking spares, where nothing tells beforehand whether a list changed."""

    @pytest.fixture
    def dated(self, shelves, monkeypatch):
        plain = Shelf.person, Shelf.works

        def dating(gives):
            def given(self, *args, **options):
                for one in gives(self, *args, **options):
                    told = replace(one.provenance, retrieved_at="2026-01-01T00:00:00+00:00")
                    yield replace(one, provenance=told)

            return given

        monkeypatch.setattr(Shelf, "person", dating(plain[0]))
        monkeypatch.setattr(Shelf, "works", dating(plain[1]))
        monkeypatch.setattr("researchmetrics.profile.earlier._ANEW_DAYS", 10_000)
        return shelves("first", {"orcid"}, {ORCID: (ORCID,)}, {ORCID: ["On Pots"]})

    def test_the_same_list_needs_no_description(self, dated):
        (first,) = fetch_batches([(ORCID, None, None)])
        (again,) = fetch_batches([(ORCID, None, first)])
        assert dated.asked == [ORCID]
        assert again.people == first.people
        assert again.records == first.records

    def test_another_list_is_described_anew(self, dated):
        (first,) = fetch_batches([(ORCID, None, None)])
        dated.listed[ORCID].append("On Kilns")
        (again,) = fetch_batches([(ORCID, None, first)])
        assert dated.asked == [ORCID, ORCID]
        assert len(again.records) == 2


def test_a_scheme_that_only_a_source_knows_is_taken(shelves):
    shelves("first", {"guild"}, {"guild:7": ("guild:7",)}, {"guild:7": ["On Pots"]})
    assert rm.fetch(" Guild:7").works.title.tolist() == ["On Pots"]
    with pytest.raises(rm.errors.IdentifierError):
        rm.fetch("lodge:7")
