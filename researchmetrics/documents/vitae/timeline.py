"""Positions and education of a CV: one row an entry, its parts as printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from researchmetrics.documents.deadline import check
from researchmetrics.documents.listings.blocks import Block
from researchmetrics.documents.listings.heading_words import ROLES
from researchmetrics.documents.listings.outline import Section
from researchmetrics.documents.text.organisations import (
    is_degree,
    is_job,
    is_organisation,
    split_place,
)
from researchmetrics.documents.text.plain import shown
from researchmetrics.documents.text.printed_dates import Span, find_span
from researchmetrics.documents.vitae.entry_lines import parted, unnested
from researchmetrics.documents.vitae.posts import is_only_job
from researchmetrics.documents.vitae.table_rows import labelled, ranged
from researchmetrics.documents.vitae.timeline_rows import EDGES, Entry, Row, is_named, row_of

__all__ = ["read_timeline"]

_DETAIL_LABEL = re.compile(
    r"^\W*(?:(?:master['’]?s?|bachelor['’]?s?|phd|doctoral|m\.?s\.?)\s+)?(?:thesis|dissertation|"
    r"advis[eo]rs?|supervis\w+|"
    r"gpa|grade|topic|title|committee|minor|major|note|thema|betreuer\w*|directeur|tesis|tese|"
    r"tesi|지도교수|논문|学位論文|导师)\b"
    r"[^:：]{0,30}[:：]",
    re.IGNORECASE,
)
# Lines about the person that stand below the title of a CV.
_PERSONAL = re.compile(
    r"생년월일|出生|生年月日|(?:^|\W)(?:geburts(?:datum|ort)|date of birth|born (?:on|in)|"
    r"né[e]? le|nat[oa] (?:a|il)|"
    r"fecha de nacimiento|data de nascimento|data di nascita|date de naissance|geboren|"
    r"födelsedatum|"
    r"nationality|staatsangehörigkeit|nationalité|nacionalidad|дата рождения)",
    re.IGNORECASE,
)
_SHARED = {role: frozenset(ROLES[role].split()) for role in ("education", "positions")}
# Headings of a whole course of life, degrees among the positions.
_LIFE = {
    "cv", "werdegang", "parcours", "trayectoria", "trajetória", "percorso", "vita", "biography",
    "biographie", "background", "経歴", "略歴", "약력", "简历", "履历",
}  # fmt: skip
_LONGEST_HEAD = 160
# What follows in a longer line is no part of a head.
_LONGEST_LINE = 1000


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
    held: list[str] = []
    for section in sections:
        if section.parent and section.role == role and not section.blocks:
            # A heading for the post and one for the place, and only then the dates.
            held.append(shown(section.heading))
            continue
        shared = section.role in _SHARED and len(_announced(section.heading)) > 1
        if (section.role == role or shared) and (section.heading or section.blocks):
            entries = _entries(section, role)
            if held and entries and section.parent:
                entries[0].head[:0] = held
            held = []
            found = [row_of(entry) for entry in entries]
            rows += [row for row in found if not shared or _belongs(row, role)]
    return tuple(row for row in rows if row["title"] or row["organisation"])


def _announced(heading: str) -> set[str]:
    """Which of positions and education a heading names: "Education and employment" names both."""
    words = set(re.findall(r"[^\W\d_]+", heading.casefold()))
    if words & _LIFE:
        return set(_SHARED)
    return {role for role, known in _SHARED.items() if words & known}


def _belongs(row: Row, role: str) -> bool:
    """Whether a row of a section about both is about one: degrees are education."""
    title = row["title"] or ""
    said = " ".join(row[key] or "" for key in ("title", "organisation", "details"))
    is_taught = is_degree(said) and not is_only_job(title)
    return is_taught == (role == "education")


def _entries(section: Section, role: str) -> list[Entry]:
    """Part the blocks of a section into entries."""
    arranged = unnested(labelled(section.blocks))
    blocks = [part for block in arranged for part in parted(block, role)]
    entries: list[Entry] = []
    if section.parent and not re.fullmatch(r"[\W\d]*", section.heading):
        entries.append(Entry([shown(section.heading)]))
    listed = [block.level for block in blocks if block.kind == "item"]
    outer = min(listed, default=0)
    in_prose = bool(entries) or any(
        block.kind != "item" and _is_head(block, role) for block in blocks
    )
    lead = ""
    for place, block in enumerate(blocks):
        if _PERSONAL.search(block.text):
            continue
        if _leads(blocks, place, role):
            lead = shown(block.text)
            continue
        is_inner = block.kind == "item" and (in_prose or block.level > outer)
        begins = not is_inner and (
            _is_head(block, role) or (block.kind == "item" and not _is_detail(block))
        )
        if section.parent and entries and not entries[0].is_dated and len(entries) == 1:
            begins = False
        if begins:
            entries.append(Entry(_glued([*([lead] if lead else []), *_head_lines(block)])))
            lead = ""
        elif entries:
            _add(entries[-1], block)
    return entries


def _leads(blocks: Sequence[Block], place: int, role: str) -> bool:
    """Whether a line names the organisation of the entry that begins with the next block."""
    block, after = blocks[place], blocks[place + 1 : place + 2]
    if not after or block.kind != "paragraph" or len(block.lines) != 1 or find_span(block.text):
        return False
    text = shown(block.text)
    named = is_organisation(text) or split_place(text)[1] is not None
    is_short = len(text) < 100 and not text.endswith((".", ":")) and not _is_detail(block)
    # What has an organisation of its own needs none from the line above.
    return (
        named
        and is_short
        and after[0].kind == "row"
        and _is_head(after[0], role)
        and (text.endswith(",") or not any(map(is_named, after[0].cells)))
    )


def _is_detail(block: Block) -> bool:
    return bool(_DETAIL_LABEL.match(block.text))


def _head_lines(block: Block) -> list[str]:
    lines = ranged(block.cells) if block.kind == "row" else block.lines
    return _glued([text[:_LONGEST_LINE] for text in map(shown, lines) if text])


def _glued(lines: Sequence[str]) -> list[str]:
    """Join what goes on behind a comma."""
    joined: list[str] = []
    for text in lines:
        if joined and joined[-1].endswith(",") and not find_span(text):
            joined[-1] += f" {text}"
        else:
            joined.append(text)
    return joined


def _is_head(block: Block, role: str) -> bool:
    """Whether a block begins an entry: it has dates, or a degree, and is no sentence about one."""
    check()
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
    before, after = line[: found.start].strip(EDGES), line[found.end :].strip(EDGES + ".")
    return not before or not after or (len(line) <= _LONGEST_HEAD and line[found.start - 1] == "(")


def _add(entry: Entry, block: Block) -> None:
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
