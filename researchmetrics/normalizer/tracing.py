"""From the tables back to the records: who said what is shown, what others say, which versions.

Worked out only when asked, of the records and the links that the tables hold.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property

import pandas as pd

from researchmetrics.normalizer.dates import day_of
from researchmetrics.normalizer.merging.authors import credited
from researchmetrics.normalizer.merging.choices import Choice
from researchmetrics.normalizer.merging.citing import POLICIES, Counting, counted_elsewhere
from researchmetrics.normalizer.merging.editions import edition_rows
from researchmetrics.normalizer.merging.fields import choices, counted_fields
from researchmetrics.normalizer.merging.members import Member, ranked
from researchmetrics.normalizer.merging.origins import disagreement_rows, origin_rows
from researchmetrics.normalizer.merging.yearly import yearly_rows
from researchmetrics.normalizer.record_entries import record_entry, unique
from researchmetrics.normalizer.relating import Relation, relations
from researchmetrics.normalizer.relating.effects import affected
from researchmetrics.normalizer.tabulate import Tables
from researchmetrics.records import Record
from researchmetrics.tables import frame

__all__ = ["Trace", "trace"]


def trace(
    records: Iterable[Record], tables: Tables, *, as_of: str | dt.date, citations: str = "max"
) -> Trace:
    """Trace the tables back to the records that they were made of.

    Parameters
    ----------
    records : iterable of Record
        What `normalize` was given, in any order.
    tables : Tables
        What it gave.
    as_of, citations
        As given to it.

    Returns
    -------
    Trace
        Costs nothing until a table is asked of it.

    Examples
    --------
    >>> from researchmetrics.normalizer import normalize
    >>> from researchmetrics.records import Provenance
    >>> def seen(source, year):
    ...     told = Provenance(source=source, source_id="1")
    ...     return Record(provenance=told, title="On the Mending of Cracked Pots", year=year)
    >>> records = [seen("openalex", 2019), seen("dblp", 2020)]
    >>> tables = normalize(records, as_of="2026-01-01")
    >>> traced = trace(records, tables, as_of="2026-01-01")
    >>> years = traced.disagreements.query("field == 'year'")
    >>> sorted(years["value"])
    ['2019', '2020']
    """
    return Trace(records, tables, as_of=as_of, citations=citations)


class Trace:
    """Where the values of tables come from; see `trace`.

    Parameters
    ----------
    records : iterable of Record
        What the tables were made of.
    tables : Tables
        As `normalize` gave them.
    as_of : str or datetime.date
        The day from which things are seen.
    citations : str
        How citations are counted.
    """

    def __init__(
        self, records: Iterable[Record], tables: Tables, *, as_of: str | dt.date, citations: str
    ) -> None:
        self._records = records
        self._tables = tables
        self._today = day_of(as_of)
        self._policy = citations

    @cached_property
    def origins(self) -> pd.DataFrame:
        """Who said what is shown: one row for each value, and for each value of a list."""
        return frame(
            "origins",
            (row for own, found in self._chosen() for row in origin_rows(found, work_id=own)),
        )

    @cached_property
    def disagreements(self) -> pd.DataFrame:
        """What records of one work tell differently: one row for each way, the shown one marked."""
        rows = (
            row
            for (own, members), (_, found) in zip(self._works, self._chosen(), strict=True)
            for row in disagreement_rows(members, found, work_id=own)
        )
        return frame("disagreements", rows)

    @cached_property
    def editions(self) -> pd.DataFrame:
        """The forms in which each work appeared, the one that is shown first."""
        rows = (row for own, members in self._works for row in edition_rows(members, work_id=own))
        return frame("editions", rows)

    @property
    def counting_sources(self) -> list[str]:
        """The sources that count citations, in order."""
        members = (member for _, members in self._works for member in members)
        return sorted({m.source for m in members if m.record.citations is not None})

    def counted(self, policy: str) -> pd.DataFrame:
        """Count citations by another policy.

        Parameters
        ----------
        policy : str
            As `normalize` takes it.

        Returns
        -------
        pandas.DataFrame
            The works, in their order, with the three columns of citations counted so.

        Raises
        ------
        ConfigError
            If it is no policy.
        """
        counting = self._counting(policy)
        rows = [
            {name: choice.value for name, choice in counted_fields(counting.count(members)).items()}
            for _, members in self._works
        ]
        columns = frame("works", rows)[["citations", "citations_source", "citations_as_of"]]
        return self._tables.works.assign(**{str(name): columns[name] for name in columns})

    def recounted(self, policy: str) -> Tables:
        """Give the tables with citations counted by another policy; all else stays.

        Parameters
        ----------
        policy : str
            As `normalize` takes it.

        Returns
        -------
        Tables
            The same as `normalize` gives with this policy.

        Raises
        ------
        ConfigError
            If it is no policy.
        """
        counting = self._counting(policy)
        yearly = (
            row
            for own, members in self._works
            for row in yearly_rows(members, counting, work_id=own)
        )
        return replace(
            self._tables,
            works=self.counted(policy),
            citations_by_year=frame("citations_by_year", yearly),
        )

    @property
    def policies(self) -> list[str]:
        """The policies there are for these records: the general ones, then each source."""
        return [*POLICIES, *self.counting_sources]

    @cached_property
    def _works(self) -> list[tuple[str, list[Member]]]:
        """Records of each work, ranked, in the order of the works table."""
        links = self._tables.links
        own = links[links["kind"].isin(["same", "version"])]
        work_of = dict(zip(own["record_id"], own["work_id"], strict=True))
        found: dict[str, list[Member]] = {work: [] for work in self._tables.works["work_id"]}
        for record in unique(self._records):
            entry = record_entry(record, as_of=self._today)
            if entry.key in work_of:
                found[work_of[entry.key]].append(Member(record, entry))
        return [(work, ranked(members)) for work, members in found.items()]

    def _counting(self, policy: str) -> Counting:
        records = (member.record for _, members in self._works for member in members)
        return Counting(policy, counted_elsewhere(records))

    def _chosen(self) -> Iterator[tuple[str, dict[str, Choice]]]:
        counting, to_work = self._counting(self._policy), self._related
        for place, (own, members) in enumerate(self._works):
            found = choices(members, credited(members), counting)
            yield own, affected(found, to_work.get(place, ()))

    @cached_property
    def _related(self) -> dict[int, Sequence[Relation]]:
        found: dict[int, list[Relation]] = {}
        for relation in relations([members for _, members in self._works]):
            found.setdefault(relation.work, []).append(relation)
        return {place: tuple(related) for place, related in found.items()}
