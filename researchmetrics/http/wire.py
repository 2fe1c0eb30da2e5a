"""The last step before the socket: keys, private addresses, time limit and size limit.

Keys are added by the connection itself, one step below `HTTPAdapter.send` of requests: urllib3 logs
addresses and puts them into its error texts, so that a key added any higher would show there.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any, Self

from requests import PreparedRequest, Response
from requests.adapters import HTTPAdapter
from requests.exceptions import ReadTimeout, RequestException
from urllib3.response import HTTPResponse

from researchmetrics.http.address import Origin, is_private, origin_of
from researchmetrics.http.clock import Deadline
from researchmetrics.http.key import Key

__all__ = ["ForbiddenError", "OverLimitError", "WireAdapter"]

_CONNECT_SECONDS, _READ_SECONDS = 10.0, 30.0
_CHUNK = 65_536


class ForbiddenError(Exception):
    """An address that must not be asked. No OSError, which urllib3 would wrap and retry."""


class OverLimitError(Exception):
    """An answer that is larger than allowed."""


class _Watch:
    """Cuts the connections of one request when its time is over, however slowly they drip."""

    def __init__(self, seconds: float) -> None:
        self.is_over = False
        self._sockets: list[socket.socket] = []
        self._timer = threading.Timer(seconds, self._cut)
        self._timer.daemon = True

    def hold(self, connection: socket.socket) -> None:
        self._sockets.append(connection)

    def _cut(self) -> None:
        self.is_over = True
        for connection in self._sockets:
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:  # closed already: nothing left to cut
                continue

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()


class _Careful:
    """What is added to urllib3's connections."""

    adapter: WireAdapter
    host: str
    port: int | None
    default_port: int
    proxy: Any
    sock: Any

    def _new_conn(self) -> socket.socket:
        connection: socket.socket = super()._new_conn()  # type: ignore[misc]  # urllib3's own
        try:
            # The address connected to, not the name's: a name may resolve differently each time.
            if self.proxy is None:
                self.adapter.check(connection.getpeername()[0], self._origin)
        except ForbiddenError:
            connection.close()
            raise
        return connection

    @property
    def _origin(self) -> Origin:
        return self.host.lower(), self.port or self.default_port

    def putrequest(self, method: str, url: str, *args: Any, **kwargs: Any) -> None:
        key = self.adapter.key
        # A forwarding proxy gets the whole address; else the connection knows the host.
        target = origin_of(url) if "://" in url.partition("?")[0] else self._origin
        if key is None or target != self.adapter.origin:
            super().putrequest(method, url, *args, **kwargs)  # type: ignore[misc]  # urllib3's own
            return
        super().putrequest(method, key.on(url), *args, **kwargs)  # type: ignore[misc]  # the same
        if key.place == "header":
            super().putheader(key.name, key.value)  # type: ignore[misc]  # the same

    def getresponse(self) -> Any:
        self.adapter.watching.watch.hold(self.sock)
        return super().getresponse()  # type: ignore[misc]  # urllib3's own


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
    before : Callable
        Called with host and deadline before each request; may wait.
    after : Callable
        Called with the size of the body and the headers (names in lower case) after each.
    """

    def __init__(
        self,
        origin: Origin,
        key: Key | None,
        *,
        private_ok: bool,
        limit: int,
        before: Callable[[str, Deadline], None],
        after: Callable[[int, Mapping[str, str]], None],
    ) -> None:
        self.origin = origin
        self.key = key
        self.watching = threading.local()
        self._private_ok = private_ok
        self._limit = limit
        self._before = before
        self._after = after
        super().__init__(max_retries=0)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        """Make the pools, of careful connections."""
        super().init_poolmanager(*args, **kwargs)
        self._make_careful(self.poolmanager)

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> Any:
        """Make the pools of a proxy, of careful connections."""
        if proxy not in self.proxy_manager:
            self._make_careful(super().proxy_manager_for(proxy, **kwargs))
        return self.proxy_manager[proxy]

    def _make_careful(self, manager: Any) -> None:
        manager.pool_classes_by_scheme = {
            scheme: type(
                "CarefulPool",
                (pool,),
                {
                    "ConnectionCls": type(
                        "CarefulConnection", (_Careful, pool.ConnectionCls), {"adapter": self}
                    )
                },
            )
            for scheme, pool in manager.pool_classes_by_scheme.items()
        }

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
        self._before(f"{target[0]}:{target[1]}", deadline)
        left = max(0.001, deadline.left())
        kwargs |= {
            "stream": True,
            "timeout": (min(left, _CONNECT_SECONDS), min(left, _READ_SECONDS)),
        }
        with _Watch(left) as watch:
            self.watching.watch = watch
            try:
                response = super().send(request, **kwargs)
                body = self._read(response)
            except RequestException:
                self._after(0, {})
                if watch.is_over:
                    raise ReadTimeout from None
                raise
            # A body without a stated length ends where the connection was cut.
            if watch.is_over:
                raise ReadTimeout
        rebuilt = self._rebuilt(request, response.raw, body)
        self._after(len(body), {name.lower(): text for name, text in rebuilt.headers.items()})
        return rebuilt

    def _read(self, response: Response) -> bytes:
        body = bytearray()
        for chunk in response.iter_content(_CHUNK):
            body += chunk
            if len(body) > self._limit:
                response.close()
                raise OverLimitError(f"more than {self._limit / 1e6:g} MB")
        return self.key.hidden_in(bytes(body)) if self.key else bytes(body)

    def _rebuilt(self, request: PreparedRequest, raw: HTTPResponse, body: bytes) -> Response:
        """Make the answer anew: read, decompressed, without the key a service may echo."""
        headers = raw.headers.copy()
        for name in ("content-encoding", "content-length", "transfer-encoding", "set-cookie"):
            headers.discard(name)
        if self.key and "location" in headers:
            location = self.key.hidden_in(self.key.off(headers["location"]).encode())
            headers["location"] = location.decode()
        return self.build_response(
            request,
            HTTPResponse(
                BytesIO(body),
                headers=headers,
                status=raw.status,
                reason=raw.reason,
                preload_content=False,
                request_url=request.url,
            ),
        )
