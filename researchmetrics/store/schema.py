"""The form of the store: its tables, its version, and opening a file that has it.

`observations` holds one row a change: what field of what item took what value in what run, `null`
once the value is gone. `observed` shows the same with names in place of numbers. Rows are only
ever added; the triggers see to it.
"""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

from researchmetrics.store.failures import foreign, missing_folder, said_plainly, wrong_version

__all__ = ["VERSION", "connect"]

VERSION = 1
# Marks the file as ours to every SQLite tool: "RMst".
_APPLICATION = 0x524D7374

_TABLES = """
CREATE TABLE schema_version (version INTEGER NOT NULL) STRICT;
CREATE TABLE people (
    person INTEGER PRIMARY KEY,
    person_key TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE aliases (
    alias TEXT NOT NULL PRIMARY KEY,
    person INTEGER NOT NULL REFERENCES people
) STRICT, WITHOUT ROWID;
CREATE TABLE runs (
    run INTEGER PRIMARY KEY,
    person INTEGER NOT NULL REFERENCES people,
    known_at TEXT NOT NULL,
    new INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    unchanged INTEGER NOT NULL,
    vanished INTEGER NOT NULL,
    warnings TEXT NOT NULL
) STRICT;
CREATE INDEX runs_of ON runs (person, known_at);
CREATE TABLE items (
    item INTEGER PRIMARY KEY,
    person INTEGER NOT NULL REFERENCES people,
    kind TEXT NOT NULL,
    item_id TEXT NOT NULL,
    source TEXT NOT NULL,
    UNIQUE (person, kind, item_id)
) STRICT;
CREATE TABLE observations (
    item INTEGER NOT NULL REFERENCES items,
    field TEXT NOT NULL,
    run INTEGER NOT NULL REFERENCES runs,
    valid_at TEXT,
    value TEXT NOT NULL,
    UNIQUE (item, field, run)
) STRICT;
CREATE VIEW observed AS
    SELECT p.person_key, i.kind, i.item_id AS record_id, i.source, o.field, o.value, o.valid_at,
           r.known_at, o.run AS run_id
    FROM observations o
    JOIN items i USING (item) JOIN runs r USING (run) JOIN people p ON p.person = i.person;
CREATE TRIGGER observations_are_never_changed BEFORE UPDATE ON observations
    BEGIN SELECT RAISE(ABORT, 'observations are only ever added'); END;
CREATE TRIGGER observations_are_never_removed BEFORE DELETE ON observations
    BEGIN SELECT RAISE(ABORT, 'observations are only ever added'); END;
"""


def connect(path: Path, *, timeout: float, create: bool) -> sqlite3.Connection:
    """Open a store's file, and make it where it is missing and wanted.

    Parameters
    ----------
    path : pathlib.Path
        The file.
    timeout : float
        Seconds to wait for another writer.
    create : bool
        Whether to make a missing file and its folder.

    Returns
    -------
    sqlite3.Connection
        In autocommit mode; transactions are begun explicitly.

    Raises
    ------
    StoreError
        If it cannot be opened; the kind says why.

    Examples
    --------
    >>> connect(Path("missing.db"), timeout=1.0, create=False)
    Traceback (most recent call last):
    ...
    researchmetrics.errors.StoreError: The store missing.db cannot be used: unable to open ...
    """
    if create:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise missing_folder(path, error) from error
    with said_plainly(path):
        address = f"{path.absolute().as_uri()}?mode={'rwc' if create else 'rw'}"
        link = sqlite3.connect(address, uri=True, timeout=timeout, isolation_level=None)
        try:
            _prepare(link, path, patience=timeout)
        except BaseException:
            link.close()
            raise
        return link


def _prepare(link: sqlite3.Connection, path: Path, *, patience: float) -> None:
    if not _is_ready(link, path):
        _write_ahead(link, until=time.monotonic() + patience)
        _create(link, path)
    # What was acknowledged outlives a power cut, not only a crash of this process.
    link.execute("PRAGMA synchronous = FULL")
    link.execute("PRAGMA foreign_keys = ON")


def _write_ahead(link: sqlite3.Connection, *, until: float) -> None:
    """Let readers never wait for the writer, nor the writer for them."""
    while True:
        try:
            link.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            # SQLite does not wait by itself when another process is making the same switch.
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(0.01)
        else:
            return


def _is_ready(link: sqlite3.Connection, path: Path) -> bool:
    """Tell a store from an empty file; anything else is refused."""
    # In this order: whoever makes the store just now commits tables and mark together, so that
    # tables seen here never lack the mark.
    has_tables = link.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] > 0
    application = link.execute("PRAGMA application_id").fetchone()[0]
    if application != _APPLICATION:
        if application or has_tables:
            raise foreign(path)
        return False
    found = link.execute("SELECT max(version) FROM schema_version").fetchone()[0]
    if found != VERSION:
        raise wrong_version(path, str(found), VERSION)
    return True


def _create(link: sqlite3.Connection, path: Path) -> None:
    link.execute("BEGIN IMMEDIATE")
    try:
        # Another process may have made it while this one waited.
        if not _is_ready(link, path):
            for statement in _statements():
                link.execute(statement)
            link.execute("INSERT INTO schema_version VALUES (?)", (VERSION,))
            link.execute(f"PRAGMA application_id = {_APPLICATION}")
        link.execute("COMMIT")
    except BaseException:
        link.execute("ROLLBACK")
        raise


def _statements() -> list[str]:
    """Return the statements one by one: `executescript` would end the transaction."""
    found, current = [], ""
    for line in _TABLES.splitlines(keepends=True):
        current += line
        if sqlite3.complete_statement(current):
            found.append(current)
            current = ""
    return found
