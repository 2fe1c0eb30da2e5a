"""The forms in which one work appeared: which there are, and when the published one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from researchmetrics.normalizer.dates import Date
from researchmetrics.normalizer.linking.entries import Entry
from researchmetrics.normalizer.merging.choices import Choice, best
from researchmetrics.normalizer.merging.identifying import arxiv_of, doi_of
from researchmetrics.normalizer.merging.members import Member

__all__ = ["Edition", "dated", "edition_rows", "editions", "published_date"]

_PREPRINT = "preprint"
_ARXIV_VERSION = re.compile(r"\d{4}\.\d{4,5}v(\d{1,3})\b|/\d{7}v(\d{1,3})\b")


@dataclass(frozen=True, slots=True)
class Edition:
    """One form of a work.

    Parameters
    ----------
    form : str or None
        Kind of work, all forms before publication as ``preprint``; None where no record tells.
    places : tuple of int
        Positions of its records among those of the work.
    """

    form: str | None
    places: tuple[int, ...]


_Forms = dict[tuple[str | None, str | None], list[int]]


def editions(entries: Sequence[Entry]) -> list[Edition]:
    """Tell the distinct forms in which a work appeared.

    Parameters
    ----------
    entries : sequence of Entry
        Records of one work, the best first.

    Returns
    -------
    list of Edition
        That of the best record first; together they hold each record once. A preprint and a
        conference paper are two; the same form listed twice is one. A record that does not tell
        its form makes none of its own.
    """
    forms: _Forms = {}
    for place, entry in enumerate(entries):
        forms.setdefault(_form(entry), []).append(place)
    told = [form for form in forms if form[1] is not None]
    for kind, venue in [form for form in forms if form[1] is None and form[0] != _PREPRINT]:
        # A record that lacks the venue, or the kind, is of the form that has it.
        into = next((form for form in told if form[0] == kind), None)
        if into is not None:
            forms[into] += forms.pop((kind, venue))
    _settle(forms, entries)
    found = [Edition(form[0], tuple(sorted(places))) for form, places in forms.items()]
    return sorted(found, key=lambda edition: edition.places)


def _form(entry: Entry) -> tuple[str | None, str | None]:
    if entry.is_preprint:
        return _PREPRINT, None
    known = entry.venue.id if entry.venue and entry.venue.is_known else None
    return entry.type, known


def _settle(forms: _Forms, entries: Sequence[Entry]) -> None:
    """Let records that tell no kind, or nothing at all, join the forms of those that do."""
    published = [form for form in forms if form[0] not in {None, _PREPRINT}]
    for form in [form for form in forms if form[0] is None]:
        says_nothing = all(entries[place].venue is None for place in forms[form])
        others = published or ([one for one in forms if one != form] if says_nothing else [])
        if others:
            into = next((one for one in others if one[1] == form[1]), others[0])
            forms[into] += forms.pop(form)


def edition_rows(members: Sequence[Member], *, work_id: str) -> list[dict[str, Any]]:
    """List the forms of one work.

    Parameters
    ----------
    members : sequence of Member
        Ranked, the best first.
    work_id : str
        Identity of the work.

    Returns
    -------
    list of dict
        Rows of the editions table, the form that is shown first.
    """
    found = editions([member.entry for member in members])
    return [
        _row([members[place] for place in edition.places], edition.form, number)
        | {"work_id": work_id, "edition": number}
        for number, edition in enumerate(found, start=1)
    ]


def _row(members: Sequence[Member], form: str | None, number: int) -> dict[str, Any]:
    date = published_date([member.entry for member in members])[0]
    venue = best(members, lambda member: member.entry.venue).value
    counts = [m.record.citations for m in members if m.record.citations is not None]
    return {
        "is_shown": number == 1,
        "type": best(members, lambda member: member.entry.type).value or form,
        "venue": venue.name if venue else None,
        "venue_id": venue.id if venue else None,
        "year": date.year if date else None,
        "date": date.iso if date else None,
        "doi": doi_of(members).value,
        "arxiv_id": arxiv_of(members).value,
        "arxiv_version": max((v for m in members for v in _arxiv_versions(m)), default=None),
        "citations": max((count for count in counts if count >= 0), default=None),
        "record_ids": [member.key for member in members],
        "sources": sorted({member.source for member in members}),
    }


def _arxiv_versions(member: Member) -> list[int]:
    record = member.record
    texts = filter(None, (record.arxiv_id, record.url, record.venue, *record.links))
    found = (_ARXIV_VERSION.search(text) for text in texts if "v" in text)
    return [int(version[1] or version[2]) for version in found if version]


def published_date(entries: Sequence[Entry]) -> tuple[Date | None, bool]:
    """Take the date of the published form, as precisely as any record of that year gives it.

    Parameters
    ----------
    entries : sequence of Entry
        Records of one work, the best first.

    Returns
    -------
    tuple of (Date or None, bool)
        The date, and whether it is inferred: only printed without a year, or known of another
        form of the work.
    """
    main = entries[0].is_preprint
    same_form = [
        entry.date for entry in entries if entry.is_preprint == main and entry.date is not None
    ]
    if not same_form:
        date = next((entry.date for entry in entries if entry.date is not None), None)
        return date, True
    printed = [date for date in same_form if not date.inferred] or same_form
    of_year = [date for date in printed if date.year == printed[0].year]
    best = max(of_year, key=lambda date: len(date.iso))
    return best, best.inferred


def dated(members: Sequence[Member]) -> tuple[Choice, bool]:
    """Choose the date of a work, as `published_date` does, and say whose it is.

    Parameters
    ----------
    members : sequence of Member
        Ranked, the best first.

    Returns
    -------
    tuple of (Choice, bool)
        A `Date`, and whether it is inferred.
    """
    date, inferred = published_date([member.entry for member in members])
    if date is None:
        return Choice(None), inferred
    said = next(member for member in members if member.entry.date is date)
    same_form = said.entry.is_preprint == members[0].entry.is_preprint
    why = "the most precise date of the form shown" if same_form else "date of another form"
    return Choice(date, said, why), inferred
