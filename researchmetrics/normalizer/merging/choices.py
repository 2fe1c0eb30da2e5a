"""A value that is shown of a work: which, who said it, and why it was taken."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from researchmetrics.normalizer.merging.members import Member

__all__ = ["Choice", "agreed", "best", "union"]

_Said = Callable[[Member], Any]


class Choice(NamedTuple):
    """What is shown in one field of a work.

    Parameters
    ----------
    value : object
        None where no record says anything.
    member : Member or None
        The record that said it; None for an unknown value.
    why : str
        In plain words.
    parts : tuple of (str, Member)
        Of a list, each value and the record that said it first.
    """

    value: Any
    member: Member | None = None
    why: str = ""
    parts: tuple[tuple[str, Member], ...] = ()


def best(members: Sequence[Member], said: _Said, why: str = "the most trusted record") -> Choice:
    """Take what the most trusted record says.

    Parameters
    ----------
    members : sequence of Member
        Ranked, the best first.
    said : callable
        Reads the field of a member; None or empty where it says nothing.
    why : str
        In plain words.

    Returns
    -------
    Choice
        Of the first that says something.
    """
    for member in members:
        value = said(member)
        if value is not None and value != "":
            return Choice(value, member, why)
    return Choice(None)


def agreed(members: Sequence[Member], said: _Said) -> Choice:
    """Hold a fact for true where any record says so: silence denies nothing.

    Parameters
    ----------
    members : sequence of Member
        Ranked, the best first.
    said : callable
        Reads True, False or None of a member.

    Returns
    -------
    Choice
        False only where records say no and none says yes.
    """
    no: Member | None = None
    for member in members:
        value = said(member)
        if value:
            return Choice(value=True, member=member, why="one record that says so is enough")
        if value is False and no is None:
            no = member
    return (
        Choice(None)
        if no is None
        else Choice(value=False, member=no, why="no record says otherwise")
    )


def union(members: Iterable[Member], said: Callable[[Member], Iterable[str]], why: str) -> Choice:
    """Take all that any record says, each thing once.

    Parameters
    ----------
    members : iterable of Member
        Ranked, the best first.
    said : callable
        Reads the texts of a member.
    why : str
        In plain words.

    Returns
    -------
    Choice
        A list; of texts that differ in case alone the first.
    """
    found: dict[str, tuple[str, Member]] = {}
    for member in members:
        for text in said(member):
            found.setdefault(text.casefold(), (text, member))
    parts = tuple(found.values())
    first = parts[0][1] if parts else None
    return Choice([text for text, _ in parts], first, why, parts)
