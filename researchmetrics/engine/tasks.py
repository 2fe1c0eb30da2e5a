"""What processes share: of linking rows, pairs and groups, of indicators buckets."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from io import BytesIO, RawIOBase
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from researchmetrics.engine.buckets import compute_bucket
from researchmetrics.normalizer.dates import Date
from researchmetrics.normalizer.linking.entries import Entry
from researchmetrics.normalizer.linking.group import Reason, group
from researchmetrics.normalizer.linking.keys import keys_of
from researchmetrics.normalizer.linking.outlines import Outlines, outlines_of
from researchmetrics.normalizer.linking.score import compare
from researchmetrics.normalizer.names import Name
from researchmetrics.normalizer.rows.entries import rows_of
from researchmetrics.normalizer.venues import Venue

__all__ = ["TASKS", "Kept", "Prepared", "Shelf"]

Numbers = npt.NDArray[np.uint64]
Places = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Prepared:
    """What is kept of a chunk of rows.

    Parameters
    ----------
    content : numpy.ndarray of uint64
        The part of each entry's key that tells its content.
    outlines : numpy.ndarray
        What tells at a glance that two are not worth comparing.
    keys : numpy.ndarray of uint64
        All keys under which the rows meet others, row after row.
    n_keys : numpy.ndarray of int
        How many are of each row.
    written : bytes
        The entries, one after the other.
    lengths : numpy.ndarray of int
        Bytes of each.
    """

    content: Numbers
    outlines: Outlines
    keys: Numbers
    n_keys: Places
    written: bytes
    lengths: Places


@dataclass(frozen=True, slots=True)
class Kept:
    """Entries on disk that a task needs.

    Parameters
    ----------
    path : pathlib.Path
        The file.
    places : numpy.ndarray of int
        Which ones, rising.
    starts, lengths : numpy.ndarray of int
        Where each is, in bytes.
    copies : numpy.ndarray of int
        The how-manieth of its content each is.
    """

    path: Path
    places: Places
    starts: Places
    lengths: Places
    copies: Places

    def entries(self) -> list[Entry]:
        """Read them."""
        rows = zip(self.starts.tolist(), self.lengths.tolist(), self.copies.tolist(), strict=True)
        with self.path.open("rb", buffering=0) as file:
            return [_numbered(_read(file, start, length), copy) for start, length, copy in rows]


class Shelf:
    """Entries written to a file, from which any of them are taken again.

    Parameters
    ----------
    path : pathlib.Path
        The file.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.starts: Places = np.zeros(1, dtype=np.int64)
        self.copies: Places = np.zeros(0, dtype=np.int64)

    def finish(self, lengths: Sequence[Places], copies: Places) -> None:
        """Take down how long each entry is, and the how-manieth of its content."""
        self.starts = np.concatenate([np.zeros(1, np.int64), np.cumsum(np.concatenate(lengths))])
        self.copies = copies

    def take(self, places: Places) -> Kept:
        """Tell where some entries are."""
        starts = self.starts[places]
        lengths = self.starts[places + 1] - starts
        return Kept(self.path, places, starts, lengths, self.copies[places])


def prepare(data: pd.DataFrame, need_source: bool) -> Prepared:  # noqa: FBT001 (a task)
    """Make a chunk of rows ready for comparison.

    Parameters
    ----------
    data : pandas.DataFrame
        The rows.
    need_source : bool
        Whether each must say which list it is of.

    Returns
    -------
    Prepared
        Row by row.
    """
    entries = rows_of(data, need_source=need_source).entries
    own = [keys_of(entry) for entry in entries]
    written = list(map(_written, entries))
    return Prepared(
        content=np.array([int(entry.key.partition("-")[0], 16) for entry in entries], np.uint64),
        outlines=outlines_of(entries),
        keys=np.array([key for keys in own for key in keys], dtype=np.uint64),
        n_keys=np.array([len(keys) for keys in own], dtype=np.int64),
        written=b"".join(written),
        lengths=np.array([len(one) for one in written], dtype=np.int64),
    )


def score(kept: Kept, first: Places, second: Places, least: float) -> npt.NDArray[np.bool_]:
    """Tell which pairs may be of one work.

    Parameters
    ----------
    kept : Kept
        The entries of all pairs.
    first, second : numpy.ndarray of int
        The pairs, as places.
    least : float
        What their score must reach.

    Returns
    -------
    numpy.ndarray of bool
        One for each pair.
    """
    entries = kept.entries()
    left, right = (np.searchsorted(kept.places, some).tolist() for some in (first, second))
    verdicts = (compare(entries[a], entries[b]) for a, b in zip(left, right, strict=True))
    fits = [not verdict.is_veto and verdict.score >= least for verdict in verdicts]
    return np.array(fits, dtype=np.bool_)


def grouped(kept: Kept, options: dict[str, Any]) -> list[tuple[Places, str, list[Reason]]]:
    """Group entries that are connected by links.

    Parameters
    ----------
    kept : Kept
        All entries of some connected sets.
    options : dict
        As `group` takes them; the user's pairs as places.

    Returns
    -------
    list of (numpy.ndarray, str, list)
        Of each group the places, the key of its first member, and the reasons.
    """
    entries = kept.entries()
    key_of = {place: entry.key for place, entry in zip(kept.places.tolist(), entries, strict=True)}
    decided = {
        name: [(key_of[a], key_of[b]) for a, b in options[name] if a in key_of and b in key_of]
        for name in ("must_link", "cannot_link")
    }
    found = group(entries, **{**options, **decided})
    return [
        (kept.places[list(one.members)], entries[one.members[0]].key, list(one.reasons))
        for one in found
    ]


def _written(entry: Entry) -> bytes:
    """Write an entry so that it is read fast: its parts as calls, not as states to be set."""
    buffer = BytesIO()
    pickler = pickle.Pickler(buffer, protocol=5)
    pickler.dispatch_table = _AS_CALLS
    pickler.dump(entry)
    return buffer.getvalue()


def _as_call(part: Any) -> tuple[type, tuple[Any, ...]]:
    return type(part), tuple([getattr(part, name) for name in part.__dataclass_fields__])


_AS_CALLS = dict.fromkeys((Entry, Name, Date, Venue), _as_call)


def _read(file: RawIOBase, start: int, length: int) -> Entry:
    file.seek(start)
    entry: Entry = pickle.loads(file.read(length) or b"")  # noqa: S301 (our own file)
    return entry


def _numbered(entry: Entry, copy: int) -> Entry:
    content, _, number = entry.key.partition("-")
    return entry if number == str(copy) else replace(entry, key=f"{content}-{copy}")


TASKS: dict[str, Callable[..., Any]] = {
    "prepare": prepare,
    "score": score,
    "group": grouped,
    "bucket": compute_bucket,
}
