"""Walking through a service's lists: pages, which may repeat, never end, or overlap."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any, NamedTuple

from researchmetrics.http.answer import Answer
from researchmetrics.sources import fields
from researchmetrics.sources.list_ends import largest, most_pages, refuse_astray

__all__ = ["Lists", "Page", "by_cursor", "by_number", "walk"]

# Overlapping pages may hold nothing new once; a service that ignores the page asked always does.
_IDLE_PAGES = 1


class Page(NamedTuple):
    """One page of a list.

    Parameters
    ----------
    answer : Answer
        What it was read from.
    rows : list of Mapping
        Those that have an identifier.
    total : int or None
        Rows of the whole list, where the service says so.
    cursor : str or None
        What the next page is asked by.
    """

    answer: Answer
    rows: list[Mapping[str, Any]]
    total: int | None
    cursor: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lists:
    """Where a service's lists keep what.

    Parameters
    ----------
    rows, total, cursor : str
        Paths, as for `researchmetrics.sources.fields.value`.
    identity : str
        Path in a row.

    Examples
    --------
    >>> body = b'{"results": [{"id": 1}, {"id": null}], "meta": {"count": 1}}'
    >>> answer = Answer("x", "https://x.example", 200, {}, body, "2026-01-01")
    >>> lists = Lists(rows="results", total="meta.count", cursor="meta.next", identity="id")
    >>> lists.read(answer)[1:]
    ([{'id': 1}], 1, None)
    """

    rows: str
    total: str
    cursor: str
    identity: str

    def read(self, answer: Answer) -> Page:
        """Read a page.

        Parameters
        ----------
        answer : Answer
            Of the service.

        Returns
        -------
        Page
            Of as many rows as can be told apart.

        Raises
        ------
        UnexpectedAnswerError
            If it is no list.
        """
        body, around = answer.json, self.total.rpartition(".")[0]
        is_list = isinstance(fields.value(body, self.rows), list)
        if not is_list or (around and fields.value(body, around) is None):
            raise answer.unexpected("something that is no list")
        rows = [row for row in fields.rows(body, self.rows) if fields.text(row, self.identity)]
        if not rows and fields.value(body, self.rows):
            raise answer.unexpected("a list of something else")
        return Page(answer, rows, fields.number(body, self.total), fields.text(body, self.cursor))


def walk(
    ask: Callable[..., Page], *, with_cursor: bool, size: int, last: int, identity: str = "id"
) -> Iterator[tuple[Mapping[str, Any], Answer]]:
    """Yield the rows of a list, each once, with the answer each came in.

    Parameters
    ----------
    ask : Callable
        Asks for one page, by the argument ``cursor`` or ``page``.
    with_cursor : bool
        Whether the service gives cursors, ``*`` being the first; else pages are numbered.
    size : int
        Rows of a full page.
    last : int
        Highest number of a page that the service allows.
    identity : str
        Name of what tells rows apart.

    Yields
    ------
    tuple of (Mapping, Answer)
        Row and answer.
    """
    total: int | None = None
    source = ""

    def rows(**which: Any) -> tuple[list[tuple[Mapping[str, Any], Answer]], str | None]:
        nonlocal total, source
        page = ask(**which)
        total, source = largest(total, page.total), page.answer.source
        return [(row, page.answer) for row in page.rows], page.cursor

    shape: dict[str, Any] = {"identity": lambda pair: str(pair[0][identity]), "size": size}
    shape |= {"total": lambda: total, "source": lambda: source}
    if with_cursor:
        return by_cursor(lambda cursor: rows(cursor=cursor), "*", **shape)
    return by_number(lambda number: rows(page=number)[0], last=last, **shape)


def by_cursor(
    fetch: Callable[[Any], tuple[list[Any], Any]],
    first: Any,
    *,
    identity: Callable[[Any], object],
    size: int,
    total: Callable[[], int | None] = lambda: None,
    source: Callable[[], str] = str,
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
        Rows to be expected, once known; believed where so many came, each counted once, or with a
        page that is not full.
    source : Callable
        Data provider, for messages.

    Yields
    ------
    object
        The rows, in order.

    Raises
    ------
    UnexpectedAnswerError
        If the list goes in a circle or never ends, and no total tells that rows are missing.

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
        used.add(cursor)
        rows, cursor = fetch(cursor)
        received += len(rows)
        fresh = _unseen(rows, identity, seen)
        yield from fresh
        idle = 0 if fresh else idle + 1
        # The last page still gives a cursor: where the total is reached, no page follows.
        is_last = len(rows) < size and received >= (total() or float("inf"))
        if not rows or is_last or len(seen) == total():
            return
        if cursor in used or idle > _IDLE_PAGES or len(used) >= most_pages(total(), size):
            refuse_astray(len(seen), total(), source())
            return


def by_number(
    fetch: Callable[[int], list[Any]],
    *,
    identity: Callable[[Any], object],
    size: int,
    last: int,
    total: Callable[[], int | None] = lambda: None,
    source: Callable[[], str] = str,
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
        Rows to be expected, once known; believed where so many came, each counted once, or with a
        page that is not full.
    source : Callable
        Data provider, for messages.

    Yields
    ------
    object
        The rows, in order.

    Raises
    ------
    UnexpectedAnswerError
        If the list goes in a circle or never ends, and no total tells that rows are missing.

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
        is_last = len(rows) < size and received >= (total() or 0)
        if not rows or is_last or len(seen) == total():
            return
        if idle > _IDLE_PAGES or number >= min(last, most_pages(total(), size)):
            refuse_astray(len(seen), total(), source())
            return


def _unseen(rows: list[Any], identity: Callable[[Any], object], seen: set[object]) -> list[Any]:
    fresh = []
    for row in rows:
        name = identity(row)
        if name not in seen:
            seen.add(name)
            fresh.append(row)
    return fresh
