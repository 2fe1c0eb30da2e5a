"""What linking a corpus gives: a DataFrame, or a Parquet file written bit by bit."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from researchmetrics.engine.embedded import first_line, quoted, require
from researchmetrics.engine.linking import Linked
from researchmetrics.engine.reading import Reader
from researchmetrics.errors import ConfigError

__all__ = ["as_frame", "as_parquet"]

_FIRST = "CREATE TABLE result AS SELECT * FROM part"
_MORE = "INSERT INTO result SELECT * FROM part"
_WRITTEN_AT_ONCE = 200_000


def as_frame(reader: Reader, linked: Linked, rows: int) -> pd.DataFrame:
    """Return the result as a DataFrame.

    Parameters
    ----------
    reader : Reader
        The table, for the names of its rows.
    linked : Linked
        The work of each.
    rows : int
        How many names are read at a time.

    Returns
    -------
    pandas.DataFrame
        One row for each of the table.
    """
    parts = list(_parts(reader, linked, rows)) or [pd.DataFrame(_columns(linked, 0, 0))]
    found = pd.concat(parts, ignore_index=True)
    if reader.index is not None:
        found.index = reader.index
    return found


def as_parquet(reader: Reader, linked: Linked, path: Path, connection: Any, rows: int) -> Path:
    """Write the result to a Parquet file.

    Parameters
    ----------
    reader : Reader
        The table, for the names of its rows.
    linked : Linked
        The work of each.
    path : pathlib.Path
        The file; one that is there is replaced when all is done.
    connection : duckdb.DuckDBPyConnection
        What writes it.
    rows : int
        How many names are read at a time.

    Returns
    -------
    pathlib.Path
        The file.

    Raises
    ------
    ConfigError
        If it cannot be written.
    """
    label = reader.label or "row"
    is_made = False
    for part in _parts(reader, linked, max(rows, _WRITTEN_AT_ONCE)):
        data = part if reader.label else part.rename_axis(label).reset_index()
        connection.register("part", data)
        connection.execute(_MORE if is_made else _FIRST)
        connection.unregister("part")
        is_made = True
    if not is_made:
        connection.execute(
            f"CREATE TABLE result ({label} BIGINT, work_id VARCHAR, link_reason VARCHAR, "
            "link_score DOUBLE)"
        )
    half = path.with_name(f".{path.name}.part")
    try:
        connection.execute(f"COPY result TO {quoted(half)} (FORMAT parquet, COMPRESSION zstd)")
        half.replace(path)
    except (OSError, require().Error) as error:
        half.unlink(missing_ok=True)
        reason = first_line(error)
        raise ConfigError(f"{path} cannot be written ({reason}). Give another place.") from error
    return path


def _parts(reader: Reader, linked: Linked, rows: int) -> Iterator[pd.DataFrame]:
    start = 0
    for labels in reader.labels(rows):
        columns = _columns(linked, start, start + len(labels))
        start += len(labels)
        if reader.label is None:
            yield pd.DataFrame(columns, index=pd.Index(labels))
        else:
            yield pd.DataFrame({reader.label: labels, **columns})


def _columns(linked: Linked, start: int, end: int) -> dict[str, Any]:
    reasons = [linked.reasons.get(place, linked.alone) for place in range(start, end)]
    works = [f"w{work:016x}" for work in linked.works[start:end].tolist()]
    scores = np.array([reason.score for reason in reasons], dtype=np.float64)
    return {
        "work_id": pd.array(works, dtype="string"),
        "link_reason": pd.array([reason.text for reason in reasons], dtype="string"),
        "link_score": pd.array(scores, dtype="Float64"),
    }
