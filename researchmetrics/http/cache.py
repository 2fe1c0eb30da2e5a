"""Answers kept on disk, so that nothing is asked twice in a day and offline work is possible."""

from __future__ import annotations

import hashlib
import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from requests import PreparedRequest, Response
from requests_cache.backends.sqlite import SQLiteDict
from requests_cache.models.request import CachedRequest
from requests_cache.models.response import CachedResponse

from researchmetrics.http.files import opened

__all__ = ["AnswerCache", "conditions", "moment_of"]

_LOG = logging.getLogger(__name__)
# Kept longer than answers are used again by default, so that a longer limit finds something, and
# so that services can be asked whether what we have is still true.
_KEPT_DAYS, _LONGEST_DAYS = 90.0, 36_500.0
_BUSY_MS = 5_000
# Written as text within text, an answer takes five times its room in memory.
_LARGEST = 16_000_000
_CONDITIONS = {"ETag": "If-None-Match", "Last-Modified": "If-Modified-Since"}


def moment_of(kept: CachedResponse) -> datetime:
    """Tell when a kept answer came, or was last confirmed.

    Parameters
    ----------
    kept : requests_cache.CachedResponse
        From the cache.

    Returns
    -------
    datetime
        In UTC.
    """
    created: datetime = kept.created_at
    return created if created.tzinfo else created.replace(tzinfo=UTC)


def conditions(kept: CachedResponse) -> dict[str, str]:
    """Make the headers that ask for an answer only if it has changed.

    Parameters
    ----------
    kept : requests_cache.CachedResponse
        From the cache.

    Returns
    -------
    dict of str to str
        Empty where the service gave nothing to ask by.
    """
    found = {ask: kept.headers.get(mark) for mark, ask in _CONDITIONS.items()}
    return {ask: mark for ask, mark in found.items() if mark}


class AnswerCache:
    """Good answers by request.

    Parameters
    ----------
    file : Path
        SQLite file of JSON values; made when missing, set aside when it is no such file.
    days : float
        Age up to which an answer is used again; it is kept for longer.
    user : str
        For whom the service answers: the key, or who it stands for; empty for everybody. Others
        do not get these answers, which may tell more, or less, than they may see.

    Notes
    -----
    A damaged cache is a reason to ask again, never a reason to fail. Nothing of the user is kept
    but two bytes of a hash, within another hash.
    """

    def __init__(self, file: Path, days: float, user: str = "") -> None:
        mark = hashlib.blake2b(user.encode("utf-8", "replace"), digest_size=2).hexdigest()
        self._mark = mark if user else ""
        self._kept_for = timedelta(days=min(max(days, _KEPT_DAYS), _LONGEST_DAYS))
        self._kept = opened(file, _open)

    def find(self, request: PreparedRequest) -> CachedResponse | None:
        """Look for an answer, however old.

        Parameters
        ----------
        request : requests.PreparedRequest
            Without key.

        Returns
        -------
        requests_cache.CachedResponse or None
            None when there is none.
        """
        try:
            return self._kept.get(self.name_of(request))
        except Exception as error:  # noqa: BLE001 (see the class: damage of any kind is a miss)
            _LOG.warning("The cache cannot be read (%s); asking again.", type(error).__name__)
            return None

    def keep(self, request: PreparedRequest, response: Response, now: datetime) -> None:
        """Keep a good answer, unless it is so large that writing it would fill the memory.

        Parameters
        ----------
        request : requests.PreparedRequest
            As it was first asked, without key.
        response : requests.Response
            Status 200, checked, without key.
        now : datetime
            When it came.
        """
        if len(response.content) > _LARGEST:
            return
        try:
            self._write(request, _bare(request, response, now), now)
        except Exception as error:  # noqa: BLE001 (see the class)
            _LOG.warning("The cache cannot be written (%s).", type(error).__name__)

    def renew(
        self, request: PreparedRequest, kept: CachedResponse, now: datetime
    ) -> CachedResponse:
        """Note that the service confirmed a kept answer.

        Parameters
        ----------
        request : requests.PreparedRequest
            As it was first asked.
        kept : requests_cache.CachedResponse
            From `find`.
        now : datetime
            When it was confirmed.

        Returns
        -------
        requests_cache.CachedResponse
            The same, of this moment.
        """
        kept.created_at = now
        try:
            self._write(request, kept, now)
        except Exception as error:  # noqa: BLE001 (see the class)
            _LOG.warning("The cache cannot be written (%s).", type(error).__name__)
        return kept

    def name_of(self, request: PreparedRequest) -> str:
        """Name a question: by all that its answer may depend on, in whatever order it was put.

        The library's own names do not tell lists of another order apart, nor empty parameters.

        Parameters
        ----------
        request : requests.PreparedRequest
            Without key.

        Returns
        -------
        str
            A hash, from which nothing can be read.
        """
        parts = urlsplit(request.url or "")
        query = "&".join(sorted(parts.query.split("&")))
        body = request.body or b""
        asked = (
            request.method or "",
            f"{parts.scheme}://{parts.netloc}{parts.path}?{query}",
            str(request.headers.get("Accept", "")),
            body if isinstance(body, str) else bytes(body).decode("latin-1"),
            *filter(None, [self._mark]),
        )
        return hashlib.sha256("\n".join(asked).encode()).hexdigest()

    def _write(self, request: PreparedRequest, kept: CachedResponse, now: datetime) -> None:
        kept.expires = now + self._kept_for
        self._kept[self.name_of(request)] = kept

    def close(self) -> None:
        """Close the file."""
        self._kept.close()  # type: ignore[no-untyped-call]  # the library gives no type


class _Answers(SQLiteDict):
    """A table whose lock is waited for by SQLite, and given up in the end.

    The library asks for it again and again and for ever, even where the file is gone.
    """

    @contextmanager
    def _acquire_sqlite_lock(self) -> Iterator[None]:
        connection = self._connection
        if connection is None:
            raise ValueError("The table is closed.")
        with self._lock:
            connection.execute("BEGIN IMMEDIATE")
            self._active_transaction = True
            try:
                yield
                connection.commit()
            except BaseException:
                connection.rollback()
                raise
            finally:
                self._active_transaction = False


def _open(file: Path) -> _Answers:
    kept = _Answers(
        file, table_name="responses", serializer="json", wal=True, busy_timeout=_BUSY_MS
    )
    with kept.connection(commit=True) as connection:
        connection.execute("DELETE FROM responses WHERE expires <= ?", (round(time.time()),))
    return kept


def _bare(request: PreparedRequest, response: Response, now: datetime) -> CachedResponse:
    """Return what is worth keeping: the answer, and nothing of how it was asked for."""
    kept = CachedResponse.from_response(response, created_at=now)
    kept.request = CachedRequest(method=request.method or "", url=request.url or "")
    if kept.history:
        # These mark what another address holds than the one that was asked.
        kept.headers = kept.headers.copy()
        for name in _CONDITIONS:
            kept.headers.pop(name, None)
        kept.history = []
    return kept
