"""What stands behind a profile's numbers, and how they moved: explanations and trajectories."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Unpack

import pandas as pd

from researchmetrics import metrics
from researchmetrics.metrics.career_breaks import LeaveYears
from researchmetrics.metrics.selection import Choices
from researchmetrics.profile.comparing import with_places
from researchmetrics.profile.topics import with_topics
from researchmetrics.profile.trajectories import trajectories
from researchmetrics.profile.uncertain import Uncertain

__all__ = ["Reasoned"]


class Reasoned(Uncertain):
    """A profile's material whose numbers can be explained and followed through time."""

    def explain(
        self,
        name: str,
        *,
        self_citations: str = "include",
        counting: str = "full",
        window: tuple[int, int] | int | None = None,
        **choices: Unpack[Choices],
    ) -> metrics.Explanation:
        """Show what a number stands on.

        Parameters
        ----------
        name : str
            An indicator of the catalogue, such as ``h_index``.
        self_citations : {"include", "exclude", "exclude_own", "exclude_coauthors"}
            Whether to leave out citations by works that share an author with the paper, by the
            person, or by the person and co-authors.
        counting : {"full", "fractional"}
            Whether a paper counts whole or by its share of authors.
        window : int or (int, int), optional
            Last years, or first and last year, of publication.
        **choices
            What else `indicators` takes: types, positions, refereed, missing, options.

        Returns
        -------
        Explanation
            The works that count and what each adds, those next in line and what they miss, those
            left out and why; shares of the top work, of co-authors and of self-citations.

        Raises
        ------
        UnknownIndicatorError
            If the catalogue has no such name.
        NotEnoughDataError
            If no paper has what the indicator needs.

        Examples
        --------
        >>> import researchmetrics as rm
        >>> profile = rm.load("0000-0002-1825-0097", store="sample")
        >>> told = profile.explain("h_index")
        >>> told.value == told.works["contribution"].sum()
        np.True_
        """
        return metrics.explain(
            with_topics(
                with_places(self._seen_at(self.as_of), self.tables.works), self.tables, [name]
            ),
            name,
            as_of=self.as_of,
            authorships=self.tables.authorships,
            citations_by_year=self.tables.citations_by_year,
            references=self.tables.references,
            self_citations=self_citations,
            counting=counting,
            window=window,
            **choices,
        )

    def trajectory(
        self,
        name: str = "h_index",
        *,
        align: str = "year",
        leave_years: LeaveYears = (),
        counting: str = "full",
        self_citations: str = "include",
        **choices: Unpack[Choices],
    ) -> pd.DataFrame:
        """Follow an indicator through time.

        Parameters
        ----------
        name : str
            An indicator of the catalogue.
        align, leave_years, counting, self_citations, **choices
            As for `trajectories`.

        Returns
        -------
        pandas.DataFrame
            As `trajectories`, of one indicator.

        Raises
        ------
        UnknownIndicatorError
            If the catalogue has no such name.
        """
        return self.trajectories(
            [name],
            align=align,
            leave_years=leave_years,
            counting=counting,
            self_citations=self_citations,
            **choices,
        )

    def trajectories(
        self,
        names: str | Iterable[str] | None = None,
        *,
        align: str = "year",
        leave_years: LeaveYears = (),
        counting: str = "full",
        self_citations: str = "include",
        **choices: Unpack[Choices],
    ) -> pd.DataFrame:
        """Follow indicators through time.

        Parameters
        ----------
        names : str or iterable of str, optional
            Indicators of the catalogue; all by default.
        align : {"year", "age"}
            Whether rows go by calendar year, or by academic age with one reconstructed value a
            year of age.
        leave_years : iterable of int or (int, int), optional
            Years of a career break, or first and last of several. They don't count as years of
            academic age; see `metrics.trajectories`.
        counting : {"full", "fractional"}
            Whether a paper counts whole or by its share of authors.
        self_citations : {"include", "exclude", "exclude_own", "exclude_coauthors"}
            Whether to leave out self-citations, by which definition.
        **choices
            What else `indicators` takes: types, positions, refereed, missing, options.

        Returns
        -------
        pandas.DataFrame
            One row an indicator and a date: indicator, date, year, age, value, lo, hi, kind
            (``observed``: what the store saw on that day, or ``reconstructed`` from citations by
            year), n_used, n_missing, truncated (whether yearly counts begin too late), definition
            and flags. A day on which no source answered is left out.

        Raises
        ------
        UnknownIndicatorError
            If the catalogue has no such name.
        IndicatorError
            If a choice has no such value.

        Examples
        --------
        >>> import researchmetrics as rm
        >>> profile = rm.load("0000-0002-1825-0097", store="sample")
        >>> sorted(profile.trajectories(["h_index", "n_papers"])["kind"].unique())
        ['observed', 'reconstructed']
        """
        given: dict[str, Any] = {**choices, "counting": counting, "self_citations": self_citations}
        return trajectories(self, names, align=align, leave_years=leave_years, choices=given)
