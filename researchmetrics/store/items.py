"""Batches as items with fields of JSON, which is what the store keeps, and back.

An item is one thing that a source speaks of: a record of a work, a record of the person, how
asking it went, or the batch itself (kind of document, sections).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from researchmetrics.records import (
    Batch,
    Outcome,
    PersonRecord,
    Record,
    digest,
    from_plain,
    to_plain,
)

__all__ = [
    "ABOUT_READING",
    "ABSENT",
    "LISTED",
    "Item",
    "Key",
    "State",
    "batch_of",
    "built",
    "empty_answer",
    "items_of",
]

ABSENT = "null"
LISTED = "listed"

Key = tuple[str, str]
"""Kind and identity of an item."""
State = dict[Key, dict[str, str]]
"""The fields of every item of a person, as JSON texts; `ABSENT` once a value is gone."""

# Where, when and at what cost something was read is no statement about the person or the work:
# it is written along with a change and never makes one.
ABOUT_READING: dict[str, frozenset[str]] = {
    "record": frozenset({"provenance"}),
    "person": frozenset({"provenance"}),
    "outcome": frozenset(
        {"requests", "bytes", "cost_usd", "budget_left", "answered_at", "message"}
    ),
    "batch": frozenset(),
}
# Mappings whose entries are observed one by one.
_SPREAD = ("person", "reported", "sections")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing that a source speaks of.

    Parameters
    ----------
    kind : {"record", "person", "outcome", "batch"}
        What it is.
    id : str
        Its identity among the items of the kind.
    source : str
        Data provider or document; empty for the batch itself.
    fields : Mapping of str to str
        What is said, as JSON texts.
    about_reading : Mapping of str to str
        Where and when it was read, as JSON texts.
    valid_at : str or None
        ISO date at which the source held it true, where it says so.
    """

    kind: str
    id: str
    source: str
    fields: Mapping[str, str]
    about_reading: Mapping[str, str] = field(default_factory=dict)
    valid_at: str | None = None

    @property
    def key(self) -> Key:
        """Kind and identity."""
        return self.kind, self.id


def items_of(batch: Batch) -> list[Item]:
    """Take a batch apart.

    Parameters
    ----------
    batch : Batch
        What was learnt of one person.

    Returns
    -------
    list of Item
        One a statement; those that say the same twice are one.

    Examples
    --------
    >>> [item.kind for item in items_of(Batch(known_at="2026-01-01"))]
    ['batch']
    """
    items = [
        _item("batch", "", "", {"sections": dict(batch.sections), "kind": batch.kind}),
        *(_item("outcome", o.source, o.source, asdict(o)) for o in batch.outcomes),
        *(_known("person", _person_id(p), p) for p in batch.people),
        *(_known("record", r.record_id, r) for r in batch.records),
    ]
    return list(_apart(items))


def _known(kind: str, identity: str, value: Record | PersonRecord) -> Item:
    source = value.provenance.source
    item = _item(kind, identity, source, to_plain(value))
    return _with(item, valid_at=value.provenance.known_at)


def _with(item: Item, **changes: Any) -> Item:
    return Item(**{name: getattr(item, name) for name in Item.__slots__} | changes)


def _person_id(record: PersonRecord) -> str:
    where = record.provenance.source_id or next(iter(record.person.ids), record.person.name)
    return digest(record.provenance.source, where)


def _item(kind: str, identity: str, source: str, plain: Mapping[str, Any]) -> Item:
    texts = dict(_texts(plain))
    aside = ABOUT_READING[kind]
    return Item(
        kind=kind,
        id=identity,
        source=source,
        fields={name: text for name, text in texts.items() if name not in aside},
        about_reading={name: text for name, text in texts.items() if name in aside},
    )


def _texts(plain: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in plain.items():
        if name in _SPREAD and isinstance(value, Mapping):
            yield from ((f"{name}.{part}", _json(item)) for part, item in value.items())
        elif value is not None:
            yield name, _json(value)


_write = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def _json(value: Any) -> str:
    text = _write(value)
    try:
        text.encode()
    except UnicodeEncodeError:
        # Half a surrogate pair, as broken services send them, has no UTF-8 form.
        return json.dumps(value, sort_keys=True, separators=(",", ":"))
    return text


def _apart(items: Iterable[Item]) -> Iterator[Item]:
    """Give different items under one identity identities of their own, whatever their order."""
    groups: dict[Key, list[Item]] = {}
    for item in items:
        groups.setdefault(item.key, []).append(item)
    for group in groups.values():
        if len(group) == 1:
            yield group[0]
            continue
        different: dict[str, Item] = {}
        for item in group:
            different.setdefault(_json(dict(item.fields)), item)
        for number, (_, item) in enumerate(sorted(different.items()), start=1):
            yield item if number == 1 else _with(item, id=f"{item.id}#{number}")


def built(kind: str, fields: Mapping[str, str]) -> Any:
    """Build what an item stands for.

    Parameters
    ----------
    kind : {"record", "person", "outcome", "batch"}
        What it is.
    fields : Mapping of str to str
        Its fields as JSON texts.

    Returns
    -------
    Record, PersonRecord, Outcome, dict or None
        None for a record that its source no longer lists.

    Examples
    --------
    >>> built("outcome", {"source": '"openalex"', "status": '"complete"'}).status
    'complete'
    """
    if fields.get(LISTED) == "false":
        return None
    plain = _plain(fields)
    if kind == "record":
        return from_plain(Record, plain)
    if kind == "person":
        return from_plain(PersonRecord, {"person": {}} | plain)
    return Outcome(**plain) if kind == "outcome" else plain


def batch_of(things: Mapping[Key, Any], *, known_at: str, warnings: Iterable[str] = ()) -> Batch:
    """Put a batch together from what is known.

    Parameters
    ----------
    things : Mapping
        What `built` gives for each item.
    known_at : str
        Moment of the last observation.
    warnings : iterable of str
        Those of that observation.

    Returns
    -------
    Batch
        Without the records that their sources no longer list, with a warning where a source
        suddenly listed nothing and was not believed.

    Examples
    --------
    >>> batch_of({("batch", ""): {"kind": "cv"}}, known_at="2026-01-01").kind
    'cv'
    """
    of_kind: dict[str, list[Any]] = {kind: [] for kind in ABOUT_READING}
    for (kind, _), thing in things.items():
        if thing is not None:
            of_kind[kind].append(thing)
    whole = of_kind["batch"][0] if of_kind["batch"] else {}
    return Batch(
        known_at=known_at,
        people=tuple(of_kind["person"]),
        records=tuple(of_kind["record"]),
        outcomes=tuple(of_kind["outcome"]),
        sections={name: tuple(rows) for name, rows in whole.get("sections", {}).items()},
        kind=whole.get("kind"),
        warnings=(*warnings, *_disbelieved(of_kind["outcome"], of_kind["record"])),
    )


def _plain(fields: Mapping[str, str]) -> dict[str, Any]:
    plain: dict[str, Any] = {}
    for name, text in fields.items():
        if text == ABSENT or name == LISTED:
            continue
        whole, _, part = name.partition(".")
        if part:
            plain.setdefault(whole, {})[part] = json.loads(text)
        else:
            plain[name] = json.loads(text)
    return plain


def _disbelieved(outcomes: Iterable[Outcome], records: Iterable[Record]) -> Iterator[str]:
    held: dict[str, int] = {}
    for record in records:
        held[record.provenance.source] = held.get(record.provenance.source, 0) + 1
    for outcome in outcomes:
        kept = held.get(outcome.source, 0)
        if outcome.status == "complete" and outcome.n_records == 0 and kept:
            yield empty_answer(outcome.source, kept)


def empty_answer(source: str, kept: int) -> str:
    """Say that a source which had listed works answered with none, and was not believed.

    Parameters
    ----------
    source : str
        Data provider.
    kept : int
        Records it listed before.

    Returns
    -------
    str
        The warning.

    Examples
    --------
    >>> print(empty_answer("openalex", 42))
    openalex answered without any paper but had listed 42. They are kept: check the identifier.
    """
    return (
        f"{source} answered without any paper but had listed {kept}. They are kept: check the "
        "identifier."
    )
