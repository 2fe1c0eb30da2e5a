"""Asking ORCID for a record: whole, else the part wanted, wherever it was merged to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from researchmetrics.errors import AccessError, NotFoundError, UnexpectedAnswerError
from researchmetrics.http import Answer
from researchmetrics.sources import fields, person_ids

if TYPE_CHECKING:
    from researchmetrics.http import Door

__all__ = ["WORKS", "ask_record", "tells"]

WORKS = "activities-summary.works.group | group"
_TELLS = {
    "person": "person | name | activities-summary",
    "works": f"activities-summary | {WORKS}",
}


def tells(answer: Answer, part: str) -> bool:
    """Tell whether an answer holds a part of a record.

    Parameters
    ----------
    answer : Answer
        Of the service.
    part : {"person", "works"}
        What is wanted.

    Returns
    -------
    bool
        Whether it does, though the part may be empty.

    Examples
    --------
    >>> listed = Answer("orcid", "https://x.example", 200, {}, b'{"group": []}', "2026-01-01")
    >>> tells(listed, "works"), tells(listed, "person")
    (True, False)
    """
    return fields.value(answer.json, _TELLS[part]) is not None


def ask_record(door: Door, value: str, part: str) -> Answer:
    """Ask for a record, which answers all questions about a person.

    Parameters
    ----------
    door : Door
        To the service.
    value : str
        Bare ORCID.
    part : {"person", "works"}
        What of it is wanted, and asked for where whole records are not to be had: mirrors may
        keep parts alone.

    Returns
    -------
    Answer
        Of status 200.

    Raises
    ------
    NotFoundError
        If there is no such record, or its owner has deactivated it.
    AccessError
        If ORCID has locked it.
    UnexpectedAnswerError
        If what came is no record.
    """
    try:
        answer = _whole(door, value)
    except NotFoundError as error:
        missing = error
        if error.details.get("status") != 404:
            raise
    else:
        if tells(answer, part):
            return answer
        raise answer.unexpected("something that is no record")
    try:
        answer = door.get_json(f"{value}/{part}")
    except NotFoundError:
        raise missing from None
    if not tells(answer, part):
        raise answer.unexpected(f"something that is no {part}")
    return answer


def _whole(door: Door, value: str) -> Answer:
    try:
        return door.get_json(f"{value}/record")
    except UnexpectedAnswerError as error:
        said, status = str(error), error.details.get("status")
        others = [one for one in person_ids.orcids(said.split()) if one != value]
        if status not in {301, 409} or (status == 301 and not others):
            raise
    if status == 301:
        # Merged into another, which is named even where no way leads there.
        return door.get_json(f"{others[0]}/record")
    if "lock" in said.lower():
        raise AccessError(f"ORCID has locked the record {value}.", source="orcid", status=409)
    raise NotFoundError(f"{value} was deactivated by its owner.", source="orcid", status=409)
