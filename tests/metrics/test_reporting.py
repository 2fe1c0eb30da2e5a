"""The indicators of one person: known values only, with interval, coverage and definition."""

from __future__ import annotations

import pandas as pd
import pytest

from researchmetrics import metrics
from researchmetrics.errors import IndicatorError, NotEnoughDataError, UnknownIndicatorError
from researchmetrics.tables import TABLES

AS_OF = "2020-12-31"


def works(n=12, **columns):
    base = {
        "work_id": [f"w{i}" for i in range(n)],
        "year": pd.array([2010 + i % 6 for i in range(n)], dtype="Int64"),
        "citations": pd.array([3 * i for i in range(n)], dtype="Int64"),
        "n_authors": pd.array([1 + i % 4 for i in range(n)], dtype="Int64"),
        "citations_source": ["openalex"] * n,
        "sources": [["openalex"]] * n,
    }
    return pd.DataFrame(base | columns)


def test_table_has_the_declared_columns_and_every_indicator():
    table = metrics.indicators(works(), as_of=AS_OF)
    assert list(table.reset_index().columns) == TABLES["indicators"].names
    assert list(table.index) == metrics.names()
    assert table["as_of"].eq(AS_OF).all()
    assert table["definition"].notna().all()


def test_unknown_counts_are_coverage_and_never_zero():
    known = works().assign(citations=pd.array([5, None] + [None] * 10, dtype="Int64"))
    row = metrics.indicators(known, names=["h_index"], as_of=AS_OF).loc["h_index"]
    assert (row["value"], row["n_used"], row["n_missing"]) == (1, 1, 11)
    assert {"lower_bound", "low_coverage"} <= set(row["flags"])
    mean = metrics.indicators(known, names=["mean_citations"], as_of=AS_OF).loc["mean_citations"]
    assert mean["value"] == 5
    assert "lower_bound" not in mean["flags"]


def test_nothing_known_is_unknown():
    row = metrics.indicators(works(citations=pd.NA), names=["h_index"], as_of=AS_OF).loc["h_index"]
    assert pd.isna(row["value"])
    assert "nothing_known" in row["flags"]


def test_no_works_give_zero_counts():
    table = metrics.indicators(works(0), as_of=AS_OF)
    assert table.loc[["h_index", "n_papers", "n_citations"], "value"].tolist() == [0, 0, 0]
    assert pd.isna(table.loc["mean_citations", "value"])


def test_a_table_with_titles_only_counts_papers_and_says_what_it_needs():
    table = metrics.indicators(pd.DataFrame({"title": ["A", "B"]}), as_of=AS_OF)
    assert table.loc["n_papers", "value"] == 2
    assert pd.isna(table.loc["h_index", "value"])
    assert "needs_citations" in table.loc["h_index", "flags"]


def test_interval_holds_the_value_and_is_the_same_every_time():
    first = metrics.indicators(works(40), names=["h_index", "mean_citations"], as_of=AS_OF)
    again = metrics.indicators(works(40), names=["h_index", "mean_citations"], as_of=AS_OF)
    pd.testing.assert_frame_equal(first, again)
    assert (first["lo"] <= first["value"]).all()
    assert (first["value"] <= first["hi"]).all()
    assert (first["lo"] < first["hi"]).all()


def test_no_interval_where_it_makes_no_sense():
    table = metrics.indicators(works(40), names=["n_papers", "first_year"], as_of=AS_OF)
    assert table[["lo", "hi"]].isna().all(axis=None)
    few = metrics.indicators(works(4), names=["h_index"], as_of=AS_OF)
    assert few[["lo", "hi"]].isna().all(axis=None)


def test_m_is_h_over_academic_age_and_unknown_for_beginners():
    table = metrics.indicators(works(), as_of=AS_OF)["value"]
    assert table["m_quotient"] == pytest.approx(table["h_index"] / table["academic_age"])
    young = works(year=2019)
    row = metrics.indicators(young, names=["m_quotient"], as_of=AS_OF).loc["m_quotient"]
    assert pd.isna(row["value"])
    older = metrics.indicators(works(year=2017), names=["m_quotient"], as_of=AS_OF)
    assert "short_career" in older.loc["m_quotient", "flags"]


def test_first_year_counts_for_m_though_its_citations_are_unknown():
    counts = pd.array([None, *[10] * 11], dtype="Int64")
    years = pd.array([2001, *[2015] * 11], dtype="Int64")
    table = metrics.indicators(works(citations=counts, year=years), as_of=AS_OF)["value"]
    assert table["m_quotient"] == pytest.approx(10 / 20)


def test_year_after_as_of_is_flagged_and_no_age():
    late = works(year=pd.array([2030] + [2015] * 11, dtype="Int64"))
    table = metrics.indicators(late, names=["last_year", "n_papers"], as_of=AS_OF)
    assert table.loc["last_year", "value"] == 2015
    assert table.loc["n_papers", "value"] == 12
    assert "year_after_as_of:1" in table.loc["last_year", "flags"]


def test_direct_call_refuses_a_year_after_as_of():
    with pytest.raises(IndicatorError, match="lies after"):
        metrics.academic_age([2030], as_of=2020)


def test_fractional_counting_names_the_definition_used():
    table = metrics.indicators(works(), as_of=AS_OF, counting="fractional")
    assert table.loc["n_papers", "value"] == pytest.approx(3 * (1 + 1 / 2 + 1 / 3 + 1 / 4))
    assert table.loc["n_papers", "definition"].startswith("papers_frac-")
    assert table.loc["h_index", "definition"].startswith("hI_norm-")
    assert table.loc["g_index", "value"] == metrics.g_index(
        works()["citations"] / works()["n_authors"]
    )
    assert "fractional" in table.loc["g_index", "flags"]


def test_unknown_number_of_authors_is_dropped_and_reported():
    unknown = works(n_authors=pd.array([None] + [2] * 11, dtype="Int64"))
    row = metrics.indicators(unknown, names="n_papers", as_of=AS_OF, counting="fractional").iloc[0]
    assert (row["value"], row["n_used"], row["n_missing"]) == (5.5, 11, 1)


def test_window_leaves_out_undated_works_and_says_so():
    undated = works(year=pd.array([None] + [2018] * 6 + [2000] * 5, dtype="Int64"))
    row = metrics.indicators(undated, names="n_papers", as_of=AS_OF, window=5).iloc[0]
    assert row["value"] == 6
    assert "window:2016-2020" in row["flags"]
    assert "outside_window_for_want_of_year:1" in row["flags"]


def test_sources_are_named_and_mixing_them_flagged():
    mixed = works(citations_source=["openalex"] * 6 + ["crossref"] * 6)
    row = metrics.indicators(mixed, names="h_index", as_of=AS_OF).iloc[0]
    assert row["source"] == "crossref, openalex"
    assert "mixed_sources" in row["flags"]


def test_self_citations_without_data_say_what_is_missing():
    with pytest.raises(NotEnoughDataError, match="self_citations"):
        metrics.indicators(works(), as_of=AS_OF, self_citations="exclude")


def test_unknown_indicator_is_named():
    with pytest.raises(UnknownIndicatorError, match="Did you mean h_index"):
        metrics.indicators(works(), names=["h_inde"], as_of=AS_OF)


def test_citations_newer_than_the_date_are_flagged():
    yearly = pd.DataFrame({"work_id": ["w1"], "year": [2024], "citations": [3]})
    row = metrics.indicators(works(), names="h_index", as_of=AS_OF, citations_by_year=yearly).iloc[
        0
    ]
    assert "citations_later_than_as_of" in row["flags"]


AUTHORSHIPS = pd.DataFrame(
    {
        "work_id": ["w0", "w0", "w1", "w2", "w2", "w3"],
        "position": [1, 2, 1, 1, 2, 1],
        "name": ["Ida Moss", "Bo Reed", "Ida Moss", "Cy Lund", "I. Moss", "Dee Hart"],
        "person_id": [None, "p:bo", None, "p:cy", None, None],
        "is_self": [True, False, True, False, True, False],
    }
)


def test_authorships_give_places_and_coauthors():
    four = works(4, n_authors=pd.array([None] * 4, dtype="Int64"))
    table = metrics.indicators(four, authorships=AUTHORSHIPS, as_of=AS_OF)
    assert table.loc["n_coauthors", "value"] == 2
    assert table.loc["n_coauthors", "n_missing"] == 1  # w3 marks nobody as the person
    shares = table.loc[["first_author_share", "last_author_share"], "value"]
    assert shares.tolist() == pytest.approx([1 / 3, 1 / 3])
    assert table.loc["single_author_share", "value"] == pytest.approx(0.5)


def test_a_cut_list_of_authors_is_no_count():
    cut = works(1, n_authors=pd.NA, authors_truncated=True)
    table = metrics.indicators(cut, authorships=AUTHORSHIPS, names=["ci"], as_of=AS_OF)
    assert pd.isna(table.loc["ci", "value"])


def test_each_number_stands_beside_the_works_used_and_missing():
    works = pd.DataFrame({"citations": [4, 1, None], "year": [2019, 2020, 2021]})
    table = metrics.indicators(works, as_of=2022)
    assert (table["n_used"] + table["n_missing"] == len(works)).all()
    assert table.loc["c_score", ["value", "n_used", "n_missing"]].isna().tolist() == [
        True,
        False,
        False,
    ]


@pytest.mark.parametrize("named", [True, False])
def test_intervals_do_not_depend_on_the_order_of_rows(named):
    works = pd.DataFrame(
        {"citations": range(20), "year": 2015, "work_id": list("abcdefghijklmnopqrst")}
    )
    works = works if named else works.drop(columns="work_id")
    asked = ["h_index", "mean_citations", "c_per_year"]
    made = [
        metrics.indicators(one, names=asked, as_of=2020)
        for one in (works, works.sample(frac=1, random_state=5), works[::-1])
    ]
    for other in made[1:]:
        pd.testing.assert_frame_equal(made[0], other)
