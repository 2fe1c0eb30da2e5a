"""Refusing answers that are cut or garbled, so that they are asked for again and never kept."""

from __future__ import annotations

import re

from researchmetrics.http.answer import Answer
from researchmetrics.http.verdict import check_xml, refuse_robot_page
from researchmetrics.sources.xml import read_xml

__all__ = ["check_whole_page", "check_whole_xml", "refuse_garbled"]

_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_META = re.compile(r"<meta\b[^>]{1,200}", re.IGNORECASE)


def check_whole_xml(answer: Answer) -> None:
    """Refuse what is no XML, or not all of it.

    Parameters
    ----------
    answer : Answer
        Of status 200.

    Raises
    ------
    BlockedError
        If it is a page that asks for a human.
    UnexpectedAnswerError
        If it is empty, a web page, cut, or not encoded as it says.
    """
    check_xml(answer)
    read_xml(answer.body, answer.source)


def check_whole_page(answer: Answer) -> None:
    """Refuse what is no web page, or not all of it.

    Parameters
    ----------
    answer : Answer
        Of status 200.

    Raises
    ------
    BlockedError
        If it is a page that asks for a human.
    UnexpectedAnswerError
        If it is empty, something else, cut, or not encoded as the service says.
    """
    refuse_robot_page(answer)
    body = answer.body.strip()
    if not body.startswith(b"<"):
        raise answer.unexpected("something that is no page")
    if not body[-16:].lower().endswith(b"</html>"):
        raise answer.unexpected("a page without its end")
    refuse_garbled(answer)


def refuse_garbled(answer: Answer) -> None:
    r"""Refuse a page that is not encoded as the service, or the page itself, says.

    Parameters
    ----------
    answer : Answer
        Of status 200.

    Raises
    ------
    UnexpectedAnswerError
        If it cannot be decoded so.

    Examples
    --------
    >>> said = {"content-type": "text/html; charset=utf-8"}
    >>> refuse_garbled(Answer("x", "https://x.example", 200, said, b"P\xc3\xb6t", "2026-01-01"))
    """
    metas = _META.findall(answer.body[:4096].decode("latin-1"))
    said = _CHARSET.search(" ".join((answer.headers.get("content-type", ""), *metas)))
    try:
        answer.body.decode(said[1] if said else "latin-1")
    except (UnicodeDecodeError, LookupError):
        problem = answer.unexpected("a page that is not encoded as it says")
    else:
        return
    raise problem
