"""The rate limit holds over threads, doors and processes of one machine."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from itertools import pairwise

import pytest
from playing import said

from researchmetrics.errors import ConfigError, RateLimitedError
from researchmetrics.http import Clock

ASK = """
import sys
from researchmetrics.http import Door
with Door("played", base_url=sys.argv[1], per_second=10) as door:
    for number in range(3):
        door.get_json(f"{sys.argv[2]}{number}")
"""


def gaps(service) -> list[float]:
    moments = sorted(asked.at for asked in service.asked)
    return [later - earlier for earlier, later in pairwise(moments)]


def test_requests_are_spaced_and_cached_answers_are_not(open_door, service, fake_time):
    door = open_door(per_second=0.5)
    for path in ("a", "b", "a", "a", "c"):
        door.get_json(path)
    assert fake_time.passed == pytest.approx(4.0, abs=0.05)


def test_retries_pass_the_limiter_too(open_door, service, fake_time):
    service.script(said({}, 500, **{"Retry-After": "0"}), said({}))
    open_door(per_second=0.1).get_json("a")
    assert fake_time.passed == pytest.approx(10.0, abs=0.1)


def test_threads_share_the_limit(open_door, service):
    doors = [open_door(per_second=20, clock=Clock()) for _ in range(3)]
    threads = [
        threading.Thread(target=lambda d=door, n=n: [d.get_json(f"{n}{i}") for i in range(3)])
        for n, door in enumerate(doors)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert service.n_asked == 9
    # The server's own delay may bring two requests nearer to one another than they were sent.
    assert min(gaps(service)) > 0.02
    assert sum(gaps(service)) > 8 * 0.05 - 0.02


@pytest.mark.slow
def test_processes_share_the_limit(service):
    processes = [
        subprocess.Popen([sys.executable, "-W", "error", "-c", ASK, service.url, name])
        for name in "ab"
    ]
    assert [process.wait(30) for process in processes] == [0, 0]
    assert service.n_asked == 6
    assert sum(gaps(service)) > 5 * 0.1 - 0.05


def test_a_turn_that_comes_too_late_is_told(open_door, service):
    door = open_door(per_second=0.01, max_wait=5)
    door.get_json("a")
    with pytest.raises(RateLimitedError) as caught:
        door.get_json("b")
    assert 90 < caught.value.retry_after <= 100.1
    assert service.n_asked == 1


def test_a_clock_set_back_does_not_stop_everything(open_door, service, fake_time):
    fake_time.passed += 7200
    open_door(per_second=1).get_json("a")
    fake_time.passed -= 7200
    start = time.monotonic()
    open_door(per_second=1).get_json("b")
    assert fake_time.passed <= 1.1
    assert time.monotonic() - start < 2


def test_a_damaged_file_is_begun_anew(open_door, service, own_home):
    folder = own_home / "cache"
    folder.mkdir()
    (folder / "rates.sqlite").write_bytes(b"no database at all" * 100)
    assert open_door().get_json("a").status == 200
    assert (folder / "rates.damaged").exists()


def test_a_missing_library_is_no_damage(open_door, service, own_home, monkeypatch):
    import pyrate_limiter

    open_door().get_json("a")

    def without_lock(*args, **kwargs):
        raise ImportError("No module named 'filelock'")

    monkeypatch.setattr(pyrate_limiter.SQLiteBucket, "init_from_file", without_lock)
    with pytest.raises(ConfigError, match="filelock"):
        open_door().get_json("b")
    folder = own_home / "cache"
    assert (folder / "rates.sqlite").exists()
    assert not (folder / "rates.damaged").exists()
    assert service.n_asked == 1
