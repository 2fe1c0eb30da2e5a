"""The table of a trajectory: one row an indicator and a date."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from researchmetrics.errors import IndicatorError

COLUMNS = {
    "indicator": "string",
    "date": "string",
    "year": "Int64",
    "age": "Int64",
    "value": "Float64",
    "lo": "Float64",
    "hi": "Float64",
    "kind": "string",
    "n_used": "Int64",
    "n_missing": "Int64",
    "truncated": "boolean",
    "definition": "string",
    "flags": "object",
}
ALIGN = ("year", "age")


def table_of(parts: Sequence[dict[str, Any]]) -> pd.DataFrame:
    """Put columns of several indicators under each other.

    Parameters
    ----------
    parts : sequence of dict
        For each indicator a sequence for every column.

    Returns
    -------
    pandas.DataFrame
        The table.
    """
    return pd.DataFrame(
        {
            name: pd.Series([cell for part in parts for cell in part[name]], dtype=dtype)
            for name, dtype in COLUMNS.items()
        }
    )


def aligned(table: pd.DataFrame, align: str) -> pd.DataFrame:
    """Order a trajectory by date or by academic age.

    Parameters
    ----------
    table : pandas.DataFrame
        A trajectory.
    align : {"year", "age"}
        By age, years of leave share the age of the year before, and of what was reconstructed the
        last value of each age is kept; what was observed is kept whole.

    Returns
    -------
    pandas.DataFrame
        Some or all of its rows, of each indicator together.

    Raises
    ------
    IndicatorError
        If `align` is neither.

    Examples
    --------
    >>> from researchmetrics.metrics import trajectories
    >>> works = pd.DataFrame({"work_id": ["w"], "year": [2018]})
    >>> path = trajectories(works, "n_papers", as_of=2020, leave_years=[2019])
    >>> aligned(path, "age")[["age", "date"]].values.tolist()
    [[1, '2019-12-31'], [2, '2020-12-31']]
    """
    if align not in ALIGN:
        raise IndicatorError(f"align must be one of {', '.join(ALIGN)}, not {align!r}.")
    if align == "year":
        return table
    rebuilt = table["kind"] == "reconstructed"
    repeated = table.duplicated(["indicator", "kind", "age"], keep="last") & rebuilt
    kept: pd.DataFrame = table[~repeated & table["age"].notna()].reset_index(drop=True)
    return kept
