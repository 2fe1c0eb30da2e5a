"""What OpenReview's profiles hold: names, places, pages elsewhere, company."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from researchmetrics.records import Person
from researchmetrics.sources import fields
from researchmetrics.sources.person_ids import id_named, ids_shown

__all__ = ["coauthors_of", "institutions_of", "person_of"]

_LINKED = {"orcid": "ORCID", "dblp": "DBLP", "gscholar": "Google Scholar"}
_LINKED |= {"semanticScholar": "Semantic Scholar"}
_PAGES = "homepage|orcid|dblp|gscholar|semanticScholar|aclanthology|linkedin|wikipedia"


def person_of(own: str, content: Mapping[str, Any], also: tuple[str, ...] = ()) -> Person:
    """Describe a person.

    Parameters
    ----------
    own : str
        The profile's identifier.
    content : Mapping
        Of the profile.
    also : tuple of str
        Further identifiers of the person.

    Returns
    -------
    Person
        With the name that the person prefers.

    Examples
    --------
    >>> names = [{"first": "I.", "last": "Kiln"}, {"fullname": "Ida Kiln", "preferred": True}]
    >>> kiln = person_of("~Ida_Kiln1", {"names": names, "dblp": "https://dblp.org/pid/12/3456"})
    >>> kiln.name, kiln.other_names, kiln.ids
    ('Ida Kiln', ('I. Kiln',), ('openreview:~Ida_Kiln1', 'dblp:12/3456'))
    """
    rows = sorted(fields.rows(content, "names"), key=lambda row: row.get("preferred") is not True)
    names = fields.distinct(*map(_full_name, rows))
    users = [name for name in fields.names(content, "names.username") if name.startswith("~")]
    links = fields.names(content, _PAGES)
    named = (id_named(kind, fields.text(content, at)) for at, kind in _LINKED.items())
    own_ids = (f"openreview:{one}" for one in (own, *users))
    return Person(
        ids=fields.distinct(*own_ids, *named, *ids_shown(links), *also),
        name=next(iter(names), None),
        other_names=names[1:],
        affiliations=institutions_of(content, "name"),
        interests=fields.names(content, "expertise.keywords"),
        # The service hides all but the host of most.
        emails=tuple(one for one in fields.names(content, "emails") if "*" not in one),
        links=links,
    )


def institutions_of(content: Mapping[str, Any], what: str) -> tuple[str, ...]:
    """Read of each place where a person was, the present ones first.

    Parameters
    ----------
    content : Mapping
        Of the profile.
    what : str
        Such as ``name`` or ``country``.

    Returns
    -------
    tuple of str
        None twice.
    """
    history = fields.rows(content, "history")
    latest = sorted(history, key=lambda row: -(fields.number(row, "end") or 9999))
    return fields.names({"at": latest}, f"at.institution.{what}")


def coauthors_of(content: Mapping[str, Any]) -> tuple[str, ...]:
    """Read whom a person names as co-author.

    Parameters
    ----------
    content : Mapping
        Of the profile.

    Returns
    -------
    tuple of str
        Names.
    """
    rows = fields.rows(content, "relations")
    wrote = (row for row in rows if "author" in (fields.text(row, "relation") or "").lower())
    return fields.distinct(*(fields.text(row, "name") for row in wrote))


def _full_name(row: Mapping[str, Any]) -> str | None:
    parts = (fields.text(row, part) for part in ("first", "middle", "last"))
    return fields.text(row, "fullname") or " ".join(filter(None, parts)) or None
