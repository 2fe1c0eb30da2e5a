"""Lines that hold dates, in one calendar and one kind of digits."""

from __future__ import annotations

import calendar
import datetime as dt
import re
import unicodedata

__all__ = ["readable_date"]

_ERAS = {
    "令和": 2018,
    "平成": 1988,
    "昭和": 1925,
    "大正": 1911,
    "明治": 1867,
    "民國": 1911,
    "民国": 1911,
}
_ERA = re.compile(rf"({'|'.join(_ERAS)})\s?(\d{{1,3}}|元)\s?年")
_BUDDHIST = re.compile(
    r"(?:(?:พ\.\s?ศ\.|\bB\.\s?E\.|\bBE)\s?(2[4-6]\d\d)|\b(2[4-6]\d\d)\s?(?:B\.\s?E\.?|BE\b))"
)
_THAI = re.compile("[\u0e01-\u0e2e]")
_THAI_YEAR = re.compile(r"(?<!\d)(2[45]\d\d)(?!\d)")
_WIDE = str.maketrans("．／－，　", "./-, ")
_WEEK = re.compile(r"(?<!\d)(\d{4})-?W(0[1-9]|[1-4]\d|5[0-3])(?:-?([1-7]))?(?!\d)")
_COMPACT = re.compile(r"((?:1[5-9]|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])?", re.ASCII)
_MOMENT = re.compile(r"1\d{9}(?:\d{3})?", re.ASCII)


def readable_date(text: object) -> str:
    """Write the eras, weeks and digits of a line in the common way.

    Parameters
    ----------
    text : object
        Usually text; None gives the empty text.

    Returns
    -------
    str
        Digits of ASCII; years of the common era where another era is named; days for weeks and
        for seconds or milliseconds since 1970.

    Examples
    --------
    >>> readable_date("令和2年3月"), readable_date("2020-W12-3"), readable_date("20200301")
    ('2020年3月', '2020-03-18', '2020-03-01')
    """
    line = "" if text is None else str(text).strip()
    if not line.isascii():
        line = _common_digits(line.translate(_WIDE))
        line = _ERA.sub(_common_year, line)
        if _THAI.search(line):
            return _THAI_YEAR.sub(lambda found: str(int(found[1]) - 543), line)
    elif line.isdigit():
        return _from_digits(line)
    if "W" in line:
        line = _WEEK.sub(_day_of_week, line)
    if "B" in line or "พ" in line:
        line = _BUDDHIST.sub(lambda found: str(int(found[1] or found[2]) - 543), line)
    return line


def _common_digits(line: str) -> str:
    if not any(one.isdecimal() and not one.isascii() for one in line):
        return line
    return "".join(str(unicodedata.decimal(one)) if one.isdecimal() else one for one in line)


def _from_digits(line: str) -> str:
    compact = _COMPACT.fullmatch(line)
    if compact:
        return "-".join(filter(None, compact.groups()))
    if not _MOMENT.fullmatch(line):
        return line
    seconds = int(line) / (1000 if len(line) == 13 else 1)
    return dt.datetime.fromtimestamp(seconds, tz=dt.UTC).date().isoformat()


def _common_year(found: re.Match[str]) -> str:
    number = 1 if found[2] == "元" else int(found[2])
    return f"{_ERAS[found[1]] + number}年"


def _day_of_week(found: re.Match[str]) -> str:
    year, week = int(found[1]), int(found[2])
    try:
        monday = dt.date.fromisocalendar(year, week, 1)
        day = dt.date.fromisocalendar(year, week, int(found[3] or 7))
    except ValueError:  # week 53 of a year that has 52
        return found[1]
    if found[3]:
        return day.isoformat()
    # A week that lies in two months tells only the year.
    is_whole = monday.month == day.month and day.day <= calendar.monthrange(day.year, day.month)[1]
    return f"{day.year:04d}-{day.month:02d}" if is_whole else found[1]
