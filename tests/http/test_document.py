"""Documents from addresses that users give."""

from __future__ import annotations

from contextlib import closing

import pytest
from playing import HTML, Reply, Service

from researchmetrics.errors import BlockedError, IdentifierError, NotFoundError, SourceDownError
from researchmetrics.http import fetch_document

ROBOTS = b"User-agent: *\nDisallow: /private\nAllow: /private/cv.md\nDisallow: /*.pdf$\n"


@pytest.fixture
def fetch(service, fake_time):
    def fetch_path(path: str, **options):
        options = {"allow_private": True, "clock": fake_time.clock} | options
        return fetch_document(service.url + path, **options)

    return fetch_path


def site(robots: Reply, page: Reply):
    return lambda asked: robots if asked.path == "/robots.txt" else page


PAGE = Reply(b"<h1>Curriculum</h1>", 200, HTML)


def test_bytes_come_as_they_are(service, fetch):
    page = Reply(b"\x00\xff%PDF", 200, {"Content-Type": "a/PDF; b"})
    service.answer = site(Reply(b"", 404), page)
    answer = fetch("/cv?lang=en#education")
    assert answer.body == b"\x00\xff%PDF"
    assert answer.content_type == "a/pdf"
    assert answer.url == service.url + "/cv?lang=en"
    assert fetch("/cv?lang=en").from_cache


@pytest.mark.parametrize(
    ("path", "is_allowed"),
    [
        ("/cv", True),
        ("/private/x", False),
        ("/private/cv.md", True),
        ("/a.pdf", False),
        ("/", True),
    ],
)
def test_robots_are_obeyed(service, fetch, path, is_allowed):
    service.answer = site(Reply(ROBOTS, 200, {"Content-Type": "text/plain"}), PAGE)
    if is_allowed:
        assert fetch(path).body == PAGE.body
    else:
        with pytest.raises(BlockedError, match="robots"):
            fetch(path)
        assert [asked.path for asked in service.asked] == ["/robots.txt"]


def moved(robots: Reply, page: Reply, to: str):
    """A site whose page /cv has moved."""
    gone = Reply(b"", 302, {"Location": to})
    return lambda asked: {"/robots.txt": robots, "/cv": gone}.get(asked.path, page)


@pytest.mark.parametrize(("to", "is_allowed"), [("/private/x", False), ("/private/cv.md", True)])
def test_robots_are_obeyed_where_a_redirect_leads(service, fetch, to, is_allowed):
    service.answer = moved(Reply(ROBOTS, 200, {"Content-Type": "text/plain"}), PAGE, to)
    if is_allowed:
        assert fetch("/cv").url == service.url + to
    else:
        with pytest.raises(BlockedError, match="robots"):
            fetch("/cv")
        assert to not in [asked.path for asked in service.asked]


@pytest.mark.parametrize("is_allowed", [True, False])
def test_another_site_that_a_redirect_leads_to_has_its_own_rules(
    service, fetch, monkeypatch, is_allowed
):
    # Else no second site on this machine could be asked: it is private.
    monkeypatch.setattr("researchmetrics.http.wire.is_private", lambda host: False)
    rules = b"" if is_allowed else b"User-agent: *\nDisallow: /"
    with closing(Service()) as other:
        other.answer = site(Reply(rules, 200, {"Content-Type": "text/plain"}), PAGE)
        service.answer = moved(Reply(b"", 404), PAGE, other.url + "/x?y=1")
        if is_allowed:
            assert fetch("/cv").url == other.url + "/x?y=1"
        else:
            with pytest.raises(BlockedError, match="robots"):
                fetch("/cv")
        asked = [asked.path for asked in other.asked]
        assert asked == ["/robots.txt", "/x"][: 1 + is_allowed]


def test_a_redirect_into_a_private_network_is_not_followed(service, fetch):
    service.answer = moved(Reply(b"", 404), PAGE, "http://127.0.0.1:1/x")
    with pytest.raises(BlockedError, match="private"):
        fetch("/cv")


def test_a_site_whose_rules_cannot_be_read_is_left_alone(service, fetch):
    service.answer = site(Reply(b"", 503), PAGE)
    with pytest.raises(SourceDownError):
        fetch("/cv")


def test_this_machine_is_not_asked_unless_allowed(service, fake_time, monkeypatch):
    service.answer = site(Reply(b"", 404), PAGE)
    with pytest.raises(BlockedError, match="private"):
        fetch_document(service.url + "/cv", clock=fake_time.clock)
    assert service.n_asked == 0
    monkeypatch.setenv("RESEARCHMETRICS_DOCUMENT_URL", service.url + "/people")
    with pytest.raises(BlockedError):
        fetch_document(service.url + "/cv", clock=fake_time.clock)
    assert fetch_document(service.url + "/people/cv", clock=fake_time.clock).body == PAGE.body


def test_a_name_that_resolves_to_this_machine_is_found_out(service, fake_time, monkeypatch):
    import socket

    port = int(service.url.rpartition(":")[2])
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: found)
    with pytest.raises(BlockedError, match="private"):
        fetch_document(f"http://harmless.example:{port}/cv", clock=fake_time.clock)
    assert service.n_asked == 0


@pytest.mark.parametrize("host", ["10.0.0.1", "169.254.169.254", "[::1]", "localhost", "0.0.0.0"])
def test_private_addresses_are_not_asked(host):
    with pytest.raises(BlockedError, match="private"):
        fetch_document(f"http://{host}/latest/meta-data")


@pytest.mark.parametrize(
    "url",
    [
        "",
        "cv.md",
        "ftp://a.example/cv",
        "file:///etc/passwd",
        "http://u:pw@a.example/cv",
        "http://[1",
    ],
)
def test_what_is_no_address_of_a_document(url):
    with pytest.raises(IdentifierError) as caught:
        fetch_document(url)
    assert "pw" not in str(caught.value)


def test_sign_in_pages_and_missing_pages(service, fetch):
    service.answer = site(Reply(b"", 404), Reply(b"<p>Are you human?</p>", 200, HTML))
    with pytest.raises(BlockedError):
        fetch("/cv")
    service.answer = site(Reply(b"", 404), Reply(b"", 404))
    with pytest.raises(NotFoundError):
        fetch("/other")


def test_an_address_with_a_secret_is_not_written_down(service, fetch, own_home):
    service.answer = site(Reply(b"", 404), PAGE)
    answer = fetch("/cv?access_token=planted")
    assert "planted" not in answer.url
    kept = b"".join(path.read_bytes() for path in own_home.rglob("*") if path.is_file())
    assert b"planted" not in kept
