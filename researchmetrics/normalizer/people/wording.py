"""The telling words of titles and affiliations, and which of them are everybody's."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from researchmetrics.normalizer.markup import plain_text

__all__ = ["common_place", "common_topic", "place_words", "topic_words"]

_WORD = re.compile(r"[^\W\d_]+")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")

# Words of titles in any field: sharing them says next to nothing.
_TOPIC_COMMON_TEXT = """
the and for with from using based via its are into over under toward towards how what can not
new novel approach approache method system analysi analysis study design model modeling
modelling application algorithm problem efficient effective improved evaluation framework
case use data information network performance optimal dynamic computer learning computing
research development technique management architecture process processe that this their
which when between within without through about more than one two high low large small
effect effects role result experimental theoretical general comparison measurement
properties property structure function control theory review survey introduction
"""
_TOPIC_COMMON = frozenset(_TOPIC_COMMON_TEXT.split())
# Words of affiliations in any country, and large countries.
_PLACE_COMMON_TEXT = """
univ university universitat universite universidad universita dept department inst institute
institut instituto of the and sci science computer comput school sch coll college lab
laboratory res research center centre tech technol technology eng engineering electr
electronic electrical electron information inf natl nat national state key usa china india
japan germany france italy uk korea for systems system software academy acad corp inc
faculty fac fakultat division div group math mathematics phys physics chem chemistry biol
biology med medicine medical hospital de la du des di der und et in at
"""
_PLACE_COMMON = frozenset(_PLACE_COMMON_TEXT.split())


def common_topic(word: str) -> bool:
    """Whether a word of a title is everybody's."""
    return word in _TOPIC_COMMON


def common_place(word: str) -> bool:
    """Whether a word of an affiliation stands in very many."""
    return word in _PLACE_COMMON


@lru_cache(maxsize=65536)
def topic_words(text: str) -> frozenset[str]:
    """Words of a title or abstract, without the ending of the plural.

    Parameters
    ----------
    text : str
        As printed.

    Returns
    -------
    frozenset of str
        Small letters without marks, three letters and more; pairs of signs for Chinese, Japanese
        and Korean.

    Examples
    --------
    >>> sorted(topic_words("On the Glazing of Kettles"))
    ['glazing', 'kettle', 'the']
    """
    return frozenset(_singular(word) for word in _words(text) if len(word) > 2 or _CJK.match(word))


@lru_cache(maxsize=65536)
def place_words(text: str) -> frozenset[str]:
    """Words of an affiliation.

    Parameters
    ----------
    text : str
        As printed.

    Returns
    -------
    frozenset of str
        Small letters without marks, two letters and more.

    Examples
    --------
    >>> sorted(place_words("Dept. of Pottery, Brown Univ."))
    ['brown', 'dept', 'of', 'pottery', 'univ']
    """
    return frozenset(word for word in _words(text) if len(word) > 1)


def _words(text: str) -> list[str]:
    bare = unicodedata.normalize("NFKD", plain_text(text)).casefold()
    letters = "".join(sign for sign in bare if not unicodedata.combining(sign))
    # Hangul falls into its letters above; put together again.
    letters = unicodedata.normalize("NFC", letters)
    words: list[str] = []
    for word in _WORD.findall(letters):
        if _CJK.search(word):
            words.extend(word[at : at + 2] for at in range(max(len(word) - 1, 1)))
        else:
            words.append(word)
    return words


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 4 else word
