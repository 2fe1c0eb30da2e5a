"""Titles word by word, and what lists print around them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from researchmetrics.normalizer.linking.debris import core_title
from researchmetrics.normalizer.linking.likeness import likeness
from researchmetrics.normalizer.linking.signatures import agreement, signed
from researchmetrics.normalizer.linking.slips import are_near, one_word
from researchmetrics.normalizer.linking.spoilt import (
    first_number,
    page_range,
    read_name,
    stated_year,
)
from researchmetrics.normalizer.linking.title_words import weight
from researchmetrics.normalizer.names import parse_name
from researchmetrics.normalizer.titles import title_key


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("mending old kettles", "mending old kettles by fire", ((), ("fire",))),
        ("new ways of mending kettles", "mending kettles", ((), ())),
        ("mending old kettles", "mending kettles", ((), ())),
    ],
)
def test_words_at_the_end(one, other, expected):
    assert likeness(one, other).ending == expected


def test_words_at_the_start_and_inside():
    found = likeness("mending kettles", "new ways of mending kettles")
    assert found.opening == ((), ("new", "ways"))
    assert likeness("mending kettles", "mending old kettles").inside == ((), ("old",))


def test_words_run_together_and_broken():
    assert likeness("mending old kettles with fire", "mendingold kett les withfire").is_same
    found = likeness("mending old kettles", "mending oldkettles by fire")
    assert (found.inside, found.ending) == (((), ()), ((), ("fire",)))
    assert found.slips > 0


def test_words_in_another_order():
    found = likeness("storage system for abstract pots", "abstract pots storage system")
    assert found.moved == 1
    assert not any(found.inside)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("kettle", "kettles", True),
        ("accelerated", "accelerating", True),
        ("glazing", "gazing", True),
        ("db", "database", True),
        ("dept", "department", True),
        ("mapping", "matching", False),
        ("supervised", "unsupervised", False),
        ("hypotension", "hypertension", False),
        ("intracellular", "intercellular", False),
        ("v2x", "v3x", False),
    ],
)
def test_slips(a, b, expected):
    assert one_word(a, b) == one_word(b, a) == expected


def test_words_much_alike():
    assert are_near("mapping", "matching")
    assert are_near("tcp", "tpc")
    assert not are_near("dna", "rna")
    assert not are_near("hypoxia", "hyperoxia")


@pytest.mark.parametrize(
    ("printed", "core"),
    [
        ("Ng (1996). Mending old kettles with fire", "mending old kettles with fire"),
        ("and J. S. Carberry. Mending old kettles with fire", "mending old kettles with fire"),
        ("[7] Mending old kettles with fire", "mending old kettles with fire"),
        ("Mending old kettles with fire, technical report 7", "mending old kettles with fire"),
        ("Mending old kettles with fire. To appear", "mending old kettles with fire"),
        ("Mending old kettles with fire, May 1998", "mending old kettles with fire"),
        ("Mending old kettles [C]", "mending old kettles"),
        ("KettleNet: mending old kettles", "kettlenet mending old kettles"),
        ("Learning. Mending old kettles", "learning mending old kettles"),
        ("Kettles in 2019", "kettles in 2019"),
        ("In proceedings", "in proceedings"),
    ],
)
def test_what_lists_print_around_a_title_is_left_out(printed, core):
    assert core_title(printed) == core


@given(st.text(max_size=60))
def test_a_core_is_part_of_the_key(text):
    assert core_title(text) in title_key(text)


@given(st.text(max_size=40), st.text(max_size=40))
def test_likeness_is_the_same_both_ways(a, b):
    assert likeness(title_key(a), title_key(b)) == likeness(title_key(b), title_key(a))


def test_words_weigh_what_they_say():
    assert weight("kettlenet") > weight("framework") > weight("editorial")


def test_lists_of_authors():
    def names(*texts):
        return tuple(parse_name(text) for text in texts)

    whole = names("Josiah Carberry", "Maria Oliveira", "Lucia Ng")
    assert signed(whole, names("L. Ng", "J. Carberry", "M. Oliveira")).reason == (
        "all 3 authors agree"
    )
    assert signed(whole, ()).share is None
    assert signed(whole, names("Ada Kent")).share == 0
    assert signed(whole, names("Ada Kent")).bits > signed(whole, names("Ada Kent", "Bo Hu")).bits
    common, rare = names("Wei Wang"), names("Josiah Carberry")
    assert signed(common, common).bits < signed(rare, rare).bits
    assert agreement(names("Ada Kent"), whole) == (0, 0.0)


def test_spoilt_fields():
    assert read_name("m carbжerry").family_key == "carberry"
    assert read_name("P. Edition") is None
    assert stated_year("1989a") == 1989
    assert stated_year("n.d.") == "n.d."
    assert first_number("(pp. 096-104)") == "96"
    assert first_number("vol. <volume> 2,") == "2"
    assert page_range("pp. 96--104") == ("96", "104")
    assert page_range("193202") == ("193", "202")
    assert page_range(None) == ("", "")
