"""The words of a venue's name without what changes from year to year."""

from __future__ import annotations

import re
from functools import lru_cache

from researchmetrics.normalizer.markup import plain_text

_STOP_TEXT = """
the of on in and for a an at to de des du der die das und et la le los las y e & with
"""
_STOP = frozenset(_STOP_TEXT.split())
_ORGANISERS_TEXT = """
ieee acm cvf usenix aaai springer elsevier pmlr lncs lnai ieee/cvf acm/ieee ieee/acm rsj
"""
_ORGANISERS = frozenset(_ORGANISERS_TEXT.split())
_ORDINALS_TEXT = """
first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth fortieth
fiftieth twenty thirty forty fifty
"""
_ORDINALS = frozenset(_ORDINALS_TEXT.split())
_NOISE_TEXT = """
proceedings proceeding proc procs annual annu biennial edition vol volume no pp pages page issue
"""
_NOISE = frozenset(_NOISE_TEXT.split())
_EXPANDED = {
    "int": "international", "intl": "international", "internat": "international",
    "conf": "conference", "symp": "symposium", "trans": "transactions", "j": "journal",
    "lett": "letters", "adv": "advances", "ann": "annals", "rev": "review",
}  # fmt: skip
_ELLIPSIS = re.compile(r"&\s*hellip\s*;|\.{3,}")
_POINTED = re.compile(r"\b(?:[A-Za-z]\.){2,}")
_SEGMENT = re.compile(r"[,;:()\[\]|]|\s[-–—]\s|[“”\"]")
_WORD = re.compile(r"[a-z0-9]+(?:[&*+/][a-z0-9*]+)*|\*")
_NUMBER = re.compile(r"\d+(?:st|nd|rd|th)?|[ivx]{2,}|(?:19|20)\d\d[a-z]?")
Words = tuple[str, ...]


def tidy(text: object) -> str:
    """Give a venue as printed on one line without mark-up.

    Parameters
    ----------
    text : object
        As found.

    Returns
    -------
    str
        White space and outer punctuation tidied.

    Examples
    --------
    >>> tidy("  In *Proc.&nbsp;of ICML*, ")
    'In Proc. of ICML'
    """
    return plain_text(_ELLIPSIS.sub("…", "" if text is None else str(text))).strip(" ,;:-–")


@lru_cache(maxsize=32768)
def words(text: str) -> Words:
    """Reduce part of a venue's name to the words that make it what it is.

    Parameters
    ----------
    text : str
        Name or part of one.

    Returns
    -------
    tuple of str
        Lower-case words; years, ordinals, "Proceedings of the", organisers and articles dropped,
        common abbreviations written out.

    Examples
    --------
    >>> words("Proceedings of the 38th Int. Conf. on Machine Learning 2021")
    ('international', 'conference', 'machine', 'learning')
    """
    line = _POINTED.sub(lambda found: found[0].replace(".", ""), text)
    line = _ascii(line).lower().replace("'", "").replace("-", " ")
    kept = [word for word in _WORD.findall(line) if not _dropped(word)]
    return tuple(_EXPANDED.get(word, word) for word in kept)


def segments(line: str) -> list[str]:
    """Cut a venue's name at commas, brackets, colons and dashes.

    Parameters
    ----------
    line : str
        Name as printed.

    Returns
    -------
    list of str
        Parts that are not empty.

    Examples
    --------
    >>> segments("International Conference on Machine Learning (ICML), Vienna")
    ['International Conference on Machine Learning', 'ICML', 'Vienna']
    """
    return [part.strip() for part in _SEGMENT.split(line) if part.strip()]


def abbreviates(short: str, long: str) -> bool:
    """Whether one word may abbreviate another: a beginning, or its letters in order.

    Parameters
    ----------
    short, long : str
        Lower-case words.

    Returns
    -------
    bool
        True for equal words too.

    Examples
    --------
    >>> (
    ...     abbreviates("natl", "national"),
    ...     abbreviates("sci", "sciences"),
    ...     abbreviates("art", "machine"),
    ... )
    (True, True, False)
    """
    if long.startswith(short) or short == long:
        return True
    if len(short) < 2 or short[0] != long[0] or len(short) >= len(long):
        return False
    letters = iter(long)
    return all(letter in letters for letter in short)


def _dropped(word: str) -> bool:
    return (
        word in _STOP
        or word in _ORGANISERS
        or word in _ORDINALS
        or word in _NOISE
        or _NUMBER.fullmatch(word) is not None
    )


def _ascii(text: str) -> str:
    if text.isascii():
        return text
    from anyascii import anyascii

    return anyascii(text)
