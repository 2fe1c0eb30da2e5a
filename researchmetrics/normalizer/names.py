"""How well two forms of a name agree. A name is never an identity."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from researchmetrics.normalizer.name_parts import Name, folded, parse_name

__all__ = [
    "Agreement",
    "Name",
    "folded",
    "given_first",
    "names_match",
    "own_positions",
    "parse_name",
]

Agreement = Literal["same", "initials", "misspelt", "different"]


def names_match(a: str | Name, b: str | Name) -> Agreement:
    """Grade how well two forms of a name agree; agreement is never identity by itself.

    Parameters
    ----------
    a, b : str or Name
        Two names.

    Returns
    -------
    {"same", "initials", "misspelt", "different"}
        "same": equal but for marks, case, accents, hyphens and order of the parts. "initials":
        one leaves out or abbreviates what the other has, nothing contradicts. "misspelt": equal
        but for small slips. "different": anything else.

    Examples
    --------
    >>> names_match("JangHyun Kim", "Kim, Jang-Hyun")
    'same'
    >>> names_match("J. Kim", "Jang-Hyun Kim")
    'initials'
    >>> names_match("Sangdoo Yun", "Sangdoon Yun")
    'misspelt'
    >>> names_match("Minji Kim", "Minsu Kim")
    'different'
    """
    first = parse_name(a) if isinstance(a, str) else a
    second = parse_name(b) if isinstance(b, str) else b
    return _agreement(first, second)


def own_positions(authors: Sequence[str], own: Sequence[str]) -> tuple[int, ...]:
    """Find where a person stands in a list of authors, by the person's known names.

    Parameters
    ----------
    authors : sequence of str
        Names in the order of the list.
    own : sequence of str
        Names of the person.

    Returns
    -------
    tuple of int
        Positions from 1: none when no name agrees, several when the names cannot tell.

    Examples
    --------
    >>> own_positions(["A. Lee", "Josiah Carberry", "J. Smith"], ["Josiah S. Carberry"])
    (2,)
    """
    parsed = [parse_name(name) for name in own]
    grades = [
        _best([_agreement(parse_name(author), name) for name in parsed]) for author in authors
    ]
    for grade in ("same", "initials", "misspelt"):
        found = tuple(place for place, value in enumerate(grades, start=1) if value == grade)
        if found:
            return found
    return ()


_ORDER: tuple[Agreement, ...] = ("same", "initials", "misspelt", "different")


def _best(grades: list[Agreement]) -> Agreement:
    return min(grades, key=_ORDER.index, default="different")


@lru_cache(maxsize=262144)
def _agreement(a: Name, b: Name) -> Agreement:
    if not (a.family_key or a.given_key) or not (b.family_key or b.given_key):
        return "different"
    if a.family_key == b.family_key:
        return _given_agreement(a, b)
    if {a.family_key, a.given_key} == {b.family_key, b.given_key}:
        return "same"  # the parts in the other order
    if a.given_key + a.family_key == b.given_key + b.family_key:
        return "same"  # cut elsewhere: "van Gogh" as middle and family name
    grade = _family_variant(a, b)
    return grade or "different"


def _given_agreement(a: Name, b: Name) -> Agreement:
    if a.given_key == b.given_key:
        return "same"
    if not a.given_key or not b.given_key or _compatible(a, b):
        return "initials"
    if _few_slips(a.given_key, b.given_key) or _doubled(a) == _doubled(b):
        return "misspelt"
    return "different"


def _compatible(a: Name, b: Name) -> bool:
    """Whether one leaves out or abbreviates given names that the other has."""
    short, long = sorted((a, b), key=lambda name: len(name.given_key))
    if len(short.given_key) <= 3 and _is_initials(short):
        return long.initials.startswith(short.given_key) or (
            len(long.words) == 1 and len(short.given_key) > 1 and _syllables(short, long)
        )
    return _subsequence(short.words, long.words)


def _is_initials(name: Name) -> bool:
    return all(len(word) == 1 for word in name.words) or (
        len(name.words) == 1 and (name.given[0].isupper() or name.given[0].islower())
    )


def _syllables(short: Name, long: Name) -> bool:
    """Whether "JH" may stand for "Janghyun": its letters in order, the first at the start."""
    key = long.given_key
    place = 0
    for letter in short.given_key:
        place = key.find(letter, place) + 1
        if not place or (letter == short.given_key[0] and key[0] != letter):
            return False
    return True


def _subsequence(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether each word of the shorter stands, whole or as initial, in the longer, in order."""
    place = 0
    for word in short:
        while place < len(long) and not _stands_for(word, long[place]):
            place += 1
        if place == len(long):
            return False
        place += 1
    return bool(short) and _stands_for(short[0], long[0])


def _stands_for(a: str, b: str) -> bool:
    return a == b or (len(a) == 1 and b.startswith(a)) or (len(b) == 1 and a.startswith(b))


def _few_slips(a: str, b: str) -> bool:
    from rapidfuzz.distance import OSA

    shorter = min(len(a), len(b))
    allowed = 2 if shorter >= 8 else 1 if shorter >= 5 else 0
    return allowed > 0 and a[0] == b[0] and OSA.distance(a, b, score_cutoff=allowed) <= allowed


def _doubled(name: Name) -> str:
    """Drop a family name said twice: "Bado Lee Lee"."""
    return name.given_key.removesuffix(name.family_key) + name.family_key


def _family_variant(a: Name, b: Name) -> Agreement | None:
    short, long = sorted((a, b), key=lambda name: len(name.family_key))
    if not short.family_key or not short.given_key or not long.given_key:
        return None
    given = _given_agreement(a, b)
    if short.family_key in long.words[1:] and short.words[:1] == long.words[:1]:
        return "initials"  # the second family name left out
    if long.family_key in short.words[1:] and short.words[:1] == long.words[:1]:
        return "initials"
    if given == "different":
        return None
    parts = [folded(part) for part in re.split(r"[-\s]", long.family)]
    if short.family_key in (parts[0], parts[-1]) and len(parts) > 1:
        return "initials"  # a particle or half of a double name left out
    if given == "misspelt" or not _few_slips("x" + short.family_key, "x" + long.family_key):
        return None
    return "misspelt" if given == "same" or len(short.family_key) >= 6 else None


def given_first(text: str) -> str:
    """Write a name with the given names first, and without footnote marks.

    Parameters
    ----------
    text : str
        As printed.

    Returns
    -------
    str
        Otherwise as printed; what may be an institution's name keeps its comma.

    Examples
    --------
    >>> given_first("Carberry, Josiah S."), given_first("University of Pots, Department of Clay")
    ('Josiah S. Carberry', 'University of Pots, Department of Clay')
    """
    name = parse_name(text)
    is_turned = name.raw.count(",") == 1 and name.family and name.given and not name.suffix
    if is_turned and not any(word.islower() for word in name.given):
        return f"{' '.join(name.given)} {name.family}"
    return name.raw or text
