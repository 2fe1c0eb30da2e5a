"""What a source said of a person when it was last asked, so that not all is asked for again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from researchmetrics.fetchers import Source
from researchmetrics.records import Batch, PersonRecord, Provenance, Record

__all__ = ["Earlier", "earlier_of"]

# Figures say nothing of corrected titles or new abstracts, so that every list is asked for anew
# once in so many days.
_ANEW_DAYS = 28
# So many unchanged works at the head of a list whose last changes come first.
_HEAD = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """What one source said of one person; empty where it was never asked, or answered in part.

    Parameters
    ----------
    people : tuple of PersonRecord
        As the source described the person.
    records : Mapping of str to Record
        Works by their identity.
    day : str
        ISO date since which this stands.
    today : str
        ISO date of the asking.

    Examples
    --------
    >>> Earlier().records
    {}
    """

    people: tuple[PersonRecord, ...] = ()
    records: Mapping[str, Record] = field(default_factory=dict)
    day: str = ""
    today: str = ""

    def is_unchanged(self, source: Source, people: Sequence[PersonRecord]) -> bool:
        """Whether the source's own figures of the person are what they were.

        Parameters
        ----------
        source : Source
            Asked.
        people : sequence of PersonRecord
            What it says of the person now.

        Returns
        -------
        bool
            Only where they change whenever a work or its citations do.
        """
        return (
            source.figures_tell
            and bool(people)
            and bool(self.records)
            and not self._is_due
            and _figures(people) == _figures(self.people)
        )

    def is_reached(self, source: Source, given: Mapping[str, Record]) -> bool:
        """Whether a list whose last changes come first has reached what is known.

        Parameters
        ----------
        source : Source
            Being asked.
        given : Mapping of str to Record
            What the list gave so far.

        Returns
        -------
        bool
            Only where the list is as long as it was, and a good many are what they were.
        """
        return (
            source.newest_change_first
            and len(given) == _HEAD
            and len(self.records) > _HEAD
            and not self._is_due
            and source.n_expected == len(self.records)
            and all(_said(r) == _said(self.records.get(key)) for key, r in given.items())
        )

    def tells_by_list(self, source: Source) -> bool:
        """Whether the description need not be asked for where the list is what it was.

        Parameters
        ----------
        source : Source
            Asked.

        Returns
        -------
        bool
            Not where one request gives both, or where the description tells of the list.
        """
        is_apart = not source.figures_tell and not source.all_in_one
        return is_apart and bool(self.people and self.records) and not self._is_due

    def is_repeated(self, given: Mapping[str, Record]) -> bool:
        """Whether a list says what it said.

        Parameters
        ----------
        given : Mapping of str to Record
            The whole list.

        Returns
        -------
        bool
            Every work the same, none more and none less.
        """
        return given.keys() == self.records.keys() and all(
            _said(record) == _said(self.records[key]) for key, record in given.items()
        )

    @property
    def _is_due(self) -> bool:
        """Whether this is a day on which everything is asked for anew."""
        days = (date.fromisoformat(self.today) - date.fromisoformat(self.day)).days
        return days >= _ANEW_DAYS and days % _ANEW_DAYS == 0


def earlier_of(batch: Batch | None, source: str, today: str) -> Earlier:
    """Find what a source said in a batch.

    Parameters
    ----------
    batch : Batch or None
        The last observation of a person.
    source : str
        Data provider.
    today : str
        ISO date.

    Returns
    -------
    Earlier
        Empty where its last answer was not complete.
    """
    outcomes = [o for o in batch.outcomes if o.source == source] if batch else []
    if batch is None or not outcomes or any(o.status != "complete" for o in outcomes):
        return Earlier()
    people = tuple(p for p in batch.people if p.provenance.source == source)
    records = {r.record_id: r for r in batch.records if r.provenance.source == source}
    told = [p.provenance.retrieved_at for p in people]
    told += [r.provenance.retrieved_at for r in records.values()]
    day = max((moment[:10] for moment in told if moment), default="")
    if not day:
        return Earlier()
    return Earlier(people=people, records=records, day=day, today=today)


def _figures(people: Sequence[PersonRecord]) -> list[str]:
    return sorted(
        repr((p.provenance.source_id, sorted(p.reported.items()), sorted(p.citations_by_year)))
        for p in people
    )


def _said(record: Record | None) -> Record | None:
    """Return what is said of the work, without where and when."""
    return record and replace(record, provenance=Provenance(source=record.provenance.source))
