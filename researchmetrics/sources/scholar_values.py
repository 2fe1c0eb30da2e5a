"""Reading the values of what the library scholarly gives, of whichever type they are."""

from __future__ import annotations

from collections.abc import Mapping

from researchmetrics.sources import fields
from researchmetrics.sources.scholar_text import number, tidy

__all__ = ["by_year", "count", "line"]


def line(raw: object, path: str) -> str | None:
    r"""Read a text, without marks of writing direction.

    Parameters
    ----------
    raw : object
        What the library gave.
    path : str
        As for `researchmetrics.sources.fields.value`.

    Returns
    -------
    str or None
        None for what is missing, empty or of another type.

    Examples
    --------
    >>> line({"name": "\u202aIda Kiln\u202c"}, "name")
    'Ida Kiln'
    """
    return tidy(fields.text(raw, path)) or None


def count(raw: object, path: str) -> int | None:
    """Read a whole number, which may be written as a text.

    Parameters
    ----------
    raw : object
        What the library gave.
    path : str
        As for `researchmetrics.sources.fields.value`.

    Returns
    -------
    int or None
        None for what is missing or no such number.

    Examples
    --------
    >>> count({"pub_year": "2019"}, "pub_year"), count({"n": True}, "n")
    (2019, None)
    """
    return number(fields.text(raw, path))


def by_year(raw: object, path: str) -> tuple[tuple[int, int], ...]:
    """Read a figure by year; years are numbers, or texts where they went through JSON.

    Parameters
    ----------
    raw : object
        What the library gave.
    path : str
        As for `researchmetrics.sources.fields.value`.

    Returns
    -------
    tuple of (int, int)
        Year and count, ascending.

    Examples
    --------
    >>> by_year({"cites": {"2020": 3, 2019: 0}}, "cites")
    ((2019, 0), (2020, 3))
    """
    found = fields.value(raw, path)
    pairs = found.items() if isinstance(found, Mapping) else ()
    known = {number(str(year)): n for year, n in pairs if type(n) is int}
    return tuple(sorted((year, n) for year, n in known.items() if year is not None))
