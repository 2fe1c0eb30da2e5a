"""What joins two records, and what keeps them apart."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from researchmetrics.normalizer.linking.entries import make_entry
from researchmetrics.normalizer.linking.score import LEVELS, Verdict, compare

TEAM = ("Josiah Carberry", "Maria Oliveira", "Lucia Ng")
AS_OF = "2026-11-20"
TITLE = "Glazing cracked pots with fast kilns"


def entry(title, names=TEAM, **said):
    key = f"{title} {names} {sorted(said.items())}"
    return make_entry({"title": title, **said}, key=key, names=names, as_of=AS_OF)


def are_one(a, b, level="normal"):
    verdict = compare(a, b)
    return not verdict.is_veto and verdict.score >= LEVELS[level]


@pytest.mark.parametrize(
    "title",
    [
        "Glazing craked pots with fast kilns",
        "Glazing cracked pots with fast",
        "cracked pots with fast kilns",
        "Glazing crackedpots withfast kilns",
        "Glazing cra cked pots with fast kilns",
        "Glazing cracked pots with fast kilns. In Proc. of the 4th Kiln Conf., 2011",
        "Ng, L. (2011). Glazing cracked pots with fast kilns",
        "12. M. Oliveira. Glazing cracked pots with fast kilns",
        "Glazing cracked pots with fast kilns (extended abstract)",
        "Tutorial: Glazing cracked pots with fast kilns",
        "POTTER: Glazing cracked pots with fast kilns",
        "Glazing cracked pots with fast kilns [J]",
        "Glazing cracked pots with fast kilns, June 2011",
    ],
)
def test_what_bad_lists_do_to_a_title_does_not_part_a_work(title):
    assert are_one(entry(TITLE, year=2011), entry(title))


def test_letters_lost_as_ligatures():
    assert are_one(entry("Efficient and effective buffers"), entry("E cient and e ective buers"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Glazing cracked pots, part 1", "Glazing cracked pots, part 2"),
        ("Glazing cracked pots, part A", "Glazing cracked pots, part B"),
        ("Glazing cracked pots", "Glazing cracked pots 2"),
        ("Report on the fourth kiln workshop", "Report on the 5th kiln workshop"),
        ("Treating hypothermia in old potters", "Treating hyperthermia in old potters"),
        ("Linear kiln models", "Nonlinear kiln models"),
        ("Supervised glazing of cracked pots", "Unsupervised glazing of cracked pots"),
        ("Glazing cracked pots by fire", "Glazing mended pots by fire"),
        (
            "Few-shot compositional glaze making with dual memory",
            "Toward high-quality few-shot glaze making with dual memory",
        ),
        ("Cracked pots: a study in glaze", "Cracked pots: kilns of the north"),
        ("Kiln networks version V2x", "Kiln networks version V3x"),
    ],
)
def test_look_alikes_of_the_same_people_stay_apart(one, other):
    assert not are_one(entry(one, year=2011), entry(other, year=2011))


def test_an_extension_with_another_title_elsewhere_is_another_work():
    paper = entry("Glazing pots", year=2010, venue="SIGMOD Conference")
    longer = entry("Glazing pots in cold kilns: theory", year=2011, venue="VLDB Journal")
    assert not are_one(paper, longer)
    assert are_one(paper, entry("Glazing pots", year=2011, venue="VLDB Journal"))


def test_a_journal_may_print_a_conference_paper_again_within_three_years():
    paper = entry(TITLE, year=2008, venue="VLDB")
    assert are_one(paper, entry(TITLE, year=2011, venue="VLDB Journal"))
    assert compare(paper, entry(TITLE, year=2012, venue="VLDB Journal")).is_veto
    assert compare(paper, entry(TITLE, year=2011, venue="SIGMOD Conference")).is_veto
    assert compare(entry(TITLE, year=2011, venue="VLDB"),
                   entry(TITLE, year=2008, venue="VLDB Journal")).is_veto  # fmt: skip


def test_proceedings_printed_in_a_periodical_are_at_one_place():
    talk = entry(TITLE, year=2011, venue="SIGMOD Conference")
    venues = {
        venue: dict(compare(talk, entry(TITLE, year=2011, venue=venue)).evidence)
        for venue in ("SIGMOD Record", "VLDB Journal")
    }
    assert "venue" not in venues["SIGMOD Record"]
    assert venues["VLDB Journal"]["venue"] < 0


@pytest.mark.parametrize(
    "names",
    [
        ("J Carberry", "M Oliveira"),
        ("carberry j s", "oliveira m", "ng l"),
        ("J. Carbery", "M. Oliveria", "L. Ng"),
        ("J. Cжrberry", "M. Oliveira"),
        ("j carberryâ ? ¦",),
        ("Oliveira, Maria",),
        ("ACM Anthology",),
        ("library.example.org",),
        (),
    ],
)
def test_what_bad_lists_do_to_authors_does_not_part_a_work(names):
    assert are_one(entry(TITLE, year=2011), entry(TITLE, names, year=2011))


def test_the_same_title_of_other_people_is_another_work():
    mine, theirs = entry(TITLE, year=2011), entry(TITLE, ("Ada Kent", "Bo Hu"), year=2011)
    assert not are_one(mine, theirs)
    assert compare(mine, theirs).evidence[1][1] < -5


def test_without_authors_only_a_title_that_says_something_joins():
    assert are_one(entry(TITLE, ()), entry(TITLE, ()))
    assert not are_one(entry("Query processing", ()), entry("Query processing", ()))
    assert not are_one(entry("Editorial", ()), entry("Editorial", ()))


def test_standing_headings_come_back():
    said = {"year": 2011, "venue": "SIGMOD Record"}
    first = entry("Editor's notes", ("Ada Kent",), **said)
    assert compare(first, entry("Editor's notes", ("Ada Kent",), **said | {"year": 2012})).is_veto
    assert not are_one(first, entry("Editor's notes", ("Ada Kent", "Bo Hu"), **said))
    assert are_one(first, entry("Editors' notes", ("A. Kent",), **said))


def test_a_reply_by_others_is_not_the_paper():
    said = {"year": 2011, "venue": "SIGMOD Record"}
    paper = entry("A close look at cracked pots", ("Ada Kent",), **said)
    reply = entry("Thoughts after a close look at cracked pots", ("Bo Hu",), **said)
    assert not are_one(paper, reply)


def test_pages_and_volume_speak_for_one_place_in_print():
    said = {"year": 2011, "venue": "Machine Learning", "pages": "pp. 57-94", "volume": "9(1)"}
    with_title = entry(TITLE, **said)
    assert are_one(with_title, entry("", **said))
    assert not are_one(with_title, entry("", year=2011, venue="Machine Learning"))
    other = entry(TITLE, **said | {"pages": "101-120", "volume": "10"})
    assert dict(compare(with_title, other).evidence)["pages"] < 0
    assert dict(compare(with_title, with_title).evidence)["pages"] > 0


def test_a_title_told_from_memory_is_known_by_its_place_in_print():
    said = {"year": 2011, "venue": "Machine Learning", "pages": "57-94", "volume": "9"}
    mine = entry("The utility of old kilns in pottery", **said)
    assert are_one(mine, entry("The role of prior kilns in modern pottery", **said))
    brief = said | {"pages": "57"}
    assert not are_one(
        entry("The utility of old kilns in pottery", **brief),
        entry("The role of prior kilns in modern pottery", **brief),
    )


def test_a_year_put_to_a_day_without_one_is_no_evidence():
    guessed = entry(TITLE, date="Feb 3")
    assert guessed.year == 2026
    assert are_one(guessed, entry(TITLE, year=2001))


def test_a_record_of_unknown_kind_may_be_the_thesis_of_that_title():
    thesis = entry(TITLE, type="thesis", year=2011)
    assert are_one(thesis, entry(TITLE, year=2011))
    assert compare(thesis, entry(TITLE, year=2011, venue="VLDB")).is_veto
    assert compare(entry(TITLE, type="software"), entry(TITLE)).is_veto


def test_levels_ask_for_more_or_less():
    whole, cut = entry(TITLE, year=2011), entry("Glazing cracked pots", year=2011)
    assert not are_one(whole, cut, "strict")
    assert are_one(whole, cut, "normal")
    assert are_one(whole, entry(TITLE, year=2011), "strict")
    assert LEVELS["strict"] > LEVELS["normal"] > LEVELS["lenient"]


def test_evidence_says_what_each_field_contributes():
    said = {"year": 2011, "venue": "VLDB"}
    verdict = compare(entry(TITLE, **said), entry(TITLE, **said))
    assert [name for name, _ in verdict.evidence] == ["title", "authors", "year", "venue"]
    assert all(bits > 0 for _, bits in verdict.evidence)
    assert verdict.reason == "same title, all 3 authors agree, same year, same venue"
    assert Verdict(0.5, "").bits == 0
    assert Verdict(0.0, "").bits == -10


WORDS_TEXT = "glazing cracked pots kilns fire potnet learning survey editorial part 1 2 2011 a e"
WORDS = st.sampled_from(WORDS_TEXT.split())
NAMES = st.sampled_from(["J. Carberry", "Carberry J", "Ada Kent"]) | st.text(max_size=9)
VENUES = st.sampled_from(["VLDB", "VLDB J.", "SIGMOD Record", "arXiv"]) | st.text(max_size=9)
SAID = {
    "year": st.integers(2005, 2012),
    "venue": VENUES,
    "pages": st.sampled_from(["57-94", "57", "101-120"]),
    "volume": st.sampled_from(["9", "10"]),
    "doi": st.sampled_from(["10.1000/a", "10.1000/b"]),
}
ENTRIES = st.builds(
    lambda title, names, said: entry(title, tuple(names), **said),
    st.lists(WORDS, max_size=8).map(" ".join) | st.text(max_size=25),
    st.lists(NAMES, max_size=3),
    st.fixed_dictionaries({}, optional=SAID),
)


@settings(max_examples=300, deadline=None)
@given(ENTRIES, ENTRIES)
def test_comparing_is_symmetric_and_bounded(a, b):
    forth, back = compare(a, b), compare(b, a)
    assert forth == back
    assert 0 <= forth.score <= 1
    assert not forth.is_veto or forth.score == 0


@settings(max_examples=100, deadline=None)
@given(ENTRIES)
def test_a_record_is_never_ruled_out_by_itself(a):
    assert not compare(a, a).is_veto
