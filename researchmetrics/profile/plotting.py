"""Charts of one profile for notebooks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from researchmetrics import views
from researchmetrics.views.plot_fan import fan

__all__ = ["Plots"]


@dataclass(frozen=True, slots=True)
class Plots:
    """Charts of one profile; they need the extra ``plot`` (matplotlib).

    Parameters
    ----------
    sheet : Sheet
        The tables to draw from.
    foretold : Callable
        Gives the table ``forecast``, which is worked out only to be drawn.
    """

    sheet: views.Sheet
    foretold: Callable[[], pd.DataFrame]

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

    def forecast(self, indicator: str = "h_index") -> Any:
        """Draw the forecast of ``h_index`` or ``n_citations``.

        Parameters
        ----------
        indicator : {"h_index", "n_citations"}
            Which of the two.

        Returns
        -------
        matplotlib.figure.Figure
            The median as a line, the intervals of 50, 80 and 95 % as bands; where there is no
            number it says why.

        Raises
        ------
        ConfigError
            If matplotlib is not installed.
        """
        return fan(self.sheet, self.foretold(), indicator)
