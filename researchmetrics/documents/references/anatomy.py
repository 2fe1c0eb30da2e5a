"""Taking one reference apart: authors, date, title and place, each blanked out for the next."""

from __future__ import annotations

import re
from dataclasses import dataclass

from researchmetrics.documents.references.asides import take_asides
from researchmetrics.documents.references.authors import Names, find_names
from researchmetrics.documents.references.identifiers import GAP, Identifiers, find_identifiers
from researchmetrics.documents.references.journals import only_numbers
from researchmetrics.documents.references.notes import Remarks, find_notes
from researchmetrics.documents.references.quotes import quoted_title
from researchmetrics.documents.references.title_first import title_first
from researchmetrics.documents.references.title_span import Split, split_title
from researchmetrics.documents.references.venue_span import Place, read_place
from researchmetrics.documents.references.years import Dated, find_year
from researchmetrics.documents.text.emphasis import Emphasised, read_emphasis

__all__ = ["Parts", "take_apart"]

Span = tuple[int, int]

_EDITED = re.compile(
    r"\s*,?\s*[(\[]?\s?\b(?:[Ee]ds?|[Hh]rsg|[Hh]g|[Ee]ditors?|[Cc]oords?|[Rr]ed)\b\.?\s?[)\]]?[\s.,:]*"
)
_BETWEEN = re.compile(rf"[\s.,:;)\]*{GAP}–—-]*(?:\(\s*\))?[\s.,:;{GAP}–—-]*")
_BEGUN = re.compile(r"\.\s+[A-Z]\w*\s+(?!and\b|und\b|et\b|in\b|eds?\b)[a-z]+\s+$")
# What is quoted is only the beginning of the title: "Mind the pot": Signs and sense.
_GOES_ON = re.compile(
    r"(?<![.,?!][\"”»’'])\s?(?::\s[^\W\d_]|\s(?!in\b|and\b|edited\b|with\b)[a-z]{2,}\s)"
)
_PROSE = re.compile(r"(?:[a-zß-öø-ÿ]{4,}\s+){2}|[a-z]{3,}:\s")
_LOWER = re.compile(
    r"(?<![\w'’-])(?!and\b|und\b|van\b|von\b|der\b|den\b|del\b|della\b|dos\b)[a-z]{3,}"
)
# More than names stand there: a number, a venue's sign, a quotation, or a piece of many words.
_NO_NAMES = re.compile(r"\d|//|[\"“„«]|\b[Ii]n:|(?:[^\s,;:&]+\s+){5}[^\s,;:&]|[–—]\s")
# "Scherben [Sherds]": a translation in brackets is not part of the title.
_TRANSLATED = re.compile(r"(?<=[^\s\[(])\s\[[^\[\]]{4,200}\][\s.]*$")
_NAMED_BEFORE = re.compile(r"(?:\(|\s)[A-Z][\w&-]*[A-Z][\w&-]*[\s-]?$")
_NAMED_BEHIND = re.compile(
    r"\s?\)|\s(?:Workshops?|Symposium|Conference|Tutorials?|Companion|Adjunct|Demos?|Challenge|Track|"
    r"Findings|Competition|Datasets)\b"
)
_LETTERS = re.compile(r"[^\W\d_]{2}")
_VOLUME = re.compile(r"[\s,.]*\b(?:vol|no|nr|bd)\b", re.IGNORECASE)
_ORGANISED = re.compile(
    r"(?P<name>(?:(?:[Tt]he\s)?(?:[A-Z][\w'’&-]*\s(?:(?:of|for|the|and|on|de|du|für)\s){0,2}){0,7})"
    r"(?:Society|Association|Organi[sz]ation|Agency|Committee|Council|Ministry|Commission|Bureau|Federation|"
    r"Consortium|Foundation|Authority|Task Force|Working Group|Gesellschaft|Ministerium)"
    r"(?:\s(?:of|for|on|de|für|and|the|[A-Z][\w'’&-]*)){0,8})(?=\.\s[A-Z]\w+\s\w+|\.?\s?\()"
)
_ON_BEHALF = re.compile(
    r"[\s,]*\((?:(?:on behalf of|for)\s)?[^()]{2,60}\b(?:[Cc]ollaborations?|Consortium|"
    r"Group|Team|Network)\)"
)
_QUOTES_VENUE = re.compile(r"\b(?:[Ii]n|[Ee]n|[Dd]ans|[Ii]m|w)\s?:?\s*$")
_BLANKS = re.compile(rf"[\s{GAP}]+")


@dataclass(frozen=True, slots=True)
class Parts:
    """One reference taken apart, before it becomes a record.

    Parameters
    ----------
    shown : Emphasised
        Its text, in which every place is given.
    names : Names
        Authors; editors where ``edited``.
    edited : bool
        Whether the names are said to be of editors.
    title : str or None
        The title.
    split : Split
        Where the title stands.
    dated : Dated
        The date.
    place : Place
        What follows the title.
    found : Identifiers
        Identifiers and addresses.
    notes : Remarks
        Remarks on its standing.
    kind : str or None
        Type of work that a bracket states.
    """

    shown: Emphasised
    names: Names
    edited: bool
    title: str | None
    split: Split
    dated: Dated
    place: Place
    found: Identifiers
    notes: Remarks
    kind: str | None = None


def take_apart(entry: str) -> Parts:
    """Find authors, date, title and place in turn, each blanked out for the next.

    Parameters
    ----------
    entry : str
        An entry without its number.

    Returns
    -------
    Parts
        What was found, and where.

    Examples
    --------
    >>> parts = take_apart("A. Byron. Notes on engines. Engines, 12(3), 1843.")
    >>> parts.title, parts.split.sign
    ('Notes on engines', 'journal')
    """
    shown = read_emphasis(entry)
    found = find_identifiers(shown.text)
    names, title = _head(found.text)
    names = _people_only(found.text, names)
    begun = title_first(found.text, names, (*shown.bold, *shown.linked, *shown.italic), title)
    if begun:
        names, title = begun.names, begun.title
    title_from = max(names.end, 0)
    edited = _EDITED.match(found.text, names.end) if names.spans and not begun else None
    if edited:
        title_from = edited.end()
    if group := _ON_BEHALF.match(found.text, title_from):
        title_from = group.end()
    behind = max(title[1] if title else 0, names.end if begun or not title else 0)
    asides = take_asides(found.text, names.end if begun else min(names.end, behind))
    notes = find_notes(asides.text, behind)
    dated = find_year(notes.text, title_from, title)
    if not title and not edited and title_from < dated.start < 1500:
        names, title_from = _up_to_date(found.text, dated, names, title_from)
    head = _Head(names, edited is not None, title, behind if begun else -1, title_from)
    return _with_title(shown, head, dated, (found, notes, asides.kind))


@dataclass(frozen=True, slots=True)
class _Head:
    """The beginning of a reference: names, and the title where it stands apart."""

    names: Names
    edited: bool
    title: Span | None
    behind: int
    title_from: int


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
    if _GOES_ON.match(text, quote[1]) or _is_venue(text, names, quote):
        return names, None
    if _BETWEEN.sub("", between, count=1) == "" or (
        not _PROSE.search(between) and len(between) < 300 and ". " not in between.strip(" .")
    ):
        if names.end < quote[0] and re.search(r"[^\W\d_]{2,}", _without_date(between)):
            names = find_names(text, 0, _date_start(text, quote[0]))
        return names, quote
    return names, None


def _people_only(text: str, names: Names) -> Names:
    """Tell a venue or title from a lone name, and find organisations that are authors."""
    if len(names.spans) == 1 and names.form in {"full", "single"} and not names.truncated:
        behind = text[names.end :]
        if not _LETTERS.search(behind) or _VOLUME.match(behind) or only_numbers(behind):
            return Names((), 0)
    if not names.spans and (organised := _ORGANISED.match(text)):
        return Names((organised.span("name"),), organised.end("name"), form="group")
    return names


def _is_venue(text: str, names: Names, quote: Span) -> bool:
    """Whether the quotes are around the venue: the title stands between it and the names."""
    between = text[names.end : quote[0]]
    if not names.spans or not _LOWER.search(between):
        return False
    return _QUOTES_VENUE.search(between) is not None or only_numbers(text[quote[1] :])


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
    if names.spans and not _LOWER.search(between) and not _NO_NAMES.search(between):
        return find_names(text, 0, end), dated.end
    if not names.spans and dated.start < 150 and text[dated.start] in "([":
        return Names(((0, end),), end), dated.end
    return names, title_from


def _with_title(
    shown: Emphasised,
    head: _Head,
    dated: Dated,
    known: tuple[Identifiers, Remarks, str | None],
) -> Parts:
    """Find title and place in what is left."""
    text, start = _with_named_year(known[1].text, dated), head.title_from
    if head.title:
        begin, end = head.title
        sign = "quoted" if head.behind < 0 else "first"
        split = Split(begin, end, max(end, head.behind), sign)
        title = _unquoted(text[begin:end])
    else:
        commas = text[head.names.end : head.names.end + 2].lstrip(" ").startswith(",")
        skipped = _BETWEEN.match(text, start)
        start = skipped.end() if skipped else start
        titled = dated.sign == "behind" and shown.text[dated.end : dated.end + 1] == "."
        split = split_title(text, start, italic=shown.italic, commas=commas, titled=titled)
        title = text[split.start : split.end]
    title = _clean_title(title)
    at = split.venue
    set_apart = any(a - at < 8 and b > at + 2 for a, b in shown.italic if a >= at)
    place = read_place(text[at:], set_apart=set_apart, titled=bool(title))
    return Parts(shown, head.names, head.edited, title or None, split, dated, place, *known)


def _with_named_year(text: str, dated: Dated) -> str:
    """Keep a year that is part of a venue's name: "(KILN 2020)", "KILN 2020 Workshop"."""
    if dated.date is None or not dated.date.isdigit():
        return dated.text
    a, b = dated.at
    named = _NAMED_BEFORE.search(text, max(0, a - 24), a) and _NAMED_BEHIND.match(text, b)
    return text if named else dated.text


def _unquoted(title: str) -> str:
    title = title.strip('`"“”„«»″ ').strip(" ,;")
    return title.strip("'‘’ ") if title[:1] in "'‘" else title


def _clean_title(title: str) -> str:
    title = _BLANKS.sub(" ", title).strip(" ,;:")
    title = _TRANSLATED.sub("", title)
    if not any(map(str.isalnum, title)):
        return ""
    return title[:-1].rstrip(" ,") if title.endswith(".") and not title.endswith("...") else title
