"""Reading JSON that was made out of XML, and XML made into the same JSON.

In it a list of one is the one alone, numbers are texts, and a text with attributes is an object.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree.ElementTree import Element

from researchmetrics.http import Answer
from researchmetrics.sources import fields
from researchmetrics.sources.xml import read_xml

__all__ = ["as_mapping", "count", "each", "read", "text", "texts"]


def as_mapping(element: Element) -> Mapping[str, Any]:
    """See an element as JSON made out of it.

    Parameters
    ----------
    element : xml.etree.ElementTree.Element
        Of an answer.

    Returns
    -------
    Mapping
        Attributes as ``@name``, lists of the elements within by their names, all text within as
        ``text``, and as ``@element`` its own name.

    Examples
    --------
    >>> from researchmetrics.sources.xml import read_xml
    >>> read = as_mapping(read_xml(b'<a id="7"><b>clay <i>pot</i></b></a>', "x"))
    >>> read["@id"], read["b"][0]["text"]
    ('7', 'clay pot')
    """
    found: dict[str, Any] = {f"@{name}": value for name, value in element.items()}
    for child in element:
        found.setdefault(child.tag, []).append(as_mapping(child))
    # What has parts of its own is read by them.
    found["text"] = " ".join("".join(element.itertext()).split()) or None
    return found | {"@element": element.tag}


def read(answer: Answer) -> Mapping[str, Any]:
    """Read an XML answer as JSON made out of it.

    Parameters
    ----------
    answer : Answer
        Of a service.

    Returns
    -------
    Mapping
        As of `as_mapping`; raises `UnexpectedAnswerError` for what is no whole XML.

    Examples
    --------
    >>> read(Answer("x", "https://x.example", 200, {}, b"<a>pot</a>", "2026-01-01"))["text"]
    'pot'
    """
    return as_mapping(read_xml(answer.body, answer.source))


def each(raw: object, path: str) -> list[Mapping[str, Any]]:
    """Read a list, or the one thing that stands in its place.

    Parameters
    ----------
    raw : object
        One row of an answer.
    path : str
        As for `researchmetrics.sources.fields.names`: every place counts.

    Returns
    -------
    list of Mapping
        Objects; a text without attributes as one that has nothing but its ``text``.

    Examples
    --------
    >>> each({"authors": {"author": "Ida Kiln"}}, "authors.author | author")
    [{'text': 'Ida Kiln'}]
    """
    steps = [place.strip().split(".") for place in path.split("|")]
    return [item for place in steps for item in _within(raw, place)]


def _within(raw: object, steps: list[str]) -> Iterator[Mapping[str, Any]]:
    if isinstance(raw, list):
        for item in raw:
            yield from _within(item, steps)
    elif isinstance(raw, Mapping) and steps:
        yield from _within(raw.get(steps[0]), steps[1:])
    elif not steps and isinstance(raw, Mapping):
        yield raw
    elif not steps and isinstance(raw, str):
        yield {"text": raw}


def texts(raw: object, path: str) -> tuple[str, ...]:
    """Read several texts, with attributes or without.

    Parameters
    ----------
    raw : object
        One row of an answer.
    path : str
        As for `each`.

    Returns
    -------
    tuple of str
        White space tidied, none twice.

    Examples
    --------
    >>> texts({"ee": ["https://a.example", {"@type": "oa", "text": "https://b.example"}]}, "ee")
    ('https://a.example', 'https://b.example')
    """
    return fields.distinct(*(fields.text(item, "text") for item in each(raw, path)))


def text(raw: object, path: str) -> str | None:
    """Read the first of several texts, with attributes or without.

    Parameters
    ----------
    raw : object
        One row of an answer.
    path : str
        As for `each`.

    Returns
    -------
    str or None
        White space tidied.

    Examples
    --------
    >>> text({"venue": ["KDD", "SIGKDD Explor."]}, "journal | venue")
    'KDD'
    """
    return next(iter(texts(raw, path)), None)


def count(raw: object, path: str) -> int | None:
    """Read a whole number out of its text.

    Parameters
    ----------
    raw : object
        One row of an answer.
    path : str
        As for `each`.

    Returns
    -------
    int or None
        None for what is no number.

    Examples
    --------
    >>> (
    ...     count({"hits": {"@total": "17"}}, "hits.@total"),
    ...     count({"year": [{"text": "199?"}]}, "year"),
    ... )
    (17, None)
    """
    found = text(raw, path) or ""
    return int(found) if re.fullmatch(r"[0-9]{1,9}", found) else None
