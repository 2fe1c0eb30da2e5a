"""Translations of a work: records that give a title in two languages tell which is which."""

from __future__ import annotations

import re
from collections.abc import Iterator

from researchmetrics.normalizer.merging.members import Member
from researchmetrics.normalizer.relating.relation import Relation, Works
from researchmetrics.normalizer.titles import squashed, title_key

__all__ = ["translations"]

_OF = re.compile(
    r"(?:(?:this is an? )?(?:\w+ )?translation (?:of|from)|translated from(?: the \w+(?: of)?)?"
    r"|original title|originally published as|traduction de|übersetzung von)\s*[:,]?\s*"
    r"[\"“„«']?(?P<title>[^\"”“»]{6,300})",
    re.IGNORECASE,
)


def translations(member: Member, place: int, works: Works) -> Iterator[Relation]:
    """Find what a record's title or remarks say of translations.

    Parameters
    ----------
    member : Member
        Any record.
    place : int
        Position of its work.
    works : Works
        All works.

    Yields
    ------
    Relation
        Of the translation to the work in its first language.
    """
    if member.entry.translated:
        yield from _under_translated_title(member, place, works)
    for note in member.record.notes:
        found = _OF.match(note.strip())
        original = _named(member, found["title"], place, works) if found else None
        if original is not None:
            why = "its record says that it is a translation of this work"
            yield Relation(member, original, "translation", why, 0.97, ("note", "title", "authors"))


def _under_translated_title(member: Member, place: int, works: Works) -> Iterator[Relation]:
    other = _named(member, member.entry.translated or "", place, works)
    if other is not None:
        why = "a record of this work gives its title too, as a translation"
        for one in works.works[other]:
            yield Relation(one, place, "translation", why, 0.93, ("title", "authors"))


def _named(member: Member, title: str, place: int, works: Works) -> int | None:
    """Find another work of a title by the same people."""
    places = [one for one in works.of_title(squashed(title_key(title))) if one != place]
    fitting = works.of_same_people(member, places)
    return fitting[0] if fitting and fitting[1] > 0.5 else None
