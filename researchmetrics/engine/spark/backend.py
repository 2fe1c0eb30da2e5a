"""Spark as a backend: tables as views of a session, the same SQL in Spark's dialect."""

from __future__ import annotations

import re
import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pandas as pd

from researchmetrics.engine.backend import Request
from researchmetrics.engine.buckets import as_frame
from researchmetrics.engine.spark.buckets import FAILED, each_computed, raised
from researchmetrics.engine.spark.given import frame_of, kinds_of
from researchmetrics.engine.spark.session import unwarned
from researchmetrics.engine.sql import written
from researchmetrics.errors import ConfigError

__all__ = ["OnSpark"]

_CAUSE = re.compile(r"^(?:Caused by: )?([\w.]*(?:Error|Exception)\b.*)$", re.MULTILINE)
_GROUP = "grp"
_ROWS_AT_ONCE = 200_000
_SHOWN = 300  # characters of a reason


class OnSpark:
    """A session of Spark.

    Parameters
    ----------
    session : pyspark.sql.SparkSession
        As `session.opened` gives it.
    rows_at_once : int, optional
        About how many works a bucket may have, so that a worker has memory for it.
    """

    dialect = "spark"
    row_number = "MONOTONICALLY_INCREASING_ID()"

    def __init__(self, session: Any, rows_at_once: int | None = None) -> None:
        self.session = session
        self.rows_at_once = rows_at_once or _ROWS_AT_ONCE
        self._spread: dict[Path, Any] = {}

    def bucket_of(self, column: str, count: int) -> str:
        """Write an expression that scatters the values of a column."""
        return f"PMOD(XXHASH64({column}), {count})"

    def open(self, name: str, given: Any, columns: Collection[str] | None = None) -> dict[str, str]:
        """Make what the user gave a table; tell the kind of each of its columns."""
        with _answered():
            frame = frame_of(self.session, given, columns)
            frame.createOrReplaceTempView(name)
            return kinds_of(frame)

    def keep(self, name: str, query: str) -> None:
        """Make the rows of a query a table, computed at once and never again."""
        with _answered():
            frame = self._asked(query)
            if _GROUP in frame.columns:
                # All that follows goes group by group: brought together once, they stay so.
                frame = frame.repartition(_GROUP)
            _computed(frame).createOrReplaceTempView(name)

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """Answer a query that has few rows."""
        with _answered():
            return [tuple(row) for row in self._asked(query).collect()]

    def frame(self, query: str) -> pd.DataFrame:
        """Answer a query with a frame."""
        with _answered():
            return as_frame(self._asked(query).toArrow())

    def write(self, query: str, path: Path) -> None:
        """Write the answer to one Parquet file: the workers write parts, which are then joined."""
        place = path.expanduser().absolute()
        parts = place.with_name(f".{place.name}.parts")
        try:
            with _answered():
                self._asked(query).write.mode("overwrite").parquet(parts.as_uri())
            _join(parts, place)
        finally:
            with suppress(OSError):
                shutil.rmtree(parts)

    def spread(self, query: str, folder: Path) -> None:
        """Hold the rows for buckets; `folder` only names them, for workers share no disk."""
        with _answered():
            self._spread[folder] = self._asked(query)

    def each_bucket(self, folder: Path, count: int, request: Request, name: str) -> Iterator[int]:
        """Compute bucket by bucket; make all results one table."""
        parts = {at.name: self._spread[at] for at in self._spread if at.parent == folder}
        with _answered():
            results = _computed(each_computed(self.session, parts, request))
            failed = results.where(f"{FAILED} IS NOT NULL").select(FAILED).take(1)
            if failed:
                raise raised(failed[0][0])
            results.drop(FAILED).createOrReplaceTempView(name)
        yield from range(count)

    def sort(self, *_: Any) -> bool:
        """Leave it to SQL: what sorts is the cluster."""
        return False

    def _asked(self, query: str) -> Any:
        return self.session.sql(written(query, self.dialect))


@contextmanager
def _answered() -> Iterator[None]:
    """Say in our words what the cluster cannot do."""
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    try:
        with unwarned():
            yield
    except (PySparkException, Py4JError) as error:
        raise ConfigError(
            f"Spark could not compute it ({_reason(error)}). See to it that workers have memory, "
            "see the files at their paths, and have Python with numpy, pandas and pyarrow "
            "(PYSPARK_PYTHON names it)."
        ) from error


def _computed(frame: Any) -> Any:
    """Compute a table now, cut off from what it was computed from.

    Merely held, it would be computed again where a worker is lost or the planner does not see that
    it is there, and its rows be numbered in another order than the one other tables tell of. So
    two workers hold each part.
    """
    from pyspark import StorageLevel

    return frame.localCheckpoint(eager=True, storageLevel=StorageLevel.MEMORY_AND_DISK_2)


def _reason(error: Exception) -> str:
    """Find the line that says what went wrong first, among those of two languages."""
    text = str(error)
    causes = _CAUSE.findall(text)
    return (causes[-1] if causes else text.strip().partition("\n")[0])[:_SHOWN]


def _join(parts: Path, path: Path) -> None:
    """Join the files in a folder, which are in order, to one."""
    import pyarrow.parquet as pq

    half = path.with_name(f".{path.name}.part")
    try:
        files = sorted(parts.glob("part-*.parquet"))
        if not files:
            raise ConfigError(
                f"The workers wrote nothing to {parts} that can be seen here. Give a place that "
                "this machine and all workers share, or take the result as a frame."
            )
        with pq.ParquetWriter(half, pq.read_schema(files[0]), compression="zstd") as joined:
            for file in files:
                for batch in pq.ParquetFile(file).iter_batches():
                    joined.write_batch(batch)
        half.replace(path)
    except OSError as error:
        raise ConfigError(
            f"{path} cannot be written ({error.strerror or error}). Give another place."
        ) from error
    finally:
        half.unlink(missing_ok=True)
