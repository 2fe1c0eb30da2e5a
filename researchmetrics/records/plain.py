"""Records as plain JSON values and back, for the store and the bundled sample."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
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
    plain: dict[str, Any] = _pruned(value)
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
    names = _names(kind)
    return {name: _value(name, value) for name, value in plain.items() if name in names}


@cache
def _names(kind: Hashable) -> tuple[str, ...]:
    """Return the fields of a kind of record; of other kinds none."""
    return tuple(i.name for i in fields(kind)) if is_dataclass(kind) else ()


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
    kind: Any = type(value)
    if kind is str or value is None or kind is int or kind is bool:
        return value
    if kind is tuple or kind is list:
        return [_pruned(item) for item in value]
    if kind is dict:
        return _known(value.items())
    names = _names(kind)
    return _known((name, getattr(value, name)) for name in names) if names else value


def _known(items: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    known = {}
    for name, item in items:
        # Most fields are unknown or texts, which need no second look.
        if item is not None and item != ():
            plain = item if type(item) is str else _pruned(item)
            if plain is not None and plain not in ({}, []):
                known[name] = plain
    return known
