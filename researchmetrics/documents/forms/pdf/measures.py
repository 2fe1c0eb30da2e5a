"""What is usual in a PDF: size of its text, distance of its lines, styles of its headings."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from researchmetrics.documents.forms.pdf.columns import Column
from researchmetrics.documents.forms.pdf.rows import LABEL, Row

__all__ = ["Measures", "measure"]

# A blank is a quarter to a third as wide as letters are high.
_BLANK = 0.33
_LARGER = 1.08
_LONGEST_HEADING = 90
_LEVELS = 4
_WORDS = re.compile(r"[^\W\d_]|\b(?:19|20)\d\d\b")
_Style = tuple[float, bool]


@dataclass(frozen=True)
class Measures:
    """What is usual in one document.

    Parameters
    ----------
    body : float
        Size of most of its letters.
    leading : float
        Distance of the lines of one paragraph, in sizes.
    levels : dict
        Level of heading of each style of rows, where it is one.
    is_bold : bool
        Whether most of the text is bold, or in a face whose name sounds like it.
    is_italic : bool
        Likewise.
    """

    body: float
    leading: float
    levels: dict[_Style, int]
    is_bold: bool
    is_italic: bool

    def level(self, row: Row) -> int:
        """Say which heading a row is by its style.

        Parameters
        ----------
        row : Row
            Any row.

        Returns
        -------
        int
            1 to 4; 0 where it is none.
        """
        if len(row.text) > 2 * _LONGEST_HEADING or not _WORDS.search(row.text):
            return 0
        return self.levels.get(_style(row), 0)


def measure(columns: Sequence[Column]) -> Measures:
    """Find what is usual.

    Parameters
    ----------
    columns : sequence of Column
        Of all pages.

    Returns
    -------
    Measures
        Of the document.
    """
    rows = [row for column in columns for row in column.rows]
    sizes: Counter[float] = Counter()
    bold = italic = 0
    for row in rows:
        sizes[_rounded(row.size)] += len(row.letters)
        bold += sum(letter.face.is_bold for letter in row.letters)
        italic += sum(letter.face.is_italic for letter in row.letters)
    n_letters = max(1, sum(sizes.values()))
    body = sizes.most_common(1)[0][0] if sizes else 10.0
    return Measures(
        body,
        _leading(columns, body),
        _levels(rows, body),
        bold > 0.7 * n_letters,
        italic > 0.7 * n_letters,
    )


def is_full(above: Row, row: Row, right: float) -> bool:
    """Whether a row ended because the next word did not fit, rather than on purpose.

    Parameters
    ----------
    above, row : Row
        Two rows that follow one another.
    right : float
        Right edge of the column of the first.

    Returns
    -------
    bool
        True where the first word of the second had no room.
    """
    return above.x1 + row.first_word + _BLANK * row.size > right


def _leading(columns: Sequence[Column], body: float) -> float:
    gaps = [
        (above.base - row.base) / row.size
        for column in columns
        for above, row in zip(column.rows, column.rows[1:], strict=False)
        if abs(above.size - row.size) < 0.3
        and abs(row.size - body) < 0.6
        and is_full(above, row, column.right)
        and not LABEL.match(row.text)
    ]
    usual = [gap for gap in gaps if 0.9 < gap < 2.6]
    if len(usual) < 3:
        return 1.25
    # Full rows may end paragraphs too: what is usual is the closest distance that is common.
    common = Counter(round(gap, 1) for gap in usual)
    least = min(gap for gap, n in common.items() if n >= 0.15 * len(usual))
    return float(median(gap for gap in usual if abs(gap - least) <= 0.11))


def _levels(rows: Sequence[Row], body: float) -> dict[_Style, int]:
    """Rank the styles that only headings have: larger than the text, the largest first."""
    lengths: defaultdict[_Style, list[int]] = defaultdict(list)
    for row in rows:
        if _WORDS.search(row.text):
            lengths[_style(row)].append(len(row.text))
    large = [
        style
        for style, found in lengths.items()
        if style[0] > _LARGER * body and median(found) <= _LONGEST_HEADING
    ]
    ranked = sorted({style[0] for style in large}, reverse=True)
    places = {size: place for place, size in enumerate(ranked)}
    return {style: min(_LEVELS, places[style[0]] + 1) for style in large}


def _style(row: Row) -> _Style:
    return _rounded(row.size), row.is_bold


def _rounded(size: float) -> float:
    return round(size * 2) / 2
