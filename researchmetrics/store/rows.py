"""Reading and writing the rows of one person; the caller holds the transaction."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from researchmetrics.records import Batch
from researchmetrics.store.differences import Difference
from researchmetrics.store.items import Item, Key, State, batch_of, built
from researchmetrics.store.moments import day

__all__ = ["add_aliases", "add_run", "find", "history", "last_moment", "make", "state"]


def find(link: sqlite3.Connection, identifier: str) -> int | None:
    """Find a person by any of their identifiers.

    Parameters
    ----------
    link : sqlite3.Connection
        An open store.
    identifier : str
        ``scheme:value``.

    Returns
    -------
    int or None
        The person's number.
    """
    row = link.execute("SELECT person FROM aliases WHERE alias = ?", (identifier,)).fetchone()
    return None if row is None else int(row[0])


def make(link: sqlite3.Connection, key: str) -> int:
    """Add a person.

    Parameters
    ----------
    link : sqlite3.Connection
        An open store.
    key : str
        The identifier it is to be known by.

    Returns
    -------
    int
        The person's number.
    """
    person = link.execute("INSERT INTO people (person_key) VALUES (?)", (key,)).lastrowid
    link.execute("INSERT INTO aliases VALUES (?, ?)", (key, person))
    return int(person or 0)


def add_aliases(
    link: sqlite3.Connection, person: int, batch: Batch, *, also: Iterable[str] = ()
) -> list[str]:
    """Let further identifiers that sources state lead to the person.

    Parameters
    ----------
    link : sqlite3.Connection
        An open store.
    person : int
        The person's number.
    batch : Batch
        What was learnt; a group's identifiers are its own, its members' are not.
    also : iterable of str
        Further identifiers of the person.

    Returns
    -------
    list of str
        Those that already belong to somebody else and were left there.
    """
    stated = (i for p in batch.people if not p.person.is_group for i in p.person.ids)
    taken = []
    for alias in dict.fromkeys((*also, *stated)):
        link.execute("INSERT OR IGNORE INTO aliases VALUES (?, ?)", (alias, person))
        if find(link, alias) != person:
            taken.append(alias)
    return taken


def last_moment(link: sqlite3.Connection, person: int) -> str | None:
    """Return the moment of a person's last observation.

    Parameters
    ----------
    link : sqlite3.Connection
        An open store.
    person : int
        The person's number.

    Returns
    -------
    str or None
        None when there is none.
    """
    sql = "SELECT max(known_at) FROM runs WHERE person = ?"
    found: str | None = link.execute(sql, (person,)).fetchone()[0]
    return found


def state(link: sqlite3.Connection, person: int, *, until: str) -> tuple[State, dict[Key, str]]:
    """Return what was known of a person at a moment.

    Parameters
    ----------
    link : sqlite3.Connection
        An open store.
    person : int
        The person's number.
    until : str
        Upper bound of the moments, as `moments.upper_bound` gives it.

    Returns
    -------
    tuple of State and dict
        Items with their fields, and the source of each.
    """
    known: State = {}
    sources: dict[Key, str] = {}
    # SQLite takes the other columns from the row that holds the maximum.
    sql = """
        SELECT i.kind, i.item_id, i.source, o.field, o.value, max(o.run)
        FROM items i JOIN observations o USING (item) JOIN runs r USING (run)
        WHERE i.person = ? AND r.known_at <= ? GROUP BY i.item, o.field
    """
    for kind, identity, source, name, value, _ in link.execute(sql, (person, until)):
        known.setdefault((kind, identity), {})[name] = value
        sources[kind, identity] = source
    return known, sources


def add_run(
    link: sqlite3.Connection,
    person: int,
    known_at: str,
    found: Difference,
    *,
    warnings: Iterable[str],
) -> int:
    """Write what a batch adds.

    Parameters
    ----------
    link : sqlite3.Connection
        An open store, in a transaction.
    person : int
        The person's number.
    known_at : str
        Moment of the observation.
    found : Difference
        What to write.
    warnings : iterable of str
        What the batch warns of.

    Returns
    -------
    int
        The run's number.
    """
    counts = (found.new, found.changed, found.unchanged, found.vanished)
    run = link.execute(
        "INSERT INTO runs (person, known_at, new, changed, unchanged, vanished, warnings)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (person, known_at, *counts, json.dumps(list(warnings))),
    ).lastrowid
    items = {item.key: item for item, _, _ in found.rows}
    numbers = {key: _number(link, person, item) for key, item in items.items()}
    link.executemany(
        "INSERT INTO observations VALUES (?, ?, ?, ?, ?)",
        ((numbers[item.key], name, run, item.valid_at, text) for item, name, text in found.rows),
    )
    return int(run or 0)


def _number(link: sqlite3.Connection, person: int, item: Item) -> int:
    made = link.execute(
        "INSERT OR IGNORE INTO items (person, kind, item_id, source) VALUES (?, ?, ?, ?)",
        (person, item.kind, item.id, item.source),
    )
    if made.rowcount == 1 and made.lastrowid is not None:
        return made.lastrowid
    sql = "SELECT item FROM items WHERE person = ? AND kind = ? AND item_id = ?"
    return int(link.execute(sql, (person, item.kind, item.id)).fetchone()[0])


def history(
    link: sqlite3.Connection, person: int, *, until: str, last_only: bool = False
) -> Iterator[Batch]:
    """Yield what was known of a person at each date on which something was observed.

    Parameters
    ----------
    link : sqlite3.Connection
        An open store.
    person : int
        The person's number.
    until : str
        Upper bound of the moments, as `moments.upper_bound` gives it.
    last_only : bool
        Yield only the last one, without building the others.

    Yields
    ------
    Batch
        Whole as of the end of its date, oldest first.
    """
    known: State = {}
    things: dict[Key, Any] = {}
    touched: dict[Key, None] = {}
    days = list(_days(link, person, until))
    for position, (observed, at, warnings) in enumerate(days, start=1):
        for key, name, value in observed:
            known.setdefault(key, {})[name] = value
            touched[key] = None
        if last_only and position < len(days):
            continue
        # Only what changed is built anew: a daily history repeats nearly all of itself.
        things |= {key: built(key[0], known[key]) for key in touched}
        touched.clear()
        yield batch_of(things, known_at=at, warnings=json.loads(warnings))


_Day = tuple[list[tuple[Key, str, str]], str, str]


def _days(link: sqlite3.Connection, person: int, until: str) -> Iterator[_Day]:
    """Yield the observations of each date, with its last moment and warnings."""
    sql = """
        SELECT i.kind, i.item_id, o.field, o.value, r.known_at, r.warnings
        FROM runs r JOIN observations o USING (run) JOIN items i USING (item)
        WHERE r.person = ? AND r.known_at <= ? ORDER BY r.run, o.rowid
    """
    for _, rows in groupby(link.execute(sql, (person, until)), key=lambda row: day(row[4])):
        of_the_day = list(rows)
        *_, at, warnings = of_the_day[-1]
        yield [((kind, i), name, value) for kind, i, name, value, *_ in of_the_day], at, warnings
