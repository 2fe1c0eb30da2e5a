"""Reading JSON answers, in which anything may be missing, null or of another type.

A path names a place, with dots between its steps: ``biblio.volume``. Bars part places that are
tried in turn: ``title | display_name``. What a source calls our fields is written as a table.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from sys import intern
from typing import Any

__all__ = [
    "Table",
    "by_table",
    "distinct",
    "flag",
    "names",
    "number",
    "places",
    "rows",
    "text",
    "texts",
    "value",
]

# Longer texts are titles and abstracts.
_OFTEN = 80

Table = Mapping[str, tuple[Callable[[Any, str], Any], str]]


def by_table(raw: object, table: Table) -> dict[str, Any]:
    """Read all fields of a table.

    Parameters
    ----------
    raw : object
        One row of an answer.
    table : Mapping of str to (Callable, str)
        By our name of a field: what reads it, and where.

    Returns
    -------
    dict
        Values by our names.

    Examples
    --------
    >>> by_table({"biblio": {"volume": 12}}, {"volume": (text, "biblio.volume")})
    {'volume': '12'}
    """
    return {name: read(raw, path) for name, (read, path) in table.items()}


def value(raw: object, path: str) -> Any:
    """Read anything.

    Parameters
    ----------
    raw : object
        One row of an answer.
    path : str
        Steps parted by dots; places parted by bars.

    Returns
    -------
    object
        Of the first place that holds something; None where all paths break.

    Examples
    --------
    >>> value({"a": {"b": 0}}, "a.c | a.b")
    0
    """
    for steps in places(path):
        if (found := _at(raw, steps)) is not None:
            return found
    return None


def text(raw: object, path: str) -> str | None:
    """Read a text, white space tidied; whole numbers count as text.

    Parameters
    ----------
    raw : object
        One row of an answer.
    path : str
        As for `value`.

    Returns
    -------
    str or None
        None for what is missing, empty or of another type.
    """
    for steps in places(path):
        found = _at(raw, steps)
        if found is not None and (read := _text(found)):
            return read
    return None


def texts(raw: object, path: str) -> list[str]:
    """Read a list of texts, white space tidied.

    Parameters
    ----------
    raw : object
        One row of an answer.
    path : str
        As for `value`.

    Returns
    -------
    list of str
        Without what is empty or of another type.
    """
    return [read for item in _list(raw, path) if isinstance(item, str) and (read := _text(item))]


def number(raw: object, path: str) -> int | None:
    """Read a whole number.

    Parameters
    ----------
    raw : object
        One row of an answer.
    path : str
        As for `value`.

    Returns
    -------
    int or None
        None for what is missing or of another type.
    """
    for steps in places(path):
        if type(found := _at(raw, steps)) is int:
            return found
    return None


def flag(raw: object, path: str) -> bool | None:
    """Read a yes or no.

    Parameters
    ----------
    raw : object
        One row of an answer.
    path : str
        As for `value`.

    Returns
    -------
    bool or None
        None for what is missing or of another type.
    """
    for steps in places(path):
        if isinstance(found := _at(raw, steps), bool):
            return found
    return None


def rows(raw: object, path: str) -> list[Mapping[str, Any]]:
    """Read a list of objects.

    Parameters
    ----------
    raw : object
        One row of an answer.
    path : str
        As for `value`.

    Returns
    -------
    list of Mapping
        Without what is of another type.
    """
    return [item for item in _list(raw, path) if type(item) is dict or isinstance(item, Mapping)]


def distinct(*found: str | None) -> tuple[str, ...]:
    """Drop what is missing or repeated.

    Parameters
    ----------
    *found : str or None
        Texts.

    Returns
    -------
    tuple of str
        In order of first appearance.
    """
    return tuple(dict.fromkeys(_shared(one) for one in found if one))


def names(raw: object, path: str) -> tuple[str, ...]:
    """Read all texts of all places, also of those within lists.

    Parameters
    ----------
    raw : object
        One row of an answer.
    path : str
        As for `value`, but every place counts; a step into a list is one into each of its items.

    Returns
    -------
    tuple of str
        In order of first appearance, none twice.

    Examples
    --------
    >>> names({"at": [{"name": "Kiln"}, {"name": None}], "as": ["K.", "Kiln"]}, "at.name | as")
    ('Kiln', 'K.')
    """
    found: dict[str, None] = {}
    for steps in places(path):
        _gather(raw, steps, found)
    return tuple(found)


def _gather(raw: Any, steps: tuple[str, ...], found: dict[str, None]) -> None:
    """Add all texts at a place, also of those within lists, however deep they lie."""
    left = [(raw, 0)]
    while left:
        raw, done = left.pop()
        # The exact type is asked for first: a Mapping takes several times as long to be told.
        while done < len(steps) and (type(raw) is dict or isinstance(raw, Mapping)):
            raw, done = raw.get(steps[done]), done + 1
        if isinstance(raw, list):
            left += [(item, done) for item in reversed(raw)]
        elif done == len(steps) and raw is not None and (read := _text(raw)):
            found[read] = None


def _at(raw: Any, steps: tuple[str, ...]) -> Any:
    """Return what stands at a place, None where the path breaks."""
    for step in steps:
        if type(raw) is dict or isinstance(raw, Mapping):
            raw = raw.get(step)
        else:
            return None
    return raw


@cache
def places(path: str) -> tuple[tuple[str, ...], ...]:
    """Take a path apart.

    Parameters
    ----------
    path : str
        As for `value`.

    Returns
    -------
    tuple of tuple of str
        The steps to each place.

    Examples
    --------
    >>> places("biblio.volume | volume")
    (('biblio', 'volume'), ('volume',))
    """
    return tuple(tuple(place.strip().split(".")) for place in path.split("|"))


def _list(raw: object, path: str) -> list[Any]:
    found = value(raw, path)
    return found if isinstance(found, list) else []


def _text(found: Any) -> str | None:
    kind = type(found)
    if kind is int:
        found = str(found)
    elif kind is not str:
        return None
    return _shared(" ".join(found.split()))


def _shared(text: str) -> str:
    """Keep once what comes again and again on one person's list: names, places, references."""
    return intern(text) if len(text) < _OFTEN and type(text) is str else text
