"""Services that know no people, only the ORCIDs that works state of their authors."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from researchmetrics.errors import NotFoundError, UnexpectedAnswerError
from researchmetrics.http.answer import Answer
from researchmetrics.records import Record
from researchmetrics.sources import fields
from researchmetrics.sources.fields import distinct
from researchmetrics.sources.list_ends import largest
from researchmetrics.sources.person_ids import checked, id_named
from researchmetrics.sources.source import Source

__all__ = ["StatedPeople", "is_before", "orcids_at"]


class StatedPeople(Source):
    """A service that lists works by the ORCID that they state; parameters as for `Source`."""

    accepts = frozenset({"orcid"})
    _total: int | None = None
    _left_out = 0

    def _orcid(self, person_id: str) -> str:
        return checked(*self._split_id(person_id, self.accepts))

    def _begin(self) -> None:
        """Forget what was noted of another list."""
        self._total = self.n_expected = None
        self._left_out = 0

    def _expect(self, total: int | None) -> None:
        """Note how many rows the service says a list has, at one page of it."""
        self._total = total = largest(self._total, total)
        self.n_expected = None if total is None else max(0, total - self._left_out)

    def _works_among(
        self,
        rows: Iterable[tuple[Mapping[str, Any], Answer]],
        read: Callable[[Mapping[str, Any], Answer], Record | None],
        is_known: Callable[[], object],
        orcid: str,
    ) -> Iterator[Record]:
        """Yield the works among the rows of a list; nobody is told from somebody without works.

        Parameters
        ----------
        rows : iterable of (Mapping, Answer)
            Of the list, with the answer that each came in.
        read : Callable
            Reads a row; None for what is to be left out. Raises for what cannot be read.
        is_known : Callable
            Asked when there is no row: whether there are any by another question.
        orcid : str
            Bare.

        Yields
        ------
        Record
            In the order of the list.
        """
        is_empty, n_given = True, 0
        unread: UnexpectedAnswerError | None = None
        self._begin()
        for row, answer in rows:
            is_empty = False
            try:
                work = read(row, answer)
            except UnexpectedAnswerError as error:
                # One row that cannot be read must not lose the others; the total tells of it.
                unread = error
                continue
            n_given += work is not None
            if work is None:
                self._left_out += 1
                self._expect(self._total)
            else:
                yield work
        if unread is not None and (not n_given or n_given >= (self.n_expected or 0)):
            raise unread
        if not is_empty:
            return
        if self._total:
            # It counts rows, and gives none: what is expected stays.
            return
        if not is_known():
            raise NotFoundError(
                f"No work that {self.name} has states the ORCID {orcid}. Ask another source.",
                source=self.name,
            )
        self.n_expected = 0


def orcids_at(raw: object, path: str) -> tuple[str, ...]:
    """Read the ORCIDs of an author.

    Parameters
    ----------
    raw : object
        One row of an answer.
    path : str
        As for `researchmetrics.sources.fields.names`; what stands there may be bare, an address, or
        another identifier.

    Returns
    -------
    tuple of str
        ``orcid:value``.

    Examples
    --------
    >>> orcids_at({"ids": ["http://orcid.org/0000-0002-1694-233x", "0000 0001 2281 955X"]}, "ids")
    ('orcid:0000-0002-1694-233X',)
    """
    return distinct(*(id_named("orcid", text.upper()) for text in fields.names(raw, path)))


def is_before(work: Record, day: str) -> bool:
    """Tell whether a work is of before a day, as far as is known of it.

    Parameters
    ----------
    work : Record
        Whose year counts more than its date, where they differ.
    day : str
        ISO date; empty for none.

    Returns
    -------
    bool
        False for what is of the same year or month, where no day is stated.

    Examples
    --------
    >>> from researchmetrics.records import Provenance
    >>> work = Record(provenance=Provenance(source="x"), date="2024-03", year=2024)
    >>> is_before(work, "2024-04-01"), is_before(work, "2024-03-09")
    (True, False)
    """
    date, year = work.date or "", str(work.year or "")
    known = date[:10] if date.startswith(year) else year
    return bool(known) and known < day[: len(known)]
