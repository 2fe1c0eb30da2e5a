"""Reading a CV: the person, the publications, and the other sections as tables."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from researchmetrics.documents.listings.entries import Entry, find_entries, stray_entries
from researchmetrics.documents.listings.outline import Section, outline
from researchmetrics.documents.listings.publication_rows import read_row
from researchmetrics.documents.references.reference import read_reference
from researchmetrics.documents.sources import origin
from researchmetrics.documents.text.legends import apply_legend
from researchmetrics.documents.text.links import code_link
from researchmetrics.documents.text.printed_dates import last_update
from researchmetrics.documents.vitae.activities import read_awards, read_talks
from researchmetrics.documents.vitae.person import current_affiliation, read_person
from researchmetrics.documents.vitae.service import read_service
from researchmetrics.documents.vitae.timeline import read_timeline
from researchmetrics.records import Batch, Person, PersonRecord, Record

__all__ = ["read_cv", "read_under_headings"]

# How much of the ends of a document is searched for its date.
_EDGE = 4000
# Doubtful entries named one by one; the others are counted.
_TOLD = 5
_WORD = re.compile(r"[^\W\d_]{2}")
_DOI_LINK = re.compile(r"//(?:dx\.)?doi\.org/(10\.\d{4,9}/[^\s?#]+)")
_ARXIV_LINK = re.compile(
    r"//arxiv\.org/(?:abs|pdf)/([\w.-]+?/?\d{4,7}(?:\.\d{4,5})?(?:v\d+)?)(?=\.pdf|\s|$)"
)


def read_cv(text: str, *, name: str, sha256: str) -> Batch:
    r"""Read a CV, or a homepage that is arranged like one.

    Parameters
    ----------
    text : str
        The document as text or Markdown.
    name : str
        What it is called.
    sha256 : str
        Hash of its bytes.

    Returns
    -------
    Batch
        The person, one record an entry in order, and the sections ``positions``, ``education``,
        ``talks``, ``awards``, ``service`` as far as there are any.

    Examples
    --------
    >>> cv = '# Ann Pott\n\n## Papers\n\n- **Ann Pott**, Bo Lee, "On Pots", Clay Journal, 2019.'
    >>> batch = read_cv(cv, name="cv.md", sha256="0" * 64)
    >>> batch.people[0].person.name, batch.records[0].title, batch.records[0].authors[0].is_self
    ('Ann Pott', 'On Pots', True)
    """
    return read_under_headings(text, name=name, sha256=sha256, kind="cv")


def read_under_headings(text: str, *, name: str, sha256: str, kind: str) -> Batch:
    """Read a document by what its headings announce.

    Parameters
    ----------
    text : str
        The document as text or Markdown.
    name : str
        What it is called.
    sha256 : str
        Hash of its bytes.
    kind : str
        Kind of document to state.

    Returns
    -------
    Batch
        As for `read_cv`.

    Examples
    --------
    >>> read_under_headings("# Ann Pott", name="a", sha256="0" * 64, kind="portfolio").kind
    'portfolio'
    """
    sections = outline(text)
    tables = _tables(sections)
    person = _placed(read_person(sections), tables)
    entries = find_entries(sections)
    warnings = _person_warnings(person)
    if not entries:
        entries = stray_entries(sections)
        warnings += _entry_warnings(entries)
    records = tuple(
        _record(entry, own_name=person.name, name=name, sha256=sha256, number=number)
        for number, entry in enumerate(entries, 1)
    )
    warnings += _record_warnings(entries, records)
    known = person.name or person.emails or person.links or person.affiliations
    source = origin(name, sha256, 0)
    return Batch(
        known_at=last_update(text[:_EDGE]) or last_update(text[-_EDGE:]),
        people=(PersonRecord(person=person, provenance=source),) if known else (),
        records=records,
        sections=tables,
        kind=kind,
        warnings=tuple(warnings),
    )


def _tables(sections: Sequence[Section]) -> dict[str, tuple[Mapping[str, Any], ...]]:
    tables: dict[str, tuple[Mapping[str, Any], ...]] = {
        "positions": read_timeline(sections, "positions"),
        "education": read_timeline(sections, "education"),
        "talks": read_talks(sections),
        "awards": read_awards(sections),
        "service": read_service(sections),
    }
    return {name: rows for name, rows in tables.items() if rows}


def _placed(person: Person, tables: Mapping[str, Any]) -> Person:
    """Where the head names no affiliation, the position that lasts does."""
    current = None if person.affiliations else current_affiliation(tables.get("positions", ()))
    return replace(person, affiliations=(current,)) if current else person


def _record(entry: Entry, *, own_name: str | None, name: str, sha256: str, number: int) -> Record:
    source = origin(name, sha256, number)
    if entry.cells:
        record = read_row(entry, provenance=source, own_name=own_name)
    else:
        record = read_reference(
            entry.text, provenance=source, section=entry.section, own_name=own_name
        )
    record = _linked(record)
    has_date = record.date or record.year is not None
    return replace(
        record,
        authors=apply_legend(record.authors, entry.legend),
        type=_type(record.type, entry.type),
        date=record.date if has_date else entry.year,
        year=record.year if has_date or not entry.year else int(entry.year),
        raw=entry.raw,
    )


def _linked(record: Record) -> Record:
    """Take from the addresses behind an entry's words what the words did not say."""
    behind = " ".join(record.links)
    doi, arxiv = _DOI_LINK.search(behind), _ARXIV_LINK.search(behind)
    return replace(
        record,
        doi=record.doi or (doi[1] if doi else None),
        arxiv_id=record.arxiv_id or (arxiv[1] if arxiv else None),
        code_url=record.code_url or code_link(record.links),
    )


def _type(own: str | None, announced: str | None) -> str | None:
    """The entry itself knows better, but where the heading says that it is not yet published."""
    if announced == "preprint" and own in {None, "article", "conference"}:
        return announced
    return own or announced


def _person_warnings(person: Person) -> list[str]:
    if person.name:
        return []
    return ["No person's name was found at the top of the document: say whose it is."]


def _entry_warnings(entries: Sequence[Entry]) -> list[str]:
    if not entries:
        return ["No publications were found: no heading announces any, and nothing looks like one."]
    return [
        (
            f"No heading announces publications; {len(entries)} entries that look like references "
            "were taken as the person's own. Check them."
        )
    ]


def _record_warnings(entries: Sequence[Entry], records: Sequence[Record]) -> list[str]:
    warnings = []
    for entry, record in zip(entries, records, strict=True):
        # What has no word in it is no title, whatever the parser made of it.
        has_title = _WORD.search(record.title or "") is not None
        if has_title and entry.is_sure:
            continue
        what = "may be no publication" if has_title else "has no title that could be told"
        short = entry.raw if len(entry.raw) < 80 else f"{entry.raw[:77]}..."
        warnings.append(f"An entry under {entry.section!r} {what}; it is kept as found: {short!r}")
    more = len(warnings) - _TOLD
    if more <= 0:
        return warnings
    return [*warnings[:_TOLD], f"{more} more entries have no title or may be no publications."]
