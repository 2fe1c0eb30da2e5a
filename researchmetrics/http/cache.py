"""Answers kept on disk, so that nothing is asked twice in a day and offline work is possible."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta
from pathlib import Path

from requests import PreparedRequest, Response
from requests_cache.backends.sqlite import SQLiteCache
from requests_cache.models.response import CachedResponse

from researchmetrics.http.files import opened

__all__ = ["AnswerCache"]

_LOG = logging.getLogger(__name__)
# Kept longer than answers are used again by default, so that a longer limit finds something.
_KEPT_DAYS = 90.0


class AnswerCache:
    """Good answers by request.

    Parameters
    ----------
    file : Path
        SQLite file of JSON values; made when missing, set aside when it is no such file.
    days : float
        Age up to which an answer is used again.

    Notes
    -----
    A damaged cache is a reason to ask again, never a reason to fail.
    """

    def __init__(self, file: Path, days: float) -> None:
        self._days = days
        self._kept = opened(file, _open)

    def find(self, request: PreparedRequest, now: float) -> CachedResponse | None:
        """Look for a usable answer.

        Parameters
        ----------
        request : requests.PreparedRequest
            Without key.
        now : float
            Seconds since 1970.

        Returns
        -------
        requests_cache.CachedResponse or None
            None when there is none, or none that is young enough.
        """
        try:
            response = self._kept.get_response(self._kept.create_key(request))
        except Exception as error:  # noqa: BLE001 (see the class: damage of any kind is a miss)
            _LOG.warning("The cache cannot be read (%s); asking again.", type(error).__name__)
            return None
        if response is None or not self._is_young(response, now):
            return None
        return response

    def _is_young(self, response: CachedResponse, now: float) -> bool:
        age = now - response.created_at.replace(tzinfo=UTC).timestamp()
        return bool(age <= self._days * 86_400)

    def keep(self, response: Response) -> None:
        """Keep a good answer.

        Parameters
        ----------
        response : requests.Response
            Status 200, checked, without key.
        """
        kept = timedelta(days=max(self._days, _KEPT_DAYS))
        first = response.history[0].request if response.history else response.request
        try:
            self._kept.save_response(
                response, self._kept.create_key(first), datetime.now(tz=UTC) + kept
            )
        except Exception as error:  # noqa: BLE001 (see the class)
            _LOG.warning("The cache cannot be written (%s).", type(error).__name__)

    def close(self) -> None:
        """Close the file."""
        self._kept.close()  # type: ignore[no-untyped-call]  # the library gives no type


def _open(file: Path) -> SQLiteCache:
    kept = SQLiteCache(file, serializer="json", wal=True, busy_timeout=5_000)
    kept.delete(expired=True, vacuum=False)
    return kept
