"""Candidate pairs: records of one work meet, whatever else is there; others hardly ever do."""

from __future__ import annotations

import random
import sys
from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from bibliography import Bibliography
from hypothesis import given, settings
from hypothesis import strategies as st

from researchmetrics.normalizer.linking import keys, outlines, pairs
from researchmetrics.normalizer.linking.entries import make_entry
from researchmetrics.normalizer.linking.keys import keys_of, stems_of
from researchmetrics.normalizer.linking.pairs import candidate_pairs
from researchmetrics.normalizer.linking.rarity import bits
from researchmetrics.normalizer.rows.entries import rows_of


def entry(title, key="a", *names, **fields):
    return make_entry({"title": title, **fields}, key=key, names=names, as_of="2026-01-01")


def meet(a, b):
    return candidate_pairs([a, b]) == [(0, 1)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("On the Glazing of Cracked Pots", "on the glazing of <i>cracked</i> pots."),
        ("On the Glazing of Cracked Pots", "On the glazng of cracked pots"),
        ("Thermal shock of glazed earthenware pots", "Thermal shock of glazed earthen ware pots"),
        ("Thermal shock of glazed earthenware pots in kilns", "Thermalshock ofglazed earthenware"),
        (
            "Wheel throwing as practised by apprentices of the Carberry pottery: a survey",
            "Wheel throwing as practised by apprentices ...",
        ),
        (
            "Porosity and capillarity of unglazed terracotta",
            "J. Carberry. Porosity and capillarity of unglazed terracotta. Annals of Clay",
        ),
        ("Cracked Pots", "Craked Pots"),
        ("Kilns", "Kilns"),
        ("The kiln as agent", "The kiln as an agnet"),
    ],
)
def test_spellings_of_one_title_meet(one, other):
    assert meet(entry(one, "a"), entry(other, "b"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("On the Glazing of Cracked Pots", "On the Firing of Broken Kettles"),
        ("Glazing earthenware pots: part 1", "Glazing earthenware pots: part 2"),
        ("A new approach to the glazing of pots", "A new approach to the sorting of mail"),
        ("A survey of methods for wheel throwing", "A survey of methods for tile cutting"),
    ],
)
def test_other_titles_do_not_meet(one, other):
    assert not meet(entry(one, "a"), entry(other, "b"))


def test_an_identifier_is_enough():
    one = entry("On Pots", "a", doi="10.1000/xyz")
    other = entry("Ueber Toepfe", "b", doi="https://doi.org/10.1000/XYZ")
    assert meet(one, other)


def test_titles_of_many_years_apart_meet_only_when_equal():
    early, late = entry("On Cracked Pots", "a", year=1960), entry("On Craked Pots", "b", year=2010)
    assert not meet(early, late)
    assert meet(early, entry("On cracked pots", "b", year=2010))


def test_without_an_author_in_common_titles_must_be_all_but_equal():
    title = "Porosity and capillarity of unglazed terracotta beakers"
    near = "Porosity and permeability of unglazed terracotta flowerpots"
    assert meet(entry(title, "a", "J. Carberry"), entry(near, "b", "Josiah Carberry"))
    assert not meet(entry(title, "a", "J. Carberry"), entry(near, "b", "Maria Oliveira"))
    slip = "Porosity and capilarity of unglazed terracotta beakers"
    assert meet(entry(title, "a", "J. Carberry"), entry(slip, "b", "Maria Oliveira"))


@pytest.mark.parametrize("title", ["Editorial", "Preface", "Introduction"])
def test_generic_titles_meet_only_with_author_or_year_and_venue(title):
    one = entry(title, "a", "J. Carberry", year=2020, venue="Annals of Clay")
    assert meet(one, entry(title, "b", "Josiah Carberry", year=2019))
    assert meet(one, entry(title, "b", "M. Oliveira", year=2020, venue="Annals of Clay"))
    assert not meet(one, entry(title, "b", "M. Oliveira", year=2020, venue="Annals of Glass"))


def test_records_without_title_meet_by_authors_and_year():
    one = entry("", "a", "J. Carberry", "M. Oliveira", year=2020)
    assert meet(one, entry(None, "b", "Oliveira, Maria", "Carberry, Josiah", year=2020))
    assert not meet(one, entry(None, "b", "J. Carberry", "M. Oliveira", year=2021))
    assert not meet(entry("", "a"), entry("", "b"))


def test_pairs_of_a_record_do_not_depend_on_the_others():
    entries = rows_of(pd.DataFrame(Bibliography(3).records(900))).entries
    kept = [place for place in range(len(entries)) if place % 5]
    among_some = {(kept[a], kept[b]) for a, b in candidate_pairs([entries[p] for p in kept])}
    among_all = set(candidate_pairs(entries))
    assert among_some == {pair for pair in among_all if all(place % 5 for place in pair)}
    assert len(among_some) > 10


@settings(deadline=None, max_examples=30)
@given(st.randoms(use_true_random=False))
def test_pairs_do_not_depend_on_the_order(chance):
    entries = rows_of(pd.DataFrame(Bibliography(chance.randrange(50)).records(60))).entries
    turned = chance.sample(range(len(entries)), len(entries))
    found = candidate_pairs([entries[place] for place in turned])
    back = {tuple(sorted((turned[a], turned[b]))) for a, b in found}
    assert back == set(candidate_pairs(entries))


@settings(deadline=None)
@given(st.lists(st.text(alphabet="abcdefgh ", min_size=1, max_size=40), max_size=12))
def test_pairs_are_those_whose_keys_meet(titles):
    entries = [entry(title, str(place)) for place, title in enumerate(titles)]
    own = [set(keys_of(one)) for one in entries]
    meeting = {(a, b) for a, b in combinations(range(len(titles)), 2) if own[a] & own[b]}
    found = candidate_pairs(entries)
    assert found == sorted(set(found))
    assert set(found) <= meeting
    # Equal titles are always worth comparing.
    assert {pair for pair in meeting if len({entries[p].squash for p in pair}) == 1} <= set(found)


@settings(deadline=None)
@given(st.text(max_size=400), st.lists(st.text(max_size=30), max_size=5))
def test_any_record_has_few_keys(title, names):
    found = keys_of(entry(title, "a", *names, year=2020))
    assert len(found) == len(set(found)) <= 60
    assert all(0 <= key < 2**64 for key in found)


def test_keys_are_the_same_on_every_machine():
    one = entry("On Cracked Pots", "a", "J. Carberry", year=1930, doi="10.1000/xyz")
    assert keys.hashed("pots") == 12594843819886490891
    assert min(keys_of(one)) == 826693693142729674


def test_words_that_are_common_in_titles_tell_little():
    assert bits("analy") < bits("glaze") <= bits("carbe") == 16
    assert bits("2") < bits("17") < bits("12345")
    assert bits("2020") == bits("17")
    assert stems_of(entry("On the Analysis of Pots")) == ("analy", "pots")


def test_sets_of_words_are_just_rare_enough():
    found = keys._just_enough((16, 9, 8, 7, 5, 4))
    weights = (16, 9, 8, 7, 5, 4)
    assert (0, 5) in found
    assert (1, 2, 5) in found
    for chosen in found:
        total = sum(weights[place] for place in chosen)
        assert total >= 20
        assert len(chosen) == 2 or total - min(weights[place] for place in chosen) < 20
    assert found == keys._just_enough(weights)


def test_runs_too_large_for_all_pairs_still_pair_equal_titles(monkeypatch):
    monkeypatch.setattr(pairs, "LARGEST_RUNS", dict.fromkeys(range(3), 30))
    same = [entry("Zylophone kiln", str(place)) for place in range(100)]
    found = candidate_pairs(same)
    assert len(found) <= 100 * pairs._NEIGHBOURS
    assert len({place for pair in found for place in pair}) == 100
    turned = random.Random(1).sample(range(100), 100)
    back = candidate_pairs([same[place] for place in turned])
    assert {tuple(sorted((turned[a], turned[b]))) for a, b in back} == set(found)


def test_pairs_come_in_portions(monkeypatch):
    entries = rows_of(pd.DataFrame(Bibliography(5).records(400))).entries
    whole = candidate_pairs(entries)
    monkeypatch.setattr(pairs, "_AT_ONCE", 7)
    assert candidate_pairs(entries) == whole


def test_no_records_have_no_pairs():
    assert candidate_pairs([]) == []
    assert candidate_pairs([entry("On Pots")]) == []


@given(st.lists(st.tuples(*[st.integers(0, 2**64 - 1)] * 2), min_size=1, max_size=20))
def test_bits_are_counted(rows):
    counted = outlines._ones(np.array(rows, dtype=np.uint64))
    assert counted.tolist() == [sum(number.bit_count() for number in row) for row in rows]


_LEAST = {"er-dblp-acm": 99.5, "er-dblp-scholar": 99.0, "cora1295": 99.0, "cora1879": 99.0}


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(_LEAST))
def test_records_of_one_work_meet_in_labelled_tables(shared_data, name):
    table, gold = _labelled(shared_data / "data", name)
    found = set(candidate_pairs(rows_of(table).entries))
    kept = gold & found
    # A cluster needs no more than that its records hold together.
    held = _closed(kept, len(table))
    share = 100 * sum(held[a] == held[b] for a, b in gold) / len(gold)
    sys.stdout.write(
        f"\n{name}: {len(found) / len(table):.1f} pairs a record hold {share:.2f} % together"
    )
    assert share >= _LEAST[name]
    assert len(found) < 0.09 * len(table) ** 2 / 2


def _labelled(folder, name):
    if name.startswith("cora"):
        table = pd.read_csv(folder / "er-cora" / f"{name}.csv.gz", dtype=str)
        if "cluster" not in table:
            gold = pd.read_csv(folder / "er-cora" / f"{name}_gold.csv.gz", dtype=str)
            place = dict(zip(table["id"], range(len(table)), strict=True))
            pairs_ = zip(gold.iloc[:, 0].map(place), gold.iloc[:, 1].map(place), strict=True)
            return table, {tuple(sorted(pair)) for pair in pairs_}
        clusters = table.groupby("cluster").indices.values()
        gold = {tuple(map(int, pair)) for one in clusters for pair in combinations(sorted(one), 2)}
        return table.drop(columns="cluster"), gold
    left, right = (
        pd.read_csv(folder / name / f"table{side}.csv.gz", dtype=str).assign(source=side)
        for side in "AB"
    )
    gold = pd.read_csv(folder / name / "gold.csv.gz", dtype=str)
    first = dict(zip(left["id"], range(len(left)), strict=True))
    second = dict(zip(right["id"], range(len(left), len(left) + len(right)), strict=True))
    pairs_ = zip(gold.iloc[:, 0].map(first), gold.iloc[:, 1].map(second), strict=True)
    return pd.concat([left, right], ignore_index=True), set(pairs_)


def _closed(linked, count):
    label = list(range(count))

    def top(place):
        while label[place] != place:
            label[place] = label[label[place]]
            place = label[place]
        return place

    for a, b in linked:
        label[top(a)] = top(b)
    return [top(place) for place in range(count)]
