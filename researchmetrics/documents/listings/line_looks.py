"""What a stretch of an entry looks like: names, a date, sentences."""

from __future__ import annotations

import re
from functools import lru_cache

from researchmetrics.documents.references.authors import find_names
from researchmetrics.documents.references.identifiers import GAP

__all__ = [
    "IN",
    "NUMBERED",
    "STRONG",
    "YEAR",
    "begins_as_authors",
    "is_date",
    "is_prose",
    "names_share",
    "sentences",
    "words_of",
]

_WORD = re.compile(r"[^\W_]+(?:['’‐–-][^\W_]+)*")
_STOP = re.compile(r"(?<![A-Z])(?<!\bvs)(?<!\bSt)\.[\"”’)]?\s+(?=[A-Z“\"])")
YEAR = re.compile(r"(?<![\d.])(?:1[89]|20)\d\d(?!\d)")
_MONTH = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mär|mai|okt|dez|janv|févr|avr|juin|juil|"
    r"août|spring|summer|fall|autumn|winter)[a-zé]*"
)
_DATE = re.compile(
    rf"\W*(?:\d{{1,2}}(?:st|nd|rd|th|\.)?\s+)?(?:{_MONTH}\.?[\s,]*)?(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s*)?"
    r"(?:[–-]\s*)?(?:(?:19|20)\d\d)(?:\s?[./년年-]\s?\d{1,2}[월月]?){0,2}(?:\s*[–-]\s*(?:19|20)\d\d)?\W*"
    rf"|\W*{_MONTH}\.?\s*(?:19|20)\d\d\W*",
    re.IGNORECASE,
)
NUMBERED = re.compile(
    r"\b(?:vol(?:ume)?|no|pp|pages?|Bd|Nr|issue)\b\.?\s*\d|\d+\s?\(\d+(?:[-–]\d+)?\)|\d+\s?[-–]{1,2}\s?\d+"
    r"|\b\d{1,4}\s?:\s?[a-z]?\d+|,\s*\d{1,4},\s*\d+",
    re.IGNORECASE,
)
IN = re.compile(
    r"\W*(?:[Ii]n:?\s+(?=[A-Z\d*_“\"]|the\s|press\b)|[Ii]n:|"
    r"(?i:appear(?:s|ed|ing)? in|to appear in|published in|presented at)[:\s])"
)
STRONG = re.compile(
    r"(?:\b|(?<=\w)(?=[가-힣一-龥]))(?:Proc(?:eedings|\.)|"
    r"(?:International|Annual|European|IEEE|ACM)\b.{0,60}\b(?:Conference|Symposium|Workshop)|"
    r"Journal of|Transactions on|Lecture Notes in|arXiv preprint|Advances in Neural|"
    r"(?:학회지?|논문지|논문집|저널|학술대회|学报|學報|論文誌|学会誌)(?=\W*$)|"
    r"(?:Ph\.?D|Master['’]?s|Doctoral)\s+(?:thesis|dissertation))(?!\w)"
)
_LOWER = re.compile(r"(?<![\w-])[a-zß-öø-ÿ]{2,}(?![\w-])")
_SAYS = re.compile(
    r"\b(?:we|our|this (?:paper|work|article)|is|are|can|that|which|show|propose|present|using|has|"
    r"have|be|by|lets?|makes?|enables?|wir|nous|dass|est|sont)\b",
    re.IGNORECASE,
)


def words_of(text: str) -> list[str]:
    """Part a text into words.

    Parameters
    ----------
    text : str
        A stretch of an entry.

    Returns
    -------
    list of str
        Words with their hyphens and apostrophes.

    Examples
    --------
    >>> words_of("Well-made pots, 2019")
    ['Well-made', 'pots', '2019']
    """
    return _WORD.findall(text)


def sentences(text: str) -> int:
    """Count the full stops that end sentences inside a text.

    Parameters
    ----------
    text : str
        A stretch of an entry.

    Returns
    -------
    int
        Stops after initials do not count.

    Examples
    --------
    >>> sentences("On pots. A. Pott. Clay, 2019."), sentences("On pots.")
    (2, 0)
    """
    return len(_STOP.findall(text.strip()))


@lru_cache(maxsize=8192)
def names_share(text: str) -> tuple[float, bool]:
    """Say how much of a text a list of names at its beginning is, and whether it has several.

    Parameters
    ----------
    text : str
        A stretch of an entry.

    Returns
    -------
    tuple of (float, bool)
        0 to 1, and True for more than one name.

    Examples
    --------
    >>> names_share("Ann Pott and Bo Lee"), names_share("on pots")
    ((1.0, True), (0.0, False))
    """
    text = text.strip(f" \n{GAP}.,;:")
    if not text or len(text) > 20_000:
        return 0.0, False
    names = find_names(text)
    end = names.end if names.spans else 0
    return end / len(text), len(names.spans) > 1


def begins_as_authors(text: str) -> bool:
    """Whether a text begins with names and says more behind a stop.

    Parameters
    ----------
    text : str
        A stretch of an entry.

    Returns
    -------
    bool
        True for "A. Pott, B. Lee. On pots".

    Examples
    --------
    >>> begins_as_authors("A. Pott and B. Lee. On pots."), begins_as_authors("On pots: a tale")
    (True, False)
    """
    names = find_names(text)
    if not names.spans:
        return False
    first = text[slice(*names.spans[0])]
    behind = text[: names.end].rstrip()[-1:] + text[names.end : names.end + 2].strip()[:1]
    plain = len(names.spans) > 1 or "." in first or "," in first
    return plain and any(sign in '.,(:"“;' for sign in behind)


def is_date(text: str) -> bool:
    """Whether a text is a date and nothing else.

    Parameters
    ----------
    text : str
        A stretch of an entry.

    Returns
    -------
    bool
        True for "2019", "(May 2019)", "2019-05-01".

    Examples
    --------
    >>> is_date("(May 2019)"), is_date("2019"), is_date("Clay, 2019")
    (True, True, False)
    """
    return len(text) < 40 and _DATE.fullmatch(text) is not None


def is_prose(text: str) -> bool:
    """Whether a text says something in sentences: an abstract, a remark on the work.

    Parameters
    ----------
    text : str
        A line of an entry.

    Returns
    -------
    bool
        False for titles, names and venues.

    Examples
    --------
    >>> is_prose("We show that pots can be made of clay that is wet, which is new.")
    True
    >>> is_prose("In Proceedings of the 3rd Conference on Pots and Pans, pages 1-9, 2019.")
    False
    """
    words = words_of(text)
    if len(words) < 7:
        return False
    lower = len(_LOWER.findall(text)) / len(words)
    if len(words) > 60:
        return lower > 0.5
    says = len(_SAYS.findall(text))
    placed = bool(STRONG.search(text)) + bool(NUMBERED.search(text)) + bool(IN.match(text))
    ends = text.rstrip().endswith((".", "!", "…"))
    return lower > 0.55 and says + ends > 1 + placed and (ends or len(words) > 25)
