"""Every indicator keeps what all of them promise; found through the catalogue, nothing to list."""

from __future__ import annotations

import inspect
import re

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import researchmetrics as rm
from researchmetrics import metrics
from researchmetrics.errors import IndicatorError

NAMES = metrics.names()
AS_OF = "2020-12-31"

WORK = st.fixed_dictionaries(
    {
        "citations": st.integers(0, 60),
        "year": st.integers(1990, 2020),
        "n_authors": st.integers(1, 9),
        "position": st.just(1),
        "coauthors": st.lists(st.sampled_from("abcdef"), max_size=4, unique=True),
    }
)
WORKS = st.lists(WORK, min_size=1, max_size=25)


def call(name, works):
    entry = metrics.find(name)
    columns = [[work.get(column, "w") for work in works] for column in entry.columns]
    options = {"as_of": AS_OF} if "as_of" in entry.options else {}
    return getattr(rm, name)(*columns, **options)


@pytest.mark.parametrize("name", NAMES)
def test_empty_input_is_zero_for_counts_and_unknown_for_all_else(name):
    entry = metrics.find(name)
    value = call(name, [])
    if entry.is_count or "zero_when_empty" in entry.traits:
        assert value == 0
    else:
        assert np.isnan(value)


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=40, deadline=None)
@given(works=WORKS, seed=st.randoms(use_true_random=False))
def test_order_of_works_changes_nothing(name, works, seed):
    shuffled = list(works)
    seed.shuffle(shuffled)
    assert call(name, shuffled) == pytest.approx(call(name, works), nan_ok=True)


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=40, deadline=None)
@given(works=WORKS)
def test_value_lies_within_the_declared_range(name, works):
    least, largest = metrics.find(name).bounds
    value = call(name, works)
    assert np.isnan(value) or least is None or value >= least
    assert np.isnan(value) or largest is None or value <= largest


@pytest.mark.parametrize("name", [n for n in NAMES if "monotone" in metrics.find(n).traits])
@settings(max_examples=60, deadline=None)
@given(works=WORKS, data=st.data())
def test_one_more_citation_never_lowers_it(name, works, data):
    at = data.draw(st.integers(0, len(works) - 1))
    more = [dict(work) for work in works]
    more[at]["citations"] += 1
    before, after = call(name, works), call(name, more)
    assert np.isnan(before) or after >= before - 1e-9


@pytest.mark.parametrize("name", NAMES)
def test_documentation_defines_says_what_returns_and_runs_an_example(name):
    text = inspect.getdoc(getattr(metrics, name))
    assert text.partition("\n")[0].endswith(".")
    for part in ("Parameters\n", "Returns\n", "Examples\n", ">>> "):
        assert part in text


@pytest.mark.parametrize("name", NAMES)
def test_definition_has_a_doi_or_states_the_choice(name):
    entry = metrics.find(name)
    assert re.fullmatch(r"doi:10\.\d{4,}/\S+|choice: .{10,}", entry.reference)
    if entry.doi:
        assert entry.doi in inspect.getdoc(getattr(metrics, name))
    assert entry.definition.startswith(f"{name}-{entry.version}; ")


@pytest.mark.parametrize("name", NAMES)
def test_missing_and_impossible_values_are_refused(name):
    entry = metrics.find(name)
    options = {"as_of": AS_OF} if "as_of" in entry.options else {}
    numeric = [c for c in entry.columns if c not in {"work_id", "coauthors"}]
    for column in numeric:
        for bad in (None, float("nan"), pd.NA, float("inf"), -1, "7"):
            columns = [[bad if c == column else 1] for c in entry.columns]
            with pytest.raises(IndicatorError):
                getattr(metrics, name)(*columns, **options)


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=25, deadline=None)
@given(works=st.lists(st.tuples(WORK, st.integers(0, 4)), max_size=40))
def test_computing_many_groups_equals_the_plain_function(name, works):
    rows = [work | {"who": who, "work_id": "w"} for work, who in works]
    table = pd.DataFrame(rows, columns=[*WORK_COLUMNS, "who", "work_id"])
    table["who"] = pd.Categorical(table["who"], categories=range(5))
    found = metrics.compute(table, name, by="who", as_of=AS_OF)[name]
    for who in range(5):
        plain = call(name, [work for work, other in works if other == who])
        value = found.loc[who]
        assert (pd.isna(value) and np.isnan(plain)) or value == pytest.approx(plain, abs=1e-12)


WORK_COLUMNS = ["citations", "year", "n_authors", "position", "coauthors"]


def test_catalogue_says_what_one_needs_to_trust_each():
    table = rm.catalogue().set_index("name")
    assert list(table.index) == NAMES
    assert (table[["symbol", "unit", "family", "summary", "definition"]].map(len) > 0).all(
        axis=None
    )
    known = [word for words in table["synonyms"] for word in words] + NAMES
    assert len(known) == len(set(known)), "a name or synonym stands for two indicators"


@pytest.mark.parametrize("name", [n for n in NAMES if metrics.find(n).fractional])
def test_fractional_form_exists(name):
    assert metrics.find(name).fractional in NAMES
