"""Headings of plain text that are told by looking like the other headings of their document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from researchmetrics.documents.listings.headings import heading_role, is_known_heading
from researchmetrics.documents.text.organisations import is_degree, is_job

__all__ = ["likely_headings"]

Look = tuple[bool, bool, bool, bool]

_BRACKETS = re.compile(r"\([^()]{0,200}\)")
_NOT = re.compile(r"\d|[@|\t,]|^\W|[.;!?]$|\s{3}|[:：]\s*\S")
# One award or talk is an entry, several are a list.
_ENTRY = re.compile(
    r"\b(?:award|prize|medal|fellowship|scholarship|grant|talk|lecture|thesis|dissertation|course)$",
    re.IGNORECASE,
)
# So many headings of a look make it the look of headings.
_FEWEST, _ALIKE = 2, 2
_LONGEST, _MOST_WORDS, _FEW_WORDS = 120, 7, 4
# Of lists of works more than the look tells where they begin.
_ROLES = {"positions", "education", "awards", "service", "talks", "interests"}


def likely_headings(lines: Sequence[str]) -> frozenset[int]:
    r"""Find lines that look like the headings of a document and name what a section holds.

    Parameters
    ----------
    lines : sequence of str
        Lines of plain text.

    Returns
    -------
    frozenset of int
        Their places, from 0; empty where the document has too few known headings to tell.

    Examples
    --------
    >>> text = "Education\n2019 X\n\nAwards\n2020 Y\n\nService\n2021 Z\n\nPositions so far\n2022 W"
    >>> likely_headings(text.split("\n"))
    frozenset({9})
    """
    apart = [
        place
        for place, line in enumerate(lines)
        if line.strip() and len(line) < _LONGEST and not (place and lines[place - 1].strip())
    ]
    known = {place for place in apart if is_known_heading(lines[place])}
    looks = Counter(_look(lines, place) for place in known)
    if len(known) < _FEWEST:
        return frozenset()
    found: set[int] = set()
    role: str | None = None
    for place in apart:
        if place in known:
            role = heading_role(lines[place])
        elif looks[_look(lines, place)] >= _ALIKE and _is_likely(lines[place], role):
            own = heading_role(lines[place])
            if own in _ROLES and own != role:
                found.add(place)
                role = own
    return frozenset(found)


def _look(lines: Sequence[str], place: int) -> Look:
    """Whether a line is indented, has a blank line below it, ends in a colon, is in capitals."""
    line = lines[place]
    below = lines[place + 1] if place + 1 < len(lines) else ""
    return line[:1].isspace(), not below.strip(), line.rstrip().endswith(":"), line.isupper()


def _is_likely(line: str, above: str | None) -> bool:
    text = _BRACKETS.sub("", line).strip().rstrip(":").strip()
    # A longer line among publications is the title of one.
    most = _MOST_WORDS if above not in {"publications", "references"} else _FEW_WORDS
    if not 0 < len(text.split()) <= most or _NOT.search(text):
        return False
    return not (is_job(text) or is_degree(text) or _ENTRY.search(text))
