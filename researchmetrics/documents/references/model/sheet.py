"""One reference while its fields are taken from the stretches that the model labelled."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from researchmetrics.documents.references.acronyms import find_acronym
from researchmetrics.documents.references.anatomy import Parts
from researchmetrics.documents.references.authors import Names, find_names, make_authors, tidy_name
from researchmetrics.documents.references.identifiers import Identifiers, find_identifiers
from researchmetrics.documents.references.model import values
from researchmetrics.documents.references.model.segments import Segment
from researchmetrics.documents.references.notes import find_notes
from researchmetrics.documents.references.readings import Reading
from researchmetrics.documents.references.standing import standing
from researchmetrics.documents.references.title_span import Split
from researchmetrics.documents.references.venue_span import Place
from researchmetrics.documents.references.years import Dated
from researchmetrics.documents.text.emphasis import Emphasised
from researchmetrics.documents.text.rewriting import trace_back
from researchmetrics.records import Author, Provenance, Record

__all__ = ["Sheet"]

Span = tuple[int, int]

_GROUP = re.compile(
    r"\b(?:collaboration|consortium|group|team|committee|network)s?\b", re.IGNORECASE
)
# Dashes between pages that are neither a hyphen nor an en dash, and blanks around any.
_ODD_DASH = re.compile(r"\s*(?:[‐‑—−]|--+|–{2,})\s*|\s+(?=[-–])|(?<=[-–])\s+")
# How often what a pattern finds by its form alone is right.
_BY_FORM = 0.98
_BEHIND = re.compile(r"\s*\)?\s*[:,\s]\s*(?:pp?\.?\s*)?(?=\w)")
_VALUES: dict[str, tuple[tuple[str, Callable[[str, int, int], Span | None]], ...]] = {
    "title": (("title", values.inner),),
    "publisher": (("publisher", values.inner),),
    "venue": (("venue", values.venue),),
    "volume": (("volume", values.number),),
    "issue": (("issue", values.number),),
    "pages": (("pages", values.pages),),
    "date": (("year", values.year), ("date", values.inner)),
}
_CORE = ("title", "authors", "year", "venue", "volume", "pages")


class Sheet:
    """One reference while its fields are taken from their stretches."""

    def __init__(self, shown: Emphasised, segments: Sequence[Segment]) -> None:
        self.shown = shown
        self.text = shown.text
        self.segments = segments
        self.first: dict[str, Segment] = {}
        for segment in segments:
            self.first.setdefault(segment.field, segment)
        self.found: dict[str, str] = {}
        self.spans: dict[str, tuple[Span, ...]] = {}
        self.trust: dict[str, float] = {}

    def take(self, name: str, span: Span | None, trust: float) -> None:
        """Note the value of a field, with its place and trust."""
        if span and span[0] < span[1]:
            self.found[name] = " ".join(self.text[span[0] : span[1]].split())
            self.spans[name] = (span,)
            self.trust[name] = round(trust, 4)

    def reading(
        self, raw: str, provenance: Provenance, section: str | None, own_name: str | None
    ) -> Reading:
        """Make the record."""
        self._take_fields()
        names, people = self._people("author", "authors", own_name)
        _, editors = self._people("editor", "editors", None)
        identifiers = find_identifiers(self.text)
        kind, venue, notes = self._standing(names, identifiers)
        self._take_identifiers(identifiers, notes)
        get = self.found.get
        record = Record(
            provenance=provenance,
            title=get("title"),
            authors=people,
            authors_truncated=names.truncated if people else None,
            editors=tuple(one.name for one in editors),
            date=get("date"),
            year=int(get("year", "0")) or None,
            type=kind,
            venue=venue,
            volume=get("volume"),
            issue=get("issue"),
            pages=get("pages"),
            publisher=get("publisher"),
            doi=identifiers.doi,
            arxiv_id=identifiers.arxiv_id,
            url=identifiers.urls[0] if identifiers.urls else None,
            code_url=identifiers.code_url,
            links=(*identifiers.urls, *self.shown.links),
            has_code=True if identifiers.code_url else None,
            notes=notes,
            section=section,
            raw=raw,
        )
        return Reading(
            record=record,
            spans=self._raw_spans(),
            confidences=self.trust,
            venue_acronym=find_acronym(venue),
            confidence=self._whole(),
        )

    def _take_fields(self) -> None:
        """Take each field from the first of its stretches that has a value."""
        text = self.text
        for field, start, end, trust in self.segments:
            for name, find in _VALUES.get(field, ()):
                if name not in self.found:
                    self.take(name, find(text, start, end), trust)
        if "pages" not in self.found:
            self._pages_behind_numbers()
        elif dashes := _ODD_DASH.search(self.found["pages"]):
            self.found["pages"] = _ODD_DASH.sub(
                "-" if "–" not in dashes[0] else "–", self.found["pages"]
            )

    def _pages_behind_numbers(self) -> None:
        """Find pages that stand in one stretch with the number of the volume or issue."""
        for name in ("issue", "volume"):
            if name in self.found and (segment := self.first.get(name)):
                end = self.spans[name][0][1]
                if behind := _BEHIND.match(self.text, end, segment.end):
                    span = values.pages(self.text, behind.end(), segment.end)
                    self.take("pages", span, segment.trust / 2)
                return

    def _people(
        self, field: str, name: str, own_name: str | None
    ) -> tuple[Names, tuple[Author, ...]]:
        segment = self.first.get(field)
        if segment is None and field == "author":
            segment = self.first.get("collaboration")
        if segment is None:
            return Names((), 0), ()
        start, end = values.people(self.text, segment.start, segment.end)
        if segment.field == "collaboration" or _GROUP.search(self.text, start, end):
            names = Names(((start, end),), end)
        else:
            names = find_names(self.text, start, end)
        people = make_authors(self.text, names, bold=self.shown.bold, own_name=own_name)
        if people:
            self.spans[name] = tuple(
                values.inner(self.text, *span) for span in names.spans if tidy_name(self.text, span)
            )
            self.trust[name] = round(segment.trust, 4)
        return names, people

    def _standing(
        self, names: Names, found: Identifiers
    ) -> tuple[str | None, str | None, tuple[str, ...]]:
        """Type, venue and remarks, by the same rules as for a reference read without the model."""
        title, genre = self.first.get("title"), self.first.get("genre")
        notes = find_notes(found.text, title.end if title else names.end)
        rest = self.text[genre.start : genre.end] if genre else ""
        return standing(
            Parts(
                shown=self.shown,
                names=names,
                edited=False,
                title=self.found.get("title"),
                split=Split(0, 0, 0, "model"),
                dated=Dated(found.text),
                place=Place(venue=self.found.get("venue"), rest=rest),
                found=found,
                notes=notes,
            )
        )

    def _take_identifiers(self, found: Identifiers, notes: tuple[str, ...]) -> None:
        for name, value in (
            ("doi", found.doi),
            ("arxiv_id", found.arxiv_id),
            ("url", found.urls[0] if found.urls else None),
            ("code_url", found.code_url),
        ):
            if value:
                self.trust[name] = _BY_FORM
                place = self.text.find(value)
                if place >= 0:
                    self.spans[name] = ((place, place + len(value)),)
        places = [(self.text.find(note), len(note)) for note in notes]
        if notes:
            self.trust["notes"] = _BY_FORM
            self.spans["notes"] = tuple((at, at + size) for at, size in places if at >= 0)

    def _raw_spans(self) -> dict[str, tuple[Span, ...]]:
        if not any(self.shown.steps):
            return self.spans
        return {
            name: tuple(trace_back(self.shown.steps, span) for span in spans)
            for name, spans in self.spans.items()
        }

    def _whole(self) -> float:
        """How likely all of the usual fields are right, as if each were wrong by itself."""
        whole = 1.0
        for name in _CORE:
            whole *= self.trust.get(name, 1.0)
        return round(whole, 3)
