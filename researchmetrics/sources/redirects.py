"""Asking by identifiers of others, which a service answers by leading to its own address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from researchmetrics.http.answer import Answer
from researchmetrics.http.verdict import refuse_robot_page

if TYPE_CHECKING:
    from researchmetrics.http import Door

__all__ = ["xml_behind"]


def xml_behind(door: Door, path: str, room: str) -> Answer:
    """Ask for the document that an identifier of others leads to.

    Parameters
    ----------
    door : Door
        To the service.
    path : str
        That holds the identifier of others.
    room : str
        First part of the service's own paths. Where it leads to the page for readers, the document
        beside that page is asked for.

    Returns
    -------
    Answer
        Of status 200; raises `SourceError` of the kind that says what can be done.
    """
    answer = door.get(path, check=refuse_robot_page)
    if re.match(rb"\s*<(?!!doctype html|html)", answer.body, re.IGNORECASE):
        return answer
    place = re.search(rf"/({room}/[^?#]+?)(?:\.html)?$", answer.url)
    if place is None:
        raise answer.unexpected("neither a document nor a page with one beside it")
    return door.get_xml(f"{place[1]}.xml")
