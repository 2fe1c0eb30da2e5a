"""Corpora: tables of works in files or frames of any size."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from researchmetrics.engine.embedded import require
from researchmetrics.engine.opening import ENGINES, Opening
from researchmetrics.engine.tables import gathered
from researchmetrics.engine.working import Corpus
from researchmetrics.errors import ConfigError

__all__ = ["Corpus", "corpus"]


def corpus(  # noqa: PLR0913 (each is a table of its own or a choice the user may make)
    given: Any,
    engine: Literal["duckdb", "spark"] = "duckdb",
    memory_limit: str = "2GB",
    threads: int | None = None,
    temp_directory: str | Path | None = None,
    *,
    rows_at_once: int | None = None,
    authorships: Any = None,
    citations_by_year: Any = None,
    references: Any = None,
    master: str | None = None,
    settings: Mapping[str, str] | None = None,
) -> Corpus:
    """Open tables that need not fit into memory.

    Parameters
    ----------
    given : str, pathlib.Path, sequence of these, pandas.DataFrame or Arrow table
        Works: Parquet or CSV files, also as patterns such as ``works/*.parquet``; or a frame; or a
        folder with ``works/*.parquet`` and, as far as there are, ``authorships/*.parquet``,
        ``references/*.parquet`` and ``citations_by_year/*.parquet``, as the import of a snapshot
        writes it. Columns as for `researchmetrics.deduplicate` and `researchmetrics.compute`.
    engine : {"duckdb", "spark"}
        What sorts and spills: a database in this process, or a cluster, which computes but does
        not link rows.
    memory_limit : str
        What the database may hold in memory, such as ``2GB``. Each of the processes that share the
        work takes some hundred megabytes besides.
    threads : int, optional
        How many threads and processes share the work; default as many as there are processors.
    temp_directory : str or pathlib.Path, optional
        Where what does not fit into memory is kept meanwhile: about as large as the table, and
        twice that while pairs are sorted. Default the system's folder for such files.
    rows_at_once : int, optional
        Rows read or computed at a time; default as the memory allows. It has no influence on
        results.
    authorships, citations_by_year, references : object, optional
        Further tables, each given as the works may be, and used as `researchmetrics.compute` does.
    master : str, optional
        Address of a Spark cluster, such as ``spark://host:7077`` or ``local[2]``. Default the
        session that is active in this process, else all processors of this machine. Files must lie
        where this process and all workers see them at the same path; workers need Python with
        numpy, pandas and pyarrow, and are sent this package itself.
    settings : Mapping, optional
        Spark's own settings, such as ``{"spark.executor.memory": "4g"}``, for a session that is
        started here. It is stopped after each computation; who computes more than once starts a
        session before, which is used as it is and goes on.

    Returns
    -------
    Corpus
        Nothing is read yet.

    Raises
    ------
    ConfigError
        If the engine is unknown or not installed.
    UnreadableDocumentError
        If a folder holds no works.

    Examples
    --------
    >>> corpus("works/*.parquet", memory_limit="1GB").memory_limit
    '1GB'
    """
    if engine not in ENGINES:
        raise ConfigError(f"The engine {engine!r} is unknown. Use one of {', '.join(ENGINES)}.")
    if master is not None and engine != "spark":
        raise ConfigError(f"master={master!r} is the address of a cluster: use engine='spark'.")
    if rows_at_once is not None and rows_at_once < 1:
        raise ConfigError(f"rows_at_once must be at least 1, not {rows_at_once}.")
    if engine == "duckdb":
        require()
    tables = gathered(
        given, authorships=authorships, citations_by_year=citations_by_year, references=references
    )
    return Corpus(
        Opening(
            tables=tables,
            engine=engine,
            memory_limit=memory_limit,
            threads=threads,
            temp_directory=temp_directory,
            rows_at_once=rows_at_once,
            master=master,
            settings=settings,
        )
    )
