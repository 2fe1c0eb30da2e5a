"""Disruption: the published example, each rule by itself, and a plain oracle over random graphs."""

from __future__ import annotations

import json
import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from researchmetrics import metrics
from researchmetrics.errors import IndicatorError, TableError
from researchmetrics.metrics.disruptiveness import counting

VALUES = ["cd", "mcd", "di_nok", "di_l"]
COUNTS = ["n_i", "n_j", "n_k", "n_j_l", "n_cites"]


def table(years, **more):
    return pd.DataFrame({"work_id": list(years), "year": list(years.values()), **more})


def links(*pairs):
    return pd.DataFrame(
        [tuple(pair.split(">")) for pair in pairs], columns=["citing", "cited"], dtype="string"
    )


# The graph drawn in the documentation of the program cdindex by R. Funk.
DOCUMENTED = table(
    {
        "0": 1992,
        "1": 1992,
        "2": 1993,
        "3": 1993,
        "4": 1995,
        "5": 1997,
        "6": 1998,
        "7": 1999,
        "8": 1999,
        "9": 1998,
        "10": 1997,
    }
)
DOCUMENTED_LINKS = links(
    *(["4>2", "4>0", "4>1", "4>3", "5>2", "6>2", "6>4", "7>4", "8>4", "9>4", "9>1", "9>3", "10>4"]),
)


def test_the_documented_graph_of_funk_and_owen_smith():
    row = metrics.disruption(DOCUMENTED, DOCUMENTED_LINKS, ["4"]).iloc[0]
    assert (row.n_i, row.n_j, row.n_k) == (3, 2, 1)
    assert row.cd == pytest.approx(1 / 6, abs=1e-15)
    assert row.mcd == pytest.approx(5 / 6, abs=1e-15)
    assert (row.di_nok, row.n_cites, row.coverage) == (pytest.approx(1 / 5), 5, 1)
    assert (row.resolution, row.definition) == ("year", "disruption-1")


def test_values_stated_for_that_graph(shared_data):
    path = shared_data / "data/bibliometrics/cdindex_stated.json"
    stated = json.loads(path.read_text(encoding="utf-8"))
    works = pd.DataFrame({"work_id": range(len(stated["times"])), "time": stated["times"]})
    rows = pd.DataFrame(stated["edges_citing_cited"], columns=["citing", "cited"])
    options = {"window": stated["delta_seconds"], "time": "time"}
    found = metrics.disruption(works, rows, without_references="formula", **options)
    ours = metrics.disruption(works, rows, **options)
    for name in ("cd", "mcd"):
        for work, value in stated[name].items():
            assert found[name].iloc[int(work)] == pytest.approx(value) or (
                value is None and found[name].isna().iloc[int(work)]
            )
    assert ours["cd"].isna().tolist() == [True] * 4 + [False] * 3 + [True] * 2 + [False] * 2


def test_a_work_without_known_references_is_unknown_and_not_disruptive():
    works, rows = table({"a": 2000, "b": 2001}), links("b>a")
    row = metrics.disruption(works, rows, ["a"]).iloc[0]
    assert pd.isna(row[["cd", "mcd", "di_nok", "di_l", "n_i", "n_j", "n_k"]]).all()
    assert row.n_cites == 1
    assert "no_references" in row["flags"]
    by_formula = metrics.disruption(works, rows, ["a"], without_references="formula").iloc[0]
    assert by_formula.cd == 1
    assert "no_references" in by_formula["flags"]


def test_the_focal_work_is_none_of_those_that_cite_its_references():
    works = table({"r": 1990, "f": 1995, "x": 1996})
    row = metrics.disruption(works, links("f>r", "x>f"), ["f"]).iloc[0]
    assert (row.n_i, row.n_j, row.n_k, row.cd) == (1, 0, 0, 1)


def test_the_window_opens_with_the_focal_work_and_its_last_year_counts():
    works = table({"r": 1990, "f": 1995, "early": 1992, "last": 2000, "late": 2001, "x": 1996})
    rows = links("f>r", "early>r", "last>r", "late>r", "late>f", "x>f")
    row = metrics.disruption(works, rows, ["f"]).iloc[0]
    assert (row.n_i, row.n_j, row.n_k) == (1, 0, 1)
    for_ever = metrics.disruption(works, rows, ["f"], window=None).iloc[0]
    assert (for_ever.n_i, for_ever.n_j, for_ever.n_k) == (1, 1, 1)
    assert "window_open" not in row["flags"]
    seen = metrics.disruption(works, rows, ["f"], as_of="1999-06-30").iloc[0]
    assert (seen.n_i, seen.n_j, seen.n_k) == (1, 0, 0)
    assert "window_open" in seen["flags"]


def test_a_work_that_nobody_cites_has_zero_and_says_so():
    works = table({"r": 1990, "f": 1995, "x": 1996})
    row = metrics.disruption(works, links("f>r", "x>r"), ["f"]).iloc[0]
    assert (row.cd, row.n_cites, row.n_k) == (0, 0, 1)
    assert "not_cited" in row["flags"]
    assert pd.isna(row.di_nok)
    alone = metrics.disruption(works, links("f>r"), ["f"]).iloc[0]
    assert pd.isna(alone.cd)
    assert alone.n_k == 0


def test_only_strictly_later_works_count():
    works = table({"r": 1990, "f": 1995, "same": 1995, "next": 1996})
    row = metrics.disruption(works, links("f>r", "same>f", "next>f"), ["f"]).iloc[0]
    assert row.n_cites == 1


def test_days_tell_more_than_years():
    dates = ["1990-01-01", "1995-03-01", "1995-03-01", "1995-03-02", "2000-03-01", "2000-03-02"]
    works = pd.DataFrame({"work_id": list("rfsnlt"), "date": dates})
    rows = links("f>r", "s>f", "n>f", "l>f", "t>f")
    row = metrics.disruption(works, rows, ["f"], time="date").iloc[0]
    assert (row.n_cites, row.resolution) == (2, "day")
    stamps = works.assign(date=pd.to_datetime(works["date"]))
    assert metrics.disruption(stamps, rows, ["f"], time="date").iloc[0].n_cites == 2
    vague = works.assign(date=[*dates[:3], "1995", *dates[4:]])
    assert metrics.disruption(vague, rows, ["f"], time="date").iloc[0].n_cites == 1
    leap = pd.DataFrame(
        {"work_id": list("fxy"), "date": ["2016-02-29", "2021-02-28", "2021-03-01"]}
    )
    found = metrics.disruption(
        leap, links("x>f", "y>f"), ["f"], time="date", without_references="formula"
    )
    assert found["n_cites"].tolist() == [1]


def test_repeated_citations_and_citations_of_oneself_count_once_and_never():
    works = table({"r": 1990, "f": 1995, "x": 1996})
    rows = links("f>r", "f>r", "f>f", "x>f", "x>f", "x>r", "x>r", "x>x")
    row = metrics.disruption(works, rows, ["f"]).iloc[0]
    assert (row.n_i, row.n_j, row.n_k, row.n_references) == (0, 1, 0, 1)


def test_low_coverage_of_the_references_states_nothing():
    works = table({"r": 1990, "f": 1995, "x": 1996}, n_references=[0, 4, 2])
    row = metrics.disruption(works, links("f>r", "x>f"), ["f"]).iloc[0]
    assert (row.coverage, row.n_references) == (0.25, 4)
    assert pd.isna(row.cd)
    assert pd.isna(row.n_i)
    assert "low_coverage" in row["flags"]
    assert metrics.disruption(works, links("f>r", "x>f"), ["f"], min_coverage=0).iloc[0].cd == 1


def test_references_that_are_listed_and_not_found_lower_coverage():
    works = table({"r": 1990, "f": 1995, "x": 1996})
    rows = pd.DataFrame(
        {"work_id": ["f", "f", "f", "f", "x"], "cited_id": ["r", None, None, "outside", "f"]}
    )
    row = metrics.disruption(works, rows, ["f"]).iloc[0]
    assert (row.n_references, row.coverage) == (4, 0.25)


def test_a_reference_outside_the_table_still_joins_its_citing_works():
    works = table({"f": 1995, "x": 1996, "r1": 1, "r2": 1, "r3": 1, "r4": 1})
    rows = links("f>out", "f>r1", "f>r2", "f>r3", "f>r4", "x>f", "x>out")
    row = metrics.disruption(works, rows, ["f"]).iloc[0]
    assert (row.n_i, row.n_j, row.coverage) == (0, 1, 0.8)


def test_undated_works_neither_cite_nor_are_measured():
    works = table({"r": None, "f": 1995, "x": None, "y": 1996})
    found = metrics.disruption(works, links("f>r", "x>f", "x>r", "y>r", "y>f"))
    assert found.loc[1, ["n_i", "n_j", "n_k"]].tolist() == [0, 1, 0]
    assert pd.isna(found.loc[2, "cd"])
    assert pd.isna(found.loc[2, "n_cites"])
    assert "no_date" in found.loc[2, "flags"]


def test_sharing_counts_from_so_many_references_on():
    years = {f"r{n}": 1990 for n in range(6)} | {"f": 1995, "five": 1996, "four": 1996, "k": 1997}
    rows = [f"f>r{n}" for n in range(6)] + [f"five>r{n}" for n in range(5)]
    rows += [f"four>r{n}" for n in range(4)] + ["five>f", "four>f", "k>r0"]
    found = metrics.disruption(table(years), links(*rows), ["f"]).iloc[0]
    assert (found.n_i, found.n_j, found.n_j_l, found.n_k) == (0, 2, 1, 1)
    assert (found.cd, found.di_l) == (pytest.approx(-2 / 3), pytest.approx(-1 / 2))
    assert metrics.disruption(table(years), links(*rows), ["f"], shared=4).iloc[0].n_j_l == 2


def test_means_of_a_person_leave_out_what_nobody_cites():
    assert metrics.cd([3, 0, 0], [2, 0, 0], [1, 5, 0]) == pytest.approx(1 / 6)
    assert math.isnan(metrics.cd([0], [0], [3]))
    works = DOCUMENTED.join(metrics.disruption(DOCUMENTED, DOCUMENTED_LINKS))
    found = metrics.compute(works, ["cd", "mcd", "di_nok", "di_l"])
    assert found.loc["all", ["cd", "mcd"]].tolist() == pytest.approx([1 / 6, 5 / 6])


@pytest.mark.parametrize(
    ("options", "error", "words"),
    [
        ({"window": 0}, IndicatorError, "window"),
        ({"window": float("nan")}, IndicatorError, "window"),
        ({"shared": 0}, IndicatorError, "shared"),
        ({"shared": 1.5}, IndicatorError, "shared"),
        ({"min_coverage": 2}, IndicatorError, "min_coverage"),
        ({"without_references": "one"}, IndicatorError, "without_references"),
        ({"time": "when"}, TableError, "when"),
        ({"time": "work_id"}, IndicatorError, "ISO dates"),
        ({"focal": ["nobody"]}, TableError, "nobody"),
        ({"focal": ["4", "4"]}, IndicatorError, "twice"),
        ({"as_of": "soon"}, IndicatorError, "as_of"),
    ],
)
def test_impossible_requests_say_what_is_wrong(options, error, words):
    works = DOCUMENTED.assign(work_id=DOCUMENTED["work_id"].replace({"0": "zero"}))
    with pytest.raises(error, match=words):
        metrics.disruption(works, DOCUMENTED_LINKS, **options)


def test_tables_that_do_not_fit_say_what_they_lack():
    with pytest.raises(TableError, match="cited"):
        metrics.disruption(DOCUMENTED, DOCUMENTED_LINKS[["citing"]])
    with pytest.raises(TableError, match="twice"):
        metrics.disruption(pd.concat([DOCUMENTED] * 2), DOCUMENTED_LINKS)
    with pytest.raises(TableError, match="no work_id"):
        metrics.disruption(DOCUMENTED.assign(work_id=None), DOCUMENTED_LINKS)
    with pytest.raises(TableError, match="DataFrame"):
        metrics.disruption(DOCUMENTED, [(1, 2)])


def test_nothing_at_all_is_an_empty_table():
    found = metrics.disruption(DOCUMENTED[:0], DOCUMENTED_LINKS[:0])
    assert list(found.columns[:4]) == VALUES
    assert len(found) == 0
    assert metrics.disruption(DOCUMENTED, DOCUMENTED_LINKS[:0])["cd"].isna().all()
    assert len(metrics.disruption(DOCUMENTED, DOCUMENTED_LINKS, [])) == 0


def oracle(years, pairs, focal, window, shared):
    """Count by sets, word for word as the definition says."""
    pairs = {(a, b) for a, b in pairs if a != b}
    references = {b for a, b in pairs if a == focal}
    start = years[focal]
    inside = {
        work
        for work, year in years.items()
        if year is not None
        and start is not None
        and start < year
        and (window is None or year <= start + window)
    }
    cites = {a for a, b in pairs if b == focal and a in inside}
    common = {a: len({b for c, b in pairs if c == a} & references) for a in inside}
    n_i = sum(common[a] == 0 for a in cites)
    n_j = sum(common[a] > 0 for a in cites)
    n_l = sum(common[a] >= shared for a in cites)
    n_k = sum(common[a] > 0 for a in inside - cites)
    return n_i, n_j, n_k, n_l, bool(references)


GRAPHS = st.integers(1, 14).flatmap(
    lambda n: st.tuples(
        st.lists(st.one_of(st.none(), st.integers(2000, 2009)), min_size=n, max_size=n),
        st.lists(st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)), max_size=70),
    )
)


@settings(max_examples=500, deadline=None)
@given(
    graph=GRAPHS,
    window=st.sampled_from([1, 3, 5, None]),
    shared=st.integers(1, 4),
    portion=st.sampled_from([1, 5, 1 << 18]),
)
def test_the_kernel_equals_counting_by_sets(graph, window, shared, portion):
    years, pairs = dict(enumerate(graph[0])), graph[1]
    rows = pd.DataFrame(pairs, columns=["citing", "cited"], dtype="int64")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(counting, "_AT_A_TIME", portion)
        found = metrics.disruption(table(years), rows, window=window, shared=shared)
    for work, row in zip(years, found.itertuples(), strict=True):
        n_i, n_j, n_k, n_l, any_reference = oracle(years, pairs, work, window, shared)
        if years[work] is None or not any_reference:
            assert pd.isna(row.cd)
            assert pd.isna(row.n_i)
            continue
        assert (row.n_i, row.n_j, row.n_k, row.n_j_l) == (n_i, n_j, n_k, n_l)
        assert row.n_cites == n_i + n_j
        whole = n_i + n_j + n_k
        assert pd.isna(row.cd) if not whole else row.cd == (n_i - n_j) / whole
        if n_i + n_j:
            assert row.mcd == pytest.approx(metrics.mcd([n_i], [n_j], [n_k]))
            assert row.di_nok == metrics.di_nok([n_i], [n_j])
            assert row.cd == metrics.cd([n_i], [n_j], [n_k])


@settings(max_examples=100, deadline=None)
@given(graph=GRAPHS, seed=st.integers(0, 9))
def test_order_of_rows_and_choice_of_works_change_nothing(graph, seed):
    years, pairs = dict(enumerate(graph[0])), graph[1]
    works = table(years)
    rows = pd.DataFrame(pairs, columns=["citing", "cited"], dtype="int64")
    whole = metrics.disruption(works, rows)
    shuffled = metrics.disruption(
        works.sample(frac=1, random_state=seed), rows.sample(frac=1, random_state=seed)
    ).sort_index()
    pd.testing.assert_frame_equal(whole, shuffled)
    few = list(range(0, len(works), 2))
    pd.testing.assert_frame_equal(metrics.disruption(works, rows, few), whole.iloc[few])


def test_wide_numbers_are_used_where_narrow_ones_would_not_do(monkeypatch):
    rng = np.random.default_rng(5)
    works = pd.DataFrame({"work_id": range(300), "year": 2000 + np.arange(300) // 20})
    rows = pd.DataFrame(rng.integers(0, 300, (4_000, 2)), columns=["citing", "cited"])
    narrow = metrics.disruption(works, rows)
    monkeypatch.setattr(counting, "_NARROW", 0)
    pd.testing.assert_frame_equal(metrics.disruption(works, rows), narrow)
