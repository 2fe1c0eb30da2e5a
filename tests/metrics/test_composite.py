"""The score: known answers, what is missing, and how far it would move."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from researchmetrics import metrics
from researchmetrics.errors import IndicatorError
from researchmetrics.metrics.components import impact, openness, recency

PARTS = {"impact": 66, "novelty": 53, "productivity": 70, "recency": 55, "openness": 48}


def test_known_answers():
    assert metrics.score(PARTS).value == pytest.approx(60.55)
    without = metrics.score(PARTS | {"openness": None})
    assert without.value == pytest.approx(61.94, abs=0.005)
    assert without.missing == ("openness",)
    assert sum(without.weights.values()) == pytest.approx(1)
    assert "weights_renormalised" in without.flags


def test_recency_known_answer():
    assert recency([2020, 2015, 2010], as_of="2020-06-01").mean() == pytest.approx(58.333, abs=5e-4)
    assert np.isnan(recency([None, 2021], as_of=2020)).all()


def test_openness_averages_50_over_a_field():
    share = 0.3
    assert openness([True], [share])[0] == pytest.approx(85)
    assert openness([False], [share])[0] == pytest.approx(35)
    field = openness([True] * 3 + [False] * 7, [share] * 10)
    assert field.mean() == pytest.approx(50)
    assert np.isnan(openness([None], [share])[0])


def test_impact_waits_two_full_years():
    found = impact([80, 80, 80, None], [2017, 2018, 2019, 2010], as_of="2020-12-31")
    assert np.isfinite(found).tolist() == [True, True, False, False]
    assert np.isnan(impact([80], [2018], as_of="2020-12-30")[0])


def test_too_little_gives_no_score():
    assert np.isnan(metrics.score({"impact": 66, "novelty": 53}).value)
    few = metrics.score(PARTS, n_papers=9)
    assert np.isnan(few.value)
    assert "too_few_papers" in few.flags
    assert metrics.score(PARTS, n_papers=10).value == pytest.approx(60.55)
    assert np.isnan(metrics.score({}).value)


def test_weights_can_be_set_and_are_shown():
    found = metrics.score(PARTS, {"impact": 1, "novelty": 1, "recency": 2})
    assert found.value == pytest.approx((66 + 53 + 2 * 55) / 4)
    assert found.weights == {"impact": 0.25, "novelty": 0.25, "recency": 0.5}


def test_range_under_other_weights_holds_the_value():
    found = metrics.score(PARTS)
    assert found.weights_lo < found.value < found.weights_hi
    assert (found.weights_lo, found.weights_hi) == (
        metrics.score(PARTS).weights_lo,
        metrics.score(PARTS).weights_hi,
    )
    level = metrics.score(dict.fromkeys(PARTS, 50.0))
    assert level.weights_lo == pytest.approx(50)
    assert level.weights_hi == pytest.approx(50)


def test_bootstrap_over_papers():
    rng = np.random.default_rng(1)
    parts = {
        "impact": rng.uniform(0, 100, 40),
        "novelty": np.where(np.arange(40) < 30, rng.uniform(0, 100, 40), np.nan),
        "recency": rng.uniform(0, 100, 40),
        "productivity": 60.0,
    }
    found = metrics.score(parts)
    assert found.n_papers == 40
    assert found.lo < found.value < found.hi
    assert np.isnan(metrics.score(PARTS).lo)


@pytest.mark.parametrize(
    ("parts", "weights", "said"),
    [
        ({"charm": 50}, None, "charm"),
        ({"impact": 120}, None, "between 0 and 100"),
        (PARTS, {"charm": 1}, "charm"),
        (PARTS, {"impact": -1}, "negative"),
        (PARTS, {"impact": 0}, "zero"),
        ({"impact": [50, 50], "novelty": [50] * 3}, None, "differ"),
    ],
)
def test_impossible_input_is_refused(parts, weights, said):
    with pytest.raises(IndicatorError, match=said):
        metrics.score(parts, weights)


def test_components_are_collected_where_the_data_allow():
    works = pd.DataFrame(
        {"year": [2020, 2015], "has_code": pd.array([True, None], dtype="boolean")}
    )
    parts = metrics.components(works, as_of=2020, novelty=[40, None], code_share=[0.5, 0.5])
    assert parts["recency"].tolist() == [100, 50]
    assert parts["openness"][0] == 75
    assert np.isnan(parts["openness"][1])
    assert parts["impact"] is None
    assert parts["productivity"] is None
    assert metrics.score(parts).missing == ("impact", "productivity")
