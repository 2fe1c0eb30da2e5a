"""Connections that add the key, refuse private addresses and wait for their turn by themselves.

Keys are added by the connection itself, one step below `HTTPAdapter.send` of requests: urllib3 logs
addresses and puts them into its error texts, so that a key added any higher would show there.
"""

from __future__ import annotations

import socket
import threading
from http.client import HTTPResponse
from typing import TYPE_CHECKING, Any, Self

from researchmetrics.http.address import Origin, origin_of

if TYPE_CHECKING:
    from researchmetrics.http.wire import WireAdapter

__all__ = ["Careful", "ForbiddenError", "Watch", "make_careful"]


class ForbiddenError(Exception):
    """An address that must not be asked. No OSError, which urllib3 would wrap and retry."""


class Watch:
    """Cuts the connections of one request when its time is over, however slowly they drip.

    Parameters
    ----------
    seconds : float
        Until then.
    """

    def __init__(self, seconds: float) -> None:
        self.is_over = False
        self._sockets: list[socket.socket] = []
        self._timer = threading.Timer(seconds, self._cut)
        self._timer.daemon = True

    def hold(self, connection: socket.socket) -> None:
        """Watch a connection too.

        Parameters
        ----------
        connection : socket.socket
            Over which the answer comes.
        """
        self._sockets.append(connection)
        if self.is_over:
            self._cut()

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


class _Head(HTTPResponse):
    """The head of an answer, of which what cannot be read is dropped: urllib3 would log it."""

    def begin(self) -> None:
        """Read the head."""
        super().begin()
        self.msg.defects.clear()
        self.msg.set_payload("")


class Careful:
    """What is added to urllib3's connections; see `make_careful`."""

    response_class = _Head
    adapter: WireAdapter
    host: str
    port: int | None
    default_port: int
    proxy: Any
    sock: Any
    _tunnel_host: str | None
    _tunnel_port: int | None

    def _new_conn(self) -> socket.socket:
        connection: socket.socket = super()._new_conn()  # type: ignore[misc]  # urllib3's own
        try:
            # The address connected to, not the name's: a name may resolve differently each time.
            if self.proxy is None:
                self.adapter.check(connection.getpeername()[0], self._origin)
        except ForbiddenError:
            connection.close()
            raise
        # A proxy may let us wait before there is a request.
        self.adapter.under_way.watch.hold(connection)
        return connection

    @property
    def _origin(self) -> Origin:
        # Through a proxy's tunnel the connection goes by the name of the proxy.
        host = self._tunnel_host or self.host
        port = self._tunnel_port if self._tunnel_host else self.port
        return host.strip("[]").lower(), port or self.default_port

    def putrequest(self, method: str, url: str, *args: Any, **kwargs: Any) -> None:
        """Begin a request, with the key where it belongs there."""
        key = self.adapter.key
        # A forwarding proxy gets the whole address; else the connection knows the host.
        target = origin_of(url) if "://" in url.partition("?")[0] else self._origin
        if key is None or target != self.adapter.origin:
            super().putrequest(method, url, *args, **kwargs)  # type: ignore[misc]  # urllib3's own
            return
        super().putrequest(method, key.on(url), *args, **kwargs)  # type: ignore[misc]  # the same
        if key.place == "header":
            super().putheader(key.name, key.sent)  # type: ignore[misc]  # the same

    def endheaders(self, *args: Any, **kwargs: Any) -> None:
        """Send, when the turn has come: not before the connection stands, which takes time."""
        if self.sock is None:
            self.connect()  # type: ignore[attr-defined]  # urllib3's own
        self.adapter.wait_for_turn()
        super().endheaders(*args, **kwargs)  # type: ignore[misc]  # the same
        self.adapter.note_sent()

    def getresponse(self) -> Any:
        """Read the head of the answer, under watch."""
        self.adapter.under_way.watch.hold(self.sock)
        return super().getresponse()  # type: ignore[misc]  # urllib3's own


def make_careful(manager: Any, adapter: WireAdapter) -> None:
    """Let a manager of pools make connections of this kind.

    Parameters
    ----------
    manager : urllib3.PoolManager
        Before its first use.
    adapter : WireAdapter
        Whose connections they are.
    """
    manager.pool_classes_by_scheme = {
        scheme: type(
            "CarefulPool",
            (pool,),
            {
                "ConnectionCls": type(
                    "CarefulConnection", (Careful, pool.ConnectionCls), {"adapter": adapter}
                )
            },
        )
        for scheme, pool in manager.pool_classes_by_scheme.items()
    }
