"""A door that asks a played service without a network, and spoils what it answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any
from urllib.parse import parse_qs, urlsplit

from playing import Asked, Reply
from requests import Request

from researchmetrics.errors import NotFoundError, SourceDownError, UnexpectedAnswerError
from researchmetrics.http import Answer, Tally
from researchmetrics.http.verdict import PassingError, check_json, check_xml

# Spoilt pages may lead round in circles for a while, but not for ever.
_ASKED_AT_MOST = 400
_KNOWN_AT_MOST = 3_000
_MOVED = {301, 302, 303, 307, 308}


class NeverEndsError(AssertionError):
    """A question that goes on asking."""


@dataclass
class Spoiler:
    """A played service without its socket; what it answers is spoilt from the n-th answer on."""

    answer: Callable[[Asked], Reply]
    headers: Mapping[str, str]
    spoil: Callable[[bytes, Random], bytes]
    n_asked: int = 0
    _random: Random | None = None
    _first: int = 0
    _asked: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    _known: dict[tuple[str, str, bytes], Reply] = field(default_factory=dict)

    def begin(self, random: Random | None = None, first: int = 0) -> None:
        """Begin a question; without a source of chance nothing is spoilt."""
        self._random, self._first, self.n_asked = random, first, 0

    def ask(self, method: str, url: str, params: Any, body: Any) -> Reply:
        """Answer a request, as its library writes it."""
        reply = self._replied(method, *self._written(method, url, params, body))
        for _ in range(5):
            if reply.status not in _MOVED:
                break
            reply = self._replied("GET", reply.headers["Location"], b"")
        self.n_asked += 1
        if self.n_asked > _ASKED_AT_MOST:
            raise NeverEndsError(f"asked {self.n_asked} times, at last {url}")
        place = self.n_asked - 1 - self._first
        if self._random is None or place < 0 or (place and self._random.random() < 0.5):
            return reply
        return Reply(self.spoil(reply.body, self._random), reply.status, reply.headers)

    def _written(self, method: str, url: str, params: Any, body: Any) -> tuple[str, bytes]:
        """Write a request's address and body; what cannot be written is the reader's fault."""
        key = f"{method} {url} {params} {body}"
        if key not in self._asked:
            request = Request(method, url, params=params, json=body, headers=self.headers).prepare()
            data = request.body.encode() if isinstance(request.body, str) else request.body or b""
            if len(self._asked) > _KNOWN_AT_MOST:
                self._asked.clear()
            self._asked[key] = request.url or "", data
        return self._asked[key]

    def _replied(self, method: str, url: str, body: bytes) -> Reply:
        parts = urlsplit(url)
        key = (method + parts.path, parts.query, body)
        if key not in self._known:
            query = parse_qs(parts.query, keep_blank_values=True)
            headers = {name.lower(): text for name, text in self.headers.items()}
            asked = Asked(parts.path, query, headers, 0.0, method=method, body=body)
            self._known[key] = self._answered(asked)
            if len(self._known) > _KNOWN_AT_MOST:
                self._known.pop(next(iter(self._known)))
        return self._known[key]

    def _answered(self, asked: Asked) -> Reply:
        try:
            return self.answer(asked)
        except (AssertionError, AttributeError, LookupError, TypeError, ValueError):
            # What is played understands the questions of readers that were told the truth.
            return Reply(b'{"error": "bad request"}', 400)


class SpoilingDoor:
    """Takes the place of a source's door."""

    def __init__(self, source: str, spoiler: Spoiler, below: str = "") -> None:
        self.source, self.base_url = source, f"https://played.example{below}"
        self.tally = Tally()
        self._spoiler = spoiler

    def get_json(self, path: str, params: Mapping[str, Any] | None = None) -> Answer:
        return self._ask("GET", path, params, check_json)

    def get_xml(self, path: str, params: Mapping[str, Any] | None = None) -> Answer:
        return self._ask("GET", path, params, check_xml)

    def post_json(
        self,
        path: str,
        params: Mapping[str, Any] | None = None,
        *,
        body: object,
        private: bool = False,
    ) -> Answer:
        return self._ask("POST", path, params, check_json, body)

    def get(
        self,
        path: str,
        params: Mapping[str, Any] | None = None,
        *,
        check: Callable[[Answer], None] | None = None,
        persist: bool = True,
    ) -> Answer:
        return self._ask("GET", path, params, check)

    def close(self) -> None:
        """Nothing is open."""

    def _ask(self, method: str, path: str, params: Any, check: Any, body: object = None) -> Answer:
        url = f"{self.base_url}/{path.lstrip('/')}" if path else self.base_url
        reply = self._spoiler.ask(method, url, params, body)
        answer = Answer(
            source=self.source,
            url=url,
            status=reply.status,
            headers={name.lower(): text for name, text in reply.headers.items()},
            body=reply.body,
            retrieved_at="2026-01-01T00:00:00+00:00",
        )
        self._refuse(answer)
        try:
            if check is not None:
                check(answer)
        except PassingError as passing:
            # It would come again and again.
            raise passing.error from None
        return answer

    def _refuse(self, answer: Answer) -> None:
        facts: dict[str, Any] = {"source": self.source, "url": answer.url, "status": answer.status}
        if answer.status == 404:
            raise NotFoundError("Nothing is there.", **facts)
        if answer.status >= 500:
            raise SourceDownError("The service is down.", **facts)
        if answer.status != 200:
            words = answer.body[:200].decode("utf-8", "replace")
            raise UnexpectedAnswerError(f"This is odd ({words}).", **facts)
