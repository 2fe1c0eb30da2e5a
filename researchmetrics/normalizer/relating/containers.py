"""Chapters and papers of a book or of proceedings that are listed too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from researchmetrics.normalizer.merging.members import Member
from researchmetrics.normalizer.relating.relation import Relation, Works
from researchmetrics.normalizer.titles import squashed, title_key

__all__ = ["containers"]

_WITHIN = frozenset({"chapter", "conference", "workshop", "article", None})


def containers(member: Member, works: Works) -> Iterator[Relation]:
    """Find the book that a record says it appeared in.

    Parameters
    ----------
    member : Member
        Any record.
    works : Works
        All works.

    Yields
    ------
    Relation
        At most one.
    """
    entry, venue = member.entry, member.record.venue
    if entry.type not in _WITHIN or entry.is_notice:
        return
    found = _by_doi(member, works) or (_by_title(member, works, venue) if venue else None)
    if found:
        yield found


def _by_doi(member: Member, works: Works) -> Relation | None:
    """Publishers number chapters within the DOI of the book: 10.1007/978-3-0000-0000-4_12."""
    for doi in sorted(member.entry.of("doi")):
        stem, mark, number = doi.rpartition("_")
        place = works.of_id(stem) if mark and number.isalnum() else None
        if place is not None and works.works[place][0].entry.family == "book":
            return Relation(
                member, place, "part", f"its DOI is within that of the book ({stem})", 0.97, (stem,)
            )
    return None


def _by_title(member: Member, works: Works, venue: str) -> Relation | None:
    key = title_key(venue)
    near = [
        (abs(apart), place)
        for place in works.of_title(squashed(key), "book")
        if (apart := _years_apart(member, works.works[place])) is not None and abs(apart) <= 1
    ]
    if near:
        years, place = min(near)
        score = 0.95 if years == 0 else 0.9
        return Relation(member, place, "part", "it appeared in this book", score, ("venue", "year"))
    # One word, and no year to check it by, names too many books.
    undated = [
        place
        for place in works.of_title(squashed(key), "book")
        if _years_apart(member, works.works[place]) is None
    ]
    if len(undated) == 1 and (member.entry.type == "chapter" or len(key.split()) > 2):
        why = "it appeared in a book of this title"
        return Relation(member, undated[0], "part", why, 0.85, ("venue",))
    return None


def _years_apart(member: Member, book: Sequence[Member]) -> int | None:
    years = [one.entry.year for one in book if one.entry.year is not None]
    if member.entry.year is None or not years:
        return None
    return min((member.entry.year - year for year in years), key=abs)
