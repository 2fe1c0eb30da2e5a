"""All that indicators need at the end of each year: works published until then, in groups."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from researchmetrics.metrics.assembling import Beside
from researchmetrics.metrics.career_breaks import in_working_years
from researchmetrics.metrics.columns import Numbers, objects, read
from researchmetrics.metrics.counting import shared
from researchmetrics.metrics.declared import Indicator
from researchmetrics.metrics.evaluation import Panel, lacks
from researchmetrics.metrics.groups import Codes
from researchmetrics.metrics.history.dated import Dated
from researchmetrics.metrics.history.self_cited import self_cited
from researchmetrics.metrics.selection import EXCLUDED

# Known as of today only: what they were at an earlier date no table tells.
UNDATED = frozenset(
    {"fwci", "n_i", "n_j", "n_j_l", "n_k", "ncs", "percentile", "rcr", "top1", "top10"}
)
DATED = frozenset({"citations", "yearly_citations", "citations_this_year", "c10"})
# Indicators that look at the last years alone, and need no more of what came in by year.
RECENT = frozenset({"growth", "growth_error"})
_YEARS_OF_GROWTH = 5


@dataclass(frozen=True, eq=False, kw_only=True)
class Standing:
    """Works at the end of each year.

    Parameters
    ----------
    papers : pandas.DataFrame
        The works that count, of known year.
    everything : pandas.DataFrame
        All works, which may cite them.
    beside : Beside
        Authorships and references.
    counts : Dated
        Their citations by year.
    day : str
        Date looked from, in the last of the years.
    choices : Mapping
        Ways of counting: ``self_citations``, ``missing``, ``options``.
    leave : frozenset of int
        Years of a career break.
    """

    papers: pd.DataFrame
    everything: pd.DataFrame
    beside: Beside
    counts: Dated
    day: str
    choices: Mapping[str, Any]
    leave: frozenset[int]

    @cached_property
    def pairs(self) -> tuple[Codes, Codes]:
        """Places of year and work for each work that was there in a year."""
        there = self.counts.start[None, :] <= self.counts.years[:, None]
        at, rows = np.nonzero(there)
        return at.astype(np.int64), rows.astype(np.int64)

    @property
    def n_years(self) -> int:
        """Number of years."""
        return int(self.counts.years.size)

    @cached_property
    def is_partial(self) -> bool:
        """Whether the last year was not over at the date looked from."""
        return not self.day.endswith("-12-31")

    @cached_property
    def own(self) -> Numbers | None:
        """Citations that are left out as self-citations, up to each year; None where unknown."""
        rule = self.choices["self_citations"]
        if rule == "include":
            return np.zeros_like(self.counts.received)
        return self._self_cited(rule)

    def wanting(self, entry: Indicator) -> list[str]:
        """List what an indicator needs and was not given."""
        names = [one.partition(" ")[0] for one in lacks(entry, self.papers)]
        found = [name for name in names if name not in DATED | {"self_citations"}]
        unknown = bool(len(self.papers)) and not self.counts.told.any()
        if DATED & set(entry.columns) and unknown:
            found.append("citations_by_year")
        return found

    def undated(self, entry: Indicator) -> list[str]:
        """List what an indicator needs and no table dates."""
        names = [name for name in entry.columns if name in UNDATED and name in self.papers]
        if "self_citations" in entry.columns and self._self_cited("exclude") is None:
            names.append("self_citations")
        if self.own is None and DATED & set(entry.columns):
            names.append(EXCLUDED[self.choices["self_citations"]])
        return names

    def panel(
        self,
        entry: Indicator,
        *,
        citations: Numbers | None = None,
        shared_out: bool = False,
        in_career: bool = False,
    ) -> Panel:
        """Group the works by year for one indicator, with citations of its own where given."""
        at, rows = self.pairs
        columns = {name: self._column(entry, name) for name in entry.columns}
        if citations is not None:
            columns["citations"] = citations[rows, at]
        if "year" in columns:
            columns["year"] = self._year(entry, in_career=in_career)
        if {"citations", "self_citations"} <= columns.keys():
            columns["self_citations"] = np.minimum(columns["self_citations"], columns["citations"])
        frame = pd.DataFrame(index=range(len(at)))
        if shared_out:
            columns = self._shared(columns)
        return Panel(frame, at, self.n_years, columns)

    def cut_off(self, entry: Indicator) -> Numbers:
        """Count for each year the works whose citations are unknown, for the counts begin later."""
        if not DATED & set(entry.columns):
            return np.zeros(self.n_years)
        at, rows = self.pairs
        is_cut = self.counts.cut_off[rows, at]
        if "citations" not in entry.columns:
            # What lists the years lacks the early ones for good.
            lists = self._column(entry, next(one for one in entry.columns if one in DATED))
            unknown = (
                np.array([one is None for one in lists])
                if lists.dtype == object
                else np.isnan(lists)
            )
            is_cut = self.counts.is_cut[rows] & unknown
        return np.bincount(at[is_cut], minlength=self.n_years).astype(np.float64)

    def _column(self, entry: Indicator, name: str) -> NDArray[Any]:
        key = f"{name}!" if name == "yearly_citations" and entry.name in RECENT else name
        if key not in self._columns:
            self._columns[key] = self._made(key)
        return self._columns[key]

    @cached_property
    def _columns(self) -> dict[str, NDArray[Any]]:
        return {}

    def _made(self, key: str) -> NDArray[Any]:
        at, rows = self.pairs
        if key in {"yearly_citations", "yearly_citations!"}:
            years = (self.choices["options"] or {}).get("years", _YEARS_OF_GROWTH)
            return self.counts.listed(rows, at, recent=years if key.endswith("!") else None)
        if key in UNDATED:
            return np.full(at.size, np.nan)
        matrix = self._matrix(key)
        if matrix is not None:
            return matrix[rows, at]
        values = read(self.papers, key)
        return objects(values[rows]) if values.dtype == object else values[rows]

    def _matrix(self, name: str) -> Numbers | None:
        """Lay out what changes from year to year; None for what does not."""
        if name == "citations":
            return self.received(self.counts.summed())
        if name == "citations_this_year":
            return self.counts.of_year()
        if name == "c10":
            ends = self.counts.years.copy()
            ends[-1] -= self.is_partial
            return self.counts.within_ten(ends)
        if name == "self_citations":
            found = self._self_cited("exclude")
            if found is None or self.own is None:
                return np.full_like(self.counts.received, np.nan)
            # What is left out already must not be subtracted a second time.
            return np.maximum(np.fmin(found, self.counts.summed()) - self.own, 0.0)
        return None

    def received(self, counts: Numbers) -> Numbers:
        """Take self-citations off, and unknown ones as none, as was chosen."""
        own = np.nan if self.own is None else self.own
        left = np.maximum(counts - own, 0.0)
        if self.choices["missing"] == "zero":
            left = np.where(np.isnan(left) & ~self.counts.cut_off, 0.0, left)
        return np.asarray(left, dtype=np.float64)

    def _year(self, entry: Indicator, *, in_career: bool) -> Numbers:
        """Move years so that all groups are looked at from the last one, where age counts."""
        at, rows = self.pairs
        years, now = self.counts.start[rows], self.counts.years[at]
        if in_career:
            years = in_working_years(years, now, self.leave)
        if in_career or "as_of" in entry.options:
            years = years + (self.counts.years[-1] - now)
        return np.asarray(years, dtype=np.float64)

    def _self_cited(self, rule: str) -> Numbers | None:
        if rule not in self._links:
            self._links[rule] = self_cited(
                self.papers, self.everything, self.beside, rule, self.counts.years
            )
        return self._links[rule]

    @cached_property
    def _links(self) -> dict[str, Numbers | None]:
        return {}

    def _shared(self, columns: Mapping[str, NDArray[Any]]) -> dict[str, NDArray[Any]]:
        _, rows = self.pairs
        authors = read(self.papers, "n_authors")[rows]
        table = pd.DataFrame(
            {name: pd.Series(list(cells), dtype=cells.dtype) for name, cells in columns.items()}
        )
        parts = shared(table.assign(n_authors=authors))
        return {name: read(parts, name) for name in columns}


def static(names: Collection[str]) -> set[str]:
    """Leave out of some columns those that change from year to year.

    Parameters
    ----------
    names : collection of str
        Columns.

    Returns
    -------
    set of str
        Those that are as they are from publication on.

    Examples
    --------
    >>> static({"year", "citations"})
    {'year'}
    """
    return set(names) - DATED - {"self_citations"}
