"""One service's door: every request passes cache, retry, limiter and wire, in this order."""

from __future__ import annotations

import re
import threading
import weakref
from collections.abc import Callable, Mapping
from typing import Any, Self
from urllib.parse import unquote

import requests

from researchmetrics.config import home, setting
from researchmetrics.errors import IdentifierError
from researchmetrics.http.address import base_address, origin_of
from researchmetrics.http.answer import Answer, Tally
from researchmetrics.http.asker import Asker, Question
from researchmetrics.http.cache import AnswerCache
from researchmetrics.http.files import ready_folder
from researchmetrics.http.key import Key
from researchmetrics.http.limiter import Limiter
from researchmetrics.http.options import options
from researchmetrics.http.quotas import Quotas
from researchmetrics.http.session import Session
from researchmetrics.http.traffic import Traffic
from researchmetrics.http.verdict import check_json, check_xml
from researchmetrics.http.wire import WireAdapter

__all__ = ["Door"]


class Door:
    """Asks one service, politely and within limits.

    Parameters
    ----------
    source : str
        Name of the data provider; its settings carry the name.
    base_url : str
        Where its addresses begin, http or https.
    per_second : float
        Requests a second to one host, over all processes of this machine.
    key : Key, optional
        The secret it asks for.
    **chosen
        As for `researchmetrics.http.options.options`: ``max_wait``, ``cache_days``, ``offline``,
        ``private_ok``, ``clock``, ``follow``, ``headers``, ``at_once``, ``user``.

    Raises
    ------
    ConfigError
        If the address or a setting cannot be used.

    Examples
    --------
    >>> with Door("openalex", base_url="https://api.openalex.org", per_second=10) as door:
    ...     door.tally.requests
    0
    """

    def __init__(
        self,
        source: str,
        *,
        base_url: str,
        per_second: float,
        key: Key | None = None,
        **chosen: Any,
    ) -> None:
        self.source = source
        self.base_url = base_address(source, base_url)
        self.tally = Tally()
        self._per_second = per_second
        self._key = key
        self._options = options(**chosen)
        self._opening = threading.Lock()
        self._inside: Asker | None = None
        self._closing: Callable[[], object] = bool

    def __repr__(self) -> str:
        """Show the door without its key."""
        return f"Door({self.source!r}, base_url={self.base_url!r})"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close files and connections; the door opens again when used again."""
        with self._opening:
            self._closing()
            self._inside = None

    def get_json(self, path: str, params: Mapping[str, Any] | None = None) -> Answer:
        """Ask for JSON below the base address.

        Parameters
        ----------
        path : str
            Below ``base_url``; percent-encoded where it must be.
        params : Mapping, optional
            Of the query; those that are None are left out.

        Returns
        -------
        Answer
            Whole JSON, of status 200.

        Raises
        ------
        SourceError
            Of the kind that says what can be done.
        """
        return self.get(path, params, check=check_json)

    def post_json(
        self,
        path: str,
        params: Mapping[str, Any] | None = None,
        *,
        body: object,
        private: bool = False,
    ) -> Answer:
        """Ask for JSON by a question too long for an address.

        Parameters
        ----------
        path, params
            As for `get_json`.
        body : object
            JSON value to be sent.
        private : bool
            Whether the body holds a secret: then neither it nor the answer is kept, and errors
            repeat nothing of it.

        Returns
        -------
        Answer
            Whole JSON, of status 200.

        Raises
        ------
        SourceError
            As for `get_json`.
        """
        return self._ask("POST", path, params, check=check_json, body=body, private=private)

    def get_xml(self, path: str, params: Mapping[str, Any] | None = None) -> Answer:
        """Ask for XML below the base address.

        Parameters
        ----------
        path, params
            As for `get_json`.

        Returns
        -------
        Answer
            Of status 200, that begins as XML does and is no web page.

        Raises
        ------
        SourceError
            As for `get_json`.
        """
        return self.get(path, params, check=check_xml)

    def get(
        self,
        path: str,
        params: Mapping[str, Any] | None = None,
        *,
        check: Callable[[Answer], None] | None = None,
        persist: bool = True,
    ) -> Answer:
        """Ask for anything below the base address.

        Parameters
        ----------
        path : str
            Below ``base_url``, without steps back; empty for the base address itself.
        params : Mapping, optional
            Of the query; those that are None are left out.
        check : Callable, optional
            Raises for an answer that must not be used nor kept. Where that is an
            `UnexpectedAnswerError`, the question is put again a few times.
        persist : bool
            Whether failures that may pass are a reason to ask again.

        Returns
        -------
        Answer
            Of status 200.

        Raises
        ------
        SourceError
            As for `get_json`.
        """
        return self._ask("GET", path, params, check=check, is_once=not persist)

    def _ask(
        self,
        method: str,
        path: str,
        params: Mapping[str, Any] | None,
        *,
        check: Callable[[Answer], None] | None,
        body: object = None,
        private: bool = False,
        is_once: bool = False,
    ) -> Answer:
        steps = {unquote(step) for step in re.split(r"[/\\]", path.partition("?")[0])}
        if steps & {".", ".."} or not path.isprintable():
            raise IdentifierError(f"{self.source} is not asked for {path!r}: it leads elsewhere.")
        url = f"{self.base_url}/{path.lstrip('/')}" if path else self.base_url
        headers = dict(self._options.headers)
        asked = requests.Request(method, url, params=params, json=body, headers=headers)
        inside = self._open()
        request = inside.session.prepare_request(asked)
        secret = body if private else None
        answer = inside.ask(Question(request, check, secret, is_once=is_once))
        self.tally.used(answer)
        return answer

    def _open(self) -> Asker:
        """Open files and connections on first use, so that making a door costs nothing."""
        with self._opening:
            return self._inside or self._opened()

    def _opened(self) -> Asker:
        folder, chosen = ready_folder(home("cache")), self._options
        limiter = Limiter(folder / "pace", self._per_second, source=self.source, clock=chosen.clock)
        traffic = Traffic(
            self.source,
            limiter=limiter,
            at_once=chosen.at_once,
            tally=self.tally,
            clock=chosen.clock,
        )
        adapter = WireAdapter(
            origin_of(self.base_url),
            self._key,
            private_ok=chosen.private_ok,
            limit=int(float(setting("max_answer_mb").value) * 1e6),
            traffic=traffic,
        )
        user = chosen.user or (self._key.value if self._key else "")
        self._inside = Asker(
            self.source,
            chosen,
            Session(adapter, chosen.follow),
            AnswerCache(folder / "answers.sqlite", chosen.cache_days, user),
            Quotas(folder / "budgets.json", self.source, self._key, chosen.clock),
        )
        self._closing = weakref.finalize(self, self._inside.close)
        return self._inside
