"""The records of one work, in the order in which they are trusted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from researchmetrics.normalizer.linking.entries import Entry
from researchmetrics.records import Record

__all__ = ["Member", "ranked"]

_TYPES = """
article conference book chapter workshop thesis report software dataset talk other preprint
unsubmitted
"""
_RANKS = {kind: rank for rank, kind in enumerate(_TYPES.split())}


@dataclass(frozen=True, slots=True)
class Member:
    """A record of a work and what it means.

    Parameters
    ----------
    record : Record
        As the source said it.
    entry : Entry
        What it means.
    """

    record: Record
    entry: Entry

    @property
    def key(self) -> str:
        """Identity of the record, worked out once."""
        return self.entry.key

    @property
    def source(self) -> str:
        """Where the record comes from."""
        return self.record.provenance.source

    @property
    def is_document(self) -> bool:
        """Whether it was read from a document, not said by a service."""
        return self.source.startswith("document:")

    @property
    def known_at(self) -> str:
        """Day of what it says; empty where that is not known."""
        told = self.record.provenance
        return (told.known_at or told.retrieved_at or "")[:10]

    @property
    def rank(self) -> tuple[Any, ...]:
        """Order of trust, the best first."""
        record = self.record
        filled = sum(
            value is not None and value != ()
            for value in (
                record.doi,
                record.venue,
                record.date,
                record.abstract,
                record.url,
                record.authors,
            )
        )
        return (
            _RANKS.get(self.entry.type or "", len(_RANKS)),
            self.entry.date is None,
            self.is_document,
            record.authors_truncated is True,
            -filled,
            self.key,
        )


def ranked(members: Iterable[Member]) -> list[Member]:
    """Order the records of a work by trust.

    Parameters
    ----------
    members : iterable of Member
        Records of one work.

    Returns
    -------
    list of Member
        The best first; the same whatever the order they came in. The published form outranks the
        preprint, and a service outranks a document; within that, the record that says more.
    """
    return sorted(members, key=lambda member: member.rank)
