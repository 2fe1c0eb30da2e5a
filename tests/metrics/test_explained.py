"""What stands behind a number: shares, what was left out, and what comes next."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from researchmetrics import metrics
from researchmetrics.errors import IndicatorError, NotEnoughDataError

WORKS = pd.DataFrame(
    {
        "work_id": ["a", "b", "c", "d", "e", "f"],
        "title": ["One", "Two", "Three", "Four", "Five", "Six"],
        "citations": pd.array([20, 5, 3, 2, 1, None], dtype="Int64"),
        "year": pd.array([2010, 2012, 2013, 2015, 2016, 2016], dtype="Int64"),
        "type": ["article"] * 5 + ["software"],
    }
)
WROTE = pd.DataFrame(
    [
        ("a", 1, "Josiah Carberry", None, True),
        ("a", 2, "Bo Kiln", "openalex:A7", False),
        ("b", 1, "B. Kiln", "openalex:A7", False),
        ("b", 2, "Josiah Carberry", None, True),
        ("c", 1, "Josiah Carberry", None, True),
        ("c", 2, "Cy Clay", None, False),
        ("d", 1, "Dee Dust", None, False),
        ("x", 1, "Cy Clay", None, False),
    ],
    columns=["work_id", "position", "name", "person_id", "is_self"],
)
CITES = pd.DataFrame(
    [("b", "a"), ("c", "a"), ("x", "c"), ("x", "a"), ("d", "b")], columns=["work_id", "cited_id"]
)


def explained(name="h_index", works=WORKS, **options):
    return metrics.explain(
        works, name, as_of=2020, authorships=WROTE, **{"references": CITES, **options}
    )


def test_works_one_and_two_citations_short_are_named():
    found = explained()
    assert (found.value, found.next_value, found.needed) == (3, 4, 3)
    near = found.works[found.works["needs"].between(1, 2)]
    assert near["title"].tolist() == ["Three", "Four"]
    assert "One citation short: “Three”." in found.sentences
    assert "Two citations short: “Four”." in found.sentences


def test_the_core_adds_one_each_and_the_rest_nothing():
    assert explained().works["contribution"].tolist() == [1, 1, 1, 0, 0]
    assert explained("g_index").works["contribution"].tolist() == [1, 1, 1, 1, 1]
    assert explained("i10_index").works["contribution"].tolist() == [1, 0, 0, 0, 0]


def test_the_works_that_a_number_rests_on_are_marked():
    assert explained("max_citations").works["rests_on"].tolist() == [True] + [False] * 4
    assert explained("h_index").works["rests_on"].tolist() == [True] * 3 + [False] * 2
    assert explained("first_year").works["rests_on"].tolist() == [True] + [False] * 4


def test_what_a_work_adds_to_a_mean_is_its_part_of_the_sum():
    found = explained("mean_citations")
    assert found.works["contribution"].tolist() == pytest.approx([4, 1, 0.6, 0.4, 0.2])
    rate = explained("c_per_year")
    assert rate.works["contribution"].sum() == pytest.approx(31 / 11)
    assert explained("median_citations").works["contribution"].isna().all()


def test_the_share_of_the_top_work_and_what_is_left_without_it():
    found = explained()
    assert found.top_share == pytest.approx(20 / 31)
    assert found.works["without"].iloc[0] == 2
    assert "The most cited work has 65% of the citations." in found.sentences
    assert np.isnan(metrics.explain(WORKS.assign(citations=0), "h_index", as_of=2020).top_share)


def test_co_authors_are_one_by_identifier_and_by_name_only_with_a_caveat():
    found = explained()
    top = found.coauthors.iloc[0]
    assert (top["name"], top["person_id"], top["told_by"]) == (
        "B. Kiln",
        "openalex:A7",
        "identifier",
    )
    assert (top["works"], top["citations"], top["without"]) == (2, 25, 2)
    assert top["share_of_citations"] == pytest.approx(25 / 31)
    by_name = found.coauthors.iloc[1]
    assert (by_name["name"], by_name["told_by"], by_name["works"]) == ("Cy Clay", "name", 1)
    # On work d the person is not marked: who wrote it with them is unknown.
    assert len(found.coauthors) == 2
    alone = metrics.explain(WORKS, "h_index", as_of=2020)
    assert alone.coauthors.empty
    nameless = WROTE.assign(person_id=pd.NA)
    named = metrics.explain(WORKS, "h_index", as_of=2020, authorships=nameless)
    assert any("(told by the name alone)" in line for line in named.sentences)


def test_self_citations_by_three_definitions_and_unknown_ones_stay_unknown():
    found = explained().self_citations.set_index("definition")
    # By any shared author: b, c and, through Cy Clay, x cite; d shares nobody.
    assert found.loc["exclude", ["self_citations", "known"]].tolist() == [3, "at least"]
    assert found.loc["exclude_own", ["self_citations", "known"]].tolist() == [2, "at least"]
    assert found.loc["exclude_coauthors", "self_citations"] == 4
    assert found.loc["exclude_own", "share"] == pytest.approx(2 / 31)
    unknown = explained(references=None).self_citations
    assert unknown["share"].isna().all()
    assert unknown["known"].tolist() == ["no"] * 3
    stated = explained(works=WORKS.assign(own_citations=[2, 1, 0, 0, 0, 0]))
    row = stated.self_citations.set_index("definition").loc["exclude_own"]
    assert (row["self_citations"], row["known"]) == (3, "yes")


def test_own_self_citations_are_all_known_where_all_own_references_are():
    cites = pd.concat(
        [CITES, pd.DataFrame({"work_id": ["a", "e"], "cited_id": ["y", "y"]})], ignore_index=True
    )
    row = explained(references=cites).self_citations.set_index("definition").loc["exclude_own"]
    assert row["known"] == "yes"


def test_what_was_left_out_is_listed_with_its_reason():
    works = pd.concat(
        [WORKS, pd.DataFrame({"work_id": ["g"], "title": ["Seven"], "type": ["article"]})]
    )
    found = explained(works=works, window=(2012, 2020))
    told = dict(zip(found.left_out["work_id"], found.left_out["reason"], strict=True))
    assert told == {
        "a": "year 2010, outside the window",
        "f": "kind of work: software",
        "g": "year unknown",
    }
    assert (found.n_used, found.n_missing) == (4, 0)
    missing = explained(works=works)
    told = dict(zip(missing.left_out["work_id"], missing.left_out["reason"], strict=True))
    assert told == {"f": "kind of work: software", "g": "unknown: citations"}
    assert (missing.n_used, missing.n_missing) == (5, 1)
    assert missing.sentences[1] == (
        "It stands on 5 works. Left out: kind of work: software (one work); unknown: citations "
        "(one work)."
    )


def test_choices_are_those_of_the_indicator_and_are_said():
    found = explained("h_index", self_citations="exclude_own", works=WORKS.assign(n_authors=2))
    assert found.value == 3
    assert "self_citations_excluded_own" in found.flags
    shared = explained("n_citations", works=WORKS.assign(n_authors=2), counting="fractional")
    assert shared.value == 15.5
    assert "fractional" in shared.flags
    assert explained("h_index", positions="single", works=WORKS.assign(n_authors=1)).value == 3
    with pytest.raises(NotEnoughDataError, match="Self-citations"):
        metrics.explain(WORKS, "h_index", as_of=2020, self_citations="exclude")
    with pytest.raises(IndicatorError, match="counting"):
        explained(counting="half")


def test_indicators_of_other_tables_get_them():
    yearly = pd.DataFrame({"work_id": ["a"], "year": [2020], "citations": [4]})
    assert explained("cited_half_life", citations_by_year=yearly).value > 10
    assert explained("price_index", references=CITES.assign(cited_year=2009)).n_used == 3
    assert explained("self_rate").value == pytest.approx(3 / 31)


def test_of_very_many_works_sums_and_means_are_still_told():
    many = pd.DataFrame({"work_id": [f"w{n}" for n in range(1_200)], "citations": 3})
    found = metrics.explain(many, "n_citations", as_of=2020)
    assert found.works["contribution"].sum() == 3_600
    assert metrics.explain(many, "h_index", as_of=2020).works["contribution"].isna().all()
    assert found.works["without"].notna().sum() == 1_000
    mean = metrics.explain(many, "mean_citations", as_of=2020)
    assert mean.works["contribution"].sum() == pytest.approx(3)
