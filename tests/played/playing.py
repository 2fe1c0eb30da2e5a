"""A local HTTP server that can be told to misbehave: what the tests ask instead of the internet."""

from __future__ import annotations

import gzip
import json
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

JSON = {"Content-Type": "application/json"}
HTML = {"Content-Type": "text/html; charset=utf-8"}


@dataclass
class Reply:
    """One answer, and how it is to be spoilt."""

    body: bytes = b"{}"
    status: int = 200
    headers: dict[str, str] = field(default_factory=lambda: dict(JSON))
    # Send these bytes only, though more were announced; then reset the connection.
    reset_after: int | None = None
    # Seconds between single bytes.
    drip: float = 0.0
    # Leave the length out, so that only the closing ends the body.
    unsized: bool = False
    delay: float = 0.0
    # Words after the status; None: the usual ones.
    reason: str | None = None


@dataclass(frozen=True)
class Asked:
    """One request that came in."""

    path: str
    query: dict[str, list[str]]
    headers: dict[str, str]
    at: float
    method: str = "GET"
    body: bytes = b""

    def first(self, name: str) -> str | None:
        return self.query.get(name, [None])[0]


def said(value: Any, status: int = 200, **headers: str) -> Reply:
    """Answer with JSON."""
    return Reply(json.dumps(value).encode(), status, JSON | headers)


def zipped(body: bytes) -> Reply:
    """Answer with compressed JSON."""
    return Reply(gzip.compress(body), 200, JSON | {"Content-Encoding": "gzip"})


class Service:
    """A server on this machine. ``answer`` is called for each request; ``asked`` keeps them."""

    def __init__(self) -> None:
        self.answer: Callable[[Asked], Reply] = lambda asked: Reply()
        self.asked: list[Asked] = []
        service = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            # Head and body go out apart: without this each answer waits for an acknowledgement.
            disable_nagle_algorithm = True

            def do_GET(self) -> None:
                service._serve(self)

            do_POST = do_GET  # noqa: N815 (the name is of http.server)

            def log_message(self, *args: object) -> None:
                """Stay quiet."""

        class Server(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, request: object, client_address: object) -> None:
                """Clients that hang up are part of the tests."""

        self._server = Server(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.01}
        )
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    @property
    def n_asked(self) -> int:
        return len(self.asked)

    def script(self, *replies: Reply) -> None:
        """Answer with these, in turn; the last one for ever."""
        left = list(replies)
        self.answer = lambda asked: left.pop(0) if len(left) > 1 else left[0]

    def _serve(self, handler: BaseHTTPRequestHandler) -> None:
        parts = urlsplit(handler.path)
        asked = Asked(
            parts.path,
            parse_qs(parts.query, keep_blank_values=True),
            {name.lower(): value for name, value in handler.headers.items()},
            time.monotonic(),
            handler.command,
            handler.rfile.read(int(handler.headers.get("Content-Length") or 0)),
        )
        self.asked.append(asked)
        reply = self.answer(asked)
        time.sleep(reply.delay)
        handler.send_response(reply.status, reply.reason)
        for name, value in reply.headers.items():
            handler.send_header(name, value)
        if reply.unsized:
            handler.send_header("Connection", "close")
            handler.close_connection = True
        else:
            handler.send_header("Content-Length", str(len(reply.body)))
        handler.end_headers()
        self._send(handler, reply)

    def _send(self, handler: BaseHTTPRequestHandler, reply: Reply) -> None:
        if reply.reset_after is not None:
            handler.wfile.write(reply.body[: reply.reset_after])
            handler.wfile.flush()
            # Linger of zero: the client sees a reset, not an end.
            handler.connection.setsockopt(
                socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00"
            )
            handler.connection.close()
            handler.close_connection = True
            return
        if not reply.drip:
            handler.wfile.write(reply.body)
            return
        for byte in reply.body:
            handler.wfile.write(bytes([byte]))
            handler.wfile.flush()
            time.sleep(reply.drip)

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
