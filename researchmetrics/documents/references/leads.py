"""Reading what some lists print before the authors of an entry: a year, or "[ICRA 2023]"."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Lead", "read_lead"]

_YEAR = re.compile(
    r"[\s*_]*(?:[(\[](?P<boxed>(?:19|20)\d\d)[)\]]|(?P<plain>(?:19|20)\d\d)(?=\s*[.:|–—-]\s))"
    r"[\s*_]*[.:,|–—-]?[\s*_]+(?=\S)"
)
# An acronym and a year with a gap between, so that keys such as [Knu84] are none.
_NAMED = r"(?P<{0}>[A-Z][\w&/+-]*[A-Z][\w&/+-]*(?:\s[A-Z@][\w&/+-]*){{0,3}})(?:\s|\s?['’])"
_YEARS = r"(?P<{0}>(?:19|20)\d\d|(?<=['’])\d\d)"
_VENUE = re.compile(
    rf"[\s*_]*(?:\[[\s*_]*{_NAMED.format('boxed')}{_YEARS.format('boxed_year')}[\s*_]*\][\s*_]*[:.|]?"
    rf"|{_NAMED.format('plain')}{_YEARS.format('plain_year')}[\s*_]*[|:])[\s*_]*(?=\S)"
)


@dataclass(frozen=True, slots=True)
class Lead:
    """What stands before the authors.

    Parameters
    ----------
    text : str
        The entry without it.
    venue, year : str or None
        As printed.
    """

    text: str
    venue: str | None = None
    year: str | None = None


def read_lead(entry: str) -> Lead:
    """Take a year or a venue off the beginning of an entry.

    Parameters
    ----------
    entry : str
        An entry without its number.

    Returns
    -------
    Lead
        The rest, and what was taken off; emphasis that was opened there is closed there too.

    Examples
    --------
    >>> read_lead("[ICRA 2023] Ann Pott. On pots.").venue
    'ICRA'
    >>> read_lead("2019. Ann Pott. On pots.").year
    '2019'
    """
    if found := _VENUE.match(entry):
        venue = found["boxed"] or found["plain"]
        return Lead(_rest(entry, found), venue, found["boxed_year"] or found["plain_year"])
    if found := _YEAR.match(entry):
        return Lead(_rest(entry, found), year=found["boxed"] or found["plain"])
    return Lead(entry)


def _rest(entry: str, found: re.Match[str]) -> str:
    """Keep the marks that open emphasis of what follows, where the lead's own are in pairs."""
    taken = found.group()
    stars = re.search(r"\*+$", taken)
    is_open = stars is not None and taken.count("**") % 2 == 1
    return (stars.group() if stars and is_open else "") + entry[found.end() :]
