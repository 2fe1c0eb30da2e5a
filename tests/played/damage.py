"""Spoils JSON answers: places of it are made null, of another type, or left out."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import strategies as st

GONE = "gone"
INSTEAD = (None, GONE, 7, 0.5, True, "?", "", [], {}, [None], [[None]], [{}], {"a": None}, ["?"])


def places_in(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """List the places of all values within, however deep."""
    if isinstance(value, dict):
        inner = list(value.items())
    elif isinstance(value, list):
        inner = list(enumerate(value))
    else:
        return []
    found = [(*path, name) for name, _ in inner]
    return found + [place for name, one in inner for place in places_in(one, (*path, name))]


def damaged(value: Any, harm: dict[tuple[Any, ...], Any]) -> Any:
    """Return a copy with other things at some places."""
    spoilt = copy.deepcopy(value)
    # The deepest first, so that all places are still there.
    for path, instead in sorted(harm.items(), key=lambda pair: -len(pair[0])):
        place = spoilt
        for step in path[:-1]:
            place = place[step]
        if instead == GONE and isinstance(place, dict):
            del place[path[-1]]
        else:
            place[path[-1]] = None if instead == GONE else copy.deepcopy(instead)
    return spoilt


def damages(value: Any) -> st.SearchStrategy[Any]:
    """Draw damaged copies."""
    chosen = st.dictionaries(
        st.sampled_from(places_in(value)), st.sampled_from(INSTEAD), max_size=9
    )
    return chosen.map(lambda harm: damaged(value, harm))
