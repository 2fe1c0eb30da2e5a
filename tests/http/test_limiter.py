"""The rate limit holds over threads, doors and processes of one machine."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import pytest
from playing import Reply, said
from playing_faults import Log

from researchmetrics.errors import ConfigError, RateLimitedError
from researchmetrics.http import Clock

ASK = """
import sys
from researchmetrics.http import Door
with Door("played", base_url=sys.argv[1], per_second=10) as door:
    for number in range(3):
        door.get_json(f"{sys.argv[2]}{number}")
"""


def moments(service) -> list[float]:
    return sorted(asked.at for asked in service.asked)


def gaps(service) -> list[float]:
    return [later - earlier for earlier, later in pairwise(moments(service))]


def ask_all(doors, n: int, threads: int) -> None:
    def ask(number: int) -> None:
        doors[number % len(doors)].get_json(f"works/{number}")

    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(ask, range(n)))


def test_requests_are_spaced_and_cached_answers_are_not(open_door, service, fake_time):
    door = open_door(per_second=0.5)
    for path in ("a", "b", "a", "a", "c"):
        door.get_json(path)
    assert 4.0 < fake_time.passed < 4.0 / 0.95


def test_retries_pass_the_limiter_too(open_door, service, fake_time):
    service.script(said({}, 500, **{"Retry-After": "0"}), said({}))
    open_door(per_second=0.1).get_json("a")
    assert 10.0 < fake_time.passed < 10.0 / 0.95


@pytest.mark.parametrize("rate", [4.0, 30.0, 150.0])
def test_threads_and_doors_share_the_rate_and_use_it(open_door, service, rate):
    doors = [open_door(per_second=rate, clock=Clock()) for _ in range(3)]
    n = int(1.6 * rate) + 1
    ask_all(doors, n, threads=12)
    log = Log(moments(service), {})
    assert len(log.moments) == n
    assert log.most_in(1.0) <= rate
    # The server shares this process, and others this machine: the benchmarks ask for 95 %.
    assert (n - 1) / (log.moments[-1] - log.moments[0]) >= 0.5 * rate


def test_a_stall_is_made_up_for_without_exceeding_the_rate(open_door, service):
    stalls = iter([False] * 30 + [True] + [False] * 100)

    def sleep(seconds: float) -> None:
        time.sleep(seconds + 0.2 * next(stalls))

    door = open_door(per_second=40, clock=Clock(sleep=sleep))
    ask_all([door], 70, threads=4)
    assert Log(moments(service), {}).most_in(1.0) <= 40


def test_doors_of_other_rates_share_the_host(open_door, service, fake_time):
    slow, fast = open_door(per_second=0.5), open_door(per_second=10)
    slow.get_json("a")
    fast.get_json("b")
    assert 0.1 < fake_time.passed < 0.12
    slow.get_json("c")
    assert 2.1 < fake_time.passed < 2.3


@pytest.mark.slow
def test_processes_share_the_limit(service):
    processes = [
        subprocess.Popen([sys.executable, "-W", "error", "-c", ASK, service.url, name])
        for name in "ab"
    ]
    assert [process.wait(30) for process in processes] == [0, 0]
    assert service.n_asked == 6
    assert sum(gaps(service)) > 5 * 0.1 - 0.05


def test_a_turn_that_comes_too_late_is_told_and_not_taken(open_door, service, fake_time):
    door = open_door(per_second=0.01, max_wait=5)
    door.get_json("a")
    for _ in range(3):
        with pytest.raises(RateLimitedError, match="max_wait") as caught:
            door.get_json("b")
        assert 100 < caught.value.retry_after <= 105
    assert service.n_asked == 1
    assert fake_time.passed == 0


def test_a_clock_set_back_does_not_stop_everything(open_door, service, fake_time):
    fake_time.passed += 7200
    open_door(per_second=1).get_json("a")
    fake_time.passed -= 7200
    start = time.monotonic()
    open_door(per_second=1).get_json("b")
    assert fake_time.passed <= 1.1
    assert time.monotonic() - start < 2


@pytest.mark.parametrize("content", [b"", b"no such file" * 500, b"\xff" * 2092, b"pace 01\n"])
def test_a_damaged_file_is_begun_anew(open_door, service, own_home, caplog, content):
    door = open_door()
    door.get_json("a")
    (file,) = (own_home / "cache" / "pace").glob("*.pace")
    file.write_bytes(content)
    assert door.get_json("b").status == 200
    assert "begun anew" in caplog.text
    assert len(file.read_bytes()) == 2092


def test_a_folder_cleared_while_we_run_is_made_again(open_door, service, own_home):
    import shutil

    door = open_door()
    door.get_json("a")
    shutil.rmtree(own_home / "cache" / "pace")
    assert door.get_json("b").status == 200


def test_a_file_that_cannot_be_used_is_told(open_door, service, own_home):
    door = open_door()
    door.get_json("a")
    (file,) = (own_home / "cache" / "pace").glob("*.pace")
    file.unlink()
    file.mkdir()
    with pytest.raises(ConfigError, match="cannot be used"):
        door.get_json("b")
    assert service.n_asked == 1


def test_no_more_are_under_way_at_once_than_allowed(open_door, service):
    under_way, most = [0], [0]
    lock = threading.Lock()

    def answer(asked):
        with lock:
            under_way[0] += 1
            most[0] = max(most[0], under_way[0])
        time.sleep(0.03)
        with lock:
            under_way[0] -= 1
        return Reply()

    service.answer = answer
    doors = [open_door(at_once=3, clock=Clock()) for _ in range(2)]
    ask_all(doors, 24, threads=12)
    # A little less than the server counts: it still counts one whose answer is on its way.
    assert 2 <= most[0] <= 4


def test_who_waits_too_long_for_a_way_is_told(open_door, service):
    service.script(Reply(delay=0.6))
    doors = [open_door(at_once=1, max_wait=wait, clock=Clock()) for wait in (5, 0.1)]
    first = threading.Thread(target=lambda: doors[0].get_json("a"))
    first.start()
    time.sleep(0.2)
    with pytest.raises(RateLimitedError, match="at once"):
        doors[1].get_json("b")
    first.join()


def test_one_refusal_delays_only_its_own_request(open_door, service, fake_time):
    service.script(Reply(b"", 429, {"Retry-After": "50"}), said({}))
    door = open_door(max_wait=10)
    with pytest.raises(RateLimitedError):
        door.get_json("a")
    door.get_json("b")
    assert fake_time.passed < 1


def test_refusals_in_a_row_hold_all_who_ask(open_door, service, fake_time):
    service.script(Reply(b"", 429, {"Retry-After": "50"}))
    for path in "abcx":
        with pytest.raises(RateLimitedError):
            open_door(max_wait=10).get_json(path)
    service.script(said({}))
    with pytest.raises(RateLimitedError, match="slow down") as caught:
        open_door(max_wait=10, api_key="another").get_json("d")
    assert 49 < caught.value.retry_after <= 50
    assert service.n_asked == 4
    open_door(max_wait=100).get_json("d")
    assert 50 <= fake_time.passed < 51
    # And then all is as before.
    service.script(Reply(b"", 429, {"Retry-After": "50"}), said({}))
    with pytest.raises(RateLimitedError):
        open_door(max_wait=10).get_json("e")
    open_door(max_wait=10).get_json("f")


def test_who_already_has_a_turn_is_held_too(open_door, service):
    service.script(*[Reply(b"", 429, {"Retry-After": "2"})] * 4, said({}))
    door = open_door(per_second=20, clock=Clock())
    start = time.monotonic()
    ask_all([door], 6, threads=6)
    held = [asked.at - start for asked in service.asked if asked.at - start > 0.5]
    assert min(held) > 1.9
    assert len(service.asked) - len(held) <= 5


def test_a_hold_is_never_longer_than_a_day(open_door, service):
    service.script(Reply(b"", 429, {"Retry-After": "99999999"}))
    for path in "abcde":
        with pytest.raises(RateLimitedError) as caught:
            open_door(max_wait=10).get_json(path)
    assert caught.value.retry_after <= 86_400


def test_keys_do_not_split_the_rate(open_door, service, fake_time):
    for number, key in enumerate((None, "one-key", "another-key")):
        open_door(per_second=1, api_key=key).get_json(f"a{number}")
    assert fake_time.passed > 2


def test_old_refusals_are_forgotten(open_door, service, fake_time):
    service.script(Reply(b"", 429))
    door = open_door(max_wait=5)
    for number in range(3):
        with pytest.raises(RateLimitedError):
            door.get_json(f"a{number}")
    fake_time.sleep(1_000_000)
    service.script(Reply(b"", 429), said({"fine": True}))
    assert door.get_json("b").json == {"fine": True}
