"""Pages of laboratories and departments: who belongs to them, and pages of persons that do not."""

from __future__ import annotations

from pathlib import Path

import pytest

import researchmetrics as rm
from researchmetrics.documents import read_document, read_text
from researchmetrics.documents.listings.outline import outline
from researchmetrics.documents.reports.members import is_members_heading, read_members

GROUPS = Path(__file__).parent.parent / "fixtures" / "documents" / "groups"
# Name, short name, an affiliation, works; members with role, whether they left, and more.
EXPECTED = {
    "kiln_lab.html": (
        "Kiln Lab", "KL", "University of Delmoor", 3,
        [
            ("Ingrid Grog", "Professor of Kiln Science", False, "grog@delmoor.example"),
            ("Bo Silt", "Postdocs", False, "silt@delmoor.example"),
            ("Noor Al-Fakhar", "PhD Students", False, "scholar:NrFkHr0AAAAJ"),
            ("Cy Clay", "PhD Students", False, None),
            ("Xiaoming Yao", "PhD Students", False, "Institute of Clay"),
            ("Peter Slip", "Alumni", True, "Claybook Research"),
            ("Mina Cup", "Alumni", True, None),
        ],
    ),
    "korean_lab.md": (
        "도자정보연구실", "Pottery Informatics Lab", "청자대학교 컴퓨터공학과", 2,
        [
            ("도예진", "교수", False, "scholar:DoYeJn0AAAAJ"),
            ("한민수", "박사과정", False, "minsu@cheongja.example"),
            ("김소라", "박사과정", False, "sora@cheongja.example"),
            ("이토기", "졸업생", True, "백자연구소"),
        ],
    ),
    "lehrstuhl.html": (
        "Lehrstuhl für Keramische Verfahren", None, "Universität Rheinmoor", 2,
        [
            ("Karl Ofen", "Lehrstuhlinhaber", False, "karl.ofen@uni-rheinmoor.example"),
            ("Friederike Tonscherbe", "Akademische Rätin", False, None),
            ("Jan Müller", "Doktorand", False, "jan.mueller@uni-rheinmoor.example"),
            ("Petra Krug", "Sekretariat", False, "krug@uni-rheinmoor.example"),
            ("Rolf Glut", "Ehemalige", True, None),
        ],
    ),
    "mud_group.txt": (
        "MUD DYNAMICS GROUP", None, "Department of Physics, Alfredson College", 3,
        [
            ("Hannah Stoneware", "group leader", False, "hannah@alfredson.example"),
            ("Luis Barro", "postdoc", False, "barro@alfredson.example"),
            ("Ada Wheel", "PhD student", False, "wheel@alfredson.example"),
            ("Tom Lute", "technician", False, None),
            ("Rosa Ton", "FORMER MEMBERS", True, "Claymont University"),
            ("Ugo Lehm", "FORMER MEMBERS", True, None),
        ],
    ),
    "publications_only.md": ("Pots Group", None, None, 3, []),
}  # fmt: skip
OF_PERSONS = {
    "cv_at_lab.txt": "Anselm Kachel",
    "person_with_group.html": "Hannah Stoneware",
    "person_with_students.md": "Ingrid Grog",
}


def test_every_fixture_is_expected():
    assert {path.name for path in GROUPS.iterdir()} == {*EXPECTED, *OF_PERSONS}


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_groups(name):
    title, short, affiliation, n_works, members = EXPECTED[name]
    batch = read_document(GROUPS / name)
    group = batch.people[0].person
    assert (batch.kind, group.is_group, group.name) == ("group_page", True, title)
    assert group.other_names == ((short,) if short else ())
    assert affiliation is None or affiliation in group.affiliations
    assert len(batch.records) == n_works
    rows = batch.sections.get("members", ())
    assert [(row["name"], row["role"], row["is_former"]) for row in rows] == [
        member[:3] for member in members
    ]
    for row, (*_, also) in zip(rows, members, strict=True):
        assert also is None or also in {*row["emails"], *row["ids"], *row["affiliations"]}


@pytest.mark.parametrize("name", sorted(OF_PERSONS))
def test_pages_of_persons_stay_pages_of_persons(name):
    batch = read_document(GROUPS / name)
    assert (batch.kind, batch.people[0].person.name) == ("cv", OF_PERSONS[name])
    assert not batch.people[0].person.is_group
    assert "members" not in batch.sections


def test_who_wrote_what_on_a_page():
    group = rm.read(GROUPS / "kiln_lab.html", as_of="2024-06-01")
    assert isinstance(group, rm.Group)
    counts = group.member_indicators("n_papers")["n_papers"].to_dict()
    assert counts["Ingrid Grog"] == 3
    assert (counts["Bo Silt"], counts["Peter Slip"], counts["Cy Clay"]) == (2, 1, 0)


def test_no_author_is_the_group_itself():
    text = (
        "# Pots Lab\n\n## Team\n\n- Ann Pott\n- Bo Lee\n\n## Publications\n\n"
        "- **Ann Pott**, Cy Clay. On the mending of cracked pots. Journal of Clay, 5, 2022.\n"
        "- **Bo Lee**, Di Glaze. A theory of teacups. Clay Letters, 3, 2021.\n"
    )
    batch = read_text(text)
    assert [one.is_self for record in batch.records for one in record.authors] == [None] * 4


@pytest.mark.parametrize(
    "heading",
    ["People", "Our Team", "Lab Members", "Mitarbeiter*innen", "Équipe", "Miembros", "成员",
    "구성원",
     "メンバー", "Membres de l’équipe", "Состав"],
)  # fmt: skip
def test_headings_of_members(heading):
    assert is_members_heading(heading)


@pytest.mark.parametrize("heading", ["My students", "Collaborators", "Team sports", "Publications"])
def test_other_headings(heading):
    assert not is_members_heading(heading)


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        ("Ann Pott, Bo Lee, Cy Clay and Di Glaze", ["Ann Pott", "Bo Lee", "Cy Clay", "Di Glaze"]),
        ("- Pott, Ann (postdoc)\n- Lee, Bo (PhD student)", ["Ann Pott", "Bo Lee"]),
        ("| Name | Room |\n|---|---|\n| Dr. Ann Pott | 1|\n|Bo Lee | 2 |", ["Ann Pott", "Bo Lee"]),
        ("### Ann Pott\n\nPostdoc\n\n### Bo Lee\n\nPhD student", ["Ann Pott", "Bo Lee"]),
        ("- We are always looking for students\n- Ann Pott", ["Ann Pott"]),
    ],
)  # fmt: skip
def test_forms_of_lists(lines, names):
    rows = read_members(
        outline(f"# Pots Lab\n\n## Members\n\n{lines}\n\n## News\n\n- Zoe Far came")
    )
    assert [row["name"] for row in rows] == names
