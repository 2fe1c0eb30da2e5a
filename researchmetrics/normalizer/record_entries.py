"""Records of sources, made ready for comparison."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from researchmetrics.normalizer.dates import day_of
from researchmetrics.normalizer.linking.entries import Entry, make_entry
from researchmetrics.normalizer.relating.statements import same_work
from researchmetrics.normalizer.rows.entries import Rows
from researchmetrics.records import Record

__all__ = ["record_entry", "rows_of_records", "unique"]

_SCHEMES = frozenset({"openalex", "s2", "dblp", "arxiv", "pmid", "openreview", "acl", "doi"})
_SAID = ("title", "year", "venue", "doi", "arxiv_id", "record_id")


def record_entry(record: Record, *, as_of: str | dt.date) -> Entry:
    """Make a record ready for comparison.

    Parameters
    ----------
    record : Record
        What a source said.
    as_of : str or datetime.date
        The day from which things are seen.

    Returns
    -------
    Entry
        Its key is the ``record_id``.

    Examples
    --------
    >>> from researchmetrics.records import Provenance
    >>> said = Record(provenance=Provenance(source="openalex", source_id="W1"), title="On Pots")
    >>> sorted(record_entry(said, as_of="2026-01-01").ids)
    ['openalex:W1']
    """
    fields: Mapping[str, object] = {
        "title": record.title,
        "date": record.date,
        "year": record.year,
        "venue": record.venue,
        "type": record.type,
        "doi": record.doi,
        "arxiv_id": record.arxiv_id,
        "ids": (*record.ids, *_own_id(record), *same_work(record.notes)),
        "url": record.url,
        "source": record.provenance.source,
        "is_cut": record.authors_truncated,
    }
    names = [author.name for author in record.authors]
    return make_entry(fields, key=record.record_id, names=names, as_of=as_of)


def rows_of_records(records: Iterable[Record], *, as_of: str | dt.date) -> Rows:
    """Make records ready for comparison, as the rows of a table are.

    Parameters
    ----------
    records : iterable of Record
        What sources said; a record that comes twice counts once, as last retrieved.
    as_of : str or datetime.date
        The day from which things are seen.

    Returns
    -------
    Rows
        Labelled by ``record_id``, in its order.

    Examples
    --------
    >>> from researchmetrics.records import Provenance
    >>> said = Record(provenance=Provenance(source="openalex", source_id="W1"), title="On Pots")
    >>> rows_of_records([said, said], as_of="2026-01-01").register().name(said.record_id)
    'openalex:W1'
    """
    today = day_of(as_of)
    own = unique(records)
    cells = {name: [getattr(record, name) for record in own] for name in _SAID}
    cells["source"] = [record.provenance.source for record in own]
    cells["source_id"] = [record.provenance.source_id for record in own]
    names = [tuple(author.name for author in record.authors) for record in own]
    entries = [record_entry(record, as_of=today) for record in own]
    labels = [record.record_id for record in own]
    return Rows(labels, cells, names, entries)


def unique(records: Iterable[Record]) -> list[Record]:
    """Keep the last retrieved of records with one identity.

    Parameters
    ----------
    records : iterable of Record
        In any order.

    Returns
    -------
    list of Record
        In the order of their identities.
    """
    latest: dict[str, Record] = {}
    for record in records:
        key = record.record_id
        other = latest.get(key)
        if other is None or _age(record) > _age(other):
            latest[key] = record
    return [latest[key] for key in sorted(latest)]


def _age(record: Record) -> tuple[str, str, str]:
    told = record.provenance
    return told.known_at or "", told.retrieved_at or "", repr(record)


def _own_id(record: Record) -> tuple[str, ...]:
    source, own = record.provenance.source, record.provenance.source_id
    return (f"{source}:{own}",) if own and source in _SCHEMES else ()
