"""Breadth and topics: entropies, distances, switches, and communities of a person's works."""

from __future__ import annotations

import itertools
import math
from collections import Counter

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from researchmetrics import metrics
from researchmetrics.errors import IndicatorError, TableError

LABELS = st.lists(st.sampled_from("abcde"), min_size=1, max_size=30)
CELLS = st.sampled_from("abc") | st.lists(
    st.sampled_from("abc"), min_size=1, max_size=2, unique=True
)
DATES = st.sampled_from(["2017", "2018-01-05", "2018-01-06", "2018-02-01", "2019-03", "2019-04-01"])


def test_rao_stirling_of_stirling_sums_ordered_pairs():
    assert metrics.rao_stirling(["a", "b"], distances={("a", "b"): 0.4}) == pytest.approx(0.2)


def test_true_diversity_of_zhang_rousseau_and_glanzel():
    assert metrics.true_diversity(["a", "b"], distances={("b", "a"): 0.4}) == pytest.approx(1.25)


def test_entropies_of_equal_and_single_shares():
    assert metrics.shannon(list("aabb"), base=2) == 1
    assert metrics.shannon(list("abcd")) == pytest.approx(math.log(4))
    assert metrics.effective_number(list("abcd")) == pytest.approx(4)
    assert metrics.shannon_normalised(list("aabb"), n_categories=4) == pytest.approx(0.5)
    assert (metrics.shannon(["a"] * 9), metrics.simpson(["a"] * 9)) == (0, 0)
    assert math.isnan(metrics.shannon_normalised(["a"] * 9))
    assert metrics.shannon_normalised(["a"] * 9, n_categories=5) == 0
    assert metrics.miller_madow(list("aab")) == pytest.approx(metrics.shannon(list("aab")) + 1 / 6)


@settings(max_examples=500, deadline=None)
@given(labels=LABELS)
def test_identities_of_diversity(labels):
    n = len(labels)
    shares = [count / n for count in Counter(labels).values()]
    entropy = -sum(share * math.log(share) for share in shares)
    squares = sum(share**2 for share in shares)
    assert metrics.shannon(labels) == pytest.approx(entropy, abs=1e-12)
    assert metrics.shannon(labels, base=2) == pytest.approx(entropy / math.log(2), abs=1e-12)
    assert metrics.simpson(labels) == pytest.approx(1 - squares, abs=1e-12)
    effective = [metrics.effective_number(labels, order=order) for order in (0, 1, 2, 3)]
    assert effective[0] == pytest.approx(len(shares))
    assert effective[1] == pytest.approx(math.exp(entropy))
    assert effective[2] == pytest.approx(1 / squares)
    assert all(one >= two - 1e-9 for one, two in itertools.pairwise(effective))
    assert metrics.miller_madow(labels) >= metrics.shannon(labels)
    if len(shares) > 1:
        assert metrics.shannon_normalised(labels) == pytest.approx(entropy / math.log(len(shares)))
    apart = dict.fromkeys(itertools.combinations("abcde", 2), 1.0)
    assert metrics.rao_stirling(labels, distances=apart) == pytest.approx(metrics.simpson(labels))
    assert metrics.true_diversity(labels, distances=apart) == pytest.approx(effective[2])


@settings(max_examples=500, deadline=None)
@given(labels=LABELS, numbers=st.lists(st.floats(0, 1), min_size=25, max_size=25))
def test_rao_stirling_equals_the_sum_over_pairs_of_works(labels, numbers):
    table = pd.DataFrame(np.reshape(numbers, (5, 5)), index=list("abcde"), columns=list("abcde"))
    apart = [0 if a == b else table.loc[a, b] for a in labels for b in labels]
    expected = sum(apart) / len(labels) ** 2
    assert metrics.rao_stirling(labels, distances=table) == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("shannon_normalised", {"n_categories": 5}),
        ("shannon", {"base": 2}),
        ("effective_number", {"order": 0}),
        ("effective_number", {"order": 2}),
        ("miller_madow", {"base": 10}),
        ("true_diversity", {"distances": {}}),
    ],
)
def test_nothing_has_no_breadth_whatever_the_options(name, options):
    assert math.isnan(getattr(metrics, name)([], **options))


def test_works_of_several_categories_are_split():
    assert metrics.simpson([["a", "b"], "a", "b"]) == pytest.approx(0.5)
    assert metrics.shannon([["a", "b"]], base=2) == 1


def test_distances_of_fields_from_whom_they_cite():
    counts = pd.DataFrame([[3, 0], [3, 4]], index=["a", "b"], columns=["a", "b"])
    found = metrics.field_distances(counts)
    assert found.loc["a", "b"] == pytest.approx(0.4)
    assert metrics.rao_stirling(["a", "b"], distances=found) == pytest.approx(0.2)
    assert metrics.field_distances(counts.assign(a=0, b=0)).isna().all(axis=None)
    with pytest.raises(IndicatorError, match="counts"):
        metrics.field_distances(-counts)
    with pytest.raises(TableError, match="DataFrame"):
        metrics.field_distances([[1]])


def test_impossible_options_say_what_is_wrong():
    for name, options, words in (
        ("rao_stirling", {"distances": {("a", "b"): 2}}, "from 0 to 1"),
        ("rao_stirling", {"distances": {}}, "'a' and 'b'"),
        ("shannon", {"base": 1}, "base"),
        ("miller_madow", {"base": 0.5}, "base"),
        ("effective_number", {"order": -1}, "order"),
        ("shannon_normalised", {"n_categories": 1}, "more than 1"),
    ):
        with pytest.raises(IndicatorError, match=words):
            getattr(metrics, name)(["a", "b"], **options)
    with pytest.raises(IndicatorError, match="missing"):
        metrics.shannon(["a", None])
    with pytest.raises(IndicatorError, match="date"):
        metrics.topic_switch(["a", "b"], ["2019", "soon"])


def test_unknown_categories_are_left_out_and_counted():
    works = pd.DataFrame({"category": ["a", "b", None, pd.NA, float("nan"), "", []]})
    found = metrics.compute(works, ["shannon", "simpson"])
    assert found.loc["all", "simpson"] == 0.5
    assert found.loc["all", "n_missing_category"] == 5


@settings(max_examples=500, deadline=None)
@given(works=st.lists(st.tuples(CELLS, DATES), min_size=2, max_size=6))
def test_switches_are_the_mean_over_all_orders_that_the_dates_allow(works):
    topics = [set(topic) for topic, _ in works]
    rough = {}
    for _, date in works:
        rough[date[:4]] = min(len(date), rough.get(date[:4], 99))
    at = [date[: rough[date[:4]]] for _, date in works]
    shares = []
    for order in itertools.permutations(range(len(works))):
        if all(at[one] <= at[two] for one, two in itertools.pairwise(order)):
            steps = [not topics[one] & topics[two] for one, two in itertools.pairwise(order)]
            shares.append(np.mean(steps))
    found = metrics.topic_switch([topic for topic, _ in works], [date for _, date in works])
    assert found == pytest.approx(np.mean(shares), abs=1e-12)


def test_switches_of_topics_from_text_have_a_name_of_their_own():
    years = [2015, 2016, 2017]
    assert metrics.topic_switch_text(["a", "b", "b"], years) == 0.5
    assert metrics.find("topic_switch_text").columns == ("text_topic", "date")
    assert math.isnan(metrics.topic_switch(["a"], ["2019"]))


def test_exploration_compares_the_first_and_last_third():
    years = [str(2010 + n) for n in range(6)]
    assert metrics.exploration(list("aabbaa"), years) == pytest.approx(0)
    assert metrics.exploration(list("aabbcc"), years) == pytest.approx(1)
    half = 1 - 1 / math.sqrt(2)
    assert metrics.exploration(list("aabbac"), years) == pytest.approx(half)
    assert metrics.exploration(list("abc"), ["2019"] * 3) == pytest.approx(0)
    assert math.isnan(metrics.exploration(list("ab"), ["2018", "2019"]))


def test_pivot_compares_with_all_earlier_works_only():
    venues = [["x"], ["x", "y"], [], ["z"]]
    years = ["2010", "2011", "2012", "2013"]
    assert metrics.pivot(venues, years) == pytest.approx((1 - 1 / math.sqrt(2) + 1) / 2)
    assert math.isnan(metrics.pivot(venues, ["2010"] * 4))
    assert math.isnan(metrics.pivot([[], []], ["2010", "2011"]))


def test_dates_may_be_texts_years_or_dates():
    labels = list("aab")
    for dates in (
        ["2018", "2019", "2020"],
        [2018, 2019, 2020],
        [2018.0, 2019.0, 2020.0],
        list(pd.to_datetime(["2018-01-01", "2019-05-05", "2020-02-02"])),
    ):
        assert metrics.topic_switch(labels, dates) == 0.5


def references(groups):
    rows = [(work, cited) for work, all_cited in groups.items() for cited in all_cited]
    return pd.DataFrame(rows, columns=["work_id", "cited_id"])


def test_topics_are_communities_of_works_that_share_references():
    left = {f"l{n}": [f"x{n}", f"x{n + 1}", "x"] for n in range(6)}
    right = {f"r{n}": [f"y{n}", f"y{n + 1}", "y"] for n in range(5)}
    bridge = {"l0": [*left["l0"], "both"], "r0": [*right["r0"], "both"]}
    table = references(left | right | bridge | {"alone": ["z"]})
    found = metrics.co_citing_topics(table)
    assert {found[f"l{n}"] for n in range(6)} == {"0"}
    assert {found[f"r{n}"] for n in range(5)} == {"1"}
    assert pd.isna(found["alone"])
    shuffled = table.sample(frac=1, random_state=3)
    pd.testing.assert_series_equal(metrics.co_citing_topics(shuffled), found)
    pd.testing.assert_series_equal(metrics.co_citing_topics(table, seed=9), found)


def modularity(links, topics):
    degree = Counter(itertools.chain.from_iterable(links))
    whole = 2 * len(links)
    inner = sum(2 for one, two in links if topics[one] == topics[two])
    expected = sum(
        degree[one] * degree[two] / whole
        for one in topics
        for two in topics
        if topics[one] == topics[two]
    )
    return (inner - expected) / whole


@settings(max_examples=200, deadline=None)
@given(
    cited=st.lists(st.lists(st.integers(0, 6), max_size=3, unique=True), min_size=2, max_size=9),
    seed=st.integers(0, 3),
)
def test_no_work_gains_modularity_by_a_topic_of_its_own_or_of_all(cited, seed):
    table = references({f"w{n}": each for n, each in enumerate(cited)})
    found = metrics.co_citing_topics(table, seed=seed, least=1).to_dict()
    links = [
        (one, two)
        for one, two in itertools.combinations(found, 2)
        if set(cited[int(one[1:])]) & set(cited[int(two[1:])])
    ]
    if links:
        best = modularity(links, found)
        assert best >= modularity(links, dict.fromkeys(found, "0")) - 1e-12
        assert best >= modularity(links, {work: work for work in found}) - 1e-12


def test_topics_need_their_columns():
    with pytest.raises(TableError, match="cited_id"):
        metrics.co_citing_topics(pd.DataFrame({"work_id": ["a"]}))
    with pytest.raises(IndicatorError, match="least"):
        metrics.co_citing_topics(references({"a": ["x"]}), least=0)
    assert len(metrics.co_citing_topics(references({}))) == 0


POTS = (
    "Glazes of clay pots fired in wood kilns",
    "Clay pots and their glazes in wood kilns",
    "How wood kilns change glazes of clay",
)
MOONS = (
    "Orbits of icy moons around giant planets",
    "Icy moons of giant planets and their orbits",
    "Resonant orbits of moons of giant planets",
)


@pytest.mark.parametrize("order", [[0, 1, 2, 3, 4, 5], [5, 0, 3, 1, 4, 2]])
@pytest.mark.parametrize("seed", [0, 7])
def test_text_topics_part_what_the_texts_part_whatever_the_order(order, seed):
    titles = pd.Series([*POTS, *MOONS])[order]
    found = metrics.text_topics(pd.DataFrame({"title": titles}), seed=seed)
    assert list(found.index) == order
    pots, moons = found.loc[[0, 1, 2]], found.loc[[3, 4, 5]]
    assert pots.nunique() == moons.nunique() == 1
    assert set(pots) != set(moons)


def test_text_topics_leave_out_texts_that_tell_nothing():
    titles = [*POTS, "On it", None, "", "Weather stations"]
    found = metrics.text_topics(pd.DataFrame({"title": titles}))
    assert found.isna().tolist() == [False] * 3 + [True] * 4
    assert metrics.text_topics(pd.DataFrame({"title": titles}), least=1).isna().sum() == 3
    assert len(metrics.text_topics(pd.DataFrame({"title": []}))) == 0
    for options in ({"least": 0}, {"nearest": 0}):
        with pytest.raises(IndicatorError, match="least and nearest"):
            metrics.text_topics(pd.DataFrame({"title": titles}), **options)


def test_text_topics_feed_the_switching_of_texts():
    works = pd.DataFrame(
        {
            "title": [POTS[0], POTS[1], MOONS[0], MOONS[1], POTS[2], MOONS[2]],
            "date": [str(year) for year in range(2015, 2021)],
        }
    )
    table = works.assign(text_topic=metrics.text_topics(works))
    assert metrics.compute(table, "topic_switch_text").loc["all", "topic_switch_text"] == 0.6


def test_text_topics_of_mixed_portfolios_follow_the_fields(shared_data):
    papers = pd.read_parquet(shared_data / "data" / "novelty" / "papers.parquet")
    papers = papers[papers["abstract"].str.len() > 200]
    shares = []
    for seed in range(6):
        mixed = pd.concat(
            [
                papers[papers["field"] == field].sample(20, random_state=seed)
                for field in ("nlp", "rob")
            ]
        )
        topic = metrics.text_topics(mixed).to_numpy(dtype=object)
        field = mixed["field"].to_numpy(dtype=object)
        upper = np.triu_indices(len(mixed), 1)
        together = (topic[:, None] == topic)[upper]
        shares.append((field[:, None] == field)[upper][together].mean())
    assert np.mean(shares) > 0.75
