"""The card as text, and the one line."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pandas as pd
import pytest

from researchmetrics.errors import TableError
from researchmetrics.records import Person
from researchmetrics.tables import frame
from researchmetrics.views import Sheet, card_html, card_text, repr_line
from researchmetrics.views.plaintext import width


@pytest.mark.parametrize("columns", [40, 61, 80, 120])
def test_no_line_is_wider_than_the_screen(sheet, columns):
    assert max(width(line) for line in card_text(sheet, columns=columns).splitlines()) <= columns


def test_what_the_numbers_rest_on_comes_first(sheet):
    text = card_text(sheet)
    places = [
        text.index(part)
        for part in ("2026-11-20", "OpenAlex, ", "38 of 46", "! Two people", "1,794", "Reported by")
        if part in text
    ]
    assert places == sorted(places)
    assert text.index("Coverage") < text.index("h-index")


def test_five_figures_with_unknown_called_so(sheet):
    lines = card_text(sheet).splitlines()
    shown = {line.split("  ")[0]: line for line in lines if line and "  " in line}
    assert "1,794" in shown["Citations"]
    assert "95 % interval 19 to 26" in shown["h-index"]
    assert "53 %" in shown["Topic novelty"]
    assert "unknown" in shown["Score"]
    assert "46" in shown["Papers"]


def test_reported_figures_are_labelled_as_the_sources_own(sheet):
    text = card_text(sheet)
    head, tail = text.split("Reported by")
    assert "its own figures, not computed here" in tail
    assert "1,650" not in head
    assert "Score 59" in tail


def test_text_has_no_controls(sheet_with):
    works = frame("works", [{"work_id": "1", "title": "Pot\x1b[31m\nred", "citations": 3}])
    text = card_text(sheet_with(works=works, person=Person(name="A\x1b[2Jnn")))
    assert "\x1b" not in text
    assert "Pot[31m red" in text


def test_papers_without_counts_are_the_newest_and_never_zero():
    works = frame("works", [{"work_id": str(y), "title": f"T{y}", "year": y} for y in (2001, 2009)])
    text = card_text(Sheet(person=Person(name="Ann"), as_of="2026-01-01", works=works))
    assert "Newest of 2 papers" in text
    assert text.index("T2009") < text.index("T2001")
    assert " 0 " not in text


def test_nothing_known_at_all():
    sheet = Sheet(person=Person(), as_of="2026-01-01", works=frame("works", []))
    assert "No papers are listed." in card_text(sheet)
    assert repr_line(sheet) == (
        "<Profile of Name unknown: 0 papers, citations unknown, h-index unknown, as of 2026-01-01>"
    )
    assert "No papers are listed." in card_html(sheet)


def test_one_line(sheet):
    assert repr_line(sheet, kind="Group") == (
        "<Group of Josiah Carberry: 46 papers, 1,794 citations, h-index 23, as of 2026-11-20>"
    )
    broken = Sheet(person=Person(name="Ann\nPott"), as_of="2026-01-01", works=frame("works", []))
    assert "\n" not in repr_line(broken)


def test_sheets_do_not_fill_a_log(sheet, comparison):
    assert repr(sheet) == "<Sheet of Josiah Carberry: 48 works, as of 2026-11-20>"
    assert repr(comparison) == "<ComparisonSheet of 2 people, as of 2026-11-20>"


def test_heavy_libraries_wait_until_something_is_drawn():
    code = "import sys, researchmetrics.views; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert not {"jinja2", "matplotlib"} & set(loaded.stdout.split())


def test_unusable_tables_are_refused_with_their_columns():
    with pytest.raises(TableError, match="work_id"):
        Sheet(person=Person(), as_of="2026-01-01", works=pd.DataFrame({"title": []}))


def test_card_styles_touch_only_the_card(sheet):
    html = card_html(sheet)
    css = html[html.index("<style>") + 7 : html.index("</style>")]
    for line in css.splitlines():
        if line.endswith("}") and "{" in line and not line.startswith("@"):
            assert all(".rm" in part for part in line.split("{")[0].split(",")), line


def test_works_beside_their_fields_are_told_with_what_limits_that():
    row = {
        "indicator": "mean_percentile",
        "value": 61.4,
        "lo": 48.0,
        "hi": 74.0,
        "unit": "percentile",
        "n_used": 12,
        "n_missing": 3,
        "source": "openalex, sets of 2026-01-01",
        "flags": ["widened:2", "not_in_source:3", "many_authors:1"],
    }
    share = row | {"indicator": "pp_top10", "value": 0.25, "lo": 0.0, "hi": 0.5, "unit": "share"}
    rows = frame("indicators", [row, share]).set_index("indicator")
    sheet = Sheet(person=Person(name="Ann Pott"), as_of="2026-01-01", works=frame("works", []))
    text = " ".join(card_text(replace(sheet, indicators=rows), columns=200).split())
    assert "Citation percentile 61 95 % interval 48 to 74" in text
    assert "2 papers compared with neighbouring years or a wider field" in text
    assert "3 papers not compared: the source does not list them" in text
    assert "1 paper with very many authors" in text
    assert "Share in the top 10 % of the field 25 %" in text
    assert "Citation percentile" not in card_text(sheet)
