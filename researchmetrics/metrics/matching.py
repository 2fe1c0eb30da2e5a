"""Rows of two tables that stand for the same thing, as whole numbers: joins without merging."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from researchmetrics.metrics.keyed import Codes


def numbered(one: Sequence[Any], other: Sequence[Any]) -> tuple[Codes, Codes, int]:
    """Number what occurs in two columns, the same the same.

    Parameters
    ----------
    one, other : sequence
        Columns of identifiers; of several columns a list of each.

    Returns
    -------
    tuple
        Numbers of the rows of both, -1 where something is missing, and how many there are.

    Examples
    --------
    >>> first, second, n = numbered([pd.Series(["a", None])], [pd.Series(["b", "a"])])
    >>> first.tolist(), second.tolist(), n
    ([0, -1], [1, 0], 2)
    """
    length = len(one[0])
    codes = np.zeros(length + len(other[0]), dtype=np.int64)
    n_kinds = 1
    for left, right in zip(one, other, strict=True):
        both = np.concatenate([_objects(left), _objects(right)])
        found, labels = pd.factorize(both)
        lost = (found < 0) | (codes < 0)
        codes = np.where(lost, -1, codes * max(1, len(labels)) + found)
        n_kinds *= max(1, len(labels))
    if len(one) > 1:
        known = codes >= 0
        labels, codes[known] = np.unique(codes[known], return_inverse=True)
        n_kinds = labels.size
    return codes[:length], codes[length:], n_kinds


def slices(codes: Codes, size: int) -> tuple[Codes, Codes, Codes]:
    """Bring the rows of each number together, in their order.

    Parameters
    ----------
    codes : numpy.ndarray
        Shape (n,), -1 for none.
    size : int
        How many numbers there are.

    Returns
    -------
    tuple
        The rows, and for each number where its rows start and how many they are.

    Examples
    --------
    >>> rows, starts, counts = slices(np.array([1, -1, 0, 1]), 2)
    >>> rows.tolist(), starts.tolist(), counts.tolist()
    ([2, 0, 3], [0, 1], [1, 2])
    """
    there = np.flatnonzero(codes >= 0)
    counts = np.bincount(codes[there], minlength=size)
    return there[np.argsort(codes[there], kind="stable")], np.cumsum(counts) - counts, counts


def repeated(starts: Codes, counts: Codes) -> Codes:
    """Write out stretches of rows.

    Parameters
    ----------
    starts, counts : numpy.ndarray
        Where each stretch starts and how long it is.

    Returns
    -------
    numpy.ndarray
        The rows of one stretch after the other.

    Examples
    --------
    >>> repeated(np.array([5, 0]), np.array([2, 1])).tolist()
    [5, 6, 0]
    """
    before = np.cumsum(counts) - counts
    return np.asarray(np.arange(int(counts.sum())) + np.repeat(starts - before, counts))


def _objects(column: Any) -> Any:
    return column.to_numpy(dtype=object) if isinstance(column, pd.Series) else np.asarray(column)
