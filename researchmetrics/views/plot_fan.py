"""A forecast as a fan for notebooks: the median, and the intervals that widen around it."""

from __future__ import annotations

from typing import Any

import pandas as pd

from researchmetrics.views.plots import pyplot
from researchmetrics.views.sheet import Sheet
from researchmetrics.views.summary import name_of

__all__ = ["fan"]

_COLOUR = "#2f5d8a"
# The surer the interval, the wider and the lighter; opaque, so that the legend shows what is seen.
_BANDS = {95: "#d5dee8", 80: "#acbed0", 50: "#829eb9"}


def fan(sheet: Sheet, forecast: pd.DataFrame, indicator: str, *, ax: Any = None) -> Any:
    """Draw the forecast of an indicator; years without a number are left out, and it says why.

    Parameters
    ----------
    sheet : Sheet
        Whose it is.
    forecast : pandas.DataFrame
        The table ``forecast``.
    indicator : str
        ``h_index`` or ``n_citations``.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.figure.Figure
        The median as a line, the intervals of 50, 80 and 95 % as bands.

    Raises
    ------
    ConfigError
        If matplotlib is not installed.
    """
    plt = pyplot()
    is_own = ax is None
    if is_own:
        ax = plt.figure(figsize=(7, 3.2), layout="constrained").add_subplot()
    rows = forecast[forecast["indicator"] == indicator].sort_values("years")
    known = rows[rows["value"].notna()]
    if len(known):
        _bands(ax, known)
    else:
        why = next(iter(rows["reason"].dropna()), "unknown")
        ax.text(0.5, 0.5, why, transform=ax.transAxes, ha="center", style="italic")
    ax.set_title(f"{indicator}: {name_of(sheet)}, from {sheet.as_of}", loc="left", fontsize=11)
    ax.set_xlabel("years ahead")
    ax.spines[["top", "right"]].set_visible(False)
    for axis in (ax.xaxis, ax.yaxis):
        axis.get_major_locator().set_params(integer=True)
    if is_own:
        # Closed, so that a notebook shows the returned figure once and not twice.
        plt.close(ax.figure)
    return ax.figure


def _bands(ax: Any, known: pd.DataFrame) -> None:
    """Draw from what is now, which all intervals start from."""
    now = float(known["now"].iloc[0])
    along = [0, *known["years"].tolist()]
    for level, colour in _BANDS.items():
        low = [now, *known[f"lo{level}"].tolist()]
        high = [now, *known[f"hi{level}"].tolist()]
        ax.fill_between(along, low, high, color=colour, lw=0, label=f"{level} %")
    ax.plot(along, [now, *known["value"].tolist()], color=_COLOUR, label="median")
    ax.legend(frameon=False, fontsize=9, loc="upper left")
