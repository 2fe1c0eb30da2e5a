"""CVs: publications under their headings, and the other sections as rows."""

from __future__ import annotations

from collections import Counter

import pytest

from researchmetrics.documents import read_document, read_text


@pytest.fixture(scope="module")
def real(seed):
    return read_document(seed("000"))


def authors(record, mark):
    return [author.name for author in record.authors if getattr(author, mark)]


def test_real_cv_gives_the_person_and_its_own_date(real):
    person = real.people[0].person
    assert (real.kind, real.known_at, real.warnings) == ("cv", "2021-06-14", ())
    assert person.name == "Sanghyuk Chun"
    assert person.affiliations == ("NAVER AI Lab",)
    assert len(person.interests) == 1
    assert "limited supervision" in person.interests[0]


def test_real_cv_gives_entries_of_three_sections(real):
    assert Counter(record.section for record in real.records) == {
        "Selected Publications": 7,
        "Academic Papers (peer-reviewed conferences and workshops)": 16,
        "Academic Papers (Preprints)": 8,
    }
    late = [record for record in real.records if "Preprints" in record.section]
    assert all(record.type == "preprint" for record in late)
    assert all(record.title and record.raw for record in real.records)
    assert all(not author.name.endswith("*") for r in real.records for author in r.authors)
    assert len({record.title.casefold() for record in real.records}) == 24


def test_real_cv_marks_equal_contribution_and_the_person(real):
    second = real.records[1]
    assert authors(second, "is_equal") == ["Byeongho Heo", "Sanghyuk Chun"]
    assert {author.is_equal for author in second.authors} == {True, None}
    assert all(authors(record, "is_self") == ["Sanghyuk Chun"] for record in real.records)
    plain = real.records[0]
    assert {author.is_equal for author in plain.authors} == {None}


def test_real_cv_keeps_awards_and_standing_as_notes(real):
    notes = [note for record in real.records for note in record.notes]
    assert notes.count("Oral") == 4
    assert "Best paper runner-up award" in notes
    assert "Under Major Revision" in notes


def test_real_cv_gives_other_sections_as_rows(real):
    counts = {name: len(rows) for name, rows in real.sections.items()}
    assert counts == {"positions": 7, "education": 2, "talks": 12, "awards": 3, "service": 11}
    naver, kakao, master, *interns = real.sections["positions"]
    assert (naver["organisation"], naver["dates"]) == ("NAVER", "Feb 2018 - Now")
    assert (naver["title"], naver["place"]) == (
        "Tech Leader / Research Scientist",
        "Seongnam, Korea",
    )
    assert kakao["organisation"] == "Kakao corp."
    assert (master["title"], master["place"]) == ("M.S. researcher", "Deajeon, Korea")
    assert [row["dates"] for row in interns] == [
        "Aug. 2015 Dec. 2015",
        "Fall 2013",
        "Summer 2013",
        "Jun. 2012 Jan. 2013",
    ]


def test_real_cv_talks_education_awards_service(real):
    ms, bs = real.sections["education"]
    assert "Thesis: Scalable Iterative Algorithm" in ms["details"]
    assert ms["organisation"] == "Korea Advanced Institute of Science and Technology (KAIST)"
    assert bs["dates"] == "Mar. 2009 - Feb. 2014"
    talk = real.sections["talks"][6]
    assert (talk["title"], talk["date"]) == ("Reliable Machine Learning", "2020")
    assert [row["date"] for row in real.sections["awards"]] == ["2020", "2020", "2021"]
    reviews = real.sections["service"]
    assert {row["role"] for row in reviews} == {"Reviewer"}
    noted = [(row["venue"], row["date"]) for row in reviews if row["notes"]]
    assert noted == [("CVPR", "2020"), ("CVPR", "2021")]


def test_plain_text_with_wrapped_numbered_entries(fixtures):
    cv = read_document(fixtures / "documents" / "cv_plain.txt")
    person = cv.people[0].person
    assert cv.known_at == "2022-05-03"
    assert (person.name, person.ids) == ("Ann B. Pott", ("orcid:0000-0002-1825-0097",))
    assert person.emails == ("ann.pott@clay.example.org",)
    assert person.interests == ("Cracked pots", "glazing", "the history of kilns")
    assert Counter(r.type for r in cv.records) == {"article": 3, "conference": 2, "preprint": 1}
    assert cv.records[0].title == ("The slow cooling of large stoneware pots in wood fired kilns")
    assert cv.records[1].doi == "10.5555/glaze.2017.42"
    assert [row["title"] for row in cv.sections["positions"]] == [
        "Associate Professor",
        "Postdoctoral Researcher",
    ]
    assert cv.sections["positions"][1]["details"] == "Worked on raku (with B. Kiln)."
    assert cv.sections["education"][0]["details"] == "Thesis: Why pots crack"
    assert [(row["role"], row["venue"], row["date"]) for row in cv.sections["service"]] == [
        ("Reviewer", "Journal of Clay", "2019-2021"),
        ("Reviewer", "Glaze Letters", None),
        ("Program committee", "ICP", "2020"),
        ("Program committee", "ICP", "2021"),
        ("Program committee", "ICP", "2022"),
        ("Area Chair", "ICP", "2023"),
    ]


def test_german_headings_years_as_headings_and_two_marks(fixtures):
    cv = read_document(fixtures / "documents" / "cv_german.md")
    assert cv.known_at == "2020-10-01"
    assert cv.people[0].person.name == "Käthe Brennofen"
    assert cv.people[0].person.affiliations == ("Lehrstuhl für Keramik, Universität Selb",)
    assert [record.year for record in cv.records] == [2019, 2019, 2014]
    assert {record.section for record in cv.records} == {"Publikationen"}
    cold = cv.records[1]
    assert authors(cold, "is_equal") == ["Otto Töpfer", "Ida Scherbe"]
    assert authors(cold, "is_corresponding") == ["Käthe Brennofen"]
    assert len(cv.sections["positions"]) == len(cv.sections["education"]) == 2


def test_korean_cv(fixtures):
    cv = read_document(fixtures / "documents" / "cv_korean.md")
    person = cv.people[0].person
    assert (person.name, person.other_names, cv.known_at) == (
        "김도공",
        ("Dogong Kim",),
        "2023-04-01",
    )
    assert person.interests == ("백자", "청자 유약")
    assert [record.title for record in cv.records] == ["백자의 균열에 관한 연구", "청자 유약의 색"]
    assert cv.sections["positions"][0] == {
        "title": "조교수",
        "organisation": "도자대학교 도예학과",
        "place": None,
        "dates": "2018.03 ~ 현재",
        "details": None,
    }
    assert [row["title"] for row in cv.sections["education"]] == ["학사", "박사"]


def test_title_authors_venue_on_lines_of_their_own(fixtures):
    cv = read_document(fixtures / "documents" / "cv_lines.md")
    assert [record.title for record in cv.records] == [
        "Slip Casting without Moulds",
        "How Wet is Wet Enough?",
        "A Theory of Mud",
    ]
    assert [len(record.authors) for record in cv.records] == [3, 2, 1]
    assert all(authors(record, "is_self") == ["Cy Slip"] for record in cv.records)
    assert cv.records[0].code_url == "https://github.com/cyslip/moulds"
    assert cv.records[0].raw.startswith("Slip Casting")
    assert cv.records[1].notes == ("Spotlight",)
    assert [(row["role"], row["date"]) for row in cv.sections["service"]] == [
        ("Reviewer", "2021"),
        ("Reviewer", "2022"),
        ("Organizer", "2022"),
    ]
    assert cv.sections["positions"][0]["organisation"] == "Clay Institute"


def test_html_cv(fixtures):
    cv = read_document(fixtures / "documents" / "cv.html")
    person = cv.people[0].person
    assert (cv.kind, person.name, person.affiliations) == ("cv", "Dee Wheel", ("Clay Institute",))
    assert person.emails == ("dee@wheel.example",)
    assert [record.title for record in cv.records] == ["Round things", "Rounder things"]
    assert cv.records[0].doi == "10.5555/wheel.1"
    assert authors(cv.records[0], "is_equal") == ["Dee Wheel", "Ann Pott"]
    assert [row["dates"] for row in cv.sections["education"]] == ["2010–2014", "2014–2018"]


def test_cv_without_publications_is_empty_and_says_so(fixtures):
    cv = read_document(fixtures / "documents" / "cv_without_publications.md")
    assert (cv.kind, cv.records) == ("cv", ())
    assert cv.people[0].person.name == "Otto Töpfer"
    assert len(cv.warnings) == 1
    assert "No publications were found" in cv.warnings[0]


def test_titles_mentioned_elsewhere_are_no_publications():
    cv = read_text(
        "# Ann Pott\n\n## Papers\n\n- Ann Pott, Bo Lee. On pots. Clay, 2019.\n\n"
        '## Talks\n\n- "On pots", Delft (2019)\n\n'
        '## Experience\n\nPotter, Delft University, 2015 - 2019\n\n- Wrote "On pots", Clay 2019.\n'
    )
    assert [record.title for record in cv.records] == ["On pots"]


def test_references_without_a_heading_are_taken_with_a_warning():
    cv = read_text(
        "# Ann Pott\n\n- Ann Pott and Bo Lee. On pots. Journal of Clay, 2019.\n"
        "- Bo Lee and Ann Pott. On pans. Journal of Clay, 2020.\n"
    )
    assert [record.title for record in cv.records] == ["On pots", "On pans"]
    assert any("No heading announces publications" in warning for warning in cv.warnings)


def test_entry_without_a_title_is_kept_as_found():
    cv = read_text("# Ann Pott\n\n## Publications\n\n- 2019, 2020, 12(3), 44-47, doi:10.5555/x.1\n")
    (record,) = cv.records
    assert "44-47" in record.raw
    assert cv.warnings


def test_star_that_stands_for_another_thing_is_no_equal_contribution():
    cv = read_text(
        "# Ann Pott\n\n## Publications\n\n\\* corresponding author\n\n"
        '- Ann Pott\\*, Bo Lee\\*, Cy Slip, "On pots", Clay, 2019.\n'
    )
    assert authors(cv.records[0], "is_equal") == []
    assert authors(cv.records[0], "is_corresponding") == ["Ann Pott", "Bo Lee"]


def test_many_doubtful_entries_are_counted_after_the_first():
    cv = read_text("# Ann Pott\n\n## Publications\n\n" + "- pots and pans and kilns\n" * 9)
    assert len(cv.records) == 9
    assert len(cv.warnings) == 6
    assert cv.warnings[-1].startswith("4 more entries")
