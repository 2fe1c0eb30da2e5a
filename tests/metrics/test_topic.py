"""Topic novelty: the toy setting with known answers, its properties, and bad input."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from researchmetrics import metrics
from researchmetrics.errors import IndicatorError, TableError
from researchmetrics.metrics.topic.definition import Definition
from researchmetrics.metrics.topic.novelty import scored
from researchmetrics.metrics.topic.percentile import mid_rank
from researchmetrics.metrics.topic.text import tokens

PRIOR = ["graph neural network node", "graph kernel method", "bayesian optimisation kernel"]
FOCAL = [
    "graph neural network kernel",
    "quantum annealing sampler",
    "graph kernel method",
    "bayesian graph network",
]


def after_title(text):
    return text.split(". ", 1)[1].split()


TOY = Definition(
    name="toy-1",
    words=after_title,
    pairs=False,
    least_words=1,
    least_prior=1,
    few_prior=1,
    least_reference=1,
)


def toy():
    titles = [f"Number {n}" for n in range(7)]
    years = [2000] * 3 + [2001] * 4
    return pd.DataFrame({"title": titles, "abstract": PRIOR + FOCAL, "year": years})


@pytest.mark.parametrize(
    ("k", "distances"),
    [(1, [0.2328, 1.0, 0.0, 0.4804]), (2, [0.3948, 1.0, 0.3774, 0.5463])],
)
def test_toy_setting(k, distances):
    found = scored(toy(), focal=[3, 4, 5, 6], same_field=False, k=k, definition=TOY)
    assert found["distance"].tolist() == pytest.approx(distances, abs=6e-5)
    assert found["percentile"].tolist() == [37.5, 87.5, 12.5, 62.5]
    assert found["percentile"].iloc[:2].mean() == 62.5
    assert found["n_prior"].eq(3).all()
    assert found["definition"].eq("toy-1").all()


def test_toy_setting_with_a_corpus_apart():
    works, corpus = toy()[3:5], pd.concat([toy()[:3], toy()[5:]])
    found = scored(works, corpus, same_field=False, k=1, definition=TOY)
    assert found["percentile"].tolist() == pytest.approx([50.0, 100 * 2.5 / 3])
    assert found["nearest_titles"].tolist()[0] == ["Number 0"]


def test_mid_ranks_average_50_whatever_the_ties():
    sample = np.sort(np.random.default_rng(3).integers(0, 9, 57).astype(float))
    assert np.mean([mid_rank(value, sample) for value in sample]) == pytest.approx(50)


def documents(n, seed=0, first=2000, last=2010):
    rng = np.random.default_rng(seed)
    words = np.array([f"term{chr(97 + i % 26)}{chr(97 + i // 26)}" for i in range(400)])
    weights = 1 / np.arange(1, 401)
    picks = rng.choice(400, size=(n, 50), p=weights / weights.sum())
    return pd.DataFrame(
        {
            "title": [f"Study number {seed} {i}" for i in range(n)],
            "abstract": [" ".join(words[row]) for row in picks],
            "year": np.sort(rng.integers(first, last + 1, n)),
            "field": rng.choice(["LG", "CV"], n),
        }
    )


SMALL = Definition(name="small-1", least_prior=20, few_prior=20, least_reference=5)


def naive(works, focal, k):
    """Compute the distance as the definition reads, one document at a time."""

    def weights(words, frequency, n):
        found = {}
        for word in set(words):
            idf = math.log((1 + n) / (1 + frequency.get(word, 0))) + 1
            found[word] = (1 + math.log(words.count(word))) * idf
        length = math.sqrt(sum(w * w for w in found.values()))
        return {word: w / length for word, w in found.items()}

    def terms(row):
        words = tokens(f"{row.title}. {row.abstract}")
        return words + [f"{a} {b}" for a, b in pairwise(words)]

    row = works.iloc[focal]
    prior = [
        terms(r) for r in works[(works.year < row.year) & (works.field == row.field)].itertuples()
    ]
    frequency = {}
    for words in prior:
        for word in set(words):
            frequency[word] = frequency.get(word, 0) + 1
    own = weights(terms(row), frequency, len(prior))
    cosines = []
    for words in prior:
        other = weights(words, frequency, len(prior))
        cosines.append(sum(own[word] * other[word] for word in own if word in other))
    return 1 - np.mean(sorted(cosines)[-k:])


def test_equals_the_plain_definition():
    works = documents(160)
    focal = [140, 150, 159]
    found = scored(works, focal=focal, definition=SMALL)
    expected = [naive(works, position, 5) for position in focal]
    assert found["distance"].tolist() == pytest.approx(expected, abs=1e-9)


def test_a_complete_field_and_year_averages_50():
    found = scored(documents(300), same_field=False, definition=SMALL)
    whole = found[found["reference"] == "year"]
    by_year = whole.groupby(documents(300).loc[whole.index, "year"])["percentile"].mean()
    assert len(by_year) > 5
    assert by_year.tolist() == pytest.approx([50.0] * len(by_year))
    assert found["percentile"].dropna().between(0, 100, inclusive="neither").all()


def test_order_of_the_corpus_changes_nothing():
    works, corpus = documents(30, seed=1), documents(200, seed=2)
    first = scored(works, corpus, definition=SMALL)
    shuffled = scored(works, corpus.sample(frac=1, random_state=5), definition=SMALL)
    columns = ["distance", "percentile", "n_prior", "n_reference"]
    pd.testing.assert_frame_equal(first[columns], shuffled[columns])


def test_later_documents_change_nothing():
    works = documents(30, seed=1, first=2006, last=2008)
    corpus, later = documents(300, seed=2), documents(80, seed=3, first=2010, last=2015)
    first = scored(works, corpus, definition=SMALL)
    more = scored(works, pd.concat([corpus, later]), definition=SMALL)
    assert first["reference"].eq("year").all()
    pd.testing.assert_frame_equal(first, more)


def test_a_copy_among_earlier_work_brings_it_nearer():
    works, corpus = documents(1, seed=1, first=2010), documents(200, seed=2, last=2009)
    copy = works.assign(title="Quite another heading", year=2005, field=works["field"])
    before = scored(works, corpus, definition=SMALL)["distance"].iloc[0]
    after = scored(works, pd.concat([corpus, copy]), definition=SMALL)["distance"].iloc[0]
    assert after < before


def test_versions_of_the_work_itself_are_left_out():
    works, corpus = documents(1, seed=1, first=2010), documents(200, seed=2, last=2009)
    plain = scored(works, corpus, same_field=False, definition=SMALL).iloc[0]
    version = works.assign(year=2008)
    for change in ({"doi": "10.5555/X1"}, {"arxiv_id": "0801.00001"}, {}):
        own, other = works.assign(**change), version.assign(**change)
        if change:
            other = other.assign(title="Renamed")
        row = scored(own, pd.concat([corpus, other]), same_field=False, definition=SMALL).iloc[0]
        assert row["n_versions"] == 1
        assert row["n_prior"] == plain["n_prior"]
        assert row["distance"] == pytest.approx(plain["distance"], abs=1e-12)


def test_nearly_the_same_text_by_one_of_its_authors_is_a_version():
    works = documents(1, seed=1, first=2010).assign(authors=[["Ida Moss", "Bo Reed"]])
    corpus = documents(200, seed=2, last=2009).assign(authors=[["Cy Lund"]] * 200)
    twin = works.assign(title="Renamed", year=2008)
    mine = scored(works, pd.concat([corpus, twin]), same_field=False, definition=SMALL).iloc[0]
    assert mine["n_versions"] == 1
    foreign = pd.concat([corpus, twin.assign(authors=[["Dee Hart"]])])
    theirs = scored(works, foreign, same_field=False, definition=SMALL).iloc[0]
    assert theirs["n_versions"] == 0
    assert theirs["distance"] < mine["distance"]


def test_days_decide_where_both_are_known_and_years_elsewhere():
    # The sixth appeared in 2000, whatever year its volume bears.
    works = toy().assign(
        year=2001,
        date=["2001-02-01", "2001-03", "2001", "2001-02-01", "2001-02-02", "2000-05-05", "2001-12"],
    )
    found = scored(works, same_field=False, k=1, definition=TOY)
    assert found["n_prior"].tolist() == [1, 1, 1, 1, 3, 0, 1]


def test_year_is_taken_from_the_date_where_there_is_none():
    works = toy().drop(columns="year").assign(date=["2000-01-01"] * 3 + ["2001-06-01"] * 4)
    found = scored(works, focal=[3], same_field=False, k=1, definition=TOY)
    assert found["distance"].iloc[0] == pytest.approx(0.2328, abs=6e-5)


def test_only_the_same_field_counts_unless_told():
    works = toy().assign(field=["a", "a", "b", "a", "a", "b", None])
    found = scored(works, focal=[3, 5, 6], k=1, definition=TOY)
    assert found["n_prior"].tolist()[:2] == [2, 1]
    assert found["flags"].iloc[2] == ["no_field"]


def test_small_references_are_widened_and_say_so():
    strict = Definition(name="wide-1", least_prior=20, few_prior=20, least_reference=40)
    found = scored(documents(200), same_field=False, definition=strict)
    placed = found[found["percentile"].notna()]
    assert {"years", "field"} & set(placed["reference"])
    assert placed["n_reference"].ge(40).all()
    widened = placed[placed["reference"] != "year"]
    assert widened["flags"].map(lambda flags: flags[-1].startswith("reference_widened")).all()
    none = Definition(name="none-1", least_prior=20, few_prior=20, least_reference=4_000)
    found = scored(documents(200), focal=[199], same_field=False, definition=none)
    assert found["percentile"].isna().all()
    assert found["flags"].iloc[0] == ["reference_too_small"]


def test_shipped_definition_needs_200_earlier_documents_and_flags_few():
    works = documents(260).assign(field="LG")
    found = metrics.novelty(works)
    small = found[found["n_prior"] < 200]
    assert small["distance"].isna().all()
    assert small["flags"].map(lambda flags: flags == ["corpus_too_small"]).all()
    scored_ones = found[found["distance"].notna()]
    assert len(scored_ones) > 5
    assert scored_ones["flags"].map(lambda flags: "low_corpus" in flags).all()
    assert scored_ones["definition"].eq("topicnov-1").all()
    assert scored_ones["nearest"].map(len).eq(5).all()


def test_what_cannot_be_scored_says_why():
    works = pd.DataFrame(
        {
            "title": ["A", "B", "C", None],
            "abstract": [None, "Too short.", "word " * 40, ""],
            "year": pd.array([2020, 2020, None, 2020], dtype="Int64"),
            "field": "LG",
        },
        index=["p", "q", "r", "s"],
    )
    found = metrics.novelty(works)
    assert list(found.index) == ["p", "q", "r", "s"]
    assert [flags[0] for flags in found["flags"]] == [
        "no_abstract",
        "text_too_short",
        "no_year",
        "no_abstract",
    ]
    assert metrics.novelty(works[:0]).empty


def test_bad_input_is_one_clear_error():
    works = documents(5)
    with pytest.raises(TableError, match="field"):
        metrics.novelty(works.drop(columns="field"))
    with pytest.raises(TableError, match="abstract"):
        metrics.novelty(works.drop(columns="abstract"))
    with pytest.raises(TableError, match="corpus"):
        metrics.novelty(works, works.drop(columns="title"))
    with pytest.raises(IndicatorError, match="year or date"):
        metrics.novelty(works.drop(columns="year"))
    for bad in ([9], [-1], [1, 1]):
        with pytest.raises(IndicatorError, match="focal"):
            metrics.novelty(works, focal=bad)
    with pytest.raises(IndicatorError, match="k must"):
        metrics.novelty(works, k=0)


def test_input_is_left_as_it_was():
    works = documents(40)
    before = works.copy(deep=True)
    metrics.novelty(works)
    pd.testing.assert_frame_equal(works, before)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("The State-of-the-art BERT2 models of 3D", ["state-of-the-art", "bert2", "models"]),
        ("Ｆｕｌｌ width ﬁeld", ["full", "width", "field"]),
        ("Graphs matter. © 2020 Elsevier B.V. All rights reserved.", ["graphs", "matter"]),
        ("Our code is available at https://example.org/a.b. Trees grow.", ["trees", "grow"]),
        ("Trees grow. Code and models will be released on GitHub.", ["trees", "grow"]),
        ("We mine data available in hospitals", ["mine", "data", "available", "hospitals"]),
        ("", []),
    ],
)
def test_tokens(text, kept):
    assert tokens(text) == kept


def per_work(percentiles):
    return pd.DataFrame({"percentile": percentiles, "definition": "topicnov-1"})


def test_summary_is_the_mean_with_its_interval():
    rng = np.random.default_rng(4)
    table = metrics.novelty_summary(per_work(rng.uniform(0, 100, 46)), as_of=2024, corpus_id="demo")
    row = table.loc["novelty"]
    assert row["lo"] < row["value"] < row["hi"]
    assert (row["n_used"], row["source"], row["as_of"]) == (46, "demo", "2024-12-31")
    assert "not_distinguishable_from_50" in row["flags"]
    assert "few_papers" not in row["flags"]
    assert row["definition"] == "topicnov-1"


def test_summary_of_clearly_new_work_and_of_few():
    new = metrics.novelty_summary(per_work([80.0, 95, 92, 85, 91, 99, 97]))
    assert new.loc["novelty_top10", "value"] == pytest.approx(5 / 7)
    assert new.loc["novelty_median", "value"] == 92
    assert new.loc["novelty", "flags"] == ["few_papers"]
    few = metrics.novelty_summary(per_work([80.0, 95, 92, 85, None]))
    assert few["value"].isna().all()
    assert few["n_missing"].eq(1).all()


def test_summary_weighted_by_share():
    table = metrics.novelty_summary(
        per_work([10.0, 50, 50, 50, 90, 90]), n_authors=[1, 2, 2, 2, 4, None]
    )
    expected = (10 + 50 * 1.5 + 90 / 4) / (1 + 1.5 + 0.25)
    assert table.loc["novelty", "value"] == pytest.approx(expected)
    assert table.loc["novelty", "n_used"] == 5


def small_corpus(seed, n):
    """Draw documents of few words over four years, of one field or two."""
    rng = np.random.default_rng(seed)
    words = np.array(["graph", "kernel", "node", "sampler", "pottery", "glaze"])
    picks = [words[rng.integers(0, 6, rng.integers(1, 6))] for _ in range(n)]
    return pd.DataFrame(
        {
            "title": [f"Number {row}" for row in range(n)],
            "abstract": [" ".join(one) for one in picks],
            "year": np.concatenate([[2000, 2001], rng.integers(2000, 2004, n - 2)]),
            "field": rng.choice(["LG", "CV"][: rng.integers(1, 3)], n),
        }
    )


@settings(max_examples=500, deadline=None)
@given(seed=st.integers(0, 2**32), n=st.integers(4, 12), k=st.sampled_from([1, 2, 5]))
def test_novelty_rests_on_earlier_documents_of_the_field_alone(seed, n, k):
    works = small_corpus(seed, n)
    found = scored(works, k=k, definition=TOY)
    known = found["percentile"].dropna()
    assert ((known > 0) & (known < 100)).all()
    complete = known.groupby([works["year"], works["field"]]).agg(["mean", "size"])
    everyone = works.groupby(["year", "field"]).size().reindex(complete.index)
    means = complete.loc[(complete["size"] == everyone) & (everyone > 1), "mean"]
    assert means.to_numpy() == pytest.approx(50)
    # Other orders, later documents, and a copy of one of the last year among the earlier ones.
    last = works[works["year"] == works["year"].max()].index[0]
    later = works.assign(year=2005, title=[f"Later {row}" for row in range(n)])
    copy = works.loc[[last]].assign(year=1999, title="A copy")
    more = pd.concat([works, later]).sample(frac=1, random_state=seed % 1000)
    again = scored(more.reset_index(drop=True), k=k, definition=TOY)
    titles = more["title"].to_numpy()
    of_title = dict(zip(titles, again["distance"].astype(float), strict=True))
    before = found["distance"].astype(float)
    assert [of_title[title] for title in works["title"]] == pytest.approx(
        before.tolist(), abs=1e-9, nan_ok=True
    )
    if seed % 4 == 0:
        with_copy = pd.concat([works, copy], ignore_index=True)
        nearer = scored(with_copy, focal=[last], k=1, definition=TOY)
        assert nearer["distance"].iloc[0] == pytest.approx(0, abs=1e-9)
