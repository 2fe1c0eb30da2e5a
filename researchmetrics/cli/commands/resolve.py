"""``researchmetrics resolve``: which records of a table are one person's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

from researchmetrics.cli.options import DecisionsFile, Place
from researchmetrics.cli.output import STANDARD, Output
from researchmetrics.cli.tablefiles import read_table

if TYPE_CHECKING:
    import pandas as pd

    from researchmetrics.normalizer import Decisions

GROUP = "Tables"
_SHOWN = ["title", "year", "cluster", "probability", "decided_by", "reason"]
_Records = Annotated[list[str] | None, Parameter(negative=())]


def resolve(
    where: Place = "-",
    /,
    *,
    person: Annotated[list[str], Parameter(negative=())],
    mine: _Records = None,
    not_mine: _Records = None,
    level: Literal["strict", "normal", "lenient"] = "normal",
    decisions: DecisionsFile = None,
    to: Output = STANDARD,
) -> None:
    """Tell which records of a table are one person's.

    Prints the same rows with the columns cluster, probability, decided_by, reason
    and evidence. A name alone identifies nobody: give an identifier, or a record
    known to be theirs. With a column citations, the h-index with and without the
    doubtful records is told as well.

    Parameters
    ----------
    where : str
        CSV, JSON or Parquet file; a dash, or nothing, reads standard input.
    person : list of str
        Name or identifier; may be given several times.
    mine : list of str, optional
        Record known to be theirs: row number from 0, record id or DOI; may be
        given several times.
    not_mine : list of str, optional
        Record known not to be theirs.
    level : {"strict", "normal", "lenient"}
        How readily records are taken for one person's.

    Examples
    --------
    $ researchmetrics resolve records.csv --person "Josiah Carberry"
    $ researchmetrics resolve records.csv --person "J. Carberry" --mine 10.1000/xyz
    """
    import researchmetrics as rm
    from researchmetrics.normalizer import decisions_path, read_decisions

    records = read_table(where)
    decided = read_decisions(decisions_path(decisions), missing_ok=True)
    with to.working("Telling people apart"):
        found = rm.resolve(
            records,
            person,
            mine=_rows(mine, records),
            not_mine=_rows(not_mine, records),
            level=level,
            decisions=decided,
        )
    likely = int((found["probability"] > 0.5).sum())
    to.note(f"{likely} of {len(found)} record{'s' * (len(found) != 1)} likely theirs")
    if "citations" in found.columns and len(found):
        _tell_h(found, decided, to)
    to.table(found, "resolved", always=[name for name in _SHOWN if name in found.columns])


def _tell_h(found: pd.DataFrame, decided: Decisions, to: Output) -> None:
    """Say how far h depends on the doubtful works; records of one work count once."""
    import researchmetrics as rm
    from researchmetrics.errors import ResearchMetricsError

    if "work_id" not in found.columns and _has_titles(found):
        works = rm.deduplicate(found, decisions=decided)["work_id"]
        found = found.assign(work_id=works)
    try:
        bounds = rm.h_bounds(found)
    except ResearchMetricsError as error:
        to.warn(f"The h-index is not told. {error}")
        return
    if bounds[["low", "high"]].isna().any():
        return
    low, high, doubtful = (int(bounds[name]) for name in ("low", "high", "n_doubtful"))
    if not doubtful:
        to.note(f"h-index {low}; no work is doubtful")
        return
    to.note(
        f"h-index {low} with the sure works alone, {high} with the {doubtful} doubtful "
        f"one{'s' * (doubtful != 1)}, {bounds['expected']:.1f} expected"
    )


def _has_titles(found: pd.DataFrame) -> bool:
    from researchmetrics.errors import TableError
    from researchmetrics.normalizer.rows.columns import cells_of

    try:
        return "title" in cells_of(found)
    except TableError:
        return False


def _rows(told: list[str] | None, records: pd.DataFrame) -> list[str | int]:
    """Take whole numbers for rows, where there are such rows."""
    labels = set(records.index)
    return [int(one) if one.isdecimal() and int(one) in labels else one for one in told or ()]
