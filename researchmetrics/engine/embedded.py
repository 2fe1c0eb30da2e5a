"""The embedded database: loaded on first use, held to its memory, with a folder to spill to."""

from __future__ import annotations

import importlib.util
import os
import re
from pathlib import Path
from typing import Any

from researchmetrics.errors import ConfigError

__all__ = ["bytes_of", "connected", "first_line", "quoted", "require", "require_arrow"]


_UNITS = {"": 1, "K": 10**3, "M": 10**6, "G": 10**9, "T": 10**12}


def require() -> Any:
    """Load DuckDB.

    Returns
    -------
    module
        ``duckdb``.

    Raises
    ------
    ConfigError
        If it is not installed.
    """
    try:
        import duckdb
    except ImportError as error:
        raise ConfigError(
            "Corpora need duckdb, which is not installed. Install it with "
            'pip install "researchmetrics[corpus]".'
        ) from error
    return duckdb


def require_arrow() -> None:
    """See to it that pyarrow is there, in which tables are handed over.

    Raises
    ------
    ConfigError
        If it is not installed.
    """
    if importlib.util.find_spec("pyarrow") is None:
        raise ConfigError(
            "Indicators of corpora need pyarrow, which is not installed. Install it with "
            'pip install "researchmetrics[corpus]".'
        )


def connected(folder: Path, *, memory_limit: str, threads: int | None) -> Any:
    """Open a database of its own in a folder.

    Parameters
    ----------
    folder : pathlib.Path
        Where it keeps what does not fit into memory.
    memory_limit : str
        Such as ``2GB``.
    threads : int or None
        At most so many; None leaves it to the machine.

    Returns
    -------
    duckdb.DuckDBPyConnection
        The caller closes it.

    Raises
    ------
    ConfigError
        If the memory limit is none.
    """
    duckdb = require()
    settings = {
        "memory_limit": memory_limit,
        "temp_directory": str(folder / "spilled"),
        "threads": str(threads or os.cpu_count() or 1),
    }
    try:
        connection = duckdb.connect(str(folder / "corpus.duckdb"), config=settings)
        # What is told of progress goes through us, not past us to the terminal. Where the bar is
        # off, as in notebooks without widgets, even turning it off is refused.
        if connection.execute("SELECT current_setting('enable_progress_bar')").fetchall()[0][0]:
            connection.execute("SET enable_progress_bar = false")
    except duckdb.Error as error:
        raise ConfigError(
            f"The database cannot be opened with memory_limit={memory_limit!r} ({error}). Give a "
            "size such as '2GB', and a folder with free space as temp_directory."
        ) from error
    return connection


def quoted(text: object) -> str:
    """Write a text as SQL.

    Parameters
    ----------
    text : object
        A path or the like.

    Returns
    -------
    str
        In single quotes.

    Examples
    --------
    >>> quoted("o'clock")
    "'o''clock'"
    """
    return "'" + str(text).replace("'", "''") + "'"


def bytes_of(size: str) -> int:
    """Read a size such as 2GB.

    Parameters
    ----------
    size : str
        As a memory limit is given.

    Returns
    -------
    int
        Bytes; what is no such size is taken for a gigabyte.

    Examples
    --------
    >>> bytes_of("2GB"), bytes_of("512 MiB")
    (2000000000, 512000000)
    """
    found = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*([KMGT]?)i?B?\s*", size, re.IGNORECASE)
    return int(float(found[1]) * _UNITS[found[2].upper()]) if found else 10**9


def first_line(error: Exception) -> str:
    r"""Shorten what the database says of a fault.

    Parameters
    ----------
    error : Exception
        The fault.

    Returns
    -------
    str
        Its first line; the others repeat the query.

    Examples
    --------
    >>> first_line(ValueError("No such file\nLINE 1: SELECT"))
    'No such file'
    """
    return str(error).partition("\n")[0]
