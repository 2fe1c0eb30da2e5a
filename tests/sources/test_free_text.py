"""Reading what sources write for people: addresses, code, withdrawals, lines of names, days."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from researchmetrics.sources.mentions import addresses, code_address, is_withdrawn
from researchmetrics.sources.name_lines import names_in
from researchmetrics.sources.written_days import day_within

POTS = "https://github.com/kiln/pots"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (None, ()),
        ("none here", ()),
        (f"See {POTS}.git, or ({POTS}).", (POTS,)),
        ("see https://a.example/Pots_(clay).", ("https://a.example/Pots_(clay)",)),
        ("\\url{https://a.example/x}", ("https://a.example/x",)),
        (
            "www.a.example; http://b.example/~x/y.ps.gz",
            ("https://www.a.example", "http://b.example/~x/y.ps.gz"),
        ),
    ],
)
def test_addresses(text, expected):
    assert addresses(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        f"Code: {POTS}",
        f"12 pages. Our implementation is available at {POTS}.",
        f"{POTS} contains the code",
        f"Project page https://a.example. Source code available. {POTS}",
        "code at github.com/kiln/pots",
    ],
)
def test_code_is_found_where_it_is_said_to_be(text):
    assert code_address(text) == POTS


@pytest.mark.parametrize(
    "text",
    [
        None,
        "Code will follow.",
        f"We compare with {POTS}",
        "Code at https://a.example/pots",
        "Code at https://github.com/kiln",
        "Workshop: https://a.example/Automatic-Code",
    ],
)
def test_other_addresses_are_not_taken_for_code(text):
    assert code_address(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Withdrawn", True),
        ("This submission has been temporarily withdrawn by arXiv", True),
        ("Paper withdrawn because of an error", True),
        ("Replaces the withdrawn version of another paper", False),
        ("On withdrawn behaviour", False),
        (None, False),
    ],
)
def test_withdrawals(text, expected):
    assert is_withdrawn(text) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (None, ()),
        ("", ()),
        ("Carberry J, Kiln I", ("Carberry J", "Kiln I")),
        ("J. Carberry; I. Kiln, and A. Other", ("J. Carberry", "I. Kiln", "A. Other")),
        ("A. Sandy and\nB. Andes, III", ("A. Sandy", "B. Andes, III")),
        ("J. Carberry (Kiln (7), Nowhere), I. Kiln", ("J. Carberry", "I. Kiln")),
        ("Jr., A. B", ("Jr.", "A. B")),
    ],
)
def test_lines_of_names(line, expected):
    assert names_in(line) == expected


@given(st.text())
def test_any_text_is_survived(text):
    for read in (addresses, code_address, is_withdrawn, names_in, day_within):
        read(text)
