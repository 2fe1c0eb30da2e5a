"""What several sources say of one person, as one description."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from researchmetrics.errors import AmbiguousPersonError
from researchmetrics.normalizer.identifiers.forms import scheme_value
from researchmetrics.normalizer.names import given_first, names_match
from researchmetrics.records import Person, PersonRecord

# Only of these has a person one. Services split people over several profiles of theirs by mistake,
# or give several kinds of identifiers: two of those are no contradiction.
_ONE_EACH = frozenset({"orcid"})


def merge_people(person_records: Iterable[PersonRecord]) -> Person:
    """Join what sources say of one person.

    Parameters
    ----------
    person_records : iterable of PersonRecord
        Descriptions of one person, in the order of trust.

    Returns
    -------
    Person
        All identifiers, names, affiliations and the rest, each once; the first name is shown.
        A group if all descriptions are of groups. Nothing known for no descriptions.

    Raises
    ------
    AmbiguousPersonError
        If two hold different identifiers of a scheme that gives each person one (ORCID). Several
        OpenAlex profiles are allowed: it splits people.

    Examples
    --------
    >>> from researchmetrics.records import Provenance
    >>> def said(source, **what):
    ...     return PersonRecord(person=Person(**what), provenance=Provenance(source=source))
    >>> merge_people(
    ...     [
    ...         said("document:cv.md", name="Josiah Carberry"),
    ...         said("openalex", name="J. S. Carberry", ids=("openalex:A1",)),
    ...     ]
    ... )
    Person(ids=('openalex:A1',), name='Josiah Carberry', other_names=('J. S. Carberry',), ...)
    """
    people = [record.person for record in person_records]
    ids = _each_once(_canonical(one) for person in people for one in person.ids)
    _refuse_conflicts(ids, people)
    names = _each_once(
        _without_number(given_first(name))
        for person in people
        for name in (person.name, *person.other_names)
        if name and not person.is_group
    )
    names = names or _each_once(person.name for person in people if person.name)
    shown = names[0] if names else None
    return Person(
        ids=ids,
        name=shown,
        other_names=tuple(name for name in names if name != shown),
        affiliations=_each_once(one for person in people for one in person.affiliations),
        interests=_each_once(one for person in people for one in person.interests),
        emails=_each_once(one for person in people for one in person.emails),
        links=_each_once(one for person in people for one in person.links),
        is_group=bool(people) and all(person.is_group for person in people),
    )


def names_agree(people: Sequence[Person]) -> bool:
    """Whether all named descriptions may be of one person, as far as names can tell.

    Parameters
    ----------
    people : sequence of Person
        Descriptions.

    Returns
    -------
    bool
        False when two share no form of name that agrees.

    Examples
    --------
    >>> names_agree([Person(name="Josiah Carberry"), Person(name="J. Carberry")])
    True
    """
    forms = [(person.name, *person.other_names) for person in people if person.name]
    return all(
        any(names_match(a, b) != "different" for a in first if a for b in second if b)
        for place, first in enumerate(forms)
        for second in forms[place + 1 :]
    )


def _refuse_conflicts(ids: Sequence[str], people: Sequence[Person]) -> None:
    by_scheme: dict[str, list[str]] = {}
    for one in ids:
        by_scheme.setdefault(one.partition(":")[0], []).append(one)
    for scheme, found in by_scheme.items():
        if len(found) > 1 and scheme in _ONE_EACH:
            raise AmbiguousPersonError(
                f"These are different people by their identifiers: {', '.join(found)}. "
                "Choose one of them, or give the identifiers that belong together.",
                candidates=tuple(people),
            )


def _without_number(name: str) -> str:
    """Take off the number by which dblp tells people of one name apart."""
    return re.sub(r" \d{4}$", "", name)


def _canonical(identifier: str) -> str:
    pair = scheme_value(identifier)
    return ":".join(pair) if pair else identifier


def _each_once(values: Iterable[str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for value in values:
        found.setdefault(value.casefold(), value)
    return tuple(found.values())
