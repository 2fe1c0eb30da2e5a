"""The counts behind disruption: who cites a work, its references, or both, in its window.

For each focal work the citing works of its references and of itself are written out as whole
numbers: focal work first, then citing work, then a bit that says which of the two was cited. One
sort brings equal pairs together, and what they have in common is read off from neighbours.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from researchmetrics.metrics.disruptiveness.graph import Graph
from researchmetrics.metrics.groups import Codes

# Pairs written out at a time: few enough for the processor's cache, enough to amortise a call.
_AT_A_TIME = 1 << 18
_NARROW = 2**31


@dataclass(frozen=True, eq=False)
class Counts:
    """Citing works of each focal work, by what they cite.

    Parameters
    ----------
    alone : numpy.ndarray
        Shape (n_focal,), works that cite the focal work and none of its references.
    both : numpy.ndarray
        Works that cite it and at least one reference.
    sharing : numpy.ndarray
        Works that cite it and at least so many references as asked.
    around : numpy.ndarray
        Works that cite a reference and not the focal work.
    """

    alone: Codes
    both: Codes
    sharing: Codes
    around: Codes


@dataclass(frozen=True, eq=False)
class _Rows:
    """Stretches of the graph's rows, in order of the focal works they belong to.

    Each holds the citing works, inside the window, of one reference or of the focal work itself.
    """

    owner: Codes
    start: Codes
    length: Codes
    is_reference: Codes

    def part(self, which: slice | Codes) -> _Rows:
        """Take some of the stretches."""
        columns = (self.owner, self.start, self.length, self.is_reference)
        return _Rows(*(column[which] for column in columns))


def count(graph: Graph, focal: Codes, after: Codes, until: Codes, shared: int) -> Counts:
    """Count the citing works of each focal work by what they cite.

    Parameters
    ----------
    graph : Graph
        All citations.
    focal : numpy.ndarray
        Shape (n_focal,), ranks of the works asked about, no two alike.
    after, until : numpy.ndarray
        Shape (n_focal,), ranks of the first work inside the window and of the first beyond it.
    shared : int
        References in common from which on a work counts as sharing, at least 1.

    Returns
    -------
    Counts
        Of works inside the window.
    """
    citing = graph.keys % graph.size
    rows, cites = _rows(graph, citing, focal, after, until)
    both, sharing, distinct = (np.zeros(focal.size, dtype=np.int64) for _ in range(3))
    for first, last, part in _portions(rows, focal.size):
        here = slice(first, last)
        ends = np.cumsum(_per_focal(part, first, last))
        pairs = _pairs(part, first, last, citing, graph.size)
        # Equal pairs differ in their last bit at most.
        new = np.flatnonzero(np.concatenate(([True], (pairs[1:] ^ pairs[:-1]) > 1)))
        distinct[here] = _between(ends, new)
        direct = np.flatnonzero(pairs & 1 == 0)
        both[here] = _between(ends, direct[_followed(pairs, direct, 1)])
        sharing[here] = _between(ends, direct[_followed(pairs, direct, shared)])
    return Counts(cites - both, both, sharing, distinct - cites)


def _rows(
    graph: Graph, citing: Codes, focal: Codes, after: Codes, until: Codes
) -> tuple[_Rows, Codes]:
    place = np.full(graph.size, -1, dtype=np.int64)
    place[focal] = np.arange(focal.size)
    owner = place[citing]
    given = np.flatnonzero(owner >= 0)
    owner = owner[given]
    base = graph.keys[given] - citing[given]
    start = np.searchsorted(graph.keys, base + after[owner])
    length = np.searchsorted(graph.keys, base + until[owner]) - start
    own_start = np.searchsorted(graph.keys, focal * graph.size + after)
    cites = np.searchsorted(graph.keys, focal * graph.size + until) - own_start
    rows = _Rows(
        np.concatenate((owner, np.arange(focal.size))),
        np.concatenate((start, own_start)),
        np.concatenate((length, cites)),
        np.repeat([1, 0], [owner.size, focal.size]),
    )
    return _by_owner(rows), cites


def _by_owner(rows: _Rows) -> _Rows:
    """Sort stretches by focal work; those without a citing work are left out."""
    filled = np.flatnonzero(rows.length > 0)
    # Sorting whole numbers that hold both is several times faster than an indirect sort.
    keys = rows.owner[filled] * np.int64(rows.owner.size) + filled
    keys.sort()
    return rows.part(keys % max(1, rows.owner.size))


def _portions(rows: _Rows, n_focal: int) -> Iterator[tuple[int, int, _Rows]]:
    """Cut the focal works into runs whose pairs are few enough to be written out at once."""
    total = np.cumsum(_per_focal(rows, 0, n_focal))
    first, done = 0, 0
    while first < n_focal:
        reached = int(np.searchsorted(total, done + _AT_A_TIME, side="right"))
        last = min(max(reached, first + 1), n_focal)
        low, high = (int(place) for place in np.searchsorted(rows.owner, [first, last]))
        if high > low:
            yield first, last, rows.part(slice(low, high))
        first, done = last, int(total[last - 1])


def _per_focal(rows: _Rows, first: int, last: int) -> Codes:
    """Count the pairs of each focal work of a run."""
    counts = np.bincount(rows.owner - first, weights=rows.length, minlength=last - first)
    return counts.astype(np.int64)


def _pairs(part: _Rows, first: int, last: int, citing: Codes, size: int) -> NDArray[Any]:
    """Write out focal work, citing work and kind of each stretch as sorted whole numbers."""
    narrow = (last - first) * 2 * size < _NARROW
    kind = np.int32 if narrow else np.int64
    before = np.cumsum(part.length) - part.length
    at = np.repeat(part.start - before, part.length)
    at += np.arange(at.size)
    pairs: NDArray[Any] = citing[at].astype(kind)
    pairs *= 2
    base = (part.owner - first) * (2 * size) + part.is_reference
    pairs += np.repeat(base.astype(kind), part.length)
    pairs.sort()
    return pairs


def _between(ends: Codes, places: Codes) -> Codes:
    """Count the places, which are sorted, inside each focal work's stretch of pairs."""
    return np.diff(np.searchsorted(places, ends), prepend=0)


def _followed(pairs: NDArray[Any], direct: Codes, times: int) -> NDArray[np.bool_]:
    """Tell after which direct citations the same pair follows so many times as a reference's."""
    ahead = np.minimum(direct + times, pairs.size - 1)
    found: NDArray[np.bool_] = (pairs[ahead] == pairs[direct] + 1) & (ahead == direct + times)
    return found
