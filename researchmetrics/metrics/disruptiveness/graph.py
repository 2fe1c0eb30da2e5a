"""Who cites whom, as sorted rows: the citing works of each work in order of time."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from researchmetrics.errors import TableError
from researchmetrics.metrics.columns import Numbers
from researchmetrics.metrics.groups import Codes
from researchmetrics.tables import check

# A table of citations, and the table of references that a source gives.
_NAMES = (("citing", "cited"), ("work_id", "cited_id"))


@dataclass(frozen=True, eq=False)
class Edges:
    """Citations between works of a table, by position in it.

    Parameters
    ----------
    citing, cited : numpy.ndarray
        Shape (n_edges,). Positions from n_works on are works that the table does not hold.
    n_nodes : int
        Number of works, those outside the table included.
    listed : numpy.ndarray
        Shape (n_works,), references that each work lists, resolved or not.
    found : numpy.ndarray
        Shape (n_works,), those of them that the table holds.
    """

    citing: Codes
    cited: Codes
    n_nodes: int
    listed: Codes
    found: Codes


@dataclass(frozen=True, eq=False)
class Graph:
    """Citations sorted by cited work and, inside it, by when the citing work appeared.

    Parameters
    ----------
    ranks : numpy.ndarray
        Shape (n_nodes,), place of each work in order of time; what has no known time comes last.
    times : numpy.ndarray
        Shape (n_dated,), known times in that order.
    keys : numpy.ndarray
        Shape (n_edges,), cited rank times n_nodes plus citing rank: sorted, no two alike.
    """

    ranks: Codes
    times: Numbers
    keys: Codes

    @property
    def size(self) -> int:
        """Number of works."""
        return int(self.ranks.size)


def edges(works: pd.DataFrame, citations: pd.DataFrame) -> Edges:
    """Read citations as positions in the table of works.

    Parameters
    ----------
    works : pandas.DataFrame
        Works with ``work_id``; ``n_references`` says how many references each lists, by default
        as many as there are rows.
    citations : pandas.DataFrame
        One row a citation: ``citing`` and ``cited``, or ``work_id`` and ``cited_id``. Where the
        cited work is unknown, the row is a reference listed and not found.

    Returns
    -------
    Edges
        Without repeated citations and works that cite themselves.

    Raises
    ------
    TableError
        If a column is missing, or two works share an identifier.

    Examples
    --------
    >>> works = pd.DataFrame({"work_id": ["a", "b"]})
    >>> rows = pd.DataFrame({"citing": ["b", "b", "b"], "cited": ["a", "a", "x"]})
    >>> found = edges(works, rows)
    >>> found.citing.tolist(), found.cited.tolist(), found.found.tolist()
    ([1, 1], [0, 2], [0, 1])
    """
    check(works, "works", need=["work_id"])
    check(citations, "citations")
    names = next((pair for pair in _NAMES if set(pair) <= set(citations.columns)), _NAMES[0])
    check(citations, "citations", need=names)
    ids = pd.Index(works["work_id"])
    if not ids.is_unique or ids.hasnans:
        odd = "no work_id" if ids.hasnans else f"the work_id {ids[ids.duplicated()][0]!r} twice"
        raise TableError(f"works has {odd}. Every work needs an identifier of its own.")
    citing, cited, n_nodes = _positions(ids, citations[names[0]], citations[names[1]])
    return _distinct(citing, cited, n_nodes, works)


def sort(links: Edges, moments: Numbers) -> Graph:
    """Sort citations by cited work and time of the citing work.

    Parameters
    ----------
    links : Edges
        Citations.
    moments : numpy.ndarray
        Shape (n_works,), when each work appeared; NaN where unknown.

    Returns
    -------
    Graph
        The sorted rows.
    """
    outside = np.full(links.n_nodes - moments.size, np.nan)
    times = np.concatenate((moments, outside))
    order = np.argsort(times, kind="stable")
    ranks = np.empty(links.n_nodes, dtype=np.int64)
    ranks[order] = np.arange(links.n_nodes)
    keys = ranks[links.cited] * links.n_nodes + ranks[links.citing]
    keys.sort()
    known = times[order]
    return Graph(ranks, known[~np.isnan(known)], keys)


def _positions(
    ids: pd.Index[Any], citing: pd.Series[Any], cited: pd.Series[Any]
) -> tuple[Codes, Codes, int]:
    """Number works by place in the table, others after them; -1 where not known at all."""
    codes, n_nodes, outside = [], len(ids), dict[Hashable, int]()
    for column in (citing, cited):
        found = np.asarray(ids.get_indexer(pd.Index(column)), dtype=np.int64)
        odd = np.flatnonzero((found < 0) & column.notna().to_numpy())
        if odd.size:
            labels = column.iloc[odd].tolist()
            found[odd] = [outside.setdefault(label, n_nodes + len(outside)) for label in labels]
        codes.append(found)
    return codes[0], codes[1], n_nodes + len(outside)


def _distinct(citing: Codes, cited: Codes, n_nodes: int, works: pd.DataFrame) -> Edges:
    n_works = len(works)
    unresolved = citing[(citing >= 0) & (citing < n_works) & (cited < 0)]
    real = (citing >= 0) & (cited >= 0) & (citing != cited)
    keys = citing[real] * n_nodes + cited[real]
    keys.sort()
    keys = keys[np.diff(keys, prepend=-1) > 0]
    citing = keys // n_nodes
    cited = keys - citing * n_nodes
    inside = citing < n_works
    given = np.bincount(citing[inside], minlength=n_works)
    found = np.bincount(citing[inside & (cited < n_works)], minlength=n_works)
    listed = given + np.bincount(unresolved, minlength=n_works)
    return Edges(citing, cited, n_nodes, _listed(works, listed), found)


def _listed(works: pd.DataFrame, rows: Codes) -> Codes:
    """References as the work itself counts them, never fewer than there are rows."""
    if "n_references" not in works:
        return rows
    stated = works["n_references"].astype("Int64").to_numpy(dtype=np.int64, na_value=0)
    return np.maximum(rows, stated)
