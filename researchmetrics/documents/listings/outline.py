"""Blocks of a document under headings."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from researchmetrics.documents.listings.blocks import Block, blocks_of
from researchmetrics.documents.listings.headings import (
    heading_role,
    is_known_heading,
    plain_heading,
)

__all__ = ["Section", "outline"]

_YEAR_ALONE = re.compile(r"^[\s*_]*(?:19|20)\d\d[\s*_:]*$")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the blocks up to the next one.

    Parameters
    ----------
    heading : str
        Its words; empty for what comes before the first heading.
    role : str or None
        What it announces (see `heading_role`), inherited from the heading above where its own
        words say nothing.
    level : int
        1 to 6; 0 before the first heading.
    blocks : tuple of Block
        What stands under it.
    parent : str
        Heading of the section whose role it inherits; empty where it has a role of its own.
    """

    heading: str
    role: str | None
    level: int
    blocks: tuple[Block, ...]
    parent: str = ""


def outline(text: str) -> tuple[Section, ...]:
    r"""Arrange a document under its headings.

    Parameters
    ----------
    text : str
        Text or Markdown.

    Returns
    -------
    tuple of Section
        The first one holds what comes before any heading and may be empty.

    Examples
    --------
    >>> [
    ...     (s.heading, s.role, len(s.blocks))
    ...     for s in outline("# Ann Pott\n\n## Talks\n- On pots\n- On pans")
    ... ]
    [('', None, 0), ('Ann Pott', None, 0), ('Talks', 'talks', 2)]
    """
    sections: list[Section] = []
    current = Section("", None, 0, ())
    held: list[Block] = []
    known: Section | None = None
    for block in blocks_of(text):
        if block.kind != "heading":
            parted = _year_line(block) if current.role == "publications" else None
            if parted is None:
                held.append(block)
                continue
            line, rest = parted
            sections.append(replace(current, blocks=tuple(held)))
            current, held = _year_section(line, current), list(rest)
            continue
        sections.append(replace(current, blocks=tuple(held)))
        current, held = _section(block, known), []
        if not current.parent:
            known = current
    sections.append(replace(current, blocks=tuple(held)))
    return tuple(sections)


def _section(block: Block, above: Section | None) -> Section:
    """Open a section; below a known heading, one that says nothing of its own belongs to it."""
    heading = plain_heading(block.text)
    role = heading_role(heading)
    below = above is not None and above.role is not None and block.level > above.level
    if (
        above is not None
        and above.role
        and (_is_part(heading) or (below and _stays(heading, role, above)))
    ):
        return Section(heading, above.role, block.level, (), parent=above.heading)
    return Section(heading, role, block.level, ())


def _year_line(block: Block) -> tuple[Block, tuple[Block, ...]] | None:
    """A line with nothing but a year divides a list, whether it is marked as a heading or not."""
    if block.kind != "paragraph" or not _YEAR_ALONE.match(block.lines[0]):
        return None
    rest = replace(block, lines=block.lines[1:], line=block.line + 1)
    return replace(block, lines=block.lines[:1], level=6), (rest,) if rest.lines else ()


def _year_section(block: Block, above: Section) -> Section:
    """Open the part of a list under a year."""
    return Section(
        plain_heading(block.text), above.role, 6, (), parent=above.parent or above.heading
    )


def _stays(heading: str, role: str | None, above: Section) -> bool:
    """Whether a heading one level down is about what the heading above it announced."""
    return role in {None, above.role} or not is_known_heading(heading)


def _is_part(heading: str) -> bool:
    """Whether a heading only divides a list: a year, a span of years."""
    return bool(
        re.fullmatch(
            r"\W*(?:19|20)\d\d\W*(?:(?:19|20)?\d\d|present|now)?\W*", heading, re.IGNORECASE
        )
    )
