"""Which works a number leaves out, and why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from researchmetrics.metrics.columns import known, read
from researchmetrics.metrics.declared import Indicator
from researchmetrics.metrics.evaluation import Panel
from researchmetrics.metrics.selection import select

# In the order in which `select` applies them.
_STAGES = ("types", "refereed", "positions", "window")


def left_out(
    placed: pd.DataFrame, panel: Panel, entry: Indicator, choices: Mapping[str, Any]
) -> pd.DataFrame:
    """List the works that a number does not stand on.

    Parameters
    ----------
    placed : pandas.DataFrame
        All works, rows numbered.
    panel : Panel
        Those that were chosen.
    entry : Indicator
        What is computed.
    choices : Mapping
        What `select` was told.

    Returns
    -------
    pandas.DataFrame
        work_id, title, reason; in order of identity.
    """
    reasons = _not_chosen(placed, choices) | _unknown(panel, entry)
    rows = placed.loc[sorted(reasons)]
    table = pd.DataFrame(
        {
            "work_id": pd.Series(rows.get("work_id", rows.index.astype(str)), dtype="string"),
            "title": pd.Series(rows.get("title", pd.NA), index=rows.index, dtype="string"),
            "reason": pd.Series(reasons, dtype="string").reindex(rows.index),
        },
        index=rows.index,
    )
    return table.sort_values("work_id", kind="stable").reset_index(drop=True)


def _not_chosen(placed: pd.DataFrame, choices: Mapping[str, Any]) -> dict[Any, str]:
    reasons: dict[Any, str] = {}
    told = {"as_of": choices["as_of"]}
    before = placed.index
    asked = [stage for stage in _STAGES if stage == "types" or choices[stage]]
    for stage in asked:
        told[stage] = choices[stage]
        after = select(placed, **told)[0].index
        for row in before.difference(after):
            reasons[row] = _said(stage, placed.loc[row], choices[stage])
        before = after
    return reasons


def _said(stage: str, work: pd.Series[Any], choice: Any) -> str:
    if stage == "types":
        return f"kind of work: {work['type']}" if pd.notna(work["type"]) else "kind unknown"
    if stage == "refereed":
        return "not refereed, or not known to be"
    if stage == "positions":
        roles = choice if isinstance(choice, str) else " or ".join(choice)
        return f"not written as {roles} author, or not known to be"
    year = work.get("year", pd.NA)
    return "year unknown" if pd.isna(year) else f"year {int(year)}, outside the window"


def _unknown(panel: Panel, entry: Indicator) -> dict[Any, str]:
    """Say of works that no column of the indicator could take what is unknown of them."""
    taken = np.logical_or.reduce(panel.masks(entry))
    needed = [name for name in entry.columns if name not in entry.optional]
    lacking = {name: ~known(read(panel.frame, name)) for name in needed}
    return {
        row: "unknown: " + ", ".join(name for name in needed if lacking[name][place])
        for place, row in enumerate(panel.frame.index)
        if not taken[place]
    }
