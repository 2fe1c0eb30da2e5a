"""What a profile is made of: the person, the tables and where they came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from researchmetrics import metrics
from researchmetrics.normalizer import Tables
from researchmetrics.records import Batch, Person

__all__ = ["Material"]


@dataclass(frozen=True, eq=False)
class Material:
    """Tables of one person's works, before anything is computed of them.

    Parameters
    ----------
    person : Person
        Who it is about: identifiers first, a name only for display.
    tables : Tables
        Works, authorships, records, links, citations by year and references.
    batches : tuple of Batch
        What it was made of.
    claims : pandas.DataFrame
        The sources' own figures: source, indicator, value, known_at.
    sections : Mapping of str to pandas.DataFrame
        Further tables of a document: positions, education, talks, awards, service, members.
    outcomes : pandas.DataFrame
        How each source went.
    as_of : str
        ISO date the profile speaks of.
    history : tuple of Batch
        Dated observations, oldest first.
    corpus : pandas.DataFrame, optional
        Earlier work of the field, for topic novelty.
    """

    person: Person
    tables: Tables
    batches: tuple[Batch, ...]
    claims: pd.DataFrame
    sections: Mapping[str, pd.DataFrame]
    outcomes: pd.DataFrame
    as_of: str
    history: tuple[Batch, ...] = ()
    corpus: pd.DataFrame | None = field(default=None, repr=False)

    @property
    def works(self) -> pd.DataFrame:
        """The works, one row each; a paper with all its versions is one work."""
        return self.tables.works

    @property
    def authorships(self) -> pd.DataFrame:
        """The authors of the works, one row an authorship."""
        return self.tables.authorships

    @property
    def records(self) -> pd.DataFrame:
        """What each source said of each work, one row a record."""
        return self.tables.records

    @property
    def links(self) -> pd.DataFrame:
        """Which record belongs to which work, and why."""
        return self.tables.links

    @property
    def citations_by_year(self) -> pd.DataFrame:
        """Citations received by each work in each year, where a source states them."""
        return self.tables.citations_by_year

    @property
    def references(self) -> pd.DataFrame:
        """References given by the works, where a source states them."""
        return self.tables.references

    @property
    def reported(self) -> pd.Series:
        """The sources' own figures by catalogue name, never mixed with ours.

        Where several sources state one figure the first source's stands here; `claims` has all.
        """
        first = self.claims.drop_duplicates("indicator")
        return pd.Series(
            first["value"].array, index=pd.Index(first["indicator"].astype(object)), name="reported"
        )

    @property
    def kind(self) -> str | None:
        """Kind of document it was read from; None for services and several documents."""
        kinds = {batch.kind for batch in self.batches}
        return kinds.pop() if len(kinds) == 1 else None

    @property
    def warnings(self) -> tuple[str, ...]:
        """What to know before trusting the numbers."""
        return tuple(dict.fromkeys(line for batch in self.batches for line in batch.warnings))

    @property
    def coverage(self) -> pd.DataFrame:
        """For how many papers each part is known; indexed by part: known, all, share."""
        return metrics.coverage(self.works)
