"""Whether an order of two people holds: by which choice, source, link or age it turns."""

from __future__ import annotations

import pandas as pd
import pytest

import researchmetrics as rm
from researchmetrics.comparison.orders import doubts, orders, statements
from researchmetrics.errors import IndicatorError, RecordError
from researchmetrics.profile import compose
from researchmetrics.records import Author, Batch, Outcome, Person, PersonRecord, Provenance, Record

NO_PATHS = pd.DataFrame(
    {"indicator": [], "name": [], "kind": [], "age": [], "value": []}, dtype=object
)
NO_DIFFERENCES = pd.DataFrame({"indicator": [], "a": [], "b": [], "verdict": []}, dtype=object)


def person_with(
    counts: list[int],
    *,
    name: str,
    n_authors: int = 1,
    sources: tuple[str, ...] = ("openalex",),
    other_counts: list[int] | None = None,
    first_year: int = 2012,
    yearly: bool = False,
):
    """Make a profile whose papers have the given counts, from one source or two."""
    titles = ["On kilns", "Of glazes", "Wheels and hands", "Fire clay", "Shards", "Bowls of old"]
    listed = dict(zip(sources, (counts, other_counts or counts), strict=False))
    records = tuple(
        Record(
            provenance=Provenance(source=source, source_id=f"{name}{place}", known_at="2020-12-31"),
            title=f"{titles[place]}, by {name}",
            doi=f"10.5555/{name.casefold().replace(' ', '')}.{place}",
            year=first_year + place,
            authors=tuple(
                Author(name=name if one == 0 else f"Cy Clay {one}") for one in range(n_authors)
            ),
            citations=count,
            citations_by_year=((first_year + place, count),) if yearly and count else (),
        )
        for source, own in listed.items()
        for place, count in enumerate(own)
    )
    told = PersonRecord(
        person=Person(name=name, ids=(f"openalex:A{len(name)}{ord(name[0])}",)),
        provenance=Provenance(source="openalex"),
    )
    outcomes = tuple(Outcome(source=one, status="complete") for one in sources)
    batch = Batch(known_at="2020-12-31", people=(told,), records=records, outcomes=outcomes)
    return compose([batch], as_of="2020-12-31")


def turned(comparison, name="h_index"):
    table = comparison.orders
    rows = table[(table["indicator"] == name) & table["order"].isin(["equal", "reversed"])]
    return dict(zip(rows["condition"], rows["order"], strict=True))


def test_sharing_works_with_many_turns_an_order():
    ann = person_with([9, 9, 8, 8, 8, 6], name="Ann Pott", n_authors=6)
    bo = person_with([4, 4, 4, 4, 4, 4], name="Bo Kiln")
    both = rm.compare([ann, bo], names=["h_index", "n_papers"])
    assert turned(both) == {"by fractional counting": "reversed"}
    assert both.statements[0] == (
        "h-index: Ann Pott before Bo Kiln by 2; but not by fractional counting (Bo Kiln by 3)."
    )
    assert any("h-index (by fractional counting)" in line for line in both.warnings)
    assert "Do the orders hold?" in both.to_text()
    assert both.statements[0] in both.to_html()


def test_another_source_turns_an_order_and_one_that_tells_of_one_alone_says_nothing():
    sources = ("openalex", "crossref")
    ann = person_with([6] * 6, name="Ann Pott", sources=sources, other_counts=[2] * 6)
    bo = person_with([4] * 6, name="Bo Kiln", sources=sources, other_counts=[4] * 6)
    both = rm.compare([ann, bo], names=["h_index"])
    by_source = {one: order for one, order in turned(both).items() if one.startswith("by ")}
    assert by_source == {
        "by crossref alone": "reversed",
        "by the least count of any source": "reversed",
    }
    lone = rm.compare([ann, person_with([4] * 6, name="Bo Kiln")], names=["h_index"])
    row = lone.orders.set_index("condition").loc["by crossref alone"]
    assert (row["order"], row["kind"]) == ("unknown", "source")


def test_at_the_age_of_the_younger_an_order_may_turn():
    old = person_with([1, 1, 1, 9, 9, 9], name="Ann Pott", first_year=2005, yearly=True)
    young = person_with([9, 9], name="Bo Kiln", first_year=2017, yearly=True)
    both = rm.compare([old, young], names=["n_citations"], align="age")
    rows = both.orders.set_index("condition")
    then = rows.loc["at the same academic age"]
    # After four years: 1 + 1 + 1 + 9 against 18.
    assert (then["difference"], then["difference_then"], then["order"]) == (12, -6, "reversed")
    paths = both.trajectories
    assert paths.groupby("name")["age"].max().to_dict() == {"Ann Pott": 16, "Bo Kiln": 4}


def test_years_of_leave_make_an_older_career_younger():
    old = person_with([1, 1, 1, 9, 9, 9], name="Ann Pott", first_year=2005, yearly=True)
    young = person_with([9, 9], name="Bo Kiln", first_year=2017, yearly=True)
    leave = {"Ann Pott": [(2011, 2020)], "Bo Kiln": [2018]}
    paths = rm.compare([old, young], align="age", leave_years=leave).trajectories
    assert paths.groupby("name")["age"].max().to_dict() == {"Ann Pott": 6, "Bo Kiln": 3}
    assert not paths.duplicated(["name", "age"]).any()
    by_id = rm.compare([old, young], align="age", leave_years={old.person.ids[0]: [2020]})
    assert by_id.trajectories.groupby("name")["age"].max()["Ann Pott"] == 15


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"align": "month"}, IndicatorError),
        ({"leave_years": {"Cy Clay": [2015]}}, RecordError),
        ({"leave_years": {"Ann Pott": 2015}}, IndicatorError),
    ],
)
def test_impossible_choices_are_refused_at_once(wrong, error):
    people = [person_with([1], name="Ann Pott"), person_with([1], name="Bo Kiln")]
    with pytest.raises(error):
        rm.compare(people, **wrong)


def told(found, **options):
    names = ["h_index"]
    given = {"paths": NO_PATHS, "differences": NO_DIFFERENCES} | options
    return orders(found, ["Ann", "Bo"], names, **given)


def test_every_order_there_can_be():
    shown = [{"as shown": {"h_index": a}} for a in (5.0, 3.0)]
    cases = {(4.0, 1.0): "same", (3.0, 3.0): "equal", (1.0, 2.0): "reversed"}
    cases |= {(None, 2.0): "unknown", (3.0 + 1e-12, 3.0): "equal"}
    for values, expected in cases.items():
        found = [
            own | {"by fractional counting": {"h_index": value}}
            for own, value in zip(shown, values, strict=True)
        ]
        assert told(found)["order"].iloc[0] == expected
    even = [
        {"as shown": {"h_index": 3.0}, "with records linked strictly": {"h_index": value}}
        for value in (3.0, 2.0)
    ]
    assert told(even)["order"].iloc[0] == "different"
    assert next(statements(told(even))) == (
        "h-index: Ann and Bo are equal; but not with records linked strictly (Ann by 1)."
    )


def test_links_that_change_nothing_for_one_leave_what_is_shown():
    found = [
        {"as shown": {"h_index": 5.0}, "with records linked strictly": {"h_index": 2.0}},
        {"as shown": {"h_index": 3.0}},
    ]
    table = told(found)
    assert table["order"].tolist() == ["reversed", "unknown"]
    assert table["kind"].tolist() == ["level", "age"]
    assert list(doubts(table)) == [
        "The order of Ann and Bo is not the same in h-index (with records linked strictly)."
    ]


def test_no_clear_difference_is_said_where_the_interval_covers_zero():
    found = [{"as shown": {"h_index": 5.0}}, {"as shown": {"h_index": 3.0}}]
    verdict = pd.DataFrame(
        {"indicator": ["h_index"], "a": ["Ann"], "b": ["Bo"], "verdict": ["no clear difference"]}
    )
    assert next(statements(told(found, differences=verdict))) == (
        "h-index: Ann before Bo by 2, no clear difference."
    )
    unknown = [{"as shown": {"h_index": None}}, {"as shown": {"h_index": 3.0}}]
    assert list(statements(told(unknown))) == []


def test_what_indicator_cannot_be_computed_keeps_no_other_from_being():
    ann, bo = person_with([3, 2], name="Ann Pott"), person_with([1], name="Bo Kiln")
    both = rm.compare([ann, bo], names=["h_index", "mncs", "hcp", "novelty", "first_year"])
    assert set(both.orders["indicator"]) == {"h_index", "mncs", "hcp"}
    shown = both.orders.drop_duplicates("indicator").set_index("indicator")["difference"]
    assert shown["h_index"] == 1
    assert shown[["mncs", "hcp"]].isna().all()


def test_the_chart_by_age_has_one_value_an_age():
    people = ["0000-0002-1825-0097", "sample:marisol-quandt"]
    both = rm.compare([rm.load(one, store="sample") for one in people], align="age")
    assert "h-index by academic age" in both.to_html()
    axes = both.plot.trajectories().axes[0]
    assert axes.get_xlabel() == "academic age, in years"
