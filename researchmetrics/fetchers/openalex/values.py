"""Reaching into OpenAlex's answers, where anything may be missing, null or of another type."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

__all__ = [
    "NAME",
    "at",
    "bool_at",
    "by_year",
    "distinct",
    "int_at",
    "is_sentinel",
    "other_ids",
    "own_id",
    "person_ids",
    "rows_at",
    "text_at",
    "texts_at",
]

NAME = "openalex"

# What deleted authors, authors without a name, and deleted works point at.
_SENTINELS = frozenset({"A5317838346", "A9999999999", "W4285719527"})
_OWN_ID = re.compile(
    r"(?:https?://(?:api\.)?openalex\.org/(?:works/|authors/)?)?([AW]\d+)", re.IGNORECASE
)


def own_id(raw: Any) -> str | None:
    """Return OpenAlex's own identifier of a work or person.

    Parameters
    ----------
    raw : object
        A work, a person, or an address of one.

    Returns
    -------
    str or None
        Such as ``W2741809807``; None when it has none.

    Examples
    --------
    >>> own_id({"id": "https://openalex.org/W42"})
    'W42'
    """
    text = raw.get("id") if isinstance(raw, Mapping) else raw
    found = _OWN_ID.fullmatch(text) if isinstance(text, str) else None
    return found[1].upper() if found else None


def is_sentinel(raw: Any) -> bool:
    """Tell whether something stands for what was deleted.

    Parameters
    ----------
    raw : object
        A work, a person, or an address of one.

    Returns
    -------
    bool
        True for the few identifiers set aside for that.

    Examples
    --------
    >>> is_sentinel("https://openalex.org/A5317838346")
    True
    """
    return own_id(raw) in _SENTINELS


def person_ids(raw: Mapping[str, Any]) -> tuple[str, ...]:
    """Collect the identifiers of a person or author.

    Parameters
    ----------
    raw : Mapping
        The person, or the ``author`` of an authorship.

    Returns
    -------
    tuple of str
        ``scheme:value``, OpenAlex's own first.
    """
    own = None if is_sentinel(raw) else own_id(raw)
    orcid = text_at(raw, "orcid") or text_at(raw, "ids", "orcid")
    return distinct(
        own and f"openalex:{own}",
        orcid and f"orcid:{orcid.rpartition('/')[2].upper()}",
        *other_ids(raw, ("scopus",)),
    )


def other_ids(raw: Mapping[str, Any], schemes: tuple[str, ...]) -> tuple[str, ...]:
    """Read further identifiers, which come bare or as addresses.

    Parameters
    ----------
    raw : Mapping
        A work or person.
    schemes : tuple of str
        Those wanted.

    Returns
    -------
    tuple of str
        ``scheme:value``.
    """
    found = ((scheme, text_at(raw, "ids", scheme)) for scheme in schemes)
    return tuple(
        f"{scheme}:{re.split(r'[/=]', address.partition('&')[0])[-1]}"
        for scheme, address in found
        if address
    )


def by_year(raw: Mapping[str, Any], figure: str) -> tuple[tuple[int, int], ...]:
    """Read a figure by year.

    Parameters
    ----------
    raw : Mapping
        A work or person.
    figure : str
        Name of the count.

    Returns
    -------
    tuple of (int, int)
        Year and count, ascending; years left out stay left out.
    """
    pairs = ((int_at(row, "year"), int_at(row, figure)) for row in rows_at(raw, "counts_by_year"))
    known = {year: n for year, n in pairs if year is not None and n is not None}
    return tuple(sorted(known.items()))


def at(raw: Any, *path: str) -> Any:
    """Follow a path of names.

    Parameters
    ----------
    raw : object
        Where to begin.
    *path : str
        Names.

    Returns
    -------
    object
        None where the path breaks.
    """
    for name in path:
        raw = raw.get(name) if isinstance(raw, Mapping) else None
    return raw


def text_at(raw: Any, *path: str) -> str | None:
    """Read a text, white space tidied; whole numbers count as text.

    Parameters
    ----------
    raw : object
        Where to begin.
    *path : str
        Names.

    Returns
    -------
    str or None
        None for what is missing, empty or of another type.
    """
    value = at(raw, *path)
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    return " ".join(value.split()) or None if isinstance(value, str) else None


def texts_at(raw: Any, *path: str) -> list[str]:
    """Read a list of texts.

    Parameters
    ----------
    raw : object
        Where to begin.
    *path : str
        Names.

    Returns
    -------
    list of str
        Without what is of another type.
    """
    value = at(raw, *path)
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def int_at(raw: Any, *path: str) -> int | None:
    """Read a whole number.

    Parameters
    ----------
    raw : object
        Where to begin.
    *path : str
        Names.

    Returns
    -------
    int or None
        None for what is missing or of another type.
    """
    value = at(raw, *path)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def bool_at(raw: Any, *path: str) -> bool | None:
    """Read a yes or no.

    Parameters
    ----------
    raw : object
        Where to begin.
    *path : str
        Names.

    Returns
    -------
    bool or None
        None for what is missing or of another type.
    """
    value = at(raw, *path)
    return value if isinstance(value, bool) else None


def rows_at(raw: Any, *path: str) -> list[Mapping[str, Any]]:
    """Read a list of objects.

    Parameters
    ----------
    raw : object
        Where to begin.
    *path : str
        Names.

    Returns
    -------
    list of Mapping
        Without what is of another type.
    """
    value = at(raw, *path)
    return [row for row in value if isinstance(row, Mapping)] if isinstance(value, list) else []


def distinct(*texts: str | None) -> tuple[str, ...]:
    """Drop what is missing or repeated.

    Parameters
    ----------
    *texts : str or None
        Texts.

    Returns
    -------
    tuple of str
        In order of first appearance.
    """
    return tuple(dict.fromkeys(text for text in texts if text))
