"""The store in one SQLite file."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

import pandas as pd

from researchmetrics.errors import NotFoundError, StoreError
from researchmetrics.records import Batch
from researchmetrics.store import rows, summaries
from researchmetrics.store.appended import Appended
from researchmetrics.store.connection import Connection
from researchmetrics.store.differences import Difference, difference
from researchmetrics.store.moments import day, moment, upper_bound

__all__ = ["Store"]


class Store:
    """Dated observations of people in one SQLite file; use `open_store` to get one.

    Parameters
    ----------
    path : pathlib.Path
        The file.
    timeout : float
        Seconds to wait for another writer.

    Examples
    --------
    >>> with Store(Path("missing.db")) as store:
    ...     len(store.people())
    0
    """

    def __init__(self, path: Path, *, timeout: float = 30.0) -> None:
        self.path = path
        self._connection = Connection(path, timeout=timeout)

    def __repr__(self) -> str:
        return f"Store({str(self.path)!r})"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def check(self) -> None:
        """Read a little, to learn early whether the file is a store that can be read.

        Raises
        ------
        StoreError
            If it is not; the kind says why.
        """
        with self._connection.reading() as link:
            if link is not None:
                summaries.count(link)

    def close(self) -> None:
        """Close the file; a later use opens it again."""
        self._connection.close()

    def append(
        self, key: str, batch: Batch, *, known_at: str, aliases: Iterable[str] = ()
    ) -> Appended:
        """Add what a batch says that is not yet known of a person.

        Parameters
        ----------
        key : str
            Identifier of the person as ``scheme:value``; any that the store knows will do.
        batch : Batch
            What was learnt.
        known_at : str
            ISO date or moment of the observation; not before the person's last one.
        aliases : iterable of str, optional
            Further identifiers that the caller says are the same person's; those that sources
            state are taken up by themselves.

        Returns
        -------
        Appended
            What was new, changed and gone; written in full once this returns.

        Raises
        ------
        StoreError
            If the moment lies before the last one, or the file cannot be written.

        Notes
        -----
        The same answers add nothing: when and where something was read is no change. Only a
        source that answered completely can deny what it said before; a record it no longer lists
        is marked, not removed. An empty answer of a source that had listed three papers or more
        is not believed, nor one that has no citation left of any.
        """
        own, at = [_checked(one) for one in (key, *aliases)], moment(known_at)
        with self._connection.writing() as link:
            known_as = (rows.find(link, one) for one in own)
            person = next((one for one in known_as if one is not None), None)
            last = None if person is None else rows.last_moment(link, person)
            at = last if last is not None and day(last) == at else at
            until = upper_bound(at)
            known = ({}, {}) if person is None else rows.state(link, person, until=until)
            key = own[0] if person is None else summaries.key_of(link, person)
            found = difference(*known, batch)
            if not found.rows and person is None:
                return _appended(key, at, found)
            person = rows.make(link, key) if person is None else person
            taken = rows.add_aliases(link, person, batch, also=own)
            if not found.rows:
                return _appended(key, at, found, taken)
            _refuse_disorder(at, last, key)
            rows.add_run(link, person, at, found, warnings=batch.warnings)
        return _appended(key, at, found, taken)

    def history(self, key: str) -> tuple[Batch, ...]:
        """Return what was known of a person, date by date.

        Parameters
        ----------
        key : str
            Any identifier of the person.

        Returns
        -------
        tuple of Batch
            One for each date on which something new was observed, each whole as of then.

        Raises
        ------
        NotFoundError
            If the store does not know the person; names whom it knows.
        StoreError
            If the file cannot be read.
        """
        return self._history(key, None)

    def load(self, key: str, as_of: str | None = None) -> Batch:
        """Return what was known of a person at a date.

        Parameters
        ----------
        key : str
            Any identifier of the person.
        as_of : str, optional
            ISO date (its whole day counts) or moment; default the last observation.

        Returns
        -------
        Batch
            Records that their sources no longer list are left out.

        Raises
        ------
        NotFoundError
            If the store does not know the person, or did not yet; names whom it knows.
        StoreError
            If the file cannot be read.
        """
        batches = self._history(key, as_of, last_only=True)
        if not batches:
            raise NotFoundError(
                f"The store {self.path} knew nothing of {key} by {as_of}; the first observation "
                f"is of {day(self._history(key, None)[0].known_at)}. Ask for a later date.",
                source="store",
            )
        return batches[-1]

    def people(self) -> pd.DataFrame:
        """List the people in the store.

        Returns
        -------
        pandas.DataFrame
            One row a person: ``person_key, name, ids, first_known_at, last_known_at, n_runs,
            n_records``.

        Raises
        ------
        StoreError
            If the file cannot be read.
        """
        with self._connection.reading() as link:
            return summaries.people(link)

    def runs(self) -> pd.DataFrame:
        """List the appends that added something.

        Returns
        -------
        pandas.DataFrame
            One row a run: ``run_id, person_key, known_at, new, changed, unchanged, vanished,
            rows``; oldest first.

        Raises
        ------
        StoreError
            If the file cannot be read.
        """
        with self._connection.reading() as link:
            return summaries.runs(link)

    @contextmanager
    def sole_writer(self, *, timeout: float = 5.0) -> Iterator[None]:
        """Keep other jobs that ask for the same from running at once.

        Parameters
        ----------
        timeout : float
            Seconds to wait for another job.

        Yields
        ------
        None
            Nothing. Plain reads and appends of others go on.

        Raises
        ------
        StoreLockedError
            If another job holds it.
        """
        with self._connection.alone(timeout=timeout):
            yield

    def _history(
        self, key: str, as_of: str | None, *, last_only: bool = False
    ) -> tuple[Batch, ...]:
        until = upper_bound(as_of)
        with self._connection.reading() as link:
            person = None if link is None else rows.find(link, _checked(key))
            if link is not None and person is not None:
                return tuple(rows.history(link, person, until=until, last_only=last_only))
        raise NotFoundError(self._unknown(key), source="store")

    def _unknown(self, key: str) -> str:
        known = [str(k) for k in self.people()["person_key"]]
        if not known:
            return f"The store {self.path} knows nobody yet, so not {key}. Refresh a watchlist."
        close = difflib.get_close_matches(key, known, n=3) or known[:10]
        more = f" and {len(known) - len(close)} more" if len(known) > len(close) else ""
        return f"The store {self.path} does not know {key}. It knows {', '.join(close)}{more}."


def _checked(key: str) -> str:
    key = key.strip()
    scheme, _, value = key.partition(":")
    # A name identifies nobody, so that nobody is kept under one.
    if not (scheme and value and key.isprintable()) or " " in scheme:
        raise StoreError(f"{key!r} cannot stand for a person. Give one such as orcid:0000-....")
    return key


def _refuse_disorder(at: str, last: str | None, key: str) -> None:
    """Refuse what would have to be squeezed in before later observations."""
    if last is not None and at < last:
        raise StoreError(
            f"{key} was last observed at {last}, after {at}. Observations are added in order: "
            "give the moment at which this was learnt, or use a new store to build the past."
        )


def _appended(key: str, at: str, found: Difference, taken: Iterable[str] = ()) -> Appended:
    shared = (
        f"{alias} is already kept as another person than {key}. Check which of the two it is."
        for alias in taken
    )
    return Appended(
        key=key,
        known_at=at,
        new=found.new,
        changed=found.changed,
        unchanged=found.unchanged,
        vanished=found.vanished,
        rows=len(found.rows),
        changes=tuple(found.changes),
        warnings=(*found.warnings, *shared),
    )
