"""Volume, issue and pages, with the labels of many languages or without any."""

from __future__ import annotations

import re

from researchmetrics.documents.references.identifiers import GAP

__all__ = ["LAW", "NUMBERS", "find_numbers"]

Span = tuple[int, int]

_PAGE = r"[A-Z]{0,2}\d+[A-Za-z]?"
_PAGES = rf"{_PAGE}(?:\s*[-–—‐−]+\s*{_PAGE})?"
_RANGE = rf"{_PAGE}\s*[-–—‐−]+\s*{_PAGE}"
_PP = (
    r"(?:(?:\b(?:pp|p|pages?|pgs?|págs?|pags?|páginas?|Seiten?|S|ss|str|sid|s|oldal|с|стр|σσ|article|art|"
    r"article no|paper|eid|ص|עמ)\b\s?[.'׳]?|№)\s*(?:ID\s|No\.?\s)?)"
)
_VOL = (
    r"(?:\b(?:vol(?:ume[ns]?|\.)?|Bd\.?|Band|Jg\.?|Jahrgang|tom[eo]?|t\.|v\.|т\.|том|τόμ\.|cilt|roč\.|"
    r"ročník|evf\.|köt\.|årg\.|المجلد|مجلد|جلد|دوره|כרך)\s*)"
)
_NO = (
    r"(?:\b(?:no|nr|nro|nos|issue|num(?:ber|éro)?|núm|Heft|H|Ausg(?:abe)?|fasc|iss|sayı|sz|szám|č|вып|выпуск|"
    r"τχ|العدد|شماره|גיליון)\b\.?\s*:?\s*|\bn\s?[°º.]\s*|№\s*|#\s*)"
)
_ISSUE = (
    r"[A-Z]{0,2}\d{1,4}[A-Z]?(?:\s?[-–/]\s?[A-Z]?\d{1,4})?|"
    r"Suppl(?:ement)?\.?\s?\w{0,4}|Pt\.?\s?\d+|S\d{1,2}|special issue"
)
_V = r"(?P<volume>[A-Z]{0,2}\d{1,4}[A-Z]?)(?!\d)"
_I = rf"(?P<issue>{_ISSUE})"
_P = rf"(?P<pages>{_PAGES})"
_END = r"(?![\w])"
_SEP = r"[\s,.:;/()–—-]*"
# In order of trust: the first that fits gives volume, issue and pages.
NUMBERS = tuple(
    re.compile(pattern, re.IGNORECASE if "vol" in pattern else 0)
    for pattern in (
        rf"(?<!\w)(?<!\d\.){_V}\s*\(\s*{_NO}?{_I}\s*\)\s*(?:[:,.;]?\s*{_PP}?{_P}{_END})?",
        (
            rf"{_VOL}{_V}{_END}(?:{_SEP}{_NO}{_I}(?![\w])\)?)?"
            rf"(?:{_SEP}(?:{_PP}{_P}|(?P<range>{_RANGE}))\b)?"
        ),
        rf"(?<![\w–'’-])(?<!\d\.){_V}\s*,?\s*(?P<issue>Suppl(?:ement)?\.?(?:\s?\w{{1,4}})?)\s*[:,]\s*{_P}{_END}",
        rf"(?<![\w–'’-])(?<!\d\.){_V}\s*,\s*(?P<issue>[A-Z]{{2,8}}\d{{0,2}}|\d{{1,3}})\s*,\s*Art(?:icle|\.)\s*{_P}{_END}",
        rf"(?<!\w)(?<!\d\.){_V}\s*[,.]?\s*{_NO}{_I}(?:\s*[:,.;]*\s*{_PP}?{_P}{_END})?",
        rf"(?<![\w–'’-])(?<!\d\.){_V}\s{{0,3}}{GAP}{{4,40}}\s{{0,3}}(?P<issue>\d{{1,3}})\s*,\s*{_PP}{_P}{_END}",
        rf"(?<![\w–'’-])(?<!\d\.){_V}\s*:\s*{_PP}?{_P}{_END}",
        rf"(?<![\w–'’-])(?<!\d\.){_V}\s*,\s*{_PP}{_P}{_END}",
        rf"(?<![\w–'’-])(?<!\d\.){_V}\s*[,;.]\s*(?P<issue>\d{{1,3}})\s*[,;:]\s*{_PP}?(?P<pages>{_RANGE}){_END}",
        rf"(?<![\w–'’-])(?<!\d\.){_V}\s*[,;.]?\s*{_PP}?(?P<pages>{_RANGE}){_END}",
        rf"(?<![\w–'’-])(?<!\d\.){_V}\s*[,;]\s*(?P<pages>{_PAGE}){_END}",
        rf"(?<![\w–'’-])(?<!\d\.){_V}\s+(?P<pages>[A-Z]?\d{{1,7}}){_END}",
        rf"(?<=,\s)(?P<volume>(?-i:[IVXLC]{{1,7}}))(?=\s*(?:{GAP}|,|$))(?:{_SEP}{_PP}{_P})?",
        rf"№\s?{_I}{_END}(?:{_SEP}{_PP}{_P})?",
        rf"{_NO}(?P<volume>\d{{1,5}}){_END}",
    )
)
# "101 Harv. L. Rev. 1243": lawyers print the volume before the journal.
LAW = re.compile(
    rf"[\s,.{GAP}]*(?P<volume>\d{{1,3}})\s(?P<venue>(?:[A-Z][\w.&'’]*\s(?:(?:of|the|and|&|on|for)\s)*){{1,7}})"
    rf"(?P<pages>\d{{1,5}}(?:\s?[-–]\s?\d+)?)(?=[\s,.{GAP}\d–-]*$)"
)
_LOOSE_PAGES = re.compile(
    rf"(?:{_PP}(?={_PAGE})|(?<![\w/-])(?!(?:19|20)\d\d-\d{{1,2}}(?!\d))(?={_RANGE}))(?P<pages>{_PAGES}){_END}"
)
_ROMAN = r"[ivxlc]{1,7}\s?[-–—]\s?[ivxlc]{1,7}"
_ROMAN_PAGES = re.compile(rf"(?:{_PP}|(?<=,\s))(?P<pages>{_ROMAN}){_END}")
_PAGES_ONLY = re.compile(rf"{_PP}(?P<pages>{_PAGES})")
_LONE_VOLUME = re.compile(rf"[\s,]{_V}[\s,.;{GAP}]*$")


def find_numbers(tail: str) -> tuple[dict[str, Span], int, int, str]:
    """Find volume, issue and pages.

    Parameters
    ----------
    tail : str
        The reference from the end of the title on.

    Returns
    -------
    spans : dict of str to (int, int)
        Where each stands.
    start, end : int
        The stretch they stand in; the end of the text where there are none.
    sign : str
        What told them.

    Examples
    --------
    >>> find_numbers("Clay, 12(3), 4-5")[0]
    {'volume': (6, 8), 'issue': (9, 10), 'pages': (13, 16)}
    """
    for rank, pattern in enumerate(NUMBERS):
        if found := pattern.search(tail):
            start, end = found.span()
            spans = {
                {"range": "pages"}.get(name, name): found.span(name)
                for name, value in found.groupdict().items()
                if value
            }
            if "pages" not in spans and (loose := _LOOSE_PAGES.search(tail, end)):
                spans["pages"] = loose.span("pages")
            return spans, start, end, str(rank)
    for told, pattern in (
        ("pages", _PAGES_ONLY),
        ("roman", _ROMAN_PAGES),
        ("loose", _LOOSE_PAGES),
    ):
        if found := pattern.search(tail):
            return {"pages": found.span("pages")}, *found.span(), told
    if found := _LONE_VOLUME.search(tail):
        return {"volume": found.span("volume")}, *found.span(), "lone"
    return {}, len(tail), len(tail), ""
