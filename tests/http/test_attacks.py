"""Services and addresses that mean ill, and users who must not see what others may."""

from __future__ import annotations

import gzip
import threading
import time
from contextlib import closing, suppress
from types import SimpleNamespace

import pytest
from playing import JSON, Reply, Service, said
from timing import soon

from researchmetrics.errors import (
    BlockedError,
    ConfigError,
    IdentifierError,
    NotFoundError,
    OfflineError,
    SourceDownError,
    SourceError,
    UnexpectedAnswerError,
)
from researchmetrics.http import Door, Key, fetch_document
from researchmetrics.http.address import base_address, is_private
from researchmetrics.http.connection import Careful
from researchmetrics.http.hiding import without

# Where an address leads.


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:10.0.0.1",
        "::10.0.0.1",
        "::ffff:0:10.0.0.1",
        "64:ff9b::a9fe:a9fe",
        "2002:7f00:1::",
        "fe80::1%eth0",
        "fc00::1",
        "fec0::1",
        "ff02::1",
        "localhost",
        "LOCALHOST.",
        "a.localhost",
    ],
)
def test_what_is_private(host):
    assert is_private(host)


@pytest.mark.parametrize(
    "host", ["8.8.8.8", "2606:4700::1111", "64:ff9b::808:808", "2002:808:808::", "api.example.org"]
)
def test_what_is_not(host):
    assert not is_private(host)


HOSTS = [
    "localhost",
    "127.1",
    "2130706433",
    "0x7f000001",
    "0177.0.0.1",
    "[::1]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "169.254.169.254",
    "me@127.0.0.1",
    "api.example.org@127.0.0.1",
]


@pytest.mark.parametrize("host", HOSTS)
def test_a_service_cannot_lead_into_a_private_network(service, open_door, host):
    with closing(Service()) as other:
        port = other.url.rpartition(":")[2]
        service.script(Reply(b"", 302, {"Location": f"http://{host}:{port}/secret"}))
        with pytest.raises(SourceError):
            open_door(max_wait=5).get_json("works")
        assert other.n_asked == 0


@pytest.fixture
def proxy(monkeypatch):
    """A proxy, which would lead anywhere."""
    proxy = Service()
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY"):
        monkeypatch.setenv(name, proxy.url)
    for name in ("no_proxy", "NO_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    yield proxy
    proxy.close()


@pytest.mark.parametrize(
    "host", ["10.0.0.1", "2130706433", "127.1", "0x7f000001", "[::1]", "me.internal", "localhost."]
)
def test_a_proxy_is_not_asked_for_private_addresses(proxy, own_home, monkeypatch, host):
    def look_up(name, *_, **__):
        known = {"me.internal": "10.9.8.7", "localhost.": "127.0.0.1"}
        number = known.get(name, "127.0.0.1")
        return [(None, None, 0, "", (number, 0))]

    monkeypatch.setattr("researchmetrics.http.address.socket.getaddrinfo", look_up)
    with pytest.raises(BlockedError, match="private"):
        fetch_document(f"http://{host}/cv.html", max_wait=5)
    assert not [asked for asked in proxy.asked if asked.path != "robots.txt"]
    assert proxy.n_asked == 0


def test_a_proxy_is_asked_for_what_only_it_knows(proxy, own_home, monkeypatch):
    monkeypatch.setattr("researchmetrics.http.wire.numbers_of", lambda name: [])
    proxy.answer = lambda asked: Reply(b"<p>cv</p>", 200, {"Content-Type": "text/html"})
    assert fetch_document("http://cv.example/cv.html", max_wait=5).body == b"<p>cv</p>"


def test_the_key_goes_through_a_tunnel_to_its_service_alone():
    def origin(**known):
        base = {"host": "proxy.example", "port": 3128, "default_port": 443}
        conn = SimpleNamespace(**base | {"_tunnel_host": None, "_tunnel_port": None} | known)
        return Careful._origin.fget(conn)

    assert origin() == ("proxy.example", 3128)
    assert origin(_tunnel_host="API.example.org", _tunnel_port=443) == ("api.example.org", 443)
    assert origin(host="[::1]", port=None) == ("::1", 443)


@pytest.mark.parametrize(
    "url",
    [
        "https://api.example.org?api_key=planted",
        "https://api.example.org/#a",
        "https://api.example.org/a b",
        "https://api.example.org\\@127.0.0.1",
        "https://me:planted@api.example.org",
        "ftp://me:planted@api.example.org",
    ],
)
def test_an_address_of_a_service_is_plain(url):
    with pytest.raises(ConfigError) as caught:
        base_address("played", url)
    assert "planted" not in str(caught.value)


@pytest.mark.parametrize(
    "path", ["../secret", "a/../b", "a/%2e%2e/b", "a/./b", "..", "a\\..\\b", "a\r\nX: 1", "a\0"]
)
def test_no_question_leaves_its_place(service, open_door, path):
    with pytest.raises(IdentifierError, match="elsewhere"):
        open_door(base_url=f"{service.url}/v1").get_json(path)
    assert service.n_asked == 0


@pytest.mark.parametrize(
    "path", ["/docs/../secret", "/docs/%2e%2e/secret", "/docs/x/..%2f..", "/a/./b"]
)
def test_documents_are_asked_for_as_the_rules_see_them(service, own_home, path, monkeypatch):
    monkeypatch.setenv("RESEARCHMETRICS_DOCUMENT_URL", f"{service.url}/docs")
    service.answer = lambda asked: (
        Reply(b"User-agent: *\nDisallow: /secret", 200, {"Content-Type": "text/plain"})
        if asked.path == "/robots.txt"
        else Reply(b"<p>no</p>")
    )
    with suppress(SourceError):
        fetch_document(service.url + path, max_wait=5)
    assert not any("secret" in asked.path for asked in service.asked)


def test_what_was_sent_stays_at_its_port(service, open_door):
    other = Service()
    service.script(Reply(b"", 307, {"Location": f"{other.url}/login"}))
    with pytest.raises(SourceError, match="another host"):
        open_door().post_json("login", body={"password": "planted"}, private=True)
    assert other.n_asked == 0
    other.close()


# What an answer is made of.


def test_what_is_packed_twice_is_not_unpacked(service, open_door):
    bomb = gzip.compress(gzip.compress(b"0" * 50_000_000))
    service.script(Reply(bomb, 200, JSON | {"Content-Encoding": "gzip, gzip"}))
    with pytest.raises(UnexpectedAnswerError):
        open_door().get_json("works")


def test_what_is_packed_well_is_cut_at_the_limit(service, open_door, monkeypatch):
    monkeypatch.setenv("RESEARCHMETRICS_MAX_ANSWER_MB", "1")
    bomb = gzip.compress(b"0" * 100_000_000)
    service.script(Reply(bomb, 200, JSON | {"Content-Encoding": "gzip"}))
    with pytest.raises(UnexpectedAnswerError, match="more than 1 MB"):
        open_door().get_json("works")


@pytest.mark.parametrize(
    "headers",
    [{"X-Long": "a" * 70_000}, {f"X-{n}": "1" for n in range(200)}],
)
def test_a_head_without_end_is_an_error(service, open_door, headers):
    service.script(Reply(b"{}", 200, JSON | headers))
    with pytest.raises(SourceDownError):
        open_door().get_json("works")


def test_what_follows_an_answer_is_no_answer(service, open_door):
    body = b'8\r\n{"n": 1}\r\n0\r\n\r\n'
    split = body + b'HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\n{"n": 9}'
    first = Reply(split, 200, JSON | {"Transfer-Encoding": "chunked"})
    service.answer = lambda asked: first if asked.path == "/a" else said({"n": 2})
    door = open_door(cache_days=0)
    assert door.get_json("a").json == {"n": 1}
    assert door.get_json("b").json == {"n": 2}


def test_a_head_that_cannot_be_read_is_not_logged(service, open_door, caplog):
    caplog.set_level(0)
    reply = Reply(b"{}", 200, JSON | {"X-A": "1\r\nno header planted"}, unsized=True)
    service.script(reply)
    assert open_door().get_json("works").json == {}
    assert "planted" not in caplog.text


# Who gets which answers.


def test_answers_are_kept_apart_by_user(service, own_home, fake_time):
    def ask(value, **more):
        key = value and Key("api_key", value)
        door = Door(
            "played",
            base_url=service.url,
            per_second=1000,
            key=key or None,
            clock=fake_time.clock,
            **more,
        )
        with door:
            return door.get_json("works").json["n"]

    numbers = iter(range(9))
    service.answer = lambda asked: said({"n": next(numbers)})
    assert [ask(key) for key in ("", "mine", "yours", "", "mine", "yours")] == [0, 1, 2, 0, 1, 2]
    # Whose key changes with each sign-in is known by the account.
    assert ask("first-token", user="carberry") == ask("second-token", user="carberry") == 3
    assert ask("", user="carberry", offline=True) == 3
    with pytest.raises(OfflineError):
        ask("", user="other", offline=True)
    content = b"".join(path.read_bytes() for path in own_home.rglob("*") if path.is_file())
    assert b"carberry" not in content
    assert b"token" not in content


@pytest.mark.parametrize("days", [0, 1])
def test_threads_that_ask_the_same_ask_once(service, own_home, days):
    def slowly(asked):
        time.sleep(0.3)
        return said({"path": asked.path})

    service.answer = slowly
    found = []
    with Door("played", base_url=service.url, per_second=1000, cache_days=days) as door:
        asking = [
            threading.Thread(target=lambda p=path: found.append(door.get_json(p).json["path"]))
            for path in ("a", "a", "a", "b", "a", "b")
        ]
        for thread in asking:
            thread.start()
        for thread in asking:
            thread.join()
    assert sorted(found) == ["/a"] * 4 + ["/b"] * 2
    assert sorted(asked.path for asked in service.asked) == ["/a", "/b"]


def test_a_thread_whose_predecessor_failed_asks_itself(service, own_home):
    replies = [Reply(b"", 404), said({"n": 1})]

    def slowly(asked):
        reply = replies.pop(0)
        time.sleep(0.2)
        return reply

    service.answer = slowly
    found = []

    def ask():
        try:
            found.append(door.get_json("a").json)
        except NotFoundError:
            found.append(None)

    with Door("played", base_url=service.url, per_second=1000) as door:
        asking = [threading.Thread(target=ask) for _ in range(2)]
        for thread in asking:
            thread.start()
        for thread in asking:
            thread.join()
    assert found == [None, {"n": 1}]


@pytest.mark.parametrize("reply", [Reply(b"", 503), Reply(b"x", 429), Reply(b"{}", reset_after=0)])
def test_one_may_ask_once_only(service, open_door, fake_time, reply):
    service.script(reply, said({}))
    with pytest.raises(SourceError):
        open_door().get("works", persist=False)
    assert service.n_asked == 1
    assert fake_time.slept == []


# What hides in a text.


def test_short_secrets_are_hidden_as_they_are():
    assert without(b"a pot, a Pot and a pan", ["pot"]) == b"a pot, a Pot and a pan"
    assert without(b"Kilns, kilns", ["kiln"]) == b"Kilns, hiddens"
    assert without(b"a/b+c%2Fd a%2Fb%2Bc%252Fd", ["a/b+c%2Fd"]) == b"hidden hidden"


def test_no_text_takes_long_to_be_searched():
    secret = "abcdef/abcdef/abcdef/abcdef/abcdef/abcdef/abcdef/xyz"
    for text in (b"abcdef" * 200_000, b"abcdef/" * 200_000, b"%61" * 300_000, b"&amp;" * 200_000):
        with soon(2):
            without(text, [secret])
