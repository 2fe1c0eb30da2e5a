"""Reading a CV: the person, the publications, and the other sections as tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from researchmetrics.documents.forms.page import Page
from researchmetrics.documents.listings.outline import Section, outline
from researchmetrics.documents.sources import origin
from researchmetrics.documents.text.printed_dates import last_update
from researchmetrics.documents.vitae.activities import read_awards, read_talks
from researchmetrics.documents.vitae.biography import told_education, told_positions
from researchmetrics.documents.vitae.columns import in_columns
from researchmetrics.documents.vitae.grants import read_grants
from researchmetrics.documents.vitae.own_name import settle_own
from researchmetrics.documents.vitae.person import current_affiliation, read_person
from researchmetrics.documents.vitae.publications import read_publications
from researchmetrics.documents.vitae.reported import figures_of, known_when, read_reported
from researchmetrics.documents.vitae.service import read_service
from researchmetrics.documents.vitae.teaching import read_teaching
from researchmetrics.documents.vitae.timeline import read_timeline
from researchmetrics.records import Batch, Person, PersonRecord

__all__ = ["read_cv", "read_under_headings"]

# How much of the ends of a document is searched for its date.
_EDGE = 4000


def read_cv(text: str, *, name: str, sha256: str, page: Page | None = None) -> Batch:
    r"""Read a CV, or a homepage that is arranged like one.

    Parameters
    ----------
    text : str
        The document as text or Markdown.
    name : str
        What it is called.
    sha256 : str
        Hash of its bytes.
    page : Page, optional
        The document as boxes of lines, where it is HTML, Markdown or an office document.

    Returns
    -------
    Batch
        The person, one record an entry in order, and the sections ``positions``, ``education``,
        ``talks``, ``awards``, ``service``, ``teaching``, ``grants`` and ``reported`` (figures as
        printed, with source and date) as far as there are any.

    Examples
    --------
    >>> cv = '# Ann Pott\n\n## Papers\n\n- Ann Pott, Bo Lee, "On Pots", Clay Journal, 2019.'
    >>> batch = read_cv(cv, name="cv.md", sha256="0" * 64)
    >>> batch.people[0].person.name, batch.records[0].title, batch.records[0].authors[0].is_self
    ('Ann Pott', 'On Pots', True)
    """
    return read_under_headings(text, name=name, sha256=sha256, kind="cv", page=page)


def read_under_headings(
    text: str, *, name: str, sha256: str, kind: str, page: Page | None = None
) -> Batch:
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
    page : Page, optional
        As for `read_cv`.

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
    shown = read_person(
        sections, title=page.title if page else "", icons=page.icons if page else ()
    )
    tables = _tables(in_columns(sections), shown.name)
    person = _placed(shown, tables)
    found = read_publications(
        sections, page, name=name, sha256=sha256, own_name=person.name, text=text
    )
    records, person, derived = settle_own(found.records, person)
    known = person.name or person.emails or person.links or person.affiliations
    reported = read_reported(sections)
    source = replace(origin(name, sha256, 0), known_at=known_when(reported))
    return Batch(
        known_at=last_update(text[:_EDGE]) or last_update(text[-_EDGE:]),
        people=(
            (PersonRecord(person=person, provenance=source, reported=figures_of(reported)),)
            if known
            else ()
        ),
        records=records,
        sections=tables,
        kind=kind,
        warnings=(*derived, *_person_warnings(person), *found.warnings),
    )


def _tables(
    sections: Sequence[Section], own_name: str | None
) -> dict[str, tuple[Mapping[str, Any], ...]]:
    """What stands in lists; positions and degrees that none lists as sentences tell them."""
    tables: dict[str, tuple[Mapping[str, Any], ...]] = {
        "positions": read_timeline(sections, "positions") or told_positions(sections, own_name),
        "education": read_timeline(sections, "education") or told_education(sections),
        "talks": read_talks(sections),
        "awards": read_awards(sections),
        "service": read_service(sections),
        "teaching": read_teaching(sections),
        "grants": read_grants(sections),
        "reported": read_reported(sections),
    }
    return {name: rows for name, rows in tables.items() if rows}


def _placed(person: Person, tables: Mapping[str, Any]) -> Person:
    """Where the head names no affiliation, the position that lasts does."""
    current = None if person.affiliations else current_affiliation(tables.get("positions", ()))
    return replace(person, affiliations=(current,)) if current else person


def _person_warnings(person: Person) -> list[str]:
    if person.name:
        return []
    return ["No person's name was found at the top of the document: say whose it is."]
