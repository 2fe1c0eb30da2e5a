"""Columns of works that citations by year and references tell."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from researchmetrics.errors import IndicatorError, TableError
from researchmetrics.metrics.columns import Numbers, iso, nullable, objects, read
from researchmetrics.metrics.keyed import Codes
from researchmetrics.metrics.matching import numbered, repeated, slices
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
    now = int(day[:4])
    codes, cited, n_works = numbered([works["work_id"]], [citations_by_year["work_id"]])
    told = np.bincount(cited[cited >= 0], minlength=n_works)[codes] > 0
    there = ((told & (codes >= 0)) | (read(works, "citations") == 0)) & (start <= now)
    lengths = np.where(there, now - np.nan_to_num(start) + 1, 0).astype(np.int64)
    told_of = _counts(citations_by_year, cited, now)
    counts = _laid_out(codes, np.where(there, start, 0), lengths, told_of)
    ends = np.cumsum(lengths)
    cells = np.split(counts, ends[:-1]) if ends.size else []
    full = now - (0 if day.endswith("-12-31") else 1)
    ripe = there & (full - start >= _YEARS_OF_C10)
    c10 = [
        cell[: _YEARS_OF_C10 + 1].sum() if is_ripe else np.nan
        for cell, is_ripe in zip(cells, ripe, strict=True)
    ]
    last = counts[ends - 1] if counts.size else np.empty(0)
    return works.assign(
        yearly_citations=_column(
            works, [cell if is_told else None for cell, is_told in zip(cells, there, strict=True)]
        ),
        citations_this_year=nullable(
            np.where(there, last, np.nan) if counts.size else np.full(len(works), np.nan)
        ),
        c10=nullable(np.array(c10, dtype=np.float64)),
    )


def with_reference_ages(
    works: pd.DataFrame, references: pd.DataFrame | None, *, among: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Add how old the references of each work were when it was published.

    Parameters
    ----------
    works : pandas.DataFrame
        Table of works with ``work_id`` and ``year``.
    references : pandas.DataFrame, optional
        Table with ``work_id`` and ``cited_year``, or with ``cited_id`` where the works cited are
        among the works.
    among : pandas.DataFrame, optional
        Works that may be cited, where these are more than `works`.

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
    if "cited_year" not in references and "cited_id" not in references:
        raise TableError("The references need the column cited_year, or cited_id of works given.")
    codes, citing, n_works = numbered([works["work_id"]], [references["work_id"]])
    cited = np.full(len(references), np.nan)
    if "cited_year" in references:
        cited = _floats(references["cited_year"])
    if "cited_id" in references:
        cited = np.where(
            np.isnan(cited),
            _years_of(references["cited_id"], works if among is None else among),
            cited,
        )
    ages = np.maximum(_years_of(references["work_id"], works) - cited, 0)
    rows, starts, counts = slices(np.where(np.isnan(ages), -1, citing), n_works)
    sorted_ages = ages[rows]
    cells = [
        sorted_ages[starts[code] : starts[code] + counts[code]].tolist()
        if code >= 0 and counts[code]
        else None
        for code in codes
    ]
    return works.assign(reference_ages=_column(works, cells))


def _years_of(work_ids: pd.Series[Any], works: pd.DataFrame) -> Numbers:
    """Look up when works appeared; NaN where that is unknown."""
    codes, asked, n_works = numbered([works["work_id"]], [work_ids])
    years = np.full(n_works + 1, np.nan)
    # Of a work that is there twice the first row counts: it is written last.
    known = np.flatnonzero(codes >= 0)[::-1]
    years[codes[known]] = _floats(works["year"])[known]
    return years[asked]


def _floats(column: pd.Series[Any]) -> Numbers:
    return np.asarray(column.astype("Float64").to_numpy(dtype=np.float64, na_value=np.nan))


def _counts(told: pd.DataFrame, cited: Codes, now: int) -> tuple[Codes, Codes, Numbers]:
    """Read works, years and counts, sorted; of two sources the larger count of a year stands."""
    years, counts = read(told, "year"), read(told, "citations")
    inside = (cited >= 0) & (years <= now) & ~np.isnan(counts)
    pairs, which = np.unique(
        np.stack([cited[inside], years[inside].astype(np.int64)]), axis=1, return_inverse=True
    )
    most = np.zeros(pairs.shape[1])
    np.maximum.at(most, which.ravel(), counts[inside])
    return pairs[0], pairs[1], most


def _laid_out(
    codes: Codes, start: Numbers, lengths: Codes, told: tuple[Codes, Codes, Numbers]
) -> Numbers:
    """Lay the counts of each work out year by year, one work after the other."""
    cited, years, counts = told
    _, starts, n_years = slices(cited, int(max(codes.max(initial=0), cited.max(initial=0))) + 1)
    wanted = np.flatnonzero((lengths > 0) & (codes >= 0))
    has = n_years[codes[wanted]]
    rows, work = repeated(starts[codes[wanted]], has), np.repeat(wanted, has)
    place = np.maximum(0, years[rows] - start[work]).astype(np.int64)
    begins = np.cumsum(lengths) - lengths
    laid = np.bincount(begins[work] + place, weights=counts[rows], minlength=int(lengths.sum()))
    return laid.astype(np.float64, copy=False)


def _column(works: pd.DataFrame, cells: list[Any]) -> pd.Series[Any]:
    return pd.Series(objects(cells), index=works.index, dtype="object")
