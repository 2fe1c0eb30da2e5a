"""Columns of works that authorships tell: the person's place, co-authors, countries."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from researchmetrics.metrics.columns import objects
from researchmetrics.tables import check

# Columns that cost a list for every row are made only where they are asked for.
_LISTED = frozenset({"coauthors", "countries"})


@dataclass(frozen=True, eq=False)
class _Lists:
    """Authorships in one form.

    Parameters
    ----------
    rows : pandas.DataFrame
        Authorships with ``identity``, ``row`` (number) and ``own`` (whether it is the row of the
        person it is looked up for).
    keys : list of str
        Columns that tell the rows of one work and person.
    listed : list of str
        Columns that tell one list of authors: without the person where all share it.
    """

    rows: pd.DataFrame
    keys: list[str]
    listed: list[str]

    def cells(self, keys: list[str], column: str, *, own: bool) -> dict[tuple[Any, ...], list[Any]]:
        """Collect a column of the own or of all rows under each key."""
        found: dict[tuple[Any, ...], list[Any]] = {}
        rows = self.rows[self.rows["own"]] if own else self.rows
        for *key, cell in rows[[*keys, column]].itertuples(index=False, name=None):
            found.setdefault(tuple(key), []).append(cell)
        return found


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
    lists = _lists(authorships, by)
    wanted = works[lists.keys].astype(object).reset_index(drop=True)
    own = lists.rows[lists.rows["own"]].drop_duplicates(lists.keys)
    placed = wanted.merge(own, on=lists.keys, how="left")
    lengths = lists.rows.groupby(lists.listed, sort=False).size().rename("n").reset_index()
    found = wanted.merge(lengths, on=lists.listed, how="left")["n"].set_axis(works.index)
    added: dict[str, Any] = {
        "position": placed["position"].astype("Float64").array,
        "n_authors": _n_authors(works, found),
    }
    if "is_corresponding" in authorships:
        added["is_corresponding"] = placed["is_corresponding"].astype("boolean").array
    if "coauthors" in need:
        added["coauthors"] = _column(works, _coauthors(lists, wanted))
    if "countries" in need and "countries" in authorships:
        added["countries"] = _column(works, _countries(lists, wanted))
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


def _lists(authorships: pd.DataFrame, by: str | None) -> _Lists:
    rows = authorships.assign(identity=identity(authorships), row=range(len(authorships)))
    rows["work_id"] = rows["work_id"].astype(object)
    if by is None:
        check(authorships, "authorships", need=["is_self"])
        return _Lists(rows.assign(own=_marked(rows)), ["work_id"], ["work_id"])
    person = by if by in rows else "person_id"
    check(authorships, "authorships", need=[person])
    rows[by] = rows[person].astype(object)
    keys = ["work_id", by]
    beside = rows.assign(own=_marked(rows)).groupby(keys, sort=False)["own"].agg(["any", "all"])
    if (beside["any"] & ~beside["all"]).any():
        return _Lists(rows.assign(own=_marked(rows)), keys, keys)
    return _Lists(rows.assign(own=True), keys, ["work_id"])


def _marked(rows: pd.DataFrame) -> Any:
    if "is_self" not in rows:
        return False
    return rows["is_self"].astype("boolean").fillna(value=False).to_numpy(dtype=bool)


def _coauthors(lists: _Lists, wanted: pd.DataFrame) -> list[Any]:
    """List the other authors for each row of the works; None where the person is not marked."""
    own = lists.cells(lists.keys, "row", own=True)
    everyone = lists.cells(lists.listed, "row", own=False)
    names = lists.rows["identity"].tolist()
    found: list[Any] = []
    for key in wanted.itertuples(index=False, name=None):
        me = own.get(key)
        people = everyone.get(key[: len(lists.listed)], [])
        found.append(None if me is None else [names[one] for one in people if one not in me])
    return found


def _countries(lists: _Lists, wanted: pd.DataFrame) -> list[Any]:
    named = lists.cells(lists.listed, "countries", own=False)
    found = []
    for key in wanted[lists.listed].itertuples(index=False, name=None):
        cells = [cell for cell in named.get(key, []) if isinstance(cell, list | tuple | np.ndarray)]
        found.append(sorted({str(one) for cell in cells for one in cell}) or None)
    return found


def _n_authors(works: pd.DataFrame, lengths: pd.Series[Any]) -> pd.Series[Any]:
    listed = lengths.astype("Int64")
    if "authors_truncated" in works:
        cut = works["authors_truncated"].astype("boolean").fillna(value=False).astype(bool)
        listed = listed.mask(cut)
    return works["n_authors"].astype("Int64").fillna(listed) if "n_authors" in works else listed


def _column(works: pd.DataFrame, cells: list[Any]) -> pd.Series[Any]:
    return pd.Series(objects(cells), index=works.index, dtype="object")
