"""Reading one reference with the place and the trust of each field."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from researchmetrics.documents.references.acronyms import find_acronym
from researchmetrics.documents.references.authors import Names, tidy_name
from researchmetrics.documents.references.identifiers import GAP
from researchmetrics.documents.references.reference import Taken, take_in
from researchmetrics.documents.references.trust import certainty, field_confidences
from researchmetrics.documents.text.rewriting import trace_back
from researchmetrics.records import Provenance, Record

__all__ = ["Reading", "read_with_spans"]

Span = tuple[int, int]

_EDGE = " ,.;:&" + GAP
# Fields that stand in the part behind the title, and in identifiers wherever these are.
_PLACED = ("venue", "volume", "issue", "pages", "publisher")
_FOUND = ("doi", "arxiv_id", "url", "code_url")


@dataclass(frozen=True, slots=True)
class Reading:
    """A record read from one reference, with the place and the trust of each of its fields.

    Parameters
    ----------
    record : Record
        What was read.
    spans : Mapping of str to tuple of (int, int)
        For each field that stands in the reference, where: one stretch, or one a name for
        authors and editors and one a remark for notes. Fields that were inferred have none.
    confidences : Mapping of str to float
        For each field that was found, how often what told it tells it rightly, 0 to 1.
    venue_acronym : str or None
        Acronym that the venue's name holds, or is.
    confidence : float
        How likely all of the title, authors, year, venue, volume and pages are right.
    """

    record: Record
    spans: Mapping[str, tuple[Span, ...]]
    confidences: Mapping[str, float]
    venue_acronym: str | None
    confidence: float


def read_with_spans(
    raw: str,
    *,
    provenance: Provenance,
    section: str | None = None,
    own_name: str | None = None,
) -> Reading:
    """Read one reference, and say of each field where it stands and how far to trust it.

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
    Reading
        The record, and of its fields the places in ``raw`` and the trust.

    Examples
    --------
    >>> raw = "3. A. Byron. *Notes on engines*. Engines, 12(3), 1843."
    >>> reading = read_with_spans(raw, provenance=Provenance(source="document:example"))
    >>> [(a, b)] = reading.spans["title"]
    >>> raw[a:b]
    'Notes on engines'
    """
    taken = take_in(raw, provenance=provenance, section=section, own_name=own_name)
    spans: dict[str, tuple[Span, ...]] = {}
    for name, places in _shown_spans(taken):
        spans[name] = tuple(trace_back(taken.steps, place) for place in places)
    spans |= _lead_spans(taken)
    acronym = find_acronym(taken.record.venue)
    certain = field_confidences(taken)
    return Reading(taken.record, spans, certain, acronym, certainty(taken))


def _shown_spans(taken: Taken) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """Where the fields stand in the text without markup."""
    record, parts = taken.record, taken.parts
    text = parts.shown.text
    if record.title:
        yield "title", _found(text, record.title, parts.split.start, parts.split.end)
    if record.authors:
        yield "authors", _people(text, parts.names)
    if record.editors:
        yield "editors", _people(text, taken.editors)
    if parts.dated.year is not None:
        yield "year", (parts.dated.at,)
        yield "date", _found(text, record.date, parts.dated.start, parts.dated.end)
    for name in _PLACED:
        value, place = getattr(parts.place, name), parts.place.spans.get(name)
        if value and place and getattr(record, name) == value:
            at = parts.split.venue
            yield name, _found(text, value, at + place[0], at + place[1])
    is_placed = record.venue in {None, parts.place.venue, taken.lead.venue}
    names = _FOUND if is_placed else (*_FOUND, "venue")
    for name in names:
        value = getattr(record, name)
        if value and (places := _anywhere(text, value)):
            yield name, places
    notes = tuple(place for note in record.notes for place in _anywhere(text, note))
    if notes:
        yield "notes", notes


def _people(text: str, names: Names) -> tuple[Span, ...]:
    return tuple(_trimmed(text, *span) for span in names.spans if tidy_name(text, span))


def _lead_spans(taken: Taken) -> dict[str, tuple[Span, ...]]:
    """Where a year or a venue stands that was taken off before the authors."""
    raw, lead = taken.record.raw or "", taken.lead
    found: dict[str, tuple[Span, ...]] = {}
    for name, value, used in (
        ("venue", lead.venue, taken.record.venue == lead.venue),
        ("year", lead.year, taken.parts.dated.year is None),
    ):
        place = raw.find(value) if value and used else -1
        if value and place >= 0:
            found[name] = ((place, place + len(value)),)
    return found


def _found(text: str, value: str | None, start: int, end: int) -> tuple[Span, ...]:
    """Where a value stands in a stretch; the stretch, where parts in between were taken out."""
    place = text.find(value, start, end) if value else -1
    if value and place >= 0:
        return ((place, place + len(value)),)
    if value and (found := _loose(value).search(text, start, end)):
        return (found.span(),)
    return (_trimmed(text, start, end),)


def _anywhere(text: str, value: str) -> tuple[Span, ...]:
    """Where a value stands that was found wherever it stood, blanks in it or none."""
    place = text.find(value)
    if place >= 0:
        return ((place, place + len(value)),)
    found = _loose(value).search(text)
    return (found.span(),) if found else ()


def _loose(value: str) -> re.Pattern[str]:
    """The signs of a value, with blanks between them or none."""
    return re.compile(r"\s*".join(map(re.escape, "".join(value.split()))), re.IGNORECASE)


def _trimmed(text: str, start: int, end: int) -> Span:
    """A stretch without blanks and separators at its ends; as it is where that leaves nothing."""
    inner = text[start:end]
    left = len(inner) - len(inner.lstrip(_EDGE))
    right = len(inner.rstrip(" ,;:&" + GAP))
    return (start + left, start + right) if left < right else (start, end)
