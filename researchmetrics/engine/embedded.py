"""The embedded database: loaded on first use, held to its memory, with a folder to spill to."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from researchmetrics.errors import ConfigError

__all__ = ["connected", "quoted", "require"]


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
        return duckdb.connect(str(folder / "corpus.duckdb"), config=settings)
    except duckdb.Error as error:
        raise ConfigError(
            f"The database cannot be opened with memory_limit={memory_limit!r} ({error}). Give a "
            "size such as '2GB', and a folder with free space as temp_directory."
        ) from error


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
