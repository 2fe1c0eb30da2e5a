"""The five real documents, read whole: every count a reader of them would make."""

from __future__ import annotations

import pytest

import researchmetrics as rm

AS_OF = "2026-11-20"


@pytest.fixture(scope="module")
def read(seed):
    """Read a document by its number, once."""
    profiles = {}

    def once(number: str):
        if number not in profiles:
            profiles[number] = rm.read(seed(number), as_of=AS_OF)
        return profiles[number]

    return once


@pytest.fixture(scope="module")
def both(read):
    return rm.merge_profiles([read("000"), read("001")])


def count(series) -> dict:
    return series.value_counts(dropna=False).to_dict()


class TestProfilePage:
    def test_person_and_reported_figures(self, read):
        page = read("004")
        assert page.kind == "profile_page"
        assert page.person.name == "Kyungwoo Song"
        expected = {"h_index": 13, "n_papers": 46, "n_citations": 794, "novelty": 53, "score": 59}
        assert page.reported.to_dict() == expected

    def test_reported_figures_are_not_ours(self, read):
        ours = read("004").indicators()
        assert ours.loc["n_papers", "value"] == 46
        assert ours["value"].isna()["n_citations"]
        assert ours["value"].isna()["h_index"]

    def test_works_and_categories(self, read):
        works = read("004").works
        assert len(works) == 46
        expected = {"LG": 24, "CV": 9, "CL": 4, "ML": 3, "AI": 3, "ME": 1, "SI": 1, "IR": 1}
        assert count(works.category) == expected

    def test_flags(self, read):
        works = read("004").works
        assert (works.has_code == True).sum() == 10  # noqa: E712 (nullable booleans)
        assert works.code_url.notna().sum() == 10
        assert works.abstract.notna().all()
        assert works.title.is_unique

    def test_dates_without_a_year_are_resolved_and_marked(self, read):
        works = read("004").works
        inferred = works[works.date_inferred.fillna(False)]
        assert sorted(inferred.date) == ["2026-02-01", "2026-04-17", "2026-05-21"]
        assert works.date.notna().all()
        assert (works.date_precision == "day").all()
        assert works.year.min() == 2019

    def test_authors_and_affiliations(self, read):
        works = read("004").works
        whole = works[~works.authors_truncated.fillna(True)]
        assert len(whole) == 5
        assert (works.authors.str.len() == 3).all()
        assert works[works.authors_truncated.fillna(False)].n_authors.isna().all()
        tagged = works[works.affiliations.str.len() > 0]
        assert {tuple(cell) for cell in tagged.affiliations} == {("cmu", "uw")}

    def test_citations_are_unknown_not_zero(self, read):
        page = read("004")
        assert page.works.citations.isna().all()
        assert page.coverage.loc["citations", ["known", "all"]].tolist() == [0, 46]


class TestCv:
    def test_person(self, read):
        cv = read("000")
        assert cv.kind == "cv"
        assert cv.person.name == "Sanghyuk Chun"
        assert any("NAVER AI Lab" in affiliation for affiliation in cv.person.affiliations)
        assert any("limited supervision" in interest for interest in cv.person.interests)

    def test_entries_and_works(self, read):
        cv = read("000")
        assert len(cv.records) == 31
        assert sorted(count(cv.records.section).values()) == [7, 8, 16]
        assert len(cv.works) == 24

    def test_marks_and_notes(self, read):
        cv = read("000")
        equal = cv.authorships[cv.authorships.is_equal.fillna(False)]
        assert {"Byeongho Heo", "Sanghyuk Chun"} <= set(equal.name)
        notes = {note.lower() for cell in cv.works.notes for note in cell}
        assert any("oral" in note for note in notes)
        assert any("best paper runner-up award" in note for note in notes)
        assert any("major revision" in note for note in notes)
        oral = cv.works[cv.works.notes.map(lambda cell: any("Oral" in n for n in cell))]
        assert len(oral) == 3
        assert cv.authorships.groupby("work_id").is_self.any().all()

    def test_sections(self, read):
        sections = read("000").sections
        assert len(sections["talks"]) == 12
        assert len(sections["awards"]) == 3
        assert len(sections["education"]) == 2
        assert {"NAVER", "Kakao corp."} <= set(sections["positions"].organisation)
        venues = sections["service"].venue.tolist()
        assert len(venues) == 11


class TestStatement:
    def test_references(self, read):
        statement = read("001")
        assert statement.kind == "statement"
        assert statement.person.name == "Sanghyuk Chun"
        assert len(statement.records) == len(statement.works) == 39

    def test_an_impossible_year_is_unknown_and_kept_as_printed(self, read):
        statement = read("001")
        works = statement.works.set_index("title")
        row = works.loc["Few-shot font generation with weakly supervised localized representations"]
        assert row.isna()["year"]
        assert row.isna()["date"]
        assert statement.works.year.isna().sum() == 1
        assert statement.records.raw.str.contains("5555").sum() == 1


class TestLaboratoryReport:
    def test_kinds_of_references(self, read):
        report = read("002")
        assert report.kind == "report"
        assert isinstance(report, rm.Group)
        types = report.works.type
        assert len(types) == 41
        assert (types == "software").sum() == 9
        assert (types == "unsubmitted").sum() == 3
        assert (~types.isin(["software", "unsubmitted"])).sum() == 29
        assert report.indicators().loc["n_papers", "value"] == 29

    def test_software_with_the_title_of_a_paper_is_its_code(self, read):
        report = read("002")
        code = report.links[report.links.kind == "code"]
        assert len(code) == 1
        paper = report.works.set_index("work_id").loc[code.work_id.iloc[0]]
        assert paper.title == "Efficient end-to-end learning for quantizable representations"
        assert paper.type == "conference"
        assert paper.code_url == "https://github.com/ctr4si/Deep-Hash-Table-ICML18"

    def test_members_carry_their_affiliations(self, read):
        members = read("002").members.set_index("name")
        assert list(members.loc["Jonghwan Mun", "affiliations"]) == [
            "Computer Vision Lab., Seoul National University",
            "Computer Vision Lab., POSTECH",
        ]
        assert list(members.loc["Dabi Ahn", "affiliations"]) == ["Kakao Brain Corporation"]
        assert len(members) == 54

    def test_works_of_others_are_not_the_laboratorys(self, read):
        titles = " ".join(read("002").works.title.str.lower())
        assert "attention is all you need" not in titles
        assert "stacked attention" not in titles


class TestPortfolio:
    def test_publications(self, read):
        works = read("003").works
        assert len(works) == 2
        assert works.year.tolist() == [2022, 2022]
        assert sorted(works.type) == ["article", "conference"]
        assert any("Briefings in Bioinformatics" in venue for venue in works.venue)

    def test_positions_and_dates(self, read):
        positions = read("003").sections["positions"]
        assert len(positions) == 4
        current = positions[positions.is_current]
        assert current.start.tolist() == ["2023-02-13"]
        assert current.end.isna().all()
        education = read("003").sections["education"].set_index("start")
        assert education.loc["2020-03-01", "end"] == "2022-02-25"


class TestTwoDocumentsOfOnePerson:
    def test_they_are_42_works(self, both):
        assert len(both.works) == 42
        assert both.person.name == "Sanghyuk Chun"

    @pytest.mark.parametrize(
        "start", ["SWAD", "Multiple Heads are", "Rethinking Spatial Dimensions"]
    )
    def test_preprint_and_published_form_are_one_work(self, both, start):
        found = both.works[both.works.title.str.lower().str.startswith(start.lower())]
        assert found.versions.tolist() == [2]
        assert found.year.tolist() == [2021]
        kinds = set(both.links[both.links.work_id == found.work_id.iloc[0]].kind)
        assert "version" in kinds

    def test_look_alikes_stay_apart(self, both):
        titles = both.works.title.str.lower()
        for part in ("dual memory", "weakly supervised object locali", "object detector"):
            assert titles.str.contains(part, regex=False).sum() == 2, part
        assert titles.str.contains("few-shot font generation", regex=False).sum() == 4

    def test_reading_them_at_once_is_the_same(self, seed, both):
        at_once = rm.read([seed("000"), seed("001")], as_of=AS_OF)
        assert set(at_once.works.work_id) == set(both.works.work_id)

    def test_every_link_has_a_reason(self, both):
        assert both.links.reason.str.len().min() > 0
        assert set(both.links.record_id) == set(both.records.record_id)
