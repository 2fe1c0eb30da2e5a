"""Every source against every fault, over real sockets: nothing lost, nothing made up, no storms.

A new source is examined by itself; ``faulting.KNOWN`` says whom its played service knows.
"""

from __future__ import annotations

import importlib
import json
import re
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest
from faulting import (
    FAULTS,
    KNOWN,
    ORCID,
    Fault,
    Faulting,
    Listing,
    Pages,
    at,
    never_ends,
    places,
    played,
    put,
    questions,
)
from playing import Asked, Reply, Service

import researchmetrics as rm
import researchmetrics.fetchers as room
from researchmetrics.errors import (
    BlockedError,
    ResearchMetricsError,
    SourceDownError,
)
from researchmetrics.fetchers import Source
from researchmetrics.http import Clock
from researchmetrics.profile import fetch_batch
from researchmetrics.records import Batch, Outcome, to_plain

FOLDER = Path(room.__file__).parent
OWN = sorted(
    path.stem for path in FOLDER.iterdir() if path.stem != "__init__" and path.stem[0] not in "_."
)
KINDS = {name: importlib.import_module(f"{room.__name__}.{name}").SOURCE for name in OWN}
PAGED = [name for name in OWN if KINDS[name].page_size is not None]
# Lists that come as JSON, whose pages can be taken apart.
LISTED = [name for name in PAGED if name != "google_scholar"]
# Asked once, whatever comes: asking again is what prolongs a block.
ASKED_ONCE = {"google_scholar"}
MAX_WAIT, TRIES, DAY = 120.0, 6, 100_000.0
N_WORKS, PAGE = 7, 2


class Time:
    """A clock on which waiting takes no time."""

    def __init__(self) -> None:
        self.slept = 0.0
        self.start = time.monotonic()
        self.clock = Clock(
            time=lambda: time.time() + self.slept,
            monotonic=lambda: time.monotonic() - self.start + self.slept,
            sleep=self.sleep,
        )

    def sleep(self, seconds: float) -> None:
        self.slept += seconds


@pytest.fixture
def wait() -> Time:
    return Time()


@pytest.fixture
def opened(service, wait, monkeypatch) -> Callable[..., Source]:
    """Open any source at the local service; everything that opens sources does so too."""
    from scholarly import _navigator

    # The library sleeps before each request.
    quick = SimpleNamespace(sleep=lambda seconds: None, time=time.time)
    monkeypatch.setattr(_navigator, "time", quick)
    monkeypatch.setenv("RESEARCHMETRICS_MAX_ANSWER_MB", "1")
    monkeypatch.setenv("RESEARCHMETRICS_GOOGLE_SCHOLAR_IGNORE_ROBOTS", "yes")

    def open_one(name: str, **options: Any) -> Source:
        given = {
            "base_url": service.url + KNOWN[name].below,
            "per_second": 1000,
            "clock": wait.clock,
            "cache_days": 0,
            "max_wait": MAX_WAIT,
        }
        return KINDS[name](**given | options)

    monkeypatch.setattr(room, "get_source", open_one)
    return open_one


def plain(found: object) -> Any:
    """Write what was found without where and when it was."""
    said = to_plain(found)
    if "provenance" in said:
        said["provenance"] = said["provenance"] | {"retrieved_at": None, "url": None}
    return said


def ask(source: Source, question: str, argument: Any) -> tuple[list[Any], Exception | None]:
    """Ask until the end, or until an error comes."""
    found: list[Any] = []
    try:
        with source:
            found.extend(map(plain, getattr(source, question)(argument)))
    except Exception as error:  # noqa: BLE001 (the tests tell which ones may come)
        return found, error
    return found, None


def kinds_of(fault: Fault, name: str) -> tuple[type, str]:
    """Return the error that a source makes of a fault, and how it ends."""
    if fault.name.startswith(KNOWN[name].blocks or "\n"):
        return BlockedError, "blocked"
    return fault.error, fault.status


def outcome_of(name: str) -> tuple[Outcome, Batch]:
    batch = fetch_batch(KNOWN[name].people[0], sources=[name])
    (outcome,) = batch.outcomes
    assert outcome.n_records == len(batch.records) == len({r.record_id for r in batch.records})
    return outcome, batch


def said(batch: Batch) -> list[Any]:
    return [plain(found) for found in (*batch.people, *batch.records)]


def own_ids(batch: Batch) -> set[str | None]:
    return {record.provenance.source_id for record in batch.records}


class Findings(list[str]):
    """What was found wrong; told all at once."""

    def check(self, is_right: bool, *what: object) -> None:
        if not is_right:
            self.append(", ".join(map(str, what)))

    def tell(self) -> None:
        assert not self, f"{len(self)} findings:\n" + "\n".join(self)


@pytest.fixture
def findings() -> Iterator[Findings]:
    return Findings()


def test_all_played_services_are_known():
    assert set(KNOWN) == set(OWN)


# Faults of single answers.


@pytest.fixture
def faulty(service, wait) -> Callable[[str], Faulting]:
    """Play a service that fails on command."""

    def play(name: str) -> Faulting:
        faulting = Faulting(played(name).answer, wait.clock.time)
        service.answer = faulting.answer
        return faulting

    return play


@pytest.mark.parametrize("name", OWN)
def test_faults_that_pass_lose_nothing(name, opened, faulty, wait, findings):
    """The first answer to each question is spoilt: all comes in spite of it, each work once."""
    faulting = faulty(name)
    for question, argument in questions(name, KINDS[name].gives):
        faulting.begin()
        whole, problem = ask(opened(name), question, argument)
        assert problem is None
        n_asked = len(faulting.asked)
        for fault in FAULTS:
            if fault.is_final or name in ASKED_ONCE:
                continue
            wait.sleep(DAY)
            begun = wait.slept
            faulting.begin(fault, is_passing=True)
            found, error = ask(opened(name), question, argument)
            what = (fault, question, argument, repr(error), f"{len(faulting.asked)} requests")
            findings.check(error is None and found == whole, "not whole", *what)
            findings.check(
                len(faulting.asked) - faulting.n_circles <= 2 * n_asked, "asked often", *what
            )
            slept = wait.slept - begun
            findings.check(slept >= fault.wait, "waited too little", slept, *what)
            findings.check(slept <= n_asked * (fault.wait + 3), "waited too much", slept, *what)
    findings.tell()


@pytest.mark.parametrize("name", OWN)
def test_faults_that_stay_are_told(name, opened, faulty, wait, findings):
    """The error says what can be done, soon and after few requests; nothing is made up."""
    faulting = faulty(name)
    for question, thing in questions(name, KINDS[name].gives):
        # Of several, those that are not known are left out.
        argument = [thing[0]] if question == "by_ids" else thing
        faulting.begin()
        whole, _ = ask(opened(name), question, argument)
        n_asked = len(faulting.asked)
        for fault in FAULTS:
            wait.sleep(DAY)
            begun = wait.slept
            faulting.begin(fault)
            found, error = ask(opened(name), question, argument)
            what = (fault, question, argument, repr(error), f"{len(faulting.asked)} requests")
            if fault.is_harmless and error is None:
                findings.check(found == whole, "not whole", *what)
                continue
            findings.check(not found, "made something of it", *what)
            findings.check(type(error) is kinds_of(fault, name)[0], "another error", *what)
            findings.check(bool(str(error).strip()), "says nothing", *what)
            findings.check(wait.slept - begun <= MAX_WAIT, "waited for", wait.slept - begun, *what)
            # Each try may be led elsewhere once; whom nobody knows may be looked for twice.
            tries = 2 if fault.is_final or name in ASKED_ONCE else 2 * TRIES
            n_led = len(faulting.asked) - faulting.n_circles
            findings.check(n_led <= n_asked - 1 + tries, "asked often", *what)
    findings.tell()


@pytest.mark.parametrize("name", OWN)
def test_outcomes_tell_the_fault_and_keep_what_came(name, opened, faulty, wait, findings):
    """Whatever fails after however many answers: what came before is kept and said to be part."""
    faulting = faulty(name)
    whole, before = outcome_of(name)
    assert whole.status == "complete"
    n_asked = len(faulting.asked)
    for fault in FAULTS:
        for after in range(n_asked):
            wait.sleep(DAY)
            faulting.begin(fault, after=after)
            outcome, batch = outcome_of(name)
            what = (fault, f"after {after}", outcome.status, outcome.message)
            if fault.is_harmless and outcome.status == "complete":
                findings.check(said(batch) == said(before), "not whole", *what)
                continue
            status = "partial" if batch.records else kinds_of(fault, name)[1]
            findings.check(outcome.status == status, f"not {status}", *what)
            findings.check(bool(outcome.message), "says nothing", *what)
            findings.check(outcome.requests == len(faulting.asked), "miscounted", *what)
            findings.check(own_ids(batch) <= own_ids(before), "made something up", *what)
    findings.tell()


@pytest.mark.parametrize("name", OWN)
def test_answers_that_never_end_are_given_up(name, opened, service, monkeypatch):
    play = played(name).answer
    service.answer = lambda asked: never_ends(play(asked))
    begun = time.monotonic()
    found, error = ask(opened(name, max_wait=0.3), "works", KNOWN[name].people[0])
    assert type(error) is SourceDownError
    assert found == []
    assert time.monotonic() - begun < 5
    assert service.n_asked <= 2


# Lists that come page by page.


@pytest.fixture
def small_pages(monkeypatch) -> Callable[[str], None]:
    """Let a source ask for pages of two works, and reach not far."""

    def make_small(name: str) -> None:
        module = importlib.import_module(f"{room.__name__}.{name}")
        for word, instead in (("_PER_PAGE", PAGE), ("_ROWS", PAGE), ("_REACH", 10 * PAGE)):
            if name in LISTED and hasattr(module, word):
                monkeypatch.setattr(module, word, instead)

    return make_small


@pytest.fixture
def listed(service, opened, small_pages, wait) -> Callable[[str], Listing]:
    """Play a service with one person of many works, whose list was read once as it should be."""

    def play(name: str) -> Listing:
        small_pages(name)
        listing = Listing(_grown(name)[1].answer)
        service.answer = listing.answer
        outcome, _ = outcome_of(name)
        assert (outcome.status, outcome.n_records) == ("complete", N_WORKS)
        pages = listing.learn(N_WORKS)
        assert len(pages.asked) == -(-N_WORKS // PAGE)
        return listing

    return play


def _grown(name: str) -> tuple[int, Any]:
    service = played(name)
    return KNOWN[name].grow(service, N_WORKS), service


@pytest.mark.parametrize("name", PAGED)
def test_a_fault_in_the_middle_of_a_list_keeps_the_pages_before(
    name, *, service, opened, small_pages, wait, findings
):
    small_pages(name)
    n, play = _grown(name)
    faulting = Faulting(play.answer, wait.clock.time)
    service.answer = faulting.answer
    whole, before = outcome_of(name)
    assert (whole.status, whole.n_records) == ("complete", n)
    paths = [asked.path for asked in faulting.asked]
    pages = [place for place, path in enumerate(paths) if path == max(paths, key=paths.count)]
    assert len(pages) > 2
    # Pages of the one that chooses their size itself are large: it is tried with a few.
    a_few = list({fault.error: fault for fault in FAULTS}.values())
    for faults, after in ((FAULTS if name in LISTED else a_few, pages[1]), (a_few, pages[-1])):
        for fault in faults:
            wait.sleep(DAY)
            faulting.begin(fault, after=after)
            outcome, batch = outcome_of(name)
            what = (fault, f"after {after} of {len(paths)}", outcome.status, outcome.message)
            what = (*what, f"{len(batch.records)} records")
            if fault.is_harmless and outcome.status == "complete":
                findings.check(said(batch) == said(before), "not whole", *what)
                continue
            findings.check(outcome.status == "partial", "not partial", *what)
            findings.check(0 < len(batch.records) < n, "kept too much or little", *what)
            findings.check(own_ids(batch) < own_ids(before), "made something up", *what)
            findings.check(outcome.n_expected in {n, None}, outcome.n_expected, *what)
    findings.tell()


def _first_for_ever(pages: Pages) -> Callable[[int, Any], Any]:
    return lambda number, body: pages.first()


def _first_under_new_cursors(pages: Pages) -> Callable[[int, Any], Any]:
    return lambda number, body: pages.leading_on(pages.first(), number + 1)


def _cursor_again(pages: Pages) -> Callable[[int, Any], Any]:
    def turn(number: int, body: Any) -> Any:
        if number != 1 or pages.cursor is None:
            return body
        return put(body, pages.cursor, at(pages.first(), pages.cursor))

    return turn


def _nothing_behind_the_first(pages: Pages) -> Callable[[int, Any], Any]:
    def turn(number: int, body: Any) -> Any:
        empty = put(pages.first(), pages.rows, [])
        return pages.leading_on(empty, number + 1) if number else body

    return turn


def _nothing_at_all(pages: Pages) -> Callable[[int, Any], Any]:
    return lambda number, body: put(pages.leading_on(pages.first(), number + 1), pages.rows, [])


def _new_works_for_ever(pages: Pages) -> Callable[[int, Any], Any]:
    def turn(number: int, body: Any) -> Any:
        rows = [pages.fresh(100 + PAGE * number + place) for place in range(PAGE)]
        return put(pages.leading_on(pages.first(), number + 1), pages.rows, rows)

    return turn


def _overlapping(pages: Pages) -> Callable[[int, Any], Any]:
    def turn(number: int, body: Any) -> Any:
        before = [] if number == 0 else at(pages.bodies[min(number, 4) - 1], pages.rows)[-1:]
        return put(body, pages.rows, [*before, *at(body, pages.rows)])

    return turn


@pytest.mark.parametrize(
    ("turned", "statuses"),
    [
        (_first_for_ever, {"truncated", "partial"}),
        (_first_under_new_cursors, {"truncated", "partial"}),
        (_cursor_again, {"truncated", "partial", "complete"}),
        (_nothing_behind_the_first, {"truncated", "partial"}),
        (_nothing_at_all, {"truncated", "failed"}),
        (_new_works_for_ever, {"partial"}),
        (_overlapping, {"complete"}),
    ],
    ids=lambda given: getattr(given, "__name__", "").strip("_"),
)
@pytest.mark.parametrize("name", LISTED)
def test_lists_that_go_astray_end_and_say_so(name, turned, statuses, listed, wait):
    listing = listed(name)
    wait.sleep(DAY)
    whole = own_ids(outcome_of(name)[1])
    listing.begin(turned(listing.pages))
    wait.sleep(DAY)
    outcome, batch = outcome_of(name)
    assert outcome.status in statuses
    assert (outcome.status == "complete") == (own_ids(batch) == whole)
    assert bool(outcome.message) == (outcome.status != "complete")
    assert (own_ids(batch) <= whole) == (turned is not _new_works_for_ever)
    assert bool(batch.records) == (turned is not _nothing_at_all)
    # The person, and twice as many pages as there should be.
    assert len(listing.asked) <= 2 * len(listing.pages.asked) + 4


@pytest.mark.parametrize("name", LISTED)
def test_counts_that_disagree_lose_no_rows(name, listed, wait, findings):
    listing = listed(name)
    total, n_asked = listing.pages.total, len(listing.asked)
    if total is None:
        # It states none.
        assert name == "semanticscholar"
        return
    for claimed in (N_WORKS + 5, 3, 1, 0, None, str(N_WORKS), {}, -1, 10**30):
        listing.begin(lambda number, body, claimed=claimed: put(body, total, claimed))
        wait.sleep(DAY)
        outcome, batch = outcome_of(name)
        is_more = isinstance(claimed, int) and claimed > N_WORKS
        what = (claimed, outcome.status, outcome.n_expected, f"{len(listing.asked)} requests")
        findings.check(len(batch.records) == N_WORKS, "lost rows", len(batch.records), *what)
        findings.check(outcome.status == ("truncated" if is_more else "complete"), *what)
        findings.check(len(listing.asked) <= n_asked + 1, "asked too often", *what)
    findings.tell()


def _insert(works: list[Any], fresh: Any) -> None:
    works.insert(0, fresh)


def _append(works: list[Any], fresh: Any) -> None:
    works.append(fresh)


def _remove(works: list[Any], fresh: Any) -> None:
    del works[0]


def _raise(works: list[Any], fresh: Any) -> None:
    works.insert(0, works.pop(4))


def _sink(works: list[Any], fresh: Any) -> None:
    works.append(works.pop(0))


@pytest.mark.parametrize("change", [_insert, _append, _remove, _raise, _sink])
@pytest.mark.parametrize("name", LISTED)
def test_works_that_move_meanwhile_come_once_or_are_missed(name, change, listed, wait):
    """A list changes after its first page was given."""
    listing = listed(name)
    wait.sleep(DAY)
    whole = own_ids(outcome_of(name)[1])
    play = _grown(name)[1]
    listing.play, works = play.answer, getattr(play, KNOWN[name].works_at)
    fresh = (play.note if hasattr(play, "note") else play.work)(99)

    def turn(number: int, body: Any) -> Any:
        if number == 0:
            change(works, fresh)
        return body

    listing.begin(turn)
    wait.sleep(DAY)
    outcome, batch = outcome_of(name)
    found = own_ids(batch)
    n_known = len(whole) + (change in {_insert, _append})
    assert len(found - whole) <= 1
    assert outcome.status in {"complete", "truncated"}
    if listing.pages.total is not None:
        assert (outcome.status == "truncated") == (len(found) < n_known)
    if change in {_insert, _append}:
        assert whole <= found
    assert len(whole - found) <= 1


@pytest.mark.parametrize("name", LISTED)
def test_nulls_in_rows_lose_no_other_rows(name, listed, wait, findings):
    """A list in which each row has null in another place."""
    listing = listed(name)
    pages = listing.pages
    row = at(pages.first(), pages.rows)[0]
    nulled = [place for place, one in places(row) if one is not None]
    rows = [put(pages.fresh(number), place, None) for number, place in enumerate(nulled, 10)]

    def turn(number: int, body: Any) -> Any:
        body = put(body, pages.rows, [] if number else rows)
        if number and pages.cursor and at(body, pages.cursor) is not None:
            body = put(body, pages.cursor, None)
        return put(body, pages.total, len(rows)) if pages.total else body

    listing.begin(turn)
    wait.sleep(DAY)
    outcome, batch = outcome_of(name)
    n_lost = len(rows) - len(batch.records)
    assert len(rows) > 20
    assert outcome.status == ("truncated" if n_lost and pages.total else "complete"), outcome
    # What cannot be told apart or read at all.
    assert n_lost <= 4


_TEXT = re.compile(rb"(?<=>)[^<>]*[^<>\s][^<>]*(?=<)")


def _spoilt_in_places(reply: Reply) -> Iterator[tuple[str, Reply]]:
    """Make each value null in turn, or each text between tags empty."""
    if reply.body.lstrip()[:1] == b"{":
        body = json.loads(reply.body)
        for place, one in places(body):
            if one is not None and not isinstance(one, dict | list):
                yield str(place), replace(reply, body=json.dumps(put(body, place, None)).encode())
    else:
        for found in _TEXT.finditer(reply.body):
            spoilt = reply.body[: found.start()] + reply.body[found.end() :]
            yield found[0].decode(), replace(reply, body=spoilt)


@pytest.mark.parametrize("name", [name for name in OWN if name not in LISTED])
def test_nulls_in_whole_answers_lose_no_other_works(name, service, opened, wait, findings):
    play = played(name)
    asked: list[Reply] = []

    def answer(request: Asked) -> Reply:
        asked.append(play.answer(request))
        return asked[-1]

    service.answer = answer
    person = KNOWN[name].people[0]
    whole, _ = ask(opened(name), "works", person)
    for what, spoilt in _spoilt_in_places(asked[-1]):
        wait.sleep(DAY)
        service.answer = lambda request, spoilt=spoilt: spoilt
        source = opened(name)
        found, error = ask(source, "works", person)
        is_ours = isinstance(error, ResearchMetricsError)
        findings.check(error is None or is_ours, "raises", repr(error), what)
        n_lost = len(whole) - len(found)
        is_told = is_ours or (source.n_expected or 0) > len(found)
        findings.check(n_lost <= 0 or is_told, "loses works", n_lost, what)
    findings.tell()


# Several sources at once.

TOGETHER = [name for name in OWN if ORCID in KNOWN[name].people and "works" in KINDS[name].gives]
SOME = ["429 for seconds", "429 for a used-up budget", "500", "a reset", "a web page", "a bomb"]
SOME += ["a captcha", "403", "404", "a half"]


@pytest.fixture
def town(opened, wait, monkeypatch) -> Iterator[dict[str, Faulting]]:
    """Play all services that know the one person, each at an address of its own."""
    town: dict[str, Faulting] = {}
    with ExitStack() as stack:
        for name in TOGETHER:
            service = Service()
            stack.callback(service.close)
            town[name] = Faulting(played(name).answer, wait.clock.time)
            service.answer = town[name].answer
            monkeypatch.setenv(f"RESEARCHMETRICS_{name.upper()}_URL", service.url)
        monkeypatch.setattr(
            room, "get_source", lambda name, **more: opened(name, base_url=None, **more)
        )
        yield town


@pytest.mark.parametrize("turn", range(0, len(SOME) + 2, 3))
def test_each_source_fails_in_its_own_way(turn, town, wait):
    by_name = {fault.name: fault for fault in FAULTS}
    faults = [None, *(by_name[name] for name in SOME), None]
    mine = {name: faults[(place + turn) % len(faults)] for place, name in enumerate(TOGETHER)}
    for name, fault in mine.items():
        town[name].begin(fault)
    assert None in mine.values()
    profile = rm.fetch(ORCID, sources=TOGETHER)
    outcomes = profile.outcomes.set_index("source")
    assert sorted(outcomes.index) == sorted(TOGETHER)
    for name, fault in mine.items():
        outcome = outcomes.loc[name]
        n_given = (profile.records.source == name).sum()
        assert outcome.n_records == n_given
        assert outcome.requests == len(town[name].asked)
        assert outcome.status == ("complete" if fault is None else kinds_of(fault, name)[1]), name
        assert (n_given > 0) == (fault is None), name
        assert bool(outcome.message) == (fault is not None)


def test_faults_that_pass_lose_nothing_of_several_sources(town, wait):
    whole = rm.fetch(ORCID, sources=TOGETHER)
    assert set(whole.outcomes.status) == {"complete"}
    passing = [fault for fault in FAULTS if not fault.is_final]
    for place, name in enumerate(TOGETHER):
        town[name].begin(passing[place % len(passing)], is_passing=True)
    wait.sleep(DAY)
    found = rm.fetch(ORCID, sources=TOGETHER)
    assert set(found.outcomes.status) == {"complete"}
    where_and_when = ["retrieved_at", "known_at", "url"]
    tables = [one.records.drop(columns=where_and_when) for one in (found, whole)]
    pd.testing.assert_frame_equal(
        *(table.sort_values("record_id", ignore_index=True) for table in tables)
    )
    assert all(len(faulting.asked) > 1 for faulting in town.values())
