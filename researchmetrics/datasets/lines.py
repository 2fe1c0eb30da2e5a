"""The sample's files: JSON lines, compressed, and back to batches and tables."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from researchmetrics.records import Batch, Outcome, PersonRecord, Record, from_plain, to_plain

__all__ = ["batches_of", "lines_of", "read", "write"]


def read(path: Path) -> Iterator[dict[str, Any]]:
    """Read a file of JSON lines.

    Parameters
    ----------
    path : pathlib.Path
        Compressed with gzip.

    Yields
    ------
    dict
        One a line.
    """
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def write(path: Path, values: Iterable[Mapping[str, Any]]) -> None:
    """Write a file of JSON lines, the same bytes for the same values.

    Parameters
    ----------
    path : pathlib.Path
        Where to.
    values : iterable of Mapping
        One a line.
    """
    text = "".join(json.dumps(v, ensure_ascii=False, separators=(",", ":")) + "\n" for v in values)
    path.write_bytes(gzip.compress(text.encode(), compresslevel=9, mtime=0))


def lines_of(history: Mapping[str, Iterable[Batch]]) -> Iterator[dict[str, Any]]:
    """Lay out dated batches as lines, those of one record together.

    Parameters
    ----------
    history : Mapping of str to iterable of Batch
        By identifier of the person.

    Yields
    ------
    dict
        ``of``, ``at``, ``what`` and ``value``.
    """
    for key, batches in history.items():
        together: dict[str, list[dict[str, Any]]] = {}
        for batch in batches:
            line = {"of": key, "at": batch.known_at}
            yield line | {"what": "batch", "value": _whole(batch)}
            for person in batch.people:
                yield line | {"what": "person", "value": to_plain(person)}
            for record in batch.records:
                value = {"what": "record", "value": to_plain(record)}
                together.setdefault(record.record_id, []).append(line | value)
        # Neighbours that say nearly the same compress to nearly nothing.
        for lines in together.values():
            yield from lines


def _whole(batch: Batch) -> dict[str, Any]:
    return {
        "kind": batch.kind,
        "warnings": list(batch.warnings),
        "sections": {name: list(rows) for name, rows in batch.sections.items()},
        "outcomes": [asdict(outcome) for outcome in batch.outcomes],
    }


def batches_of(lines: Iterable[Mapping[str, Any]]) -> dict[str, tuple[Batch, ...]]:
    """Put dated batches together from their lines.

    Parameters
    ----------
    lines : iterable of Mapping
        As `lines_of` yields them.

    Returns
    -------
    dict of str to tuple of Batch
        By identifier of the person, oldest first.

    Examples
    --------
    >>> history = {"sample:nobody": (Batch(known_at="2026-01-01", warnings=("invented",)),)}
    >>> batches_of(lines_of(history)) == history
    True
    """
    parts: dict[str, dict[str, dict[str, list[Any]]]] = {}
    for line in lines:
        of_date = parts.setdefault(line["of"], {}).setdefault(line["at"], {})
        of_date.setdefault(line["what"], []).append(line["value"])
    return {
        key: tuple(_batch(at, of_date) for at, of_date in sorted(dates.items()))
        for key, dates in parts.items()
    }


def _batch(at: str, parts: Mapping[str, list[Any]]) -> Batch:
    (whole,) = parts["batch"]
    return Batch(
        known_at=at,
        people=tuple(from_plain(PersonRecord, value) for value in parts.get("person", ())),
        records=tuple(from_plain(Record, value) for value in parts.get("record", ())),
        outcomes=tuple(Outcome(**value) for value in whole["outcomes"]),
        sections={name: tuple(rows) for name, rows in whole["sections"].items()},
        kind=whole["kind"],
        warnings=tuple(whole["warnings"]),
    )
