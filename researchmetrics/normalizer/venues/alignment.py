"""How well an abbreviation fits a full name: word by word, in order, some left out."""

from __future__ import annotations

from functools import lru_cache

from researchmetrics.normalizer.venues.abbreviations import abbreviates
from researchmetrics.normalizer.venues.spelling import Abbreviation, FullName

__all__ = ["fit", "fit_letters", "likeness"]

# What a word costs that the full name has not: in the midst, and at the end, where abbreviations
# name a section that the full name lacks.
_ABSENT, _BEYOND = 1.2, 0.5
# What the first word of either costs more.
_FIRST, _LEADING = 1.3, 0.3
_SETTING = 0.2
# Letters that stand for a whole word in abbreviations of all fields.
_ALONE = {("j", "journal"), ("z", "zeitschrift"), ("q", "quarterly"), ("u", "university")}


@lru_cache(maxsize=1 << 17)
def likeness(short: str, long: str) -> float:
    """Say how well a word serves as abbreviation of another.

    Parameters
    ----------
    short, long : str
        Lower-case words.

    Returns
    -------
    float
        1 for equal words, 0 where the one cannot abbreviate the other.

    Examples
    --------
    >>> likeness("mater", "materials") > likeness("matr", "materials") > likeness("m", "materials")
    True
    """
    if short == long:
        return 1.0
    if long.startswith(short):
        if len(short) > 2:
            # Nobody abbreviates to save one letter.
            return 0.9 if len(long) > len(short) + 1 else 0.8
        return 0.9 if (short, long) in _ALONE else 0.45 + 0.15 * len(short)
    if not abbreviates(short, long):
        return 0.0
    same = next(place for place, letter in enumerate(short) if letter != long[place])
    return 0.5 + 0.3 * same / len(short)


def fit(given: Abbreviation, words: tuple[str, ...], name: FullName) -> float | None:
    """Lay the words of an abbreviation along those of a full name.

    Parameters
    ----------
    given : Abbreviation
        The abbreviated name.
    words : tuple of str
        Its words, as they are to be read.
    name : FullName
        The full name.

    Returns
    -------
    float or None
        The greater the better; None where it fits too badly to be meant.

    Examples
    --------
    >>> from researchmetrics.normalizer.venues.spelling import read_abbreviation, read_name
    >>> short = read_abbreviation("Nat. Mater.")
    >>> fit(short, short.words, read_name("Nature Materials"))
    2.0
    >>> fit(short, short.words, read_name("Physics Today")) is None
    True
    """
    score = _best_path(words, name)
    if score < 0.3 * len(words):
        score = _in_any_order(words, name)
    if score < 0.3 * len(words):
        return None
    score += sum(
        0.3 * max((likeness(word, full) for full in name.words), default=0.0)
        for word in given.place
    )
    if given.is_accented and not name.name.isascii():
        score += _SETTING / 2
    # Catalogues print their titles in small letters and abbreviate without points.
    if name.is_sentence is None:
        return score + _SETTING / 2
    return score + (_SETTING if given.is_pointed != name.is_sentence else 0.0)


def fit_letters(letters: str, name: FullName) -> float | None:
    """Lay the letters of an acronym along the words of a full name.

    Parameters
    ----------
    letters : str
        In lower case.
    name : FullName
        The full name.

    Returns
    -------
    float or None
        The greater the better; None where letters are left over.

    Examples
    --------
    >>> from researchmetrics.normalizer.venues.spelling import read_name
    >>> fit_letters("rlaf", read_name("Revista latinoamericana de filosofía")) is None
    False
    >>> fit_letters("xyz", read_name("Revista latinoamericana de filosofía")) is None
    True
    """
    reached = {0: 0.0}
    for word, cost in zip(name.words, name.costs, strict=True):
        onward = {place: score - cost for place, score in reached.items()}
        for place, score in reached.items():
            for end, gain in _taken(letters, place, word):
                if score + gain > onward.get(end, -9.0):
                    onward[end] = score + gain
        reached = onward
    return reached.get(len(letters))


def _taken(letters: str, place: int, word: str) -> list[tuple[int, float]]:
    """How many letters from a place on a word can stand for, and what that is worth."""
    if place >= len(letters) or letters[place] != word[0]:
        return []
    found, at = [(place + 1, 0.8)], 0
    for end in range(place + 1, len(letters)):
        after = word.find(letters[end], at + 1)
        if after < 0:
            break
        is_next = after == at + 1
        at = after
        found.append((end + 1, found[-1][1] + (0.1 if is_next else -0.1)))
    return found


def _best_path(words: tuple[str, ...], name: FullName) -> float:
    full, costs, joined = name.words, name.costs, name.joined
    before = [0.0]
    for place, cost in enumerate(costs):
        before.append(before[-1] - cost - (0.0 if place else _LEADING))
    reached = []
    for number, word in enumerate(words):
        row = [before[0] - _ABSENT - (0.0 if number else _FIRST)]
        for place, long in enumerate(full):
            best = max(before[place + 1] - _ABSENT, row[place] - costs[place])
            same = likeness(word, long)
            if same and before[place] + same > best:
                best = before[place] + same
            if place in joined and (same := likeness(word, joined[place])):
                best = max(best, before[place - 1] + same)
            row.append(best)
        reached.append(row[-1] - _BEYOND * (len(words) - 1 - number))
        before = row
    return max(reached[len(words) // 2 :])


def _in_any_order(words: tuple[str, ...], name: FullName) -> float:
    """Fit words that the full name has in another order, as catalogues of societies do."""
    free = dict(enumerate(name.words))
    score = 0.0
    for word in words:
        place = max(free, key=lambda place: likeness(word, free[place]), default=None)
        if place is None or not (same := likeness(word, free.pop(place))):
            return -1.0
        score += same
    return 0.6 * score - sum(name.costs[place] for place in free)
