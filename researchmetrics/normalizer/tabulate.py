"""Records to tables: works, authorships, records, links, citations by year, references."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import pandas as pd

from researchmetrics.normalizer.authorships import authorship_rows
from researchmetrics.normalizer.dates import day_of
from researchmetrics.normalizer.id_forms import clean_doi, scheme_value
from researchmetrics.normalizer.linking.entries import Entry, make_entry
from researchmetrics.normalizer.linking.group import Group, group
from researchmetrics.normalizer.linking.relations import Relation, relations
from researchmetrics.normalizer.merge import Member, ranked, work_row
from researchmetrics.normalizer.record_rows import record_row
from researchmetrics.records import Person, Record, digest
from researchmetrics.tables import frame

_SCHEMES = frozenset({"openalex", "s2", "dblp", "arxiv", "pmid", "openreview", "acl", "doi"})
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

    Returns
    -------
    Tables
        Works newest first; the same whatever the order of the records. A record that came twice
        counts once, as last retrieved.

    Raises
    ------
    RecordError
        If the level is unknown or the user's decisions contradict one another.

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
    members = [Member(record, _entry(record, today)) for record in _unique(records)]
    groups = group(
        [member.entry for member in members],
        level=level,
        must_link=must_link,
        cannot_link=cannot_link,
    )
    works = sorted((_work(members, found) for found in groups), key=_newest_first)
    related = relations([work.members for work in works])
    return Tables(
        works=frame("works", _works(works, related)),
        authorships=frame(
            "authorships",
            (
                row
                for work in works
                for row in authorship_rows(work.members, work_id=work.id, person=person)
            ),
        ),
        records=frame("records", (record_row(member, as_of=today) for member in members)),
        links=frame("links", _links(members, works, related)),
        citations_by_year=frame("citations_by_year", _by_year(works)),
        references=frame("references", _references(works)),
    )


@dataclass(frozen=True, slots=True)
class _Work:
    """A group of records on its way into the tables."""

    id: str
    members: list[Member]
    found: Group
    row: _Row


def _work(members: Sequence[Member], found: Group) -> _Work:
    own = ranked(members[place] for place in found.members)
    return _Work("w" + digest(members[found.members[0]].entry.key), own, found, work_row(own))


def _newest_first(work: _Work) -> tuple[bool, str, str, str]:
    """Order works by date, those without one last."""
    date = str(work.row["date"] or "")
    backwards = "".join(chr(255 - ord(letter)) for letter in date)
    return not date, backwards, str(work.row["title"]).casefold(), work.id


def _entry(record: Record, today: dt.date) -> Entry:
    fields: Mapping[str, object] = {
        "title": record.title,
        "date": record.date,
        "year": record.year,
        "venue": record.venue,
        "type": record.type,
        "doi": record.doi,
        "arxiv_id": record.arxiv_id,
        "ids": (*record.ids, *_own_id(record)),
        "url": record.url,
        "source": record.provenance.source,
        "is_cut": record.authors_truncated,
    }
    names = [author.name for author in record.authors]
    return make_entry(fields, key=record.record_id, names=names, as_of=today)


def _own_id(record: Record) -> tuple[str, ...]:
    source, own = record.provenance.source, record.provenance.source_id
    return (f"{source}:{own}",) if own and source in _SCHEMES else ()


def _unique(records: Iterable[Record]) -> list[Record]:
    """Keep the last retrieved of records with one identity, in an order of their own."""
    latest: dict[str, Record] = {}
    for record in records:
        other = latest.get(record.record_id)
        if other is None or _age(record) > _age(other):
            latest[record.record_id] = record
    return [latest[key] for key in sorted(latest)]


def _age(record: Record) -> tuple[str, str, str]:
    told = record.provenance
    return told.known_at or "", told.retrieved_at or "", repr(record)


def _works(works: Sequence[_Work], related: Sequence[Relation]) -> Iterator[_Row]:
    code = {relation.work: relation for relation in related if relation.kind == "code"}
    for place, work in enumerate(works):
        row = {"work_id": work.id, **work.row}
        if place in code:
            record = code[place].member.record
            row["code_url"] = row["code_url"] or record.code_url or record.url
            row["has_code"] = True
        yield row


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
            }
    for relation in related:
        yield {
            "record_id": relation.member.entry.key,
            "work_id": works[relation.work].id,
            "kind": relation.kind,
            "reason": relation.reason,
            "score": relation.score,
            "decided_by": "rule",
        }


def _kind(entry: Entry, main: Entry) -> str:
    """Tell a record of the form that is shown from one of another version."""
    if entry.is_preprint != main.is_preprint:
        return "version"
    told = entry.type and main.type and entry.type != main.type
    return "version" if told else "same"


def _by_year(works: Sequence[_Work]) -> Iterator[_Row]:
    """Take each source's fullest record: its versions' counts overlap, as the totals do."""
    for work in works:
        best: dict[str, Record] = {}
        for member in work.members:
            record = member.record
            kept = best.get(record.provenance.source)
            if record.citations_by_year and (kept is None or _total(record) > _total(kept)):
                best[record.provenance.source] = record
        for source in sorted(best):
            for year, count in sorted(dict(best[source].citations_by_year).items()):
                yield {"work_id": work.id, "year": year, "citations": count, "source": source}


def _total(record: Record) -> int:
    return sum(count for _, count in record.citations_by_year)


def _references(works: Sequence[_Work]) -> Iterator[_Row]:
    work_of = {
        one: work.id for work in works for member in work.members for one in member.entry.ids
    }

    # People refer to the same works again and again.
    @cache
    def cited(raw: str) -> tuple[str | None, str | None]:
        pair = scheme_value(raw) if " " not in raw else None
        one = ":".join(pair) if pair else None
        return work_of.get(one, one) if one else None, clean_doi(raw)

    for work in works:
        seen: set[str] = set()
        for raw in (raw for member in work.members for raw in member.record.references or ()):
            one, doi = cited(raw)
            if (one or raw) not in seen:
                seen.add(one or raw)
                yield {"work_id": work.id, "cited_id": one, "cited_doi": doi, "raw": raw}
