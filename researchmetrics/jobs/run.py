"""Refreshing a watchlist: fetch each person, append what is new, and go on when one fails."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from researchmetrics.errors import (
    ConfigError,
    ResearchMetricsError,
    StoreCorruptError,
    StoreLockedError,
)
from researchmetrics.fetchers import source_names
from researchmetrics.jobs.report import PersonRun, RunReport
from researchmetrics.jobs.watchlist import Entry, Watchlist, read_watchlist
from researchmetrics.records import OUTCOMES, Batch, Outcome
from researchmetrics.store import Appended, Store, open_store

__all__ = ["Fetch", "refresh"]

_log = logging.getLogger(__name__)
_SECRET = re.compile(
    r"((?:key|token|secret|password|sig|signature|auth)=)[^&\s\"']+", re.IGNORECASE
)


class Fetch(Protocol):
    """What asks the sources about one person."""

    def __call__(self, ids: tuple[str, ...], *, sources: tuple[str, ...] | None) -> Batch:
        """Return what they say, with an outcome for each."""


def refresh(
    watchlist: str | Path,
    *,
    store: str | Path | None = None,
    fetch: Fetch | None = None,
    offline: bool | None = None,
    as_of: str | None = None,
    progress: Callable[[str], None] | None = None,
    only: Iterable[str] = (),
) -> RunReport:
    """Fetch everybody in a watchlist and add to the store what is new.

    Parameters
    ----------
    watchlist : str or pathlib.Path
        A TOML file with ``[[person]]`` entries.
    store : str or pathlib.Path, optional
        Address or path of the store; default the watchlist's (relative to it), else the
        configured one.
    fetch : callable, optional
        Called with the identifiers of one person and ``sources=``, gives a `Batch`; default the
        services.
    offline : bool, optional
        Answer from the cache alone; not looked at where `fetch` is given.
    as_of : str, optional
        ISO date or moment of the observation; default the moment of each answer.
    progress : callable, optional
        Called with a line of text now and then.
    only : iterable of str, optional
        Identifiers or labels of the people to refresh; default everybody.

    Returns
    -------
    RunReport
        One row a person; one who fails does not stop the others. The same answers add nothing.

    Raises
    ------
    ConfigError
        If the watchlist is wrong; nothing was fetched then.
    StoreLockedError
        If another refresh of the same store is running.
    StoreError
        If the store cannot be opened.

    Examples
    --------
    >>> import tempfile
    >>> from researchmetrics import datasets
    >>> sample = datasets.load()
    >>> batch = sample.history["orcid:0000-0002-1825-0097"][0]
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     refresh(sample.watchlist, store=folder + "/a.db", fetch=lambda ids, sources: batch)
    RunReport(1 of 1 people complete: 58 new, 0 changed, 0 vanished)
    """
    if store == "sample":
        raise ConfigError(
            "The bundled sample cannot be written to. Give another store, such as "
            "sqlite:///metrics.db."
        )
    listed = read_watchlist(watchlist)
    if fetch is None:
        _refuse_unknown_sources(listed)
    people = listed.only([only] if isinstance(only, str) else only)
    say = progress or (lambda _line: None)
    asking = fetch or _services(say, offline=offline)
    with _opened(listed, store) as opened, opened.sole_writer():
        runs = []
        for position, entry in enumerate(people, start=1):
            say(f"{position} of {len(people)}: {entry.label}")
            runs.append(_refreshed(opened, entry, asking, as_of))
    return RunReport(store=str(opened.path), runs=tuple(runs))


def _refuse_unknown_sources(listed: Watchlist) -> None:
    """Say before anything is asked that a source is unknown, not once a person."""
    known = source_names()
    for entry in listed.people:
        unknown = sorted(set(entry.sources or ()) - set(known))
        if unknown:
            raise ConfigError(
                f"The watchlist {listed.path} asks {unknown[0]} for {entry.label}, and there is no "
                f"such source. Known sources: {', '.join(known)}."
            )


def _opened(listed: Watchlist, store: str | Path | None) -> Store:
    if store is None and listed.store is not None:
        return open_store(listed.store, relative_to=listed.path.absolute().parent)
    return open_store(store)


def _services(say: Callable[[str], None], *, offline: bool | None) -> Fetch:
    from researchmetrics.profile import fetch_batch

    def ask(ids: tuple[str, ...], *, sources: tuple[str, ...] | None) -> Batch:
        return fetch_batch(ids, sources=sources, offline=offline, progress=say)

    return ask


def _refreshed(store: Store, entry: Entry, fetch: Fetch, as_of: str | None) -> PersonRun:
    try:
        batch = fetch(entry.ids, sources=entry.sources)
        done = store.append(entry.key, batch, known_at=as_of or _now(), aliases=entry.ids[1:])
    except (StoreLockedError, StoreCorruptError):
        # What hinders one here hinders all: fetching on would only waste the sources' budget.
        raise
    except ResearchMetricsError as error:
        return PersonRun(person=entry.label, key=entry.key, status="failed", message=str(error))
    except Exception as error:  # noqa: BLE001 (a night's run must outlive a fault in one answer)
        message = f"Unexpected {type(error).__name__}: {_unsecret(str(error))}. Please report it."
        _log.warning("refreshing %s failed: %s", entry.key, message)
        return PersonRun(person=entry.label, key=entry.key, status="failed", message=message)
    return PersonRun(
        person=entry.label,
        key=done.key,
        status=_status(batch.outcomes),
        appended=done,
        requests=sum(outcome.requests for outcome in batch.outcomes),
        message=_message(batch, done),
    )


def _unsecret(text: str) -> str:
    """Hide the value of every parameter named like a secret: a report is read by many."""
    return _SECRET.sub(r"\1hidden", text)


def _status(outcomes: Iterable[Outcome]) -> str:
    found = [outcome.status for outcome in outcomes]
    # Ordered from good to bad. Who was asked of nobody is not complete.
    return max(found, key=OUTCOMES.index) if found else "not_found"


def _message(batch: Batch, done: Appended) -> str:
    told = (f"{o.source}: {o.message}" for o in batch.outcomes if o.message)
    return " ".join((*told, *batch.warnings, *done.warnings))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
