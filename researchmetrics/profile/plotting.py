"""Charts of one profile for notebooks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from researchmetrics import views

__all__ = ["Plots"]


@dataclass(frozen=True, slots=True)
class Plots:
    """Charts of one profile; they need the extra ``plot`` (matplotlib).

    Parameters
    ----------
    sheet : Sheet
        The tables to draw from.
    """

    sheet: views.Sheet

    def citations(self) -> Any:
        """Draw citations received per year.

        Returns
        -------
        matplotlib.axes.Axes
            One bar a year; the current year is marked as not yet over.

        Raises
        ------
        ConfigError
            If matplotlib is not installed.
        """
        return views.plots.citations(self.sheet)

    def papers(self) -> Any:
        """Draw papers per year.

        Returns
        -------
        matplotlib.axes.Axes
            One bar a year.

        Raises
        ------
        ConfigError
            If matplotlib is not installed.
        """
        return views.plots.papers(self.sheet)
