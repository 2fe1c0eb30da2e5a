"""Finding where a title ends and its venue begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from researchmetrics.documents.references.identifiers import GAP
from researchmetrics.documents.references.journals import WORDY, is_journal
from researchmetrics.documents.references.publishers import is_city
from researchmetrics.documents.references.volume_numbers import LAW, NUMBERS
from researchmetrics.documents.text.asian_print import is_asian

__all__ = ["Split", "sentence_end", "split_title"]

Span = tuple[int, int]

_LONGEST_TITLE = 1500

_SHORT_WORDS = frozenset(
    """
    vs st no vol pp e.g i.e dr mr mrs ms prof fig al cf etc approx ed eds op ca c inc jr sr resp u.s
    """.split()  # noqa: SIM905  # a word list reads better as words
)
_SENTENCE = re.compile(
    rf"(?P<sign>[.?!])[\"”’')\]]*[\s{GAP}]+(?=[^\W_a-z]|[\"“(«„{GAP}]|[–—]\s|[ei][A-Z]|(?:bio|med|chem|psy)[AR]|$)|(?P<gap>{GAP}{{3,}})"
)
_IN = re.compile(
    r"(?:[.?!:;”\"’)]\s+(?:In|IN)(?:\s*:\s*|\s+)|,\s*[Ii]n\s+(?:the\s+)?(?=[«„“\"]?\w)|\s(?:In|in):\s*|\s[Ii]n\s+(?=Proc))"
    r"(?=(?:the\s+)?(?:\d+\w*\s+)?[«„“\"]?(?:[^\W\d_a-z]|\d{4}\s))"
)
_VENUE_WORD = (
    r"(?:Proc(?:eedings|\.|\b)|Journal|J\.|Trans(?:actions|\.)|Ann(?:als|\.)|"
    r"Int(?:ernational|\.|\b)|IEEE|ACM|Lecture Notes|LNCS|Advances in|Phys\.?\s|Conference|"
    r"Workshop|Symposium|Bulletin|Bull\.|Review|Rev\.|"
    r"Archiv|Zeitschrift|Technical Report|Tech|Ph\.?\s?D|Master|PhD|Thesis|Doctoral|Academic Press|"
    r"Springer|Wiley|Nature\b|Science\b|Cambridge|Oxford|Elsevier|MIT Press|Morgan|Kluwer|Addison|"
    r"Prentice|McGraw|[ÉE]ditions|Edizioni|Editorial|Editora|Wydawnictwo|North|Birkh|European|Submitted)"
)
_COMMA_VENUE = re.compile(
    rf"[,:;.]\s*(?=(?:(?:in\s+)?{_VENUE_WORD})|[A-Z][\w-]*\s?\.\s?(?:[A-Z&(]|[\d,{GAP}])|in:\s)"
)
_THESIS = re.compile(
    r"[.,]\s+[(\[]?(?=(?:Unpublished\s)?(?:Ph\.?\s?D|Doctoral|Master|M\.?Sc|Diplom|Bachelor|Habilitation|"
    r"Dissertation|[Tt]hèse|[Tt]esis|[Tt]ese|[Tt]esi\s|[Dd]iss\.|Technical [Rr]eport|"
    r"Tech\. [Rr]ep))"
)
_COMMA = re.compile(r"[,;]\s+")
_BORDER = re.compile(
    rf"{GAP}{{3,}}\s*|:\s+(?=[A-Z][^.:]{{3,80}},\s[vV]\.\s?\d)|"
    r"[,.;?!][\"”’')]*\s+|\s[.,]\s?|\.(?=[A-Z])|,(?=[A-Z][a-z]*\s?\.)"
)
_INITIALS = re.compile(r"\(?(?:[^\W\d_a-z]\.[\s-]?)*[^\W\d_a-z]")
# A sentence with "and" ends before the journal: the comma before it parts no venue.
_ENDS_LATER = re.compile(r"^[^.]{0,80}\sand\s[^.,]{0,60}[a-z]{4}\.\s[A-Z]")
_SLASHES = re.compile(r"(?<![:/\s])\s*//\s*(?=[^\W\d_a-z])")
_RUN = re.compile(
    r"\s(?P<venue>(?:[^\W\d_a-z][\w’'-]{0,40}(?!\w)(?:\s?\.)?\s?(?:(?:of|the|and|&|in|de)\s)?){1,8})"
    rf"[\s,.{GAP}]{{0,40}}(?:vol\.?\s?)?(?<!\w)[A-Z]?\d{{1,9}}(?!\w)"
)
_TRIM = " ,.;:" + GAP


class Split(NamedTuple):
    """Where a title stands.

    Parameters
    ----------
    start, end : int
        The title; equal when there is none.
    venue : int
        Where the venue begins.
    sign : str
        What told where the title ends.
    """

    start: int
    end: int
    venue: int
    sign: str


def split_title(
    text: str,
    start: int,
    *,
    italic: Sequence[Span] = (),
    commas: bool = False,
    titled: bool = False,
) -> Split:
    """Find the title that begins at a place, and where its venue begins.

    Parameters
    ----------
    text : str
        The reference, identifiers, remarks and date blanked out.
    start : int
        Where the title begins.
    italic : sequence of (int, int)
        Stretches in italics.
    commas : bool, default False
        Whether commas, not full stops, separate the parts.
    titled : bool, default False
        Whether a title is sure to be there, as behind a year in brackets and a full stop.

    Returns
    -------
    Split
        The title, and what told its end.
    """
    if slashes := _SLASHES.search(text, start + 3):
        makers = text.find(" / ", start, slashes.start())
        end = makers if makers > start else slashes.start()
        return Split(start, end, slashes.end(), "slashes")
    if is_journal(text, start):
        stop = sentence_end(text, start) if titled else None
        if stop and is_journal(text, stop + 2):
            return Split(start, stop, stop, "sentence")
        return Split(start, start, start, "untitled")
    for span in italic:
        found = _by_italic(text, start, span) if span[1] > start else None
        if found:
            return found
    end, sign = _title_end(text, start, commas=commas)
    return Split(start, end, end, sign)


def _title_end(text: str, start: int, *, commas: bool) -> tuple[int, str]:
    """Try the signs of a title's end, the surest first."""
    for sign, found in (
        ("in", _IN.search(text, start + 10)),
        ("thesis", _THESIS.search(text, start + 8)),
    ):
        if found:
            return found.start() + _closes(text, start, found.start()), sign
    asian = is_asian(text[start : start + 1])
    for sign, find in _ASIAN_ENDS if asian else _ENDS:
        if (sign == "commas first" and not commas) or (asian and commas and sign == "sentence"):
            continue
        if end := find(text, start):
            return end, sign
    return len(text), "rest"


def _closes(text: str, start: int, place: int) -> bool:
    """Whether the sign at a place belongs to the title before it."""
    sign = text[place]
    if sign in '"”':
        return sum(map(text[start:place].count, '"“”„')) % 2 == 1
    return sign in "?!" or (sign == ")" and "(" in text[start:place])


def _by_italic(text: str, start: int, span: Span) -> Split | None:
    """Italics set apart the title of a book at the beginning, or else the venue."""
    begin, end = span
    if begin <= start + 2:
        behind = text[end : end + 8].lstrip(" ,.")
        if end - begin < 12 or behind[:1].isdigit():
            return None
        return Split(start, end, end, "italic title")
    before = text[start:begin].rstrip(" (")
    if before.endswith((".", ",", "?", "!", ":", ";", GAP)) or before.lower().endswith(
        (" in", " in:")
    ):
        end = _without_in(text, start, begin)
        return Split(start, end, end, "italic venue")
    return None


def _without_in(text: str, start: int, end: int) -> int:
    found = re.search(r"[\s.,;:?]*\b[Ii]n:?\s*$", text[start:end])
    if not found:
        return end
    return start + found.start() + (text[start + found.start()] in "?!")


def _before_journal(text: str, start: int) -> int | None:
    """The first border behind which a venue and numbers are all there is."""
    for found in _BORDER.finditer(text, start + 3):
        if LAW.match(text, found.end()):
            return found.start()
        if found.group()[0] == "," and _ENDS_LATER.match(text[found.end() : found.end() + 160]):
            continue
        if is_journal(text, found.end()):
            return found.start() + (text[found.start()] in "?!")
    return None


def sentence_end(text: str, start: int) -> int | None:
    """Find the full stop that ends the first sentence.

    Parameters
    ----------
    text : str
        The reference.
    start : int
        Where the sentence begins.

    Returns
    -------
    int or None
        Where the stop stands; behind a question mark only where no full stop follows; None
        without either.

    Examples
    --------
    >>> sentence_end("On Mr. Pott. Clay, 2019.", 0)
    11
    """
    asked = None
    for found in _SENTENCE.finditer(text, start + 2):
        if found["gap"]:
            if text[start : found.start()].strip(_TRIM) and WORDY.search(text, found.end()):
                return asked or found.start()
            continue
        if found["sign"] == ".":
            word = text[max(start, found.start() - 12) : found.start()].split()[-1:]
            if word and _is_abbreviation(word[0]):
                continue
            return found.start()
        if asked is None:
            asked = found.start() + 1
    return asked


def _is_abbreviation(word: str) -> bool:
    if len(word) == 1 or "." in word:
        return word.lower() in _SHORT_WORDS or _INITIALS.fullmatch(word) is not None
    return word.lower().lstrip("(") in _SHORT_WORDS


def _by_commas(text: str, start: int) -> int | None:
    """The comma before what looks like a venue, else the last before the numbers."""
    if found := _COMMA_VENUE.search(text, start + 8):
        before = text.rfind(",", start + 8, found.start())
        # The city stands before its publisher in France.
        return before if before > 0 and is_city(text[before : found.start()]) else found.start()
    return _last_comma(text, start)


def _last_comma(text: str, start: int) -> int | None:
    """The last comma before the numbers, with a name behind it."""
    limit = start + _LONGEST_TITLE
    numbers = min(
        (m.start() for p in NUMBERS if (m := p.search(text, start + 8, limit))), default=len(text)
    )
    # A few Chinese or Japanese letters are a title.
    least = 2 if is_asian(text[start : start + 1]) else 8
    stops = [m.start() for m in _COMMA.finditer(text, start + least, numbers)]
    stops = [stop for stop in stops if _begins(text[stop:numbers].strip(_TRIM)[:1])]
    return stops[-1] if stops else None


def _begins(sign: str) -> bool:
    """Whether a venue may begin so: scripts without capitals begin anyhow."""
    return sign.isupper() or is_asian(sign)


def _by_run(text: str, start: int) -> int | None:
    """The run of capitalised words before the numbers, where nothing separates the parts."""
    runs = [found.start("venue") for found in _RUN.finditer(text, start + 8)]
    return runs[-1] if runs else None


_ENDS = (
    ("journal", _before_journal),
    ("commas first", _by_commas),
    ("sentence", sentence_end),
    ("commas", _by_commas),
    ("run", _by_run),
)
_ASIAN_ENDS = (("sentence", sentence_end), ("last comma", _last_comma))
