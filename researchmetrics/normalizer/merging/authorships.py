"""Rows of the authorships table: who wrote a work, and which of them the profile is about."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from researchmetrics.normalizer.identifiers.forms import scheme_value
from researchmetrics.normalizer.merging.authors import Credited
from researchmetrics.normalizer.names import own_positions
from researchmetrics.records import Author, Person

__all__ = ["authorship_rows"]

_SCHEMES = ("orcid", "openalex", "s2", "dblp", "scholar")


def authorship_rows(
    people: Sequence[Credited], *, work_id: str, person: Person | None
) -> list[dict[str, Any]]:
    """List the authors of one work.

    Parameters
    ----------
    people : sequence of Credited
        The authors, in order.
    work_id : str
        Identity of the work.
    person : Person or None
        The person of the profile.

    Returns
    -------
    list of dict
        Rows of the authorships table. ``is_self`` is unknown where the names cannot tell.
    """
    own = _own(people, person)
    return [
        {
            "work_id": work_id,
            "position": place,
            "name": one.name,
            "person_id": _person_id(one.forms),
            "is_self": own[place - 1],
            "is_equal": _said(one.forms, "is_equal"),
            "is_corresponding": _said(one.forms, "is_corresponding"),
            "affiliations": _union(one.forms, "affiliations"),
            "countries": _union(one.forms, "countries"),
        }
        for place, one in enumerate(people, start=1)
    ]


def _own(people: Sequence[Credited], person: Person | None) -> list[bool | None]:
    """Tell which author is the person: by identifier, else by the source's mark, else by name."""
    ids = {one for one in map(_canonical, person.ids) if one} if person else set()
    by_id = [
        bool(ids) and any(_canonical(o) in ids for f in p.forms for o in f.ids) for p in people
    ]
    if any(by_id):
        return [bool(own) for own in by_id]
    marked = [any(form.is_self for form in p.forms) for p in people]
    if any(marked):
        return [bool(own) for own in marked]
    if person is None or person.is_group or not person.name:
        return [None] * len(people)
    # The list's own forms: one taken from elsewhere was matched by name already.
    listed = [one.forms[0].name for one in people]
    places = own_positions(listed, [person.name, *person.other_names])
    certain = len(places) == 1
    return [
        (True if certain else None) if place in places else False
        for place in range(1, len(people) + 1)
    ]


# People write with the same people again and again.
@lru_cache(maxsize=16384)
def _canonical(identifier: str) -> str:
    pair = scheme_value(identifier)
    return ":".join(pair) if pair else identifier


def _person_id(forms: Sequence[Author]) -> str | None:
    ids = sorted({_canonical(one) for form in forms for one in form.ids})
    for scheme in _SCHEMES:
        found = next((one for one in ids if one.startswith(scheme + ":")), None)
        if found:
            return found
    return ids[0] if ids else None


def _said(forms: Sequence[Author], mark: str) -> bool | None:
    values = [getattr(form, mark) for form in forms if getattr(form, mark) is not None]
    return any(values) if values else None


def _union(forms: Sequence[Author], name: str) -> list[str]:
    """Take all that any record says, each once: one may know the department, another the town."""
    if len(forms) == 1:
        return list(getattr(forms[0], name))
    found: dict[str, str] = {}
    for form in forms:
        for text in getattr(form, name):
            found.setdefault(text.casefold(), text)
    return list(found.values())
