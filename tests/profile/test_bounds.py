"""Bounds of indicators from links, ownership, sources and missing counts, a cause at a time."""

from __future__ import annotations

from itertools import combinations

import pandas as pd
import pytest

import researchmetrics as rm
from researchmetrics import metrics
from researchmetrics.errors import IndicatorError, UnknownIndicatorError
from researchmetrics.profile import compose
from researchmetrics.records import Author, Batch, Person, PersonRecord, Provenance, Record
from researchmetrics.tables import TABLES

AS_OF = "2026-01-01"
TITLES = (
    "On the Mending of Cracked Pots",
    "Kettles and Lids of the North",
    "A Long Tale of Feldspar and Ash",
    "Spouts for Left-Handed Potters",
    "Twelve Glazes without Lead",
    "What Kilns Remember of Rain",
)


def told(source: str, place: int, count: int | None, **more: object) -> Record:
    return Record(
        provenance=Provenance(source=source, source_id=f"W{place}", retrieved_at=AS_OF),
        title=TITLES[place],
        authors=more.pop("authors", (Author(name="Josiah Carberry"),)),
        citations=count,
        year=2019,
        type="article",
        **more,
    )


def profile_of(*records: Record, person: Person | None = None, **more: object) -> rm.Profile:
    person = person or Person(name="Josiah Carberry", ids=("orcid:0000-0002-1825-0097",))
    provenance = Provenance(source="openalex", source_id="A1")
    batch = Batch(
        known_at=AS_OF,
        people=(PersonRecord(person=person, provenance=provenance),),
        records=records,
        **more,
    )
    return compose([batch], as_of=AS_OF)


def ends(table: pd.DataFrame, indicator: str, cause: str) -> list[object]:
    row = table.set_index(["indicator", "cause"]).loc[(indicator, cause)]
    return [row["lo"], row["value"], row["hi"]]


@pytest.fixture
def sources() -> rm.Profile:
    """Two sources that agree on no count."""
    first, second = (5, 4, 3, 0, None), (2, 6, 3, 9, None)
    return profile_of(
        *(told("openalex", place, count) for place, count in enumerate(first)),
        *(told("crossref", place, count) for place, count in enumerate(second)),
    )


def test_sources_that_disagree_bound_a_number_by_each_alone_and_work_by_work(sources):
    found = sources.bounds(["h_index", "n_citations"], causes="sources")
    assert ends(found, "n_citations", "sources") == [2 + 4 + 3 + 0, 5 + 6 + 3 + 9, 23]
    # By the least counts 4, 3, 2, 0; by the largest 9, 6, 5, 3.
    assert ends(found, "h_index", "sources") == [2, 3, 3]
    assert found["is_exact"].all()
    assert found["scenario_lo"].tolist() == ["least_of_sources"] * 2


def test_a_source_that_counts_few_works_lies_below_the_least_counts():
    records = [told("openalex", place, 9) for place in range(4)] + [told("crossref", 0, 9)]
    row = profile_of(*records).bounds("h_index", causes="sources").iloc[0]
    assert (row["lo"], row["scenario_lo"], row["n_works_lo"]) == (1, "crossref", 1)
    # Any mixture of the two lies between, but that one source alone is below them says more.
    assert not row["is_exact"]


def test_unknown_counts_are_taken_as_none_and_as_the_largest_known(sources):
    found = sources.bounds(["h_index", "mean_citations"], causes="missing")
    assert ends(found, "h_index", "missing") == [3, 3, 4]
    assert ends(found, "mean_citations", "missing") == [23 / 5, 23 / 4, 32 / 5]
    # A count that nobody knows may be beyond any other.
    assert not found["is_exact"].any()


def test_where_no_count_is_known_there_is_no_upper_bound():
    nothing = profile_of(told("openalex", 0, None), told("openalex", 1, None))
    found = nothing.bounds(["h_index", "a_index", "n_papers"], causes="missing")
    assert found["lo"].tolist() == [0, pd.NA, 2]
    assert found["hi"].tolist() == [pd.NA, pd.NA, 2]
    assert list(found["flags"]) == [["unbounded"], ["unbounded"], []]


def test_of_an_unknown_number_no_scenario_gives_bounds():
    nothing = profile_of(*(told("openalex", place, None) for place in range(3)))
    found = nothing.bounds("h_index", causes=["links", "ownership", "sources"])
    assert found[["value", "lo", "hi", "is_exact"]].isna().all(axis=None)
    assert list(found["flags"]) == [["unknown:as_shown"]] * 3


def test_a_profile_without_works_has_zero_of_each_and_no_more():
    empty = profile_of()
    found = empty.bounds(["h_index", "n_papers", "mean_citations"])
    by_name = found.set_index("indicator")
    assert (by_name.loc[["h_index", "n_papers"], ["lo", "value", "hi"]] == 0).all(axis=None)
    assert by_name.loc["mean_citations", ["lo", "value", "hi"]].isna().all(axis=None)


def test_what_is_missing_beside_citations_has_no_bounds_and_says_why(sources):
    row = sources.bounds("intl_share", causes="missing").iloc[0]
    assert pd.isna(row["lo"])
    assert row["flags"] == ["no_bounds_without:countries"]


@pytest.fixture
def homonyms() -> rm.Profile:
    """Three works surely Carberry's; two that somebody of his initials wrote with strangers."""
    own, friend = Author(name="Josiah Carberry"), Author(name="Bo Slip")
    strange = (Author(name="J. Carberry"), Author(name="Xu Doubt"))
    return profile_of(
        *(told("openalex", place, 5, authors=(own, friend)) for place in range(3)),
        *(told("openalex", place, 5, authors=strange) for place in (3, 4)),
        told("openalex", 5, 1, authors=(Author(name="Somebody Else"),)),
    )


def test_doubtful_works_in_and_out_bound_what_grows(homonyms):
    mine = homonyms.works.index[homonyms.works["title"] == TITLES[0]]
    chances = homonyms.chances(mine=mine, level="strict")
    doubtful = chances[~(chances >= 0.9).fillna(value=False)]
    assert 0 < len(doubtful) < len(chances)
    found = homonyms.bounds(
        ["h_index", "n_papers", "mean_citations"], causes="ownership", mine=mine
    )
    works = homonyms.works.set_index("work_id")
    values = [
        rm.h_index(works["citations"].drop(list(out)).astype(float))
        for n in range(len(doubtful) + 1)
        for out in combinations(doubtful.index, n)
    ]
    assert ends(found, "h_index", "ownership") == [
        min(values),
        rm.h_index([5] * 5 + [1]),
        max(values),
    ]
    assert ends(found, "n_papers", "ownership")[0] == len(chances) - len(doubtful)
    # A mean may go either way: the range is that of the scenarios alone.
    assert found.set_index("indicator")["is_exact"].to_dict() == {
        "h_index": True,
        "n_papers": True,
        "mean_citations": False,
    }


def test_whose_the_works_are_nobody_can_tell_without_a_name():
    unnamed = profile_of(told("openalex", 0, 3), person=Person(ids=("openalex:A1",)))
    row = unnamed.bounds("h_index", causes="ownership").iloc[0]
    assert row[["lo", "hi", "is_exact"]].isna().all()
    assert row["flags"] == ["ownership_unknown"]


def test_links_are_drawn_anew_at_every_level():
    # Titles a slip apart: one work to the lenient, two to the strict.
    one = told("openalex", 0, 3, venue="Journal of Pots")
    other = Record(
        provenance=Provenance(source="crossref", source_id="x", retrieved_at=AS_OF),
        title="On Mending Cracked Pots and Jars",
        authors=(Author(name="Josiah Carberry"),),
        citations=4,
        year=2020,
        type="article",
    )
    profile = profile_of(one, other)
    counted = {
        level: len(compose(profile.batches, as_of=AS_OF, level=level).works)
        for level in ("strict", "normal", "lenient")
    }
    row = profile.bounds("n_papers", causes="links").iloc[0]
    assert [row["lo"], row["hi"]] == [min(counted.values()), max(counted.values())]
    assert row["value"] == counted["normal"]


def test_every_indicator_has_a_row_a_cause_and_bounds_that_hold_its_value():
    profile = rm.load("0000-0002-1825-0097", store="sample")
    found = profile.bounds(metrics.names())
    assert len(found) == 4 * len(metrics.names())
    assert {str(name): str(kind) for name, kind in found.dtypes.items()} == {
        column.name: column.dtype for column in TABLES["bounds"].columns
    }
    known = found.dropna(subset=["value", "lo", "hi"])
    assert (known["lo"] <= known["value"]).all()
    assert (known["value"] <= known["hi"]).all()
    shown = profile.indicators(["h_index", "gini", "intl_share"])
    for name, row in shown.iterrows():
        rows = found[found["indicator"] == name]
        assert (rows["n_used"] == row["n_used"]).all()
        assert (rows["n_missing"] == row["n_missing"]).all()


def test_bounds_of_an_earlier_day_are_of_what_was_known_then():
    profile = rm.load("0000-0002-1825-0097", store="sample")
    then = rm.load("0000-0002-1825-0097", store="sample", as_of="2023-06-30")
    pd.testing.assert_frame_equal(
        profile.bounds("h_index", as_of="2023-06-30"), then.bounds("h_index")
    )


def test_choices_hold_in_every_scenario(sources):
    found = sources.bounds("h_index", causes="sources", window=(2025, 2025))
    assert found[["lo", "value", "hi"]].iloc[0].tolist() == [0, 0, 0]


def test_a_cause_or_indicator_that_there_is_not_is_refused(sources):
    with pytest.raises(IndicatorError, match=r"no cause 'weather'.*links, ownership"):
        sources.bounds("h_index", causes="weather")
    with pytest.raises(UnknownIndicatorError):
        sources.bounds("charm")


@pytest.fixture
def lab() -> rm.Group:
    """Three works: of Ann Pott, of a stranger, and of one of two Quills with Ann Pott."""
    return profile_of(
        told("document:report", 0, 4, authors=(Author(name="Ann Pott"),)),
        told("document:report", 1, 4, authors=(Author(name="B. Lee"),)),
        told("document:report", 2, 4, authors=(Author(name="A. Quill"), Author(name="A. Pott"))),
        person=Person(name="Pots Lab", is_group=True),
        sections={"members": ({"name": "Ann Pott"}, {"name": "Al Quill"}, {"name": "Abe Quill"})},
    )


def test_a_group_owns_what_a_member_surely_wrote(lab):
    assert sorted(lab.chances().dropna()) == [1, 1]
    assert sorted(lab.chances(level="strict").dropna()) == [0.5, 1]
    found = lab.bounds(["n_papers", "h_index"], causes="ownership")
    assert ends(found, "n_papers", "ownership") == [1, 3, 3]
    assert set(found["scenario_lo"]) == {"sure_at_strict"}
    assert found["is_exact"].all()


def test_members_have_bounds_by_the_works_they_may_have_written(lab):
    found = lab.member_bounds(["h_index", "mean_citations"]).set_index(["member", "indicator"])
    assert found.loc[("Ann Pott", "h_index"), ["value", "lo", "hi"]].tolist() == [2, 2, 2]
    quill = found.loc[("Al Quill", "h_index")]
    assert quill[["value", "lo", "hi", "n_works_lo", "n_works_hi"]].tolist() == [0, 0, 1, 0, 1]
    assert quill["is_exact"]
    # Without a work there is no mean, so that nothing says how far it may lie.
    mean = found.loc[("Al Quill", "mean_citations")]
    assert pd.isna(mean["value"])
    assert not mean["is_exact"]
