"""Running heads, running feet and numbers of pages: told by coming again, and left out."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from researchmetrics.documents.forms.pdf.letters import Piece
from researchmetrics.documents.forms.pdf.pages import Page
from researchmetrics.documents.forms.pdf.rows import lines_of

__all__ = ["without_running_lines"]

_EDGE = 3
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(
    r"\W*(?:(?:page|pag|seite|p|s|стр|página|頁|페이지)\W{0,2})?(?:\d{1,4}|[ivxl]{1,6})"
    r"(?:\s*(?:of|/|von|de|sur|из|\|)\s*\d{1,4})?\W*(?:頁|쪽|页)?",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def without_running_lines(pages: Sequence[Page]) -> tuple[list[list[Piece]], list[list[Piece]]]:
    """Take off what comes again at the head or foot of pages.

    Parameters
    ----------
    pages : sequence of Page
        All pages.

    Returns
    -------
    tuple of (list of list of Piece, list of list of Piece)
        What stays of each page; and lines that ran along and name a year, once each, for they may
        date the document. A running head stays on the first page that has it.
    """
    edges = [_edges(page) for page in pages]
    seen: Counter[tuple[str, str]] = Counter()
    for lines in edges:
        seen.update({(where, _key(line)) for where, line in lines})
    often = {key for key, n in seen.items() if n >= max(2, min(3, len(pages) // 2))}
    numbers = _number_places(edges)
    first: set[tuple[str, str]] = set()
    kept: list[list[Piece]] = []
    dated: list[list[Piece]] = []
    for page, lines in zip(pages, edges, strict=True):
        dropped: set[int] = set()
        for where, line in lines:
            key = where, _key(line)
            is_number = _is_number(line) and (where, _height(line)) in numbers
            if not is_number and key not in often:
                continue
            if key not in first and not is_number:
                first.add(key)
                if where == "head":
                    continue
                if _YEAR.search(_text(line)):
                    dated.append(line)
            dropped.update(map(id, line))
        kept.append([piece for piece in page.pieces if id(piece) not in dropped])
    return kept, dated


def _edges(page: Page) -> list[tuple[str, list[Piece]]]:
    lines = lines_of(page.pieces)
    head = [("head", line) for line in lines[:_EDGE] if line[0].base > 0.8 * page.height]
    foot = [("foot", line) for line in lines[-_EDGE:] if line[0].base < 0.15 * page.height]
    return head + foot


def _text(line: Iterable[Piece]) -> str:
    return " ".join(piece.text for piece in line)


def _key(line: Sequence[Piece]) -> str:
    """Say what comes again: the words, whatever the numbers in them, at about the same height."""
    return f"{_DIGITS.sub('0', _text(line))}@{_height(line)}"


def _height(line: Sequence[Piece]) -> int:
    return round(line[0].base / 4)


def _is_number(line: Sequence[Piece]) -> bool:
    return bool(_NUMBER.fullmatch(_text(line).strip()))


def _number_places(edges: Sequence[list[tuple[str, list[Piece]]]]) -> set[tuple[str, int]]:
    """Heights at which pages have numbers; one number alone may be a year or an entry's."""
    places: defaultdict[tuple[str, int], int] = defaultdict(int)
    for lines in edges:
        for where, line in lines:
            if _is_number(line):
                places[where, _height(line)] += 1
    single = len(edges) == 1
    return {place for place, n in places.items() if n > 1 or (single and place[0] == "foot")}
