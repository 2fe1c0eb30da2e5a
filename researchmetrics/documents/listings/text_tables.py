"""Rows of tables in plain text: cells parted by tabs, by strokes, or by runs of blanks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from researchmetrics.documents.listings.text_lines import TextLine

__all__ = ["find_rows"]

_RULE = re.compile(r"[\s|+:=-]{3,}")
_WIDE = re.compile(r" {3,}|\t+")
_GAPS = re.compile(r" {2,}|\t+")
_DATE_CELL = re.compile(r"\W*(?:[^\W\d]{3,9}\.?\s*)?(?:19|20)\d\d\b.{0,30}")
_WORDS = re.compile(r"[^\W\d_]{2,}\W+[^\W\d_]{2,}|[\u3040-\ud7a3]{4}")
_FEWEST = 3


def find_rows(lines: Sequence[TextLine]) -> dict[int, tuple[str, ...]]:
    r"""Find the rows of tables.

    Parameters
    ----------
    lines : sequence of TextLine
        Lines of a text.

    Returns
    -------
    dict of int to tuple of str
        The cells of each row by the place of its line; empty cells are left out.

    Examples
    --------
    >>> from researchmetrics.documents.listings.text_lines import text_lines
    >>> find_rows(text_lines("2019   Clay on clay   Delft\n2018\tOn pots"))
    {0: ('2019', 'Clay on clay', 'Delft'), 1: ('2018', 'On pots')}
    """
    found = {place: cells for place, line in enumerate(lines) if (cells := _cells(line.text))}
    return found | _loose(lines)


def _cells(text: str) -> tuple[str, ...]:
    """Cells of a line that shows by itself that it is a row."""
    if text.startswith("|") and text.count("|") > 2 and not _RULE.fullmatch(text):
        parts = text.strip("|").split("|")
    elif "\t" in text:
        parts = text.split("\t")
    else:
        parts = _WIDE.split(text)
        # Text set in two columns has its dates in the first or the last.
        if len(parts) < 2 or not (
            _DATE_CELL.fullmatch(parts[0]) or _DATE_CELL.fullmatch(parts[-1])
        ):
            return ()
    return _filled(parts)


def _filled(parts: Sequence[str]) -> tuple[str, ...]:
    cells = tuple(part.strip() for part in parts if part.strip())
    says = any(_WORDS.search(cell) for cell in cells)
    return cells if len(cells) > 1 and says else ()


def _loose(lines: Sequence[TextLine]) -> dict[int, tuple[str, ...]]:
    """Lines one after the other that fall into as many pieces by blanks."""
    found: dict[int, tuple[str, ...]] = {}
    run: list[tuple[int, tuple[str, ...]]] = []
    for place, line in enumerate(lines):
        cells = _filled(_GAPS.split(line.text)) if "  " in line.text else ()
        if len(cells) < _FEWEST or (run and abs(len(cells) - len(run[0][1])) > 1):
            found |= _table(run)
            run = []
        if len(cells) >= _FEWEST:
            run.append((place, cells))
    return found | _table(run)


def _table(run: Sequence[tuple[int, tuple[str, ...]]]) -> dict[int, tuple[str, ...]]:
    return dict(run) if len(run) >= _FEWEST else {}
