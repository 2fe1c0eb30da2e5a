"""Batches put together: the last observation of each record, and several histories as one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from researchmetrics.records import Batch, Record

__all__ = ["distinct", "interwoven", "latest"]


def latest(batches: Iterable[Batch]) -> list[Record]:
    """Keep the last observation of each record, in the order first seen."""
    records: dict[str, Record] = {}
    for batch in sorted(batches, key=lambda batch: batch.known_at):
        records.update({record.record_id: record for record in batch.records})
    return list(records.values())


def distinct(batches: Iterable[Batch]) -> tuple[Batch, ...]:
    """Keep each batch once: one document read twice says nothing more."""
    kept: list[Batch] = []
    for batch in batches:
        if not any(batch is other or batch == other for other in kept):
            kept.append(batch)
    return tuple(kept)


def interwoven(histories: Iterable[Sequence[Batch]]) -> tuple[Batch, ...]:
    """Make one history of several of one person: at each date, what was known in all of them."""
    different: list[tuple[Batch, ...]] = []
    for history in map(tuple, histories):
        if history and history not in different:
            different.append(history)
    if len(different) < 2:
        return different[0] if different else ()
    days = sorted({batch.known_at[:10] for history in different for batch in history})
    return tuple(_known_by(different, day) for day in days)


def _known_by(histories: Iterable[Sequence[Batch]], day: str) -> Batch:
    last = [
        next((batch for batch in reversed(history) if batch.known_at[:10] <= day), None)
        for history in histories
    ]
    known = [batch for batch in last if batch is not None]
    return Batch(
        known_at=day,
        people=tuple(record for batch in known for record in batch.people),
        records=tuple(latest(known)),
        outcomes=tuple(outcome for batch in known for outcome in batch.outcomes),
        warnings=tuple(dict.fromkeys(line for batch in known for line in batch.warnings)),
    )
