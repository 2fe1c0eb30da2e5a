"""What the headings of CVs mean: words of several languages, and the rules to read them by."""

from __future__ import annotations

import re
import unicodedata

from researchmetrics.documents.deadline import check
from researchmetrics.documents.listings.heading_words import BESIDE, PHRASES, ROLES, TYPES

__all__ = [
    "heading_role",
    "heading_type",
    "is_known_heading",
    "is_preprint_heading",
    "plain_heading",
]

_BESIDE = frozenset(BESIDE.casefold().split())
# In languages that write without blanks a word may stand anywhere in a heading.
_ROLES = {
    role: (
        frozenset(word for word in words.casefold().split() if word < "\u1100"),
        re.compile("|".join(word for word in words.split() if word >= "\u1100") or r"(?!)"),
    )
    for role, words in ROLES.items()
}
_PHRASES = {
    role: re.compile(rf"\W*(?:{words})\W*", re.IGNORECASE | re.VERBOSE)
    for role, words in PHRASES.items()
}
_TYPES = {kind: frozenset(words.split()) for kind, words in TYPES.items()}
_PREPRINT = {"preprint", "preprints", "arxiv", "manuscripts"}
_PREPRINT_PHRASE = re.compile(
    r"working papers?|under (?:peer )?(?:review|submission|revision)|"
    r"in (?:review|submission|revision)|submitted|"
    r"eingereicht|begutachtung|soumis\b|en revisión|enviados|sometidos|em revisão|in revisione|"
    r"프리프린트|심사\s?중|투고\s?중|预印本|預印本|プレプリント|投稿中|査読中|審査中|在审|已投稿",
    re.IGNORECASE,
)
_OTHER_WORKS = {"publications", "papers", "articles", "conference", "journal", "proceedings"}
_ENUMERATION = re.compile(
    r"^\s*(?:§\s*)?(?:(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5}|[A-H])[.):]\s*|"
    r"\d{1,2}(?:\.\d{1,2})*\s+(?=\D))"
)
# Headings of plain text are set in frames, behind blocks, or with blanks between their letters.
_FRAMED = re.compile(
    r"(?:\[|【|〔|［|《|<(?=[^<>/]{3,60}>$)|[■◆▶►●◎□❖★▣◼▪※]\s?|(?:[=~*#+-]{2,5}|\|)\s+(?=\S))"
    r"(?P<text>[^\[\]【】<>|]{2,60}?)\s*(?:\]|】|〕|］|》|>|[■◆]|[=~*#+-]{2,5}|\|)?\s*[:：]?"
)
_SPACED = re.compile(r"\S(?: {1,3}\S){4,40}")
_BRACKETS = re.compile(r"\(([^()]{0,200})\)|\[[^\[\]]{0,200}\]")
_WORD = re.compile(r"[^\W\d_]+")
# Numbers of preprints and pages stand in entries.
_REFERRING = re.compile(r"\d{4}\.\d{4}|:\d|\d{5}")
_EDGE = re.compile(r"^[\W_]+|[\W_]+$")


# In scripts where a word may stand anywhere, a year with a prize or a sentence is an entry.
_ASIAN_ENTRY = re.compile(r"\W*(?:19|20)\d\d\s?[年년.]?.*(?:賞|상|奖|獎)\W*|.*[，。；：].*\w.*")


def plain_heading(text: str) -> str:
    """Take markup, numbering and a closing colon off a heading.

    Parameters
    ----------
    text : str
        A line.

    Returns
    -------
    str
        The words of the heading.

    Examples
    --------
    >>> plain_heading("**2. Selected Publications:**")
    'Selected Publications'
    """
    framed = _FRAMED.fullmatch(text.strip())
    text = framed["text"] if framed else text
    bare = re.sub(r"[*_`]{1,3}|</?[a-zA-Z][^<>]{0,200}>", "", text).strip().rstrip(":：").strip()
    if _SPACED.fullmatch(bare):
        bare = " ".join(word.replace(" ", "") for word in re.split(r"\s{2,}", bare))
    return _ENUMERATION.sub("", bare).strip()


def heading_role(text: str) -> str | None:
    """Say what a heading announces.

    Parameters
    ----------
    text : str
        Words of a heading.

    Returns
    -------
    str or None
        ``publications``, ``talks``, ``awards``, ``service``, ``education``, ``positions``,
        ``interests``, ``projects``, ``references``, ``skip``; None where it has no known word.

    Examples
    --------
    >>> (
    ...     heading_role("Work & Research Experiences"),
    ...     heading_role("논문 실적"),
    ...     heading_role("Method"),
    ... )
    ('positions', 'publications', None)
    """
    check()
    outside = _BRACKETS.sub(" ", text).strip()
    for role, phrase in _PHRASES.items():
        if phrase.fullmatch(outside):
            return role
    words = _words(outside) or _words(text)
    joined = "".join(words)
    for role, (spaced, unspaced) in _ROLES.items():
        if not spaced.isdisjoint(words) or unspaced.search(joined):
            return role
    return None


def is_known_heading(line: str) -> bool:
    """Whether a plain line reads as the heading of a section of a CV.

    Parameters
    ----------
    line : str
        A line standing alone, without the marks of a heading.

    Returns
    -------
    bool
        True where all of its words belong to headings and one of them names a section.

    Examples
    --------
    >>> is_known_heading("Honors and Awards"), is_known_heading("Awards went to others")
    (True, False)
    """
    text = plain_heading(line)
    outside = _BRACKETS.sub(" ", text)
    if (
        _REFERRING.search(text)
        or len(text) > 80
        or not outside.strip()
        or outside.strip()[0].islower()
    ):
        return False
    words = _words(outside)
    if _ASIAN_ENTRY.fullmatch(outside.strip()):
        return False
    if not words or len(words) > 7 or outside.rstrip()[-1] in ".,;":
        return False
    role = heading_role(outside)
    if role and _PHRASES.get(role) and _PHRASES[role].fullmatch(outside.strip()):
        return True
    return role is not None and all(_belongs(word) for word in words)


def is_preprint_heading(text: str) -> bool:
    """Whether a heading announces preprints and nothing else.

    Parameters
    ----------
    text : str
        Words of a heading.

    Returns
    -------
    bool
        False for "Publications and Preprints".

    Examples
    --------
    >>> is_preprint_heading("Academic Papers (Preprints)")
    True
    >>> is_preprint_heading("Publications & Preprints")
    False
    """
    within = " ".join(found for found in _BRACKETS.findall(text) if found)
    for part in (within, _BRACKETS.sub(" ", text)):
        words = set(_words(part))
        if words & _PREPRINT or _PREPRINT_PHRASE.search(part):
            return not (words - _PREPRINT) & (_OTHER_WORKS - {"papers"})
    return False


def heading_type(text: str) -> str | None:
    """Say which type of work a heading announces, where it is one type only.

    Parameters
    ----------
    text : str
        Words of a heading.

    Returns
    -------
    str or None
        A type of work; None for "Publications" and for headings that name several types.

    Examples
    --------
    >>> heading_type("Refereed Journal Articles"), heading_type("Journal and Conference Papers")
    ('article', None)
    """
    check()
    if is_preprint_heading(text):
        return "preprint"
    words = set(_words(text))
    if words & _PREPRINT:
        return None
    found = [kind for kind, names in _TYPES.items() if words & names]
    if found == ["article"] and not words & {"journal", "journals"}:
        return None
    return found[0] if len(found) == 1 else None


def _belongs(word: str) -> bool:
    if word in _BESIDE or word >= "\u1100":
        return True
    return any(word in spaced for spaced, _ in _ROLES.values())


def _words(text: str) -> list[str]:
    text = unicodedata.normalize("NFC", text).casefold()
    return [found for found in _WORD.findall(text) if found != "s"]
