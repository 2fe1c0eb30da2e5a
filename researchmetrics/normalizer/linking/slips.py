"""Which words of titles are one, misspelt or with another ending, and which are only much alike."""

from __future__ import annotations

import re
from functools import lru_cache

from researchmetrics.normalizer.linking.contraries import OPPOSED, are_alternatives
from researchmetrics.normalizer.linking.title_words import is_usual

_ABBREVIATED = {
    "db": "database", "dbs": "databases", "dept": "department", "univ": "university",
    "mgmt": "management", "sys": "systems", "info": "information", "intl": "international",
    "conf": "conference", "ed": "edition", "vs": "versus",
}  # fmt: skip
_WITHIN = re.compile(r"(?<=[a-z])[015](?=[a-z])")
_LIKE = {"0": "o", "1": "l", "5": "s"}
_ENDINGS = frozenset(["s", "es", "d", "ed", "ing"])
_TURNING = frozenset(
    ["un", "non", "in", "im", "ir", "dis", "de", "anti", "semi", "a", "ab", "sub", "super", "re"]
)


@lru_cache(maxsize=65536)
def one_word(a: str, b: str) -> bool:
    """Judge whether two words are one, misspelt or with another ending.

    Parameters
    ----------
    a, b : str
        Words of titles' keys.

    Returns
    -------
    bool
        Never for short words, nor where there are numerals.

    Examples
    --------
    >>> one_word("accelerated", "accelerating"), one_word("glazing", "gazing"), one_word("a", "b")
    (True, True, False)
    """
    a, b = _ABBREVIATED.get(a, a), _ABBREVIATED.get(b, b)
    shorter = min(len(a), len(b))
    if shorter < 3:
        return False
    if any(letter.isdigit() for letter in a + b):
        return _misread(a) == _misread(b)
    short, long = sorted((a, b), key=len)
    if long.startswith(short) and long[len(short) :] in _ENDINGS:
        return True
    same = next(
        (place for place, pair in enumerate(zip(a, b, strict=False)) if pair[0] != pair[1]), shorter
    )
    if same >= 6 and same * 5 >= len(long) * 3:
        return True  # inflected: "accelerated", "accelerating"
    allowed = 2 if shorter >= 9 else 1 if shorter >= 5 else 0
    # A slip seldom makes another word, and never "hypo" of "hyper".
    if not allowed or a[0] != b[0] or (is_usual(a) and is_usual(b)) or are_opposed(a, b):
        return False
    from rapidfuzz.distance import OSA

    return OSA.distance(a, b, score_cutoff=allowed) <= allowed


def _misread(word: str) -> str:
    """Put back letters that were read as the digits they look like."""
    return _WITHIN.sub(lambda found: _LIKE[found[0]], word)


def are_opposed(a: str, b: str) -> bool:
    """Judge whether two words differ by what turns their sense about.

    Parameters
    ----------
    a, b : str
        Words of titles' keys.

    Returns
    -------
    bool
        True for "hypo" against "hyper", for a word and its negation, and for contraries.

    Examples
    --------
    >>> are_opposed("hypoxia", "hyperoxia"), are_opposed("nonlinear", "linear")
    (True, True)
    >>> are_opposed("male", "female")
    True
    """
    short, long = sorted((a, b), key=len)
    if long.endswith(short) and long[: len(long) - len(short)] in _TURNING:
        return True
    if are_alternatives(a, b):
        return True
    return any(
        (a.startswith(one) and b.startswith(other)) or (a.startswith(other) and b.startswith(one))
        for one, other in OPPOSED
    )


@lru_cache(maxsize=65536)
def are_near(a: str, b: str) -> bool:
    """Judge whether one word may stand for another in a title told from memory.

    Parameters
    ----------
    a, b : str
        Words of titles' keys, at the same place.

    Returns
    -------
    bool
        Whether most letters are the same.

    Examples
    --------
    >>> are_near("matching", "mapping"), are_near("cracked", "mended"), are_near("v2x", "v3x")
    (True, False, False)
    >>> are_near("trust", "mistrust")
    False
    """
    if min(len(a), len(b)) < 3 or any(map(str.isdigit, a + b)) or are_opposed(a, b):
        return False
    if a[0] != b[0] and a[1:] != b and b[1:] != a:
        return False
    from rapidfuzz.fuzz import ratio

    # In an acronym each letter counts, but two change places now and then.
    if min(len(a), len(b)) == 3:
        return sorted(a) == sorted(b) or ratio(a, b, score_cutoff=80) > 0
    return ratio(a, b, score_cutoff=60) > 0
