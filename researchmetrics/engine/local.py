"""The embedded database as a backend: DuckDB, in the memory it is given."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from researchmetrics.engine.backend import Request
from researchmetrics.engine.buckets import as_frame, as_table
from researchmetrics.engine.embedded import first_line, quoted, require
from researchmetrics.engine.kernels import compute_sorted, suits
from researchmetrics.engine.reading import scan
from researchmetrics.engine.sql import written
from researchmetrics.engine.workers import Workers
from researchmetrics.errors import ConfigError, TableError, UnreadableDocumentError

__all__ = ["Local", "Memory"]

# Of the memory, what is sorted at once may take one in so many parts.
_PARTS_SORTED = 3

_KINDS = {
    "integer": ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UTINYINT", "USMALLINT",
                "UINTEGER", "UBIGINT"),
    "number": ("FLOAT", "DOUBLE"),
    "boolean": ("BOOLEAN",),
    "text": ("VARCHAR", "DATE", "TIMESTAMP", "UUID"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Memory:
    """What may be in memory.

    Parameters
    ----------
    limit : int
        Bytes, of all.
    rows : int
        About how many works a bucket may have.
    """

    limit: int
    rows: int


class Local:
    """DuckDB.

    Parameters
    ----------
    connection : duckdb.DuckDBPyConnection
        A database of its own.
    workers : Workers
        Processes that share the buckets.
    memory : Memory
        What may be in memory.
    folder : pathlib.Path
        For what is kept meanwhile.
    """

    dialect = "duckdb"
    row_number = "ROW_NUMBER() OVER ()"

    def __init__(self, connection: Any, workers: Workers, memory: Memory, folder: Path) -> None:
        self.connection = connection
        self.workers = workers
        self.memory = memory
        self.folder = folder
        self.rows_at_once = memory.rows
        self._in_memory = False

    def bucket_of(self, column: str, count: int) -> str:
        """Write an expression that scatters the values of a column."""
        return f"CAST(hash({column}) % {count} AS BIGINT)"

    def open(self, name: str, given: Any, columns: Collection[str] | None = None) -> dict[str, str]:
        """Make what the user gave a table; tell the kind of each of its columns."""
        shown, source = scan(given)
        try:
            if source is None:
                self.connection.register(name, as_table(given, columns))
                self._in_memory = True
            else:
                self.connection.execute(f"CREATE VIEW {name} AS SELECT * FROM {source}")
            cells = self.connection.execute(f"DESCRIBE {name}").fetchall()
        except require().Error as error:
            raise _unreadable(shown, error) from error
        return {row[0]: _kind(row[1]) for row in cells}

    def keep(self, name: str, query: str) -> None:
        """Make the rows of a query a table."""
        with _answered():
            self.connection.execute(f"CREATE OR REPLACE TABLE {name} AS {self._own(query)}")

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """Answer a query that has few rows."""
        with _answered():
            found: list[tuple[Any, ...]] = self.connection.execute(self._own(query)).fetchall()
        return found

    def frame(self, query: str) -> pd.DataFrame:
        """Answer a query with a frame."""
        with _answered():
            return as_frame(self.connection.sql(self._own(query)).to_arrow_table())

    def write(self, query: str, path: Path) -> None:
        """Write the answer to a query to one Parquet file."""
        half = path.with_name(f".{path.name}.part")
        try:
            self.connection.execute(
                f"COPY ({self._own(query)}) TO {quoted(half)} (FORMAT parquet, COMPRESSION zstd)"
            )
            half.replace(path)
        except (OSError, require().IOException) as error:
            half.unlink(missing_ok=True)
            reason = first_line(error)
            raise ConfigError(
                f"{path} cannot be written ({reason}). Give another place."
            ) from error

    def spread(self, query: str, folder: Path) -> None:
        """Write the answer to Parquet, one folder a bucket."""
        folder.mkdir(parents=True, exist_ok=True)
        with _answered():
            self.connection.execute(
                f"COPY ({self._own(query)}) TO {quoted(folder)} "
                "(FORMAT parquet, PARTITION_BY (bucket), OVERWRITE_OR_IGNORE)"
            )

    def each_bucket(self, folder: Path, count: int, request: Request, name: str) -> Iterator[int]:
        """Compute bucket by bucket; make all results one table."""
        tasks = ((str(folder), bucket, request) for bucket in range(count))
        yield from self.workers.each("bucket", tasks)
        self._view(name, folder / "results")

    def sort(
        self,
        query: str,
        names: Sequence[str],
        options: Mapping[str, Any],
        name: str,
        told: Callable[[str], None],
    ) -> bool:
        """Compute indicators of one column of counts by one sort, if it pays."""
        import pyarrow.parquet as pq

        if not names or suits(self.connection, query, names, by="grp") is None:
            return False
        if self._in_memory or " JOIN " in query:
            # The kernel reads twice, and by a connection that sees no frames in memory.
            self.keep(f"{name}_rows", query)
            query = f"SELECT * FROM {name}_rows"
        place = self.folder / name
        for part in ("rows", "results"):
            (place / part).mkdir(parents=True)
        frames = compute_sorted(
            self.connection,
            query,
            names,
            by="grp",
            folder=place / "rows",
            memory=self.memory.limit // _PARTS_SORTED,
            threads=int(self.rows("SELECT current_setting('threads')")[0][0]),
            options=options,
            progress=lambda done, of_all: told(f"Sorted {done:,} of {of_all:,} works"),
        )
        with _answered():
            for number, frame in enumerate(frames):
                table = as_table(frame.reset_index())
                # Read once and thrown away: packing it would take longer than reading it.
                path = place / "results" / f"{number:06d}.parquet"
                pq.write_table(table, path, compression="none", use_dictionary=False)
        return self._view(name, place / "results")

    def _view(self, name: str, place: Path) -> bool:
        if not any(place.glob("*.parquet")):
            return False
        files = quoted(place / "*.parquet")
        self.connection.execute(
            f"CREATE OR REPLACE TEMP VIEW {name} AS SELECT * FROM read_parquet({files})"
        )
        return True

    def _own(self, query: str) -> str:
        return written(query, self.dialect)


@contextmanager
def _answered() -> Iterator[None]:
    """Say in our words what the database cannot do."""
    duckdb = require()
    try:
        yield
    except duckdb.OutOfMemoryException as error:
        raise ConfigError(
            f"The memory is not enough ({first_line(error)}). Give a larger memory_limit, or "
            "fewer threads."
        ) from error
    except (duckdb.IOException, duckdb.InvalidInputException) as error:
        raise _unreadable("A table", error) from error
    except duckdb.Error as error:
        raise TableError(
            f"The tables do not fit together ({first_line(error)}). See to it that columns of one "
            "name hold the same in all of them."
        ) from error


def _unreadable(shown: str, error: Exception) -> UnreadableDocumentError:
    return UnreadableDocumentError(
        f"{shown} cannot be read ({first_line(error)}). Check the path and the form."
    )


def _kind(type_name: str) -> str:
    if type_name.endswith("[]"):
        return "list"
    for kind, names in _KINDS.items():
        if type_name.startswith(names):
            return kind
    return "number" if type_name.startswith("DECIMAL") else "other"
