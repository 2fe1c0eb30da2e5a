"""From a stretch of text to the value of a field, and where exactly it stands."""

from __future__ import annotations

import re

__all__ = ["Span", "inner", "number", "pages", "people", "venue", "year"]

Span = tuple[int, int]

_OUTER = " \t\n\r\x1f.,;:/|*"
_QUOTES = "\"“”„«»‘’‚'`″"
_PAIRS = {")": "(", "]": "[", "}": "{"}
_IN = re.compile(
    r"(?:[Ii]n|IN|[Dd]ans|[Ee]m|[Ee]n|[Nn]el|[Вв])\b(?:\s*:|(?=\s+[^\Wa-z]|\s+the\b|\s*[\"“«<]))\s*"
)
# What is only submitted has no venue yet; what will appear has.
_WAITING = re.compile(
    r"(?:under review|(?:to be )?submitted|in preparation|in review)\b", re.IGNORECASE
)
_GRANTED = re.compile(
    r"(?:to appear|accepted|in press|forthcoming)\b[\s,:]*(?:for publication\s+)?"
    r"(?=in\b|at\b|by\b|to\b|on\b)(?:(?:at|by|to|on)\b\s*)?",
    re.IGNORECASE,
)
_LEAD_IN = re.compile(
    r"(?:in\s*:?\s+|edited\s+by\s+|eds?\.?\s*:?\s+|\(|(?:hrsg|hg)\.?(?:\s*v(?:on|\.))?\s+|"
    r"with\s+|by\s+|and\s+|dir\.?\s+|[,;:.]\s*)+",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"[\s,;(\[]*\b(?:eds?|editors?|hrsg|hg|dirs?|coords?|orgs?|red|szerk)\b[\s.,;:)\]]*$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)(?:1[4-9]|20)\d\d(?!\d)")
_NUMBER = re.compile(r"(?<![^\W\d_])[A-Z]?\d+[a-z]?(?!\w)|\d+|\b[IVXLC]+\b")
_RANGE = re.compile(r"(?<![^\W\d_])[A-Za-z]{0,3}\d+(?:\s*[-‐‑–—−]{1,2}\s*[A-Za-z]{0,2}\d+)?")
_ROMAN_RANGE = re.compile(r"\b[ivxlc]+(?:\s*[-–—]\s*[ivxlc]+)?\b")
_ABBREVIATED = re.compile(r"(?:\b[^\W\d_]|\bal|\bJr|\bSr)\.$")


def inner(text: str, start: int, end: int) -> Span:
    """Leave out the signs around a value: stops, quotes, brackets that are not closed in it.

    Parameters
    ----------
    text : str
        The whole text.
    start, end : int
        The stretch.

    Returns
    -------
    tuple of (int, int)
        The stretch of the value; empty where there is none.

    Examples
    --------
    >>> text = "“On pots (and pans)?”. "
    >>> text[slice(*inner(text, 0, len(text)))]
    'On pots (and pans)?'
    """
    left, right = _OUTER + _QUOTES + ")]}–—-", _OUTER + _QUOTES + "([{"
    while start < end:
        first, last = text[start], text[end - 1]
        if last in right:
            end -= 1
        elif first in left:
            start += 1
        elif last in _PAIRS and text.count(last, start, end) > text.count(_PAIRS[last], start, end):
            end -= 1
        elif first in "([{" and _is_open(text, start, end):
            start += 1
        else:
            break
    return start, end


def _is_open(text: str, start: int, end: int) -> bool:
    """Whether the bracket at the beginning is not closed, or closed only at the very end."""
    sign = ")]}"["([{".index(text[start])]
    place = text.find(sign, start, end)
    return place < 0 or (place == end - 1 and text.count(text[start], start, end) == 1)


def venue(text: str, start: int, end: int) -> Span:
    """Find the venue in its stretch, without "In" or "to appear in".

    Parameters
    ----------
    text : str
        The whole text.
    start, end : int
        The stretch.

    Returns
    -------
    tuple of (int, int)
        Where the venue stands; nowhere for a work that is only submitted.

    Examples
    --------
    >>> text = "In: Proceedings of Pots,"
    >>> text[slice(*venue(text, 0, len(text)))]
    'Proceedings of Pots'
    """
    start, end = inner(text, start, end)
    if _WAITING.match(text, start, end):
        return start, start
    for words in (_GRANTED, _IN):
        if lead := words.match(text, start, end):
            start, end = inner(text, lead.end(), end)
    return start, end


def people(text: str, start: int, end: int) -> Span:
    """Find the names in a stretch of authors or editors, without words such as "edited by".

    Parameters
    ----------
    text : str
        The whole text.
    start, end : int
        The stretch.

    Returns
    -------
    tuple of (int, int)
        Where the names stand; the stop behind an initial belongs to them.

    Examples
    --------
    >>> text = "In A. Pott and B. Lee, M. (eds.), "
    >>> text[slice(*people(text, 0, len(text)))]
    'A. Pott and B. Lee, M.'
    """
    if lead := _LEAD_IN.match(text, start, end):
        start = lead.end()
    if role := _ROLE.search(text, max(start, end - 40), end):
        end = role.start()
    begin, stop = inner(text, start, end)
    if text[stop : stop + 1] == "." and stop < end and _ABBREVIATED.search(text, begin, stop + 1):
        stop += 1
    return begin, stop


def year(text: str, start: int, end: int) -> Span | None:
    """Find the year in a date.

    Parameters
    ----------
    text : str
        The whole text.
    start, end : int
        The stretch.

    Returns
    -------
    tuple of (int, int) or None
        Where its digits stand.

    Examples
    --------
    >>> year("(May 2019a).", 0, 12)
    (5, 9)
    """
    found = _YEAR.search(text, start, end)
    return found.span() if found else None


def number(text: str, start: int, end: int) -> Span | None:
    """Find the number of a volume or an issue.

    Parameters
    ----------
    text : str
        The whole text.
    start, end : int
        The stretch.

    Returns
    -------
    tuple of (int, int) or None
        Where it stands, a letter before it included.

    Examples
    --------
    >>> text = "vol. B739,"
    >>> text[slice(*number(text, 0, len(text)))]
    'B739'
    """
    found = _NUMBER.search(text, start, end)
    return found.span() if found else None


def pages(text: str, start: int, end: int) -> Span | None:
    """Find the pages, or the number of an article.

    Parameters
    ----------
    text : str
        The whole text.
    start, end : int
        The stretch.

    Returns
    -------
    tuple of (int, int) or None
        Where they stand.

    Examples
    --------
    >>> text = "pp. e12–19."
    >>> text[slice(*pages(text, 0, len(text)))]
    'e12–19'
    """
    found = _RANGE.search(text, start, end) or _ROMAN_RANGE.search(text, start, end)
    return found.span() if found else None
