"""Every indicator keeps what all of them promise; found through the catalogue, nothing to list.

That each equals its formula, for one person and many and under every choice, is examined beside
the other tests of indicators, on works drawn at random.
"""

from __future__ import annotations

import inspect
import re

import numpy as np
import pandas as pd
import pytest
from drawn_works import KNOWN, NAMES, OPTIONS

import researchmetrics as rm
from researchmetrics import metrics
from researchmetrics.errors import IndicatorError
from researchmetrics.metrics import columns as columns_module
from researchmetrics.metrics.unsampled import NO_INTERVAL


@pytest.mark.parametrize("name", NAMES)
def test_empty_input_is_zero_for_counts_and_unknown_for_all_else(name):
    entry = metrics.find(name)
    options = {option: OPTIONS[option] for option in entry.options if option in OPTIONS}
    value = getattr(rm, name)(*([] for _ in entry.columns), **options)
    if entry.is_count or "zero_when_empty" in entry.traits:
        assert value == 0
    else:
        assert np.isnan(value)


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
    numeric = [c for c in entry.columns if c not in columns_module.NOT_NUMBERS]
    for column in numeric:
        for bad in (None, float("nan"), pd.NA, float("inf"), -1, "7"):
            columns = [[bad if c == column else KNOWN.get(c, 1)] for c in entry.columns]
            with pytest.raises(IndicatorError):
                getattr(metrics, name)(*columns, **options)


def test_each_has_an_interval_or_a_reason_why_not():
    drawn = {name for name in NAMES if "interval" in metrics.find(name).traits}
    assert drawn | set(NO_INTERVAL) == set(NAMES)
    assert not drawn & set(NO_INTERVAL)
    told = rm.catalogue().set_index("name")["interval"]
    assert (told[list(drawn)] == "works drawn anew").all()
    assert told["first_year"].startswith("none: works drawn anew can only lose")


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
