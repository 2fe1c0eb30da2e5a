"""Google Scholar through scholarly, over sockets: one request a person, blocks told at once."""

from __future__ import annotations

import json
import subprocess
import sys
import textwrap
import threading
import time
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playing import HTML, Reply
from playing_google_scholar import USER, PlayedGoogleScholar

import researchmetrics as rm
import researchmetrics.profile
from researchmetrics.errors import (
    BlockedError,
    ConfigError,
    IdentifierError,
    NotFoundError,
    OfflineError,
    RateLimitedError,
    ResearchMetricsError,
    SourceDownError,
    SourceError,
    UnexpectedAnswerError,
)
from researchmetrics.fetchers import get_source
from researchmetrics.fetchers.google_scholar import parse_author, parse_publication

ME = f"scholar:{USER}"


@pytest.fixture
def scholar(service, fixtures):
    played = PlayedGoogleScholar(fixtures / "google_scholar")
    service.answer = played.answer
    return played


@pytest.fixture
def library(monkeypatch):
    """The real library, without the seconds it sleeps before each request."""
    from scholarly import _navigator, scholarly

    quick = SimpleNamespace(sleep=lambda seconds: None, time=time.time)
    monkeypatch.setattr(_navigator, "time", quick)
    return scholarly


@pytest.fixture
def opened(open_named, scholar, library):
    return lambda **options: open_named("google_scholar", **options)


@pytest.fixture
def fake(monkeypatch):
    """Put a library in its place that has nothing but its two questions."""

    def put(search_author_id, fill=lambda author, **_: author, **more):
        standing_in = SimpleNamespace(search_author_id=search_author_id, fill=fill, **more)
        monkeypatch.setitem(sys.modules, "scholarly", SimpleNamespace(scholarly=standing_in))

    return put


def works_until_error(source, identifier=ME):
    works = []
    try:
        for work in source.works(identifier):
            works.append(work)  # noqa: PERF402 (an error may come in the middle)
    except ResearchMetricsError as error:
        return works, error
    return works, None


# One profile, one request.


def test_person_and_works_come_by_one_request(opened, service):
    source = opened()
    (person,) = source.person(ME)
    works = list(source.works(ME))
    assert person.person.name == "Josiah Carberry"
    assert person.reported == {"n_citations": 1204, "h_index": 11, "i10_index": 12}
    assert [work.citations for work in works] == [1131, 73, 0, 0]
    assert source.n_expected == 4
    assert source.tally.requests == service.n_asked == 1
    assert works[0].provenance.retrieved_at is not None
    assert works[0].provenance.payload_sha256 == person.provenance.payload_sha256
    assert works[0].provenance.source_id == f"{USER}:u5HHmVD_uO8C"
    assert len({work.record_id for work in works}) == 4


def test_the_address_is_the_one_that_programs_may_ask_for(opened, service):
    list(opened().works(ME))
    (asked,) = service.asked
    assert asked.path == "/citations"
    assert list(asked.query) == ["user", "hl", "pagesize"]
    assert [asked.first(name) for name in asked.query] == [USER, "en", "100"]
    assert asked.headers["user-agent"].startswith("researchmetrics/")
    assert "cookie" not in asked.headers


def test_works_alone_take_one_request(opened, service):
    source = opened()
    assert len(list(source.works(ME))) == 4
    assert len(list(source.works(ME))) == 4
    # The second time the cache answers.
    assert service.n_asked == 1
    assert source.tally.from_cache == 1


def test_what_was_kept_is_enough_offline(opened, service):
    list(opened().works(ME))
    assert len(list(opened(offline=True).works(ME))) == 4
    with pytest.raises(OfflineError):
        list(opened(offline=True).works("scholar:AbCdEfGhIjKl"))
    assert service.n_asked == 1


def test_the_users_own_sessions_are_put_back(opened, library):
    navigator = library._Scholarly__nav
    before = (navigator._session1, navigator._session2, navigator.pm1, navigator.pm2)
    list(opened().works(ME))
    after = (navigator._session1, navigator._session2, navigator.pm1, navigator.pm2)
    assert after == before


def test_its_manners_are_careful():
    source = get_source("google_scholar")
    assert source.opt_in
    assert source.per_second == 0.1
    assert (source.at_once, source.keep_days, source.max_seconds) == (1, 7.0, 60.0)
    assert source.n_requests(None) == source.n_requests(1000) == 1
    assert get_source("scholar").name == "google_scholar"
    assert get_source("scholar", ignore_robots=True).n_requests(1000) == 10


def test_since_a_year(opened):
    source = opened()
    assert [work.year for work in source.works(ME, since="2021-06-01")] == [2021, 2024]
    assert source.n_expected == 2
    with pytest.raises(IdentifierError):
        list(source.works(ME, since="lately"))


def test_a_misspelt_identifier_leads_to_the_right_profile(opened, scholar, service):
    scholar.moved["JcArBeRrY_-2"] = USER
    source = opened()
    (person,) = source.person("scholar:JcArBeRrY_-2")
    assert person.person.ids[0] == ME
    assert "scholar:JcArBeRrY_-2" in person.person.ids
    assert len(list(source.works("scholar:JcArBeRrY_-2"))) == 4
    assert service.n_asked == 2


def test_identifiers_are_taken_in_their_forms(opened, service):
    source = opened()
    address = f"scholar:https://scholar.google.com/citations?hl=en&user={USER}&view_op=x"
    assert len(list(source.works(address))) == 4
    for wrong in ("scholar:short", "scholar:much-too-long-an-id", "orcid:0000-0002-1825-0097"):
        with pytest.raises(IdentifierError):
            list(source.works(wrong))
    assert service.n_asked == 1


@pytest.mark.parametrize("n_works", [0, 1, 99, 100])
def test_up_to_a_hundred_works_come_whole(opened, scholar, service, n_works):
    scholar.titles = [f"Pot {number}" for number in range(n_works)]
    source = opened()
    list(source.person(ME))
    works = list(source.works(ME))
    assert [work.title for work in works] == scholar.titles
    assert source.n_expected == n_works
    assert service.n_asked == 1


def test_beyond_a_hundred_the_outcome_says_what_is_missing(opened, scholar, service):
    scholar.titles = [f"Pot {number}" for number in range(101)]
    source = opened()
    works, error = works_until_error(source)
    assert len(works) == 100
    assert isinstance(error, BlockedError)
    assert "has more" in str(error)
    assert "robots.txt" in str(error)
    # It does not say how many there are.
    assert source.n_expected is None
    assert service.n_asked == 1


def test_who_waives_the_rules_gets_all(opened, scholar, service):
    scholar.titles = [f"Pot {number}" for number in range(230)]
    source = opened(ignore_robots=True)
    works = list(source.works(ME))
    assert [work.title for work in works] == scholar.titles
    assert source.n_expected == 230
    assert [asked.first("cstart") for asked in service.asked] == [None, "100", "200"]


def test_a_page_that_fails_on_the_way_keeps_those_before(opened, scholar, service):
    scholar.titles = [f"Pot {number}" for number in range(230)]
    whole = service.answer
    refusal = Reply(b"slow down", 429, dict(HTML))
    service.answer = lambda asked: refusal if asked.first("cstart") == "200" else whole(asked)
    works, error = works_until_error(opened(ignore_robots=True))
    assert len(works) == 200
    assert isinstance(error, BlockedError)
    assert service.n_asked == 3


def test_lists_that_overlap_give_each_work_once(opened, scholar, service):
    scholar.titles = [f"Pot {number}" for number in range(150)]

    # A work moved up between two requests: the second page begins with what the first ended on.
    scholar.spoil = lambda page: page.replace(f"p{100:011d}", f"p{99:011d}")
    works = list(opened(ignore_robots=True).works(ME))
    assert len(works) == len({work.provenance.source_id for work in works}) == 149


def test_the_settings_speak_in_so_many_words(opened, scholar, monkeypatch):
    scholar.titles = [f"Pot {number}" for number in range(101)]
    monkeypatch.setenv("RESEARCHMETRICS_GOOGLE_SCHOLAR_IGNORE_ROBOTS", "yes")
    assert len(list(opened().works(ME))) == 101
    monkeypatch.setenv("RESEARCHMETRICS_GOOGLE_SCHOLAR_IGNORE_ROBOTS", "perhaps")
    with pytest.raises(ConfigError):
        opened()


# Searching.


def test_people_are_not_searched_for_without_leave(opened, service):
    with pytest.raises(BlockedError, match="google_scholar_ignore_robots"):
        list(opened().find("Josiah Carberry"))
    assert service.n_asked == 0
    with pytest.raises(IdentifierError):
        list(opened().find("  "))


def test_people_are_found_with_leave(opened, service):
    source = opened(ignore_robots=True)
    found = list(source.find("Josiah Carberry", affiliation="Brown"))
    assert [one.id for one in found] == [ME, "scholar:Other0000001"]
    assert found[0].n_citations == 1204
    assert found[0].affiliations == ("Brown University",)
    assert found[0].score == 1.0
    assert service.n_asked == 1
    assert service.asked[0].first("mauthors") == "Josiah Carberry"


def test_a_search_may_be_blocked_too(opened, scholar):
    scholar.show("captcha")
    with pytest.raises(BlockedError, match="captcha"):
        list(opened(ignore_robots=True).find("Josiah Carberry"))


# Refusals: recognised, at once, and never taken for an empty profile.


@pytest.mark.parametrize("name", ["captcha", "sorry", "sign_in", "consent", "forbidden"])
def test_pages_shown_instead_are_blocks(opened, scholar, service, name):
    scholar.show(name)
    source = opened()
    for question in (source.person, source.works):
        with pytest.raises(BlockedError):
            list(question(ME))
    # Nothing of it is kept, and each question was put once.
    assert service.n_asked == 2


@pytest.mark.parametrize(
    ("name", "status"),
    [("forbidden", 403), ("sorry", 429), ("sorry", 503), ("captcha", 403), ("sign_in", 401)],
)
def test_refusals_by_status_are_blocks(opened, scholar, service, name, status):
    scholar.show(name, status)
    start = time.monotonic()
    with pytest.raises(BlockedError):
        list(opened().works(ME))
    assert service.n_asked == 1
    assert time.monotonic() - start < 10


@pytest.mark.parametrize("status", [403, 429, 451])
def test_refusals_without_a_page_are_blocks(opened, scholar, service, patience, status):
    scholar.instead = Reply(b"", status, dict(HTML) | {"Retry-After": "3600"})
    with pytest.raises(BlockedError) as caught:
        list(opened().works(ME))
    assert caught.value.status == status
    assert service.n_asked == 1
    assert sum(patience) < 60


def test_after_too_many_requests_it_is_left_alone(opened, scholar, service):
    scholar.instead = Reply(b"", 429, dict(HTML) | {"Retry-After": "3600"})
    for _ in range(3):
        with pytest.raises((BlockedError, RateLimitedError)):
            list(opened().works(ME))
    assert service.n_asked <= 3


@pytest.mark.parametrize(
    "address",
    [
        "/sorry/index?continue=https://scholar.google.com/citations",
        "https://consent.google.com/ml?continue=https://scholar.google.com/citations",
        "https://accounts.google.com/Login?hl=en&continue=https://scholar.google.com/citations",
        "/ServiceLogin",
    ],
)
def test_being_led_elsewhere_is_a_block(opened, scholar, service, address):
    scholar.lead_to(address)
    with pytest.raises(BlockedError):
        list(opened().works(ME))
    assert service.n_asked == 1


def test_nobody_is_not_found(opened, service):
    source = opened()
    for question in (source.person, source.works):
        with pytest.raises(NotFoundError):
            list(question("scholar:AbCdEfGhIjKl"))
    assert service.n_asked == 2


@pytest.mark.parametrize(
    "reply",
    [
        Reply(b"", 200, dict(HTML)),
        Reply(b'{"error": 1}', 200),
        Reply(b"<div class='gsc_new'>changed</div>", 200, dict(HTML)),
        Reply(b"\x1f\x8b", 200, dict(HTML)),
    ],
)
def test_other_answers_are_refused_and_not_kept(opened, scholar, service, reply):
    scholar.instead = reply
    source = opened()
    with pytest.raises(SourceError) as caught:
        list(source.works(ME))
    assert isinstance(caught.value, UnexpectedAnswerError | BlockedError)
    scholar.instead = None
    assert len(list(source.works(ME))) == 4


def test_a_page_cut_before_its_end_says_so(opened, scholar):
    scholar.spoil = lambda page: page[: page.index('<div id="gsc_lwp">')]
    works, error = works_until_error(opened())
    assert len(works) == 4
    assert isinstance(error, UnexpectedAnswerError)
    assert "without its end" in str(error)


@pytest.mark.parametrize("status", [500, 502, 503])
def test_a_service_that_is_down_is_not_pestered(opened, scholar, service, status):
    scholar.instead = Reply(b"", status, dict(HTML))
    with pytest.raises(SourceDownError):
        list(opened().works(ME))
    assert service.n_asked == 1


def test_connections_that_break_are_told(opened, scholar, service):
    scholar.instead = Reply(b"<html>" * 100, 200, dict(HTML), reset_after=10)
    with pytest.raises(SourceDownError):
        list(opened().works(ME))
    assert service.n_asked == 1


def test_the_librarys_own_trouble_does_not_matter_once_the_page_is_there(opened, scholar):
    """It needs an e-mail line, and a button below the list; the page is read without."""
    scholar.spoil = lambda page: page.replace('id="gsc_prf_ivh"', "").replace(
        'rel="canonical"', 'rel="other"'
    )
    source = opened()
    (person,) = source.person(ME)
    assert person.person.ids[0] == ME
    assert len(list(source.works(ME))) == 4


# The ceiling.


def test_a_library_that_hangs_is_left_behind(fake, open_named):
    released = threading.Event()
    fake(lambda user: released.wait(600))
    source = open_named("google_scholar", max_seconds=0.3)
    start = time.monotonic()
    with pytest.raises(SourceDownError, match=r"given up after 0\.3 s"):
        list(source.person(ME))
    assert time.monotonic() - start < 5
    released.set()


def test_a_service_that_drips_is_left_behind(opened, scholar):
    scholar.instead = Reply(b"<html>" * 1000, 200, dict(HTML), drip=0.05)
    start = time.monotonic()
    with pytest.raises(SourceDownError):
        list(opened(max_seconds=0.5).person(ME))
    assert time.monotonic() - start < 8


def test_what_came_before_the_ceiling_counts(fake, opened, library, monkeypatch):
    released = threading.Event()
    real = library.search_author_id

    def slow(user):
        real(user)
        released.wait(600)

    monkeypatch.setattr(library, "search_author_id", slow)
    assert len(list(opened(max_seconds=1.5).works(ME))) == 4
    released.set()


def test_late_requests_of_a_library_left_behind_are_not_sent(opened, service, library, monkeypatch):
    released, done = threading.Event(), threading.Event()
    real = library.search_author_id

    def late(user):
        released.wait(60)
        session = library._Scholarly__nav._session2
        try:
            return real(user)
        finally:
            assert session is not None
            done.set()

    navigator = library._Scholarly__nav
    monkeypatch.setattr(library, "search_author_id", late)
    with pytest.raises(SourceDownError):
        list(opened(max_seconds=0.2).works(ME))
    # The stand-in is gone from the library by then; a real session must not be used in tests.
    monkeypatch.setattr(navigator, "_session2", SimpleNamespace(get=_refuse))
    monkeypatch.setattr(navigator, "_session1", SimpleNamespace(get=_refuse))
    monkeypatch.setattr(navigator, "_max_retries", 1)
    released.set()
    assert done.wait(30)
    assert service.n_asked == 0


def _refuse(*_args, **_kwargs):
    raise SystemExit


def test_the_ceiling_must_be_a_time(monkeypatch):
    for wrong in (-1, float("inf"), float("nan")):
        with pytest.raises(ConfigError):
            get_source("google_scholar", max_seconds=wrong)
    monkeypatch.setenv("RESEARCHMETRICS_GOOGLE_SCHOLAR_MAX_SECONDS", "5")
    assert get_source("google_scholar").max_seconds == 5


def test_a_thread_left_behind_does_not_keep_the_interpreter():
    code = """
        import sys, threading, types
        standing_in = types.SimpleNamespace(search_author_id=lambda user: threading.Event().wait())
        sys.modules["scholarly"] = types.SimpleNamespace(scholarly=standing_in)
        from researchmetrics.fetchers import get_source
        try:
            list(get_source("google_scholar", max_seconds=0.2).person("scholar:JcArBeRrY_-1"))
        except OSError as error:
            print(type(error).__name__)
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout.strip() == "SourceDownError"


def test_one_profile_at_a_time(fake, open_named):
    under_way, most = [], []

    def slow(user):
        under_way.append(user)
        most.append(len(under_way))
        time.sleep(0.05)
        under_way.remove(user)
        return {"scholar_id": user, "publications": []}

    fake(slow)
    users = [f"scholar:User0000000{number}" for number in range(4)]
    sources = [open_named("google_scholar") for _ in users]
    threads = [
        threading.Thread(target=lambda s=source, u=user: list(s.person(u)))
        for source, user in zip(sources, users, strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1, 1, 1, 1]


# As the user meets it.


@pytest.fixture
def fetch(scholar, library, service, monkeypatch):
    monkeypatch.setenv("RESEARCHMETRICS_GOOGLE_SCHOLAR_URL", service.url)
    monkeypatch.setenv("RESEARCHMETRICS_GOOGLE_SCHOLAR_PER_SECOND", "1000")

    def outcome():
        batch = rm.profile.fetch_batch(ME, sources=["scholar"])
        return batch, batch.outcomes[0]

    return outcome


def test_a_profile_is_fetched_by_one_request(fetch, service):
    batch, outcome = fetch()
    assert (outcome.status, outcome.n_records, outcome.requests) == ("complete", 4, 1)
    assert batch.people[0].person.name == "Josiah Carberry"
    assert service.n_asked == 1


def test_a_block_is_an_outcome_and_no_empty_profile(fetch, scholar, service):
    scholar.show("captcha")
    batch, outcome = fetch()
    assert (outcome.status, outcome.n_records) == ("blocked", 0)
    assert "captcha" in outcome.message
    assert batch.people == ()
    assert service.n_asked == 1


def test_works_that_may_not_be_asked_for_make_it_partial(fetch, scholar):
    scholar.titles = [f"Pot {number}" for number in range(101)]
    _, outcome = fetch()
    assert (outcome.status, outcome.n_records, outcome.n_expected) == ("partial", 100, None)
    assert "has more" in outcome.message


def test_it_is_asked_only_where_it_is_named(scholar, service, monkeypatch):
    monkeypatch.setenv("RESEARCHMETRICS_GOOGLE_SCHOLAR_URL", service.url)
    with pytest.raises(ConfigError):
        rm.profile.fetch_batch(ME)
    assert service.n_asked == 0


# Libraries that do not ask through our line.


@pytest.fixture
def said(fixtures):
    return json.loads((fixtures / "google_scholar" / "author.json").read_text(encoding="utf-8"))


def test_what_another_library_says_is_read(fake, open_named, said):
    asked = []

    def fill(author, sections, publication_limit):
        asked.append((sections, publication_limit))
        return said

    fake(lambda user: {"scholar_id": user}, fill)
    source = open_named("google_scholar")
    (person,) = source.person(ME)
    works = list(source.works(ME))
    assert person.person.ids == (ME, "orcid:0000-0002-1825-0097")
    assert person.reported == {"n_citations": 18, "h_index": 3, "i10_index": 0}
    assert person.citations_by_year == ((2019, 7), (2020, 0), (2021, 11))
    assert [work.title for work in works] == ["On the cracked pot", "Glazes before firing"]
    assert works[0].provenance.retrieved_at is not None
    assert source.n_expected == 2
    assert asked == [(["basics", "indices", "counts", "publications"], 100)]


def test_a_hundred_works_of_another_library_may_not_be_all(fake, open_named, said):
    row = said["publications"][0]
    said["publications"] = [row | {"author_pub_id": f"{USER}:{n}"} for n in range(100)]
    fake(lambda user: said)
    works, error = works_until_error(open_named("google_scholar"))
    assert len(works) == 100
    assert isinstance(error, BlockedError)
    assert len(list(open_named("google_scholar", ignore_robots=True).works(ME))) == 100


class MaxTriesExceededException(Exception):  # noqa: N818 (as the library calls it)
    pass


@pytest.mark.parametrize(
    ("raised", "expected"),
    [
        (MaxTriesExceededException("Cannot Fetch from Google Scholar."), BlockedError),
        (TimeoutError(), SourceDownError),
        (AttributeError("'NoneType' object has no attribute 'get'"), UnexpectedAnswerError),
        (StopIteration(), UnexpectedAnswerError),
        (SystemExit(), UnexpectedAnswerError),
    ],
)
def test_failures_of_the_library_are_told_in_our_words(fake, open_named, raised, expected):
    calls = []

    def fail(user):
        calls.append(user)
        raise raised

    fake(fail)
    source = open_named("google_scholar")
    with pytest.raises(expected):
        list(source.works(ME))
    assert calls == [USER]


def test_the_real_librarys_names_of_failure_are_those_known(library):
    import scholarly

    assert scholarly.MaxTriesExceededException.__name__ == "MaxTriesExceededException"
    assert scholarly.DOSException.__name__ == "DOSException"
    navigator = library._Scholarly__nav
    assert all(hasattr(navigator, name) for name in ("_session1", "_session2", "pm1", "pm2"))


@pytest.mark.parametrize("given", [None, False, [], {}, {"publications": "none"}])
def test_a_library_that_says_nothing_is_no_empty_profile(fake, open_named, given):
    fake(lambda user: given)
    with pytest.raises(UnexpectedAnswerError):
        list(open_named("google_scholar").works(ME))


def test_a_library_that_cannot_be_loaded(monkeypatch, open_named):
    monkeypatch.setitem(sys.modules, "scholarly", None)
    with pytest.raises(ConfigError, match="scholarly"):
        list(open_named("google_scholar").works(ME))


def test_parsing_a_work_that_the_library_filled():
    work = parse_publication(
        {
            "bib": {
                "title": "\u202aOn pots\u202c",
                "author": "Josiah Carberry and Ida Kiln",
                "pub_year": 2019,
                "journal": "Journal of Psychoceramics",
                "volume": "12",
                "number": "3",
                "pages": "101-120",
                "publisher": "Kiln",
                "abstract": "Pots crack.",
                "citation": "Journal of Psychoceramics 12 (3), 101-120, 2019",
            },
            "author_pub_id": f"{USER}:u5HHmVD_uO8C",
            "num_citations": 7,
            "cites_id": ["77"],
            "cites_per_year": {2020: 3},
            "pub_url": "https://clay.example/pots",
            "eprint_url": "https://clay.example/pots.pdf",
            "public_access": True,
        }
    )
    assert work.title == "On pots"
    assert [author.name for author in work.authors] == ["Josiah Carberry", "Ida Kiln"]
    assert (work.authors_truncated, work.n_authors) == (False, 2)
    assert (work.venue, work.volume, work.issue) == ("Journal of Psychoceramics", "12", "3")
    assert (work.pages, work.publisher, work.year) == ("101-120", "Kiln", 2019)
    assert (work.abstract, work.citations, work.is_open_access) == ("Pots crack.", 7, True)
    assert work.citations_by_year == ((2020, 3),)
    assert work.ids == (f"scholar:{USER}:u5HHmVD_uO8C", "scholar_cluster:77")
    assert work.url == "https://clay.example/pots"
    assert work.links == ("https://clay.example/pots.pdf",)


_JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3)
    ),
    max_leaves=5,
)


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_fields_may_be_missing_or_of_any_type(fixtures, data):
    raw = json.loads((fixtures / "google_scholar" / "author.json").read_text(encoding="utf-8"))
    work = raw["publications"][0]
    for place in (raw, work, work["bib"]):
        for name in data.draw(st.lists(st.sampled_from(sorted(place)), max_size=4, unique=True)):
            if data.draw(st.booleans()):
                del place[name]
            else:
                place[name] = data.draw(_JUNK)
    for read, given_raw in ((parse_author, raw), (parse_publication, work)):
        try:
            read(given_raw)
        except UnexpectedAnswerError:
            continue
