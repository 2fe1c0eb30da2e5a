"""Text for terminals: what a screen can show, measured in columns rather than characters."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any, Final

__all__ = ["clean", "fold", "pad", "shorten", "width"]

# Characters that would change the screen or the reading order rather than be read: controls
# (a terminal obeys escapes), and marks that turn the direction of the text after them.
_TURNS: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_ELLIPSIS: Final = "…"


def clean(text: Any) -> str:
    """Return text that is safe to show: on one line, no controls, no broken characters.

    Parameters
    ----------
    text : object
        Anything; shown as ``str``.

    Returns
    -------
    str
        Runs of white space become one space; controls and direction marks go; halves of
        characters become U+FFFD.

    Examples
    --------
    >>> clean("On" + chr(27) + "[31m pots")
    'On[31m pots'
    """
    plain = str(text)
    # Nearly all text is harmless, and this test is a hundred times cheaper than the repair.
    if not plain.isprintable():
        plain = "".join(_shown(mark) for mark in plain)
    return " ".join(plain.split())


def _shown(mark: str) -> str:
    kind = unicodedata.category(mark)
    if mark.isspace():
        return " "
    if kind == "Cs":
        return "\N{REPLACEMENT CHARACTER}"
    return "" if kind == "Cc" or mark in _TURNS else mark


def width(text: str) -> int:
    """Return the columns that a text takes on a terminal.

    Parameters
    ----------
    text : str
        One line.

    Returns
    -------
    int
        Wide East Asian characters count two, combining ones none.

    Examples
    --------
    >>> width("pot"), width("도자기")
    (3, 6)
    """
    if text.isascii():
        return len(text)
    return sum(_columns(mark) for mark in text)


def _columns(mark: str) -> int:
    if unicodedata.category(mark) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(mark) in {"W", "F"} else 1


def shorten(text: str, columns: int) -> str:
    """Cut a text to a number of columns, with an ellipsis where something was cut.

    Parameters
    ----------
    text : str
        One line.
    columns : int
        At least 1.

    Returns
    -------
    str
        At most ``columns`` wide.

    Examples
    --------
    >>> shorten("On cracked pots", 8)
    'On crac…'
    """
    if width(text) <= columns:
        return text
    return _head(text, columns - 1).rstrip() + _ELLIPSIS


def _head(text: str, columns: int) -> str:
    used = 0
    for position, mark in enumerate(text):
        used += _columns(mark)
        if used > columns:
            return text[:position]
    return text


def pad(text: str, columns: int, *, right: bool = False) -> str:
    """Fill a text with spaces to a number of columns.

    Parameters
    ----------
    text : str
        One line.
    columns : int
        Wanted width; longer texts stay as they are.
    right : bool
        Whether the text goes to the right.

    Returns
    -------
    str
        The text and its spaces.

    Examples
    --------
    >>> pad("도자기", 8) + "|"
    '도자기  |'
    """
    space = " " * max(0, columns - width(text))
    return space + text if right else text + space


def fold(text: str, columns: int, *, indent: str = "") -> list[str]:
    """Break a text into lines at spaces, and inside words that are too long.

    Parameters
    ----------
    text : str
        One line.
    columns : int
        Widest line, indent included.
    indent : str
        What lines after the first begin with.

    Returns
    -------
    list of str
        At least one line.

    Examples
    --------
    >>> fold("a long line of words", 12, indent="  ")
    ['a long line', '  of words']
    """
    lines = [""]
    for word in _pieces(text, max(1, columns - width(indent))):
        joined = f"{lines[-1]} {word}" if lines[-1].strip() else lines[-1] + word
        if width(joined) <= columns:
            lines[-1] = joined
        else:
            lines.append(indent + word)
    return lines


def _pieces(text: str, columns: int) -> Iterator[str]:
    for word in text.split():
        rest = word
        while width(rest) > columns:
            head = _head(rest, columns) or rest[:1]
            yield head
            rest = rest[len(head) :]
        if rest:
            yield rest
