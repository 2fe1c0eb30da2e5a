"""Sources kept open while many people are fetched, so that connections are used again."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Self

from researchmetrics import fetchers
from researchmetrics.fetchers import Source

__all__ = ["Pool"]


class Pool:
    """Lends sources by name; one that is lent out is nobody else's until it comes back.

    Parameters
    ----------
    offline : bool, optional
        Answer from the cache alone.

    Examples
    --------
    >>> with Pool() as pool, pool.lend("openalex") as source:
    ...     source.name
    'openalex'
    """

    def __init__(self, *, offline: bool | None = None) -> None:
        self._offline = offline
        self._idle: dict[str, list[Source]] = {}
        self._lock = threading.Lock()
        self._is_closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def lend(self, name: str) -> Iterator[Source]:
        """Lend a source.

        Parameters
        ----------
        name : str
            Of the source.

        Yields
        ------
        Source
            With nothing counted yet.
        """
        with self._lock:
            idle = self._idle.setdefault(name, [])
            source = idle.pop() if idle else None
        source = source or fetchers.get_source(name, offline=self._offline)
        source.n_expected = None
        try:
            yield source
        finally:
            self._take_back(name, source)

    def _take_back(self, name: str, source: Source) -> None:
        with self._lock:
            if not self._is_closed:
                source.tally.restart()
                self._idle[name].append(source)
                return
        source.close()

    def close(self) -> None:
        """Close all that are not lent out; those that are, when they come back."""
        with self._lock:
            self._is_closed = True
            idle = [source for sources in self._idle.values() for source in sources]
            self._idle.clear()
        for source in idle:
            source.close()
