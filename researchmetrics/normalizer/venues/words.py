"""The words of a venue's name without what changes from year to year."""

from __future__ import annotations

import re
from functools import lru_cache

from researchmetrics.normalizer.markup import plain_text
from researchmetrics.normalizer.venues.letters import folded

__all__ = ["Words", "content", "cut", "key", "segments", "tidy", "tokens", "words"]

Words = tuple[str, ...]

_ARTICLES_TEXT = """
the of on in and for a an at to de des du der die das und et la le les los las el y e & with von zu
zur fur di da do dos del della delle degli dei per i al och for en voor van het og
"""
ARTICLES = frozenset(_ARTICLES_TEXT.split())
_ORGANISERS_TEXT = """
ieee acm cvf usenix springer elsevier pmlr lncs lnai rsj verlag
"""
_ORDINALS_TEXT = """
first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth fortieth
fiftieth sixtieth twenty thirty forty fifty
"""
_NOISE_TEXT = """
annual annu biennial edition vol volume no pp pages page issue special
"""
_MONTHS_TEXT = """
january february march april may june july august september october november december
jan feb mar apr jun jul aug sep sept oct nov dec
"""
_MONTHS = frozenset(_MONTHS_TEXT.split())
_DROPPED = ARTICLES.union(_ORGANISERS_TEXT.split(), _ORDINALS_TEXT.split(), _NOISE_TEXT.split())
# "Series B" and "Part B" are "B"; alone these words are content ("Time Series").
_DIVISION = frozenset({"series", "ser", "part", "pt", "section", "sect", "sec"})
# The words of which most names are made, in the forms in which they are shortened most.
_EXPANDED = {
    "int": "international", "intl": "international", "internat": "international",
    "conf": "conference", "confs": "conference", "conferences": "conference",
    "symp": "symposium", "trans": "transactions", "transaction": "transactions",
    "j": "journal", "jour": "journal", "jnl": "journal", "rec": "record", "records": "record",
    "wksp": "workshop", "wkshp": "workshop", "natl": "national", "letts": "letters",
}  # fmt: skip
_ENTITY = re.compile(r"&\s+(#?\w{2,8})\s*;|&(#?\w{2,8})\s+;")
_ELLIPSIS = re.compile(r"&\s*hellip\s*;|\.{3,}|\. \. \.")
# An apostrophe that went through wrong encodings, as old crawls have it.
_BROKEN_MARK = re.compile("\u00e2\\s?(?:\\?\\?|\u20ac\\W?|[\x80-\x9f]{1,2})|\ufffd|\u00c3\u00a2")
_TORN_WORD = re.compile(r"\b(int|nat|internat|intern)\s*['’`´]\s*l\b", re.IGNORECASE)
_POINTED = re.compile(r"\b(?:[A-Za-z]\.){2,}")
_SEGMENT = re.compile(r"[,;:()\[\]|/]\s|\s[,;:()\[\]|/]|[,;:()\[\]|]|\s[-–—]\s|[“”\"]|—")
# "25 thinternational", "1995vldb", "proc26th": what ran together around a number.
_ORDINAL = re.compile(r"(\d+)\s*(st|nd|rd|th)(?=\b|[a-z]{3})")
_BESIDE = re.compile(r"(?<=[a-z]{4})(?=\d)|(?<=\d)(?=[a-z]{4})")
_WORD = re.compile(r"[a-z0-9]+(?:[&*+/][a-z0-9*]+)*|\*")
_NUMBER = re.compile(r"\d+(?:st|nd|rd|th)?|[ivx]{2,}|(?:19|20)\d\d[a-z]?|pages?\d+|pp\d+")
_PROCEEDINGS = re.compile(r"(?:in)?proc(?:s|ee\w*|edings?\w*)?")


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
    >>> tidy("very large & hellip ; ,")
    'very large …'
    """
    line = "" if text is None else str(text)
    if not line.isascii():
        line = _BROKEN_MARK.sub("'", line)
    line = _ENTITY.sub(lambda found: f"&{found[1] or found[2]};", _ELLIPSIS.sub("…", line))
    line = plain_text(line).strip(" ,;:-–")
    return _TORN_WORD.sub(r"\1l", line) if "l" in line else line


@lru_cache(maxsize=65536)
def tokens(text: str) -> Words:
    """Cut a name into lower-case words, none left out.

    Parameters
    ----------
    text : str
        Name or part of one.

    Returns
    -------
    tuple of str
        In order; accents gone, hyphens split, points of initials closed up.

    Examples
    --------
    >>> tokens("Proc. Natl. Acad. Sci. U.S.A.")
    ('proc', 'natl', 'acad', 'sci', 'usa')
    """
    return cut(text)


def cut(text: str) -> Words:
    """Do as `tokens` does, without remembering it: for a table that is read once.

    Parameters
    ----------
    text : str
        Name or part of one.

    Returns
    -------
    tuple of str
        In order.

    Examples
    --------
    >>> cut("Phys. Rev. A")
    ('phys', 'rev', 'a')
    """
    if "." in text:
        text = _POINTED.sub(lambda found: found[0].replace(".", ""), text)
    line = folded(text)
    if any(map(str.isdigit, line)):
        line = _BESIDE.sub(" ", _ORDINAL.sub(r" \1\2 ", line))
    return tuple(_WORD.findall(line))


def key(text: str) -> str:
    """Reduce a name to what stays the same however it is set: its words in order.

    Parameters
    ----------
    text : str
        A name.

    Returns
    -------
    str
        Lower-case words joined by blanks.

    Examples
    --------
    >>> key("Proceedings of the  IEEE.")
    'proceedings of the ieee'
    """
    return " ".join(tokens(text))


def content(found: Words) -> Words:
    """Leave out of the words of a name those that change or say nothing.

    Parameters
    ----------
    found : tuple of str
        As `tokens` gave them.

    Returns
    -------
    tuple of str
        Common abbreviations written out; see `words`.

    Examples
    --------
    >>> content(("j", "phys", "a")), content(("j", "r", "stat", "soc", "series", "b"))
    (('journal', 'phys', 'a'), ('journal', 'r', 'stat', 'soc', 'b'))
    """
    kept = [word for word in found if word not in _DROPPED and not is_dropped(word)]
    if "annual" in found or "annu" in found:
        kept = _with_annual(kept, found)
    if not _MONTHS.isdisjoint(kept):
        kept = _without_months(kept, found)
    # A single letter that ends the name is its series, not an article.
    last = next((word for word in reversed(found) if not _NUMBER.fullmatch(word)), "")
    if kept and last in {"a", "e", "y", "i"}:
        kept.append(last)
    if len(kept) > 2 and len(kept[-1]) == 1 and kept[-2] in _DIVISION:
        del kept[-2]
    return tuple([_EXPANDED.get(word, word) for word in kept])


def _with_annual(kept: list[str], found: Words) -> list[str]:
    """Keep "annual" in "Annual Review of Psychology", which meets no conference."""
    place = found.index("annual" if "annual" in found else "annu")
    is_review = any(word.startswith("rev") for word in found[place + 1 : place + 2])
    return ["annual", *kept] if is_review else kept


def _without_months(kept: list[str], found: Words) -> list[str]:
    """Drop months: "Mar." before a word is marine, before a number or at the end it is March."""
    after = dict(zip(found, (*found[1:], "1"), strict=True))
    return [word for word in kept if word not in _MONTHS or not _NUMBER.fullmatch(after[word])]


@lru_cache(maxsize=65536)
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
    return content(tokens(text))


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
    return [part for found in _SEGMENT.split(line) if (part := found.strip())]


@lru_cache(maxsize=65536)
def is_dropped(word: str) -> bool:
    """Tell whether a word says nothing of which venue it is.

    Parameters
    ----------
    word : str
        In lower case.

    Returns
    -------
    bool
        True for articles, organisers, ordinals, numbers, months and "proceedings".

    Examples
    --------
    >>> is_dropped("38th"), is_dropped("proceedings"), is_dropped("processing")
    (True, True, False)
    """
    return (
        word in _DROPPED
        or ("/" in word and all(part in _DROPPED for part in word.split("/")))
        or _NUMBER.fullmatch(word) is not None
        or _PROCEEDINGS.fullmatch(word) is not None
    )
