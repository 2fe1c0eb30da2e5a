"""Reading references that begin with their title: "**On pots**. A. Byron. Clay, 2019"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from researchmetrics.documents.references.authors import Names, find_names
from researchmetrics.documents.references.identifiers import GAP
from researchmetrics.documents.references.publishers import is_city, looks_published, names_event
from researchmetrics.documents.references.title_span import sentence_end

__all__ = ["TitleFirst", "title_first"]

Span = tuple[int, int]

_WITH = re.compile(
    r"\s*[.,;(]?\s*\(?(?:(?:[Jj]oint(?:ly)?(?:\s[Ww]ork)?|[Cc]o-?authored|"
    r"[Ii]n collaboration)\s)?[Ww]ith\s+"
    r"(?=[^\W\d_a-z])"
)
_BORDER = re.compile(rf"[\s.,;:!?\"”’»{GAP}]*(?:(?:[Aa]uthors?|[Bb]y)\s?:?\s+)?\(?")
# A list of names ends before a stop, a bracket, or what was taken out.
_ENDS = re.compile(rf"\s*(?:[.,;()\[\]|:]|{GAP}|$|\s[-–—]\s|(?:19|20)\d\d|[Ii]n\s|[Tt]o\s)")
_SMALL = re.compile(r"(?<![\w'’-])(?!and\b|de\b|van\b|von\b|der\b|la\b|di\b|da\b)[^\W\d_A-Z]{2,}")
_WORDS = re.compile(r"[^\W\d_]{2,}")
_LABELS = re.compile(
    r"\b(?:vol|no|nr|pp?|pages?|issue|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)\b",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"\s*[.?!]")


@dataclass(frozen=True, slots=True)
class TitleFirst:
    """A title and the names that follow it.

    Parameters
    ----------
    title : tuple of (int, int)
        Where the title stands.
    names : Names
        The authors behind it.
    """

    title: Span
    names: Names


def title_first(
    text: str, names: Names, apart: Sequence[Span], quote: Span | None
) -> TitleFirst | None:
    """Find a title that stands before its authors.

    Parameters
    ----------
    text : str
        The reference without markup, identifiers blanked out.
    names : Names
        What was found at its beginning.
    apart : sequence of (int, int)
        Stretches that print sets apart: bold, italic, links.
    quote : tuple of (int, int) or None
        A title in quotes.

    Returns
    -------
    TitleFirst or None
        None where the authors come first, or none follow the title.

    Examples
    --------
    >>> text = "On the firing of pots. Ann Pott, Bo Lee. Clay, 2019."
    >>> found = title_first(text, Names((), 0), (), None)
    >>> text[slice(*found.title)], len(found.names.spans)
    ('On the firing of pots', 2)
    """
    for span in _apart(text, apart, quote):
        found = _behind(text, span, names, least=1)
        if found and (_has_venue(text, found) or _is_marked(found, apart)):
            return found
    if names.spans:
        return None
    if (found := _with(text)) is not None:
        return found
    end = sentence_end(text, 0)
    if end is None or len(_WORDS.findall(text[:end])) < 2:
        return None
    return _behind(text, (0, end), names, least=2)


def _apart(text: str, apart: Sequence[Span], quote: Span | None) -> list[Span]:
    """Stretches at the beginning that may be a title."""
    spans = [(0, end) for start, end in apart if start <= 1]
    if quote and not text[: quote[0]].strip():
        spans.append(quote)
    return [span for span in spans if len(_WORDS.findall(text[slice(*span)])) > 1]


def _behind(text: str, title: Span, names: Names, *, least: int) -> TitleFirst | None:
    """Take the names behind a title, if they are names and end as lists of names do."""
    start, end = title
    border = _WITH.match(text, end) or _BORDER.match(text, end)
    if border is None or (
        border.end() == end == title[1] and end < len(text) and text[end].isalnum()
    ):
        return None
    is_stopped = text[start:end].rstrip()[-1:] in '.?!”"' or _CLOSED.match(text, end)
    if not is_stopped and not _SMALL.search(text[start:end]) and names.spans:
        return None
    found = find_names(text, border.end())
    # A bold name, and what looks like a name behind it, are an author and a title.
    is_name = bool(names.spans) and names.spans[0][1] >= len(text[:end].rstrip(" .,"))
    least = 2 if is_name or found.form == "single" else least
    if len(found.spans) + found.truncated < least or not found.spans:
        return None
    if not _ENDS.match(text, found.end) or not _is_people(text, found):
        return None
    return TitleFirst((start, end), found)


def _has_venue(text: str, first: TitleFirst) -> bool:
    """Whether more than numbers follows: a lone name in full would else be the venue."""
    names = first.names
    is_lone = len(names.spans) == 1 and names.form in {"full", "single"}
    behind = _LABELS.sub("", text[names.end :])
    is_said = _WITH.match(text, first.title[1]) is not None
    return not is_lone or is_said or _WORDS.search(behind) is not None


def _is_marked(first: TitleFirst, apart: Sequence[Span]) -> bool:
    """Whether print sets the names apart too, as that of the person whose list it is."""
    start = first.names.spans[0][0]
    return any(a <= start < b for a, b in apart)


def _is_people(text: str, names: Names) -> bool:
    """Whether none of the names is a publisher, a city or an event, and something follows them."""
    shown = [text[a:b] for a, b in names.spans]
    return not any(looks_published(one) or is_city(one) or names_event(one) for one in shown)


def _with(text: str) -> TitleFirst | None:
    """A title, and "with" the authors that are not the person whose list it is."""
    if "ith " not in text:
        return None
    for found in _WITH.finditer(text, 8):
        if found.group().lstrip()[:1] not in ".,;(" and "oint" not in found.group():
            continue
        names = find_names(text, found.end())
        if names.spans and _ENDS.match(text, names.end) and _is_people(text, names):
            return TitleFirst((0, found.start()), names)
    return None
