"""Small differences of spelling in names: which are slips of print, and which are other names."""

from __future__ import annotations

import re

from researchmetrics.normalizer.names.sounds import is_asian

__all__ = ["family_slipped", "few_slips", "given_slipped"]

# "Roberta" is not a misspelt "Robert", nor "Francesca" a misspelt "Francesco".
_GENDERS = frozenset({("", "a"), ("", "e"), ("a", "o"), ("a", "e"), ("er", "ra"), ("a", "as")})
_SLAVIC_WOMAN = re.compile(r"(?:ov|ev|in|yn)a|skaya|skaia|skaja|ska|cka")


def few_slips(a: str, b: str) -> bool:
    """Tell whether two words of some length differ by little, their first letters not.

    Parameters
    ----------
    a, b : str
        Folded names.

    Returns
    -------
    bool
        One slip is allowed from five letters on, two from eight.

    Examples
    --------
    >>> few_slips("josiah", "josaih"), few_slips("josiah", "jonah"), few_slips("jon", "john")
    (True, False, False)
    """
    from rapidfuzz.distance import OSA

    shorter = min(len(a), len(b))
    allowed = 2 if shorter >= 8 else 1 if shorter >= 5 else 0
    if not allowed or a[0] != b[0] or abs(len(a) - len(b)) > allowed:
        return False
    return OSA.distance(a, b, score_cutoff=allowed) <= allowed


def given_slipped(a: str, b: str, family: str) -> bool:
    """Tell whether one given name is the other, misprinted.

    Parameters
    ----------
    a, b : str
        Folded given names.
    family : str
        The folded family name: Chinese and Korean given names are so dense that another letter is
        often another name, and two always are.

    Returns
    -------
    bool
        False for the forms of men's and women's names.

    Examples
    --------
    >>> given_slipped("sangdoo", "sangdoon", "yun"), given_slipped("xiaomin", "xiaoming", "wang")
    (True, False)
    >>> given_slipped("minho", "minha", "kim"), given_slipped("clara", "clare", "smith")
    (False, False)
    >>> given_slipped("josiah", "josaih", "smith"), given_slipped("robert", "roberta", "smith")
    (True, False)
    """
    if not few_slips(a, b):
        return False
    return _is_one_slip(a, b) if is_asian(family) else not _differ_in_gender(a, b)


def family_slipped(a: str, b: str, *, is_written_out: bool) -> bool:
    """Tell whether one family name is the other, misprinted.

    Parameters
    ----------
    a, b : str
        Folded family names.
    is_written_out : bool
        Whether the given names beside them agree in full, not by initials alone.

    Returns
    -------
    bool
        False for two names that both exist, such as Chen and Shen.

    Examples
    --------
    >>> family_slipped("carberry", "carbery", is_written_out=False)
    True
    >>> family_slipped("wang", "yang", is_written_out=True)
    False
    """
    shorter, longer = sorted((a, b), key=lambda key: (len(key), key))
    if (is_asian(a) and is_asian(b)) or (a[0] != b[0] and len(shorter) < 6):
        return False
    is_womans = longer.startswith(shorter[:-1]) and _SLAVIC_WOMAN.search(longer) is not None
    if is_womans and not is_written_out and len(longer) > len(shorter):
        return False
    # With a letter before them even the first letters may differ.
    return few_slips("x" + a, "x" + b)


def _is_one_slip(a: str, b: str) -> bool:
    """Whether one letter is all, and it does not make ming of min."""
    from rapidfuzz.distance import OSA

    if min(len(a), len(b)) < 6 or OSA.distance(a, b, score_cutoff=1) > 1:
        return False
    return len(a) == len(b) or a.replace("ng", "n") != b.replace("ng", "n")


def _differ_in_gender(a: str, b: str) -> bool:
    same = next((at for at, (one, two) in enumerate(zip(a, b, strict=False)) if one != two), None)
    same = min(len(a), len(b)) if same is None else same
    return tuple(sorted((a[same:], b[same:]))) in _GENDERS
