"""Positions and education of a CV: one row an entry, its parts as printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from researchmetrics.documents.listings.blocks import Block
from researchmetrics.documents.listings.outline import Section
from researchmetrics.documents.text.organisations import (
    CJK_JOB,
    is_degree,
    is_job,
    is_organisation,
    split_place,
)
from researchmetrics.documents.text.plain import shown
from researchmetrics.documents.text.printed_dates import Span, find_span

__all__ = ["read_timeline"]

Row = dict[str, str | None]

_DETAIL_LABEL = re.compile(
    r"^\W*(?:(?:master['’]?s?|bachelor['’]?s?|phd|doctoral|m\.?s\.?)\s+)?(?:thesis|dissertation|"
    r"advis[eo]rs?|supervis\w+|"
    r"gpa|grade|topic|title|committee|minor|major|note|thema|betreuer\w*|directeur|tesis|tese|"
    r"tesi|지도교수|논문|学位論文|导师)\b"
    r"[^:：]{0,30}[:：]",
    re.IGNORECASE,
)
_DETAIL_BRACKET = re.compile(
    r"\s*\((?P<text>(?:advis[eo]r|supervis|thesis|gpa|with|under|cum|magna|summa|지도|"
    r"토탈)[^()]{0,200})\)\.?",
    re.IGNORECASE,
)
_DEGREE_BRACKET = re.compile(
    r"^(?P<before>[^\[\]]+?)\s*\[(?P<degree>[^\[\]]{1,40})\]\s*(?P<after>.*)$"
)
_AT = re.compile(r"\s+(?:at|@|from|bei|chez)\s+(?:the\s+)?", re.IGNORECASE)
_STRONG = re.compile(r"\s+[|·–—]\s+|\s+-\s+|\t|\n|\s*[;|]\s*")
_EDGES = " \t,;:|·–—-~()[]*"
_SENTENCE = re.compile(r"^[)\].,\s]*\.\s+(?P<text>\S.{10,})$", re.DOTALL)
_ABBREVIATED = re.compile(r"\b(?:corp|inc|ltd|co|univ|dept|lab|labs|jr|sr|[A-Z])\.$", re.IGNORECASE)
_LONGEST_HEAD = 160
# What follows in a longer line is no part of a head.
_LONGEST_LINE = 1000


@dataclass(slots=True)
class _Entry:
    """An entry while it is read: the text of its head, and what else is said."""

    head: list[str]
    details: list[str] = field(default_factory=list)

    @property
    def is_dated(self) -> bool:
        return any(find_span(line) for line in self.head)


def read_timeline(sections: Iterable[Section], role: str) -> tuple[Row, ...]:
    r"""Read positions or education.

    Parameters
    ----------
    sections : iterable of Section
        The document.
    role : {"positions", "education"}
        Which of its sections.

    Returns
    -------
    tuple of dict
        Rows of title, organisation, place, dates, details; each as printed or None.

    Examples
    --------
    >>> from researchmetrics.documents.listings.outline import outline
    >>> cv = outline("## Education\n\n- M.S. in Clay, Delft University (2017 - 2019)")
    >>> row = read_timeline(cv, "education")[0]
    >>> row["title"], row["organisation"], row["dates"]
    ('M.S. in Clay', 'Delft University', '2017 - 2019')
    """
    rows: list[Row] = []
    for section in sections:
        if section.role == role and (section.heading or section.blocks):
            rows += [_row(entry) for entry in _entries(section, role)]
    return tuple(row for row in rows if row["title"] or row["organisation"])


def _entries(section: Section, role: str) -> list[_Entry]:
    """Part the blocks of a section into entries."""
    blocks = [part for block in section.blocks for part in _dated_lines(block)]
    entries: list[_Entry] = []
    if section.parent and not re.fullmatch(r"[\W\d]*", section.heading):
        entries.append(_Entry([shown(section.heading)]))
    listed = [block.level for block in blocks if block.kind == "item"]
    outer = min(listed, default=0)
    in_prose = bool(entries) or any(
        block.kind != "item" and _is_head(block, role) for block in blocks
    )
    for block in blocks:
        is_inner = block.kind == "item" and (in_prose or block.level > outer)
        begins = not is_inner and (
            _is_head(block, role) or (block.kind == "item" and not _is_detail(block))
        )
        if section.parent and entries and not entries[0].is_dated and len(entries) == 1:
            begins = False
        if begins:
            entries.append(_Entry(_head_lines(block)))
        elif entries:
            _add(entries[-1], block)
    return entries


def _dated_lines(block: Block) -> list[Block]:
    """Part a paragraph of which every line is an entry with dates of its own."""
    lines = [line for line in block.lines if line.strip()]
    spans = [(shown(line), find_span(line)) for line in lines]
    is_list = len(lines) > 1 and block.kind == "paragraph"
    if is_list and all(
        span and _at_edge(line, span) and len(line) > len(span.text) + 10 for line, span in spans
    ):
        return [replace(block, lines=(line,)) for line in lines]
    return [block]


def _is_detail(block: Block) -> bool:
    return bool(_DETAIL_LABEL.match(block.text))


def _head_lines(block: Block) -> list[str]:
    lines = block.cells if block.kind == "row" else block.lines
    return [text[:_LONGEST_LINE] for text in map(shown, lines) if text]


def _is_head(block: Block, role: str) -> bool:
    """Whether a block begins an entry: it has dates, or a degree, and is no sentence about one."""
    if _is_detail(block):
        return False
    if block.kind == "row":
        return any(find_span(cell) for cell in block.cells)
    text = block.text
    if role == "education" and is_degree(shown(text)[:60]):
        return True
    lines = block.lines if len(block.lines) < 6 else block.lines[:2]
    spans = [(line, find_span(line)) for line in lines]
    return any(span is not None and _at_edge(shown(line), span) for line, span in spans)


def _at_edge(line: str, span: Span) -> bool:
    """Whether dates stand where heads have them: in a short line, or at its start or end."""
    if span.is_range and len(line) <= _LONGEST_HEAD:
        return True
    found = find_span(line)
    if found is None:
        return False
    before, after = line[: found.start].strip(_EDGES), line[found.end :].strip(_EDGES + ".")
    return not before or not after or (len(line) <= _LONGEST_HEAD and line[found.start - 1] == "(")


def _add(entry: _Entry, block: Block) -> None:
    """Add a block to the entry before it: the rest of its head, or a detail."""
    text = shown(block.text)
    lacks = not entry.is_dated or not _names_both(entry.head)
    if (
        not entry.details
        and lacks
        and block.kind != "item"
        and len(text) <= _LONGEST_HEAD
        and not _is_detail(block)
    ):
        entry.head += _head_lines(block)
    else:
        entry.details.append(text)


def _names_both(head: Sequence[str]) -> bool:
    text = " ".join(head)
    return (is_job(text) or is_degree(text)) and len(text) > 30 and is_organisation(text)


def _row(entry: _Entry) -> Row:
    row: Row = dict.fromkeys(("title", "organisation", "place", "dates", "details"))
    details: list[str] = []
    pieces: list[str] = []
    for line in entry.head:
        pieces += _without_dates(line, row, details)
    for piece in pieces:
        _assign(_without_brackets(piece, row, details), row, details)
    details += entry.details
    row["details"] = "\n".join(details) or None
    return row


def _without_dates(line: str, row: Row, details: list[str]) -> list[str]:
    """Take the dates off a line, and the sentence that may follow them."""
    span = find_span(line) if row["dates"] is None else None
    if span is None:
        return [line]
    row["dates"] = span.text
    before, after = line[: span.start], line[span.end :]
    sentence = _SENTENCE.match(after)
    if sentence:
        details.append(sentence["text"])
        after = ""
    return [part for part in (before, after) if part.strip(_EDGES + ".")]


def _without_brackets(piece: str, row: Row, details: list[str]) -> str:
    details += [found["text"] for found in _DETAIL_BRACKET.finditer(piece)]
    piece = _DETAIL_BRACKET.sub(" ", piece)
    degree = _DEGREE_BRACKET.match(piece)
    if degree and row["title"] is None and is_degree(degree["degree"]):
        row["title"] = degree["degree"].strip()
        details += [degree["after"].strip()] if degree["after"].strip() else []
        return degree["before"]
    return piece


def _assign(piece: str, row: Row, details: list[str]) -> None:
    """Say of each part of a piece what it is."""
    for part in _STRONG.split(piece):
        words, place = split_place(part.strip())
        if place and row["place"] is None:
            row["place"] = place
        title, organisation = _title_and_organisation(_closed(words))
        for name, value in (("title", title), ("organisation", organisation)):
            if value and row[name] is None:
                row[name] = value
            elif value:
                details.append(value)


def _closed(text: str) -> str:
    """Take off separators left at the edges, but no bracket that has its partner."""
    text = text.strip(_EDGES[:-4]).lstrip(")]. ")
    while text.endswith(("(", "[")) or (
        text.endswith((")", "]")) and not re.search(r"[(\[]", text)
    ):
        text = text[:-1].strip(_EDGES[:-4])
    return text if _ABBREVIATED.search(text) else text.rstrip(". ")


def _title_and_organisation(part: str) -> tuple[str | None, str | None]:
    """Part "Potter at Delft", "Potter, Delft University" or "Delft University, Potter"."""
    if not part:
        return None, None
    asian = CJK_JOB.match(part)
    if asian:
        return asian["what"], asian["where"]
    at = _AT.search(part)
    if at and _is_title(part[: at.start()]):
        return part[: at.start()].strip(" ,"), part[at.end() :].strip(" ,")
    parts = [text.strip() for text in re.split(r",\s+(?![^()]*\))", part)]
    named = [is_organisation(text) and not _is_only_job(text) for text in parts]
    if len(parts) > 1 and any(named):
        first = named.index(True)
        if first:
            return ", ".join(parts[:first]), ", ".join(parts[first:])
        titles = [place for place, text in enumerate(parts) if _is_title(text) and not named[place]]
        if titles:
            return ", ".join(parts[titles[0] :]), ", ".join(parts[: titles[0]])
        return None, part
    if len(parts) > 1 and _is_title(parts[0]):
        return parts[0], ", ".join(parts[1:])
    return (
        (part, None) if _is_title(part) and (_is_only_job(part) or not any(named)) else (None, part)
    )


def _is_title(text: str) -> bool:
    return is_job(text) or is_degree(text)


def _is_only_job(text: str) -> bool:
    """Whether a text is a job even though a word of it may name an organisation."""
    return is_job(text) and not re.search(
        r"\b(?:universit|institut|college|lab(?:s|orator)?\b|cent(?:er|re)|hospital|inc\b|corp)",
        text,
        re.IGNORECASE,
    )
