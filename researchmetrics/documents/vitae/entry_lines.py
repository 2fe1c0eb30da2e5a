"""Lines of a CV as entries: a paragraph that holds several of them, and lines with labels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from researchmetrics.documents.listings.blocks import Block
from researchmetrics.documents.text.organisations import is_degree
from researchmetrics.documents.text.plain import shown
from researchmetrics.documents.text.printed_dates import find_span

__all__ = ["field_of", "parted", "unnested"]

# Labels of forms such as Europass; those of dates say nothing that the dates do not.
_FIELDS = {
    "dates": r"(?:dates?|period|duration|zeitraum|datum|fechas?|périodes?|período|기간|期間|时间)"
    r"(?:\s*\(.{1,30}?\))?",
    "title": r"(?:occupation or position held|position(?:\s+held)?|job title|role|"
    r"title of qualification(?: awarded)?|qualification(?: awarded)?|degree(?: awarded)?|"
    r"beruf oder funktion|funktion|puesto|cargo|fonction|poste occupé|직위|学位|職位)",
    "organisation": r"(?:(?:name|address)(?:\s+(?:and|&)\s+\w+)*\s+of (?:employer|organi[sz]ation)"
    r"(?: providing education and training)?|employer|institution|organi[sz]ation|company|"
    r"university|school|arbeitgeber|empresa|employeur|établissement|소속|기관|所属|单位)",
}
_FIELD = re.compile(
    "^(?:"
    + "|".join(rf"(?P<{name}>{words})" for name, words in _FIELDS.items())
    + r")\s*[:：]\s*(?P<text>\S.*)$",
    re.IGNORECASE,
)
_EDGES = " \t,;:|·–—-~()[]*."


def field_of(line: str) -> tuple[str | None, str]:
    """Read the label of a line.

    Parameters
    ----------
    line : str
        A line without markup.

    Returns
    -------
    name : str or None
        ``title`` or ``organisation``; None for other lines, and for dates, which are read as such.
    text : str
        The line without its label.

    Examples
    --------
    >>> field_of("Name of employer: Delft Labs"), field_of("Dates (from - to): 2019 - 2020")
    (('organisation', 'Delft Labs'), (None, '2019 - 2020'))
    """
    found = _FIELD.match(line)
    if found is None:
        return None, line
    name = next(name for name in _FIELDS if found[name])
    return (None if name == "dates" else name), found["text"].strip()


def parted(block: Block, role: str) -> list[Block]:
    """Part a paragraph that holds several entries, by where its lines have dates.

    Parameters
    ----------
    block : Block
        Part of a section.
    role : str
        Role of the section: ``positions`` or ``education``.

    Returns
    -------
    list of Block
        One an entry, with the lines that go on with it; the block itself where it is one.

    Examples
    --------
    >>> lines = ("2019-2020 Master potter", "Made pots.", "2015-2019 Apprentice")
    >>> [part.lines for part in parted(Block("paragraph", lines, 1), "positions")]
    [('2019-2020 Master potter', 'Made pots.'), ('2015-2019 Apprentice',)]
    """
    lines = [line for line in block.lines if line.strip()]
    if len(lines) < 2 or block.kind != "paragraph" or any(field_of(shown(one))[0] for one in lines):
        return [block]
    places = _places(lines)
    if places:
        return [
            replace(block, lines=(lines[above], lines[n]), line=block.line + n)
            for n, above in places
        ]
    starts = _starts([shown(line) for line in lines], role)
    if len(starts) < 2 or starts[0] != 0:
        return [block]
    ends = [*starts[1:], len(lines)]
    return [
        replace(block, lines=tuple(lines[start:end]), line=block.line + start)
        for start, end in zip(starts, ends, strict=True)
    ]


def _places(lines: Sequence[str]) -> list[tuple[int, int]]:
    """Numbers of indented lines with dates, and of the line above them that says where."""
    indents = [len(line) - len(line.lstrip()) for line in lines]
    spans = [find_span(shown(line)) for line in lines]
    if spans[0] or not any(spans) or len(set(indents)) < 2:
        return []
    found: list[tuple[int, int]] = []
    above = 0
    for n, (indent, span) in enumerate(zip(indents, spans, strict=True)):
        if span is None and indent == indents[0]:
            above = n
        elif span is not None and indent > indents[0]:
            found.append((n, above))
        else:
            return []
    return found


def unnested(blocks: Sequence[Block]) -> list[Block]:
    """Put the heads of nested lists together: a place, and below it the posts held there.

    Parameters
    ----------
    blocks : sequence of Block
        Of a section.

    Returns
    -------
    list of Block
        As given, but an item without dates is joined to each of the dated items below it, or to
        the lines of its only entry.

    Examples
    --------
    >>> items = [Block("item", ("Delft Labs",), 1), Block("item", ("Potter (2019-2020)",), 2, 1)]
    >>> [block.lines for block in unnested(items)]
    [('Delft Labs', 'Potter (2019-2020)')]
    """
    arranged: list[Block] = []
    place = 0
    while place < len(blocks):
        outer = blocks[place]
        below = _below(blocks, place)
        place += 1 + len(below)
        arranged += _joined(outer, below)
    return arranged


def _below(blocks: Sequence[Block], place: int) -> list[Block]:
    """The items nested below an item."""
    outer, below = blocks[place], []
    for block in blocks[place + 1 :] if outer.kind == "item" else ():
        if block.kind != "item" or block.level <= outer.level:
            break
        below.append(block)
    return below


def _joined(outer: Block, below: list[Block]) -> list[Block]:
    level = min((block.level for block in below), default=0)
    children = [block for block in below if block.level == level]
    dated = [block for block in children if find_span(block.text)]
    if not dated or find_span(shown(outer.text)):
        return [outer, *below]
    if len(dated) == 1 and _is_only_dates(dated[0]):
        head = children[: children.index(dated[0]) + 1]
        lines = (*outer.lines, *(line for block in head for line in block.lines))
        return [replace(outer, lines=lines), *(block for block in below if block not in head)]
    return [
        replace(block, lines=(*outer.lines, *block.lines), level=outer.level)
        if block in dated
        else block
        for block in below
    ]


def _is_only_dates(block: Block) -> bool:
    span = find_span(shown(block.text))
    text = shown(block.text)
    return span is not None and len(text) < len(span.text) + 6


def _starts(lines: Sequence[str], role: str) -> list[int]:
    """Numbers of the lines at which an entry begins."""
    places = [_place_of_dates(line) for line in lines]
    if places[0] is None and len(lines) % 2 == 0:
        # A name, and below it what and when, again and again.
        alternate = all((place is None) == (n % 2 == 0) for n, place in enumerate(places))
        return list(range(0, len(lines), 2)) if alternate else []
    if role == "education" and is_degree(lines[0][:30]):
        same = places[0] is not None
        return [
            n
            for n, line in enumerate(lines)
            if is_degree(line[:30]) or (same and places[n] == places[0])
        ]
    if places[0] in {"front", "back"}:
        return [n for n, place in enumerate(places) if place == places[0]]
    return []


def _place_of_dates(line: str) -> str | None:
    """Where a line has its dates: in front, at the back, or within."""
    span = find_span(line)
    if span is None or len(line) < len(span.text) + 10:
        return None
    if not line[: span.start].strip(_EDGES):
        return "front"
    return "back" if not line[span.end :].strip(_EDGES) else "within"
