"""A profile's numbers explained, and followed through time with all its tables."""

from __future__ import annotations

import pandas as pd
import pytest

import researchmetrics as rm
from researchmetrics import metrics
from researchmetrics.errors import IndicatorError, NotEnoughDataError
from researchmetrics.metrics.history.standing import UNDATED


@pytest.fixture(scope="module")
def sample():
    return rm.load("0000-0002-1825-0097", store="sample")


def test_an_explanation_is_of_what_is_shown_or_says_what_is_lacking(sample):
    # Each family is among them; the contracts explain every indicator.
    names = [*metrics.names()[::5], "cited_half_life", "n_coauthors", "mncs", "hcp"]
    shown = sample.indicators(names)
    lacking = []
    for name in names:
        try:
            found = sample.explain(name)
        except (NotEnoughDataError, IndicatorError):
            lacking.append(name)
            continue
        value = shown.loc[name, "value"]
        if "alphabetical_authors" not in shown.loc[name, "flags"]:
            assert (pd.isna(value) and pd.isna(found.value)) or found.value == pytest.approx(value)
        assert (found.n_used, found.n_missing) == tuple(shown.loc[name, ["n_used", "n_missing"]])
    assert shown.loc[lacking, "value"].isna().all()
    assert "cited_half_life" not in lacking, "citations by year are not handed on"
    assert "n_coauthors" not in lacking, "authorships are not handed on"


def test_explanations_take_the_choices_of_indicators(sample):
    how = {"window": (2015, 2020), "counting": "fractional", "types": ["article"]}
    found = sample.explain("n_citations", **how)
    assert found.value == pytest.approx(sample.indicators("n_citations", **how)["value"].iloc[0])
    reasons = {reason.partition(" ")[0] for reason in found.left_out["reason"]}
    assert reasons == {"kind", "year", "unknown:"}


def test_every_indicator_is_followed_through_time(sample):
    chosen = {"threshold": 5, "mu_p": 0.5, "distances": {}, "maxima": None}
    path = sample.trajectories(options={name: one for name, one in chosen.items() if one})
    assert set(path["indicator"]) == set(metrics.names())
    assert set(path["kind"]) == {"observed", "reconstructed"}
    unknown = path[path["value"].isna() & (path["n_used"].fillna(0) == 0)]
    assert all(len(flags) > 0 for flags in unknown["flags"])
    for name in metrics.names():
        rows = path[path["indicator"] == name]
        today = UNDATED & set(metrics.find(name).columns)
        rebuilt = rows.loc[rows["kind"] == "reconstructed", "value"]
        assert not today or rebuilt.isna().all()


def test_the_last_reconstruction_is_what_the_profile_shows(sample):
    names = ["n_papers", "h_index", "n_coauthors", "academic_age", "first", "growth", "i10_index"]
    path = sample.trajectories(names)
    last = path[path["kind"] == "reconstructed"].drop_duplicates("indicator", keep="last")
    shown = sample.indicators(names)["value"]
    assert last["date"].eq(sample.as_of).all()
    undated = int(sample.works["year"].isna().sum())
    for row in last.to_dict("records"):
        # Works without a year are in no year; there are none here, so that all agree.
        assert undated == 0
        assert row["value"] == pytest.approx(shown[row["indicator"]])


def test_observed_and_reconstructed_are_told_apart_and_in_order(sample):
    path = sample.trajectories(["n_papers", "h_index"])
    assert path["indicator"].drop_duplicates().tolist() == ["n_papers", "h_index"]
    for _, rows in path.groupby(["indicator", "kind"]):
        assert rows["date"].is_monotonic_increasing
    assert path.loc[path["kind"] == "observed", "date"].nunique() == len(sample.history)
    one = path[path["indicator"] == "h_index"].reset_index(drop=True)
    pd.testing.assert_frame_equal(sample.trajectory("h_index"), one)


def test_leave_slows_no_clock_but_the_persons_own(sample):
    names = ["academic_age", "m_quotient", "h_index"]
    plain = sample.trajectories(names)
    away = sample.trajectories(names, leave_years=[(2012, 2013)])
    assert (plain["date"] == away["date"]).all()
    is_later = plain["year"] >= 2014
    by_name = {name: plain["indicator"] == name for name in names}
    shift = plain["value"] - away["value"]
    assert set(shift[by_name["h_index"]]) == {0.0}
    assert set(shift[by_name["academic_age"] & is_later]) == {2.0}
    assert (away["value"] == away["age"])[by_name["academic_age"]].all()
    assert (shift[by_name["m_quotient"] & is_later] < 0).all()


def test_self_citations_that_no_one_can_tell_leave_the_value_unknown(sample):
    path = sample.trajectory("h_index", self_citations="exclude")
    assert path["value"].isna().all()
    observed, rebuilt = (path[path["kind"] == kind] for kind in ("observed", "reconstructed"))
    assert all("not_known_then" in flags for flags in observed["flags"])
    assert all("not_reconstructable:self_citations" in flags for flags in rebuilt["flags"])
