"""The forms in which one person's name is printed: turned round, cut to initials."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

__all__ = ["display_name", "fits", "fitting", "name_key"]

_ALONE = re.compile(r"(?:Jr|Sr|I{2,3}|IV|Ph\.?D|M\.?D|[A-Z])\b\.?", re.IGNORECASE)
_LETTERS = re.compile(r"[\W\d_]+")


def fitting(shown: Sequence[str], own_name: str) -> list[bool]:
    """Find a person among authors: by the whole name, or else by initials that fit one only.

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
    """
    key = name_key(own_name)
    whole = [name_key(name) == key for name in shown]
    near = [fits(name, own_name) for name in shown]
    return near if sum(near) == 1 and not any(whole) else whole


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
    (*given, family), (*own_given, own_family) = _name_words(name), _name_words(own_name)
    if not given or not own_given or family != own_family:
        return False
    one, other = given[0], own_given[0]
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])


@lru_cache(maxsize=4096)
def _name_words(name: str) -> tuple[str, ...]:
    """Parts of a name, given names first, without accents; joined initials count as the first."""
    bare = unicodedata.normalize("NFKD", display_name(name))
    words = re.findall(r"[^\W\d_]+", "".join(c for c in bare if not unicodedata.combining(c)))
    if len(words) > 1 and words[0].isupper() and len(words[0]) <= 3 and not words[-1].isupper():
        words[0] = words[0][0]
    return tuple(word.casefold() for word in words) or ("",)


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
