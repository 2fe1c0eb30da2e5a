"""Where the authors of a list's entries stand, once the titles are known."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from researchmetrics.documents.listings.author_slots import Slot, bounded, slots
from researchmetrics.documents.listings.likeness import venue_likeness
from researchmetrics.documents.listings.line_looks import is_prose
from researchmetrics.documents.listings.name_lists import (
    DIGIT,
    closing,
    listed_names,
    piecewise,
    undated,
)
from researchmetrics.documents.listings.sheets import Sheet, Span
from researchmetrics.documents.references.authors import Names, find_names
from researchmetrics.documents.references.identifiers import GAP
from researchmetrics.documents.references.name_forms import fits, name_key

__all__ = ["AuthorPlace", "choose_authors"]

_LEAD_IN = re.compile(
    r"(?:\[?\d{1,3}[\].)]*\s+)?[\s(\[,.;:|/–—-]*(?:(?:(?P<joint>(?:joint(?: work)?\s+|jointly\s+|"
    r"together\s+)?with\b|mit\b|avec\b|con\b)|\bby\b|par\b|(?:the\s)?authors?\s?:|"
    r"contributors?\s?:|autor(?:en|es)?\s?:|auteurs?\s?:)\s*:?\s*)?",
    re.IGNORECASE,
)
# "ICRA'21 |" before the authors is the venue.
_VENUE_BEFORE = re.compile(
    r"\W*[A-Z][\w&/+-]*[A-Z][\w&/+-]*(?:\s?[A-Z][A-Z]+)?\s?['’]?\s?(?:(?:19|20)?\d\d\s*[|:]\s*|(?:19|20)\d\d\s+(?=[A-Z]))"
)
_REMARK = re.compile(
    r"\(\W*(?:corresponding|equal|co-?first|joint|first|presenting|senior|contact|student|alphabetical"
    r")\b[^()\n]{0,40}\)",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"[\s,;.]*(?:and\s+|&\s*|\+\s*)?(?:\d+|several|many)\s+(?:more|other|others|co-?)[\s-]*(?:co-?)?"
    r"(?:authors?)?\W*$",
    re.IGNORECASE,
)


_INITIAL = re.compile(r"\b[^\W\d_a-z]\.")
_ENDS = re.compile(r"[\s^{}\d*†‡§]*(?:$|[.,;:()\[\"“”„«|\n—–-])")

_SEVERAL = re.compile(r"[,;&]|\band\b|\bund\b|\bet\b")
# An acronym with a year behind names is the venue: "and B. Lee, ICML'20".
_VENUE_BEHIND = re.compile(
    r"[\s,;.]+In:\s|[\s,;:.]+(?:[Ii]n:?\s+)?(?:[A-Z]{3,}\w*|[A-Z][a-z]{1,4}[A-Z]{2,}\w*)\s?['’]?\s?(?:(?:19|20)\d\d|(?<=['’])\d\d)\b"
)


@dataclass(frozen=True, slots=True)
class AuthorPlace:
    """Where the authors of one entry stand.

    Parameters
    ----------
    slot : str
        Kind of place; empty where none were found.
    span : tuple of (int, int)
        The stretch, what introduces the names included.
    names : Names
        The names in the text of the sheet.
    joint : bool
        Whether the names are those of co-authors alone: "with A. Pott".
    """

    slot: str
    span: Span
    names: Names
    joint: bool = False


def choose_authors(
    sheets: Sequence[Sheet], titles: Sequence[Span | None], own_name: str | None = None
) -> list[AuthorPlace]:
    r"""Choose where the authors of a list stand.

    Parameters
    ----------
    sheets : sequence of Sheet
        Entries of one list.
    titles : sequence of (int, int) or None
        Where their titles stand; None for entries that are read as references.
    own_name : str, optional
        Name of the person the list is about.

    Returns
    -------
    list of AuthorPlace
        One an entry, in order.

    Examples
    --------
    >>> from researchmetrics.documents.listings.sheets import lay_out
    >>> from researchmetrics.documents.listings.units import plain_unit
    >>> sheet = lay_out(plain_unit("On pots\nwith A. Pott and B. Lee\nClay, 2019"))
    >>> place = choose_authors([sheet], [(0, 7)])[0]
    >>> [sheet.text[a:b] for a, b in place.names.spans], place.joint
    (['A. Pott', 'B. Lee'], True)
    """
    found = [
        {} if title is None else _judged(sheet, title, own_name)
        for sheet, title in zip(sheets, titles, strict=True)
    ]
    counted = sum(title is not None for title in titles)
    worth: dict[str, float] = defaultdict(float)
    for one in found:
        for slot, (score, _) in one.items():
            worth[slot] += score / counted
    return [_best(one, worth) for one in found]


def _best(one: dict[str, tuple[float, AuthorPlace]], worth: dict[str, float]) -> AuthorPlace:
    nothing = AuthorPlace("", (0, 0), Names((), 0))
    if not one:
        return nothing
    value = {slot: 0.5 * score + 0.5 * worth[slot] for slot, (score, _) in one.items()}
    slot = max(value, key=lambda slot: (value[slot], slot))
    return one[slot][1] if value[slot] >= 0.3 else nothing


def _judged(
    sheet: Sheet, title: Span, own_name: str | None
) -> dict[str, tuple[float, AuthorPlace]]:
    """Names at each kind of place of one entry, and how sure they are."""
    found: dict[str, tuple[float, AuthorPlace]] = {}
    for slot in slots(sheet, title):
        judged = _read(sheet, slot, own_name)
        if judged and (slot.name not in found or found[slot.name][0] < judged[0]):
            found[slot.name] = judged
    return found


def _read(sheet: Sheet, slot: Slot, own_name: str | None) -> tuple[float, AuthorPlace] | None:
    start, end = sheet.trimmed(*slot.span)
    for role in ("badge", "date", "venue"):
        for a, b in sheet.stretches.get(f"as:{role}", ()):
            # "CVPR 2026" on a label of its own, and the authors behind it.
            if a <= start < b < end:
                start = sheet.trimmed(b, end)[0]
                slot = Slot(slot.name, (start, slot.span[1]), slot.whole)
    venue_before = _VENUE_BEFORE.match(sheet.text, start, end)
    if venue_before:
        start = venue_before.end()
        slot = Slot(slot.name, (start, slot.span[1]), slot.whole)
    lead = _LEAD_IN.match(sheet.text, start, end)
    begin = lead.end() if lead else start
    closes = closing(sheet.text, start, begin, end)
    if closes:
        slot, end = Slot(slot.name, (slot.span[0], closes), whole=True), closes
    end = bounded(sheet, begin, end)
    if venue := _VENUE_BEHIND.search(sheet.text, begin + 3, end):
        end = venue.start()
    if end - begin < 3:
        return None
    text, end = undated(sheet.text, begin, end)
    text = _REMARK.sub(lambda found: " " * len(found[0]), text)
    strict = find_names(text, begin)
    score = _score(sheet, slot, (begin, end), strict, own_name)
    joint = bool(lead and lead["joint"])
    whole = slot.whole and _only_names(text[begin:end], strict, begin)
    names = strict
    if whole or (slot.name == "told" and not DIGIT.search(text[begin:end])):
        cut = _MORE.search(text, begin, end)
        names = listed_names(text, begin, cut.start() if cut else end)
        names = Names(names.spans, end, names.truncated or bool(cut))
    if not names.spans:
        return None
    span = (slot.span[0] if whole else start, max(names.end, closes + 1 if closes else 0))
    place = AuthorPlace(slot.name, span, names, joint)
    return score, place


def _only_names(text: str, strict: Names, begin: int) -> bool:
    """Whether a line can be read as names however they look."""
    text = text.strip(f" \n{GAP}.,;:")
    share = (strict.end - begin) / len(text) if strict.spans and text else 0.0
    if share > 0.8 or piecewise(text) > 0.8:
        return True
    return (
        not DIGIT.search(text)
        and not is_prose(text)
        and text.count(". ") < 2
        and (share > 0.4 or "," in text or len(text.split()) < 5)
        and venue_likeness(text) < 0.6
    )


def _score(sheet: Sheet, slot: Slot, span: Span, names: Names, own_name: str | None) -> float:
    """How sure it is that a stretch begins with authors."""
    text = sheet.text[slice(*span)]
    if not names.spans:
        if slot.name == "told":
            return 0.8
        return (0.8 if piecewise(text) > 0.8 else 0.1) if _only_names(text, names, span[0]) else 0.0
    if slot.name == "told":
        return 1.0
    share = (names.end - span[0]) / max(1, len(text.strip(f" \n{GAP}.,;:")))
    listed = text[: names.end - span[0]]
    ends = _ENDS.match(sheet.text, names.end) is not None
    if slot.whole and len(names.spans) > 0 and piecewise(text) > 0.8:
        share, ends = 1.0, True
        score = 1.0 if _SEVERAL.search(text) else _single(slot, listed, "", share)
    elif own_name and any(_is_own(sheet.text[a:b], own_name) for a, b in names.spans):
        score = 1.0
    elif len(names.spans) > 1:
        score = 1.0 if share > 0.85 else 0.85 if ends else 0.5
    else:
        score = _single(slot, listed, sheet.text[names.end : span[1]], share)
    if venue_likeness(listed) > 0.6:
        score *= 0.3
    if slot.name == "after" and _is_italic(sheet, span[0], names.end):
        score *= 0.5
    return score


def _single(slot: Slot, name: str, behind: str, share: float) -> float:
    """One name may be a venue of two words: what follows tells."""
    if _INITIAL.search(name):
        return 0.8
    if slot.name == "after" and venue_likeness(behind) < 0.5 and len(behind.strip(" .,;\n")) > 0:
        return 0.15
    return 0.5 if share > 0.85 or slot.name == "after" else 0.3


def _is_own(name: str, own_name: str) -> bool:
    return name_key(name) == name_key(own_name) or fits(name, own_name)


def _is_italic(sheet: Sheet, start: int, end: int) -> bool:
    return any(a <= start + 1 and end <= b + 1 for a, b in sheet.stretches.get("italic", ()))
