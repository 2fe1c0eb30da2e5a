"""Indicators of a corpus: by SQL and by buckets the same table as in memory."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from works_of_people import AS_OF, OPTIONS, described, works

import researchmetrics as rm
from researchmetrics.engine.definitions import names as in_sql
from researchmetrics.errors import ResearchMetricsError
from researchmetrics.metrics.registry import names as in_catalogue

duckdb = pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")

BY_SORT = ["h_index", "g_index", "n_papers", "median_citations", "gini", "h_tapered", "hcp"]
CHOICES = [
    {},
    {"missing": "zero"},
    {"window": 10},
    {"window": (2000, 2010), "types": ["article", "talk"]},
    {"refereed": True, "as_of": 2005},
    {"positions": ["first", "single"]},
    {"positions": "middle", "missing": "zero"},
    {"self_citations": "exclude"},
    {"self_citations": "exclude", "missing": "zero", "window": 6},
    {"counting": "fractional"},
]


def asked(call):
    """Return a result, or the error in its place."""
    try:
        return call()
    except ResearchMetricsError as error:
        return error


def same(table, wanted, choices, **beside):
    """Compare a corpus with the same tables in memory, errors included."""
    settings = {"as_of": AS_OF, "options": OPTIONS, **choices}
    expected = asked(lambda: rm.compute(table, wanted, **settings, **beside))
    found = asked(lambda: rm.corpus(table, **beside).compute(wanted, **settings))
    if isinstance(expected, ResearchMetricsError):
        assert (type(found), str(found)) == (type(expected), str(expected))
    else:
        pd.testing.assert_frame_equal(found, expected, rtol=1e-12, atol=0)


@pytest.mark.slow
@settings(deadline=None, max_examples=10)
@given(seed=st.integers(0, 10_000), size=st.integers(0, 40), choices=st.sampled_from(CHOICES))
def test_sql_is_equal_to_the_plain_functions_on_few_works(seed, size, choices):
    same(works(seed, size, groups=3), in_sql(), {"by": "who", **choices})


@pytest.mark.slow
@settings(deadline=None, max_examples=10)
@given(seed=st.integers(0, 10_000), size=st.integers(0, 60), choices=st.sampled_from(CHOICES))
def test_one_sort_is_equal_to_the_plain_functions(seed, size, choices):
    same(works(seed, size, groups=4), BY_SORT, {"by": "who", **choices})


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
def test_sql_is_equal_to_the_plain_functions_for_many_people(seed):
    same(works(seed, 5000, groups=700), in_sql(), {"by": "who"})


def test_all_works_are_one_group_without_by():
    same(works(3, 50), ["h_index", "hm", "first_year", "n_papers"], {})
    same(works(3, 0), ["h_index", "hm", "first_year", "n_papers"], {})


def test_groups_keep_their_kind_and_order():
    for groups in (
        pd.Series([30, 4, 30, 4], dtype="int32"),
        pd.Series([30, None, 4, 4], dtype="Int64"),
        pd.Series(["b", "a", "Z", "é"]),
        pd.Series(["b", "a", "b", None], dtype="object"),
        pd.Series([2.5, None, -1.0, 2.5]),
        pd.Series(["b", "a", "b", "b"], dtype=pd.CategoricalDtype(["c", "b", "a"])),
    ):
        table = pd.DataFrame({"of them": groups, "citations": [1, 2, 3, 4], "n_authors": 2})
        same(table, ["h_index", "cites_frac"], {"by": "of them"})


def test_whole_numbers_among_broken_ones_are_found():
    table = works(5, 60).astype({"citations": "float64"})
    same(table, in_sql(), {"by": "who"})
    table.loc[7, "citations"] = 2.5
    same(table, in_sql(), {"by": "who"})


@pytest.mark.slow
@pytest.mark.parametrize(
    "choices",
    [
        {},
        {"counting": "fractional"},
        {"self_citations": "exclude_coauthors"},
        {"self_citations": "exclude_own", "positions": ["first", "last"], "missing": "zero"},
    ],
)
def test_whole_catalogue_is_equal_with_all_tables(choices):
    table, beside = described(11, 60)
    same(table, in_catalogue(), {"by": "person_id", **choices}, **beside)


def test_lists_of_single_people_laid_end_to_end_stay_apart():
    wrote = pd.DataFrame(
        {
            "work_id": ["v", "v", "v", "v", "w", "w"],
            "position": [1, 2, 1, 2, 1, 2],
            "name": ["Ada", "Bo", "Ada", "Bo", "Cy", "Bo"],
            "person_id": ["a", "a", "b", "b", "b", "b"],
            "is_self": [True, False, False, True, False, True],
        }
    )
    table = pd.DataFrame({"work_id": ["v", "v", "w", "x"], "person_id": ["a", "b", "b", "a"]})
    table = table.assign(citations=[3, 3, 1, 0], year=2000)
    wanted = ["n_coauthors", "first", "last", "top_coauthor_share", "cites_frac", "repeat_share"]
    same(table, wanted, {"by": "person_id"}, authorships=wrote)


def test_one_marked_person():
    table, beside = described(12, 20)
    wrote = beside["authorships"]
    beside["authorships"] = wrote.assign(is_self=wrote["person_id"] == "p1")
    wanted = ["n_coauthors", "first", "mcc", "n_self_citations", "intl_share", "h_index"]
    same(table, wanted, {"self_citations": "exclude_own"}, **beside)
