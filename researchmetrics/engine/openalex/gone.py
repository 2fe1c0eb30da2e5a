"""Identifiers that are no more: those of deleted works, and of works and people merged into others.

::

    merged_ids/works, merged_ids/authors -> merged_works, merged_authors (old, new: a chain's end)
    deleted_ids, merged_works -> gone (number of a work, when)
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from researchmetrics.engine.embedded import quoted
from researchmetrics.engine.openalex.cutting import failing
from researchmetrics.engine.openalex.layout import Snapshot

__all__ = ["take_lists"]

# Each round doubles how far a chain is followed; only circles need more.
_ROUNDS = 20
_EMPTY = "CREATE OR REPLACE TABLE {name} (old VARCHAR, new VARCHAR, day DATE)"
_MORE = """
INSERT INTO {name}
SELECT upper(split_part(trim({old}), '/', -1)), upper(split_part(trim({new}), '/', -1)),
    TRY_CAST({day} AS DATE)
FROM read_csv({path}, all_varchar = true, header = true)
"""
_LAST = """
CREATE OR REPLACE TABLE {name} AS
SELECT old, arg_max(new, (coalesce(day, DATE '0001-01-01'), new)) AS new, max(day) AS day
FROM {name} WHERE old <> '' AND new <> '' AND old <> new GROUP BY old
"""
_NEXT = "FROM {name} AS here JOIN {name} AS next ON here.new = next.old AND next.new <> here.old"
_FOLLOW = """
CREATE OR REPLACE TABLE {name} AS
SELECT here.old, coalesce(next.new, here.new) AS new, here.day
FROM {name} AS here LEFT JOIN {name} AS next ON here.new = next.old AND next.new <> here.old
"""
_GONE = """
CREATE OR REPLACE TABLE gone AS
SELECT number, max(day) AS day FROM (
    SELECT TRY_CAST(substr(old, 2) AS BIGINT) AS number, day
    FROM (SELECT old, day FROM deleted UNION ALL SELECT old, day FROM merged_works)
    WHERE starts_with(old, 'W')
) WHERE number IS NOT NULL GROUP BY number
"""


def take_lists(connection: Any, snapshot: Snapshot) -> None:
    """Read the lists of identifiers that are no more into tables.

    Parameters
    ----------
    connection : duckdb.DuckDBPyConnection
        Gets the tables ``gone`` (number, day), ``merged_works`` and ``merged_authors`` (old, new).
    snapshot : Snapshot
        Names the lists; without any the tables are empty.

    Raises
    ------
    BrokenPartError
        If a list cannot be read.
    """
    _take(connection, "deleted", snapshot.deleted)
    for name, paths in (
        ("merged_works", snapshot.merged_works),
        ("merged_authors", snapshot.merged_authors),
    ):
        _take(connection, name, paths)
        _follow(connection, name)
    connection.execute(_GONE)


def _take(connection: Any, name: str, paths: Sequence[Path]) -> None:
    connection.execute(_EMPTY.format(name=name))
    for path in paths:
        with failing(path):
            heads = connection.execute(
                f"DESCRIBE FROM read_csv({quoted(path)}, all_varchar = true, header = true)"
            ).fetchall()
            names = [head[0] for head in heads]
            old, new, day = (_named(names, ending) for ending in ("id", "into_id", "date"))
            connection.execute(
                _MORE.format(name=name, old=old, new=new, day=day, path=quoted(path))
            )


def _named(names: Sequence[str], ending: str) -> str:
    """Return the column whose name ends so: OpenAlex calls an identifier id or work_id."""
    fitting = [name for name in names if name == ending or name.endswith(f"_{ending}")]
    return f'"{min(fitting, key=len)}"' if fitting else "NULL"


def _follow(connection: Any, name: str) -> None:
    """Keep of each identifier what the last list says, and follow chains to their ends."""
    connection.execute(_LAST.format(name=name))
    for _ in range(_ROUNDS):
        query = "SELECT count(*) " + _NEXT.format(name=name)
        if not connection.execute(query).fetchall()[0][0]:
            return
        connection.execute(_FOLLOW.format(name=name))
