"""Stands before a played service and spoils what it answers: once for each question, or always."""

from __future__ import annotations

import copy
import gzip
import importlib
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from email.utils import formatdate
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from playing import HTML, Asked, Reply

from researchmetrics.errors import (
    AccessError,
    BlockedError,
    NotFoundError,
    QuotaError,
    RateLimitedError,
    SourceDownError,
    SourceError,
    UnexpectedAnswerError,
)

FIXTURES = Path(__file__).parents[1] / "fixtures"
ORCID = "orcid:0000-0002-1825-0097"
# Seconds that a service asks us to wait.
WAIT = 7.0
_GATEWAY = b"<!DOCTYPE html><html><title>Gateway</title><p>Please try again in a moment.</p></html>"
_CAPTCHA = (
    b"<!DOCTYPE html><html><title>Check</title><form id='captcha-form'>Show that you are not a "
    b"robot.</form></html>"
)
_BOMB = gzip.compress(b'{"id": "' + b"0" * 3_000_000 + b'"}')
_LETTER = re.compile(rb"(?<=[a-z ])[a-z](?=[a-z]{3})")
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_CIRCLE = "/circle"

Spoil = Callable[[Reply, float], Reply]
Place = tuple[Any, ...]


# Services, and what they know.


def _grown(played: Any, n: int) -> int:
    played.works = [played.work(number) for number in range(1, n + 1)]
    return n


def _noted(played: Any, n: int) -> int:
    played.newer, played.older = [played.note(number) for number in range(1, n + 1)], []
    return n


def _titled(played: Any, n: int) -> int:
    # The library asks for a hundred at once, whatever we say.
    played.titles = [f"Pot {number}" for number in range(30 * n)]
    return 30 * n


@dataclass(frozen=True)
class Known:
    """What a played service knows.

    Parameters
    ----------
    people, works : tuple of str
        Identifiers of the one person, and of some works.
    grow : Callable
        Lets the person have so many works, or a multiple of them; returns how many.
    works_at : str
        Name of the list that holds the works.
    below : str
        What the service's own address ends in.
    blocks : tuple of str
        Beginnings of the names of faults that this service shows to those whom it does not want.
    """

    people: tuple[str, ...] = (ORCID,)
    works: tuple[str, ...] = ("doi:10.5555/psycho.0001", "doi:10.5555/psycho.0002")
    grow: Callable[[Any, int], int] = _grown
    works_at: str = "works"
    below: str = ""
    blocks: tuple[str, ...] = ()


KNOWN = {
    "acl_anthology": Known(
        ("acl:josiah-carberry-brown", "acl:josiah-carberry"), ("acl:2024.pots-main.7",)
    ),
    "arxiv": Known(works=("arxiv:2401.90001", "arxiv:2401.90002")),
    "crossref": Known(),
    "datacite": Known(),
    "dblp": Known((ORCID, "dblp:95/9001-1"), ("dblp:journals/psycho/CarberryK24",)),
    "europepmc": Known(works=("pmid:99000001", "doi:10.5555/psycho.0002")),
    "google_scholar": Known(
        ("scholar:JcArBeRrY_-1",), (), _titled, blocks=("429", "403", "a web page", "a circle")
    ),
    "hal": Known((ORCID, "hal:josiah-carberry"), ("hal:hal-00000001", "doi:10.5555/psycho.0002")),
    "inspirehep": Known(
        ("inspire:J.Carberry.1", ORCID), ("inspire:9000001", "doi:10.5555/psycho.0002")
    ),
    "openalex": Known(
        ("openalex:A9000000001", ORCID), ("openalex:W9000000001", "doi:10.5555/psycho.0002")
    ),
    "openreview": Known(
        ("openreview:~Josiah_Carberry1",),
        ("openreview:psycho0001",),
        _noted,
        "newer",
        "/api2",
        ("403",),
    ),
    "orcid": Known(works=()),
    "semanticscholar": Known(("s2:90000001",)),
    "zenodo": Known(works=("zenodo:91000001", "doi:10.5281/zenodo.91000002")),
}


def played(name: str) -> Any:
    """Make what plays a service."""
    module = importlib.import_module(f"playing_{name}")
    kind = next(found for word, found in vars(module).items() if word.startswith("Played"))
    return kind(FIXTURES / name)


def questions(name: str, gives: Iterable[str]) -> Iterator[tuple[str, Any]]:
    """Yield what a service can be asked, with arguments that it knows something of."""
    known = KNOWN[name]
    if "find" in gives:
        yield "find", "Josiah Carberry"
    for question in ("person", "works"):
        if question in gives:
            yield from ((question, one) for one in known.people)
    if "citations" in gives:
        yield from (("citations", one) for one in known.works)
    if "by_ids" in gives:
        yield "by_ids", list(known.works)


# Faults of single answers.


@dataclass(frozen=True)
class Fault:
    """One way of failing.

    Parameters
    ----------
    name : str
        In words.
    spoil : Callable
        Takes the answer as it should be, and the moment; returns the spoilt one.
    error : type
        What it stands for where it stays.
    status : str
        How a source ended that gave nothing else.
    is_final : bool
        Whether asking again is no use, so that nobody does.
    wait : float
        Seconds that must pass before the question is put again.
    is_harmless : bool
        Whether what is not told by its type may be read nevertheless.
    """

    name: str
    spoil: Spoil
    error: type[SourceError]
    status: str = "failed"
    is_final: bool = False
    wait: float = 0.0
    is_harmless: bool = False

    def __str__(self) -> str:
        return self.name.replace(" ", "-")


def _page(status: int, body: bytes = _GATEWAY, **headers: str) -> Spoil:
    said = {name.replace("_", "-"): text for name, text in headers.items()}
    return lambda reply, now: Reply(body, status, HTML | said)


def _until(reply: Reply, now: float) -> Reply:
    # Dates are whole seconds: one less would not be enough.
    return Reply(b"", 429, {"Retry-After": formatdate(int(now + WAIT) + 1, usegmt=True)})


def _with(**changes: Callable[[Reply], Any]) -> Spoil:
    return lambda reply, now: replace(reply, **{k: make(reply) for k, make in changes.items()})


def _headed(name: str, text: str) -> Callable[[Reply], dict[str, str]]:
    return lambda reply: reply.headers | {name: text}


def _half(reply: Reply) -> bytes:
    return reply.body[: len(reply.body) // 2]


def _half_packed(reply: Reply) -> bytes:
    whole = gzip.compress(reply.body)
    return whole[: len(whole) // 2]


def _not_utf8(reply: Reply) -> bytes:
    """Put a letter of another encoding in the place of one in the middle."""
    found = list(_LETTER.finditer(reply.body))
    at = found[len(found) // 2].start() if found else len(reply.body) // 2
    return reply.body[:at] + b"\xe4" + reply.body[at + 1 :]


_GZIP = _headed("Content-Encoding", "gzip")
_NO_BUDGET = {"X_RateLimit_Remaining": "0", "X_RateLimit_Limit": "9", "X_RateLimit_Reset": "50000"}
FAULTS = (
    Fault("429 for seconds", _page(429, Retry_After=f"{WAIT:g}"), RateLimitedError, wait=WAIT),
    Fault("429 until a date", _until, RateLimitedError, wait=WAIT),
    Fault("429 for nobody knows how long", _page(429), RateLimitedError),
    Fault("429 for hours", _page(429, Retry_After="40000"), RateLimitedError, is_final=True),
    Fault("429 for a used-up budget", _page(429, **_NO_BUDGET), QuotaError, "quota", is_final=True),
    Fault("500", _page(500), SourceDownError),
    Fault("502", _page(502), SourceDownError),
    Fault("503 for seconds", _page(503, Retry_After=f"{WAIT:g}"), SourceDownError, wait=WAIT),
    Fault("504", _page(504), SourceDownError),
    Fault("a reset", _with(reset_after=lambda reply: len(_half(reply))), SourceDownError),
    Fault("a web page", _page(200), UnexpectedAnswerError),
    Fault("nothing", _with(body=lambda reply: b""), UnexpectedAnswerError),
    Fault("a half", _with(body=_half), UnexpectedAnswerError),
    Fault("an endless half", _with(body=_half, unsized=lambda reply: True), UnexpectedAnswerError),
    Fault(
        "another type",
        _with(headers=_headed("Content-Type", "image/png")),
        UnexpectedAnswerError,
        is_harmless=True,
    ),
    Fault("another encoding", _with(body=_not_utf8), UnexpectedAnswerError),
    Fault("no gzip", _with(headers=_GZIP), UnexpectedAnswerError),
    Fault("half a gzip", _with(headers=_GZIP, body=_half_packed), UnexpectedAnswerError),
    Fault("a bomb", _with(headers=_GZIP, body=lambda reply: _BOMB), UnexpectedAnswerError),
    Fault(
        "a circle", lambda reply, now: Reply(b"", 302, {"Location": _CIRCLE}), UnexpectedAnswerError
    ),
    Fault("a captcha", _page(200, _CAPTCHA), BlockedError, "blocked", is_final=True),
    Fault("403", _page(403), AccessError, is_final=True),
    Fault("404", _page(404), NotFoundError, "not_found", is_final=True),
)


def never_ends(reply: Reply) -> Reply:
    """Let an answer come so slowly that nobody can wait for it."""
    return replace(reply, body=reply.body + b" " * 1000, drip=0.05)


class Faulting:
    """A service that fails on command.

    Parameters
    ----------
    answer : Callable
        Of the played service.
    now : Callable
        Tells the time, in seconds since 1970.
    """

    def __init__(self, answer: Callable[[Asked], Reply], now: Callable[[], float]) -> None:
        self._answer = answer
        self._now = now
        self.begin()

    def begin(
        self, fault: Fault | None = None, *, is_passing: bool = False, after: int = 0
    ) -> None:
        """Forget what was asked, and fail in one way from now on.

        Parameters
        ----------
        fault : Fault, optional
            None for not at all.
        is_passing : bool
            Whether each question fails once, and no more.
        after : int
            Questions that are answered before it begins.
        """
        self.fault, self.is_passing, self.after = fault, is_passing, after
        self.asked: list[Asked] = []
        self._seen: dict[object, int] = {}

    @property
    def n_circles(self) -> int:
        """Requests that only a redirect to itself has led to."""
        return sum(1 for asked in self.asked if asked.path == _CIRCLE)

    def answer(self, asked: Asked) -> Reply:
        self.asked.append(asked)
        if asked.path == _CIRCLE:
            return Reply(b"", 302, {"Location": _CIRCLE})
        what = (asked.method, asked.path, str(asked.query), asked.body)
        is_again, place = what in self._seen, self._seen.setdefault(what, len(self._seen))
        reply = self._answer(asked)
        # What leads elsewhere has no body that could be spoilt.
        is_spared = place < self.after or (is_again and self.is_passing)
        if self.fault is None or is_spared or reply.status in _REDIRECTS:
            return reply
        return self.fault.spoil(reply, self._now())


# Lists that come page by page, as JSON: what of an answer is what, found by looking at them.


def places(value: Any, place: Place = ()) -> Iterator[tuple[Place, Any]]:
    """Yield all values within, with where they stand."""
    for name, one in value.items() if isinstance(value, dict) else enumerate(value):
        yield (*place, name), one
        if isinstance(one, dict | list):
            yield from places(one, (*place, name))


def at(value: Any, place: Place) -> Any:
    """Return what stands at a place, None for nothing."""
    for step in place:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return None
    return value


def put(value: Any, place: Place, instead: Any) -> Any:
    """Return a copy with something else at a place."""
    fresh = copy.deepcopy(value)
    at(fresh, place[:-1])[place[-1]] = instead
    return fresh


@dataclass
class Pages:
    """The pages of a list, and where they keep what.

    Parameters
    ----------
    asked : list of Asked
        What they were asked by, in order.
    bodies : list
        What was answered.
    n_rows : int
        Rows of the whole list.
    """

    asked: list[Asked]
    bodies: list[Any]
    n_rows: int
    rows: Place = field(init=False)
    total: Place | None = field(init=False)
    cursor: Place | None = field(init=False)

    def __post_init__(self) -> None:
        first, second = self.bodies[:2]
        lists = [(place, one) for place, one in places(first) if isinstance(one, list)]
        self.rows = min(
            (place for place, one in lists if len(one) > 1 and one != at(second, place)), key=len
        )
        outside = [(p, one) for p, one in places(first) if p[: len(self.rows)] != self.rows]
        totals = (p for p, one in outside if one == self.n_rows == at(second, p))
        self.total = next(totals, None)
        leading = (p for p, one in outside if at(second, p) != one and self._leading(one))
        self.cursor = next(leading, None)

    def _leading(self, one: object) -> str | None:
        """Return the part of a value by which the next page was asked."""
        before, after = (set(_pairs(asked)) for asked in self.asked[:2])
        new = {text for _, text in after - before}
        if isinstance(one, str | int) and str(one) in new:
            return str(one)
        within = {text for _, text in _query_of(one)} if isinstance(one, str) else set()
        return next(iter(within & new), None)

    def is_page(self, asked: Asked) -> bool:
        """Tell whether a page of this list is asked for, be there such a page or not."""
        return (asked.method, asked.path) == (self.asked[0].method, self.asked[0].path)

    def first(self) -> Any:
        """Return the first page."""
        return copy.deepcopy(self.bodies[0])

    def leading_on(self, body: Any, number: int) -> Any:
        """Return a page that leads on to one of another number, where the service does so."""
        if self.cursor is None:
            return body
        here = at(self.bodies[0], self.cursor)
        part = str(self._leading(here))
        if isinstance(here, int):
            return put(body, self.cursor, here * number)
        return put(body, self.cursor, here.replace(part, _renumbered(part, 100 + number)))

    def fresh(self, number: int) -> Any:
        """Make a row of a work that nobody has seen."""
        row, other = at(self.bodies[0], self.rows)[:2]
        for place, one in list(places(row)):
            if at(other, place) != one and isinstance(one, int):
                row = put(row, place, one + number)
            elif at(other, place) != one and isinstance(one, str):
                row = put(row, place, _renumbered(one, number))
        return row


def _pairs(asked: Asked) -> Iterator[tuple[str, str]]:
    return ((name, text) for name, texts in asked.query.items() for text in texts)


def _query_of(address: str) -> Iterator[tuple[str, str]]:
    said = parse_qs(urlsplit(address).query)
    return ((name, text) for name, texts in said.items() for text in texts)


def _renumbered(text: str, number: int) -> str:
    """Write another number in the place of the last one."""
    found = list(re.finditer(r"\d+", text))
    if not found:
        return f"{text}{number}"
    start, end = found[-1].span()
    return f"{text[:start]}{number:0{end - start}d}{text[end:]}"


# Takes the number of the page in the order of asking, from 0, and its body; returns the spoilt one.
Turn = Callable[[int, Any], Any]


class Listing:
    """A service whose list is learnt by watching, and then goes wrong."""

    def __init__(self, answer: Callable[[Asked], Reply]) -> None:
        self.play = answer
        self.turn: Turn | None = None
        self.pages: Pages | None = None
        self.asked: list[Asked] = []
        self._watched: dict[tuple[str, str], list[tuple[Asked, Reply]]] = {}
        self._number = 0

    def learn(self, n_rows: int) -> Pages:
        """Find out where the pages that were just asked for keep what."""
        longest = max(self._watched.values(), key=len)
        bodies = [json.loads(reply.body) for _, reply in longest]
        self.pages = Pages([asked for asked, _ in longest], bodies, n_rows)
        return self.pages

    def begin(self, turn: Turn | None) -> None:
        """Forget what was asked, and spoil all pages from now on."""
        self.turn, self.asked, self._number = turn, [], 0

    def answer(self, asked: Asked) -> Reply:
        self.asked.append(asked)
        reply = self.play(asked)
        if self.pages is None:
            self._watched.setdefault((asked.method, asked.path), []).append((asked, reply))
        elif self.turn is not None and self.pages.is_page(asked):
            number, self._number = self._number, self._number + 1
            body = json.loads(reply.body) if reply.status == 200 else self.pages.first()
            return Reply(json.dumps(self.turn(number, body)).encode(), 200, reply.headers)
        return reply
