"""Every indicator at the end of each year is what it is from the tables cut off there."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from drawn_works import OPTIONS
from hypothesis import given, settings
from hypothesis import strategies as st

from researchmetrics import metrics
from researchmetrics.errors import IndicatorError
from researchmetrics.metrics.career_breaks import OF_THE_CAREER, in_working_years, years_of_leave
from researchmetrics.metrics.history.standing import DATED, UNDATED

CHOSEN = {name: value for name, value in OPTIONS.items() if name != "as_of"}
NAMES = [name for name in metrics.names() if not UNDATED & set(metrics.find(name).columns)]
TODAY = sorted(set(metrics.names()) - set(NAMES))
FIRST, LAST = 2005, 2020


def tables_of(seed):
    """Invent a career whose every citation is dated, with authors and references."""
    rng = np.random.default_rng(seed)
    n = int(rng.integers(1, 12))
    years = rng.integers(FIRST, LAST + 1, n)
    ids = [f"w{place}" for place in range(n)]
    received = [
        (work, year, int(rng.integers(0, 6)))
        for work, start in zip(ids, years, strict=True)
        for year in range(start, LAST + 1)
        if rng.random() < 0.7
    ]
    yearly = pd.DataFrame(received, columns=["work_id", "year", "citations"])
    totals = yearly.groupby("work_id")["citations"].sum().reindex(ids).fillna(0).astype(int)
    works = pd.DataFrame(
        {
            "work_id": ids,
            "year": years,
            "date": [f"{year}-0{rng.integers(1, 10)}" for year in years],
            "citations": totals.array,
            "category": rng.choice(["a", "b", "c"], n),
            "topic": rng.choice(["t", "u"], n),
            "text_topic": rng.choice(["t", "u"], n),
            "affiliations": [["Porto"]] * n,
            "authors": [["Ana Brito", "Bo Chen"]] * n,
            "referenced_venues": [list(rng.choice(["v", "w"], 2)) for _ in ids],
        }
    )
    wrote = [
        (work, place + 1, "Ana Brito" if place == own else f"N{rng.integers(0, 5)}", place == own)
        for work in ids
        for size in [int(rng.integers(1, 4))]
        for own in [int(rng.integers(0, size))]
        for place in range(size)
    ]
    authorships = pd.DataFrame(wrote, columns=["work_id", "position", "name", "is_self"])
    authorships["is_corresponding"] = authorships["is_self"] & (rng.random(len(wrote)) < 0.5)
    authorships["countries"] = [["PT"]] * len(wrote)
    links = [
        (citing, cited)
        for citing, later in zip(ids, years, strict=True)
        for cited, earlier in zip(ids, years, strict=True)
        if earlier < later and rng.random() < 0.3
    ]
    references = pd.DataFrame(links, columns=["work_id", "cited_id"])
    return works, yearly, authorships, references


def cut_at(year, works, yearly, references):
    """Leave what was there at the end of a year."""
    there = works[works["year"] <= year]
    told = yearly[yearly["year"] <= year]
    counts = told.groupby("work_id")["citations"].sum().reindex(there["work_id"]).fillna(0)
    links = references[references["work_id"].isin(there["work_id"])]
    return there.assign(citations=counts.astype(int).array), told, links


@settings(max_examples=12, deadline=None)
@given(
    seed=st.integers(0, 2**32),
    counting=st.sampled_from(["full", "fractional"]),
    self_citations=st.sampled_from(["include", "exclude_own", "exclude"]),
    month=st.sampled_from(["12-31", "06-30"]),
)
def test_all_years_at_once_are_each_year_by_itself(seed, counting, self_citations, month):
    works, yearly, authorships, references = tables_of(seed)
    if not len(references) or not len(yearly):
        return
    how = {
        "counting": counting,
        "self_citations": self_citations,
        "options": CHOSEN,
        "authorships": authorships,
    }
    path = metrics.trajectories(
        works,
        NAMES,
        as_of=f"{LAST}-{month}",
        citations_by_year=yearly,
        references=references,
        **how,
    )
    found = path.pivot(index="year", columns="indicator", values="value")
    assert path["kind"].eq("reconstructed").all()
    for year in found.index:
        there, told, links = cut_at(year, works, yearly, references)
        if not len(told) or not len(links):
            continue
        day = f"{year}-{month}" if year == LAST else f"{year}-12-31"
        alone = metrics.compute(
            there, NAMES, as_of=day, citations_by_year=told, references=links, **how
        ).iloc[0]
        for name in NAMES:
            value, expected = found.loc[year, name], alone[name]
            assert (pd.isna(value) and pd.isna(expected)) or value == pytest.approx(
                float(expected), abs=1e-9
            ), (name, year)


@pytest.mark.parametrize("name", TODAY)
def test_what_is_known_of_today_alone_stays_unknown_and_says_why(name):
    needed = metrics.find(name).columns
    works = pd.DataFrame({"work_id": ["a"], "year": [2018], **{column: [1] for column in needed}})
    path = metrics.trajectories(works, name, as_of=2020)
    assert path["value"].isna().all()
    assert all(any(one.startswith("not_reconstructable:") for one in f) for f in path["flags"])


@pytest.mark.parametrize("name", NAMES)
def test_works_of_which_nothing_is_known_have_no_false_zero(name):
    works = pd.DataFrame({"work_id": ["a"], "year": [2018], "citations": [5]})
    path = metrics.trajectories(works, name, as_of=2020, options=CHOSEN)
    assert len(path) == 3
    if path["value"].isna().any() and metrics.find(name).columns != ("year",):
        assert all(flags for flags in path["flags"][path["value"].isna()]) or path["n_used"].all()
    assert metrics.trajectories(works[:0], name, as_of=2020, options=CHOSEN).empty


@given(
    year=st.integers(1990, 2020),
    now=st.integers(1990, 2030),
    leave=st.frozensets(st.integers(1990, 2030), max_size=8),
)
def test_working_years_are_those_not_of_leave(year, now, leave):
    counted = sum(one not in leave for one in range(year + 1, now + 1))
    moved = in_working_years([float(year)], float(now), leave)[0]
    assert moved == (now - counted if now >= year else year)


@settings(max_examples=10, deadline=None)
@given(seed=st.integers(0, 2**32), leave=st.frozensets(st.integers(FIRST, LAST), max_size=5))
def test_leave_lengthens_no_career_and_changes_nothing_else(seed, leave):
    works, yearly, authorships, _ = tables_of(seed)
    names = [*sorted(OF_THE_CAREER), "h_index", "ar_index", "h5", "active_years", "hc"]

    def path(leave_years):
        return metrics.trajectories(
            works,
            names,
            as_of=LAST,
            citations_by_year=yearly,
            authorships=authorships,
            leave_years=leave_years,
        ).set_index(["indicator", "year"])

    without, taken = path(()), path(leave)
    for name in names:
        same = taken.loc[name, "value"].equals(without.loc[name, "value"])
        assert same or name in OF_THE_CAREER
    ages = taken.loc["academic_age"]
    assert (ages["value"] == ages["age"]).all()
    first = int(works["year"].min())
    away = [sum(first < one <= year for one in leave) for year in ages.index]
    assert (without.loc["academic_age", "value"] - ages["value"]).tolist() == away
    rate = taken.loc["c_per_year", "value"] * ages["value"]
    known = without.loc["c_per_year", "value"] * without.loc["academic_age", "value"]
    assert np.allclose(rate.astype(float), known.astype(float), equal_nan=True)


def test_by_age_a_year_of_leave_is_no_year():
    works = pd.DataFrame({"work_id": ["a", "b"], "year": [2010, 2014]})
    path = metrics.trajectories(
        works, "n_papers", as_of=2015, align="age", leave_years=[(2011, 2012), 2014]
    )
    assert path[["age", "year", "value"]].values.tolist() == [
        [1, 2012, 1.0],
        [2, 2014, 2.0],
        [3, 2015, 2.0],
    ]


@pytest.mark.parametrize(
    "odd", ["2015", 2015, [(2016, 2015)], [20155], [(2015,)], [None], [2015.5]]
)
def test_leave_that_says_no_years_is_refused(odd):
    with pytest.raises(IndicatorError, match="leave"):
        years_of_leave(odd)


@pytest.mark.parametrize(
    "wrong", [{"align": "month"}, {"missing": "guess"}, {"self_citations": "some"}]
)
def test_choices_that_do_not_exist_are_refused(wrong):
    works = pd.DataFrame({"work_id": ["a"], "year": [2018], "citations": [1]})
    with pytest.raises(IndicatorError):
        metrics.trajectories(works, "h_index", as_of=2020, **wrong)


def test_tables_without_rows_or_values_are_taken_as_knowing_nothing():
    works = pd.DataFrame({"work_id": ["a"], "year": pd.array([pd.NA], dtype="Int64")})
    wrote = pd.DataFrame({"work_id": ["a"], "position": 1, "name": "Ana", "is_self": True})
    nobody = pd.DataFrame({"work_id": ["a"], "cited_id": pd.array([None], dtype="string")})
    how = {"as_of": 2020, "authorships": wrote, "self_citations": "exclude"}
    assert metrics.trajectories(works, "h_index", references=nobody, **how).empty
    dated = works.assign(year=2019, citations=3)
    empty = nobody[:0].assign(year=1, citations=1)
    path = metrics.trajectories(
        dated, ["h_index", "self_rate"], references=empty, citations_by_year=empty, **how
    )
    assert path["value"].isna().all()
    assert {"not_reconstructable:self_citations", "needs_citations_by_year"} <= set(
        path["flags"][0]
    )
    rate = metrics.indicators(
        dated, names="self_rate", as_of=2020, authorships=wrote, references=empty
    )
    assert pd.isna(rate.loc["self_rate", "value"]), "no references are no self-citations of zero"


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 2**32), begins=st.integers(FIRST, LAST))
def test_counts_that_begin_late_make_no_value_wrong(seed, begins):
    """What is told in spite of them is what whole counts tell, and lies between the bounds."""
    works, yearly, authorships, _ = tables_of(seed)
    yearly = yearly[yearly["citations"] > 0].assign(source="openalex")
    works = works.assign(citations_source="openalex")
    late = yearly[yearly["year"] >= begins]
    if not len(late):
        return
    used = {name: set(metrics.find(name).columns) for name in NAMES}
    names = [n for n in NAMES if DATED & used[n] and "self_citations" not in used[n]]
    how = {"as_of": LAST, "authorships": authorships, "options": CHOSEN}
    whole = metrics.trajectories(works, names, citations_by_year=yearly, **how)
    cut = metrics.trajectories(works, names, citations_by_year=late, **how)
    assert (whole[["indicator", "year"]] == cut[["indicator", "year"]]).all(axis=None)
    true, told = (one["value"].to_numpy(float, na_value=np.nan) for one in (whole, cut))
    # Works whose counts are unknown are left out of a value, and counted.
    is_told = ~np.isnan(told) & (cut["n_missing"] == whole["n_missing"]).to_numpy(bool)
    assert told[is_told] == pytest.approx(true[is_told])
    exact = ~np.isnan(told) & cut["truncated"].to_numpy(bool)
    assert told[exact] == pytest.approx(true[exact])
    low, high = (cut[end].to_numpy(float, na_value=np.nan) for end in ("lo", "hi"))
    between = ~np.isnan(low) & ~np.isnan(true)
    assert (low[between] <= true[between] + 1e-9).all()
    assert (true[between] <= high[between] + 1e-9).all()
