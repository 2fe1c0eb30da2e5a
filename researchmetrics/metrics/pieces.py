"""Several indicators of one column over very many groups, piece by piece.

A piece of few groups stays in the processor's cache while all indicators are computed of it, which
takes a fraction of the time of one indicator after the other over everything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import numpy as np

from researchmetrics.metrics.columns import Numbers
from researchmetrics.metrics.groups import Grouped, ranking_of
from researchmetrics.metrics.keyed import Keys, sections, starts_of

# Below it nothing is won.
MANY_ROWS = 1 << 16
ROWS_AT_ONCE = 1 << 17


def pieces(keys: Keys, size: int) -> Iterator[tuple[slice, Grouped]]:
    """Read sorted numbers piece by piece.

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
    >>> [(groups, part.size) for groups, part in pieces(Keys(np.array([0, 2, 5]), 2, 3), 2)]
    [(slice(0, 2, None), 2)]
    """
    done = 0
    for numbers in sections(keys.numbers, keys.bits, ROWS_AT_ONCE):
        part = Keys(numbers, keys.bits, keys.top)
        groups = part.groups
        # Groups without rows go with the piece that follows them, the last ones with the last.
        until = size if numbers[-1] == keys.numbers[-1] else int(groups[-1]) + 1
        groups -= done
        starts = starts_of(groups)
        counts = np.zeros(until - done, dtype=np.int64)
        counts[groups[starts]] = np.diff(starts, append=groups.size)
        order = ranking_of(part.values, groups, counts)
        yield slice(done, until), Grouped(order.values, order.codes, order.size, order)
        done = until


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
    for groups, part in pieces(keys, size):
        for name, form in forms.items():
            found[name][groups] = form(part)
    return found
