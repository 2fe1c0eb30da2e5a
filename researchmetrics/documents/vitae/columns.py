"""Sections set in columns: dates on the left, and beside them text that runs over lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from researchmetrics.documents.listings.blocks import Block
from researchmetrics.documents.listings.outline import Section
from researchmetrics.documents.text.organisations import is_degree, is_job
from researchmetrics.documents.text.printed_dates import find_span

__all__ = ["in_columns"]

_GAP = re.compile(r"\s{2,}|\t")
_INDENT = re.compile(r"^(?: {6,}|\t+ *)\S")
_EDGES = " \t:|–—-~.,"
_TWO = re.compile(r"^\S.{3,60}? {6,}\S.{3,40}$")
_SHORT = 80
# Bullets so far to the right that no text wraps back below them.
_DEEP = 3
_WIDE = re.compile(r" {4,}|\t")
_NAMES = re.compile(r"\b(?:universit|institut|college|school|inc\b|gmbh|ltd\b|corp)", re.IGNORECASE)
_QUOTES = ('"“„«‘「', '"”“»’」')
_ROLES = {"positions", "education", "awards", "talks", "service", "skip"}


def in_columns(sections: Iterable[Section]) -> tuple[Section, ...]:
    r"""Put each entry of sections set in columns into one block.

    Parameters
    ----------
    sections : iterable of Section
        The document.

    Returns
    -------
    tuple of Section
        As given, but where dates stand in a column of their own: there one row an entry, its
        wrapped lines joined.

    Examples
    --------
    >>> from researchmetrics.documents.listings.outline import outline
    >>> text = "Education\n\n2019   Doctor of Pots,\n       Delft University\n2012   Apprentice"
    >>> [block.cells for block in in_columns(outline(text))[1].blocks]
    [('2019', 'Doctor of Pots, Delft University'), ('2012', 'Apprentice')]
    """
    return tuple(
        replace(section, blocks=tuple(_blocks(section.blocks)))
        if section.role in _ROLES
        else section
        for section in sections
    )


def _blocks(blocks: Sequence[Block]) -> Iterator[Block]:
    held: list[Block] = []
    blocks = _dates_above([part for one in blocks for part in _parted(one)])
    for block in blocks:
        if block.kind in {"paragraph", "row"} and not block.lines[0].lstrip().startswith("|"):
            held.append(block)
            continue
        yield from _run(held)
        held = []
        yield block
    yield from _run(held)


def _parted(block: Block) -> Iterator[Block]:
    """Take off an item the lines below it that are set in two columns, as none of its own are."""
    first = next(
        (n for n, line in enumerate(block.lines) if n and _is_outside(block, line)),
        None,
    )
    if block.kind != "item" or first is None:
        yield block
        return
    yield replace(block, lines=block.lines[:first])
    yield Block("paragraph", block.lines[first:], block.line + first)


def _dates_above(blocks: list[Block]) -> list[Block]:
    """Join dates in a paragraph of their own to the one below, where a list begins so."""
    if len(blocks) < 2 or not _is_dates(blocks[0]):
        return blocks
    joined: list[Block] = []
    held: Block | None = None
    for block in blocks:
        if held is not None and block.kind == "paragraph" and not _is_dates(block):
            cells = (held.text, *(line.strip() for line in block.lines))
            joined.append(Block("row", (*held.lines, *block.lines), held.line, cells=cells))
            held = None
            continue
        joined += [held] if held is not None else []
        held = block if _is_dates(block) else None
        joined += [block] if held is None else []
    return [*joined, held] if held is not None else joined


def _is_dates(block: Block) -> bool:
    span = find_span(block.text) if block.kind == "paragraph" and len(block.text) < 60 else None
    return span is not None and not (block.text[: span.start] + block.text[span.end :]).strip(
        _EDGES
    )


def _is_outside(block: Block, line: str) -> bool:
    """Whether a line stands outside the list: in two columns, or as far left as its bullets."""
    indent = len(line) - len(line.lstrip())
    if block.level < _DEEP:
        return _TWO.match(line) is not None and not indent
    return indent <= 2 * block.level + 1


def _run(blocks: list[Block]) -> Iterator[Block]:
    """Arrange blocks anew where lines go on below the text beside their dates."""
    lines = list(_paired([(line, block.line) for block in blocks for line in block.lines]))
    dated = [_dated(line) for line, _ in lines]
    wrapped = any(
        before is not None and after is None and _INDENT.match(line)
        for before, after, (line, _) in zip(dated, dated[1:], lines[1:], strict=False)
    )
    if len(lines) < sum(len(block.lines) for block in blocks):
        yield from (_row_of(line, number) for line, number in lines)
        return
    if not wrapped:
        yield from blocks
        return
    row: Block | None = None
    for cells, (line, number) in zip(dated, lines, strict=True):
        if cells is None and row is not None and _INDENT.match(line) and _goes_on(row, line):
            joint = "" if row.cells[1].endswith("-") and line.strip()[0].islower() else " "
            text = f"{row.cells[1].rstrip('-') if not joint else row.cells[1]}{joint}{line.strip()}"
            row = replace(row, lines=(*row.lines, line), cells=(row.cells[0], text))
            continue
        if cells is None and row is not None and _INDENT.match(line) and _is_head(row, line):
            row = replace(row, lines=(*row.lines, line), cells=(*row.cells, line.strip()))
            continue
        if row is not None:
            yield row
        row = Block("row", (line,), number, cells=cells) if cells else None
        if row is None:
            yield Block("paragraph", (line,), number)
    if row is not None:
        yield row


def _paired(lines: Sequence[tuple[str, int]]) -> Iterator[tuple[str, int]]:
    """Join the two lines of entries in two columns: place and dates, and below it post and town."""
    held: tuple[str, int] | None = None
    for line, number in lines:
        text = line.strip()
        below = _TWO.match(text) or (len(text) < _SHORT and not text.endswith(","))
        if held is not None and below and not find_span(line) and _is_post(line):
            held = (f"{held[0]}\t" + "\t".join(_WIDE.split(line.strip())), held[1])
            yield held
            held = None
            continue
        if held is not None:
            yield held
        parts = _WIDE.split(line.strip())
        is_place = len(parts) == 2 and find_span(parts[1]) and not find_span(parts[0])
        held = (line, number) if is_place and not _is_post(parts[0]) else None
        if held is None:
            yield line, number
    if held is not None:
        yield held


def _is_post(text: str) -> bool:
    first = _WIDE.split(text.strip())[0].partition(",")[0]
    return is_degree(first) or (is_job(first) and not _NAMES.search(first))


def _row_of(line: str, number: int) -> Block:
    cells = tuple(part.strip() for part in _WIDE.split(line.strip()) if part.strip())
    return Block(
        "row" if len(cells) > 1 else "paragraph",
        (line,),
        number,
        cells=cells if len(cells) > 1 else (),
    )


def _is_head(row: Block, line: str) -> bool:
    """Whether the first line below dates and a title is still no detail: where it was."""
    text = line.strip()
    is_short = len(text) < 90 and ":" not in text and not text.endswith(".")
    return is_short and len(row.cells) == 2 and text[:1] not in "-•*–·"


def _dated(line: str) -> tuple[str, str] | None:
    """Cells of a line that begins with dates and, behind a gap, says of what."""
    span = find_span(line[:60])
    if span is None or line[: span.start].strip(_EDGES):
        return None
    rest = line[span.end :].lstrip("-–—~. :") if span.is_range else line[span.end :]
    gap = _GAP.match(line, span.end) or _GAP.match(rest)
    open_end = line[span.end : span.end + 4].strip()[:1] in {"-", "–", "—"}
    dates = span.text + (" –" if open_end and not span.is_range else "")
    text = rest.strip(" \t-–—")
    return (dates, text) if gap and text else None


def _goes_on(row: Block, line: str) -> bool:
    """Whether a line goes on with the text above it, and says nothing of its own."""
    text, more = row.cells[1], line.strip()
    opened, closed = (sum(text.count(sign) for sign in signs) for signs in _QUOTES)
    unclosed = text.count("(") > text.count(")") or (opened != closed and '"' not in text)
    return text.endswith((",", "-", "&", "–", "/")) or more[:1].islower() or unclosed
