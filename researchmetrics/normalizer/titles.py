"""Titles: a key under which spellings of one title meet, and the best form to show."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from researchmetrics.normalizer.markup import GREEK, plain_text

_NAMES_OF_GREEK = {letter: name for name, letter in GREEK.items() if not name.startswith("var")} | {
    "ς": "sigma",
    "ϵ": "epsilon",
    "ϕ": "phi",
    "µ": "mu",
}
_GREEK_ALONE = re.compile(
    r"(?<![\u0370-\u03ff\u1f00-\u1fff])[\u0370-\u03ff\u00b5](?![\u0370-\u03ff\u1f00-\u1fff])"
)
_APOSTROPHE = re.compile(r"(?<=\w)['’ʼ`´](?=\w)")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_WORDS = re.compile(r"[a-z0-9]+")
_LANGUAGE = re.compile(r"(?<![A-Za-z])([cfjCFJ])(\+\+|#)")

_ROMAN = {
    "ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8", "ix": "9", "xi": "11",
    "xii": "12", "xiii": "13", "xiv": "14", "xv": "15", "xvi": "16",
}  # fmt: skip
_ROMAN_LETTER = {"i": "1", "v": "5", "x": "10"}
_SPELT = {
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7",
    "eight": "8", "nine": "9", "ten": "10", "first": "1", "second": "2", "third": "3",
}  # fmt: skip
PART_WORDS = {
    "part", "parts", "volume", "vol", "chapter", "section", "phase", "type", "book", "paper",
    "series", "stage", "level", "class", "grade", "version", "episode", "act", "teil", "partie",
    "parte",
}  # fmt: skip
_STOP_WORDS_TEXT = """
a an and are as at by for from in into is its it of on or that the their this to towards toward
using use used via with within der die das und von zu für le la les de des du et en el los las y
del un una
"""
STOP_WORDS = frozenset(_STOP_WORDS_TEXT.split())
_SMALL = re.compile(r"[^\W\d_]")


@lru_cache(maxsize=65536)
def title_key(text: str | None) -> str:
    r"""Reduce a title to the words by which its spellings meet.

    Unicode form, mark-up, case, diacritics, hyphens and punctuation go; numerals, Roman numerals
    and part letters stay, since they tell works apart.

    Parameters
    ----------
    text : str or None
        A title as found.

    Returns
    -------
    str
        Lower-case ASCII words separated by single spaces; empty when there are none. The key of
        a key is the key itself.

    Examples
    --------
    >>> title_key("<i>De-biased</i> Représentations, {II}.")
    'de biased representations 2'
    >>> title_key("On Cracked Pots: Part I") == title_key("on cracked pots - part 1")
    True
    >>> title_key("On Cracked Pots: Part II") == title_key("On Cracked Pots: Part I")
    False
    """
    line = plain_text(text)
    line = unicodedata.normalize("NFKC", line)
    if not line.isascii():
        line = _ascii(_GREEK_ALONE.sub(_greek_name, line))
    line = _LANGUAGE.sub(_language, line).lower().replace("&", " and ")
    line = _THOUSANDS.sub("", _APOSTROPHE.sub("", line))
    words = _WORDS.findall(line)
    return " ".join(_numeral(words, place) for place in range(len(words)))


def squashed(key: str) -> str:
    """Join the words of a key, so that hyphenation and spacing no longer matter.

    Parameters
    ----------
    key : str
        What `title_key` gave.

    Returns
    -------
    str
        The key without spaces; numbers that stood apart stay apart.

    Examples
    --------
    >>> squashed(title_key("Re-labeling Image Net")) == squashed(title_key("Relabeling ImageNet"))
    True
    >>> squashed("stage 1 2") == squashed("stage 12")
    False
    """
    return re.sub(r"(?<!\d) | (?!\d)", "", key)


def shown_title(titles: Iterable[str | None]) -> str | None:
    """Choose the title to show among the forms that records give.

    Parameters
    ----------
    titles : iterable of str or None
        As found, best source first.

    Returns
    -------
    str or None
        One of them, mark-up removed: not all capitals or all small, with its accents, not cut,
        and of equal ones the commonest, then the first. None when no record has a title.

    Examples
    --------
    >>> shown_title(["ON CRACKED POTS", "on cracked pots", "On Cracked Pots.", None])
    'On Cracked Pots'
    """
    forms = [form for form in map(_tidy, titles) if form]
    if not forms:
        return None
    counts = Counter(forms)
    first = {form: place for place, form in reversed(list(enumerate(forms)))}
    return min(counts, key=lambda form: (*_flaws(form), -counts[form], first[form]))


_QUOTES = '"“”„«»'
_OPEN_QUOTES = '"“„«'


def _tidy(title: str | None) -> str:
    line = plain_text(title).strip(" ,;:")
    # Quotes around the whole title are the list's; quotes within belong to it.
    if len(line) > 1 and line[0] in _OPEN_QUOTES and not set(line[1:-1]) & set(_QUOTES):
        line = line.strip(_QUOTES + " ,;:")
    # Services put translated titles in brackets.
    if line.rstrip(".").endswith("]") and line.startswith("[") and line.count("[") == 1:
        line = line.rstrip(".")[1:-1].strip()
    if line.endswith(".") and not line.endswith(("..", ".)")):
        line = line[:-1].rstrip()
    return line


def _flaws(form: str) -> tuple[int, int, int, int]:
    letters = _SMALL.findall(form)
    flat = bool(letters) and (form.upper() == form or form.lower() == form) and form.isascii()
    cut = form.endswith(("...", "…"))
    words = [word for word in form.split() if len(word) > 3]
    capitals = sum(word[0].isupper() for word in words)
    # Title case keeps names such as MS-COCO; sentence case made by a bibliography style loses them.
    lowered = bool(words) and capitals * 2 < len(words)
    return int(cut), int(flat), int("?" in form.strip("?") and "??" in form), int(lowered)


def _greek_name(found: re.Match[str]) -> str:
    letter = found[0]
    return _NAMES_OF_GREEK.get(letter) or _NAMES_OF_GREEK.get(letter.lower()) or letter


def _language(found: re.Match[str]) -> str:
    return found[1] + ("plusplus" if found[2] == "++" else "sharp")


def _ascii(text: str) -> str:
    from anyascii import anyascii

    return anyascii(text)


def _numeral(words: list[str], place: int) -> str:
    word = words[place]
    if word in _ROMAN:
        return _ROMAN[word]
    after_part = place > 0 and words[place - 1] in PART_WORDS
    at_end = place > 0 and place == len(words) - 1
    if word in _ROMAN_LETTER and (after_part or at_end):
        return _ROMAN_LETTER[word]
    return _SPELT.get(word, word) if after_part else word
