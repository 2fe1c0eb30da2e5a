"""What a store holds, as tables for people."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

import pandas as pd

__all__ = ["count", "key_of", "people", "runs"]

_PEOPLE = {
    "person_key": "string",
    "name": "string",
    "ids": "object",
    "first_known_at": "string",
    "last_known_at": "string",
    "n_runs": "Int64",
    "n_records": "Int64",
}
_RUNS = {
    "run_id": "Int64",
    "person_key": "string",
    "known_at": "string",
    "new": "Int64",
    "changed": "Int64",
    "unchanged": "Int64",
    "vanished": "Int64",
    "rows": "Int64",
}


def key_of(link: sqlite3.Connection, person: int) -> str:
    """Return the identifier that a person is kept under.

    Parameters
    ----------
    link : sqlite3.Connection
        An open store.
    person : int
        The person's number.

    Returns
    -------
    str
        ``scheme:value``.
    """
    sql = "SELECT person_key FROM people WHERE person = ?"
    return str(link.execute(sql, (person,)).fetchone()[0])


def count(link: sqlite3.Connection) -> int:
    """Count the people in a store.

    Parameters
    ----------
    link : sqlite3.Connection
        An open store.

    Returns
    -------
    int
        Their number.
    """
    return int(link.execute("SELECT count(*) FROM people").fetchone()[0])


def people(link: sqlite3.Connection | None) -> pd.DataFrame:
    """List the people in a store.

    Parameters
    ----------
    link : sqlite3.Connection or None
        An open store; None where there is none yet.

    Returns
    -------
    pandas.DataFrame
        One row a person, in the order in which they came.
    """
    sql = """
        SELECT p.person, p.person_key,
               (SELECT json_group_array(alias) FROM aliases a WHERE a.person = p.person),
               min(r.known_at), max(r.known_at), count(r.run)
        FROM people p LEFT JOIN runs r USING (person) GROUP BY p.person
    """
    found = [] if link is None else link.execute(sql).fetchall()
    rows = [
        (key, _name(link, person), sorted(json.loads(ids)), first, last, n, _listed(link, person))
        for person, key, ids, first, last, n in found
        if link is not None
    ]
    return _frame(rows, _PEOPLE)


def runs(link: sqlite3.Connection | None) -> pd.DataFrame:
    """List the appends that added something.

    Parameters
    ----------
    link : sqlite3.Connection or None
        An open store; None where there is none yet.

    Returns
    -------
    pandas.DataFrame
        One row a run, oldest first.
    """
    sql = """
        SELECT r.run, p.person_key, r.known_at, r.new, r.changed, r.unchanged, r.vanished,
               (SELECT count(*) FROM observations o WHERE o.run = r.run)
        FROM runs r JOIN people p USING (person) ORDER BY r.run
    """
    return _frame([] if link is None else link.execute(sql).fetchall(), _RUNS)


def _name(link: sqlite3.Connection, person: int) -> str | None:
    sql = """
        SELECT value, max(run) FROM observations JOIN items USING (item)
        WHERE person = ? AND kind = 'person' AND field = 'person.name'
    """
    text = link.execute(sql, (person,)).fetchone()[0]
    return None if text is None else json.loads(text)


def _listed(link: sqlite3.Connection, person: int) -> int:
    sql = """
        SELECT count(*) FROM items i WHERE person = ? AND kind = 'record' AND coalesce(
            (SELECT value FROM observations o WHERE o.item = i.item AND field = 'listed'
             ORDER BY run DESC LIMIT 1), 'true') <> 'false'
    """
    return int(link.execute(sql, (person,)).fetchone()[0])


def _frame(rows: Sequence[tuple[object, ...]], dtypes: dict[str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=list(dtypes)).astype(dtypes)
