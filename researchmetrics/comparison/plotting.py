"""Charts of a comparison for notebooks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from researchmetrics import views

__all__ = ["ComparisonPlots"]


@dataclass(frozen=True, slots=True)
class ComparisonPlots:
    """Charts of several people; they need the extra ``plot`` (matplotlib).

    Parameters
    ----------
    sheet : ComparisonSheet
        The tables to draw from.
    """

    sheet: views.ComparisonSheet

    def trajectories(self) -> Any:
        """Draw the h-index of each person through time.

        Returns
        -------
        matplotlib.figure.Figure
            Dots where it was observed, lines where it was reconstructed.

        Raises
        ------
        ConfigError
            If matplotlib is not installed.
        """
        return views.plot_lines.trajectories(self.sheet)
