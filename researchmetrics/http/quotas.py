"""Used-up budgets, kept on disk: nobody asks a service again before its new day begins."""

from __future__ import annotations

import hashlib
import json
import logging
import secrets
import threading
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from filelock import FileLock, Timeout

from researchmetrics.errors import QuotaError
from researchmetrics.http.clock import Clock
from researchmetrics.http.key import Key

__all__ = ["Quotas"]

_LOG = logging.getLogger(__name__)
_LOCK_SECONDS = 5.0
# A budget that is new later than this was not understood.
_LONGEST = 32 * 86_400.0


class Quotas:
    """What one source said of its budget for one user.

    Parameters
    ----------
    file : Path
        Shared by all sources and processes; made when needed.
    source : str
        Data provider.
    key : Key, optional
        With which it is asked: each key has a budget of its own.
    clock : Clock
        Where the time comes from.

    Notes
    -----
    To tell keys apart the file holds two bytes of a salted hash of each: 65,536 times too few to
    guess a key by, and enough to notice that another one is used now. What cannot be read or
    written is left: then the service itself says it again.
    """

    def __init__(self, file: Path, source: str, key: Key | None, clock: Clock) -> None:
        self._file = file
        self._source = source
        self._key = key
        self._clock = clock
        self._reading = threading.Lock()
        self._read_at: tuple[int, int] | None = None
        self._known: dict[str, Any] = {}

    def refuse(self, url: str) -> None:
        """Refuse what the budget does not allow.

        Parameters
        ----------
        url : str
            What is to be asked.

        Raises
        ------
        QuotaError
            Until the budget is new.
        """
        known = self._current()
        now = self._clock.time()
        for place in _places(url):
            found = known.get(self._name(known, place))
            if isinstance(found, dict) and self._is_in_force(found, now):
                raise QuotaError(
                    str(found.get("text")),
                    resets_at=str(found.get("resets_at")),
                    source=self._source,
                    url=url,
                )

    def remember(self, error: QuotaError, url: str, *, is_all: bool) -> None:
        """Note a used-up budget, where the source says when it is new.

        Parameters
        ----------
        error : QuotaError
            What it said.
        url : str
            What it was asked.
        is_all : bool
            Whether nothing at all is left; else only too little for questions of this kind.
        """
        if error.details.get("resets_at") is None:
            return
        entry = {
            "text": error.message,
            "resets_at": error.details["resets_at"],
            "noted": self._clock.time(),
        }
        place = _places(url)[0 if is_all else 1]
        try:
            with FileLock(self._file.with_suffix(".lock"), timeout=_LOCK_SECONDS):
                known = self._current()
                known.setdefault("salt", secrets.token_hex(16))
                now = self._clock.time()
                kept = {name: one for name, one in known.items() if self._is_kept(one, now)}
                self._write(kept | {self._name(known, place): entry})
        except (OSError, Timeout) as failed:
            _LOG.warning("%s cannot be written (%s).", self._file, type(failed).__name__)

    def _is_kept(self, entry: object, now: float) -> bool:
        return not isinstance(entry, dict) or self._is_in_force(entry, now)

    def _is_in_force(self, entry: dict[str, Any], now: float) -> bool:
        try:
            until = datetime.fromisoformat(entry["resets_at"]).timestamp()
            return float(entry["noted"]) - 60 <= now < until <= now + _LONGEST
        except (KeyError, TypeError, ValueError):
            return False

    def _name(self, known: dict[str, Any], place: str) -> str:
        if self._key is None:
            return f"{self._source} {place}"
        salt = str(known.get("salt", "")).encode()[:64]
        mark = hashlib.blake2b(self._key.value.encode(), key=salt, digest_size=2).hexdigest()
        return f"{self._source} {place} with key {mark}"

    def _current(self) -> dict[str, Any]:
        """Read the file, unless it is the one that was read before."""
        with self._reading:
            try:
                state = self._file.stat()
                at = state.st_mtime_ns, state.st_ino
                if at != self._read_at:
                    known = json.loads(self._file.read_bytes())
                    self._known = known if isinstance(known, dict) else {}
                    self._read_at = at
            except (OSError, ValueError, RecursionError):
                self._known, self._read_at = {}, None
            return dict(self._known)

    def _write(self, known: dict[str, Any]) -> None:
        beside = self._file.with_suffix(".new")
        beside.write_text(json.dumps(known), encoding="utf-8")
        beside.replace(self._file)


def _places(url: str) -> tuple[str, str]:
    """Return host and port, and the address without its query."""
    parts = urlsplit(url)
    return parts.netloc, f"{parts.netloc}{parts.path}"
