"""Titles: a key under which spellings of one title meet, and the best form to show."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from researchmetrics.normalizer.markup import GREEK, plain_text
from researchmetrics.normalizer.markup.romanised import in_ascii

_NAMES_OF_GREEK = {letter: name for name, letter in GREEK.items() if not name.startswith("var")} | {
    "ς": "sigma",
    "ϵ": "epsilon",
    "ϕ": "phi",
    "µ": "mu",
}
_GREEK_ALONE = re.compile(
    r"(?<![\u0370-\u03ff\u1f00-\u1fff])[\u0370-\u03ff\u00b5](?![\u0370-\u03ff\u1f00-\u1fff])"
)
# Vowel signs and lengthening strokes of Arabic and Hebrew, which most writers leave out.
_POINTS = re.compile("[\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]")
_FOOTNOTE = re.compile(r"(?<=[^\W\d_]{3})[\u00b9\u00b2\u00b3\u2070-\u2079]+$")
_APOSTROPHE = re.compile(r"(?<=\w)['’ʼ`´](?=\w)")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_RAISED = re.compile(r"(?<=[a-z0-9)])[\^_](?=[\dn+-])")
_WORDS = re.compile(r"[a-z0-9]+")
_PLUSPLUS = re.compile(r"(?<=[a-z0-9])\+\+")
_SHARP = re.compile(r"(?<![a-z])([cfj])#")

_ROMAN = {
    "ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8", "ix": "9", "xi": "11",
    "xii": "12", "xiii": "13", "xiv": "14", "xv": "15", "xvi": "16", "xvii": "17", "xviii": "18",
    "xix": "19", "xx": "20", "xxi": "21", "xxii": "22", "xxiii": "23", "xxiv": "24", "xxv": "25",
}  # fmt: skip
_ROMAN_LETTER = {"i": "1", "v": "5", "x": "10"}
_SPELT = {
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7",
    "eight": "8", "nine": "9", "ten": "10", "first": "1", "second": "2", "third": "3",
}  # fmt: skip
_NUMERALS = frozenset({*_ROMAN, *_ROMAN_LETTER, *_SPELT})
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
# Remarks in brackets behind a title that say of what kind or state the paper is: they are the
# list's, and other lists leave them out.
_KINDS = (
    "abstract|demo|demonstration|panel|tutorial|keynote|poster|paper|talk|session|description|"
    "summary|version|article|report|presentation|track|contribution|lecture"
)
_QUALITIES = (
    "abridged|abstract|best|demo|demonstration|distinguished|doctoral|experience|extended|full|"
    "industrial|industry|invited|keynote|long|oral|panel|plenary|position|poster|preliminary|"
    "regular|research|revised|short|spotlight|student|tutorial|vision|visionary|work in progress|"
    "conference|journal|technical|preprint|author|accepted|expanded"
)
_LANGUAGES = (
    "chinese|english|french|german|italian|japanese|korean|polish|portuguese|russian|spanish"
)
_STATES = (
    r"oral|spotlight|highlight|to appear|in press|in print|forthcoming|preprint|abridged|"
    r"accepted(?: for publication)?|with discussion|abstract only|"
    rf"(?:paper |text |article )?in (?:{_LANGUAGES})(?: with english abstract)?"
)
# Codes of the kind of document that Chinese lists print: [J], [C]//, [EB/OL].
_CODE = r"\[\s*(?:[JCMDPRSNAGZ]|EB|DB|CP)(?:\s*/\s*(?:OL|CD|MT|DK))?\s*\](?:\s*//.*)?"
_NOTE = re.compile(
    rf"\s*(?:[\[(]\s*(?:(?:(?:{_QUALITIES})\s+)*(?:{_KINDS})(?:\s+only)?|{_STATES}"
    r"|[^()\[\]]{0,40}\b(?:award|prize|honou?rable mention|runner[- ]up)s?(?:\s+\d{4})?)\s*[\])]"
    rf"|{_CODE})\s*\.?\s*$",
    re.IGNORECASE,
)


@lru_cache(maxsize=65536)
def title_key(text: str | None) -> str:
    r"""Reduce a title to the words by which its spellings meet.

    Unicode form, mark-up, case, diacritics, hyphens and punctuation go, and so do remarks on the
    kind of paper behind it; numerals, Roman numerals and part letters stay, since they tell works
    apart.

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
    >>> title_key("On Cracked Pots (Best Paper Award)"), title_key("On Cracked Pots[J].")
    ('on cracked pots', 'on cracked pots')
    """
    line = plain_text(text)
    if not line.isascii():
        line = in_ascii(_GREEK_ALONE.sub(_greek_name, _composed(line)))
    if line.endswith((")", "]", ").", "].")) or "]//" in line:
        line = _without_notes(line)
    line = _signs_spelt(line.lower())
    words = _WORDS.findall(line)
    if not _NUMERALS.isdisjoint(words):
        return " ".join([_numeral(words, place) for place in range(len(words))])
    return " ".join(words)


def _composed(line: str) -> str:
    return _POINTS.sub("", unicodedata.normalize("NFKC", _FOOTNOTE.sub("", line)))


def _without_notes(line: str) -> str:
    """Drop remarks behind the title, as long as a title is left."""
    bare = _NOTE.sub("", line, count=1)
    return bare if bare != line and _SMALL.search(bare) else line


def _signs_spelt(line: str) -> str:
    """Spell out, in small letters, the signs that are content; join what they part."""
    if "&" in line:
        line = line.replace("&", " and ")
    if "+" in line:
        line = _PLUSPLUS.sub("plusplus", line)
    if "#" in line:
        line = _SHARP.sub(r"\1sharp", line)
    if "'" in line or "`" in line:
        line = _APOSTROPHE.sub("", line)
    if "," in line:
        line = _THOUSANDS.sub("", line)
    if "^" in line or "_" in line:
        line = _RAISED.sub("", line)
    return line


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
    if len(counts) == 1:
        return forms[0]
    marked = {title_key(form) for form in counts if _has_marks(form)}
    first = {form: place for place, form in reversed(list(enumerate(forms)))}

    def order(form: str) -> tuple[int, ...]:
        lost = not _has_marks(form) and title_key(form) in marked
        return (*_flaws(form), int(lost), -counts[form], first[form])

    return min(counts, key=order)


_QUOTES = '"“”„«»'
_OPEN_QUOTES = '"“„«'
_CODE_BEHIND = re.compile(rf"\s*{_CODE}\s*$")
_LOST_LETTER = re.compile(r"[^\W\d_]\?[^\W\d_]|\?\?")


def _tidy(title: str | None) -> str:
    line, before = plain_text(title), ""
    while line != before:
        before, line = line, _tidied(line)
    return line


def _tidied(line: str) -> str:
    line = line.strip(" ,;:")
    # Quotes around the whole title are the list's; quotes within belong to it.
    if len(line) > 1 and line[0] in _OPEN_QUOTES and not set(line[1:-1]) & set(_QUOTES):
        line = line.strip(_QUOTES + " ,;:")
    if line.endswith("]") or "]//" in line:
        line = _CODE_BEHIND.sub("", line) or line
    # Services put translated titles in brackets.
    if line.rstrip(".").endswith("]") and line.startswith("[") and line.count("[") == 1:
        line = line.rstrip(".")[1:-1].strip()
    if line.endswith(".") and not line.endswith(("..", ".)")):
        line = line[:-1].rstrip()
    return line


def _has_marks(form: str) -> bool:
    return not form.isascii() and any(not one.isascii() and one.isalpha() for one in form)


def _flaws(form: str) -> tuple[int, int, int, int, int]:
    upper, lower = form.upper(), form.lower()
    flat = upper != lower and form in (upper, lower)
    cut = form.endswith(("...", "…"))
    words = [word for word in form.split() if len(word) > 3]
    capitals = sum(word[0].isupper() for word in words)
    # Title case keeps names such as MS-COCO; sentence case made by a bibliography style loses them.
    lowered = bool(words) and capitals * 2 < len(words)
    lost = bool(_LOST_LETTER.search(form.strip("?")))
    return int(cut), int(flat), int(lost), int(_NOTE.search(form) is not None), int(lowered)


def _greek_name(found: re.Match[str]) -> str:
    letter = found[0]
    return _NAMES_OF_GREEK.get(letter) or _NAMES_OF_GREEK.get(letter.lower()) or letter


def _numeral(words: list[str], place: int) -> str:
    word = words[place]
    if word in _ROMAN:
        return _ROMAN[word]
    after_part = place > 0 and words[place - 1] in PART_WORDS
    at_end = place > 0 and place == len(words) - 1
    if word in _ROMAN_LETTER and (after_part or at_end):
        return _ROMAN_LETTER[word]
    return _SPELT.get(word, word) if after_part else word
