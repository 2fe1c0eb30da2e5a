"""Corpora: tables of works in files or frames of any size."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal, overload

import pandas as pd

from researchmetrics.engine.embedded import connected, require
from researchmetrics.engine.linking import Linking, Options
from researchmetrics.engine.reading import Reader, reader_of
from researchmetrics.engine.results import as_frame, as_parquet
from researchmetrics.engine.workers import Workers
from researchmetrics.errors import ConfigError
from researchmetrics.normalizer.decisions import in_pairs

__all__ = ["Corpus", "corpus"]

_ROWS_AT_ONCE = 20_000
Pairs = Iterable[tuple[Hashable, Hashable]]


class Corpus:
    """A table of works too large for comfort; made by `corpus`.

    Parameters
    ----------
    given : object
        Files or a frame.
    memory_limit : str
        What the database may hold in memory.
    threads : int, optional
        How many threads and processes share the work.
    temp_directory : str or pathlib.Path, optional
        Where what does not fit is kept meanwhile.
    rows_at_once : int
        Rows read at a time.
    """

    def __init__(
        self,
        given: Any,
        *,
        memory_limit: str = "2GB",
        threads: int | None = None,
        temp_directory: str | Path | None = None,
        rows_at_once: int = _ROWS_AT_ONCE,
    ) -> None:
        self.given = given
        self.memory_limit = memory_limit
        self.threads = threads
        self.temp_directory = temp_directory
        self.rows_at_once = rows_at_once

    @overload
    def deduplicate(
        self,
        output: None = None,
        *,
        level: str = ...,
        lists_are_clean: bool = ...,
        must_link: Pairs = ...,
        cannot_link: Pairs = ...,
        progress: Callable[[str], None] | None = ...,
    ) -> pd.DataFrame: ...

    @overload
    def deduplicate(
        self,
        output: str | Path,
        *,
        level: str = ...,
        lists_are_clean: bool = ...,
        must_link: Pairs = ...,
        cannot_link: Pairs = ...,
        progress: Callable[[str], None] | None = ...,
    ) -> Path: ...

    def deduplicate(
        self,
        output: str | Path | None = None,
        *,
        level: str = "normal",
        lists_are_clean: bool = False,
        must_link: Pairs = (),
        cannot_link: Pairs = (),
        progress: Callable[[str], None] | None = None,
    ) -> pd.DataFrame | Path:
        """Tell which rows are the same work, as `researchmetrics.deduplicate` does.

        Parameters
        ----------
        output : str or pathlib.Path, optional
            Parquet file to write the result to; without it, a DataFrame is returned.
        level : {"strict", "normal", "lenient"}
            How much evidence is asked.
        lists_are_clean : bool
            Whether no ``source`` lists a work twice.
        must_link, cannot_link : iterable of pairs
            Rows that are, or are not, one work: by ``record_id`` where files have that column, else
            by row number from 0; in a DataFrame by index label.
        progress : callable, optional
            Called with a line of text now and then.

        Returns
        -------
        pandas.DataFrame or pathlib.Path
            One row for each of the table, in its order, with ``work_id``, ``link_reason`` and
            ``link_score``; files also with ``record_id`` or ``row``. The same as
            `researchmetrics.deduplicate` gives, however large the chunks.

        Raises
        ------
        TableError
            If there is no title column, or no source column where `lists_are_clean` needs one.
        RecordError
            If the level is unknown or the user's decisions contradict one another.
        UnreadableDocumentError
            If a file cannot be read.
        ConfigError
            If duckdb is not installed, or a folder cannot be written to.

        Examples
        --------
        >>> table = pd.DataFrame({"title": ["On Cracked Pots", "on cracked pots", "Of Kilns"]})
        >>> table["authors"], table["year"] = "J. Carberry", 1990
        >>> corpus(table).deduplicate().work_id.nunique()
        2
        """
        options = Options(
            level,
            lists_are_clean,
            must_link=in_pairs(must_link),
            cannot_link=in_pairs(cannot_link),
        )
        with self._opened() as (reader, connection, folder), self._workers() as workers:
            linking = Linking(connection, folder, workers, progress or _nothing)
            linked = linking.run(reader, options, rows_at_once=self.rows_at_once)
            if output is None:
                return as_frame(reader, linked, self.rows_at_once)
            return as_parquet(reader, linked, Path(output), connection, self.rows_at_once)

    @contextmanager
    def _opened(self) -> Iterator[tuple[Reader, Any, Path]]:
        """Open the table, and a folder that is gone afterwards."""
        require()
        try:
            kept = tempfile.TemporaryDirectory(
                prefix="researchmetrics-", dir=self.temp_directory, ignore_cleanup_errors=True
            )
        except OSError as error:
            raise ConfigError(
                f"Nothing can be written to {self.temp_directory} ({error.strerror}). Give another "
                "folder as temp_directory."
            ) from error
        with kept as place:
            folder = Path(place)
            connection = connected(folder, memory_limit=self.memory_limit, threads=self.threads)
            try:
                yield reader_of(self.given, connection), connection, folder
            finally:
                connection.close()

    def _workers(self) -> Workers:
        """Share the work among as many processes as wanted, but none for a table that is small."""
        is_small = isinstance(self.given, pd.DataFrame) and len(self.given) <= _ROWS_AT_ONCE
        return Workers(0 if is_small else self.threads or os.cpu_count() or 1)


def corpus(
    given: Any,
    engine: Literal["duckdb"] = "duckdb",
    memory_limit: str = "2GB",
    threads: int | None = None,
    temp_directory: str | Path | None = None,
    *,
    rows_at_once: int = _ROWS_AT_ONCE,
) -> Corpus:
    """Open a table of works that need not fit into memory.

    Parameters
    ----------
    given : str, pathlib.Path, sequence of these, pandas.DataFrame or Arrow table
        Parquet or CSV files, also as patterns such as ``works/*.parquet``; or a frame. Columns as
        for `researchmetrics.deduplicate`.
    engine : {"duckdb"}
        What sorts and spills.
    memory_limit : str
        What the database may hold in memory, such as ``2GB``. Each of the processes that share the
        work takes some hundred megabytes besides.
    threads : int, optional
        How many threads and processes share the work; default as many as there are processors.
    temp_directory : str or pathlib.Path, optional
        Where what does not fit into memory is kept meanwhile: about as large as the table, and
        twice that while pairs are sorted. Default the system's folder for such files.
    rows_at_once : int
        Rows read at a time. It has no influence on results.

    Returns
    -------
    Corpus
        Nothing is read yet.

    Raises
    ------
    ConfigError
        If duckdb is not installed, or the engine is unknown.

    Examples
    --------
    >>> corpus("works/*.parquet", memory_limit="1GB").memory_limit
    '1GB'
    """
    if engine != "duckdb":
        raise ConfigError(f"The engine {engine!r} is unknown. Use 'duckdb'.")
    if rows_at_once < 1:
        raise ConfigError(f"rows_at_once must be at least 1, not {rows_at_once}.")
    require()
    return Corpus(
        given,
        memory_limit=memory_limit,
        threads=threads,
        temp_directory=temp_directory,
        rows_at_once=rows_at_once,
    )


def _nothing(_line: str) -> None:
    """Say nothing."""
