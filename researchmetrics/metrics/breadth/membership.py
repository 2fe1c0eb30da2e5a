"""Which work belongs to which categories, as a matrix and as shares."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from researchmetrics.metrics.columns import Numbers


@dataclass(frozen=True, eq=False)
class Membership:
    """Works by categories.

    Parameters
    ----------
    labels : tuple of str
        Categories, sorted.
    matrix : numpy.ndarray
        Shape (n_works, n_categories): each work's weight of 1, split over its categories.
    """

    labels: tuple[str, ...]
    matrix: Numbers

    @property
    def shares(self) -> Numbers:
        """Share of the works in each category; empty without works."""
        total = self.matrix.sum(axis=0)
        return np.asarray(total / total.sum()) if total.size else total

    @property
    def belongs(self) -> NDArray[np.bool_]:
        """Whether each work belongs to each category."""
        return np.asarray(self.matrix > 0)


def membership(cells: Iterable[Any]) -> Membership:
    """Read the categories of works.

    Parameters
    ----------
    cells : iterable
        A label a work, or several as a list; a label named twice counts twice.

    Returns
    -------
    Membership
        Labels as text.

    Examples
    --------
    >>> membership(["b", ["a", "b"]]).matrix.tolist()
    [[0.0, 1.0], [0.5, 0.5]]
    """
    lists = [
        [str(one) for one in cell] if pd.api.types.is_list_like(cell) else [str(cell)]
        for cell in cells
    ]
    labels = tuple(sorted({one for each in lists for one in each}))
    place = {label: at for at, label in enumerate(labels)}
    matrix = np.zeros((len(lists), len(labels)))
    for row, each in enumerate(lists):
        for one in each:
            matrix[row, place[one]] += 1 / len(each)
    return Membership(labels, matrix)
