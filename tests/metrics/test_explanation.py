"""Why h is what it is, and how indicators moved over time."""

from __future__ import annotations

import pandas as pd
import pytest

from researchmetrics import metrics
from researchmetrics.errors import NotEnoughDataError, UnknownIndicatorError

WORKS = pd.DataFrame(
    {
        "work_id": ["a", "b", "c", "d", "e"],
        "title": ["One", "Two", "Three", "Four", "Five"],
        "citations": pd.array([20, 5, 3, 3, None], dtype="Int64"),
        "year": pd.array([2010, 2012, 2013, 2015, 2016], dtype="Int64"),
        "n_authors": pd.array([2, 2, 2, 2, 2], dtype="Int64"),
        "type": ["article"] * 5,
    }
)


def test_core_takes_the_youngest_of_equals():
    core = metrics.h_core(WORKS)
    assert core["work_id"].tolist() == ["a", "b", "d"]


def test_core_is_the_same_in_any_order():
    assert metrics.h_core(WORKS[::-1])["work_id"].tolist() == ["a", "b", "d"]


def test_ties_go_to_fewest_authors_then_identity():
    tied = WORKS.assign(
        citations=1, year=2010, n_authors=pd.array([3, 2, 2, None, 4], dtype="Int64")
    )
    assert metrics.h_core(tied)["work_id"].tolist() == ["b"]


def test_core_of_nothing_is_empty():
    assert metrics.h_core(WORKS[:0]).empty
    assert metrics.h_core(WORKS.assign(citations=0)).empty


def test_explanation_of_h_says_the_next_step():
    found = metrics.explain(WORKS, "h_index", as_of="2020-01-01")
    assert (found.value, found.next_value, found.needed) == (3, 4, 2)
    assert found.works["in_core"].tolist() == [True, True, True, False]
    assert found.works["needs"].tolist() == [0, 0, 1, 1]
    assert "2 more citations, on 2 works" in str(found)


def test_effect_of_each_work_left_out_is_computed():
    found = metrics.explain(WORKS, "n_citations", as_of="2020-01-01")
    assert found.works["without"].tolist() == [11, 26, 28, 28]
    assert "Without “One” it would be 11." in found.sentences


def test_next_h_may_take_a_further_work():
    found = metrics.explain(WORKS[:2], "h_index", as_of="2020-01-01")
    assert (found.value, found.next_value, found.needed) == (2, 3, None)
    assert "further work" in str(found)


def test_explanation_of_any_indicator_that_has_no_citations():
    found = metrics.explain(WORKS, "active_years", as_of="2020-01-01")
    assert found.value == 5
    assert set(found.works["without"]) == {4.0}


def test_explanation_needs_data_and_a_known_name():
    with pytest.raises(NotEnoughDataError, match="citations"):
        metrics.explain(WORKS.assign(citations=pd.NA), "h_index", as_of=2020)
    with pytest.raises(UnknownIndicatorError):
        metrics.explain(WORKS, "hirsch", as_of=2020)
    assert metrics.explain(WORKS[:0], "h_index", as_of=2020).value == 0


YEARLY = pd.DataFrame(
    {
        "work_id": ["a", "a", "a", "b", "b"],
        "year": [2010, 2012, 2013, 2012, 2013],
        "citations": [1, 4, 15, 2, 3],
    }
)


def test_reconstruction_sums_what_was_received_until_each_year_end():
    path = metrics.trajectory(WORKS[:2], YEARLY, "n_citations", as_of="2013-06-30")
    assert path["date"].tolist() == ["2010-12-31", "2011-12-31", "2012-12-31", "2013-06-30"]
    assert path["value"].tolist() == [1, 1, 7, 25]
    assert path["kind"].eq("reconstructed").all()
    assert path["flags"].tolist() == [[], [], [], ["partial_year"]]


def test_reconstructed_h_never_falls():
    path = metrics.trajectory(WORKS[:2], YEARLY, "h_index", as_of=2014)
    assert path["value"].tolist() == [1, 1, 2, 2, 2]


def test_works_without_yearly_counts_are_missing_unless_known_uncited():
    path = metrics.trajectory(WORKS, YEARLY, "n_citations", as_of=2016)
    assert path["n_missing"].tolist() == [0, 0, 0, 1, 1, 2, 3]
    uncited = WORKS.assign(citations=pd.array([20, 5, 0, 0, 0], dtype="Int64"))
    path = metrics.trajectory(uncited, YEARLY, "n_citations", as_of=2016)
    assert path["n_missing"].tolist() == [0] * 7


def test_what_came_before_the_first_year_told_is_unknown_then_and_counted_later():
    path = metrics.trajectory(WORKS[:2], YEARLY[1:], "n_citations", as_of=2014)
    assert path["value"].tolist() == [pd.NA, 1, 7, 25, 25]
    assert path["truncated"].tolist() == [True, False, False, False, False]
    assert path["flags"].tolist()[0] == ["yearly_counts_begin:2012", "low_coverage"]
    assert path.loc[0, ["lo", "hi"]].tolist() == [0, 1]


def test_works_cited_last_before_the_first_year_told_are_not_lost():
    works = pd.DataFrame(
        {
            "work_id": ["old", "new"],
            "year": [1990, 2015],
            "citations": [30, 4],
            "citations_source": "openalex",
        }
    )
    yearly = pd.DataFrame(
        {"work_id": ["new"], "year": [2016], "citations": [4], "source": "openalex"}
    )
    path = metrics.trajectory(works, yearly, "n_citations", as_of=2017).set_index("year")
    assert path.loc[[1990, 2014], "value"].isna().all()
    assert path.loc[[2015, 2016, 2017], "value"].tolist() == [30, 34, 34]
    h = metrics.trajectory(works, yearly, "h_index", as_of=2017).set_index("year")
    assert h.loc[2014, ["lo", "hi"]].tolist() == [0, 1]


def test_each_source_begins_with_a_year_of_its_own():
    """That another source tells of an earlier year makes no count of this one whole."""
    works = pd.DataFrame(
        {
            "work_id": ["a", "b"],
            "year": [2000, 2000],
            "citations": [9, 2],
            "citations_source": ["openalex", "crossref"],
        }
    )
    yearly = pd.DataFrame(
        {
            "work_id": ["a", "b"],
            "year": [2012, 2001],
            "citations": [3, 2],
            "source": ["openalex", "crossref"],
        }
    )
    path = metrics.trajectory(works, yearly, "n_citations", as_of=2012).set_index("year")
    assert path.loc[2010, ["lo", "hi"]].tolist() == [2, 8]
    assert path.loc[[2011, 2012], "value"].tolist() == [8, 11]
    assert path.loc[2005, "flags"][0] == "yearly_counts_begin:2012"


def test_a_value_that_cannot_be_but_one_is_known_however_the_counts_are_cut():
    works = pd.DataFrame({"work_id": ["a", "b"], "year": [2000, 2000], "citations": [9, 0]})
    yearly = pd.DataFrame({"work_id": ["a"], "year": [2010], "citations": [3]})
    path = metrics.trajectories(
        works, ["i10_index", "uncited_share"], as_of=2010, citations_by_year=yearly
    )
    i10, uncited = (path[path["indicator"] == one] for one in ("i10_index", "uncited_share"))
    assert i10["value"].tolist() == [0] * 11
    assert uncited["value"].isna().tolist() == [True] * 9 + [False] * 2


def test_yearly_counts_that_sum_to_too_little_are_flagged():
    """Where another source gave the total, or the work is no older than the first year told."""
    works = WORKS.assign(citations_source="dblp")
    yearly = YEARLY[1:].assign(source="openalex")
    path = metrics.trajectory(works, yearly, "n_citations", as_of=2014)
    assert all("yearly_counts_incomplete" in flags for flags in path["flags"])
    young = metrics.trajectory(WORKS.assign(citations=25), YEARLY, "n_citations", as_of=2014)
    assert all("yearly_counts_incomplete" in flags for flags in young["flags"])


def test_two_sources_of_yearly_counts_do_not_add_up():
    twice = pd.concat([YEARLY, YEARLY])
    path = metrics.trajectory(WORKS[:2], twice, "n_citations", as_of=2013)
    assert path["value"].tolist() == [1, 1, 7, 25]


def test_counts_of_works_need_no_citations():
    path = metrics.trajectory(WORKS, None, "n_papers", as_of=2016)
    assert path["value"].tolist() == [1, 1, 2, 3, 3, 4, 5]


def test_reconstruction_says_what_it_lacks():
    with pytest.raises(NotEnoughDataError, match="citations by year"):
        metrics.trajectory(WORKS, None, "h_index", as_of=2016)
    with pytest.raises(NotEnoughDataError, match="year"):
        metrics.trajectory(WORKS.assign(year=pd.NA), YEARLY, "n_papers", as_of=2016)


def test_observed_is_what_was_known_then():
    later = WORKS.assign(citations=30)
    path = metrics.observed([("2022-01-01", later), ("2021-01-01", WORKS)], "h_index")
    assert path["date"].tolist() == ["2021-01-01", "2022-01-01"]
    assert path["value"].tolist() == [3, 5]
    assert path["n_missing"].tolist() == [1, 0]
    assert path["kind"].eq("observed").all()
    assert metrics.observed([], "h_index").empty


def test_coverage_counts_what_is_known_of_papers():
    table = metrics.coverage(WORKS.assign(category=["LG", None, "CV", None, "CL"], doi=None))
    assert table.loc["citations"].tolist() == [4, 5, 0.8]
    assert table.loc["field", "known"] == 3
    assert table.loc["identifier", "known"] == 0
    assert table.loc["abstract", "known"] == 0
    assert metrics.coverage(WORKS[:0])["share"].isna().all()
