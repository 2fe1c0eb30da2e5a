"""Groups of records: without chains, whatever the order, and whatever else there is."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from researchmetrics.normalizer.linking.entries import make_entry
from researchmetrics.normalizer.linking.group import group
from researchmetrics.normalizer.linking.judging import judged_pairs
from researchmetrics.normalizer.linking.score import Verdict

TEAM = ("Josiah Carberry", "Maria Oliveira", "Lucia Ng")


def entry(title, number=0, names=TEAM, **said):
    key = f"{title} {names} {sorted(said.items())} {number}"
    return make_entry({"title": title, **said}, key=key, names=names, as_of="2026-11-20")


def works(entries, **options):
    return {
        frozenset(entries[member].key for member in found.members)
        for found in group(entries, **options)
    }


def test_a_chain_of_cut_titles_does_not_run():
    entries = [
        entry("Cracked pots and kettles", year=2011),
        entry("Cracked pots and kettles: a study in glaze", year=2011),
        entry("Cracked pots and kettles: kilns of the north", year=2011),
    ]
    assert len(works(entries)) == 2


def test_a_record_without_a_year_does_not_join_years_far_apart():
    years = (2001, None, 2011)
    entries = [entry("Glazing cracked pots by fire", year=year) for year in years]
    assert len(works(entries)) == 2


def test_scraps_around_a_title_do_not_part_a_work():
    entries = [
        entry("Glazing cracked pots by fire", year=2011, venue="VLDB"),
        entry("L. Ng. Glazing cracked pots by fire", names=TEAM[:2]),
        entry("Glazing cracked pots by fire. In Proc. of VLDB, 2011"),
        entry("glazingcracked pots by fire", names=("j carberryâ ? ¦",)),
        entry("Glazing cracked pots by", year=2011),
    ]
    assert len(works(entries)) == 1


def test_clean_lists_give_each_record_its_best_partner():
    entries = [
        entry("Glazing cracked pots", year=2010, venue="VLDB", source="a"),
        entry("Glazing cracked pots", year=2011, venue="VLDB J.", source="a"),
        entry("Glazing cracked pots", year=2010, venue="Very Large Data Bases", source="b"),
        entry("Glazing cracked pots", year=2011, venue="The VLDB Journal", source="b"),
    ]
    assert len(works(entries)) == 1
    keys = [one.key for one in entries]
    expected = {frozenset((keys[0], keys[2])), frozenset((keys[1], keys[3]))}
    assert works(entries, one_per_source=True) == expected


def test_pairs_and_verdicts_may_come_from_elsewhere():
    entries = [entry("Glazing cracked pots by fire", number) for number in range(3)]
    assert len(works(entries, pairs=[(1, 0)])) == 2
    assert len(works(entries, pairs=[])) == 3
    apart = {(0, 1): Verdict(0.0, "no", is_veto=True), (0, 2): Verdict(0.9, "yes")}
    found = works(entries, verdicts=apart)
    assert found == {
        frozenset((entries[0].key, entries[2].key)),
        frozenset((entries[1].key,)),
    }


def test_judged_pairs_are_those_that_grouping_looks_at():
    entries = [entry("Glazing cracked pots by fire"), entry("Glazing cracked pots"), entry("Kilns")]
    judged = {(a, b): verdict for a, b, verdict in judged_pairs(entries)}
    assert works(entries, verdicts=judged) == works(entries)
    assert next(judged_pairs(entries, [(0, 2)]))[2].score == 0


TITLES = st.sampled_from(
    [
        "Glazing cracked pots by fire",
        "Glazing craked pots by fire",
        "Glazing cracked pots by fire: methods and kilns",
        "Glazing cracked pots",
        "Glazing cracked pots, part 1",
        "Glazing cracked pots, part 2",
        "Mending kettles with cold fire",
        "Mending kettels with cold fire. In Proc. VLDB",
        "Editorial",
        "",
    ]
)
RECORDS = st.lists(
    st.tuples(
        TITLES,
        st.lists(st.sampled_from([*TEAM, "Ada Kent"]), max_size=3, unique=True).map(tuple),
        st.sampled_from([None, 2010, 2011, 2015]),
        st.sampled_from([None, "VLDB", "VLDB J.", "arXiv"]),
        st.sampled_from(["a", "b"]),
    ),
    max_size=9,
)


def made(records, prefix=""):
    return [
        make_entry(
            {"title": title, "year": year, "venue": venue, "source": source},
            key=f"{prefix}{number:02}",
            names=names,
            as_of="2026-11-20",
        )
        for number, (title, names, year, venue, source) in enumerate(records)
    ]


@settings(max_examples=120, deadline=None)
@given(RECORDS, st.randoms(use_true_random=False), st.booleans())
def test_the_order_of_the_records_does_not_matter(records, shuffler: random.Random, clean):
    entries = made(records)
    shuffled = list(entries)
    shuffler.shuffle(shuffled)
    assert works(entries, one_per_source=clean) == works(shuffled, one_per_source=clean)


@settings(max_examples=80, deadline=None)
@given(RECORDS)
def test_records_of_other_subjects_change_nothing(records):
    entries = made(records)
    strangers = [
        entry("Loom patterns for woollen blankets", number, ("Bo Hu",), year=2010)
        for number in range(3)
    ] + [entry("Dyeing yarn with madder roots", names=("Bo Hu",))]
    assert works(entries) <= works([*strangers, *entries])
