"""Venues against labelled data: abbreviations of journals, variants of matched records."""

from __future__ import annotations

import csv
import gzip
from collections import defaultdict
from pathlib import Path

import pytest

from researchmetrics.normalizer.venues import VenueIndex, alike, identify


def _rows(path: Path) -> list[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.mark.slow
def test_abbreviations_lead_to_their_full_names(shared_data):
    rows = _rows(shared_data / "data" / "venues" / "journals.csv.gz")
    index = VenueIndex(row["full"] for row in rows)
    asked = rows[::3]
    right = sum(index.best(row["abbreviation"]) == row["full"] for row in asked)
    assert right / len(asked) >= 0.84


def test_variants_of_one_venue_are_alike(shared_data):
    rows = _rows(shared_data / "data" / "venues" / "variants.csv.gz")
    venues: dict[str, set[str]] = defaultdict(set)
    gold = {(row["dataset"], row["dblp_venue"], row["other_venue"]) for row in rows}
    for row in rows:
        venues[row["dataset"]].add(row["dblp_venue"])
    total = found = mistaken = 0
    for row in rows:
        weight, other = int(row["matched_records"]), identify(row["other_venue"])
        total += weight
        found += weight * (alike(identify(row["dblp_venue"]), other) is True)
        for venue in venues[row["dataset"]] - {row["dblp_venue"]}:
            # Some papers have a conference and a journal version: such a pair is no mistake.
            if (row["dataset"], venue, row["other_venue"]) not in gold:
                mistaken += weight * (alike(identify(venue), other) is True)
    assert found / total >= 0.92
    assert found / (found + mistaken) >= 0.98
