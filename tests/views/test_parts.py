"""The parts below the views: digits, addresses, text for screens, charts."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from researchmetrics.views.addresses import id_address, safe_address, work_address
from researchmetrics.views.charts import Bar, bars, interval, shares
from researchmetrics.views.digits import interval_text, number_text
from researchmetrics.views.figures import figure
from researchmetrics.views.multiples import Estimate, Point, forest, panels
from researchmetrics.views.plaintext import clean, fold, pad, shorten, width
from researchmetrics.views.svg import steps

TEXT = st.text(max_size=60)


@pytest.mark.parametrize(
    ("value", "name", "unit", "spread", "said"),
    [
        (13, "h_index", "works", 0, "13"),
        (12345.0, "n_citations", "citations", 0, "12,345"),
        (53.4, "novelty", "percentile", 15, "53 %"),
        (59.6, "score", "0 to 100", 12, "60"),
        (0.941, "m_quotient", "works per year", 0.4, "0.94"),
        (16.86, "mean_citations", "citations per work", 9, "16.9"),
        (16.86, "mean_citations", "citations per work", 10.5, "17"),
        (0.139, "uncited_share", "share", 0.2, "14 %"),
        (2014.0, "first_year", "year", 0, "2014"),
        (-0.001, "x", None, 0, "0.00"),
        (-3, "x", None, 0, "−3"),
        (0, "n_citations", None, 0, "0"),
        (None, "n_citations", None, 0, "unknown"),
        (float("nan"), "n_citations", None, 0, "unknown"),
        (float("inf"), "n_citations", None, 0, "unknown"),
    ],
)
def test_numbers_have_the_digits_they_support(value, name, unit, spread, said):
    assert number_text(value, name, unit, spread) == said


def test_an_interval_needs_both_ends():
    assert interval_text(1, None) == ""
    assert interval_text(0.05, 0.25, unit="share") == "5 to 25"


def test_a_definition_gives_its_doi():
    made = figure("h_index", {"value": 3, "definition": "h-1; doi:10.1073/pnas.0507655102."})
    assert made.doi == "10.1073/pnas.0507655102"
    assert figure("x", {"value": 3, "definition": "x-1"}).doi is None


def test_a_value_unknown_has_no_interval():
    made = figure("h_index", {"value": None, "lo": 1, "hi": 2, "flags": ["lower_bound"]})
    assert (made.text, made.interval, made.lo) == ("unknown", "", None)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        " JAVASCRIPT:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//example.org/x",
        "https:///x",
        "https://",
        "https://example.org@evil.example/",
        "https://exa mple.org/",
        "https://example.org/\u202e",
        "https:\\\\example.org",
        "https://[::1",
        "mailto:a@example.org",
        "",
        None,
        3,
    ],
)
def test_harmful_addresses_are_refused(address):
    assert safe_address(address) is None


@given(TEXT)
def test_an_address_accepted_is_of_the_web(text):
    address = safe_address(text)
    assert address is None or urlsplit(address).scheme in {"http", "https"}


@given(TEXT)
def test_an_identifier_cannot_leave_its_site(value):
    address = id_address(f"doi:{value}")
    assert address is None or address.startswith("https://doi.org/")
    assert address is None or not set("<>\"' ") & set(address)


def test_a_work_is_linked_by_its_best_address():
    assert work_address({"doi": "10.5555/a(b)<c>"}) == "https://doi.org/10.5555/a(b)%3Cc%3E"
    assert work_address({"doi": "not one", "arxiv_id": "2601.00001"}).endswith("abs/2601.00001")
    assert work_address({"url": "javascript:x"}) is None


@given(TEXT, st.integers(2, 30))
def test_text_for_screens_keeps_its_measure(text, columns):
    shown = clean(text)
    assert clean(shown) == shown
    assert width(shorten(shown, columns)) <= columns
    assert width(pad(shown, columns)) >= columns
    lines = fold(shown, columns + 2, indent="  ")
    assert all(width(line) <= columns + 2 for line in lines)
    assert "".join("".join(lines).split()) == "".join(shown.split())


@given(st.floats(0, 1e9))
def test_an_axis_covers_its_values_with_few_steps(top):
    ticks = steps(top)
    assert ticks[0] == 0
    assert ticks[-1] >= top
    assert 2 <= len(ticks) <= 5


def _titles(drawing: str) -> list[str]:
    return [title.text for title in ET.fromstring(drawing).iter("title")]


@given(st.lists(st.tuples(TEXT, st.none() | st.integers(0, 10**6)), min_size=1, max_size=40))
def test_charts_are_well_formed_whatever_the_labels(rows):
    data = [Bar(label=label, value=value, text=f"{label}: {value}") for label, value in rows]
    for drawing in (bars(data, label="<chart>"), shares(data, label="<chart>")):
        assert len(_titles(drawing)) == len(rows)
    people = [Estimate(name=name, value=value, text="x") for name, value in rows]
    if any(value is not None for _, value in rows):
        assert len(_titles(forest(people, label="<chart>"))) == len(rows)


def test_an_unknown_bar_is_a_question_mark_and_a_zero_is_a_zero():
    data = [Bar(label="2019", value=None, text="?"), Bar(label="2020", value=0, text="0")]
    drawing = bars(data, label="Citations")
    assert ">?</text>" in drawing
    assert ">0</text>" in drawing
    assert 'class="rm-bar"' not in drawing


def test_a_bar_is_as_high_as_its_value():
    drawing = bars([Bar(label=str(n), value=n, text="") for n in (1, 2, 4)], label="x")
    root = ET.fromstring(drawing)
    heights = [float(r.get("height")) for r in root.iter("rect") if r.get("class") == "rm-bar"]
    assert heights[1] / heights[0] == pytest.approx(2, rel=0.01)
    assert heights[2] / heights[0] == pytest.approx(4, rel=0.01)


def test_no_data_no_chart():
    assert bars([], label="x") == shares([], label="x") == ""
    assert panels({"Ann": []}, label="x", unit="y") == ""
    assert forest([Estimate(name="Ann", value=None)], label="x") == ""


def test_an_interval_keeps_inside_its_scale():
    drawing = interval(-5, 50, 500, lower=0, upper=100, label="x")
    span = next(p for p in ET.fromstring(drawing).iter("path") if p.get("class") == "rm-span")
    assert span.get("d") == "M4 9H156"


def test_lines_break_where_a_value_is_unknown():
    line = [Point(2019, 1, "2019"), Point(2020, None, "2020"), Point(2021, 3, "2021")]
    drawing = panels({"Ann": line, "Bo": []}, label="x", unit="papers")
    own = next(p for p in ET.fromstring(drawing).iter("path") if p.get("class") == "rm-line")
    assert own.get("d").count("M") == 2
    assert _titles(drawing) == ["Ann, 2019: 1 papers", "Ann, 2021: 3 papers"]
    assert ">unknown</text>" in drawing
