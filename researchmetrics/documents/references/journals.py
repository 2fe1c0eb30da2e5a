"""Telling a journal and its numbers from what else may follow a stop."""

from __future__ import annotations

import re

from researchmetrics.documents.references.identifiers import GAP

__all__ = ["WORDY", "is_journal", "only_numbers"]

_WORD = re.compile(r"[^\s,.;:()]+|[.,;:]")
_SMALL = frozenset(
    """
    of the and for in on de la et für fur der und & del di y e des du a
    """.split()  # noqa: SIM905  # a word list reads better as words
)
_LABELS = frozenset(
    """
    v vol volume bd band jg jahrgang heft nr no issue number tome tom núm num cilt sayı т том вып
    """.split()  # noqa: SIM905  # a word list reads better as words
)
WORDY = re.compile(r"[^\W\d_]{4,}")
_NUMBER_WORDS = re.compile(r"\b(?:pages?|article|erratum|suppl|paper)\b", re.IGNORECASE)


def is_journal(text: str, start: int) -> bool:
    """Whether a venue and numbers are all there is, as in physics.

    Parameters
    ----------
    text : str
        The reference, date blanked out.
    start : int
        Where to begin.

    Returns
    -------
    bool
        False where a word stands that no journal's name begins or goes on with.

    Examples
    --------
    >>> is_journal("Phys. Rev. Clay 101, 23", 0), is_journal("On clay. Clay 101, 23", 0)
    (True, False)
    """
    words = run = 0
    numbers_next = False
    last = start
    for found in _WORD.finditer(text, start, start + 200):
        word = found.group()
        if words and GAP * 3 in text[last : found.start()] and word[0].isalpha():
            return False
        last = found.end()
        if word.lstrip("ABCDEL")[:1].isdigit():
            return words > 0 and only_numbers(text[found.start() : found.start() + 200])
        if word.lower() in _LABELS:
            # A journal does not begin with the label of its volume; nothing follows it but numbers.
            if not words:
                return False
            numbers_next = True
            continue
        # Nothing but numbers may follow a comma, or a stop behind words that are not abbreviated.
        if (numbers_next and word not in ".,;") or word == ":" or run > 6 or words > 9:
            return False
        # "S. 11" are pages in German.
        if word == "S" and not words:
            return False
        if word in ".,;":
            numbers_next = word != "." or run > 3
            run = 0
        elif word in _SMALL or word[0].isupper():
            words += word not in _SMALL
            run += 1
        else:
            return False
    return False


def only_numbers(text: str) -> bool:
    """Whether no word is left that could be part of a title.

    Parameters
    ----------
    text : str
        The end of a reference.

    Returns
    -------
    bool
        True for volumes, pages and the like.

    Examples
    --------
    >>> only_numbers("12(3), pages 4-5."), only_numbers("12. Kiln Press")
    (True, False)
    """
    return not WORDY.search(_NUMBER_WORDS.sub("", text))
