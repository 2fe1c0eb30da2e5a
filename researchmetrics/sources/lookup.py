"""Looking many things up by their identifiers, in batches as large as the service takes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar
from urllib.parse import quote

from researchmetrics.errors import NotFoundError

__all__ = ["batches", "look_up"]

_Thing = TypeVar("_Thing")
# Longer request lines are refused by the front ends of services.
_BATCH_CHARACTERS = 3_000


def look_up(
    ids: Iterable[tuple[str, str]],
    *,
    many: Callable[[str, list[str]], Iterable[_Thing]],
    one: Callable[[str, str], _Thing],
    identity: tuple[str, Callable[[_Thing], str | None]],
    most: int,
    separators: str,
    seen: set[str | None],
) -> Iterator[_Thing]:
    """Look things up: many at once, then one by one those that had been merged into others.

    A single thing is asked for alone, which costs services less, and some of them nothing.

    Parameters
    ----------
    ids : iterable of (str, str)
        Scheme and value.
    many : Callable
        Asks for several of one scheme; leaves out those it does not know.
    one : Callable
        Asks for one, and follows a merger; raises `NotFoundError`.
    identity : tuple of (str, Callable)
        The service's own scheme, and what tells a thing's identifier in it.
    most : int
        Values that the service takes at once.
    separators : str
        Characters that part values and cannot be escaped: what holds one is asked for alone.
    seen : set of str
        To be filled with the identifiers of what was found.

    Yields
    ------
    object
        Each thing once.

    Raises
    ------
    NotFoundError
        If things were asked for one by one, and the service knows none of all.
    """
    own, name = identity
    asked: dict[str, dict[str, None]] = {}
    for scheme, value in ids:
        asked.setdefault(scheme, {})[value] = None
    missing: list[NotFoundError] = []

    def found(scheme: str, values: list[str]) -> Iterator[_Thing]:
        left, is_alone = dict.fromkeys(values), len(values) == 1
        for thing in () if is_alone else many(scheme, values):
            left.pop(name(thing) or "", None)
            yield thing
        if is_alone or scheme == own:
            yield from _one_by_one(scheme, left, one, missing)

    listed = ((scheme, batches(values, most, separators)) for scheme, values in asked.items())
    for thing in (
        thing for scheme, cut in listed for batch in cut for thing in found(scheme, batch)
    ):
        if name(thing) not in seen:
            seen.add(name(thing))
            yield thing
    if missing and not seen:
        raise missing[0]


def _one_by_one(
    scheme: str,
    values: Iterable[str],
    one: Callable[[str, str], _Thing],
    missing: list[NotFoundError],
) -> Iterator[_Thing]:
    """Yield what is known; note how the service refused what is not."""
    for value in values:
        try:
            thing = one(scheme, value)
        except NotFoundError as error:
            missing.append(error)
            continue
        yield thing


def batches(values: Iterable[str], most: int, separators: str) -> Iterator[list[str]]:
    """Cut identifiers into batches that fit one request.

    Parameters
    ----------
    values : iterable of str
        Of identifiers of one scheme.
    most : int
        Values that the service takes at once.
    separators : str
        Values that hold one of these characters go alone.

    Yields
    ------
    list of str
        At least one value, and short enough for a request line.

    Examples
    --------
    >>> numbers = (f"W{number}" for number in range(230))
    >>> [len(batch) for batch in batches(numbers, 100, ",|")]
    [100, 100, 30]
    """
    batch: list[str] = []
    length = 0
    for value in values:
        if set(value) & set(separators):
            yield [value]
            continue
        size = len(quote(value, safe="")) + 3
        if batch and (len(batch) == most or length + size > _BATCH_CHARACTERS):
            yield batch
            batch, length = [], 0
        batch.append(value)
        length += size
    if batch:
        yield batch
