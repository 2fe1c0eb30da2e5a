"""Spellings of one name in Latin letters: romanisations, transcribed umlauts, short forms."""

from __future__ import annotations

import re
from functools import lru_cache

from researchmetrics.normalizer.names.tables import CHINESE, KOREAN, SHORT_FORMS

__all__ = ["family_sounds", "given_sound", "is_asian", "is_short_form"]

_SLAVIC = re.compile(
    r"(?:sk(?:i|y|ii|iy|ij|yi|yy|aya|aia|aja|oi|oy)|ovi?ch|evi?ch|(?:[oe](?:v|ff|w))a?|in|yn|"
    r"ina|enko|chuk|tschuk|cuk|yuk|iuk|juk|yan|ian|ets|ko|nov|aev|eev|iev|yev|jev)$"
)
_SLAVIC_STEPS = tuple(
    (re.compile(form), to)
    for form, to in (
        (r"shch|schtsch|sch|sh", "s"), (r"zh", "z"), (r"kh", "h"), (r"tsch|tch|ch", "c"),
        (r"tz|ts|cz", "c"), (r"ck|q|c(?=[aouklr])", "k"), (r"x", "ks"), (r"ph", "f"),
        (r"(?<=[oe])(?:ff|w)(?=a?$)", "v"), (r"w", "v"), (r"th", "t"),
        (r"(?:ey|ei|ej|[yij])+", "i"), (r"i(?=[aeou])", ""), (r"(?<=[aeou])i", ""),
        (r"(.)\1+", r"\1"),
    )
)  # fmt: skip
_KOREAN_STEPS = tuple(
    (re.compile(form), to)
    for form, to in (
        (r"eo|oo|ou|eu|u+", "u"), (r"ee|ui", "i"), (r"wu", "u"), (r"yu", "u"), (r"sh", "s"),
        (r"ch", "j"), (r"g", "k"), (r"d", "t"), (r"b", "p"), (r"r", "l"), (r"(?<=[ao])h", ""),
        (r"ye", "e"), (r"(.)\1+", r"\1"),
    )
)  # fmt: skip
_CHINESE_STEPS = tuple(
    (re.compile(form), to)
    for form, to in (
        (r"hs", "x"), (r"ts|tz|c(?!h)", "z"), (r"zh|ch|q", "j"), (r"ien", "ian"), (r"ieh", "ie"),
        (r"ueh", "ue"), (r"ung", "ong"), (r"ih", "i"), (r"eh", "e"), (r"uei", "ui"),
        (r"k", "g"), (r"p", "b"), (r"t", "d"), (r"uo", "o"), (r"yi", "i"), (r"(.)\1+", r"\1"),
    )
)  # fmt: skip
_STEPS = {"ko": _KOREAN_STEPS, "zh": _CHINESE_STEPS, "ru": _SLAVIC_STEPS}
_UMLAUT = re.compile(r"(a)a|([aou])e")


def _table(text: str, language: str) -> dict[str, frozenset[str]]:
    sounds: dict[str, set[str]] = {}
    for entry in text.split("/"):
        spellings = entry.split()
        for one in spellings:
            sounds.setdefault(one, set()).add(f"{language}:{spellings[0]}")
    return {one: frozenset(all_of) for one, all_of in sounds.items()}


_KNOWN = _table(KOREAN, "ko")
for _one, _sounds in _table(CHINESE, "zh").items():
    _KNOWN[_one] = _KNOWN.get(_one, frozenset()) | _sounds
_FULL_FORMS = _table(SHORT_FORMS, "short")


@lru_cache(maxsize=65536)
def family_sounds(key: str) -> frozenset[str]:
    """Tell what a family name may be, whatever the system by which it was romanised.

    Parameters
    ----------
    key : str
        The family name, folded to ASCII letters.

    Returns
    -------
    frozenset of str
        Language and sound; two names that share one may be spellings of one name. Empty when
        the spelling has no known variants.

    Examples
    --------
    >>> bool(family_sounds("choi") & family_sounds("choe"))
    True
    >>> bool(family_sounds("dostoevsky") & family_sounds("dostoyevskij"))
    True
    >>> bool(family_sounds("kim") & family_sounds("park"))
    False
    """
    known = _KNOWN.get(key)
    if known:
        return known
    sounds = set()
    if _SLAVIC.search(key) and len(key) > 4:
        sounds.add("ru:" + _stepped(key, _SLAVIC_STEPS))
    if len(key) > 4:
        sounds.add("de:" + _UMLAUT.sub(_vowel, key))
    return frozenset(sounds)


def is_asian(key: str) -> bool:
    """Tell whether a family name is a common one of China or Korea.

    Parameters
    ----------
    key : str
        The family name, folded to ASCII letters.

    Returns
    -------
    bool
        True in any romanisation.

    Examples
    --------
    >>> is_asian("zhang"), is_asian("carberry")
    (True, False)
    """
    return key in _KNOWN


@lru_cache(maxsize=65536)
def given_sound(key: str, language: str) -> str:
    """Reduce a given name to what its romanisations share.

    Parameters
    ----------
    key : str
        The given name, folded to ASCII letters.
    language : {"ko", "zh", "ru", "de"}
        Of the family name.

    Returns
    -------
    str
        Coarser than the name: only for comparison beside an agreeing family name.

    Examples
    --------
    >>> given_sound("chulsoo", "ko") == given_sound("cheolsu", "ko")
    True
    >>> given_sound("hsiaoming", "zh") == given_sound("xiaoming", "zh")
    True
    """
    return _stepped(key, _STEPS[language]) if language in _STEPS else _UMLAUT.sub(_vowel, key)


@lru_cache(maxsize=65536)
def is_short_form(a: str, b: str) -> bool:
    """Tell whether one given name is a usual short form of the other.

    Parameters
    ----------
    a, b : str
        First given names, folded.

    Returns
    -------
    bool
        The same either way round.

    Examples
    --------
    >>> is_short_form("bill", "william"), is_short_form("bill", "robert")
    (True, False)
    """
    return not _FULL_FORMS.get(a, frozenset()).isdisjoint(_FULL_FORMS.get(b, frozenset()))


def _vowel(found: re.Match[str]) -> str:
    return found[1] or found[2]


def _stepped(key: str, steps: tuple[tuple[re.Pattern[str], str], ...]) -> str:
    for form, to in steps:
        key = form.sub(to, key)
    return key
