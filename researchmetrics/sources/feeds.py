"""Atom feeds as answers: whether one is whole, how long its list is, where its entries lead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from researchmetrics.errors import RateLimitedError, SourceDownError
from researchmetrics.http.answer import Answer
from researchmetrics.http.verdict import PassingError, check_xml
from researchmetrics.sources.elements import all_of, text_of
from researchmetrics.sources.xml import read_xml

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

__all__ = ["category_of", "check_feed", "check_page", "links_of", "n_entries", "total_of"]

_IS_FEED = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?[^>]*>\s*|<!--(?:(?!-->).)*-->\s*)*<(?:\w+:)?feed\b", re.DOTALL
)
_ENTRY = re.compile(rb"<(?:\w+:)?entry\b")
_TOTAL = re.compile(rb"totalResults\b[^<>]*>\s*(\d{1,9})\s*<")


def check_feed(answer: Answer) -> None:
    """Refuse what is no feed. A feed is no page for robots, whatever words its titles hold.

    Parameters
    ----------
    answer : Answer
        Of status 200.

    Raises
    ------
    BlockedError
        If it is a page that asks for a human.
    PassingError
        If it is a line that asks for patience: it is asked again later.
    UnexpectedAnswerError
        If it is anything else, or cut.
    """
    if answer.body[:200].strip().lower().startswith(b"rate exceeded"):
        text = f"{answer.source} asks us to slow down. Wait a while and ask again."
        raise PassingError(RateLimitedError(text, source=answer.source, url=answer.url, status=200))
    if not _IS_FEED.match(answer.body):
        check_xml(answer)
        raise answer.unexpected("something that is no feed")
    read_xml(answer.body, answer.source)


def check_page(answer: Answer, start: int) -> None:
    """Refuse a page that is empty before the end of its list.

    Parameters
    ----------
    answer : Answer
        Of status 200.
    start : int
        Entries before this page.

    Raises
    ------
    PassingError
        If the feed tells of more entries and holds none: it is asked again later.
    SourceError
        As for `check_feed`.
    """
    check_feed(answer)
    total = total_of(answer.body) or 0
    if total > start and not n_entries(answer.body):
        text = f"{answer.source} lists {total} works but none after {start}. Try again later."
        raise PassingError(SourceDownError(text, source=answer.source, url=answer.url, status=200))


def total_of(body: bytes) -> int | None:
    """Read how many entries the whole list has.

    Parameters
    ----------
    body : bytes
        Feed.

    Returns
    -------
    int or None
        None where it does not say.

    Examples
    --------
    >>> total_of(b"<feed><o:totalResults>7</o:totalResults></feed>")
    7
    """
    found = _TOTAL.search(body)
    return int(found[1]) if found else None


def n_entries(body: bytes) -> int:
    """Count the entries that a feed holds, of whatever kind.

    Parameters
    ----------
    body : bytes
        Feed.

    Returns
    -------
    int
        Entries.

    Examples
    --------
    >>> n_entries(b"<feed><entry><id>1</id></entry></feed>")
    1
    """
    return sum(1 for _ in _ENTRY.finditer(body))


def category_of(entry: Element) -> str | None:
    """Read the class of an entry.

    Parameters
    ----------
    entry : xml.etree.ElementTree.Element
        Entry, or what stands for one in other formats.

    Returns
    -------
    str or None
        The primary one, else the first.

    Examples
    --------
    >>> from researchmetrics.sources.xml import read_xml
    >>> category_of(read_xml(b"<entry><categories>cs.CL cs.LG</categories></entry>", "x"))
    'cs.CL'
    """
    listed = (text_of(entry, "categories") or "").split()
    terms = (*all_of(entry, "primary_category"), *all_of(entry, "category"))
    stated = (one.get("term") or "" for one in terms)
    return next(filter(None, (*map(str.strip, stated), *listed)), None)


def links_of(entry: Element) -> dict[str, str]:
    """Read the addresses of an entry.

    Parameters
    ----------
    entry : xml.etree.ElementTree.Element
        Entry.

    Returns
    -------
    dict of str to str
        By what they lead to: ``page``, or the title of the link; those without by themselves.

    Examples
    --------
    >>> from researchmetrics.sources.xml import read_xml
    >>> links_of(
    ...     read_xml(b"<entry><link title='pdf' href='https://a.example/1.pdf'/></entry>", "x")
    ... )
    {'pdf': 'https://a.example/1.pdf'}
    """
    links = {}
    for link in all_of(entry, "link"):
        address, kind = (link.get("href") or "").strip(), link.get("type") or "text/html"
        is_page = link.get("rel") == "alternate" and kind == "text/html"
        links[link.get("title") or ("page" if is_page else address)] = address
    return {name: address for name, address in links.items() if address}
