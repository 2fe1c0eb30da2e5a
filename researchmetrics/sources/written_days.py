"""Days, out of the moments that sources write in several forms of words."""

from __future__ import annotations

import re
from email.utils import parsedate_tz

__all__ = ["day_within"]


def day_within(text: str | None) -> str | None:
    """Read the day of a moment.

    Parameters
    ----------
    text : str or None
        In ISO-8601 form, or as e-mails write it.

    Returns
    -------
    str or None
        ISO date; other texts as they are.

    Examples
    --------
    >>> day_within("2024-01-31T22:41:50Z"), day_within("Wed, 31 Jan 2024 22:41:50 GMT")
    ('2024-01-31', '2024-01-31')
    >>> day_within("soon")
    'soon'
    """
    if text is None or re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return text and text[:10]
    parts = parsedate_tz(text)
    return f"{parts[0]:04}-{parts[1]:02}-{parts[2]:02}" if parts else text
