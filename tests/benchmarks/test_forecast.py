"""The forecast against invented careers it knows nothing of, and against simpler guesses.

In full, ``pytest tests/benchmarks/test_forecast.py -s``, 100 careers of each process; short, a few.
"""

from __future__ import annotations

import sys

import pandas as pd
import pytest
from hindcasts import BASELINES, hindcasts, report

SEED = 2026


def shown(made: pd.DataFrame) -> None:
    """Write the figures out, for the documentation."""
    covered = made.groupby(["indicator", "process"])[["in50", "in80", "in95", "error"]].mean()
    for table in (report(made), covered.astype(float)):
        sys.stdout.write(f"\n{table.round(2).to_string()}\n")


@pytest.fixture(scope="module")
def made(in_full):
    found = hindcasts(100 if in_full else 6, SEED)
    if in_full:
        shown(found)
    return found


@pytest.mark.parametrize("indicator", ["h_index", "n_citations"])
def test_intervals_hold_at_least_what_they_say(made, indicator, in_full):
    # Few careers, short: chance alone takes some of the coverage away.
    slack = 0.02 if in_full else 0.1
    found = made[made["indicator"] == indicator]
    for level in (50, 80, 95):
        assert found[f"in{level}"].mean() >= level / 100 - slack
    if in_full:
        assert found.groupby("years")["in80"].mean().min() >= 0.7
        assert found.groupby("process")["in80"].mean().min() >= 0.75


@pytest.mark.parametrize("indicator", ["h_index", "n_citations"])
def test_it_errs_less_than_simpler_guesses(made, indicator):
    found = made[made["indicator"] == indicator]
    # Of what came: else the few with the most citations decide alone.
    errors = found[["error", *(f"error_{name}" for name in BASELINES)]].div(found["came"], axis=0)
    assert errors["error"].mean() < errors.drop(columns="error").mean().min()


def test_without_citations_by_year_the_intervals_still_hold(in_full):
    found = hindcasts(100 if in_full else 3, SEED, totals=True)
    assert found["years"].max() <= 5
    assert found["in80"].mean() >= (0.78 if in_full else 0.7)
    if in_full:
        shown(found)
