"""Reading lists of authors: where one ends, which names it holds, and the marks they carry."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from researchmetrics.documents.deadline import check
from researchmetrics.documents.references.name_forms import display_name, fitting, name_key
from researchmetrics.documents.references.name_shapes import (
    BESIDE,
    ET_AL,
    FORMS,
    LEFT_OUT,
    MARK_IN,
    MARKS,
    PIECE,
    SEPARATOR,
    SUPERSCRIPTS,
)
from researchmetrics.records import Author

__all__ = [
    "Names",
    "display_name",
    "find_names",
    "make_authors",
    "name_key",
    "read_marks",
    "tidy_name",
]

Span = tuple[int, int]

# No printed list of authors is longer; a longer head is prose, and reading it would only cost time.
_LONGEST = 20_000
_ALONE = re.compile(r"(?:Jr|Sr|I{2,3}|IV|Ph\.?D|M\.?D|[A-Z])\b\.?", re.IGNORECASE)
_INITIALS_ONLY = re.compile(r"(?:[^\W\d_a-z][a-z]?\s?\.[\s-]*)+[^\W\d_a-z]?|[^\W\d_a-z]{1,3}")
# A number and a sign stand side by side: "2*".
_BETWEEN_MARKS = re.compile(r"[\s,;]+|(?<=\w)(?=[*†‡§¶])|(?<=[*†‡§¶])(?=\w)")
_LETTERS = re.compile(r"[\W\d_]+")
_FIRST = tuple(form for form in FORMS if form in BESIDE)
_WITH_INITIALS = frozenset({"leading", "inverted", "inverted long", "trailing"})
_NUMBERED = re.compile(r"\.?,?\s*(?:(?:19|20)\d\d,?\s+)\d+\s?[,(:]|\.,?\s\d+\s?[,(:]")


@dataclass(frozen=True, slots=True)
class Names:
    """Where the names of a list stand in a text.

    Parameters
    ----------
    spans : tuple of (int, int)
        One stretch a name, without its marks.
    end : int
        Where the list ends, marks and "et al." included.
    truncated : bool
        Whether the list says that it was cut.
    form : str
        Form of the first name; empty where only its place makes it one.
    """

    spans: tuple[Span, ...]
    end: int
    truncated: bool = False
    form: str = ""


def find_names(text: str, start: int = 0, end: int | None = None) -> Names:
    """Find the names at the beginning of a text.

    Parameters
    ----------
    text : str
        Text without markup.
    start : int, default 0
        Where the list begins.
    end : int, optional
        Where it ends, if that is known: then what stands between separators is a name, however
        it looks. Otherwise the list ends with the last stretch that has the shape of a name.

    Returns
    -------
    Names
        Stretches of the names and the end of the list.

    Examples
    --------
    >>> text = "A. Byron and B. Lovelace. Notes on engines."
    >>> [text[a:b] for a, b in find_names(text).spans]
    ['A. Byron', 'B. Lovelace']
    """
    check()
    limit = min(len(text), start + _LONGEST)
    scan = _Scan(text, limit if end is None else min(end, limit), lenient=end is not None)
    return scan.run(start)


class _Scan:
    """One walk over a list of names."""

    def __init__(self, text: str, stop: int, *, lenient: bool) -> None:
        self.text, self.stop, self.lenient = text, stop, lenient
        self.spans: list[Span] = []
        self.forms: tuple[str, ...] = _FIRST
        self.form = self.last = ""

    def run(self, place: int) -> Names:
        """Take names and separators in turn until neither fits."""
        done = place
        while place < self.stop:
            if cut := ET_AL.match(self.text, place, self.stop):
                return self._cut(cut)
            after = self._name(place)
            if after == place:
                break
            done = self._past_marks(after)
            if cut := ET_AL.match(self.text, done, self.stop):
                return self._cut(cut)
            separator = SEPARATOR.match(self.text, done, self.stop)
            if separator:
                place = separator.end()
            elif self.lenient:
                place = max(done, place + 1)
            else:
                break
        if self.lenient and len(self.spans) == 2:
            self._join_given()
        return self._without_journal(done)

    def _cut(self, cut: re.Match[str]) -> Names:
        """End a list that says it was cut, with the last name where the middle was left out."""
        left_out = LEFT_OUT.match(self.text, cut.start(), self.stop)
        if left_out and (after := self._name(left_out.end())) > left_out.end():
            return self._found(self._past_marks(after), truncated=True)
        return self._found(cut.end(), truncated=True)

    def _join_given(self) -> None:
        """One given name behind a family name of several words is no second author."""
        (start, end), (begin, stop) = self.spans
        given = self.text[begin:stop].strip(" .")
        family = self.text[start:end].strip()
        is_given = " " not in given and "." not in given and len(given) > 1
        is_joined = " " in family and self.text[end:begin].strip() == ","
        if self.last != "full" and is_given and is_joined:
            self.spans = [(start, begin + len(self.text[begin:stop].rstrip(" .")))]

    def _without_journal(self, done: int) -> Names:
        """Tell a journal behind initials and names from one more name: numbers follow it."""
        is_full = self.last == "full" and self.form in _WITH_INITIALS and len(self.spans) > 1
        if is_full and not self.lenient and _NUMBERED.match(self.text, self.spans[-1][1]):
            self.spans.pop()
            done = self._past_marks(self.spans[-1][1])
        return self._found(done)

    def _found(self, end: int, *, truncated: bool = False) -> Names:
        return Names(tuple(self.spans), end, truncated, self.form)

    def _name(self, place: int) -> int:
        """Take one name; return where it ends, or where it should have begun."""
        for form in self.forms:
            found = FORMS[form].match(self.text, place, self.stop)
            if found:
                if not self.spans:
                    self.forms = BESIDE[form]
                    self.form = form
                self.spans.append(found.span())
                self.last = form
                return found.end()
        piece = PIECE.match(self.text, place, self.stop) if self.lenient else None
        if not piece:
            return place if not self.lenient else min(place + 1, self.stop)
        self._add_piece(piece)
        return piece.end()

    def _add_piece(self, piece: re.Match[str]) -> None:
        """Add what only its place makes a name; initials and suffixes belong to the one before."""
        words = MARKS.sub("", piece.group()).strip(" .")
        if self.spans and (_ALONE.fullmatch(words) or _INITIALS_ONLY.fullmatch(piece.group())):
            self.spans[-1] = (self.spans[-1][0], piece.end())
        elif len(_LETTERS.sub("", words)) > 1 or not self.spans:
            self.spans.append(piece.span())

    def _past_marks(self, place: int) -> int:
        marks = MARKS.match(self.text, place, self.stop)
        return marks.end() if marks else place


def make_authors(
    text: str, names: Names, *, bold: Sequence[Span] = (), own_name: str | None = None
) -> tuple[Author, ...]:
    """Turn stretches of names into authors with the marks they carry.

    Parameters
    ----------
    text : str
        Text without markup.
    names : Names
        What `find_names` found in it.
    bold : sequence of (int, int)
        Stretches that were bold: the person the list is about, unless most names are bold.
    own_name : str, optional
        The person's name, where the document says it elsewhere.

    Returns
    -------
    tuple of Author
        As printed, in order. ``is_equal`` is set where at least two authors share the star.
    """
    shown = [tidy_name(text, span) for span in names.spans]
    ends = [b for _, b in names.spans]
    marks = [_marks_after(text, end) for end in ends]
    own = _own(shown, names.spans, bold, own_name)
    starred = sum("*" in found for found in marks) > 1
    return tuple(
        Author(
            name=name,
            marks=found,
            is_equal=True if starred and "*" in found else None,
            is_self=True if is_own else None,
        )
        for name, found, is_own in zip(shown, marks, own, strict=True)
        if name
    )


def tidy_name(text: str, span: Span) -> str:
    """Take separators and marks off a printed name.

    Parameters
    ----------
    text : str
        The text it stands in.
    span : tuple of (int, int)
        Where it stands.

    Returns
    -------
    str
        The name; empty where there is nothing else.

    Examples
    --------
    >>> tidy_name("and Ada  Byron*,", (4, 16))
    'Ada Byron'
    """
    name = " ".join(text[span[0] : span[1]].split())
    return MARKS.sub("", name).strip(" ,;:&")


def _marks_after(text: str, end: int) -> tuple[str, ...]:
    found = MARKS.match(text, end)
    if not found or found.end() == end:
        return ()
    return read_marks(found.group())


def read_marks(text: str) -> tuple[str, ...]:
    """List the footnote or affiliation marks in a text.

    Parameters
    ----------
    text : str
        Marks as printed, such as ``^{9,*}`` or ``¹⁰``.

    Returns
    -------
    tuple of str
        Each mark with plain digits.

    Examples
    --------
    >>> read_marks("^{9,*}"), read_marks("¹⁰")
    (('9', '*'), ('10',))
    """
    marks: list[str] = []
    for braced, sign, raised in MARK_IN.findall(text):
        marks += (
            _BETWEEN_MARKS.split(braced.translate(SUPERSCRIPTS)) if braced else [sign or raised]
        )
    return tuple(mark.translate(SUPERSCRIPTS) for mark in marks if mark)


def _own(
    shown: Sequence[str], spans: Sequence[Span], bold: Sequence[Span], own_name: str | None
) -> list[bool]:
    """Say for each author whether the document marks them as the person."""
    by_name = fitting(shown, own_name) if own_name else [False] * len(shown)
    by_bold = [any(a < end and start < b for a, b in bold) for start, end in spans]
    # A list set in bold as a whole marks nobody.
    if sum(by_bold) == 1 or (sum(by_bold) and sum(by_bold) * 2 <= len(shown)):
        return [one or other for one, other in zip(by_name, by_bold, strict=True)]
    return by_name
