"""Identifiers that try to ask for something else: refused, or kept within their place."""

from __future__ import annotations

import contextlib
import re
import time
from types import SimpleNamespace
from urllib.parse import unquote

import pytest
from everyone import KNOWN, address_of, play, questions
from playing import Reply, said

from researchmetrics.errors import ResearchMetricsError
from researchmetrics.fetchers import get_source, source_names

# Put behind, before or within an identifier that is well formed.
TAILS = (
    "/../../secret",
    "/..",
    "/.",
    "//",
    "/citations",
    "/references?limit=9",
    "%2f..%2f..%2fsecret",
    "%2e%2e/secret",
    "..%5csecret",
    "\\..\\secret",
    "?more=1",
    "&more=1",
    "#more",
    ";more=1",
    "%26more=1",
    "%0d%0aX-More: 1",
    "\r\nX-More: 1\r\n\r\nGET /secret HTTP/1.1",
    "\x00",
    "\u2028x",
    " HTTP/1.1",
    " OR 1=1",
    '" OR more:*',
    "') OR more:*",
    "|more",
    ",more",
    "*",
    "@elsewhere.example/",
    "\u2025/\uff0fsecret",
    "é",
)
HEADS = (
    "../",
    "..%2f",
    "//elsewhere.example/",
    "http://elsewhere.example/",
    "?more=1&",
    "\r\nX: 1",
)


def spoilt(identifier: str) -> list[str]:
    scheme, _, value = identifier.partition(":")
    middle = len(value) // 2
    tried = [f"{scheme}:{value}{tail}" for tail in TAILS]
    tried += [f"{scheme}:{head}{value}" for head in HEADS]
    tried += [f"{scheme}:{value[:middle]}{tail}{value[middle:]}" for tail in TAILS]
    return [*tried, f"{scheme}:..", f"{scheme}:.", f"{scheme}:%2e%2e", f"{scheme}:{'9' * 5000}"]


# What services give below an identifier whose slashes they want bare.
BARE = {"dblp": (), "inspirehep": (), "semanticscholar": ("citations", "references", "authors")}


def shape(name: str, asked) -> tuple[object, ...]:
    """What of a question an identifier must not change: the rooms it passes, what it names."""
    steps = asked.path.split("/")
    below = tuple(step for step in steps if step in BARE.get(name, ()))
    depth = None if name in BARE else len(steps)
    # Of the Anthology's papers the first step is the identifier.
    room = None if re.fullmatch(r"\d{4}\..*", steps[1]) else steps[1]
    return asked.method, room, depth, below, frozenset(asked.query)


def put_all(source, people, works) -> None:
    for _, answers in questions(source, people, works):
        with contextlib.suppress(ResearchMetricsError):
            list(answers)


@pytest.fixture
def open_one(service, monkeypatch):
    from scholarly import _navigator

    sleepless = SimpleNamespace(sleep=lambda seconds: None, time=time.time)
    monkeypatch.setattr(_navigator, "time", sleepless)
    monkeypatch.setenv("RESEARCHMETRICS_OPENREVIEW_PER_SECOND", "1000")

    def opened(name: str):
        return get_source(
            name, base_url=address_of(name, service), per_second=1000, max_wait=5, cache_days=0
        )

    return opened


def nobody(asked) -> Reply:
    """Know nothing, so that no further question follows from an answer."""
    return said({"message": "not found", "error": "not found"}, 404)


@pytest.mark.parametrize("name", source_names())
def test_an_identifier_stays_in_its_place(name, service, fixtures, open_one):
    people, works = KNOWN[name]
    play(name, service, fixtures)
    answer = service.answer
    with open_one(name) as source:
        for known in (answer, nobody):
            service.answer = known
            put_all(source, people, works)
        known = list(service.asked)
        rooms = {shape(name, one) for one in known}
        assert rooms, "nothing was asked"
        for identifier in (*people, *works):
            as_people = (identifier,) if identifier in people else ()
            as_works = (identifier,) if identifier in works else ()
            for wrong in spoilt(identifier):
                service.asked.clear()
                put_all(
                    source,
                    (wrong,) if as_people else (),
                    (wrong,) if as_works else (),
                )
                for one in service.asked:
                    told = f"{wrong!r} asks {one.method} {one.path} {one.query}"
                    assert shape(name, one) in rooms, told
                    assert not {"x-more", "x"} & set(one.headers), told
                    steps = {unquote(step) for step in one.path.split("/")}
                    assert not steps & {".", ".."}, told
                    assert re.fullmatch(r"[!-~]*", one.path), told
                    assert "elsewhere" not in one.headers["host"], told


@pytest.mark.parametrize("name", [n for n in source_names() if "find" in type(get_source(n)).gives])
def test_a_name_or_place_stays_in_its_place(name, service, fixtures, open_one, monkeypatch):
    monkeypatch.setenv("RESEARCHMETRICS_GOOGLE_SCHOLAR_IGNORE_ROBOTS", "yes")
    play(name, service, fixtures)
    with open_one(name) as source:
        for place in (None, "Brown"):
            with contextlib.suppress(ResearchMetricsError):
                list(source.find("Josiah Carberry", affiliation=place))
        rooms = {(one.path, one.method) for one in service.asked}
        names = frozenset().union(*(one.query for one in service.asked))
        for tail in TAILS:
            for person, place in ((f"Carberry{tail}", None), ("Josiah Carberry", f"Brown{tail}")):
                service.asked.clear()
                with contextlib.suppress(ResearchMetricsError):
                    list(source.find(person, affiliation=place))
                for one in service.asked:
                    told = f"{person!r} at {place!r} asks {one.path} {one.query}"
                    assert (one.path, one.method) in rooms, told
                    assert set(one.query) <= names, told
                    assert not {"x-more", "x"} & set(one.headers), told
