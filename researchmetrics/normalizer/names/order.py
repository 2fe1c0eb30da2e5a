"""The order of given and family names where no comma tells it."""

from __future__ import annotations

import re
from functools import lru_cache

from researchmetrics.normalizer.markup.romanised import in_ascii
from researchmetrics.normalizer.names.words import (
    CAPITAL,
    JOINING,
    PARTICLES,
    SHORT_FAMILIES,
    SUFFIXES,
    THREE_LETTERS,
    TITLES,
    VIETNAMESE,
)

__all__ = ["folded", "in_order", "is_title"]

# PubMed's "Smith JA": capitals at the end are initials, unless the whole name is in capitals.
_BLOCK = re.compile(
    r"[A-Z]{1,3}|[А-ЯЁ]{1,3}|[A-Z]-[A-Z]|(?:[^\W\d_]\.[- ]?){1,4}|[A-Z][a-z]?\.|(?:[a-z]\.){1,4}"
)
# Behind "Иванов Иван" a father's name, not a family's.
_PATRONYMIC = re.compile(r"\w{2,}(?:[оеё]вич|[оеё]вна|ична|ильич)", re.IGNORECASE)


@lru_cache(maxsize=65536)
def folded(text: str) -> str:
    """Reduce a name to lower-case ASCII letters.

    Parameters
    ----------
    text : str
        A name or part of one.

    Returns
    -------
    str
        Letters only.

    Examples
    --------
    >>> folded("Jung-Woo Müller")
    'jungwoomuller'
    """
    # ø, ö: written o by those who lack the letter, which is what a comparison needs.
    return "".join(letter for letter in in_ascii(text).lower() if "a" <= letter <= "z")


def is_title(word: str) -> bool:
    """Tell a form of address from a name or its initials.

    Parameters
    ----------
    word : str
        The first word of a name.

    Returns
    -------
    bool
        False for the initials of "dr ries" and "DR Ries".

    Examples
    --------
    >>> is_title("Dr"), is_title("Prof."), is_title("dr")
    (True, True, False)
    """
    bare = word.strip(".").lower()
    return bare in TITLES and (word[-1] == "." or len(bare) > 2 or word[:2].istitle())


def in_order(words: list[str]) -> tuple[list[str], list[str]]:
    """Split "Given Family" or "Family JA" where no comma tells.

    Parameters
    ----------
    words : list of str
        The words of a name as printed.

    Returns
    -------
    tuple of (list of str, list of str)
        Given names, and the family name with its particles and suffix.

    Examples
    --------
    >>> in_order(["Smith", "JA"]), in_order(["Jan", "van", "der", "Berg"])
    ((['JA'], ['Smith']), (['Jan'], ['van', 'der', 'Berg']))
    """
    while len(words) > 1 and is_title(words[0]):
        words = words[1:]
    suffix: list[str] = []
    while len(words) > 1 and folded(words[-1]) in SUFFIXES and (len(words) > 2 or suffix):
        suffix, words = [words[-1]], words[:-1]
    if len(words) < 2:
        return [], words + suffix
    start = _block_start(words)
    if 0 < start < len(words):
        return words[start:], words[:start] + suffix
    is_russian = len(words) == 3 and _PATRONYMIC.fullmatch(words[2])
    start = 1 if is_russian and not _PATRONYMIC.fullmatch(words[1]) else _capitals(words)
    if start > 0:  # "CARBERRY Josiah"
        return words[start:], words[:start] + suffix
    start = _family_start(words) if not start else len(words) + start
    return words[:start], words[start:] + suffix


def _block_start(words: list[str]) -> int:
    """Find where the initials behind a family name begin; the end where there are none."""
    first, last = words[0], words[-1]
    if len(last) == 1 < len(first.strip(".")) or (_BLOCK.fullmatch(last) and _may_be_block(words)):
        start = len(words) - 1
        while start > 1 and len(words[start - 1].rstrip(".")) == 1:
            start -= 1
        return start
    return len(words)


def _may_be_block(words: list[str]) -> bool:
    first, last = words[0], words[-1]
    if len(first.replace(".", "")) < 2 or first.endswith("."):
        return False
    if not first.isupper():
        return last not in THREE_LETTERS  # "Minsu KIM"
    # "SMITH JA" or "SMITH J.", not "WEI LI".
    return len(first) > 3 and (len(last) < 3 or "." in last) and last not in SHORT_FAMILIES


def _capitals(words: list[str]) -> int:
    """Count a family name's words in capitals: from the front, or, negative, from the end."""
    flags = [len(word) > 2 and word.isupper() and "." not in word for word in words]
    if not any(flags) or all(flags) or flags[0] == flags[-1]:
        return 0
    ordered = flags if flags[0] else flags[::-1]
    count = ordered.index(False)
    if any(ordered[count:]) or not any(len(word) > 2 for word in words if not word.isupper()):
        return 0
    block = words[0] if flags[0] else words[-1]
    # Three capitals are initials, unless they can be spoken.
    if len(block) == 3 and block[1] not in "AEIOUY":
        return 0
    return count if flags[0] else -count


def _family_start(words: list[str]) -> int:
    """Find where the family name begins, with the particles that belong to it."""
    start = len(words) - 1
    while start > 1 and words[start - 1].islower() and _is_particle(words[start - 1]):
        start -= 2 if words[start - 1] in JOINING and start > 2 else 1
    is_vietnamese = words[0].lower() in VIETNAMESE or words[-1].lower() in VIETNAMESE
    if start == len(words) - 1 and not is_vietnamese:
        while start > 1 and words[start - 1] in CAPITAL:
            start -= 1
    return start


def _is_particle(word: str) -> bool:
    return word in PARTICLES or folded(word) in PARTICLES
