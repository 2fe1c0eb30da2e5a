"""From an abbreviation to the full name among many."""

from __future__ import annotations

import pytest
from timing import soon

from researchmetrics.normalizer.venues import VenueIndex, match_venue

NAMES = [
    "Acta psychoceramica Scandinavica",
    "Annals of Cracked Pots",
    "Annals of Cracked Pots and Pans",
    "Archiv für Töpferei",
    "Archiv fur Töpferkunde",
    "Glazing (Basel, Switzerland)",
    "Glazing (Oxford, England)",
    "International Journal of Psychoceramics",
    "Journal of Kiln Engineering A",
    "Journal of Kiln Engineering B",
    "Journal of Psychoceramics",
    "Journal of psychoceramics : the official journal of the Society of Cracked Pots",
    "Journal of Psychoceramic Chemistry",
    "Kiln Research. Section B: Clays and Glazes",
    "Maxillo-ceramic Surgery",
    "Rivista dell'Accademia di ceramica",
    "Revista latinoamericana de cerámica",
    "University of Providence. Faculty of Pots. Bulletin",
    "Zeitschrift für Keramik",
]


@pytest.fixture(scope="module")
def index():
    return VenueIndex(NAMES)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ann. Cracked Pots", "Annals of Cracked Pots"),
        ("Ann. Cracked Pots Pans", "Annals of Cracked Pots and Pans"),
        ("Int. J. Psychoceram.", "International Journal of Psychoceramics"),
        ("J. Psychoceram. Chem.", "Journal of Psychoceramic Chemistry"),
        ("J. Kiln Eng. A", "Journal of Kiln Engineering A"),
        ("J Kiln Eng B", "Journal of Kiln Engineering B"),
        ("Z. Keram.", "Zeitschrift für Keramik"),
        ("Glazing (Basel)", "Glazing (Basel, Switzerland)"),
        ("Glazing (Oxford)", "Glazing (Oxford, England)"),
        ("Maxilloceram. Surg.", "Maxillo-ceramic Surgery"),
        ("Riv. Accad. Ceram.", "Rivista dell'Accademia di ceramica"),
        ("RLAC", "Revista latinoamericana de cerámica"),
        ("ActaPsychScand", "Acta psychoceramica Scandinavica"),
        ("Bull. Fac. Pots Univ. Providence", "University of Providence. Faculty of Pots. Bulletin"),
        ("Kiln Res. B", "Kiln Research. Section B: Clays and Glazes"),
        ("Arch. Töpferkd.", "Archiv fur Töpferkunde"),
    ],
)
def test_the_right_name_is_best(index, text, name):
    assert index.best(text) == name


def test_points_and_small_letters_tell_which_list_a_name_is_of(index):
    assert index.best("J. Psychoceram.") == "Journal of Psychoceramics"
    found = index.best("J Psychoceram")
    assert (
        found == "Journal of psychoceramics : the official journal of the Society of Cracked Pots"
    )


@pytest.mark.parametrize("text", ["", "...", "Phys. Rev. Lett.", "QXZ", "12", "学报"])
def test_what_fits_nothing_has_no_name(index, text):
    assert index.best(text) is None


def test_the_order_of_the_names_does_not_matter():
    for text in ("Ann. Crack. Pots", "J. Psychoceram.", "Arch. Töpf.", "Glazing"):
        assert match_venue(text, NAMES) == match_venue(text, reversed(NAMES))


def test_an_index_without_names_has_none():
    assert VenueIndex([]).best("J. Psychoceram.") is None
    assert match_venue("J. Psychoceram.", ["", "..."]) is None


def test_a_text_of_thousands_of_words_is_no_abbreviation():
    with soon(2):
        assert VenueIndex(["Nature Materials", "Journal of Pots"]).best("J. Pots " * 10_000) is None
