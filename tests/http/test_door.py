"""The door: what it makes of good and bad answers, how it waits, and what it keeps."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from playing import HTML, JSON, Reply, said, zipped

from researchmetrics.errors import (
    AccessError,
    BlockedError,
    ConfigError,
    NotFoundError,
    OfflineError,
    QuotaError,
    RateLimitedError,
    SourceDownError,
    SourceError,
    UnexpectedAnswerError,
)
from researchmetrics.http import Clock, Door

LOOKS_WRONG = {
    "html": Reply(b"<!DOCTYPE html><title>Oops</title>", 200, HTML),
    "html called json": Reply(b"<html></html>"),
    "empty": Reply(b""),
    "cut": Reply(b'{"results": [{"id": "W1"'),
    "picture": Reply(b'{"a": 1}', 200, {"Content-Type": "image/png"}),
    "not a number": Reply(b'{"a": NaN}'),
    "deep": Reply(b"[" * 200_000),
    "bytes": Reply(b'{"a": "\xff\xfe"}'),
    "no content": Reply(b"", 204),
    "bad gzip": Reply(b"not gzip at all", 200, JSON | {"Content-Encoding": "gzip"}),
}


def test_a_good_answer_says_where_it_came_from(open_door, service, fake_time):
    service.script(zipped(b'{"count": 3}'))
    answer = open_door().get_json("works", {"filter": "a:b", "sort": None})
    assert answer.json == {"count": 3}
    assert answer.status == 200
    assert answer.url == f"{service.url}/works?filter=a%3Ab"
    assert not answer.from_cache
    assert answer.retrieved_at == fake_time.clock.iso()
    assert len(answer.sha256) == 64
    assert "count" not in repr(answer)


def test_who_asks_is_said(open_door, service, monkeypatch):
    monkeypatch.setenv("RESEARCHMETRICS_CONTACT", "me@example.org")
    open_door().get_json("a")
    assert service.asked[0].headers["user-agent"].startswith("researchmetrics/")
    assert "me@example.org" in service.asked[0].headers["user-agent"]


@pytest.mark.parametrize("reply", LOOKS_WRONG.values(), ids=LOOKS_WRONG)
def test_what_is_not_whole_json_is_refused_and_not_kept(open_door, service, reply):
    door = open_door()
    service.script(reply)
    with pytest.raises(UnexpectedAnswerError) as caught:
        door.get_json("works")
    assert caught.value.source == "played"
    assert caught.value.__context__ is None
    assert service.n_asked == (1 if reply.status == 204 else 3)
    service.script(said({"fine": True}))
    assert door.get_json("works").json == {"fine": True}


@pytest.mark.parametrize("name", sorted(set(LOOKS_WRONG) - {"no content"}))
def test_garbled_answers_that_pass_are_not_noticed(open_door, service, fake_time, name):
    service.script(LOOKS_WRONG[name], LOOKS_WRONG[name], said({"fine": True}))
    assert open_door().get_json("works").json == {"fine": True}
    assert fake_time.passed < 1


def test_a_service_that_fails_each_time_in_another_way_is_asked_for_longer(open_door, service):
    cut = Reply(b"x" * 100, reset_after=50)
    faults = [Reply(b"", 503), Reply(b"", 500), *LOOKS_WRONG.values(), cut, Reply(b"", 429)]
    good = [fault for fault in faults if fault.status != 204]
    service.script(*good[:11], said({"fine": True}))
    assert open_door().get_json("works").json == {"fine": True}
    service.script(*good)
    with pytest.raises(SourceError):
        open_door().get_json("others")
    assert service.n_asked == 24


@pytest.mark.parametrize(
    "page",
    [
        b"<html>Please solve this CAPTCHA</html>",
        b"<html>Our systems have detected unusual traffic</html>",
        b'<form><input name="p" type="password"></form>',
    ],
)
@pytest.mark.parametrize("status", [200, 403, 429, 503])
def test_pages_that_want_a_human_block_at_once(open_door, service, page, status):
    service.script(Reply(page, status, HTML))
    with pytest.raises(BlockedError):
        open_door().get_json("works")
    assert service.n_asked == 1


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (400, UnexpectedAnswerError),
        (401, AccessError),
        (403, AccessError),
        (404, NotFoundError),
        (410, NotFoundError),
        (418, UnexpectedAnswerError),
        (501, SourceDownError),
        (300, UnexpectedAnswerError),
    ],
)
def test_final_statuses_are_not_asked_again(open_door, service, status, error):
    service.script(said({"error": "Invalid", "message": "x" * 5000}, status))
    with pytest.raises(error) as caught:
        open_door().get_json("works")
    assert type(caught.value) is error
    assert caught.value.status == status
    assert len(str(caught.value)) < 600
    assert service.n_asked == 1


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_passing_statuses_are_asked_again(open_door, service, fake_time, status):
    service.script(Reply(b"", status), Reply(b"<html>", status, HTML), said({"ok": 1}))
    door = open_door()
    assert door.get_json("works").json == {"ok": 1}
    assert door.tally.requests == 3
    assert len(fake_time.slept) == 2
    assert fake_time.slept[1] > fake_time.slept[0] * 0.9


def test_waits_grow_and_end(open_door, service, fake_time):
    service.script(Reply(b"", 503))
    with pytest.raises(SourceDownError) as caught:
        open_door().get_json("works")
    assert caught.value.__context__ is None
    assert service.n_asked == 6
    assert 10 < fake_time.passed < 30


@pytest.mark.parametrize("status", [429, 503])
def test_retry_after_in_seconds_is_obeyed(open_door, service, fake_time, status):
    service.script(Reply(b"", status, {"Retry-After": "17"}), said({}))
    open_door().get_json("works")
    assert 17 <= fake_time.passed < 18


def test_retry_after_as_a_date_is_obeyed(open_door, service, fake_time):
    moment = datetime.now(tz=UTC) + timedelta(seconds=40)
    service.script(Reply(b"", 429, {"Retry-After": format_datetime(moment, usegmt=True)}), said({}))
    open_door().get_json("works")
    assert 37 <= fake_time.passed < 42


def test_a_wait_longer_than_the_limit_is_not_begun(open_door, service, fake_time):
    service.script(Reply(b"", 429, {"Retry-After": "3600"}))
    with pytest.raises(RateLimitedError) as caught:
        open_door(max_wait=60).get_json("works")
    assert caught.value.retry_after == 3600
    assert fake_time.passed == 0


def test_a_used_up_budget_is_not_asked_again(open_door, service, fake_time):
    headers = {
        "X-RateLimit-Limit-USD": "1",
        "X-RateLimit-Remaining-USD": "0.0002",
        "X-RateLimit-Cost-Required-USD": "0.001",
        "X-RateLimit-Reset": "3600",
        "Retry-After": "1",
    }
    service.script(said({"error": "Rate limit exceeded"}, 429, **headers))
    with pytest.raises(QuotaError) as caught:
        open_door().get_json("works")
    assert caught.value.resets_at == fake_time.clock.iso(after=3600)
    assert "0.0002 of 1 USD" in str(caught.value)
    assert service.n_asked == 1


def test_the_older_headers_limit_speed_and_not_the_day(open_door, service, fake_time):
    headers = {"RateLimit-Limit": "5", "RateLimit-Remaining": "0", "RateLimit-Reset": "2"}
    service.script(said({}, 429, **headers), said({}))
    open_door().get_json("works")
    assert 2 <= fake_time.passed < 3


def test_costs_and_budget_are_counted(open_door, service):
    headers = {
        "x-ratelimit-cost-usd": "0.0001",
        "x-ratelimit-limit-usd": "1",
        "x-ratelimit-remaining-usd": "0.9654",
        "x-ratelimit-limit": "10000",
        "x-ratelimit-remaining": "9654",
        "x-ratelimit-reset": "39907",
    }
    service.script(said({"a": 1}, **headers))
    door = open_door()
    assert door.tally.cost_usd is None
    for path in ("a", "b", "a"):
        door.get_json(path)
    assert door.tally.cost_usd == pytest.approx(0.0002)
    assert door.tally.budget_left == "0.9654 of 1 USD"
    assert door.tally.resets_at is not None
    assert (door.tally.requests, door.tally.from_cache) == (2, 1)
    assert door.tally.bytes == 2 * len(b'{"a": 1}')


def test_the_cache_answers_across_doors_and_grows_old(open_door, service, fake_time):
    service.script(said({"n": 1}), said({"n": 2}))
    first = open_door().get_json("works", {"a": 1, "b": 2})
    again = open_door().get_json("works", {"b": 2, "a": 1})
    assert again.from_cache
    assert again.json == first.json
    assert again.sha256 == first.sha256
    fake_time.passed += 2 * 86_400
    assert open_door().get_json("works", {"a": 1, "b": 2}).json == {"n": 2}
    assert service.n_asked == 2


def test_a_service_that_fails_does_not_bring_back_old_answers(open_door, service, fake_time):
    service.script(said({"n": 1}), Reply(b"", 500))
    open_door().get_json("works")
    fake_time.passed += 2 * 86_400
    with pytest.raises(SourceDownError):
        open_door().get_json("works")


def test_offline_answers_from_the_cache_alone(open_door, service, fake_time, monkeypatch):
    open_door().get_json("known")
    monkeypatch.setenv("RESEARCHMETRICS_OFFLINE", "yes")
    door = open_door()
    assert door.get_json("known").from_cache
    with pytest.raises(OfflineError):
        door.get_json("unknown")
    fake_time.passed += 3 * 86_400
    with pytest.raises(OfflineError, match="1 days old"):
        door.get_json("known")
    assert open_door(cache_days=30).get_json("known").from_cache
    assert service.n_asked == 1


def test_the_oldest_answer_is_told(open_door, service, fake_time):
    open_door().get_json("a")
    fake_time.passed += 3600
    door = open_door()
    door.get_json("b")
    door.get_json("a")
    assert door.tally.oldest < fake_time.clock.iso()


def test_a_bomb_is_not_unpacked(open_door, service, monkeypatch):
    monkeypatch.setenv("RESEARCHMETRICS_MAX_ANSWER_MB", "1")
    service.script(zipped(b'{"a": "' + b"0" * 50_000_000 + b'"}'))
    with pytest.raises(UnexpectedAnswerError, match="more than 1 MB"):
        open_door().get_json("works")
    assert service.n_asked == 2


@pytest.mark.parametrize("unsized", [True, False])
def test_a_slow_body_is_cut_in_time(service, open_door, unsized):
    service.script(Reply(b'{"a": 1}' + b" " * 1000, drip=0.05, unsized=unsized))
    start = time.monotonic()
    with pytest.raises(SourceDownError, match="in time"):
        open_door(max_wait=0.4, clock=Clock()).get_json("works")
    assert time.monotonic() - start < 1.5


def test_a_slow_start_is_cut_in_time(service, open_door):
    service.script(Reply(delay=1.0))
    with pytest.raises(SourceDownError, match="in time"):
        open_door(max_wait=0.2, clock=Clock()).get_json("works")


def test_one_slow_answer_leaves_time_for_another_try(service, open_door, monkeypatch):
    monkeypatch.setattr("researchmetrics.http.wire._ONE_TRY_SECONDS", 0.2)
    service.script(Reply(b'{"a": 1}' + b" " * 1000, drip=0.05), said({"a": 2}))
    door = open_door(max_wait=4.0, clock=Clock())
    start = time.monotonic()
    assert door.get_json("works").json == {"a": 2}
    assert 1.5 < time.monotonic() - start < 3.5


def test_a_reset_in_the_middle_is_asked_again(open_door, service):
    body = b'{"a": "' + b"x" * 100_000 + b'"}'
    service.script(Reply(body, reset_after=50_000), Reply(body))
    door = open_door()
    assert len(door.get_json("works").body) == len(body)
    assert service.n_asked == 2
    assert door.tally.requests == 2


def test_nobody_there(open_door, service, fake_time):
    service.close()
    service.close = lambda: None
    with pytest.raises(SourceDownError, match="cannot be reached"):
        open_door().get_json("works")
    # A hiccup is waited for; without a network nobody waits a minute for ten services.
    assert len(fake_time.slept) == 2
    assert sum(fake_time.slept) < 5


def test_redirects_are_followed_and_counted(open_door, service):
    service.answer = lambda asked: (
        Reply(b"", 301, {"Location": "/new"}) if asked.path == "/old" else said({"id": "new"})
    )
    door = open_door()
    answer = door.get_json("old")
    assert answer.url == f"{service.url}/new"
    assert door.get_json("old").from_cache
    assert door.tally.requests == 2


@pytest.mark.parametrize("target", ["/works", "ftp://127.0.0.1/x", "file:///etc/passwd"])
def test_redirects_that_lead_nowhere_good(open_door, service, target):
    service.script(Reply(b"", 302, {"Location": target}))
    with pytest.raises(SourceError) as caught:
        open_door().get_json("works")
    assert isinstance(caught.value, UnexpectedAnswerError | BlockedError)
    assert service.n_asked in {1, 12}


def test_a_redirect_from_a_service_into_a_private_network_is_refused(open_door, service):
    service.script(Reply(b"", 302, {"Location": "http://10.0.0.1/"}))
    with pytest.raises(BlockedError, match="private"):
        open_door().get_json("works")
    assert service.n_asked == 1


def test_a_damaged_cache_is_begun_anew(open_door, service, own_home):
    folder = own_home / "cache"
    folder.mkdir()
    (folder / "answers.sqlite").write_bytes(b"no database at all" * 100)
    door = open_door()
    door.get_json("works")
    assert door.get_json("works").from_cache
    assert (folder / "answers.damaged").exists()


def test_a_cache_damaged_inside_is_only_a_miss(open_door, service, own_home):
    door = open_door()
    door.get_json("works")
    door.close()
    file = own_home / "cache" / "answers.sqlite"
    whole = file.read_bytes()
    file.write_bytes(whole[:100] + b"\xff" * (len(whole) - 100))
    assert open_door().get_json("works").json == {}


def test_a_folder_that_cannot_be_made_is_said(open_door, own_home):
    (own_home / "cache").write_text("a file")
    with pytest.raises(ConfigError, match="cannot be"):
        open_door().get_json("works")


@pytest.mark.parametrize(
    "url", ["ftp://a.example", "nonsense", "", "http://", "http://u:pw@a.example"]
)
def test_addresses_that_cannot_be_used(url):
    with pytest.raises(ConfigError) as caught:
        Door("played", base_url=url, per_second=1)
    assert caught.value.args


@pytest.mark.parametrize("rate", [0.0, -1.0, float("inf"), float("nan")])
def test_rates_that_cannot_be_used(open_door, rate):
    with pytest.raises(ConfigError):
        open_door(per_second=rate).get_json("works")


def test_a_door_closes_and_opens_again(open_door, service):
    door = open_door()
    door.get_json("a")
    door.close()
    door.close()
    assert door.get_json("a").from_cache


def test_a_contact_that_cannot_be_sent(open_door, monkeypatch):
    monkeypatch.setenv("RESEARCHMETRICS_CONTACT", "me\r\nX-Evil: 1")
    with pytest.raises(ConfigError):
        open_door().get_json("works")


def test_a_certificate_bundle_that_is_not_there_is_told(open_door, monkeypatch):
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", "/no/such/file.pem")
    with pytest.raises(SourceError):
        open_door(base_url="https://127.0.0.1:9").get_json("works")
