"""Asking for many things in as few portions as a service allows: by place, and by identifier."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from typing import TypeVar

from researchmetrics.errors import UnexpectedAnswerError
from researchmetrics.sources import paging
from researchmetrics.sources.list_ends import refuse_astray

__all__ = ["by_batches", "by_offset"]

_Row = TypeVar("_Row")
_Value = TypeVar("_Value")


def by_offset(
    ask: Callable[[int, int], tuple[list[_Row], int | None]],
    *,
    identity: Callable[[_Row], object],
    size: int,
    reach: int | None = None,
    too_much: str | None = None,
    total: Callable[[], int | None] = lambda: None,
    source: str = "",
) -> Generator[_Row, None, tuple[int, bool]]:
    """Yield the rows of all pages, each once.

    Parameters
    ----------
    ask : Callable
        Takes the place of the first row, from 0, and how many are wanted; returns the rows, and
        the place at which the next page begins, None where none follows.
    identity : Callable
        Tells rows apart; a row seen before is dropped.
    size : int
        Most rows that the service gives at once.
    reach : int, optional
        Place from which on the service gives nothing.
    too_much : str, optional
        Words by which it refuses an answer that would be too large; fewer rows are asked for then.
    total : Callable
        Rows to be expected, once known.
    source : str
        Data provider, for messages.

    Returns
    -------
    tuple of (int, bool)
        How many rows came, and whether more lie out of reach.

    Yields
    ------
    object
        The rows, in order.

    Raises
    ------
    UnexpectedAnswerError
        If the list goes in a circle or never ends.

    Examples
    --------
    >>> rows = list(range(25))
    >>> ask = lambda first, n: (rows[first : first + n], first + n if first + n < 25 else None)
    >>> sum(1 for _ in by_offset(ask, identity=lambda row: row, size=10))
    25
    """
    n_rows, is_cut = 0, False

    def fetch(first: int) -> tuple[list[_Row], int | None]:
        nonlocal size, is_cut
        is_cut = reach is not None and first >= reach
        if is_cut:
            return [], None
        try:
            rows, following = ask(first, size if reach is None else min(size, reach - first))
        except UnexpectedAnswerError as error:
            if size == 1 or not too_much or not _is_refused_for(error, too_much):
                raise
        else:
            if not rows and following is not None:
                refuse_astray(n_rows, total(), source)
            return rows, following
        size = max(1, size // 4)
        return fetch(first)

    walked = paging.by_cursor(
        fetch, 0, identity=identity, size=size, total=total, source=lambda: source
    )
    for row in walked:
        n_rows += 1
        yield row
    return n_rows, is_cut


def by_batches(
    ask: Callable[[list[_Value]], Iterable[_Row]],
    values: Sequence[_Value],
    *,
    most: int,
    identity: Callable[[_Row], object],
    too_much: str | None = None,
    unknown: str | None = None,
) -> Iterator[_Row]:
    """Ask for many things at once, each once; for half of them where that is too much.

    Parameters
    ----------
    ask : Callable
        Takes values, gives what they stand for.
    values : sequence
        What is asked for.
    most : int
        Values that the service takes at once.
    identity : Callable
        Tells things apart; several values may stand for the same.
    too_much, unknown : str, optional
        Words by which it refuses an answer that would be too large, and a question of which it
        knows nothing.

    Yields
    ------
    object
        Of all batches.

    Examples
    --------
    >>> twice = lambda batch: (number // 2 for number in batch)
    >>> list(by_batches(twice, range(6), most=4, identity=lambda thing: thing))
    [0, 1, 2]
    """
    seen: set[object] = set()
    waiting = [list(values[start : start + most]) for start in range(0, len(values), most)]
    while waiting:
        batch = waiting.pop(0)
        try:
            for thing in ask(batch):
                if identity(thing) not in seen:
                    seen.add(identity(thing))
                    yield thing
        except UnexpectedAnswerError as error:
            if too_much and len(batch) > 1 and _is_refused_for(error, too_much):
                middle = len(batch) // 2
                waiting[:0] = [batch[:middle], batch[middle:]]
            elif not unknown or not _is_refused_for(error, unknown):
                raise


def _is_refused_for(error: UnexpectedAnswerError, words: str) -> bool:
    # What is longer than may be read here has no status.
    return error.details.get("status") in {None, 400} and words in str(error).lower()
