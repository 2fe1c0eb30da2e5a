"""Columns of lists, one a work, laid end to end, so that many works are computed at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from researchmetrics.metrics.groups import Grouped
from researchmetrics.metrics.keyed import Codes


@dataclass(frozen=True, eq=False)
class Ragged:
    """The items of lists, one list after the other.

    Parameters
    ----------
    items : numpy.ndarray
        Shape (n_items,).
    starts, lengths : numpy.ndarray
        Shape (n_works,), where each list starts and how long it is.
    """

    items: NDArray[Any]
    starts: Codes
    lengths: Codes

    @property
    def rows(self) -> Codes:
        """Work of each item."""
        return np.repeat(np.arange(self.lengths.size), self.lengths)

    @property
    def places(self) -> Codes:
        """Place of each item in its list, from 0."""
        return np.arange(self.items.size) - np.repeat(self.starts, self.lengths)


def numbers_of(cells: Sequence[Any] | NDArray[np.object_]) -> Ragged:
    """Lay lists of numbers end to end.

    Parameters
    ----------
    cells : sequence of array-like
        One list a work.

    Returns
    -------
    Ragged
        Of floats.

    Examples
    --------
    >>> numbers_of([[1, 2], [3]]).items.tolist()
    [1.0, 2.0, 3.0]
    """
    lengths = _lengths(cells)
    items = np.concatenate(cells) if lengths.any() else np.empty(0)
    return Ragged(items.astype(np.float64, copy=False), np.cumsum(lengths) - lengths, lengths)


def people_of(cells: Sequence[Any] | NDArray[np.object_]) -> Ragged:
    """Lay lists of people end to end, each person once a list and as a number.

    Parameters
    ----------
    cells : sequence of sequences
        One list a work, of whatever identifies people.

    Returns
    -------
    Ragged
        Of whole numbers; the same for the same person.

    Examples
    --------
    >>> people_of([["Ana", "Bo", "Ana"], ["Bo"]]).items.tolist()
    [0, 1, 1]
    """
    lengths = _lengths(cells)
    named = np.empty(int(lengths.sum()), dtype=object)
    named[:] = list(chain.from_iterable(cells))
    items, known = pd.factorize(named, use_na_sentinel=False)
    # Sorted by work and person, so that repetitions stand side by side.
    pairs = np.unique(np.repeat(np.arange(lengths.size), lengths) * max(1, len(known)) + items)
    once = np.bincount(pairs // max(1, len(known)), minlength=lengths.size)
    return Ragged(pairs % max(1, len(known)), np.cumsum(once) - once, once)


def distinct_people(people: Ragged, like: Grouped) -> NDArray[np.float64]:
    """Count the people in the lists of each group.

    Parameters
    ----------
    people : Ragged
        As `people_of` gives them.
    like : Grouped
        Column that the lists are of.

    Returns
    -------
    numpy.ndarray
        Shape (size,).

    Examples
    --------
    >>> lists = alone([["Ana"], ["Ana", "Bo"]])[0]
    >>> distinct_people(people_of(lists.values), lists).tolist()
    [2.0]
    """
    span = int(people.items.max(initial=0)) + 1
    pairs = np.unique(like.codes[people.rows] * span + people.items)
    return np.bincount(pairs // span, minlength=like.size).astype(np.float64)


def alone(*columns: Any) -> list[Grouped]:
    """Make one group of the columns of one person.

    Parameters
    ----------
    *columns : array-like
        Columns of numbers or lists, one value a work.

    Returns
    -------
    list of Grouped
        One a column.

    Examples
    --------
    >>> alone([3, 1])[0].total().tolist()
    [4.0]
    """
    return [_one(column) for column in columns]


def _one(column: Any) -> Grouped:
    cells = column if isinstance(column, np.ndarray) else list(column)
    values: NDArray[Any] = np.empty(len(cells), dtype=object)
    if len(cells) and np.ndim(cells[0]) == 0:
        values = np.asarray(cells, dtype=np.float64)
    else:
        for place, cell in enumerate(cells):
            values[place] = cell
    return Grouped(values, np.zeros(len(cells), dtype=np.int64), 1)


def _lengths(cells: Sequence[Any] | NDArray[np.object_]) -> Codes:
    return np.fromiter(map(len, cells), dtype=np.int64, count=len(cells))
