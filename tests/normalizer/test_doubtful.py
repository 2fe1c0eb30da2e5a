"""Doubtful pairs: the nearest to the threshold first, one for two works, none decided before."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from researchmetrics.errors import RecordError, TableError
from researchmetrics.normalizer import (
    Decision,
    Decisions,
    deduplicate,
    doubtful_pairs,
    doubtful_records,
)
from researchmetrics.records import Author, Provenance, Record
from researchmetrics.tables import TABLES

TABLE = pd.DataFrame(
    {
        "title": [
            "The Mending of Cracked Pots by Moonlight",
            "The Mending of Cracked Pots by Moonlight",
            "the mending of cracked pots by moonlight.",
            "Whether Teapots Dream of Boiling Water",
            "Editorial",
            "Editorial",
        ],
        "authors": ["J. Carberry; M. Oliveira"] * 3 + ["A. Kent", "A. Kent", "M. Oliveira"],
        "year": [2008, 2019, 2019, 2019, 2003, 2017],
        "venue": ["Journal of Pots", None, None, None, None, None],
        "source": ["a", "a", "b", "a", "a", "b"],
    },
    index=list("pqrstu"),
)


def test_what_is_ruled_out_though_alike_is_offered_once_for_two_works():
    found = doubtful_pairs(TABLE)
    assert len(found) == 1
    row = found.loc[0]
    assert {row.a, row.b} <= {"p", "q", "r"}
    assert "p" in {row.a, row.b}
    assert row.doubt == "titles are alike, but ruled out: 11 years apart"
    assert (row.suggested, row.is_joined, row.score) == ("different", False, 0)
    works = deduplicate(TABLE).work_id
    assert (row.works_if_same, row.works_if_different) == (works.nunique() - 1, works.nunique())
    assert {row.work_a, row.work_b} == {works["p"], works["q"]}
    assert row.authors_a == ["J. Carberry", "M. Oliveira"]


@pytest.mark.parametrize("kind", ["same", "different"])
def test_what_was_decided_is_not_asked_again(kind):
    row = doubtful_pairs(TABLE).loc[0]
    decided = Decisions([Decision(kind, row.record_a, row.record_b)])
    assert doubtful_pairs(TABLE, decisions=decided).empty
    labels = [(row.a, row.b)]
    asked = {"same": "must_link", "different": "cannot_link"}[kind]
    assert doubtful_pairs(TABLE, **{asked: labels}).empty


def test_the_nearest_to_the_threshold_comes_first():
    found = doubtful_pairs(TABLE, level="strict", within=20)
    assert len(found) > 1
    assert found["is_joined"].dtype == "boolean"
    assert (found["threshold"] == found["threshold"][0]).all()
    scored = found[~found["doubt"].str.contains("ruled out")]
    assert (scored["evidence"].str.contains("title")).all()


def test_a_joined_pair_on_little_is_offered_and_can_be_parted():
    data = pd.DataFrame(
        {
            "title": ["Glazing cracked pots by fire", "Glazing cracked pots by fire and water"],
            "authors": ["J. Carberry", "J. Carberry"],
            "year": [2020, 2020],
        }
    )
    level = next(
        (
            one
            for one in ("strict", "normal", "lenient")
            if deduplicate(data, one).work_id[0] == deduplicate(data, one).work_id[1]
        ),
        None,
    )
    if level is None:
        pytest.skip("no level joins the two")
    row = doubtful_pairs(data, level, within=20).loc[0]
    assert row.is_joined
    assert row.suggested == "same"
    assert (row.works_if_same, row.works_if_different) == (1, 2)
    apart = Decisions([Decision("different", row.record_a, row.record_b)])
    assert deduplicate(data, level, decisions=apart).work_id.nunique() == 2


def test_columns_and_types_are_the_same_for_empty_tables():
    empty = doubtful_pairs(pd.DataFrame({"title": []}))
    assert empty.columns.tolist() == doubtful_pairs(TABLE).columns.tolist()
    assert {str(empty[name].dtype) for name in ("score", "threshold")} == {"Float64"}
    assert str(empty["year_a"].dtype) == TABLES["works"].columns[2].dtype


def test_errors_are_those_of_deduplicate():
    with pytest.raises(TableError, match="no column title"):
        doubtful_pairs(pd.DataFrame({"x": []}))
    with pytest.raises(RecordError, match="level"):
        doubtful_pairs(TABLE, "fuzzy")
    with pytest.raises(TableError, match="source"):
        doubtful_pairs(TABLE.drop(columns="source"), lists_are_clean=True)


KNOWN = ("glazing", "mending", "cracked", "old", "pots", "kettles", "fire", "moonlight", "1", "2")
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "title": st.lists(st.sampled_from(KNOWN), min_size=1, max_size=6).map(" ".join),
            "authors": st.sampled_from(["J. Carberry", "M. Oliveira; J. Carberry", None]),
            "year": st.sampled_from([2009, 2019, 2020, None]),
        }
    ),
    min_size=1,
    max_size=8,
)


@settings(max_examples=60, deadline=None)
@given(ROWS, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter_and_every_pair_can_be_decided(rows, random):
    table = pd.DataFrame(rows).assign(id=range(len(rows)), source="list")
    found = doubtful_pairs(table, within=6)
    order = list(table.index)
    random.shuffle(order)
    again = doubtful_pairs(table.loc[order], within=6)
    assert len(again) == len(found)
    if len({frozenset(row.items()) for row in rows}) == len(rows):  # equal rows may swap
        pairs = [
            [frozenset(pair) for pair in zip(one["record_a"], one["record_b"], strict=True)]
            for one in (found, again)
        ]
        assert pairs[0] == pairs[1]
    works = deduplicate(table).work_id
    for row in found.itertuples():
        assert row.is_joined == (works[row.a] == works[row.b])
        for kind in ("same", "different"):
            decided = Decisions([Decision(kind, row.record_a, row.record_b)])
            after = deduplicate(table, decisions=decided).work_id
            assert (after[row.a] == after[row.b]) == (kind == "same")


def test_a_record_that_came_twice_is_asked_about_as_it_was_last_retrieved():
    def seen(number, title, day):
        told = Provenance(
            source="index", source_id=f"W{number}", retrieved_at=f"2026-01-{day:02d}T00:00:00Z"
        )
        author = (Author(name="J. Carberry"),)
        return Record(provenance=told, title=title, authors=author, year=2010 + 4 * number)

    old, new = (seen(0, title, day) for title, day in (("Of Kilns", 1), ("On Mended Pots", 2)))
    other = seen(1, "On Mended Pots", 1)
    for records in ([old, new, other], [new, old, other]):
        found = doubtful_records(records, as_of="2026-02-01")
        assert found["title_a"].tolist() == found["title_b"].tolist() == ["On Mended Pots"]
