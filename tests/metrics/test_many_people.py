"""Many people at once, from the same tables: the same as one person at a time."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from people import FORMULAS, complete

from researchmetrics import metrics
from researchmetrics.errors import IndicatorError, NotEnoughDataError, TableError

AS_OF = "2020-06-30"
PEOPLE = ["ana", "bo", "cy", "dee"]
RULES = ["exclude", "exclude_own", "exclude_coauthors"]
# One of each column that other tables tell; that each indicator is right, given its columns, is
# examined by its formula.
NAMES = ["n_papers", "h_index", "dc", "first", "corresponding", "n_coauthors", "mcc", "intl_share"]
YEARLY = ["h_trend", "beauty", "awakening", "cited_half_life", "geo_mean_c10"]
TOLD = [*NAMES, *YEARLY, "repeat_share", "top_coauthor_share", "price_index", "papers_harm"]


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


def usable(references, yearly):
    """Name the indicators whose tables are not empty; without rows a column is not there."""
    names = [*NAMES, *([] if yearly.empty else YEARLY)]
    return names if references.empty else [*names, "price_index", "n_self_citations"]


@settings(max_examples=60, deadline=None)
@given(library=libraries(), who=st.sampled_from(PEOPLE))
def test_all_people_at_once_equal_one_alone(library, who):
    works, authorships, references, yearly = library
    names = usable(references, yearly)
    choices = {"as_of": AS_OF, "references": references, "citations_by_year": yearly}
    found = metrics.compute(works, names, by="person_id", authorships=authorships, **choices)
    if who in found.index:
        one = alone(works, authorships, who, names, **choices)
        for name in names:
            assert same(found.loc[who, name], one[name]), name


@settings(max_examples=50, deadline=None)
@given(library=libraries(), who=st.sampled_from(PEOPLE), rule=st.sampled_from(RULES))
def test_tables_laid_end_to_end_equal_one_alone(library, who, rule):
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
    if who in found.index:
        one = alone(works, authorships, who, names[2:], as_of=AS_OF)
        assert all(same(found.loc[who, name], one[name]) for name in names[2:])
    # Where no reference is known at all, nobody can say which citations are self-citations.
    if who in found.index and not references.empty:
        choices = {"self_citations": rule, "references": references, "as_of": AS_OF}
        tables = {"authorships": authorships, **choices}
        counted = metrics.compute(works, names[:2], by="person_id", **tables)
        other = alone(works, authorships, who, names[:2], **choices)
        assert all(same(counted.loc[who, name], other[name]) for name in names[:2])


def told_by_hand(library, who):
    """Lay out, a dict a work of the person, what the four tables tell of it."""
    works, authorships, references, yearly = library
    found = []
    for work, cites, year in works.astype(object).itertuples(index=False, name=None):
        rows = authorships[authorships["work_id"] == work].to_dict("records")
        own = [row for row in rows if row["person_id"] == who]
        if not own:
            continue
        places = {one for row in rows for one in row["countries"] or []}
        one = {"citations": None if pd.isna(cites) else cites, "n_authors": len(rows)}
        one["year"] = None if pd.isna(year) else year
        one["position"] = own[0]["position"]
        lead = own[0]["is_corresponding"]
        one["is_corresponding"] = None if pd.isna(lead) else bool(lead)
        one["coauthors"] = [row["person_id"] for row in rows if row["person_id"] != who]
        one["countries"] = sorted(places) or None
        one["reference_ages"] = ages_by_hand(work, one["year"], references)
        found.append({**one, **history_by_hand(work, one, yearly)})
    return found


def ages_by_hand(work, year, references):
    cited = references.loc[references["work_id"] == work, "cited_year"].dropna().tolist()
    return [max(0, year - one) for one in cited] if cited and year is not None else None


def history_by_hand(work, told, yearly):
    """Lay out the citations of each year up to that looked from, which is not over."""
    rows = yearly[yearly["work_id"] == work]
    unknown = dict.fromkeys(["yearly_citations", "citations_this_year", "c10"])
    if told["year"] is None or (rows.empty and told["citations"] != 0):
        return unknown
    history = [0] * (2020 - told["year"] + 1)
    for year, counts in rows[rows["year"] <= 2020].groupby("year")["citations"]:
        history[max(0, year - told["year"])] += counts.max()
    ripe = told["year"] + 10 <= 2019
    c10 = sum(history[:11]) if ripe else None
    return {"yearly_citations": history, "citations_this_year": history[-1], "c10": c10}


@settings(max_examples=120, deadline=None)
@given(library=libraries())
def test_what_other_tables_tell_equals_what_is_laid_out_by_hand(library):
    works, authorships, references, yearly = library
    names = [one for one in TOLD if one != "price_index" or not references.empty]
    names = [one for one in names if one not in YEARLY or not yearly.empty]
    tables = {"authorships": authorships, "references": references, "citations_by_year": yearly}
    found = metrics.compute(works, names, by="person_id", as_of=AS_OF, **tables)
    for who in found.index:
        theirs = told_by_hand(library, who)
        for name in names:
            columns = complete(metrics.find(name), theirs)
            options = {"as_of": 2020} if "as_of" in metrics.find(name).options else {}
            nothing = any(not column for column in columns)
            expected = math.nan if nothing else FORMULAS[name](*columns, **options)
            assert same(found.loc[who, name], expected), (who, name)


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


@settings(max_examples=80, deadline=None)
@given(library=libraries(), who=st.sampled_from(PEOPLE), rule=st.sampled_from(RULES))
def test_self_citations_equal_a_count_by_hand(library, who, rule):
    works, authorships, references, _ = library
    marked = authorships.assign(is_self=authorships["person_id"] == who)
    found = metrics.self_citing(works, marked, references, rule=rule)
    assert found.tolist() == by_hand(works, authorships, references, who, rule)


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


def test_what_cannot_be_true_of_one_work_does_not_stop_the_others():
    works = pd.DataFrame(
        {
            "who": ["ana", "ana", "bo"],
            "citations": [3, 5, 2],
            "self_citations": [1, 9, 0],
            "position": [1, 7, 2],
            "n_authors": [2, 3, 2],
        }
    )
    names = ["papers_arith", "h_nonself", "n_self_citations", "n_papers"]
    found = metrics.compute(works, names, by="who")
    assert found.loc["ana", "papers_arith"] == pytest.approx(2 / 3)
    assert found["n_missing_position"].tolist() == [1, 0]
    assert found["h_nonself"].tolist() == [1, 1]
    assert found["n_self_citations"].tolist() == [6, 0]
    table = metrics.indicators(works, names=names, as_of=2020)
    assert "position_beyond_authors:1" in table.loc["papers_arith", "flags"]
    assert "more_self_citations_than_citations:1" in table.loc["h_nonself", "flags"]
    assert table.loc["n_papers", "flags"] == []
    with pytest.raises(IndicatorError, match="beyond the 3 authors"):
        metrics.papers_arith([7], [3])


def test_self_citations_left_out_are_not_subtracted_twice():
    works = pd.DataFrame({"citations": [3, 5, 2], "self_citations": [2, 1, 0]})
    names = ["h_nonself", "h_index", "self_rate", "n_self_citations"]
    found = metrics.compute(works.assign(own_citations=1), names, self_citations="exclude").iloc[0]
    assert found[names].tolist() == [2, 2, 0, 0]
    own = works.assign(own_citations=[1, 1, 0])
    found = metrics.compute(own, names, self_citations="exclude_own").iloc[0]
    assert found[names].tolist() == [2, 2, pytest.approx(1 / 8), 1]


def test_nobody_in_the_choice_has_nothing_to_exclude():
    works = TABLE.assign(own_citations=0)
    found = metrics.compute(works, "n_citations", types=["talk"], self_citations="exclude_own")
    assert found.iloc[0, 0] == 0
