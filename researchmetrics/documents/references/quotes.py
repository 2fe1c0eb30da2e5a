"""Finding titles in quotes."""

from __future__ import annotations

import re
from itertools import islice

from researchmetrics.documents.text.asian_print import is_asian

__all__ = ["quoted_title"]

Span = tuple[int, int]

_QUOTES = {
    '"': '"”“',
    "“": '”"“',
    "”": "”",
    "„": '“”"',
    "«": "»",
    "‘": "’'",
    "'": "'’",
    "`": "'’",
    "″": "″",
}
_OPENING = re.compile(r"(?<![\w])(?:``|[\"“”„«‘'`″])(?=\s?\S)")
_MOST_QUOTES = 20
_LONGEST_TITLE = 1500


def quoted_title(text: str, start: int = 0) -> Span | None:
    """Find a title in quotes.

    Parameters
    ----------
    text : str
        The reference.
    start : int, default 0
        Where to begin.

    Returns
    -------
    tuple of (int, int) or None
        The quotes and what is between them; None when no quotes hold at least eight characters.

    Examples
    --------
    >>> quoted_title('A. Byron, "On engines," Engines, 1843')
    (10, 23)
    """
    for opening in islice(_OPENING.finditer(text, start), _MOST_QUOTES):
        sign = opening.group()[-1]
        end = _closing(text, opening.end(), _QUOTES.get(sign, sign))
        if end - opening.end() >= (3 if is_asian(text[opening.end() : opening.end() + 1]) else 6):
            return opening.start(), end
    return None


def _closing(text: str, start: int, signs: str) -> int:
    """The end of a quotation: the first closing sign behind or before a stop, else the last."""
    last = -1
    for place in range(start, min(len(text), start + _LONGEST_TITLE)):
        if text[place] not in signs:
            continue
        before, after = text[place - 1], text[place + 1 : place + 2]
        if after.isalnum() and not (before in ".,?!" and sign_is_double(text[place])):
            continue
        last = place + 1
        if (
            before in ".,?!;"
            or after in ".,;:)'\""
            or text[place + 1 : place + 5].lower().strip()[:2] == "in"
        ):
            return last + (after in "'\"" and bool(after))
        if sign_is_double(text[place]) and text.count(text[place], place + 1) == 0:
            return last
    return last


def sign_is_double(sign: str) -> bool:
    """Whether a quotation mark cannot be an apostrophe."""
    return sign in '"”“»″'
