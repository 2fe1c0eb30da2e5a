"""Tables opened in an engine for one task, and all that is let go of afterwards."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from researchmetrics.engine.asking import Asked
from researchmetrics.engine.backend import Backend
from researchmetrics.engine.embedded import bytes_of, connected, require, require_arrow
from researchmetrics.engine.engaged import Engaged
from researchmetrics.engine.handing import categories
from researchmetrics.engine.local import Local, Memory
from researchmetrics.engine.reading import Reader, reader_of
from researchmetrics.engine.spark.backend import OnSpark
from researchmetrics.engine.spark.session import opened as session_opened
from researchmetrics.engine.tables import opened
from researchmetrics.engine.workers import Workers
from researchmetrics.errors import ConfigError

__all__ = ["ENGINES", "Opening"]

ENGINES = ("duckdb", "spark")
_ROWS_READ = 20_000
# What a bucket's work may take of memory: the frame, its lists, and what is computed from them.
_BYTES_A_ROW = 2_500
_FEWEST_ROWS = 20_000
_COLUMNS = frozenset(
    {
        "work_id",
        "name",
        "person_id",
        "is_self",
        "position",
        "is_corresponding",
        "countries",
        "cited_id",
        "cited_year",
        "year",
        "citations",
        "n_authors",
        "authors_truncated",
    }
)


@dataclass(frozen=True, kw_only=True)
class Opening:
    """Tables, and what they are opened with.

    Parameters
    ----------
    tables : Mapping
        What was given for works and what stands beside them.
    engine : str
        One of `ENGINES`.
    memory_limit : str
        What the database may hold in memory.
    threads : int, optional
        How many threads and processes share the work.
    temp_directory : str or pathlib.Path, optional
        Where what does not fit is kept meanwhile.
    rows_at_once : int, optional
        Rows read or computed at a time.
    master : str, optional
        Address of a Spark cluster.
    settings : Mapping, optional
        Spark's own settings.
    """

    tables: Mapping[str, Any]
    engine: str = "duckdb"
    memory_limit: str = "2GB"
    threads: int | None = None
    temp_directory: str | Path | None = None
    rows_at_once: int | None = None
    master: str | None = None
    settings: Mapping[str, str] | None = None

    @property
    def rows_read(self) -> int:
        """Rows of a table read at a time."""
        return self.rows_at_once or _ROWS_READ

    @contextmanager
    def reading(self) -> Iterator[tuple[Reader, Any, Path, Workers]]:
        """Open the works to be read in chunks, and a folder that is gone afterwards."""
        if self.engine != "duckdb":
            raise ConfigError(f"The engine {self.engine!r} does not link rows. Use 'duckdb'.")
        with self._database() as (connection, folder), self._workers() as workers:
            yield reader_of(self.tables["works"], connection), connection, folder, workers

    @contextmanager
    def engaged(self, asked: Asked, told: Callable[[str], None]) -> Iterator[Engaged]:
        """Open all tables in the engine, as far as what is asked for needs them."""
        require_arrow()
        columns = {*asked.need, *_COLUMNS, *([asked.by] if asked.by else [])}
        tables, named = dict(self.tables), categories(asked.by, self.tables)
        if named is not None:
            tables["people"] = pd.DataFrame({"grp": named, "place": range(len(named))})
            columns |= {"grp", "place"}
        if self.engine == "spark":
            with self._folder() as folder, session_opened(self.master, self.settings) as session:
                backend = OnSpark(session, self.rows_at_once)
                yield Engaged(backend, opened(backend, tables, columns), folder, told)
            return
        with self._database() as (connection, folder), self._workers() as workers:
            memory = Memory(bytes_of(self.memory_limit), self._rows_computed(workers))
            local: Backend = Local(connection, workers, memory, folder)
            yield Engaged(local, opened(local, tables, columns), folder, told)

    @contextmanager
    def _folder(self) -> Iterator[Path]:
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
            yield Path(place)

    @contextmanager
    def _database(self) -> Iterator[tuple[Any, Path]]:
        require()
        with self._folder() as folder:
            connection = connected(folder, memory_limit=self.memory_limit, threads=self.threads)
            try:
                yield connection, folder
            finally:
                connection.close()

    def _workers(self) -> Workers:
        """Share the work among as many processes as wanted, but none for a table that is small."""
        works = self.tables["works"]
        is_small = isinstance(works, pd.DataFrame) and len(works) <= _ROWS_READ
        return Workers(0 if is_small else self.threads or os.cpu_count() or 1)

    def _rows_computed(self, workers: Workers) -> int:
        """Tell how many works a bucket may have, so that all at work take half of the memory."""
        if self.rows_at_once:
            return self.rows_at_once
        half = bytes_of(self.memory_limit) // 2
        return max(_FEWEST_ROWS, half // (workers.count or 1) // _BYTES_A_ROW)
