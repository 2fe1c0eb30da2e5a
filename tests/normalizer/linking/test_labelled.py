"""Accuracy over labelled pairs of records, no labels used."""

from __future__ import annotations

from itertools import combinations

import pandas as pd
import pytest

import researchmetrics as rm
from researchmetrics.normalizer.linking.score import LEVELS, compare
from researchmetrics.normalizer.rows.entries import rows_of

pytestmark = pytest.mark.slow


def scores(found, gold):
    right = len(found & gold)
    precision, recall = right / len(found), right / len(gold)
    return 100 * precision, 100 * 2 * precision * recall / (precision + recall)


def joined(works):
    """List the pairs of places that are one work."""
    places = {}
    for place, work in enumerate(works):
        places.setdefault(work, []).append(place)
    return {pair for own in places.values() for pair in combinations(own, 2)}


@pytest.mark.parametrize(
    ("name", "options", "least_precision", "least_f1"),
    [
        ("er-dblp-acm", {}, 98.2, 98.5),
        ("er-dblp-acm", {"lists_are_clean": True}, 99.5, 99.2),
        ("er-dblp-scholar", {}, 97.0, 95.8),
    ],
)
def test_two_lists(shared_data, name, options, least_precision, least_f1):
    folder = shared_data / "data" / name
    sides = [pd.read_csv(folder / f"table{side}.csv.gz").assign(source=side) for side in "AB"]
    table = pd.concat(sides, ignore_index=True)
    works = rm.deduplicate(table, **options).work_id.tolist()
    place = {(row.source, row.id): number for number, row in enumerate(table.itertuples())}
    pairs = pd.read_csv(folder / "gold.csv.gz").itertuples(index=False)
    gold = {(place["A", a], place["B", b]) for a, b in pairs}
    between = {pair for pair in joined(works) if pair[0] < len(sides[0]) <= pair[1]}
    precision, f1 = scores(between, gold)
    assert precision >= least_precision
    assert f1 >= least_f1


@pytest.mark.parametrize(("name", "least"), [("er-dblp-acm", 98.1), ("er-dblp-scholar", 95.9)])
def test_pairs_of_the_deepmatcher_protocol(shared_data, name, least):
    pairs = pd.read_csv(shared_data / "data" / name / "pairs_dev.csv.gz", dtype="string")
    halves = []
    for side in "AB":
        own = {column: column[2:] for column in pairs.columns if column.startswith(f"{side}_")}
        halves.append(pairs[list(own)].rename(columns=own).assign(source=side))
    every = pd.concat(halves, ignore_index=True)
    unique = every.drop_duplicates(ignore_index=True)
    numbered = unique.reset_index(names="row")
    rows = every.merge(numbered, on=list(every.columns), how="left").row.tolist()
    works, entries = rm.deduplicate(unique).work_id.tolist(), rows_of(unique).entries
    gold = {number for number, label in enumerate(pairs.label) if label == "1"}
    ends = list(zip(rows[: len(pairs)], rows[len(pairs) :], strict=True))
    grouped = {number for number, (a, b) in enumerate(ends) if works[a] == works[b]}
    direct = {
        number
        for number, (a, b) in enumerate(ends)
        if compare(entries[a], entries[b]).score >= LEVELS["normal"]
    }
    assert scores(grouped, gold)[1] >= least
    assert scores(direct, gold)[1] >= least


@pytest.mark.parametrize(("version", "least"), [("1295", 91.5), ("1879", 80.5)])
def test_citations_of_one_work(shared_data, version, least):
    # The second set parts a report and a paper of one title, told apart by nothing in the fields
    # but that the one has no pages; here they are versions of one work.
    folder = shared_data / "data" / "er-cora"
    table = pd.read_csv(folder / f"cora{version}.csv.gz", dtype="string")
    if version == "1295":
        place = {label: number for number, label in enumerate(table.id)}
        pairs = pd.read_csv(folder / "cora1295_gold.csv.gz", dtype="string")
        gold = {
            tuple(sorted((place[a], place[b]))) for a, b in pairs.itertuples(index=False, name=None)
        }
    else:
        gold = joined(table.pop("cluster").tolist())
    assert scores(joined(rm.deduplicate(table).work_id.tolist()), gold)[1] >= least
