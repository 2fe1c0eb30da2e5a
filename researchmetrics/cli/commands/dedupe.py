"""``researchmetrics dedupe``: which rows of a table are one work."""

from __future__ import annotations

from typing import Annotated, Literal

from cyclopts import Parameter

from researchmetrics.cli.options import Place
from researchmetrics.cli.output import STANDARD, Output
from researchmetrics.cli.tablefiles import read_table

GROUP = "Tables"


def dedupe(
    where: Place = "-",
    /,
    *,
    level: Literal["strict", "normal", "lenient"] = "normal",
    lists_are_clean: Annotated[bool, Parameter(negative=(), show_default=False)] = False,
    to: Output = STANDARD,
) -> None:
    """Find the rows of a table that are the same work.

    Prints the same rows with the columns work_id, link_reason and link_score.
    The table needs a column title; authors, year, venue, doi, arxiv_id and
    source help.

    Parameters
    ----------
    where : str
        CSV or JSON file; a dash, or nothing, reads standard input.
    level : {"strict", "normal", "lenient"}
        How readily rows are linked.
    lists_are_clean : bool
        No source lists a work twice: link only across sources.

    Examples
    --------
    $ researchmetrics dedupe records.csv --format csv > works.csv
    $ researchmetrics references list.txt -f csv | researchmetrics dedupe
    """
    import researchmetrics as rm

    records = read_table(where)
    with to.working("Linking rows"):
        linked = rm.deduplicate(records, level=level, lists_are_clean=lists_are_clean)
    rows, works = len(linked), linked["work_id"].nunique()
    to.note(f"{rows} row{'s' * (rows != 1)}, {works} work{'s' * (works != 1)}")
    to.table(linked, "linked")
