"""Every indicator keeps what all of them promise; found through the catalogue, nothing to list."""

from __future__ import annotations

import inspect
import re
from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import researchmetrics as rm
from researchmetrics import metrics
from researchmetrics.errors import IndicatorError
from researchmetrics.metrics import columns as columns_module

NAMES = metrics.names()
AS_OF = "2020-12-31"
# Options without which an indicator means nothing.
OPTIONS = {
    "as_of": AS_OF,
    "threshold": 5,
    "mu_p": 0.5,
    "maxima": dict.fromkeys(["NC", "H", "Hm", "NCS", "NCSF", "NCSFL"], 1e6),
    "distances": {("a", "b"): 0.25, ("a", "c"): 0.5, ("b", "c"): 1.0},
}

# A known value of each column that holds no numbers.
KNOWN = {name: ["Ana"] for name in ("coauthors", "authors", "countries", "affiliations")}

LABEL = st.sampled_from("abc") | st.lists(st.sampled_from("abc"), min_size=1, max_size=3)
FIELDS = {
    "citations": st.integers(0, 60),
    "year": st.integers(1990, 2020),
    "n_authors": st.integers(1, 9),
    "position": st.integers(1, 9),
    "is_corresponding": st.booleans(),
    "self_citations": st.integers(0, 60),
    "yearly_citations": st.lists(st.integers(0, 9), min_size=1, max_size=8),
    "citations_this_year": st.integers(0, 9),
    "c10": st.integers(0, 60),
    "reference_ages": st.lists(st.integers(0, 30), max_size=6),
    "countries": st.lists(st.sampled_from(["PT", "JP", "KE"]), min_size=1, max_size=3),
    "affiliations": st.lists(st.sampled_from(["Porto", "Kyoto"]), min_size=1, max_size=3),
    "authors": st.lists(st.sampled_from(["Ana Brito", "Bo Chen", "Cy Diaz"]), max_size=3),
    "coauthors": st.lists(st.sampled_from("abcdef"), max_size=4, unique=True),
    "n_i": st.integers(0, 9),
    "n_j": st.integers(0, 9),
    "n_k": st.integers(0, 9),
    "n_j_l": st.integers(0, 9),
    "ncs": st.integers(0, 8).map(lambda part: part / 4),
    "percentile": st.integers(0, 100),
    "top10": st.sampled_from([0, 0.5, 1]),
    "top1": st.sampled_from([0, 0.5, 1]),
    "fwci": st.integers(0, 8).map(lambda part: part / 4),
    "rcr": st.integers(0, 8).map(lambda part: part / 4),
    "category": LABEL,
    "topic": LABEL,
    "text_topic": LABEL,
    "date": st.dates(date(2019, 1, 1), date(2020, 3, 1)).map(str) | st.just("2019-02"),
    "referenced_venues": st.lists(st.sampled_from("uvw"), max_size=3),
}


def possible(work):
    """Make the parts of a work agree: no place beyond the authors, no more self-citations."""
    for part, whole in (("position", "n_authors"), ("self_citations", "citations")):
        if part in work and whole in work:
            work = work | {part: min(work[part], work[whole])}
    return work


def work_of(name):
    """Draw the columns that an indicator uses, and no others."""
    used = {*metrics.find(name).columns, "citations"}
    return st.fixed_dictionaries({c: FIELDS[c] for c in FIELDS if c in used}).map(possible)


def works_of(name):
    return st.lists(work_of(name), min_size=1, max_size=25)


WORK_COLUMNS = list(FIELDS)


def call(name, works):
    entry = metrics.find(name)
    columns = [[work.get(column, "w") for work in works] for column in entry.columns]
    options = {option: OPTIONS[option] for option in entry.options if option in OPTIONS}
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
@given(data=st.data(), seed=st.randoms(use_true_random=False))
def test_order_of_works_changes_nothing(name, data, seed):
    works = data.draw(works_of(name))
    shuffled = list(works)
    seed.shuffle(shuffled)
    assert call(name, shuffled) == pytest.approx(call(name, works), nan_ok=True)


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_value_lies_within_the_declared_range(name, data):
    works = data.draw(works_of(name))
    least, largest = metrics.find(name).bounds
    value = call(name, works)
    assert np.isnan(value) or least is None or value >= least
    assert np.isnan(value) or largest is None or value <= largest


@pytest.mark.parametrize("name", [n for n in NAMES if "monotone" in metrics.find(n).traits])
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_one_more_citation_never_lowers_it(name, data):
    works = data.draw(works_of(name))
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
    options = {option: OPTIONS[option] for option in entry.options if option in OPTIONS}
    numeric = [c for c in entry.columns if c not in columns_module._NOT_NUMBERS]
    for column in numeric:
        for bad in (None, float("nan"), pd.NA, float("inf"), -1, "7"):
            columns = [[bad if c == column else KNOWN.get(c, 1)] for c in entry.columns]
            with pytest.raises(IndicatorError):
                getattr(metrics, name)(*columns, **options)


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_computing_many_groups_equals_the_plain_function(name, data):
    works = data.draw(st.lists(st.tuples(work_of(name), st.integers(0, 4)), max_size=40))
    rows = [work | {"who": who, "work_id": "w"} for work, who in works]
    table = pd.DataFrame(rows, columns=[*WORK_COLUMNS, "who", "work_id"])
    table["who"] = pd.Categorical(table["who"], categories=range(5))
    options = {option: value for option, value in OPTIONS.items() if option != "as_of"}
    found = metrics.compute(table, name, by="who", as_of=AS_OF, options=options)[name]
    for who in range(5):
        plain = call(name, [work for work, other in works if other == who])
        value = found.loc[who]
        assert (pd.isna(value) and np.isnan(plain)) or value == pytest.approx(plain, abs=1e-12)


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
