"""What a profile is made of: the person, the tables and where they came from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

import pandas as pd

from researchmetrics import metrics, normalizer
from researchmetrics.normalizer import Decisions, Tables
from researchmetrics.normalizer.decisions import Told, told
from researchmetrics.profile.citing import notice
from researchmetrics.profile.decisions import (
    Pairs,
    decided_on,
    derive,
    named,
    of_records,
    overruled,
)
from researchmetrics.profile.following import stated_ids
from researchmetrics.profile.observations import latest
from researchmetrics.profile.ownership import Owned
from researchmetrics.profile.statements import doubts
from researchmetrics.records import Batch, Person

__all__ = ["Material"]


@dataclass(frozen=True, eq=False)
class Material(Owned):
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
    reference : pandas.DataFrame, optional
        Reference sets that the works are compared with; see `Profile.with_reference`.
    level : {"strict", "normal", "lenient"}
        How readily records were linked.
    decisions : Decisions
        What the user decided of links, and of whose the records are; see `relink`.
    citations : str
        How citations are counted: ``max``, ``sum``, ``primary`` or the name of a source.
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
    reference: pd.DataFrame | None = field(default=None, repr=False)
    level: str = "normal"
    decisions: Decisions = field(default_factory=Decisions)
    citations: str = "max"

    @property
    def works(self) -> pd.DataFrame:
        """The works, one row each; a paper with all its versions is one work.

        Tables are handed out as copies: what is done to them changes nothing in the profile.
        """
        return self.tables.works.copy()

    @property
    def stated_ids(self) -> pd.DataFrame:
        """The person's identifiers that sources state, who states each, and whether it was used.

        One row an identifier and a source: ``id, stated_by, evidence, url, used``. What is not
        used yet is fetched by ``follow="stated"``, or by giving it.
        """
        return stated_ids(self.batches)

    @property
    def authorships(self) -> pd.DataFrame:
        """The authors of the works, one row an authorship."""
        return self.tables.authorships.copy()

    @property
    def records(self) -> pd.DataFrame:
        """What each source said of each work, one row a record."""
        return self.tables.records.copy()

    @property
    def links(self) -> pd.DataFrame:
        """Which record belongs to which work, and why."""
        return self.tables.links.copy()

    @property
    def citations_by_year(self) -> pd.DataFrame:
        """Citations received by each work in each year, where a source states them."""
        return self.tables.citations_by_year.copy()

    @property
    def references(self) -> pd.DataFrame:
        """References given by the works, where a source states them."""
        return self.tables.references.copy()

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
        lines = (line for batch in self.batches for line in batch.warnings)
        own = (notice(self.citations), *doubts(self.batches), *self._left_out(), *self._unfetched())
        return tuple(dict.fromkeys(line for line in (*lines, *own) if line))

    @property
    def coverage(self) -> pd.DataFrame:
        """For how many papers each part is known; indexed by part: known, all, share."""
        return metrics.coverage(self.works)

    def _left_out(self) -> Iterator[str]:
        if any(one.kind == "not_mine" for one in self.decisions):
            n = len(latest(self.batches)) - len(self.tables.records)
            if n:
                yield (
                    f"{n} record{'s' * (n > 1)} left out: decided not to be this person's, in the "
                    "decisions file."
                )

    def _unfetched(self) -> Iterator[str]:
        problems = () if self.reference is None else self.reference.attrs.get("problems", ())
        for problem in problems:
            yield f"Not all reference sets could be fetched anew: {problem}"

    def relink(
        self,
        *,
        must_link: Pairs = (),
        cannot_link: Pairs = (),
        forget: bool = False,
        decisions: Told = None,
    ) -> Self:
        r"""Decide which records are, or are not, one work; everything else is kept.

        Parameters
        ----------
        must_link : iterable of (str, str)
            Pairs that are one work: each a ``record_id`` or ``work_id`` of `links`.
        cannot_link : iterable of (str, str)
            Pairs that are different works.
        forget : bool
            Whether to take earlier decisions back first; ``relink(forget=True)`` leaves the rules
            alone to decide.
        decisions : str, pathlib.Path or Decisions, optional
            Further decisions, as a file or its content; see `save_decisions`.

        Returns
        -------
        Profile
            A new one, its works derived anew from the same records. In `links` such a record is
            ``decided_by`` the user. A later decision on two records replaces an earlier one.

        Raises
        ------
        RecordError
            If there is no such record or work, or the decisions contradict one another.
        ConfigError
            If the decisions file cannot be read.

        Examples
        --------
        >>> import researchmetrics as rm
        >>> cv = rm.read(
        ...     text="# Ann Pott\n\n## Publications\n\n- A. Pott. On Pots. 2019."
        ...     "\n- A. Pott. Of clay and kilns. 2019."
        ... )
        >>> one = cv.relink(must_link=[tuple(cv.works["work_id"])])
        >>> len(cv.works), len(one.works), len(one.relink(forget=True).works)
        (2, 1, 2)
        """
        links, records = self.tables.links, latest(self.batches)
        said = decided_on(
            of_records(must_link, links, first_only=True), of_records(cannot_link, links)
        )
        new = Decisions([*told(decisions), *said])
        before = Decisions() if forget else self.decisions
        gone = overruled(records, as_of=self.as_of, decisions=before, further=new)
        decided = Decisions(one for one in before if one not in gone).with_further(new)
        tables = derive(
            records,
            as_of=self.as_of,
            person=self.person,
            level=self.level,
            decisions=decided,
            citations=self.citations,
        )
        return replace(self, tables=tables, decisions=decided)

    def doubtful(self, *, level: str | None = None, within: float = 3.0) -> pd.DataFrame:
        """List the pairs of records that a person had better look at, the most doubtful first.

        Parameters
        ----------
        level : {"strict", "normal", "lenient"}, optional
            How much evidence a link needs; default as the profile was made.
        within : float
            Distance from the threshold up to which a score is doubtful, in bits: each makes it
            twice as likely, or half.

        Returns
        -------
        pandas.DataFrame
            As of `researchmetrics.normalizer.doubtful_pairs`; ``a`` and ``b`` are each a
            ``record_id``, as `relink` takes them. What was decided is not asked again.
        """
        return normalizer.doubtful_records(
            latest(self.batches),
            as_of=self.as_of,
            level=level or self.level,
            decisions=self.decisions,
            within=within,
        )

    def save_decisions(self, path: str | Path | None = None) -> int:
        """Add what was decided to a decisions file, by which it holds for later profiles as well.

        Parameters
        ----------
        path : str or pathlib.Path, optional
            Made where it is missing; default the setting ``decisions_file``, else
            ``decisions.txt`` in the data folder.

        Returns
        -------
        int
            How many decisions were new.

        Raises
        ------
        ConfigError
            If the file cannot be read or written.
        RecordError
            If a decision contradicts others in the file through a chain.
        """
        file, records = normalizer.decisions_path(path), latest(self.batches)
        today = datetime.now(UTC).date().isoformat()
        own = named(records, as_of=self.as_of, decisions=self.decisions, date=today)
        before = normalizer.read_decisions(file, missing_ok=True)
        gone = overruled(records, as_of=self.as_of, decisions=before, further=own)
        return normalizer.add_decisions(file, own, instead_of=gone)
