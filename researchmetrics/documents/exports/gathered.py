"""What was got out of an exported file, and what could not be, each with its place in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from researchmetrics.documents.deadline import check
from researchmetrics.documents.exports.work import record_of
from researchmetrics.records import Batch, Outcome, Provenance, Record

__all__ = ["Gathered"]

# A text and the place in it, or the number of a row; and what is to say of it.
_Place = tuple[str, int, str]
_TELLING = ("title", "authors", "doi", "urls", "arxiv")
# Places named one by one; the others are counted.
_TOLD = 5


@dataclass(slots=True)
class Gathered:
    """The records of an exported file, and what a user should know of how reading it went."""

    records: list[Record] = field(default_factory=list)
    unread: list[_Place] = field(default_factory=list)
    mended: list[_Place] = field(default_factory=list)
    remarks: list[_Place] = field(default_factory=list)

    def add(
        self,
        said: dict[str, Any],
        place: Provenance,
        at: tuple[str, int],
        *,
        label: str = "an entry",
        faults: Sequence[str] = (),
    ) -> None:
        """Make a record of an entry, or tell that nothing could be read in it.

        Parameters
        ----------
        said : dict
            As `researchmetrics.documents.exports.work.record_of` takes it.
        place : Provenance
            Where the entry stands.
        at : tuple of (str, int)
            The text, and the place in it.
        label : str
            What to call the entry.
        faults : sequence of str
            What is wrong with it.
        """
        check()
        if not any(said.get(field) for field in _TELLING):
            reason = "; ".join(faults) or "it has neither title, authors nor address"
            self.unread.append((*at, f"{label}: {reason}"))
            return
        if faults:
            self.mended.append((*at, f"{label}: {'; '.join(dict.fromkeys(faults))}"))
        self.records.append(record_of(said, provenance=place))

    def first_loss(self) -> str:
        """Say where the first entry stands that could not be read, and why.

        Returns
        -------
        str
            A sentence.
        """
        return _told(self.unread[:1], "")[0]

    def batch(self, name: str, form: str) -> Batch:
        """Make a batch of it.

        Parameters
        ----------
        name : str
            What the file is called.
        form : str
            What it is: "BibTeX".

        Returns
        -------
        Batch
            Of kind ``reference_list``: works, and nobody whose they are. Its outcome is partial
            where entries could not be read.
        """
        days = [record.provenance.known_at for record in self.records]
        known_at = max(filter(None, days), default="")
        warnings = (
            *_told(self.unread, "{n} of the file's entries could not be read"),
            *_told(self.mended, "{n} damaged entries were read as far as possible"),
            *_told(self.remarks, ""),
        )
        if not self.records and not self.unread:
            warnings = (*warnings, f"The file is {form}, and holds no entries.")
        return Batch(
            known_at=known_at,
            records=tuple(self.records),
            outcomes=(self._outcome(f"document:{name}"),),
            kind="reference_list",
            warnings=warnings,
        )

    def _outcome(self, source: str) -> Outcome:
        lost = len(self.unread)
        return Outcome(
            source=source,
            status="partial" if lost else "complete",
            n_records=len(self.records),
            n_expected=len(self.records) + lost,
            message=f"{lost} entries could not be read; the warnings say where." if lost else "",
        )


def _told(places: list[_Place], head: str) -> tuple[str, ...]:
    lines = [f"Line {_line(text, place)}: {said}." for text, place, said in places[:_TOLD]]
    if not head or not lines:
        return tuple(lines)
    more = f" and {len(places) - _TOLD} more" if len(places) > _TOLD else ""
    head = head.format(n=len(places)).replace("1 damaged entries were", "1 damaged entry was")
    return (f"{head}: {' '.join(lines)}{more}",)


def _line(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1
