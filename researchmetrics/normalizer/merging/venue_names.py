"""How a work's venue is called: by its usual name, or as a document spells it out."""

from __future__ import annotations

from researchmetrics.normalizer.merging.members import Member
from researchmetrics.normalizer.venues import Venue
from researchmetrics.normalizer.venues.words import tidy, words

__all__ = ["shown_venue"]

# What names of venues begin with or hold, and what tells none of them.
_FRAME_TEXT = "conference proceedings international meeting symposium workshop advances journal"
_FRAME = frozenset(_FRAME_TEXT.split())
_LONGEST = 200


def shown_venue(member: Member, venue: Venue) -> str:
    """Choose the name to show.

    Parameters
    ----------
    member : Member
        The record whose venue is shown.
    venue : Venue
        What it was identified as.

    Returns
    -------
    str
        Of a document the printed name where it spells the venue out: it says more, such as which
        conference of a series it was, and is what its writer wants to read. Else the usual name,
        with the acronym behind it.
    """
    printed = tidy(member.record.venue) if member.is_document else ""
    if printed and len(printed) <= _LONGEST and _spells(printed, venue):
        return printed
    beside = venue.acronym if venue.is_known and venue.type != "preprint" else None
    return f"{venue.name} ({beside})" if beside and beside not in venue.name else venue.name


def _spells(printed: str, venue: Venue) -> bool:
    telling = set(words(venue.name)) - _FRAME
    return len(telling) > 1 and telling <= set(words(printed))
