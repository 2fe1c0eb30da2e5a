"""Where the authors of an entry may stand: where the page says so, and around the title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from researchmetrics.documents.listings.line_looks import names_share
from researchmetrics.documents.listings.name_lists import piecewise
from researchmetrics.documents.listings.sheets import Sheet, Span
from researchmetrics.documents.references.authors import find_names

__all__ = ["Slot", "bounded", "slots"]

_GOES_ON = re.compile(r"(?:,|;|&|\band|\bund|\bet)\s*$", re.IGNORECASE)
_GONE_ON = re.compile(r"\s*(?:[,;]|and\b|&|und\b|et\b)", re.IGNORECASE)
_WITH = re.compile(
    r"(?:[(\[]\s*|(?<=[.,;\n])\s*|^\s*)(?i:(?:joint(?:ly|\swork)?\s+|together\s+)?(?:with|mit|avec|con))\s+"
    r"(?=[^\W\d_a-z]|\w{2,3}[\s-][^\W\d_a-z])"
)
_OFFSETS = (1, -1, 2, -2, 3)
# Share of names in italics from which on they are an author, not a venue.
_NAMES = 0.9
_NOT_AUTHORS = (
    "venue",
    "date",
    "numbers",
    "publisher",
    "notes",
    "badge",
    "doi",
    "abstract",
    "cited",
)


@dataclass(frozen=True, slots=True)
class Slot:
    """A stretch that may begin with authors.

    Parameters
    ----------
    name : str
        Kind of place, the same in all entries of a list.
    span : tuple of (int, int)
        The stretch.
    whole : bool
        Whether nothing but names is expected in it.
    """

    name: str
    span: Span
    whole: bool


def slots(sheet: Sheet, title: Span) -> Iterator[Slot]:
    r"""List where the authors of an entry may stand.

    Parameters
    ----------
    sheet : Sheet
        The entry.
    title : tuple of (int, int)
        Where its title stands.

    Yields
    ------
    Slot
        Each kind of place once.

    Examples
    --------
    >>> from researchmetrics.documents.listings.sheets import lay_out
    >>> from researchmetrics.documents.listings.units import plain_unit
    >>> sheet = lay_out(plain_unit("On pots\nA. Pott"))
    >>> [slot.name for slot in slots(sheet, (0, 7))]
    ['before', 'after', 'line +1']
    """
    if told := _told(sheet, title):
        yield Slot("told", told, whole=True)
    if found := _WITH.search(sheet.text, title[1]):
        end = next((b for a, b in sheet.lines if a <= found.end() - 1 < b), found.end())
        yield Slot("with", (found.start(), end), whole=False)
    at = next((n for n, (a, b) in enumerate(sheet.lines) if a <= title[0] < b), None)
    last = next((n for n, (a, b) in enumerate(sheet.lines) if a < title[1] <= b), at)
    if at is None or last is None:
        return
    yield Slot("before", (sheet.lines[at][0], title[0]), whole=True)
    yield Slot("after", (title[1], sheet.lines[last][1]), whole=False)
    for offset in _OFFSETS:
        number = last + offset if offset > 0 else at + offset
        if 0 <= number < len(sheet.lines) and not _is_further(sheet, number, last):
            yield Slot(f"line {offset:+}", _joined(sheet, number, title), whole=True)


def _told(sheet: Sheet, title: Span) -> Span | None:
    """Where the page says that the authors are, with those between whom it names otherwise."""
    told = [span for span in sheet.stretches.get("as:authors", ()) if not _overlap(span, title)]
    told = [span for span in told if span[0] > title[1]] or told
    if not told:
        return None
    start, end = told[0][0], told[-1][1]
    if len(told) == 1 and names_share(sheet.text[start:end])[1]:
        return start, end
    # One stretch a person: whose list it is may be named in another way.
    line = next((a for a, b in sheet.lines if a <= start < b), start)
    line = max(line, title[1]) if title[1] <= start else line
    if _GOES_ON.search(sheet.text, line, start):
        start = line
    last = next((b for a, b in sheet.lines if a < end <= b), end)
    last = bounded(sheet, end, title[0] if end <= title[0] < last else last)
    if _GONE_ON.match(sheet.text, end, last):
        end = max(end, find_names(sheet.text[:last], start).end)
    return start, end


def bounded(sheet: Sheet, start: int, end: int) -> int:
    r"""Find where a stretch of names ends at the latest: where the page names something else.

    Parameters
    ----------
    sheet : Sheet
        The entry.
    start, end : int
        The stretch.

    Returns
    -------
    int
        The end, or an earlier one.

    Examples
    --------
    >>> from researchmetrics.documents.listings.sheets import lay_out
    >>> from researchmetrics.documents.listings.units import Run, Unit
    >>> unit = Unit(((Run("A. Pott, "), Run("Clay", hints=("journal",))),))
    >>> bounded(lay_out(unit), 0, 13)
    9
    """
    others = [
        a
        for role in _NOT_AUTHORS
        for a, _ in sheet.stretches.get(f"as:{role}", ())
        if start < a < end
    ]
    for a, b in sheet.stretches.get("italic", ()):
        if start + 3 < a < end and names_share(sheet.text[a:b])[0] < _NAMES:
            others.append(a)
    return min(others, default=end)


def _is_further(sheet: Sheet, number: int, last: int) -> bool:
    """Whether a line goes on with names that began on the line before."""
    start, end = sheet.lines[number - 1] if number - 1 > last else (0, 0)
    return end > start and _GOES_ON.search(sheet.text, start, end) is not None


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _joined(sheet: Sheet, number: int, title: Span) -> Span:
    """A line of names with the lines that it goes on in."""
    start, end = sheet.lines[number]
    for a, b in sheet.lines[number + 1 : number + 40]:
        text = sheet.text[a:b]
        if _overlap((a, b), title) or max(names_share(text)[0], piecewise(text)) < 0.8:
            break
        if not _GOES_ON.search(sheet.text, start, end) and not _GONE_ON.match(sheet.text, a):
            break
        end = b
    return start, end
