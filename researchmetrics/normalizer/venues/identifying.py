"""Which journal, conference, workshop or server a printed name stands for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from functools import cache, lru_cache

from researchmetrics.normalizer.venues.abbreviations import contracts
from researchmetrics.normalizer.venues.kinds import (
    LEADING,
    PREPRINT,
    SATELLITE,
    THESIS,
    WORKSHOP,
    names_no_venue,
)
from researchmetrics.normalizer.venues.letters import slug
from researchmetrics.normalizer.venues.lookup import find, is_own_name
from researchmetrics.normalizer.venues.naming import satellite, unknown
from researchmetrics.normalizer.venues.table import VenueTable, known_venues
from researchmetrics.normalizer.venues.venue import Venue
from researchmetrics.normalizer.venues.words import key, tidy, words

__all__ = ["alike", "identify", "using_venues"]

# One work shown at two places: the first is where it appeared.
_SECOND_PLACE = re.compile(
    r"(?:\)|\b(?:19|20)\d\d)\s*,?\s*(?:(?:19|20)\d\d\s*)?\s+and\s+", re.IGNORECASE
)
_POINTS = " ,;:."
Provider = Callable[[], VenueTable]
_CURRENT: ContextVar[Provider] = ContextVar("venues", default=known_venues)


@contextmanager
def using_venues(venues: VenueTable | Provider) -> Iterator[None]:
    """Identify venues by a table of one's own while the block runs, in this thread.

    Parameters
    ----------
    venues : VenueTable or callable
        The table, or what gives it when it is first needed: `own_venues`.

    Yields
    ------
    None
        Nothing.

    Examples
    --------
    >>> pots = Venue("pots", "Journal of Psychoceramics", None, "article")
    >>> mine = known_venues().with_entries([(pots, ("Journal of Psychoceramics", "J. Pots"))])
    >>> with using_venues(mine):
    ...     identify("J Pots").id
    'pots'
    """
    # Asked for once only: what lies on disk may change while the block runs.
    provider = (lambda: venues) if isinstance(venues, VenueTable) else cache(venues)
    token = _CURRENT.set(provider)
    try:
        yield
    finally:
        _CURRENT.reset(token)


def identify(
    text: str | None, *, venues: VenueTable | None = None, issn: str | None = None
) -> Venue | None:
    """Tell which venue a printed name stands for.

    Parameters
    ----------
    text : str or None
        "In CVPR", "Proceedings of the 38th International Conference on Machine Learning, 2021",
        "IEEE Trans. Pattern Anal. Mach. Intell.", "X workshop at Y", "arXiv preprint arXiv:...".
    venues : VenueTable, optional
        The venues that are known; default those of `using_venues`, else the package's own.
    issn : str, optional
        ISSN stated with the name, as evidence for `alike`.

    Returns
    -------
    Venue or None
        A known venue where the table has it; else one whose identity rests on its words and whose
        type follows from them, or is None. None when the text names no venue: "submitted to ..." is
        a state, not a place.

    Examples
    --------
    >>> identify("IEEE Conference on Computer Vision and Pattern Recognition (CVPR), 2021").id
    'cvpr'
    >>> identify("Proc. Natl. Acad. Sci. U.S.A.").name
    'Proceedings of the National Academy of Sciences'
    >>> venue = identify("Machine Learning for Music Discovery Workshop at ICML 2019")
    >>> venue.type, venue.id == identify("ICML Workshop on Machine Learning for Music Discovery").id
    ('workshop', True)
    """
    if text is None:
        return None
    found = _identify(text, _CURRENT.get()() if venues is None else venues)
    return replace(found, issn=issn) if found and issn else found


def alike(a: Venue | None, b: Venue | None) -> bool | None:
    """Judge whether two venues are one.

    Parameters
    ----------
    a, b : Venue or None
        As `identify` gave them.

    Returns
    -------
    bool or None
        None when it cannot be told: one is missing, not in the table and written otherwise, or a
        series that holds proceedings of many conferences.

    Examples
    --------
    >>> alike(identify("ICML"), identify("International Conference on Machine Learning"))
    True
    >>> alike(identify("ICML"), identify("NeurIPS"))
    False
    >>> alike(identify("ECCV"), identify("Lecture Notes in Computer Science")) is None
    True
    """
    if a is None or b is None:
        return None
    if a.id == b.id or (a.issn is not None and a.issn == b.issn):
        return True
    if a.is_known and b.is_known:
        # A conference's proceedings appear in a series; a journal is none.
        in_series = a.is_series != b.is_series and "article" not in (a.type, b.type)
        return None if in_series else False
    return True if _same_words(a.name, b.name) else None


@lru_cache(maxsize=65536)
def _same_words(one: str, other: str) -> bool:
    first, second = words(one), words(other)
    return (
        bool(first)
        and len(first) == len(second)
        and all(contracts(*sorted(pair, key=len)) for pair in zip(first, second, strict=True))
    )


@lru_cache(maxsize=65536)
def _identify(text: str, table: VenueTable) -> Venue | None:
    printed = tidy(text)
    line = _bare(printed)
    literal = table.literal.get(key(line))
    if literal is not None and find(line, table) is literal:
        return literal
    if names_no_venue(printed, line):
        return None
    second = _SECOND_PLACE.search(line)
    if second and (first := _identify(line[: second.start() + 1], table)) and first.is_known:
        return first
    known = find(line, table)
    if known and ("workshop" in known.name.lower() or is_own_name(line, table)):
        return known
    if WORKSHOP.search(line) or SATELLITE.search(line):
        return satellite(line, known, table)
    if known is None and THESIS.search(line):
        return Venue(slug(line), line, None, "thesis")
    return known or _server(line, table) or unknown(line)


def _server(line: str, table: VenueTable) -> Venue | None:
    """Find the preprint server whose mark a text bears."""
    mark = PREPRINT.search(line)
    if mark is None:
        return None
    return table.by_words.get((mark[0].lower(),)) or table.by_words.get(("arxiv",))


def _bare(printed: str) -> str:
    """Take off what leads up to a name, however often it is said."""
    line, before = printed.strip(_POINTS), ""
    while line != before:
        line, before = LEADING.sub("", line).strip(_POINTS), line
    return line
