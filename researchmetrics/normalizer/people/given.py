"""What two given names beside one family name say of two people being one."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from researchmetrics.normalizer.names import Name, names_match

__all__ = ["AGAINST", "kinship", "shape", "syllables"]

Kind = Literal["none", "initials", "full"]

# Names that contradict one another weigh so much that nothing but a slip of print makes up for it.
AGAINST = -12.0

# Syllables of Chinese given names as pinyin writes them: where "Yifang" may be cut, and "Y. F."
# compared with it. The longest ending first, so that a name falls into as few as can be.
_PINYIN = re.compile(
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxzcsrwy])?"
    r"(?:iang|iong|uang|ang|eng|ong|ian|iao|ing|uai|uan|van|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue"
    r"|ui|un|uo|ve|vn|a|e|i|o|u|v)"
)
_VOWELS = re.compile(r"[aeiouy]+")

# Families that share few given names among very many people: each says little of who it is.
_CHINESE_TEXT = """
wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang
xie tang song han feng deng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei
su lu ding ren shen yao lau chan wong hwang jin fan fang shi tan zou xiong qin hou jia lei bai
long wan duan hao kong shao shi mao chang gu lai wen qian hong dai cui kang qiu fu xia
"""
_CHINESE = frozenset(_CHINESE_TEXT.split())
_COMMON_TEXT = """
lee kim park choi jung kang cho yoon jang lim shin nguyen tran le pham smith johnson brown
jones williams miller davis garcia rodriguez martinez lopez gonzalez fernandez perez sanchez
silva santos kumar singh gupta sharma jain tanaka suzuki sato muller schmidt ivanov martin
taylor wilson anderson thomas
"""
_COMMON = _CHINESE | frozenset(_COMMON_TEXT.split())

# How sure the same name makes one, in natural log odds: the rarer, the surer. By the number of
# syllables, which tell how many such names there are.
_FULL = {0: 0.0, 1: 1.5, 2: 3.0}
_FULL_LONG = 3.5
_INITIALS = 3.0
_LONE_INITIAL = 0.0
_RARE_FAMILY = 1.5
_FULL_AND_INITIALS = 0.5
# People whose given name has two syllables sign with both: "Y. Wang" is hardly ever Wang Yifang.
_SYLLABLE_LEFT_OUT = -9.0
_INITIAL_LEFT_OUT = -0.5
_SHORT_FOR_FULL = -3.0


@lru_cache(maxsize=65536)
def syllables(word: str, *, is_chinese: bool) -> tuple[str, ...]:
    """Cut a given name into syllables.

    Parameters
    ----------
    word : str
        Folded to small letters.
    is_chinese : bool
        Whether it is written in pinyin, if it can be.

    Returns
    -------
    tuple of str
        The syllables; for other names only their number means something.

    Examples
    --------
    >>> syllables("dayong", is_chinese=True)
    ('da', 'yong')
    """
    if is_chinese:
        cut = _cut(word)
        if cut:
            return cut
    return tuple(_VOWELS.findall(word)) or (word,)


def _cut(word: str) -> tuple[str, ...]:
    """Cut into the fewest syllables, of four at most."""
    if not word:
        return ()
    best: tuple[str, ...] = ()
    reached: dict[int, tuple[str, ...]] = {0: ()}
    for _ in range(4):
        reached = {
            end: (*parts, word[start:end])
            for start, parts in reached.items()
            for end in range(start + 1, min(start + 6, len(word)) + 1)
            if _PINYIN.fullmatch(word, start, end)
        }
        if len(word) in reached:
            best = reached[len(word)]
            break
    return best


@lru_cache(maxsize=65536)
def shape(name: Name) -> tuple[Kind, int]:
    """Tell initials from a full given name, and how long it is.

    Parameters
    ----------
    name : Name
        As `parse_name` gave it.

    Returns
    -------
    tuple of (str, int)
        "none", "initials" or "full", with the number of initials or syllables.

    Examples
    --------
    >>> from researchmetrics.normalizer.names import parse_name
    >>> shape(parse_name("Wang, Y. F.")), shape(parse_name("Yifang Wang"))
    (('initials', 2), ('full', 2))
    """
    words = name.words
    if not name.given_key:
        return "none", 0
    if all(len(word) == 1 for word in words):
        return "initials", len(words)
    if len(words) == 1 and len(words[0]) <= 3 and name.given[0].isupper() and not _shouts(name):
        return "initials", len(words[0])
    chinese = is_chinese(name)
    count = sum(len(syllables(word, is_chinese=chinese)) for word in words if len(word) > 1)
    return "full", count


def _shouts(name: Name) -> bool:
    return name.raw.isupper()


def is_chinese(name: Name) -> bool:
    """Whether the family name is a Chinese one in pinyin."""
    return name.family_key in _CHINESE


def is_common(name: Name) -> bool:
    """Whether very many people have the family name."""
    return name.family_key in _COMMON


@lru_cache(maxsize=1 << 20)
def kinship(a: Name, b: Name) -> float:
    """Weigh two forms of a name as those of one person.

    Parameters
    ----------
    a, b : Name
        Forms with the same family name, as `parse_name` gave them.

    Returns
    -------
    float
        Natural log odds: above zero for, below against; `AGAINST` where they contradict.

    Examples
    --------
    >>> from researchmetrics.normalizer.names import parse_name
    >>> kinship(parse_name("Wang, Yifang"), parse_name("Yi-Fang Wang"))
    3.0
    >>> kinship(parse_name("Wang, Wei"), parse_name("Wang, Weiming")) == AGAINST
    True
    """
    if contradict(a, b):
        return AGAINST
    rarity = 0.0 if is_common(a) else _RARE_FAMILY
    return rarity + _given(a, b)


def contradict(a: Name, b: Name) -> bool:
    """Whether the names cannot be one person's, marriage and slips of print aside."""
    grade = names_match(a, b)
    if grade == "different":
        return True
    chinese = is_chinese(a) and is_chinese(b)
    if grade == "misspelt":
        return chinese  # one letter makes another name there: Hailin, Haimin
    return chinese and grade != "same" and _syllables_contradict(a, b)


def _syllables_contradict(a: Name, b: Name) -> bool:
    first, second = _parts(a), _parts(b)
    return (
        len(first) > 1
        and len(second) > 1
        and any(
            not (one.startswith(two) or two.startswith(one))
            for one, two in zip(first, second, strict=False)
        )
    )


def _parts(name: Name) -> tuple[str, ...]:
    if shape(name)[0] == "initials":
        return tuple(name.given_key)
    return tuple(part for word in name.words for part in syllables(word, is_chinese=True))


def _given(a: Name, b: Name) -> float:
    (kind_a, length_a), (kind_b, length_b) = shape(a), shape(b)
    if "none" in (kind_a, kind_b):
        return 0.0
    if kind_a == kind_b == "full":
        return _FULL.get(min(length_a, length_b), _FULL_LONG)
    chinese = is_chinese(a)
    if kind_a == kind_b:
        if length_a == length_b:
            return _INITIALS if length_a > 1 else _LONE_INITIAL
        return _SYLLABLE_LEFT_OUT if chinese else _INITIAL_LEFT_OUT
    n_syllables, n_initials = (length_a, length_b) if kind_a == "full" else (length_b, length_a)
    if not chinese:
        return _FULL_AND_INITIALS if n_initials > 1 else 0.0
    if (n_syllables == 1) != (n_initials == 1):
        return _SYLLABLE_LEFT_OUT
    return _FULL_AND_INITIALS if n_initials > 1 else _SHORT_FOR_FULL
