"""Stretches of an entry that may be its title: what is set apart, lines, what is by names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from researchmetrics.documents.listings.hint_words import role_of
from researchmetrics.documents.listings.likeness import venue_likeness
from researchmetrics.documents.listings.line_looks import is_date, names_share
from researchmetrics.documents.listings.sheets import Sheet, Span
from researchmetrics.documents.references.authors import find_names
from researchmetrics.documents.references.identifiers import GAP
from researchmetrics.documents.references.quotes import quoted_title

__all__ = ["LEAD_IN", "candidates"]

# Stretches of these roles are never titles.
_OTHERS = frozenset(
    {"authors", "venue", "date", "abstract", "notes", "badge", "cited", "numbers", "doi", "links"}
)
_MOST_LINES = 4
_MOST_SPANS = 5
_STOP = re.compile(
    r"(?<![\s.][A-Z])[.?!:,][\"”’)*]*\s+(?=\S)|\s(?=\((?:with\s|by\s)?[^\W\d_a-z])|\s[-–—|]\s+|\s(?=with\s[^\W\d_a-z])|\n"
)
_SENTENCE = re.compile(r"(?<![\s.(][A-Z])(?<!\bvs)(?<!\bSt)[.?!](?=\s+[^\W_a-z]|\s*$)")
_DATED = re.compile(r"[\s.,:;]*(?:[(\[]?(?:19|20)\d\d[a-z]?(?:,\s\w+(?:\s\d+)?)?[)\]]?[\s.,:;]+)?")
_SUBTITLE = re.compile(r"\.\s+(?P<more>[^.?!\d\n]{8,90})[.?!]?\s+(?:In|En|Dans):\s")
LEAD_IN = re.compile(
    r"[\s(\[,.;:–—-]*(?:(?:joint(?: work)?\s+)?with\b|by\b|von\b|par\b|avec\b|mit\b)?:?\s*"
)
_PLAIN = re.compile(r"[^\W_]{4,}")
_GOES_ON = re.compile(r"\s?[:–—-]\s+(?=\S)|\s(?=[a-zß-öø-ÿ(])|\?\s(?=[A-Z])")
_LABEL = re.compile(
    r"\W*(?:\[(?![A-Z][\w&/+-]*[A-Z]\w*\s?['’]?\s?\d)[^\[\]\n]{1,30}\]|[A-Z]{0,3}\d{1,3}[.):\]]|[•–—*-])\s+"
)


def candidates(sheet: Sheet) -> Iterator[tuple[str, Span]]:
    r"""List the stretches of an entry that may be its title.

    Parameters
    ----------
    sheet : Sheet
        The entry.

    Yields
    ------
    tuple of (str, (int, int))
        Kind of place, and the stretch; the same kinds in all entries of a list.

    Examples
    --------
    >>> from researchmetrics.documents.listings.sheets import lay_out
    >>> from researchmetrics.documents.listings.units import plain_unit
    >>> sheet = lay_out(plain_unit("On pots. A. Pott and B. Lee. Clay, 2019."))
    >>> [sheet.text[a:b] for kind, (a, b) in candidates(sheet) if kind == "before names"]
    ['On pots']
    """
    whole: dict[Span, Span] = {}
    for key, span in _all_stretches(sheet):
        if span not in whole:
            whole[span] = _whole(sheet, *span)
        yield key, whole[span]


def _all_stretches(sheet: Sheet) -> Iterator[tuple[str, Span]]:
    for key, spans in sheet.stretches.items():
        kind, _, word = key.partition(":")
        role = word if kind == "as" else role_of(word) if kind == "hint" else None
        if role in _OTHERS:
            continue
        for span in spans[:_MOST_SPANS]:
            # What holds several lines is a box around the entry, unless the page calls it a title.
            if role == "title" or kind != "hint" or "\n" not in sheet.text[slice(*span)]:
                yield key, span
    for number, span in enumerate(sheet.lines[:_MOST_LINES]):
        label = _LABEL.match(sheet.text, *span)
        start = label.end() if label else span[0]
        yield f"line {number}", (start, span[1])
        gap = sheet.text.find(GAP, start, span[1])
        if gap > start:
            yield f"line {number}", (start, gap)
    by_names = (("before names", _before_names(sheet)), ("behind names", _behind_names(sheet)))
    for key, stretch in (("quoted", quoted_title(sheet.text)), *by_names):
        if stretch:
            yield key, stretch


def _before_names(sheet: Sheet) -> Span | None:
    """What stands before the first list of names, where that is no beginning of the entry."""
    if not sheet.lines:
        return None
    start, end = sheet.lines[0]
    for stop in list(_STOP.finditer(sheet.text, start + 5, end))[:6]:
        lead = LEAD_IN.match(sheet.text, stop.end())
        place = lead.end() if lead else stop.end()
        names = find_names(sheet.text[:end], place)
        ends = names.end >= end or sheet.text[names.end] in ".,;:()\n"
        if len(names.spans) > 1 or (names.spans and names.end - place > 7 and ends):
            return start, stop.start() + (sheet.text[stop.start()] in "?!")
    return None


def _behind_names(sheet: Sheet) -> Span | None:
    """What follows the names that an entry begins with, up to a stop or italics."""
    if not sheet.lines:
        return None
    start, end = sheet.lines[0]
    label = _LABEL.match(sheet.text, start, end)
    names = find_names(sheet.text[:end], label.end() if label else start)
    if not names.spans or names.end - start < 5:
        return None
    lead = _DATED.match(sheet.text, names.end, end)
    begin = lead.end() if lead else names.end
    close = _first_end(sheet.text, begin, end)
    for a, b in sheet.stretches.get("italic", ()):
        if begin + 8 < a < close and _is_place(sheet.text[begin:a], sheet.text[b : b + 4]):
            close = a
    first = sheet.text[begin : begin + 1]
    # A title in quotes is a candidate of its own; small letters go on with something else.
    begins = first not in "\"“„«‘'`" and not "a" <= first <= "z"
    return (begin, close) if close - begin > 4 and begins else None


def _is_place(before: str, after: str) -> bool:
    """Whether italics between two texts are a venue, and not a word that the title sets apart."""
    before = before.rstrip(f" {GAP}*")
    if before.endswith(",") and re.match(r"[.?!]\s+[A-Z]", after):
        return False
    opens = before.endswith((".", "?", "!", ",", ";", ":")) or re.search(r"\b[Ii]n$", before)
    return bool(opens) and re.match(r"\s*(?:[,.;:(\d]|$)", after) is not None


def _first_end(text: str, begin: int, end: int) -> int:
    """The first stop that ends a title; a question goes on where no venue follows it."""
    for stop in _SENTENCE.finditer(text, begin + 3, end):
        place = stop.start()
        if text[place] == ".":
            return _with_subtitle(text, place, end)
        behind = _SENTENCE.search(text, stop.end(), end)
        if behind is None or venue_likeness(text[stop.end() : behind.start()]) > 0.6:
            return place + 1
    return end


def _with_subtitle(text: str, stop: int, end: int) -> int:
    """Take in a second sentence where the venue is announced behind it: "Pots. A tale. In: "."""
    more = _SUBTITLE.match(text, stop, end)
    if more is None or venue_likeness(more["more"]) > 0.6 or names_share(more["more"])[0] > 0.4:
        return stop
    return more.end("more")


def _whole(sheet: Sheet, start: int, end: int) -> Span:
    """Take in what of a title goes on behind a stretch: "*Pots*: how they are made"."""
    line_end = next((b for a, b in sheet.lines if a <= start < b), end)
    start, end = sheet.trimmed(start, end)
    if line_end <= end or sheet.text[max(start, end - 1)] in ".,;":
        return start, end
    more = _GOES_ON.match(sheet.text, end)
    rest = sheet.text[end:line_end]
    if not more or sum(1 for _ in _PLAIN.finditer(rest)) < 2 or GAP in rest[:2]:
        return start, end
    behind = rest[more.end() - end :]
    if re.match(r"\W*(?:in|with|by|and|et al|to appear|under)\b", behind, re.IGNORECASE):
        return start, end
    if names_share(behind)[0] > 0.2 or is_date(behind) or venue_likeness(behind) > 0.6:
        return start, end
    stop = re.search(r"[.?!](?:\s|$)|[,(]\s*(?:19|20)\d\d|$", behind)
    return start, end + (more.end() - end) + (stop.start() if stop else 0)
