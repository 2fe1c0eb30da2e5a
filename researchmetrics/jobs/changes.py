"""What changed since the last time, as a table and as sentences."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

import pandas as pd

from researchmetrics.normalizer import shown_title
from researchmetrics.store import Appended, Change

__all__ = ["changes_table", "sentences"]

_COLUMNS = ("person", "key", "source", "record_id", "title", "field", "before", "after")
# Long lists and texts say little in a line; that they changed does.
_LONG = 60


def changes_table(appended: Iterable[tuple[str, Appended]]) -> pd.DataFrame:
    """List what changed, one row a field.

    Parameters
    ----------
    appended : iterable of (str, Appended)
        Label of each person and what was appended for them.

    Returns
    -------
    pandas.DataFrame
        ``person, key, source, record_id, title, field, before, after``, all texts; the values as
        JSON. ``field`` is ``listed`` where a source began or ceased to list a work.
    """
    rows = [
        (label, done.key, c.source, c.item_id, c.title, c.field, _json(c.before), _json(c.after))
        for label, done in appended
        for c in done.changes
    ]
    return pd.DataFrame(rows, columns=list(_COLUMNS)).astype("string")


def _json(value: Any) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False)


def sentences(changes: Iterable[Change]) -> Iterator[str]:
    """Say what changed, one line a change; what several sources say alike is said once.

    Parameters
    ----------
    changes : iterable of Change
        As the store tells them.

    Yields
    ------
    str
        Such as ``citations 10 -> 12: On Cracked Pots (openalex)``.

    Examples
    --------
    >>> change = Change(
    ...     kind="record",
    ...     item_id="1",
    ...     source="openalex",
    ...     title="On Cracked Pots",
    ...     field="citations",
    ...     before=10,
    ...     after=12,
    ... )
    >>> next(sentences([change]))
    'citations 10 -> 12: On Cracked Pots (openalex)'
    """
    told: dict[str, dict[str, None]] = {}
    for change in changes:
        about = f": {shown_title([change.title])}" if change.title else ""
        told.setdefault(f"{_what(change)}{about}", {})[change.source or ""] = None
    for line, sources in told.items():
        named = ", ".join(filter(None, sources))
        yield f"{line} ({named})" if named else line


def _what(change: Change) -> str:
    if change.field == "listed":
        if change.after is False:
            return "no longer listed"
        return "new" if change.before is None else "listed again"
    if change.field == "stated":
        return "the source's own classes or figures changed"
    name = change.field.partition(".")[2] or change.field
    before, after = _shown(change.before), _shown(change.after)
    return f"{name} {before} -> {after}" if len(before) + len(after) <= _LONG else f"{name} changed"


def _shown(value: Any) -> str:
    return "unknown" if value is None else str(value)
