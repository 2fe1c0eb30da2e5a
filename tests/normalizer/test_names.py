"""Names: parts, agreement, lists of authors, own positions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from researchmetrics.normalizer.names import names_match, own_positions, parse_name
from researchmetrics.normalizer.names.lists import split_authors

NAMES = st.text(max_size=40)


@pytest.mark.parametrize(
    ("text", "given_names", "family", "suffix"),
    [
        ("Josiah Carberry", ("Josiah",), "Carberry", ""),
        ("Carberry, Josiah S.", ("Josiah", "S."), "Carberry", ""),
        ("Carberry JS", ("JS",), "Carberry", ""),
        ("J.-P. van der Berg", ("J.-P.",), "van der Berg", ""),
        ("Berg, Jan van der", ("Jan",), "van der Berg", ""),
        ("Dr. Josiah Carberry, Jr.", ("Josiah",), "Carberry", "Jr"),
        ("Carberry, Jr., Josiah", ("Josiah",), "Carberry", "Jr"),
        ("Josiah Carberry III*", ("Josiah",), "Carberry", "III"),
        ("Josiah Carberry¹,²", ("Josiah",), "Carberry", ""),
        ("홍길동", ("길동",), "홍", ""),
        ("Plato", (), "Plato", ""),
        ("", (), "", ""),
    ],
)
def test_parts(text, given_names, family, suffix):
    name = parse_name(text)
    assert (name.given, name.family, name.suffix) == (given_names, family, suffix)


@pytest.mark.parametrize(
    ("a", "b", "grade"),
    [
        ("JangHyun Kim", "Jang-Hyun Kim", "same"),
        ("Jung-woo Ha", "Jung-Woo Ha", "same"),
        ("Josiah Müller", "Muller, Josiah", "same"),
        ("Rafael Sampaio de Rezende", "Rafael Sampaio De Rezende", "same"),
        ("Kim Jang-Hyun", "Jang-Hyun Kim", "same"),
        ("J. Carberry", "Josiah Carberry", "initials"),
        ("JS Carberry", "Josiah S. Carberry", "initials"),
        ("Josiah Carberry", "Josiah Stinkney Carberry", "initials"),
        ("Carberry", "Josiah Carberry", "initials"),
        ("Bado Lee Lee", "Bado Lee", "initials"),
        ("Sangdoo Yun", "Sangdoon Yun", "misspelt"),
        ("Jaejun Yoo", "Jaehun Yoo", "misspelt"),
        ("Byungkyu Kang", "Byeongkyu Kang", "misspelt"),
        ("Josiah Carberry", "Josiah Carbery", "misspelt"),
        ("Josiah Carberry", "Maria Carberry", "different"),
        ("J. A. Smith", "John B. Smith", "different"),
        ("Wei Wang", "Wen Wang", "different"),
        ("Josiah Carberry", "", "different"),
    ],
)
def test_agreement(a, b, grade):
    assert names_match(a, b) == grade
    assert names_match(b, a) == grade


def test_own_positions():
    authors = ["Y. Yoo", "Josiah Carberry*", "Maria Oliveira"]
    assert own_positions(authors, ["Josiah S. Carberry"]) == (2,)
    assert own_positions(authors, ["Carberry J"]) == (2,)
    assert own_positions(authors, ["Lucia Ng"]) == ()
    # An exact form goes before one that is only compatible.
    assert own_positions(["J. Carberry", "Josiah Carberry"], ["Josiah Carberry"]) == (2,)
    assert own_positions(["J. Carberry", "J. Carberry"], ["Josiah Carberry"]) == (1, 2)


@pytest.mark.parametrize(
    ("text", "names", "is_cut"),
    [
        ("Maria Oliveira; Josiah Carberry", ("Maria Oliveira", "Josiah Carberry"), False),
        ("Oliveira, M.; Carberry, J.", ("Oliveira, M.", "Carberry, J."), False),
        (
            "Maria Oliveira, Lucia Ng and J. Carberry",
            ("Maria Oliveira", "Lucia Ng", "J. Carberry"),
            False,
        ),
        ("Aha, D. W., Ng, L. and Kent, M.", ("Aha, D. W.", "Ng, L.", "Kent, M."), False),
        ("Carberry, Josiah", ("Carberry, Josiah",), False),
        ("M. Oliveira and others", ("M. Oliveira",), True),
        ("M. Oliveira, L. Ng, et al.", ("M. Oliveira", "L. Ng"), True),
        (["M. Oliveira", "et al."], ("M. Oliveira",), True),
        (["M. Oliveira", " "], ("M. Oliveira",), False),
        (None, (), False),
        (float("nan"), (), False),
        ("", (), False),
    ],
)
def test_lists_of_authors(text, names, is_cut):
    assert split_authors(text) == (names, is_cut)


@given(NAMES, NAMES)
def test_agreement_is_symmetric_and_never_raises(a, b):
    assert names_match(a, b) == names_match(b, a)


@given(NAMES)
def test_a_name_agrees_with_itself(text):
    name = parse_name(text)
    if name.family_key or name.given_key:
        assert names_match(name, name) == "same"


@given(st.text())
def test_splitting_never_raises(text):
    names, _ = split_authors(text)
    assert all(name.strip() for name in names)
