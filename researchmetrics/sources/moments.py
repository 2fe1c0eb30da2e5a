"""Reading moments that services write as thousandths of a second since 1970."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

__all__ = ["day_of"]

_START = datetime(1970, 1, 1, tzinfo=UTC)
_FIRST, _LAST = -30_000_000_000_000, 30_000_000_000_000


def day_of(milliseconds: int | None) -> str | None:
    """Return the day of a moment.

    Parameters
    ----------
    milliseconds : int or None
        Since 1970; below zero before.

    Returns
    -------
    str or None
        ISO date; the year alone for the first moment of a year, by which services mean all of
        it; None for what is no day of these thousand years.

    Examples
    --------
    >>> day_of(1_711_929_600_000), day_of(1_893_456_000_000), day_of(10**20)
    ('2024-04-01', '2030', None)
    """
    if milliseconds is None or not _FIRST < milliseconds < _LAST:
        return None
    moment = _START + timedelta(milliseconds=milliseconds)
    is_year = moment == datetime(moment.year, 1, 1, tzinfo=UTC)
    return f"{moment.year:04}" if is_year else moment.date().isoformat()
