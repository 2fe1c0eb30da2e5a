"""Where the titles of a list's entries stand: the place that fits best over all of them.

Every stretch that is set apart (a mark, a link, a word of the page, quotes), every line, and what
the reader of references takes for the title are candidates. Each is judged in its entry, and each
kind of place over the list; titles differ from entry to entry, venues repeat.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from researchmetrics.documents.listings.hint_words import role_of
from researchmetrics.documents.listings.likeness import title_likeness, venue_likeness
from researchmetrics.documents.listings.line_looks import is_date, is_prose, names_share
from researchmetrics.documents.listings.sheets import Sheet, Span
from researchmetrics.documents.listings.title_candidates import LEAD_IN, candidates
from researchmetrics.documents.references.authors import find_names
from researchmetrics.documents.references.identifiers import GAP

__all__ = ["FLAT", "TitlePlace", "choose_titles"]

FLAT = "flat"

_PRIORS = {
    "as:title": 1.5,
    "quoted": 1.2,
    "link": 1.05,
    "bold": 1.05,
    FLAT: 0.92,
    "before names": 0.9,
    "behind names": 0.9,
}


_LEAST = 0.12
_SURE = 0.45
_REPEATED = 0.4
_TOLD = 0.45
_LONGER = 0.8
# What a list sets apart for its titles, as no co-author is.
_SET_APART = frozenset(("bold", "link", "quoted", "as", "hint"))
_AGREED, _SEVERAL_WORDS = 0.75, 4
# Letters of the one abbreviated word that a stop may be mistaken behind: "Phys."
_ABBREVIATED = 9


_DATE_BEHIND = re.compile(r"[\s(\[.,]+(?:19|20)\d\d[a-z]?\W*$")
_NUMBER = re.compile(r"^\W*[A-Z]?\d{1,3}[.)\]]?\s+")


_WITH = re.compile(r"[\s,]*\(?(?:joint(?: work)? )?with\s", re.IGNORECASE)
_PLAIN = re.compile(r"[^\W_]{4,}")


@dataclass(frozen=True, slots=True)
class TitlePlace:
    """Where the title of one entry stands.

    Parameters
    ----------
    key : str
        Kind of place; ``flat`` where the entry is to be read as a reference.
    span : tuple of (int, int) or None
        The stretch; None where it does not stand there as one.
    text : str
        The title as it stands there.
    score : float
        How sure it is.
    """

    key: str
    span: Span | None
    text: str
    score: float


def choose_titles(sheets: Sequence[Sheet], flat: Sequence[str | None]) -> list[TitlePlace]:
    r"""Choose where the titles of a list stand.

    Parameters
    ----------
    sheets : sequence of Sheet
        Entries of one list.
    flat : sequence of str or None
        The title of each as the reader of references finds it.

    Returns
    -------
    list of TitlePlace
        One an entry, in order.

    Examples
    --------
    >>> from researchmetrics.documents.listings.sheets import lay_out
    >>> from researchmetrics.documents.listings.units import plain_unit
    >>> sheet = lay_out(plain_unit("On pots and pans\nA. Pott, B. Lee\nClay, 2019"))
    >>> choose_titles([sheet], [None])[0].text
    'On pots and pans'
    """
    found = [_judged(sheet, title) for sheet, title in zip(sheets, flat, strict=True)]
    often = Counter(key for one in found for key in {_folded(place.text) for place in one})
    kept = [_by_kind(one, often, len(found)) for one in found]
    over_list = _over_list(kept)
    return [_best(one, over_list) for one in kept]


def _judged(sheet: Sheet, flat: str | None) -> list[TitlePlace]:
    """All stretches of one entry that may be its title."""
    found = []
    # One stretch is often set apart in several ways.
    fits: dict[tuple[Span, bool], float] = {}
    for key, span in candidates(sheet):
        text = sheet.text[slice(*span)]
        case = (span, key == "quoted")
        if case not in fits:
            fits[case] = _fit(sheet, span, text, quoted=case[1])
        score = fits[case]
        if _is_told(key) and len(_PLAIN.findall(text)) > 0 and not is_date(text):
            score = max(score, _TOLD)
        found.append(TitlePlace(key, span, text, score))
    if flat:
        at = sheet.text.find(flat)
        before = sheet.text[:at] if at > 0 else ""
        score = title_likeness(flat, named=_ends_as_authors(before)) * _left_over(sheet, flat)
        where = (at, at + len(flat)) if at >= 0 else None
        score *= 0.5 if where and _has_company(sheet, where) else 1.0
        found.append(TitlePlace(FLAT, where, flat, score))
    return [_shortened(one, flat) for one in found]


def _shortened(place: TitlePlace, flat: str | None) -> TitlePlace:
    """Trust what follows names less where a reader of references ends the title before it."""
    words, shorter = _folded(place.text), _folded(flat or "")
    more = words[len(shorter) :] if shorter and words.startswith(shorter) else ""
    if place.key == "behind names" and 0 < len(more) < _ABBREVIATED:
        return replace(place, score=_LONGER * place.score)
    return place


def _is_told(key: str) -> bool:
    """Whether the page itself calls a stretch the title."""
    kind, _, word = key.partition(":")
    return kind == "hint" and role_of(word) == "title"


def _by_kind(found: Sequence[TitlePlace], often: Counter[str], count: int) -> dict[str, TitlePlace]:
    """The best stretch of each kind of place; what many entries say is a name or a venue."""
    best: dict[str, TitlePlace] = {}
    for one in found:
        is_common = often[_folded(one.text)] > max(2, 0.1 * count)
        place = replace(one, score=_REPEATED * one.score) if is_common else one
        if place.key not in best or best[place.key].score < place.score:
            best[place.key] = place
    return best


def _fit(sheet: Sheet, span: Span, text: str, *, quoted: bool) -> float:
    """How far a stretch is a title by itself, and by what stands around it."""
    before = sheet.text[: span[0]]
    likeness = title_likeness(text, named=quoted or _ends_as_authors(before))
    if likeness < _LEAST:
        return likeness
    after = sheet.text[span[1] :]
    left = _unexplained(before)
    score = likeness * (1.0 - min(0.8, left / 8))
    if _has_company(sheet, span):
        score *= 0.5
    named = _has_names(before, at_end=False) or _has_names(_past(after), at_end=False)
    return score * (1.1 if named else 1.0)


def _has_company(sheet: Sheet, span: Span) -> bool:
    """Whether a stretch is a title that is set apart, and behind it with whom it was written."""
    return any(
        start == span[0] and start < end < span[1] and _WITH.match(sheet.text, end, span[1])
        for kind in ("bold", "link", "italic")
        for start, end in sheet.stretches.get(kind, ())
    )


def _ends_as_authors(before: str) -> bool:
    """Whether what stands before is authors and nothing else."""
    before = before.strip(f' \n{GAP}.,;:([“"')
    if len(before) < 5:
        return False
    dated = _DATE_BEHIND.search(before)
    listed = before[: dated.start()] if dated else before
    share, several = names_share(listed)
    return share > 0.9 and (several or "." in listed or "," in listed)


def _past(text: str) -> str:
    lead = LEAD_IN.match(text)
    return text[lead.end() :] if lead else text


def _has_names(text: str, *, at_end: bool) -> bool:
    text = text.strip(f" \n{GAP}.,;:")[:600]
    names = find_names(text)
    return bool(names.spans) and (not at_end or names.end >= 0.9 * len(text))


def _unexplained(before: str) -> int:
    """Words before a title that are no names, dates or venue."""
    words = 0
    for printed in before.split("\n"):
        line = _NUMBER.sub("", printed.strip(f' {GAP}.,;:(["“‘'))
        if len(line) < 4 or is_date(line):
            continue
        names = find_names(line)
        rest = line[names.end :] if names.spans else line
        if venue_likeness(rest) > 0.6 and not is_prose(rest) and "." not in rest.strip(". "):
            continue
        words += len(_PLAIN.findall(rest))
    return max(0, words - 1)


def _left_over(sheet: Sheet, flat: str) -> float:
    """Mistrust a reference whose reader took lines apart that belong together, or one too many."""
    key = _folded(flat)
    whole = any(key == _folded(sheet.text[slice(*line)]) for line in sheet.lines)
    inside = any(key in _folded(sheet.text[slice(*line)]) for line in sheet.lines)
    return 1.0 if whole or inside else 0.5


def _folded(text: str) -> str:
    return "".join(_PLAIN.findall(text)).casefold()


def _over_list(found: Sequence[dict[str, TitlePlace]]) -> dict[str, float]:
    """How well each kind of place fits the list as a whole."""
    places: dict[str, list[TitlePlace]] = defaultdict(list)
    for one in found:
        for key, place in one.items():
            places[key].append(place)
    worth = {}
    for key, held in places.items():
        distinct = len({_folded(place.text) for place in held}) / len(held)
        mean = sum(place.score for place in held) / len(found)
        worth[key] = mean * (0.3 + 0.7 * distinct) * _prior(key)
    return worth


def _prior(key: str) -> float:
    return _PRIORS["as:title"] if _is_told(key) else _PRIORS.get(key, 1.0)


def _best(one: dict[str, TitlePlace], worth: dict[str, float]) -> TitlePlace:
    """The best place in one entry, by itself and by the list."""
    if not one:
        return TitlePlace(FLAT, None, "", 0.0)
    value = {
        key: 0.4 * max(place.score, _agreed(place, worth[key])) * _prior(key) + 0.6 * worth[key]
        for key, place in one.items()
        # What nearly all entries of a list have in one place is the title there, whatever it says.
        if place.score >= _LEAST or worth[key] >= _SURE
    }
    if not value:
        return TitlePlace(FLAT, None, one[FLAT].text if FLAT in one else "", 0.0)
    key = max(value, key=lambda key: (value[key], key))
    place = one[key]
    return TitlePlace(key, place.span, place.text, value[key])


def _agreed(place: TitlePlace, worth: float) -> float:
    """How sure a place is by the other entries, where its words may be names by themselves."""
    kind = place.key.partition(":")[0]
    if worth < _AGREED or kind not in _SET_APART or len(place.text.split()) < _SEVERAL_WORDS:
        return 0.0
    return _AGREED * worth
