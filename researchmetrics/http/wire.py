"""The last step before the socket: private addresses, time limit and size limit."""

from __future__ import annotations

import threading
from http.client import responses
from io import BytesIO
from typing import Any

from requests import PreparedRequest, Response
from requests.adapters import HTTPAdapter
from requests.exceptions import ContentDecodingError, ReadTimeout, RequestException
from requests.utils import select_proxy
from urllib3 import HTTPHeaderDict, HTTPResponse

from researchmetrics.http.address import Origin, is_private, numbers_of, origin_of
from researchmetrics.http.clock import Deadline
from researchmetrics.http.connection import ForbiddenError, Watch, make_careful
from researchmetrics.http.key import Key
from researchmetrics.http.traffic import Traffic

__all__ = ["OverLimitError", "WireAdapter"]

_CONNECT_SECONDS, _READ_SECONDS = 10.0, 30.0
# One slow answer may not take all the time that a second try needs.
_ONE_TRY, _ONE_TRY_SECONDS = 0.5, 10.0
_CHUNK = 65_536
# Of the answer as it came over the wire, which is another one when it is unpacked; and cookies.
_GONE = frozenset({"content-encoding", "content-length", "transfer-encoding", "set-cookie"})


class OverLimitError(Exception):
    """An answer that is larger than allowed."""


class WireAdapter(HTTPAdapter):
    """Sends one request: no redirects, no retries, all limits.

    Parameters
    ----------
    origin : tuple of (str, int)
        Host and port that may get the key.
    key : Key, optional
        The secret to add.
    private_ok : bool
        Whether the origin itself may have a private address; no other host ever may.
    limit : int
        Largest body in bytes, after decompression.
    traffic : Traffic
        Says when, and counts.
    """

    def __init__(
        self,
        origin: Origin,
        key: Key | None,
        *,
        private_ok: bool,
        limit: int,
        traffic: Traffic,
    ) -> None:
        self.origin = origin
        self.key = key
        # What the connections of this thread are about to do.
        self.under_way = threading.local()
        self._private_ok = private_ok
        self._limit = limit
        self._traffic = traffic
        super().__init__(max_retries=0, pool_maxsize=traffic.at_once)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        """Make the pools, of careful connections."""
        super().init_poolmanager(*args, **kwargs)
        make_careful(self.poolmanager, self)

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> Any:
        """Make the pools of a proxy, of careful connections."""
        if proxy not in self.proxy_manager:
            make_careful(super().proxy_manager_for(proxy, **kwargs), self)
        return self.proxy_manager[proxy]

    def wait_for_turn(self) -> None:
        """Wait until what this thread is about to send may go."""
        self._traffic.go(self.under_way.turn)

    def note_sent(self) -> None:
        """Note that what this thread was about to send has gone."""
        self._traffic.gone(self.under_way.turn)

    def check(self, address: str, origin: Origin) -> None:
        """Refuse a private address, unless it is the one that was meant.

        Parameters
        ----------
        address : str
            Name or number.
        origin : tuple of (str, int)
            Host and port it stands for.

        Raises
        ------
        ForbiddenError
            If it is private and not allowed.
        """
        if is_private(address) and not (self._private_ok and origin == self.origin):
            raise ForbiddenError(f"{origin[0]} is an address inside a private network")

    def send(  # type: ignore[override]  # the deadline takes the place of the time-out
        self, request: PreparedRequest, *, deadline: Deadline, **kwargs: Any
    ) -> Response:
        """Send one request and read its answer to the end.

        Parameters
        ----------
        request : requests.PreparedRequest
            Without key.
        deadline : Deadline
            When all must be over.
        **kwargs
            As for `requests.adapters.HTTPAdapter.send`.

        Returns
        -------
        requests.Response
            Decompressed; holds neither the key nor the connection.

        Raises
        ------
        ForbiddenError
            If the address is private.
        OverLimitError
            If the body is too large.
        requests.exceptions.RequestException
            If the exchange fails or its time is over.
        """
        target = origin_of(request.url or "")
        self.check(target[0], target)
        is_meant = self._private_ok and target == self.origin
        if not is_meant and select_proxy(request.url or "", kwargs.get("proxies")):
            # Whom a proxy asks, no connection of ours can tell.
            for number in numbers_of(target[0]):
                self.check(number, target)
        with self._traffic.passage(f"{target[0]}:{target[1]}", deadline) as turn:
            self.under_way.turn = turn
            try:
                response = self._exchange(request, deadline, kwargs)
            except (OSError, OverLimitError):
                self._traffic.failed()
                raise
            size, headers = len(response.content), response.headers.items()
            said = {name.lower(): text for name, text in headers}
            self._traffic.answered(turn, response.status_code, size, said)
        return response

    def _exchange(
        self, request: PreparedRequest, deadline: Deadline, kwargs: dict[str, Any]
    ) -> Response:
        """Send and read, within the time of one try."""
        left = max(0.001, deadline.left())
        seconds = max(left * _ONE_TRY, min(left, _ONE_TRY_SECONDS))
        kwargs |= {
            "stream": True,
            "timeout": (min(seconds, _CONNECT_SECONDS), min(seconds, _READ_SECONDS)),
        }
        with Watch(seconds) as watch:
            self.under_way.watch = watch
            try:
                response = super().send(request, **kwargs)
                body = self._read(response)
            except RequestException:
                if watch.is_over:
                    raise ReadTimeout from None
                raise
            # A body without a stated length ends where the connection was cut.
            if watch.is_over:
                raise ReadTimeout
        return self._rebuilt(request, response.raw, body)

    def _read(self, response: Response) -> bytes:
        if "," in response.headers.get("Content-Encoding", ""):
            # Packed twice, a few bytes become more than any memory holds.
            response.close()
            raise ContentDecodingError("packed more than once")
        body = bytearray()
        for chunk in response.iter_content(_CHUNK):
            body += chunk
            if len(body) > self._limit:
                response.close()
                raise OverLimitError(f"more than {self._limit / 1e6:g} MB")
        return self.key.hidden_in(bytes(body)) if self.key else bytes(body)

    def _rebuilt(self, request: PreparedRequest, raw: HTTPResponse, body: bytes) -> Response:
        """Make the answer anew: read, decompressed, without the key a service may echo."""
        headers = HTTPHeaderDict(
            (self._hidden("", name), self._hidden(name, text))
            for name, text in raw.headers.items()
            if name.lower() not in _GONE
        )
        rebuilt = self.build_response(
            request,
            HTTPResponse(
                BytesIO(body),
                headers=headers,
                status=raw.status,
                reason=responses.get(raw.status, ""),
                preload_content=False,
                request_url=request.url,
            ),
        )
        # Else it would be read in pieces and put together once more: twice the room.
        rebuilt._content = body  # noqa: SLF001 (requests takes a body that is there no other way)
        return rebuilt

    def _hidden(self, name: str, text: str) -> str:
        if self.key is None:
            return text
        text = self.key.off(text) if name.lower() == "location" else text
        return self.key.hidden_in(text.encode("latin-1", "replace")).decode("latin-1")
