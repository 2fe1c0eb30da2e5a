"""What may be given to the plain functions, and how large it may be."""

from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest

from researchmetrics import metrics
from researchmetrics.errors import IndicatorError

CITES = [42, 36, 14, 11, 9, 9, 3, 2, 2, 2, 1, 1, 1, 0, 0, 0]
# Expected of each form of the same citations.
OF_CITES = {"h_index": 6, "g_index": 11, "i10_index": 4, "n_citations": 133, "w_index": 2, "h2": 3}


@pytest.mark.parametrize(
    "form",
    [
        tuple,
        np.array,
        pd.Series,
        pd.Index,
        pd.array,
        lambda values: np.array(values, dtype=np.int32),
        lambda values: np.array(values, dtype=np.uint8),
        lambda values: np.array(values, dtype=np.float32),
        lambda values: np.array(values, dtype=object),
        lambda values: [float(value) for value in values],
        lambda values: [np.int64(value) for value in values],
        lambda values: [Fraction(value) for value in values],
        lambda values: [Decimal(value) for value in values],
        lambda values: pd.Series(values, index=range(99, 83, -1), dtype="Int64"),
        lambda values: pd.Series(values, dtype="int64[pyarrow]"),
        lambda values: pd.DataFrame({"citations": values, "title": "x"})["citations"],
    ],
    ids=range(16),
)
def test_any_one_dimensional_form_of_numbers_will_do(form):
    for name, expected in OF_CITES.items():
        assert getattr(metrics, name)(form(CITES)) == expected
    assert metrics.h_tapered(form(CITES)) == pytest.approx(9.7165, abs=5e-5)
    assert metrics.gini(form(CITES)) == pytest.approx(0.6772, abs=5e-5)


@pytest.mark.parametrize(
    "odd",
    [
        5,
        "42",
        ["42", "36"],
        [[1, 2], [3, 4]],
        {"citations": [1]},
        None,
        [1, "n/a"],
        [1, complex(1, 1)],
        pd.DataFrame({"citations": [1]}),
    ],
    ids=range(9),
)
def test_anything_else_is_refused_in_words(odd):
    for name in ("h_index", "g_real", "gini", "papers_frac", "first_year"):
        with pytest.raises(IndicatorError, match=r"citations|n_authors|year"):
            getattr(metrics, name)(odd)


def test_columns_of_unequal_length_are_refused():
    with pytest.raises(IndicatorError, match="lengths"):
        metrics.hm([3, 2], [1])


def test_ranks_squared_do_not_overflow():
    n = 50_000
    cites = np.full(n, n, dtype=np.int32)
    assert metrics.h_index(cites) == metrics.g_index(cites) == n
    assert metrics.chi(cites) == metrics.o_index(cites) == metrics.a_index(cites) == n
    assert (metrics.e_index(cites), metrics.h2(cites), metrics.w_index(cites)) == (0, 223, 5_000)
    assert metrics.g_index(np.ones(n, dtype=np.int32)) == 1
    works = pd.DataFrame({"who": np.repeat(["ana", "bo"], n), "citations": np.tile(cites, 2)})
    names = ["h_index", "g_index", "g_padded", "h2", "w_index", "gini"]
    found = metrics.compute(works, names, by="who")
    for who in ("ana", "bo"):
        assert found.loc[who, names].tolist() == [n, n, n, 223, 5_000, 0]


def test_counts_beyond_thirty_two_bits_stay_exact():
    cites = [2**53, 2**33 + 1, 3]
    assert metrics.n_citations(cites) == 2**53 + 2**33 + 4
    assert (metrics.h_index(cites), metrics.i10_index(cites)) == (3, 2)
    found = metrics.compute(pd.DataFrame({"citations": cites[1:]}), ["n_citations", "g_padded"])
    assert found["n_citations"].iloc[0] == 2**33 + 4
    assert found["g_padded"].iloc[0] == metrics.g_padded(cites[1:]) == math.isqrt(2**33 + 4)


def test_thousands_of_authors_share_exactly():
    assert metrics.papers_frac([5_154]) == pytest.approx(1 / 5_154, abs=1e-15)
    assert metrics.author_credit(range(1, 3_001), [3_000] * 3_000, scheme="geometric").sum() == 1
    assert metrics.papers_geom([3_000], [3_000]) == 0
    harmonic = metrics.papers_harm([3_000], [3_000])
    assert harmonic == pytest.approx(1 / 3_000 / sum(1 / j for j in range(1, 3_001)))
    assert metrics.hm([9, 9], [5_154, 1]) == pytest.approx(1 + 1 / 5_154)
    assert metrics.alphabetical([["Zola", "Almeida"], [f"N{i:04}" for i in range(400)]]) == 1 / 3


def test_broken_counts_are_legal():
    assert metrics.h_index([0.5]) == metrics.g_index([0.5]) == 0
    assert metrics.h_index([2.5, 1.999]) == 1
    assert metrics.h_index([2.5, 2.0]) == 2
    assert metrics.g_index([3.5, 0.5]) == 2
    assert metrics.e_index([2.5, 2.0]) == pytest.approx(math.sqrt(0.5))
    assert metrics.n_citations([0.5, 0.25]) == 0.75


def test_parts_that_add_up_to_a_whole_number_reach_it():
    pairs = [(25, 1), (19, 3), (22, 4), (18, 4), (4, 1), (14, 7), (10, 6), (1, 2)]
    works = pd.DataFrame(pairs, columns=["citations", "n_authors"])
    parts = [Fraction(*pair) for pair in pairs]
    assert sum(parts[:7]) == 7**2
    assert metrics.g_index(parts) == 7
    assert metrics.compute(works, "g_index", counting="fractional").iloc[0, 0] == 7
    yearly = [[7, 5, 8, 1, 0, 1]] * 22
    assert sum(Fraction(4 * c, 6 - t) for t, c in enumerate(yearly[0])) == 22
    assert metrics.h_trend(yearly) == 22
    lacking = pd.DataFrame({"citations": [7], "self_citations": [4], "n_authors": [3]})
    found = metrics.compute(lacking, "h_nonself", counting="fractional")
    assert found.iloc[0, 0] == metrics.h_nonself([7 / 3], [4 / 3]) == 1
