"""A connection that opens late, its transactions, and the lock that keeps jobs apart."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from researchmetrics.errors import StoreLockedError
from researchmetrics.store.failures import said_plainly
from researchmetrics.store.schema import connect

__all__ = ["Connection"]


class Connection:
    """One store's file, opened when it is first needed.

    Parameters
    ----------
    path : pathlib.Path
        The file.
    timeout : float
        Seconds to wait for another writer.
    """

    def __init__(self, path: Path, *, timeout: float) -> None:
        self.path = path
        self.timeout = timeout
        self._link: sqlite3.Connection | None = None

    def opened(self, *, create: bool) -> sqlite3.Connection:
        """Open the file, if it is not open yet.

        Parameters
        ----------
        create : bool
            Make it where it is missing.

        Returns
        -------
        sqlite3.Connection
            Ours to close.
        """
        if self._link is None:
            self._link = connect(self.path, timeout=self.timeout, create=create)
        return self._link

    def close(self) -> None:
        """Close the file; a later use opens it again."""
        if self._link is not None:
            self._link.close()
            self._link = None

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection | None]:
        """See the store as it is at one moment, whatever others write meanwhile.

        Yields
        ------
        sqlite3.Connection or None
            None where there is no file yet.
        """
        if self._link is None and not self.path.exists():
            yield None
            return
        with self._transaction("BEGIN", create=False) as link:
            yield link

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Write all or nothing.

        Yields
        ------
        sqlite3.Connection
            In a transaction of which no other writer sees or disturbs the middle.
        """
        with self._transaction("BEGIN IMMEDIATE", create=True) as link:
            yield link

    @contextmanager
    def alone(self, *, timeout: float) -> Iterator[None]:
        """Keep out whoever asks for the same.

        Parameters
        ----------
        timeout : float
            Seconds to wait for them.

        Yields
        ------
        None
            Nothing.
        """
        self.opened(create=True)
        # A file of its own, because plain readers and writers of the store are to go on. The
        # system lets SQLite's lock on it go when its holder ends, in whatever way.
        beside = self.path.with_name(self.path.name + ".lock")
        with said_plainly(beside):
            link = sqlite3.connect(beside, timeout=timeout, isolation_level=None)
        try:
            try:
                with said_plainly(beside):
                    link.execute("BEGIN EXCLUSIVE")
            except StoreLockedError as error:
                raise StoreLockedError(
                    f"Another refresh of the store {self.path} is running. Wait until it has "
                    "finished, then try again."
                ) from error
            yield
        finally:
            link.close()

    @contextmanager
    def _transaction(self, begin: str, *, create: bool) -> Iterator[sqlite3.Connection]:
        link = self.opened(create=create)
        with said_plainly(self.path):
            link.execute(begin)
            try:
                yield link
                link.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):
                    link.execute("ROLLBACK")
                raise
