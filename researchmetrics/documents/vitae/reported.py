"""The figures a CV or homepage reports of its person: "h-index: 13 (Google Scholar, May 2024)"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from researchmetrics.documents.deadline import check
from researchmetrics.documents.listings.outline import Section
from researchmetrics.documents.text.counts import NUMBER, count_of
from researchmetrics.documents.text.plain import shown
from researchmetrics.documents.text.printed_dates import find_span, iso_date

__all__ = ["figures_of", "known_when", "read_reported"]

Row = dict[str, str | float | None]

_LABELS = {
    "h_index": r"h[\s‐‑-]?(?:index|指数|지수|インデックス|faktor|factor)|"
    r"hirsch[\s-]?(?:index|faktor)|"
    r"(?:[íi]ndice|indice|index)[\s-]h\b|индекс\s+хирша|h-индекс",
    "i10_index": r"i10[\s‐‑-]?(?:index|指数|지수|インデックス)|(?:[íi]ndice|indice)[\s-]i10",
    "g_index": r"g[\s‐‑-]index|(?:[íi]ndice|indice)[\s-]g\b",
    "n_citations": r"(?:total\s+|number\s+of\s+|all\s+)?citations?(?:\s+(?:count|total|totales|"
    r"totali))?|times\s+cited|cited\s+by|zitationen|zitierungen|zitate|citas|citações|citazioni|"
    r"citaties|цитировани[йя]|cytowań|被引用(?:数|回数)?|被引(?:用)?(?:次数|频次)|总引用|引用(?:数|次数|量)?|"
    r"(?:총\s?)?(?:피)?인용\s?(?:수|횟수)?",
    "n_papers": r"(?:number\s+of\s+)?(?:publications?|papers|articles|documents|publikationen|"
    r"veröffentlichungen|publicaciones|artículos|publicações|artigos|pubblicazioni|publicaties|"
    r"публикаций|论文数?|論文数|논문\s?(?:수|편수)?)",
}
_NOT_WORD = r"(?<![A-Za-z\d_-])"
_LABEL = "|".join(f"(?P<{name}>{words})" for name, words in _LABELS.items())
_LABEL_FIRST = re.compile(
    rf"{_NOT_WORD}(?:{_LABEL})\**\s*(?:\([^()\d]{{1,40}}\)\s*)?(?:[:=：]|is|of|von|de|est|ist|es|は|:)?"
    rf"\s*\**(?<![.\d]){NUMBER}(?![\d-])",
    re.IGNORECASE,
)
_NUMBER_FIRST = re.compile(rf"(?<![\w.,-]){NUMBER}\+?\s*(?:{_LABEL})(?![A-Za-z])", re.IGNORECASE)
_SOURCE = re.compile(
    r"google\s+scholar|scopus|web\s+of\s+science|wos|semantic\s+scholar|researchgate|openalex|"
    r"dimensions|inspire(?:-?hep)?|publons|dblp|nasa\s+ads|repec|ssrn|구글\s?스칼라|谷歌学术",
    re.IGNORECASE,
)
_PLAIN_SIGNS = str.maketrans({"‐": "-", "‑": "-", "–": "-"})
# Lines about a person's figures are short; more is prose.
_LONGEST = 600
# A document reports the person's citations by few sources.
_MOST_ALONE = 3


def read_reported(sections: Iterable[Section]) -> tuple[Row, ...]:
    r"""Read the figures a document reports of its person.

    Parameters
    ----------
    sections : iterable of Section
        The document.

    Returns
    -------
    tuple of dict
        Rows of indicator (name in the catalogue), value, source and date; the last two as
        printed, or None.

    Examples
    --------
    >>> from researchmetrics.documents.listings.outline import outline
    >>> text = "# Ann Pott\n\nh-index: 13 (Google Scholar, May 2024)\n\nCitations: 1,234"
    >>> [tuple(row.values()) for row in read_reported(outline(text))]
    [('h_index', 13.0, 'Google Scholar', 'May 2024'), ('n_citations', 1234.0, None, None)]
    """
    lines = [
        rows
        for section in sections
        for line in _lines(section)
        if (rows := _rows(line, in_list=section.role in {"publications", "references"}))
    ]
    # A line again and again is about each of the papers.
    alone = [rows for rows in lines if [row["indicator"] for row in rows] == ["n_citations"]]
    kept = lines if len(alone) < _MOST_ALONE else [rows for rows in lines if rows not in alone]
    return tuple(row for rows in kept for row in rows)


def figures_of(rows: Iterable[Row]) -> Mapping[str, float]:
    """Take the first value of each indicator.

    Parameters
    ----------
    rows : iterable of dict
        From `read_reported`.

    Returns
    -------
    Mapping of str to float
        By catalogue name.
    """
    figures: dict[str, float] = {}
    for row in rows:
        if isinstance(row["value"], float):
            figures.setdefault(str(row["indicator"]), row["value"])
    return figures


def known_when(rows: Iterable[Row]) -> str | None:
    """Tell when the figures were true, where all that are dated bear one date.

    Parameters
    ----------
    rows : iterable of dict
        From `read_reported`.

    Returns
    -------
    str or None
        ISO date, as precise as printed.
    """
    found = {iso_date(str(row["date"])) for row in rows if row["date"]} - {""}
    return found.pop() if len(found) == 1 else None


def _lines(section: Section) -> Iterator[str]:
    """Give the lines that may report: in lists of works, none of their entries."""
    is_list = section.role in {"publications", "references"}
    for block in section.blocks:
        if is_list and block.kind != "paragraph":
            continue
        if block.kind == "row":
            yield shown(" : ".join(filter(None, block.cells)))[:_LONGEST]
        else:
            yield from (shown(line)[:_LONGEST] for line in block.lines)


def _rows(line: str, *, in_list: bool) -> list[Row]:
    check()
    line = line.translate(_PLAIN_SIGNS)
    found = _found(line)
    names = {name for name, *_ in found}
    is_told = bool(names & {"h_index", "i10_index", "g_index"}) or (
        "n_citations" in names and (_SOURCE.search(line) or _leads(line, found))
    )
    if not is_told or (in_list and len(names) < 2):
        return []
    source, date = _SOURCE.search(line), _date(line, found)
    rows: list[Row] = []
    for name, value, *_ in found:
        rows.append(
            {
                "indicator": name,
                "value": value,
                "source": source.group() if source else None,
                "date": date,
            }
        )
    return rows


def _found(line: str) -> list[tuple[str, float, int, int]]:
    """Find figures with their labels, and where they stand."""
    found: dict[str, tuple[str, float, int, int]] = {}
    for pattern in (_LABEL_FIRST, _NUMBER_FIRST):
        for match in pattern.finditer(line):
            name = next(name for name in _LABELS if match[name])
            year = re.fullmatch(r"(?:19|20)\d\d", match["number"])
            if match["unit"] == "%" or (year and name != "n_citations"):
                continue
            value = count_of(match["number"], match["unit"], is_count=True)
            taken = any(s < match.end("number") and match.start("number") < e
                        for _, _, s, e in found.values())  # fmt: skip
            if not taken:
                found.setdefault(name, (name, value, *match.span("number")))
    return sorted(found.values(), key=lambda one: one[2])


def _leads(line: str, found: list[tuple[str, float, int, int]]) -> bool:
    """Whether a line is about the figure alone: "Citations: 1,234"."""
    return len(line) < 60 and any(name == "n_citations" for name, *_ in found)


def _date(line: str, found: list[tuple[str, float, int, int]]) -> str | None:
    """Find the date of the figures in what the line says besides them."""
    for _, _, start, end in found:
        line = line[:start] + " " * (end - start) + line[end:]
    span = find_span(line)
    return span.text if span and not span.is_range else None
