"""Reference sets: works of one field, type and year, widened where they are too few."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from researchmetrics.errors import TableError
from researchmetrics.metrics.columns import Numbers, objects, read
from researchmetrics.metrics.groups import Codes
from researchmetrics.metrics.labels import blank
from researchmetrics.metrics.normalised.sample import Sample
from researchmetrics.tables import check

# How wide a set had to be, in the order tried.
LEVELS = ("year", "years", "parent")

_TRUE = frozenset({"true", "1", "1.0"})

# Whether a field or a parent field, its name, and the type.
Key = tuple[str, str, str]


class Library:
    """Reference works by field, type and year.

    Parameters
    ----------
    table : pandas.DataFrame
        Reference works as `prepared` gives them.
    parents : Mapping
        Parent field of each field.
    """

    def __init__(self, table: pd.DataFrame, parents: Mapping[str, str]) -> None:
        self._parents = parents
        self._values = table["value"].to_numpy(dtype=np.float64)
        self._years = table["year"].to_numpy(dtype=np.float64)
        self._counts = table["count"].to_numpy(dtype=np.float64)
        self._counted = table["counted"].to_numpy(dtype=bool)
        self._whole = table["complete"].to_numpy(dtype=bool)
        known = table[table["value"].notna() & table["year"].notna()]
        fields = by_field(known)
        wide = set(parents.values())
        # A work that names the wide field itself belongs to it too.
        above = {
            field: parents.get(field, field if field in wide else None)
            for field in fields["field"].unique()
        }
        if self._counted.any():
            # Counted by itself, a wider field holds the works of its parts already.
            above = {field: field for field in above if field in wide}
        upper = fields.assign(field=fields["field"].map(above)).dropna(subset="field")
        self._rows = {"field": _rows(fields), "parent": _rows(upper.drop_duplicates())}
        self._samples: dict[tuple[Key, float, int], Sample] = {}

    def widening(self, field: str, kind: str, year: float) -> Iterator[tuple[int, Sample]]:
        """Give the sets of a field, type and year from the narrowest to the widest.

        Parameters
        ----------
        field, kind : str
            Field and type of work.
        year : float
            Year of publication.

        Yields
        ------
        tuple
            Position in `LEVELS` and the set.
        """
        own = ("field", field, kind)
        yield 0, self._sample(own, year, 0)
        yield 1, self._sample(own, year, 1)
        if field in self._parents:
            yield 2, self._sample(("parent", self._parents[field], kind), year, 1)

    def _sample(self, key: Key, year: float, width: int) -> Sample:
        if (key, year, width) not in self._samples:
            rows = self._rows[key[0]].get(key[1:], np.zeros(0, dtype=np.int64))
            near = rows[np.abs(self._years[rows] - year) <= width]
            self._samples[key, year, width] = self._drawn(near, year)
        return self._samples[key, year, width]

    def _drawn(self, rows: Codes, year: float) -> Sample:
        own = rows[self._years[rows] == year]
        # Counts of works say nothing of a single one: it is among all works of its year, and is
        # taken to be none of those drawn at random.
        counted = bool(self._counted.any())
        among = own[self._whole[own]]
        return Sample(
            rows,
            self._values[rows],
            self._counts[rows],
            central=np.unique(self._values[among]) if counted else None,
            is_whole=bool(self._whole[rows].all()),
        )


def prepared(works: pd.DataFrame, name: str, column: str, field: str) -> pd.DataFrame:
    """Read from works what sets are made of.

    Parameters
    ----------
    works : pandas.DataFrame
        Works, or reference works.
    name : str
        What to call the table in an error.
    column, field : str
        Column that is normalised, and column of the field or list of fields.

    Returns
    -------
    pandas.DataFrame
        Columns value, year, fields (a sorted tuple), type (empty where unknown), work_id (name and
        row where it has none), count (works that the row stands for), counted (whether it is such
        a count) and complete (whether all works of the set are there); rows numbered from 0.

    Raises
    ------
    TableError
        If a column is missing.

    Examples
    --------
    >>> works = pd.DataFrame({"citations": [3], "year": [2019], "field": [["b", "a"]]})
    >>> prepared(works, "works", "citations", "field").loc[0, "fields"]
    ('a', 'b')
    """
    check(works, name, need=[column, "year", field])
    kinds, ids = _cells(works, "type"), _cells(works, "work_id")
    cells: dict[str, list[Any]] = {
        "fields": [_fields(cell) for cell in works[field]],
        "type": ["" if blank(cell) else str(cell) for cell in kinds],
        "work_id": [(name, row) if blank(cell) else cell for row, cell in enumerate(ids)],
    }
    return pd.DataFrame(
        {
            "value": read(works, column),
            "year": read(works, "year"),
            **{key: objects(values) for key, values in cells.items()},
            "count": _counts(works, name),
            "counted": "n_works" in works,
            "complete": _whole(works),
        }
    )


def by_field(table: pd.DataFrame) -> pd.DataFrame:
    """List rows once for each of their fields.

    Parameters
    ----------
    table : pandas.DataFrame
        As `prepared` gives it.

    Returns
    -------
    pandas.DataFrame
        Columns row (position of the index), field, type and year.

    Examples
    --------
    >>> row = {"year": [2019.0], "fields": [("a", "b")], "type": [""]}
    >>> by_field(pd.DataFrame(row))["field"].tolist()
    ['a', 'b']
    """
    listed = table[["type", "year"]].assign(row=table.index, field=table["fields"])
    return listed.explode("field").dropna(subset="field")


def once(table: pd.DataFrame) -> pd.DataFrame:
    """Keep each reference work once.

    Parameters
    ----------
    table : pandas.DataFrame
        As `prepared` gives it; a table of works and researchers repeats works.

    Returns
    -------
    pandas.DataFrame
        One row a work, numbered anew.

    Raises
    ------
    TableError
        If two rows of one work say different things.

    Examples
    --------
    >>> row = {"value": 1.0, "year": 2019.0, "fields": [("a",)], "type": "", "work_id": "w"}
    >>> len(once(pd.concat([pd.DataFrame(row).assign(counted=False)] * 2)))
    1
    """
    if table["counted"].any():
        return _said_once(table)
    single = table.drop_duplicates().reset_index(drop=True)
    twice = single["work_id"][single["work_id"].duplicated()]
    if len(twice):
        raise TableError(
            f"The reference works say different things of the work_id {twice.iloc[0]!r}. "
            "Keep one row of it."
        )
    return single


def _said_once(table: pd.DataFrame) -> pd.DataFrame:
    """Refuse counts of works that say twice how many have so many citations."""
    cell = table[["fields", "type", "year", "value"]].dropna()
    if cell.duplicated().any():
        field, kind, year, value = cell[cell.duplicated()].iloc[0]
        raise TableError(
            f"The reference sets say twice how many works of {', '.join(field)} ({kind or 'any'}, "
            f"{year:g}) have {value:g} citations. Keep one state of each set."
        )
    return table


def _cells(works: pd.DataFrame, name: str) -> list[Any]:
    return works[name].tolist() if name in works else [None] * len(works)


def _counts(works: pd.DataFrame, name: str) -> Numbers:
    if "n_works" not in works:
        return np.ones(len(works))
    counts = pd.to_numeric(works["n_works"], errors="coerce").to_numpy(np.float64, na_value=np.nan)
    if np.isnan(counts).any() or (counts < 0).any():
        raise TableError(f"n_works of {name} must be known numbers of works, from 0. Correct it.")
    return counts


def _whole(works: pd.DataFrame) -> NDArray[np.bool_]:
    if "complete" not in works:
        return np.ones(len(works), dtype=bool)
    # Files hold truths as words.
    words = [str(cell).casefold() for cell in works["complete"]]
    return np.array([word in _TRUE for word in words], dtype=bool)


def _fields(cell: Any) -> tuple[str, ...]:
    if blank(cell):
        return ()
    cells = cell if pd.api.types.is_list_like(cell) else [cell]
    return tuple(sorted({str(one) for one in cells if not blank(one)}))


def _rows(fields: pd.DataFrame) -> dict[Any, Codes]:
    groups = fields.groupby(["field", "type"], sort=False)["row"]
    return {key: np.sort(rows.to_numpy(dtype=np.int64)) for key, rows in groups}
