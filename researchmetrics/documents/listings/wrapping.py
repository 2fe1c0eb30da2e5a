"""Lines that were broken to fit a width, joined again; lines broken on purpose are kept.

A break that the width asked for comes where the next word would no longer have fit. Which width
that is shows in the lines themselves: many end just before it, hardly any goes beyond.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from researchmetrics.documents.deadline import check
from researchmetrics.documents.listings.line_shapes import line_shape
from researchmetrics.documents.listings.text_lines import TextLine, width_of
from researchmetrics.documents.text.asian_print import is_asian

__all__ = ["Wrapping", "joined", "wrapping_of"]

_FIRST = re.compile(r"\S+")
_OPEN = re.compile(r"(?:[,;&、，]|\b(?:and|und|et|y|e|og|och|ja|i|en|with))\s*$")
_OPENED = re.compile(r"[\[({|/·]\s*$")
_UNFINISHED = re.compile(
    r"\s(?:a|an|the|of|for|in|on|to|by|with|from|under|via|using|between|through|der|die|das|des|für|von|zur|"
    r"im|de|du|la|le|les|des|pour|sur|dans|del|los|las|para|por|della|per|nel|van|het|een|voor)$"
)
_CLOSED = re.compile(r"[\])}|/·,;]|\.(?=\w)")
_SIGNS = re.compile(r"[\W_]{1,4}")
_HYPHEN = re.compile(r"(?<=[^\W\d_]{2})[-\u00ad\u2010]$")
_ENDS = re.compile(r"(?:(?<!\b[A-Z])[.?!]|[。．？！])[\"'”’»)\]]*\d{0,3}$")
_LOW = re.compile(
    r"(?!(?:ar|bio|med|chem|psy)[xX]iv\b|(?:doi|pdf|bib|html|code|slides?|project|paper|video|url|link)\b|"
    r"https?:|www\.|bibtex|in\b|e-?print|to appear|vol|no\.|pp)"
    r"[\"'“‘(]?[a-zß-öø-ÿа-яα-ω]"
)
_LEAST, _MOST = 40, 150
_FEWEST = 4
_SHORT = 12


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How a text is broken into lines.

    Parameters
    ----------
    width : int
        Columns that lines may have; 0 where they are broken on purpose only.
    blocks : bool
        Whether lines are broken on purpose too, as between title, authors and venue.
    stopped : bool
        Whether lines that are broken on purpose end in a stop.
    """

    width: int = 0
    blocks: bool = True
    stopped: bool = False


def wrapping_of(lines: Sequence[TextLine]) -> Wrapping:
    r"""Say how a text is broken into lines.

    Parameters
    ----------
    lines : sequence of TextLine
        Its lines.

    Returns
    -------
    Wrapping
        The width, if there is one.

    Examples
    --------
    >>> wrapping_of([])
    Wrapping(width=0, blocks=False, stopped=False)
    """
    pairs = [
        _Pair(
            line.width,
            line.width + 1 + _first_width(after.text),
            _goes_low(line, after),
            _ENDS.search(line.text) is not None,
        )
        for line, after in pairwise(lines)
        if not after.gap and not after.bullet and line.width <= _MOST and _says(line, after)
    ]
    width = _width(pairs)
    short = [pair for pair in pairs if not pair.low and (not width or pair.needed <= width)]
    stopped = sum(pair.ended for pair in short)
    blocks = len(short) > 0.15 * len(pairs)
    return Wrapping(width, blocks, len(short) >= _FEWEST and stopped > 0.7 * len(short))


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two lines of one paragraph.

    Parameters
    ----------
    width : int
        Of the upper.
    needed : int
        What it would have with the first word of the lower.
    low : bool
        Whether the break stands inside a sentence.
    ended : bool
        Whether the upper ends in a stop.
    """

    width: int
    needed: int
    low: bool
    ended: bool


def _says(line: TextLine, after: TextLine) -> bool:
    """Whether both are lines of text, and no rows of links or signs."""
    check()
    return len(line.text) > _SHORT and after.text[:1].isalnum()


def _width(pairs: Sequence[_Pair]) -> int:
    """The width that the breaks inside sentences tell, which are none of the writer's."""
    needed = sorted(pair.needed for pair in pairs if pair.low and pair.width >= _LEAST)
    if len(needed) < _FEWEST:
        return 0
    width = needed[len(needed) // 10] - 1
    full = [pair.low for pair in pairs if pair.needed > width]
    short = [pair.low for pair in pairs if pair.needed <= width]
    lower = sum(full) / len(full)
    if lower < 0.15 or (short and lower < 1.3 * sum(short) / len(short)):
        return 0
    return width


def _first_width(text: str) -> int:
    if is_asian(text[:1]):
        return 2
    first = _FIRST.match(text)
    return width_of(first[0]) if first else 0


def _goes_low(line: TextLine, after: TextLine) -> bool:
    """Whether a break stands inside a sentence."""
    if is_asian(after.text[:1]):
        return not _ENDS.search(line.text)
    return bool(_LOW.match(after.text)) and not line.text.endswith((".", "?", "!"))


def joined(lines: Sequence[TextLine], wrapping: Wrapping) -> list[TextLine]:
    r"""Join the lines of one paragraph that were broken to fit.

    Parameters
    ----------
    lines : sequence of TextLine
        Lines without empty ones between them.
    wrapping : Wrapping
        How the text around them is broken.

    Returns
    -------
    list of TextLine
        As meant.

    Examples
    --------
    >>> from researchmetrics.documents.listings.text_lines import text_lines
    >>> lines = text_lines("Ann Pott,\n Bo Lee\nClay, 2019\nproject page\n/\narXiv")
    >>> [line.text for line in joined(lines, Wrapping())]
    ['Ann Pott, Bo Lee', 'Clay, 2019', 'project page / arXiv']
    """
    found: list[TextLine] = []
    # The printed width of the last line that was joined tells whether it is full.
    last: TextLine | None = None
    for line in lines:
        if found and last is not None and _is_broken(found[-1], last, line, wrapping):
            found[-1] = replace(found[-1], text=_glued(found[-1].text, line.text))
        else:
            found.append(line)
        last = line
    return found


def _glued(text: str, more: str) -> str:
    check()
    if _HYPHEN.search(text[-4:]) and _LOW.match(more):
        return text[:-1] + more
    if is_asian(text[-1:]) and is_asian(more[:1]):
        return text + more
    return f"{text} {more}"


def _is_broken(held: TextLine, last: TextLine, line: TextLine, wrapping: Wrapping) -> bool:
    """Whether a line goes on in the next one."""
    if line.bullet or len(held.text) > 6000:
        return False
    if _UNFINISHED.search(last.text) and line.text[0].isalnum():
        return True
    if _HYPHEN.search(last.text) and _LOW.match(line.text):
        return True
    if _OPENED.search(held.text[-4:]) or _CLOSED.match(line.text) or _SIGNS.fullmatch(line.text):
        return True
    ended, low = _ENDS.search(last.text), _LOW.match(line.text)
    if wrapping.stopped and not ended and len(last.text) > _SHORT and line.text[0].isalnum():
        return True
    if wrapping.width and last.width <= _MOST:
        full = last.width + 1 + _first_width(line.text) > wrapping.width
        if full:
            return not (ended and not low and wrapping.blocks)
    return bool(low and not ended) or _are_names(held, line)


def _are_names(held: TextLine, line: TextLine) -> bool:
    """Whether names go on after a comma."""
    if not _OPEN.search(held.text[-12:]):
        return False
    return _is_named(held.text.rstrip(" ,;&")) and _is_named(line.text.rstrip(" ,;&"))


def _is_named(text: str) -> bool:
    return line_shape(text).kind in {"names", "name"}
