"""Many people at once: groups, coverage, ways of counting."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from timing import soon

from researchmetrics import metrics
from researchmetrics.errors import (
    IndicatorError,
    NotEnoughDataError,
    TableError,
    UnknownIndicatorError,
)

WORKS = pd.DataFrame(
    {
        "who": ["ana", "ana", "ana", "bo", "bo", "cy", None],
        "citations": pd.array([9, 4, None, 0, 0, None, 7], dtype="Int64"),
        "year": pd.array([2010, 2012, 2015, 2011, None, 2013, 2014], dtype="Int64"),
        "n_authors": pd.array([1, 2, 3, 1, None, 4, 1], dtype="Int64"),
        "type": ["article", "conference", None, "article", "software", "article", "article"],
    }
)


def test_one_row_a_group_and_nobodys_works_left_out():
    table = metrics.compute(WORKS, ["h_index", "n_papers"], by="who")
    assert list(table.index) == ["ana", "bo", "cy"]
    assert table["n_papers"].tolist() == [3, 1, 1]


def test_people_without_citations_stay_with_zero_and_unknown_stays_unknown():
    table = metrics.compute(WORKS, "h_index", by="who")
    assert table.loc["bo", "h_index"] == 0
    assert pd.isna(table.loc["cy", "h_index"])
    assert table["n_missing_citations"].tolist() == [1, 0, 1]


def test_counts_stay_whole_numbers():
    table = metrics.compute(WORKS, ["h_index", "mean_citations"], by="who")
    assert str(table["h_index"].dtype) == "Int64"
    assert str(table["mean_citations"].dtype) == "Float64"


def test_without_groups_all_works_are_one():
    assert metrics.compute(WORKS, ["n_papers"]).loc["all", "n_papers"] == 6


def test_no_works_at_all():
    table = metrics.compute(WORKS[:0], ["h_index", "mean_citations", "first_year"])
    assert table.loc["all", "h_index"] == 0
    assert table[["mean_citations", "first_year"]].isna().all(axis=None)


def test_empty_categories_are_people_without_works():
    works = WORKS.assign(who=pd.Categorical(WORKS["who"], categories=["ana", "bo", "cy", "dee"]))
    table = metrics.compute(works, ["h_index", "n_papers"], by="who")
    assert table.loc["dee"].tolist()[:2] == [0, 0]


def test_papers_by_default_and_any_types_on_request():
    assert metrics.compute(WORKS, "n_papers", types=["software"]).loc["all", "n_papers"] == 1
    with pytest.raises(IndicatorError, match="list such as"):
        metrics.compute(WORKS, "n_papers", types="software")


def test_window_in_years_and_by_length():
    assert metrics.compute(WORKS, "n_papers", window=(2012, 2013)).loc["all", "n_papers"] == 2
    found = metrics.compute(WORKS, "n_papers", window=3, as_of="2014-06-30")
    assert found.loc["all", "n_papers"] == 3
    for bad in ((2015, 2010), 0):
        with pytest.raises(IndicatorError, match="window"):
            metrics.compute(WORKS, "n_papers", window=bad, as_of=2014)


def test_fractional_counting_shares_works_and_citations():
    table = metrics.compute(WORKS, ["n_papers", "n_citations"], by="who", counting="fractional")
    assert table.loc["ana", "n_papers"] == pytest.approx(1 + 1 / 2 + 1 / 3)
    assert table.loc["ana", "n_citations"] == pytest.approx(9 + 2)
    # An index without a fractional form of its own is that of the person's shares: 9/1 and 4/2.
    assert metrics.compute(WORKS, "g_index", by="who", counting="fractional").iloc[0, 0] == 2
    with pytest.raises(IndicatorError, match="counting must be"):
        metrics.compute(WORKS, "n_papers", counting="half")


def test_self_citations_need_to_be_known():
    with pytest.raises(NotEnoughDataError, match="self_citations"):
        metrics.compute(WORKS, "n_citations", self_citations="exclude")
    known = WORKS.assign(self_citations=[2, 1, 0, 0, 0, 0, 3])
    found = metrics.compute(known, "n_citations", self_citations="exclude")
    assert found.loc["all", "n_citations"] == (9 - 2) + (4 - 1) + 0 + (7 - 3)
    with pytest.raises(IndicatorError, match="must be one of"):
        metrics.compute(known, "n_citations", self_citations="some")


def test_errors_say_what_is_missing():
    with pytest.raises(UnknownIndicatorError, match="h_index"):
        metrics.compute(WORKS, "h_indx")
    with pytest.raises(TableError, match="position"):
        metrics.compute(WORKS, "first_author_share")
    with pytest.raises(TableError, match="nobody"):
        metrics.compute(WORKS, "h_index", by="nobody")
    with pytest.raises(IndicatorError, match="as_of"):
        metrics.compute(WORKS, "m_quotient")
    with pytest.raises(IndicatorError, match="citations"):
        metrics.compute(WORKS.assign(citations=-1), "h_index")
    with pytest.raises(IndicatorError, match="not a number"):
        metrics.compute(WORKS.assign(citations="many"), "h_index")
    with pytest.raises(TableError, match="DataFrame"):
        metrics.compute([1, 2], "h_index")


def test_as_of_must_be_a_date():
    for bad in ("yesterday", "2020-13-01", 12, "20-01-01"):
        with pytest.raises(IndicatorError, match="ISO date"):
            metrics.compute(WORKS, "m_quotient", as_of=bad)
    assert metrics.compute(WORKS, "academic_age", as_of=pd.Timestamp("2019-05-05")).iloc[0, 0] == 10


def test_synonyms_find_the_indicator():
    assert metrics.find("Hirsch index").name == "h_index"
    assert metrics.mean([1, 3]) == 2


NAMES = [name for name in metrics.names() if metrics.find(name).columns == ("citations",)]


@settings(max_examples=200, deadline=None)
@given(seed=st.integers(0, 2**32), people=st.integers(1, 4), most=st.sampled_from([9, 80, 3_000]))
def test_grouped_forms_equal_the_plain_functions_on_long_lists(seed, people, most):
    rng = np.random.default_rng(seed)
    sizes = rng.integers(0, 60, people)
    vectors = [rng.integers(0, rng.integers(1, most + 1), size) for size in sizes]
    table = pd.DataFrame(
        {
            "who": pd.Categorical(np.repeat(range(people), sizes), categories=range(people)),
            "citations": np.concatenate(vectors),
        }
    )
    options = {"threshold": 20}
    found = metrics.compute(table, NAMES, by="who", options=options)
    for name in NAMES:
        given_to = options if metrics.find(name).required else {}
        plain = [getattr(metrics, name)(vector, **given_to) for vector in vectors]
        values = found[name].astype("Float64").to_numpy(dtype=float, na_value=np.nan)
        assert values == pytest.approx(plain, rel=1e-12, nan_ok=True), name


def test_h_and_g_equal_brute_force_on_many_vectors():
    rng = np.random.default_rng(7)
    sizes = rng.integers(0, 30, 20_000)
    codes = np.repeat(np.arange(sizes.size), sizes)
    cites = (rng.pareto(1.2, codes.size) * 3).astype(int)
    table = pd.DataFrame(
        {"who": pd.Categorical(codes, categories=range(sizes.size)), "citations": cites}
    )
    found = metrics.compute(table, ["h_index", "g_index"], by="who")
    starts = np.concatenate(([0], np.cumsum(sizes)))
    for who in range(sizes.size):
        vector = sorted(cites[starts[who] : starts[who + 1]], reverse=True)
        h = max([r for r in range(1, len(vector) + 1) if vector[r - 1] >= r], default=0)
        g = max([r for r in range(1, len(vector) + 1) if sum(vector[:r]) >= r * r], default=0)
        assert (found["h_index"].iloc[who], found["g_index"].iloc[who]) == (h, g)


@pytest.mark.slow
def test_many_people_take_seconds_not_minutes():

    rng = np.random.default_rng(0)
    who = rng.integers(0, 100_000, 2_000_000)
    table = pd.DataFrame({"who": who, "citations": rng.geometric(0.1, who.size)})
    with soon(5):
        metrics.compute(
            table, ["h_index", "g_index", "i10_index", "n_papers", "n_citations"], by="who"
        )
        # A loop over groups takes several times as long; the margin is for a busy machine.
