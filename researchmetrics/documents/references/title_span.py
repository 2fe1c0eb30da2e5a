"""Finding where a title ends and its venue begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from researchmetrics.documents.references.identifiers import GAP
from researchmetrics.documents.references.venue_span import NUMBERS
from researchmetrics.documents.text.asian_print import is_asian

__all__ = ["Split", "quoted_title", "split_title"]

Span = tuple[int, int]
# Title from, title to, venue from.
Split = tuple[int, int, int]

_QUOTES = {
    '"': '"”“',
    "“": '”"“',
    "”": "”",
    "„": '“”"',
    "«": "»",
    "‘": "’'",
    "'": "'’",
    "`": "'’",
    "″": "″",
}
_OPENING = re.compile(r"(?<![\w])(?:``|[\"“”„«‘'`″])(?=\s?\S)")
_MOST_QUOTES = 20
_LONGEST_TITLE = 1500
_SHORT_WORDS = frozenset(
    """
    vs st no vol pp e.g i.e dr mr mrs ms prof fig al cf etc approx ed eds op ca c inc jr sr resp u.s
    """.split()  # noqa: SIM905  # a word list reads better as words
)
_SENTENCE = re.compile(
    rf"(?P<sign>[.?!])[\"”’')\]]*[\s{GAP}]+(?=[^\W_a-z]|[\"“(«{GAP}]|$)|(?P<gap>{GAP}{{3,}})"
)
_IN = re.compile(
    r"(?:[.?!:;”\"’)]\s+(?:In|IN)(?:\s*:\s*|\s+)|,\s*[Ii]n\s+(?:the\s+)?|\s(?:In|in):\s*|\s[Ii]n\s+(?=Proc))"
    r"(?=(?:the\s+)?(?:\d+\w*\s+)?(?:[A-Z]|\d{4}\s))"
)
_VENUE_WORD = (
    r"(?:Proc(?:eedings|\.|\b)|Journal|J\.|Trans(?:actions|\.)|Ann(?:als|\.)|"
    r"Int(?:ernational|\.|\b)|IEEE|ACM|Lecture Notes|LNCS|Advances in|Phys\.?\s|Conference|"
    r"Workshop|Symposium|Bulletin|Bull\.|Review|Rev\.|"
    r"Archiv|Zeitschrift|Technical Report|Tech|Ph\.?\s?D|Master|PhD|Thesis|Doctoral|Academic Press|"
    r"Springer|Wiley|Nature\b|Science\b|Cambridge|Oxford|Elsevier|MIT Press|Morgan|Kluwer|Addison|"
    r"Prentice|McGraw|North|Birkh|European|Submitted)"
)
_COMMA_VENUE = re.compile(
    rf"[,:;.]\s*(?=(?:(?:in\s+)?{_VENUE_WORD})|[A-Z][\w-]*\s?\.\s?(?:[A-Z&(]|[\d,{GAP}])|in:\s)"
)
_THESIS = re.compile(
    r"[.,]\s+[(\[]?(?=(?:Unpublished\s)?(?:Ph\.?\s?D|Doctoral|Master|M\.?Sc|Diplom|Bachelor|Habilitation|"
    r"Dissertation|Technical [Rr]eport|Tech\. [Rr]ep))"
)
_COMMA = re.compile(r"[,;]\s+")
_WORD = re.compile(r"[^\s,.;:()]+|[.,;:]")
_BORDER = re.compile(r"[,.;?!][\"”’')]*\s+|\s[.,]\s?|\.(?=[A-Z])|,(?=[A-Z][a-z]*\s?\.)")
_SMALL = frozenset(
    """
    of the and for in on de la et für fur der und & del di y e des du a
    """.split()  # noqa: SIM905  # a word list reads better as words
)
_WORDY = re.compile(r"[^\W\d_]{4,}")
_NUMBER_WORDS = re.compile(r"\b(?:pages?|article|erratum|suppl|paper)\b", re.IGNORECASE)
_RUN = re.compile(
    r"\s(?P<venue>(?:[^\W\d_a-z][\w’'-]{0,40}(?!\w)(?:\s?\.)?\s?(?:(?:of|the|and|&|in|de)\s)?){1,8})"
    rf"[\s,.{GAP}]{{0,40}}(?:vol\.?\s?)?(?<!\w)[A-Z]?\d{{1,9}}(?!\w)"
)
_TRIM = " ,.;:" + GAP


def quoted_title(text: str, start: int = 0) -> Span | None:
    """Find a title in quotes.

    Parameters
    ----------
    text : str
        The reference.
    start : int, default 0
        Where to begin.

    Returns
    -------
    tuple of (int, int) or None
        The quotes and what is between them; None when no quotes hold at least eight characters.

    Examples
    --------
    >>> quoted_title('A. Byron, "On engines," Engines, 1843')
    (10, 23)
    """
    for opening in islice(_OPENING.finditer(text, start), _MOST_QUOTES):
        sign = opening.group()[-1]
        end = _closing(text, opening.end(), _QUOTES.get(sign, sign))
        if end - opening.end() >= 6:
            return opening.start(), end
    return None


def _closing(text: str, start: int, signs: str) -> int:
    """The end of a quotation: the first closing sign behind or before a stop, else the last."""
    last = -1
    for place in range(start, min(len(text), start + _LONGEST_TITLE)):
        if text[place] not in signs:
            continue
        before, after = text[place - 1], text[place + 1 : place + 2]
        if after.isalnum() and not (before in ".,?!" and sign_is_double(text[place])):
            continue
        last = place + 1
        if (
            before in ".,?!;"
            or after in ".,;:)'\""
            or text[place + 1 : place + 5].lower().strip()[:2] == "in"
        ):
            return last + (after in "'\"" and bool(after))
        if sign_is_double(text[place]) and text.count(text[place], place + 1) == 0:
            return last
    return last


def sign_is_double(sign: str) -> bool:
    """Whether a quotation mark cannot be an apostrophe."""
    return sign in '"”“»″'


def split_title(
    text: str, start: int, *, italic: Sequence[Span] = (), commas: bool = False
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

    Returns
    -------
    tuple of (int, int, int)
        Title from, title to (equal when there is none), venue from.
    """
    if _is_journal(text, start):
        return start, start, start
    for span in italic:
        found = _by_italic(text, start, span) if span[1] > start else None
        if found:
            return found
    end = _title_end(text, start, commas=commas)
    return start, end, end


def _title_end(text: str, start: int, *, commas: bool) -> int:
    """Try the signs of a title's end, the surest first."""
    for sign in (_IN.search(text, start + 10), _THESIS.search(text, start + 8)):
        if sign:
            return sign.start() + _closes(text, start, sign.start())
    if is_asian(text[start : start + 1]):
        end = None if commas else _sentence_end(text, start)
        return end or _last_comma(text, start) or len(text)
    end = _before_journal(text, start)
    if end is None and commas:
        end = _by_commas(text, start)
    if end is None:
        end = _sentence_end(text, start)
    return end or _by_commas(text, start) or _by_run(text, start) or len(text)


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
        return start, end, end
    before = text[start:begin].rstrip(" (")
    if before.endswith((".", ",", "?", "!", ":", ";", GAP)) or before.lower().endswith(
        (" in", " in:")
    ):
        end = _without_in(text, start, begin)
        return start, end, end
    return None


def _without_in(text: str, start: int, end: int) -> int:
    found = re.search(r"[\s.,;:?]*\b[Ii]n:?\s*$", text[start:end])
    if not found:
        return end
    return start + found.start() + (text[start + found.start()] in "?!")


def _before_journal(text: str, start: int) -> int | None:
    """The first border behind which a venue and numbers are all there is."""
    for found in _BORDER.finditer(text, start + 3):
        if _is_journal(text, found.end()):
            return found.start() + (text[found.start()] in "?!")
    return None


def _is_journal(text: str, start: int) -> bool:
    """Whether a venue and numbers are all there is, as in physics."""
    words = run = 0
    only_numbers = False
    for found in _WORD.finditer(text, start, start + 200):
        word = found.group()
        if word.lstrip("ABCDEL")[:1].isdigit():
            return words > 0 and _only_numbers(text[found.start() : found.start() + 200])
        # Nothing but numbers may follow a comma, or a stop behind words that are not abbreviated.
        if only_numbers or word == ":" or run > 6 or words > 9:
            return False
        # "S. 11" are pages in German.
        if word == "S" and not words:
            return False
        if word in ".,;":
            only_numbers = word != "." or run > 3
            run = 0
        elif word in _SMALL or word[0].isupper():
            words += word not in _SMALL
            run += 1
        else:
            return False
    return False


def _only_numbers(text: str) -> bool:
    """Whether no word is left that could be part of a title."""
    return not _WORDY.search(_NUMBER_WORDS.sub("", text))


def _sentence_end(text: str, start: int) -> int | None:
    """The first full stop that ends a sentence; a question mark only when there is no full stop."""
    asked = None
    for found in _SENTENCE.finditer(text, start + 2):
        if found["gap"]:
            if text[start : found.start()].strip(_TRIM) and _WORDY.search(text, found.end()):
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
    return word.lower().lstrip("(") in _SHORT_WORDS or (len(word) == 1 and word.isupper())


def _by_commas(text: str, start: int) -> int | None:
    """The comma before what looks like a venue, else the last before the numbers."""
    if found := _COMMA_VENUE.search(text, start + 8):
        return found.start()
    return _last_comma(text, start)


def _last_comma(text: str, start: int) -> int | None:
    """The last comma before the numbers, with a name behind it."""
    numbers = min(
        (m.start() for p in NUMBERS if (m := p.search(text, start + 8))), default=len(text)
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
