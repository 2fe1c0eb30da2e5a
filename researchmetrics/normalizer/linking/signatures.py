"""How well two lists of authors agree: names abbreviated, turned, garbled, cut, or missing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from researchmetrics.normalizer.names import Name, names_match

_WEIGHTS = {"same": 1.0, "initials": 0.97, "misspelt": 0.85, "different": 0.0}
# The first name in common says most: who writes with one of a list often writes with the others.
_FIRST, _SECOND, _THIRD, _FURTHER = 4.0, 2.5, 1.5, 0.5
_MOST = 9.0
_MISSING = -1.5  # a name of the shorter list that the longer one lacks
_LEFT_OUT = -0.3  # a name that only the longer list has: lists are cut without a mark
_NONE, _NONE_BESIDES, _LEAST = -5.5, -2.5, -9.0  # no name in common; each name more that is missed
_IN_FULL, _INITIALS = -2.0, 2  # names written in full are seldom garbled ones
_COMMON_TEXT = """
ali anderson brown chang chen cheng choi chen davis garcia gupta guo han he hu huang johnson jones
kim kumar lee li lin liu lu ma martin miller nguyen park patel rodriguez sharma singh smith sun
tan tang taylor wang wei williams wilson wong wu xie xu yang yu zhang zhao zheng zhou zhu
"""
_COMMON = frozenset(_COMMON_TEXT.split())


@dataclass(frozen=True, slots=True)
class Signed:
    """What comparing two lists of authors gave.

    Parameters
    ----------
    bits : float
        Evidence for one work, negative against.
    reason : str
        In plain words; empty when nothing is known.
    share : float or None
        How much of the shorter list the longer one has, 0 to 1; None when a list is missing.
    """

    bits: float
    reason: str
    share: float | None


def signed(a: tuple[Name, ...], b: tuple[Name, ...], *, is_cut: bool = False) -> Signed:
    """Weigh how well two lists of authors agree.

    Parameters
    ----------
    a, b : tuple of Name
        Authors as far as listed.
    is_cut : bool
        Whether one of the lists is known to be cut.

    Returns
    -------
    Signed
        The same in both directions.

    Examples
    --------
    >>> from researchmetrics.normalizer.names import parse_name
    >>> one = tuple(map(parse_name, ["J. Carberry", "M. Oliveira"]))
    >>> two = tuple(map(parse_name, ["Maria Oliveira", "Josiah Carberry"]))
    >>> signed(one, two).reason
    'all 2 authors agree'
    """
    short, long = sorted((a, b), key=len)
    if not short:
        return Signed(0.0, "authors not known", None)
    if len(a) == len(b) and [n.raw for n in b] < [n.raw for n in a]:
        short, long = b, a
    grades = sorted(_pairs(short, long), reverse=True)
    sum_of_grades = sum(grade for grade, _ in grades)
    if sum_of_grades < 0.3:
        full = _IN_FULL * all(len(name.given_key) > _INITIALS for name in (*a, *b))
        bits = max(_LEAST, _NONE + full + _NONE_BESIDES * (len(short) - 1))
        return Signed(bits, "no author in common", 0.0)
    steps = (_FIRST, _SECOND, _THIRD)
    bits = 0.0
    for place, (grade, is_common) in enumerate(grades):
        step = steps[place] if place < 3 else _FURTHER
        bits += grade * step * (0.7 if is_common else 1.0)
    bits = min(bits, _MOST) + _MISSING * (len(short) - sum_of_grades)
    if not is_cut:
        bits += max(-1.5, _LEFT_OUT * (len(long) - len(short)))
    agreeing = sum(grade >= 0.5 for grade, _ in grades)
    counted = f"all {agreeing}" if agreeing == len(short) else f"{agreeing} of {len(short)}"
    reason = f"{counted} authors agree" if agreeing else "authors alike"
    return Signed(bits, reason, sum_of_grades / len(short))


def _pairs(short: tuple[Name, ...], long: tuple[Name, ...]) -> list[tuple[float, bool]]:
    """Pair the names off, each with the best that is free."""
    free = list(long)
    found = []
    for name in short:
        best, match = 0.0, None
        for other in free:
            grade = _grade(name, other)
            if grade > best:
                best, match = grade, other
                if grade == 1.0:
                    break
        if match is not None:
            free.remove(match)
            found.append((best, name.family_key in _COMMON))
    return found


@lru_cache(maxsize=131072)
def _grade(a: Name, b: Name) -> float:
    exact = _WEIGHTS[names_match(a, b)]
    if exact:
        return exact
    if a.family_key == b.family_key:  # other given names, or garbled ones
        return 0.2 if a.family_key in _COMMON else 0.5
    return _garbled(a, b)


def _garbled(a: Name, b: Name) -> float:
    """Grade names that agree but for lost letters, or cut and turned the wrong way."""
    from rapidfuzz.fuzz import partial_ratio, ratio

    given, family = (a.given_key, b.given_key), (a.family_key, b.family_key)
    may_be = not all(given) or given[0][0] == given[1][0]
    if min(map(len, family)) >= 4 and sorted(family[0]) == sorted(family[1]):
        return 0.7 if may_be else 0.3  # letters exchanged
    if min(map(len, family)) >= 3 and ratio(*family) >= 75:
        return 0.7 if may_be else 0.3
    whole = given[0] + family[0], given[1] + family[1]
    if min(map(len, whole)) >= 6 and partial_ratio(*whole) >= 85:
        return 0.5
    # "C. Sophie" for Sophie Cluet: the family name cut to its initial.
    turned = (
        all(given) and all(family) and given[0][0] == family[1][0] and given[1][0] == family[0][0]
    )
    return 0.35 if turned and min(map(len, given)) <= 2 else 0.0


def agreement(short: tuple[Name, ...], long: tuple[Name, ...]) -> tuple[int, float]:
    """Count the authors of one list that the other has too.

    Parameters
    ----------
    short, long : tuple of Name
        Two lists of authors, the shorter first.

    Returns
    -------
    tuple of (int, float)
        How many agree, and that number with slips and abbreviations counting less.

    Examples
    --------
    >>> from researchmetrics.normalizer.names import parse_name
    >>> agreement(
    ...     (parse_name("J. Carberry"),), (parse_name("A. Lee"), parse_name("Josiah Carberry"))
    ... )
    (1, 0.97)
    """
    free = list(long)
    agreeing, weight = 0, 0.0
    for name in short:
        best, match = 0.0, None
        for other in free:
            value = _WEIGHTS[names_match(name, other)]
            if value > best:
                best, match = value, other
                if value == 1.0:
                    break
        if match is not None:
            free.remove(match)
            agreeing += 1
            weight += best
    return agreeing, weight
