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
