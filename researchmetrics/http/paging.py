"""Walking through a service's pages, which may repeat, never end, or overlap."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

__all__ = ["by_cursor", "by_number"]

_LOG = logging.getLogger(__name__)
# A service that gives no total is left after so many pages.
_PAGES_AT_MOST = 10_000
# Overlapping pages may hold nothing new once; a service that ignores the page asked always does.
_IDLE_PAGES = 1


def by_cursor(
    fetch: Callable[[Any], tuple[list[Any], Any]],
    first: Any,
    *,
    identity: Callable[[Any], object],
    size: int,
    total: Callable[[], int | None] = lambda: None,
) -> Iterator[Any]:
    """Yield the rows of all pages, each once, following the cursor that each page gives.

    Parameters
    ----------
    fetch : Callable
        Takes a cursor, returns the rows and the next cursor.
    first : object
        Cursor of the first page.
    identity : Callable
        Tells rows apart; a row seen before is dropped.
    size : int
        Rows of a full page.
    total : Callable
        Rows to be expected, once known; believed only together with a page that is not full, and
        to give up after twice as many pages.

    Yields
    ------
    object
        The rows, in order.

    Examples
    --------
    >>> pages = {"*": ([1, 2], "b"), "b": ([2, 3], "c"), "c": ([], None)}
    >>> list(by_cursor(pages.__getitem__, "*", identity=lambda row: row, size=2))
    [1, 2, 3]
    """
    seen: set[object] = set()
    used: set[object] = set()
    received = idle = 0
    cursor = first
    while cursor is not None:
        if cursor in used:
            _LOG.warning("The cursor %r came again: stopping after %d rows.", cursor, len(seen))
            return
        used.add(cursor)
        rows, cursor = fetch(cursor)
        received += len(rows)
        fresh = _unseen(rows, identity, seen)
        yield from fresh
        idle = 0 if fresh else idle + 1
        # The last full page still gives a cursor: where the total is reached, no page follows.
        is_last = len(rows) < size and received >= (total() or float("inf"))
        if not rows or is_last or idle > _IDLE_PAGES or len(used) >= _most_pages(total(), size):
            return


def _most_pages(total: int | None, size: int) -> int:
    return 2 * -(-total // size) + 2 if total else _PAGES_AT_MOST


def by_number(
    fetch: Callable[[int], list[Any]],
    *,
    identity: Callable[[Any], object],
    size: int,
    last: int,
    total: Callable[[], int | None] = lambda: None,
) -> Iterator[Any]:
    """Yield the rows of all numbered pages, each once.

    Parameters
    ----------
    fetch : Callable
        Takes the page's number, from 1, and returns its rows.
    identity : Callable
        Tells rows apart; a row seen before is dropped.
    size : int
        Rows of a full page.
    last : int
        Highest number the service allows.
    total : Callable
        Rows to be expected, once known; believed only together with a page that is not full.

    Yields
    ------
    object
        The rows, in order.

    Examples
    --------
    >>> pages = {1: [1, 2], 2: [2, 3], 3: []}
    >>> list(by_number(pages.__getitem__, identity=lambda row: row, size=2, last=9))
    [1, 2, 3]
    """
    seen: set[object] = set()
    received = idle = 0
    for number in count(1):
        rows = fetch(number)
        received += len(rows)
        fresh = _unseen(rows, identity, seen)
        yield from fresh
        idle = 0 if fresh else idle + 1
        is_short = len(rows) < size and received >= (total() or 0)
        if not rows or idle > _IDLE_PAGES or is_short or number >= last:
            return


def _unseen(rows: list[Any], identity: Callable[[Any], object], seen: set[object]) -> list[Any]:
    fresh = []
    for row in rows:
        name = identity(row)
        if name not in seen:
            seen.add(name)
            fresh.append(row)
    return fresh
