"""``researchmetrics dedupe``: which rows of a table are one work."""

from __future__ import annotations

from typing import Annotated, Literal

from cyclopts import Parameter

from researchmetrics.cli.corpora import link_files
from researchmetrics.cli.options import DecisionsFile, Place
from researchmetrics.cli.output import STANDARD, Output
from researchmetrics.cli.tablefiles import read_table
from researchmetrics.errors import ConfigError

GROUP = "Tables"


def dedupe(
    where: Place = "-",
    /,
    *,
    level: Literal["strict", "normal", "lenient"] = "normal",
    lists_are_clean: Annotated[bool, Parameter(negative=(), show_default=False)] = False,
    decisions: DecisionsFile = None,
    engine: Literal["memory", "duckdb"] = "memory",
    to: Output = STANDARD,
) -> None:
    """Find the rows of a table that are the same work.

    Prints the same rows with the columns work_id, link_reason and link_score.
    The table needs a column title; authors, year, venue, doi, arxiv_id and
    source help.

    Parameters
    ----------
    where : str
        CSV, JSON or Parquet file; a dash, or nothing, reads standard input.
    level : {"strict", "normal", "lenient"}
        How readily rows are linked.
    lists_are_clean : bool
        No source lists a work twice: link only across sources.
    engine : {"memory", "duckdb"}
        With duckdb as `corpus dedupe` does: for Parquet or CSV files of any size.

    Examples
    --------
    $ researchmetrics dedupe records.csv --format csv > works.csv
    $ researchmetrics dedupe records.csv --decisions decisions.txt
    $ researchmetrics dedupe records.parquet --engine duckdb -o works.parquet
    $ researchmetrics references list.txt -f csv | researchmetrics dedupe
    """
    if engine == "duckdb":
        if decisions is not None:
            raise ConfigError(
                "Decisions are not looked up in tables of any size. Leave out --decisions, or "
                "--engine duckdb."
            )
        link_files([where], to, level=level, lists_are_clean=lists_are_clean)
        return
    import researchmetrics as rm
    from researchmetrics.normalizer.decisions import told
    from researchmetrics.normalizer.venues import own_venues, using_venues

    records = read_table(where)
    with using_venues(own_venues), to.working("Linking rows") as tell:
        linked = rm.deduplicate(
            records,
            level=level,
            lists_are_clean=lists_are_clean,
            decisions=told(decisions, use_setting=True),
            progress=tell,
        )
    unused = len(linked.attrs.get("unused_decisions", ()))
    # The configured file may hold those on all that one works with.
    if unused and decisions is not None:
        to.note(f"{unused} decision{'s' * (unused > 1)} on rows that are not here.")
    rows, works = len(linked), linked["work_id"].nunique()
    to.note(f"{rows} row{'s' * (rows != 1)}, {works} work{'s' * (works != 1)}")
    to.table(linked, "linked")
