"""Comparisons: warnings first, differences with their doubt, no ranking."""

from __future__ import annotations

import pandas as pd
import pytest

from researchmetrics.views import (
    ComparisonSheet,
    comparison_html,
    comparison_page_html,
    comparison_text,
)
from researchmetrics.views.contrast import difference_text
from researchmetrics.views.plaintext import width

VIEWS = [comparison_text, comparison_html, comparison_page_html]


@pytest.mark.parametrize("view", VIEWS)
def test_warnings_come_before_the_numbers(comparison, view):
    said = view(comparison)
    assert said.index("The citations come from different sources") < said.index("1,794")
    assert said.index("38/46") < said.index("1,794")


@pytest.mark.parametrize("view", VIEWS)
def test_unknown_and_zero_differ(comparison, view):
    said = view(comparison)
    assert "unknown" in said
    assert "not compared between Josiah Carberry and Maria Saltglaze" in said


def test_zero_citations_are_zero_in_text(comparison):
    line = next(x for x in comparison_text(comparison).splitlines() if x.startswith("Citations "))
    assert line.split() == ["Citations", "1,794", "0"]


def test_people_keep_their_order(comparison, comparison_with):
    turned = comparison_with(
        table=comparison.table.iloc[::-1].reset_index(drop=True),
        sheets=comparison.sheets[::-1],
    )
    for view in VIEWS:
        said = view(turned).split("Figures", 1)[0]
        assert said.rindex("Maria Saltglaze") < said.rindex("Josiah Carberry")


@pytest.mark.parametrize(
    ("difference", "lo", "hi", "said"),
    [
        (3, -2, 8, "no clear difference between A and B"),
        (3, 0, 8, "no clear difference"),
        (29, 18, 40, "A has 29 more than B (95 % interval 18 to 40"),
        (-29, -40, -18, "B has 29 more than A (95 % interval 18 to 40"),
        (3, None, None, "A minus B is 3; without an interval nothing follows"),
        (None, None, None, "not compared between A and B"),
        (float("nan"), -1, 1, "not compared between A and B"),
    ],
)
def test_a_difference_in_words(difference, lo, hi, said):
    row = {"indicator": "h_index", "a": "A", "b": "B", "difference": difference, "lo": lo, "hi": hi}
    assert said in difference_text(row)


def test_probabilities_are_never_certain():
    row = {"indicator": "h_index", "a": "A", "b": "B", "difference": 1, "lo": 0.5, "hi": 2}
    assert "above 0.99" in difference_text(row | {"p_larger": 1.0})
    assert "below 0.01" in difference_text(row | {"p_larger": 0.0})


@pytest.mark.parametrize("n", [1, 2, 9])
def test_many_people_fit_the_screen(n):
    names = [f"Potter {k} 도자기" for k in range(n)]
    table = pd.DataFrame({"name": names, "h_index": range(n)})
    text = comparison_text(ComparisonSheet(title="All", as_of="2026-01-01", table=table))
    assert max(width(line) for line in text.splitlines()) <= 80
    assert all(name in text for name in names)


def test_people_of_one_name_keep_lines_of_their_own(comparison_with, sheet):
    html = comparison_page_html(comparison_with(sheets=(sheet, sheet)))
    assert "Josiah Carberry (1), 2016: 0 citations" in html
    assert "Josiah Carberry (2), 2016: 0 citations" in html


def test_incomplete_and_unknown_years_are_not_drawn_as_values(comparison):
    html = comparison_page_html(comparison)
    assert "Josiah Carberry, 2026: 302" not in html
    assert "Josiah Carberry, 2025: 351 citations" in html
    assert (
        "Josiah Carberry, 2019:"
        not in html.split("Citations received per year")[1].split("over time")[0]
    )


def test_trajectories_name_their_kind(comparison):
    assert "Josiah Carberry, 2019-01-01 (observed): 15 h-index" in comparison_page_html(comparison)


def test_shares_are_percentages_and_years_have_no_separator(comparison_with, sheet_with):
    rows = pd.DataFrame(
        {
            "value": [0.14, 2014.0],
            "lo": [0.05, None],
            "hi": [0.25, None],
            "unit": ["share", "year"],
        },
        index=["uncited_share", "first_year"],
    )
    table = pd.DataFrame({"name": ["Ann"], "uncited_share": [0.14], "first_year": [2014]})
    sheet = comparison_with(table=table, sheets=(sheet_with(indicators=rows),), differences=None)
    text = comparison_text(sheet)
    assert "14 % (5 to 25)" in text
    assert "2014" in text
    assert "2,014" not in text
    assert "Share of uncited papers, %" in comparison_page_html(sheet)


def test_same_sheet_same_bytes(comparison_with):
    assert comparison_page_html(comparison_with()) == comparison_page_html(comparison_with())


def test_an_indicator_nobody_has_is_a_figure_and_unknown():
    table = pd.DataFrame({"name": ["Ann", "Bo"], "h_index": [None, None]}, dtype="object")
    text = comparison_text(ComparisonSheet(title="Potters", as_of="2026-01-01", table=table))
    assert text.index("Figures") < text.index("h-index")
    assert "What it rests on" not in text


def test_wide_screens_get_wide_columns():
    long = "a source with a name of thirty"
    table = pd.DataFrame({"name": ["Ann", "Bo"], "note": [long, "short"], "h_index": [1, 2]})
    sheet = ComparisonSheet(title="Potters", as_of="2026-01-01", table=table)
    assert long in comparison_text(sheet, columns=120)
    assert long not in comparison_text(sheet, columns=60)
