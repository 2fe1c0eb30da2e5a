"""Reading what follows a title: venue, volume, issue, pages, publisher, editors."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from researchmetrics.documents.references.identifiers import GAP, blank
from researchmetrics.documents.references.publishers import is_city, looks_published, names_event
from researchmetrics.documents.references.volume_numbers import LAW, find_numbers
from researchmetrics.documents.text.asian_print import is_asian

__all__ = ["Place", "read_place"]

Span = tuple[int, int]

_PLACED = re.compile(
    r"(?P<place>[^\W\d_][\w.'’ -]{1,40}?(?:,\s?[\w. ]{2,30}?)?)\s?:\s*"
    r"(?P<name>[^\W\d_][^:,;()]{1,80})"
)
_PLACED_BEHIND = re.compile(
    r"(?:^|[.;,(]\s?)(?:[^\W\d_a-z][\w'’-]+\.?(?:[\s,-]+(?:de\s|am\s|on\s)?[^\W\d_a-z][\w'’.-]*){0,3})\s?:\s?"
    r"(?P<name>[^\W\d_a-z][^:,;()\d.]{2,60})(?=$|[.,;)\d])"
)
_EDITED = re.compile(
    r"^(?P<names>[^()]{3,300}?)[\s,]*[(\[]\s?(?:[Ee]ds?|[Hh]rsg|[Hh]g|[Hh]rg|[Cc]oords?|dirs?|[Oo]rgs?|"
    r"[Ee]ditors?|szerk|[Rr]ed|ред|a cura di)\b"
    r"\.?\s?[)\]]\.?\s*[,:.]?\s*"
    r"|^(?P<plain>[^()]{3,300}?),?\s+(?:[Ee]ds?\.\s*[,:]|[Ee]ditors?\s*[,:.])\s*"
)
_LATE_EDITORS = re.compile(
    r"[\s,.(]{0,20}\b(?:[Ee]d(?:s|ited)?\.?\s+by|[Ee]ds?\.(?=\s[A-Z]))\s*(?P<names>[^()]{3,200}?)"
    r"(?:\)|\.(?=\s[A-Z][a-z]|\s*$)|,(?=\s*(?:\d|pp?\b|[Vv]ol\b|[^,.]{2,40}\b(?:Press|UP|Verlag|Publish)))|$)"
)
_IN = re.compile(
    r"^[\s,.;:\"”]*(?:(?:[Ii]n|En|Dans)(?:\s*:\s*|\s+)(?=\S)(?!press)|"
    r"[Pp]resented at\s+(?:the\s+)?)"
)
# No venue's name is longer.
_LONGEST = 600
_MONTHS = re.compile(r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\b")
_PLACE_FOLLOWS = re.compile(
    r"[^\W\d_a-z][\w'’-]{2,}(?:[\s,]+[^\W\d_a-z][\w.'’-]*){0,3}\s?:\s[^\W\d_a-z]"
)
_ORDINAL = re.compile(r"\b(?:de[rsnm]|die|zu[rm])\s\d{1,3}$")
_ABBREVIATED = re.compile(r"(?:^|[\s.(])(?:[^\W\d_]{1,6})$")
_STOP = re.compile(rf"\.\s+|[,;]\s*|[{GAP}]{{2,}}|\s[-–—]\s")
_LIST_GOES_ON = re.compile(
    r"\s*(?:and|und|et|&|for|of|on|in)\b|\s*[^,.;()\d]{2,40},?\s(?:and|und|et|&)\s+[^,;]{2,60}"
)
_TRIM = ' ,.;:(["“”«»„' + GAP
_DASHES = "–—-"
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
    signs : dict of str to str
        What told the venue and the numbers.
    spans : dict of str to (int, int)
        Where each part stands, as far as it stands in one stretch.
    """

    venue: str | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    publisher: str | None = None
    editors: str | None = None
    rest: str = ""
    signs: dict[str, str] = field(default_factory=dict)
    spans: dict[str, tuple[int, int]] = field(default_factory=dict)


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
    whole = len(tail)
    if law := LAW.match(tail):
        spans = {name: law.span(name) for name in ("venue", "volume", "pages")}
        read = {name: _plain(law[name]) for name in spans}
        return Place(**read, signs={"venue": "law", "numbers": "law"}, spans=spans)
    tail, introduced = _without_in(tail)
    spans = {}
    editors, tail = _take_editors(tail, whole, spans, introduced=introduced or set_apart)
    at = whole - len(tail)
    numbers, start, end, told = find_numbers(tail)
    spans |= {name: (a + at, b + at) for name, (a, b) in numbers.items()}
    before, after = tail[:start], tail[end:]
    cut = _venue_end(before[:_LONGEST])
    venue: str | None = _plain(before[:cut]) or None
    spans["venue"] = (at, at + cut)
    spans["publisher"] = (at + cut, whole)
    rest = _plain(before[cut:] + " " + after)
    publisher = _publisher(rest)
    if titled and venue and not (introduced or set_apart) and "volume" not in numbers:
        venue, publisher = _without_publisher(venue, publisher, before)
        if venue is None and publisher:
            spans["publisher"] = (at, whole)
    sign = "in" if introduced else "set apart" if set_apart else "plain"
    read = {name: _plain(tail[a:b]) for name, (a, b) in numbers.items()}
    signs = {"venue": sign, "numbers": told}
    return Place(
        venue, **read, publisher=publisher, editors=editors, rest=rest, signs=signs, spans=spans
    )


def _take_editors(
    tail: str, whole: int, spans: dict[str, Span], *, introduced: bool
) -> tuple[str | None, str]:
    """Take the editors off, who stand before the venue or behind it."""
    editors = None
    if introduced and (found := _EDITED.match(tail)):
        group = "names" if found["names"] else "plain"
        at = whole - len(tail)
        spans["editors"] = (at + found.start(group), at + found.end(group))
        editors, tail = _plain(found[group]), tail[found.end() :]
    if found := _LATE_EDITORS.search(tail):
        if editors is None:
            at = whole - len(tail)
            spans["editors"] = (at + found.start("names"), at + found.end("names"))
            editors = _plain(found["names"])
        tail = blank(tail, *found.span())
    return editors, tail


def _without_in(tail: str) -> tuple[str, bool]:
    found = _IN.match(tail)
    return (tail[found.end() :], True) if found else (tail.lstrip(_TRIM + _DASHES), False)


def _venue_end(text: str) -> int:
    """Where a venue ends: at the first stop that does not belong to its name."""
    acronym = re.search(r"\([A-Z][\w’' -]{1,20}\)(?=\s*(?:[,.]|$))", text)
    least = acronym.end() if acronym and "." not in text[: acronym.start()] else 0
    for stop in _STOP.finditer(text, least):
        before, after = text[: stop.start()], text[stop.end() : stop.end() + 150]
        if not before.strip(_TRIM):
            continue
        sign = text[stop.start()]
        if sign == "." and _PLACE_FOLLOWS.match(after):
            return stop.start()
        if sign == "." and (_ABBREVIATED.search(before[-9:].rstrip()) or not _begins(after[:1])):
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
    if placed := _PLACED.match(before.strip(_TRIM + _DASHES)):
        return None, _plain(placed["name"])
    if is_city(venue):
        return None, publisher
    if publisher is None and looks_published(venue) and not names_event(venue):
        return None, venue
    return venue, publisher


def _begins(sign: str) -> bool:
    """Whether a sentence may begin so: scripts without capitals begin anyhow."""
    return sign.isupper() or is_asian(sign)


def _goes_on(after: str) -> bool:
    """Whether a venue's name goes on behind a comma: "Acoustics, Speech, and Signal"."""
    return _LIST_GOES_ON.match(after) is not None


def _publisher(rest: str) -> str | None:
    """Find the publisher in what stands behind the venue."""
    if (placed := _PLACED_BEHIND.search(rest)) and not names_event(placed["name"]):
        return _plain(_MONTHS.sub("", placed["name"])) or None
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
