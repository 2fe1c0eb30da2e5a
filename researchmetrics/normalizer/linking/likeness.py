"""How two titles differ, word by word: which words they share, and where the others stand."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from researchmetrics.normalizer.linking.alignment import Alignment, Likeness, Words, thinned
from researchmetrics.normalizer.linking.contraries import designations_differ
from researchmetrics.normalizer.linking.title_words import total
from researchmetrics.normalizer.titles import PART_WORDS, STOP_WORDS, squashed

__all__ = ["Likeness", "Words", "content_words", "likeness"]

_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_ORDINALS = {
    "first": "1st", "second": "2nd", "third": "3rd", "fourth": "4th", "fifth": "5th",
    "sixth": "6th", "seventh": "7th", "eighth": "8th", "ninth": "9th", "tenth": "10th",
    "eleventh": "11th", "twelfth": "12th",
}  # fmt: skip


def content_words(words: tuple[str, ...]) -> tuple[str, ...]:
    """Drop the words that carry no content, but keep part letters, marked as such.

    Parameters
    ----------
    words : tuple of str
        Words of a title's key.

    Returns
    -------
    tuple of str
        Never empty unless `words` is.

    Examples
    --------
    >>> content_words(("on", "the", "pots", "part", "a"))
    ('pots', 'part', '=a')
    """
    kept = tuple(
        f"={word}" if place and words[place - 1] in PART_WORDS and len(word) == 1 else word
        for place, word in enumerate(words)
        if word not in STOP_WORDS or (len(word) == 1 and place and words[place - 1] in PART_WORDS)
    )
    return kept or words


def likeness(a: str, b: str) -> Likeness:
    """Compare two titles by their keys.

    Parameters
    ----------
    a, b : str
        What `title_key` gave.

    Returns
    -------
    Likeness
        The same in both directions: its first side is that of the title first in the alphabet.

    Examples
    --------
    >>> likeness("on cracked pots", "on craked pots").slips
    1
    >>> likeness("on cracked pots 1", "on cracked pots 2").numbers_differ
    True
    >>> likeness("mending old kettles", "mending old kettles by fire").ending
    ((), ('fire',))
    """
    return _likeness(a, b) if a <= b else _likeness(b, a)


@lru_cache(maxsize=65536)
def _likeness(a: str, b: str) -> Likeness:
    first, second = _words(a), _words(b)
    if _are_ordinal(first) and _are_ordinal(second):
        first, second = (
            tuple(_ORDINALS.get(word, word) for word in side) for side in (first, second)
        )
    plain = squashed(a), squashed(b)
    if plain[0] == plain[1] or (a and thinned(plain[0]) == thinned(plain[1])):
        return Likeness(max(total(set(first)), total(set(second))), is_same=True)
    found = Alignment(first, second, plain).likeness()
    if not found.is_contrary and designations_differ(tuple(a.split()), tuple(b.split())):
        return replace(found, is_contrary=True)
    return found


def _words(key: str) -> Words:
    return content_words(tuple(key.split()))


def _are_ordinal(words: Words) -> bool:
    return any(word in _ORDINALS or _ORDINAL.fullmatch(word) for word in words)
