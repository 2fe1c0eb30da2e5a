"""Finding publication lists in plain text and cutting them into entries."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from timing import soon

from researchmetrics.documents.listings.text_lists import find_text_lists

_ENTRIES = (
    ("Cracks in the glaze of old pots", "Josiah Carberry and Ann Pott", "Journal of Clay", "2021"),
    ("A kiln that fires itself", "Bo Lee, Josiah Carberry, Cy Dent", "Clay Letters", "2020"),
    ("Why bowls are round", "Josiah Carberry", "Proceedings of the Pottery Symposium", "2018"),
    ("Measuring the wetness of mud", "Ann Pott, Josiah Carberry", "Annals of Earthenware", "2015"),
)
_FOUR = range(1, 5)
_TITLES = [title for title, *_ in _ENTRIES]


def _units(text):
    return [unit for listing in find_text_lists(text) for unit in listing.units]


def _holds(units, titles=None):
    """Each unit holds one title, in order."""
    texts = [unit.text for unit in units]
    titles = _TITLES if titles is None else titles
    assert len(texts) == len(titles), texts
    assert all(title in text for title, text in zip(titles, texts, strict=True)), texts


def _one_line(title, authors, venue, year):
    return f"{authors}. {title}. {venue}, {year}."


_SHAPES = {
    "one line an entry": "\n".join(_one_line(*one) for one in _ENTRIES),
    "blank lines between": "\n\n".join(_one_line(*one) for one in _ENTRIES),
    "bullets": "\n".join(f"• {_one_line(*one)}" for one in _ENTRIES),
    "stars, indented": "\n".join(f"   * {_one_line(*one)}" for one in _ENTRIES),
    "numbers": "\n".join(f"{n}. {_one_line(*one)}" for n, one in enumerate(_ENTRIES, 1)),
    "numbers going down": "\n".join(f"[{4 - n}] {_one_line(*e)}" for n, e in enumerate(_ENTRIES)),
    "letters and numbers": "\n".join(f"J{4 - n}. {_one_line(*e)}" for n, e in enumerate(_ENTRIES)),
    "a number on a line of its own": "\n\n".join(
        f"[{n}]\n\n{_one_line(*one)}\n[ bib | pdf ]" for n, one in enumerate(_ENTRIES, 1)
    ),
    "keys": "\n".join(f"[Pott{year[2:]}] {_one_line(t, a, v, year)}" for t, a, v, year in _ENTRIES),
    "three lines an entry": "\n\n".join(f"{t}\n{a}\n{v}, {y}" for t, a, v, y in _ENTRIES),
    "three lines, none empty": "\n".join(f"{t}.\n{a}.\nIn {v}, {y}." for t, a, v, y in _ENTRIES),
    "a paragraph for each part": "\n\n".join(f"{t}\n\n{a}\n\n{v}, {y}" for t, a, v, y in _ENTRIES),
    "paragraphs and rows of links": "\n\n".join(
        f"{t}\n\n{a}\n\n{v}, {y}\n\nproject page / arXiv / video" for t, a, v, y in _ENTRIES
    ),
    "links one below the other": "\n\n".join(
        f"{t}\n\n{a}\n\n{v}, {y}\n\nDOI\n\nBIB\n\nPDF" for t, a, v, y in _ENTRIES
    ),
    "years as headings": "\n\n".join(f"{one[3]}\n\n{_one_line(*one)}" for one in _ENTRIES),
    "a year at the end of each": "\n\n".join(f"{t}\n{a}\n{v}\n{y}" for t, a, v, y in _ENTRIES),
    "tabs": "\n".join(f"{y}\t{t}\t{a}\t{v}" for t, a, v, y in _ENTRIES),
    "columns": "\n".join(f"{y}   {t}   {a}   {v}" for t, a, v, y in _ENTRIES),
    "labels": "\n\n".join(
        f"Title: {t}\nAuthors: {a}\nJournal: {v}\nYear: {y}" for t, a, v, y in _ENTRIES
    ),
    "the same note in each": "\n\n".join(
        f"{t}\n\n{a}\n\n{v}, {y}\n\nYour browser shows no videos." for t, a, v, y in _ENTRIES
    ),
}


@pytest.mark.parametrize("shape", list(_SHAPES))
def test_entries_under_a_heading_are_cut_apart(shape):
    _holds(_units(f"Publications\n\n{_SHAPES[shape]}\n"))


@pytest.mark.parametrize("shape", [name for name in _SHAPES if "year" not in name])
def test_what_stands_around_a_list_is_none_of_it(shape):
    text = (
        "Josiah Carberry\n\nProfessor of Psychoceramics\n\nI study pots that crack, and why.\n\n"
        f"Publications\n\n{_SHAPES[shape]}\n\nTalks\n\nCracks in pots, Delft, May 2019\n\n"
        "A kiln of my own, invited talk, Graz, June 2017\n\nTeaching\n\nPottery 101, fall 2018\n"
    )
    found = [unit for unit in _units(text) if any(title in unit.text for title in _TITLES)]
    _holds(found)
    assert not any("Graz" in unit.text or "101" in unit.text for unit in _units(text))


_HEADINGS = (
    "Publications", "PUBLICATIONS", "3. Publications", "III. Publications", "A.1 Publications",
    "Publications (46)", "Selected Publications:", "## Publications", "Journal Articles",
    "Veröffentlichungen", "Publikationen", "Publicaciones", "Publicações", "Pubblicazioni",
    "Publicaties", "Publikationer", "Publikasjoner", "Julkaisut", "Publikacje", "Publikace",
    "Publikációk", "Yayınlar", "Δημοσιεύσεις", "Публикации", "Публікації", "المنشورات", "פרסומים",
    "انتشارات", "论文", "業績", "논문", "Công trình khoa học", "Publikasi", "Under review",
    "Book chapters", "Working papers", "Thèses", "Beiträge in Sammelbänden",
)  # fmt: skip


@pytest.mark.parametrize("heading", _HEADINGS)
def test_headings_announce_publications_in_many_languages(heading):
    text = f"Josiah Carberry\n\n{heading}\n\n{_SHAPES['blank lines between']}\n"
    found = find_text_lists(text)
    assert {one.role for one in found} == {"publications"}
    _holds([unit for listing in found for unit in listing.units])


_OTHERS = (
    "Invited Talks", "Grants", "Teaching", "Students", "Patents", "Software", "Awards",
    "Professional Service", "Vorträge", "Lehre", "Enseignement", "Premios", "Föredrag",
    "Преподавание", "受賞", "讲座报告", "招待講演",
)  # fmt: skip


@pytest.mark.parametrize("heading", _OTHERS)
def test_lists_of_other_things_are_left_out(heading):
    other = "Cracks in pots, Delft, May 2019\n\nOn kilns and mud, Graz, June 2017"
    text = f"Publications\n\n{_SHAPES['blank lines between']}\n\n{heading}\n\n{other}\n"
    _holds(_units(text))


def test_wrapped_lines_are_joined_and_lines_broken_on_purpose_kept():
    text = (
        "Publications\n\n"
        "[1] Cracks in the glaze of old pots and what they tell of the\n"
        "    fire that made them, seen through a lens of pottery.\n"
        "    Josiah Carberry, Ann Pott, Bo Lee, Cy Dent, and Otto\n    Kiln.\n"
        "    In Proceedings of the Ninth International Conference on\n"
        "    pots and pans, pages 1-9, 2019.\n"
        "[2] A kiln that fires itself while nobody looks at it from\n"
        "    the side, with a proof of it.\n"
        "    Josiah Carberry and Ann Pott.\n    Journal of Clay, 12(3):1-9, 2018.\n"
        "[3] Bowls are round, which is not seen to follow from what\n"
        "    was known of wheels before.\n    Josiah Carberry.\n    Clay Letters, 2017.\n"
    )
    units = _units(text)
    assert [unit.label for unit in units] == ["[1]", "[2]", "[3]"]
    assert units[0].texts[0].endswith("fire that made them, seen through a lens of pottery.")
    assert units[1].texts == (
        "A kiln that fires itself while nobody looks at it from the side, with a proof of it.",
        "Josiah Carberry and Ann Pott.",
        "Journal of Clay, 12(3):1-9, 2018.",
    )


def test_entries_run_over_pages_without_what_stands_at_their_edges():
    first = "\n".join(f"{n}. {_one_line(*one)}" for n, one in enumerate(_ENTRIES[:2], 1))
    rest = "\n".join(f"{n}. {_one_line(*one)}" for n, one in enumerate(_ENTRIES[2:], 3))
    pages = [
        f"Carberry: Curriculum Vitae 1\nPublications\n\n{first[:-20]}\n",
        f"Carberry: Curriculum Vitae 2\n{first[-20:]}\n{rest}\n",
        "Carberry: Curriculum Vitae 3\nTalks\nOn pots, Delft, 2018\n",
    ]
    units = _units("\f".join(pages))
    assert len(units) == 4
    assert not any("Curriculum" in unit.text for unit in units)


def test_menu_of_a_site_announces_nothing():
    menu = "Publications | Josiah Carberry\n\nHome\n\nPublications\n\nSoftware\n\nJobs\n\nTeaching"
    _holds(_units(f"{menu}\n\n{_SHAPES['paragraphs and rows of links']}"))


def test_list_without_a_heading_is_told_by_a_name_in_common():
    _holds(_units(_SHAPES["three lines an entry"]))


def test_references_of_others_are_no_publications():
    names = ("A. Byron", "C. Babbage", "G. Boole", "M. Somerville", "E. Noether", "S. Kovalevskaya")
    text = "\n\n".join(f"{name}. On numbers {n}. Clay, 19{n}0." for n, name in enumerate(names, 1))
    assert not _units(f"Reading list\n\n{text}")


def test_title_alone_is_told_by_its_place():
    text = "\n\n".join(
        f"{title}\n\nJosiah Carberry, Ann Pott\n\nClay, 20{n}"
        for n, title in enumerate(
            ("Color Constancy", "On wet mud", "Urban Kilns", "How old is clay"), 10
        )
    )
    units = _units(f"Publications\n\n{text}")
    marked = [
        run.text for unit in units for line in unit.lines for run in line if "title" in run.hints
    ]
    assert marked == ["Color Constancy", "On wet mud", "Urban Kilns", "How old is clay"]


def test_asian_and_right_to_left_lists_are_found():
    chinese = "论文\n\n" + "\n".join(
        f"[{n}] 张三, 李四. 陶器裂纹的研究之{n}. 陶瓷学报, 2019, {n}(2): 10-19." for n in _FOUR
    )
    assert len(_units(chinese)) == 4
    arabic = "المنشورات\n\n" + "\n".join(
        f"{n}. أحمد علي، سارة حسن. دراسة في تشقق الفخار القديم {n}. مجلة الطين، 2019."
        for n in range(1, 5)
    )
    assert len(_units(arabic)) == 4


_LINES = st.sampled_from(
    [*(part for one in _ENTRIES for part in one), "", "Talks", "Publications", "[1]", "2. ", "\f",
     "* Pots", "a\tb c\td", "____", "| a b | c |", "In:", "page 2 of 3", "pdf | bib", "…", "№"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(_LINES, max_size=40))
def test_every_unit_is_made_of_lines_of_the_text(lines):
    text = "\n".join(lines)
    words = set(re.findall(r"\w+", text))
    for unit in _units(text):
        assert unit.text
        assert unit.lines
        assert set(re.findall(r"\w+", unit.text)) <= words


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=400))
def test_any_text_can_be_looked_at(text):
    assert all(listing.units for listing in find_text_lists(text))


def test_long_texts_take_time_in_proportion():
    entries = [
        f"{t}, the {n}th time\n\n{a}\n\n{v}, {y}" for n in range(250) for t, a, v, y in _ENTRIES
    ]
    with soon(20):
        assert len(_units("Publications\n\n" + "\n\n".join(entries))) == 1000
    with soon(5):
        find_text_lists("a, " * 9_000 + "\n" + "word " * 5_000 + "\n" + "[1] " * 5_000)
