"""What is known of a person's works that bears on their future, laid out by age and year."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from researchmetrics.errors import IndicatorError
from researchmetrics.metrics.columns import Numbers, read
from researchmetrics.metrics.selection import select
from researchmetrics.tables import check

__all__ = ["Evidence", "gather", "moment"]


@dataclass(frozen=True, eq=False)
class Evidence:
    """Works of known year and citations, and how these came in.

    Parameters
    ----------
    now : float
        Date looked from, in years.
    years : numpy.ndarray
        Shape (n_works,), year of publication.
    born : numpy.ndarray
        Shape (n_works,), moment of publication in years: the middle of the year.
    citations : numpy.ndarray
        Shape (n_works,), received so far.
    counts : numpy.ndarray
        Shape (n_works, n_years), received in each full year observed; NaN where nobody counted.
    first : int
        First full year observed.
    undated : numpy.ndarray
        Citations of works of unknown year.
    n_missing : int
        Works whose year or citations are unknown.
    """

    now: float
    years: Numbers
    born: Numbers
    citations: Numbers
    counts: Numbers
    first: int
    undated: Numbers
    n_missing: int

    @property
    def yearly(self) -> np.ndarray:
        """Which works have counts by year."""
        return (
            np.asarray(~np.isnan(self.counts).all(axis=1))
            if self.counts.size
            else np.zeros(len(self.born), dtype=bool)
        )

    @property
    def career(self) -> int:
        """Years from the first work to the date looked from, both included."""
        return int(np.ceil(self.now) - self.years.min()) if self.years.size else 0

    def ages(self) -> tuple[Numbers, Numbers]:
        """Ages of each work when each observed year begins and ends."""
        begins = self.first + np.arange(self.counts.shape[1])
        start = np.maximum(begins[None, :] - self.born[:, None], 0.0)
        return start, np.maximum(begins[None, :] + 1 - self.born[:, None], 0.0)


def moment(day: str) -> float:
    """Return a date in years.

    Parameters
    ----------
    day : str
        ISO date.

    Returns
    -------
    float
        Whole at the end of a year.

    Raises
    ------
    IndicatorError
        If there is no such day.

    Examples
    --------
    >>> moment("2025-12-31")
    2026.0
    """
    year = int(day[:4])
    start, end = np.datetime64(f"{year}-01-01"), np.datetime64(f"{year + 1}-01-01")
    try:
        passed = np.datetime64(day, "D") - start
    except ValueError as error:
        raise IndicatorError(f"There is no day {day}. Correct as_of.") from error
    return year + float((passed + np.timedelta64(1, "D")) / (end - start))


def gather(works: pd.DataFrame, citations_by_year: pd.DataFrame | None, *, day: str) -> Evidence:
    """Lay out works of one person.

    Parameters
    ----------
    works : pandas.DataFrame
        Table of works.
    citations_by_year : pandas.DataFrame or None
        Table of citations by year; of two sources the larger count of a year stands.
    day : str
        ISO date looked from; what is later is left out.

    Returns
    -------
    Evidence
        Of the papers.
    """
    there = ~(read(works, "year") > int(day[:4]))
    papers = select(works[there], as_of=day)[0].reset_index(drop=True)
    now = moment(day)
    years, citations = read(papers, "year"), read(papers, "citations")
    dated, cited = ~np.isnan(years), ~np.isnan(citations)
    there = dated & cited
    counts, first = _yearly(papers[there], citations_by_year, int(np.floor(now)))
    # Chance must fall on the same works in whatever order they come.
    order = np.lexsort([*np.nan_to_num(counts, nan=-1.0).T, citations[there], years[there]])
    published = years[there][order]
    return Evidence(
        now=now,
        years=published,
        # Of a work of this year half the time since January has passed, on average.
        born=np.minimum(published + 0.5, (published + now) / 2),
        citations=citations[there][order],
        counts=counts[order],
        first=first,
        undated=citations[cited & ~dated],
        n_missing=int((~there).sum()),
    )


def _yearly(papers: pd.DataFrame, table: pd.DataFrame | None, end: int) -> tuple[Numbers, int]:
    """Spread the counts over the full years observed; the running year lags and is left out."""
    nothing = np.full((len(papers), 0), np.nan)
    if table is None or not len(table):
        return nothing, end
    check(papers, "works", need=["work_id"])
    check(table, "citations_by_year", need=["work_id", "year", "citations"])
    read(table, "citations")
    past = table[(table["year"] < end) & table["work_id"].isin(papers["work_id"])]
    if not len(past):
        return nothing, end
    first = int(past["year"].min())
    rows = past.groupby(["work_id", "year"])["citations"].max().unstack()
    rows = rows.reindex(columns=range(first, end)).astype("Float64").fillna(0.0)
    counts = rows.reindex(papers["work_id"]).to_numpy(dtype=np.float64, na_value=np.nan)
    # A work that nobody cited has no rows.
    counts[np.isnan(counts).all(axis=1) & (read(papers, "citations") == 0)] = 0.0
    begins = first + np.arange(end - first)
    before = begins[None, :] < read(papers, "year")[:, None]
    return np.where(before, np.nan, counts), first
