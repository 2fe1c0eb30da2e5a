"""Authors of a work, and which of them is the person of the profile."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from researchmetrics.normalizer.id_forms import scheme_value
from researchmetrics.normalizer.merge import Member, list_member, shown_name
from researchmetrics.normalizer.names import names_match, own_positions, parse_name
from researchmetrics.records import Author, Person

_SCHEMES = ("orcid", "openalex", "s2", "dblp", "scholar")


def authorship_rows(
    members: Sequence[Member], *, work_id: str, person: Person | None
) -> list[dict[str, Any]]:
    """List the authors of one work.

    Parameters
    ----------
    members : sequence of Member
        Records of the work, ranked.
    work_id : str
        Identity of the work.
    person : Person or None
        The person of the profile.

    Returns
    -------
    list of dict
        Rows of the authorships table. ``is_self`` is unknown where the names cannot tell.
    """
    main = list_member(members)
    listed = main.record.authors
    others = [member.record.authors for member in members if member is not main]
    same = [_same_author(author, others) for author in listed]
    own = _own(same, listed, person)
    return [
        {
            "work_id": work_id,
            "position": place,
            "name": shown_name(author),
            "person_id": _person_id(forms),
            "is_self": own[place - 1],
            "is_equal": _said(forms, "is_equal"),
            "is_corresponding": _said(forms, "is_corresponding"),
            "affiliations": _longest(forms, "affiliations"),
            "countries": _longest(forms, "countries"),
        }
        for place, (author, forms) in enumerate(zip(listed, same, strict=True), start=1)
    ]


def _same_author(author: Author, others: Sequence[Sequence[Author]]) -> list[Author]:
    """Find the author in the other records of the work: there a name is enough."""
    forms = [author]
    name = parse_name(author.name)
    for listed in others:
        grades = [(names_match(name, parse_name(other.name)), other) for other in listed]
        for wanted in ("same", "initials", "misspelt"):
            found = [other for grade, other in grades if grade == wanted]
            if len(found) == 1:
                forms.append(found[0])
                break
            if found:
                break
    return forms


def _own(
    same: Sequence[Sequence[Author]], listed: Sequence[Author], person: Person | None
) -> list[bool | None]:
    """Tell which author is the person: by identifier, else by the source's mark, else by name."""
    ids = {one for one in map(_canonical, person.ids) if one} if person else set()
    by_id = [any(_canonical(one) in ids for form in forms for one in form.ids) for forms in same]
    if ids and any(by_id):
        return [bool(own) for own in by_id]
    marked = [any(form.is_self for form in forms) for forms in same]
    if any(marked):
        return [bool(own) for own in marked]
    if person is None or person.is_group or not person.name:
        return [None] * len(listed)
    places = own_positions([author.name for author in listed], [person.name, *person.other_names])
    certain = len(places) == 1
    return [
        (True if certain else None) if place in places else False
        for place in range(1, len(listed) + 1)
    ]


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


def _longest(forms: Sequence[Author], name: str) -> list[str]:
    values: list[list[str]] = [list(getattr(form, name)) for form in forms]
    return max(values, key=len)
