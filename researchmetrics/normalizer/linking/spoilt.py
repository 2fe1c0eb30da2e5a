"""Fields as bad reading leaves them: names with debris, wrong encodings, years in brackets."""

from __future__ import annotations

import re
from functools import lru_cache

from researchmetrics.normalizer.names import Name, parse_name

_MOJIBAKE = re.compile(r"â\s*\?[?¦]*")
_DEBRIS = re.compile(r"â\s*\?\s*[¦?]|[?¦:;|@#]")
_LATIN = re.compile(r"[A-Za-z]")
# Letters of another script within a Latin name are a wrong encoding of an accented one.
_ALIEN = re.compile(r"[\u0370-\u058f]")
_RANGE = re.compile(r"(\d+)\s*[-–—:]+\s*(\d+)")
_DIGIT = re.compile(r"\d")
_ADDRESS = re.compile(r"\w\.(?:org|com|edu|net|gov|ac|de|uk|fr)\b|www\W|http")
_NO_NAMES_TEXT = """
abstract anthology anonymous author authors college conference department disc edition editor
editors group institute introduction journal laboratory overview proceedings project proposal
reference report research school society standard team technology university unknown workshop
"""
_NO_NAMES = frozenset(_NO_NAMES_TEXT.split())
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")


def without_mojibake(text: str) -> str:
    """Drop what quotation marks and dashes become in a wrong encoding.

    Parameters
    ----------
    text : str
        As found.

    Returns
    -------
    str
        The same without it.

    Examples
    --------
    >>> without_mojibake("mending kettlesâ ?? a survey").split()
    ['mending', 'kettles', 'a', 'survey']
    """
    return _MOJIBAKE.sub(" ", text) if "â" in text else text


@lru_cache(maxsize=65536)
def read_name(text: str) -> Name | None:
    """Parse an author's name without what bad reading leaves in it.

    Parameters
    ----------
    text : str
        As found.

    Returns
    -------
    Name or None
        None where it is no name: an address, or words of the page.

    Examples
    --------
    >>> read_name("j carberryâ ? ¦").family_key, read_name("ACM Anthology")
    ('carberry', None)
    """
    text = str(text)
    if _ADDRESS.search(text.lower()):
        return None
    line = _DEBRIS.sub(" ", text)
    if _LATIN.search(line):
        line = _ALIEN.sub("", line)
    name = parse_name(" ".join(word for word in line.split() if not _DIGIT.search(word)))
    keys = {name.family_key, name.given_key}
    return None if keys == {""} or keys & _NO_NAMES else name


def stated_year(value: object) -> object:
    """Read the year out of a text that holds one.

    Parameters
    ----------
    value : object
        As found.

    Returns
    -------
    object
        The year as a number; anything else, and a text with two years, as it is.

    Examples
    --------
    >>> stated_year("(1992)."), stated_year("1991/1992"), stated_year(1992)
    (1992, '1991/1992', 1992)
    """
    if not isinstance(value, str):
        return value
    years = set(_YEAR.findall(value))
    return int(years.pop()) if len(years) == 1 else value


def first_number(value: object) -> str:
    """Find the volume, or the first page, in what a record says of it.

    Parameters
    ----------
    value : object
        "pp. 96-104", "148156" (a range without its dash), "9(1)", 9 or None.

    Returns
    -------
    str
        Digits; empty when there are none.

    Examples
    --------
    >>> first_number("pp. 96-104"), first_number("148156"), first_number(None)
    ('96', '148', '')
    """
    found = re.search(r"\d+", str(value)) if value is not None else None
    if found is None:
        return ""
    run_together = _run_together(found[0])
    return (run_together[0] if run_together else found[0]).lstrip("0")


def page_range(value: object) -> tuple[str, str]:
    """Find the first and the last page in what a record says of its pages.

    Parameters
    ----------
    value : object
        "pp. 96-104", "148156" (a range without its dash), "96-8", "96", 96 or None.

    Returns
    -------
    tuple of (str, str)
        Digits; empty where they are not known.

    Examples
    --------
    >>> page_range("pp. 96-104"), page_range("1021--8"), page_range("96")
    (('96', '104'), ('1021', '1028'), ('96', ''))
    """
    text = "" if value is None else str(value)
    found = _RANGE.search(text)
    if found is None:
        run_together = _run_together(first[0]) if (first := re.search(r"\d+", text)) else None
        return run_together or (first_number(value), "")
    start, end = found[1].lstrip("0"), found[2].lstrip("0")
    if len(end) < len(start):  # "1021-8"
        end = start[: len(start) - len(end)] + end
    return start, end


def _run_together(digits: str) -> tuple[str, str] | None:
    half = len(digits) // 2
    if len(digits) not in (6, 8):
        return None
    start, end = digits[:half], digits[half:]
    return (start, end) if int(start) < int(end) < int(start) + 100 else None
