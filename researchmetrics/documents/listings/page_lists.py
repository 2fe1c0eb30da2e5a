"""The lists of publications on a page, each entry a unit."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import groupby

from researchmetrics.documents.forms.page import Page
from researchmetrics.documents.listings.entry_scores import EntryScores
from researchmetrics.documents.listings.headings import heading_role
from researchmetrics.documents.listings.leftovers import with_leftovers
from researchmetrics.documents.listings.line_shapes import LineShape, line_shape
from researchmetrics.documents.listings.link_bars import BarredRun, mark_bars
from researchmetrics.documents.listings.name_spans import names_in
from researchmetrics.documents.listings.page_headings import (
    Heading,
    Standing,
    find_headings,
    standings,
)
from researchmetrics.documents.listings.page_hints import told_shape
from researchmetrics.documents.listings.page_units import make_unit
from researchmetrics.documents.listings.record_mining import Mined, mine
from researchmetrics.documents.listings.units import Listing

__all__ = ["find_page_lists"]

_FOR, _AGAINST = 0.15, -0.1
_OPEN_ROLES = frozenset((None, "projects", "references", "interests"))
_WORD = re.compile(r"[^\W\d_]{3,}")
_HIGH, _FAIR, _LOW = 0.7, 0.4, 0.15
_FEW = 4


def find_page_lists(
    page: Page,
    *,
    mended: Callable[[Page, Sequence[LineShape]], list[LineShape]] | None = None,
) -> tuple[Listing, ...]:
    """Find the lists of publications on a page.

    Parameters
    ----------
    page : Page
        An HTML page, Markdown or an office document as boxes of lines.
    mended : callable, optional
        Mends the shapes of lines, where the form of the document tells less than HTML does.

    Returns
    -------
    tuple of Listing
        The lists in order, one for each run of entries under the same headings. Talks, service,
        teaching and other lists are left out.

    Examples
    --------
    >>> from researchmetrics.documents.forms.html_page import html_page
    >>> page = html_page(
    ...     "<h2>Papers</h2><ul><li>A. Pott and B. Lee. On cracked pots. Clay, 2019."
    ...     "<li>A. Pott. On pans. Clay, 2018.</ul><h2>Talks</h2><ul><li>A. Pott. Delft, 2017.</ul>"
    ... )
    >>> [(one.role, len(one.units)) for one in find_page_lists(page)]
    [('publications', 2)]
    """
    barred = [mark_bars(line.runs) for line in page.lines]
    shapes = [
        LineShape("hidden", 0) if line.hidden else told_shape(page, _shape(runs), runs)
        for line, runs in zip(page.lines, barred, strict=True)
    ]
    shapes = mended(page, shapes) if mended else shapes
    headings = find_headings(page, shapes)
    shapes = [
        replace(shape, kind="heading") if number in headings and headings[number].sure else shape
        for number, shape in enumerate(shapes)
    ]
    default = heading_role(page.title) if len(page.title) < 80 else None
    default = default if default == "publications" else None
    scores = EntryScores(shapes)
    found = [
        # What is learned of a list tells its entries apart, and not what they are.
        replace(one, score=max(one.score, scores.of(one.start, one.end)))
        for one in mine(page, shapes, _prior(headings, len(shapes), default))
    ]
    outside = _outside(headings, found)
    found = with_leftovers(page, shapes, found, frozenset(heading.line for heading in outside))
    return _listings(page, barred, outside, found, default)


def _shape(runs: Sequence[BarredRun]) -> LineShape:
    text = "".join(one.run.text for one in runs if not one.is_bar)
    return line_shape(text, has_bar=any(one.is_bar for one in runs), led=_led(runs))


def _led(runs: Sequence[BarredRun]) -> str:
    """What is set off at the beginning of a line."""
    shown = [one.run for one in runs if one.run.text.strip(' .,;:()[]"“”')]
    if not shown or not (shown[0].href or shown[0].marks & {"bold", "italic", "underline"}):
        return ""
    return shown[0].text


def _prior(headings: dict[int, Heading], count: int, default: str | None) -> list[float]:
    sure = [heading for _, heading in sorted(headings.items()) if heading.sure]
    stands = standings(sure, range(count), default)
    worth = {"publications": _FOR, None: 0.0, "projects": 0.0, "references": 0.0}
    return [worth.get(stands[line].role, _AGAINST) for line in range(count)]


def _outside(headings: dict[int, Heading], found: Sequence[Mined]) -> list[Heading]:
    """Headings that are no part of an entry."""
    within = {line for one in found for line in range(one.start, one.end)}
    return [heading for line, heading in sorted(headings.items()) if line not in within]


def _listings(
    page: Page,
    barred: Sequence[Sequence[BarredRun]],
    headings: Sequence[Heading],
    found: Sequence[Mined],
    default: str | None,
) -> tuple[Listing, ...]:
    stands = standings(headings, [one.start for one in found], default)
    groups = [
        list(group)
        for _, group in groupby(found, key=lambda one: (one.around, stands[one.start].headings))
    ]
    chosen = [one for group in _chosen(page, groups, stands) for one in group]
    listings = []
    for _, entries in groupby(chosen, key=lambda one: stands[one.start]):
        group = list(entries)
        standing = stands[group[0].start]
        units = tuple(make_unit(page, barred, one, standing.headings) for one in group)
        listings.append(
            Listing(
                units,
                Counter(one.signature for one in group).most_common(1)[0][0],
                standing.role,
                standing.type,
                standing.year,
                sure=standing.role == "publications",
            )
        )
    return tuple(listings)


def _chosen(
    page: Page, groups: Sequence[list[Mined]], stands: dict[int, Standing]
) -> list[list[Mined]]:
    """The groups that are publications: by their headings, or where those are silent, by shape."""
    announced = [one for one in groups if stands[one[0].start].role == "publications"]
    silent = [one for one in groups if stands[one[0].start].role in _OPEN_ROLES]
    count = sum(map(len, announced))
    if not announced:
        return _persons(page, silent)
    told = [one for group in announced for one in group]
    if count < _FEW:
        # Too few to say whose they are.
        told += [one for group in silent for one in group]
    own = _commonest(page, told)
    return [
        group
        for group in groups
        if group in announced
        or (
            group in silent
            and stands[group[0].start].role != "references"
            and _mean(group) >= _HIGH
            and (len(group) > 2 or count < len(group))
            and _share(page, group, own) >= 0.5
        )
    ]


def _persons(page: Page, groups: Sequence[list[Mined]]) -> list[list[Mined]]:
    """Lists that no heading announces, where one person stands in most entries.

    Lists of no one person are other people's: a reading list, a programme, references.
    """
    groups = [group for group in groups if _mean(group) >= _LOW]
    total = [one for group in groups for one in group]
    if len(total) < 2 or _mean(total) < _FAIR:
        return []
    own = _commonest(page, total)
    if _share(page, total, own) < 0.5 and not _is_named(page, total):
        return []
    return groups


def _is_named(page: Page, found: Sequence[Mined]) -> bool:
    """Whether the name at the head of the page stands in many entries."""
    heads = [line for line in page.lines[:30] if page.elements[line.runs[0].element].tag == "h1"]
    head = f"{page.title} {heads[0].text if heads else ''}"
    words = {word for word in _WORD.findall(head) if len(word) > 3 and word[0].isupper()}
    texts = (" ".join(line.text for line in page.lines[one.start : one.end]) for one in found)
    return sum(any(word in text for word in words) for text in texts) >= 0.35 * len(found)


def _mean(group: Sequence[Mined]) -> float:
    return sum(one.score for one in group) / len(group)


def _words(page: Page, one: Mined) -> set[str]:
    """Words of the names in an entry."""
    lines = (names_in(line.text) for line in page.lines[one.start : one.end] if not line.hidden)
    return {word for line in lines for word in _WORD.findall(line) if word[0].isupper()}


def _commonest(page: Page, found: Sequence[Mined]) -> set[str]:
    """Words that stand in the names of most entries: the person's own is among them."""
    named = [words for one in found if (words := _words(page, one))]
    counts = Counter(word for words in named for word in words)
    return {word for word, count in counts.items() if count > max(1, 0.5 * len(named))}


def _share(page: Page, group: Sequence[Mined], own: set[str]) -> float:
    """In how many of the entries that name people any of those words stands."""
    named = [words for one in group if (words := _words(page, one))]
    if len(named) < 0.3 * len(group):
        return 1.0 if own else 0.5
    return sum(bool(words & own) for words in named) / len(named)
