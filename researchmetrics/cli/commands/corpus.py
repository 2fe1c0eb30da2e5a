"""``researchmetrics corpus``: tables of works of any size."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from researchmetrics.cli.corpora import link_files
from researchmetrics.cli.output import STANDARD, Output

GROUP = "Tables"


def corpus(
    action: Annotated[Literal["dedupe"], Parameter()],  # noqa: ARG001 (the only one there is)
    paths: Annotated[list[str], Parameter(metavar="FILE")],
    /,
    *,
    level: Literal["strict", "normal", "lenient"] = "normal",
    lists_are_clean: Annotated[bool, Parameter(negative=(), show_default=False)] = False,
    memory_limit: str = "2GB",
    threads: int | None = None,
    temp_directory: Annotated[Path | None, Parameter(metavar="FOLDER")] = None,
    to: Output = STANDARD,
) -> None:
    """Find the rows of large files that are the same work.

    As dedupe does, but with few rows in memory at a time. Prints the columns
    record_id (or row), work_id, link_reason and link_score. Needs the extra:
    pip install "researchmetrics[corpus]"

    Parameters
    ----------
    action : {"dedupe"}
        What to do.
    paths : list of str
        Parquet or CSV files; quote patterns such as 'works/*.parquet'.
    level : {"strict", "normal", "lenient"}
        How readily rows are linked.
    lists_are_clean : bool
        No source lists a work twice: link only across sources.
    memory_limit : str
        What the database may hold in memory.
    threads : int
        How many threads and processes share the work.
    temp_directory : pathlib.Path
        Where what does not fit into memory is kept meanwhile.

    Examples
    --------
    $ researchmetrics corpus dedupe works.parquet --output works-linked.parquet
    $ researchmetrics corpus dedupe 'works/*.parquet' --memory-limit 4GB -o linked.parquet
    """
    opening = {
        "memory_limit": memory_limit,
        "threads": threads,
        "temp_directory": temp_directory,
    }
    link_files(paths, to, level=level, lists_are_clean=lists_are_clean, opening=opening)
