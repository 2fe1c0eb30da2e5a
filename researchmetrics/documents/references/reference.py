"""Reading one reference, in whatever style it is printed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from researchmetrics.documents.references.authors import Names, find_names, make_authors
from researchmetrics.documents.references.identifiers import GAP, Identifiers, find_identifiers
from researchmetrics.documents.references.leads import Lead, read_lead
from researchmetrics.documents.references.notes import Remarks, find_notes
from researchmetrics.documents.references.title_span import quoted_title, split_title
from researchmetrics.documents.references.venue_span import Place, read_place
from researchmetrics.documents.references.years import Dated, find_year
from researchmetrics.documents.text.asian_print import plain_stops
from researchmetrics.documents.text.emphasis import Emphasised, read_emphasis
from researchmetrics.records import Provenance, Record

__all__ = ["read_reference", "strip_label"]

_LABEL = re.compile(
    r"\s*(?:[-•·–+]\s+|\*\s+)?(?:\[\s?[\w+.:’' -]{1,30}\s?\]\.?\s*|\(\d{1,4}\)\s*|"
    r"\d{1,4}[.)]\s+|\d{1,4}\.(?=[A-Z])|\d{1,3}\s+(?=[A-Z](?:\.|[\w'’-]+,?\s(?:[A-Z]\.|[A-Z]{1,3}[,.\s]))))?"
)
_BULLET = re.compile(r"^\s*(?:[-•·–+*]\s+)?")
_NOTED = re.compile(r"\b(?:19|20)\d\d\b")
_EDITED = re.compile(
    r"\s*,?\s*[(\[]?\s?\b(?:[Ee]ds?|[Hh]rsg|[Hh]g|[Ee]ditors?|[Cc]oords?|[Rr]ed)\b\.?\s?[)\]]?[\s.,:]*"
)
_BETWEEN = re.compile(rf"[\s.,:;)\]*{GAP}–—-]*(?:\(\s*\))?[\s.,:;{GAP}–—-]*")
_BEGUN = re.compile(r"\.\s+[A-Z]\w*\s+(?!and\b|und\b|et\b|in\b|eds?\b)[a-z]+\s+$")
_PROSE = re.compile(r"(?:[a-zß-öø-ÿ]{4,}\s+){2}|[a-z]{3,}:\s")
_LOWER = re.compile(
    r"(?<![\w'’-])(?!and\b|und\b|van\b|von\b|der\b|den\b|del\b|della\b|dos\b)[a-z]{3,}"
)
_SPOKEN = re.compile(r"\b(?:tutorial|keynote|invited talk|seminar)\b", re.IGNORECASE)
_KINDS = {
    "thesis": re.compile(
        r"\b(?:Ph\.?\s?D\.?|doctoral|master['’]?s?|diploma|bachelor['’]?s?)\W{0,3}(?:thesis|dissertation)"
        r"|^\W*(?:dissertation|habilitation)",
        re.IGNORECASE,
    ),
    "report": re.compile(r"\btechnical report\b|\btech\. rep\b", re.IGNORECASE),
}
_SOFTWARE = re.compile(
    r"(?:open[- ]source )?(?:software|source code|code|github repository|python package|r package)"
    r"(?: package| library| release| repository)?",
    re.IGNORECASE,
)
_AND_ALSO = re.compile(r"(?:\d{4}\s+)?(?=and\s)")
_BLANKS = re.compile(rf"[\s{GAP}]+")
# The longest reference read whole; what is longer is no reference, and its tail is left unread.
_LONGEST = 8_000


@dataclass(frozen=True, slots=True)
class _Parts:
    """One reference taken apart, before it becomes a record."""

    shown: Emphasised
    names: Names
    edited: bool
    title: str | None
    dated: Dated
    place: Place
    found: Identifiers
    notes: Remarks


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
    entry, coded = plain_stops(raw[:_LONGEST])
    lead = _led(entry)
    parts = _take_apart(lead.text)
    people = make_authors(parts.shown.text, parts.names, bold=parts.shown.bold, own_name=own_name)
    editors = tuple(one.name for one in people) if parts.edited else _editors(parts.place)
    kind, venue, notes = _standing(parts)
    found = parts.found
    year, date = parts.dated.year, parts.dated.date
    if year is None and lead.year:
        year, date = int(lead.year) + (2000 if len(lead.year) == 2 else 0), lead.year
    waits = parts.notes.is_awaiting and not parts.notes.is_unsubmitted
    if year is None and waits and (noted := _NOTED.search(" ".join(notes))):
        year, date = int(noted[0]), noted[0]
    return Record(
        provenance=provenance,
        title=parts.title,
        authors=() if parts.edited else people,
        authors_truncated=parts.names.truncated if people else None,
        editors=editors,
        date=date,
        year=year,
        type=kind or coded,
        venue=venue or lead.venue,
        volume=parts.place.volume,
        issue=parts.place.issue,
        pages=parts.place.pages,
        publisher=parts.place.publisher,
        doi=found.doi,
        arxiv_id=found.arxiv_id,
        url=found.urls[0] if found.urls else None,
        code_url=found.code_url,
        links=(*found.urls, *parts.shown.links),
        has_code=True if found.code_url else None,
        notes=notes,
        section=section,
        raw=raw,
    )


def _led(entry: str) -> Lead:
    """Part an entry from its number, and from a year or venue before the authors."""
    # A year in brackets would pass for a number.
    dated = read_lead(_BULLET.sub("", entry))
    return dated if dated.year else read_lead(strip_label(entry))


def _take_apart(entry: str) -> _Parts:
    """Find authors, date, title and place in turn, each blanked out for the next."""
    shown = read_emphasis(entry)
    found = find_identifiers(shown.text)
    text = found.text
    names, quote = _head(text)
    title_from = max(names.end, 0)
    edited = _EDITED.match(text, names.end) if names.spans else None
    if edited:
        title_from = edited.end()
    notes = find_notes(text, quote[1] if quote else names.end)
    dated = find_year(notes.text, title_from, quote)
    if not quote and not edited and title_from < dated.start < 1500:
        names, title_from = _up_to_date(text, dated, names, title_from)
    return _with_title(
        _Parts(shown, names, edited is not None, None, dated, Place(), found, notes),
        title_from,
        quote,
    )


def _head(text: str) -> tuple[Names, tuple[int, int] | None]:
    """The authors, and the title where it stands in quotes."""
    names = find_names(text)
    quote = quoted_title(text, 0)
    if quote is None:
        return names, None
    between = text[names.end : quote[0]]
    if _BEGUN.match(between):
        # A sentence is under way: the quotes are part of the title, not around it.
        return names, None
    if _BETWEEN.sub("", between, count=1) == "" or (
        not _PROSE.search(between) and len(between) < 300 and ". " not in between.strip(" .")
    ):
        if names.end < quote[0] and re.search(r"[^\W\d_]{2,}", _without_date(between)):
            names = find_names(text, 0, _date_start(text, quote[0]))
        return names, quote
    return names, None


def _without_date(text: str) -> str:
    return find_year(text, 0).text


def _date_start(text: str, end: int) -> int:
    dated = find_year(text[:end], 0)
    return dated.start if dated.start > 0 else end


def _up_to_date(text: str, dated: Dated, names: Names, title_from: int) -> tuple[Names, int]:
    """What stands before an early date are names too, where a title follows the date."""
    between = text[names.end : dated.start]
    behind = dated.text[dated.end :].strip(" .,;:")
    if len(behind.split()) < 3 or not re.search(r"\w", between):
        return names, title_from
    end = len(text[: dated.start].rstrip(" .,;:("))
    if names.spans and not _LOWER.search(between):
        return find_names(text, 0, end), dated.end
    if not names.spans and dated.start < 150 and text[dated.start] in "([":
        return Names(((0, end),), end), dated.end
    return names, title_from


def _with_title(parts: _Parts, start: int, quote: tuple[int, int] | None) -> _Parts:
    """Find title and place in what is left."""
    text = parts.dated.text
    commas = text[parts.names.end : parts.names.end + 2].lstrip(" ").startswith(",")
    skipped = _BETWEEN.match(text, start)
    start = skipped.end() if skipped else start
    if quote:
        begin, end, venue = quote[0], quote[1], quote[1]
        title = text[begin:end].strip('`"“”„«»″ ').strip(" ,;")
        if title[:1] in "'‘":
            title = title.strip("'‘’ ")
    else:
        begin, end, venue = split_title(text, start, italic=parts.shown.italic, commas=commas)
        title = text[begin:end]
    title = _clean_title(title)
    set_apart = any(a - venue < 8 and b > venue + 2 for a, b in parts.shown.italic if a >= venue)
    place = read_place(text[venue:], set_apart=set_apart, titled=bool(title))
    return _Parts(
        parts.shown,
        parts.names,
        parts.edited,
        title or None,
        parts.dated,
        place,
        parts.found,
        parts.notes,
    )


def _clean_title(title: str) -> str:
    title = _BLANKS.sub(" ", title).strip(" ,;:")
    return title[:-1].rstrip(" ,") if title.endswith(".") and not title.endswith("...") else title


def _editors(place: Place) -> tuple[str, ...]:
    if not place.editors:
        return ()
    names = find_names(place.editors, 0, len(place.editors))
    return tuple(one.name for one in make_authors(place.editors, names))


def _standing(parts: _Parts) -> tuple[str | None, str | None, tuple[str, ...]]:
    """Type, venue and notes: what the reference itself is clear about."""
    venue, notes, found = parts.place.venue, parts.notes.notes, parts.found
    rest = parts.place.rest
    if also := _AND_ALSO.match(rest):
        notes = (*notes, rest[also.end() :])
    if parts.notes.is_unsubmitted:
        return "unsubmitted", venue, notes
    if kind := next(
        (kind for kind, words in _KINDS.items() if words.search(f"{venue or ''}; {rest}")), None
    ):
        return kind, venue, notes
    if venue is None and found.arxiv_id:
        return "preprint", found.arxiv_name, notes
    if venue is None and found.code_url and not found.doi:
        return "software", None, notes
    if venue is None and (spoken := _SPOKEN.search(parts.title or "")):
        return "talk", None, (*notes, spoken.group())
    if found.code_url and venue and _SOFTWARE.fullmatch(venue):
        return "software", None, notes
    return None, venue, notes
