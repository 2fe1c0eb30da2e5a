"""Several indicators of one column over very many groups, piece by piece.

A piece of few groups stays in the processor's cache while all indicators are computed of it, which
takes a fraction of the time of one indicator after the other over everything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from researchmetrics.metrics.columns import Numbers
from researchmetrics.metrics.groups import Grouped, ranking_of
from researchmetrics.metrics.keyed import Keys, sections, starts_of

# Below it nothing is won.
MANY_ROWS = 1 << 16
ROWS_AT_ONCE = 1 << 17
# NumPy lets threads compute at once; pieces write to places of their own.
_THREADS = 2


def pieces(keys: Keys, size: int) -> Iterator[tuple[slice, Keys]]:
    """Cut sorted numbers into pieces.

    Parameters
    ----------
    keys : Keys
        All rows.
    size : int
        Number of groups, those without rows included.

    Yields
    ------
    tuple
        Which groups, and their rows; every group once, in order.

    Examples
    --------
    >>> [(groups, part.numbers) for groups, part in pieces(Keys(np.array([0, 2, 5]), 2, 3), 2)]
    [(slice(0, 2, None), array([0, 2, 5]))]
    """
    done = 0
    for numbers in sections(keys.numbers, keys.bits, ROWS_AT_ONCE):
        # Groups without rows go with the piece that follows them, the last ones with the last.
        is_last = numbers[-1] == keys.numbers[-1]
        until = size if is_last else (int(numbers[-1]) >> keys.bits) + 1
        yield slice(done, until), Keys(numbers, keys.bits, keys.top)
        done = until


def _grouped(groups: slice, part: Keys) -> Grouped:
    codes = part.groups
    codes -= groups.start
    starts = starts_of(codes)
    counts = np.zeros(groups.stop - groups.start, dtype=np.int64)
    counts[codes[starts]] = np.diff(starts, append=codes.size)
    order = ranking_of(part.values, codes, counts)
    return Grouped(order.values, order.codes, order.size, order)


def by_pieces(
    keys: Keys, size: int, forms: Mapping[str, Callable[[Grouped], Numbers]]
) -> dict[str, Numbers]:
    """Compute several indicators of one column for many groups.

    Parameters
    ----------
    keys : Keys
        All rows.
    size : int
        Number of groups, those without rows included.
    forms : Mapping
        Name -> function from the grouped column to one value a group.

    Returns
    -------
    dict
        Name -> numpy.ndarray of shape (size,).

    Examples
    --------
    >>> forms = {"sum": Grouped.total}
    >>> by_pieces(Keys(np.array([0, 2, 5]), 2, 3), 2, forms)["sum"].tolist()
    [4.0, 2.0]
    """
    found = {name: np.empty(size) for name in forms}
    if not keys.numbers.size:
        nothing = Grouped(np.empty(0), np.empty(0, dtype=np.int64), size)
        return {name: form(nothing) for name, form in forms.items()}

    def fill(piece: tuple[slice, Keys]) -> None:
        grouped = _grouped(*piece)
        for name, form in forms.items():
            found[name][piece[0]] = form(grouped)

    with ThreadPoolExecutor(_THREADS) as pool:
        # Read to the end, so that an error in one of them is raised here.
        for _ in pool.map(fill, pieces(keys, size)):
            pass
    return found
