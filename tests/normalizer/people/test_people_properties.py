"""Whatever the order of rows, and whatever else a table holds, people stay the same."""

from __future__ import annotations

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from researchmetrics.normalizer.people import cluster, resolve

NAMES = ["Wang, Yi", "Wang, Y.", "Wang, Yifang", "Wang, Y. F.", "Wang, Yun", "Yi Wang"]
WORDS = ["pots", "kilns", "glazes", "graphs", "cuts", "trees", "spectra", "clay"]
OTHERS = ["Ann Kiln", "Bo Slip", "Carl Node", "Dee Edge", "Eve Tree"]

rows = st.fixed_dictionaries(
    {
        "title": st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join),
        "author_name": st.sampled_from(NAMES),
        "authors": st.lists(st.sampled_from(OTHERS), max_size=3, unique=True),
        "venue": st.sampled_from([None, "Clay Journal", "Annals of Graphs"]),
        "affiliation": st.sampled_from([None, "Leeds Polytechnic", "Brown University"]),
        "year": st.one_of(st.none(), st.integers(1990, 2020)),
        "position": st.sampled_from([None, 1, 3, 40, 300, 2800]),
        "orcid": st.sampled_from([None, None, "0000-0002-1825-0097", "0000-0001-5109-3700"]),
    }
)
tables = st.lists(rows, min_size=1, max_size=12)


def parts(clusters):
    return {frozenset(group.index) for _, group in clusters.groupby(clusters)}


@settings(deadline=None, max_examples=300)
@given(tables, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(listed, chance):
    data = pd.DataFrame(listed)
    # Rows that say the very same are interchangeable.
    data = data.loc[~data.astype(str).duplicated()]
    shuffled = data.sample(frac=1, random_state=chance.randint(0, 2**31))
    found, again = cluster(data), cluster(shuffled)
    assert again.reindex(found.index).equals(found)


@settings(deadline=None, max_examples=300)
@given(tables)
def test_a_record_that_shares_nothing_changes_no_other(listed):
    data = pd.DataFrame(listed)
    stranger = {"title": "Xylophones", "author_name": "Wang, Zhenzhong", "authors": ["Uwe Xaver"]}
    more = pd.concat([data, pd.DataFrame([stranger])], ignore_index=True)
    assert cluster(more)[: len(data)].tolist() == cluster(data).tolist()


@settings(deadline=None, max_examples=300)
@given(tables)
def test_different_orcids_and_contradicting_names_are_never_one(listed):
    data = pd.DataFrame(listed).assign(cluster=cluster(pd.DataFrame(listed)))
    for _, group in data.groupby("cluster"):
        assert group["orcid"].nunique() <= 1
        assert not {"Wang, Yun", "Wang, Yifang"} <= set(group["author_name"])


@settings(deadline=None, max_examples=300)
@given(tables, st.data())
def test_probabilities_are_such_and_decisions_hold(listed, draw):
    data = pd.DataFrame(listed)
    places = st.lists(st.sampled_from(range(len(data))), unique=True)
    mine = draw.draw(places)
    not_mine = [place for place in draw.draw(places) if place not in mine]
    found = resolve(data, "Yi Wang", mine=mine, not_mine=not_mine)
    known = found["probability"].dropna()
    assert known.between(0, 1).all()
    assert (found["probability"][mine] == 1).all()
    assert (found["probability"][not_mine] == 0).all()
    assert set(found["cluster"][mine].dropna()).isdisjoint(found["cluster"][not_mine].dropna())
    assert found[list(data.columns)].equals(data)


@settings(deadline=None, max_examples=300)
@given(tables, st.lists(st.integers(0, 3), min_size=12, max_size=12), st.data())
def test_rows_of_one_work_are_judged_alike(listed, works, draw):
    data = pd.DataFrame(listed).drop(columns=["author_name", "position"])
    # Records of one work differ in all but who wrote it.
    data["work_id"] = [f"w{number}" for number in works[: len(data)]]
    data["authors"] = [f"Yi Wang; {OTHERS[number]}" for number in works[: len(data)]]
    data["orcid"] = None
    mine = draw.draw(st.lists(st.sampled_from(range(len(data))), max_size=2, unique=True))
    found = resolve(data, "Yi Wang", mine=mine).groupby(data["work_id"])
    assert (found["probability"].nunique() == 1).all()
    assert (found["cluster"].nunique() == 1).all()


@settings(deadline=None, max_examples=300)
@given(tables)
def test_what_is_said_of_one_record_reaches_its_cluster(listed):
    data = pd.DataFrame(listed)
    # One name and no ORCID iD, so that nothing but the evidence is weighed.
    data["author_name"], data["orcid"] = "Yi Wang", None
    before = resolve(data, "Yi Wang")
    taken, refused = resolve(data, "Yi Wang", mine=[0]), resolve(data, "Yi Wang", not_mine=[0])
    for place in range(1, len(data)):
        if taken["cluster"][place] == taken["cluster"][0]:
            assert "known to be theirs" in taken["reason"][place]
        if "known not to be theirs" in refused["reason"][place]:
            assert refused["probability"][place] < 0.5
    alone = before["cluster"].nunique() == len(data)
    assert not alone or (taken["probability"][1:] <= 0.5).all()
