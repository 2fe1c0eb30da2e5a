"""What was known of each work at the end of each year: its citations, as far as they are dated.

Services give yearly counts for the last ten years or so. What a work's total has beyond them was
received earlier, if the work is older than the first year told and both come from one source: so
the counts are right from that year on, and before it they are unknown, not zero.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from researchmetrics.metrics.columns import Numbers, objects, read
from researchmetrics.metrics.evaluation import Mask
from researchmetrics.tables import check

_YEARS_OF_C10 = 10


@dataclass(frozen=True, eq=False)
class Dated:
    """Citations of some works by year.

    Parameters
    ----------
    years : numpy.ndarray
        Shape (n_years,), the calendar years looked at.
    start : numpy.ndarray
        Shape (n_works,), year of publication.
    received : numpy.ndarray
        Shape (n_works, n_years), citations of each year; what is dated earlier is in the first.
    rest : numpy.ndarray
        Shape (n_works,), citations of the total that no year tells.
    told : numpy.ndarray
        Shape (n_works,), whether the yearly counts are known.
    is_cut : numpy.ndarray
        Shape (n_works,), whether the rest was received before the first year told.
    first_told : numpy.ndarray
        Shape (n_works,), that year, by the sources that tell of the work; NaN where none does.
    """

    years: Numbers
    start: Numbers
    received: Numbers
    rest: Numbers
    told: Mask
    is_cut: Mask
    first_told: Numbers

    @property
    def cut_off(self) -> Mask:
        """Shape (n_works, n_years): whether citations are unknown, for the counts begin later."""
        return self.is_cut[:, None] & (self.years[None, :] < self.first_told[:, None] - 1)

    @property
    def begins(self) -> str:
        """The year with which the counts begin that begin too late."""
        return f"{self.first_told[self.is_cut].max():.0f}" if self.is_cut.any() else ""

    @property
    def is_short(self) -> Mask:
        """Shape (n_works,): whether the years sum to less than the total, and nothing says why."""
        return self.told & (self.rest > 0) & ~self.is_cut

    def summed(self) -> Numbers:
        """Sum the citations up to each year; NaN where unknown."""
        earlier = np.where(self.is_cut, self.rest, 0.0)
        counts = np.cumsum(self.received, axis=1) + earlier[:, None]
        return np.where(self.told[:, None] & ~self.cut_off, counts, np.nan)

    def bounds(self) -> tuple[Numbers, Numbers]:
        """Say between which numbers the citations lie where the counts begin too late."""
        known, rest = self.summed(), np.broadcast_to(self.rest[:, None], self.received.shape)
        return np.where(self.cut_off, 0.0, known), np.where(self.cut_off, rest, known)

    def of_year(self) -> Numbers:
        """Give the citations of each year; NaN where unknown."""
        early = self.is_cut[:, None] & (self.years[None, :] < self.first_told[:, None])
        return np.where(self.told[:, None] & ~early, self.received, np.nan)

    def listed(self, rows: Any, at: Any, *, recent: int | None = None) -> NDArray[np.object_]:
        """List the citations by year from publication on, for pairs of a work and a year.

        With `recent` only so many of the last years have to be known.
        """
        known = self.told[rows] & ~self.is_cut[rows]
        if recent is not None:
            late = self.years[at] - recent >= self.first_told[rows]
            known |= self.told[rows] & late
        offsets = (self.start - self.years[0]).astype(np.int64)
        running = np.cumsum(self.received, axis=1)
        cells: list[Any] = []
        for row, end, is_known in zip(rows, at, known, strict=True):
            if not is_known:
                cells.append(None)
                continue
            first = offsets[row]
            cell = self.received[row, first : end + 1].copy()
            cell[0] = running[row, first]
            cells.append(cell)
        return objects(cells)

    def within_ten(self, full: Numbers) -> Numbers:
        """Sum the citations of ten full years after publication; NaN before these are over."""
        running = np.cumsum(self.received, axis=1)
        ends = (self.start - self.years[0] + _YEARS_OF_C10).astype(np.int64)
        totals = running[np.arange(len(ends)), np.minimum(ends, len(self.years) - 1)]
        ripe = full[None, :] - self.start[:, None] >= _YEARS_OF_C10
        return np.where(ripe & (self.told & ~self.is_cut)[:, None], totals[:, None], np.nan)


def dated(papers: pd.DataFrame, citations_by_year: pd.DataFrame | None, years: Numbers) -> Dated:
    """Lay out the citations of works by year.

    Parameters
    ----------
    papers : pandas.DataFrame
        Works with ``work_id``, known ``year``, and ``citations`` and ``citations_source`` as far as
        known.
    citations_by_year : pandas.DataFrame or None
        Table of citations by year; of two sources the larger count of a year stands, for they may
        count the same citations.
    years : numpy.ndarray
        Calendar years, one after the other.

    Returns
    -------
    Dated
        The counts; unknown throughout for works of which no year is told, unless never cited.
    """
    start, totals = read(papers, "year"), read(papers, "citations")
    received, rest = np.zeros((len(papers), len(years))), np.nan_to_num(totals)
    is_cut, begins = np.zeros(len(papers), dtype=bool), np.full(len(papers), np.nan)
    if citations_by_year is None or not len(citations_by_year) or not years.size:
        # Works never cited alone would make of unknown numbers a zero.
        told = (totals == 0) & bool((totals == 0).all())
        return Dated(years, start, received, rest, told, is_cut, begins)
    check(citations_by_year, "citations_by_year", need=["work_id", "year", "citations"])
    rows = _placed(papers, citations_by_year)
    counts = rows.groupby(["place", "year"], sort=False)["citations"].max().reset_index()
    place, received_then = counts["place"].to_numpy(), counts["citations"].to_numpy()
    rest = np.maximum(rest - np.bincount(place, received_then, minlength=len(papers)), 0.0)
    column = np.maximum(counts["year"].to_numpy() - years[0], 0).astype(np.int64)
    now = column < len(years)
    np.add.at(received, (place[now], column[now]), received_then[now])
    listed = np.bincount(place, minlength=len(papers)) > 0
    begins = _begins(papers, citations_by_year, rows)
    same = _one_source(papers, citations_by_year)
    is_cut = (rest > 0) & (start < begins) & np.where(listed, same != 0, same == 1)
    return Dated(years, start, received, rest, (totals == 0) | listed | is_cut, is_cut, begins)


def _placed(papers: pd.DataFrame, citations_by_year: pd.DataFrame) -> pd.DataFrame:
    """Keep the known counts of some works, each with the place of its work."""
    places = pd.Series(range(len(papers)), index=papers["work_id"])
    table = pd.DataFrame(
        {
            "place": citations_by_year["work_id"].map(places[~places.index.duplicated()]).array,
            "year": read(citations_by_year, "year"),
            "citations": read(citations_by_year, "citations"),
            "source": _sources(citations_by_year),
        }
    ).dropna()
    return table.assign(place=table["place"].astype(np.int64))


def _sources(citations_by_year: pd.DataFrame) -> Any:
    """Name the source of each count; those of unknown source are of one."""
    if "source" not in citations_by_year:
        return ""
    return citations_by_year["source"].astype(object).fillna("").array


def _begins(papers: pd.DataFrame, citations_by_year: pd.DataFrame, rows: pd.DataFrame) -> Numbers:
    """Find for each work the first year that a source which tells of it tells of anything."""
    years = pd.Series(read(citations_by_year, "year"))
    firsts = years.groupby(pd.Series(_sources(citations_by_year), index=years.index)).min()
    own = rows["source"].map(firsts).groupby(rows["place"]).min()
    total = papers["citations_source"] if "citations_source" in papers else pd.Series(dtype=object)
    begins = pd.Series(range(len(papers))).map(own).to_numpy(dtype=np.float64)
    stated = total.map(firsts).to_numpy(dtype=np.float64) if len(total) else begins
    return np.where(np.isnan(begins), stated, begins)


def _one_source(papers: pd.DataFrame, citations_by_year: pd.DataFrame) -> Numbers:
    """Tell whether total and yearly counts come from one source: 1, 0, or NaN where unknown."""
    if "citations_source" not in papers or "source" not in citations_by_year:
        return np.full(len(papers), np.nan)
    giving = set(citations_by_year["source"].dropna())
    total = papers["citations_source"]
    known = total.notna().to_numpy(dtype=bool)
    return np.where(known, total.isin(giving).to_numpy(dtype=np.float64), np.nan)
