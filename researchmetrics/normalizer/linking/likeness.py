"""How alike two titles are, word by word: slips are forgiven, numbers and other words are not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from researchmetrics.normalizer.titles import PART_WORDS, STOP_WORDS, squashed

_VENUE_NUMBER = re.compile(r"(?:19|20)\d\d|\d+(?:st|nd|rd|th)")
_FORMATS = frozenset(
    {"panel", "abstract", "demo", "demonstration", "poster", "tutorial", "session", "extended"}
)


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two titles are.

    Parameters
    ----------
    score : float
        1 for equal titles, 0 for titles with nothing in common.
    reason : str
        In plain words.
    numbers_differ : bool
        Whether numerals or part letters tell them apart.
    """

    score: float
    reason: str
    numbers_differ: bool = False


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


@lru_cache(maxsize=131072)
def likeness(a: str, b: str) -> Likeness:
    """Compare two titles by their keys.

    Parameters
    ----------
    a, b : str
        What `title_key` gave.

    Returns
    -------
    Likeness
        The same in both directions.

    Examples
    --------
    >>> likeness("on cracked pots", "on craked pots").score > 0.95
    True
    >>> likeness("on cracked pots 1", "on cracked pots 2").numbers_differ
    True
    >>> likeness("learning de biased pots", "learning localized pots").score < 0.7
    True
    """
    if not a or not b:
        return Likeness(0.0, "no title to compare")
    if a == b or squashed(a) == squashed(b):
        return Likeness(1.0, "same title")
    first, second = content_words(tuple(a.split())), content_words(tuple(b.split()))
    if len(first) > len(second) or (len(first) == len(second) and first > second):
        first, second = second, first
    common = Counter(first) & Counter(second)
    shared = sum(common.values())
    if shared * 3 < len(first):
        return _by_letters(a, b)
    left, right = _without(first, common), _without(second, common)
    slips, left, right = _forgiven(left, right)
    left, right = _telling(left), _telling(right)
    return _judged(first, second, left, right, slips=slips)


def _by_letters(a: str, b: str) -> Likeness:
    """Compare titles whose words hardly meet: run together or broken by bad scanning."""
    from rapidfuzz.fuzz import ratio

    alike = ratio(squashed(a), squashed(b)) / 100
    if alike < 0.9 or min(len(a), len(b)) < 12 or _numbers(a.split()) != _numbers(b.split()):
        return Likeness(min(alike, 0.5), "other titles")
    return Likeness(alike - 0.02, "titles alike letter by letter")


def _judged(
    first: tuple[str, ...],
    second: tuple[str, ...],
    left: list[str],
    right: list[str],
    *,
    slips: int,
) -> Likeness:
    cost = 0.015 * slips
    if not left and not right:
        ordered = [w for w in first if w in second] == [w for w in second if w in first]
        reason = "titles equal but for small slips" if slips else "same words in the title"
        return Likeness(max(0.9, (0.99 if ordered else 0.95) - cost), reason)
    numbers = _numbers(left), _numbers(right)
    one_sided = not (left and right)
    long = second if right else first
    if any(numbers) and not (one_sided and _stray_number(long, left or right)):
        return Likeness(0.5, "numbers or parts in the titles differ", numbers_differ=True)
    if left and right:
        share = 2 * (len(first) - len(left)) / (len(first) + len(second))
        return Likeness(max(0.0, min(0.78, share * 0.85 - cost)), "titles share some words only")
    return _one_sided(first, second, left or right, cost=cost)


def _one_sided(
    first: tuple[str, ...], second: tuple[str, ...], rest: list[str], *, cost: float
) -> Likeness:
    """Judge a title that has all the other's words and more: cut, a subtitle, a word added."""
    long = max(first, second, key=len)
    length, extra = len(long) - len(rest), len(rest)
    if length < 2:
        return Likeness(0.6, "one title is a part of the other")
    if _FORMATS.issuperset(rest):
        return Likeness(0.96 - cost, "titles equal but for the form of presentation")
    at_end = Counter(long[length:]) == Counter(rest)
    at_start = Counter(long[:extra]) == Counter(rest)
    known = min(length, 5) * 0.012
    if at_end:
        return Likeness(
            0.88 + known - 0.005 * min(extra, 6) - cost, "one title is the other cut short"
        )
    if at_start:
        return Likeness(
            0.85 + known - 0.01 * min(extra, 6) - cost, "one title lacks the other's opening"
        )
    return Likeness(0.82 + known - 0.05 * extra - cost, f"{extra} words more in one title")


def _stray_number(long: tuple[str, ...], rest: list[str]) -> bool:
    """Tell a year or a list's number that got into a title, or a cut part, from a part's number."""
    if any(word in PART_WORDS or word[0] == "=" for word in rest):
        return False
    if len(long) - len(rest) > 3 and all(_VENUE_NUMBER.fullmatch(word) for word in _numbers(rest)):
        return Counter(rest) in (Counter(long[len(long) - len(rest) :]), Counter(long[: len(rest)]))
    if len(rest) == 1:
        word = rest[0]
        is_year = len(word) == 4 and word[:2] in {"19", "20"} and word in (long[-1], long[0])
        return is_year or (word == long[0] and len(long) > 4)
    # Words and a number missing together at one end: a cut title, or the venue run into it.
    ends = Counter(long[len(long) - len(rest) :]), Counter(long[: len(rest)])
    return len(rest) > 2 and len(long) - len(rest) > 3 and Counter(rest) in ends


def _telling(words: list[str]) -> list[str]:
    """Leave out single letters: marks of a list or a catalogue, such as "[J]"."""
    return [word for word in words if len(word) > 1 or word.isdigit()]


def _numbers(words: Iterable[str]) -> list[str]:
    return sorted(word for word in words if word[0].isdigit() or word[0] == "=")


def _without(words: tuple[str, ...], common: Counter[str]) -> list[str]:
    open_words = Counter(common)
    rest = []
    for word in words:
        if open_words[word] > 0:
            open_words[word] -= 1
        else:
            rest.append(word)
    return rest


def _forgiven(left: list[str], right: list[str]) -> tuple[int, list[str], list[str]]:
    """Pair off misspelt, inflected and differently joined words."""
    slips = 0
    unpaired = list(right)
    rest = []
    for word in left:
        match = next((other for other in unpaired if _one_word(word, other)), None)
        if match is None:
            rest.append(word)
        else:
            unpaired.remove(match)
            slips += 1
    if rest and unpaired and "".join(rest) == "".join(unpaired):
        return slips, [], []
    return slips, rest, unpaired


@lru_cache(maxsize=65536)
def _one_word(a: str, b: str) -> bool:
    from rapidfuzz.distance import OSA

    shorter = min(len(a), len(b))
    if shorter < 3 or any(letter.isdigit() for letter in a + b):
        return False
    short, long = sorted((a, b), key=len)
    if long in (short + "s", short + "es"):
        return True
    same = next(
        (place for place, pair in enumerate(zip(a, b, strict=False)) if pair[0] != pair[1]), shorter
    )
    if same >= 6 and same * 5 >= len(long) * 3:
        return True  # inflected: "accelerated", "accelerating"
    allowed = 2 if shorter >= 9 else 1 if shorter >= 5 else 0
    return OSA.distance(a, b, score_cutoff=allowed) <= allowed if allowed else False
