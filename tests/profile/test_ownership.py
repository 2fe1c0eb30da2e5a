"""The h-index with and without doubtful works."""

from __future__ import annotations

from itertools import product

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import researchmetrics as rm
from researchmetrics.errors import TableError

CV = """# Ann Pott

## Publications

- Ann Pott, Bo Slip. Glazing cracked pots. Clay Journal. 2011.
- Ann Pott, Bo Slip. Glazing cracked kettles. Clay Journal. 2012.
- Ann Pott, Carl Node. Sparse cuts of planar graphs. Annals of Graphs. 2013.
"""


def works(citations, chances):
    return pd.DataFrame({"citations": citations, "probability": chances})


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 6), st.sampled_from([0.0, 0.2, 0.5, 0.85])), min_size=1, max_size=7
    )
)
def test_expected_h_is_the_mean_over_all_ways_to_choose(listed):
    counts = [count for count, _ in listed]
    chances = [chance for _, chance in listed]
    mean = 0.0
    for chosen in product([True, False], repeat=len(listed)):
        weight = np.prod([p if c else 1 - p for p, c in zip(chances, chosen, strict=True)])
        mean += weight * rm.h_index([n for n, c in zip(counts, chosen, strict=True) if c])
    found = rm.h_bounds(works(counts, chances))
    assert found["expected"] == pytest.approx(mean, abs=1e-5)
    assert found["low"] <= found["expected"] + 1e-6


def test_sure_and_possible_bound_it():
    found = rm.h_bounds(works([9, 8, 7, 6], [1.0, 0.95, 0.5, 0.01]))
    assert found[["low", "high"]].tolist() == [2, 3]
    assert found[["n_sure", "n_doubtful", "n_unknown"]].tolist() == [2, 1, 0]


def test_what_is_unknown_is_counted_and_left_out():
    found = rm.h_bounds(works([9, None, 7], [1.0, 1.0, None]))
    assert found[["low", "high", "n_unknown"]].tolist() == [1, 1, 2]
    nothing = rm.h_bounds(works([None], [1.0]))
    assert nothing[["low", "expected", "high"]].isna().all()


def test_odd_tables_are_refused():
    with pytest.raises(TableError, match="no column probability"):
        rm.h_bounds(pd.DataFrame({"citations": [1]}))
    with pytest.raises(TableError, match="outside 0 to 1"):
        rm.h_bounds(works([1], [1.2]))


def test_a_profile_tells_whose_its_works_are():
    profile = rm.read(text=CV)
    alone = profile.ownership()
    assert alone["cluster"].nunique() == 2
    first = profile.works["title"].str.contains("pots").idxmax()
    told = profile.ownership(mine=[first]).set_index("title")["probability"]
    assert told["Glazing cracked kettles"] > 0.5 > told["Sparse cuts of planar graphs"]
    assert profile.h_bounds()["n_unknown"] == 3


def test_rows_of_one_work_count_once():
    rows = pd.DataFrame(
        {
            "work_id": ["w1", "w1", "w2", "w3"],
            "citations": pd.array([4, None, 3, 3], dtype="Int64"),
            "probability": [0.2, 0.95, 1.0, 0.5],
        }
    )
    assert rm.h_bounds(rows).to_dict() == {
        "low": 2.0,
        "expected": 2.5,
        "high": 3.0,
        "n_sure": 2.0,
        "n_doubtful": 1.0,
        "n_unknown": 0.0,
    }


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (5, "must stand in a DataFrame, not in int"),
        (works(["n/a", 3], [1, 1]), "holds n/a, which is no number"),
        (works([-5, 3], [1, 1]), "holds -5, which is less than zero"),
        (works([3], ["sure"]), "holds sure"),
    ],
)
def test_what_holds_no_numbers_is_told(table, said):
    with pytest.raises(TableError, match=said):
        rm.h_bounds(table)


@pytest.mark.parametrize("limits", [{"sure": 0.1, "possible": 0.9}, {"sure": float("nan")}])
def test_limits_that_are_no_probabilities_are_told(limits):
    with pytest.raises(TableError, match="possible <= sure"):
        rm.h_bounds(works([3], [1]), **limits)
