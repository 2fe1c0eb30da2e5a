"""Titles: a key under which spellings meet, the form to show, and what they say of the work."""

from __future__ import annotations

from researchmetrics.normalizer.titles.keys import (
    PART_WORDS,
    STOP_WORDS,
    shown_title,
    squashed,
    title_key,
)

__all__ = [
    "PART_WORDS",
    "STOP_WORDS",
    "shown_title",
    "squashed",
    "title_key",
]
