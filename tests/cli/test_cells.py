"""Cells: unknown stays unknown, and what CSV writes can be read back."""

from __future__ import annotations

import json
from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from researchmetrics.cli.cells import csv_text, json_value, list_from_text, shown


@pytest.mark.parametrize("unknown", [None, pd.NA, pd.NaT, float("nan"), np.float64("nan")])
def test_unknown_is_null_empty_and_a_dash_but_never_zero(unknown):
    assert json_value(unknown) is None
    assert csv_text(unknown) == ""
    assert shown(unknown) == "–"


def test_infinity_is_no_json_number():
    assert json_value(float("inf")) is None


def test_numpy_values_become_plain_ones():
    cell = {"a": np.int64(3), "b": np.array([1.5]), 1: (np.bool_(True), date(2026, 1, 31))}
    assert json.dumps(json_value(cell)) == '{"a": 3, "b": [1.5], "1": [true, "2026-01-31"]}'


def test_zero_and_false_are_values():
    assert (csv_text(0), csv_text(False), shown(0), shown(False)) == ("0", "false", "0", "no")


def test_a_little_is_not_shown_as_nothing():
    assert [shown(number) for number in (0.0002, -0.0004, 0.0, 0.0125)] == [
        "0.0002",
        "-0.0004",
        "0",
        "0.013",
    ]


def test_shown_text_is_one_line():
    assert shown("On\n  pots") == "On pots"


@given(st.lists(st.text(min_size=1).filter(str.strip), min_size=1))
def test_a_list_of_texts_survives_csv(entries):
    assert list_from_text(csv_text(entries)) == entries


@pytest.mark.parametrize("text", ["A. Pott, B. Lee", "Ann Pott and Bo Lee", "Pott, Ann"])
def test_names_that_may_be_one_or_several_stay_text(text):
    assert list_from_text(text) == text


def test_text_that_only_looks_like_json_is_text():
    assert list_from_text("[Pott") == ["[Pott"]
