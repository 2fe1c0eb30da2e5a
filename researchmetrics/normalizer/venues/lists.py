"""Lists of journals that users bring, in the forms of JabRef: full name and abbreviation a line."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass

from researchmetrics.errors import UnreadableDocumentError
from researchmetrics.normalizer.venues.kinds import kind
from researchmetrics.normalizer.venues.letters import slug
from researchmetrics.normalizer.venues.table import Named, VenueTable
from researchmetrics.normalizer.venues.venue import Venue
from researchmetrics.normalizer.venues.words import key

__all__ = ["ListedVenue", "entries_of", "read_venue_list", "written_venue_list"]

_FORM = "full name;abbreviation[;shortest abbreviation[;frequency]]"
_LONGEST = 1000
_SHOWN = 3
_EQUALS = re.compile(r"\s=\s")


@dataclass(frozen=True, slots=True)
class ListedVenue:
    """One line of a list.

    Parameters
    ----------
    name : str
        Full name.
    abbreviation : str
        Usual abbreviation.
    shortest : str or None
        Shortest one that is unique in the list, where it states one.
    """

    name: str
    abbreviation: str
    shortest: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """All that the venue goes by."""
        return tuple(filter(None, (self.name, self.abbreviation, self.shortest)))


def read_venue_list(text: str, where: str = "the list") -> list[ListedVenue]:
    r"""Read a list of journals in a form of JabRef.

    Parameters
    ----------
    text : str
        Lines ``full name;abbreviation[;shortest abbreviation[;frequency]]``, separated by
        semicolons or commas, fields quoted where they hold these; or ``full name = abbreviation``.
        Empty lines and lines that begin with ``#`` say nothing.
    where : str
        What to call the list in an error.

    Returns
    -------
    list of ListedVenue
        In order; of lines with one full name the last.

    Raises
    ------
    UnreadableDocumentError
        If a line is in another form, naming the lines.

    Examples
    --------
    >>> read_venue_list("# mine\nJournal of Psychoceramics;J. Psychoceram.;JPC\n")
    [ListedVenue(name='Journal of Psychoceramics', abbreviation='J. Psychoceram.', shortest='JPC')]
    """
    lines = [
        (number, line.strip())
        for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), start=1)
        if line.strip() and not line.lstrip().startswith("#")
    ]
    separator = _separator([line for _, line in lines])
    found: dict[str, ListedVenue] = {}
    wrong: list[str] = []
    for number, line in lines:
        try:
            venue = _listed(_fields(line, separator))
        except (ValueError, csv.Error) as error:
            wrong.append(f"line {number} {error}")
            continue
        found[key(venue.name)] = venue
    if wrong:
        more = f", and {len(wrong) - _SHOWN} more" if len(wrong) > _SHOWN else ""
        raise UnreadableDocumentError(
            f"{where} is no list of venues: {'; '.join(wrong[:_SHOWN])}{more}. "
            f"Write each line as {_FORM}."
        )
    return list(found.values())


def written_venue_list(venues: Iterable[ListedVenue]) -> str:
    r"""Write a list so that `read_venue_list` and JabRef read it.

    Parameters
    ----------
    venues : iterable of ListedVenue
        What to write.

    Returns
    -------
    str
        One line a venue, sorted by name.

    Examples
    --------
    >>> written_venue_list([ListedVenue("Journal of Psychoceramics", "J. Psychoceram.")])
    'Journal of Psychoceramics;J. Psychoceram.\n'
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";", lineterminator="\n")
    for venue in sorted(venues, key=lambda venue: (venue.name.casefold(), venue.name)):
        writer.writerow(venue.names)
    return buffer.getvalue()


def entries_of(venues: Iterable[ListedVenue], table: VenueTable) -> list[Named]:
    """Turn the lines of a list into entries of a table.

    Parameters
    ----------
    venues : iterable of ListedVenue
        The user's list.
    table : VenueTable
        The table they are for: a name that it knows keeps its identity.

    Returns
    -------
    list of (Venue, tuple of str)
        For `VenueTable.with_entries`.

    Examples
    --------
    >>> from researchmetrics.normalizer.venues.table import known_venues
    >>> mine = [ListedVenue("Journal of Psychoceramics", "J. Psychoceram.", "JPC")]
    >>> table = known_venues().with_entries(entries_of(mine, known_venues()))
    >>> table.by_acronym["jpc"].id
    'journal-of-psychoceramics'
    """
    found: list[Named] = []
    for venue in venues:
        identity = slug(venue.name)[:120]
        while identity in table.venues:
            # Another venue has this identifier without having this name.
            identity += "-own"
        made = Venue(identity, venue.name, venue.shortest, kind(venue.name), is_known=True)
        found.append((made, venue.names))
    return found


def _separator(lines: list[str]) -> str:
    """Tell what separates the fields: what most lines hold."""
    holding = {
        ";": sum(";" in line for line in lines),
        "=": sum(_EQUALS.search(line) is not None for line in lines),
        ",": sum("," in line for line in lines),
    }
    return max(holding, key=holding.__getitem__)


def _fields(line: str, separator: str) -> list[str]:
    if separator == "=":
        return [part.strip() for part in _EQUALS.split(line, maxsplit=1)]
    (row,) = csv.reader([line], delimiter=separator, strict=True, skipinitialspace=True)
    return [field.strip() for field in row]


def _listed(fields: list[str]) -> ListedVenue:
    if len(fields) < 2 or not fields[1]:
        raise ValueError(f"has no abbreviation for {fields[0][:60]!r}")
    if len(fields) > 4:
        raise ValueError(f"has {len(fields)} fields; put names that hold the separator in quotes")
    if max(map(len, fields)) > _LONGEST:
        raise ValueError(f"holds a field of more than {_LONGEST} characters")
    if len(fields) == 4 and fields[3] and not fields[3].isdigit():
        raise ValueError(f"has the frequency {fields[3][:20]!r}, which is no number")
    for field in fields[:2]:
        if not key(field) or not slug(field):
            raise ValueError(f"has a name without letters, {field[:60]!r}")
    shortest = fields[2] if len(fields) > 2 else ""
    return ListedVenue(fields[0], fields[1], shortest if key(shortest) else None)
