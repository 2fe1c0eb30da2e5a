"""Documents of every kind in many styles: each is read as its author meant it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from researchmetrics.documents import parse_reference, read_document, read_text
from researchmetrics.documents.listings.outline import outline
from researchmetrics.documents.text.links import person_ids

VARIED = Path(__file__).parent.parent / "fixtures" / "documents" / "varied"
EXPECTED = json.loads((VARIED / "expected.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_kind_person_and_works(name):
    expected = EXPECTED[name]
    batch = read_document(VARIED / name)
    assert batch.kind == expected["kind"]
    if expected["name"]:
        assert batch.people[0].person.name == expected["name"]
    assert [record.title for record in batch.records] == [w["title"] for w in expected["works"]]
    for record, work in zip(batch.records, expected["works"], strict=True):
        assert len(record.authors) == work["n_authors"]
        for field in ("venue", "year"):
            if field in work:
                assert getattr(record, field) == work[field]


def test_positions_one_a_line():
    rows = read_document(VARIED / "cv_apa.md").sections["positions"]
    assert [(row["title"], row["dates"]) for row in rows] == [
        ("Assistant Professor", "2019 – present"),
        ("Postdoctoral Fellow", "2016 – 2019"),
    ]


def test_headings_that_tell_the_standing():
    types = [record.type for record in read_document(VARIED / "cv_apa.md").records]
    assert types == ["article", "article", "article", "conference", "preprint"]


def test_the_persons_own_identifiers():
    assert set(read_document(VARIED / "cv_ids.md").people[0].person.ids) == {
        "orcid:0000-0002-1694-233X",
        "openalex:A5023888391",
        "dblp:12/3456",
        "s2:1741101",
        "scopus:57190012345",
        "researcherid:A-1009-2008",
        "github:liorbh",
        "openreview:~Lior_Ben-Haim1",
    }


@pytest.mark.parametrize(
    "text",
    [
        "Code: https://github.com/lab/pots and https://github.com/ann/kiln.",
        "https://github.com/ann and https://github.com/bo",
    ],
)
def test_repositories_and_two_accounts_are_no_own_account(text):
    assert not person_ids(text)


def test_members_whose_marks_join_number_and_sign():
    members = read_document(VARIED / "report_sup.md").sections["members"]
    assert [(row["name"], len(row["affiliations"])) for row in members] == [
        ("Fiona Abernathy", 1),
        ("Goro Hashimoto", 2),
        ("Hana Kovář", 1),
        ("Ivo Petrov", 1),
    ]


def test_initials_are_the_person_unless_two_fit():
    text = "# Ann Pott\n\n## Papers\n\n- {}. On pots and pans. Clay, 2019."
    alone = read_text(text.format("A. Pott, B. Lee")).records[0]
    twice = read_text(text.format("A. Pott, A. Pott, B. Lee")).records[0]
    assert [author.is_self for author in alone.authors] == [True, None]
    assert not any(author.is_self for author in twice.authors)


def test_stars_of_korean_authors_are_kept():
    record = parse_reference("나도윤*, 설가은*, 류민호 외 3인. 까치 계수. 조류학회지, 12(3), 2021.")
    assert [author.name for author in record.authors] == ["나도윤", "설가은", "류민호"]
    assert [author.is_equal for author in record.authors] == [True, True, None]
    assert record.authors_truncated is True


@pytest.mark.parametrize(
    ("raw", "venue", "year", "note"),
    [
        ("A. Pott, B. Lee. On pots. To appear in ICML 2024.", "ICML", 2024, "To appear in ICML"),
        ("A. Pott. On pots. Under review at Clay Letters, 2023.", None, 2023, "Under review"),
        ('A. Pott, "On pots," Kiln Days, 2019. **Best Paper Award**', "Kiln Days", 2019, "Best"),
    ],
)
def test_standing_is_noted_and_the_venue_kept(raw, venue, year, note):
    record = parse_reference(raw)
    assert (record.title, record.venue, record.year) == ("On pots", venue, year)
    assert any(note in one for one in record.notes)


def test_code_of_chinese_references():
    record = parse_reference("陆晚舟，顾北辰. 湖面去噪[D]. 云泽大学, 2020.")
    assert (record.title, record.type) == ("湖面去噪", "thesis")
    assert len(record.authors) == 2


def test_a_year_alone_divides_only_lists_of_works():
    sections = outline("## Papers\n\n2021\nA. Pott. Pots. 2021.\n\n## Education\n\n2019\nDelft")
    assert [section.heading for section in sections] == ["", "Papers", "2021", "Education"]
