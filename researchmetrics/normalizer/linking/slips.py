"""Which words of titles are one, misspelt or with another ending, and which are only much alike."""

from __future__ import annotations

from functools import lru_cache

from researchmetrics.normalizer.linking.title_words import is_usual

_ABBREVIATED = {
    "db": "database", "dbs": "databases", "dept": "department", "univ": "university",
    "mgmt": "management", "sys": "systems", "info": "information", "intl": "international",
    "conf": "conference", "ed": "edition", "vs": "versus",
}  # fmt: skip
_ENDINGS = frozenset(["s", "es", "d", "ed", "ing"])
_TURNING = frozenset(
    ["un", "non", "in", "im", "ir", "dis", "de", "anti", "semi", "a", "ab", "sub", "super", "re"]
)
_OPPOSED = (
    ("hyper", "hypo"), ("inter", "intra"), ("macro", "micro"), ("hetero", "homo"),
    ("post", "pre"), ("mono", "poly"), ("over", "under"), ("endo", "exo"), ("super", "sub"),
)  # fmt: skip


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
    if shorter < 3 or any(letter.isdigit() for letter in a + b):
        return False
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


def are_opposed(a: str, b: str) -> bool:
    """Judge whether two words differ by what turns their sense about.

    Parameters
    ----------
    a, b : str
        Words of titles' keys.

    Returns
    -------
    bool
        True for "hypo" against "hyper", and for a word and its negation.

    Examples
    --------
    >>> are_opposed("hypoxia", "hyperoxia"), are_opposed("nonlinear", "linear")
    (True, True)
    """
    short, long = sorted((a, b), key=len)
    if long.endswith(short) and long[: len(long) - len(short)] in _TURNING:
        return True
    return any(
        (a.startswith(one) and b.startswith(other)) or (a.startswith(other) and b.startswith(one))
        for one, other in _OPPOSED
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
    """
    if min(len(a), len(b)) < 3 or any(map(str.isdigit, a + b)) or are_opposed(a, b):
        return False
    from rapidfuzz.fuzz import ratio

    # In an acronym each letter counts, but two change places now and then.
    if min(len(a), len(b)) == 3:
        return sorted(a) == sorted(b) or ratio(a, b, score_cutoff=80) > 0
    return ratio(a, b, score_cutoff=60) > 0
