"""The citations of one reference set: works one by one, or counted by how often they are cited."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from researchmetrics.metrics.columns import Numbers
from researchmetrics.metrics.groups import Codes


@dataclass(frozen=True, eq=False)
class Sample:
    """The citations of one reference set.

    Parameters
    ----------
    rows : numpy.ndarray
        Shape (n,), rows of the table of reference works, sorted.
    values : numpy.ndarray
        Shape (n,), their citations.
    counts : numpy.ndarray
        Shape (n,), how many works each row stands for.
    central : numpy.ndarray or None
        Citations that works of the year itself have where the rows are counts of works: a work
        cited as often is among them. None where rows are single works, known by their identity.
    is_whole : bool
        Whether the rows are all works of the set, not some drawn from them.

    Examples
    --------
    >>> two = np.array([0, 1])
    >>> sample = Sample(two, np.array([3.0, 9.0]), np.array([2.0, 1.0]))
    >>> sample.size, sample.total
    (3.0, 15.0)
    """

    rows: Codes
    values: Numbers
    counts: Numbers
    central: Numbers | None = None
    is_whole: bool = True

    @property
    def size(self) -> float:
        """Number of works."""
        return float(self.counts.sum())

    @cached_property
    def total(self) -> float:
        """Sum of the citations."""
        return float(self.values @ self.counts)

    @cached_property
    def _ordered(self) -> tuple[Numbers, Numbers]:
        """Citations from least to largest, and how many works come before each."""
        order = np.argsort(self.values, kind="stable")
        upto = np.concatenate(([0.0], np.cumsum(self.counts[order])))
        return self.values[order], upto

    def around(self, value: Numbers) -> tuple[Numbers, Numbers]:
        """Count the works with fewer and with as many citations.

        Parameters
        ----------
        value : numpy.ndarray
            Citations.

        Returns
        -------
        tuple of numpy.ndarray
            Works below, and works equal.
        """
        ordered, upto = self._ordered
        below = upto[np.searchsorted(ordered, value, side="left")]
        return below, upto[np.searchsorted(ordered, value, side="right")] - below

    def held(self, rows: Codes, value: Numbers) -> Numbers:
        """Tell what citations the set already holds of works.

        Parameters
        ----------
        rows : numpy.ndarray
            Their rows among the reference works; -1 for none.
        value : numpy.ndarray
            Their own citations.

        Returns
        -------
        numpy.ndarray
            NaN for works outside the set.
        """
        if self.central is not None:
            return np.where(np.isin(value, self.central), value, np.nan)
        if not self.rows.size:
            return np.full(rows.size, np.nan)
        at = np.minimum(np.searchsorted(self.rows, rows), self.rows.size - 1)
        return np.where(self.rows[at] == rows, self.values[at], np.nan)
