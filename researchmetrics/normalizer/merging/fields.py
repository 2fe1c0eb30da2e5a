"""Per field the best value that the records of a work give, and which record gave it.

The published form outranks the preprint, and a service outranks a document; within that, the
record that says more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from researchmetrics.normalizer.merging.authors import Credited, is_cut, list_member
from researchmetrics.normalizer.merging.choices import Choice, agreed, best, union
from researchmetrics.normalizer.merging.citing import Counting
from researchmetrics.normalizer.merging.editions import dated, editions
from researchmetrics.normalizer.merging.identifying import identifiers
from researchmetrics.normalizer.merging.members import Member
from researchmetrics.normalizer.merging.venue_names import shown_venue
from researchmetrics.normalizer.titles import shown_title
from researchmetrics.normalizer.titles.marks import NOT_PAPERS, read_title
from researchmetrics.normalizer.venues import Venue
from researchmetrics.normalizer.venues.words import tidy
from researchmetrics.records import Record

__all__ = ["choices", "counted_fields", "has_code", "title_of"]

_STATE = re.compile(r"submi|review|revision|prepar|press|appear|accept", re.IGNORECASE)
_CUT = re.compile(r"(?:\.\.\.|…)\s*$")


def choices(
    members: Sequence[Member], people: Sequence[Credited], counting: Counting
) -> dict[str, Choice]:
    """Choose what is shown of one work, field by field.

    Parameters
    ----------
    members : sequence of Member
        Ranked, the best first.
    people : sequence of Credited
        Its authors.
    counting : Counting
        How citations are counted.

    Returns
    -------
    dict of str to Choice
        By column of the works table, in its order.
    """
    found = {
        "title": title_of(members),
        **_dates(members),
        "type": _type(members),
        **_venue(members),
        "category": best(members, lambda member: member.record.category),
        **_authors(members, people),
        **identifiers(members),
        "code_url": best(members, lambda member: member.record.code_url),
        "has_code": agreed(members, lambda member: has_code(member.record)),
        "is_open_access": agreed(members, lambda member: member.record.is_open_access),
        "is_retracted": agreed(members, _is_retracted),
        **counted_fields(counting.count(members)),
        "abstract": _abstract(members),
        "notes": union(members, _notes, "what any record remarks"),
    }
    n_versions = len(editions([member.entry for member in members]))
    found["versions"] = Choice(n_versions, members[0], "forms that differ in kind or venue")
    by_source = sorted({member.source: member for member in reversed(members)}.items())
    sources = [source for source, _ in by_source]
    found["sources"] = Choice(sources, members[0], "every source that lists it", tuple(by_source))
    return found


def title_of(members: Sequence[Member]) -> Choice:
    """Choose the title.

    Parameters
    ----------
    members : sequence of Member
        Ranked, the best first.

    Returns
    -------
    Choice
        The best form; one that says "RETRACTED" only where no record has another.
    """
    titled = [member for member in members if member.record.title]
    plain = [m for m in titled if not read_title(m.record.title or "").is_retracted] or titled
    title = shown_title(member.record.title for member in plain)
    if len(plain) == 1:
        return Choice(title, plain[0], "the only one") if title else Choice(None)
    said = (member for member in plain if shown_title([member.record.title]) == title)
    return Choice(title, next(said, None), "the best written form") if title else Choice(None)


def has_code(record: Record) -> bool | None:
    """Tell whether a source says that there is code.

    Parameters
    ----------
    record : Record
        What it said.

    Returns
    -------
    bool or None
        None where it says nothing.
    """
    return True if record.has_code or record.code_url else record.has_code


def _dates(members: Sequence[Member]) -> dict[str, Choice]:
    date, inferred = dated(members)
    if date.value is None:
        names = ("year", "date", "date_precision", "date_inferred")
        return dict.fromkeys(names, date)
    return {
        "year": date._replace(value=date.value.year),
        "date": date._replace(value=date.value.iso),
        "date_precision": date._replace(value=date.value.precision),
        "date_inferred": date._replace(value=inferred),
    }


def _type(members: Sequence[Member]) -> Choice:
    """Let the records of the form that is shown vote on its kind.

    Some services call everything an article, so that this word weighs less than the others; a
    known venue tells the kind by itself.
    """
    if members[0].entry.notice in NOT_PAPERS:
        return Choice("other", members[0], f"its title says that it is a {members[0].entry.notice}")
    first = best(members, lambda member: member.entry.type)
    if first.value != "article" or len(members) < 3 or _is_known(first.member):
        return first
    shown = first.member.entry.venue if first.member else None
    votes: dict[str, float] = {}
    voters: dict[str, Member] = {}
    for member in members:
        kind, venue = member.entry.type, member.entry.venue
        if kind in {"article", "conference", "workshop", "chapter"} and _is_same(venue, shown):
            votes[kind] = votes.get(kind, 0.0) + (0.5 if kind == "article" else 1.0)
            voters.setdefault(kind, member)
    kind = max(sorted(votes), key=lambda one: (votes[one], one == first.value))
    if votes[kind] < 2 or kind == first.value:
        return first
    return Choice(kind, voters[kind], "most records of this form say so")


def _is_known(member: Member | None) -> bool:
    return bool(member and member.entry.venue and member.entry.venue.is_known)


def _is_same(one: Venue | None, other: Venue | None) -> bool:
    return one is None or other is None or one.id == other.id


def _venue(members: Sequence[Member]) -> dict[str, Choice]:
    found = best(members, lambda member: member.entry.venue)
    venue: Venue | None = found.value
    if venue is None:
        return {"venue": found, "venue_id": found}
    name = shown_venue(found.member, venue) if found.member else venue.name
    return {"venue": found._replace(value=name), "venue_id": found._replace(value=venue.id)}


def _authors(members: Sequence[Member], people: Sequence[Credited]) -> dict[str, Choice]:
    main = list_member(members)
    parts = tuple((person.name, person.member) for person in people)
    why = "the fullest list, each name in its fullest form"
    names = [person.name for person in people]
    cut = True if is_cut(main) and names else main.record.authors_truncated
    return {
        "authors": Choice(names, main if names else None, why, parts),
        "n_authors": _n_authors(main, members),
        "authors_truncated": Choice(cut, None if cut is None else main, "of the list shown"),
        "affiliations": union(members, lambda m: m.record.affiliations, "all that any record says"),
    }


def _n_authors(main: Member, members: Sequence[Member]) -> Choice:
    if main.record.authors and not is_cut(main):
        return Choice(len(main.record.authors), main, "names in the list shown")
    stated = [member for member in members if member.record.n_authors]
    if not stated:
        return Choice(None)
    most = max(stated, key=lambda member: member.record.n_authors or 0)
    return Choice(most.record.n_authors, most, "the largest number stated: the list is cut")


def _is_retracted(member: Member) -> bool | None:
    title = member.record.title
    if title and read_title(title).is_retracted:
        return True
    # A notice of retraction is not retracted itself, though services mark both.
    return None if member.entry.notice == "retraction" else member.record.is_retracted


def counted_fields(citations: Choice) -> Mapping[str, Choice]:
    """Say what a count is of.

    Parameters
    ----------
    citations : Choice
        As `Counting.count` gives it.

    Returns
    -------
    Mapping of str to Choice
        ``citations, citations_source, citations_as_of``.
    """
    member = citations.member
    if member is None:
        return dict.fromkeys(("citations", "citations_source", "citations_as_of"), citations)
    # A sum is as old as its oldest part.
    known = [one.known_at for _, one in citations.parts if one.known_at] or [member.known_at]
    return {
        "citations": citations,
        "citations_source": Choice(member.source, member, citations.why),
        "citations_as_of": Choice(min(known) or None, member, citations.why),
    }


def _abstract(members: Sequence[Member]) -> Choice:
    said = [member for member in members if member.record.abstract]
    whole = [member for member in said if not _CUT.search(member.record.abstract or "")] or said
    longest = max(whole, key=lambda member: len(member.record.abstract or ""), default=None)
    if longest is None:
        return Choice(None)
    return Choice(longest.record.abstract, longest, "the longest that is not cut")


def _notes(member: Member) -> Iterable[str]:
    """Yield the notes; a venue that is only a state ("under review") is one of them."""
    yield from member.record.notes
    venue = member.record.venue
    if venue and member.entry.venue is None and _STATE.search(venue):
        yield tidy(venue)
