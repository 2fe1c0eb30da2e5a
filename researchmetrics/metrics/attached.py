"""Columns of works that authorships tell: the person's place, co-authors, countries."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from researchmetrics.metrics.columns import Numbers, nullable, objects
from researchmetrics.metrics.keyed import Codes
from researchmetrics.metrics.matching import numbered, slices
from researchmetrics.tables import check

Mask = NDArray[np.bool_]

# Columns that cost a list for every row are made only where they are asked for.
_LISTED = frozenset({"coauthors", "countries"})


@dataclass(frozen=True, eq=False)
class _Lists:
    """Authorships, and which of them belong to each row of the works.

    Parameters
    ----------
    rows : pandas.DataFrame
        Authorships.
    own : numpy.ndarray
        Shape (n_rows,), whether it is the row of the person it is looked up for.
    works, keys : numpy.ndarray
        Work and person of each row of the works, and of the authorships, as numbers.
    works_listed, listed : numpy.ndarray
        The same for one list of authors: without the person where all share it.
    """

    rows: pd.DataFrame
    own: Mask
    works: Codes
    keys: Codes
    works_listed: Codes
    listed: Codes

    def first(self) -> Codes:
        """Find the first own row for each row of the works; -1 where there is none."""
        found = np.full(self._size(self.works, self.keys) + 1, -1, dtype=np.int64)
        rows = np.flatnonzero(self.own & (self.keys >= 0))[::-1]
        found[self.keys[rows]] = rows
        return found[self.works]

    def lengths(self) -> Numbers:
        """Count the authors on the list of each row of the works; NaN where there is none."""
        known = self.listed[self.listed >= 0]
        size = self._size(self.works_listed, self.listed)
        counts = np.append(np.bincount(known, minlength=size), 0)[self.works_listed]
        return np.where(counts > 0, counts, np.nan)

    def of(self, codes: Codes, keys: Codes) -> list[list[int]]:
        """List the rows that have the number of each row of the works."""
        rows, starts, counts = slices(keys, self._size(codes, keys))
        found, numbers = np.split(rows, starts[1:]), codes.tolist()
        listed = [one.tolist() for one in found] if counts.size else []
        return [listed[code] if code >= 0 else [] for code in numbers]

    @staticmethod
    def _size(one: Codes, other: Codes) -> int:
        return int(max(one.max(initial=0), other.max(initial=0))) + 1


def with_authorships(
    works: pd.DataFrame,
    authorships: pd.DataFrame | None,
    *,
    by: str | None = None,
    need: Collection[str] = _LISTED,
) -> pd.DataFrame:
    """Add the columns that authorships tell: own position, co-authors, number of authors.

    Parameters
    ----------
    works : pandas.DataFrame
        Table of works with ``work_id``.
    authorships : pandas.DataFrame, optional
        Table of authorships with ``work_id``, ``position`` and ``name``. Whose row it is says
        ``is_self`` for one person; for many the column `by`, else ``person_id``. Where both are
        there and others stand beside the marked row under the same person, `by` says whose list
        of authors a row belongs to, so that tables of single people can be laid end to end.
    by : str, optional
        Column of the works that says whose work it is.
    need : collection of str, optional
        Which of the costly columns ``coauthors`` and ``countries`` to add; both by default.

    Returns
    -------
    pandas.DataFrame
        The works with ``position``, ``is_corresponding``, ``coauthors`` and ``countries``; unknown
        where the person is not marked. The number of authors is that of the works where known,
        else the length of a list that was not cut.

    Raises
    ------
    TableError
        If a column is missing.

    Examples
    --------
    >>> works = pd.DataFrame({"work_id": ["w"]})
    >>> rows = {"work_id": "w", "position": [1, 2], "name": ["A", "B"], "is_self": [False, True]}
    >>> with_authorships(works, pd.DataFrame(rows))["position"].tolist()
    [2.0]
    """
    if authorships is None or not len(authorships):
        return works
    check(works, "works", need=["work_id", *([by] if by else [])])
    check(authorships, "authorships", need=["work_id", "position", "name"])
    lists = _lists(works, authorships, by)
    first = lists.first()
    marked = first >= 0
    added: dict[str, Any] = {
        "position": _taken(authorships["position"].astype("Float64"), first),
        "n_authors": _n_authors(works, lists.lengths()),
    }
    if "is_corresponding" in authorships:
        told = authorships["is_corresponding"].astype("boolean")
        added["is_corresponding"] = _taken(told, first)
    if "coauthors" in need:
        added["coauthors"] = _column(works, _coauthors(lists, marked))
    if "countries" in need and "countries" in authorships:
        added["countries"] = _column(works, _countries(lists))
    return works.assign(**added)


def by_person(
    works: pd.DataFrame, authorships: pd.DataFrame | None, by: str | None
) -> pd.DataFrame:
    """Give each work one row for each of its people, where only authorships say who they are.

    Parameters
    ----------
    works : pandas.DataFrame
        Table of works.
    authorships : pandas.DataFrame, optional
        Table of authorships with `by`.
    by : str, optional
        Column that says whose work it is.

    Returns
    -------
    pandas.DataFrame
        The works as they are, unless they lack `by` and the authorships have it.

    Examples
    --------
    >>> works = pd.DataFrame({"work_id": ["w"], "citations": [3]})
    >>> rows = pd.DataFrame({"work_id": ["w", "w"], "person_id": ["a", "b"]})
    >>> by_person(works, rows, "person_id")["citations"].tolist()
    [3, 3]
    """
    if by is None or authorships is None or by in works or by not in authorships:
        return works
    check(works, "works", need=["work_id"])
    check(authorships, "authorships", need=["work_id"])
    pairs = authorships[["work_id", by]].dropna().drop_duplicates()
    return works.merge(pairs, on="work_id", how="inner")


def identity(authorships: pd.DataFrame) -> pd.Series[Any]:
    """Tell people apart by identifier, else by name as printed.

    Parameters
    ----------
    authorships : pandas.DataFrame
        Table of authorships with ``name``, and ``person_id`` where known.

    Returns
    -------
    pandas.Series
        Text, one a row.

    Examples
    --------
    >>> identity(pd.DataFrame({"name": ["Ana"], "person_id": [None]})).tolist()
    ['ana']
    """
    names = authorships["name"].astype("string").str.casefold()
    if "person_id" not in authorships:
        return names
    return authorships["person_id"].astype("string").fillna(names)


def _lists(works: pd.DataFrame, authorships: pd.DataFrame, by: str | None) -> _Lists:
    listed = numbered([works["work_id"]], [authorships["work_id"]])[:2]
    if by is None:
        check(authorships, "authorships", need=["is_self"])
        return _Lists(authorships, _marked(authorships), *listed, *listed)
    person = by if by in authorships else "person_id"
    check(authorships, "authorships", need=[person])
    keys = numbered([works["work_id"], works[by]], [authorships["work_id"], authorships[person]])[
        :2
    ]
    own = _marked(authorships)
    if _some_marked(own, keys[1]):
        return _Lists(authorships, own, *keys, *keys)
    return _Lists(authorships, np.ones(len(authorships), dtype=bool), *keys, *listed)


def _some_marked(own: Mask, keys: Codes) -> bool:
    """Tell whether others stand beside a marked row under the same work and person."""
    known = keys >= 0
    counts = np.bincount(keys[known], weights=own[known])
    return bool(((counts > 0) & (counts < np.bincount(keys[known]))).any())


def _marked(rows: pd.DataFrame) -> Mask:
    if "is_self" not in rows:
        return np.zeros(len(rows), dtype=bool)
    told = rows["is_self"].astype("boolean")
    return np.asarray(told.to_numpy(dtype=bool, na_value=False))


def _taken(column: pd.Series[Any], rows: Codes) -> Any:
    """Take rows of a column; <NA> for -1."""
    return column.array.take(rows, allow_fill=True)


def _coauthors(lists: _Lists, marked: Mask) -> list[Any]:
    """List the other authors for each row of the works; None where the person is not marked."""
    names = identity(lists.rows).tolist()
    everyone = lists.of(lists.works_listed, lists.listed)
    own = lists.of(lists.works, np.where(lists.own, lists.keys, -1))
    return [
        [names[one] for one in people if one not in me] if there else None
        for people, me, there in zip(everyone, own, marked.tolist(), strict=True)
    ]


def _countries(lists: _Lists) -> list[Any]:
    named = lists.rows["countries"].tolist()
    found = []
    for rows in lists.of(lists.works_listed, lists.listed):
        cells = [named[row] for row in rows if isinstance(named[row], list | tuple | np.ndarray)]
        found.append(sorted({str(one) for cell in cells for one in cell}) or None)
    return found


def _n_authors(works: pd.DataFrame, lengths: Numbers) -> pd.Series[Any]:
    listed = pd.Series(nullable(lengths), index=works.index).astype("Int64")
    if "authors_truncated" in works:
        cut = works["authors_truncated"].astype("boolean").fillna(value=False).astype(bool)
        listed = listed.mask(cut)
    return works["n_authors"].astype("Int64").fillna(listed) if "n_authors" in works else listed


def _column(works: pd.DataFrame, cells: list[Any]) -> pd.Series[Any]:
    return pd.Series(objects(cells), index=works.index, dtype="object")
