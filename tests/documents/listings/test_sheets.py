"""Laying out entries, and the looks of their stretches, for any text whatever."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_units import read, run, unit

from researchmetrics.documents.listings.hint_words import is_link_label, role_of
from researchmetrics.documents.listings.likeness import title_likeness, venue_likeness
from researchmetrics.documents.listings.line_looks import is_date, is_prose
from researchmetrics.documents.listings.sheets import lay_out
from researchmetrics.documents.listings.titles import clean_title
from researchmetrics.documents.listings.units import Run, Unit

TEXT = st.text(
    st.sampled_from("AaBbé 0129.,;:()[]{}\"'“”*^_/-–|@&#\n\x1f가中و") | st.characters(),
    max_size=120,
)
RUNS = st.builds(
    Run,
    TEXT,
    st.frozensets(st.sampled_from(["bold", "italic", "sup", "underline", "struck"])),
    st.sampled_from(["", "https://doi.org/10.5555/1", "#x"]),
    st.lists(st.sampled_from(["title", "author", "year", "link-bar", "x"]), max_size=2).map(tuple),
)
UNITS = st.builds(
    Unit,
    st.lists(st.lists(RUNS, max_size=4).map(tuple), max_size=5).map(tuple),
    hidden=st.lists(TEXT, max_size=2).map(tuple),
)


@given(UNITS)
@settings(max_examples=200, deadline=None)
def test_stretches_lie_within_the_text(made: Unit):
    sheet = lay_out(made)
    spans = [*sheet.lines, *(span for found in sheet.stretches.values() for span in found)]
    assert all(0 <= a < b <= len(sheet.text) for a, b in spans)
    assert "\n" not in sheet.marked(0, len(sheet.text))


@given(st.lists(UNITS, max_size=4))
@settings(max_examples=100, deadline=None)
def test_any_list_gives_one_record_a_unit(made: list[Unit]):
    assert len(read(*made, own_name="Josiah Carberry")) == len(made)


@given(TEXT)
@settings(max_examples=200, deadline=None)
def test_likeness_is_bounded(text: str):
    assert 0.0 <= title_likeness(text) <= 1.0
    assert venue_likeness(text) >= 0.0
    words, _ = clean_title(text)
    assert len(words) <= len(text)


def test_labels_of_links_are_blanked_out_and_links_kept():
    sheet = lay_out(unit(
        [run("On pots "), run("["), run("PDF", href="a.pdf"), run(" | "),
         run("code", href="c"), run("]")],
        "[bib | slides]",
    ))  # fmt: skip
    assert sheet.text.strip(" \x1f\n") == "On pots"
    assert [link.label for link in sheet.links] == ["PDF", "code"]
    assert len(sheet.lines) == 1


def test_bold_that_ends_and_begins_again_is_two_stretches():
    sheet = lay_out(unit([run("On Pots", "bold"), run(" "), run("Ann Pott", "bold")]))
    assert sheet.stretches["bold"] == ((0, 7), (8, 16))


def test_marks_of_authors_are_raised():
    sheet = lay_out(unit([run("Ann Pott"), run("1,*", "sup"), run(", 4"), run("th", "sup")]))
    assert sheet.text == "Ann Pott^{1,*}, 4th"


@pytest.mark.parametrize(
    ("hint", "role"),
    [
        ("paper-title", "title"), ("papertitle", "title"), ("journal-title", "venue"),
        ("bookTitle", "venue"), ("pub_authors", "authors"), ("datePublished", "date"),
        ("column:Titolo", "title"), ("tag:time", "date"), ("container", None), ("row", None),
        ("subtitle", None),
    ],
)  # fmt: skip
def test_roles_of_words_of_pages(hint: str, role: str | None):
    assert role_of(hint) == role


@pytest.mark.parametrize(
    ("label", "expected"),
    [("PDF", True), ("[bib]", True), ("Project Page", True), ("arXiv", True), ("Ann Pott", False),
     ("Code of conduct for potters", False), ("", False)],
)  # fmt: skip
def test_labels_of_links(label: str, expected: bool):
    assert is_link_label(label) is expected


@pytest.mark.parametrize(
    "text", ["2019", "May 2019", "(2019)", "2019-05-01", "1 May 2019", "2019년 5월"]
)
def test_dates(text: str):
    assert is_date(text)


@pytest.mark.parametrize("text", ["Clay 2019", "12", "pp. 2001-2019", ""])
def test_what_is_no_date(text: str):
    assert not is_date(text)


def test_prose():
    assert is_prose("This paper shows that glaze is thin, and that it can be made thinner.")
    assert not is_prose("On the strength of handles of pots that are fired twice")
    assert not is_prose("In Proceedings of the 3rd International Conference on Pots, pages 1-9.")


@pytest.mark.parametrize(
    ("printed", "title", "aside"),
    [
        ("“On Pots.”", "On Pots", ()),
        ("On Pots and Pans [ICRA'23]", "On Pots and Pans", ("ICRA'23",)),
        ("On Pots and Pans (2019)", "On Pots and Pans", ("2019",)),
        ("On Pots and Pans (Best Paper Award)", "On Pots and Pans", ("Best Paper Award",)),
        ("Potters of Delft (1650-1700)", "Potters of Delft (1650-1700)", ()),
        ("Learning Of Clay (LOC)", "Learning Of Clay (LOC)", ()),
        ("[C12] On Pots and Pans", "On Pots and Pans", ()),
        ("Why do pots break?", "Why do pots break?", ()),
        ("可信陶器导论[M]", "可信陶器导论", ()),
    ],
)  # fmt: skip
def test_titles_are_cleaned(printed: str, title: str, aside: tuple[str, ...]):
    assert clean_title(printed) == (title, aside)
