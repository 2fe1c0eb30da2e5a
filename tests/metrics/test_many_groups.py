"""Very many groups at once: the paths taken only there equal the plain definitions."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from researchmetrics import metrics
from researchmetrics.metrics import pieces
from researchmetrics.metrics.groups import Grouped, rank_by
from researchmetrics.metrics.keyed import keyed, sections
from researchmetrics.metrics.matching import numbered
from researchmetrics.metrics.segments import first_marked, running_sums

VECTOR = [
    name
    for name in metrics.names()
    if metrics.find(name).columns == ("citations",) and not metrics.find(name).required
]
ROWS = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 30)), max_size=80)


@settings(max_examples=50, deadline=None)
@given(rows=ROWS, at_once=st.integers(1, 20))
def test_pieces_equal_one_group_after_the_other(rows, at_once):
    table = pd.DataFrame(rows, columns=["who", "citations"], dtype=np.int64)
    table["who"] = pd.Categorical(table["who"], categories=range(8))
    with pytest.MonkeyPatch.context() as changed:
        changed.setattr("researchmetrics.metrics.evaluation.MANY_ROWS", -1)
        changed.setattr(pieces, "ROWS_AT_ONCE", at_once)
        found = metrics.compute(table, VECTOR, by="who")
    for who in range(8):
        counts = [count for one, count in rows if one == who]
        for name in VECTOR:
            plain, value = getattr(metrics, name)(counts), found.loc[who, name]
            assert (pd.isna(value) and np.isnan(plain)) or value == pytest.approx(plain, abs=1e-12)


def test_many_rows_are_computed_in_pieces_and_the_same():
    chance = np.random.default_rng(5)
    n = pieces.MANY_ROWS + 5000
    who, counts = chance.integers(0, 900, n), chance.integers(0, 400, n)
    whole = metrics.compute(pd.DataFrame({"who": who, "citations": counts}), VECTOR, by="who")
    # Floats with an unknown count take the way of few rows.
    table = pd.DataFrame({"who": [*who, 0], "citations": [*counts.astype(float), None]})
    other = metrics.compute(table, VECTOR, by="who")
    pd.testing.assert_frame_equal(whole[VECTOR], other[VECTOR], rtol=0, atol=1e-9)
    assert other["n_missing_citations"].sum() == 1


@pytest.mark.parametrize("kind", ["int64", "int32", "uint8", "Int64", "object", "string"])
def test_groups_are_told_apart_whatever_their_kind(kind):
    who = pd.array([7, 3, 7, 250, 3], dtype="int64").astype(str if kind == "string" else kind)
    table = pd.DataFrame({"who": pd.Series(who, dtype=kind), "citations": [1, 1, 1, 0, 0]})
    found = metrics.compute(table, "h_index", by="who")
    assert [int(one) for one in found.index] == ([250, 3, 7] if kind == "string" else [3, 7, 250])
    assert dict(zip(map(int, found.index), found["h_index"], strict=True)) == {3: 1, 7: 1, 250: 0}


@pytest.mark.parametrize("least", [0, -5, 2**62, -(2**62)])
def test_groups_far_from_zero(least):
    who = np.array([0, 2, 2], dtype=np.int64) + least
    found = metrics.compute(pd.DataFrame({"who": who, "citations": [0, 2, 2]}), "h_index", by="who")
    assert found["h_index"].tolist() == [0, 2]
    assert found.index.tolist() == [least, least + 2]


@settings(max_examples=100, deadline=None)
@given(
    values=st.lists(st.floats(0, 9), max_size=40),
    cuts=st.lists(st.integers(0, 40), max_size=6),
    long=st.sampled_from([1, 3, 2048]),
)
def test_running_sums_round_as_those_of_each_stretch_alone(values, cuts, long):
    ends = np.sort(np.clip([*cuts, 0, len(values)], 0, len(values)))
    counts, starts = np.diff(ends), ends[:-1]
    with pytest.MonkeyPatch.context() as changed:
        changed.setattr("researchmetrics.metrics.segments._LONG", long)
        found = running_sums(np.array(values), starts, counts)
    alone = [np.cumsum(values[a : a + n]) for a, n in zip(starts, counts, strict=True)]
    assert found.tolist() == np.concatenate([*alone, []]).tolist()


@settings(max_examples=100, deadline=None)
@given(
    rows=st.lists(st.tuples(st.integers(0, 3), st.integers(0, 9), st.integers(1990, 1995))),
    part=st.sampled_from([1.0, 0.5]),
)
def test_ties_are_settled_by_the_second_column(rows, part):
    codes, values, ties = np.array(rows, dtype=np.int64).reshape(-1, 3).T
    found, second = rank_by(values * part, ties.astype(float), codes, 4)
    expected = sorted(((c, -v * part, -t) for c, v, t in rows))
    assert list(zip(found.codes, -found.values, -second, strict=True)) == expected


def test_first_marked_is_the_end_where_none_is():
    marked = np.array([False, True, False, False])
    starts, counts = np.array([0, 2, 4]), np.array([2, 2, 0])
    assert first_marked(marked, starts, counts).tolist() == [1, 4, 4]


def test_keys_are_not_made_of_what_does_not_fit():
    codes = np.array([0, 1])
    assert keyed(np.array([0.5, 1.0]), codes, 2) is None
    assert keyed(np.array([2.0**51, 1.0]), codes, 2**12) is None
    assert keyed(np.array([2.0**53, 1.0]), codes, 2) is None
    assert keyed(np.array([np.inf, 1.0]), codes, 2) is None


@settings(max_examples=100, deadline=None)
@given(groups=st.lists(st.integers(0, 9), max_size=60), rows=st.integers(1, 9))
def test_sections_never_cut_a_group(groups, rows):
    numbers = np.sort(np.array(groups, dtype=np.int64)) << 3
    parts = list(sections(numbers, 3, rows))
    assert np.concatenate([*parts, np.empty(0)]).tolist() == numbers.tolist()
    heads = [set((part >> 3).tolist()) for part in parts]
    assert sum(map(len, heads)) == len(set(groups))


def test_rows_are_matched_by_all_columns_and_never_by_what_is_missing():
    one = [pd.Series(["w", "w", None]), pd.Series(["a", "b", "a"])]
    other = [pd.Series(["w", None, "v"]), pd.Series(["b", "a", "a"])]
    first, second, _ = numbered(one, other)
    assert first[1] == second[0]
    assert first[2] == second[1] == -1
    assert second[2] not in first


def test_counts_of_groups_without_values_are_zero():
    column = Grouped(np.array([4.0, 1.0]), np.array([2, 2]), 4)
    assert column.number(column.values > 2).tolist() == [0, 0, 1, 0]
    assert column.ranked.h.tolist() == [0, 0, 1, 0]
    assert column.ranked.g.tolist() == [0, 0, 2, 0]
