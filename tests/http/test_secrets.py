"""A planted key must reach the service and nothing else."""

from __future__ import annotations

import logging
import pickle
import traceback
from urllib.parse import urlencode

import pytest
from playing import Reply, said

from researchmetrics.errors import SourceError
from researchmetrics.http import Door, Key

KEY = "planted/k3y+that&must=not show"


def everything_in(folder) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("place", ["query", "header"])
def test_the_key_arrives_and_stays_nowhere(service, fake_time, own_home, caplog, place):
    caplog.set_level(logging.DEBUG)
    name = {"query": "api_key", "header": "X-Api-Key"}[place]
    door = Door(
        "played",
        base_url=service.url,
        per_second=1000,
        key=Key(name, KEY, place),
        clock=fake_time.clock,
    )
    service.script(
        Reply(b"", 503),
        # Services echo: in bodies, and in where they redirect to.
        Reply(b"", 301, {"Location": f"/moved?{urlencode({name: KEY})}"}),
        said({"echo": KEY, "ok": True}),
    )
    with door:
        answer = door.get_json("works", {"filter": "a"})
        for asked in service.asked[:2]:
            sent = asked.first(name) if place == "query" else asked.headers[name.lower()]
            assert sent == KEY
        shown = [repr(door), repr(answer), str(answer), repr(door.tally), str(answer.headers)]
    shown += [caplog.text, answer.body.decode(), *(str(r.__dict__) for r in caplog.records)]
    assert b"ok" in answer.body
    assert KEY not in "".join(shown)
    assert "planted" not in answer.url
    stored = everything_in(own_home)
    assert b"works" in stored
    assert b"planted" not in stored


@pytest.mark.parametrize(
    "reply",
    [
        said({"error": "Invalid or missing API key", "message": f"API key {KEY} not found"}, 401),
        said({"message": f"{KEY} is not a field"}, 400),
        Reply(b"", 302, {"Location": "/works"}),
        Reply(b"<html>", 404),
        Reply(b'{"cut', 200),
        Reply(b"x", 200, reset_after=0),
        Reply(b"", 500),
    ],
)
def test_no_error_shows_the_key(service, open_door, caplog, own_home, reply):
    caplog.set_level(logging.DEBUG)
    service.script(reply)
    with pytest.raises(SourceError) as caught:
        open_door(api_key=KEY).get_json("works")
    assert service.asked[0].first("api_key") == KEY
    error = caught.value
    told = "".join(traceback.format_exception(error)) + repr(error) + repr(error.details)
    while error is not None:
        told += repr(error) + repr(vars(error))
        error = error.__context__
    assert "planted" not in told
    assert "planted" not in caplog.text
    assert b"planted" not in pickle.dumps(caught.value)
    assert b"planted" not in everything_in(own_home)


def test_another_host_does_not_get_the_key(service, open_door):
    service.script(said({}))
    elsewhere = open_door(base_url=service.url.replace("127.0.0.1", "localhost"), api_key=KEY)
    with elsewhere:
        # Asked under its own name the host gets the key; under another, nothing does.
        elsewhere.get_json("works")
    assert service.asked[0].first("api_key") == KEY
    service.answer = lambda asked: Reply(
        b"", 302, {"Location": service.url.replace("127.0.0.1", "localhost") + "/b"}
    )
    with pytest.raises(SourceError):
        open_door(api_key=KEY).get_json("other")
    assert service.n_asked == 2


def test_passwords_of_the_user_are_not_sent(service, open_door, tmp_path, monkeypatch):
    netrc = tmp_path / "netrc"
    netrc.write_text(f"machine 127.0.0.1 login me password {KEY.replace(' ', '')}\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    service.script(Reply(b"", 302, {"Location": "/moved"}), said({}))
    open_door().get_json("works")
    assert [asked.path for asked in service.asked] == ["/works", "/moved"]
    assert not any("authorization" in asked.headers for asked in service.asked)


def test_cookies_are_not_kept(service, open_door):
    service.script(said({}, **{"Set-Cookie": "id=1"}))
    door = open_door()
    door.get_json("a")
    door.get_json("b")
    assert "cookie" not in service.asked[1].headers


PASSWORD = 'planted "pass wörd'


def test_a_private_question_is_neither_kept_nor_told(service, open_door, caplog, own_home):
    caplog.set_level(logging.DEBUG)
    service.script(
        Reply(b"", 503),
        said({"token": "planted-token", "user": {"id": "carberry"}}),
        said({"name": "LoginError", "message": f"carberry: {PASSWORD} is wrong"}, 400),
    )
    door = open_door()
    body = {"id": "carberry", "password": PASSWORD}
    answer = door.post_json("login", body=body, private=True)
    assert answer.json["token"] == "planted-token"
    with pytest.raises(SourceError, match="hidden is wrong") as caught:
        door.post_json("login", body=body, private=True)
    assert service.n_asked == 3
    told = "".join(traceback.format_exception(caught.value)) + repr(caught.value.details)
    told += caplog.text + "".join(str(record.__dict__) for record in caplog.records) + repr(answer)
    door.close()
    assert "planted" not in told
    assert b"planted" not in everything_in(own_home)


def test_a_private_question_is_not_sent_to_another_host(service, open_door):
    other = service.url.replace("127.0.0.1", "localhost")
    for status in (307, 308):
        service.script(Reply(b"", status, {"Location": f"{other}/login"}))
        with pytest.raises(SourceError, match="another host"):
            open_door().post_json("login", body={"password": PASSWORD}, private=True)
    assert service.n_asked == 2


def test_a_moved_question_is_asked_again_with_its_body_and_key(service, open_door):
    service.answer = lambda asked: (
        Reply(b"", 308, {"Location": "/new"}) if asked.path == "/old" else said({})
    )
    open_door(api_key=KEY).post_json("old", body={"ids": ["a"]})
    assert service.asked[1].body == b'{"ids": ["a"]}'
    assert service.asked[1].first("api_key") == KEY


def test_headers_that_may_be_secret_stay_at_their_host(service, open_door, monkeypatch, own_home):
    # Else no second host on this machine could be asked: it is private.
    monkeypatch.setattr("researchmetrics.http.wire.is_private", lambda host: False)
    other = service.url.replace("127.0.0.1", "localhost")
    headers = {"Authorization": "Bearer planted", "X-Own": "planted", "Accept": "text/x"}
    service.answer = lambda asked: (
        Reply(b"", 302, {"Location": f"{other}/there"}) if asked.path == "/here" else said({})
    )
    door = open_door(headers=headers, api_key=KEY)
    door.get_json("here")
    first, second = service.asked
    assert first.headers["authorization"] == "Bearer planted"
    assert second.path == "/there"
    assert not {"authorization", "x-own"} & set(second.headers)
    assert second.headers["accept"] == "text/x"
    assert second.query == {}
    door.close()
    assert b"planted" not in everything_in(own_home)


def test_a_token_is_known_without_the_word_before_it(service, fake_time, own_home):
    key = Key("Authorization", "Bearer planted-token", "header")
    door = Door("played", base_url=service.url, per_second=1000, key=key, clock=fake_time.clock)
    link = f"<{service.url}/works?access_token=planted-token&page=2>; rel=next"
    service.script(said({"echo": "planted-token"}, Link=link))
    with door:
        answer = door.get_json("works")
    assert service.asked[0].headers["authorization"] == "Bearer planted-token"
    assert "planted" not in answer.body.decode() + str(answer.headers)
    assert "page=2" in answer.headers["link"]
    assert b"planted" not in everything_in(own_home)


@pytest.mark.parametrize("place", ["query", "header"])
def test_the_log_tells_what_was_asked(service, fake_time, caplog, place):
    caplog.set_level(logging.DEBUG, "researchmetrics")
    service.script(
        Reply(b"", 503), Reply(b"x" * 50, reset_after=20), said({"ok": 1}), said({"ok": 1})
    )
    key = Key("api_key", KEY, place)
    with Door("played", base_url=service.url, per_second=1000, key=key, clock=fake_time.clock) as d:
        d.get_json("works", {"filter": "a", "token": "planted-too"})
        d.get_json("works", {"filter": "b"})
        d.get_json("works", {"filter": "b"})
    ours = [r.getMessage() for r in caplog.records if r.name.startswith("researchmetrics")]
    asked = f"GET {service.url}/works?filter=a&token=hidden"
    assert ours[0].startswith(f"{asked}: 503, 0 bytes")
    assert ours[1].startswith(f"{asked}: ChunkedEncodingError")
    assert ours[2].startswith(f"{asked}: 200, 9 bytes")
    assert ours[-1] == f"GET {service.url}/works?filter=b: kept, 9 bytes"
    assert "planted" not in caplog.text
