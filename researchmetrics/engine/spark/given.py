"""What users give as tables, as frames of a session: files read in place, frames handed over."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pandas as pd

from researchmetrics.engine.buckets import as_table
from researchmetrics.errors import TableError, UnreadableDocumentError

__all__ = ["frame_of", "handed", "kinds_of"]

# Bytes in one part of a table that is handed over, well within the 128 MB that Spark sends at once.
_PART = 16 << 20
_PARTS_AT_LEAST = 1_000
_BATCH = "spark.sql.execution.arrow.maxRecordsPerBatch"
_ENDINGS = (".gz", ".zst")
_SEPARATORS = {".csv": ",", ".tsv": "\t"}
_KINDS = {
    "tinyint": "integer",
    "smallint": "integer",
    "int": "integer",
    "bigint": "integer",
    "float": "number",
    "double": "number",
    "boolean": "boolean",
    "string": "text",
    "date": "text",
    "timestamp": "text",
    "timestamp_ntz": "text",
}


def kinds_of(frame: Any) -> dict[str, str]:
    """Tell the kind of each column, as `engine.backend` names them.

    Parameters
    ----------
    frame : pyspark.sql.DataFrame
        A table.

    Returns
    -------
    dict
        One of integer, number, boolean, text, list and other for each name.
    """
    return {name: _kind(written) for name, written in frame.dtypes}


def frame_of(session: Any, given: Any, columns: Collection[str] | None = None) -> Any:
    """Make what the user gave a frame of the session.

    Parameters
    ----------
    session : pyspark.sql.SparkSession
        Where it is wanted.
    given : str, pathlib.Path, sequence of these, pandas.DataFrame or Arrow table
        Files may be patterns, and must lie where this process and all workers see them.
    columns : collection of str, optional
        Columns to take of a frame, as far as there are.

    Returns
    -------
    pyspark.sql.DataFrame
        Nothing of a file is read yet but its columns.

    Raises
    ------
    TableError
        If it is no table, or a column holds values of several kinds.
    UnreadableDocumentError
        If a file is not there or is not what its name says.
    """
    paths = [given] if isinstance(given, str | Path) else given
    if isinstance(paths, Sequence) and paths and all(isinstance(x, str | Path) for x in paths):
        return _files(session, paths)
    if isinstance(given, pd.DataFrame) or hasattr(given, "__arrow_c_stream__"):
        return handed(session, as_table(given, columns))
    raise TableError(
        f"A corpus is made of files (Parquet or CSV) or a frame, not of {type(given).__name__}."
    )


def handed(session: Any, given: Any) -> Any:
    """Hand an Arrow table to the workers.

    Parameters
    ----------
    session : pyspark.sql.SparkSession
        Where to.
    given : Arrow table
        What.

    Returns
    -------
    pyspark.sql.DataFrame
        The same rows in the same order.
    """
    import pyarrow as pa

    table = pa.table(given)
    table = table.cast(pa.schema([field.with_type(_plain(field.type)) for field in table.schema]))
    rows = max(_PARTS_AT_LEAST, _PART * table.num_rows // max(table.nbytes, 1))
    with _setting(session, _BATCH, str(rows)):
        return session.createDataFrame(table)


def _plain(kind: Any) -> Any:
    """Tell the type that Spark knows for values of a type that it does not."""
    import pyarrow as pa

    types = pa.types
    if types.is_dictionary(kind):
        return _plain(kind.value_type)
    if types.is_list(kind) or types.is_large_list(kind):
        return pa.list_(_plain(kind.value_type))
    if types.is_null(kind) or types.is_string_view(kind):
        return pa.string()
    if types.is_unsigned_integer(kind):
        return pa.int64()
    return pa.float32() if types.is_float16(kind) else kind


def _files(session: Any, paths: Sequence[str | Path]) -> Any:
    from pyspark.errors import PySparkException

    shown = ", ".join(map(str, paths))
    kinds = {_ending(path) for path in paths}
    if len(kinds) > 1:
        raise TableError("A corpus is made of files of one kind. Give Parquet or CSV, not both.")
    places = [_place(path) for path in paths]
    try:
        return _reader(session, kinds.pop())(places)
    except PySparkException as error:
        raise UnreadableDocumentError(
            f"{shown} cannot be read ({str(error).partition(chr(10))[0][:300]}). Check the path "
            "and the form, and that all workers see the file at this path."
        ) from error


def _reader(session: Any, ending: str) -> Any:
    if ending == ".parquet":
        reader = session.read.option("mergeSchema", "true")
        return lambda places: reader.parquet(*places)
    return session.read.options(
        header="true",
        inferSchema="true",
        multiLine="true",
        escape='"',
        sep=_SEPARATORS[ending],
    ).csv


def _ending(path: str | Path) -> str:
    name = str(path).lower()
    for ending in _ENDINGS:
        name = name.removesuffix(ending)
    kind = Path(name).suffix
    if kind != ".parquet" and kind not in _SEPARATORS:
        raise TableError(
            f"{path} does not end like a table that can be read. Give files ending in .parquet or "
            ".csv, or a pattern such as works/*.parquet."
        )
    return kind


def _place(path: str | Path) -> str:
    """Say where a file is in a way that does not depend on the folder a process runs in."""
    text = str(path)
    if "://" in text:
        return text
    return str(Path(text).expanduser().absolute())


@contextmanager
def _setting(session: Any, name: str, value: str) -> Iterator[None]:
    before = session.conf.get(name)
    session.conf.set(name, value)
    try:
        yield
    finally:
        session.conf.set(name, before)


def _kind(written: str) -> str:
    if written.startswith("array<"):
        return "list"
    if written.startswith("decimal("):
        return "number"
    return _KINDS.get(written, "other")
