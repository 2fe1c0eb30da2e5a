"""The table of known venues, ready to look up by name, abbreviation and acronym."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from researchmetrics.normalizer.titles import title_key
from researchmetrics.normalizer.venue_words import Words, abbreviates, words
from researchmetrics.normalizer.venues_conferences import CONFERENCES
from researchmetrics.normalizer.venues_journals import JOURNALS, SERVERS


@dataclass(frozen=True, slots=True)
class Venue:
    """Where a work appeared.

    Parameters
    ----------
    id : str
        Identity: the same for all ways of writing the venue that are known to be one.
    name : str
        Full name where known, else as printed.
    acronym : str or None
        Usual short name.
    type : str or None
        Kind of works it holds: article, conference, workshop, preprint, thesis, book, report.
    is_known : bool
        Whether it is in the table; else its identity rests on its words alone.
    """

    id: str
    name: str
    acronym: str | None = None
    type: str | None = None
    is_known: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Ways to look a venue up."""

    literal: dict[str, Venue]
    by_words: dict[Words, Venue]
    by_acronym: dict[str, Venue]
    by_shape: dict[tuple[int, str], tuple[tuple[Words, Venue], ...]]

    def abbreviated(self, name: Words) -> Venue | None:
        """Find the one venue whose words the given ones abbreviate."""
        if len(name) < 2:
            return None
        shape = (len(name), "".join(word[0] for word in name))
        found = {
            venue.id: venue
            for full, venue in self.by_shape.get(shape, ())
            if all(abbreviates(short, long) for short, long in zip(name, full, strict=True))
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def beginning(self, name: Words) -> Venue | None:
        """Find the one venue whose name begins with the given words."""
        found = {
            venue.id: venue
            for full, venue in self.by_words.items()
            if len(full) > len(name) and full[: len(name)] == name
        }
        return next(iter(found.values())) if len(found) == 1 else None


@cache
def table() -> Table:
    """Build the table of known venues, once.

    Returns
    -------
    Table
        Ways to look a venue up.

    Examples
    --------
    >>> table().by_acronym["icml"].name
    'International Conference on Machine Learning'
    """
    literal: dict[str, Venue] = {}
    by_words: dict[Words, Venue] = {}
    by_acronym: dict[str, Venue] = {}
    for venue, forms in _entries():
        for form in forms:
            literal.setdefault(title_key(form), venue)
            if is_acronym(form):
                by_acronym.setdefault(form.casefold(), venue)
            key = words(form)
            if key and (len(key) > 1 or not is_acronym(form)):
                by_words.setdefault(key, venue)
    shapes: dict[tuple[int, str], list[tuple[Words, Venue]]] = defaultdict(list)
    for key, venue in by_words.items():
        shapes[len(key), "".join(word[0] for word in key)].append((key, venue))
    by_shape = {shape: tuple(found) for shape, found in shapes.items()}
    return Table(literal, by_words, by_acronym, by_shape)


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
    return " " not in form and len(re.findall(r"[A-Z0-9]", form)) >= 2


def slug(text: str) -> str:
    """Turn a name into an identifier.

    Parameters
    ----------
    text : str
        Any name.

    Returns
    -------
    str
        Lower-case words joined by hyphens.

    Examples
    --------
    >>> slug("ECML-PKDD")
    'ecml-pkdd'
    """
    return title_key(text).replace(" ", "-")


def _entries() -> list[tuple[Venue, list[str]]]:
    entries = []
    for line in filter(None, CONFERENCES.splitlines()):
        acronym, names = (part.strip() for part in line.split(" = "))
        forms = [part.strip() for part in names.split("; ")]
        kind = "workshop" if "Workshop" in forms[0] else "conference"
        identity = "ieee-sp" if acronym == "S&P" else slug(acronym)
        entries.append((Venue(identity, forms[0], acronym, kind, is_known=True), [acronym, *forms]))
    for lines, kind in ((JOURNALS, "article"), (SERVERS, "preprint")):
        for line in filter(None, lines.splitlines()):
            identity, names = (part.strip() for part in line.split(" = "))
            forms = [part.strip() for part in names.split("; ")]
            short = next((form for form in forms[1:] if is_acronym(form)), None)
            entries.append((Venue(identity, forms[0], short, kind, is_known=True), forms))
    return entries
