"""Rows of the tables in a CV: what the heads of columns say, and dates in two cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from researchmetrics.documents.listings.blocks import Block
from researchmetrics.documents.text.plain import shown
from researchmetrics.documents.text.printed_dates import find_span

__all__ = ["labelled", "ranged"]

# What the head of a column says is in it, and the label that says so in a line.
_HEADS = {
    "Institution": r"(?:name of (?:the )?)?(?:institut(?:e|ion)s?|organi[sz]ations?|"
    "universit(?:y|ies)|employers?|"
    r"company|college|school|affiliation|board.*|hochschule|arbeitgeber|établissement|organisme|"
    r"institución|universidad|empresa|instituição|ente|istituzione|机构|单位|学校|所属|기관|소속|학교)",
    "Position": r"(?:position|designation|post|title|role|job title|degrees?|qualifications?|"
    "funktion|"
    r"abschluss|poste|fonction|diplôme|cargo|puesto|título|titolo|ruolo|职位|职务|学位|職位|職名|직위|학위)",
    "": r"(?:discipline|speciali[sz]ation|field|subject|year(?: of \w+)?|years?|dates?|period|"
    "duration|from|to|"
    r"since|until|start|end|place|location|city|country|grade|marks|cgpa|s\.? ?no\.?|#|no\.?|"
    r"jahr|zeitraum|"
    r"von|bis|année|période|año|período|anno|remarks|时间|年份|专业|期間|기간|전공|연도)",
}
_FIELDS = {label: re.compile(words, re.IGNORECASE) for label, words in _HEADS.items()}
_FEWEST = 2


def labelled(blocks: Sequence[Block]) -> list[Block]:
    """Say in the cells of tables what the heads of their columns say.

    Parameters
    ----------
    blocks : sequence of Block
        Of a section.

    Returns
    -------
    list of Block
        As given, but without the rows of heads, and with a label before the names of places and
        posts below them.

    Examples
    --------
    >>> rows = [("Degree", "Institute", "Year"), ("Ph.D.", "Delft", "2015")]
    >>> [block.cells for block in labelled([Block("row", (), 1, cells=row) for row in rows])]
    [('Position: Ph.D.', 'Institution: Delft', '2015')]
    """
    heads: list[str] = []
    found: list[Block] = []
    for block in blocks:
        if block.kind != "row":
            heads = []
        elif told := _heads(block.cells):
            heads = told
            continue
        elif len(block.cells) == len(heads):
            cells = zip(heads, block.cells, strict=True)
            named = (f"{head}: {cell}" if head and cell.strip() else cell for head, cell in cells)
            found.append(replace(block, cells=tuple(named)))
            continue
        found.append(block)
    return found


def _heads(cells: Sequence[str]) -> list[str]:
    """Labels of the columns, where the cells are heads of columns."""
    bare = [shown(cell).strip(" :.*") for cell in cells]
    told = [
        next((label for label, words in _FIELDS.items() if words.fullmatch(cell)), None)
        for cell in bare
    ]
    known = [label for label in told if label is not None]
    is_head = len(known) >= max(_FEWEST, len(cells) - 1) and any(known)
    return [label or "" for label in told] if is_head else []


def ranged(cells: Sequence[str]) -> list[str]:
    """Join the cells of a row in which its dates begin and end.

    Parameters
    ----------
    cells : sequence of str
        Of a row.

    Returns
    -------
    list of str
        As given, but with "July 2018" and "Present" as one.

    Examples
    --------
    >>> ranged(("Potter", "July 2018", "Present"))
    ['Potter', 'July 2018 – Present']
    """
    joined: list[str] = []
    for cell in cells:
        if joined and _is_date(joined[-1]):
            both = f"{joined[-1]} – {cell}"
            span = find_span(both)
            if span is not None and span.text == both:
                joined[-1] = both
                continue
        joined.append(cell)
    return joined


def _is_date(text: str) -> bool:
    span = find_span(text)
    return span is not None and span.text == text.strip() and not span.is_range
