"""Reading what several services write in a shape of its own: years, spans, indexed texts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from researchmetrics.sources import fields

__all__ = ["classed", "inverted_text", "latest_first", "span", "years"]


def years(raw: object, path: str) -> tuple[tuple[int, int], ...]:
    """Read a figure by year, of rows that each name their ``year``.

    Parameters
    ----------
    raw : object
        One row of an answer.
    path : str
        Of the rows; its last step is the name of the figure in them.

    Returns
    -------
    tuple of (int, int)
        Year and count, ascending; years left out stay left out.

    Examples
    --------
    >>> years({"by_year": [{"year": 2024, "n": 3}, {"year": 2023, "n": 0}]}, "by_year.n")
    ((2023, 0), (2024, 3))
    """
    place, _, figure = path.rpartition(".")
    rows = fields.rows(raw, place)
    pairs = ((fields.number(row, "year"), fields.number(row, figure)) for row in rows)
    known = {year: n for year, n in pairs if year is not None and n is not None}
    return tuple(sorted(known.items()))


def latest_first(raw: object, path: str) -> list[Mapping[str, Any]]:
    """Read rows that each hold a list of years, those with the latest year first.

    Parameters
    ----------
    raw : object
        One row of an answer.
    path : str
        Of the rows; its last step is the name of the years in them.

    Returns
    -------
    list of Mapping
        Rows without years last.

    Examples
    --------
    >>> latest_first({"at": [{"id": 1, "in": [2012]}, {"id": 2, "in": [2020, 2024]}]}, "at.in")[0]
    {'id': 2, 'in': [2020, 2024]}
    """
    place, _, name = path.rpartition(".")

    def latest(row: Mapping[str, Any]) -> int:
        told = fields.names(row, name)
        return max((int(one) for one in told if one.isdecimal() and len(one) < 10), default=0)

    return sorted(fields.rows(raw, place), key=latest, reverse=True)


def span(raw: object, path: str) -> str | None:
    """Read from where to where, such as the first page and the last.

    Parameters
    ----------
    raw : object
        One row of an answer.
    path : str
        The places of both, parted by a bar.

    Returns
    -------
    str or None
        Joined by a hyphen; one of them where they are the same or the other is missing.

    Examples
    --------
    >>> span({"first": "101", "last": "120"}, "first | last")
    '101-120'
    """
    return "-".join(fields.names(raw, path)) or None


def classed(raw: object, path: str) -> str | None:
    """Read the name of a class, which may stand in a list of classes of all levels.

    Parameters
    ----------
    raw : object
        One row of an answer.
    path : str
        Places of classes, parted by bars; a last step that is a number means the level of the
        first one wanted of a list.

    Returns
    -------
    str or None
        The name of the first that there is.

    Examples
    --------
    >>> rows = [{"level": 1, "display_name": "Pots"}, {"level": 0, "display_name": "Art"}]
    >>> classed({"concepts": rows}, "topic.field | concepts.0")
    'Art'
    """
    return next(filter(None, (_class(raw, place.strip()) for place in path.split("|"))), None)


def _class(raw: object, place: str) -> str | None:
    listed, _, last = place.rpartition(".")
    if not last.isdigit():
        return fields.text(raw, f"{place}.display_name")
    rows = (row for row in fields.rows(raw, listed) if fields.number(row, "level") == int(last))
    return fields.text(next(rows, None), "display_name")


def inverted_text(raw: object, path: str) -> str | None:
    """Read a text kept as an index: of each word, the positions at which it stands.

    Parameters
    ----------
    raw : object
        One row of an answer.
    path : str
        As for `researchmetrics.sources.fields.value`.

    Returns
    -------
    str or None
        Gaps closed; where several words claim one position, all of them.

    Examples
    --------
    >>> inverted_text({"index": {"pots": [1, 4], "All": [0], "are": [2]}}, "index")
    'All pots are pots'
    """
    index = fields.value(raw, path)
    placed = [
        (position, word)
        for word, positions in (index.items() if isinstance(index, Mapping) else ())
        for position in (positions if isinstance(positions, list) else ())
        if isinstance(position, int)
    ]
    return " ".join(word for _, word in sorted(placed, key=lambda pair: pair[0])) or None
