"""Lines of plain text as printed: their bullets, indents, empty lines before them, and page edges.

What stands at the edge of every page (its number, a running title) is no text of the document.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from researchmetrics.documents.deadline import check

__all__ = ["TextLine", "text_lines", "width_of"]

_BULLET = re.compile(
    r"(?P<sign>[-+*•●○▪◦‣■□►▶▸▹✓✔※◆◇·∙–—➢➤❖⁃]|o(?=\s{2,}\S)|§(?=\s{2,}))(?:\s+|(?<=[•●▪■►▶※◆]))(?=\S)"
)
_PAGE = re.compile(
    r"\W*(?:page|seite|página|pagina|sida|side|strona|стр\.?|p\.)?\s*\d{1,4}"
    r"(?:\s*(?:/|of|von|de|sur|di|av|z|из)\s*\d{1,4})?\W*",
    re.IGNORECASE,
)
_PAGE_NAMED = re.compile(
    r"\W*(?:page|seite|página|pagina|sida|strona)\s+\d{1,4}(?:\s*(?:/|of|von|de|sur|di|av|z)\s*\d{1,4})?\W*"
    r"|\W*\d{1,3}\s+(?:/|of)\s+\d{1,3}\W*",
    re.IGNORECASE,
)
_EDIT = re.compile(
    r"\s*\[\s*(?:edit|bearbeiten|quelltext|modifier(?: le code)?|"
    r"editar|modifica|edytuj|redigera|править|編集|编辑|編輯)"
    r"[^\]]{0,40}\]\s*$",
    re.IGNORECASE,
)
# Directly below a line it underlines a heading.
_RULE = re.compile(r"\W*[-=_~*·.–—]{4,}\W*")
_DIGITS = re.compile(r"\d+")
_LETTER = re.compile(r"[^\W\d_]")
_EDGES = 2


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of text that is not empty.

    Parameters
    ----------
    text : str
        Without blanks at its ends and without a bullet.
    indent : int
        Columns before it, bullet included.
    gap : int
        Empty lines before it.
    bullet : str
        Its bullet; empty if none.
    outer : int
        Columns before the bullet.
    width : int
        Columns up to its end.
    turned : bool
        Whether a page ends before it.
    """

    text: str
    indent: int
    gap: int
    bullet: str = ""
    outer: int = 0
    width: int = 0
    turned: bool = False


def width_of(text: str) -> int:
    """Count columns: signs of East Asian scripts take two.

    Parameters
    ----------
    text : str
        A line.

    Returns
    -------
    int
        Its width.

    Examples
    --------
    >>> width_of("pots"), width_of("论文")
    (4, 4)
    """
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(sign) in "WF" for sign in text)
    return len(text) + wide


def text_lines(text: str) -> list[TextLine]:
    r"""Give the lines of a text that say something.

    Parameters
    ----------
    text : str
        Plain text; form feeds part pages.

    Returns
    -------
    list of TextLine
        In order, without numbers of pages and running titles.

    Examples
    --------
    >>> [
    ...     (line.bullet, line.text, line.gap)
    ...     for line in text_lines("Talks\n\n- On pots\n  and pans")
    ... ]
    [('', 'Talks', 0), ('-', 'On pots', 1), ('', 'and pans', 0)]
    """
    pages = [page.split("\n") for page in text.split("\x0c")]
    if len(pages) > 1:
        pages = _without_edges(pages)
    found: list[TextLine] = []
    for number, page in enumerate(pages):
        gap, turned = 0, number > 0
        for raw in page:
            line = raw.expandtabs(4) if "\t" in raw[: len(raw) - len(raw.lstrip())] else raw
            if not line.strip() or _PAGE_NAMED.fullmatch(line) or (gap and _RULE.fullmatch(line)):
                gap += 1
                continue
            # Where a page ends, an empty line says nothing.
            found.append(_line(line, 0 if turned else gap, turned=turned))
            gap, turned = 0, False
    return found


def _line(raw: str, gap: int, *, turned: bool) -> TextLine:
    check()
    text = _EDIT.sub("", raw.strip()) if raw.rstrip().endswith("]") else raw.strip()
    outer = width_of(raw[: len(raw) - len(raw.lstrip())])
    bullet = _BULLET.match(text)
    width = width_of(raw.rstrip())
    if bullet is None or not _LETTER.search(text, bullet.end()):
        return TextLine(text, outer, gap, outer=outer, width=width, turned=turned)
    rest = text[bullet.end() :]
    indent = outer + width_of(bullet[0])
    return TextLine(rest, indent, gap, bullet["sign"], outer, width, turned)


def _without_edges(pages: Sequence[list[str]]) -> list[list[str]]:
    """Take off what most pages have at their edges, numbers aside."""
    edges = [_edge_places(page) for page in pages]
    counts = Counter(
        _alike(page[place]) for page, places in zip(pages, edges, strict=True) for place in places
    )
    least = max(2, len(pages) // 3)
    kept = []
    for page, places in zip(pages, edges, strict=True):
        dropped = {
            place
            for place in places
            if _PAGE.fullmatch(page[place]) or counts[_alike(page[place])] >= least
        }
        kept.append([line for place, line in enumerate(page) if place not in dropped])
    return kept


def _edge_places(page: Sequence[str]) -> set[int]:
    filled = [place for place, line in enumerate(page) if line.strip()]
    return {*filled[:_EDGES], *filled[-_EDGES:]}


def _alike(line: str) -> str:
    return _DIGITS.sub("#", " ".join(line.split()).casefold())
