"""Rows of the records table: what each source said, beside what is needed to read it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from researchmetrics.normalizer.dates import parse_date
from researchmetrics.normalizer.merging.fields import has_code
from researchmetrics.normalizer.merging.members import Member

_SAME = (
    "title", "category", "field", "authors_truncated", "doi", "arxiv_id", "code_url",
    "is_open_access", "is_retracted", "citations", "abstract", "section", "raw", "type", "venue",
    "year", "date",
)  # fmt: skip


def record_row(member: Member, *, as_of: dt.date) -> dict[str, Any]:
    """Lay out a record as a row: the fields as the source said them.

    Parameters
    ----------
    member : Member
        The record and what it means.
    as_of : datetime.date
        The day from which things are seen.

    Returns
    -------
    dict
        A row of the records table; only venue_id and the precision of the date are added.
    """
    record, told = member.record, member.record.provenance
    date = parse_date(record.date, as_of=as_of)
    venue = member.entry.venue
    return {
        "record_id": member.key,
        "source": told.source,
        "source_id": told.source_id,
        "retrieved_at": told.retrieved_at,
        "known_at": told.known_at,
        "url": told.url,
        "payload_sha256": told.payload_sha256,
        **{name: getattr(record, name) for name in _SAME},
        "date_precision": date.precision if date else None,
        "date_inferred": date.inferred if date else None,
        "venue_id": venue.id if venue else None,
        "authors": [author.name for author in record.authors],
        "n_authors": record.n_authors,
        "affiliations": list(record.affiliations),
        "ids": _by_scheme(record.ids),
        "work_url": record.url,
        "has_code": has_code(record),
        "stated": _by_name(record.stated),
        "notes": list(record.notes),
        "links": list(record.links),
    }


def _by_name(stated: Iterable[tuple[str, str | float]]) -> dict[str, Any]:
    """Lay out classes as lists, of which there may be several, and figures as numbers."""
    found: dict[str, Any] = {}
    for name, value in stated:
        if isinstance(value, str):
            found.setdefault(name, []).append(value)
        else:
            found.setdefault(name, value)
    return found


def _by_scheme(ids: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in ids:
        scheme, _, value = one.partition(":")
        found.setdefault(scheme, value)
    return found
