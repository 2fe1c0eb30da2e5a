"""Dates as sources print them: partial, in several languages, open-ended, impossible."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

from researchmetrics.normalizer.dates.forms import Partial, partials
from researchmetrics.normalizer.dates.months import NOW
from researchmetrics.normalizer.dates.text import readable_date

_FIRST_YEAR = 1450  # printing; anything earlier is a slip or a placeholder


@dataclass(frozen=True, slots=True)
class Date:
    """A date, as precise as it is known.

    Parameters
    ----------
    iso : str
        ``2023-03-26``, ``2023-03`` or ``2023``.
    precision : {"day", "month", "year"}
        What is known.
    inferred : bool
        Whether the year was not printed but follows from `as_of`.
    """

    iso: str
    precision: str
    inferred: bool = False

    @property
    def year(self) -> int:
        """Calendar year."""
        return int(self.iso[:4])


@dataclass(frozen=True, slots=True)
class Span:
    """A period.

    Parameters
    ----------
    start, end : Date or None
        None when not printed.
    is_current : bool
        Whether it is said to last until now.
    """

    start: Date | None = None
    end: Date | None = None
    is_current: bool = False


_ISO = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?", re.ASCII)
_NEVER = re.compile(
    r"\b(?:to be|will be|being)\s+(?:re)?submitted\b|\bin preparation\b|\bplanned\b", re.IGNORECASE
)
# Scripts without spaces have no borders of words.
_NOW = re.compile(
    rf"(?<!\w)(?:{NOW})(?!\w)|至今|迄今|现在|現在|현재|[-–—~]\s*date\b|(?<!\w)н\.\s?в\.",
    re.IGNORECASE,
)
# "2009年9月至2014年6月": the words between two dates stand next to their digits and signs.
_BETWEEN = re.compile(r"(?<=[\d年月日년월일])\s*(?:至|到|から|부터)\s*(?=\d)")
# "2006 - 10" are years: a dash with blanks around it stands in no month.
_TWO_DIGITS = re.compile(r"(?<=\d{4})\s+[-–—]\s+(?=\d\d\D*$)")
_SINCE = re.compile(
    r"(?<!\w)(?:since|from|seit|ab|depuis|desde|dal|sinds|sedan|siden|od|от|с|부터|以来)(?!\w)",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"(?<!\w)(?:until|till|up to|bis|jusqu|hasta|fino|tot)(?!\w)", re.IGNORECASE)
_OPEN_END = re.compile(r"[-–—~]\s*[)\]]?\s*$")


def parse_date(text: object, *, as_of: str | dt.date) -> Date | None:
    """Understand a date of publication as printed.

    Parameters
    ----------
    text : object
        "Apr 17", "2023-03-26", "aug 5555", "Fall 2013", 2021.
    as_of : str or datetime.date
        The day from which things are seen. A day without a year is the latest such day not after
        it; a year more than one after it is impossible.

    Returns
    -------
    Date or None
        As precise as printed; None when there is none, when it is impossible, or when the text
        only announces a submission.

    Examples
    --------
    >>> parse_date("26 March 2023", as_of="2026-01-01")
    Date(iso='2023-03-26', precision='day', inferred=False)
    >>> parse_date("Apr 17", as_of="2026-01-01")
    Date(iso='2025-04-17', precision='day', inferred=True)
    >>> parse_date("aug 5555", as_of="2026-01-01") is None
    True
    >>> parse_date("To be submitted in April 2019", as_of="2026-01-01") is None
    True
    """
    today = day_of(as_of)
    if isinstance(text, float) and text.is_integer():
        text = int(text)
    line = readable_date(text)
    plain = _ISO.fullmatch(line)
    if plain:
        year, month, day = (int(one) if one else None for one in plain.groups())
        return _dated(Partial(year, month, day, plain.span()), today)
    if not line or _NEVER.search(line):
        return None
    for part in _with_years(list(partials(line))):
        date = _dated(part, today)
        if date is not None:
            return date
        if part.year is not None and part.month is not None:
            return None  # "aug 5555" is a placeholder: no other number in the text makes up for it
    return None


def parse_span(text: object, *, as_of: str | dt.date) -> Span:
    """Understand a period as printed.

    Parameters
    ----------
    text : object
        "2020.03.01 ~ 2022.02.25", "Feb 2018 - Now", "(Aug. 2015  Dec. 2015)", "since 2019".
    as_of : str or datetime.date
        As for `parse_date`.

    Returns
    -------
    Span
        Nothing known when nothing is printed. A single date is both start and end.

    Examples
    --------
    >>> span = parse_span("2023.02.13 ~ 현재", as_of="2026-01-01")
    >>> span.start.iso, span.end, span.is_current
    ('2023-02-13', None, True)
    """
    today = day_of(as_of)
    line = _TWO_DIGITS.sub("–", _BETWEEN.sub(" - ", readable_date(text)))
    parts = _with_years(list(partials(line)))
    dates = [date for date in (_dated(part, today) for part in parts) if date]
    now = bool(_NOW.search(line))
    if not dates:
        return Span(is_current=now)
    if now or (len(dates) == 1 and (_SINCE.search(line) or _OPEN_END.search(line))):
        return Span(dates[0], None, is_current=True)
    if len(dates) == 1:
        return _single(line, parts[0], dates[0])
    first, last = dates[0], dates[-1]
    if first.iso[: len(last.iso)] > last.iso[: len(first.iso)]:
        first, last = last, first
    return Span(first, last)


def day_of(as_of: str | dt.date) -> dt.date:
    """Read the day from which things are seen.

    Parameters
    ----------
    as_of : str or datetime.date
        ISO date or moment, or a date.

    Returns
    -------
    datetime.date
        The day.

    Raises
    ------
    ValueError
        If the text is no ISO date.

    Examples
    --------
    >>> day_of("2026-01-31T12:00:00Z")
    datetime.date(2026, 1, 31)
    """
    if isinstance(as_of, dt.datetime):
        return as_of.date()
    if isinstance(as_of, dt.date):
        return as_of
    try:
        return dt.date.fromisoformat(str(as_of)[:10])
    except ValueError as error:
        raise ValueError(f"as_of must be an ISO date such as 2026-01-31, not {as_of!r}.") from error


def possible_year(year: object, *, as_of: str | dt.date) -> int | None:
    """Keep a year of publication that can be true.

    Parameters
    ----------
    year : object
        As a source gave it.
    as_of : str or datetime.date
        As for `parse_date`.

    Returns
    -------
    int or None
        None for 0, 1000, 5555 and years more than one after `as_of`.

    Examples
    --------
    >>> possible_year(5555, as_of="2026-01-01") is None
    True
    """
    number = re.fullmatch(r"\s*(\d{4})(?:\.0)?\s*", str(year), re.ASCII)
    value = int(number[1]) if number else 0
    return value if _FIRST_YEAR <= value <= day_of(as_of).year + 1 else None


def _dated(part: Partial, today: dt.date) -> Date | None:
    year = part.year
    if year is None:
        year = _latest_year(part, today)
    if year is None or not _FIRST_YEAR <= year <= today.year + 1:
        return None
    inferred = part.year is None
    if part.month is None:
        return Date(f"{year:04d}", "year", inferred)
    if part.day is None or part.day > calendar.monthrange(year, part.month)[1]:
        return Date(f"{year:04d}-{part.month:02d}", "month", inferred)
    return Date(f"{year:04d}-{part.month:02d}-{part.day:02d}", "day", inferred)


def _latest_year(part: Partial, today: dt.date) -> int | None:
    """Find the latest year in which the day exists and is not after today."""
    if part.month is None:
        return None
    for year in range(today.year, today.year - 9, -1):
        last = calendar.monthrange(year, part.month)[1]
        if (part.day or 1) <= last and dt.date(year, part.month, part.day or 1) <= today:
            return year
    return None


def _with_years(parts: list[Partial]) -> list[Partial]:
    """Give "Mar - Jun 2015" its year on both sides, and "Dec/Jan 2020" the year before first."""
    stated = next((part for part in parts if part.year is not None), None)
    if stated is None or stated.year is None:
        return parts
    dated = []
    for part in parts:
        if part.year is None:
            is_before = part.at < stated.at and (part.month or 0) > (stated.month or 12)
            year = stated.year - 1 if is_before else stated.year
            dated.append(Partial(year, part.month, part.day, part.at))
        else:
            dated.append(part)
    return dated


def _single(line: str, part: Partial, date: Date) -> Span:
    before = line[: part.at[0]]
    if _UNTIL.search(before) or re.search(r"[~–—-]\s*$", before):
        return Span(None, date)
    return Span(date, date)
