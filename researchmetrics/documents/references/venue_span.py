"""Reading what follows a title: venue, volume, issue, pages, publisher, editors."""

from __future__ import annotations

import re
from dataclasses import dataclass

from researchmetrics.documents.references.identifiers import GAP
from researchmetrics.documents.references.publishers import is_city, looks_published, names_event

__all__ = ["NUMBERS", "Place", "read_place"]

_PAGE = r"[A-Z]{0,2}\d+[A-Za-z]?"
_PAGES = rf"{_PAGE}(?:\s*[-–—‐−]+\s*{_PAGE})?"
_RANGE = rf"{_PAGE}\s*[-–—‐−]+\s*{_PAGE}"
_PP = r"(?:\b(?:pp|p|pages?|pgs?|págs?|páginas?|Seiten?|S|str|s)\b\s?\.?\s*)"
_VOL = r"(?:\b(?:vol(?:ume|\.)?|Bd\.?|Band|tome|t\.|v\.)\s*)"
_NO = r"(?:\b(?:no|nr|n[°º]|issue|num(?:ber)?|Heft|H|fasc|iss)\b\.?\s*:?\s*|№\s*|#\s*)"
_ISSUE = r"[A-Z]?\d{1,4}(?:\s?[-–/]\s?\d{1,4})?|Suppl\.?\s?\w{0,4}|Pt\.?\s?\d+"
_V = r"(?P<volume>[A-Z]{0,2}\d{1,4}[A-Z]?)(?!\d)"
_I = rf"(?P<issue>{_ISSUE})"
_P = rf"(?P<pages>{_PAGES})"
_END = r"(?![\w])"
# In order of trust: the first that fits gives volume, issue and pages.
NUMBERS = tuple(
    re.compile(pattern, re.IGNORECASE if "vol" in pattern else 0)
    for pattern in (
        rf"(?<!\w)(?<!\d\.){_V}\s*\(\s*{_NO}?{_I}\s*\)\s*(?:[:,.;]?\s*{_PP}?{_P}{_END})?",
        (
            rf"{_VOL}{_V}{_END}(?:\s*[,.(:/]*\s*{_NO}{_I}\)?)?"
            rf"(?:\s*[,.:;)]*\s*(?:{_PP}{_P}|(?P<range>{_RANGE}))\b)?"
        ),
        rf"(?<!\w)(?<!\d\.){_V}\s*[,.]?\s*{_NO}{_I}(?:\s*[:,.;]*\s*{_PP}?{_P}{_END})?",
        rf"(?<![\w–-])(?<!\d\.){_V}\s*:\s*{_PP}?{_P}{_END}",
        rf"(?<![\w–-])(?<!\d\.){_V}\s*,\s*{_PP}{_P}{_END}",
        rf"(?<![\w–-])(?<!\d\.){_V}\s*[,;.]\s*(?P<issue>\d{{1,3}})\s*[,;:]\s*{_PP}?(?P<pages>{_RANGE}){_END}",
        rf"(?<![\w–-])(?<!\d\.){_V}\s*[,;.]?\s*{_PP}?(?P<pages>{_RANGE}){_END}",
        rf"(?<![\w–-])(?<!\d\.){_V}\s*[,;]\s*(?P<pages>{_PAGE}){_END}",
        rf"(?<![\w–-])(?<!\d\.){_V}\s+(?P<pages>[A-Z]?\d{{1,7}}){_END}",
        rf"{_NO}(?P<volume>\d{{1,5}}){_END}",
    )
)
_LOOSE_PAGES = re.compile(rf"(?:{_PP}(?={_PAGE})|(?<![\w/])(?={_RANGE}))(?P<pages>{_PAGES}){_END}")
_PAGES_ONLY = re.compile(rf"{_PP}(?P<pages>{_PAGES})")
_LONE_VOLUME = re.compile(rf"[\s,]{_V}[\s,.;{GAP}]*$")

_PLACED = re.compile(
    r"(?P<place>[^\W\d_][\w.'’ -]{1,40}?(?:,\s?[\w. ]{2,30}?)?)\s?:\s*"
    r"(?P<name>[^\W\d_][^:,;()]{1,80})"
)
_EDITED = re.compile(
    r"^(?P<names>[^()]{3,300}?)[\s,]*[(\[]\s?(?:[Ee]ds?|[Hh]rsg|[Hh]g|[Hh]rg|[Cc]oord|dir|[Ee]ditors?)\b"
    r"\.?\s?[)\]]\.?\s*[,:.]?\s*"
    r"|^(?P<plain>[^()]{3,300}?),?\s+(?:[Ee]ds?\.|[Ee]ditors?)\s*[,:]\s*"
)
_LATE_EDITORS = re.compile(
    r"[\s,.(]{0,20}\b(?:[Ee]d(?:s|ited)?\.?\s+by|[Ee]ds?\.(?=\s[A-Z]))\s*(?P<names>[^()]{3,200}?)"
    r"(?:\)|\.(?=\s[A-Z][a-z]|\s*$)|$)"
)
_IN = re.compile(
    r"^[\s,.;:\"”]*(?:(?:[Ii]n|En|Dans)(?:\s*:\s*|\s+)(?=\S)(?!press)|"
    r"[Pp]resented at\s+(?:the\s+)?)"
)
# No venue's name is longer.
_LONGEST = 600
_MONTHS = re.compile(r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\b")
_ORDINAL = re.compile(r"\b(?:de[rsnm]|die|zu[rm])\s\d{1,3}$")
_ABBREVIATED = re.compile(r"(?:^|[\s.(])(?:[^\W\d_]{1,6})$")
_STOP = re.compile(rf"\.\s+|[,;]\s*|[{GAP}]{{2,}}|\s[-–—]\s")
_LIST_GOES_ON = re.compile(
    r"\s*(?:and|und|et|&|for|of|on|in)\b|\s*[^,.;()\d]{2,40},?\s(?:and|und|et|&)\s+[^,;]{2,60}"
)
_TRIM = ' ,.;:(["“”' + GAP
_BLANKS = re.compile(rf"[\s{GAP}]+")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a work appeared.

    Parameters
    ----------
    venue, volume, issue, pages, publisher : str or None
        As printed.
    editors : str or None
        The names of editors as one text.
    rest : str
        What is left behind the venue.
    """

    venue: str | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    publisher: str | None = None
    editors: str | None = None
    rest: str = ""


def read_place(tail: str, *, set_apart: bool = False, titled: bool = True) -> Place:
    """Read what follows a title.

    Parameters
    ----------
    tail : str
        The reference from the end of the title on, identifiers, remarks and date blanked out.
    set_apart : bool, default False
        Whether the print sets the venue apart, so that it is one whatever it is called.
    titled : bool, default True
        Whether a title stands before it; without one it is a venue and never a publisher alone.

    Returns
    -------
    Place
        The parts.

    Examples
    --------
    >>> place = read_place("In *Engines*, 12(3):4-5.".replace("*", ""))
    >>> place.venue, place.volume, place.issue, place.pages
    ('Engines', '12', '3', '4-5')
    """
    tail, introduced = _without_in(tail)
    introduced = introduced or set_apart
    editors = None
    if introduced and (found := _EDITED.match(tail)):
        editors, tail = _plain(found["names"] or found["plain"]), tail[found.end() :]
    if found := _LATE_EDITORS.search(tail):
        editors = editors or _plain(found["names"])
        tail = tail[: found.start()] + GAP * (found.end() - found.start()) + tail[found.end() :]
    numbers, start, end = _numbers(tail)
    before, after = tail[:start], tail[end:]
    cut = _venue_end(before[:_LONGEST])
    venue: str | None = _plain(before[:cut]) or None
    rest = _plain(before[cut:] + " " + after)
    publisher = _publisher(rest)
    if titled and venue and not introduced and not numbers.get("volume"):
        venue, publisher = _without_publisher(venue, publisher, before)
    return Place(venue=venue, publisher=publisher, editors=editors, rest=rest, **numbers)


def _without_in(tail: str) -> tuple[str, bool]:
    found = _IN.match(tail)
    return (tail[found.end() :], True) if found else (tail.lstrip(_TRIM), False)


def _numbers(tail: str) -> tuple[dict[str, str], int, int]:
    """Volume, issue and pages, and the stretch they stood in; behind the text when none."""
    for pattern in NUMBERS:
        found = pattern.search(tail)
        if found:
            parts = found.groupdict()
            pages = parts.get("pages") or parts.get("range")
            start, end = found.span()
            if not pages and (loose := _LOOSE_PAGES.search(tail, end)):
                pages = loose["pages"]
            named = {"volume": parts["volume"], "issue": parts.get("issue"), "pages": pages}
            return {k: _plain(v) for k, v in named.items() if v}, start, end
    for pattern in (_PAGES_ONLY, _LOOSE_PAGES):
        if found := pattern.search(tail):
            return {"pages": _plain(found["pages"])}, *found.span()
    if found := _LONE_VOLUME.search(tail):
        return {"volume": found["volume"]}, *found.span()
    return {}, len(tail), len(tail)


def _venue_end(text: str) -> int:
    """Where a venue ends: at the first stop that does not belong to its name."""
    acronym = re.search(r"\([A-Z][\w’' -]{1,20}\)(?=\s*(?:[,.]|$))", text)
    least = acronym.end() if acronym and "." not in text[: acronym.start()] else 0
    for stop in _STOP.finditer(text, least):
        before, after = text[: stop.start()], text[stop.end() : stop.end() + 150]
        if not before.strip(_TRIM):
            continue
        sign = text[stop.start()]
        if sign == "." and (_ABBREVIATED.search(before[-9:].rstrip()) or not after[:1].isupper()):
            continue
        if sign == "." and _ORDINAL.search(before):
            continue
        if sign == "," and _goes_on(after):
            continue
        return stop.start()
    return len(text)


def _without_publisher(
    venue: str, publisher: str | None, before: str
) -> tuple[str | None, str | None]:
    """Tell publishers and their places from venues: "Cambridge, MA: Harvard University Press"."""
    if placed := _PLACED.match(before.strip(_TRIM)):
        return None, _plain(placed["name"])
    if is_city(venue):
        return None, publisher
    if publisher is None and looks_published(venue) and not names_event(venue):
        return None, venue
    return venue, publisher


def _goes_on(after: str) -> bool:
    """Whether a venue's name goes on behind a comma: "Acoustics, Speech, and Signal"."""
    return _LIST_GOES_ON.match(after) is not None


def _publisher(rest: str) -> str | None:
    """Find the publisher in what stands behind the venue."""
    for piece in re.split(r"[.;:]\s+|\s?:\s|,\s", rest):
        found = _MONTHS.sub("", piece).strip(_TRIM)
        if 2 < len(found) < 80 and looks_published(found):
            return found
    return None


def _plain(text: str) -> str:
    text = _BLANKS.sub(" ", text).strip(_TRIM + "*")
    while text.endswith((")", "]")) and text.count(text[-1]) > text.count("(["[text[-1] == "]"]):
        text = text[:-1].rstrip(_TRIM)
    return text
