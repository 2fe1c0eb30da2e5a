"""Reading the short lines by which Google Scholar describes a work: authors, venue, counts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from typing import Any
from urllib.parse import parse_qsl, urljoin, urlsplit
from xml.etree.ElementTree import Element

from researchmetrics.sources.web_page import classes_of

__all__ = [
    "address_of",
    "authors_in",
    "first_of",
    "having",
    "number",
    "place_of",
    "query_of",
    "text_of",
    "tidy",
]

_HOME = "https://scholar.google.com"
# Marks of writing direction, which Scholar puts around names; joiners of letters stay.
_MARKS = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_THOUSANDS = re.compile(r"(?<=\d)[\s.,'’٬](?=\d{3}(?!\d))")
_CUT = re.compile(r"\s*(?:…|\.\.\.)$")
_COMMAS = re.compile(r"\s*[,،，、]\s*")
_TAIL = re.compile(
    r"(?:,?\s(?P<volume>\d{1,5}[A-Z]?)(?:\s\((?P<issue>[\w./–-]{1,20})\))?)?"
    r"(?:,\s(?P<pages>[A-Za-z]{0,5}\d[\w.]*(?:\s?[-–]\s?[A-Za-z]{0,5}\d[\w.]*)?))?$"
)
# Where a line was cut within its numbers, as in "Kilns 14 (17 …".
_TORN = re.compile(r"\s\d{1,5}\s\([^()]*$")
_ARXIV = re.compile(
    r"\barXiv:\s?([a-z-]{1,20}(?:\.[A-Z]{2})?/\d{7}|\d{4}\.\d{4,5}(?:v\d+)?)", re.IGNORECASE
)
_POSTED = re.compile(r"(?:arXiv preprint|(?:bio|med|chem)Rxiv|Available at SSRN)\b", re.IGNORECASE)
_PATENT = re.compile(r"[A-Z]{2} Patent\b")
_A_YEAR = re.compile(r"(?:19|20)\d\d")


def tidy(text: str | None) -> str:
    r"""Take out marks of direction, and tidy white space.

    Parameters
    ----------
    text : str or None
        As shown.

    Returns
    -------
    str
        May be empty.

    Examples
    --------
    >>> tidy("\u202aJosiah\xa0 Carberry\u202c")
    'Josiah Carberry'
    """
    return " ".join(_MARKS.sub("", text or "").split())


def number(text: str | None) -> int | None:
    """Read a whole number, in the digits of any script.

    Parameters
    ----------
    text : str or None
        As shown; thousands may be parted.

    Returns
    -------
    int or None
        None for what is no number.

    Examples
    --------
    >>> number("1,204"), number("٣"), number("")
    (1204, 3, None)
    """
    digits = _THOUSANDS.sub("", tidy(text))
    return int(digits) if digits.isdecimal() and len(digits) < 13 else None


def authors_in(line: str | None) -> tuple[tuple[str, ...], bool | None]:
    """Cut a line of authors.

    Parameters
    ----------
    line : str or None
        Names parted by commas; dots at its end, or beginning, stand for names left out.

    Returns
    -------
    tuple of (tuple of str, bool or None)
        Names, and whether some are left out; None where there is no name.

    Examples
    --------
    >>> authors_in("J Carberry, I Kiln, ...")
    (('J Carberry', 'I Kiln'), True)
    """
    parts = [part for part in _COMMAS.split(tidy(line)) if part]
    names = [name for part in parts if (name := _CUT.sub("", part).lstrip("… "))]
    is_cut = any(_CUT.search(part) or part.startswith("…") for part in parts)
    return tuple(names), (is_cut if names else None)


def place_of(line: str | None) -> dict[str, Any]:
    """Take a line apart that tells where a work appeared.

    Parameters
    ----------
    line : str or None
        Name, volume, issue in brackets and pages, as far as known; dots at its end where it is
        cut.

    Returns
    -------
    dict
        Fields of `researchmetrics.records.Record`: venue, volume, issue, pages, arxiv_id, type.

    Examples
    --------
    >>> place_of("Journal of Psychoceramics 47 (10), 777-780")["volume"]
    '47'
    >>> place_of("arXiv preprint arXiv:2401.99999")["arxiv_id"]
    '2401.99999'
    """
    text = tidy(line)
    whole = _CUT.sub("", text)
    arxiv = _ARXIV.search(whole)
    kind = "preprint" if _POSTED.match(whole) else "other" if _PATENT.match(whole) else None
    numbers: dict[str, str | None] = dict.fromkeys(("volume", "issue", "pages"))
    if whole != text:
        whole = _TORN.sub("", whole)
    elif kind is None and (tail := _TAIL.search(whole)) and tail.start():
        numbers = tail.groupdict()
        whole = whole[: tail.start()]
        # A lone year belongs to the name, as in "Proceedings of Psychoceramics 2019".
        if numbers["issue"] is None and _A_YEAR.fullmatch(numbers["volume"] or ""):
            whole, numbers["volume"] = f"{whole} {numbers['volume']}", None
    return numbers | {
        "venue": whole.rstrip(" ,") or None,
        "arxiv_id": arxiv[1] if arxiv else None,
        "type": kind,
    }


def having(element: Element, name: str, *, nested: bool = True) -> list[Element]:
    """Find what has a class.

    Parameters
    ----------
    element : xml.etree.ElementTree.Element
        Where to look.
    name : str
        Of the class.
    nested : bool
        Whether what is within another counts too.

    Returns
    -------
    list of xml.etree.ElementTree.Element
        In order.

    Examples
    --------
    >>> from researchmetrics.sources.web_page import read_page
    >>> len(having(read_page(b"<p class='a b'>pots<p class=b>pans"), "a"))
    1
    """
    if nested:
        return [one for one in element.iter() if name in classes_of(one)]
    found, left = [], [element]
    while left:
        one = left.pop()
        if name in classes_of(one):
            found.append(one)
        else:
            left.extend(reversed(one))
    return found


def first_of(elements: Iterable[Element], **attributes: str) -> Element | None:
    """Return the first element that carries some attributes.

    Parameters
    ----------
    elements : iterable of xml.etree.ElementTree.Element
        To be looked through; of one element, itself and all within.
    **attributes : str
        Names and values.

    Returns
    -------
    xml.etree.ElementTree.Element or None
        None where none does.

    Examples
    --------
    >>> from researchmetrics.sources.web_page import read_page
    >>> first_of(read_page(b"<p id=one>pots").iter(), id="one").text
    'pots'
    """
    wanted = attributes.items()
    return next((one for one in elements if all(one.get(k) == v for k, v in wanted)), None)


def text_of(element: Element | None, *, without: str = "") -> str:
    """Read all text of an element.

    Parameters
    ----------
    element : xml.etree.ElementTree.Element or None
        With what is in it.
    without : str
        A class whose elements are left out.

    Returns
    -------
    str
        Tidied; empty where there is none.

    Examples
    --------
    >>> from researchmetrics.sources.web_page import read_page
    >>> text_of(read_page(b"<p>On <i>pots</i><b class=x>, 2019</b></p>"), without="x")
    'On pots'
    """
    return tidy("".join(_texts(element, without))) if element is not None else ""


def _texts(element: Element, without: str) -> list[str]:
    found: list[str] = [element.text or ""]
    for child in element:
        if not without or without not in classes_of(child):
            found += _texts(child, without)
        found.append(child.tail or "")
    return found


def query_of(address: str | None) -> dict[str, str]:
    """Read what an address asks for.

    Parameters
    ----------
    address : str or None
        Whole or relative.

    Returns
    -------
    dict
        Parameters of the query; the first of each name.

    Examples
    --------
    >>> query_of("/citations?hl=en&user=AbCdEfGhIjKl")["user"]
    'AbCdEfGhIjKl'
    """
    found: dict[str, str] = {}
    with suppress(ValueError):  # of an address that is none, or has too many parameters
        for name, value in parse_qsl(urlsplit(address or "").query):
            found.setdefault(name, tidy(value))
    return found


def address_of(link: Element | None) -> str | None:
    """Return where a link leads.

    Parameters
    ----------
    link : xml.etree.ElementTree.Element or None
        Of a page; in some a script opens it.

    Returns
    -------
    str or None
        Whole address; None where it leads nowhere.

    Examples
    --------
    >>> from researchmetrics.sources.web_page import read_page
    >>> address_of(read_page(b"<a href='/citations?user=x'>Ida Kiln").find("a"))
    'https://scholar.google.com/citations?user=x'
    """
    if link is None:
        return None
    for address in (tidy(link.get(name)) for name in ("href", "data-href")):
        if address and not address.lower().startswith(("javascript:", "#")):
            with suppress(ValueError):  # of an address that is none
                return urljoin(_HOME, address)
    return None
