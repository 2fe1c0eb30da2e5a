"""The rows of any table, made ready for comparison, each with a key of its content."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from researchmetrics.errors import RecordError, TableError
from researchmetrics.normalizer.decisions import Register, handles_of, in_pairs
from researchmetrics.normalizer.linking.entries import Entry, make_entry
from researchmetrics.normalizer.names.lists import split_authors
from researchmetrics.normalizer.rows.columns import cells_of
from researchmetrics.records import digest

__all__ = ["Rows", "pairs_of_labels", "rows_of"]

# A table may list announced works; years beyond any plan are slips.
_LATEST = dt.date(9998, 12, 31)
_NO_CONTENT = ("authors", "source_id", "record_id")


@dataclass(frozen=True, slots=True)
class Rows:
    """A table's rows.

    Parameters
    ----------
    labels : list
        The index.
    cells : dict of str to list
        What each row says, under our names of columns.
    names : list of tuple of str
        The authors of each row.
    entries : list of Entry
        Ready for comparison; their keys are told by the content, and numbered where rows are alike.
    """

    labels: Sequence[Hashable]
    cells: Mapping[str, list[Any]]
    names: list[tuple[str, ...]]
    entries: list[Entry]

    def cell(self, name: str, place: int) -> Any:
        """Return what a row says; None where the table has no such column."""
        column = self.cells.get(name)
        return None if column is None else column[place]

    def handles(self) -> dict[str, tuple[str, ...]]:
        """Return by key what names each row, the most lasting first."""
        return {
            entry.key: handles_of(
                key=entry.key,
                ids=entry.ids,
                source=entry.source,
                names=self.names[place],
                **{
                    name: self.cell(name, place)
                    for name in ("source_id", "record_id", "title", "year")
                },
            )
            for place, entry in enumerate(self.entries)
        }

    def register(self) -> Register:
        """Return which rows carry which names."""
        return Register(self.handles())


def rows_of(data: pd.DataFrame, *, need_source: bool = False) -> Rows:
    """Make the rows of a table ready for comparison.

    Parameters
    ----------
    data : pandas.DataFrame
        Any table with titles.
    need_source : bool
        Whether it must tell which list each row is of.

    Returns
    -------
    Rows
        In the order of the table.

    Raises
    ------
    TableError
        If it is no table, or lacks titles or sources.

    Examples
    --------
    >>> rows = rows_of(pd.DataFrame({"title": ["On Pots", "On Pots"], "year": [2020, 2020.0]}))
    >>> [key.rpartition("-")[2] for key in (entry.key for entry in rows.entries)]
    ['1', '2']
    """
    cells = cells_of(data)
    if need_source and "source" not in cells:
        raise TableError("lists_are_clean needs a column named source that tells the lists apart.")
    content = {name: column for name, column in cells.items() if name not in _NO_CONTENT}
    authors = cells.get("authors") or [None] * len(data)
    names, entries = [], []
    seen: dict[str, int] = {}
    for place, given in enumerate(authors):
        listed, is_cut = split_authors(_people(given))
        row = {name: column[place] for name, column in content.items()}
        said = (f"{name}={row[name]}" for name in sorted(row) if row[name] is not None)
        own = digest(*said, *listed)
        seen[own] = seen.get(own, 0) + 1
        row["is_cut"] = is_cut
        key = f"{own}-{seen[own]}"
        entries.append(make_entry(row, key=key, names=listed, as_of=_LATEST))
        names.append(listed)
    return Rows(data.index.tolist(), cells, names, entries)


def pairs_of_labels(
    rows: Rows, pairs: Iterable[tuple[Hashable, Hashable]]
) -> list[tuple[str, str]]:
    """Turn pairs of index labels into pairs of keys.

    Parameters
    ----------
    rows : Rows
        The table.
    pairs : iterable of (label, label)
        Which rows are, or are not, one work.

    Returns
    -------
    list of (str, str)
        Keys of the entries.

    Raises
    ------
    RecordError
        If a label names no row, or several; or if they are no pairs.

    Examples
    --------
    >>> rows = rows_of(pd.DataFrame({"title": ["On Pots", "Of Kilns"]}))
    >>> len(pairs_of_labels(rows, [(0, 1)]))
    1
    """
    named = in_pairs(pairs)
    if not named:
        return []
    keys: dict[Hashable, list[str]] = {}
    for label, entry in zip(rows.labels, rows.entries, strict=True):
        keys.setdefault(label, []).append(entry.key)
    for a, b in named:
        if a == b:
            raise RecordError(f"must_link and cannot_link name {a!r} twice in one pair.")
    return [(_key(keys, a), _key(keys, b)) for a, b in named]


def _key(keys: Mapping[Hashable, list[str]], label: Hashable) -> str:
    found = keys.get(label, [])
    if len(found) != 1:
        why = "several rows have" if found else "no row has"
        raise RecordError(f"must_link and cannot_link name {label!r}, which {why} as index label.")
    return found[0]


def _people(given: Any) -> Any:
    """Write people given as mappings as names."""
    if not isinstance(given, list):
        return given
    return [_person(one) if isinstance(one, Mapping) else one for one in given if one is not None]


def _person(one: Mapping[str, Any]) -> str:
    whole = one.get("name") or one.get("display_name")
    parts = (one.get("family"), one.get("given"))
    return str(whole) if whole else ", ".join(str(part) for part in parts if part)
