"""Lists of names that stand alone: pieces between commas, family names first, dates behind them."""

from __future__ import annotations

import re

from researchmetrics.documents.references.authors import Names, find_names
from researchmetrics.documents.references.identifiers import GAP
from researchmetrics.documents.references.years import find_year

__all__ = ["DIGIT", "closing", "listed_names", "piecewise", "undated"]

Span = tuple[int, int]

DIGIT = re.compile(r"(?<!\^\{)\b\d{2,}")
_SEMICOLON = re.compile(r"\s*;\s*(?:and\s+|&\s*)?")
_AND = re.compile(r"\s*,?\s+(?:and|und|et|y)\s+|\s*&\s*")
_COMMA = re.compile(r"\s*,\s*(?:and\s+|&\s*)?|\s+(?:and|&)\s+")
_GIVEN = re.compile(r"[^\W\d_a-z\u3041-\u9fff\uac00-\ud7a3][\w'’‐-]+[^\W\d_]")
_INITIAL_END = re.compile(r"(?<!\w)[^\W\d_]$")
_PIECES = re.compile(r"\s*(?:[,;&]|\band\b|\bund\b|\bet\b|\by\b)\s*")
_NAMELIKE = re.compile(
    r"(?:(?:[^\W\d_a-z][\w'’.-]*|van|von|der|den|de|del|della|di|da|dos|du|la|le|bin|ibn|al|el|ter|ten|zu|zur|"
    r"jr|[(“\"‘'][^\W\d_a-z][\w.-]*[)”\"’'])[\s-]*){1,6}(?:\^\{[^{}]*\}|[*†‡§¶#∗⋆\d])*"
)


def listed_names(text: str, begin: int, end: int) -> Names:
    """Read a stretch that holds names and nothing else.

    Parameters
    ----------
    text : str
        A text.
    begin, end : int
        The stretch.

    Returns
    -------
    Names
        Its names; family names may stand first, a comma behind them.

    Examples
    --------
    >>> text = "Pott, Ann; Mac Lee, Bo"
    >>> [text[a:b] for a, b in listed_names(text, 0, len(text)).spans]
    ['Pott, Ann', 'Mac Lee, Bo']
    """
    pieces = _family_first(text, begin, end)
    return Names(pieces, end) if pieces else find_names(text, begin, end)


def _family_first(text: str, begin: int, end: int) -> tuple[Span, ...]:
    """Pieces such as "Pott, Ann; Lee, Bo", "Pott, Ann and Lee, Bo" or "Pott, Ann, Lee, Bo"."""
    for separator in (_SEMICOLON, _AND):
        pieces = _cut(text, begin, end, separator)
        if len(pieces) < 2:
            continue
        before = [text[a:b].partition(",") for a, b in pieces]
        commas = [text[a:b].count(",") for a, b in pieces]
        single = 2 * sum(len(family.split()) == 1 for family, *_ in before) > len(pieces)
        sure = max(commas) == 1 if separator is _SEMICOLON else min(commas) == 1 and single
        if max(commas) == 1 and sure:
            return pieces
    pieces = _cut(text, begin, end, _COMMA)
    words = sum(_GIVEN.fullmatch(text[a:b]) is not None for a, b in pieces)
    if len(pieces) < 4 or len(pieces) % 2 or words < 0.7 * len(pieces):
        return ()
    return tuple((pieces[n][0], pieces[n + 1][1]) for n in range(0, len(pieces), 2))


def _cut(text: str, begin: int, end: int, separator: re.Pattern[str]) -> tuple[Span, ...]:
    pieces = []
    for found in separator.finditer(text, begin, end):
        pieces.append((begin, found.start()))
        begin = found.end()
    pieces.append((begin, end))
    trimmed = []
    for a, b in pieces:
        kept = text[a:b].strip(f" \n{GAP}.,;")
        place = text.find(kept, a, b) if kept else -1
        if place >= 0:
            # The stop behind an initial is part of the name.
            stop = place + len(kept)
            dotted = text[stop : stop + 1] == "." and _INITIAL_END.search(kept) is not None
            trimmed.append((place, stop + dotted))
    return tuple(trimmed)


def closing(text: str, start: int, begin: int, end: int) -> int:
    """Find where a bracket that opens before names is closed.

    Parameters
    ----------
    text : str
        A text.
    start, begin, end : int
        Where what introduces the names begins, where the names do, and where to stop.

    Returns
    -------
    int
        0 where none opens, or none is closed.

    Examples
    --------
    >>> closing("(with A. Pott), 2019", 0, 6, 20)
    13
    """
    sign = next((sign for sign in text[start:begin] if sign in "(["), "")
    if not sign:
        return 0
    depth = 0
    for place in range(begin, min(end, begin + 2000)):
        depth += (text[place] == sign) - (text[place] == ")]"["([".index(sign)])
        if depth < 0:
            return place
    return 0


def undated(text: str, begin: int, end: int) -> tuple[str, int]:
    """Blank out a date behind names.

    Parameters
    ----------
    text : str
        A text.
    begin, end : int
        Where the names begin, and where they end at the latest.

    Returns
    -------
    tuple of (str, int)
        The text up to the end, and the end; before the date where nothing follows it.

    Examples
    --------
    >>> undated("A. Pott (2019). ", 0, 16)
    ('A. Pott ', 8)
    """
    dated = find_year(text[:end], begin)
    if dated.start < begin:
        return text[:end], end
    if not text[dated.end : end].strip(f" \n{GAP}.,;:)]–—-"):
        return text[: dated.start], dated.start
    return dated.text, end


def piecewise(text: str) -> float:
    """Say how many of the pieces between commas look like names.

    Parameters
    ----------
    text : str
        A line.

    Returns
    -------
    float
        0 to 1; 0 where there are not several.

    Examples
    --------
    >>> piecewise("Md. Ann Pott, Bo (Bob) Lee"), piecewise("On pots")
    (1.0, 0.0)
    """
    pieces = [piece for piece in _PIECES.split(text.strip(f" \n{GAP}.,;:()")) if piece]
    if len(pieces) < 2 or DIGIT.search(text):
        return 0.0
    long = sum(len(piece.split()) > 1 for piece in pieces)
    like = sum(_NAMELIKE.fullmatch(piece.strip()) is not None for piece in pieces)
    return like / len(pieces) if 2 * long > len(pieces) else 0.0
