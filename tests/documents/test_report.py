"""Reports of groups: the cover, the works, and works that are others'."""

from __future__ import annotations

from collections import Counter

import pytest

from researchmetrics.documents.reports.cover import read_cover
from researchmetrics.documents.reports.report import read_report


@pytest.fixture(scope="module")
def mill(fixtures):
    text = (fixtures / "documents" / "reports" / "mill.txt").read_text(encoding="utf-8")
    return read_report(text, name="mill.txt", sha256="")


def test_group_is_named_by_what_its_acronym_stands_for(mill):
    person = mill.people[0].person
    assert mill.kind == "report"
    assert person.is_group
    assert person.name == "Making of Imaginary Looms Laboratory"
    assert person.other_names == ("MILL",)
    assert person.links == ("http://mill.example.org/",)


def test_members_have_marks_affiliations_and_addresses(mill):
    cloth = "Cloth Lab., Invented University of Northshire"
    thread = "Thread Group, Imaginary Institute"
    assert [tuple(row.values()) for row in mill.sections["members"]] == [
        ("Ada Loomis", ("1",), (cloth,), ("ada.loomis@cloth.example",)),
        ("Bea Reed", ("2",), (thread,), ("bea@thread.example",)),
        ("Cy O'Warp", ("1", "*"), (cloth,), ("warp@cloth.example",)),
        ("Di-Ann Weft", ("2", "3"), (thread, "Spindle Corporation"), ("diann@spindle.example",)),
    ]


def test_works_are_typed_and_footnotes_are_others(mill):
    assert [record.type for record in mill.records] == [None, "software", "unsubmitted", "preprint"]
    assert mill.records[0].title == mill.records[1].title
    assert "A cloth of others" in mill.sections["footnotes"][1]["raw"]
    assert all(record.title != "A cloth of others" for record in mill.records)


@pytest.mark.parametrize(
    "cover",
    [
        "A Report\n\nAda Loomis, Bea Reed and Cy Warp\n\nCloth University\n\nAbstract\n",
        (
            "# A Report\nAda Loomis<sup>1</sup>, Bea Reed<sup>1</sup>, Cy Warp<sup>1</sup>\n"
            "<sup>1</sup>Cloth University\n\n1. Introduction\n"
        ),
        (
            "A Report\n\n**Ada Loomis**¹ · **Bea Reed**¹ · **Cy Warp**¹\n\n"
            "¹ Cloth University\n\nSummary\n"
        ),
    ],
)
def test_covers_of_other_layouts(cover: str):
    found = read_cover(cover)
    assert found.title == "A Report"
    assert [row["name"] for row in found.members] == ["Ada Loomis", "Bea Reed", "Cy Warp"]
    assert {row["affiliations"] for row in found.members} == {("Cloth University",)}


def test_a_text_without_cover_or_list_says_so():
    for text in ("", "Just prose.", "# Title\n\nProse [1]."):
        batch = read_report(text, name="a", sha256="")
        assert batch.records == ()
        assert len(batch.warnings) == 2


def test_seed_report(seed):
    batch = read_report(seed("002").read_text(encoding="utf-8"), name="002.txt", sha256="")
    kinds = Counter(record.type for record in batch.records)
    assert len(batch.records) == 41
    assert (kinds["software"], kinds["unsubmitted"]) == (9, 3)
    assert kinds[None] + kinds["preprint"] == 29
    assert all(record.title and record.authors for record in batch.records)
    assert all(r.year for r in batch.records if r.type != "unsubmitted")
    assert len({record.title for record in batch.records}) == 40  # a code entry named as its paper
    person = batch.people[0].person
    assert (person.name, person.other_names) == ("Center for SuperIntelligence", ("CSI",))
    assert len(batch.sections["footnotes"]) == 26


def test_seed_members_are_those_on_the_cover(seed):
    text = seed("002").read_text(encoding="utf-8")
    members = read_report(text, name="002.txt", sha256="").sections["members"]
    assert len(members) == 54
    by_name = {row["name"]: row for row in members}
    assert len(by_name) == 54
    marks = Counter(mark for row in members for mark in row["marks"])
    assert [marks[str(n)] for n in range(1, 11)] == [3, 2, 12, 1, 3, 15, 6, 3, 8, 4]
    assert by_name["Soobin Suh"]["affiliations"][1] == "Naver Corporation"
    assert by_name["Wanmo Kang"]["marks"] == ("8", "†")
    assert all(len(row["emails"]) == 1 for row in members)
