"""Venues that the table does not have: identity from the words of the name."""

from __future__ import annotations

import re

from researchmetrics.normalizer.venues.kinds import SATELLITE, TAIL, WORKSHOP, kind
from researchmetrics.normalizer.venues.letters import slug
from researchmetrics.normalizer.venues.lookup import find, mentioned
from researchmetrics.normalizer.venues.table import VenueTable, is_acronym
from researchmetrics.normalizer.venues.venue import Venue
from researchmetrics.normalizer.venues.words import Words, segments, words

__all__ = ["satellite", "unknown"]

_ACRONYM = re.compile(r"\(([A-Z][A-Za-z]*[A-Z][A-Za-z]*)(?:[-'’ ]*\d{2,4})?\)")
_LEAD = re.compile(r"^\W*(?:on|for|in)\b")
_BRACKETS = re.compile(r"\([^)]*\)")


def satellite(line: str, known: Venue | None, table: VenueTable) -> Venue:
    """Name a workshop or other event held with a conference: never the conference itself.

    Parameters
    ----------
    line : str
        Name as printed.
    known : Venue or None
        The venue that the name alone would stand for.
    table : VenueTable
        The venues that are known.

    Returns
    -------
    Venue
        Its id begins with that of the conference, where one is named.
    """
    workshop = WORKSHOP.search(line)
    event = workshop or SATELLITE.search(line)
    before, after = (line[: event.start()], line[event.end() :]) if event else (line, "")
    parent = (
        known
        or mentioned(line, segments(TAIL.sub(",", line)), table)
        or find(f"{before} {after}".strip(), table)
    )
    drop = _names(parent, table)
    label = "" if workshop else "late breaking" if "late" in line.lower() else "satellite"
    tail = TAIL.split(_LEAD.sub("", after), maxsplit=1)[0]
    own = _own_words(before, parent, drop) or _own_words(tail, parent, drop)
    name = "-".join(filter(None, [slug(label), *(own if not label else ())])) or "workshops"
    return Venue(f"{parent.id if parent else 'workshop'}:{name}"[:160], line, None, "workshop")


def unknown(line: str) -> Venue | None:
    """Give a venue that is not in the table an identity from its words.

    Parameters
    ----------
    line : str
        Name as printed.

    Returns
    -------
    Venue or None
        None when nothing but "Proceedings of the ACM" is left of it.

    Examples
    --------
    >>> unknown("2nd International Symposium on Cracked Pots (ISCP)").id
    'international-symposium-cracked-pots'
    """
    name = words(_BRACKETS.sub(" ", line)) or words(line)
    identity = "-".join(name)[:120] or ("" if line.isascii() else slug(line)[:120])
    if not identity:
        return None
    found = _ACRONYM.search(line)
    return Venue(identity, line, found[1] if found else None, kind(line))


def _names(parent: Venue | None, table: VenueTable) -> frozenset[str]:
    """Give the acronyms of a conference, which say nothing of an event held with it."""
    short = (form for form in table.names.get(parent.id, ()) if is_acronym(form)) if parent else ()
    return frozenset(word for form in short for word in (form.casefold(), *words(form)))


def _own_words(text: str, parent: Venue | None, drop: frozenset[str]) -> Words:
    drop |= {"workshop", "workshops"}
    if parent:
        full = set(words(parent.name))
        if full <= set(words(text)):
            drop |= full
    return tuple(word for word in words(TAIL.split(text, maxsplit=1)[0]) if word not in drop)
