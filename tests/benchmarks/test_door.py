"""The door against a service that fails in every way: nothing lost, never too fast, never idle.

The service runs in another process, and its log is the judge.
"""

from __future__ import annotations

import itertools
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from playing_faults import FAULTS, Log, faulty_service

from researchmetrics.errors import SourceError
from researchmetrics.http import Door

SHARE = 0.3
RATE = 200.0
THREADS = 100
BAR = 0.95
# Other tests run beside a short run and take the processor from it.
BESIDE_OTHERS = 0.5

ASK = """
import sys
from concurrent.futures import ThreadPoolExecutor
from researchmetrics.http import Door
url, rate, n, name = sys.argv[1], float(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
with Door("played", base_url=url, per_second=rate) as door, ThreadPoolExecutor(8) as pool:
    for answer in pool.map(lambda number: door.get_json(f"works/{name}{number}"), range(n)):
        assert answer.json["id"].startswith(name)
"""


class Crowd:
    """Threads that ask for all works; when the first finds nothing left to ask is kept."""

    def __init__(self, door: Door, n: int) -> None:
        self.arrived: list[str] = []
        self.failed: dict[str, BaseException] = {}
        self.ended_at = float("inf")
        self.memory: list[float] = []
        self._door = door
        self._left = iter([f"W{number}" for number in range(n)])
        self._every = max(1, n // 10)
        self._lock = threading.Lock()

    def run(self, threads: int) -> None:
        crowd = [threading.Thread(target=self._ask) for _ in range(threads)]
        for thread in crowd:
            thread.start()
        for thread in crowd:
            thread.join()

    def _ask(self) -> None:
        while True:
            with self._lock:
                work = next(self._left, None)
                if work is None:
                    self.ended_at = min(self.ended_at, time.monotonic())
                    return
            try:
                self.arrived.append(self._door.get_json(f"works/{work}").json["id"])
            except BaseException as error:  # noqa: BLE001 (the test tells which ones may come)
                self.failed[work] = error
            if len(self.arrived) % self._every == 0:
                self.memory.append(megabytes())


def megabytes() -> float:
    """Return the memory that this process holds, 0 where the system does not tell."""
    told = Path("/proc/self/statm")
    return int(told.read_text().split()[1]) * 4096 / 1e6 if told.exists() else 0.0


def use_of(rate: float, log: Log, until: float = float("inf")) -> float:
    """Return which share of the agreed rate was used."""
    asked = [moment for moment in log.moments if moment <= until]
    return (len(asked) - 1) / (asked[-1] - asked[0]) / rate


def tell(text: str) -> None:
    sys.stdout.write(f"\n{text}")


@pytest.mark.slow
def test_every_work_arrives_once_or_is_named(tmp_path, monkeypatch, in_full):
    monkeypatch.setenv("RESEARCHMETRICS_MAX_ANSWER_MB", "1")
    n = 10_000 if in_full else 400
    with (
        faulty_service(tmp_path, share=SHARE) as service,
        Door("played", base_url=service.url, per_second=RATE, at_once=THREADS) as door,
    ):
        crowd = Crowd(door, n)
        crowd.run(THREADS)
    log = service.log
    most, used = log.most_in(1.0), use_of(RATE, log, crowd.ended_at)
    tell(
        f"{n} works: {len(crowd.arrived)} arrived, {len(crowd.failed)} named as missing; "
        f"{len(log.moments)} requests with {sum(log.faults.values())} faults; at most {most} of "
        f"{RATE:g} in a second, {used:.1%} of the rate used; memory {crowd.memory[0]:.0f} to "
        f"{crowd.memory[-1]:.0f} MB\n"
    )
    assert len(crowd.arrived) == len(set(crowd.arrived))
    assert {*crowd.arrived, *crowd.failed} == {f"W{number}" for number in range(n)}
    assert not set(crowd.arrived) & set(crowd.failed)
    for work, error in crowd.failed.items():
        assert isinstance(error, SourceError)
        assert error.url.endswith(f"/{work}")
    # Only what is given one more try at most is believed to stay so.
    assert len(crowd.failed) <= 0.01 * n
    assert in_full <= (set(log.faults) == set(FAULTS))
    assert most <= RATE
    assert used >= (BAR if in_full else BESIDE_OTHERS)
    assert crowd.memory[-1] - crowd.memory[0] < 40


@pytest.mark.slow
@pytest.mark.parametrize("rate", [0.7, 3.0, 25.0, 200.0])
def test_the_rate_is_kept_and_used_by_threads(tmp_path, in_full, rate):
    n = int(rate * (10 if in_full else 2.5)) + 2
    with (
        faulty_service(tmp_path, share=0.0) as service,
        Door("played", base_url=service.url, per_second=rate) as door,
    ):
        Crowd(door, n).run(8)
    log = service.log
    most, used = log.most_in(max(1.0, 1 / rate)), use_of(rate, log)
    tell(f"{rate:g} a second, 8 threads: at most {most}, {used:.1%} of the rate used")
    assert most <= max(1.0, rate)
    assert used >= (BAR if in_full else BESIDE_OTHERS)


@pytest.mark.slow
def test_the_rate_is_kept_and_used_by_processes(tmp_path, in_full):
    rate, n = 60.0, 600 if in_full else 90
    with faulty_service(tmp_path, share=0.0) as service:
        crowd = [
            subprocess.Popen([sys.executable, "-c", ASK, service.url, str(rate), str(n), name])
            for name in "abc"
        ]
        assert [process.wait(120) for process in crowd] == [0, 0, 0]
    log = service.log
    most = log.most_in(1.0)
    # One process may begin, and end, before the others.
    steps = list(itertools.pairwise(log.moments[n // 2 : -n // 2]))
    used = len(steps) / (steps[-1][1] - steps[0][0]) / rate
    tell(f"{rate:g} a second, 3 processes of 8 threads: at most {most}, {used:.1%} used\n")
    assert len(log.moments) == 3 * n
    assert most <= rate
    # In a short run one process may have ended before another has begun.
    assert used >= BAR or not in_full
