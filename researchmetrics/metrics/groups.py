"""One column split into groups, and the sums and counts that indicators of many groups share."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from researchmetrics.metrics.columns import Numbers
from researchmetrics.metrics.keyed import Codes
from researchmetrics.metrics.ranked import Ranked, rank, rank_by, ranking_of

__all__ = ["Codes", "Grouped", "Ranked", "h_of_scores", "rank", "rank_by", "ranking_of"]


@dataclass(frozen=True, eq=False)
class Grouped:
    """Known values of one column and the group of each.

    Parameters
    ----------
    values : numpy.ndarray
        Shape (n,), known values.
    codes : numpy.ndarray
        Shape (n,), group of each value, from 0 to size - 1.
    size : int
        Number of groups, those without values included.
    order : Ranked, optional
        The values ranked, where they are already.
    """

    values: NDArray[Any]
    codes: Codes
    size: int
    order: Ranked | None = None

    @cached_property
    def count(self) -> Numbers:
        """Number of values of each group."""
        if self.order is not None:
            return self.order.counts.astype(np.float64)
        return np.bincount(self.codes, minlength=self.size).astype(np.float64)

    def total(self, weights: Numbers | None = None) -> Numbers:
        """Sum of each group, of the values or of weights given in their place."""
        if weights is None and self.order is not None:
            return self.order.sums.astype(np.float64, copy=False)
        values = self.values if weights is None else weights
        sums = np.bincount(self.codes, weights=values, minlength=self.size)
        return sums.astype(np.float64, copy=False)

    def number(self, which: NDArray[np.bool_]) -> Numbers:
        """Count the values of each group that are marked."""
        if self.order is not None:
            return self.order.number(which).astype(np.float64)
        return np.bincount(self.codes[which], minlength=self.size).astype(np.float64)

    @cached_property
    def least(self) -> Numbers:
        """Least value of each group; NaN where it has none."""
        result = np.full(self.size, np.inf)
        np.minimum.at(result, self.codes, self.values)
        return np.where(self.count > 0, result, np.nan)

    @cached_property
    def largest(self) -> Numbers:
        """Largest value of each group; NaN where it has none."""
        if self.order is not None:
            return self.order.at(self.order.starts, self.count > 0)
        result = np.full(self.size, -np.inf)
        np.maximum.at(result, self.codes, self.values)
        return np.where(self.count > 0, result, np.nan)

    @cached_property
    def ranked(self) -> Ranked:
        """The values of each group from largest to least."""
        if self.order is not None:
            return self.order
        return rank(self.values, self.codes, self.size)


def h_of_scores(scores: Numbers, like: Grouped) -> Numbers:
    """Find the h-index of every group, of one score a work.

    Parameters
    ----------
    scores : numpy.ndarray
        Shape (n,), not negative, in the order of the groups' values.
    like : Grouped
        Column whose groups the scores are of.

    Returns
    -------
    numpy.ndarray
        Shape (size,).

    Examples
    --------
    >>> h_of_scores(np.array([2.5, 2.0]), Grouped(np.zeros(2), np.array([0, 0]), 1)).tolist()
    [2.0]
    """
    # Only whole numbers are ever reached, none of them beyond the number of works; sums of parts
    # reach them but for their last digits.
    reached = np.minimum(np.floor(scores + 1e-9), scores.size)
    return rank(reached, like.codes, like.size).h.astype(float)
