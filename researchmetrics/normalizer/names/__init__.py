"""Names of people: their parts, and how well two forms agree. A name is never an identity."""

from __future__ import annotations

from researchmetrics.normalizer.names.matching import (
    Name,
    given_first,
    names_match,
    own_positions,
    parse_name,
)

__all__ = [
    "Name",
    "given_first",
    "names_match",
    "own_positions",
    "parse_name",
]
