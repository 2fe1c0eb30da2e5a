"""Dates and moments of observations, in one form that sorts as text."""

from __future__ import annotations

from datetime import UTC, date, datetime

from researchmetrics.errors import StoreError

__all__ = ["day", "moment", "upper_bound"]


def moment(text: str) -> str:
    """Bring a date or moment into the form that is stored.

    Parameters
    ----------
    text : str
        ISO-8601 date or moment; a moment without a zone is taken as UTC.

    Returns
    -------
    str
        ``2026-01-31``, or ``2026-01-31T12:00:00Z`` in UTC to the second.

    Raises
    ------
    StoreError
        If it is neither.

    Examples
    --------
    >>> moment("2026-01-31T13:00:00.5+01:00")
    '2026-01-31T12:00:00Z'
    >>> moment("2026-01-31")
    '2026-01-31'
    """
    try:
        if len(text) == len("2026-01-31"):
            return date.fromisoformat(text).isoformat()
        at = datetime.fromisoformat(text)
    except (TypeError, ValueError) as error:
        raise StoreError(
            f"{text!r} is no date or moment. Give one such as 2026-01-31 or 2026-01-31T12:00:00Z."
        ) from error
    at = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    return f"{at:%Y-%m-%dT%H:%M:%S}Z"


def day(at: str) -> str:
    """Return the date of a stored moment.

    Parameters
    ----------
    at : str
        As `moment` gives it.

    Returns
    -------
    str
        ISO date.

    Examples
    --------
    >>> day("2026-01-31T12:00:00Z")
    '2026-01-31'
    """
    return at[:10]


def upper_bound(as_of: str | None) -> str:
    """Return a text that sorts after every stored moment up to a date or moment.

    Parameters
    ----------
    as_of : str or None
        A date stands for its whole day; None for all time.

    Returns
    -------
    str
        To compare stored moments with.

    Examples
    --------
    >>> "2026-01-31T12:00:00Z" <= upper_bound("2026-01-31") < "2026-02-01"
    True
    """
    return "~" if as_of is None else moment(as_of) + "~"
