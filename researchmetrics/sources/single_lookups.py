"""Looking things up one by one, where a service takes no more than one identifier at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from researchmetrics.errors import NotFoundError
from researchmetrics.records import Record

__all__ = ["one_by_one"]

_Id = TypeVar("_Id")


def one_by_one(ids: Iterable[_Id], ask: Callable[[_Id], Iterable[Record]]) -> Iterator[Record]:
    """Yield the works that a service knows, each once.

    Parameters
    ----------
    ids : iterable of object
        Those repeated are asked for once.
    ask : Callable
        Asks for one; raises `NotFoundError` for what the service does not know.

    Yields
    ------
    Record
        In the order asked for.

    Raises
    ------
    NotFoundError
        If it knows none of them.

    Examples
    --------
    >>> list(one_by_one(["x:1", "x:1"], lambda one: []))
    []
    """
    found: set[str | None] = set()
    missing: NotFoundError | None = None
    for one in dict.fromkeys(ids):
        try:
            works = list(ask(one))
        except NotFoundError as error:
            missing = error
            continue
        for work in works:
            if work.provenance.source_id not in found:
                found.add(work.provenance.source_id)
                yield work
    if missing is not None and not found:
        raise missing
