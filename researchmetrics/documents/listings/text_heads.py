"""Which lines of plain text are headings, and which are a menu of the page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from researchmetrics.documents.listings.headings import (
    heading_role,
    is_known_heading,
    plain_heading,
)
from researchmetrics.documents.listings.text_lines import TextLine

__all__ = ["Head", "find_heads", "find_menu", "find_title"]

_ATX = re.compile(r"(#{1,6})\s+(.*?)\s*#*")
_UNDERLINE = re.compile(r"(=|-|~|_|\*|–|—){3,}")
_MENU = re.compile(
    r"\W*(?:home|start|startseite|about(?: me)?|cv|vita|resume|contact|kontakt|team|people|"
    r"members|blog|news|research|teaching|lehre|publications|papers|projects|software|code|jobs|events|links|talks|service|"
    r"group|lab|bio|photos|gallery|openings|courses|students|search|login|impressum|intern)\W*",
    re.IGNORECASE,
)
_TITLE_PARTS = re.compile(r"\s+[-–—|·•:»]\s+|\s*[|»]\s*")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ONE_YEAR = re.compile(
    r"[\s*_=~>–—-]*(?:(?:year|jahr|année|año|anno|ano|rok|год)\s*:?\s*)?"
    r"(?:19|20)\d\d\s*[年년]?(?:\s*[-–—/]\s*(?:(?:19|20)?\d\d|present|now))?"
    r"(?:\s*[(\[]\s*\d{1,3}\s*[)\]])?[\s*_=~:<–—-]*",
    re.IGNORECASE,
)
_DATED = re.compile(r"\d{4}-\d\d\b")
_YEAR_LEVEL = 6
_LONGEST = 80
_RUN = 3


@dataclass(frozen=True, slots=True)
class Head:
    """A heading.

    Parameters
    ----------
    text : str
        Its words as printed.
    level : int
        1 to 6.
    """

    text: str
    level: int


def find_heads(lines: Sequence[TextLine]) -> dict[int, Head]:
    r"""Find the headings of a plain text.

    Parameters
    ----------
    lines : sequence of TextLine
        Its lines.

    Returns
    -------
    dict of int to Head
        By the place of the line.

    Examples
    --------
    >>> from researchmetrics.documents.listings.text_lines import text_lines
    >>> find_heads(text_lines("Papers\n\nA. Pott. On pots. Clay, 2019."))
    {0: Head(text='Papers', level=2)}
    """
    found: dict[int, Head] = {}
    for place, line in enumerate(lines):
        if len(line.text) <= 160 and (head := _head(lines, place)):
            found[place] = head
    return _years(lines) | found


def _years(lines: Sequence[TextLine]) -> dict[int, Head]:
    """Years that stand alone head what follows, unless each entry has one."""
    places = [place for place, line in enumerate(lines) if _ONE_YEAR.fullmatch(line.text)]
    same = sum(lines[upper].text == lines[lower].text for upper, lower in pairwise(places))
    if same > 0.1 * len(places):
        return {}
    return {
        place: Head(lines[place].text, _YEAR_LEVEL)
        for place in places
        if _stands_apart(lines, place) and place + 1 < len(lines)
    }


def _head(lines: Sequence[TextLine], place: int) -> Head | None:
    line = lines[place]
    if marked := _ATX.fullmatch(line.text):
        return Head(marked[2], len(marked[1])) if marked[2].strip("*_ ") else None
    if line.bullet or len(line.text) > _LONGEST or _DATED.search(line.text):
        return None
    below = lines[place + 1] if place + 1 < len(lines) else None
    if below and not below.gap and _UNDERLINE.fullmatch(below.text):
        return Head(line.text, 1 if below.text[0] == "=" else 2)
    if not _stands_apart(lines, place):
        return None
    if is_known_heading(line.text) or _is_shouted(line.text):
        return Head(line.text, 2)
    return None


def _stands_apart(lines: Sequence[TextLine], place: int) -> bool:
    """Whether an empty line, an end or the edge of a page sets a line apart."""
    line = lines[place]
    if place == 0 or line.gap or line.turned:
        return True
    before = lines[place - 1]
    return before.text.endswith((".", ":")) or bool(before.bullet)


def _is_shouted(text: str) -> bool:
    """Whether a line is all capitals, as headings of plain text are."""
    bare = plain_heading(text)
    letters = [letter for letter in bare if letter.isalpha()]
    return (
        len(letters) >= 5
        and len(bare) <= 60
        and all(letter.isupper() for letter in letters)
        and not _YEAR.search(bare)
        and not re.search(r"[,;.@|\t]", bare)
        and heading_role(bare) is not None
    )


def find_menu(lines: Sequence[TextLine]) -> frozenset[int]:
    r"""Find short lines one after the other that name parts of a site, and head nothing.

    Parameters
    ----------
    lines : sequence of TextLine
        Lines of a text.

    Returns
    -------
    frozenset of int
        Their places.

    Examples
    --------
    >>> from researchmetrics.documents.listings.text_lines import text_lines
    >>> lines = text_lines("Home\n\nPapers\n\nTeaching\n\nPapers\n\nA. Pott. On pots. Clay, 2019.")
    >>> sorted(find_menu(lines))
    [0, 1, 2]
    """
    dropped: set[int] = set()
    start = 0
    for place in range(len(lines) + 1):
        if place < len(lines) and _is_short(lines, place):
            continue
        run = range(start, place)
        named = [one for one in run if _names_part(lines[one].text)]
        if len(named) >= _RUN and named[-1] - start < 3 * len(named):
            dropped |= set(range(start, _end(lines, named)))
        start = place + 1
    return frozenset(dropped)


def _is_short(lines: Sequence[TextLine], place: int) -> bool:
    text = lines[place].text
    return len(text) <= 32 and len(text.split()) < 5


def _names_part(text: str) -> bool:
    return _MENU.fullmatch(text) is not None or is_known_heading(text)


def _end(lines: Sequence[TextLine], named: Sequence[int]) -> int:
    """Where a menu ends: its last line heads what follows, if it names a part once more."""
    texts = [lines[place].text.casefold().strip(" :#*") for place in named]
    for back in range(1, min(len(named), _RUN)):
        if texts[-back] in texts[:-back] and not texts[-back:].count("home"):
            return named[-back]
    return named[-1] + 1


def find_title(lines: Sequence[TextLine]) -> Head | None:
    r"""Find what the page calls itself, where its first line says what it holds.

    Parameters
    ----------
    lines : sequence of TextLine
        Lines of a text.

    Returns
    -------
    Head or None
        The title as a heading over all.

    Examples
    --------
    >>> from researchmetrics.documents.listings.text_lines import text_lines
    >>> find_title(text_lines("Talks | Ann Pott\n\nOn pots, Delft, 2017"))
    Head(text='Talks | Ann Pott', level=1)
    """
    if not lines or len(lines[0].text) > _LONGEST or lines[0].bullet:
        return None
    parts = _TITLE_PARTS.split(lines[0].text)
    named = [part for part in parts if is_known_heading(part[:1].upper() + part[1:])]
    return Head(lines[0].text, 1) if named and len(parts) > 1 else None
