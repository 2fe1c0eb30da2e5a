"""Finding the date of a reference, and blanking it out."""

from __future__ import annotations

import re
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
    rf"(?:\s*{_DAY}(?:\s*[-–]\s*{_DAY})?)?,?\s*|(?<=[(\[])c\.?\s?|©\s?)?"
    rf"(?<![\w/:–—-])(?P<year>{_YEAR})(?P<letter>[a-z])?(?![\w–—]|-\d|/\d)"
    rf"(?:[,\s]\s*{_MONTH}\.?(?:\s*{_DAY})?(?!\w))?(?:/\d{{2,4}}\b)?\s*(?P<close>[)\]])?",
    re.IGNORECASE,
)
_ODD = re.compile(rf"\b(?:{_MONTH}\s+|(?<=,)\s*)(?P<year>\d{{4}})\W*$", re.IGNORECASE)
_PAGE_BEFORE = re.compile(r"(?:\bpp?\.?|\b[Pp]ages?|\b[Nn]o\.?|\b[Vv]ol\.?|#)\s*$")
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
    """

    text: str
    year: int | None = None
    date: str | None = None
    start: int = -1
    end: int = -1


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
    found = _best(text, start, title)
    if found is None:
        found = _ODD.search(text, max(start, len(text) - 60))
        if found is None:
            return Dated(text)
    date = " ".join(found[0].strip(" ()[].,").split())
    return Dated(blank(text, *found.span()), int(found["year"]), date, *found.span())


def _best(text: str, start: int, title: tuple[int, int] | None) -> re.Match[str] | None:
    """Choose among the dates of a text."""
    candidates = [
        found
        for found in _DATE.finditer(text, start)
        if not (title and title[0] < found.start("year") < title[1])
        and not _PAGE_BEFORE.search(text, max(0, found.start("year") - 8), found.start("year"))
    ]
    if not candidates:
        return None
    first = candidates[0]
    between = _NO_TITLE.match(text, start)
    if between and between.end() >= first.start() and text[first.end() : first.end() + 1] != "-":
        return first
    closed = [found for found in candidates if found["open"] and found["close"]]
    return closed[-1] if closed else candidates[-1]
