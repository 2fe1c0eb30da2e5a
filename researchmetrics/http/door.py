"""One service's door: every request passes retry, cache, limiter and wire, in this order."""

from __future__ import annotations

import threading
import weakref
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC
from functools import partial
from typing import Any, Self

import requests
from requests import PreparedRequest, Response
from requests_cache.models.response import CachedResponse

from researchmetrics.config import home, setting
from researchmetrics.errors import (
    BlockedError,
    OfflineError,
    ResearchMetricsError,
    SourceDownError,
    UnexpectedAnswerError,
)
from researchmetrics.http.address import base_address, masked, origin_of
from researchmetrics.http.answer import Answer, Tally
from researchmetrics.http.budget import read_budget
from researchmetrics.http.cache import AnswerCache
from researchmetrics.http.clock import Clock, Deadline
from researchmetrics.http.files import ready_folder
from researchmetrics.http.key import Key
from researchmetrics.http.limiter import Limiter
from researchmetrics.http.retry import persist
from researchmetrics.http.session import Session
from researchmetrics.http.verdict import PassingError, check_json, failure
from researchmetrics.http.wire import ForbiddenError, OverLimitError, WireAdapter

__all__ = ["Door"]

_PASSING = (
    requests.exceptions.ConnectionError,
    requests.exceptions.Timeout,
    requests.exceptions.ChunkedEncodingError,
)


@dataclass(frozen=True)
class _Inside:
    """What an open door holds open."""

    session: Session
    cache: AnswerCache
    limiter: Limiter

    def close(self) -> None:
        self.session.close()
        self.cache.close()
        self.limiter.close()


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
    max_wait, cache_days, offline : optional
        Override the settings of the same names.
    private_ok : bool
        Whether ``base_url`` itself may lie in a private network.
    clock : Clock
        Where the time comes from.
    follow : Callable
        Called with the address a redirect leads to; raises where it must not be followed.

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
        max_wait: float | None = None,
        cache_days: float | None = None,
        offline: bool | None = None,
        private_ok: bool = True,
        clock: Clock | None = None,
        follow: Callable[[str], object] = bool,
    ) -> None:
        self.source = source
        self.base_url = base_address(source, base_url)
        self.tally = Tally()
        self._per_second = per_second
        self._key = key
        self._max_wait = float(setting("max_wait", max_wait).value)
        self._cache_days = float(setting("cache_days", cache_days).value)
        self._offline = bool(setting("offline", offline).value)
        self._private_ok = private_ok
        self._clock, self._follow = clock or Clock(), follow
        self._opening = threading.Lock()
        self._inside: _Inside | None = None
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

    def get(
        self,
        path: str,
        params: Mapping[str, Any] | None = None,
        *,
        check: Callable[[Answer], None] | None = None,
    ) -> Answer:
        """Ask for anything below the base address.

        Parameters
        ----------
        path : str
            Below ``base_url``; empty for the base address itself.
        params : Mapping, optional
            Of the query; those that are None are left out.
        check : Callable, optional
            Raises for an answer that must not be used nor kept.

        Returns
        -------
        Answer
            Of status 200.

        Raises
        ------
        SourceError
            Of the kind that says what can be done.
        """
        url = f"{self.base_url}/{path.lstrip('/')}" if path else self.base_url
        request = self._open().session.prepare_request(requests.Request("GET", url, params=params))
        deadline = Deadline(self._max_wait, self._clock)
        answer = persist(partial(self._once, request, check, deadline), deadline, self._clock)
        self.tally.used(answer)
        return answer

    def _once(
        self,
        request: PreparedRequest,
        check: Callable[[Answer], None] | None,
        deadline: Deadline,
    ) -> Answer:
        """Make one attempt: the cache, else the wire; keep what is good."""
        cache, url = self._open().cache, masked(request.url or "")
        # An address with a secret of the user's in it must not be written down.
        may_keep = url == request.url
        kept = cache.find(request, self._clock.time()) if may_keep else None
        if kept is not None:
            return self._answer(kept)
        if self._offline:
            raise OfflineError(
                f"The cache holds no answer of {self.source} to {url} that is at most "
                f"{self._cache_days:g} days old. Go online, or raise cache_days.",
                source=self.source,
                url=url,
            )
        response = self._exchange(request, deadline)
        answer = self._answer(response)
        if check is not None:
            check(answer)
        if may_keep:
            cache.keep(response)
        return answer

    def _exchange(self, request: PreparedRequest, deadline: Deadline) -> Response:
        """Go over the wire once, and raise unless the status is 200."""
        url = masked(request.url or "")
        facts: dict[str, Any] = {"source": self.source, "url": url}
        place, session = url.partition("?")[0], self._open().session
        # Proxies and certificates of the environment, which `send` alone would not look up.
        ways = session.merge_environment_settings(request.url, {}, None, None, None)
        try:
            response = session.send(request, allow_redirects=True, deadline=deadline, **ways)
        except ResearchMetricsError:
            raise
        except ForbiddenError as error:
            problem: Exception = BlockedError(f"{place} is not asked: {error}.", **facts)
        except OverLimitError as error:
            text = f"{self.source} answered {error}. Ask for less, or raise max_answer_mb."
            problem = UnexpectedAnswerError(text, **facts)
        except requests.exceptions.SSLError:
            text = f"The certificate of {place} is not valid. Check the address and the clock."
            problem = UnexpectedAnswerError(text, **facts)
        except _PASSING as error:
            is_late = isinstance(error, requests.Timeout)
            what = "does not answer in time" if is_late else "cannot be reached"
            text = f"{self.source} {what} at {place}. Check the connection and try again later."
            problem = PassingError(SourceDownError(text, **facts))
        except (OSError, ValueError) as error:
            text = f"Asking {self.source} at {place} fails ({type(error).__name__})."
            problem = UnexpectedAnswerError(f"{text} Try again later; else report it.", **facts)
        else:
            failed = failure(self._answer(response), self._clock)
            if failed is None:
                return response
            problem = failed
        # Outside the handlers: the library's error may hold more than may be shown.
        raise problem

    def _answer(self, response: Response | CachedResponse) -> Answer:
        retrieved_at = self._clock.iso()
        if isinstance(response, CachedResponse):
            moment = response.created_at.replace(tzinfo=UTC)
            retrieved_at = moment.isoformat(timespec="seconds")
        return Answer(
            source=self.source,
            url=masked(response.url or ""),
            status=response.status_code,
            headers={name.lower(): value for name, value in response.headers.items()},
            body=response.content or b"",
            retrieved_at=retrieved_at,
            from_cache=isinstance(response, CachedResponse),
        )

    def _open(self) -> _Inside:
        """Open files and connections on first use, so that making a door costs nothing."""
        with self._opening:
            return self._inside or self._opened()

    def _opened(self) -> _Inside:
        folder = ready_folder(home("cache"))
        limiter = Limiter(
            folder / "rates.sqlite", self._per_second, source=self.source, clock=self._clock
        )
        cache = AnswerCache(folder / "answers.sqlite", self._cache_days)
        self._inside = _Inside(Session(self._adapter(limiter), self._follow), cache, limiter)
        self._closing = weakref.finalize(self, self._inside.close)
        return self._inside

    def _adapter(self, limiter: Limiter) -> WireAdapter:
        clock, tally = self._clock, self.tally
        return WireAdapter(
            origin_of(self.base_url),
            self._key,
            private_ok=self._private_ok,
            limit=int(float(setting("max_answer_mb").value) * 1e6),
            before=limiter.wait,
            after=lambda size, headers: tally.sent(size, read_budget(headers, clock)),
        )
