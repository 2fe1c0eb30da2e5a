"""A profile's works against their fields: reference sets, and what sources state themselves."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import Self

import pandas as pd

from researchmetrics.errors import NotEnoughDataError
from researchmetrics.metrics.columns import iso
from researchmetrics.profile import placed
from researchmetrics.profile.hauls import Progress
from researchmetrics.profile.lookback import Seen, seen_at
from researchmetrics.profile.referencing import SOURCES, reference_sets
from researchmetrics.profile.sourced import Sourced
from researchmetrics.profile.standing import LEVELS, chosen, standing
from researchmetrics.tables import check

__all__ = ["Compared"]

_OF_A_LISTING = ("citations", "year", "field")


class Compared(Sourced):
    """A profile's material beside the works of its fields."""

    @property
    def standing(self) -> pd.DataFrame:
        """What sources themselves say of where each work stands, one row a record.

        ``work_id, record_id, source, source_id, as_of, citations, year, type, topic, subfield,
        field, domain, fwci, percentile, top10, top1, definition``: the source's own classes and
        figures, never mixed with `normalised`.
        """
        return standing(self.tables)

    def with_reference(
        self,
        reference: str | pd.DataFrame = "openalex",
        *,
        level: str = "subfield",
        sample: int | None = None,
        offline: bool | None = None,
        progress: Progress | None = None,
    ) -> Self:
        """Compare the works with others of their field, year and type from now on.

        Parameters
        ----------
        reference : str or pandas.DataFrame
            ``"openalex"``: sets of the works that OpenAlex lists are fetched, or taken from the
            cache; what `researchmetrics.reference_sets` gave before; or a listing of your own
            with ``citations``, ``year`` and ``field``, and ``type`` where known.
        level : {"topic", "subfield", "field", "domain"}
            How wide a field is, for sets that are fetched.
        sample : int, optional
            Draw so many works of each set at random in place of counting all.
        offline : bool, optional
            Fetch from the cache alone.
        progress : callable, optional
            Called with a line of text now and then.

        Returns
        -------
        Profile
            A new one; its `indicators` show mean_percentile, mncs, pp_top10 and pp_top1 as well.
            Works of the last two years are flagged as ``young``; a ``window`` leaves them out.

        Raises
        ------
        SourceError
            If no set could be fetched.
        NotEnoughDataError
            If no record of the source says what field, year and type its work is of.
        TableError
            If the listing lacks a column.
        """
        if not isinstance(reference, str):
            check(reference, "reference", need=_OF_A_LISTING)
            return replace(self, reference=reference)
        if level not in LEVELS:
            raise NotEnoughDataError(
                f"There are no sets by {level!r}. Choose among {', '.join(LEVELS)}."
            )
        known = chosen(standing(self.tables), reference)
        works = known.assign(field=known[level])[["field", "year", "type"]].dropna()
        if works.empty and reference in SOURCES:
            raise NotEnoughDataError(
                f"No record of {reference} says of what field, year and type a work is. Fetch the "
                f"person from {reference} first."
            )
        fetched = reference_sets(
            works,
            source=reference,
            parents=placed.parents_of(known, level),
            sample=sample,
            offline=offline,
            progress=progress,
        )
        return replace(self, reference=fetched)

    def normalised(self, as_of: str | None = None, *, least: int = 30) -> pd.DataFrame:
        """Tell where each work stands among works of its field, year and type.

        Parameters
        ----------
        as_of : str, optional
            ISO date; default the profile's.
        least : int
            Fewest works of a reference set.

        Returns
        -------
        pandas.DataFrame
            The table ``normalised``, one row a work: ncs, percentile, top10 and top1 with what
            they were compared with, as of `researchmetrics.normalise`. Further flags:
            ``not_in_source`` (the source of the sets does not list the work, and counts of others
            are not compared), ``reference_not_fetched``, ``reference_dates_differ`` (the work's
            count and the set are more than three months apart; nothing is stated) and
            ``reconstructed`` (counts put together for an earlier date).

        Raises
        ------
        NotEnoughDataError
            If the profile has no reference sets; see `with_reference`.
        """
        if self.reference is None:
            raise NotEnoughDataError(
                "There is nothing to compare the works with. Call with_reference() first, which "
                "fetches reference sets from OpenAlex, or takes a listing of yours."
            )
        day = iso(as_of or self.as_of)
        return self._placed_in(seen_at(self, day), self.reference, day, least)

    def _seen_at(self, day: str) -> Seen:
        """Look at the works from a date, each with its place where there are reference sets."""
        seen = seen_at(self, day)
        if self.reference is None:
            return seen
        if day == self.as_of:
            return replace(seen, placed=self._placed_now)
        return replace(seen, placed=self._placed_in(seen, self.reference, day))

    @cached_property
    def _placed_now(self) -> pd.DataFrame | None:
        # Card, page and indicators alike ask for it.
        day, sets = self.as_of, self.reference
        return None if sets is None else self._placed_in(seen_at(self, day), sets, day)

    def _placed_in(self, seen: Seen, sets: pd.DataFrame, day: str, least: int = 30) -> pd.DataFrame:
        return placed.placed(seen.tables, sets, as_of=day, least=least, flags=seen.flags)
