"""Asking for documents, also by identifiers of others that lead to a service's own address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from researchmetrics.errors import NotFoundError
from researchmetrics.http.answer import Answer
from researchmetrics.http.verdict import refuse_robot_page
from researchmetrics.sources.wholeness import check_whole_xml

if TYPE_CHECKING:
    from researchmetrics.http import Door

__all__ = ["xml_behind"]

_PEOPLE = "pid"
_PAGE = re.compile(rb"\s*<(?:!doctype html|html)\b", re.IGNORECASE)


def xml_behind(door: Door, path: str, room: str) -> Answer:
    """Ask for a document, be it whole, or where an identifier of others leads to it.

    Parameters
    ----------
    door : Door
        To the service.
    path : str
        Of the document, or one that holds an identifier of others.
    room : str
        First part of the service's own paths. Where it leads to the page for readers, the document
        beside that page is asked for.

    Returns
    -------
    Answer
        Of status 200; raises `SourceError` of the kind that says what can be done.
    """

    def check(answer: Answer) -> None:
        refuse_robot_page(answer)
        if not _PAGE.match(answer.body):
            check_whole_xml(answer)
        elif _beside(answer.url, room) is None:
            raise answer.unexpected("neither a document nor a page with one beside it")

    try:
        answer = door.get(path, check=check)
    except NotFoundError:
        if room != _PEOPLE or path.startswith(f"{room}/"):
            raise
        # To people such addresses are sure to lead without the ending alone.
        answer = door.get(path.removesuffix(".xml"), check=check)
    place = _beside(answer.url, room) if _PAGE.match(answer.body) else None
    return door.get(place, check=check_whole_xml) if place else answer


def _beside(url: str, room: str) -> str | None:
    """Return the path of the document beside a page; None where the address is a document's."""
    place = re.search(rf"/({room}/[^?#]+?)(?:\.html)?$", url)
    return f"{place[1]}.xml" if place and not place[1].endswith(".xml") else None
