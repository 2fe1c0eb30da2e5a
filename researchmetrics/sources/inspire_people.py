"""Reading how INSPIRE-HEP describes people: as authors of works, and on records of their own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from researchmetrics.sources import fields, person_ids
from researchmetrics.sources.identifiers import last_part

__all__ = ["AUTHOR", "NAMES", "PEOPLE", "editors", "of_person", "places", "signed"]

# What is asked for of each on a list.
PEOPLE = "control_number,name,ids,positions,arxiv_categories,urls"
NAMES = (
    "name.preferred_name | name.value | name.name_variants | name.native_names"
    " | name.previous_names"
)
_NOT_AUTHORS = {"editor", "supervisor"}


def of_person(row: object, path: str = "") -> tuple[str, ...]:
    """Read all identifiers of an author.

    Parameters
    ----------
    row : object
        An author of a work, or metadata of a person.
    path : str
        Of it; empty for the row itself.

    Returns
    -------
    tuple of str
        ``scheme:value``; the number of the person's own record first, where there is one.

    Examples
    --------
    >>> link = {"$ref": "https://inspirehep.net/api/authors/7"}
    >>> of_person({"record": link, "ids": [{"schema": "INSPIRE BAI", "value": "J.Carberry.1"}]})
    ('inspire:7', 'inspire:J.Carberry.1')
    """
    who = fields.value(row, path) if path else row
    number = last_part(fields.text(who, "control_number | record.$ref | recid"))
    stated = (
        person_ids.id_named(fields.text(one, "schema"), fields.text(one, "value"))
        for one in fields.rows(who, "ids")
    )
    return fields.distinct(f"inspire:{number}" if number else None, *stated)


def places(meta: object) -> tuple[str, ...]:
    """Name where a person works and worked.

    Parameters
    ----------
    meta : object
        Metadata of a person.

    Returns
    -------
    tuple of str
        Where the person is now first, then where the person was last.

    Examples
    --------
    >>> rows = [{"institution": "Porto U.", "end_date": "2010"}]
    >>> places({"positions": [*rows, {"institution": "Kiln", "current": True}]})
    ('Kiln', 'Porto U.')
    """

    def latest(row: object) -> tuple[bool, str, str]:
        start, end = (fields.text(row, f"{one}_date") or "" for one in ("start", "end"))
        return fields.flag(row, "current") is True, end or start, start

    rows = fields.rows(meta, "positions")
    dated_first = sorted(rows, key=latest, reverse=True)
    return fields.names(dated_first, "institution")


def signed(meta: object) -> list[Mapping[str, Any]]:
    """Return the authors of a work.

    Parameters
    ----------
    meta : object
        Metadata of a work.

    Returns
    -------
    list of Mapping
        Without editors, and without those who supervised a thesis.
    """
    return [row for row in fields.rows(meta, "authors") if not _roles(row) & _NOT_AUTHORS]


def editors(meta: object, path: str) -> tuple[str, ...]:
    """Read the editors of a work.

    Parameters
    ----------
    meta : object
        Metadata of a work.
    path : str
        Of all its people.

    Returns
    -------
    tuple of str
        Their names.

    Examples
    --------
    >>> people = [{"full_name": "Kiln, Ida", "inspire_roles": ["editor"]}, {"full_name": "C., J."}]
    >>> editors({"authors": people}, "authors")
    ('Kiln, Ida',)
    """
    rows = (row for row in fields.rows(meta, path) if "editor" in _roles(row))
    return fields.distinct(*(fields.text(row, "full_name") for row in rows))


def _roles(row: object) -> set[str]:
    return set(fields.texts(row, "inspire_roles"))


AUTHOR: fields.Table = {
    "name": (fields.text, "full_name"),
    "ids": (lambda row, _: of_person(row), ""),
    "affiliations": (fields.names, "affiliations.value | raw_affiliations.value"),
}
