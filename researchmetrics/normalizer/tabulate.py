"""Records to tables: works, authorships, records, links, citations by year, references."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from researchmetrics.normalizer.dates import day_of
from researchmetrics.normalizer.linking.entries import Entry
from researchmetrics.normalizer.linking.group import Group, group, work_id_of
from researchmetrics.normalizer.merging.authors import credited
from researchmetrics.normalizer.merging.authorships import authorship_rows
from researchmetrics.normalizer.merging.citing import Counting, counted_elsewhere
from researchmetrics.normalizer.merging.editions import dated
from researchmetrics.normalizer.merging.fields import choices, title_of
from researchmetrics.normalizer.merging.members import Member, ranked
from researchmetrics.normalizer.merging.record_rows import record_row
from researchmetrics.normalizer.merging.referring import reference_rows
from researchmetrics.normalizer.merging.yearly import yearly_rows
from researchmetrics.normalizer.record_entries import record_entry, unique
from researchmetrics.normalizer.relating import Relation, relations
from researchmetrics.normalizer.relating.effects import affected
from researchmetrics.records import Person, Record
from researchmetrics.tables import Builder, frame

_Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Tables:
    """What records mean, as tables.

    Parameters
    ----------
    works, authorships, records, links, citations_by_year, references : pandas.DataFrame
        As declared in `researchmetrics.tables`.
    """

    works: pd.DataFrame
    authorships: pd.DataFrame
    records: pd.DataFrame
    links: pd.DataFrame
    citations_by_year: pd.DataFrame
    references: pd.DataFrame


def normalize(
    records: Iterable[Record],
    *,
    as_of: str | dt.date,
    person: Person | None = None,
    level: str = "normal",
    must_link: Iterable[tuple[str, str]] = (),
    cannot_link: Iterable[tuple[str, str]] = (),
    citations: str = "max",
) -> Tables:
    """Give records meaning: which are of one work, and what is best known of each work.

    Parameters
    ----------
    records : iterable of Record
        What sources said, in any order.
    as_of : str or datetime.date
        The day from which things are seen: dates without a year are resolved by it.
    person : Person, optional
        The person of the profile, to find them among the authors.
    level : {"strict", "normal", "lenient"}
        How much evidence a link needs.
    must_link, cannot_link : iterable of (str, str)
        Pairs of ``record_id`` that are, or are not, one work.
    citations : str
        How citations are counted. ``max``: the largest count of any source. ``sum``: the largest
        sum that one source counts for versions that it lists apart, such as preprint and
        published form; counts of different sources are never added. ``primary``: the count of
        the most trusted record that has one. Or the name of a source, whose counts alone are
        taken.

    Returns
    -------
    Tables
        Works newest first; the same whatever the order of the records. A record that came twice
        counts once, as last retrieved. Where the values come from is told by `trace`.

    Raises
    ------
    RecordError
        If the level is unknown or the user's decisions contradict one another.
    ConfigError
        If `citations` is no policy.

    Examples
    --------
    >>> from researchmetrics.records import Author, Provenance
    >>> def seen(source, **said):
    ...     return Record(
    ...         provenance=Provenance(source=source), authors=(Author(name="J. Carberry"),), **said
    ...     )
    >>> tables = normalize(
    ...     [
    ...         seen(
    ...             "document:cv.md",
    ...             title="On Cracked Pots",
    ...             venue="arXiv preprint arXiv:2001.00001",
    ...         ),
    ...         seen("openalex", title="On cracked pots", venue="ICML", year=2020, citations=3),
    ...     ],
    ...     as_of="2026-01-01",
    ... )
    >>> work = tables.works.loc[0]
    >>> work.type, int(work.year), int(work.versions), int(work.citations)
    ('conference', 2020, 2, 3)
    """
    today = day_of(as_of)
    members = [Member(record, record_entry(record, as_of=today)) for record in unique(records)]
    counting = Counting(citations, counted_elsewhere(member.record for member in members))
    groups = group(
        [member.entry for member in members],
        level=level,
        must_link=must_link,
        cannot_link=cannot_link,
    )
    works = sorted((_work(members, found) for found in groups), key=_newest_first)
    related = relations([work.members for work in works])
    authorships = Builder("authorships")
    return Tables(
        works=frame("works", _works(works, related, counting, authorships, person)),
        authorships=authorships.frame(),
        records=frame("records", (record_row(member, as_of=today) for member in members)),
        links=frame("links", _links(members, works, related)),
        citations_by_year=frame(
            "citations_by_year",
            (row for one in works for row in yearly_rows(one.members, counting, work_id=one.id)),
        ),
        references=frame("references", reference_rows((work.id, work.members) for work in works)),
    )


@dataclass(frozen=True, slots=True)
class _Work:
    """A group of records on its way into the tables."""

    id: str
    members: list[Member]
    found: Group


def _work(members: Sequence[Member], found: Group) -> _Work:
    own = ranked(members[place] for place in found.members)
    return _Work(work_id_of(members[found.members[0]].entry.key), own, found)


def _newest_first(work: _Work) -> tuple[bool, str, str, str]:
    """Order works by date, those without one last."""
    date = dated(work.members)[0].value
    iso = date.iso if date else ""
    backwards = "".join(chr(255 - ord(letter)) for letter in iso)
    return not iso, backwards, str(title_of(work.members).value).casefold(), work.id


def _works(
    works: Sequence[_Work],
    related: Sequence[Relation],
    counting: Counting,
    authorships: Builder,
    person: Person | None,
) -> Iterator[_Row]:
    """Lay out the works, and their authors beside them: both show the same names."""
    to_work: dict[int, list[Relation]] = {}
    for relation in related:
        to_work.setdefault(relation.work, []).append(relation)
    for place, work in enumerate(works):
        people = credited(work.members)
        for row in authorship_rows(people, work_id=work.id, person=person):
            authorships.add(row)
        found = affected(choices(work.members, people, counting), to_work.get(place, ()))
        yield {"work_id": work.id, **{name: one.value for name, one in found.items()}}


def _links(
    members: Sequence[Member], works: Sequence[_Work], related: Sequence[Relation]
) -> Iterator[_Row]:
    for work in works:
        for place, reason in zip(work.found.members, work.found.reasons, strict=True):
            yield {
                "record_id": members[place].entry.key,
                "work_id": work.id,
                "kind": _kind(members[place].entry, work.members[0].entry),
                "reason": reason.text,
                "score": reason.score,
                "decided_by": reason.decided_by,
                "evidence": [f"{field} {bits:+.1f}" for field, bits in reason.evidence],
            }
    for relation in related:
        yield {
            "record_id": relation.member.entry.key,
            "work_id": works[relation.work].id,
            "kind": relation.kind,
            "reason": relation.reason,
            "score": relation.score,
            "decided_by": "rule",
            "evidence": list(relation.evidence),
        }


def _kind(entry: Entry, main: Entry) -> str:
    """Tell a record of the form that is shown from one of another version."""
    if entry.is_preprint != main.is_preprint:
        return "version"
    told = entry.type and main.type and entry.type != main.type
    return "version" if told else "same"
