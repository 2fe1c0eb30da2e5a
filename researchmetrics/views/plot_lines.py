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
    for number, name in enumerate(sheet.people if len(table) else ()):
        own = table[table["name"] == name].dropna(subset=["value"])
        colour = f"C{number % 10}"
        for kind, style in (("reconstructed", "-"), ("observed", "o")):
            part = own[own["kind"] == kind].sort_values("date") if "kind" in own else own
            label = name if kind == "reconstructed" else None
            ax.plot(pd.to_datetime(part["date"]), part["value"], style, color=colour, label=label)
    if len(table):
        ax.legend(frameon=False, fontsize=9)
        ax.set_title(f"{table['indicator'].iloc[0]}, as of {sheet.as_of}", loc="left", fontsize=11)
    else:
        ax.text(0.5, 0.5, "unknown", transform=ax.transAxes, ha="center", style="italic")
    ax.spines[["top", "right"]].set_visible(False)
    ax.set_ylim(bottom=0)
    if is_own:
        # Closed, so that a notebook shows the returned figure once and not twice.
        plt.close(ax.figure)
    return ax.figure
