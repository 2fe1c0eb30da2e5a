"""``researchmetrics resolve``: which records of a table are one person's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

from researchmetrics.cli.options import DecisionsFile, Place
from researchmetrics.cli.output import STANDARD, Output
from researchmetrics.cli.tablefiles import read_table

if TYPE_CHECKING:
    import pandas as pd

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
        CSV or JSON file; a dash, or nothing, reads standard input.
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
    with to.working("Telling people apart"):
        found = rm.resolve(
            records,
            person,
            mine=_rows(mine, records),
            not_mine=_rows(not_mine, records),
            level=level,
            decisions=read_decisions(decisions_path(decisions), missing_ok=True),
        )
    likely = int((found["probability"] > 0.5).sum())
    to.note(f"{likely} of {len(found)} record{'s' * (len(found) != 1)} likely theirs")
    if "citations" in found.columns and len(found):
        bounds = rm.h_bounds(found)
        if not bounds[["low", "high"]].isna().any():
            to.note(
                f"h-index {bounds['low']:.0f} with the sure records alone, {bounds['high']:.0f} "
                f"with the {bounds['n_doubtful']:.0f} doubtful, {bounds['expected']:.1f} expected"
            )
    to.table(found, always=[name for name in _SHOWN if name in found.columns])


def _rows(told: list[str] | None, records: pd.DataFrame) -> list[str | int]:
    """Take whole numbers for rows, where there are such rows."""
    labels = set(records.index)
    return [int(one) if one.isdecimal() and int(one) in labels else one for one in told or ()]
