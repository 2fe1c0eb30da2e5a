"""Dates as printed, as precise as they are known."""

from __future__ import annotations

from researchmetrics.normalizer.dates.reading import (
    Date,
    Span,
    day_of,
    parse_date,
    parse_span,
    possible_year,
)

__all__ = [
    "Date",
    "Span",
    "day_of",
    "parse_date",
    "parse_span",
    "possible_year",
]
