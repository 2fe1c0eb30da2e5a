"""One part of the snapshot, cut into tables.

::

    lines -> stated columns -> keys, works, authorships, references, citations_by_year

Each step streams from file to file, so that a part needs about the same memory whatever its size.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pandas as pd

from researchmetrics.engine.embedded import first_line, quoted, require
from researchmetrics.engine.openalex.columns import lines, stated
from researchmetrics.engine.openalex.layout import Part
from researchmetrics.engine.openalex.wanted import CHOSEN, KEYS, TABLES, WORDS, YEARS
from researchmetrics.errors import ConfigError, UnreadableDocumentError
from researchmetrics.normalizer.dates import possible_year
from researchmetrics.sources.kinds import work_kind

__all__ = ["BrokenPartError", "cut", "failing", "write"]

# Bytes of the longest line. Buffers are twice as large: the first is enough for nearly all parts.
_LONGEST = (2**24, 2**27, 2**29)
_TOO_LONG = "maximum_object_size"
# Of works whose part says no date, any year to come may be true.
_NEVER = "9998-12-31"
_NO_ROOM = ("no space left", "disk full", "failed to offload", "cannot write", "could not write")


class BrokenPartError(UnreadableDocumentError):
    """A part cannot be read; others can."""


def cut(part: Part, folder: Path, cursor: Any, *, include_xpac: bool) -> dict[str, int]:
    """Write the tables of a part.

    Parameters
    ----------
    part : Part
        The part.
    folder : pathlib.Path
        Where they go.
    cursor : duckdb.DuckDBPyConnection
        A connection that nothing else uses meanwhile.
    include_xpac : bool
        Whether works that OpenAlex holds back by default are kept.

    Returns
    -------
    dict of str to int
        Works ``read``, ``repeated`` or without an identifier, and ``left_out`` because they are
        held back; rows of each table.

    Raises
    ------
    BrokenPartError
        If the part cannot be read, or has fewer works than its manifest says.
    ConfigError
        If there is too little memory or room.
    """
    with failing(part.path):
        source = _stated(part, folder, cursor)
        read = _one(cursor, "SELECT count(*) FROM stated")
        if part.stated is not None and read < part.stated:
            raise BrokenPartError(
                f"{part.path} has {read:,} works where its manifest says {part.stated:,}. "
                "Download it again."
            )
        _look_up(cursor, part.day)
        counts = {"read": read, "repeated": read - _one(cursor, "SELECT count(*) FROM keys")}
        chosen = "true" if include_xpac else "is_xpac IS NOT true"
        counts["left_out"] = _one(cursor, f"SELECT count(*) FROM keys WHERE NOT ({chosen})")
        if counts["repeated"]:
            chosen += " AND row IN (SELECT row FROM keys)"
        write(cursor, "SELECT number, updated FROM keys ORDER BY row", folder / "keys.parquet")
        for name, query in TABLES.items():
            counts[name] = write(cursor, query.replace(CHOSEN, chosen), folder / f"{name}.parquet")
        if source != part.path:
            source.unlink()
    return counts


def write(cursor: Any, query: str, path: Path) -> int:
    """Write what a query gives to a Parquet file.

    Parameters
    ----------
    cursor : duckdb.DuckDBPyConnection
        Runs it.
    query : str
        SQL.
    path : pathlib.Path
        The file.

    Returns
    -------
    int
        Rows written.
    """
    return _one(cursor, f"COPY ({query}) TO {quoted(path)} (FORMAT parquet, COMPRESSION zstd)")


@contextmanager
def failing(path: Path) -> Iterator[None]:
    """Say of what the database cannot do whether a file or the machine is to blame.

    Parameters
    ----------
    path : pathlib.Path
        What is read.

    Raises
    ------
    BrokenPartError
        If the file cannot be read.
    ConfigError
        If there is too little memory or room.
    """
    database = require()
    try:
        yield
    except database.InterruptException as error:
        raise KeyboardInterrupt from error
    except database.OutOfMemoryException as error:
        raise ConfigError(
            f"The memory limit is too small to read {path} ({first_line(error)}). Give more "
            "memory, or fewer threads."
        ) from error
    except database.Error as error:
        if any(words in str(error).lower() for words in _NO_ROOM):
            raise ConfigError(
                f"{path} cannot be imported ({first_line(error)}). Make room; what is done is kept."
            ) from error
        raise BrokenPartError(
            f"{path} cannot be read ({first_line(error)}). Download it again."
        ) from error


def _stated(part: Part, folder: Path, cursor: Any) -> Path:
    """Make the view of what the part states; returns the file that is read."""
    source = part.path
    if source.suffix != ".parquet":
        source = folder / "stated.parquet"
        _unpack(part.path, source, cursor)
    there = cursor.execute(f"DESCRIBE FROM read_parquet({quoted(source)})").fetchall()
    names = {column[0] for column in there}
    cursor.execute(f"CREATE OR REPLACE TEMP VIEW stated AS {stated(source, names)}")
    return source


def _unpack(path: Path, target: Path, cursor: Any) -> None:
    """Write the stated columns of a file of lines as Parquet, which is read more than once."""
    for longest in _LONGEST:
        query = lines(path, longest=longest)
        try:
            cursor.execute(f"COPY ({query}) TO {quoted(target)} (FORMAT parquet, COMPRESSION lz4)")
        except require().Error as error:
            if _TOO_LONG not in str(error) or longest == _LONGEST[-1]:
                raise
        else:
            return


def _look_up(cursor: Any, day: str | None) -> None:
    """Make the tables that are looked up: the works there are, kinds by words, years by number.

    Kinds and years follow rules that are not said in SQL a second time; few differ in a part.
    """
    since = f"DATE {quoted(day)}" if day else "CAST(NULL AS DATE)"
    cursor.execute(f"CREATE OR REPLACE TEMP TABLE keys AS {KEYS.replace('$day', since)}")
    words = ", ".join(f"{said} AS {name}" for name, said in WORDS.items())
    kinds = cursor.execute(f"SELECT DISTINCT {words} FROM stated").fetchall()
    rows = [(*said, _kind(*said)) for said in kinds]
    _keep(cursor, "kinds", pd.DataFrame(rows, columns=[*WORDS, "kind"], dtype="object"))
    years = [year for (year,) in cursor.execute(YEARS).fetchall()]
    found = [possible_year(year, as_of=day or _NEVER) for year in years]
    _keep(cursor, "years", pd.DataFrame({"stated": years, "year": found}, dtype="Int64"))


def _kind(stated: str | None, held_by: str | None, said: str, on_arxiv: bool) -> str | None:  # noqa: FBT001 (a row)
    url = "https://arxiv.org/" if on_arxiv else None
    return work_kind(stated, held_by=held_by, said=said, url=url)


def _keep(cursor: Any, name: str, rows: pd.DataFrame) -> None:
    types = {"object": "VARCHAR", "bool": "BOOLEAN", "Int64": "BIGINT"}
    cells = ", ".join(f"CAST({c} AS {types[str(rows[c].dtype)]}) AS {c}" for c in rows)
    cursor.register("rows", rows)
    cursor.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS SELECT {cells} FROM rows")
    cursor.unregister("rows")


def _one(cursor: Any, query: str) -> int:
    return int(cursor.execute(query).fetchall()[0][0])
