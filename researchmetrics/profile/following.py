"""Asking all services about one person, and about the identifiers that they state themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from typing import TypeVar

import pandas as pd

from researchmetrics.errors import AmbiguousPersonError, ResearchMetricsError
from researchmetrics.profile.earlier import Earlier, earlier_of
from researchmetrics.profile.hauls import Haul, Progress, haul_of
from researchmetrics.profile.pool import Pool
from researchmetrics.profile.rounds import Round
from researchmetrics.profile.waiting import Waiting
from researchmetrics.records import Batch
from researchmetrics.tables import frame

__all__ = ["gather", "in_threads", "stated_ids"]

_Gave = TypeVar("_Gave")

# Each round of following may state further identifiers; a chain of more is nobody's profile.
_ROUNDS = 3


def gather(
    ids: Sequence[str], how: Round, pool: Pool, say: Progress, before: Batch | None = None
) -> tuple[Batch, list[ResearchMetricsError]]:
    """Ask services about one person.

    Parameters
    ----------
    ids : sequence of str
        Canonical identifiers of the person.
    how : Round
        Whom to ask, and whether to follow.
    pool : Pool
        Lends the sources.
    say : callable
        Called with a line of text now and then.
    before : Batch, optional
        What was known of the person before.

    Returns
    -------
    Batch
        With an outcome for each time a service was asked.
    list of ResearchMetricsError
        Whatever failed.
    """
    today = datetime.now(UTC).date().isoformat()

    def earlier(name: str) -> Earlier:
        return earlier_of(before, name, today)

    asked, hauls = list(ids), list[Haul]()
    new = asked
    for _ in range(1 + _ROUNDS * how.follows):
        orcids, wanted = _orcids(asked, hauls), _not_yet_told(new, how, hauls)
        found = _side_by_side(wanted, pool, say, earlier)
        hauls += [_unless_stranger(haul, orcids) for haul in found] if hauls else found
        new = _further(hauls, asked)
        if not (how.follows and how.knowing(new)):
            break
        asked = [*asked, *new]
    batch = Batch(
        known_at=datetime.now(UTC).isoformat(timespec="seconds"),
        people=tuple(record for haul in hauls for record in haul.people),
        records=tuple({k: r for haul in hauls for k, r in haul.records.items()}.values()),
        outcomes=tuple(haul.outcome for haul in hauls),
        asked=tuple(asked),
    )
    return batch, [error for haul in hauls for error in haul.errors]


def _not_yet_told(ids: Sequence[str], how: Round, hauls: Iterable[Haul]) -> dict[str, list[str]]:
    """Return what each service is to be asked by: not what its whole answer was already about."""
    told: dict[str, set[str]] = {}
    for haul in hauls:
        if haul.outcome.status == "complete":
            known = {one for record in haul.people for one in record.person.ids}
            told[haul.source] = told.get(haul.source, set()) | known
    left = {n: [one for one in ids if one not in told.get(n, ())] for n in how.knowing(ids)}
    return {name: theirs for name, theirs in left.items() if name in how.knowing(theirs)}


def _side_by_side(
    wanted: Mapping[str, Sequence[str]],
    pool: Pool,
    say: Progress,
    earlier: Callable[[str], Earlier],
) -> list[Haul]:
    """Ask each service in a thread of its own, within its own limits."""
    waiting = Waiting(wanted, say)

    def ask(name: str) -> Haul:
        with pool.lend(name) as source:
            haul = haul_of(source, wanted[name], say, earlier(name))
        told = haul.outcome.status.replace("_", " ") if haul.errors else ""
        papers = f"{len(haul.records)} papers" if haul.records or not told else ""
        waiting.told(name, ", ".join(filter(None, (papers, told))))
        return haul

    return in_threads(ask, list(wanted))


def in_threads(ask: Callable[[str], _Gave], names: Sequence[str]) -> list[_Gave]:
    """Call once a source, each in a thread; an interrupted user does not wait for the rest.

    Parameters
    ----------
    ask : callable
        Takes a source's name.
    names : sequence of str
        Of sources.

    Returns
    -------
    list
        What it returned, in the order of the names.
    """
    pool = ThreadPoolExecutor(max_workers=max(1, len(names)))
    try:
        given = list(pool.map(ask, names))
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        raise
    pool.shutdown()
    return given


def _further(hauls: Iterable[Haul], asked: Sequence[str]) -> list[str]:
    """Return the identifiers that services state and that were not used yet.

    A person has one ORCID: a second one that somebody states is a sign of a mistake.
    """
    stated = dict.fromkeys(i for haul in hauls for r in haul.people for i in r.person.ids)
    orcids = {one for one in asked if one.startswith("orcid:")}
    return [one for one in stated if one not in asked and not (orcids and one.startswith("orcid:"))]


def _orcids(asked: Iterable[str], hauls: Iterable[Haul]) -> set[str]:
    told = (one for haul in hauls for record in haul.people for one in record.person.ids)
    return {one for one in (*asked, *told) if one.startswith("orcid:")}


def _unless_stranger(haul: Haul, orcids: set[str]) -> Haul:
    """Leave out what was found by following where it turns out to be about somebody else."""
    theirs = _orcids((), [haul])
    if not theirs or not orcids or theirs <= orcids:
        return haul
    error = AmbiguousPersonError(
        f"An identifier that was followed leads to somebody else at {haul.source} "
        f"({', '.join(sorted(theirs - orcids))}): left out. Check who states it, and report it "
        "there.",
        candidates=tuple(record.person for record in haul.people),
    )
    outcome = replace(haul.outcome, status="failed", n_records=0, message=str(error))
    return Haul(haul.source, errors=[error], outcome=outcome)


def stated_ids(batches: Iterable[Batch]) -> pd.DataFrame:
    """Tabulate the identifiers of a person that services state, with who states them.

    Parameters
    ----------
    batches : iterable of Batch
        What was learnt of one person.

    Returns
    -------
    pandas.DataFrame
        One row an identifier and a source that states it: ``id, stated_by, evidence, url, used``;
        no rows where nobody states any. ``used`` tells whether services were asked by it.

    Examples
    --------
    >>> stated_ids([]).columns.tolist()
    ['id', 'stated_by', 'evidence', 'url', 'used']
    """
    rows: dict[tuple[str, str], dict[str, object]] = {}
    for batch in batches:
        for record in batch.people:
            told = record.provenance
            for one in record.person.ids:
                rows[one, told.source] = {
                    "id": one,
                    "stated_by": told.source,
                    "evidence": f"{told.source} states it of {record.person.name or 'the person'} "
                    f"({told.source_id})",
                    "url": told.url,
                    "used": one in batch.asked,
                }
    return frame("stated_ids", list(rows.values()))
