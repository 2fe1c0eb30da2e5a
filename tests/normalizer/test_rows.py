"""Finding twins in any table."""

from __future__ import annotations

import time

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from researchmetrics.errors import RecordError, TableError
from researchmetrics.normalizer import deduplicate


def table(**columns):
    return pd.DataFrame(columns)


def same(found, a, b):
    return found.work_id[a] == found.work_id[b]


def test_rows_and_index_are_kept_and_three_columns_added():
    data = table(title=["Mending Kettles with Fire", "Cracked Pots"], extra=[1, 2]).set_index(
        pd.Index(["k", "p"])
    )
    found = deduplicate(data)
    assert found.index.tolist() == ["k", "p"]
    assert found.columns.tolist() == ["title", "extra", "work_id", "link_reason", "link_score"]
    assert found.link_reason.tolist() == ["the only record of this work"] * 2
    assert "work_id" not in data.columns


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Maria Oliveira; Josiah Carberry", "M. Oliveira and J. Carberry"),
        (["Maria Oliveira", "Josiah Carberry"], "Oliveira, M., Carberry, J."),
        (np.array(["Maria Oliveira"]), "oliveira m , carberry j"),
        (None, "Maria Oliveira"),
        (float("nan"), "Maria Oliveira"),
    ],
)
def test_authors_in_any_form(first, second):
    data = table(
        title=["Mending Old Kettles with Fire"] * 2, authors=[first, second], year=[2020, 2020]
    )
    found = deduplicate(data)
    assert same(found, 0, 1)


def test_missing_years_and_float_years():
    data = table(title=["Mending Old Kettles with Fire"] * 3, year=[2020.0, None, 2020])
    assert deduplicate(data).work_id.nunique() == 1


def test_clean_lists_are_one_to_one():
    data = table(
        title=["Mending old kettles with fire"] * 3,
        authors=["J. Carberry"] * 3,
        year=[2020] * 3,
        source=["a", "a", "b"],
    )
    assert deduplicate(data).work_id.nunique() == 1
    found = deduplicate(data, lists_are_clean=True)
    assert not same(found, 0, 1)
    assert found.work_id.nunique() == 2
    with pytest.raises(TableError, match="source"):
        deduplicate(data.drop(columns="source"), lists_are_clean=True)


def test_decisions_by_index_label():
    data = table(title=["Mending kettles", "Glazing pots"]).set_index(pd.Index(["k", "p"]))
    assert deduplicate(data, must_link=[("k", "p")]).work_id.nunique() == 1
    with pytest.raises(RecordError, match="no row has"):
        deduplicate(data, must_link=[("k", "x")])
    with pytest.raises(RecordError, match="several rows have"):
        deduplicate(pd.concat([data, data]), cannot_link=[("k", "p")])


def test_what_is_no_table():
    with pytest.raises(TableError, match="title"):
        deduplicate(table(name=["Pots"]))
    with pytest.raises(TableError, match="DataFrame"):
        deduplicate([{"title": "Pots"}])
    assert len(deduplicate(table(title=[]))) == 0
    assert deduplicate(table(title=[None, "", float("nan")])).work_id.nunique() == 3


def test_editorials_are_not_one_work():
    data = table(
        title=["Editorial"] * 3, year=[2019, 2020, None], authors=["A. Kent", "B. Hu", None]
    )
    assert deduplicate(data).work_id.nunique() == 3


def test_arxiv_and_doi_columns():
    data = table(
        title=["PotNet", "Something retitled", "PotNet at large"],
        arxiv_id=["2102.00001", "arXiv:2102.00001v3", None],
        doi=["10.1000/A", None, "https://doi.org/10.1000/a"],
    )
    found = deduplicate(data)
    assert same(found, 0, 2)


KNOWN = ("glazing", "mending", "cracked", "old", "pots", "kettles", "fire", "in", "with", "1", "2")
WORDS = st.sampled_from(KNOWN)
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "title": st.lists(WORDS, max_size=6).map(" ".join) | st.text(max_size=20),
            "authors": st.sampled_from(["J. Carberry", "M. Oliveira; J. Carberry", None]),
            "year": st.sampled_from([2019, 2020, None]),
            "source": st.sampled_from(["a", "b"]),
        }
    ),
    min_size=1,
    max_size=10,
)


def partition(found):
    return {frozenset(group.index) for _, group in found.groupby("work_id")}


@settings(max_examples=60, deadline=None)
@given(ROWS, st.integers(0, 1000), st.booleans())
def test_order_does_not_matter_and_twice_changes_nothing(rows, seed, clean):
    data = pd.DataFrame(rows)
    found = deduplicate(data, lists_are_clean=clean)
    again = deduplicate(data.sample(frac=1, random_state=seed), lists_are_clean=clean)
    content = [
        f"{row.title.strip()}|{row.authors}|{row.year}|{row.source}" for row in data.itertuples()
    ]
    if len(set(content)) == len(content):  # equal rows may stand for one another
        assert partition(again) == partition(found)
        assert again.sort_index().work_id.tolist() == found.work_id.tolist()
    twice = deduplicate(found, lists_are_clean=clean)
    pd.testing.assert_frame_equal(twice, found)


def _scored(folder, **options):
    left, right = (
        pd.read_csv(folder / f"table{side}.csv.gz").assign(source=side) for side in ("A", "B")
    )
    gold = set(map(tuple, pd.read_csv(folder / "gold.csv.gz").to_numpy()))
    data = pd.concat([left, right], ignore_index=True)
    started = time.process_time()
    found = deduplicate(data, **options)
    seconds = time.process_time() - started
    joined = found.merge(found, on="work_id", suffixes=("", "2")).query(
        "source == 'A' and source2 == 'B'"
    )
    pairs = set(zip(joined.id, joined.id2, strict=True))
    right_ones = len(pairs & gold)
    precision, recall = right_ones / len(pairs), right_ones / len(gold)
    return precision, 2 * precision * recall / (precision + recall), seconds


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "options", "least_precision", "least_f1"),
    [
        ("er-dblp-acm", {}, 0.98, 0.98),
        ("er-dblp-acm", {"lists_are_clean": True}, 0.99, 0.98),
        ("er-dblp-scholar", {}, 0.97, 0.955),
    ],
)
def test_labelled_pairs(shared_data, name, options, least_precision, least_f1):
    precision, f1, seconds = _scored(shared_data / "data" / name, **options)
    assert precision >= least_precision
    assert f1 >= least_f1
    assert seconds < 60
