"""Parts of entries that plain text shows by its signs alone, told where a whole list agrees.

"Title (Authors), Venue" could be a title with a remark, and "Color Constancy" a name; where nearly
all entries of a document are written in one way, that way tells what the doubtful ones say.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from researchmetrics.documents.deadline import check
from researchmetrics.documents.listings.line_shapes import line_shape
from researchmetrics.documents.listings.link_rows import is_link_row
from researchmetrics.documents.listings.units import Line, Listing, Run, Unit

__all__ = ["with_parts"]

_BRACKETED = re.compile(
    r"(?P<title>[^\n]{4,400}?)"
    r"(?P<open>\s*\((?:joint )?(?:with|mit|avec|con|com|w/|by)\s+|\s\()(?P<names>[^()]{3,2000}?)"
    r"(?P<close>\)\s*(?:[.,;:]|$))"
)
_JOINT = re.compile(
    r"(?P<title>[^\n]{8,300}?)"
    r"(?P<open>[,.;]?\s(?:joint(?:ly)? |together )?(?:with|mit|avec|con|com)\s+)"
    r"(?P<names>[A-ZÀ-ÖØ-ÞĀ-Ž].{3,400}?)(?P<close>[.,]?\s*$)"
)
_LETTER = re.compile(r"[^\W\d_]{2}")
_SHARE = 0.6
_FEWEST = 3
# A title stands among the first lines of its entry.
_SEEN = 4
_REFRAIN = 4
_LIKELY = ("title", "name", "other")
_PERHAPS = frozenset(("title", "name", "names", "other", "full"))


def with_parts(listings: Sequence[Listing]) -> tuple[Listing, ...]:
    """Mark titles and authors in the entries of a document that is written in one way.

    Parameters
    ----------
    listings : sequence of Listing
        Lists of plain text.

    Returns
    -------
    tuple of Listing
        The same, with hints on runs where their entries agree.

    Examples
    --------
    >>> from researchmetrics.documents.listings.units import plain_unit
    >>> entries = [
    ...     f"On {what} (Ann Pott and Bo Lee), Clay, 2019" for what in ("pots", "pans", "jars")
    ... ]
    >>> units = with_parts([Listing(tuple(map(plain_unit, entries)))])[0].units
    >>> [(run.text, run.hints) for run in units[0].lines[0]][:3]
    [('On pots', ('title',)), (' (', ()), ('Ann Pott and Bo Lee', ('authors',))]
    """
    units = [unit for listing in listings for unit in listing.units]
    told = _with_brackets(units) or _with_titles(units)
    if not told:
        return tuple(listings)
    place, found = 0, []
    for listing in listings:
        end = place + len(listing.units)
        found.append(replace(listing, units=tuple(told[place:end])))
        place = end
    return tuple(found)


def _with_brackets(units: Sequence[Unit]) -> list[Unit]:
    """Authors in brackets behind the title, where most entries have them there."""
    found = [_bracketed(unit) for unit in units]
    if sum(line is not None for line in found) < max(_FEWEST, _SHARE * len(found)):
        return []
    return [
        unit if line is None else replace(unit, lines=(line, *unit.lines[1:]))
        for unit, line in zip(units, found, strict=True)
    ]


def _bracketed(unit: Unit) -> Line | None:
    """The first line, its title and the authors in brackets behind it told apart."""
    if not unit.lines or len(unit.lines[0]) != 1:
        return None
    run = unit.lines[0][0]
    found = _BRACKETED.match(run.text) or _JOINT.match(run.text)
    if found is None or not _are_names(found["names"]) or not _LETTER.search(found["title"]):
        return None
    parts = (
        (found["title"], ("title",)),
        (found["open"], ()),
        (found["names"], ("authors",)),
        (run.text[found.start("close") :], ()),
    )
    return tuple(
        replace(run, text=text, hints=(*hints, *run.hints)) for text, hints in parts if text
    )


def _are_names(text: str) -> bool:
    return line_shape(text).kind in {"names", "name"}


@dataclass(frozen=True, slots=True)
class _Seen:
    """The first lines of an entry: their places in it and their kinds."""

    places: tuple[int, ...]
    kinds: tuple[str, ...]

    def has(self, upper: str, lower: str) -> bool:
        """Whether such lines stand directly below each other."""
        return (upper, lower) in pairwise(self.kinds)

    def names(self) -> int:
        """Where the authors stand; -1 where no line has any."""
        for wanted in ("names", "name"):
            for place, kind in enumerate(self.kinds):
                if kind == wanted and (place or wanted == "names"):
                    return place
        return -1


def _with_titles(units: Sequence[Unit]) -> list[Unit]:
    """Titles on lines of their own, where they stand in one place in most entries."""
    often = Counter(text for unit in units for text in unit.texts)
    seen = [_seen(unit, often) for unit in units]
    several = [one for one in seen if len(one.kinds) > 1]
    above = sum(any(one.has(kind, "names") for kind in _LIKELY) for one in several)
    below = sum(any(one.has("names", kind) for kind in _LIKELY) for one in several)
    first = sum(one.kinds[0] == "title" for one in several) >= _SHARE * len(several)
    if len(several) < _FEWEST:
        return []
    step = 0
    if max(above, below) >= 0.4 * len(several):
        step = -1 if above > 2 * below else 1 if below > 2 * above else 0
    if not step and not first:
        return []
    return [_titled(unit, one, step, first=first) for unit, one in zip(units, seen, strict=True)]


def _seen(unit: Unit, often: Counter[str]) -> _Seen:
    check()
    places = [
        place
        for place, line in enumerate(unit.lines)
        if len(line) == 1
        and "link-bar" not in line[0].hints
        and not is_link_row(line[0].text)
        # What many entries say in the same words is no part of one, but for authors.
        and (often[line[0].text] < _REFRAIN or line_shape(line[0].text).kind in {"name", "names"})
    ][:_SEEN]
    return _Seen(
        tuple(places), tuple(line_shape(unit.lines[place][0].text).kind for place in places)
    )


def _titled(unit: Unit, seen: _Seen, step: int, *, first: bool) -> Unit:
    """Mark the line beside the authors, or the first one, as the title."""
    if len(seen.kinds) < 2:
        return unit
    names = seen.names() if step else -1
    place = names + step if names >= 0 else 0 if first or step < 0 else -1
    if not 0 <= place < len(seen.kinds) or seen.kinds[place] not in _PERHAPS:
        return unit
    number = seen.places[place]
    run: Run = unit.lines[number][0]
    line = (replace(run, hints=("title", *run.hints)),)
    return replace(unit, lines=(*unit.lines[:number], line, *unit.lines[number + 1 :]))
