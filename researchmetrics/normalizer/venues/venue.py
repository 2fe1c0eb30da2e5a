"""What is known of one venue."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Venue"]


@dataclass(frozen=True, slots=True)
class Venue:
    """Where a work appeared.

    Parameters
    ----------
    id : str
        Identity: the same for all ways of writing the venue that are known to be one.
    name : str
        Full name where known, else as printed.
    acronym : str or None
        Usual short name.
    type : str or None
        Kind of works it holds: article, conference, workshop, preprint, thesis, book, report. None
        where nothing tells, and for a series that holds the proceedings of many conferences.
    is_known : bool
        Whether it is in the table; else its identity rests on its words alone.
    issn : str or None
        ISSN that the record stated.
    is_series : bool
        Whether it is a series such as Lecture Notes in Computer Science: a work can appear in it
        and at a conference at once.
    """

    id: str
    name: str
    acronym: str | None = None
    type: str | None = None
    is_known: bool = False
    issn: str | None = None
    is_series: bool = False
