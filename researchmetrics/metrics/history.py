"""Indicators over time: observed as it was, or reconstructed from citations by year."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

import numpy as np
import pandas as pd

from researchmetrics.errors import NotEnoughDataError
from researchmetrics.metrics.columns import Numbers, iso, read
from researchmetrics.metrics.declared import Indicator
from researchmetrics.metrics.evaluation import Panel, evaluate
from researchmetrics.metrics.registry import find
from researchmetrics.metrics.selection import select
from researchmetrics.tables import check

_COLUMNS = {
    "date": "string",
    "value": "Float64",
    "kind": "string",
    "n_used": "Int64",
    "n_missing": "Int64",
    "definition": "string",
    "flags": "object",
}


def trajectory(
    works: pd.DataFrame,
    citations_by_year: pd.DataFrame | None,
    name: str,
    *,
    as_of: Any,
    types: Collection[str] | None = None,
) -> pd.DataFrame:
    """Reconstruct an indicator at the end of each year from what is known today.

    Parameters
    ----------
    works : pandas.DataFrame
        Table of works with ``work_id`` and ``year``.
    citations_by_year : pandas.DataFrame or None
        Table of citations by year; needed where the indicator counts citations. A work without
        rows has none where its known count is zero, else its citations are unknown.
    name : str
        Name in the catalogue.
    as_of : str, int or date
        Last date.
    types : collection of str, optional
        Kinds of work that count; papers by default.

    Returns
    -------
    pandas.DataFrame
        One row a year from the first work on: ``date`` (its last day, or `as_of`), ``value``,
        ``kind`` (``reconstructed``), ``n_used``, ``n_missing``, ``definition`` and ``flags``:
        ``partial_year`` where the year was not over, ``yearly_counts_incomplete`` where they sum
        to less than the works' known counts, so that the values are too low.

    Raises
    ------
    NotEnoughDataError
        If no work has a year, or the indicator counts citations and no yearly counts are known.

    Examples
    --------
    >>> works = pd.DataFrame({"work_id": ["w"], "year": [2018]})
    >>> cites = pd.DataFrame({"work_id": ["w"], "year": [2019], "citations": [4]})
    >>> trajectory(works, cites, "n_citations", as_of="2020-06-30")["value"].tolist()
    [0.0, 4.0, 4.0]
    """
    entry, day = find(name), iso(as_of)
    check(works, "works", need=["work_id", "year"])
    papers = select(works, as_of=day, types=types)[0]
    years = read(papers, "year")
    if np.isnan(years).all():
        raise NotEnoughDataError(f"{entry.name} over time needs works with a known year.")
    yearly = _yearly(papers, citations_by_year) if "citations" in entry.columns else None
    rows = []
    for year in range(int(np.nanmin(years)), int(day[:4]) + 1):
        there = papers[years <= year]
        flags = ["partial_year"] if f"{year}-12-31" > day else []
        if yearly is not None:
            counts = yearly.until(year)[years <= year]
            there = there.assign(citations=counts)
            flags += yearly.flags
        rows.append(_row(entry, there, min(f"{year}-12-31", day), "reconstructed", flags))
    return _frame(rows)


def observed(
    history: Iterable[tuple[Any, pd.DataFrame]],
    name: str,
    *,
    types: Collection[str] | None = None,
) -> pd.DataFrame:
    """Compute an indicator from the works as they were known at each date.

    Parameters
    ----------
    history : iterable of tuple
        Date and table of works as known then.
    name : str
        Name in the catalogue.
    types : collection of str, optional
        Kinds of work that count; papers by default.

    Returns
    -------
    pandas.DataFrame
        As `trajectory`, one row a date in order of time, of kind ``observed``.

    Examples
    --------
    >>> then = pd.DataFrame({"citations": [1]})
    >>> observed([("2020-05-01", then)], "h_index")["value"].tolist()
    [1.0]
    """
    entry = find(name)
    rows = []
    for date, works in sorted(history, key=lambda one: iso(one[0])):
        papers, flags = select(works, as_of=date, types=types)
        rows.append(_row(entry, papers, iso(date), "observed", list(flags)))
    return _frame(rows)


class _Yearly:
    """Citations of each work by year, summed up to any year."""

    def __init__(self, counts: pd.DataFrame, known: Numbers, totals: Numbers) -> None:
        self._counts = counts
        self._known = known
        summed = counts.sum(axis=1).to_numpy(float)
        short = np.nan_to_num(totals) > summed
        self.flags = ["yearly_counts_incomplete"] if (short & known.astype(bool)).any() else []

    def until(self, year: int) -> Numbers:
        """Sum the citations of each work up to the end of a year; NaN where unknown."""
        columns = [one for one in self._counts.columns if int(str(one)) <= year]
        summed = self._counts[columns].sum(axis=1).to_numpy(float)
        return np.where(self._known.astype(bool), summed, np.nan)


def _yearly(papers: pd.DataFrame, citations_by_year: pd.DataFrame | None) -> _Yearly:
    if citations_by_year is None or not len(citations_by_year):
        raise NotEnoughDataError(
            "A reconstruction needs citations by year, and none are known. Fetch from a source "
            "that gives them, or watch from now on with refresh."
        )
    check(citations_by_year, "citations_by_year", need=["work_id", "year", "citations"])
    # Two sources may count the same citations; adding them up would count these twice.
    rows = citations_by_year.groupby(["work_id", "year"])["citations"].max().unstack()
    counts = rows.reindex(papers["work_id"]).astype("Float64").fillna(0.0).astype(float)
    totals = read(papers, "citations")
    known = papers["work_id"].isin(citations_by_year["work_id"]).to_numpy() | (totals == 0)
    return _Yearly(counts, known.astype(np.float64), totals)


def _row(
    entry: Indicator, works: pd.DataFrame, date: str, kind: str, flags: list[str]
) -> dict[str, Any]:
    panel = Panel(works, np.zeros(len(works), dtype=np.int64), 1)
    result = evaluate(entry, panel, {"as_of": date})
    value = float(result.values[0])
    return {
        "date": date,
        "value": value if np.isfinite(value) else None,
        "kind": kind,
        "n_used": int(result.used[0]),
        "n_missing": int(result.missing[0]),
        "definition": entry.definition,
        "flags": flags,
    }


def _frame(rows: list[dict[str, Any]]) -> pd.DataFrame:
    columns = {
        name: pd.Series([row[name] for row in rows], dtype=dtype)
        for name, dtype in _COLUMNS.items()
    }
    return pd.DataFrame(columns)
