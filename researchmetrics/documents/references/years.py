"""Finding the date of a reference, and blanking it out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from researchmetrics.documents.references.identifiers import blank

__all__ = ["Dated", "find_year"]

_MONTH = (
    r"(?:jan(?:uary|uar|\.)?|feb(?:ruary|ruar|\.)?|mar(?:ch|\.)?|märz|apr(?:il|\.)?|may|mai|june?|juni|"
    r"july?|juli|aug(?:ust|\.)?|sept?(?:ember|\.)?|oct(?:ober|\.)?|oktober|nov(?:ember|\.)?|"
    r"de[cz](?:ember|\.)?|spring|summer|autumn|fall|winter)"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th|\.)?"
_YEAR = r"(?:1[5-9]|20)\d\d"
_DATE = re.compile(
    rf"(?P<open>[(\[])?\s*"
    rf"(?:\b(?:{_DAY}\s*(?:[-–]\s*{_DAY}\s*)?)?{_MONTH}\b\.?(?:\s*[-–/]\s*{_MONTH}\.?)?"
    rf"(?:\s*{_DAY}(?:\s*[-–]\s*{_DAY})?)?,?\s*|(?<=[(\[])ca?\.?\s?|(?:©|\bcop\.|\bcirca)\s?|\bc(?=\d))?"
    rf"(?:(?<![\w/:–—-])|(?<=\bc))(?P<year>{_YEAR})(?P<letter>[a-z])?"
    rf"(?:\s?/\s?(?:{_YEAR}|\d\d)(?=\s?[)\]])|\s?\[(?:orig[a-z.]{{0,6}}\s)?{_YEAR}\])?(?![\w–—]|-\d|/\d)"
    rf"(?:[,\s]\s*{_MONTH}\.?(?:\s*{_DAY})?(?!\w))?(?:/\d{{2,4}}\b)?\s*(?P<close>[)\]])?",
    re.IGNORECASE,
)
_ODD = re.compile(rf"\b(?:{_MONTH}\s+|(?<=,)\s*)(?P<year>\d{{4}})\W*$", re.IGNORECASE)
_FOUR_DIGITS = re.compile(r"(?:1[5-9]|20)\d\d")
# Days and months of a date reach no further before or behind its year.
_LEAD = 48
_PAGE_BEFORE = re.compile(r"(?:\bpp?\.?|\b[Pp]ages?|\b[Nn]o\.?|\b[Vv]ol\.?|#)\s*$")
# "ACL'19" where no year is given in full.
_SHORT = re.compile(r"(?<=[A-Z\d])\s?['’‘](?P<year>\d\d)(?=[\s.,;:)]|$)")
_UNDATED = re.compile(
    r"[\s.,]*[(\[]\s?(?:n\.?\s?d|s\.?\s?[fad]|o\.?\s?J|b\.?\s?d|б\.?\s?г|undated|"
    r"no date)\.?\s?[)\]]",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(r"[\s.,;:()\[\]]*")


@dataclass(frozen=True, slots=True)
class Dated:
    """The date of a reference and where it stood.

    Parameters
    ----------
    text : str
        The reference with the date blanked out.
    year : int or None
        As printed, sane or not.
    date : str or None
        As printed, with month and day where given.
    start, end : int
        Where it stood; both -1 without one.
    sign : str
        What told it: its place ``behind`` the names, its ``brackets``, or that it is the ``last``.
    at : tuple of (int, int)
        Where the digits of the year stand.
    """

    text: str
    year: int | None = None
    date: str | None = None
    start: int = -1
    end: int = -1
    sign: str = ""
    at: tuple[int, int] = (-1, -1)


def find_year(text: str, start: int, title: tuple[int, int] | None = None) -> Dated:
    """Find the date of publication behind the authors.

    Parameters
    ----------
    text : str
        The reference without markup.
    start : int
        Where the authors end.
    title : tuple of (int, int), optional
        Where a title in quotes stands, whose years do not count.

    Returns
    -------
    Dated
        The date right behind the authors if there is one; else the last date in parentheses, or
        else the last one that is no page.

    Examples
    --------
    >>> find_year("Notes on 1843. Engines, 12(3), 2019.", 0).year
    2019
    """
    found, sign = _best(text, start, title)
    if found is None:
        found = _ODD.search(text, max(start, len(text) - 60))
        if found is None:
            return _without_year(text, start)
    date = " ".join(found[0].strip(" ()[].,").split())
    year, (begin, end) = int(found["year"]), found.span()
    return Dated(blank(text, begin, end), year, date, begin, end, sign, found.span("year"))


def _without_year(text: str, start: int) -> Dated:
    """A year cut to two digits behind an acronym, or a remark that there is none."""
    if undated := _UNDATED.match(text, start):
        return Dated(blank(text, *undated.span()))
    found = _SHORT.search(text, start)
    if found is None:
        return Dated(text)
    year = int(found["year"])
    year += 2000 if year < 60 else 1900
    begin, end = found.span()
    # It belongs to the venue's name as printed, and stays there.
    return Dated(text, year, found["year"], begin, end, "short", found.span("year"))


def _dates(text: str, start: int) -> Iterator[re.Match[str]]:
    """All dates of a text; years are looked for first, as most of a text is none."""
    place = start
    for year in _FOUR_DIGITS.finditer(text, start):
        if year.start() < place:
            continue
        found = _DATE.search(text, max(place, year.start() - _LEAD), year.end() + _LEAD)
        if found:
            place = found.end()
            yield found


def _best(text: str, start: int, title: tuple[int, int] | None) -> tuple[re.Match[str] | None, str]:
    """Choose among the dates of a text."""
    candidates = [
        found
        for found in _dates(text, start)
        if not (title and title[0] < found.start("year") < title[1])
        and not _PAGE_BEFORE.search(text, max(0, found.start("year") - 8), found.start("year"))
    ]
    if not candidates:
        return None, "odd"
    first = candidates[0]
    between = _NO_TITLE.match(text, start)
    if between and between.end() >= first.start() and text[first.end() : first.end() + 1] != "-":
        return first, "behind"
    closed = [found for found in candidates if found["open"] and found["close"]]
    return (closed[-1], "brackets") if closed else (candidates[-1], "last")
