"""Dates as documents print them: finding spans in lines, and the date of the document itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from researchmetrics.documents.deadline import check

__all__ = ["MONTHS", "Span", "find_span", "find_year", "iso_date", "last_update"]

# English, German, French, Spanish, Portuguese, Italian, Dutch, the Scandinavian languages, Polish
# and Russian; whole words, so that Marseille and Augsburg are no months.
_MONTH_NAMES = """\
    january jan januar janvier janv enero ene janeiro gennaio gen januari jänner stycznia \
    styczeń январь января янв
    february feb februar février fevrier févr fév febrero fevereiro fev febbraio februari lutego \
    luty февраль февраля фев
    march mar märz maerz mrz mars marzo março marco maart mär marts marca marzec март марта мар
    april apr avril avr abril abr aprile kwietnia kwiecień апрель апреля апр
    may mai mayo maio maggio mag mei maj maja май мая
    june jun juni juin junio junho giugno giu czerwca czerwiec июнь июня
    july jul juli juillet juil julio julho luglio lug lipca lipiec июль июля
    august aug août aout agosto ago augustus augusti sierpnia sierpień август августа авг
    september sept sep septembre septiembre setembro set settembre września wrzesień сентябрь \
    сентября сен
    october oct oktober okt octobre octubre outubro out ottobre ott października październik \
    октябрь октября окт
    november nov novembre noviembre novembro listopada listopad ноябрь ноября ноя
    december dec dezember dez décembre déc decembre diciembre dic dezembro dicembre desember \
    grudnia grudzień декабрь декабря дек
"""
MONTHS = {
    name: number for number, row in enumerate(_MONTH_NAMES.splitlines(), 1) for name in row.split()
}
_MONTH = rf"\b(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b\.?"
_SEASON = (
    r"\b(?:Spring|Summer|Fall|Autumn|Winter|Sommer|Herbst|Wintersemester|Sommersemester|WiSe|SoSe|"
    r"Printemps|Été|Automne|Hiver|Primavera|Verano|Otoño|Invierno|Michaelmas|Hilary|WS|SS|Q[1-4])"
)
_YEAR = r"(?:19|20)\d\d"
_ERA = r"(?:昭和|平成|令和)\s?(?:\d{1,2}|元)年(?:\s?\d{1,2}月)?(?:\s?\d{1,2}日)?"
_NUMERIC = (
    rf"(?:{_YEAR}(?:\s?[./]\s?|-)\d{{1,2}}(?:(?:\s?[./]\s?|-)\d{{1,2}})?\.?|"
    rf"\d{{1,2}}[./](?:\d{{1,2}}[./])?{_YEAR}|"
    rf"{_YEAR}년(?:\s?\d{{1,2}}월)?(?:\s?\d{{1,2}}일)?|"
    rf"{_YEAR}年(?:\s?\d{{1,2}}月)?(?:\s?\d{{1,2}}日)?|"
    rf"{_YEAR},\s{_MONTH}(?:\s\d{{1,2}})?|{_ERA})"
)
_WORDED = (
    rf"(?:(?:\d{{1,2}}\.?\s)?{_MONTH}\s?(?:\d{{1,2}}(?:st|nd|rd|"
    rf"th)?,\s?)?(?:de\s)?,?\s?['’]?(?:{_YEAR}|(?<=['’])\d\d)|"
    rf"{_SEASON}\s?(?:of\s)?['’]?{_YEAR}(?:/(?:20)?\d\d(?!\d))?)"
)
_POINT = rf"(?:(?<![\d.]){_NUMERIC}(?!\d)|{_WORDED}|(?<![\d.\w/]){_YEAR}(?![\d\w]|\.\d))"
_BARE_MONTH = rf"(?:{_MONTH}|{_SEASON})"
_PRESENT = (
    r"(?:present|now|current(?:ly)?|today|ongoing|continuing|date|heute|aujourd['’]hui|présent|"
    r"ce\s+jour|(?:a\s+)?(?:la\s+)?actual(?:idad|mente)?|(?:a\s+)?(?:la\s+)?fecha|"
    r"presente|oggi|hoy|hoje|atual(?:mente)?|nu|nå|heden|dato|obecnie|teraz|halen|nykyään|"
    r"günümüz|σήμερα|hiện nay|nay|sekarang|"
    r"н\.?\s?в\.?|(?:по\s+)?настоящее\s+время|현재|재직\s?중|재학\s?중|現在(?:に至る)?|継続中|"
    r"至今|迄今|目前|今)"
)
_TO = (
    r"\s*(?:[-‐‑–—~∼〜～]+|−|→|\b(?:to|until|till|through|thru|bis|à|a|al|ad|hasta|até|tot|t/m|til|"
    r"do|по|до)\b|"
    r"부터|から|至)\s*"
)
_SINCE = (
    r"(?:since|seit|ab|depuis|desde|dal(?:l['’])?|from|sinds|sedan|siden|od|от|с|自|从)(?=\s|\d)\s*"
)
_SPAN = re.compile(
    rf"(?:(?:\b{_SINCE})?{_POINT}{_TO}(?:{_POINT}|{_PRESENT}(?!\w)|['’]?\d\d(?![\d\w]))|"
    rf"{_BARE_MONTH}{_TO}{_WORDED}|"
    rf"{_WORDED}\s{{1,2}}{_WORDED}|"
    rf"\b{_SINCE}{_POINT}|"
    rf"{_POINT}(?:{_TO}(?=$|[)\]\t|;,])|[-–—~](?=\s+[^\W\d]))|"
    rf"[-–—~]\s?{_POINT}(?=[)\]\t|]|$)|"
    rf"{_POINT})",
    re.IGNORECASE,
)
_OPEN = re.compile(rf"{_PRESENT}$|^{_SINCE}(?!.*{_TO}.*\d)|[-–—~]$", re.IGNORECASE)
_DIGIT = re.compile(r"\d|元年")
_PLAIN_YEAR = re.compile(rf"(?<![\d/.:\w-]){_YEAR}(?![\d/]|-\d)")

_UPDATED = re.compile(
    r"(?:last\s+(?:update[d]?|modified|change[d]?|revis(?:ed|ion))|updated|as\s+of|revised|"
    r"stand|zuletzt\s+(?:aktualisiert|geändert)|dernière\s+mise\s+à\s+jour|mis\s+à\s+jour|"
    r"última\s+(?:actualización|atualização)|actualizado|atualizado|ultimo\s+aggiornamento|"
    r"최종\s?(?:수정|업데이트)(?:일)?|업데이트|最終更新(?:日)?|更新(?:日期|时间|于)?|最后更新)"
    r"\s*(?:on|in|am|le|el|em|il|:|：|=)?\s*(?:on|in)?[\s:*_]*(?P<date>[^\n()]{4,40})",
    re.IGNORECASE,
)
_ISO = re.compile(rf"({_YEAR})\s?[./-]\s?(\d{{1,2}})(?:\s?[./-]\s?(\d{{1,2}}))?(?!\d)")
_ASIAN = re.compile(rf"({_YEAR})\s?[년年](?:\s?(\d{{1,2}})\s?[월月])?(?:\s?(\d{{1,2}})\s?[일日])?")
_DAY_FIRST = re.compile(rf"(\d{{1,2}})\s?([./])\s?(\d{{1,2}})\s?\2\s?({_YEAR})")
_MONTH_WORD = re.compile(
    rf"(?:(\d{{1,2}})(?:st|nd|rd|th|er|\.|º)?\s+(?:de\s+)?)?({_MONTH})\s*(?:(\d{{1,2}})(?:st|nd|"
    rf"rd|th)?\s*,?\s+)?"
    rf",?\s*(?:de\s+)?({_YEAR})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Span:
    """A date or span of dates in a text: as printed, and where.

    Parameters
    ----------
    text : str
        As printed: "Feb 2018 - Now".
    start, end : int
        Where it stands.
    is_range : bool
        Whether it has two ends, or is said to be open.
    """

    text: str
    start: int
    end: int
    is_range: bool

    @property
    def is_open(self) -> bool:
        """Whether it is said to last: "since 2019", "2019 - now"."""
        return bool(_OPEN.search(self.text))


def find_span(text: str) -> Span | None:
    """Find the dates of an entry: the first span in it, or else its first date.

    Parameters
    ----------
    text : str
        A line.

    Returns
    -------
    Span or None
        None where no date is printed.

    Examples
    --------
    >>> find_span("NAVER Feb 2018 - Now Seongnam, Korea").text
    'Feb 2018 - Now'
    >>> find_span("2023.02.13 ~ 현재").text, find_span("Intern (Summer 2013).").text
    ('2023.02.13 ~ 현재', 'Summer 2013')
    """
    # Most lines have no digit, and those that have are asked for again and again.
    return _first_span(text[:2000]) if _DIGIT.search(text) else None


@lru_cache(maxsize=1024)
def _first_span(text: str) -> Span | None:
    check()
    first: Span | None = None
    for found in _SPAN.finditer(text):
        raw = found.group().strip(" ,;\t")
        start = found.start() + found.group().index(raw)
        span = Span(raw, start, start + len(raw), _is_range(raw))
        if span.is_range:
            return span
        first = first or span
    return first


def _is_range(raw: str) -> bool:
    points = len(re.findall(rf"{_YEAR}|{_ERA}|['’]\d\d", raw))
    opened = re.search(rf"{_PRESENT}$|^(?:{_SINCE}|[-–—~])|[-–—~]$", raw, re.IGNORECASE)
    return (
        points > 1
        or bool(opened)
        or bool(re.search(r"\d\s*[-–—~]\s*['’]?\d\d$", raw))
        or _has_two_months(raw)
    )


def _has_two_months(raw: str) -> bool:
    return len(re.findall(_MONTH, raw, re.IGNORECASE)) > 1


def find_year(text: str) -> str | None:
    """Find the last plain year in a text.

    Parameters
    ----------
    text : str
        A line.

    Returns
    -------
    str or None
        Four digits; None where there is none.

    Examples
    --------
    >>> find_year("ICML 2019 Expo (2019)"), find_year("arXiv:2019.01234")
    ('2019', None)
    """
    found = _PLAIN_YEAR.findall(text)
    return found[-1] if found else None


def last_update(text: str) -> str:
    """Find when a document says that it was last changed.

    Parameters
    ----------
    text : str
        The document, or its beginning and end.

    Returns
    -------
    str
        ISO date, as precise as printed; empty where the document does not say, or says it in a
        form that could be read in two ways.

    Examples
    --------
    >>> last_update("(Last update: June 14, 2021)"), last_update("Stand: 3. März 2020")
    ('2021-06-14', '2020-03-03')
    >>> last_update("Updated 03/04/2020")
    ''
    """
    for found in _UPDATED.finditer(text):
        iso = iso_date(found["date"])
        if iso:
            return iso
    return ""


def iso_date(text: str) -> str:
    """Write a printed date as ISO date.

    Parameters
    ----------
    text : str
        Text that begins with a date, or holds one whose month is a word.

    Returns
    -------
    str
        As precise as printed; empty where there is no date, or it could be read in two ways.

    Examples
    --------
    >>> iso_date("May 2024"), iso_date("12. März 2023"), iso_date("03/04/2020")
    ('2024-05', '2023-03-12', '')
    """
    for pattern in (_ISO, _ASIAN):
        if found := pattern.match(text.strip()):
            return _joined(*found.groups())
    if found := _DAY_FIRST.match(text.strip()):
        return _day_first(found)
    if found := _MONTH_WORD.search(text):
        day = found[1] or found[3]
        return _joined(found[4], str(_month(found[2])), day)
    year = re.match(rf"\W*({_YEAR})\b", text)
    return year[1] if year else ""


def _day_first(found: re.Match[str]) -> str:
    first, mark, second, year = found.groups()
    if mark == "." or int(first) > 12:
        return _joined(year, second, first)
    # 03/04/2020 is March or April, depending on the country.
    return _joined(year, first, second) if int(second) > 12 or first == second else ""


def _month(word: str) -> int:
    return MONTHS[word.lower().rstrip(".")]


def _joined(year: str, month: str | None, day: str | None) -> str:
    parts = [int(part) for part in (year, month, day) if part]
    if len(parts) > 1 and not 1 <= parts[1] <= 12:
        return ""
    if len(parts) > 2 and not 1 <= parts[2] <= 31:
        return ""
    return "-".join(f"{part:02d}" for part in parts)
