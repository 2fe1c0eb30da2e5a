"""Publication entries of a CV: which blocks are entries, and which lines make one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from researchmetrics.documents.listings.blocks import Block
from researchmetrics.documents.listings.entry_titles import begins_with_names, is_names, with_titles
from researchmetrics.documents.listings.headings import heading_type
from researchmetrics.documents.listings.outline import Section
from researchmetrics.documents.references.authors import find_names
from researchmetrics.documents.text.legends import read_legend
from researchmetrics.documents.text.plain import shown
from researchmetrics.documents.text.printed_dates import find_year

__all__ = ["Entry", "find_entries", "stray_entries"]

_QUOTED = re.compile(r"[\"“„«「『][^\"“”„»」』\n]{12,}?[\"”»」』]")
_IDENTIFIED = re.compile(r"\barxiv\b|\bdoi\b|\b10\.\d{4}/|https?://", re.IGNORECASE)
_VENUE = re.compile(
    r"\b(?:proceedings|proc\b|conference|journal|transactions|workshop|symposium|letters|review|"
    r"press|springer|elsevier|"
    r"ieee|acm|submitted|under review|accepted|to appear|forthcoming|in press|preprint|"
    r"manuscript|thesis|vol|pp|pages|lncs|"
    r"zeitschrift|tagungsband|revue|actes|revista|atti|rivista|in:)\b|학회|논문지|저널|학술대회|"
    r"会议|学报|論文誌",
    re.IGNORECASE,
)
_PROSE = re.compile(
    r"\b(?:I|my|me|we|our|please|click|see|visit)\b(?=[\s,'’])|\b(?:full|complete) list\b|"
    r"google scholar|h-index|citations?\b.{0,20}\d|\d.{0,5}\bcitations?\b",
    re.IGNORECASE,
)
_YEAR_HEADING = re.compile(r"^\W*((?:19|20)\d\d)\W*$")
_LEAST = 20
_END = 2000


@dataclass(frozen=True, slots=True)
class Entry:
    """One publication entry.

    Parameters
    ----------
    raw : str
        As found.
    text : str
        What to parse: the entry on one line, or with its lines put in the common order.
    section : str
        Heading under which it stands.
    legend : dict of str to str
        What marks mean in that section.
    type : str or None
        Type of work that the heading announces.
    year : str or None
        Year that a heading gives.
    cells : tuple of str
        Cells, where it is the row of a table.
    is_sure : bool
        False where little speaks for its being a publication.
    """

    raw: str
    text: str
    section: str
    legend: dict[str, str]
    type: str | None = None
    year: str | None = None
    cells: tuple[str, ...] = ()
    is_sure: bool = True


def find_entries(sections: Iterable[Section]) -> list[Entry]:
    r"""Find the entries under headings that announce publications.

    Parameters
    ----------
    sections : iterable of Section
        The document.

    Returns
    -------
    list of Entry
        In order; explanations of marks, and sentences about the list, are none.

    Examples
    --------
    >>> from researchmetrics.documents.listings.outline import outline
    >>> cv = outline(
    ...     "## Papers\n\n\\* equal contribution\n\nA. Pott\\*, B. Lee\\*. On pots. Clay, 2019."
    ... )
    >>> [(entry.text, entry.legend) for entry in find_entries(cv)]
    [('A. Pott\\*, B. Lee\\*. On pots. Clay, 2019.', {'*': 'equal'})]
    """
    found: list[Entry] = []
    listing = [section for section in sections if section.role == "publications"]
    everywhere: dict[str, str] = {}
    for section in reversed(listing):
        everywhere |= _legend(section)
    for section in with_titles(listing):
        # What one list explains holds for the others, unless they explain it otherwise.
        found += _of_section(section, everywhere | _legend(section))
    return found


def stray_entries(sections: Iterable[Section]) -> list[Entry]:
    """Find entries where no heading announces them, by their looks alone.

    Parameters
    ----------
    sections : iterable of Section
        A document in which `find_entries` found nothing.

    Returns
    -------
    list of Entry
        From sections of which most blocks plainly are references.

    Examples
    --------
    >>> stray_entries(())
    []
    """
    found: list[Entry] = []
    for section in sections:
        if section.role in {None, "references"}:
            entries = [entry for entry in _of_section(section, {}) if _evidence(entry.text) >= 4]
            blocks = [block for block in section.blocks if len(block.text) > _LEAST]
            if len(entries) > 1 and 2 * len(entries) >= len(blocks):
                found += entries
    return found


def _legend(section: Section) -> dict[str, str]:
    legend: dict[str, str] = {}
    for block in section.blocks:
        legend |= read_legend(shown(block.text))
    return legend


def _of_section(section: Section, legend: dict[str, str]) -> Iterator[Entry]:
    year = _YEAR_HEADING.match(section.heading)
    heading = section.parent if year and section.parent else section.heading
    kind = heading_type(section.heading) or (
        heading_type(section.parent) if section.parent else None
    )
    header: tuple[str, ...] = ()
    for block in _grouped(section.blocks):
        if block.kind == "row":
            header = header or _header(block.cells)
            if header == block.cells:
                continue
        for text, raw in _texts(block):
            evidence = _evidence(text)
            if _is_entry(text, evidence, block):
                yield Entry(
                    raw=raw,
                    text=text,
                    section=heading,
                    legend=legend,
                    type=kind,
                    year=year[1] if year else None,
                    cells=_ordered(block.cells, header),
                    is_sure=evidence > 1,
                )


def _header(cells: tuple[str, ...]) -> tuple[str, ...]:
    """Take a row as the head of its table when it names columns."""
    names = {"title", "titel", "titre", "título", "제목", "논문명", "题目", "タイトル"}
    return cells if any(shown(cell).casefold() in names for cell in cells) else ()


def _ordered(cells: tuple[str, ...], header: tuple[str, ...]) -> tuple[str, ...]:
    """Mark cells with the names of their columns."""
    if not header or len(header) != len(cells):
        return cells
    return tuple(
        f"{shown(name).casefold()}={cell}" for name, cell in zip(header, cells, strict=True)
    )


def _is_entry(text: str, evidence: int, block: Block) -> bool:
    words = shown(text)
    if len(words) < _LEAST or (read_legend(words) and evidence < 3):
        return False
    if _PROSE.search(words) and evidence < 4:
        return False
    return evidence > 1 or (block.kind in {"item", "row"} and len(words.split()) > 3)


def _evidence(text: str) -> int:
    """Add up what speaks for a text being a reference; the ends of a long one tell enough."""
    if len(text) > 2 * _END:
        text = f"{text[:_END]} {text[-_END:]}"
    words = shown(text)
    names = find_names(words, end=None)
    listed = len(names.spans) > 1 or (
        bool(names.spans) and names.end < len(words) and words[names.end] in ".,(:"
    )
    return (
        2 * bool(_QUOTED.search(text))
        + bool(find_year(words))
        + 2 * bool(_IDENTIFIED.search(text))
        + bool(_VENUE.search(words))
        + 2 * listed
    )


def _grouped(blocks: Sequence[Block]) -> Iterator[Block]:
    """Join title, authors and venue that stand in paragraphs of their own, and indented lines."""
    held: Block | None = None
    for block in blocks:
        if held is not None and _goes_on(held, block):
            held = replace(held, lines=(*held.lines, *block.lines))
            continue
        if held is not None:
            yield held
        held = block
    if held is not None:
        yield held


def _goes_on(held: Block, block: Block) -> bool:
    if held.kind == "row" or block.kind == "row":
        return False
    if held.kind == "item" and block.kind == "item":
        return block.level > held.level and _evidence(block.text) < 3
    if block.kind == "item" or len(held.lines) > 4 or read_legend(shown(block.text)):
        return False
    is_indented = block.lines[0].startswith("  ") and held.kind == "item"
    if is_indented and (len(held.lines) == 1 or not find_year(shown(held.text))):
        return True
    if is_names(block.text):
        return _is_bare_title(held.lines[-1]) and len(held.lines) < 3
    return len(held.lines) > 1 and is_names(held.lines[-1]) and not find_year(held.lines[0])


def _is_bare_title(line: str) -> bool:
    words = shown(line)
    # Three capitalised words may be a name or a title; several names are no title.
    is_list = is_names(line) and len(find_names(words).spans) > 1
    return len(words.split()) > 2 and not is_list and not find_year(words)


def _texts(block: Block) -> Iterator[tuple[str, str]]:
    """Give the entries of a block: lines that are entries each, or all lines as one."""
    lines = [line.strip() for line in block.lines if line.strip()]
    if block.kind == "paragraph" and _are_entries(lines):
        yield from ((line, line) for line in lines)
    elif len(lines) > 1 and (text := _in_order(lines)):
        yield text, block.raw.strip()
    else:
        yield " ".join(lines), block.raw.strip()


def _are_entries(lines: Sequence[str]) -> bool:
    if len(lines) < 2:
        return False
    return all(len(line) > 40 and _evidence(line) >= 4 for line in lines) or all(
        find_year(shown(line)) and begins_with_names(line) for line in lines
    )


def _in_order(lines: Sequence[str]) -> str | None:
    """Put title, authors, venue on lines of their own into the order of a reference."""
    place = next((place for place, line in enumerate(lines[:3]) if place and is_names(line)), None)
    if place is None or not _is_bare_title(lines[place - 1]):
        return None
    title = shown(lines[place - 1]).strip(" .").replace('"', "'")
    rest = " ".join((*lines[: place - 1], *lines[place + 1 :]))
    return f'{lines[place].strip(" .,")}, "{title}", {rest}'
