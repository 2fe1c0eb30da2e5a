"""What a record says of one of its authors: the name, and evidence of who that is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from researchmetrics.normalizer.names import Name

__all__ = ["Piece", "Signature"]

# A kind of evidence (a place in FIELDS), what it is, and whether it is common.
Piece = tuple[int, str, bool]


@dataclass(frozen=True, slots=True)
class Signature:
    """One authorship, as far as it tells who the author is.

    Parameters
    ----------
    place : int
        Row of the table.
    key : str
        The content, by which ties are broken, so that the order of rows does not matter.
    name : Name
        The author's name as printed there.
    pieces : Mapping of (int, str, bool) to int
        Evidence with counts.
    year : int or None
        Of publication.
    work : str or None
        The work, where rows say it: one person is one author of it.
    whole : str or None
        The work, where the row speaks of it and not of one of its authors: rows of it are one.
    position : int or None
        The author's, in the work.
    orcid : str or None
        The author's, in that record.
    """

    place: int
    key: str
    name: Name
    pieces: Mapping[Piece, int]
    year: int | None = None
    work: str | None = None
    whole: str | None = None
    position: int | None = None
    orcid: str | None = None
