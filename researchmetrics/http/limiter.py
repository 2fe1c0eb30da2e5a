"""At most so many requests a second to one host, over all threads and processes of a machine."""

from __future__ import annotations

import re
import threading
from functools import partial
from pathlib import Path
from typing import cast

from pyrate_limiter import Rate, RateItem, SQLiteBucket

from researchmetrics.errors import ConfigError, RateLimitedError
from researchmetrics.http.clock import Clock, Deadline
from researchmetrics.http.files import opened

__all__ = ["Limiter"]

_KEPT_MS = 3_600_000
_CLOCKS_APART_MS = 1_000


class Limiter:
    """Spaces requests to a host evenly, by a file that all processes share.

    Parameters
    ----------
    file : Path
        Where the times of past requests are kept; made when missing.
    per_second : float
        Requests allowed a second; may be below one.
    source : str
        Data provider, for messages.
    clock : Clock
        Where the time comes from.

    Raises
    ------
    ConfigError
        If the rate is not above zero.
    """

    def __init__(self, file: Path, per_second: float, *, source: str, clock: Clock) -> None:
        if not 0 < per_second < float("inf"):
            raise ConfigError(
                f"{source} cannot be asked {per_second} times a second: give a number above zero."
            )
        # One request per interval, instead of several and a pause: services that count over
        # short windows see no burst.
        self._interval = max(1, round(1000 / per_second))
        self._file = file
        self._source = source
        self._clock = clock
        self._buckets: dict[str, SQLiteBucket] = {}
        self._lock = threading.Lock()

    def wait(self, host: str, deadline: Deadline) -> None:
        """Wait until a request to the host is allowed, and count it.

        Parameters
        ----------
        host : str
            Host and port.
        deadline : Deadline
            How long waiting may take.

        Raises
        ------
        RateLimitedError
            If the turn comes too late.
        """
        while (pause := self._try(host)) > 0:
            if pause > deadline.left():
                raise RateLimitedError(
                    f"{self._source} may be asked once every {self._interval / 1000:g} s and the "
                    f"time limit of {deadline.seconds:g} s is over. Ask for less at once, or "
                    f"raise the setting max_wait.",
                    source=self._source,
                    retry_after=pause,
                )
            self._clock.sleep(pause)

    def _try(self, host: str) -> float:
        """Count a request if one is allowed now; else return the seconds to wait."""
        with self._lock:
            bucket = self._bucket(host)
            # The time is read inside the lock: waiting for other processes takes some itself.
            with bucket.lock:
                item = RateItem(host, int(self._clock.time() * 1000))
                if bucket.put(item):
                    return 0.0
                wait = cast("int", bucket.waiting(item))
                if wait > self._interval + _CLOCKS_APART_MS:
                    # Entries of the future: the machine's clock was set back since.
                    bucket.flush()
                    return self._interval / 1000
            # One more millisecond: the window includes its first.
            return (wait + 1) / 1000

    def _bucket(self, host: str) -> SQLiteBucket:
        if host not in self._buckets:
            bucket = opened(self._file, partial(self._open, host))
            # Entries stay longer than our own interval: others may allow fewer a second.
            bucket.leak(int(self._clock.time() * 1000) - _KEPT_MS)
            self._buckets[host] = bucket
        return self._buckets[host]

    def _open(self, host: str, file: Path) -> SQLiteBucket:
        return SQLiteBucket.init_from_file(
            rates=[Rate(1, self._interval)],
            table="host_" + re.sub(r"\W", "_", host),
            db_path=str(file),
            use_file_lock=True,
        )

    def close(self) -> None:
        """Close the files."""
        with self._lock:
            for bucket in self._buckets.values():
                bucket.close()  # type: ignore[no-untyped-call]  # the library gives no type
            self._buckets.clear()
