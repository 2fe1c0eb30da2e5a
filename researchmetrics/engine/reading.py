"""Tables of any size, chunk by chunk and always in the same order."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

import pandas as pd

from researchmetrics.engine.embedded import first_line, quoted, require
from researchmetrics.errors import TableError, UnreadableDocumentError

__all__ = ["Reader", "reader_of", "scan"]

Given = Any
_READERS = {
    ".parquet": "read_parquet([{files}], union_by_name = true)",
    ".csv": "read_csv([{files}], all_varchar = true, header = true, union_by_name = true)",
    ".tsv": "read_csv([{files}], all_varchar = true, header = true, union_by_name = true)",
}
_AS_TEXT = "all_varchar = true, "
_FROM = "SELECT {columns} FROM {table}"
_ENDINGS = (".gz", ".zst")
_ID = "record_id"


class Reader(Protocol):
    """A table that is read in chunks."""

    label: str | None
    """Column that names its rows; None where an index does."""
    index: pd.Index | None
    """The index of a frame."""

    def chunks(self, rows: int) -> Iterator[tuple[list[Hashable], pd.DataFrame]]:
        """Yield the names of rows and what they say, so many at a time, in a fixed order."""

    def labels(self, rows: int) -> Iterator[list[Hashable]]:
        """Yield the names alone."""


class _Frame:
    """A DataFrame."""

    label: str | None = None
    index: pd.Index | None

    def __init__(self, data: pd.DataFrame) -> None:
        self.data = data
        self.index = data.index

    def chunks(self, rows: int) -> Iterator[tuple[list[Hashable], pd.DataFrame]]:
        for start in range(0, len(self.data), rows):
            part = self.data.iloc[start : start + rows]
            yield part.index.tolist(), part

    def labels(self, rows: int) -> Iterator[list[Hashable]]:
        for start in range(0, len(self.data), rows):
            yield self.data.index[start : start + rows].tolist()


class _Query:
    """What the database reads: files, or a frame of another library."""

    index: pd.Index | None = None

    def __init__(
        self, connection: Any, table: str, given: Any = None, paths: Sequence[str | Path] = ()
    ) -> None:
        self.connection = connection
        self.table = table
        self.given = given
        self.shown = ", ".join(map(str, paths)) or "The table"
        self.columns = self._asked()
        self.has_ids = _ID in self.columns
        self.label: str | None = _ID if self.has_ids else "row"

    def chunks(self, rows: int) -> Iterator[tuple[list[Hashable], pd.DataFrame]]:
        start = 0
        for cells in self._fetched("*", rows):
            columns = list(zip(*cells, strict=True))
            data = {
                name: pd.Series(list(column), dtype="object")
                for name, column in zip(self.columns, columns, strict=True)
            }
            numbers: list[Hashable] = list(range(start, start + len(cells)))
            start += len(cells)
            yield data[_ID].tolist() if self.has_ids else numbers, pd.DataFrame(data)

    def labels(self, rows: int) -> Iterator[list[Hashable]]:
        start = 0
        for cells in self._fetched(_ID if self.has_ids else "NULL", rows):
            numbers: list[Hashable] = list(range(start, start + len(cells)))
            start += len(cells)
            yield [cell[0] for cell in cells] if self.has_ids else numbers

    def _asked(self) -> list[str]:
        with self._cursor() as cursor:
            query = _FROM.format(columns="*", table=self.table) + " LIMIT 0"
            return [column[0] for column in cursor.execute(query).description]

    def _fetched(self, columns: str, rows: int) -> Iterator[list[tuple[Any, ...]]]:
        with self._cursor() as cursor:
            cursor.execute(_FROM.format(columns=columns, table=self.table))
            while cells := cursor.fetchmany(rows):
                yield cells

    @contextmanager
    def _cursor(self) -> Iterator[Any]:
        cursor = self.connection.cursor()
        try:
            if self.given is not None:
                cursor.register(self.table, self.given)
            yield cursor
        except require().Error as error:
            raise UnreadableDocumentError(
                f"{self.shown} cannot be read ({first_line(error)}). Check the path and the form."
            ) from error
        finally:
            cursor.close()


def reader_of(given: Given, connection: Any) -> Reader:
    """Tell how a table is read.

    Parameters
    ----------
    given : str, pathlib.Path, sequence of these, pandas.DataFrame or Arrow table
        Files may be patterns such as ``works/*.parquet``.
    connection : duckdb.DuckDBPyConnection
        What reads files.

    Returns
    -------
    Reader
        Nothing is read yet but the names of columns.

    Raises
    ------
    TableError
        If it is no table.
    UnreadableDocumentError
        If a file is not there or is not what its name says.
    """
    if isinstance(given, pd.DataFrame):
        return _Frame(given)
    if isinstance(given, str | Path):
        return _Query(connection, _scan([given]), paths=[given])
    if isinstance(given, Sequence) and given and all(isinstance(x, str | Path) for x in given):
        return _Query(connection, _scan(given), paths=given)
    if hasattr(given, "__arrow_c_stream__") or hasattr(given, "schema"):
        return _Query(connection, "given", given)
    raise TableError(
        f"A corpus is made of files (Parquet or CSV) or a frame, not of {type(given).__name__}."
    )


def scan(given: Given) -> tuple[str, str | None]:
    """Tell how the database reads a table whose columns have their kinds.

    Parameters
    ----------
    given : str, pathlib.Path, sequence of these, pandas.DataFrame or Arrow table
        As for `reader_of`.

    Returns
    -------
    tuple
        What it is called in messages, and an SQL expression; None for what is in memory.

    Raises
    ------
    TableError
        If it is no table.
    """
    paths = [given] if isinstance(given, str | Path) else given
    if isinstance(paths, Sequence) and paths and all(isinstance(x, str | Path) for x in paths):
        return ", ".join(map(str, paths)), _scan(paths).replace(_AS_TEXT, "")
    if isinstance(given, pd.DataFrame) or hasattr(given, "__arrow_c_stream__"):
        return "The table", None
    raise TableError(
        f"A corpus is made of files (Parquet or CSV) or a frame, not of {type(given).__name__}."
    )


def _scan(paths: Sequence[str | Path]) -> str:
    kinds = {_kind(path) for path in paths}
    if len(kinds) > 1:
        raise TableError("A corpus is made of files of one kind. Give Parquet or CSV, not both.")
    files = ", ".join(quoted(Path(path).expanduser()) for path in paths)
    return _READERS[kinds.pop()].format(files=files)


def _kind(path: str | Path) -> str:
    name = str(path).lower()
    for ending in _ENDINGS:
        name = name.removesuffix(ending)
    kind = Path(name).suffix
    if kind not in _READERS:
        raise TableError(
            f"{path} does not end like a table that can be read. Give files ending in .parquet or "
            ".csv, or a pattern such as works/*.parquet."
        )
    return kind
