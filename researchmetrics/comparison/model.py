"""The comparison: one table over several profiles, and the views drawn from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, overload

import pandas as pd

from researchmetrics import views
from researchmetrics.comparison import caveats, orders
from researchmetrics.comparison.breaks import breaks
from researchmetrics.comparison.differences import differences
from researchmetrics.comparison.overlap import overlap, topics
from researchmetrics.comparison.plotting import ComparisonPlots
from researchmetrics.errors import IndicatorError, RecordError
from researchmetrics.metrics import catalogue
from researchmetrics.metrics.career_breaks import LeaveYears
from researchmetrics.metrics.history.rows import ALIGN
from researchmetrics.profile import Profile, figures
from researchmetrics.profile.pages import written
from researchmetrics.profile.trajectories import rebuilt

__all__ = ["Comparison", "compare"]

_FIGURES = (
    "n_papers",
    "n_citations",
    "mean_citations",
    "h_index",
    "g_index",
    "i10_index",
    "m_quotient",
    "c_per_year",
    "first_year",
    "novelty",
)


def compare(
    profiles: Iterable[Profile],
    *,
    names: Iterable[str] | None = None,
    align: str = "year",
    leave_years: Mapping[str, LeaveYears] | None = None,
) -> Comparison:
    """Put several people side by side.

    Parameters
    ----------
    profiles : iterable of Profile
        At least two.
    names : iterable of str, optional
        Indicators to compare; default the usual ones of citations, and topic novelty.
    align : {"year", "age"}, optional
        Whether trajectories go by calendar year or by academic age.
    leave_years : Mapping, optional
        Career breaks by name or identifier, such as ``{"Ann Pott": [2015, (2018, 2019)]}``; see
        `metrics.trajectories`.

    Returns
    -------
    Comparison
        In the order given; never a ranking.

    Raises
    ------
    RecordError
        If there are fewer than two profiles, or a career break is of none of them.
    UnknownIndicatorError
        If an indicator is not in the catalogue.
    IndicatorError
        If `align` or a career break is impossible.

    Examples
    --------
    >>> import researchmetrics as rm
    >>> people = ["0000-0002-1825-0097", "sample:marisol-quandt"]
    >>> both = rm.compare([rm.load(person, store="sample") for person in people])
    >>> len(both.table)
    2
    """
    given = tuple(profiles)
    if len(given) < 2:
        raise RecordError(
            f"A comparison needs at least two profiles; {len(given)} given. Add another."
        )
    if align not in ALIGN:
        raise IndicatorError(f"align must be one of {', '.join(ALIGN)}, not {align!r}.")
    return Comparison(
        given,
        tuple(dict.fromkeys(names)) if names is not None else _FIGURES,
        align,
        breaks(given, leave_years or {}),
    )


@dataclass(frozen=True, eq=False, repr=False)
class Comparison:
    """Several people side by side.

    Parameters
    ----------
    profiles : tuple of Profile
        The people, in the order given.
    names : tuple of str
        The indicators compared.
    align : {"year", "age"}
        What trajectories go by.
    leave : tuple of frozenset
        Each person's years of leave; none by default.
    """

    profiles: tuple[Profile, ...]
    names: tuple[str, ...]
    align: str = "year"
    leave: tuple[frozenset[int], ...] = ()

    @cached_property
    def table(self) -> pd.DataFrame:
        """One row a person: name, person_id, as_of, sources, coverage and the indicators.

        Coverage is the share of papers with a known citation count. An indicator with an
        interval has its ends beside it: ``h_index_lo``, ``h_index_hi``.
        """
        rows = [self._row(place) for place in range(len(self.profiles))]
        columns = dict.fromkeys(name for row in rows for name in row)
        cells = {name: [row.get(name, pd.NA) for row in rows] for name in columns}
        return pd.DataFrame({name: self._column(name, cells[name]) for name in columns})

    @cached_property
    def warnings(self) -> tuple[str, ...]:
        """What is not comparable, and where an order turns; read it before the numbers."""
        return (*caveats.caveats(self.profiles), *orders.doubts(self.orders))

    @cached_property
    def orders(self) -> pd.DataFrame:
        """Whether each order of two people holds under other choices, and as doubts are settled.

        Columns: indicator, a, b, kind (counting, self_citations, level, ownership, source, age),
        condition, difference (a minus b, as shown), difference_then (under the condition), order
        (same, equal, reversed, different where as shown they are equal, or unknown) and verdict
        of `differences`.
        """
        return orders.compared_orders(
            self.profiles,
            self.labels,
            self.names,
            self._paths(self.names, "age", rebuilt),
            self.differences,
        )

    @property
    def statements(self) -> tuple[str, ...]:
        """One sentence a pair and indicator: who is before whom, how clearly, and when not."""
        return tuple(orders.statements(self.orders))

    @cached_property
    def differences(self) -> pd.DataFrame:
        """Differences pair by pair with 95 % intervals from resampled papers.

        Columns: indicator, a, b, difference (a minus b), lo, hi, p_larger, verdict. The verdict
        is "no clear difference" where the interval covers 0.
        """
        return differences(self.profiles, self.labels, self.names)

    @cached_property
    def trajectories(self) -> pd.DataFrame:
        """The h-index through time: name, and the columns of a profile's trajectories.

        By calendar year, or by academic age without the years of leave, as was asked.
        """
        return self._paths(("h_index",), self.align, Profile.trajectories)

    @cached_property
    def overlap(self) -> pd.DataFrame:
        """Works that more than one of the people has: a row a work, its title and the people."""
        return overlap(self.profiles, self.labels)

    @cached_property
    def topics(self) -> pd.DataFrame:
        """Share of each person's papers in each category; one row a category."""
        return topics(self.profiles, self.labels)

    @property
    def labels(self) -> tuple[str, ...]:
        """The people's names, numbered where two are alike."""
        return caveats.labels_of(self.profiles)

    @cached_property
    def sheet(self) -> views.ComparisonSheet:
        """The plain tables that views draw from."""
        return views.ComparisonSheet(
            title=" · ".join(self.labels),
            as_of=max(profile.as_of for profile in self.profiles),
            table=self.table.drop(columns="coverage"),
            sheets=tuple(profile.sheet() for profile in self.profiles),
            warnings=self.warnings,
            differences=self.differences,
            trajectories=self.trajectories,
            align=self.align,
            statements=self.statements,
        )

    @property
    def plot(self) -> ComparisonPlots:
        """Charts for notebooks: ``comparison.plot.trajectories()``."""
        return ComparisonPlots(self.sheet)

    def to_text(self) -> str:
        """Return the comparison as text for a terminal."""
        return views.comparison_text(self.sheet)

    @overload
    def to_html(self, path: None = None) -> str: ...

    @overload
    def to_html(self, path: str | Path) -> Path: ...

    def to_html(self, path: str | Path | None = None) -> str | Path:
        """Return the comparison as one self-contained page, or write it to a file.

        Parameters
        ----------
        path : str or pathlib.Path, optional
            File to write, UTF-8.

        Returns
        -------
        str or pathlib.Path
            The page, which has no script and loads nothing; the path where one is given.
        """
        return written(views.comparison_page_html(self.sheet), path)

    def _paths(self, names: Iterable[str], align: str, follow: Any) -> pd.DataFrame:
        asked = [name for name in names if name in set(catalogue()["name"])]
        leave = self.leave or (frozenset(),) * len(self.profiles)
        parts = [
            follow(profile, asked, align=align, leave_years=sorted(years)).assign(name=label)
            for label, profile, years in zip(self.labels, self.profiles, leave, strict=True)
        ]
        found: pd.DataFrame = pd.concat(parts, ignore_index=True)
        return found

    def _row(self, place: int) -> dict[str, object]:
        profile = self.profiles[place]
        table = profile.indicators([n for n in self.names if caveats.computable(profile, n)])
        row: dict[str, object] = {
            "name": self.labels[place],
            "person_id": next(iter(profile.person.ids), None),
            "as_of": profile.as_of,
            "sources": ", ".join(caveats.sources_of(profile)),
            "coverage": profile.coverage["share"]["citations"],
        }
        for name in self.names:
            found = table[table.index == name].to_dict("records")
            row[name] = found[0]["value"] if found else pd.NA
            ends = {f"{name}_{end}": found[0][end] for end in ("lo", "hi")} if found else {}
            # An indicator that has no interval has no columns for one.
            row |= ends if not all(pd.isna(end) for end in ends.values()) else {}
        return row

    def _column(self, name: str, cells: list[object]) -> pd.Series:
        if name in {"name", "person_id", "as_of", "sources"}:
            return pd.Series(cells, dtype="string")
        if name in self.names:
            return figures.typed(name, cells)
        return pd.Series(cells, dtype="Float64")

    def __repr__(self) -> str:
        """Return one line for logs and debuggers."""
        return f"<Comparison of {', '.join(self.labels)}: {len(self.warnings)} warnings>"

    def __str__(self) -> str:
        """Return the comparison as text."""
        return self.to_text()

    def _repr_html_(self) -> str:
        return views.comparison_html(self.sheet)
