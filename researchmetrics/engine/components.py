"""Connected components of large graphs, in few passes over their edges."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

__all__ = ["components"]

Places = npt.NDArray[np.int64]


def components(edges: Places) -> Iterator[Places]:
    """Find the sets of places that edges connect.

    Parameters
    ----------
    edges : numpy.ndarray of int
        Two columns, one row for each edge.

    Yields
    ------
    numpy.ndarray of int
        The places of one set, rising; the sets in the order of their first places. Places without
        an edge are in none.

    Examples
    --------
    >>> edges = np.array([[7, 3], [1, 2], [3, 9]])
    >>> [places.tolist() for places in components(edges)]
    [[1, 2], [3, 7, 9]]
    """
    if not len(edges):
        return
    places, ends = np.unique(edges, return_inverse=True)
    ends = ends.reshape(edges.shape)
    labels = _labels(len(places), ends[:, 0], ends[:, 1])
    order = np.argsort(labels, kind="stable")
    starts = np.flatnonzero(np.r_[True, labels[order][1:] != labels[order][:-1]])
    yield from np.split(places[order], starts[1:])


def _labels(count: int, a: Places, b: Places) -> Places:
    """Give each place the smallest that it is connected to: trees are hooked and flattened."""
    parent: Places = np.arange(count)
    while True:
        first, second = parent[a], parent[b]
        low, high = np.minimum(first, second), np.maximum(first, second)
        if np.array_equal(low, high):
            return parent
        np.minimum.at(parent, high, low)
        while not np.array_equal(parent, parent[parent]):
            parent = parent[parent]
