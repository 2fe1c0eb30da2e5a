"""Services in a process of their own, which know people with many works each.

What they answer is made once and then kept, so that the time that is measured is the client's.
"""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from crowded import crowded
from playing import Asked, Reply, Service


@dataclass(frozen=True)
class Served:
    """One of the services: where it is, and whom it knows."""

    url: str
    people: list[str]


class Kept:
    """Answers each question as it was answered at first, after a while."""

    def __init__(self, answer: Callable[[Asked], Reply], delay: float) -> None:
        self._answer = answer
        self._delay = delay
        self._kept: dict[tuple[Any, ...], Reply] = {}

    def answer(self, asked: Asked) -> Reply:
        query = tuple((name, *values) for name, values in asked.query.items())
        question = (asked.method, asked.path, query, asked.body)
        if question not in self._kept:
            self._kept[question] = replace(self._answer(asked), delay=self._delay)
        return self._kept[question]


class Services:
    """Services in another process; see `services`."""

    def __init__(self, names: tuple[str, ...], *, works: int, people: int, delay: float) -> None:
        self._process = subprocess.Popen(
            [sys.executable, __file__, str(works), str(people), str(delay), *names],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        told = json.loads(self._process.stdout.readline())
        self.served = {name: Served(**said) for name, said in told.items()}

    def n_asked(self) -> dict[str, int]:
        """Ask how many requests each has had since this was asked last."""
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        told: dict[str, int] = json.loads(self._process.stdout.readline())
        return told

    def close(self) -> None:
        self._process.communicate()


@contextlib.contextmanager
def services(*names: str, works: int, people: int = 1, delay: float = 0.0) -> Iterator[Services]:
    """Serve in another process until the block ends."""
    served = Services(names, works=works, people=people, delay=delay)
    try:
        yield served
    finally:
        served.close()


def _serve(works: str, people: str, delay: str, *names: str) -> None:
    told, running = {}, {}
    for name in names:
        played, service = crowded(name, int(works), int(people)), Service()
        service.answer = Kept(played.answer, float(delay)).answer
        running[name] = service
        told[name] = {"url": service.url + played.below, "people": played.people}
    _say(told)
    # Every line is a question for the counts; the end of the input is the end.
    for _ in sys.stdin:
        _say({name: service.n_asked for name, service in running.items()})
        for service in running.values():
            service.asked.clear()
    for service in running.values():
        service.close()


def _say(what: object) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    _serve(*sys.argv[1:])
