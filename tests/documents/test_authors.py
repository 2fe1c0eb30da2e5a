"""Lists of authors: where they end, how they split, what marks mean."""

from __future__ import annotations

import pytest

from researchmetrics.documents.references.authors import display_name, find_names, make_authors
from researchmetrics.documents.references.reference import read_reference
from researchmetrics.documents.text.emphasis import read_emphasis
from researchmetrics.records import Provenance

LISTS = {
    "Testweaver SG, Warp RD, Weft KF. Cloth": ["Testweaver SG", "Warp RD", "Weft KF"],
    "P Loomis, C Weft, and A Warp, Cloth": ["P Loomis", "C Weft", "A Warp"],
    "Loomis, E. M. and Weft, J. L., 1960": ["Loomis, E. M.", "Weft, J. L."],
    "Loomis, J.L. Finding cloth in time": ["Loomis, J.L."],
    "Loomis, A. D., W. E. Weft, and R. E. Warp. 1984": [
        "Loomis, A. D.",
        "W. E. Weft",
        "R. E. Warp",
    ],
    "W. Li. Linear cloth": ["W. Li"],
    "A-Reum Loom, RJ Skein-Weft, and Bo van der Warp. Cloth": [
        "A-Reum Loom",
        "RJ Skein-Weft",
        "Bo van der Warp",
    ],
    "John G. Loomis, W. J. Weft, and Ian H. Warp, Unbounded": [
        "John G. Loomis",
        "W. J. Weft",
        "Ian H. Warp",
    ],
    "Urban, Michael und Weft, Marc: Garn": ["Urban, Michael", "Weft, Marc"],
    "LOOM Collaboration, B. Weft et al., Cloth": ["LOOM Collaboration", "B. Weft"],
}


@pytest.mark.parametrize("text", LISTS)
def test_names_are_found_and_the_title_is_not(text: str):
    assert [text[a:b].strip() for a, b in find_names(text).spans] == LISTS[text]


def test_et_al_says_that_the_list_was_cut():
    assert find_names("Weft, C., Warp, B., et al. 2017").truncated
    assert not find_names("Weft, C. and Warp, B. 2017").truncated


def read(raw: str, **options):
    return read_reference(raw, provenance=Provenance(source="document:x"), **options).authors


def test_bold_name_is_the_person():
    authors = read("Cy Weft, **Ada Byron**, and Bo Warp. Looms. In *LOOM*, 2020.")
    assert [author.is_self for author in authors] == [None, True, None]


def test_a_list_all_in_bold_marks_nobody():
    authors = read("**Cy Weft, Ada Byron, and Bo Warp**. Looms. In *LOOM*, 2020.")
    assert not any(author.is_self for author in authors)


def test_own_name_needs_no_bold():
    authors = read('Cy Weft, Ada Byron, "Looms of it", LOOM, 2020.', own_name="Ada Byron")
    assert [author.is_self for author in authors] == [None, True]


@pytest.mark.parametrize("star", ["\\*", "*", "<sup>\\*</sup>", "∗", "^{*}"])
def test_shared_star_is_equal_contribution(star: str):
    authors = read(f'Cy Weft{star}, **Ada Byron**{star}, Bo Warp, "Looms of it", LOOM, 2020.')
    assert [author.name for author in authors] == ["Cy Weft", "Ada Byron", "Bo Warp"]
    assert [author.is_equal for author in authors] == [True, True, None]
    assert authors[0].marks == ("*",)


def test_a_single_star_stays_a_mark():
    authors = read('Cy Weft*, Ada Byron, "Looms of it", LOOM, 2020.')
    assert authors[0].marks == ("*",)
    assert authors[0].is_equal is None


def test_known_end_takes_what_has_no_usual_shape():
    text = "Weft C; the Loom Study (LS) Group"
    names = find_names(text, 0, len(text))
    assert next(a.name for a in make_authors(text, names)) == "Weft C"
    assert names.end == len(text)


def test_display_name():
    assert display_name("Byron, Jr., A.") == "A. Byron Jr."
    assert display_name("Kim") == "Kim"


def test_emphasis_keeps_places():
    shown = read_emphasis("a **b c** *d* e_f <i>g</i> [h](https://i.example)")
    assert shown.text == "a b c d e_f g h"
    assert [shown.text[a:b] for a, b in shown.bold] == ["b c"]
    assert [shown.text[a:b] for a, b in shown.italic] == ["d", "g"]
    assert shown.links == ("https://i.example",)
