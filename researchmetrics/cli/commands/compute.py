"""``researchmetrics compute``: indicators over any table of works."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from cyclopts import Parameter

from researchmetrics.cli.options import AsOf, Place, iso
from researchmetrics.cli.output import STANDARD, Output
from researchmetrics.cli.tablefiles import read_table

GROUP = "Tables"


def compute(
    where: Place,
    names: list[str],
    /,
    *,
    by: Annotated[str | None, Parameter(metavar="COLUMN")] = None,
    counting: Literal["full", "fractional"] = "full",
    as_of: AsOf = None,
    to: Output = STANDARD,
) -> None:
    """Compute indicators over a table of works, one row a group.

    Parameters
    ----------
    where : str
        CSV or JSON file with one row a work; a dash reads standard input.
    names : list of str
        Indicators; "researchmetrics indicators" lists them and the columns they need.
    by : str, optional
        Column that tells the groups apart, such as researcher_id.
    counting : {"full", "fractional"}
        Whether a paper counts whole or by its share of authors.

    Examples
    --------
    $ researchmetrics compute works.csv h_index g_index
    $ researchmetrics compute works.csv h_index --by author --as-of 2026-01-01
    $ researchmetrics read cv.md -f csv | researchmetrics compute - n_papers
    """
    import researchmetrics as rm

    works = read_table(where)
    # Today is the reader's default everywhere else, and works need a date only for some numbers.
    options: dict[str, Any] = {"as_of": iso(as_of) or _today(), "counting": counting}
    with to.working("Computing"):
        table = rm.compute(works, names, by=by, **options)
    apart = 0 if by is None else int(works[by].isna().sum())
    if apart:
        to.warn(f"{apart} of {len(works)} rows have no {by} and are in no group.")
    to.table(table, always=names)


def _today() -> str:
    from datetime import UTC, datetime

    return datetime.now(UTC).date().isoformat()
