"""Charts for notebooks with matplotlib, an extra that is loaded only when one is drawn."""

from __future__ import annotations

from typing import Any

from researchmetrics.errors import ConfigError
from researchmetrics.views.digits import finite
from researchmetrics.views.drawings import year_span
from researchmetrics.views.sheet import Sheet, known
from researchmetrics.views.summary import name_of

__all__ = ["citations", "papers"]

_COLOUR = "#2f5d8a"


def citations(sheet: Sheet, *, ax: Any = None) -> Any:
    """Draw citations received per year; a year not yet over is hollow, an unknown one has no bar.

    Parameters
    ----------
    sheet : Sheet
        The tables.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.figure.Figure
        The figure; a notebook shows it, ``.savefig`` writes it.

    Raises
    ------
    ConfigError
        If matplotlib is not installed.
    """
    rows = sheet.citations_by_year.dropna(subset=["year"]).to_dict("records")
    stated = {int(row["year"]): row for row in rows}
    span = list(year_span(stated))
    values = [finite(stated.get(year, {}).get("citations")) for year in span]
    hollow = [known(stated.get(year, {}).get("complete")) is False for year in span]
    return _drawn(sheet, "Citations received per year", (span, values, hollow), ax)


def papers(sheet: Sheet, *, ax: Any = None) -> Any:
    """Draw papers per year; papers of unknown year are left out.

    Parameters
    ----------
    sheet : Sheet
        The tables.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.figure.Figure
        The figure; a notebook shows it, ``.savefig`` writes it.

    Raises
    ------
    ConfigError
        If matplotlib is not installed.
    """
    table = sheet.papers_by_year
    counts = dict(zip(table["year"].tolist(), table["papers"].tolist(), strict=True))
    span = list(year_span(counts))
    values: list[float | None] = [float(counts.get(year, 0)) for year in span]
    hollow = [sheet.as_of.startswith(f"{year}-") for year in span]
    return _drawn(sheet, "Papers per year", (span, values, hollow), ax)


def _drawn(
    sheet: Sheet, title: str, data: tuple[list[int], list[float | None], list[bool]], ax: Any
) -> Any:
    plt = pyplot()
    is_own = ax is None
    if is_own:
        ax = plt.figure(figsize=(7, 3.2), layout="constrained").add_subplot()
    for year, value, is_hollow in zip(*data, strict=True):
        if value is not None:
            face = "none" if is_hollow else _COLOUR
            ax.bar(year, value, width=0.72, facecolor=face, edgecolor=_COLOUR)
    ax.set_title(f"{title}: {name_of(sheet)}, as of {sheet.as_of}", loc="left", fontsize=11)
    ax.spines[["top", "right"]].set_visible(False)
    for axis in (ax.xaxis, ax.yaxis):
        axis.get_major_locator().set_params(integer=True)
    ax.set_ylim(bottom=0)
    if not any(value is not None for value in data[1]):
        ax.text(0.5, 0.5, "unknown", transform=ax.transAxes, ha="center", style="italic")
    if is_own:
        # Closed, so that a notebook shows the returned figure once and not twice.
        plt.close(ax.figure)
    return ax.figure


def pyplot() -> Any:
    """Load matplotlib, or say how to get it."""
    try:
        from matplotlib import pyplot as plt
    except ImportError as error:
        raise ConfigError(
            "Charts need matplotlib, which is not installed. Install it with "
            "pip install 'researchmetrics[plot]'."
        ) from error
    return plt
