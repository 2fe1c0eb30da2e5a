"""The table of known venues, ready to look up by name, abbreviation, beginning and acronym."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import cache, cached_property

from researchmetrics.normalizer.venues.abbreviations import shape, shortens
from researchmetrics.normalizer.venues.letters import slug
from researchmetrics.normalizer.venues.venue import Venue
from researchmetrics.normalizer.venues.words import ARTICLES, Words, content, cut, key

__all__ = ["VenueTable", "is_acronym", "known_venues"]

FRAMES = frozenset({"conference", "symposium", "workshop", "congress", "colloquium"})
_ROMAN = re.compile(r"[ivx]{2,}")
_CAPITAL = re.compile(r"[A-Z0-9]")
Named = tuple[Venue, tuple[str, ...]]
# Words that every other conference has in its name; without them the rest tells it apart.
_GENERIC_TEXT = """
international conference annual joint main track oral spotlight poster posters session full papers
paper
"""
GENERIC = frozenset(_GENERIC_TEXT.split())


class VenueTable:
    """Venues with the names they go by.

    Looking up never changes what a table holds: it can be shared between threads.

    Parameters
    ----------
    entries : iterable of (Venue, tuple of str)
        Each venue with its names, abbreviations and acronyms; where two venues go by one name, the
        earlier keeps it.

    Examples
    --------
    >>> pots = Venue("pots", "Journal of Psychoceramics", "JPC", "article", is_known=True)
    >>> table = VenueTable([(pots, ("Journal of Psychoceramics", "JPC"))])
    >>> table.by_acronym["jpc"].id
    'pots'
    """

    def __init__(self, entries: Iterable[Named]) -> None:
        self.venues: dict[str, Venue] = {}
        self.names: dict[str, list[str]] = {}
        self.literal: dict[str, Venue] = {}
        self.by_words: dict[Words, Venue] = {}
        self.by_acronym: dict[str, Venue] = {}
        for venue, forms in entries:
            self._add(venue, forms)

    def _add(self, venue: Venue, forms: Iterable[str]) -> None:
        venue = self.venues.setdefault(venue.id, venue)
        names = self.names.setdefault(venue.id, [])
        for form in forms:
            names.append(form)
            found = cut(form)
            self.literal.setdefault(" ".join(found), venue)
            acronym = is_acronym(form)
            if acronym:
                self.by_acronym.setdefault(form.casefold(), venue)
            name = content(found)
            if self._tells(name, found, is_short=acronym):
                self.by_words.setdefault(name, venue)

    @staticmethod
    def _tells(name: Words, found: Words, *, is_short: bool) -> bool:
        """Whether the telling words of a form are enough to know it by."""
        if len(name) == 1:
            # "Journal of the ACM" is more than "Journal".
            return not is_short and all(word in name or word in ARTICLES for word in found)
        return bool(name) and not any(_ROMAN.fullmatch(word) for word in found)

    def with_entries(self, entries: Iterable[Named]) -> VenueTable:
        """Make a table in which further venues go before those of this one.

        Parameters
        ----------
        entries : iterable of (Venue, tuple of str)
            Venues with their names. One whose full name this table knows is the same venue.

        Returns
        -------
        VenueTable
            A new table; this one stays as it is.

        Examples
        --------
        >>> pots = Venue("pots", "Journal of Psychoceramics", None, "article", is_known=True)
        >>> table = known_venues().with_entries([(pots, ("Journal of Psychoceramics", "J. Pots"))])
        >>> table.literal["j pots"].id, table.by_acronym["icml"].id
        ('pots', 'icml')
        """
        added = [(self._same(venue), forms) for venue, forms in entries]
        old = [(venue, tuple(self.names[venue.id])) for venue in self.venues.values()]
        return VenueTable([*added, *old])

    def _same(self, venue: Venue) -> Venue:
        return self.literal.get(key(venue.name)) or replace(venue, is_known=True)

    @cached_property
    def capitals(self) -> frozenset[str]:
        """Acronyms as they are printed: in a running text their capitals tell them from words."""
        printed = {form for names in self.names.values() for form in names if is_acronym(form)}
        return frozenset(printed | {form.upper() for form in self.by_acronym if len(form) >= 3})

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """All words of all names, and the acronyms that stand apart from other words."""
        spoken = {word for name in self.by_words for word in name if len(word) > 2}
        return frozenset(spoken.union(form for form in self.by_acronym if len(form) > 3))

    def abbreviated(self, name: Words) -> Venue | None:
        """Find the one venue whose words the given ones abbreviate."""
        if len(name) < 2:
            return None
        found = {
            venue.id: venue
            for full, venue in self._by_shape.get(shape(name), ())
            if venue.type != "preprint" and shortens(name, full)
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def beginning(self, name: Words) -> Venue | None:
        """Find the one venue whose name begins with the given words."""
        names, size = self._sorted, len(name)
        found: dict[str, Venue] = {}
        for position in range(bisect_left(names, name), len(names)):
            full = names[position]
            if full[:size] != name or len(found) > 1:
                break
            venue = self.by_words[full]
            found[venue.id] = venue
        return next(iter(found.values())) if len(found) == 1 else None

    def regrouped(self, name: Words) -> Venue | None:
        """Find the one conference with the given telling words, whatever their frame."""
        return None if FRAMES.isdisjoint(name) else self._by_core.get(core(name))

    @cached_property
    def _by_shape(self) -> dict[str, list[tuple[Words, Venue]]]:
        shapes: dict[str, list[tuple[Words, Venue]]] = defaultdict(list)
        for name, venue in self.by_words.items():
            shapes[shape(name)].append((name, venue))
        return shapes

    @cached_property
    def _by_core(self) -> dict[tuple[str, ...], Venue | None]:
        cores: dict[tuple[str, ...], Venue | None] = {}
        for name, venue in self.by_words.items():
            telling = core(name)
            if venue.type == "conference" and len(telling) > 1:
                one = cores.setdefault(telling, venue)
                if one is not None and one.id != venue.id:
                    cores[telling] = None
        return cores

    @cached_property
    def _sorted(self) -> list[Words]:
        return sorted(self.by_words)


def core(name: Words) -> tuple[str, ...]:
    """Return the words that tell a conference from others, sorted, none in the plural.

    Parameters
    ----------
    name : tuple of str
        Content words.

    Returns
    -------
    tuple of str
        Without "international", "conference" and the like.

    Examples
    --------
    >>> core(("very", "large", "data", "bases", "conference"))
    ('base', 'data', 'large', 'very')
    """
    return tuple(sorted(word.removesuffix("s") for word in name if word not in GENERIC))


@cache
def known_venues() -> VenueTable:
    """Build the table of the venues that the package knows, once.

    Returns
    -------
    VenueTable
        Ways to look a venue up.

    Examples
    --------
    >>> known_venues().by_acronym["icml"].name
    'International Conference on Machine Learning'
    """
    from researchmetrics.normalizer.venues.known import TEXTS

    return VenueTable(
        entry for kind, text in TEXTS for line in text.splitlines() if (entry := _entry(line, kind))
    )


def is_acronym(form: str) -> bool:
    """Tell an acronym from a name.

    Parameters
    ----------
    form : str
        A way to write a venue.

    Returns
    -------
    bool
        Whether it is one word with two capitals or a digit.

    Examples
    --------
    >>> is_acronym("NeurIPS"), is_acronym("3DV"), is_acronym("Nature")
    (True, True, False)
    """
    return " " not in form and len(_CAPITAL.findall(form)) >= 2


def _entry(line: str, kind: str) -> Named | None:
    """Read a line of the tables: ``id or acronym = name; further name``, the first may lack."""
    if not line:
        return None
    label, mark, names = line.partition(" = ")
    forms = tuple((names if mark else line).split("; "))
    if kind == "conference":
        kind = "workshop" if "Workshop" in forms[0] else kind
        identity = "ieee-sp" if label == "S&P" else slug(label)
        # Of two conferences with one acronym the less known has its field in brackets.
        short = label.partition(" (")[0]
        return Venue(identity, forms[0], short, kind, is_known=True), (short, *forms)
    acronym = next((form for form in forms[1:] if is_acronym(form)), None)
    identity = label if mark else slug(forms[0])
    if kind == "series":
        return Venue(identity, forms[0], acronym, None, is_known=True, is_series=True), forms
    return Venue(identity, forms[0], acronym, kind, is_known=True), forms
