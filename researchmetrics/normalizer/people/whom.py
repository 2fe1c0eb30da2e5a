"""The person asked for: names, identifiers, and what else is known of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from researchmetrics.errors import RecordError
from researchmetrics.normalizer.decisions import canonical_handle
from researchmetrics.normalizer.people.columns import Row, rows_of_people
from researchmetrics.normalizer.rows.columns import known as known_cell
from researchmetrics.records import Person, digest

__all__ = ["Whom", "whom"]


@dataclass(frozen=True, slots=True)
class Whom:
    """Who is meant.

    Parameters
    ----------
    names : tuple of str
        Forms of the name; candidates are found by them, nobody is identified.
    ids : frozenset of str
        Identifiers, ``scheme:value``.
    known : tuple of Row
        Works and places known to be theirs, as rows of their own.
    """

    names: tuple[str, ...]
    ids: frozenset[str]
    known: tuple[Row, ...] = ()

    @property
    def orcids(self) -> frozenset[str]:
        """ORCID iDs without their scheme."""
        return frozenset(one[6:] for one in self.ids if one.startswith("orcid:"))


def whom(person: Any) -> Whom:
    """Read who is meant.

    Parameters
    ----------
    person : str, iterable of str, Person or Profile
        A name, an identifier, several of them, or somebody known.

    Returns
    -------
    Whom
        Names and identifiers, and what is known.

    Raises
    ------
    RecordError
        If there is neither a name nor an identifier.

    Examples
    --------
    >>> found = whom(["Josiah Carberry", "0000-0002-1825-0097"])
    >>> found.names, sorted(found.ids)
    (('Josiah Carberry',), ['orcid:0000-0002-1825-0097'])
    """
    works = getattr(person, "works", None)
    person = getattr(person, "person", person)
    if isinstance(person, Person):
        found = _of_person(person, works)
    else:
        found = _of_texts([person] if isinstance(person, str) else person)
    if not found.names and not found.ids:
        raise RecordError(
            "The person has neither a name nor an identifier. Give a name such as "
            '"Josiah Carberry", an ORCID iD, or both in a list.'
        )
    return found


def _of_texts(texts: Any) -> Whom:
    if not isinstance(texts, Iterable) or isinstance(texts, bytes | Mapping | pd.DataFrame):
        raise _no_person(texts)
    given = []
    for text in map(known_cell, texts):
        if text is not None and not isinstance(text, str):
            raise _no_person(text)
        if text is not None:
            given.append(_checked(text.strip()))
    handles = {text: canonical_handle(text) for text in given}
    return Whom(
        names=tuple(text for text in given if handles[text] is None),
        ids=frozenset(handle for handle in handles.values() if handle),
    )


def _no_person(what: Any) -> RecordError:
    return RecordError(
        f"A person is a name, an identifier, several of them, a Person or a Profile, not "
        f"{type(what).__name__}."
    )


def _checked(text: str) -> str:
    """Refuse what is neither a name nor an identifier: an ORCID iD with a slip, above all."""
    if canonical_handle(text) is None and not any(sign.isalpha() for sign in text.rstrip("Xx")):
        raise RecordError(
            f"{text!r} is neither a name nor a valid identifier. An ORCID iD ends in a check "
            "digit: compare it with the person's page."
        )
    return text


def _of_person(person: Person, works: Any) -> Whom:
    names = tuple(name for name in (person.name, *person.other_names) if name)
    known: list[Row] = []
    if person.affiliations or person.emails:
        known.append(
            Row(
                place=-1,
                key=digest(*person.affiliations, *person.emails),
                author_name=names[0] if names else None,
                places=person.affiliations,
                emails=tuple(email.casefold() for email in person.emails),
            )
        )
    if isinstance(works, pd.DataFrame) and len(works):
        # What a table of works says of places is of all authors.
        known += [replace(row, places=()) for row in rows_of_people(works)]
    return Whom(names, frozenset(person.ids), tuple(known))
