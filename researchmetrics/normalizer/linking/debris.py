"""Titles cut out of reference lists: what stands before and after the title itself."""

from __future__ import annotations

import re

from researchmetrics.normalizer.linking.title_words import is_usual
from researchmetrics.normalizer.titles import STOP_WORDS, title_key

_LEAST = 3  # words a title must keep
_NUMBER = r"^\W*\[?\d{1,3}\s*[\].)]\s+"
_YEAR = r"\(?\b(?:19|20)\d\d[a-z]?\b\)?"
# A name's initial, a year, "et al": marks of the list of authors.
_MARK = re.compile(rf"(?:^|[\s,.])[A-Za-z]\s?\.|{_YEAR}|\bet\s?al\b|{_NUMBER}")
_BREAK = re.compile(rf"\.\s+|\)\s*[.,:]*\s+|:\s+|,\s+['\"`]+|{_YEAR}\s*[.:]\s*")
_CONNECTING = frozenset(["and", "in", "et", "al", "etal", "von", "van", "de", "der", "eds", "ed"])
_SMALL_WORDS = STOP_WORDS - _CONNECTING
_MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_IMPRINT = re.compile(
    r"[\s.,:;(\[\"'`?!^-]*[.,:;(\[\"'`?!^]\s*(?:in\s*[:'\"`]*\s*|the\s+)*(?:"
    r"proc(?:s|eedings)?\b|conf(?:erence)?\b|intl?\.|int\b|acm\b|ieee\b|lncs\b|lecture notes|"
    r"journal of|tech(?:nical|\.)?\s*rep|techreport|research report|submitted|"
    r"to appear|(?:extended|full|preliminary|draft)\s+(?:version|abstract)|available|"
    r"unpublished|manuscript|ph\.?\s?d\b|vol(?:ume)?\b|ibid|https?:|\[\s*[a-z]\s*\]|"
    rf"\d{{1,4}}\s*-\s*\d{{1,4}}\s*$|{_MONTHS}[.,]?\s+(?:19|20)\d\d|(?:19|20)\d\d\s*[.)\]]*\s*$|[a-z]\s*\]\s*$)",
    re.IGNORECASE,
)
_SUSPECT = re.compile(r"\.\s|\d|[(\[:]|,\s")


def core_title(text: str) -> str:
    """Leave out the authors, the list's number and the imprint that got into a title.

    Parameters
    ----------
    text : str
        A title as found.

    Returns
    -------
    str
        The key of what is left; the key of the whole where nothing looks out of place.

    Examples
    --------
    >>> core_title("3. M. Oliveira. Glazing cracked pots by fire. In Proc. of the 4th Kiln Conf.")
    'glazing cracked pots by fire'
    >>> core_title("PotNet: glazing cracked pots by fire")
    'potnet glazing cracked pots by fire'
    """
    if not _SUSPECT.search(text):
        return title_key(text)
    line = text
    for found in _IMPRINT.finditer(line):
        if found.start() and _is_title(line[: found.start()]):
            line = line[: found.start()]
            break
    return title_key(_without_authors(line))


def _without_authors(line: str) -> str:
    for found in reversed(list(_BREAK.finditer(line))):
        head, rest = line[: found.end()], line[found.end() :]
        if _is_title(rest) and _are_authors(head):
            return rest
    number = re.match(_NUMBER, line)
    return line[number.end() :] if number and _is_title(line[number.end() :]) else line


def _are_authors(head: str) -> bool:
    words = re.findall(r"[^\W\d_]+", head.lower())
    if len(words) > 40 or not words:
        return not words
    if any(is_usual(word) or (word in _SMALL_WORDS and len(word) > 1) for word in words):
        return False
    return bool(_MARK.search(head)) or (len(words) <= 3 and head.rstrip().endswith("."))


def _is_title(text: str) -> bool:
    words = [word for word in title_key(text).split() if word not in STOP_WORDS]
    return sum(len(word) > 2 for word in words) >= _LEAST
