"""Expressions of dates in a line of text, read as printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from researchmetrics.normalizer.dates.months import MONTHS, SEASONS, plain


@dataclass(frozen=True, slots=True)
class Partial:
    """What one expression prints, nothing added, and where in the line it stands."""

    year: int | None
    month: int | None
    day: int | None
    at: tuple[int, int]


_WORD = r"[^\W\d_]{3,14}\.?"
_YEAR = r"\d{4}"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_SUFFIX = r"(?:st|nd|rd|th|\.|er|º|ª|°)?"
_DASH = r"\s?(?:[-–—/]|to|bis|au)\s?"
_SHORT = r"['’](?P<s{0}>\d\d)(?!\d)"
_FORMS = (
    # Of databases: "01-MAR-20".
    rf"(?P<d15>{_DAY})-(?P<w15>{_WORD})-(?P<s15>\d\d)(?![\d-])",
    # Before the forms that take "Tháng 3, 2020" for a month's name and its day.
    (
        rf"(?:[Nn]gày\s(?P<d12>{_DAY})\s)?[Tt]háng\s(?P<m12>1[0-2]|0?[1-9])(?:\snăm)?"
        rf"[\s,/-]{{1,2}}(?P<y12>{_YEAR})(?!\d)"
    ),
    rf"(?P<y1>{_YEAR})\s?[-/.]\s?(?P<m1>1[0-2]|0?[1-9])(?:\s?[-/.]\s?(?P<d1>{_DAY}))?(?![\d])\.?",
    rf"(?P<y2>{_YEAR})\s?[年년]\s?(?:(?P<m2>1[0-2]|0?[1-9])\s?[月월]\s?(?:(?P<d2>{_DAY})\s?[日일])?)?",
    (
        rf"(?P<d3>{_DAY}){_SUFFIX}\s?(?:{_DASH}(?P<e3>{_DAY}){_SUFFIX}\s?)?(?:de\s|of\s|[-/.]\s?)?"
        rf"(?P<w3>{_WORD})(?:,?\s?(?:de(?:l)?\s|[-/.]\s?)?(?:(?P<y3>{_YEAR})|{_SHORT.format(3)}))?(?![\d])"
    ),
    (
        rf"(?P<w4>{_WORD})\s?(?P<d4>{_DAY}){_SUFFIX}"
        rf"(?:{_DASH}(?:(?P<x4>{_WORD})\s)?(?P<e4>{_DAY}){_SUFFIX})?"
        rf"(?:,\s?|\s)(?:(?P<y4>{_YEAR})|{_SHORT.format(4)})(?![\d])"
    ),
    rf"(?P<w5>{_WORD})(?:,|\sde(?:l)?\s|\s|-|/)?\s?(?P<y5>{_YEAR})(?![\ds])",
    rf"(?P<w6>{_WORD})\s?{_SHORT.format(6)}",
    rf"(?P<w7>{_WORD})\s?(?P<d7>{_DAY}){_SUFFIX}(?![\d:])",
    r"(?<!-)(?P<a8>\d{1,2})(?:[/.](?P<b8>\d{1,2})[/.]|-(?P<b13>\d{1,2})-)(?P<y8>\d{4})(?![\d-])",
    r"(?P<m9>0?[1-9]|1[0-2])[/.](?P<y9>\d{4})(?!\d)",
    rf"(?P<w10>{_WORD})(?=\s*(?:[-–—~/]|to\b|$))",
    # The year first: "2020 Mar 1"; where no month follows, the year alone is meant.
    (
        rf"c?(?P<y11>{_YEAR})(?!\d|s\b)"
        rf"(?:[\s,.-]{{1,2}}(?:(?P<d14>{_DAY})\s)?(?P<w11>{_WORD})"
        rf"(?:[\s-](?P<d11>{_DAY})(?:-(?P<e11>{_DAY}))?(?![\d-]))?(?![\s.]?\s?{_YEAR}))?"
    ),
)
# Numbers of volumes, issues and pages are no years.
_DATES = re.compile(
    r"(?<!vol\. )(?<!pp\. )(?<!no\. )(?<!pp\. \d{4}[-–])(?:"
    + "|".join(f"(?<![\\w]){form}" for form in _FORMS)
    + ")"
)
_STAMP = re.compile(rf"({_YEAR})-(\d\d)-(\d\d)[T ]\d\d:\d\d")
_SHORT_END = re.compile(r"\s?[-–—/]\s?(\d\d)(?!\d)")
_FIRST_WORD = re.compile(r"[^\W\d_]+|.", re.DOTALL)


def partials(line: str) -> Iterator[Partial]:
    """Read the dates in a line, in order, whether possible or not.

    Parameters
    ----------
    line : str
        What `readable_date` gave.

    Yields
    ------
    Partial
        Year, month and day as far as printed; of a range of days, both ends.

    Examples
    --------
    >>> [(part.year, part.month, part.day) for part in partials("Aug. 2015 to Dec. 3, 2015")]
    [(2015, 8, None), (2015, 12, 3)]
    >>> [(part.month, part.day) for part in partials("Sept. 3rd-5th 2019")]
    [(9, 3), (9, 5)]
    """
    stamp = _STAMP.search(line)
    line = "-".join(stamp.groups()) if stamp else line
    place = 0
    while found := _DATES.search(line, place):
        part = _read(found)
        if part is None:  # a word that is no month: go on behind it
            word = _FIRST_WORD.match(line, found.start())
            place = word.end() if word else found.start() + 1
            continue
        yield part
        place = part.at[1]
        end = _end_of_range(found, part)
        if end:
            yield end
        short = _SHORT_END.match(line, place)  # "2018-20"
        if short and part.year and part.month is None:
            # "1998-02" ends in the next century.
            century = part.year // 100 + (int(short[1]) < part.year % 100)
            yield Partial(century * 100 + int(short[1]), None, None, (place, short.end()))
            place = short.end()


def _read(found: re.Match[str]) -> Partial | None:
    values = {name[0]: value for name, value in found.groupdict().items() if value is not None}
    month = int(values["m"]) if "m" in values else None
    year = int(values["y"]) if "y" in values else None
    day = int(values["d"]) if "d" in values else None
    if "w" in values:
        month = MONTHS.get(plain(values["w"]))
        if month is None:
            return _year_alone(found, values["w"], year)
    if "s" in values:
        year = 2000 + int(values["s"]) if int(values["s"]) < 70 else 1900 + int(values["s"])
    if "a" in values:
        day, month = _day_month(int(values["a"]), int(values["b"]))
    return Partial(year, month, day, found.span())


def _year_alone(found: re.Match[str], word: str, year: int | None) -> Partial | None:
    """Read a year beside a word that is no month: a season, or anything behind the year."""
    if year and found["y11"]:
        return Partial(year, None, None, found.span("y11"))
    return Partial(year, None, None, found.span()) if year and plain(word) in SEASONS else None


def _end_of_range(found: re.Match[str], part: Partial) -> Partial | None:
    """Read the second day of "3-5 September" and "August 28 - September 2, 2019"."""
    day = found["e3"] or found["e4"] or found["e11"]
    if not day or part.month is None:
        return None
    month = MONTHS.get(plain(found["x4"])) if found["x4"] else part.month
    return Partial(part.year, month, int(day), part.at) if month else None


def _day_month(first: int, second: int) -> tuple[int | None, int | None]:
    """Tell day from month in 26/03/2023; 03/04/2023 can be either, so neither is known."""
    if first > 12 >= second >= 1:
        return first, second
    if second > 12 >= first >= 1:
        return second, first
    return (first, second) if first == second else (None, None)
