"""A service of works by id that fails in every way, in a process of its own.

Its log is the judge of the rate, so that it must not share its threads' turns with the client. The
faults are drawn from a fixed seed: each run meets the same ones.
"""

from __future__ import annotations

import contextlib
import gzip
import json
import os
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

from playing import HTML, JSON, Asked, Reply, Service, said

PAGE = b"<!DOCTYPE html><title>Gateway</title><p>Please try again in a moment."
FAULTS = (
    "429 seconds",
    "429 date",
    "429 plain",
    "500",
    "502",
    "503",
    "504",
    "html",
    "empty",
    "cut",
    "wrong type",
    "wrong encoding",
    "not gzip",
    "bomb",
    "drip",
    "reset",
    "loop",
)


@dataclass(frozen=True)
class Log:
    """What the server saw: moments of all requests, and the faults it gave."""

    moments: list[float]
    faults: dict[str, int]

    def most_in(self, seconds: float) -> int:
        """Return the most requests that fall into any window of so many seconds."""
        most = first = 0
        for last, moment in enumerate(self.moments):
            while self.moments[first] <= moment - seconds:
                first += 1
            most = max(most, last - first + 1)
        return most


class FaultyWorks:
    """Answers ``/works/<id>``; a share of the answers is spoilt."""

    def __init__(self, share: float, seed: int) -> None:
        self._share = share
        self._random = random.Random(seed)
        self._bomb = gzip.compress(b'{"id": "' + b"0" * 5_000_000 + b'"}')
        self.given: Counter[str] = Counter()

    def answer(self, asked: Asked) -> Reply:
        if asked.path.startswith("/loop/"):
            return Reply(b"", 302, {"Location": asked.path})
        body = json.dumps({"id": asked.path.rpartition("/")[2], "title": "Gebrannte Töpfe"})
        if self._random.random() >= self._share:
            return Reply(body.encode(), 200, dict(JSON))
        fault = self._random.choice(FAULTS)
        self.given[fault] += 1
        return self._spoilt(fault, body, asked)

    def _spoilt(self, fault: str, body: str, asked: Asked) -> Reply:
        whole = body.encode()
        soon = format_datetime(datetime.now(tz=UTC) + timedelta(seconds=2), usegmt=True)
        return {
            "429 seconds": lambda: said({"error": "slow"}, 429, **{"Retry-After": "1"}),
            "429 date": lambda: Reply(b"", 429, {"Retry-After": soon}),
            "429 plain": lambda: Reply(b"Too many requests", 429, {"Content-Type": "text/plain"}),
            "html": lambda: Reply(PAGE, 200, HTML),
            "empty": lambda: Reply(b"", 200, dict(JSON)),
            "cut": lambda: Reply(whole[: len(whole) // 2], 200, dict(JSON)),
            "wrong type": lambda: Reply(whole, 200, {"Content-Type": "image/png"}),
            "wrong encoding": lambda: Reply(
                json.dumps(json.loads(body), ensure_ascii=False).encode("latin-1"), 200, dict(JSON)
            ),
            "not gzip": lambda: Reply(whole, 200, JSON | {"Content-Encoding": "gzip"}),
            "bomb": lambda: Reply(self._bomb, 200, JSON | {"Content-Encoding": "gzip"}),
            "drip": lambda: Reply(whole, 200, dict(JSON), drip=0.01),
            "reset": lambda: Reply(whole, 200, dict(JSON), reset_after=len(whole) // 2),
            "loop": lambda: Reply(b"", 302, {"Location": f"/loop{asked.path}"}),
        }.get(fault, lambda: Reply(PAGE, int(fault), HTML))()


class FaultyService:
    """The service in a process of its own; ``log`` is there once it is closed."""

    def __init__(self, folder: Path, *, share: float = 0.3, seed: int = 7) -> None:
        self._log = folder / "log.json"
        self._process = subprocess.Popen(
            [sys.executable, __file__, str(share), str(seed), str(self._log)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.url = self._process.stdout.readline().strip()

    @property
    def log(self) -> Log:
        return Log(**json.loads(self._log.read_text()))

    def close(self) -> None:
        self._process.communicate()


@contextlib.contextmanager
def faulty_service(folder: Path, **options) -> Iterator[FaultyService]:
    """Serve in another process until the block ends."""
    service = FaultyService(folder, **options)
    try:
        yield service
    finally:
        service.close()


def _serve(share: str, seed: str, log: str) -> None:
    sys.setswitchinterval(0.0005)
    with contextlib.suppress(OSError):
        os.nice(-5)
    service, works = Service(), FaultyWorks(float(share), int(seed))
    service.answer = works.answer
    sys.stdout.write(service.url + "\n")
    sys.stdout.flush()
    sys.stdin.read()
    service.close()
    moments = sorted(asked.at for asked in service.asked)
    Path(log).write_text(json.dumps({"moments": moments, "faults": works.given}))


if __name__ == "__main__":
    _serve(*sys.argv[1:])
