"""Asking ORCID for a record: whole, else the part wanted, wherever it was merged to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from researchmetrics.errors import AccessError, NotFoundError, UnexpectedAnswerError
from researchmetrics.http import Answer
from researchmetrics.sources import fields, person_ids, streamed

if TYPE_CHECKING:
    from researchmetrics.http import Door

__all__ = ["WORKS", "Told", "ask_record"]

WORKS = "activities-summary.works.group | group"
_TELLS = {
    "person": "person | name | activities-summary",
    "works": f"activities-summary | {WORKS}",
}


class Told(NamedTuple):
    """A record, or a part of one.

    Parameters
    ----------
    answer : Answer
        Of the service.
    said : object
        What it says; where it is large, without the works.

    Examples
    --------
    >>> listed = Answer("orcid", "https://x.example", 200, {}, b'{"group": []}', "2026-01-01")
    >>> Told(listed, listed.json).holds("works"), Told(listed, listed.json).holds("person")
    (True, False)
    """

    answer: Answer
    said: Any

    def holds(self, part: str) -> bool:
        """Tell whether it holds a part of a record.

        Parameters
        ----------
        part : {"person", "works"}
            What is wanted.

        Returns
        -------
        bool
            Whether it does, though the part may be empty.
        """
        return fields.value(self.said, _TELLS[part]) is not None


def ask_record(door: Door, value: str, part: str) -> Told:
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
    Told
        What came.

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
        told = _whole(door, value)
    except NotFoundError as error:
        missing = error
        if error.details.get("status") != 404:
            raise
    else:
        if told.holds(part):
            return told
        raise told.answer.unexpected("something that is no record")
    try:
        told = _ask(door, f"{value}/{part}")
    except NotFoundError:
        raise missing from None
    if not told.holds(part):
        raise told.answer.unexpected(f"something that is no {part}")
    return told


def _ask(door: Door, path: str) -> Told:
    answer = door.get(path, check=streamed.check)
    return Told(answer, streamed.around(answer, WORKS))


def _whole(door: Door, value: str) -> Told:
    try:
        return _ask(door, f"{value}/record")
    except UnexpectedAnswerError as error:
        said, status = str(error), error.details.get("status")
        others = [one for one in person_ids.orcids(said.split()) if one != value]
        if status not in {301, 409} or (status == 301 and not others):
            raise
    if status == 301:
        # Merged into another, which is named even where no way leads there.
        return _ask(door, f"{others[0]}/record")
    if "lock" in said.lower():
        raise AccessError(f"ORCID has locked the record {value}.", source="orcid", status=409)
    raise NotFoundError(f"{value} was deactivated by its owner.", source="orcid", status=409)
