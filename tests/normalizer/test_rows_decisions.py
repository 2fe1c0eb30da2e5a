"""Decisions on the rows of tables: honoured, kept through changes, and undone without a trace."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from researchmetrics.errors import RecordError
from researchmetrics.normalizer import (
    Decision,
    Decisions,
    deduplicate,
    doubtful_pairs,
    parse_decisions,
)

TWINS = pd.DataFrame(
    {
        "title": ["Mending Old Kettles with Fire", "Of Kilns and Clay", "Songs of the Glaze"],
        "authors": ["J. Carberry", "J. Carberry", "M. Oliveira"],
        "year": [2019, 2020, 2021],
        "doi": ["10.5555/a", "10.5555/b", None],
        "source": ["openalex", "crossref", "dblp"],
        "id": ["W1", "10.5555/b", "journals/pots/1"],
    }
)


def same(found, a, b):
    return found.work_id[a] == found.work_id[b]


@pytest.mark.parametrize(
    "line",
    [
        "same doi:10.5555/a doi:10.5555/b",
        "same openalex:W1 crossref:10.5555/b",
        "same 10.5555/A https://doi.org/10.5555/b",
    ],
)
def test_rows_are_found_by_identifiers(line):
    found = deduplicate(TWINS, decisions=parse_decisions(line))
    assert same(found, 0, 1)
    assert found.link_reason[0] == "decided by the user"


def test_a_file_is_read_and_what_is_not_here_is_told(tmp_path):
    file = tmp_path / "decisions.txt"
    file.write_text("same dblp:journals/pots/1 doi:10.5555/b\nsame s2:1 s2:2\n")
    found = deduplicate(TWINS, decisions=file)
    assert same(found, 1, 2)
    assert found.attrs["unused_decisions"] == ["decisions.txt, line 2 (same s2:1 s2:2)"]


def test_contradicting_an_argument_is_told():
    with pytest.raises(RecordError, match="and the argument cannot_link"):
        deduplicate(
            TWINS,
            decisions=parse_decisions("same doi:10.5555/a doi:10.5555/b"),
            cannot_link=[(0, 1)],
        )


TWICE = pd.DataFrame(
    {
        "title": ["The Mending of Cracked Pots"] * 2 + ["Of Kilns"],
        "authors": ["J. Carberry", "Josiah Carberry", "A. Kent"],
        "year": [2015, 2019, 2018],
    }
)


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.assign(note="x", citations=7, url="https://pots.example/1"),
        lambda data: data.sample(frac=1, random_state=1),
        lambda data: pd.concat([data, data.tail(1).assign(title="Of Glazes")]),
        lambda data: data.rename(columns={"title": "Title", "authors": "Author"}),
        lambda data: data.assign(title=data["title"].str.upper(), year=data["year"].astype(float)),
        lambda data: data.assign(doi=["10.5555/a", "10.5555/b", None]),
        lambda data: data.assign(venue="Journal of Psychoceramics", type="article"),
    ],
)
def test_decisions_on_content_outlive_changes_of_the_table(change):
    pair = doubtful_pairs(TWICE).loc[0]
    assert not pair.is_joined
    decided = Decisions([Decision("same", pair.record_a, pair.record_b)])
    data = change(TWICE)
    before, after = deduplicate(data), deduplicate(data, decisions=decided)
    assert after.work_id.nunique() == before.work_id.nunique() - 1
    assert "unused_decisions" not in after.attrs


THREE = pd.DataFrame(
    {
        "title": ["The Mending of Cracked Pots by Moonlight"] * 3,
        "authors": ["J. Carberry; M. Oliveira"] * 3,
        "year": [2008, 2019, 2019],
        "source": ["a", "a", "b"],
    }
)


def test_two_works_said_to_be_one_are_one_with_all_their_rows():
    assert deduplicate(THREE).work_id.nunique() == 2
    for pair in ((0, 1), (0, 2)):
        found = deduplicate(THREE, must_link=[pair])
        assert found.work_id.nunique() == 1
        assert (found.link_reason == "decided by the user").tolist() == [
            place in pair for place in range(3)
        ]


def test_what_is_apart_from_one_row_is_apart_from_its_whole_work():
    found = deduplicate(THREE, must_link=[(0, 1)], cannot_link=[(0, 2)])
    assert found.work_id[0] == found.work_id[1] != found.work_id[2]


def test_rows_that_are_alike_can_be_parted():
    data = pd.DataFrame({"title": ["Mending Old Kettles with Fire"] * 2, "year": [2020, 2020]})
    decided = deduplicate(data, cannot_link=[(0, 1)])
    assert decided.work_id.nunique() == 2
    assert deduplicate(data).work_id.nunique() == 1


KNOWN = ("glazing", "mending", "cracked", "old", "pots", "kettles", "fire", "in", "with", "1", "2")
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "title": st.lists(st.sampled_from(KNOWN), min_size=1, max_size=6).map(" ".join),
            "authors": st.sampled_from(["J. Carberry", "M. Oliveira; J. Carberry", None]),
            "year": st.sampled_from([2019, 2020, None]),
        }
    ),
    min_size=2,
    max_size=9,
)


@settings(max_examples=60, deadline=None)
@given(ROWS, st.data())
def test_taking_decisions_back_restores_the_table_byte_for_byte(rows, data):
    table = pd.DataFrame(rows).assign(id=range(len(rows)), source="list")
    before = deduplicate(table)
    places = st.integers(0, len(rows) - 1)
    decided = Decisions()
    for a, b in data.draw(st.lists(st.tuples(places, places), max_size=4)):
        kind = data.draw(st.sampled_from(["same", "different"]))
        if a != b:
            try:
                further = decided.with_further([Decision(kind, f"list:{a}", f"list:{b}")])
                deduplicate(table, decisions=further)
            except RecordError:
                continue
            decided = further
    after = deduplicate(table, decisions=decided)
    for one in decided:
        a, b = (int(name.partition(":")[2]) for name in (one.a, one.b))
        assert same(after, a, b) == (one.kind == "same")
    for one in decided:
        decided = decided.without(one.a, one.b)
    again = deduplicate(table, decisions=decided)
    pd.testing.assert_frame_equal(again, before)
    assert again.to_csv().encode() == before.to_csv().encode()


@settings(max_examples=40, deadline=None)
@given(ROWS, st.randoms(use_true_random=False))
def test_decisions_do_not_depend_on_the_order_of_rows(rows, random):
    table = pd.DataFrame(rows).assign(id=range(len(rows)), source="list")
    decided = Decisions([Decision("same", "list:0", "list:1")])
    order = list(table.index)
    random.shuffle(order)
    found = deduplicate(table, decisions=decided)
    shuffled = deduplicate(table.loc[order], decisions=decided)
    works = {frozenset(own.id) for _, own in found.groupby("work_id")}
    assert works == {frozenset(own.id) for _, own in shuffled.groupby("work_id")}


@pytest.mark.parametrize("pairs", [5, [5], [("a",)], [(0, 1, 2)], "ab", ["ab"], None, [(0, 0)]])
@pytest.mark.parametrize("argument", ["must_link", "cannot_link"])
@pytest.mark.parametrize("call", [deduplicate, doubtful_pairs])
def test_what_is_no_pair_is_told(call, argument, pairs):
    table = pd.DataFrame({"title": ["On Pots", "Of Kilns"]})
    with pytest.raises(RecordError, match="must_link and cannot_link"):
        call(table, **{argument: pairs})


@pytest.mark.parametrize("within", [-1, float("nan"), "x", None])
def test_a_distance_that_is_none_is_told(within):
    with pytest.raises(RecordError, match="within must be"):
        doubtful_pairs(pd.DataFrame({"title": ["On Pots"]}), within=within)
