"""Profiles from services, asked side by side, with how each one went."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from researchmetrics.normalizer.decisions import Told, told
from researchmetrics.profile.citing import policy
from researchmetrics.profile.compose import compose, moment
from researchmetrics.profile.defeats import joined
from researchmetrics.profile.following import gather
from researchmetrics.profile.hauls import Progress
from researchmetrics.profile.identifying import canonical
from researchmetrics.profile.model import Profile
from researchmetrics.profile.pool import Pool
from researchmetrics.profile.rounds import Round
from researchmetrics.records import Batch

__all__ = ["fetch", "fetch_batch", "fetch_batches", "in_order"]

Ids = str | Iterable[str]
_Asked = TypeVar("_Asked")
_Gave = TypeVar("_Gave")

# People asked about at once: no service is asked more questions than this at the same time, and
# what few people need is read before more comes.
_PEOPLE_AT_ONCE = 8


def fetch(
    ids: Ids,
    *,
    sources: Sequence[str] | None = None,
    follow: str = "none",
    as_of: str | None = None,
    offline: bool | None = None,
    progress: Progress | None = None,
    decisions: Told = None,
    citations: str | None = None,
) -> Profile:
    """Fetch a person's works from services.

    Parameters
    ----------
    ids : str or iterable of str
        Identifiers of one person: an ORCID, ``openalex:A...``, ``dblp:...``, ``s2:...``,
        ``scholar:...``.
    sources : sequence of str, optional
        Services to ask, side by side; default all that know one of the identifiers, without
        those that are asked only by name (Google Scholar, OpenReview).
    follow : {"none", "stated"}
        Whether further identifiers that a service states are used as well; either way
        `Profile.stated_ids` lists them, with who states them.
    as_of : str, optional
        ISO date the profile speaks of; today when not given.
    offline : bool, optional
        Answer from the cache alone.
    progress : callable, optional
        Called with a line of text now and then.
    decisions : str, pathlib.Path or Decisions, optional
        What the user decided about which records are one work and whose they are, as a file or
        its content; default the setting ``decisions_file``, else ``decisions.txt`` in the data
        folder.
    citations : str, optional
        How citations are counted: ``max``, ``sum``, ``primary`` or a source, as of
        `Profile.with_citations`; default the setting ``citation_policy``, else ``max``.

    Returns
    -------
    Profile
        With ``outcomes`` telling how each service went; one that fails does not lose the others.

    Raises
    ------
    IdentifierError
        If an identifier is none.
    SourceError
        If no service gave anything; of the kind that says most, with the names of all.
    ConfigError
        If a service is unknown, none knows the identifiers, ``as_of`` is no ISO date, or the
        decisions file cannot be read.

    Examples
    --------
    >>> fetch("0000-0002-1825-0098")
    Traceback (most recent call last):
    ...
    researchmetrics.errors.IdentifierError: ...
    """
    # Looked at first: a slip in date or decisions must not cost a round of requests.
    as_of, decided = moment(as_of), told(decisions, use_setting=True)
    counted = policy(citations)
    how, known = Round(sources, follow), canonical(ids)
    how.refuse_unknown(known)
    with Pool(offline=offline) as pool:
        batch, errors = gather(known, how, pool, progress or _nothing)
    if errors and not batch.records and not batch.people:
        raise joined(errors)
    return compose([batch], as_of=as_of, decisions=decided, citations=counted)


def fetch_batch(
    ids: Ids,
    *,
    sources: Sequence[str] | None = None,
    follow: str = "none",
    offline: bool | None = None,
    progress: Progress | None = None,
) -> Batch:
    """Fetch what services say of a person, without making a profile of it.

    Parameters
    ----------
    ids, sources, follow, offline, progress
        As for `fetch`.

    Returns
    -------
    Batch
        With an outcome for each service; failures are outcomes here, not errors.

    Raises
    ------
    IdentifierError, ConfigError
        As for `fetch`.

    Examples
    --------
    >>> fetch_batch([])
    Traceback (most recent call last):
    ...
    researchmetrics.errors.IdentifierError: There is no identifier to fetch. Give one...
    """
    how, known = Round(sources, follow), canonical(ids)
    how.refuse_unknown(known)
    with Pool(offline=offline) as pool:
        return gather(known, how, pool, progress or _nothing)[0]


def fetch_batches(
    people: Iterable[tuple[Ids, Sequence[str] | None, Batch | None]],
    *,
    follow: str = "none",
    offline: bool | None = None,
    progress: Progress | None = None,
) -> Iterator[Batch | Exception]:
    """Fetch what services say of many people, several at a time, each service within its limit.

    Parameters
    ----------
    people : iterable of (ids, sources, before)
        Of each person: identifiers; services to ask, None for all that know one; and what was
        known before, None for nothing. Taken as needed, not all at once.
    follow, offline, progress
        As for `fetch`.

    Yields
    ------
    Batch or Exception
        In the order of the people. What makes a person impossible to ask is given, not raised.

    Notes
    -----
    Where a service's own figures of a person have not changed since ``before``, its list is not
    asked for again.

    Examples
    --------
    >>> [type(given).__name__ for given in fetch_batches([("nobody", None, None)])]
    ['IdentifierError']
    """
    say = progress or _nothing
    with Pool(offline=offline) as pool:

        def ask(person: tuple[Ids, Sequence[str] | None, Batch | None]) -> Batch | Exception:
            ids, sources, before = person
            try:
                how, known = Round(sources, follow), canonical(ids)
                how.refuse_unknown(known)
                return gather(known, how, pool, say, before)[0]
            except Exception as error:  # noqa: BLE001 (one person must not lose the others)
                return error

        yield from in_order(ask, people, at_once=_PEOPLE_AT_ONCE)


def in_order(
    ask: Callable[[_Asked], _Gave], things: Iterable[_Asked], *, at_once: int
) -> Iterator[_Gave]:
    """Call for several things at a time, and give what comes in their order.

    Parameters
    ----------
    ask : callable
        Takes one thing; called in threads.
    things : iterable
        Taken one by one, so that no more than so many are under way or waiting.
    at_once : int
        How many.

    Yields
    ------
    object
        What the calls return.

    Examples
    --------
    >>> list(in_order(str.upper, "abc", at_once=2))
    ['A', 'B', 'C']
    """
    pool, under_way = ThreadPoolExecutor(max_workers=at_once), deque[Future[_Gave]]()
    try:
        for thing in things:
            under_way.append(pool.submit(ask, thing))
            if len(under_way) >= at_once:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _nothing(_line: str) -> None:
    """Say nothing."""
