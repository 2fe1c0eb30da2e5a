"""Lines through time for notebooks: an indicator of several people on one pair of axes."""

from __future__ import annotations

from typing import Any

import pandas as pd

from researchmetrics.views.plots import pyplot
from researchmetrics.views.sheet import ComparisonSheet

__all__ = ["trajectories"]


def trajectories(sheet: ComparisonSheet, *, ax: Any = None) -> Any:
    """Draw how an indicator of several people moved.

    Parameters
    ----------
    sheet : ComparisonSheet
        The tables.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.figure.Figure
        One colour a person: dots where the number was observed, a line where it was reconstructed
        from citations by year.

    Raises
    ------
    ConfigError
        If matplotlib is not installed.
    """
    plt = pyplot()
    is_own = ax is None
    if is_own:
        ax = plt.figure(figsize=(7, 3.6), layout="constrained").add_subplot()
    table = sheet.trajectories if sheet.trajectories is not None else pd.DataFrame()
    has_values = len(table) > 0 and bool(table["value"].notna().any())
    for number, name in enumerate(sheet.people if has_values else ()):
        own = table[table["name"] == name].dropna(subset=["value"])
        colour = f"C{number % 10}"
        for kind, style in (("reconstructed", "-"), ("observed", "o")):
            part = own[own["kind"] == kind].sort_values("date") if "kind" in own else own
            label = name if kind == "reconstructed" else None
            ax.plot(_along(sheet, part), part["value"], style, color=colour, label=label)
    if has_values:
        ax.legend(frameon=False, fontsize=9)
        ax.set_title(f"{table['indicator'].iloc[0]}, as of {sheet.as_of}", loc="left", fontsize=11)
        if sheet.align == "age":
            ax.set_xlabel("academic age, in years")
    else:
        ax.text(0.5, 0.5, "unknown", transform=ax.transAxes, ha="center", style="italic")
    ax.spines[["top", "right"]].set_visible(False)
    ax.set_ylim(bottom=0)
    if is_own:
        # Closed, so that a notebook shows the returned figure once and not twice.
        plt.close(ax.figure)
    return ax.figure


def _along(sheet: ComparisonSheet, rows: pd.DataFrame) -> Any:
    """Place values along the axis: by date, or by academic age."""
    if sheet.align == "age":
        return rows["age"].to_numpy(dtype=float, na_value=float("nan"))
    return pd.to_datetime(rows["date"])
