"""What a user decided about which records are one work and whose they are, brought to records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import product

import pandas as pd

from researchmetrics import normalizer
from researchmetrics.errors import RecordError
from researchmetrics.normalizer import Decision, Decisions, Tables
from researchmetrics.normalizer.decisions import Settled, Told, in_pairs, settle
from researchmetrics.normalizer.record_entries import rows_of_records
from researchmetrics.normalizer.venues import own_venues, using_venues
from researchmetrics.records import Person, Record

__all__ = ["Pairs", "Told", "decided_on", "derive", "named", "of_records", "overruled"]

Pairs = Iterable[tuple[str, str]]
_ONE_WORK = ("same", "version")


@using_venues(own_venues)
def derive(
    records: Iterable[Record],
    *,
    as_of: str,
    person: Person,
    level: str,
    decisions: Decisions,
    citations: str = "max",
) -> Tables:
    """Derive the tables from records, as was decided.

    Parameters
    ----------
    records : iterable of Record
        What sources said.
    as_of : str
        ISO date from which things are seen.
    person : Person
        Whose records they are. Works said not to be theirs are left out.
    level : {"strict", "normal", "lenient"}
        How much evidence a link needs.
    decisions : Decisions
        What the user decided; on records that are not here it says nothing.
    citations : str
        How citations are counted; see `normalize`.

    Returns
    -------
    Tables
        Works and what belongs to them.
    """
    records = list(records)
    settled = _settled(records, as_of, person, decisions)

    def tables(kept: Iterable[Record]) -> Tables:
        return normalizer.normalize(
            kept,
            as_of=as_of,
            person=person,
            level=level,
            must_link=settled.must_link,
            cannot_link=settled.cannot_link,
            citations=citations,
        )

    whole = tables(records)
    if not settled.not_mine:
        return whole
    out = _works_of(whole.links, settled.not_mine) - settled.mine
    kept = [record for record in records if record.record_id not in out]
    settled = _settled(kept, as_of, person, decisions)
    return tables(kept)


def overruled(
    records: Iterable[Record], *, as_of: str, decisions: Decisions, further: Iterable[Decision]
) -> list[Decision]:
    """Find earlier decisions on the very records that further ones decide, by whatever names.

    Parameters
    ----------
    records : iterable of Record
        What sources said.
    as_of : str
        ISO date from which things are seen.
    decisions : Decisions
        Made earlier.
    further : iterable of Decision
        Made since.

    Returns
    -------
    list of Decision
        Those earlier ones that do not hold any more.
    """
    register = rows_of_records(records, as_of=as_of).register()

    def decided(one: Decision) -> set[frozenset[str]]:
        settled = settle(Decisions([one]), register)
        return set(map(frozenset, settled.must_link + settled.cannot_link))

    kinds = {pair: one.kind for one in further for pair in decided(one)}
    return [
        one
        for one in decisions
        if (pairs := decided(one)) and all(kinds.get(pair, one.kind) != one.kind for pair in pairs)
    ]


def named(
    records: Iterable[Record], *, as_of: str, decisions: Decisions, date: str
) -> list[Decision]:
    """Name the records of decisions so that they are found again in a later observation.

    Parameters
    ----------
    records : iterable of Record
        What sources said.
    as_of : str
        ISO date from which things are seen.
    decisions : Decisions
        Records named by their ``record_id``, or in a lasting way already.
    date : str
        ISO date for those that have none.

    Returns
    -------
    list of Decision
        With titles as notes where there are none.
    """
    rows = rows_of_records(records, as_of=as_of)
    register = rows.register()
    titles = dict(zip(rows.labels, rows.cells["title"], strict=True))

    def lasting(name: str) -> tuple[str, str]:
        keys = register.keys(name)
        if not name.startswith("record:") or len(keys) != 1:
            return name, str(titles.get(next(iter(keys), ""), "") or "?")
        return register.name(keys[0]), str(titles[keys[0]] or "?")

    found = []
    for one in decisions:
        (a, first), (b, second) = lasting(one.a), lasting(one.b)
        shown = (first, second) if one.kind in {"same", "different"} else (first,)
        note = one.note or " | ".join(shown)
        found.append(Decision(one.kind, a, b, one.date or date, note, one.place))
    return found


def decided_on(must_link: Pairs, cannot_link: Pairs) -> list[Decision]:
    """Make decisions of pairs of records.

    Parameters
    ----------
    must_link, cannot_link : iterable of (str, str)
        Pairs of ``record_id``.

    Returns
    -------
    list of Decision
        In order.
    """
    kinds = (("same", must_link), ("different", cannot_link))
    return [Decision(kind, f"record:{a}", f"record:{b}") for kind, pairs in kinds for a, b in pairs]


def of_records(
    pairs: Pairs, links: pd.DataFrame, *, first_only: bool = False
) -> list[tuple[str, str]]:
    """Turn pairs of records or works into pairs of records: a work stands for all of its own."""
    own = links[links["kind"].isin(_ONE_WORK)]
    by_work: dict[str, list[str]] = {}
    for record, work in zip(own["record_id"], own["work_id"], strict=True):
        by_work.setdefault(work, []).append(record)
    records = set(own["record_id"])
    found: list[tuple[str, str]] = []
    for a, b in in_pairs(pairs):
        first, second = (_records_of(one, by_work, records) for one in (a, b))
        if set(first) & set(second):
            raise RecordError(f"{a} and {b} share a record. Name two records, or two works.")
        # One pair is enough to join two works, and one is easily taken back.
        found += list(product(first, second))[: 1 if first_only else None]
    return found


def _settled(
    records: Iterable[Record], as_of: str, person: Person, decisions: Decisions
) -> Settled:
    if not decisions:
        return Settled()
    register = rows_of_records(records, as_of=as_of).register()
    return settle(decisions, register, person=person.ids)


def _works_of(links: pd.DataFrame, records: Iterable[str]) -> set[str]:
    """Return all records of the works that some are of: its versions are nobody else's."""
    own = links[links["kind"].isin(_ONE_WORK)]
    works = own.loc[own["record_id"].isin(list(records)), "work_id"]
    return set(own.loc[own["work_id"].isin(works), "record_id"])


def _records_of(one: str, by_work: Mapping[str, list[str]], records: set[str]) -> tuple[str, ...]:
    if one in by_work:
        return tuple(by_work[one])
    if one in records:
        return (one,)
    raise RecordError(
        f"There is no record and no work {one} here. Take identities from the column record_id or "
        "work_id of profile.links."
    )
