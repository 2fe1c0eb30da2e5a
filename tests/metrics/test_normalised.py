"""Citations against fields: sets and their widening, percentiles, memberships, several fields."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from researchmetrics import metrics
from researchmetrics.errors import IndicatorError, TableError
from researchmetrics.metrics.normalised import percentile_ranks, top_weights
from researchmetrics.metrics.normalised.ranks import membership, mid_rank
from researchmetrics.metrics.normalised.sample import Sample

CITATIONS = st.lists(st.integers(0, 12), min_size=1, max_size=60)


def listing(citations, *, year=2015, field="pots", **more):
    return pd.DataFrame({"citations": citations, "year": year, "field": field, **more})


def test_percentiles_of_bornmann_leydesdorff_and_mutz_count_ties_half():
    assert percentile_ranks([1, 3, 3, 9]).tolist() == [12.5, 50, 50, 87.5]


def test_membership_of_waltman_and_schreiber_is_shared_at_the_border():
    found = top_weights([9, 5, 5, 5, 1, 1, 1, 1, 1, 1], 20)
    assert found.tolist() == pytest.approx([1, 1 / 3, 1 / 3, 1 / 3, 0, 0, 0, 0, 0, 0])


def test_mncs_of_waltman_and_others_is_a_mean_of_ratios():
    works = listing([2, 10], work_id=["a", "b"], year=[2010, 2011])
    others = listing([2, 0, 10, 10], work_id=["a", "c", "b", "d"], year=[2010, 2010, 2011, 2011])
    found = metrics.normalise(works, others, least=2)
    assert found["expected"].tolist() == [1, 10]
    assert metrics.mncs(found["ncs"]) == 1.5
    assert metrics.compute(works.join(found), "mncs").loc["all", "mncs"] == 1.5


@settings(max_examples=500, deadline=None)
@given(citations=CITATIONS, percent=st.sampled_from([1, 5, 10, 20, 33.3, 50]))
def test_over_a_complete_set_the_means_are_exact(citations, percent):
    assert percentile_ranks(citations).mean() == pytest.approx(50, abs=1e-12)
    weights = top_weights(citations, percent)
    assert weights.sum() == pytest.approx(len(citations) * percent / 100, abs=1e-9)
    assert ((weights >= 0) & (weights <= 1)).all()
    order = np.argsort(citations, kind="stable")
    assert (np.diff(weights[order]) >= -1e-12).all()


@settings(max_examples=200, deadline=None)
@given(citations=CITATIONS, separate=st.booleans())
def test_the_table_equals_the_plain_functions_on_a_complete_set(citations, separate):
    works = listing(citations, work_id=[f"w{n}" for n in range(len(citations))])
    found = metrics.normalise(
        works, works.sample(frac=1, random_state=1) if separate else None, least=1
    )
    assert found["percentile"].tolist() == pytest.approx(percentile_ranks(citations).tolist())
    assert found["top10"].tolist() == pytest.approx(top_weights(citations, 10).tolist())
    assert found["top1"].tolist() == pytest.approx(top_weights(citations, 1).tolist())
    assert metrics.mean_percentile(found["percentile"]) == pytest.approx(50)
    if any(citations):
        assert metrics.mncs(found["ncs"]) == pytest.approx(1)
    else:
        assert found["ncs"].isna().all()
        assert all("expected_zero" in flags for flags in found["flags"])


def plain(works, reference, parents, least):
    """Say in loops what the reference set of a work is and where the work stands in it."""
    rows = []
    for work in works.itertuples():
        own = []
        for field in work.field:
            above = parents.get(field)
            wide = {f for f, parent in parents.items() if parent == above} | {above}
            for fields, width in (({field}, 0), ({field}, 1), (wide if above else None, 1)):
                if fields is None:
                    continue
                values = [
                    other.citations
                    for other in reference.itertuples()
                    if set(other.field) & fields
                    and other.type == work.type
                    and abs(other.year - work.year) <= width
                    and other.work_id != work.work_id
                ]
                values.append(work.citations)
                if len(values) >= least:
                    at = len(values) - 1
                    own.append(
                        (np.mean(values), percentile_ranks(values)[at], top_weights(values, 10)[at])
                    )
                    break
        inverse = [1 / expected for expected, _, _ in own if expected]
        ncs = work.citations * np.mean(inverse) if inverse else np.nan
        rest = np.mean([one[1:] for one in own], axis=0) if own else [np.nan, np.nan]
        rows.append([ncs, *rest])
    return np.array(rows, dtype=float).reshape(-1, 3)


FIELD = st.lists(
    st.sampled_from(["cs.A", "cs.B", "math", "cs"]), min_size=1, max_size=2, unique=True
)
ROW = st.tuples(
    st.integers(0, 5), st.integers(2010, 2012), FIELD, st.sampled_from(["article", "book"])
)


@settings(max_examples=300, deadline=None)
@given(
    rows=st.lists(ROW, min_size=1, max_size=20),
    mine=st.lists(ROW, max_size=5),
    least=st.integers(1, 6),
)
def test_widened_sets_and_several_fields_equal_loops(rows, mine, least):
    columns = ["citations", "year", "field", "type"]
    reference = pd.DataFrame(rows, columns=columns)
    reference["work_id"] = [f"r{n}" for n in range(len(rows))]
    works = pd.concat([reference[:3], pd.DataFrame(mine, columns=columns)], ignore_index=True)
    works["work_id"] = [*reference["work_id"][:3], *(f"w{n}" for n in range(len(mine)))]
    parents = {"cs.A": "cs", "cs.B": "cs"}
    found = metrics.normalise(works, reference, parents=parents, least=least)
    expected = plain(works, reference, parents, least)
    got = found[["ncs", "percentile", "top10"]].to_numpy(dtype=float, na_value=np.nan)
    np.testing.assert_allclose(got, expected, atol=1e-9)


def counted(works, parents):
    """Count works by citations in each field, type and year, and in each wider field."""
    rows = works.explode("field")
    above = rows.assign(field=rows["field"].map(lambda one: parents.get(one, one)))
    both = pd.concat([rows, above.drop_duplicates(["work_id", "field"])])
    both = both.drop_duplicates(["work_id", "field"])
    cells = both.groupby(["field", "type", "year", "citations"], as_index=False).size()
    return cells.rename(columns={"size": "n_works"})


ALONE = st.tuples(
    st.integers(0, 5),
    st.integers(2010, 2012),
    st.sampled_from(["cs.A", "cs.B", "math"]),
    st.sampled_from(["article", "book"]),
)


def placed_in(sample, values):
    """Place works of a set in it: percentiles, memberships and expected citations."""
    below, equal = sample.around(values)
    return [
        mid_rank(below, equal, sample.size),
        membership(below, equal, sample.size, 10),
        membership(below, equal, sample.size, 1),
        sample.total / sample.size,
    ]


@settings(max_examples=500, deadline=None)
@given(citations=CITATIONS)
def test_a_set_counted_is_the_set_listed(citations):
    values = np.array(citations, dtype=np.float64)
    rows = np.arange(values.size)
    listed = Sample(rows, values, np.ones(values.size))
    cited, counts = np.unique(values, return_counts=True)
    counted = Sample(np.arange(cited.size), cited, counts.astype(np.float64), central=cited)
    for one, two in zip(placed_in(listed, values), placed_in(counted, values), strict=True):
        assert np.array_equal(one, two)
    assert counted.held(rows, values).tolist() == listed.held(rows, values).tolist() == citations
    percentiles, top10, top1, _ = placed_in(counted, values)
    assert percentiles.mean() == pytest.approx(50, abs=1e-12)
    assert top10.sum() == pytest.approx(values.size / 10, abs=1e-9)
    assert top1.sum() == pytest.approx(values.size / 100, abs=1e-9)


@settings(max_examples=40, deadline=None)
@given(rows=st.lists(ALONE, min_size=1, max_size=60), least=st.integers(1, 20))
def test_counts_of_works_give_what_the_whole_list_gives(rows, least):
    works = pd.DataFrame(rows, columns=["citations", "year", "field", "type"])
    works["work_id"] = [f"w{n}" for n in range(len(rows))]
    parents = {"cs.A": "cs", "cs.B": "cs"}
    by_list = metrics.normalise(works, works, parents=parents, least=least)
    by_counts = metrics.normalise(works, counted(works, parents), parents=parents, least=least)
    pd.testing.assert_frame_equal(by_counts, by_list, rtol=1e-12, atol=1e-12)


@settings(max_examples=20, deadline=None)
@given(citations=CITATIONS)
def test_over_a_complete_set_of_counts_the_means_are_exact(citations):
    works = listing(citations, type="article", work_id=range(len(citations)))
    found = metrics.normalise(works, counted(works, {}), least=1)
    assert metrics.mean_percentile(found["percentile"]) == pytest.approx(50, abs=1e-12)
    assert found["top10"].sum() == pytest.approx(len(citations) / 10, abs=1e-9)
    assert found["top1"].sum() == pytest.approx(len(citations) / 100, abs=1e-9)
    assert not any(citations) or metrics.mncs(found["ncs"]) == pytest.approx(1, abs=1e-12)


@settings(max_examples=20, deadline=None)
@given(citations=CITATIONS, cited=st.integers(0, 12))
def test_a_work_is_none_of_those_drawn_at_random(citations, cited):
    drawn = counted(listing(citations, type="article", work_id=range(len(citations))), {})
    work = listing([cited], type="article")
    found = metrics.normalise(work, drawn.assign(complete=False), least=1)
    whole = metrics.normalise(work, listing(citations, type="article"), least=1)
    names = ["percentile", "top10", "ncs", "n_reference"]
    pd.testing.assert_frame_equal(found[names], whole[names])
    share = found["percentile"].iloc[0] / 100
    error = 100 * np.sqrt(share * (1 - share) / (len(citations) + 1))
    assert found["percentile_se"].iloc[0] == pytest.approx(error)
    assert found["flags"].iloc[0] == ["reference_sampled", *whole["flags"].iloc[0]] or (
        "expected_zero" in found["flags"].iloc[0]
    )


def test_counts_that_say_a_thing_twice_or_nothing_are_refused():
    sets = listing([0, 1], n_works=[3, 4])
    with pytest.raises(TableError, match="say twice how many works of pots"):
        metrics.normalise(listing([1]), pd.concat([sets, sets]))
    for wrong in (None, -1, "many"):
        with pytest.raises(TableError, match="n_works"):
            metrics.normalise(listing([1]), sets.assign(n_works=wrong))


def test_counts_of_another_source_are_not_compared():
    works = listing([1, 1, 1], citations_source=["dblp", "openalex", None])
    found = metrics.normalise(works, listing([0, 1, 2], source="openalex"), least=1)
    assert found["percentile"].isna().tolist() == [True, False, True]
    assert ["other_source" in flags for flags in found["flags"]] == [True, False, True]


def test_sets_are_widened_in_order_and_say_so():
    years = [2015] * 30 + [2018] * 20 + [2019] * 10 + [2010] * 5
    fields = ["a.x"] * 60 + ["b.x"] * 5
    works = listing(range(65), year=years, field=fields)
    others = listing(range(40), year=2010, field="b.y")
    found = metrics.normalise(
        works,
        pd.concat([works, others], ignore_index=True).assign(work_id=range(105)),
        parents={"b.x": "b", "b.y": "b"},
    )
    assert found["reference"].iloc[[0, 30, 60]].tolist() == ["year", "years", "parent"]
    alone = metrics.normalise(works)
    assert alone["reference"].iloc[:60].tolist() == ["year"] * 30 + ["years"] * 30
    assert alone["n_reference"].iloc[[0, 30]].tolist() == [30, 30]
    assert (
        alone.loc[60:, ["ncs", "percentile", "top10", "n_reference", "reference"]]
        .isna()
        .all(axis=None)
    )
    assert alone["flags"].iloc[60] == ["reference_too_small", "types_not_compared"]


def test_a_work_is_counted_once_in_its_own_set():
    reference = listing([0] * 29 + [4], work_id=range(30))
    inside = metrics.normalise(listing([4], work_id=[29]), reference)
    outside = metrics.normalise(listing([4], work_id=[99]), reference)
    assert inside["n_reference"].tolist() == [30]
    assert inside["expected"].iloc[0] == pytest.approx(4 / 30)
    assert outside["n_reference"].tolist() == [31]
    assert outside["expected"].iloc[0] == pytest.approx(8 / 31)
    updated = metrics.normalise(listing([9], work_id=[29]), reference)
    assert updated["expected"].iloc[0] == pytest.approx(9 / 30)


def test_works_listed_for_several_people_are_one_work_of_the_set():
    works = listing([1, 3, 3, 9], work_id=list("abcd"))
    twice = pd.concat([works, works[2:]], ignore_index=True)
    assert metrics.normalise(twice, least=4)["percentile"].tolist() == [
        12.5,
        50,
        50,
        87.5,
        50,
        87.5,
    ]
    with pytest.raises(TableError, match="different things"):
        metrics.normalise(works, pd.concat([works, works[3:].assign(citations=1)]))


def test_what_is_not_known_is_flagged_and_not_stated():
    works = listing([1, None, 1, 1, 1], year=[2015, 2015, None, 2015, 2015], type="article")
    works["field"] = ["pots", "pots", "pots", None, "pots"]
    works.loc[4, "type"] = None
    found = metrics.normalise(works, least=1)
    assert found["flags"].tolist() == [[], ["no_citations"], ["no_year"], ["no_field"], ["no_type"]]
    assert found["percentile"].isna().tolist() == [False, True, True, True, True]


def test_several_fields_take_the_harmonic_mean_of_the_expectations():
    reference = pd.concat([listing([1, 1]), listing([4, 4], field="pans")], ignore_index=True)
    works = pd.DataFrame({"citations": [3], "year": [2015], "field": [["pots", "pans"]]})
    found = metrics.normalise(works, reference, least=3)
    first, second = 5 / 3, 11 / 3
    assert found["ncs"].iloc[0] == pytest.approx(3 * (1 / first + 1 / second) / 2)
    assert found["expected"].iloc[0] == pytest.approx(2 / (1 / first + 1 / second))


def test_young_works_are_flagged_or_left_out():
    works = listing([0, 1, 2], year=[2019, 2018, 2017])
    found = metrics.normalise(works, least=1, as_of="2019-12-31")
    assert ["young" in flags for flags in found["flags"]] == [True, True, False]
    found = metrics.normalise(works, least=1, as_of="2019-06-30")
    assert ["young" in flags for flags in found["flags"]] == [True, True, True]
    hidden = metrics.normalise(works, least=1, as_of="2019-12-31", young="leave_out")
    assert hidden["percentile"].isna().tolist() == [True, True, False]


def test_another_column_of_counts_may_be_compared():
    works = listing([9, 9], early=[1, 3])
    found = metrics.normalise(works, column="early", least=2)
    assert found["ncs"].tolist() == pytest.approx([0.5, 1.5])


def test_what_sources_state_is_kept_apart():
    works = listing([1, 3], fwci=[0.4, 1.2], rcr=[None, 2.0])
    table = metrics.compute(works.join(metrics.normalise(works, least=1)), ["mncs", "fwci", "rcr"])
    assert table.loc["all", ["mncs", "fwci", "rcr"]].tolist() == pytest.approx([1, 0.8, 2])


def test_impossible_requests_and_tables_say_what_is_wrong():
    works = listing([1, 2])
    for options in ({"least": 0}, {"young": "forget"}):
        with pytest.raises(IndicatorError, match="least"):
            metrics.normalise(works, **options)
    with pytest.raises(TableError, match="field"):
        metrics.normalise(works.drop(columns="field"))
    with pytest.raises(TableError, match="early"):
        metrics.normalise(works, column="early")
    with pytest.raises(IndicatorError, match="at least 0"):
        metrics.normalise(works.assign(citations=-1))
    assert len(metrics.normalise(works[:0])) == 0
