"""The forecast: what must hold of it whatever the career, and where it refuses a number."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import researchmetrics as rm
from researchmetrics import metrics
from researchmetrics.errors import IndicatorError, TableError
from researchmetrics.metrics.foresight.ageing import CURVES, weights
from researchmetrics.profile import compose
from researchmetrics.records import Batch, Person, PersonRecord, Provenance
from researchmetrics.tables import TABLES

AS_OF = 2020
ENDS = ["lo95", "lo80", "lo50", "value", "hi50", "hi80", "hi95"]


def career(n: int = 30, first: int = 2005, seed: int = 1) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Invent papers of the years since the first, each cited a little every year."""
    dice = np.random.default_rng(seed)
    born = np.sort(np.append(dice.integers(first, AS_OF + 1, n - 1), first))
    rows = [
        {"work_id": f"w{place}", "year": year, "citations": int(dice.poisson(2 + place % 4))}
        for place, start in enumerate(born)
        for year in range(start, AS_OF + 1)
    ]
    yearly = pd.DataFrame(rows)
    totals = yearly.groupby("work_id")["citations"].sum()
    names = [f"w{place}" for place in range(n)]
    works = pd.DataFrame({"work_id": names, "year": born, "citations": totals[names].to_numpy()})
    return works, yearly


def h_of(made: pd.DataFrame) -> pd.DataFrame:
    return made[made["indicator"] == "h_index"].set_index("years")


@settings(max_examples=15, deadline=None)
@given(
    papers=st.lists(
        st.tuples(st.integers(2000, 2020), st.lists(st.integers(0, 9), max_size=21)),
        min_size=1,
        max_size=30,
    ),
    by_year=st.booleans(),
)
def test_intervals_nest_and_neither_h_nor_citations_ever_fall(papers, by_year):
    rows = [
        {"work_id": f"w{place}", "year": year, "citations": count}
        for place, (start, counts) in enumerate(papers)
        for year, count in zip(range(start, 2021), counts, strict=False)
    ]
    yearly = pd.DataFrame(rows, columns=["work_id", "year", "citations"])
    works = pd.DataFrame(
        {
            "work_id": [f"w{place}" for place in range(len(papers))],
            "year": [year for year, _ in papers],
            "citations": [
                sum(count for _, count in zip(range(year, 2021), counts, strict=False))
                for year, counts in papers
            ],
        }
    )
    made = metrics.forecast(works, yearly if by_year else None, as_of=2020)
    assert (made["value"].isna() == made["reason"].notna()).all()
    told = made[made["value"].notna()]
    table = told[ENDS].to_numpy(float)
    assert (np.diff(table, axis=1) >= 0).all()
    assert (told["now"].to_numpy(float) <= table.T).all()
    for _, rows in told.groupby("indicator"):
        assert (np.diff(rows[ENDS].to_numpy(float), axis=0) >= 0).all()
    now = made.set_index("indicator")["now"]
    assert (now["h_index"] == rm.h_index(works["citations"])).all()


def test_neither_order_of_rows_nor_years_asked_changes_a_number():
    works, yearly = career()
    made = metrics.forecast(works, yearly, as_of=AS_OF)
    other = metrics.forecast(
        works.sample(frac=1, random_state=3),
        yearly.sample(frac=1, random_state=4),
        years=[2, 5],
        as_of=AS_OF,
    )
    asked = made[made["years"].isin([2, 5])].reset_index(drop=True)
    pd.testing.assert_frame_equal(other, asked)


def test_the_seed_decides_and_hardly_matters():
    works, yearly = career()
    one, same, other = (metrics.forecast(works, yearly, as_of=AS_OF, seed=s) for s in (1, 1, 2))
    pd.testing.assert_frame_equal(one, same)
    assert not one.equals(other)
    assert (h_of(one)[ENDS] - h_of(other)[ENDS]).abs().max(axis=None) <= 2


def test_nothing_later_is_used():
    works, yearly = career()
    later = pd.DataFrame({"work_id": ["x"], "year": [AS_OF + 1], "citations": [900]})
    pd.testing.assert_frame_equal(
        metrics.forecast(pd.concat([works, later]), yearly, as_of=AS_OF),
        metrics.forecast(works, yearly, as_of=AS_OF),
    )
    found = metrics.forecast(works, pd.concat([yearly, later]), as_of=AS_OF)
    assert found["value"].isna().all()
    assert found["reason"][0] == "citations of 2021 are counted, which is after 2020-12-31"


def test_the_running_year_counts_as_far_as_it_has_gone():
    works, yearly = career()
    half = metrics.forecast(works, yearly, as_of="2020-06-30")
    assert half["date"].iloc[0] == "2021-06-30"
    leap = metrics.forecast(works, yearly, as_of="2020-02-29", years=4)
    assert leap["date"].tolist() == ["2024-02-28"] * 2


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda works: works.head(4), "4 papers of known year and citations; 5 are needed"),
        (lambda works: works.assign(citations=0), "0 citations; 10 are needed"),
        (lambda works: works.assign(year=2019), "a career of 2 years; checked for 3 to 40"),
        (
            lambda works: works.assign(year=works["year"] - 30),
            "a career of 46 years; checked for 3 to 40",
        ),
        (
            lambda works: works.assign(year=works["year"].astype("Int64").mask(works.index < 10)),
            "year or citations unknown for 10 of 30 papers",
        ),
        (lambda works: works.head(0), "0 papers of known year and citations; 5 are needed"),
    ],
)
def test_outside_its_range_there_is_a_reason_and_no_number(change, why):
    works, _ = career()
    found = metrics.forecast(change(works), as_of=AS_OF)
    assert found[ENDS].isna().all(axis=None)
    assert set(found["reason"]) == {why}
    assert len(found) == 20


def test_years_too_far_ahead_have_a_reason_each():
    works, yearly = career(first=2013)
    by_year = h_of(metrics.forecast(works, yearly, as_of=AS_OF))
    assert by_year["value"].notna().tolist() == [True] * 4 + [False] * 6
    assert by_year["reason"][5] == "more than half of the career's 8 years ahead"
    totals = h_of(metrics.forecast(career()[0], as_of=AS_OF))
    assert totals["value"].notna().tolist() == [True] * 5 + [False] * 5
    assert totals["reason"][6] == "more than 5 years ahead without citations by year"
    assert totals["flags"][1] == ["no_citations_by_year"]


def test_papers_of_unknown_year_keep_their_citations_and_are_told():
    works, yearly = career()
    undated = works.assign(year=works["year"].astype("Int64").mask(works.index == 0))
    found = h_of(metrics.forecast(undated, yearly, as_of=AS_OF))
    assert (found["now"] == rm.h_index(works["citations"])).all()
    assert found["flags"][1] == ["undated:1"]
    assert (found["n_used"] == 29).all()
    assert (found["n_missing"] == 1).all()


def test_who_stopped_writing_gains_less_than_who_goes_on():
    works, yearly = career(first=2001)
    stopped = works[works["year"] <= 2012]
    ended = metrics.forecast(stopped, yearly, as_of=AS_OF, years=8)
    gone_on = metrics.forecast(works, yearly, as_of=AS_OF, years=8)
    gains = [
        (made["value"] - made["now"]).iloc[1] / made["now"].iloc[1] for made in (ended, gone_on)
    ]
    assert gains[0] < gains[1]


def test_a_hundred_times_the_citations_is_no_error():
    works, yearly = career()
    large = metrics.forecast(
        works.assign(citations=works["citations"] * 1000),
        yearly.assign(citations=yearly["citations"] * 1000),
        as_of=AS_OF,
        years=range(1, 9),
    )
    assert large["value"].notna().all()


def test_a_day_that_is_none_is_refused():
    with pytest.raises(IndicatorError, match="no day 2021-02-30"):
        metrics.forecast(*career(), as_of="2021-02-30")


@pytest.mark.parametrize("years", [0, 11, -1, [], [1, 12], [1.5], ["2"], [False], [None]])
def test_years_that_cannot_be_are_refused(years):
    works, yearly = career()
    with pytest.raises(IndicatorError, match="1 to 10 whole years ahead"):
        metrics.forecast(works, yearly, years=years, as_of=AS_OF)


def test_the_ageing_of_a_persons_works_is_found_from_their_years():
    ages = np.arange(20.0)
    start, end = np.tile(ages, (40, 1)), np.tile(ages + 1, (40, 1))
    for true in (CURVES[1], CURVES[-9]):
        counts = 200 * (true.drawn(end) - true.drawn(start))
        assert CURVES[int(np.argmax(weights(counts, start, end)))] == true
    nothing = weights(np.zeros((0, 0)), np.zeros((0, 0)), np.zeros((0, 0)))
    best = CURVES[int(np.argmax(nothing))]
    assert (best.median, best.spread) == (6.5, 1.1)


def test_columns_are_as_declared():
    works, yearly = career()
    found = metrics.forecast(works, yearly, as_of=AS_OF)
    assert {str(name): str(kind) for name, kind in found.dtypes.items()} == {
        column.name: column.dtype for column in TABLES["forecast"].columns
    }
    assert found["definition"].str.startswith("forecast-1; choice: ").all()


def test_of_a_profile_and_of_its_tables_it_is_the_same():
    profile = rm.load("0000-0002-1825-0097", store="sample")
    made = rm.forecast(profile, years=[1, 4])
    tables = rm.forecast(
        profile.works, profile.citations_by_year, years=[1, 4], as_of=profile.as_of
    )
    pd.testing.assert_frame_equal(made, tables)


def test_of_a_profiles_past_it_holds_what_came():
    profile = rm.load("0000-0002-1825-0097", store="sample")
    came = profile.indicators(["h_index", "n_citations"])["value"]
    for year in (2022, 2023, 2024):
        then = profile.forecast(2025 - year, as_of=f"{year}-06-30").set_index("indicator")
        assert (then["lo95"] <= came).all()
        assert (came <= then["hi95"]).all()
        assert [flags[-1] for flags in then["flags"]] == [f"observed:{year}-06-30"] * 2


def test_a_group_is_told_that_it_was_checked_for_persons():
    told = Provenance(source="document:report", source_id="1")
    lab = PersonRecord(person=Person(name="Pots Lab", is_group=True), provenance=told)
    group = compose([Batch(known_at="2026-01-01", people=(lab,))], as_of="2026-01-01")
    assert set(group.forecast(1)["reason"]) == {"a group; checked for persons alone"}


def test_what_is_no_profile_or_table_is_refused():
    works, _ = career()
    with pytest.raises(TableError, match="needs a profile or a table of works, not list"):
        rm.forecast([1, 2, 3], as_of=2020)
    with pytest.raises(TableError, match="as_of"):
        rm.forecast(works)
    with pytest.raises(TableError, match="citations"):
        rm.forecast(works[["year"]], as_of=2020)


def test_real_works_drew_what_was_forecast(shared_data):
    """Works of 1994 to 2010 as OpenAlex counts them: their citations of 2019 to 2025."""
    page = shared_data / "recordings/openalex/works_search_cursor_first_page.json"
    listed = json.loads(page.read_text(encoding="utf-8"))["results"]
    found = [one for one in listed if one["counts_by_year"] and one["publication_year"] > 1980]
    works = pd.DataFrame(
        {
            "work_id": [one["id"] for one in found],
            "year": [one["publication_year"] for one in found],
        }
    )
    rows = [(one["id"], *year.values()) for one in found for year in one["counts_by_year"]]
    yearly = pd.DataFrame(rows, columns=["work_id", "year", "citations"])
    totals = pd.Series({one["id"]: one["cited_by_count"] for one in found})

    def until(year: int) -> pd.Series:
        later = yearly[yearly["year"] > year].groupby("work_id")["citations"].sum()
        return totals.sub(later, fill_value=0).loc[works["work_id"]]

    past = works.assign(citations=until(2018).to_numpy())
    made = metrics.forecast(past, yearly[yearly["year"] <= 2018], as_of=2018, years=range(1, 8))
    for row in made.to_dict("records"):
        counts = until(2018 + row["years"])
        came = rm.h_index(counts) if row["indicator"] == "h_index" else counts.sum()
        assert row["lo80"] <= came <= row["hi80"], row
