"""How much two titles say for or against one work, seen with the other fields of their records."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from researchmetrics.normalizer.linking.entries import Entry
from researchmetrics.normalizer.linking.likeness import Likeness, Words, likeness
from researchmetrics.normalizer.linking.title_words import FORMS, HEADINGS, is_usual, total, weight

_GAIN, _MOST = 1.9, 9.0  # bits for a rare word in common, and for a whole title
_SAME = 1.0  # bits more for a title that is the same throughout
_OTHER_WORD = 2.5  # bits against, for a rare word that only one title has, or for each replaced
# Words missing at one end only: titles are cut at the end, seldom at the start.
_OPENING, _MOST_OPENING = 2.0, 5.0
_ENDING, _MOST_ENDING = 0.8, 3.0
_LEAKED = 1.5  # bits for an author of the one record whose name got into the other's title
# Bits more against, where each title has words of its own, in a long title too.
_EXCHANGED, _LEAST_EXCHANGED = 2.5, 0.85
_NEAR = 1.5  # bits against, for a rare word in place of one much like it
_TAKEN_OUT = 0.5  # bits by which the bare titles must fit better
_SLIP, _MOVED = 0.3, 0.8
_USUAL = 4.0  # weight of the words of a usual title: in a shorter one, each word says more
_DIGITS = 0.2  # weight of a number that does not tell the titles apart
_RUN_TOGETHER = 12  # letters of a title that may be the other's though they share no word
_LONG_NAME = 4  # letters from which a name is told from a word
_STANDING = FORMS | HEADINGS
# Before a title that another record has alone: what is said about that work, or goes with it.
_ABOUT_TEXT = """
addendum appendix beyond comments data dataset note notes remark remarks response software
supplement thoughts
"""
_ABOUT = frozenset(_ABOUT_TEXT.split())
_SEQUELS = (("revisited",), ("erratum",), ("corrigendum",), ("dataset",), ("rejoinder",))
_WORDS = re.compile(r"[a-z]+|\d+")


@dataclass(frozen=True, slots=True)
class TitleEvidence:
    """What comparing the titles of two records gave.

    Parameters
    ----------
    gain, loss : float
        Bits for one work, from what the titles share, and against, from what they do not.
    reason : str
        In plain words.
    is_same : bool
        Whether the titles are the same.
    numbers_differ : bool
        Whether numerals, part letters or contrary words tell them apart.
    numbers_clash : bool
        Whether they do so for sure: each has some that the other lacks.
    leaked : float
        Bits for one work, from authors of the one record whose names stand in the other's title.
    is_heading : bool
        Whether the title is a standing heading, such as "Editorial".
    """

    gain: float
    loss: float
    reason: str
    is_same: bool = False
    numbers_differ: bool = False
    numbers_clash: bool = False
    leaked: float = 0.0
    is_heading: bool = False


def weigh_titles(a: Entry, b: Entry) -> TitleEvidence:
    """Weigh the titles of two records.

    Parameters
    ----------
    a, b : Entry
        Two records that have titles.

    Returns
    -------
    TitleEvidence
        The same in both directions.

    Examples
    --------
    >>> from researchmetrics.normalizer.linking.entries import make_entry
    >>> whole, cut = (
    ...     make_entry({"title": title}, key=title, names=[], as_of="2026-01-01")
    ...     for title in ("Glazing cracked pots by fire", "Glazing cracked pots")
    ... )
    >>> weigh_titles(whole, cut).reason
    'one title is the other cut short'
    """
    whole = _weighed(a, b, a.title, b.title)
    if whole.is_same or (a.core == a.title and b.core == b.title):
        return whole
    # What a list prints around a title says little, but it may be part of the title after all.
    bare = _weighed(a, b, a.core, b.core)
    return bare if bare.gain - bare.loss - _TAKEN_OUT > whole.gain - whole.loss else whole


def _weighed(a: Entry, b: Entry, first: str, second: str) -> TitleEvidence:
    if second < first:
        a, b, first, second = b, a, second, first
    if a.squash == b.squash:
        return _same(total(set(a.content)), is_heading=_STANDING.issuperset(a.content))
    if not _may_meet(a, b):
        return TitleEvidence(0.0, 0.0, "other titles")
    found = likeness(first, second)
    if found.is_same:
        return _same(found.shared)
    if found.numbers_differ:
        return _apart("numbers or parts in the titles differ", for_sure=found.numbers_clash)
    if found.is_contrary:
        return _apart("titles differ in a word that tells works apart")
    if _is_about(found):
        return _apart("one is about the other")
    return _differing(a, b, found)


def _apart(reason: str, *, for_sure: bool = True) -> TitleEvidence:
    return TitleEvidence(0.0, 0.0, reason, numbers_differ=True, numbers_clash=for_sure)


def _is_about(found: Likeness) -> bool:
    """Tell a title that names another and says, before or behind it, what is added to that."""
    if any(found.inside) or found.near or any(map(all, (found.opening, found.ending))):
        return False
    opening, ending = (one or other for one, other in (found.opening, found.ending))
    if opening and ending:
        return False
    return (bool(opening) and _ABOUT.issuperset(opening)) or ending in _SEQUELS


def _differing(a: Entry, b: Entry, found: Likeness) -> TitleEvidence:
    gain = min(_MOST, _GAIN * found.shared)
    size = max(0.7, min(1.6, _USUAL / max(found.shared, 0.1)))
    opening, ending = found.opening, found.ending
    inside = _OTHER_WORD * size * _cost(*found.inside)
    if inside >= gain:
        return TitleEvidence(gain, inside, "titles share some words only")
    leaked = 0.0
    if any(opening) or any(ending):
        leaked = min(2, _leaked(opening[0], b) + _leaked(opening[1], a)) * _LEAKED
        elsewhere = _Elsewhere(a, b)
        opening, ending = elsewhere.without(opening), elsewhere.without(ending)
    loss = (
        inside
        + _at_end(opening, _OPENING, _MOST_OPENING, size)
        + _at_end(ending, _ENDING, _MOST_ENDING, size)
        + _NEAR * size * found.near
        + _EXCHANGED * max(size, _LEAST_EXCHANGED) * _exchanged(opening, found.inside, ending)
        + _SLIP * found.slips
        + _MOVED * min(found.moved, 5)
    )
    left = [word for sides in (opening, found.inside, ending) for side in sides for word in side]
    return TitleEvidence(
        gain,
        loss,
        _reason(opening, found.inside, ending, loss),
        leaked=leaked,
        is_heading=_is_heading(a, left) or _is_heading(b, left),
    )


def _same(shared: float, *, is_heading: bool = False) -> TitleEvidence:
    return TitleEvidence(
        min(_MOST, _GAIN * shared) + _SAME,
        0.0,
        "same title",
        is_same=True,
        is_heading=is_heading,
    )


def _is_heading(entry: Entry, left: list[str]) -> bool:
    return _STANDING.issuperset(word for word in entry.content if word not in left)


def _may_meet(a: Entry, b: Entry) -> bool:
    """Rule out, cheaply, titles that share too little to be one."""
    shared = len(set(a.content).intersection(b.content))
    if shared * 2 >= min(len(a.content), len(b.content)):
        return True
    if min(len(a.squash), len(b.squash)) < _RUN_TOGETHER:
        return False
    from rapidfuzz.fuzz import partial_ratio

    return partial_ratio(a.squash, b.squash, score_cutoff=80) > 0


def _at_end(sides: tuple[Words, Words], price: float, most: float, size: float) -> float:
    if all(any(word not in _STANDING for word in side) for side in sides):  # one for another
        return _OTHER_WORD * size * _cost(*sides)
    if price == _OPENING and sum(map(len, sides)) == 1 and not is_usual((sides[0] or sides[1])[0]):
        price /= 2  # a system's name before the colon is often left out
    return min(most, price * size * _cost(*sides))


def _exchanged(*parts: tuple[Words, Words]) -> float:
    own = (
        tuple(word for part in parts for word in part[side] if word not in _STANDING)
        for side in (0, 1)
    )
    return min(map(_cost, own))


def _cost(*words: Words) -> float:
    return sum([_DIGITS if word.isdigit() else weight(word) for side in words for word in side])


class _Elsewhere:
    """What the other fields of two records say, which bad reading runs into titles."""

    def __init__(self, a: Entry, b: Entry) -> None:
        texts = [name.raw for entry in (a, b) for name in entry.names]
        years = [str(entry.year) for entry in (a, b) if entry.year]
        self.text = " ".join([a.venue_text, b.venue_text, *texts, *years]).lower()
        self.words = frozenset(_WORDS.findall(self.text))
        self.families = [
            name.family_key
            for entry in (a, b)
            for name in entry.names
            if len(name.family_key) >= _LONG_NAME
        ]

    def without(self, sides: tuple[Words, Words]) -> tuple[Words, Words]:
        """Leave out the words that stand there too."""
        if not sides[0] and not sides[1]:
            return sides
        return self._unknown(sides[0]), self._unknown(sides[1])

    def _unknown(self, words: Words) -> Words:
        return tuple(
            word
            for word in words
            if word not in self.words and not is_near_any(word, self.families)
        )


def is_near_any(word: str, families: Iterable[str]) -> bool:
    """Tell whether a word is one of some family names, or nearly.

    Parameters
    ----------
    word : str
        Word of a title's key.
    families : iterable of str
        Keys of family names.

    Returns
    -------
    bool
        Whether one of them is the word, but for a lost letter or two.

    Examples
    --------
    >>> is_near_any("carbery", ["carberry"]), is_near_any("kettle", ["carberry"])
    (True, False)
    """
    if len(word) < _LONG_NAME:
        return False
    from rapidfuzz.fuzz import ratio

    return any(ratio(word, other, score_cutoff=80) for other in families)


def _leaked(words: Words, other: Entry) -> int:
    families = [n.family_key for n in other.names if len(n.family_key) >= _LONG_NAME]
    return sum(is_near_any(word, families) for word in words) if families else 0


def _reason(
    opening: tuple[Words, Words],
    inside: tuple[Words, Words],
    ending: tuple[Words, Words],
    loss: float,
) -> str:
    if not any(opening) and not any(inside) and not any(ending):
        return "titles equal but for small slips"
    if not any(inside) and not any(opening) and not all(ending):
        return "one title is the other cut short"
    if not any(inside) and not any(ending) and not all(opening):
        return "one title lacks the other's opening"
    return "titles differ in some words" if loss < 6 else "titles share some words only"
