"""Where names are listed in a line, told by their shape alone."""

from __future__ import annotations

import re

__all__ = ["IN", "lists_names", "name_span", "names_in", "unlabelled", "with_others"]

_AND = r"(?:and|&|und|et|y|e|og|och|ja|i|with)"
_SPLIT = re.compile(
    rf"\s*(?:[,;·•、，；：]\s*(?:{_AND}\s)?|\s{_AND}\s|\s[|]\s|\s/\s|(?<=[a-zß-öø-ž]{{2}})[.?!:]\s)\s*"
)
_PIECE = r"(?:(?:al|el|ul|ad|ben|bin|d|l|de|da|van|von)[-’'])?[A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁΑ-ΩİŞĞ][\w’'‘`´.-]*"
_INITIALS = r"(?:(?:[A-ZÀ-ÖØ-ÞĀ-ŽА-Я](?:\.[\s-]?|[\s-])){1,4}|[A-Z]{2,3}\s)"
_PARTICLE = (
    r"(?:(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|el|al|bin|ibn|ter|ten|zu|zur|af|do|das|"
    r"y|e|st\.)\s+)"
)
_TAIL = r"(?:\s*(?:\(\w{1,12}\)|[*†‡§¶#✉⋆∗=^+,\d\s]|Jr\.?|Sr\.?|I{1,3}|PhD|MD)){0,6}\.?"
# Quotes belong to titles.
_EDGE = '[^\\w"“”„«»「」『』‘’]'
_NAME = re.compile(
    rf"{_EDGE}{{0,3}}(?:{_PARTICLE}){{0,2}}(?:{_PIECE}\s+(?:{_PARTICLE}){{0,2}}){{1,4}}{_PIECE}{_TAIL}{_EDGE}{{0,2}}"
    rf"|{_EDGE}{{0,3}}{_INITIALS}(?:{_PARTICLE}){{0,2}}{_PIECE}(?:[\s-]{_PIECE}){{0,2}}{_TAIL}{_EDGE}{{0,2}}"
    rf"|{_EDGE}{{0,3}}(?:{_PARTICLE}){{0,2}}{_PIECE}(?:[\s-]{_PIECE})?\s+(?:[A-ZÀ-Þ]\.?[\s-]?){{1,4}}{_TAIL}{_EDGE}{{0,2}}"
    rf"|[\u4e00-\u9fff]{{2,4}}{_TAIL}|[\uac00-\ud7a3]{{2,4}}{_TAIL}|[\u4e00-\u9fff\u3040-\u30ff]{{1,5}}\s?[\u4e00-\u9fff\u3040-\u30ff]{{1,5}}{_TAIL}"
)
_INITIAL = re.compile(rf"\W{{0,3}}{_INITIALS}{_TAIL}\W{{0,2}}")
_SURNAME = re.compile(rf"\W{{0,3}}(?:{_PARTICLE}){{0,2}}{_PIECE}(?:[\s-]{_PIECE}){{0,2}}\W{{0,2}}")
_ET_AL = re.compile(
    r"^\W*(?:\.{3}|…)\W*$|\bet\.?\s+al\b|\b\d+ more authors?\b|等$|\bothers\b", re.IGNORECASE
)
_LABELLED = re.compile(r"\A\s*(?:\[\s?[\w+.:/-]{1,20}\s?\]|\(?\d{1,4}[.)]|[•·–-])\s+")
_WITH = re.compile(
    r"\A\W{0,2}(?:(?:joint(?:ly)?\s|work\s)?with|by|authors?\s?:|co-?authors?\s?:|avec|mit|con|com|contributors?\s?:)\s+(?=[^\W\d_]+\.?\s)",
    re.IGNORECASE,
)
_TURNED_ONE = (
    rf"(?:{_PARTICLE}){{0,2}}{_PIECE}(?:[\s-]{_PIECE}){{0,2}},\s"
    rf"(?:[A-ZÀ-Þ](?:\.|\b)(?:[\s-]?[A-ZÀ-Þ]\.){{0,3}}(?:\s{_PARTICLE}{{1,2}})?"
    rf"|{_PIECE}(?:[\s-](?:{_PIECE}|[A-ZÀ-Þ]\.?)){{0,2}})"
)
_TURNED = re.compile(rf"\W*{_TURNED_ONE}(?:,?\s*(?:;|/|\s{_AND}\s|\s&\s)\s*{_TURNED_ONE})*")
IN = re.compile(r"\W*in:?\s", re.IGNORECASE)
_BETWEEN = re.compile(rf"[;/]|\s{_AND}\s")
_INITIAL_STOP = re.compile(r"\b[A-ZÀ-Þ]\.")
_CLOSED = re.compile(r"[.:(\"“,]\W*$")
_STOPS = frozenset((".", "?", "!", ":", "："))
_ENDS, _BEGINNINGS = frozenset((".", "(", "")), frozenset((".", "?", "!", ""))
_READ, _FAR = 4000, 1500


def names_in(text: str) -> str:
    """Give the part of a line that lists names.

    Parameters
    ----------
    text : str
        A line.

    Returns
    -------
    str
        Names with what is between them; empty where there are none.

    Examples
    --------
    >>> names_in("A. Pott and B. Lee. On the firing of pots. Clay, 2019.")
    'A. Pott and B. Lee'
    """
    text = unlabelled(text[:_READ])
    if IN.match(text):
        return ""
    start, end, _ = name_span(text)
    return text[start:end]


def unlabelled(text: str) -> str:
    """Take a number, and words such as "with" and "authors:", off the beginning of a line.

    Parameters
    ----------
    text : str
        A line.

    Returns
    -------
    str
        The line without them.

    Examples
    --------
    >>> unlabelled("[3] with Ann Pott")
    'Ann Pott'
    """
    for lead in (_LABELLED, _WITH):
        if found := lead.match(text):
            text = text[found.end() :]
    return text


def with_others(text: str) -> bool:
    """Whether words begin with "with" or "by" and a name.

    Parameters
    ----------
    text : str
        A piece of a line.

    Returns
    -------
    bool
        True for "(with Ann Pott)".

    Examples
    --------
    >>> with_others("(with Ann Pott)"), with_others("without")
    (True, False)
    """
    return _WITH.match(text) is not None


def lists_names(text: str) -> str | None:
    """Say whether a line is nothing but words such as "Pott, Ann, Lee, Bo".

    Parameters
    ----------
    text : str
        A line.

    Returns
    -------
    str or None
        ``names``; ``name`` where it may be a title as well; None for other lines.

    Examples
    --------
    >>> lists_names("Pott, Ann, Lee, Bo"), lists_names("Rain, Radio"), lists_names("On pots")
    ('names', 'name', None)
    """
    pieces = [piece for piece in _SPLIT.split(text.strip(" .")) if piece and piece.strip()]
    if len(pieces) < 2 or not all(_is_name(piece)[0] for piece in pieces):
        return None
    return "names" if len(pieces) > 3 else "name"


def name_span(text: str) -> tuple[int, int, int]:
    """Find where names stand one after the other.

    Parameters
    ----------
    text : str
        A line.

    Returns
    -------
    start, end : int
        Where the longest list of names stands.
    count : int
        How many there are; 0 for none.

    Examples
    --------
    >>> name_span("On pots. A. Pott, B. Lee.")
    (9, 25, 2)
    """
    return _turned_span(text) or _listed_span(text)


def _turned_span(text: str) -> tuple[int, int, int] | None:
    """Names with the family name first, from the beginning of a line."""
    turned = _TURNED.match(text)
    if turned is None or not (pairs := turned[0].count(", ")):
        return None
    whole = turned.end() >= len(text.rstrip(" ."))
    if not whole and (pairs < 2 or not _BETWEEN.search(turned[0])):
        return None
    return 0, turned.end(), max(2, pairs)


def _listed_span(text: str) -> tuple[int, int, int]:
    best, start, end, count, held = (0, 0, 0), 0, 0, 0, False
    place = 0
    for found in [*_SPLIT.finditer(text, 0, _FAR), None]:
        stop = found.start() if found else min(len(text), place + _FAR)
        piece = text[place:stop]
        named, ends = _is_name(piece, after_surname=held)
        if named:
            start = place if not count and not held else start
            count += named == "name"
            end, held = place + ends, named == "surname"
        stopped = found is None or found[0].strip()[:1] in _STOPS
        if not named or ends < len(piece.rstrip()) or stopped:
            best = _longer(best, start, end, count, text)
            count, held = 0, False
        place = found.end() if found else stop
    return best


def _longer(
    best: tuple[int, int, int], start: int, end: int, count: int, text: str
) -> tuple[int, int, int]:
    if not count or count <= best[2]:
        return best
    alone = count == 1 and not _is_bounded(text, start, end)
    if alone and not _INITIAL_STOP.search(text, start, end):
        return best if end - start < 0.9 * len(text.strip()) else (start, end, count)
    return (start, end, count)


def _is_bounded(text: str, start: int, end: int) -> bool:
    """Whether a single name stands between stops, as a sentence does."""
    behind = text[end - 1 : end + 2].replace(" ", "")
    before = text[max(0, start - 20) : start].rstrip()[-1:]
    return (behind[:1] in _ENDS or behind[1:2] in _ENDS) and before in _BEGINNINGS


def _is_name(piece: str, *, after_surname: bool = False) -> tuple[str, int]:
    """Whether a piece between commas is a name, or ends in the sentence behind one."""
    if not piece.strip() or len(piece) > 400:
        return "", 0
    if _ET_AL.search(piece[:24]):
        return "name", min(len(piece), 24)
    if after_surname and (found := _INITIAL.match(piece)) and found.end() > 1:
        return "name", found.end()
    found = _NAME.match(piece)
    if found and _ends_well(piece, found.end()):
        return "name", found.end()
    if _SURNAME.fullmatch(piece) and len(piece.split()) < 3:
        return "surname", len(piece)
    return "", 0


def _ends_well(piece: str, end: int) -> bool:
    """Whether nothing follows a name, or a new sentence or bracket."""
    rest = piece[end:].strip()
    if end < len(piece) and piece[end - 1] not in '. :("“' and piece[end] not in '.:("“ ':
        return False
    return not rest or _CLOSED.search(piece, 0, end) is not None or rest[0] in '("“:.'
