"""Entries whose title stands apart from their authors: lines of names, titles as headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from researchmetrics.documents.listings.outline import Section
from researchmetrics.documents.references.authors import find_names
from researchmetrics.documents.text.plain import shown

__all__ = ["begins_with_names", "is_names", "with_titles"]

_QUOTED = re.compile(r"[\"“„«「『][^\"“”„»」』\n]{12,}?[\"”»」』]")


def with_titles(listing: Sequence[Section]) -> Iterator[Section]:
    r"""Put titles that are headings of their own into the entries below them.

    Parameters
    ----------
    listing : sequence of Section
        Sections that list publications.

    Yields
    ------
    Section
        In order; one a heading still.

    Examples
    --------
    >>> from researchmetrics.documents.listings.outline import outline
    >>> cv = "## Papers\n### On Old Pots\nA. Pott. Clay, 2019.\n### On New Pots\nB. Lee. 2020."
    >>> list(with_titles(outline(cv)[1:]))[1].blocks[0].text
    'A. Pott, "On Old Pots", Clay, 2019.'
    """
    parts: dict[str, list[Section]] = {}
    for section in listing:
        if (
            section.parent
            and section.blocks
            and not re.fullmatch(r"\W*(?:19|20)\d\d\W*", section.heading)
        ):
            parts.setdefault(section.parent, []).append(section)
    for section in listing:
        below = parts.get(section.parent, [])
        if len(below) > 1 and section in below and all(map(_heads_one, below)):
            first, *rest = section.blocks
            lines = (_titled(section.heading, first.lines[0]), *first.lines[1:])
            held = replace(first, lines=(" ".join(lines),))
            yield replace(section, heading=section.parent, parent="", blocks=(held, *rest))
        else:
            yield section


def _heads_one(section: Section) -> bool:
    """Whether a heading is the title of the one work below it."""
    first, *rest = section.blocks
    return (
        len(section.heading.split()) > 2
        and first.kind == "paragraph"
        and len(rest) < 3
        and not _QUOTED.search(first.text)
        and (begins_with_names(first.lines[0]) or is_names(first.lines[0]))
        and not any(begins_with_names(block.lines[0]) for block in rest)
    )


def _titled(title: str, line: str) -> str:
    """Put a title behind the names that a line begins with."""
    words = shown(line)
    names = find_names(words)
    last = words[slice(*names.spans[-1])].strip()
    place = line.find(last)
    text, end = (words, names.end) if place < 0 else (line, place + len(last))
    marks = re.match(r"[*_†‡\\]*", text[end:])
    end += marks.end() if marks else 0
    title = title.replace('"', "'")
    return f'{text[:end]}, "{title}", {text[end:].lstrip(" .,")}'


def is_names(line: str) -> bool:
    """Whether a line lists authors and says nothing else.

    Parameters
    ----------
    line : str
        A line of an entry.

    Returns
    -------
    bool
        True for several names, or one short one.

    Examples
    --------
    >>> is_names("Ann Pott, Bo Lee and 3 more authors"), is_names("On pots, in Clay, 2019")
    (True, False)
    """
    words = shown(line).strip(" .,")
    if len(words) > 3000 or len(words) < 5:
        return False
    names = find_names(words)
    more = re.fullmatch(
        r"[\s,;.*†‡^{}\d]*(?:(?:,|and)?\s*\d+ more authors?)?\W*", words[names.end :]
    )
    return (
        bool(names.spans) and more is not None and (len(names.spans) > 1 or len(words.split()) < 5)
    )


def begins_with_names(line: str) -> bool:
    """Whether a line begins with authors, and says more.

    Parameters
    ----------
    line : str
        A line of an entry.

    Returns
    -------
    bool
        True where a stop, a bracket or a quotation follows the names.

    Examples
    --------
    >>> begins_with_names("A. Pott, B. Lee. On pots."), begins_with_names("On pots and pans.")
    (True, False)
    """
    words = shown(line)
    names = find_names(words)
    behind = words[: names.end].rstrip()[-1:] + words[names.end : names.end + 3].strip()[:1]
    return bool(names.spans) and any(sign in '.,(:"“' for sign in behind)
