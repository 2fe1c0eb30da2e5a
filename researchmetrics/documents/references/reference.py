"""Reading one reference, in whatever style it is printed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from researchmetrics.documents.deadline import check
from researchmetrics.documents.references.anatomy import Parts, take_apart
from researchmetrics.documents.references.authors import Names, find_names, make_authors
from researchmetrics.documents.references.leads import Lead, read_lead
from researchmetrics.documents.references.standing import standing
from researchmetrics.documents.text.asian_print import plain_stops
from researchmetrics.documents.text.latex_print import latex_shown
from researchmetrics.documents.text.links import code_link
from researchmetrics.documents.text.mending import mended
from researchmetrics.documents.text.rewriting import Step, cut_off
from researchmetrics.records import Provenance, Record

__all__ = ["Prepared", "Taken", "prepare", "read_reference", "strip_label", "take_in"]

_LABEL = re.compile(
    r"\s*(?:[-•·–+]\s+|\*\s+)?(?:[¹²³⁰⁴-⁹]{1,3}(?=[^\W\d_a-z])|[a-z]\)\s+|[A-Z]{1,2}\d{1,3}[.:)]\s+|"
    r"\[\s?[\w+.:’' -]{1,30}\s?\]\.?\s*|\(\d{1,4}\)\s*|"
    r"\d{1,4}[.)]\s+|\d{1,4}\.(?=[A-Z])|\d{1,3}\s+(?=[A-Z](?:\.|[\w'’-]+,?\s(?:[A-Z]\.|[A-Z]{1,3}[,.\s]))))?"
)
_BULLET = re.compile(r"^\s*(?:[-•·–+*]\s+)?")
_NOTED = re.compile(r"\b(?:19|20)\d\d\b")
# The longest reference read whole; what is longer is no reference, and its tail is left unread.
_LONGEST = 8_000


@dataclass(frozen=True, slots=True)
class Taken:
    """A reference as read, with all that is needed to say where each field stood.

    Parameters
    ----------
    record : Record
        What was found.
    parts : Parts
        The reference taken apart.
    editors : Names
        Where the editors stand in the text of the parts.
    lead : Lead
        What stood before the authors.
    steps : tuple of Step or None
        How the text of the parts came from the raw one.
    """

    record: Record
    parts: Parts
    editors: Names
    lead: Lead
    steps: tuple[Step | None, ...]


def strip_label(raw: str) -> str:
    """Take a bullet or number off the beginning of an entry.

    Parameters
    ----------
    raw : str
        An entry of a list.

    Returns
    -------
    str
        The entry alone.

    Examples
    --------
    >>> strip_label("- [12] A. Byron. Notes."), strip_label("3. A. Byron. Notes.")
    ('A. Byron. Notes.', 'A. Byron. Notes.')
    """
    label = _LABEL.match(raw)
    return raw[label.end() :] if label else raw


def read_reference(
    raw: str,
    *,
    provenance: Provenance,
    section: str | None = None,
    own_name: str | None = None,
) -> Record:
    """Read one reference.

    Parameters
    ----------
    raw : str
        The reference as printed, Markdown and inline HTML allowed.
    provenance : Provenance
        Where it comes from.
    section : str, optional
        Heading under which it stands.
    own_name : str, optional
        Name of the person the document is about.

    Returns
    -------
    Record
        What was found; fields that were not are None. Nothing is corrected.

    Examples
    --------
    >>> source = Provenance(source="document:example")
    >>> record = read_reference(
    ...     "A. Byron and C. Babbage. Notes on engines. In *Engines*, 1843.", provenance=source
    ... )
    >>> record.title, record.venue, record.year
    ('Notes on engines', 'Engines', 1843)
    """
    return take_in(raw, provenance=provenance, section=section, own_name=own_name).record


@dataclass(frozen=True, slots=True)
class Prepared:
    """A reference as it is read: mended, without LaTeX, wide stops and number.

    Parameters
    ----------
    lead : Lead
        The text from the authors on, and the year or venue that stood before them.
    kind : str or None
        Type of work that a code behind the title states.
    steps : tuple of Step or None
        How the text came from the raw one.
    """

    lead: Lead
    kind: str | None
    steps: tuple[Step | None, ...]


def prepare(raw: str) -> Prepared:
    r"""Mend a reference, and write LaTeX and wide stops as plain print.

    Parameters
    ----------
    raw : str
        The reference as printed; no more than the first 8,000 characters count.

    Returns
    -------
    Prepared
        The text that is read, in which Markdown and tags for emphasis stay.

    Examples
    --------
    >>> prepare(r"[3] E.~K{\"u}hn. {\em Risse}, 2012.").lead.text
    'E. Kühn. <i>Risse</i>, 2012.'
    """
    entry, repaired = mended(raw[:_LONGEST])
    entry, spelled = latex_shown(entry)
    entry, kind, widened = plain_stops(entry)
    lead = _led(entry)
    return Prepared(lead, kind, (*repaired, *spelled, *widened, cut_off(entry, lead.text)))


def take_in(
    raw: str,
    *,
    provenance: Provenance,
    section: str | None = None,
    own_name: str | None = None,
) -> Taken:
    """Read one reference and keep how it was taken apart.

    Parameters
    ----------
    raw : str
        As for `read_reference`.
    provenance : Provenance
        Where it comes from.
    section : str, optional
        Heading under which it stands.
    own_name : str, optional
        Name of the person the document is about.

    Returns
    -------
    Taken
        The record and the parts it was made from.
    """
    check()
    ready = prepare(raw)
    lead = ready.lead
    parts = take_apart(lead.text)
    steps = (*ready.steps, *parts.shown.steps)
    people = make_authors(parts.shown.text, parts.names, bold=_marked(parts), own_name=own_name)
    edited_by = parts.names if parts.edited else _editors(parts)
    edited = people if parts.edited else make_authors(parts.dated.text, edited_by)
    kind, venue, notes = standing(parts)
    year, date = _dated(parts, lead, notes)
    found = parts.found
    code_url = found.code_url or code_link(parts.shown.links)
    record = Record(
        provenance=provenance,
        title=parts.title,
        authors=() if parts.edited else people,
        authors_truncated=parts.names.truncated if people else None,
        editors=tuple(one.name for one in edited),
        date=date,
        year=year,
        type=kind or ready.kind or parts.kind,
        venue=venue or lead.venue,
        volume=parts.place.volume,
        issue=parts.place.issue,
        pages=parts.place.pages,
        publisher=parts.place.publisher,
        doi=found.doi,
        arxiv_id=found.arxiv_id,
        url=found.urls[0] if found.urls else None,
        code_url=code_url,
        links=(*found.urls, *parts.shown.links),
        has_code=True if code_url else None,
        notes=notes,
        section=section,
        raw=raw,
    )
    return Taken(record, parts, edited_by, lead, steps)


def _marked(parts: Parts) -> tuple[tuple[int, int], ...]:
    """Where names are emphasised: bold or underlined."""
    return parts.shown.bold or parts.shown.under


def _led(entry: str) -> Lead:
    """Part an entry from its number, and from a year or venue before the authors."""
    # A year in brackets would pass for a number.
    dated = read_lead(_BULLET.sub("", entry))
    return dated if dated.year else read_lead(strip_label(entry))


def _dated(parts: Parts, lead: Lead, notes: tuple[str, ...]) -> tuple[int | None, str | None]:
    """The date behind the authors, before them, or in a remark on what waits for a decision."""
    year, date = parts.dated.year, parts.dated.date
    if year is None and lead.year:
        return int(lead.year) + (2000 if len(lead.year) == 2 else 0), lead.year
    waits = parts.notes.is_awaiting and not parts.notes.is_unsubmitted
    if year is None and waits and (noted := _NOTED.search(" ".join(notes))):
        return int(noted[0]), noted[0]
    return year, date


def _editors(parts: Parts) -> Names:
    """Who edited what the work appeared in."""
    span = parts.place.spans.get("editors")
    if span is None:
        return Names((), 0)
    at = parts.split.venue
    return find_names(parts.dated.text, span[0] + at, span[1] + at)
