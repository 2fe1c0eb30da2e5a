"""What is left of an entry beside its title and authors: venue, date, remarks, abstract."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from researchmetrics.documents.listings.entry_links import doi_in
from researchmetrics.documents.listings.likeness import venue_likeness
from researchmetrics.documents.listings.line_looks import is_date, is_prose
from researchmetrics.documents.listings.sheets import Sheet, Span
from researchmetrics.documents.references.identifiers import GAP

__all__ = ["Tail", "read_tail"]

_EDGE = re.compile(
    rf"^[\s{GAP}.,;:|/)\]”\"’*–—-]+(?![*\w])|^[\s{GAP}.,;:|/)\]–—-]+|[\s{GAP},;:|/(\[–—-]+$"
)
_WORDS = re.compile(r"[^\W_]")
_ABSTRACT = re.compile(
    r"^\W*(?:abstract|summary|tl;?dr|description|keywords?)\b\s*[:.—–-]?\s*", re.IGNORECASE
)
_REMARK = re.compile(
    r"\W*(?:\w+\s){0,4}?(?:oral|spotlight|poster|highlight|(?:\S+\s){0,8}award\S*|finalist|"
    r"runner[- ]up|hono(?:u)?rable mention|nominat\w+|featured|invited|equal contribution)\b"
    r".{0,80}",
    re.IGNORECASE,
)
_PLACED = re.compile(
    r"\W*(?:in\b|(?-i:[A-Z][\w&/-]*[A-Z]\w*[,'’\s]+(?:\d|[A-Z]\w+,\s\d)))|"
    r".*,\s*(?:19|20)\d\d\s*[(\[]",
    re.IGNORECASE,
)
# What services say of the kind of a work, and of access to it, is no venue.
_KIND = re.compile(
    r"(?:\W*(?:journal|conference|research|review|book|magazine|scientific|original|"
    r"peer[- ]review(?:ed)?|article|paper|chapter|output|contribution|publication|preprint|"
    r"dataset|software|report|thesis|dissertation|proceeding|open access|full text|file|version|"
    r"to|in|of|a|source|crossref|scopus|doi|orcid|article in|articolo|rivista|contributo|"
    r"convegno|artículo|revista|zeitschriftenartikel|konferenzbeitrag|\d(?:\.\d)?)s?\b)+\W*",
    re.IGNORECASE,
)
_DATED = re.compile(r"\b(?:19|20)\d\d(?:-\d\d){0,2}\b")
_NUMBERS = re.compile(
    r"\W*(?:vol(?:ume)?|no|pp|pages?|bd|v)\b\.?\s*\d|\W*\d+\s?\(\d+\)", re.IGNORECASE
)
# A venue and its year in brackets or before a bar: "[ICRA 2023]", "ICRA'21 |".
_BADGE = re.compile(
    r"[\s*]*(?:[\[(]\s*(?P<boxed>[A-Z][\w&/+-]*[A-Z][\w&/+-]*)[\s'’]*(?P<boxed_year>(?:19|20)?\d\d)?\s*[\])]|"
    r"(?P<name>[A-Z][\w&/+-]*[A-Z][\w&/+-]*)[\s'’]*(?P<year>(?:19|20)?\d\d)?\s*[|:])[\s*|:]*"
)
_EMPTY = re.compile(r"\W*[A-Z]{0,2}\d{0,3}\W*")
_ORDER = ("venue", "", "numbers", "publisher")


@dataclass(frozen=True, slots=True)
class Tail:
    """What an entry says beside its title and authors.

    Parameters
    ----------
    text : str
        Venue, numbers and date, as Markdown in the usual order.
    whole : str
        All of the entry that belongs to a reference, in its own order.
    date, badge, abstract, doi, publisher : str or None
        What the page names as such; a badge is a short name of the venue.
    notes : tuple of str
        Remarks that stand apart.
    """

    text: str
    whole: str
    date: str | None = None
    badge: str | None = None
    abstract: str | None = None
    doi: str | None = None
    publisher: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Piece:
    role: str
    span: Span
    text: str


def read_tail(sheet: Sheet, taken: Sequence[Span]) -> Tail:
    r"""Sort what is left of an entry.

    Parameters
    ----------
    sheet : Sheet
        The entry.
    taken : sequence of (int, int)
        Where its title and authors stand; empty where they are not known.

    Returns
    -------
    Tail
        Its parts.

    Examples
    --------
    >>> from researchmetrics.documents.listings.sheets import lay_out
    >>> from researchmetrics.documents.listings.units import plain_unit
    >>> sheet = lay_out(plain_unit("On pots\nClay, 2019\nBest paper award"))
    >>> tail = read_tail(sheet, [(0, 7)])
    >>> tail.text, tail.notes
    ('Clay, 2019', ('Best paper award',))
    """
    pieces = list(_pieces(sheet, taken))
    by_role: dict[str, list[str]] = {}
    for piece in pieces:
        by_role.setdefault(piece.role, []).append(piece.text)
    prose = by_role.get("abstract") or by_role.get("prose")
    abstract = _ABSTRACT.sub("", " ".join(prose)) if prose else None
    dates = by_role.get("date", [])
    badges = [one for one in by_role.get("badge", ()) if not is_date(one)]
    if not badges and _BADGE.fullmatch(sheet.unit.label):
        badges = [sheet.unit.label]
    badge, badge_year = _badge(badges)
    return Tail(
        text=_in_order(sheet, pieces),
        whole=" ".join(
            sheet.marked(*piece.span)
            for piece in pieces
            if piece.role in {*_ORDER, "date", "title", "authors"}
        ),
        date=_date(dates[0]) if dates else badge_year,
        badge=badge,
        abstract=abstract or None,
        doi=next(filter(None, map(doi_in, by_role.get("doi", ()))), None),
        publisher=next(iter(by_role.get("publisher", ())), None),
        notes=tuple(one.strip(" ()[].,;") for one in by_role.get("notes", ())),
    )


def _badge(found: Sequence[str]) -> tuple[str | None, str | None]:
    """A short name of a venue, and the year on it."""
    if not found:
        return None, None
    parts = _BADGE.fullmatch(found[0])
    if parts is None:
        return found[0], None
    year = parts["boxed_year"] or parts["year"]
    return parts["boxed"] or parts["name"], f"20{year}" if year and len(year) == 2 else year


def _date(text: str) -> str:
    """The date alone, where the kind of work stands beside it."""
    dated = _DATED.search(text)
    return dated[0] if dated and not is_date(text) else text.strip(" ()[].,")


def _in_order(sheet: Sheet, pieces: Sequence[_Piece]) -> str:
    """Put the venue first, then what says more of it, then the date."""
    sorted_: dict[str, list[_Piece]] = {role: [] for role in _ORDER}
    for piece in pieces:
        if piece.role in sorted_:
            sorted_[piece.role].append(piece)
    loose = sorted_[""]
    if not sorted_["venue"] and loose:
        best = max(loose, key=lambda piece: venue_likeness(piece.text))
        loose.remove(best)
        loose.insert(0, best)
    parts = [_trimmed(sheet.marked(*piece.span)) for role in _ORDER for piece in sorted_[role]]
    return ", ".join(part for part in parts if part)


def _trimmed(text: str) -> str:
    before = None
    while before != text:
        before, text = text, _EDGE.sub("", text)
    return text


def _pieces(sheet: Sheet, taken: Sequence[Span]) -> Iterator[_Piece]:
    """Cut the lines at what is taken and at what the page names."""
    told = sorted(
        (span, key[3:])
        for key, spans in sheet.stretches.items()
        if key.startswith("as:")
        for span in spans
    )
    is_first = not taken
    for line in sheet.lines:
        for rest in _without(line, taken):
            for stretch, told_role in _cut(rest, told):
                span = sheet.trimmed(*stretch)
                text = sheet.text[slice(*span)].replace(GAP, " ")
                if not _WORDS.search(text) or (not told_role and _EMPTY.fullmatch(text)):
                    continue
                role = told_role or _role(text, is_first=is_first)
                is_first = is_first and role not in {"", "title", "authors"}
                yield _Piece(role, span, " ".join(text.split()))


def _without(line: Span, taken: Sequence[Span]) -> Iterator[Span]:
    start, end = line
    for a, b in sorted(taken):
        if b <= start or a >= end:
            continue
        if a > start:
            yield start, a
        start = max(start, b)
    if start < end:
        yield start, end


def _cut(span: Span, told: Sequence[tuple[Span, str]]) -> Iterator[tuple[Span, str]]:
    start, end = span
    for (a, b), role in told:
        begin, close = max(a, start), min(b, end)
        if begin >= close:
            continue
        if begin > start:
            yield (start, begin), ""
        yield (begin, close), role
        start = close
    if start < end:
        yield (start, end), ""


def _role(text: str, *, is_first: bool) -> str:
    """What a piece is by its looks; the first line of an entry is never prose."""
    if is_date(text):
        return "date"
    if _BADGE.fullmatch(text):
        return "badge"
    if _NUMBERS.match(text):
        return "numbers"
    dated = _DATED.search(text)
    bare = text[: dated.start()] + text[dated.end() :] if dated else text
    if _KIND.fullmatch(bare) and len(bare.split()) > 1:
        return "date" if dated else "kind"
    if _ABSTRACT.match(text) and len(text.split()) > 8:
        return "abstract"
    if not is_first and is_prose(text):
        return "prose"
    if (
        len(text) < 120
        and _REMARK.fullmatch(text)
        and venue_likeness(text) < 0.6
        and not _PLACED.match(text)
    ):
        return "notes"
    return ""
