"""Keys of titles, and the title shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from researchmetrics.normalizer.linking.likeness import likeness
from researchmetrics.normalizer.markup import plain_text
from researchmetrics.normalizer.titles import shown_title, squashed, title_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Re-labeling Pots: from Single to Multi-Labels",
            "Relabeling pots: from single to multilabels.",
        ),
        ("<jats:italic>E. coli</jats:italic> in H<sub>2</sub>O", "E. coli in H2O"),
        ("[Gesprungene Töpfe.]", "Gesprungene Topfe"),
        (r"On Erd\H{o}s and {P\'o}lya's pots", "On Erdős and Pólya’s Pots"),
        ("Pots &amp; Kettles", "Pots and kettles"),
        ("$\\alpha$-pots and {\\beta}", "α-pots and β"),
        ("Cracked Pots, Part II", "Cracked pots - part 2"),
        ("Cracked Pots Ⅱ", "Cracked Pots II"),
        ("\u202aCracked\u202c Po\u00adts", "cracked pots"),
        ("１０００ Pots", "1,000 pots"),
        (
            "<mml:math><mml:mi>x</mml:mi><annotation>$x$</annotation></mml:math>-pots",
            "x-pots",
        ),
    ],
)
def test_spellings_meet(one, other):
    assert squashed(title_key(one)) == squashed(title_key(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Cracked Pots, Part I", "Cracked Pots, Part II"),
        ("Cracked Pots 1", "Cracked Pots 2"),
        ("Cracked Pots, Part A", "Cracked Pots, Part B"),
        ("Pots in C", "Pots in C++"),
        ("Pots 1 2", "Pots 12"),
    ],
)
def test_numerals_and_parts_are_content(one, other):
    assert squashed(title_key(one)) != squashed(title_key(other))


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("On the glazing of cracked pots", "On the glasing of cracked pot", True),
        ("POTNET: glazing cracked pots by fire", "Glazing cracked pots by fire", True),
        ("Glazing cracked pots by fire", "Glazing cracked pots by fire: methods and kilns", True),
        ("Glazing cracked pots by fire", "Glazing mended pots by fire", False),
        ("Few-shot pots with dual memory", "Toward high-quality pots with dual memory", False),
        ("Evaluating pots right", "Evaluation for pots: kilns, metrics, and glazes", False),
        ("Glazing cracked pots, part 1", "Glazing cracked pots, part 2", False),
        ("Glazing cracked pots in 3 steps", "Glazing cracked pots in 5 steps", False),
        ("Glazing cracked pots", "Glazing cracked pots 2", False),
    ],
)
def test_likeness(one, other, alike):
    found = likeness(title_key(one), title_key(other))
    assert (found.score >= 0.82) == alike
    assert found == likeness(title_key(other), title_key(one))


def test_shown_title_is_the_best_form():
    forms = ["glazing with potnet", "Glazing with PotNet.", "GLAZING WITH POTNET", "Glazing with…"]
    assert shown_title(forms) == "Glazing with PotNet"
    assert shown_title(["[Gesprungene Töpfe.]"]) == "Gesprungene Töpfe"
    assert shown_title([None, ""]) is None


@given(st.text())
def test_key_of_a_key_is_the_key(text):
    key = title_key(text)
    assert title_key(key) == key
    assert key == key.lower().strip()


@given(st.text(), st.text())
def test_likeness_is_symmetric_and_bounded(a, b):
    found = likeness(title_key(a), title_key(b))
    assert 0 <= found.score <= 1
    assert found == likeness(title_key(b), title_key(a))


@given(st.lists(st.none() | st.text(), max_size=5))
def test_shown_title_never_raises(titles):
    shown_title(titles)


@given(st.text())
def test_plain_text_is_one_tidy_line(text):
    line = plain_text(text)
    assert line == " ".join(line.split())
