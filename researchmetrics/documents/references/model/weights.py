"""The file of weights: how it is written, and how it is read and checked.

It is a NumPy archive of plain arrays behind its name and its SHA-256; it holds no code, and
reading it runs none.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from researchmetrics.documents.references.model.labels import LABELS
from researchmetrics.errors import ConfigError

__all__ = ["LISTS", "OFFSETS", "Weights", "load", "pack", "unpack"]

Floats = NDArray[np.float32]

# Places of the tokens whose own features count for a token, in the order of the prefixes.
OFFSETS: tuple[int, ...] = (0, -1, 1, -2, 2)
# Which of the three lists of `describe` holds for each of them.
LISTS: tuple[int, ...] = (0, 1, 1, 2, 2)
_FILE = "weights.bin"
_MAGIC = b"researchmetrics reference model 1\n"
_ARRAYS = (
    "labels", "common", "names", "name_sizes", "keys", "counts", "label",
    "weight", "transitions", "calibration",
)  # fmt: skip
# A key is the number of a column and a value in it.
_SHIFT = 40
# Columns whose values stay below this are looked up in a table, others by search.
_TABLE = 1 << 21


@dataclass(frozen=True, slots=True)
class Column:
    """The rows of one column of features.

    Parameters
    ----------
    values : array of int64
        Values that have weights, rising.
    first : int
        Row of the first of them; the others follow.
    table : array of int32 or None
        Row of every possible value where they are few, 0 for those without weights.
    """

    values: NDArray[np.int64]
    first: int
    table: NDArray[np.int32] | None

    def rows(self, found: NDArray[np.int64]) -> NDArray[np.int32]:
        """Rows of weights of some values; 0, a row of zeros, for unknown ones."""
        if self.table is not None:
            return self.table.take(found, mode="clip")
        place = np.searchsorted(self.values, found)
        known = self.values.take(place, mode="clip") == found
        return np.where(known, place + self.first, 0).astype(np.int32)


@dataclass(frozen=True, slots=True)
class Weights:
    """What the model has learnt, ready for use.

    Parameters
    ----------
    rows : array of float32
        Weights of each feature for each label; row 0 is zero.
    names : tuple of dict
        For each of ``OFFSETS``, the rows of the named features of tokens.
    columns : tuple of Column
        The columns of features of surroundings.
    common : dict
        Numbers of the frequent words.
    transitions : array of float32
        Weight of each label (second) behind each other one (first).
    calibration : array of float32
        For each field, slope and shift that turn log-odds of the model into those seen.
    """

    rows: Floats
    names: tuple[dict[str, int], ...]
    columns: tuple[Column, ...]
    common: dict[str, int]
    transitions: Floats
    calibration: Floats


def pack(
    state: Mapping[tuple[str, str], float],
    transitions: Mapping[tuple[str, str], float],
    common: Sequence[str],
    calibration: Floats,
) -> bytes:
    """Write weights as a file.

    Parameters
    ----------
    state : mapping
        Weight of each pair of a feature and a label. A feature is named by the offset, a bar and
        its name, or by the number of its column, a colon and its value.
    transitions : mapping
        Weight of each pair of labels, the first before the second.
    common : sequence of str
        Frequent words, in the order of their numbers, from 1.
    calibration : array of float32
        For each field, slope and shift.

    Returns
    -------
    bytes
        The file; the same for the same weights.
    """
    number = {label: place for place, label in enumerate(LABELS)}
    found: dict[tuple[int, int, str], list[tuple[int, float]]] = {}
    for (feature, label), weight in state.items():
        found.setdefault(_sort_key(feature), []).append((number[label], weight))
    order = sorted(found)
    named = [key for key in order if key[0] == 0]
    pairs = [pair for key in order for pair in sorted(found[key])]
    matrix = np.zeros((len(LABELS), len(LABELS)), dtype=np.float32)
    for (before, after), weight in transitions.items():
        matrix[number[before], number[after]] = weight
    sizes = [sum(key[1] == place for key in named) for place in range(len(OFFSETS))]
    arrays: dict[str, NDArray[Any]] = {
        "labels": _text(LABELS),
        "common": _text(common),
        "names": _text([key[2] for key in named]),
        "name_sizes": np.array(sizes, dtype=np.int32),
        "keys": np.array([key[1] for key in order if key[0] == 1], dtype=np.int64),
        "counts": np.array([len(found[key]) for key in order], dtype=np.uint8),
        "label": np.array([pair[0] for pair in pairs], dtype=np.uint8),
        "weight": np.array([pair[1] for pair in pairs], dtype=np.float16),
        "transitions": matrix,
        "calibration": calibration.astype(np.float32),
    }
    archive = _archive(arrays)
    return _MAGIC + sha256(archive).digest() + archive


def _sort_key(feature: str) -> tuple[int, int, str]:
    offset, bar, name = feature.partition("|")
    if bar and offset.lstrip("+-").isdigit():
        return 0, OFFSETS.index(int(offset)), name
    column, _, value = feature.partition(":")
    return 1, (int(column) << _SHIFT) + int(value), ""


def _text(words: Sequence[str]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(words).encode(), dtype=np.uint8)


def _archive(arrays: Mapping[str, NDArray[Any]]) -> bytes:
    """Write an archive in which no date of today stands, so that it is the same every time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in _ARRAYS:
            part = io.BytesIO()
            np.lib.format.write_array(part, arrays[name], allow_pickle=False)
            entry = zipfile.ZipInfo(f"{name}.npy", date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, part.getvalue())
    return out.getvalue()


def unpack(data: bytes) -> Weights:
    """Read a file of weights.

    Parameters
    ----------
    data : bytes
        What `pack` gave.

    Returns
    -------
    Weights
        Ready for use.

    Raises
    ------
    ConfigError
        If the file is damaged, or made for another version.
    """
    head = len(_MAGIC) + sha256().digest_size
    archive = data[head:]
    if data[:head] != _MAGIC + sha256(archive).digest():
        raise ConfigError(
            "The weights of the reference model are damaged or of another version. Install "
            "researchmetrics again, or train the model anew."
        )
    with np.load(io.BytesIO(archive), allow_pickle=False) as opened:
        arrays = {name: opened[name] for name in _ARRAYS}
    if _words(arrays["labels"]) != list(LABELS):
        raise ConfigError(
            "The weights of the reference model are for other labels. Train the model anew."
        )
    return _ready(arrays)


def _words(text: NDArray[np.uint8]) -> list[str]:
    whole = text.tobytes().decode()
    return whole.split("\n") if whole else []


def _ready(arrays: Mapping[str, NDArray[Any]]) -> Weights:
    counts = arrays["counts"].astype(np.int64)
    rows = np.zeros((len(counts) + 1, len(LABELS)), dtype=np.float32)
    rows[np.repeat(np.arange(1, len(counts) + 1), counts), arrays["label"]] = arrays["weight"]
    names: list[dict[str, int]] = []
    every, place = _words(arrays["names"]), 0
    for size in arrays["name_sizes"].tolist():
        names.append(
            dict(zip(every[place : place + size], range(place + 1, place + size + 1), strict=True))
        )
        place += size
    return Weights(
        rows,
        tuple(names),
        _columns(arrays["keys"], place + 1),
        {word: number for number, word in enumerate(_words(arrays["common"]), 1)},
        arrays["transitions"],
        arrays["calibration"],
    )


def _columns(keys: NDArray[np.int64], first: int) -> tuple[Column, ...]:
    which = keys >> _SHIFT
    last = int(which[-1]) + 1 if len(keys) else 0
    borders = np.searchsorted(which, np.arange(last + 1))
    found = []
    for start, end in zip(borders[:-1].tolist(), borders[1:].tolist(), strict=True):
        values = keys[start:end] & ((1 << _SHIFT) - 1)
        table = None
        highest = int(values.max(initial=-1))
        if highest < _TABLE:
            table = np.zeros(highest + 2, dtype=np.int32)
            table[values] = np.arange(first + start, first + end)
        found.append(Column(values, first + start, table))
    return tuple(found)


@lru_cache(maxsize=1)
def load() -> Weights:
    """Read the weights that come with the package, once.

    Returns
    -------
    Weights
        Ready for use.

    Raises
    ------
    ConfigError
        If the file is damaged.
    """
    return unpack(files(__package__).joinpath(_FILE).read_bytes())
