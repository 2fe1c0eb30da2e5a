"""How far a stretch of an entry looks like a title or a venue."""

from __future__ import annotations

import re
from functools import lru_cache

from researchmetrics.documents.listings.hint_words import is_link_label
from researchmetrics.documents.listings.line_looks import (
    IN,
    NUMBERED,
    STRONG,
    YEAR,
    begins_as_authors,
    is_date,
    is_prose,
    names_share,
    sentences,
    words_of,
)
from researchmetrics.documents.references.identifiers import GAP
from researchmetrics.documents.references.quotes import quoted_title
from researchmetrics.documents.text.asian_print import is_asian

__all__ = ["title_likeness", "venue_likeness"]

_LETTERS = re.compile(r"[^\W\d_]{2}")
_PERIOD = re.compile(r"(?<!\d)(?:1[0-9]|20)\d\d\s?[-–—]\s?(?:1[0-9]|20)?\d\d(?!\d)")
_VOLUME = re.compile(r"\b(?:vol(?:ume)?|Bd|pp)\b", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
_AND = re.compile(r"^(?:and|with|by|&)\s+", re.IGNORECASE)
_VENUE = re.compile(
    r"\b(?:Proc(?:eedings|\.)?|Conf(?:erence|\.)|Journal|J\.|Trans(?:actions|\.)|Symp(?:osium|\.)|"
    r"Workshops?|Lecture Notes|LNCS|LNAI|Advances in|Annals|Bulletin|Letters|Review|Magazine|"
    r"Preprint|arXiv|bioRxiv|medRxiv|SSRN|CoRR|Zeitschrift|Revue|Revista|Rivista|Tagungsband|Actes|"
    r"Nature|Science|PNAS|PLoS|PLOS|IEEE|ACM|Springer|Elsevier|Wiley|Press|Verlag|"
    r"Technical Report|Thesis|Dissertation|University)\b|학회|논문지|저널|学报|論文誌",
)
_ACRONYM = re.compile(
    r"\W*(?:[A-Z][\w&/+-]*[A-Z][\w&/+-]*(?:[\s-](?:Workshops?|Findings|Asia|Companion|[A-Z]\w*)){0,3})"
    r"[\s,]*['’]?\s*(?P<year>(?:19|20)?\d\d)?\W*"
)
_MORE = re.compile(r"\b(?:\d+ more authors?|et\.? al\.?)\W*$")
_REMARK = re.compile(
    r"\b(?:oral|spotlight|poster|highlight|award|finalist|runner[- ]up|honou?rable mention|"
    r"acceptance rate|impact factor|equal contribution|to appear|in press|under review|submitted|"
    r"accepted|nominat\w+|invited|featured|press coverage|media coverage)\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://|www\.|@\w+\.\w")
_FAMILY_FIRST = re.compile(r"[^\W\d][\w'’. -]{1,30},\s[^\W\d_a-z][\w'’. -]{0,30}")
_WITH = re.compile(r"[\s(,]with\s+(?=[^\W\d_a-z])")
_DATED = re.compile(r"[,(]\s*(?:[A-Z][a-z]+\s+)?(?:19|20)\d\d\W*$")
# A sentence of an abstract.
_SAID = re.compile(
    r"\s*(?:We|In this (?:paper|work|article|study|chapter)|This (?:paper|article|study|chapter))\s"
    r"[\s\S]*\.\s*\Z"
)
# A venue and year on a label before names: "ICML 2024 A. Pott".
_LABEL = re.compile(r"^[A-Z][\w&/+-]*[A-Z][\w&/+ -]*['’]?(?:19|20)\d\d\s+(?=[A-Z]\.\s?)")
# Behind authors, words that may be names are more likely a title than before them.
_BEHIND_NAMES = 0.6
_MOST = 1_200


def _length(text: str) -> float:
    """Words; scripts that write none count by their signs."""
    asian = sum(map(is_asian, text))
    return len(words_of(text)) if asian < 4 else max(len(words_of(text)), asian / 3)


@lru_cache(maxsize=8192)
def title_likeness(text: str, *, named: bool = False) -> float:
    """Say how far a text looks like the title of a work.

    Parameters
    ----------
    text : str
        A stretch of an entry.
    named : bool, default False
        Whether the authors stand before it, so that capitalised words are no names.

    Returns
    -------
    float
        0 to 1.

    Examples
    --------
    >>> title_likeness("On the strength of pots") > 0.9, title_likeness("Ann Pott, Bo Lee") < 0.2
    (True, True)
    """
    said = _SAID.match(text) is not None
    text = _AND.sub("", text.strip(f" \n{GAP}.,;:")[:_MOST]).lstrip("([")
    text = _LABEL.sub("", text)
    if len(_LETTER.findall(text)) < 0.4 * len(text):
        return 0.0
    if not _LETTERS.search(text) or is_date(text) or is_link_label(text, is_link=False):
        return 0.0
    length = _length(text)
    score = _by_length(length)
    score *= max(_unnamed(text), _BEHIND_NAMES if named else 0.0)
    text = _PERIOD.sub("", text)
    score *= 0.45 ** min(3, sentences(text)) * _unplaced(text, length)
    if _ADDRESS.search(text):
        score *= 0.2
    if said:
        score *= 0.5
    people = _WITH.search(text)
    share, several = names_share(text[people.end() :]) if people else (0.0, False)
    if several and share > 0.8:
        score *= 0.3
    quote = quoted_title(text)
    if quote and quote[1] - quote[0] < 0.8 * len(text) and not text[quote[1] :].startswith(":"):
        score *= 0.6
    return score


def _unplaced(text: str, length: float) -> float:
    """How far a text is not where a work appeared."""
    if NUMBERED.search(text) and (YEAR.search(text) or _VOLUME.search(text)):
        return 0.2
    if IN.match(text) and (_VENUE.search(text) or YEAR.search(text)):
        return 0.1
    if STRONG.search(text):
        return 0.25
    if length < 4 and (acronym := _ACRONYM.fullmatch(text)):
        return 0.2 if acronym["year"] else 0.5
    return 0.6 if _DATED.search(text) else 1.0


def _unnamed(text: str) -> float:
    """How far a text is not a list of names."""
    share, several = names_share(text)
    if (several and share > 0.6) or _by_semicolons(text) or (share and _MORE.search(text)):
        return 0.1
    if share > 0.9:
        return 0.5
    return 0.2 if begins_as_authors(text) else 1.0


def _by_semicolons(text: str) -> bool:
    """Whether a text is names with the family name first: "Pott, Ann; Lee, Bo"."""
    pieces = [piece.strip(f" {GAP}.") for piece in text.split(";")]
    return len(pieces) > 1 and all(_FAMILY_FIRST.fullmatch(piece) for piece in pieces)


def _by_length(words: float) -> float:
    if words <= 3:
        return (0.0, 0.3, 0.55, 0.8)[int(words)]
    return 1.0 if words <= 28 else 0.6 if words <= 40 else 0.12


@lru_cache(maxsize=8192)
def venue_likeness(text: str) -> float:
    """Say how far a text looks like where a work appeared.

    Parameters
    ----------
    text : str
        A line of an entry.

    Returns
    -------
    float
        0 and more; below 0.3 nothing speaks for it.

    Examples
    --------
    >>> venue_likeness("In Proc. of the Conference on Pots, 2019") > venue_likeness("Bo Lee")
    True
    """
    text = text.strip(f" \n{GAP}")
    if not _LETTERS.search(text) or is_date(text):
        return 0.0
    score = 0.25
    score += 0.8 * bool(IN.match(text)) + 0.5 * bool(_VENUE.search(text))
    score += 0.8 * bool(STRONG.search(text)) + 0.4 * bool(YEAR.search(text))
    score += 0.5 * bool(NUMBERED.search(text))
    score += 0.2 * bool(_ACRONYM.fullmatch(text))
    share, several = names_share(text)
    if several and share > 0.7:
        score -= 1.0
    if _REMARK.search(text) and score < 0.8:
        score -= 0.4
    if is_prose(text):
        score -= 1.5
    return max(0.0, score)
