"""Columns of works that citations by year and references tell."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from researchmetrics.errors import IndicatorError, TableError
from researchmetrics.metrics.columns import iso, objects, read
from researchmetrics.tables import check

_YEARS_OF_C10 = 10


def with_citations_by_year(
    works: pd.DataFrame, citations_by_year: pd.DataFrame | None, *, as_of: Any
) -> pd.DataFrame:
    """Add the columns that citations by year tell.

    Parameters
    ----------
    works : pandas.DataFrame
        Table of works with ``work_id`` and ``year``.
    citations_by_year : pandas.DataFrame, optional
        Table with ``work_id``, ``year`` and ``citations``; of two sources the larger count of a
        year stands, for they may count the same citations.
    as_of : str, int or date
        Date looked from; later years are left out.

    Returns
    -------
    pandas.DataFrame
        The works with ``yearly_citations`` (citations of each year from that of publication to
        that of `as_of`, what is dated earlier counted in the first), ``citations_this_year`` and
        ``c10`` (within ten full years after the year of publication, unknown before these are
        over). Unknown without a year, and where the work is not in the table although it has
        been cited.

    Raises
    ------
    IndicatorError
        If `as_of` is missing or a count impossible.
    TableError
        If a column is missing.

    Examples
    --------
    >>> works = pd.DataFrame({"work_id": ["w"], "year": [2018]})
    >>> cites = pd.DataFrame({"work_id": ["w"], "year": [2019], "citations": [4]})
    >>> with_citations_by_year(works, cites, as_of=2020)["yearly_citations"][0].tolist()
    [0.0, 4.0, 0.0]
    """
    if citations_by_year is None or not len(citations_by_year):
        return works
    if as_of is None:
        raise IndicatorError("Citations by year need as_of, the date to look from.")
    check(works, "works", need=["work_id", "year"])
    check(citations_by_year, "citations_by_year", need=["work_id", "year", "citations"])
    day = iso(as_of)
    start = read(works, "year")
    known = works["work_id"].isin(citations_by_year["work_id"]) | (read(works, "citations") == 0)
    there = known.to_numpy() & (start <= int(day[:4]))
    cells = _histories(works["work_id"], np.where(there, start, np.nan), citations_by_year, day)
    full = int(day[:4]) - (0 if day.endswith("-12-31") else 1)
    ripe = there & (full - start >= _YEARS_OF_C10)
    c10 = [
        float(cell[: _YEARS_OF_C10 + 1].sum()) if is_ripe and cell is not None else None
        for cell, is_ripe in zip(cells, ripe, strict=True)
    ]
    return works.assign(
        yearly_citations=_column(works, cells),
        citations_this_year=pd.array(
            [None if cell is None else float(cell[-1]) for cell in cells], dtype="Float64"
        ),
        c10=pd.array(c10, dtype="Float64"),
    )


def with_reference_ages(works: pd.DataFrame, references: pd.DataFrame | None) -> pd.DataFrame:
    """Add how old the references of each work were when it was published.

    Parameters
    ----------
    works : pandas.DataFrame
        Table of works with ``work_id`` and ``year``.
    references : pandas.DataFrame, optional
        Table with ``work_id`` and ``cited_year``, or with ``cited_id`` where the works cited are
        among the works.

    Returns
    -------
    pandas.DataFrame
        The works with ``reference_ages``, lists of years; references of unknown year are left
        out, one published later counts as new. Unknown without a year or any dated reference.

    Raises
    ------
    TableError
        If a column is missing.

    Examples
    --------
    >>> works = pd.DataFrame({"work_id": ["w"], "year": [2018]})
    >>> cited = pd.DataFrame({"work_id": ["w", "w"], "cited_year": [2016, 2000]})
    >>> with_reference_ages(works, cited)["reference_ages"][0]
    [2.0, 18.0]
    """
    if references is None or not len(references):
        return works
    check(works, "works", need=["work_id", "year"])
    check(references, "references", need=["work_id"])
    dated = works.drop_duplicates("work_id").set_index("work_id")["year"].astype("Float64")
    if "cited_year" not in references and "cited_id" not in references:
        raise TableError("The references need the column cited_year, or cited_id of works given.")
    cited = pd.Series(pd.NA, index=references.index, dtype="Float64")
    if "cited_year" in references:
        cited = references["cited_year"].astype("Float64")
    if "cited_id" in references:
        cited = cited.fillna(references["cited_id"].map(dated))
    ages = (references["work_id"].map(dated) - cited).clip(lower=0)
    listed = ages.dropna().groupby(references["work_id"]).agg(lambda ages: ages.tolist())
    return works.assign(
        reference_ages=_column(works, [listed.get(work) for work in works["work_id"]])
    )


def _histories(
    work_ids: pd.Series[Any], start: Any, citations_by_year: pd.DataFrame, day: str
) -> list[Any]:
    """Lay the counts of each work out year by year; None where the start is unknown."""
    read(citations_by_year, "citations")
    rows = citations_by_year[read(citations_by_year, "year") <= int(day[:4])]
    counts = rows.groupby(["work_id", "year"], sort=False)["citations"].max().dropna()
    dated: dict[Any, list[tuple[int, float]]] = {}
    for work, year, count in counts.reset_index().itertuples(index=False, name=None):
        dated.setdefault(work, []).append((int(year), float(count)))
    found: list[Any] = []
    for work, first in zip(work_ids, start, strict=True):
        if np.isnan(first):
            found.append(None)
            continue
        cell = np.zeros(int(day[:4]) - int(first) + 1)
        for year, count in dated.get(work, []):
            cell[max(0, year - int(first))] += count
        found.append(cell)
    return found


def _column(works: pd.DataFrame, cells: list[Any]) -> pd.Series[Any]:
    return pd.Series(objects(cells), index=works.index, dtype="object")
