"""What tells two titles apart once their words are paired: numerals, part letters, contraries."""

from __future__ import annotations

import re

from researchmetrics.normalizer.linking.contraries import are_negated, tell_apart
from researchmetrics.normalizer.titles import PART_WORDS

__all__ = ["are_contrary", "numbers_differ", "numbers_of"]

_YEAR = re.compile(r"(?:19|20)\d\d")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_VERSION = re.compile(r"v\d+")
Words = tuple[str, ...]
Parts = tuple[Words, Words, Words]


def are_contrary(left: Parts, right: Parts) -> bool:
    """Judge whether the words that only one title has are contrary to those of the other.

    Parameters
    ----------
    left, right : tuple of (tuple of str)
        Words of one title only: before, among and after the shared ones.

    Returns
    -------
    bool
        The same in both directions.

    Examples
    --------
    >>> are_contrary(((), ("rural",), ()), ((), ("urban",), ()))
    True
    """
    if are_negated(left[0], left[1]) != are_negated(right[0], right[1]):
        return True
    return tell_apart(sum(left, ()), sum(right, ()))


def numbers_differ(first: Words, left: Parts, second: Words, right: Parts) -> bool:
    """Judge whether numerals or part letters tell two titles apart.

    Parameters
    ----------
    first : tuple of str
        Words of a title.
    left : tuple of (tuple of str)
        Those that only it has: before, among and after the shared ones.
    second, right
        The same of the other title.

    Returns
    -------
    bool
        The same in both directions.

    Examples
    --------
    >>> first, second = ("old", "pots", "1"), ("old", "pots", "2")
    >>> numbers_differ(first, ((), (), ("1",)), second, ((), (), ("2",)))
    True
    """
    one, two = (numbers_of(sum(parts, ())) for parts in (left, right))
    if not one and not two:
        return False
    if one and two:
        return not (all(map(_YEAR.fullmatch, one)) and not left[1] and not left[2] and right[2])
    words, parts, rest = (first, left, right) if one else (second, right, left)
    return not _stray(words, parts, is_alone=not any(rest))


def _stray(words: Words, parts: Parts, *, is_alone: bool) -> bool:
    """Tell a year or a list's number that got into a title, or a cut part, from a part's number."""
    opening, inside, ending = parts
    shared = len(words) - len(opening) - len(inside) - len(ending)
    if numbers_of(inside) or any(word[0] == "=" for word in opening + ending):
        return False
    if shared < 3 and not all(map(_YEAR.fullmatch, numbers_of(opening + ending))):
        return False
    for place, word in enumerate(ending):
        if not word[0].isdigit() or _YEAR.fullmatch(word) or _ORDINAL.fullmatch(word):
            continue
        before = ending[place - 1] if place else words[len(words) - len(ending) - 1]
        if before in PART_WORDS or not place or not (is_alone or len(ending) > 2):
            return False
    numbers = [word for word in numbers_of(opening) if not _YEAR.fullmatch(word)]
    # "12. Of Pots" is the twelfth of a list; before a short title a number may belong to it.
    return not numbers or shared > 3 or len(opening) > 1


def numbers_of(words: Words) -> list[str]:
    """List what counts as a number among the words of a title.

    Parameters
    ----------
    words : tuple of str
        Words of a title's key.

    Returns
    -------
    list of str
        Numerals, part letters and versions, in order.

    Examples
    --------
    >>> numbers_of(("pots", "v2", "part", "=b", "7"))
    ['7', '=b', 'v2']
    """
    return sorted(
        word for word in words if word[0].isdigit() or word[0] == "=" or _VERSION.fullmatch(word)
    )
