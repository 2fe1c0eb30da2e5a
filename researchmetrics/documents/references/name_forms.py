"""The forms in which one person's name is printed: turned round, cut to initials."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

__all__ = ["GRADES", "display_name", "fits", "fitting", "likeness", "name_key"]

GRADES = ("same", "initials", "misspelt")
"""How well a printed name can fit a person's, from the best."""

_ALONE = re.compile(r"(?:Jr|Sr|I{2,3}|IV|Ph\.?D|M\.?D|[A-Z])\b\.?", re.IGNORECASE)
# Letters that no accent can be taken off, and umlauts as they are written without.
_LETTERS_OF = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae",
     "Æ": "Ae", "œ": "oe", "Œ": "Oe", "þ": "th", "Þ": "Th", "ð": "d"}
)  # fmt: skip
_UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "å": "aa", "Å": "Aa",
     "ø": "oe", "Ø": "Oe"}
)  # fmt: skip
_LETTERS = re.compile(r"[\W\d_]+")


def fitting(shown: Sequence[str], own_name: str) -> list[bool]:
    """Find a person among authors: by the whole name, else by a form of it that fits one only.

    Parameters
    ----------
    shown : sequence of str
        Names as printed.
    own_name : str
        Name of the person.

    Returns
    -------
    list of bool
        One a name.

    Examples
    --------
    >>> fitting(["A. Byron", "Byron, Cy"], "Ada Byron")
    [True, False]
    >>> fitting(["Adda Byron", "Cy Byron"], "Ada Byron")
    [True, False]
    """
    found = [likeness(name, own_name) for name in shown]
    for grade in GRADES:
        places = [one == grade for one in found]
        if any(places):
            return places if grade == "same" or sum(places) == 1 else [False] * len(found)
    return [False] * len(found)


def likeness(name: str, own_name: str) -> str | None:
    """Grade how well a printed name fits a person's.

    Parameters
    ----------
    name : str
        As printed.
    own_name : str
        Name of the person.

    Returns
    -------
    str or None
        ``same``: in another order, without accents, or with other hyphens at most. ``initials``:
        given names cut or left out, or one family name of two. ``misspelt``: one letter is wrong.
        None for another name.

    Examples
    --------
    >>> [
    ...     likeness(name, "Jang-Hyun Müller")
    ...     for name in ("Mueller, JangHyun", "J. Muller", "Bo Lee")
    ... ]
    ['same', 'initials', None]
    """
    one, other = _name_words(name), _name_words(own_name)
    pairs = [(one, other), (_umlauted(name), other), (one, _umlauted(own_name))]
    if any(_same(*pair) for pair in pairs):
        return "same"
    if any(_cut(*pair) or _shortened(*pair) for pair in pairs):
        return "initials"
    return "misspelt" if _misspelt(one, other) else None


def fits(name: str, own_name: str) -> bool:
    """Whether a name may be another with its given names cut to initials, or left out.

    Parameters
    ----------
    name : str
        As printed.
    own_name : str
        The other name.

    Returns
    -------
    bool
        False where the family name, or a given name in full, is another.

    Examples
    --------
    >>> fits("A. Byron", "Ada Byron"), fits("Anne Byron", "Ada Byron")
    (True, False)
    """
    return _cut(_name_words(name), _name_words(own_name))


def _cut(one: Sequence[str], other: Sequence[str]) -> bool:
    (*given, family), (*own_given, own_family) = one, other
    if not given or not own_given or family != own_family:
        return False
    return _agree(given[0], own_given[0])


def _agree(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])


def _same(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names have the same letters, the family name first or last."""
    whole = "".join(other)
    turns = ("".join(one), "".join([*one[1:], *one[:1]]), "".join([*one[-1:], *one[:-1]]))
    return bool(whole) and whole in turns


def _shortened(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether a name keeps one family name of two, or the given name that is in use."""
    if min(len(one), len(other)) < 2 or len(one) == len(other) == 2:
        return False
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) == len(longer) or len(shorter[-1]) < 3 or shorter[-1] not in longer[1:]:
        return False
    given = shorter[:-1]
    if _agree(given[0], longer[0]):
        return True
    return len(given[0]) > 3 and given[0] in longer[: longer.index(shorter[-1])]


def _misspelt(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether one letter of the family or the given name is wrong, and all else agrees."""
    if min(len(one), len(other)) < 2:
        return False
    given, own_given = "".join(one[:-1]), "".join(other[:-1])
    if one[-1] == other[-1]:
        return min(len(given), len(own_given)) > 2 and _one_slip(given, own_given)
    # Short family names differ by one letter more often than they are misspelt.
    shortest = 3 if given == own_given and len(given) > 2 else 5
    agrees = given == own_given or _agree(one[0], other[0])
    slipped = _one_slip(one[-1], other[-1])
    return agrees and slipped and min(len(one[-1]), len(other[-1])) >= shortest


def _one_slip(one: str, other: str) -> bool:
    """Whether a letter is missing, too many, wrong, or changed places with the next."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    a, b = one[start:], other[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[1::-1] == b[:2] and a[2:] == b[2:])


@lru_cache(maxsize=4096)
def _name_words(name: str) -> tuple[str, ...]:
    """Parts of a name, given names first, without accents; joined initials count as the first."""
    bare = unicodedata.normalize("NFKD", display_name(name).translate(_LETTERS_OF))
    words = re.findall(r"[^\W\d_]+", "".join(c for c in bare if not unicodedata.combining(c)))
    if len(words) > 1 and words[0].isupper() and len(words[0]) <= 3 and not words[-1].isupper():
        words[0] = words[0][0]
    return tuple(word.casefold() for word in words) or ("",)


@lru_cache(maxsize=4096)
def _umlauted(name: str) -> tuple[str, ...]:
    """Parts of a name in the spelling of those who have no umlauts to type."""
    return _name_words(unicodedata.normalize("NFC", name).translate(_UMLAUTS))


def name_key(name: str) -> str:
    """Fold a name to letters alone, given name first, to see whether two printed forms agree.

    Parameters
    ----------
    name : str
        As printed.

    Returns
    -------
    str
        Lower-case letters.

    Examples
    --------
    >>> name_key("Byron, Ada-Augusta") == name_key("Ada Augusta Byron")
    True
    """
    return _LETTERS.sub("", display_name(name)).casefold()


def display_name(name: str) -> str:
    """Turn "Family, Given" and "Family GI" round; leave every other form as it is.

    Parameters
    ----------
    name : str
        As printed.

    Returns
    -------
    str
        "Given Family".

    Examples
    --------
    >>> display_name("Byron, A. A."), display_name("van der Berg JA"), display_name("Ada Byron")
    ('A. A. Byron', 'JA van der Berg', 'Ada Byron')
    """
    family, comma, given = name.partition(",")
    if comma and given.strip():
        given, comma, suffix = given.partition(",")
        if _ALONE.fullmatch(given.strip(" .")) and suffix.strip():
            given, suffix = suffix, given
        return " ".join(f"{given} {family} {suffix}".split())
    words = name.split()
    last = words[-1] if words else ""
    if len(words) > 1 and last.isupper() and len(last.strip(".")) <= 3 and not words[0].isupper():
        return " ".join([last, *words[:-1]])
    return name
