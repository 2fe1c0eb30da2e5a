"""Dates and names in parts, as the citation style language writes them, and Crossref after it."""

from __future__ import annotations

from typing import Any

from researchmetrics.sources import fields

__all__ = ["day_of", "name_of"]


def day_of(raw: object, path: str) -> str | None:
    """Read the first date of several that is one.

    Parameters
    ----------
    raw : object
        One row of an answer.
    path : str
        Places of dates, parted by bars; each may hold a list of nothing.

    Returns
    -------
    str or None
        Year, month and day as far as stated: ``2024-03``.

    Examples
    --------
    >>> row = {"issued": {"date-parts": [[None]]}, "created": {"date-parts": [[2024, 3]]}}
    >>> day_of(row, "issued | created")
    '2024-03'
    """
    found = (_day(fields.value(raw, f"{place.strip()}.date-parts")) for place in path.split("|"))
    return next(filter(None, found), None)


def _day(parts: Any) -> str | None:
    first = parts[0] if isinstance(parts, list) and parts else None
    stated = first if isinstance(first, list) else []
    texts = [str(one) if type(one) in {int, str} else "" for one in stated[:3]]
    known: list[str] = []
    for text, most in zip(texts, (9999, 12, 31), strict=False):
        if not (text.isascii() and text.isdigit() and len(text) < 5 and 0 < int(text) <= most):
            break
        known.append(text.zfill(2) if known else text)
    return "-".join(known) or None


def name_of(row: object, path: str = "") -> str | None:
    """Read the name of a person, or of an organisation.

    Parameters
    ----------
    row : object
        Of a list of names.
    path : str
        Place of the name in it; empty for the row itself.

    Returns
    -------
    str or None
        Given name first.

    Examples
    --------
    >>> name_of({"family": "Carberry", "given": "Josiah"}), name_of({"literal": "The Potters"})
    ('Josiah Carberry', 'The Potters')
    """
    at = fields.value(row, path) if path else row
    parts = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
    known = [fields.text(at, part) for part in parts]
    return " ".join(filter(None, known)) or fields.text(at, "name | literal")
