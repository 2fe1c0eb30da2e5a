"""Sorting more whole numbers than fit into memory: spread over files by range, sorted in turn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import Executor
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import numpy as np

from researchmetrics.metrics.groups import Codes

__all__ = ["spread"]

# Two to this power files at once: more would mean many small writes, fewer would be too large.
_FILE_BITS = 6
_BYTES = 8
_ROWS_AT_ONCE = 1 << 20


def spread(
    chunks: Iterable[Codes],
    n_rows: int,
    width: int,
    bits: int,
    *,
    folder: Path,
    memory: int,
    pool: Executor | None = None,
) -> Iterator[Codes]:
    """Sort whole numbers in parts that fit into memory, none of which cuts a group.

    Parameters
    ----------
    chunks : iterable of numpy.ndarray
        The numbers, not negative, in any order.
    n_rows : int
        How many they are.
    width : int
        How many bits the largest takes.
    bits : int
        How many of these, the lowest, do not tell the group.
    folder : pathlib.Path
        Where numbers are kept meanwhile.
    memory : int
        Bytes that the numbers may take at once; one group takes what it takes.
    pool : concurrent.futures.Executor, optional
        Threads that share the work.

    Yields
    ------
    numpy.ndarray
        Sorted numbers, each part above the last one.

    Examples
    --------
    >>> given = [np.array([7, 1]), np.array([5])]
    >>> [part.tolist() for part in spread(given, 3, 3, 1, folder=Path(), memory=1000)]
    [[1, 5, 7]]
    """
    if n_rows * _BYTES <= memory:
        yield _gathered(chunks, n_rows, pool)
        return
    yield from _by_files(chunks, width, bits, folder=folder / "numbers", memory=memory, pool=pool)


def _gathered(chunks: Iterable[Codes], n_rows: int, pool: Executor | None) -> Codes:
    numbers, filled = np.empty(n_rows, dtype=np.int64), 0
    for chunk in chunks:
        numbers[filled : filled + chunk.size] = chunk
        filled += chunk.size
    _sort(numbers, pool)
    return numbers


def _sort(numbers: Codes, pool: Executor | None) -> None:
    """Sort in place, the lower and the upper half at once: parting them is quick."""
    if pool is None or numbers.size < _ROWS_AT_ONCE:
        numbers.sort()
        return
    middle = numbers.size // 2
    numbers.partition(middle)
    list(pool.map(np.ndarray.sort, (numbers[:middle], numbers[middle:])))


def _by_files(
    chunks: Iterable[Codes],
    width: int,
    bits: int,
    *,
    folder: Path,
    memory: int,
    pool: Executor | None,
) -> Iterator[Codes]:
    """Spread numbers that differ in their last `width` bits only, by the highest of these."""
    shift = max(bits, width - _FILE_BITS)
    folder.mkdir(parents=True)
    for file in _scattered(chunks, shift, folder):
        n_rows = file.stat().st_size // _BYTES
        if n_rows * _BYTES <= memory or shift <= bits:
            yield _gathered(_read(file), n_rows, pool)
        else:
            below = folder / f"below-{file.name}"
            yield from _by_files(_read(file), shift, bits, folder=below, memory=memory, pool=pool)
        file.unlink()
    folder.rmdir()


def _scattered(chunks: Iterable[Codes], shift: int, folder: Path) -> list[Path]:
    """Append numbers to one file for each value of the bits above; return the files in order."""
    files: dict[int, Any] = {}
    with ExitStack() as opened:
        for chunk in chunks:
            numbers = np.sort(chunk)
            highest = numbers >> shift
            starts = np.flatnonzero(np.diff(highest, prepend=-1))
            for start, end in zip(starts, [*starts[1:], numbers.size], strict=True):
                place = int(highest[start])
                if place not in files:
                    files[place] = opened.enter_context((folder / str(place)).open("wb"))
                files[place].write(numbers[start:end])
    return [folder / str(place) for place in sorted(files)]


def _read(file: Path) -> Iterator[Codes]:
    with file.open("rb") as opened:
        while part := opened.read(_BYTES * _ROWS_AT_ONCE):
            yield np.frombuffer(part, dtype=np.int64)
