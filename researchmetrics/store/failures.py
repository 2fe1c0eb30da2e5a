"""What SQLite complains of, said as the errors a caller can act on."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from researchmetrics.errors import (
    StoreCorruptError,
    StoreError,
    StoreLockedError,
    StoreVersionError,
)

__all__ = ["foreign", "missing_folder", "said_plainly", "wrong_version"]

_LOCKED = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT}
_UNUSABLE = {
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
}


@contextmanager
def said_plainly(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into those of the package.

    Parameters
    ----------
    path : pathlib.Path
        The store's file, for the message.

    Yields
    ------
    None
        Nothing.

    Raises
    ------
    StoreError
        The closest kind of it.

    Examples
    --------
    >>> with said_plainly(Path("a.db")):
    ...     sqlite3.connect("/nowhere/a.db")
    Traceback (most recent call last):
    ...
    researchmetrics.errors.StoreError: The store a.db cannot be used: unable to open ...
    """
    try:
        yield
    except sqlite3.Error as error:
        raise _plain(error, path) from error


def _plain(error: sqlite3.Error, path: Path) -> StoreError:
    # The lowest byte is the primary code; the rest says which variant of it.
    code = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
    if code in _LOCKED:
        return StoreLockedError(
            f"The store {path} is held by another writer. Wait until it has finished, then try "
            "again; nothing was written."
        )
    if code in _DAMAGED:
        return StoreCorruptError(
            f"The store {path} is damaged or is no store ({error}). Restore a copy of it, or name "
            "another file; it was left as it is."
        )
    if code in _UNUSABLE:
        return StoreError(
            f"The store {path} cannot be used: {error}. Check that its folder can be written to "
            "and that the disk has room, or name another file."
        )
    return StoreError(f"The store {path} refused: {error}. Nothing was written.")


def foreign(path: Path) -> StoreCorruptError:
    """Say that a database is somebody else's.

    Parameters
    ----------
    path : pathlib.Path
        The file.

    Returns
    -------
    StoreCorruptError
        To raise.

    Examples
    --------
    >>> print(foreign(Path("places.db")))
    places.db is a database of another program, not a store. Name another file; ...
    """
    return StoreCorruptError(
        f"{path} is a database of another program, not a store. Name another file; it was left "
        "as it is."
    )


def wrong_version(path: Path, found: str, ours: int) -> StoreVersionError:
    """Say that a store has a form that this version of the package does not know.

    Parameters
    ----------
    path : pathlib.Path
        The file.
    found : str
        The form it states.
    ours : int
        The form known here.

    Returns
    -------
    StoreVersionError
        To raise, with ``found`` and ``supported``.

    Examples
    --------
    >>> wrong_version(Path("a.db"), "9", 1).found
    '9'
    """
    return StoreVersionError(
        f"The store {path} has the form {found}; this version of researchmetrics knows form "
        f"{ours}. Upgrade researchmetrics, or name another file; it was left as it is.",
        found=found,
        supported=ours,
    )


def missing_folder(path: Path, error: OSError) -> StoreError:
    """Say that the folder of a new store cannot be made.

    Parameters
    ----------
    path : pathlib.Path
        The file that was to be made.
    error : OSError
        Why its folder could not be.

    Returns
    -------
    StoreError
        To raise.

    Examples
    --------
    >>> print(missing_folder(Path("a/b.db"), OSError("no room")))
    The store a/b.db cannot be made: no room. Name a file in a folder that can be written to.
    """
    return StoreError(
        f"The store {path} cannot be made: {error}. Name a file in a folder that can be written to."
    )
