"""What a new batch says that is not yet known, item by item and field by field.

Nothing here reads or writes: state and batch in, differences out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from researchmetrics.records import Batch
from researchmetrics.store.items import (
    ABOUT_READING,
    ABSENT,
    LISTED,
    Item,
    Key,
    State,
    empty_answer,
    items_of,
)

__all__ = ["Change", "Difference", "difference"]

# A source that listed this many works and now lists none is not believed: services answer so
# when an identifier was merged away or an index is being rebuilt. Fewer can well be withdrawn.
MANY = 3
# Believed, but said aloud, when this share of what a source listed goes at once.
MUCH = 0.5
# What a source that failed half way sends for "not counted yet".
_EMPTY = {"0", "0.0", "[]", '""', "{}"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One field of one item that is different now.

    Parameters
    ----------
    kind : {"record", "person", "outcome", "batch"}
        What changed.
    item_id : str
        Which of them: the record's identity.
    source : str
        Who says so.
    title : str or None
        Title of the work.
    field : str
        What of it; ``listed`` when the source began or ceased to list it.
    before, after : object
        Values; None is unknown.
    """

    kind: str
    item_id: str
    source: str
    title: str | None
    field: str
    before: Any
    after: Any


@dataclass(slots=True, kw_only=True)
class Difference:
    """All that a batch adds: rows to write, counts of records and what to tell.

    Parameters
    ----------
    rows : list of tuple
        Item, field and JSON text, in the order of writing.
    changes : list of Change
        The same for people to read, without the fields of new records.
    new, changed, unchanged, vanished : int
        Records.
    warnings : list of str
        What to check.
    """

    rows: list[tuple[Item, str, str]] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    vanished: int = 0
    warnings: list[str] = field(default_factory=list)


def difference(state: State, sources: Mapping[Key, str], batch: Batch) -> Difference:
    """Compare a batch with what is known.

    Parameters
    ----------
    state : State
        What is known of the person.
    sources : Mapping
        Source of each known item.
    batch : Batch
        What was learnt now.

    Returns
    -------
    Difference
        Empty when the batch says nothing new.

    Examples
    --------
    >>> difference({}, {}, Batch(known_at="2026-01-01")).new
    0
    """
    found = Difference()
    items = items_of(batch)
    whole, unlikely = _complete(batch), _uncounted(state, items)
    for source, kept in sorted(unlikely.items()):
        found.warnings.append(
            f"{source} now counts no citation of any of {kept} papers that it had counted some "
            "of. The counts known before are kept: look at the source."
        )
    for item in items:
        trusted = whole - unlikely.keys() if item.kind == "record" else whole
        removes = _may_remove(item, batch, trusted)
        _compare(found, item, state.get(item.key), removes=removes)
    here = {item.key for item in items}
    gone = [
        key
        for key, fields in state.items()
        if key[0] == "record" and key not in here and fields.get(LISTED) != "false"
    ]
    for source in sorted(whole):
        listed = sum(item.kind == "record" and item.source == source for item in items)
        _vanish(found, state, [k for k in gone if sources[k] == source], source, listed)
    return found


def _uncounted(state: State, items: Iterable[Item]) -> dict[str, int]:
    """Find the sources that had counted citations of many works and now count none of any."""
    had: dict[str, int] = {}
    counting: set[str] = set()
    for item in items:
        if item.kind != "record":
            continue
        if item.fields.get("citations", ABSENT) not in {ABSENT, *_EMPTY}:
            counting.add(item.source)
        if state.get(item.key, {}).get("citations", ABSENT) not in {ABSENT, *_EMPTY}:
            had[item.source] = had.get(item.source, 0) + 1
    return {source: n for source, n in had.items() if n >= MANY and source not in counting}


def _complete(batch: Batch) -> set[str]:
    """Return the sources of which every outcome is complete: only they can deny anything."""
    lacking = {o.source for o in batch.outcomes if o.status != "complete"}
    return {o.source for o in batch.outcomes} - lacking


def _may_remove(item: Item, batch: Batch, whole: set[str]) -> bool:
    if item.kind == "batch":
        # Services have no sections to give, so that their silence denies none.
        return batch.kind is not None and whole == {o.source for o in batch.outcomes} != set()
    return item.kind == "outcome" or item.source in whole


def _compare(
    found: Difference, item: Item, known: Mapping[str, str] | None, *, removes: bool
) -> None:
    is_record = item.kind == "record"
    if known is None:
        if item.kind == "batch" and not item.fields:
            return
        found.new += is_record
        found.rows += [(item, n, t) for n, t in {**item.fields, **item.about_reading}.items()]
        if is_record:
            found.changes.append(
                _change(item.key, item.source, item.fields, (LISTED, None, "true"))
            )
        return
    wanted = _wanted(item, known, removes=removes)
    if not wanted:
        found.unchanged += is_record
        return
    found.changed += is_record
    found.rows += [(item, name, text) for name, text in wanted.items()]
    found.rows += [(item, n, t) for n, t in _aside(item, known) if known.get(n, ABSENT) != t]
    found.changes += [
        _change(item.key, item.source, {**known, **item.fields}, (name, known.get(name), text))
        for name, text in wanted.items()
    ]


def _wanted(item: Item, known: Mapping[str, str], *, removes: bool) -> dict[str, str]:
    """Return the fields to write: those that differ, those gone, and that it is listed again."""
    wanted = {
        name: text
        for name, text in item.fields.items()
        if known.get(name) != text
        and (removes or text not in _EMPTY or known.get(name, ABSENT) == ABSENT)
    }
    if removes:
        kept = {*item.fields, *ABOUT_READING[item.kind], LISTED}
        gone = [n for n, t in known.items() if n not in kept and t != ABSENT]
        wanted |= dict.fromkeys(gone, ABSENT)
    if known.get(LISTED) == "false":
        wanted[LISTED] = "true"
    return wanted


def _aside(item: Item, known: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield where and when it was read, and that the last reading's is no longer so."""
    for name in sorted(ABOUT_READING[item.kind]):
        if name in item.about_reading or name in known:
            yield name, item.about_reading.get(name, ABSENT)


def _vanish(found: Difference, state: State, gone: Iterable[Key], source: str, listed: int) -> None:
    gone = list(gone)
    if not listed and len(gone) >= MANY:
        found.warnings.append(empty_answer(source, len(gone)))
        found.unchanged += len(gone)
        return
    if len(gone) >= MANY and len(gone) > MUCH * (len(gone) + listed):
        found.warnings.append(
            f"{source} no longer lists {len(gone)} papers that it listed before; it lists "
            f"{listed}. Check whether it divided the person in two."
        )
    for key in gone:
        item = Item(kind=key[0], id=key[1], source=source, fields={})
        found.rows.append((item, LISTED, "false"))
        found.changes.append(_change(key, source, state[key], (LISTED, "true", "false")))
    found.vanished += len(gone)


def _change(
    key: Key, source: str, fields: Mapping[str, str], change: tuple[str, str | None, str]
) -> Change:
    title = fields.get("title", ABSENT)
    name, before, after = change
    return Change(
        kind=key[0],
        item_id=key[1],
        source=source,
        title=json.loads(title) if key[0] == "record" else None,
        field=name,
        before=None if before is None else json.loads(before),
        after=json.loads(after),
    )
