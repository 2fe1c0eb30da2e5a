"""Records of one work to one row: per field the best value, and how many versions there are.

The published form outranks the preprint, and a service outranks a document; within that, the
record that says more. Citation counts are never added up: sources count the same citations, so the
largest known count is taken, and its source and date stand beside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from researchmetrics.normalizer.editions import n_versions, published_date
from researchmetrics.normalizer.facts import is_preprint_doi
from researchmetrics.normalizer.id_forms import clean_doi
from researchmetrics.normalizer.linking.entries import Entry
from researchmetrics.normalizer.names import given_first
from researchmetrics.normalizer.titles import shown_title
from researchmetrics.normalizer.venue_words import tidy
from researchmetrics.normalizer.venues import Venue
from researchmetrics.records import Author, Record

_TYPES = """
article conference book chapter workshop thesis report software dataset talk other preprint
unsubmitted
"""
_RANKS = {kind: rank for rank, kind in enumerate(_TYPES.split())}
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Member:
    """A record of a work and what it means."""

    record: Record
    entry: Entry

    @property
    def rank(self) -> tuple[Any, ...]:
        """Order of trust, the best first."""
        record = self.record
        filled = sum(
            value is not None and value != ()
            for value in (
                record.doi,
                record.venue,
                record.date,
                record.abstract,
                record.url,
                record.authors,
            )
        )
        return (
            _RANKS.get(self.entry.type or "", len(_RANKS)),
            self.entry.date is None,
            record.provenance.source.startswith("document:"),
            record.authors_truncated is True,
            -filled,
            record.record_id,
        )


def ranked(members: Iterable[Member]) -> list[Member]:
    """Order the records of a work by trust.

    Parameters
    ----------
    members : iterable of Member
        Records of one work.

    Returns
    -------
    list of Member
        The best first; the same whatever the order they came in.
    """
    return sorted(members, key=lambda member: member.rank)


def work_row(members: Sequence[Member]) -> dict[str, Any]:
    """Merge the records of one work.

    Parameters
    ----------
    members : sequence of Member
        Ranked, the best first.

    Returns
    -------
    dict
        A row of the works table without ``work_id``.
    """
    records = [member.record for member in members]
    lists = list_member(members)
    date, inferred = published_date([member.entry for member in members])
    venue, venue_id = _venue(members)
    count, source, known_at = _citations(records)
    return {
        "title": shown_title(record.title for record in records),
        "year": date.year if date else None,
        "date": date.iso if date else None,
        "date_precision": date.precision if date else None,
        "date_inferred": inferred if date else None,
        "type": _first(member.entry.type for member in members),
        "venue": venue,
        "venue_id": venue_id,
        "category": _first(record.category for record in records),
        "authors": [shown_name(author) for author in lists.record.authors],
        "n_authors": _n_authors(lists.record, records),
        "authors_truncated": lists.record.authors_truncated,
        "affiliations": _union(record.affiliations for record in records),
        **_identifiers(members),
        "code_url": _first(record.code_url for record in records),
        "has_code": has_code(records),
        "is_open_access": _any(record.is_open_access for record in records),
        "is_retracted": _any(record.is_retracted for record in records),
        "citations": count,
        "citations_source": source,
        "citations_as_of": known_at,
        "abstract": max((r.abstract for r in records if r.abstract), key=len, default=None),
        "notes": _notes(members),
        "versions": n_versions([member.entry for member in members]),
        "sources": sorted({record.provenance.source for record in records}),
    }


def list_member(members: Sequence[Member]) -> Member:
    """Choose the record whose list of authors is shown.

    Parameters
    ----------
    members : sequence of Member
        Ranked, the best first.

    Returns
    -------
    Member
        The best with a whole list; else the one that lists the most.
    """
    whole = [m for m in members if m.record.authors and m.record.authors_truncated is not True]
    if whole:
        return whole[0]
    return max(members, key=lambda member: len(member.record.authors))


def shown_name(author: Author) -> str:
    """Give an author's name without footnote marks, the given names first.

    Parameters
    ----------
    author : Author
        As a source lists them.

    Returns
    -------
    str
        The name as printed otherwise: in a list between commas nobody can read "Carberry, Josiah".

    Examples
    --------
    >>> shown_name(Author(name="Josiah  Carberry*")), shown_name(Author(name="Carberry, Josiah"))
    ('Josiah Carberry', 'Josiah Carberry')
    """
    return given_first(author.name)


def has_code(records: Iterable[Record]) -> bool | None:
    """Tell whether any source says that there is code.

    Parameters
    ----------
    records : iterable of Record
        Records of one work.

    Returns
    -------
    bool or None
        None where no source says anything.
    """
    records = list(records)
    if any(record.has_code or record.code_url for record in records):
        return True
    return False if any(record.has_code is False for record in records) else None


def _venue(members: Sequence[Member]) -> tuple[str | None, str | None]:
    venue: Venue | None = _first(member.entry.venue for member in members)
    if venue is None:
        return None, None
    name = venue.name
    if venue.is_known and venue.acronym and venue.acronym not in name and venue.type != "preprint":
        name = f"{name} ({venue.acronym})"
    return name, venue.id


def _citations(records: Sequence[Record]) -> tuple[int | None, str | None, str | None]:
    counted = [
        record for record in records if record.citations is not None and record.citations >= 0
    ]
    if not counted:
        return None, None, None
    best = max(
        counted, key=lambda record: (record.citations or 0, _known_at(record), record.record_id)
    )
    return best.citations, best.provenance.source, _known_at(best) or None


def _known_at(record: Record) -> str:
    return (record.provenance.known_at or record.provenance.retrieved_at or "")[:10]


def _n_authors(listed: Record, records: Sequence[Record]) -> int | None:
    stated = [record.n_authors for record in records if record.n_authors]
    if listed.authors and listed.authors_truncated is not True:
        return len(listed.authors)
    return max(stated) if stated else None


def _identifiers(members: Sequence[Member]) -> dict[str, Any]:
    ids = list(dict.fromkeys(one for member in members for one in sorted(member.entry.ids)))
    given = [clean_doi(member.record.doi) for member in members]
    dois = [one[4:] for one in ids if one.startswith("doi:")] + [doi for doi in given if doi]
    doi = _first([*(doi for doi in dois if not is_preprint_doi(doi)), *dois])
    arxiv = _first(one[6:] for one in ids if one.startswith("arxiv:"))
    others: dict[str, str] = {}
    for one in ids:
        scheme, _, value = one.partition(":")
        if scheme not in {"doi", "arxiv"}:
            others.setdefault(scheme, value)
    url = _first(member.record.url for member in members)
    if url is None and doi:
        url = f"https://doi.org/{doi}"
    elif url is None and arxiv:
        url = f"https://arxiv.org/abs/{arxiv}"
    return {"doi": doi, "arxiv_id": arxiv, "ids": others, "url": url}


def _notes(members: Sequence[Member]) -> list[str]:
    """Join the notes; a venue that is only a state ("under review") is one of them."""
    states = [
        (tidy(member.record.venue),)
        for member in members
        if member.record.venue and member.entry.venue is None and _is_state(member.record.venue)
    ]
    return _union([*(member.record.notes for member in members), *states])


def _is_state(text: str) -> bool:
    return (
        re.search(r"submi|review|revision|prepar|press|appear|accept", text, re.IGNORECASE)
        is not None
    )


def _first(values: Iterable[_Value | None]) -> _Value | None:
    return next((value for value in values if value is not None and value != ""), None)


def _any(values: Iterable[bool | None]) -> bool | None:
    known = [value for value in values if value is not None]
    return any(known) if known else None


def _union(lists: Iterable[Iterable[str]], key: Callable[[str], str] = str.casefold) -> list[str]:
    found: dict[str, str] = {}
    for values in lists:
        for value in values:
            found.setdefault(key(value), value)
    return list(found.values())
