"""One file per service: what it can tell of people and works, as raw records.

A file's name is its source's name: a new file here, or an entry point of the group
``researchmetrics.fetchers`` elsewhere, is a new source, with nothing else to edit. A file holds one
subclass of `Source`, named by ``SOURCE``.
"""

from __future__ import annotations

import importlib
import pkgutil
from contextlib import suppress
from difflib import get_close_matches
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Any

from researchmetrics.errors import ConfigError
from researchmetrics.sources import Source

__all__ = ["Source", "get_source", "source_names"]

_GROUP = "researchmetrics.fetchers"


def source_names() -> list[str]:
    """List the sources that can be asked.

    Returns
    -------
    list of str
        Sorted; those of other installed packages included.

    Examples
    --------
    >>> "openalex" in source_names()
    True
    """
    return sorted({name for name in _own() if not name.startswith("_")} | set(_foreign()))


def get_source(name: str, **options: Any) -> Source:
    """Open a source by its name.

    Parameters
    ----------
    name : str
        One of `source_names`, or another name that the source goes by.
    **options
        As for `Source`.

    Returns
    -------
    Source
        Nothing is asked yet.

    Raises
    ------
    ConfigError
        If there is no such source, it cannot be loaded, or an option is unknown.

    Examples
    --------
    >>> get_source("openalex").name
    'openalex'
    """
    return _load(_named(name))(**options)


def _named(name: str) -> str:
    """Find a source by its name, however it is cut into words, or by another name of it."""
    # Looking through all that is installed takes longer than most answers.
    if name in _own() or name in (names := source_names()):
        return name
    plain = _plain(name)
    by_name = {_plain(known): known for known in names}
    if plain in by_name:
        return by_name[plain]
    for known in names:
        # One that is broken goes by no other name.
        with suppress(ConfigError):
            if plain in map(_plain, _load(known).aliases):
                return known
    near = get_close_matches(plain, by_name, n=1)
    hint = f" Did you mean {by_name[near[0]]!r}?" if near else ""
    raise ConfigError(f"There is no source {name!r}.{hint} Known: {', '.join(names)}.")


def _plain(name: str) -> str:
    return "".join(letter for letter in name.lower() if letter.isalnum())


@cache
def _own() -> frozenset[str]:
    """Return the names of our own files."""
    return frozenset(module.name for module in pkgutil.iter_modules(__path__))


def _foreign() -> dict[str, EntryPoint]:
    return {point.name: point for point in entry_points(group=_GROUP)}


def _load(name: str) -> type[Source]:
    """Return a source's class; one of our own files wins over an entry point of its name."""
    try:
        if name in _own():
            found = importlib.import_module(f"{__name__}.{name}").SOURCE
        else:
            found = _foreign()[name].load()
    except (ImportError, AttributeError) as error:
        raise ConfigError(f"The source {name} cannot be loaded ({error}).") from error
    found = getattr(found, "SOURCE", found)
    if not (isinstance(found, type) and issubclass(found, Source)):
        raise ConfigError(f"The source {name} is not a subclass of researchmetrics' Source.")
    return found
