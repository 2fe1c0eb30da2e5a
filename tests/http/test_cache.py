"""What is kept of answers, for how long, and how the service is asked whether it still holds."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time

import pytest
from playing import Reply, said
from timing import soon

from researchmetrics.errors import ConfigError, SourceDownError
from researchmetrics.http import Clock
from researchmetrics.http.cache import AnswerCache

DAY = 86_400


def by_tag(asked):
    """Answer 304 where the tag is still the same."""
    if asked.headers.get("if-none-match") == '"v1"':
        return Reply(b"", 304, {"ETag": '"v1"'})
    return said({"n": 1}, ETag='"v1"')


def test_an_old_answer_is_confirmed_without_its_body(open_door, service, fake_time):
    service.answer = by_tag
    first = open_door().get_json("works")
    fake_time.passed += 2 * DAY
    door = open_door()
    again = door.get_json("works")
    assert (again.json, again.sha256, again.url) == ({"n": 1}, first.sha256, first.url)
    assert not again.from_cache
    assert again.retrieved_at == fake_time.clock.iso()
    assert (door.tally.requests, door.tally.bytes, door.tally.from_cache) == (1, 0, 0)
    assert door.tally.oldest == again.retrieved_at
    # Then it is young again.
    fake_time.passed += DAY / 2
    third = open_door().get_json("works")
    assert third.from_cache
    assert third.retrieved_at == again.retrieved_at
    assert service.n_asked == 2


def test_a_date_will_do_and_a_changed_answer_takes_its_place(open_door, service, fake_time):
    since = "Wed, 21 Oct 2015 07:28:00 GMT"
    service.script(said({"n": 1}, **{"Last-Modified": since}), said({"n": 2}))
    open_door().get_json("works")
    fake_time.passed += 2 * DAY
    assert open_door().get_json("works").json == {"n": 2}
    assert service.asked[1].headers["if-modified-since"] == since
    assert "if-none-match" not in service.asked[1].headers
    fake_time.passed += 2 * DAY
    open_door().get_json("works")
    assert "if-modified-since" not in service.asked[2].headers


def test_marks_of_where_a_redirect_led_are_not_asked_by(open_door, service, fake_time):
    service.answer = lambda asked: (
        Reply(b"", 302, {"Location": "/new"}) if asked.path == "/old" else said({}, ETag='"v1"')
    )
    open_door().get_json("old")
    fake_time.passed += 2 * DAY
    assert open_door().get_json("old").json == {}
    assert not any("if-none-match" in asked.headers for asked in service.asked)


def test_conditions_are_not_put_on_what_is_sent_in_a_body(open_door, service, fake_time):
    service.script(said({"n": 1}, ETag='"v1"'))
    for _ in range(2):
        open_door().post_json("batch", body=["a"])
        fake_time.passed += 2 * DAY
    assert service.n_asked == 2
    assert "if-none-match" not in service.asked[1].headers


def test_not_modified_without_having_been_asked_is_refused(open_door, service):
    service.script(Reply(b"", 304))
    with pytest.raises(ValueError, match="304"):
        open_door().get_json("works")


def test_failing_while_confirming_is_a_failure(open_door, service, fake_time):
    service.script(said({"n": 1}, ETag='"v1"'), Reply(b"", 503))
    open_door().get_json("works")
    fake_time.passed += 2 * DAY
    with pytest.raises(SourceDownError):
        open_door().get_json("works")


def test_questions_in_a_body_are_kept_by_it(open_door, service):
    service.answer = lambda asked: said(json.loads(asked.body)["ids"])
    door = open_door()
    assert door.post_json("batch", {"fields": "a"}, body={"ids": ["x", "y"]}).json == ["x", "y"]
    assert door.post_json("batch", {"fields": "a"}, body={"ids": ["y", "x"]}).json == ["y", "x"]
    assert door.post_json("batch", {"fields": "b"}, body={"ids": ["x", "y"]}).json == ["x", "y"]
    again = door.post_json("batch", {"fields": "a"}, body={"ids": ["x", "y"]})
    assert (again.from_cache, again.json) == (True, ["x", "y"])
    assert [asked.method for asked in service.asked] == ["POST"] * 3
    assert service.asked[0].headers["content-type"] == "application/json"


@pytest.mark.parametrize("body", [["b", "a"], {}, [], 0, "text"])
def test_any_json_value_can_be_asked(open_door, service, body):
    service.answer = lambda asked: said(json.loads(asked.body))
    assert open_door().post_json("echo", body=body).json == body


def test_lists_in_another_order_are_other_questions(open_door, service):
    service.answer = lambda asked: said(json.loads(asked.body))
    door = open_door()
    for body in (["a", "b"], ["b", "a"]):
        assert door.post_json("batch", body=body).json == body


def test_empty_parameters_and_other_forms_are_other_questions(open_door, service):
    service.answer = lambda asked: said({"query": asked.query, "accept": asked.headers["accept"]})
    plain = open_door()
    asked = [
        plain.get_json("a").json,
        plain.get_json("a", {"flag": ""}).json,
        plain.get_json("A", {"flag": ""}).json,
        open_door(headers={"Accept": "application/ld+json"}).get_json("a").json,
    ]
    assert service.n_asked == 4
    assert asked[0]["accept"] == "*/*"
    assert asked[3]["accept"] == "application/ld+json"


def test_the_age_limit_is_each_doors_own(open_door, service, fake_time):
    open_door().get_json("a")
    fake_time.passed += 10 * DAY
    assert open_door(cache_days=30).get_json("a").from_cache
    assert not open_door(cache_days=7).get_json("a").from_cache
    assert not open_door(cache_days=0).get_json("b").from_cache
    fake_time.passed += 1
    assert not open_door(cache_days=0).get_json("b").from_cache


def test_threads_and_doors_share_the_file(open_door, service):
    doors = [open_door(clock=Clock()) for _ in range(4)]
    threads = [
        threading.Thread(target=lambda d=door: [d.get_json(f"a{n}") for n in range(20)])
        for door in doors
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    asked = service.n_asked
    for number in range(20):
        assert open_door().get_json(f"a{number}").from_cache
    assert service.n_asked == asked


def test_a_cache_deleted_while_we_run_is_only_a_loss(open_door, service, own_home):
    door = open_door()
    door.get_json("a")
    for file in (own_home / "cache").glob("answers.sqlite*"):
        file.unlink()
    start = time.monotonic()
    assert door.get_json("b").status == 200
    assert time.monotonic() - start < 3


def test_a_missing_library_is_no_damage(open_door, service, own_home, monkeypatch):
    open_door().get_json("a")

    def without_library(*args, **kwargs):
        raise ImportError("No module named 'cattrs'")

    monkeypatch.setattr("researchmetrics.http.cache._Answers", without_library)
    with pytest.raises(ConfigError, match="cattrs"):
        open_door().get_json("b")
    assert not (own_home / "cache" / "answers.damaged").exists()


def test_a_file_that_another_process_holds_is_no_damage(open_door, service, own_home, monkeypatch):
    monkeypatch.setattr("researchmetrics.http.cache._BUSY_MS", 50)
    open_door().get_json("a")
    code = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
sys.stdin.read()
"""
    file = own_home / "cache" / "answers.sqlite"
    holder = subprocess.Popen(
        [sys.executable, "-c", code, str(file)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdout.readline() == "held\n"
    with pytest.raises(ConfigError, match="Another process"):
        open_door().get_json("a")
    holder.communicate()
    assert open_door().get_json("a").from_cache


@pytest.mark.slow
def test_processes_that_begin_at_once_share_the_file(service):
    code = """
import sys
from researchmetrics.http import Door
for number in range(20):
    with Door("played", base_url=sys.argv[1], per_second=10_000) as door:
        door.get_json(f"a{sys.argv[2]}{number}")
"""
    crowd = [
        subprocess.Popen([sys.executable, "-W", "error", "-c", code, service.url, str(number)])
        for number in range(6)
    ]
    assert [process.wait(60) for process in crowd] == [0] * 6
    assert service.n_asked == 120


@pytest.mark.slow
def test_thousands_of_answers_do_not_slow(open_door, service):
    body = b'{"a": "' + b"x" * 20_000 + b'"}'
    service.script(Reply(body))
    door = open_door(clock=Clock(), per_second=1_000_000)

    def seconds(numbers) -> float:
        start = time.process_time()
        for number in numbers:
            door.get_json(f"works/{number}")
        return (time.process_time() - start) / len(numbers)

    first = seconds(range(200))
    seconds(range(200, 2800))
    last = seconds(range(2800, 3000))
    door.close()
    with soon(0.1):
        assert open_door().get_json("works/5").from_cache
    assert last < 3 * first


def test_many_open_a_new_cache_at_once_and_all_succeed(tmp_path):
    start = threading.Barrier(8)
    failures = []

    def open_it(file):
        start.wait()
        try:
            cache = AnswerCache(file, 1.0)
            cache.close()
        except ConfigError as error:
            failures.append(error)

    for number in range(10):
        file = tmp_path / f"{number}.sqlite"
        threads = [threading.Thread(target=open_it, args=(file,)) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert failures == []
