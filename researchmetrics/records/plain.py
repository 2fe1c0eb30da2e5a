"""Records as plain JSON values and back, for the store and the bundled sample."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any, TypeVar

from researchmetrics.records.person import Person, PersonRecord
from researchmetrics.records.work import Author, Provenance, Record

_Known = TypeVar("_Known", Record, PersonRecord)


def to_plain(value: Record | PersonRecord) -> dict[str, Any]:
    """Turn a record into plain JSON values, unknowns left out.

    Parameters
    ----------
    value : Record or PersonRecord
        What to write.

    Returns
    -------
    dict
        Only what is known: None and empty values are left out, so that unknown stays unknown.

    Examples
    --------
    >>> to_plain(Record(provenance=Provenance(source="openalex", source_id="W1"), citations=0))
    {'provenance': {'source': 'openalex', 'source_id': 'W1'}, 'citations': 0}
    """
    plain: dict[str, Any] = _pruned(asdict(value))
    # An empty reference list is a statement ("gives none"), unlike a missing one.
    if isinstance(value, Record) and value.references == ():
        plain["references"] = []
    return plain


def from_plain(kind: type[_Known], plain: Mapping[str, Any]) -> _Known:
    """Read back what `to_plain` wrote.

    Parameters
    ----------
    kind : type
        `Record` or `PersonRecord`.
    plain : Mapping
        Plain JSON values; fields of a newer version are ignored.

    Returns
    -------
    Record or PersonRecord
        Equal to what was written.

    Examples
    --------
    >>> record = Record(provenance=Provenance(source="openalex"), title="On Cracked Pots")
    >>> from_plain(Record, to_plain(record)) == record
    True
    """
    return kind(**_arguments(kind, plain))


_BUILDERS: dict[str, Any] = {"provenance": Provenance, "person": Person}


def _arguments(kind: Any, plain: Mapping[str, Any]) -> dict[str, Any]:
    names = {item.name for item in fields(kind)}
    return {name: _value(name, value) for name, value in plain.items() if name in names}


def _value(name: str, value: Any) -> Any:
    if name in _BUILDERS:
        builder = _BUILDERS[name]
        return builder(**_arguments(builder, value))
    if name == "authors":
        return tuple(Author(**_arguments(Author, author)) for author in value)
    if isinstance(value, list):
        return tuple(tuple(item) if isinstance(item, list) else item for item in value)
    return value


def _pruned(value: Any) -> Any:
    if isinstance(value, dict):
        kept = {name: _pruned(item) for name, item in value.items()}
        return {n: item for n, item in kept.items() if item is not None and item not in ({}, [])}
    if isinstance(value, list | tuple):
        return [_pruned(item) for item in value]
    return value
