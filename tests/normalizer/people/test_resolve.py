"""Whose records these are: two people of one name, identifiers, and the user's word."""

from __future__ import annotations

import pandas as pd
import pytest

import researchmetrics as rm
from researchmetrics.errors import RecordError, TableError
from researchmetrics.normalizer.decisions import Decision, Decisions
from researchmetrics.records import Person

ORCID = "0000-0002-1825-0097"
OTHER = "0000-0001-5109-3700"

# A potter and a graph theorist of one name.
POTS = [
    ("Glazing cracked earthenware pots", "J. Carberry; Ann Kiln", "Ceramics Letters", 2011),
    (
        "Thermal shock of glazed earthenware",
        "J. Carberry; Ann Kiln; Bo Slip",
        "Ceramics Letters",
        2012,
    ),
    ("Slip casting of earthenware pots", "Josiah Carberry; Bo Slip", "Clay Journal", 2014),
    ("Kiln atmospheres and glazed pots", "J. Carberry; Ann Kiln", "Clay Journal", 2015),
]
GRAPHS = [
    ("Sparse cuts of planar graphs", "Josiah Carberry; Carl Node", "Graphs and Cuts", 2012),
    (
        "Planar separators and sparse cuts",
        "Josiah Carberry; Carl Node; Dee Edge",
        "Graphs and Cuts",
        2013,
    ),
    ("Spectral sparse cuts", "J. Carberry; Dee Edge", "Annals of Graphs", 2016),
]


def table(*rows, **columns):
    data = pd.DataFrame(
        [*(rows or (*POTS, *GRAPHS))], columns=["title", "authors", "venue", "year"]
    )
    return data.assign(**columns)


def test_two_people_of_one_name_are_told_apart():
    found = rm.resolve(table(), "Josiah Carberry")
    assert found["cluster"].nunique() == 2
    assert found["cluster"][:4].nunique() == 1
    assert found["cluster"][4:].nunique() == 1


def test_a_name_alone_says_that_each_group_may_be_meant():
    found = rm.resolve(table(), "Josiah Carberry")
    assert set(found["decided_by"]) == {"rule"}
    assert all("a name alone" in reason for reason in found["reason"])
    assert found["probability"][:4].max() <= 4 / 7
    assert found["probability"][4:].max() <= 3 / 7


def test_the_users_word_spreads_through_the_cluster():
    found = rm.resolve(table(), "Josiah Carberry", mine=[0])
    assert found["probability"][0] == 1
    assert found["decided_by"][0] == "user"
    assert (found["probability"][1:4] > 0.5).all()
    assert (found["probability"][4:] < 0.5).all()
    assert "1 record known to be theirs" in found["reason"][1]


def test_not_mine_spreads_too():
    found = rm.resolve(table(), "Josiah Carberry", not_mine=[5])
    assert found["probability"][5] == 0
    assert (found["probability"][4:] < 0.1).all()
    assert (found["probability"][:4] > 0.5).all()


def test_a_record_taken_out_stays_out_however_like_it_is():
    found = rm.resolve(table(), "Josiah Carberry", mine=[0], not_mine=[1])
    assert found["probability"][1] == 0
    assert found["cluster"][1] != found["cluster"][0]


def test_records_are_named_by_doi_and_record_id_as_well():
    data = table(doi=[f"10.1000/{n}" for n in range(7)], record_id=[f"{n:016x}" for n in range(7)])
    by_doi = rm.resolve(data, "Josiah Carberry", mine=["https://doi.org/10.1000/4"])
    by_record = rm.resolve(data, "Josiah Carberry", mine=[f"{4:016x}"])
    by_label = rm.resolve(data, "Josiah Carberry", mine=[4])
    assert by_doi["probability"].equals(by_label["probability"])
    assert by_record["probability"].equals(by_label["probability"])


def test_an_index_label_is_meant_before_an_identifier():
    data = table(doi=["10.1000/a"] * 3 + [None] * 4).set_index(pd.Index([*"tuvwxyz"]))
    found = rm.resolve(data, "Josiah Carberry", mine=["z"])
    assert found["decided_by"]["z"] == "user"
    assert list(found.index) == [*"tuvwxyz"]


@pytest.mark.parametrize(
    ("mine", "not_mine", "message"),
    [
        ([0], [0], "which are one work"),
        (["10.1000/0"], [0], "which are one work"),
        ([99], [], "mine names 99, and no record has"),
        ([], ["10.1000/none"], "not_mine names '10.1000/none'"),
    ],
)
def test_contradictions_and_unknown_records_are_refused(mine, not_mine, message):
    data = table(doi=[f"10.1000/{n}" for n in range(7)])
    with pytest.raises(RecordError, match=message):
        rm.resolve(data, "Josiah Carberry", mine=mine, not_mine=not_mine)


def test_two_records_of_one_work_cannot_be_mine_and_not():
    data = table(doi=["10.1000/same", "10.1000/SAME", *[None] * 5])
    with pytest.raises(RecordError, match="one work"):
        rm.resolve(data, "Josiah Carberry", mine=[0], not_mine=[1])


def test_an_orcid_decides_and_spreads():
    data = table(orcid=[ORCID, *[None] * 6])
    found = rm.resolve(data, ["Josiah Carberry", ORCID])
    assert found["decided_by"][0] == "identifier"
    assert found["probability"][0] == 1
    assert (found["probability"][1:4] > 0.5).all()
    assert (found["probability"][4:] < 0.5).all()


def test_an_orcid_alone_finds_the_name_in_the_records():
    found = rm.resolve(table(orcid=[ORCID, None, ORCID, *[None] * 4]), ORCID)
    assert (found["probability"][:4] > 0.5).all()


def test_an_orcid_that_could_be_either_authors_looks_for_nobody_else():
    found = rm.resolve(table(orcid=[ORCID, *[None] * 6]), ORCID)
    assert found["probability"][0] == 1
    assert found["probability"][1:].isna().all()
    assert all("give one beside the identifier" in reason for reason in found["reason"][1:])


def test_another_orcid_rules_a_record_out_however_like_it_is():
    found = rm.resolve(table(orcid=[ORCID, OTHER, *[None] * 5]), ["Josiah Carberry", ORCID])
    assert found["probability"][1] == 0
    assert found["decided_by"][1] == "identifier"
    assert OTHER in found["reason"][1]
    assert found["cluster"][1] != found["cluster"][0]


def test_several_identifiers_of_one_person_are_fine():
    data = table(person_id=["openalex:A1", "openalex:A2", *[None] * 5])
    found = rm.resolve(data, ["Josiah Carberry", "openalex:A1", "openalex:A2"])
    assert (found["probability"][:2] == 1).all()


def test_the_users_word_goes_before_an_identifier():
    data = table(orcid=[ORCID, OTHER, *[None] * 5])
    found = rm.resolve(data, ["Josiah Carberry", ORCID], mine=[1])
    assert found["probability"][1] == 1
    assert found["decided_by"][1] == "user"


def test_an_identifier_that_no_record_has_needs_a_name():
    with pytest.raises(RecordError, match="Give a name beside it"):
        rm.resolve(table(), ORCID)


def test_a_record_without_the_name_is_no_candidate():
    data = table(*POTS, ("Of kettles", "M. Smith; L. Ng", "Clay Journal", 2014))
    found = rm.resolve(data, "Josiah Carberry")
    assert pd.isna(found["probability"][4])
    assert pd.isna(found["cluster"][4])
    assert pd.isna(found["decided_by"][4])
    assert found["reason"][4] == "no author bears the name"


def test_lists_of_coauthors_alone_are_grouped_but_nothing_is_claimed():
    data = table(
        ("Glazing pots", ["Ann Kiln"], "Clay Journal", 2011),
        ("Glazing more pots", ["Ann Kiln"], "Clay Journal", 2012),
        ("Sparse cuts", ["Carl Node"], "Graphs and Cuts", 2012),
    )
    found = rm.resolve(data, "Josiah Carberry")
    assert found["probability"].isna().all()
    assert found["cluster"][0] == found["cluster"][1] != found["cluster"][2]


def test_a_married_name_is_one_person_by_an_identifier_or_the_users_word():
    data = pd.DataFrame(
        {
            "title": ["Glazing cracked pots", "Glazing more pots"],
            "authors": ["Ann Kiln; Bo Slip", "Ann Spade; Bo Slip"],
        }
    )
    alone = rm.resolve(data, "Ann Kiln")
    assert pd.isna(alone["probability"][1])
    both = rm.resolve(data, ["Ann Kiln", "Ann Spade"], mine=[0])
    assert both["probability"][1] < 0.5
    assert rm.resolve(data, ["Ann Kiln", "Ann Spade"], mine=[0, 1])["cluster"].nunique() == 1


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("Wang, Yifang", "Yi-Fang Wang", True),
        ("Wang, Y. F.", "Wang, Yifang", True),
        ("Wang, Wei", "Wang, Weiming", False),
        ("José Álvarez", "Jose Alvarez", True),
        ("Jürgen Möller", "Jurgen Moller", True),
        ("J. S. Carberry", "Josiah Carberry", True),
    ],
)
def test_forms_of_a_name(one, other, together):
    data = pd.DataFrame(
        {
            "title": ["Glazing of cracked pots", "Glazing of cracked kettles"],
            "author_name": [one, other],
            "authors": [[one, "Ann Kiln"], [other, "Ann Kiln"]],
        }
    )
    found = rm.resolve(data, [one, other])
    assert (found["cluster"].nunique() == 1) is together


def test_a_position_tells_which_author_is_meant():
    data = pd.DataFrame(
        {"title": ["On pots"], "authors": ["Wei Wang; Wei Wang; Ann Kiln"], "position": [2]}
    )
    assert "bear the name" not in rm.resolve(data, "Wei Wang")["reason"][0]
    without = rm.resolve(data.drop(columns="position"), "Wei Wang")
    assert "2 of its authors bear the name" in without["reason"][0]
    assert without["probability"][0] < 0.5


def test_a_profile_brings_its_works():
    known = rm.read(
        text="# Josiah Carberry\n\n## Publications\n\n- J. Carberry, Carl Node. Sparse cuts of"
        " trees. Graphs and Cuts. 2011.\n"
    )
    found = rm.resolve(table(), known)
    assert (found["probability"][4:] > 0.5).all()
    assert (found["probability"][:4] < 0.5).all()


def test_a_person_brings_places():
    data = table(affiliations=["Brown University, Providence"] * 4 + ["Leeds Polytechnic"] * 3)
    person = Person(name="Josiah Carberry", affiliations=("Leeds Polytechnic",))
    found = rm.resolve(data, person)
    assert (found["probability"][4:] > 0.5).all()
    assert (found["probability"][:4] < 0.5).all()


def test_decisions_on_a_persons_identifier_are_honoured():
    data = table(doi=[f"10.1000/{n}" for n in range(7)])
    said = Decisions([Decision("mine", "doi:10.1000/4", f"orcid:{ORCID}")])
    found = rm.resolve(data, ["Josiah Carberry", ORCID], decisions=said)
    assert found["decided_by"][4] == "user"
    assert (found["probability"][4:] > 0.5).all()


def test_later_records_are_no_candidates():
    found = rm.resolve(table(), "Josiah Carberry", as_of="2013-06-30")
    late = table()["year"] > 2013
    assert found["probability"].isna().equals(late)
    assert set(found["reason"][late]) == {"later than as_of"}


def test_evidence_says_what_is_shared():
    found = rm.resolve(table(), "Josiah Carberry")
    assert "co-authors: kiln ann" in found["evidence"][0]
    assert "venue: " in found["evidence"][0]


def test_levels_ask_for_more_and_less():
    sizes = [
        rm.resolve(table(), "Josiah Carberry", level=level)["cluster"].nunique()
        for level in ("strict", "normal", "lenient")
    ]
    assert sizes == sorted(sizes, reverse=True)
    with pytest.raises(RecordError, match="no level 'lax'"):
        rm.resolve(table(), "Josiah Carberry", level="lax")


PROFILE = type("Anybody", (), {})


@pytest.mark.parametrize(
    "person",
    [
        "",
        "  ",
        [],
        None,
        7,
        pd.NA,
        b"Ann",
        {"name": "Ann"},
        [["Ann"]],
        [7],
        PROFILE,
        "!!!",
        Person(),
    ],
)
def test_a_person_must_be_somebody(person):
    with pytest.raises(RecordError):
        rm.resolve(table(), person)


def test_odd_tables_are_refused_or_answered():
    with pytest.raises(TableError, match="must be a DataFrame"):
        rm.resolve([1, 2], "Ann Pott")
    with pytest.raises(TableError, match="neither"):
        rm.resolve(pd.DataFrame({"colour": ["red"]}), "Ann Pott")
    empty = rm.resolve(pd.DataFrame({"title": [], "authors": []}), "Ann Pott")
    assert empty.empty
    assert {"cluster", "probability", "decided_by", "reason", "evidence"} <= set(empty.columns)


def test_missing_cells_are_normal():
    data = pd.DataFrame(
        {
            "title": ["On pots", None, float("nan")],
            "authors": [["Ann Pott"], None, "Ann Pott"],
            "year": [2011, None, "about 2012"],
            "venue": [None, "Clay", ""],
        }
    )
    found = rm.resolve(data, "Ann Pott")
    assert found["probability"].isna().tolist() == [False, True, False]
    assert found["reason"][1] == "authors unknown"


def test_an_orcid_with_a_slip_is_no_name():
    with pytest.raises(RecordError, match="check digit"):
        rm.resolve(table(), ["Josiah Carberry", "0000-0002-1825-0098"])


@pytest.mark.parametrize(
    ("mine", "message"),
    [
        (pd.Series([True] + [False] * 6), r"Of a mask, give records\.index\[mask\]"),
        ([[0]], "must hold index labels"),
        ([float("nan")], "mine names nan"),
    ],
)
def test_what_cannot_name_a_record_is_refused(mine, message):
    with pytest.raises(RecordError, match=message):
        rm.resolve(table(), "Josiah Carberry", mine=mine)


def test_one_record_or_none_may_be_given_bare():
    listed = rm.resolve(table(), "Josiah Carberry", mine=[0])
    assert rm.resolve(table(), "Josiah Carberry", mine=0, not_mine=None).equals(listed)


def test_a_label_of_several_records_names_none_of_them():
    data = table().set_index(pd.Index([0, 1, 2, 3, 0, 1, 2]))
    with pytest.raises(RecordError, match="2 records bear the index label 0"):
        rm.resolve(data, "Josiah Carberry", mine=[0])
    assert rm.resolve(data, "Josiah Carberry")["cluster"].nunique() == 2


def test_rows_of_one_work_share_what_is_said_of_it():
    data = table(work_id=["w1", "w1", "w2", "w3", "w4", "w4", "w5"])
    found = rm.resolve(data, "Josiah Carberry", mine=[0])
    assert found["decided_by"][:2].tolist() == ["user", "user"]
    assert found["probability"][4] == found["probability"][5]
    with pytest.raises(RecordError, match="one work"):
        rm.resolve(data, "Josiah Carberry", mine=[0], not_mine=[1])


def test_a_journal_under_publication_is_no_work():
    data = table().rename(columns={"venue": "publication"})
    found = rm.resolve(data, "Josiah Carberry", mine=[0], not_mine=[1])
    assert found["probability"][:2].tolist() == [1, 0]


def test_those_who_signed_the_same_work_are_coauthors():
    signed = pd.DataFrame(
        [
            (work, name, position)
            for work, team in enumerate(["Ann Kiln", "Ann Kiln", "Carl Node"])
            for position, name in enumerate(
                ["J. Carberry", team, f"Zoe {'ABC'[work]}last"], start=1
            )
        ],
        columns=["work_id", "name", "position"],
    )
    found = rm.resolve(signed, "Josiah Carberry", mine=[0]).dropna(subset="probability")
    assert found["evidence"].iloc[1] == "co-authors: kiln ann"
    assert found["probability"].iloc[1] > 0.5 > found["probability"].iloc[2]


def test_large_teams_are_told_from_small_ones():
    data = pd.DataFrame(
        {
            "title": [None] * 4,
            "author_name": ["Wang, Y."] * 4,
            "affiliation": ["Leeds Polytechnic", "Brown University", "Osaka Institute", None],
            "position": [2741, 2790, 2, 2760],
        }
    )
    found = rm.resolve(data, "Y. Wang", mine=[0])["probability"]
    assert min(found[1], found[3]) > found[2]


@pytest.mark.parametrize("position", [float("inf"), -1, 0, True, "x", 1e300, 10**30])
def test_odd_positions_are_none(position):
    data = table(position=[position] * 7)
    assert len(rm.resolve(data, "Josiah Carberry")) == 7


@pytest.mark.parametrize("name", ["Иосия Карберри", "王伟", "김민지", "محمد علي"])
def test_names_in_any_script(name):
    data = pd.DataFrame({"title": ["On pots", "On kilns"], "authors": [[name], ["Bo Slip"]]})
    assert rm.resolve(data, name)["probability"].isna().tolist() == [False, True]


def test_coauthors_with_initials_alone_tell_people_apart():
    data = table(
        ("Glazing of pots", "J. Carberry; A. Kiln; B. Slip", None, 2011),
        ("Firing of pots", "J. Carberry; A. Kiln; B. Slip", None, 2012),
        ("Glazing of kilns", "J. Carberry; C. Node; D. Edge", None, 2012),
    )
    found = rm.resolve(data, "J. Carberry", mine=[0])
    assert found["cluster"][0] == found["cluster"][1] != found["cluster"][2]
