"""Venues: which journal, conference, workshop or server a printed name stands for, and its type.

::

    printed name -> words -> table of known venues, else an identity from the words -> alike or not
"""

from __future__ import annotations

from researchmetrics.normalizer.venues.identifying import alike, identify, using_venues
from researchmetrics.normalizer.venues.lists import (
    ListedVenue,
    read_venue_list,
    written_venue_list,
)
from researchmetrics.normalizer.venues.matching import VenueIndex, match_venue
from researchmetrics.normalizer.venues.own import own_list, own_venues, venues_path
from researchmetrics.normalizer.venues.table import VenueTable, known_venues
from researchmetrics.normalizer.venues.venue import Venue

__all__ = [
    "ListedVenue",
    "Venue",
    "VenueIndex",
    "VenueTable",
    "alike",
    "identify",
    "known_venues",
    "match_venue",
    "own_list",
    "own_venues",
    "read_venue_list",
    "using_venues",
    "venues_path",
    "written_venue_list",
]
