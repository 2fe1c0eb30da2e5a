"""The date looked from: an argument everywhere, never read from a clock."""

from __future__ import annotations

import re
from typing import Any

from researchmetrics.errors import IndicatorError


def as_of_year(as_of: Any) -> int:
    """Return the year of a date.

    Parameters
    ----------
    as_of : str, int or date
        ISO date, year, or anything with a year.

    Returns
    -------
    int
        Calendar year.

    Raises
    ------
    IndicatorError
        If it is none of these.

    Examples
    --------
    >>> as_of_year("2026-01-01"), as_of_year(2026)
    (2026, 2026)
    """
    return int(iso(as_of)[:4])


def iso(as_of: Any) -> str:
    """Return a date as ISO text; a bare year stands for its last day.

    Parameters
    ----------
    as_of : str, int or date
        ISO date, year, or anything with a year.

    Returns
    -------
    str
        Such as ``2026-12-31``.

    Raises
    ------
    IndicatorError
        If it is none of these.

    Examples
    --------
    >>> iso(2026), iso("2026-03-01")
    ('2026-12-31', '2026-03-01')
    """
    text = as_of.isoformat() if hasattr(as_of, "isoformat") else str(as_of)
    if re.fullmatch(r"[12]\d{3}", text):
        return f"{text}-12-31"
    if not re.match(r"[12]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?!\d)", text):
        raise IndicatorError(
            f"as_of must be an ISO date such as 2026-01-01 or a year, not {as_of!r}."
        )
    return text[:10]
