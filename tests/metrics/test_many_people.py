"""Many people at once, from the same tables: the same as one person at a time."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from researchmetrics import metrics
from researchmetrics.errors import IndicatorError, NotEnoughDataError, TableError

AS_OF = "2020-06-30"
PEOPLE = ["ana", "bo", "cy", "dee"]
NAMES = [name for name in metrics.names() if not metrics.find(name).required]
ASKED = [
    name
    for name in NAMES
    if {*metrics.find(name).columns}
    <= {
        *("work_id", "citations", "year", "n_authors", "position", "coauthors", "countries"),
        *("is_corresponding", "yearly_citations", "citations_this_year", "c10"),
        *("reference_ages", "self_citations"),
    }
]


@st.composite
def libraries(draw):
    """Draw works, who wrote them, and what they cite; counts and years may be unknown."""
    n = draw(st.integers(1, 8))
    ids = [f"w{at}" for at in range(n)]
    unknown = st.none()
    works = pd.DataFrame(
        {
            "work_id": ids,
            "citations": pd.array([draw(st.integers(9, 30) | unknown) for _ in ids], dtype="Int64"),
            "year": pd.array([draw(st.integers(2005, 2020) | unknown) for _ in ids], dtype="Int64"),
        }
    )
    rows = []
    for work in ids:
        people = draw(st.lists(st.sampled_from(PEOPLE), min_size=1, max_size=4, unique=True))
        for place, person in enumerate(people, 1):
            country = draw(st.sampled_from([["PT"], ["JP"], [], None]))
            lead = draw(st.booleans() | unknown)
            rows.append((work, place, person.title(), person, country, lead))
    columns = ["work_id", "position", "name", "person_id", "countries", "is_corresponding"]
    authorships = pd.DataFrame(rows, columns=columns)
    authorships["is_corresponding"] = authorships["is_corresponding"].astype("boolean")
    pairs = st.lists(st.tuples(st.sampled_from(ids), st.sampled_from(ids)), max_size=12)
    references = pd.DataFrame(draw(pairs), columns=["work_id", "cited_id"])
    references["cited_year"] = references["cited_id"].map(works.set_index("work_id")["year"])
    counts = st.tuples(st.sampled_from(ids), st.integers(2004, 2021), st.integers(0, 9))
    yearly = pd.DataFrame(
        draw(st.lists(counts, max_size=15)), columns=["work_id", "year", "citations"]
    )
    return works, authorships, references, yearly


def alone(works, authorships, person, names, **choices):
    """Compute for one person, whom the authorships mark."""
    marked = authorships.assign(is_self=authorships["person_id"] == person)
    theirs = works[works["work_id"].isin(marked.loc[marked["is_self"], "work_id"])]
    return metrics.compute(theirs, names, authorships=marked, **choices).iloc[0]


def same(one, other):
    if pd.isna(one) or pd.isna(other):
        return pd.isna(one) and pd.isna(other)
    return one == pytest.approx(other, abs=1e-12)


def usable(works, authorships, references, yearly):
    """Name the indicators whose tables are not empty; without rows a column is not there."""
    lacking = set()
    if references.empty:
        lacking |= {"reference_ages"}
    if yearly.empty:
        lacking |= {"yearly_citations", "citations_this_year", "c10"}
    return [name for name in ASKED if not lacking & set(metrics.find(name).columns)]


@settings(max_examples=60, deadline=None)
@given(library=libraries())
def test_all_people_at_once_equal_each_alone(library):
    works, authorships, references, yearly = library
    names = usable(*library)
    choices = {"as_of": AS_OF, "references": references, "citations_by_year": yearly}
    found = metrics.compute(works, names, by="person_id", authorships=authorships, **choices)
    for person in found.index:
        one = alone(works, authorships, person, names, **choices)
        for name in names:
            assert same(found.loc[person, name], one[name]), (person, name)


@settings(max_examples=60, deadline=None)
@given(library=libraries(), rule=st.sampled_from(["exclude", "exclude_own", "exclude_coauthors"]))
def test_tables_laid_end_to_end_equal_each_alone(library, rule):
    works, authorships, references, _ = library
    names = ["h_index", "n_citations", "n_coauthors", "first", "papers_harm", "mcc"]
    parts, lists = [], []
    for person in PEOPLE:
        marked = authorships.assign(is_self=authorships["person_id"] == person, who=person)
        theirs = set(marked.loc[marked["is_self"], "work_id"])
        parts.append(works[works["work_id"].isin(theirs)].assign(who=person))
        lists.append(marked[marked["work_id"].isin(theirs)])
    found = metrics.compute(
        pd.concat(parts), names[2:], by="who", authorships=pd.concat(lists), as_of=AS_OF
    )
    choices = {"self_citations": rule, "references": references, "as_of": AS_OF}
    counted = metrics.compute(works, names[:2], by="person_id", authorships=authorships, **choices)
    for person in found.index:
        one = alone(works, authorships, person, names[2:], as_of=AS_OF)
        assert all(same(found.loc[person, name], one[name]) for name in names[2:])
        other = alone(works, authorships, person, names[:2], **choices)
        assert all(same(counted.loc[person, name], other[name]) for name in names[:2])


def by_hand(works, authorships, references, person, rule):
    """Count self-citations by sets, the plain way."""
    wrote = authorships.groupby("work_id")["person_id"].agg(set).to_dict()
    circle = {person}
    if rule == "exclude_coauthors":
        circle |= {one for people in wrote.values() if person in people for one in people}
    links = set(references[["work_id", "cited_id"]].itertuples(index=False, name=None))
    counts = []
    for work in works["work_id"]:
        citing = [a for a, b in links if b == work and a != work]
        wanted = wrote[work] if rule == "exclude" else circle
        counts.append(sum(bool(wrote[one] & wanted) for one in citing))
    return counts


@settings(max_examples=100, deadline=None)
@given(library=libraries(), rule=st.sampled_from(["exclude", "exclude_own", "exclude_coauthors"]))
def test_self_citations_equal_a_count_by_hand(library, rule):
    works, authorships, references, _ = library
    for person in authorships["person_id"].unique():
        marked = authorships.assign(is_self=authorships["person_id"] == person)
        found = metrics.self_citing(works, marked, references, rule=rule)
        assert found.tolist() == by_hand(works, authorships, references, person, rule)


TABLE = pd.DataFrame(
    {
        "who": ["ana"] * 5,
        "citations": pd.array([9, 7, 5, None, 2], dtype="Int64"),
        "year": [2015, 2016, 2017, 2018, 2019],
        "n_authors": [1, 3, 3, 3, 2],
        "position": pd.array([1, 1, 3, 2, None], dtype="Int64"),
        "type": ["article", "conference", "preprint", "book", None],
        "is_corresponding": pd.array([True, False, None, True, False], dtype="boolean"),
        "self_citations": [1, 2, 9, 0, 0],
    }
)


@pytest.mark.parametrize(
    ("roles", "expected"),
    [
        ("first", 1),
        ("last", 1),
        ("single", 1),
        ("middle", 1),
        ("corresponding", 2),
        (["single", "first"], 2),
        (["single", "corresponding"], 2),
    ],
)
def test_only_works_in_a_role(roles, expected):
    assert metrics.compute(TABLE, "n_papers", positions=roles).iloc[0, 0] == expected


def test_roles_must_be_known_and_named():
    with pytest.raises(IndicatorError, match="positions must be some of"):
        metrics.compute(TABLE, "n_papers", positions="third")
    with pytest.raises(IndicatorError, match="positions must be some of"):
        metrics.compute(TABLE, "n_papers", positions=[])
    with pytest.raises(NotEnoughDataError, match="is_corresponding"):
        metrics.compute(
            TABLE.drop(columns="is_corresponding"), "n_papers", positions="corresponding"
        )


def test_refereed_only_by_kind_or_by_what_is_stated():
    assert metrics.compute(TABLE, "n_papers", refereed=True).iloc[0, 0] == 2
    stated = TABLE.assign(is_refereed=pd.array([False, None, None, True, None], dtype="boolean"))
    assert metrics.compute(stated, "n_papers", refereed=True).iloc[0, 0] == 2
    table = metrics.indicators(stated, names="n_papers", as_of=2020, refereed=True)
    assert table["flags"].iloc[0] == ["refereed_only", "refereed_unknown:1"]


def test_unknown_citations_are_left_out_or_count_as_none():
    assert metrics.compute(TABLE, "mean_citations").iloc[0, 0] == 23 / 4
    assert metrics.compute(TABLE, "mean_citations", missing="zero").iloc[0, 0] == 23 / 5
    with pytest.raises(IndicatorError, match="missing must be"):
        metrics.compute(TABLE, "mean_citations", missing="guess")


def test_more_self_citations_than_citations_are_of_two_sources():
    found = metrics.compute(TABLE, "n_citations", self_citations="exclude")
    assert found.iloc[0, 0] == (9 - 1) + (7 - 2) + 0 + 2
    table = metrics.indicators(TABLE, names="n_citations", as_of=2020, self_citations="exclude")
    assert "more_self_citations_than_citations:1" in table["flags"].iloc[0]
    with pytest.raises(IndicatorError, match="one source"):
        metrics.h_nonself([5], [9])


def test_options_reach_the_indicator_and_are_asked_for():
    assert metrics.compute(TABLE, "hcp", options={"threshold": 7}).iloc[0, 0] == 2
    with pytest.raises(IndicatorError, match="threshold"):
        metrics.compute(TABLE, "hcp")
    for bad in (0, -1, "7", True):
        with pytest.raises(IndicatorError, match="above 0"):
            metrics.hcp([1], threshold=bad)
    table = metrics.indicators(TABLE, names=["hcp"], as_of=2020)
    assert pd.isna(table["value"].iloc[0])
    assert "needs_threshold" in table["flags"].iloc[0]


def test_the_composite_of_a_population_lies_between_nothing_and_six():
    rng = np.random.default_rng(3)
    authors = rng.integers(1, 5, 400)
    works = pd.DataFrame(
        {
            "who": rng.integers(0, 30, 400),
            "citations": rng.geometric(0.05, 400) - 1,
            "n_authors": authors,
            "position": [rng.integers(1, n + 1) for n in authors],
        }
    )
    most = metrics.c_score_maxima(works, by="who")
    found = metrics.compute(works, "c_score", by="who", options={"maxima": most})["c_score"]
    assert found.between(0, 6).all()
    assert found.nunique() > 20
    with pytest.raises(IndicatorError, match="population"):
        metrics.compute(works, "c_score", by="who", options={"maxima": {**most, "NC": 1}})
    with pytest.raises(IndicatorError, match="Hm"):
        metrics.c_score([1], [1], [1], maxima={"NC": 1, "H": 1})


def test_whose_rows_they_are_must_be_told():
    works = pd.DataFrame({"work_id": ["w"], "who": ["ana"]})
    rows = pd.DataFrame({"work_id": ["w"], "position": [1], "name": ["Ana"]})
    with pytest.raises(TableError, match="person_id"):
        metrics.compute(works, "n_coauthors", by="who", authorships=rows)
    with pytest.raises(TableError, match="is_self"):
        metrics.compute(works, "n_coauthors", authorships=rows)


def people_in_order(n_ordered, n_other):
    lists = [["Ana Almeida", "Bo Brito"]] * n_ordered + [["Bo Brito", "Ana Almeida"]] * n_other
    return pd.DataFrame({"authors": lists, "position": 1, "n_authors": 2})


def test_places_mean_nothing_where_authors_stand_in_alphabetical_order():
    names = ["first_author_share", "last", "papers_harm", "alphabetical"]
    table = metrics.indicators(people_in_order(8, 2), names=names, as_of=2020)
    assert table.loc["alphabetical", "value"] == pytest.approx(0.6)
    assert table.loc[["first_author_share", "last"], "value"].isna().all()
    assert table.loc["papers_harm", "value"] > 0
    assert all("alphabetical_authors" in table.loc[name, "flags"] for name in names[:3])
    for lists in (people_in_order(5, 5), people_in_order(3, 0)):
        table = metrics.indicators(lists, names=names, as_of=2020)
        assert table.loc["first_author_share", "value"] == 1


def test_large_collaborations_are_counted_exactly_and_told():
    works = pd.DataFrame({"n_authors": [3000, 2], "citations": [6, 4]})
    table = metrics.indicators(works, names="papers_frac", as_of=2020)
    assert table["value"].iloc[0] == pytest.approx(1 / 3000 + 1 / 2, abs=1e-12)
    assert "many_authors:1" in table["flags"].iloc[0]
