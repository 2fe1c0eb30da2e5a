"""Pairs of records worth comparing: those that share a key; never by year alone.

Whether two records are paired depends on these two only, so that adding records changes nothing for
the others. The one exception are keys that very many records share (`LARGEST_RUNS`): there each
record is paired with its nearest few in the order of their titles, since all pairs would be too
many. Words of titles are counted as rare by a fixed table, so this happens in corpora of one narrow
subject or in a language that the table does not know; their titles still meet by other keys.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from researchmetrics.normalizer.linking.entries import Entry
from researchmetrics.normalizer.linking.keys import LETTERS, SURE, WORDS, keys_of
from researchmetrics.normalizer.linking.outlines import Outlines, outlines_of, worth_comparing

__all__ = ["LARGEST_RUNS", "candidate_pairs", "pairs_of_keys"]

# Records that share a key of a kind and are still all paired.
LARGEST_RUNS = {SURE: 2000, LETTERS: 1000, WORDS: 500}
_NEIGHBOURS = 20
_AT_ONCE = 2_000_000  # pairs held in memory
Keys = npt.NDArray[np.uint64]
Places = npt.NDArray[np.int64]


def candidate_pairs(entries: Sequence[Entry]) -> list[tuple[int, int]]:
    """Find the pairs of records worth comparing.

    Parameters
    ----------
    entries : sequence of Entry
        All records.

    Returns
    -------
    list of (int, int)
        Positions, the smaller first, in order, none twice.

    References
    ----------
    .. [1] Christen, P. (2012). A Survey of Indexing Techniques for Scalable Record Linkage and
       Deduplication. IEEE Transactions on Knowledge and Data Engineering 24(9).
       doi:10.1109/TKDE.2011.127

    Examples
    --------
    >>> from researchmetrics.normalizer.linking.entries import make_entry
    >>> titles = ["On Cracked Pots", "On Craked Pots", "Of Mended Kettles"]
    >>> candidate_pairs(
    ...     [make_entry({"title": t}, key=t, names=[], as_of="2026-01-01") for t in titles]
    ... )
    [(0, 1)]
    """
    own = [keys_of(entry) for entry in entries]
    keys = np.array([key for some in own for key in some], dtype=np.uint64)
    places = np.repeat(np.arange(len(own)), [len(some) for some in own])
    order = np.argsort(keys, kind="stable")
    found = list(pairs_of_keys(keys[order], places[order], outlines_of(entries)))
    if not found:
        return []
    pairs = np.unique(np.concatenate(found), axis=0)
    return list(map(tuple, pairs.tolist()))


def pairs_of_keys(keys: Keys, places: Places, outlines: Outlines) -> Iterator[Places]:
    """Pair the records that share a key.

    Parameters
    ----------
    keys : numpy.ndarray of uint64
        Sorted, each record's keys among them.
    places : numpy.ndarray of int
        The record of each key.
    outlines : numpy.ndarray
        Of all records, by place.

    Yields
    ------
    numpy.ndarray of int
        Two columns, the smaller place first; a pair comes again for each key that it shares.

    Examples
    --------
    >>> from researchmetrics.normalizer.linking.entries import make_entry
    >>> entry = make_entry({"title": "On Pots"}, key="a", names=[], as_of="2026-01-01")
    >>> keys, places = np.array([4, 8, 8], dtype=np.uint64), np.array([0, 0, 1])
    >>> [pairs.tolist() for pairs in pairs_of_keys(keys, places, outlines_of([entry, entry]))]
    [[[0, 1]]]
    """
    if not len(keys):
        return
    starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]])
    lengths = np.diff(np.r_[starts, len(keys)])
    limits = np.array([LARGEST_RUNS[kind] for kind in sorted(LARGEST_RUNS)])
    is_large = lengths > limits[(keys[starts] & np.uint64(3)).astype(np.int64)]
    places = _in_order(places, outlines, starts[is_large], lengths[is_large])
    followers = _followers(lengths, is_large)
    for begin, end in _portions(followers):
        rows = np.repeat(np.arange(begin, end), followers[begin:end])
        ahead = np.arange(1, len(rows) + 1) - np.repeat(
            np.cumsum(followers[begin:end]) - followers[begin:end], followers[begin:end]
        )
        a, b = places[rows], places[rows + ahead]
        first, second = np.minimum(a, b), np.maximum(a, b)
        kinds = (keys[rows] & np.uint64(3)).astype(np.uint8)
        kept = worth_comparing(outlines, first, second, kinds)
        yield np.column_stack([first[kept], second[kept]])


def _in_order(places: Places, outlines: Outlines, starts: Places, lengths: Places) -> Places:
    """Put the records of large runs in the order of their titles."""
    places = places.copy() if len(starts) else places
    for start, length in zip(starts, lengths, strict=True):
        run = places[start : start + length]
        drawn = outlines[run]
        places[start : start + length] = run[np.lexsort((drawn["tie"], drawn["order"]))]
    return places


def _followers(lengths: Places, is_large: npt.NDArray[np.bool_]) -> Places:
    """Count, for each row, the later rows of its run that it is paired with."""
    ends = np.repeat(np.cumsum(lengths), lengths)
    left: Places = ends - np.arange(len(ends)) - 1
    return np.where(np.repeat(is_large, lengths), np.minimum(left, _NEIGHBOURS), left)


def _portions(followers: Places) -> Iterator[tuple[int, int]]:
    """Cut the rows into portions of few enough pairs."""
    total = np.cumsum(followers)
    begin = 0
    while begin < len(followers):
        before = total[begin] - followers[begin]
        end = int(np.searchsorted(total, before + _AT_ONCE, side="right"))
        end = max(end, begin + 1)
        if total[end - 1] > before:
            yield begin, end
        begin = end
