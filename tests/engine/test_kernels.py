"""The kernel beside the definitions it stands for: the same, however rows are spread or spilt."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from researchmetrics import metrics
from researchmetrics.engine.spreading import spread
from researchmetrics.errors import IndicatorError

duckdb = pytest.importorskip("duckdb")

from researchmetrics.engine.kernels import compute_sorted, suits  # noqa: E402 (needs duckdb)

NAMES = [
    name
    for name in metrics.names()
    if metrics.find(name).columns == ("citations",) and not metrics.find(name).required
]
LABELS = {
    "near": lambda who: who,
    "far apart": lambda who: who * 10**17,
    "below zero": lambda who: who - 3,
    "texts": lambda who: f"person {who:02d}",
}


def sorted_by_kernel(rows, folder, names=NAMES, memory=2**30, **choices):
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE works AS SELECT * FROM rows")
        parts = compute_sorted(
            connection,
            "SELECT who, citations FROM works",
            names,
            by="who",
            folder=folder,
            memory=memory,
            **choices,
        )
        found = list(parts)
    return pd.concat(found) if found else None


@pytest.mark.parametrize("label", sorted(LABELS))
@settings(max_examples=10, deadline=None)
@given(
    works=st.lists(
        st.tuples(st.integers(0, 9) | st.none(), st.integers(0, 40) | st.none()), max_size=60
    ),
    memory=st.sampled_from([64, 2**30]),
)
def test_kernel_equals_compute(tmp_path_factory, label, works, memory):
    named = [None if who is None else LABELS[label](who) for who, _ in works]
    kind = "string" if label == "texts" else "Int64"
    rows = pd.DataFrame(
        {
            "who": pd.array(named, dtype=kind),
            "citations": pd.array([count for _, count in works], dtype="Int64"),
        }
    )
    folder = tmp_path_factory.mktemp("kernel")
    found = sorted_by_kernel(rows, folder, memory=memory, threads=2)
    expected = metrics.compute(rows, NAMES, by="who")
    if found is None:
        assert expected.empty
        return
    assert [str(one) for one in found.index] == [str(one) for one in expected.index]
    pd.testing.assert_frame_equal(
        found.reset_index(drop=True).astype("Float64"),
        expected.reset_index(drop=True).astype("Float64"),
        rtol=0,
        atol=1e-12,
    )
    assert not list(folder.iterdir()), "what was spilt is left behind"


def test_one_person_may_have_more_works_than_fit(tmp_path):
    rows = pd.DataFrame({"who": [1] * 500 + [2], "citations": [*range(500), 7]})
    found = sorted_by_kernel(rows, tmp_path, ["h_index", "n_citations"], memory=64)
    assert found["h_index"].tolist() == [250, 1]
    assert found["n_citations"].tolist() == [124_750, 7]


def test_options_are_passed_on_and_needed(tmp_path):
    rows = pd.DataFrame({"who": [1, 1], "citations": [9, 4]})
    assert sorted_by_kernel(rows, tmp_path, ["hcp"], options={"threshold": 5}).iloc[0, 0] == 1
    with pytest.raises(IndicatorError, match="threshold"):
        sorted_by_kernel(rows, tmp_path, ["hcp"])


def test_progress_ends_with_all_rows(tmp_path):
    rows = pd.DataFrame({"who": [1, 2, 1], "citations": [9, 4, 2]})
    told = []
    sorted_by_kernel(rows, tmp_path, progress=lambda done, of_all: told.append((done, of_all)))
    assert told[-1] == (3, 3)


def test_a_count_below_zero_is_refused(tmp_path):
    with pytest.raises(IndicatorError, match="at least 0, not -2"):
        sorted_by_kernel(pd.DataFrame({"who": [1], "citations": [-2]}), tmp_path)


@pytest.mark.parametrize(
    ("query", "names", "column"),
    [
        ("SELECT 1 AS who, 2 AS citations", ["h_index", "gini"], "citations"),
        ("SELECT 1 AS who, 2.5 AS citations", ["h_index"], None),
        ("SELECT 1 AS who, 2 AS citations, 3 AS year", ["h_index", "active_years"], None),
        ("SELECT 1 AS who, 2 AS citations", ["h5"], None),
        ("SELECT 1 AS whose, 2 AS citations", ["h_index"], None),
    ],
)
def test_kernel_is_for_one_column_of_whole_numbers(query, names, column):
    with duckdb.connect() as connection:
        assert suits(connection, query, names, by="who") == column


@settings(max_examples=100, deadline=None)
@given(
    numbers=st.lists(st.integers(0, 2**40 - 1), max_size=200),
    bits=st.integers(0, 20),
    memory=st.sampled_from([8, 64, 400, 10**6]),
    chunk=st.integers(1, 50),
)
def test_spread_numbers_come_back_sorted_with_groups_whole(
    tmp_path_factory, numbers, bits, memory, chunk
):
    given_ = np.array(numbers, dtype=np.int64)
    chunks = [given_[at : at + chunk] for at in range(0, given_.size, chunk)]
    folder = tmp_path_factory.mktemp("spread")
    parts = list(spread(chunks, given_.size, 40, bits, folder=folder, memory=memory))
    together = np.concatenate(parts) if parts else given_
    assert together.tolist() == sorted(numbers)
    for one, two in pairwise(parts):
        assert one[-1] >> bits < two[0] >> bits
    assert not list(folder.iterdir())
