"""What the works of a person found by name tell of the person: years, topics, company."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from researchmetrics.records import Candidate, PersonRecord
from researchmetrics.records.evidence import candidate_of
from researchmetrics.sources import fields

__all__ = ["told_by_works"]

_TOPICS, _PEOPLE = 5, 10


def told_by_works(
    said: PersonRecord,
    works: Sequence[Mapping[str, Any]],
    *,
    year: str,
    topics: str,
    people: str,
    name: str = "name",
) -> Candidate:
    """See somebody as one whom a name may stand for, by all that works tell as well.

    Parameters
    ----------
    said : PersonRecord
        The person, with identifiers, the service's own first.
    works : sequence of Mapping
        As the service lists them.
    year, topics : str
        Paths in a work.
    people : str
        Path in a work to its authors, whose last step is the name of their identifiers.
    name : str
        Path in an author.

    Returns
    -------
    Candidate
        Known by the service's own identifier; with the year of the first work only where there
        are years of as many works as the service counts; with those topics and co-authors that
        come most often.

    Examples
    --------
    >>> from researchmetrics.records import Person, Provenance
    >>> carberry = Person(ids=("x:1",), name="Josiah Carberry")
    >>> said = PersonRecord(person=carberry, provenance=Provenance(source="x", source_id="1"))
    >>> works = [{"at": 2012, "by": [{"id": 1, "name": "J. C."}, {"id": 2, "name": "Ida Kiln"}]}]
    >>> told = told_by_works(said, works, year="at", topics="about", people="by.id")
    >>> told.first_year, told.last_year, told.coauthors
    (None, 2012, ('Ida Kiln',))
    """
    rows, _, identity = people.rpartition(".")
    found, (own_id, *others_ids) = candidate_of(said), said.person.ids
    own = own_id.partition(":")[2]
    years = [known for work in works if (known := fields.number(work, year)) is not None]
    authors = (row for work in works for row in fields.rows(work, rows))
    others = (fields.text(row, name) for row in authors if fields.text(row, identity) != own)
    about = (topic for work in works for topic in fields.names(work, topics))
    return replace(
        found,
        id=own_id,
        ids=tuple(others_ids),
        first_year=min(years, default=None) if len(years) == found.n_papers else None,
        last_year=max(years, default=None),
        topics=_often(about, _TOPICS) or found.topics,
        coauthors=_often(others, _PEOPLE) or found.coauthors,
    )


def _often(texts: Iterable[str | None], most: int) -> tuple[str, ...]:
    return tuple(text for text, _ in Counter(filter(None, texts)).most_common(most))
