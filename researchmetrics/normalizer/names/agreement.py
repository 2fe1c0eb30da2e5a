"""The grades by which two names agree, part by part."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, Literal

from researchmetrics.normalizer.names.parts import Name, folded
from researchmetrics.normalizer.names.slips import family_slipped, given_slipped
from researchmetrics.normalizer.names.sounds import (
    family_sounds,
    given_sound,
    is_asian,
    is_short_form,
)

__all__ = ["ORDER", "Agreement", "agreement"]

Agreement = Literal["same", "initials", "misspelt", "different"]
ORDER: Final[tuple[Agreement, ...]] = ("same", "initials", "misspelt", "different")
"""From the best grade to none."""
_PARTS = re.compile(r"[-‐‑–\s]")


@lru_cache(maxsize=262144)
def agreement(a: Name, b: Name) -> Agreement:
    """Grade how well two names agree.

    Parameters
    ----------
    a, b : Name
        Two names.

    Returns
    -------
    {"same", "initials", "misspelt", "different"}
        As `names_match` gives them; the same whichever name comes first.

    Examples
    --------
    >>> from researchmetrics.normalizer.names.parts import parse_name
    >>> agreement(parse_name("J. Carberry"), parse_name("Josiah Carberry"))
    'initials'
    """
    if not (a.family_key or a.given_key) or not (b.family_key or b.given_key):
        return "different"
    if a.family_key == b.family_key:
        return _given_agreement(a, b)
    if _same_in_other_order(a, b):
        return "same"
    return _family_variant(a, b) or "different"


def _same_in_other_order(a: Name, b: Name) -> bool:
    if len(a.given_key) + len(a.family_key) != len(b.given_key) + len(b.family_key):
        return False
    if a.family_key == b.given_key and a.given_key == b.family_key:
        return True
    # Cut elsewhere: "van Gogh" as middle and family name; or in the order of Hungary or Vietnam.
    if a.given_key + a.family_key == b.given_key + b.family_key:
        return True
    return len(a.words) + len(b.words) > 2 and _all_words(a) == _all_words(b)


def _all_words(name: Name) -> list[str]:
    return sorted([*name.words, *(folded(part) for part in _PARTS.split(name.family))])


def _given_agreement(a: Name, b: Name) -> Agreement:
    if a.given_key == b.given_key:
        return "same"
    if not a.given_key or not b.given_key or _compatible(a, b):
        return "initials"
    if given_slipped(a.given_key, b.given_key, a.family_key) or _doubled(a) == _doubled(b):
        return "misspelt"
    if _same_sound(a, b, family_sounds(a.family_key)) or _is_short_form(a, b):
        return "misspelt"
    return "misspelt" if _with_gaps(a, b) else "different"


def _compatible(a: Name, b: Name) -> bool:
    """Whether one leaves out or abbreviates given names that the other has."""
    short, long = sorted((a, b), key=lambda name: (len(name.given_key), name.given))
    if len(short.given_key) <= 3 and _is_initials(short):
        return long.initials.startswith(short.given_key) or (
            len(long.words) == 1 and len(short.given_key) > 1 and _syllables(short, long)
        )
    if len(short.words) > len(long.words):
        short, long = long, short
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


def _doubled(name: Name) -> str:
    """Drop a family name said twice: "Bado Lee Lee"."""
    return name.given_key.removesuffix(name.family_key) + name.family_key


def _same_sound(a: Name, b: Name, sounds: frozenset[str]) -> bool:
    """Whether the given names are one name romanised by two systems."""
    for language in {sound[:2] for sound in sounds}:
        first, second = given_sound(a.given_key, language), given_sound(b.given_key, language)
        if first == second or (language == "ru" and given_slipped(first, second, "")):
            return True
    return False


def _is_short_form(a: Name, b: Name) -> bool:
    if not a.words or not b.words or not is_short_form(a.words[0], b.words[0]):
        return False
    rest = (a.words[1:], b.words[1:])
    return not all(rest) or _subsequence(*sorted(rest, key=lambda words: (len(words), words)))


def _with_gaps(a: Name, b: Name) -> bool:
    """Whether letters lost on the way, shown as question marks, make the difference."""
    if "?" not in a.raw and "?" not in b.raw:
        return False
    return _gapped(a, b) or _gapped(b, a)


def _gapped(holed: Name, whole: Name) -> bool:
    parts = (" ".join(holed.given), holed.family)
    forms = ["[a-z]{1,3}".join(folded(piece) for piece in part.split("?")) for part in parts]
    if not all(len(form) > 2 for form in forms) or "?" not in holed.raw:
        return False
    return all(
        re.fullmatch(form, key) or (not holed.family and not form)
        for form, key in zip(forms, (whole.given_key, whole.family_key), strict=True)
    )


def _family_variant(a: Name, b: Name) -> Agreement | None:
    if not (a.family_key and b.family_key and a.given_key and b.given_key):
        return None
    short, long = sorted((a, b), key=lambda name: (len(name.family_key), name.family_key))
    # Names that begin otherwise, given and family, are different people's: most pairs end here.
    if _has_second_family(short, long) or _has_second_family(long, short):
        return "initials"
    grade = _sounded(a, b)
    if grade or a.words[0][0] != b.words[0][0]:
        return grade
    given = _given_agreement(a, b)
    if given == "different":
        return "misspelt" if _with_gaps(a, b) else None
    parts = _PARTS.split(long.family)
    if len(parts) > 1 and short.family_key in (folded(parts[0]), folded(parts[-1])):
        return "initials"  # a particle or half of a double name left out
    is_written_out = given == "same" and len(a.given_key) > len(a.words)
    if given == "misspelt" or not family_slipped(
        short.family_key, long.family_key, is_written_out=is_written_out
    ):
        return "misspelt" if _with_gaps(a, b) else None
    return "misspelt" if given == "same" or len(short.family_key) >= 6 else None


def _has_second_family(one: Name, other: Name) -> bool:
    """Whether the family name of one is a middle name of the other: a second one left out."""
    if one.family_key not in other.words[1:] or not _stands_for(one.words[0], other.words[0]):
        return False
    # "X. Li" is anybody, but not Xiao Li Chen.
    return not is_asian(one.family_key)


def _sounded(a: Name, b: Name) -> Agreement | None:
    """Compare family names by their sounds: transcribed umlauts, systems of romanisation."""
    shared = family_sounds(a.family_key) & family_sounds(b.family_key)
    if not shared:
        is_turned = _sounded_turned(a, b) or _sounded_turned(b, a)
        return "misspelt" if is_turned else None
    given = _given_agreement(a, b)
    if given == "different":
        return "misspelt" if _same_sound(a, b, shared) else None
    is_transcribed = not (a.family.isascii() and b.family.isascii())
    if is_transcribed and any(sound.startswith("de:") for sound in shared):
        return given  # Müller, Mueller
    return "misspelt"


def _sounded_turned(a: Name, b: Name) -> bool:
    """Whether the first is the second with the family name in front: Yi Cheolsu, Chul-Soo Lee."""
    if len(a.words) != 1:
        return False
    shared = family_sounds(a.given_key) & family_sounds(b.family_key)
    languages = {sound[:2] for sound in shared} & {"ko", "zh"}
    return any(
        given_sound(a.family_key, language) == given_sound(b.given_key, language)
        for language in languages
    )
