"""How sure a profile's numbers are, and what may become of them."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from functools import cached_property
from typing import Literal, Unpack

import pandas as pd

from researchmetrics import metrics
from researchmetrics.metrics.columns import iso
from researchmetrics.metrics.selection import Choices
from researchmetrics.profile import figures
from researchmetrics.profile.bounds import CAUSES, bounds
from researchmetrics.profile.compared import Compared
from researchmetrics.profile.lookback import Seen, seen_at

__all__ = ["Uncertain"]


class Uncertain(Compared):
    """A profile's material with what is in doubt about it."""

    @property
    def citations_by_source(self) -> pd.DataFrame:
        """What each source counts: one row a work, by ``work_id``, and one column a source."""
        counts = {
            source: self._trace.counted(source)["citations"].array
            for source in self._trace.counting_sources
        }
        return pd.DataFrame(counts, index=pd.Index(self.tables.works["work_id"], name="work_id"))

    def chances(
        self,
        *,
        mine: Iterable[Hashable] = (),
        not_mine: Iterable[Hashable] = (),
        level: Literal["strict", "normal", "lenient"] = "normal",
    ) -> pd.Series:
        """Tell how likely each work is the person's, as a plain list.

        Parameters
        ----------
        mine, not_mine : iterable
            As for `ownership`.
        level : {"strict", "normal", "lenient"}
            How much evidence is asked.

        Returns
        -------
        pandas.Series
            Probability by ``work_id``; missing where nothing can be told, as of a person without
            a name.

        Raises
        ------
        RecordError
            If decisions contradict one another.
        """
        works = self.tables.works
        if self.person.name and len(works):
            told = self.ownership(mine=mine, not_mine=not_mine, level=level)["probability"]
        else:
            told = pd.Series([pd.NA] * len(works), dtype="Float64")
        return pd.Series(told.array, index=works["work_id"].array, name="probability")

    def bounds(
        self,
        names: str | Iterable[str] | None = None,
        as_of: str | None = None,
        *,
        causes: str | Iterable[str] = CAUSES,
        self_citations: str = "include",
        counting: str = "full",
        window: tuple[int, int] | int | None = None,
        mine: Iterable[Hashable] = (),
        not_mine: Iterable[Hashable] = (),
        **choices: Unpack[Choices],
    ) -> pd.DataFrame:
        r"""Tell how far indicators may lie from what is shown, for each cause of doubt by itself.

        Parameters
        ----------
        names : str or iterable of str, optional
            Catalogue names, ``novelty`` and ``score`` among them; default those for a card.
        as_of : str, optional
            ISO date; default the profile's. See `indicators`.
        causes : str or iterable of str
            ``links``: the records linked anew at each level, strict to lenient. ``ownership``: the
            works that are surely the person's alone (probability from 0.9, by the strict and by
            the normal level), all that may be (from 0.1, or of which nothing can be told, by the
            normal and the lenient level), and all that are listed. ``sources``: the
            citations that each source counts, by itself, and for each work the least and the
            largest count of any. ``missing``: works of unknown citations as not cited, and as
            cited as often as the most cited one; how far beyond they may be nothing tells.
        self_citations, counting, window
            As for `indicators`.
        mine, not_mine : iterable
            As for `ownership`.
        **choices
            As for `indicators`.

        Returns
        -------
        pandas.DataFrame
            One row an indicator and cause: indicator, cause, value, lo, hi, scenario_lo,
            scenario_hi (what is supposed), n_works_lo, n_works_hi, is_exact, n_used, n_missing,
            as_of, definition, flags. Where ``is_exact`` no other way to settle the doubt leads
            beyond; else the range is that of the scenarios named, and others may lie outside.
            All else stays as it is, so that several doubts together may lead further. Bounds of
            which nothing can be told are missing, as those of an unknown number are, and a flag
            says why; where no citations are known at all there may be a lower bound alone.

        Raises
        ------
        UnknownIndicatorError
            If the catalogue has no such name.
        IndicatorError
            If there is no such cause.
        NotEnoughDataError
            If an option needs data that the profile lacks.

        Examples
        --------
        >>> import researchmetrics as rm
        >>> profile = rm.load("0000-0002-1825-0097", store="sample")
        >>> found = profile.bounds("h_index", causes=["sources", "missing"])
        >>> found[["cause", "lo", "value", "hi"]].values.tolist()
        [['sources', 7.0, 16.0, 16.0], ['missing', 16.0, 16.0, 18.0]]
        """
        wanted = (
            [names] if isinstance(names, str) else list(figures.CARD if names is None else names)
        )
        return bounds(
            self,
            wanted,
            [causes] if isinstance(causes, str) else causes,
            as_of=iso(as_of or self.as_of),
            scored=self._scored if set(wanted) & set(figures.COMPOSED) else None,
            chances={"mine": tuple(mine), "not_mine": tuple(not_mine)},
            options={
                **choices,
                "self_citations": self_citations,
                "counting": counting,
                "window": window,
            },
        )

    def forecast(
        self,
        years: int | Iterable[int] = range(1, 11),
        as_of: str | None = None,
        *,
        seed: int = 0,
    ) -> pd.DataFrame:
        """Forecast the h-index and the citations, where that can be done.

        Parameters
        ----------
        years : int or iterable of int
            Years ahead, from 1 to 10.
        as_of : str, optional
            ISO date looked from; default the profile's. Nothing later is used.
        seed : int
            Of the simulation.

        Returns
        -------
        pandas.DataFrame
            One row an indicator and year, with the median and intervals that hold 50, 80 and 95 %
            of simulated careers, or the reason why there is no number; see
            `researchmetrics.forecast`, where it is told how it was checked.

        Raises
        ------
        IndicatorError
            If a year ahead is not from 1 to 10.
        """
        day = iso(as_of or self.as_of)
        seen = seen_at(self, day)
        return metrics.forecast(
            seen.tables.works,
            seen.tables.citations_by_year,
            years=years,
            as_of=day,
            seed=seed,
            unfit="a group; checked for persons alone" if self.person.is_group else None,
            flags=(*seen.lacking, *seen.flags),
        )

    def seen(self, as_of: str | None = None) -> Seen:
        """Give the works as they stood at a date, with what numbers from them are marked with.

        Parameters
        ----------
        as_of : str, optional
            ISO date; default the profile's.

        Returns
        -------
        Seen
            Tables and flags.
        """
        return self._seen_at(iso(as_of or self.as_of))

    @cached_property
    def _scored(self) -> pd.DataFrame | None:
        # The one costly step, asked for by card, page and indicators alike.
        return None if self.corpus is None else figures.novelty(self.tables, self.corpus)
