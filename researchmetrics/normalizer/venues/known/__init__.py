"""The venues that the package knows: one a line, by field, the best known of a name first.

A conference is ``ACRONYM = name; further names and acronyms``, any other venue
``id = name; further names``, or the names alone, of which the first then gives the id.
Abbreviations that follow the words of a name are found without being listed.
"""

from __future__ import annotations

from researchmetrics.normalizer.venues.known import (
    conferences,
    conferences_applied,
    conferences_systems,
    journals,
    journals_biology,
    journals_computing,
    journals_economy,
    journals_engineering,
    journals_further,
    journals_health,
    journals_materials,
    journals_medicine,
    journals_physics,
    journals_society,
    series,
)

TEXTS = (
    ("conference", conferences.CONFERENCES),
    ("article", journals.JOURNALS),
    ("preprint", journals.SERVERS),
    ("series", series.SERIES),
    ("conference", conferences_systems.CONFERENCES),
    ("conference", conferences_applied.CONFERENCES),
    ("article", journals_computing.JOURNALS),
    ("article", journals_engineering.JOURNALS),
    ("article", journals_medicine.JOURNALS),
    ("article", journals_health.JOURNALS),
    ("article", journals_biology.JOURNALS),
    ("article", journals_physics.JOURNALS),
    ("article", journals_materials.JOURNALS),
    ("article", journals_society.JOURNALS),
    ("article", journals_economy.JOURNALS),
    ("article", journals_further.JOURNALS),
)
