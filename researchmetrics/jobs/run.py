"""Refreshing a watchlist: fetch each person, append what is new, and go on when one fails."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

import pandas as pd

from researchmetrics.errors import (
    ConfigError,
    NotFoundError,
    ResearchMetricsError,
    StoreCorruptError,
    StoreLockedError,
)
from researchmetrics.fetchers import source_names
from researchmetrics.jobs.report import PersonRun, RunReport
from researchmetrics.jobs.watchlist import Entry, Watchlist, read_watchlist
from researchmetrics.profile import fetch_batches, plan_fetch
from researchmetrics.profile.statements import worst
from researchmetrics.records import Batch, Outcome
from researchmetrics.store import Appended, Store, open_store

__all__ = ["Fetch", "plan_refresh", "refresh"]

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
    with _opened(listed, store) as opened, opened.sole_writer():
        answers = (
            _from_services(opened, people, say, offline=offline)
            if fetch is None
            else _from_caller(fetch, people)
        )
        runs = []
        with closing(answers):
            for position, (entry, answer) in enumerate(zip(people, answers, strict=True), start=1):
                say(f"{position} of {len(people)}: {entry.label}")
                runs.append(_refreshed(opened, entry, answer, as_of))
    return RunReport(store=str(opened.path), runs=tuple(runs))


def plan_refresh(
    watchlist: str | Path, *, store: str | Path | None = None, only: Iterable[str] = ()
) -> pd.DataFrame:
    """Say what a refresh will take, without asking anybody.

    Parameters
    ----------
    watchlist, store, only
        As for `refresh`.

    Returns
    -------
    pandas.DataFrame
        One row a service, as `researchmetrics.profile.plan_fetch` gives it. It is an upper limit
        for people whom the store knows: lists that did not change are not asked for again.

    Raises
    ------
    ConfigError, StoreError
        As for `refresh`.

    Examples
    --------
    >>> from researchmetrics import datasets
    >>> plan_refresh(datasets.load().watchlist, store="missing.db")["source"].tolist()
    ['openalex']
    """
    listed = read_watchlist(watchlist)
    _refuse_unknown_sources(listed)
    people = listed.only([only] if isinstance(only, str) else only)
    with _opened(listed, store) as opened:
        return plan_fetch([(e.ids, e.sources, _known(opened, e)) for e in people])


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


def _from_services(
    store: Store, people: Sequence[Entry], say: Callable[[str], None], *, offline: bool | None
) -> Generator[Batch | Exception]:
    """Ask the services about several people at a time; what the store knows is read in turn."""
    asked = ((entry.ids, entry.sources, _known(store, entry)) for entry in people)
    yield from fetch_batches(asked, offline=offline, progress=say)


def _from_caller(fetch: Fetch, people: Sequence[Entry]) -> Generator[Batch | Exception]:
    """Ask about one after another: what callers give may not stand being used side by side."""
    for entry in people:
        try:
            yield fetch(entry.ids, sources=entry.sources)
        except Exception as error:  # noqa: BLE001 (a night's run must outlive a fault in one answer)
            yield error


def _known(store: Store, entry: Entry) -> Batch | None:
    try:
        return store.load(entry.key)
    except NotFoundError:
        return None


def _refreshed(
    store: Store, entry: Entry, answer: Batch | Exception, as_of: str | None
) -> PersonRun:
    try:
        batch = _unless_failed(answer)
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


def _unless_failed(answer: Batch | Exception) -> Batch:
    if isinstance(answer, Exception):
        raise answer
    return answer


def _unsecret(text: str) -> str:
    """Hide the value of every parameter named like a secret: a report is read by many."""
    return _SECRET.sub(r"\1hidden", text)


def _status(outcomes: Iterable[Outcome]) -> str:
    found = [outcome.status for outcome in outcomes]
    # One that does not know the person has nothing to give, where others know them.
    found = [status for status in found if status != "not_found"] or found
    # Who was asked of nobody is not complete.
    return worst(found) if found else "not_found"


def _message(batch: Batch, done: Appended) -> str:
    told = (
        o.message if o.source in o.message else f"{o.source}: {o.message}"
        for o in batch.outcomes
        if o.message
    )
    return " ".join((*told, *batch.warnings, *done.warnings))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
