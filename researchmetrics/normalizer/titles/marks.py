"""What a title says beside the name of a work: that it is a notice, retracted, or translated."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

__all__ = ["BELONGING", "NOT_PAPERS", "TitleMarks", "read_title"]

# Kinds of notice that name the work they belong to; comments, replies and reviews are works of
# their own about another work.
BELONGING = frozenset({"correction", "retraction", "concern", "addendum", "supplement"})
# Kinds of notice that nobody counts as papers, whatever type a source gives them.
NOT_PAPERS = frozenset({"correction", "retraction", "concern", "review", "supplement"})
_OWN_WORKS = frozenset({"comment", "reply"})

_QUOTE = r"[\"'“”„«‘]"
_WHOSE = r"(?:(?:editors?|publishers?|authors?|editorial)['’]?s?['’]? )?"
_NAMED_NEXT = rf"(?=\s*(?:to\b|for\b|:|{_QUOTE}|[-–—]|$))"
_SUPPLEMENTS = "data|materials?|information|files?|figures?|tables?|methods?|appendix"
_SHARED = "data|code|materials"

# The first that fits. Verbose patterns: a space is written with a backslash.
_NOTICES = {
    "retraction": rf"""
        {_WHOSE.replace(" ", "[ ]")} (?: notice\ of\ (?:retraction|withdrawal|removal)
        | (?:retraction|withdrawal|removal)\ (?:notice|note)
        | retraction {_NAMED_NEXT} | retraction\ of (?=\ {_QUOTE}) )""",
    "concern": r"(?:editorial\ |publisher['’]?s?\ )? expression\ of\ concern",
    "correction": rf"""
        {_WHOSE.replace(" ", "[ ]")} (?: corrections? (?:(?=\ for\ [^,:]{{2,60}}\ et\ al\.,)
        | (?=\s*(?:to\b|[:.(]|\[|{_QUOTE}|[-–—]|$)))
        | publisher['’]?s?\ note (?=\s*[:–—-])
        | corrigend(?:um|a) | errat(?:um|a) | berichtigung | rectificatif | fe\ de\ erratas)""",
    "addendum": rf"{_WHOSE.replace(' ', '[ ]')} addend(?:um|a)",
    "supplement": rf"""
        (?:electronic\ )? supplement(?:ary|al)?\ (?:{_SUPPLEMENTS}) (?:\ s?\d+)?
            (?= \ (?:to|for|of|from)\b | \s*[:–—-])
        | (?:online\ )? (?:supplement|appendix)\ to (?=\ {_QUOTE}|:)
        | supporting\ (?:information|data) (?:\ s?\d+)? (?= \ (?:to|for|of)\b | \s*[:–—-])
        | additional\ files?\ \d+ (?= \ (?:to|for|of)\b | \s*[:–—-])
        | (?:replication\ )? (?:{_SHARED}) (?:\ and\ (?:{_SHARED}))? \ (?:for|from) (?=:)""",
    "review": rf"""
        (?:decision\ letter | author\ response | peer[- ]review(?:\ report)? | reviewer\ report
            | referee\ report) \ (?:for|to|of|on)\b
        | review\ for (?=\ {_QUOTE})""",
    "reply": rf"""
        {_WHOSE.replace(" ", "[ ]")} (?:in\ )? (?:reply|rejoinder) (?=\s*(?:to\b|:|$|{_QUOTE}))
        | authors?['’]?s?['’]?\ response | (?:in\ )? response\ to (?=\ {_QUOTE})
        | (?:in\ )? response\ to\ (?:the\ )? (?:comment|letter|editor|reviewer|discussion)s?""",
    "comment": rf"""
        (?:an?\ )? {_WHOSE.replace(" ", "[ ]")} (?: comment(?:s|ary)?\ (?:on|to|regarding)
        | (?:comment(?:ary)? | discussion) (?:\ (?:of|on))? \s* (?: : | (?={_QUOTE}))
        | letter\ to\ the\ editor\ (?:on|regarding) )""",
}
_PATTERNS = {
    kind: re.compile(rf"\W* (?:{pattern}) (?=\W|$)", re.IGNORECASE | re.VERBOSE)
    for kind, pattern in _NOTICES.items()
}
_AFTER = re.compile(
    r"\s*(?:(?:to|for|on|of|from|regarding|concerning|zum?|zur|au?x?|de|a|al)\b\s*)?(?:[:;,.–—-]\s*)*",
    re.IGNORECASE,
)
# "Correction for Smith et al., On pots" and "Erratum: On pots [Phys. Rev. Lett. 1, 2 (2019)]".
_WHOSE_WORK = re.compile(r"^[^,:;]{2,60} et al\.,\s*(?=\w)")
_PLACE_BEHIND = re.compile(r"\s*\[[^\[\]]*\b(?:19|20)\d\d\b[^\[\]]*\]\W*$")
# "RETRACTED ARTICLE: On pots" is the paper itself, not the notice.
_TAKEN_BACK = re.compile(
    r"^\W*(?:retracted(?: (?:article|chapter|paper|manuscript))?|withdrawn(?: (?:article|paper))?"
    r"|removed|article withdrawn|temporarily removed)\s*(?:[:\]–—]|\s-)+\s*",
    re.IGNORECASE,
)
_TAKEN_BACK_AFTER = re.compile(
    r"\s*[\[(](?:retracted|withdrawn)(?: article)?(?:\. see vol[^()\[\]]*)?[\])]\W*$",
    re.IGNORECASE,
)
# "On pots (Erratum)", "On pots: reply", and as the Web of Science lists corrections: "On pots (vol
# 12, pg 1, 2015)".
_NOTICES_AFTER = {
    "retraction": r"[\[(:.–—-]\s*retraction(?: (?:note|notice))?",
    "correction": r"""(?:[\[(:.–—-]\s*(?:(?:author|publisher)['’]?s?\s)?
        (?:correction|corrigendum|corrigenda|erratum|errata))
        |\(vol\.?\s\d+,\s(?:pg|art|p)\.?\s[^()]{1,40}\d{4}""",
    "reply": r"[\[(:.–—-]\s*(?:an?\s|authors?['’]?s?['’]?\s)?(?:reply|rejoinder)",
    "comment": r"[\[(:.–—-]\s*(?:an?\s)?comment",
}
_PATTERNS_AFTER = {
    kind: re.compile(rf"\s*(?:{pattern})\s*[\])]?\W*$", re.IGNORECASE | re.VERBOSE)
    for kind, pattern in _NOTICES_AFTER.items()
}
_LAST_WORDS = re.compile(
    r"(?:correction|note|notice|retraction|corrigend|errat|reply|rejoinder|comment|\d{4})",
    re.IGNORECASE,
)
_BEHIND = 80  # letters within which they stand
_LONGEST = 2_000  # no title in two languages is longer
_TWO_LANGUAGES = (
    re.compile(r"\s*\[(?P<other>[^\[\]]{4,})\]\s*[.:=]?\s*(?P<own>[^\[\]]{4,})$"),
    re.compile(r"(?P<own>[^\[\]]{4,}?)[\s.=]*\[(?P<other>[^\[\]]{4,})\]\s*\.?\s*$"),
    re.compile(r"(?P<own>[^=\[\]]{8,}?)\s+=\s+(?P<other>[^=\[\]]{8,})$"),
)
_TRANSLATED = re.compile(
    r"\s*[\[(](?:translated (?:from|by)|(?:english )?translation|english version|traduction"
    r"|übersetzung)[^\])]*[\])]\W*$",
    re.IGNORECASE,
)
# Words that tell a language by themselves: none of them is one of another of these languages.
_TELLING = {
    "en": "the of and for with from an on by using towards how what is are",
    "de": "der das und für von über zur zum mit eine einer eines bei im ein auf dem den",
    "fr": "les des du une dans sur pour avec au aux et est le",
    "es": "los las del el y una sobre para por desde",
    "pt": "os do da dos das um uma no na em ao com pelo pela",
    "it": "il gli della delle degli di nel nella per sulla e lo",
}
_LANGUAGE_OF = {word: code for code, text in _TELLING.items() for word in text.split()}


@dataclass(frozen=True, slots=True)
class TitleMarks:
    """A title taken apart.

    Parameters
    ----------
    title : str
        The name of the work; of a notice, the name of the work that it is about.
    notice : str or None
        ``correction, retraction, concern, addendum, supplement, review, reply`` or ``comment``;
        None for a work.
    is_retracted : bool
        Whether the title says that the work itself was taken back.
    translated : str or None
        The title in another language, where it gives two.
    is_translation : bool
        Whether it says that this is a translation.
    """

    title: str
    notice: str | None = None
    is_retracted: bool = False
    translated: str | None = None
    is_translation: bool = False


@lru_cache(maxsize=65536)
def read_title(text: str) -> TitleMarks:
    """Take a title apart.

    Parameters
    ----------
    text : str
        As found.

    Returns
    -------
    TitleMarks
        A notice without the name of a work, such as "Erratum", has its own words as title.

    Examples
    --------
    >>> read_title("Author Correction: On cracked pots").notice
    'correction'
    >>> read_title("RETRACTED ARTICLE: On cracked pots")
    TitleMarks(title='On cracked pots', notice=None, is_retracted=True, translated=None,
    is_translation=False)
    >>> read_title("[On cracked pots]. Über gesprungene Töpfe").title
    'Über gesprungene Töpfe'
    >>> read_title("Correction of pots by firing").notice is None
    True
    """
    bare = _TAKEN_BACK_AFTER.sub("", _TAKEN_BACK.sub("", text))
    if bare and bare != text:
        return TitleMarks(bare, is_retracted=True)
    for kind, pattern in _PATTERNS.items():
        found = pattern.match(text)
        if found:
            named = text if kind in _OWN_WORKS else _named(text, found.end())
            return TitleMarks(named, notice=kind)
    return _noted_after(text) or _in_two_languages(text)


def _noted_after(text: str) -> TitleMarks | None:
    start = max(0, len(text) - _BEHIND)
    if not _LAST_WORDS.search(text, start):
        return None
    for kind, pattern in _PATTERNS_AFTER.items():
        found = pattern.search(text, start)
        bare = text[: found.start()].strip() if found else ""
        if bare:
            return TitleMarks(text if kind in _OWN_WORKS else bare, notice=kind)
    return None


def _named(text: str, end: int) -> str:
    after = _AFTER.match(text, end)
    rest = _WHOSE_WORK.sub("", text[after.end() if after else end :].strip())
    # Elsevier puts the place of the paper in brackets after its quoted title.
    quoted = re.fullmatch(rf"{_QUOTE}(?P<name>.+)[\"'”“»’]\s*[.,]?\s*(?:[\[(].*[\])])?\W*", rest)
    bare = quoted["name"] if quoted else _PLACE_BEHIND.sub("", rest) or rest
    return bare if re.search(r"\w", bare) else text


def _in_two_languages(text: str) -> TitleMarks:
    bare = _TRANSLATED.sub("", text)
    is_translation = bare != text
    for pattern in _TWO_LANGUAGES if len(bare) <= _LONGEST else ():
        found = pattern.match(bare)
        if found:
            own, other = found["own"].strip(" ."), found["other"].strip(" .")
            if _is_title(own) and _is_title(other) and _language(own) != _language(other):
                return TitleMarks(own, translated=other, is_translation=is_translation)
    return TitleMarks(bare or text, is_translation=is_translation)


def _is_title(text: str) -> bool:
    """Whether it has words enough and tells its language: brackets also hold remarks."""
    is_long = len(re.findall(r"[^\W\d_]{2,}", text)) >= 3 or _script(text) == "cjk"
    return is_long and _language(text) is not None


def _language(text: str) -> str | None:
    """Guess a language from its script and small words; None where they do not tell."""
    script = _script(text)
    if script != "latin":
        return script
    words = re.findall(r"\w+", text.casefold())
    told = Counter(_LANGUAGE_OF[word] for word in words if word in _LANGUAGE_OF)
    if told:
        return max(sorted(told), key=lambda code: told[code])
    return "marked" if re.search(r"[à-öø-ÿœßąćęłńśźżčřšžěů]", text.casefold()) else None


def _script(text: str) -> str:
    letters = [unicodedata.name(letter, "").split(" ")[0] for letter in text if letter.isalpha()]
    first = Counter(letters).most_common(1)[0][0] if letters else "LATIN"
    return "cjk" if first in {"CJK", "HIRAGANA", "KATAKANA", "HANGUL"} else first.lower()
