"""The words of two invented fields, and the year in which each came up."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

from researchmetrics.datasets.invention.dice import Dice

__all__ = ["FIELDS", "FIRST_YEAR", "LAST_YEAR", "Topic", "coinages", "methods", "topics"]

FIRST_YEAR, LAST_YEAR = 2004, 2025


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic of a field: its category code, the year it came up, and its words."""

    name: str
    category: str
    since: int
    terms: tuple[str, ...]
    materials: tuple[str, ...]


FIELDS = ("psychoceramics", "tempestology")


@cache
def topics(field: str, year: int) -> tuple[Topic, ...]:
    """Return the topics that a field knows in a year.

    Parameters
    ----------
    field : str
        One of `FIELDS`.
    year : int
        Calendar year.

    Returns
    -------
    tuple of Topic
        Oldest first.
    """
    every = (
        Topic(
            topic["name"],
            topic["category"],
            topic["since"],
            tuple(topic["terms"]),
            tuple(topic["materials"]),
        )
        for topic in _words()["topics"][field]
    )
    return tuple(topic for topic in every if topic.since <= year)


@cache
def methods(year: int) -> tuple[str, ...]:
    """Return the methods in use in a year.

    Parameters
    ----------
    year : int
        Calendar year.

    Returns
    -------
    tuple of str
        Oldest first.
    """
    return tuple(method for method, since in _words()["methods"].items() if since <= year)


@cache
def coinages(field: str, year: int) -> tuple[str, ...]:
    """Return the words coined in a field up to a year, a few new ones each.

    Parameters
    ----------
    field : str
        One of `FIELDS`.
    year : int
        Calendar year.

    Returns
    -------
    tuple of str
        Oldest first.
    """
    parts = _words()["coinages"]
    every = ["".join(p) for p in product(parts["stems"], parts["links"], parts["ends"])]
    shuffled = Dice("coinages", field).some(every, 8 * (LAST_YEAR - FIRST_YEAR + 1))
    return tuple(shuffled[: 8 * (year - FIRST_YEAR + 1)])


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
