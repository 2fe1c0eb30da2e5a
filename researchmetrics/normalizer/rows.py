"""Finding twins in any DataFrame of works: the same rows, with the work each belongs to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable, Iterable, Mapping
from typing import Any

import pandas as pd

from researchmetrics.errors import RecordError, TableError
from researchmetrics.normalizer.author_lists import split_authors
from researchmetrics.normalizer.linking.entries import Entry, make_entry
from researchmetrics.normalizer.linking.group import group
from researchmetrics.records import digest
from researchmetrics.tables import check

_COLUMNS = ("title", "date", "year", "venue", "type", "doi", "arxiv_id", "ids", "url", "source")
# A table may list announced works; years beyond any plan are slips.
_LATEST = "9998-12-31"


def deduplicate(
    df: pd.DataFrame,
    level: str = "normal",
    must_link: Iterable[tuple[Hashable, Hashable]] = (),
    cannot_link: Iterable[tuple[Hashable, Hashable]] = (),
    *,
    lists_are_clean: bool = False,
) -> pd.DataFrame:
    """Tell which rows of a table are the same work.

    Parameters
    ----------
    df : pandas.DataFrame
        Any table with ``title`` and any of ``authors`` (list, or "A; B" / "A, B and C" text),
        ``year``, ``venue``, ``doi``, ``arxiv_id``, ``source`` and the other columns of works.
        Missing columns and values are normal.
    level : {"strict", "normal", "lenient"}
        How much evidence is asked.
    must_link, cannot_link : iterable of pairs
        Index labels of rows that are, or are not, one work.
    lists_are_clean : bool
        Whether no ``source`` lists a work twice: then a work has at most one row of each.

    Returns
    -------
    pandas.DataFrame
        The same rows and index, with ``work_id``, ``link_reason`` and ``link_score`` (0 to 1).
        The result does not depend on the order of the rows.

    Raises
    ------
    TableError
        If there is no title column, or no source column where `lists_are_clean` needs one.
    RecordError
        If the level is unknown or the user's decisions contradict one another.

    Notes
    -----
    Identifiers, titles (slips forgiven, numbers and part letters not), authors, years and venues
    are weighed; different numbers, disjoint authors and years far apart rule a link out.

    Examples
    --------
    >>> table = pd.DataFrame(
    ...     {
    ...         "title": ["On Cracked Pots", "on cracked pots", "Of Mended Kettles"],
    ...         "authors": ["J. Carberry", "Josiah Carberry", "J. Carberry"],
    ...     }
    ... )
    >>> found = deduplicate(table)
    >>> (found.work_id[0] == found.work_id[1], found.work_id.nunique())
    (True, 2)
    """
    check(df, "The table to deduplicate", need=["title"])
    if lists_are_clean and "source" not in df.columns:
        raise TableError("lists_are_clean needs a column named source that tells the lists apart.")
    entries = _entries(df)
    keys = _keys_of_labels(df, entries)
    groups = group(
        entries,
        level=level,
        must_link=[(_key(keys, a), _key(keys, b)) for a, b in must_link],
        cannot_link=[(_key(keys, a), _key(keys, b)) for a, b in cannot_link],
        one_per_source=lists_are_clean,
    )
    work_ids: list[str] = [""] * len(df)
    reasons, scores = [""] * len(df), [0.0] * len(df)
    for found in groups:
        work_id = "w" + digest(entries[found.members[0]].key)
        for member, reason in zip(found.members, found.reasons, strict=True):
            work_ids[member], reasons[member], scores[member] = work_id, reason.text, reason.score
    result = df.copy()
    result["work_id"] = pd.Series(work_ids, index=df.index, dtype="string")
    result["link_reason"] = pd.Series(reasons, index=df.index, dtype="string")
    result["link_score"] = pd.Series(scores, index=df.index, dtype="Float64")
    return result


def _entries(df: pd.DataFrame) -> list[Entry]:
    columns = {name: df[name].tolist() for name in (*_COLUMNS, "authors") if name in df.columns}
    seen: dict[str, int] = {}
    entries = []
    for place in range(len(df)):
        row = {name: _known(values[place]) for name, values in columns.items()}
        names, is_cut = split_authors(row.pop("authors", None))
        content = digest(*(f"{name}={row[name]}" for name in sorted(row)), *names)
        seen[content] = seen.get(content, 0) + 1
        entries.append(_entry(row, f"{content}-{seen[content]}", names, is_cut=is_cut))
    return entries


def _entry(row: Mapping[str, Any], key: str, names: tuple[str, ...], *, is_cut: bool) -> Entry:
    fields = {**row, "is_cut": is_cut}
    return make_entry(fields, key=key, names=names, as_of=dt.date.fromisoformat(_LATEST))


def _known(value: Any) -> Any:
    """Turn the several forms of a missing cell into None."""
    if isinstance(value, str | list | tuple):
        return value or None
    if isinstance(value, dict):
        return [f"{scheme}:{one}" for scheme, one in value.items()] or None
    if hasattr(value, "tolist") and getattr(value, "ndim", 0) == 1:
        return list(value.tolist()) or None
    return None if value is None or pd.isna(value) else value


def _keys_of_labels(df: pd.DataFrame, entries: list[Entry]) -> dict[Hashable, list[str]]:
    keys: dict[Hashable, list[str]] = {}
    for label, entry in zip(df.index.tolist(), entries, strict=True):
        keys.setdefault(label, []).append(entry.key)
    return keys


def _key(keys: dict[Hashable, list[str]], label: Hashable) -> str:
    found = keys.get(label, [])
    if len(found) != 1:
        why = "several rows have" if found else "no row has"
        raise RecordError(f"must_link and cannot_link name {label!r}, which {why} as index label.")
    return found[0]
