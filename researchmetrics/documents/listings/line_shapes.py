"""What a line of a list looks like: a title, names, a venue, a whole reference, a row of links."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from researchmetrics.documents.deadline import check
from researchmetrics.documents.listings.line_words import (
    ABSTRACT,
    BAR_LINE,
    BOILER,
    CITING,
    SAID,
    TELLING,
    TOLD,
    VENUE,
)
from researchmetrics.documents.listings.name_spans import (
    IN,
    lists_names,
    name_span,
    unlabelled,
    with_others,
)

__all__ = ["LineShape", "line_shape", "years_in"]

_YEAR = re.compile(r"(?<![\d/:_=-])(?:19[4-9]\d|20[0-4]\d)(?![\d_]|\.\d|-\d{4}\b-)")
_YEAR_ALONE = re.compile(
    r"\W*(?:year\s*:?\s*)?(?:19[4-9]\d|20[0-4]\d)"
    r"(?:\s*(?:-|–|—|to|and|&|/)\s*(?:(?:19|20)?\d\d|present|now|today))?\s*(?:\(\s*\d{1,3}\s*\))?\W*",
    re.IGNORECASE,
)
_LABEL_ALONE = re.compile(
    r"\s*(?:\[\s?[\w+.:/’' -]{1,30}\s?\]|\(?[A-Z]{0,3}\d{1,4}[.)\]]?|"
    r"[A-Z]{1,2}[-.]?\d{1,3}[.:]?)\s*"
)
_QUOTED = re.compile(r"[\"“„«「『‘][^\"“”„»」』\n]{12,}?[\"”»」』’]")
_STOP = re.compile(r"[.:?!]\s+(?=[A-Z\"“À-Þ\u3040-\ud7a3])")
_WORDS = re.compile(r"[^\W\d_]{2,}|[\u3040-\ud7a3]")
_NICKNAME = re.compile(r"\s\([^\W\d_][\w.’'-]{1,14}\)(?=\s[A-ZÀ-Þ])")
_HEAD = re.compile(r"[^.,(\[“\"]{15,300}(?=[.,(\[“\"])")
_DATED = re.compile(
    r"\A\W*(?:\d{1,2}\.?\s)?(?:[A-Z][a-zé]{2,8}\.?\s)?(?:19|20)\d\d[a-z]?\b\W*|"
    r"\A\W*(?:to appear|in press|n\.d\.)\W*",
    re.IGNORECASE,
)
_QUOTES = frozenset('"“„«「『‘')
_SURELY = re.compile(r"[.,;*†]")
_LONG = 420
_READ = 4000


@dataclass(frozen=True, slots=True)
class LineShape:
    """What a line looks like.

    Parameters
    ----------
    kind : str
        ``full`` a whole reference; ``names``; ``name`` one name or a short title; ``title``;
        ``venue``; ``names-venue``; ``title-venue``; ``title-names``; ``bar`` a row of links;
        ``year`` nothing but a year; ``label`` a number; ``prose``; ``other``; ``hidden``, or what
        only repeats the entry; ``heading`` a heading known by its words.
    chars : int
        Its length.
    open : bool
        Whether it breaks off, as a list of names does at a comma.
    years : int
        Years in it.
    """

    kind: str
    chars: int
    open: bool = False
    years: int = 0


def years_in(text: str) -> list[str]:
    """Give the years that a text names.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    list of str
        In order, each once; numbers of preprints and pages are none.

    Examples
    --------
    >>> years_in("Clay 2019 (arXiv:2012.02189), 2019")
    ['2019']
    """
    return list(dict.fromkeys(_YEAR.findall(text)))


@lru_cache(maxsize=8192)
def line_shape(text: str, *, has_bar: bool = False, led: str = "") -> LineShape:
    """Say what a line looks like.

    Parameters
    ----------
    text : str
        The line without rows of links.
    has_bar : bool, default False
        Whether it has a row of links.
    led : str, optional
        What stands at its beginning in a link, in bold or in italics.

    Returns
    -------
    LineShape
        Its kind and length.

    Examples
    --------
    >>> line_shape("Ann Pott, Bo Lee, Cy Dent").kind, line_shape("On the firing of pots").kind
    ('names', 'title')
    >>> line_shape("A. Pott and B. Lee. On the firing of pots. Clay, 2019.").kind
    'full'
    """
    check()
    text = _NICKNAME.sub("", text.strip()[:_READ])
    if len(text) < 90 and text and BAR_LINE.fullmatch(text):
        return LineShape("bar", len(text))
    text = unlabelled(text)
    words = len(_WORDS.findall(text))
    if words == 0 or not text:
        return _wordless(text, has_bar=has_bar)
    if _YEAR_ALONE.fullmatch(text):
        return LineShape("year", len(text), years=1)
    if _LABEL_ALONE.fullmatch(text) and (text[0] == "[" or len(text) < 6):
        return LineShape("label", len(text))
    years = len(years_in(text))
    shape = _told(text) or _worded(text, words, years, led)
    if shape.kind == "venue" and _is_title(led, text):
        return LineShape("title-venue", shape.chars, shape.open, years)
    return shape


def _is_title(led: str, text: str) -> bool:
    """Whether what is set off at the beginning of a line is a title, and more follows."""
    words = _WORDS.findall(led)
    return len(words) > 3 and len(led) + 6 < len(text) and not VENUE.search(led)


def _wordless(text: str, *, has_bar: bool) -> LineShape:
    if _YEAR_ALONE.fullmatch(text):
        return LineShape("year", len(text), years=1)
    if text and _LABEL_ALONE.fullmatch(text):
        return LineShape("label", len(text))
    return LineShape("bar" if has_bar else "other", len(text))


def _told(text: str) -> LineShape | None:
    """Lines that say what they are ("Source: Crossref")."""
    if CITING.match(text):
        return LineShape("hidden", len(text))
    found = TELLING.match(text)
    if found is None or len(text) > 300:
        return None
    kind = next(kind for kind, value in found.groupdict().items() if value)
    return LineShape(kind, len(text))


def _is_with(led: str, text: str) -> bool:
    """Whether a title is followed by those with whom it was written."""
    return len(_WORDS.findall(led)) > 1 and with_others(text[len(led) :].lstrip(" ,"))


def _worded(text: str, words: int, years: int, led: str = "") -> LineShape:
    size = len(text)
    is_open = text.endswith((",", ";", "、", "，", " and", " &"))
    kind = "prose" if _is_boiler(text) else _kind(text, words, years, led=led)
    return LineShape(kind, size, is_open and kind != "prose", years if kind != "prose" else 0)


def _is_boiler(text: str) -> bool:
    """Whether a line is of the page rather than of a list."""
    if len(text) < 200 and (BOILER.match(text) or text.count("›") + text.count("»") > 1):
        return True
    return len(text) > 120 and bool(ABSTRACT.match(text) or SAID.match(text))


def _kind(text: str, words: int, years: int, *, led: str) -> str:
    size = len(text)
    start, end, count = (0, 0, 0) if IN.match(text) else name_span(text)
    if not count and (listed := lists_names(text)):
        return listed
    if count and size - (end - start) < max(6, 0.15 * size):
        return _named(text, text[start:end], count, led)
    if years or VENUE.search(text):
        if count and _width(text) > 24:
            return _with_names(text, start, end)
        return _without_names(text, years, words)
    if count and end - start > 8 and words > 6:
        return "title-names"
    return _plain(text, words)


def _named(text: str, names: str, count: int, led: str) -> str:
    """Of a line of names: a title set apart before them, or what may be a title itself."""
    if led and _is_with(led, text):
        return "title-names"
    if count > 2 or text.endswith((",", " and", " &")) or _SURELY.search(names.strip(" .")):
        return "names"
    return "name"


def _plain(text: str, words: int) -> str:
    """Of a line without names, years and venues."""
    size = len(text)
    if size > _LONG or (size > 70 and TOLD.match(text)) or (size > 200 and _STOP.search(text)):
        return "prose"
    return "other" if words < 3 and size < 25 else "title"


def _with_names(text: str, start: int, end: int) -> str:
    """Whether beside names and venue there is a title too."""
    before, behind = text[:start].strip(" .,:;([-"), text[end:].strip(" .,:;()：，、。")
    if len(_WORDS.findall(before)) > 1 or _QUOTED.search(behind) or behind[:1] in _QUOTES:
        return "full"
    behind = _DATED.sub("", behind)
    pieces = [piece for piece in _STOP.split(behind) if _WORDS.search(piece)]
    if not pieces or IN.match(behind):
        return "names-venue"
    found = VENUE.search(pieces[0])
    plain = pieces[0][: found.start()] if found else pieces[0]
    words = len(_WORDS.findall(plain))
    if len(pieces) > 1 and not (found and found.start() < 12):
        return "full"
    return "full" if words > 4 or (words > 2 and "," in plain.strip(" ,")) else "names-venue"


def _without_names(text: str, years: int, words: int) -> str:
    """Whether a title stands before the venue."""
    if len(text) > _LONG and len(_STOP.findall(text)) > 2:
        return "prose"
    if _QUOTED.search(text) or _is_sentence(text):
        return "title-venue"
    found = VENUE.search(text)
    if (
        _width(text) > 60
        and words > 7
        and (found is None or found.start() > 25)
        and not IN.match(text)
    ):
        return "title-venue"
    pieces = [piece for piece in _STOP.split(text) if piece.strip()]
    if len(pieces) > 1 and not VENUE.search(pieces[0]) and len(_WORDS.findall(pieces[0])) > 3:
        return "title-venue"
    if not years and words > 5 and text[:3].lower() not in {"in ", "in:"}:
        found = VENUE.search(text)
        early = found is not None and found.start() < 25 and found[0].lower() != "review"
        return "venue" if early and len(text) < 120 else "title"
    return "venue"


def _width(text: str) -> int:
    """Length of a text, signs of East Asian scripts counted twice."""
    return len(text) + sum(sign > "\u2e7f" for sign in text)


def _is_sentence(text: str) -> bool:
    """Whether words of a sentence stand before the first comma, stop or bracket."""
    head = _HEAD.match(text)
    if head is None or head.end() + 6 > len(text) or VENUE.search(head[0]):
        return False
    words = _WORDS.findall(head[0])
    return len(words) > 3 and any(word.islower() and len(word) > 3 for word in words)
