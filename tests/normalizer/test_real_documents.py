"""The counts that the real documents must give, read by the document reader."""

from __future__ import annotations

import pytest

from researchmetrics.documents import read_document
from researchmetrics.normalizer import normalize, title_key

AS_OF = "2026-11-20"


@pytest.fixture
def tables(seed):
    def read(*numbers):
        batches = [read_document(seed(number)) for number in numbers]
        people = [record.person for batch in batches for record in batch.people]
        records = [record for batch in batches for record in batch.records]
        return normalize(records, as_of=AS_OF, person=people[0] if people else None)

    return read


@pytest.mark.parametrize(
    ("numbers", "n_records", "n_works"),
    [
        (["000"], 31, 24),
        (["001"], 39, 39),
        (["000", "001"], 70, 42),
        (["002"], 41, 41),
        (["003"], 2, 2),
        (["004"], 46, 46),
    ],
)
def test_counts(tables, numbers, n_records, n_works):
    found = tables(*numbers)
    assert len(found.records) == n_records
    assert len(found.works) == n_works
    assert set(found.links.kind) <= {"same", "version", "code"}


def test_preprint_and_published_form(tables):
    works = tables("000", "001").works
    several = works[works.versions > 1]
    assert sorted(title.split()[0] for title in several.title) == [
        "Multiple",
        "Rethinking",
        "SWAD:",
    ]
    assert set(several.versions) == {2}
    assert set(several.type) == {"conference"}
    assert several.year.tolist() == [2021, 2021, 2021]


def test_the_person_is_found_in_every_paper(tables):
    found = tables("000", "001")
    own = found.authorships[found.authorships.is_self.fillna(value=False)]
    assert own.work_id.nunique() == len(own) == len(found.works)


@pytest.mark.parametrize(
    "opening",
    [
        "evaluating weakly supervised",
        "evaluation for weakly supervised",
        "few shot compositional font",
        "toward high quality few shot font",
        "vidt an efficient",
        "an extendable efficient",
        "few shot font generation with localized",
        "few shot font generation with weakly",
    ],
)
def test_look_alikes_stay_apart(tables, opening):
    keys = [title_key(title) for title in tables("000", "001").works.title]
    assert sum(key.startswith(opening) for key in keys) == 1


def test_impossible_year_is_unknown(tables):
    works = tables("001").works
    assert works.year.isna().sum() == 1
    assert 5555 in tables("001").records.year.tolist()


def test_report(tables):
    found = tables("002")
    kinds = found.works.type.fillna("paper")
    assert (kinds == "software").sum() == 9
    assert (kinds == "unsubmitted").sum() == 3
    assert (~kinds.isin(["software", "unsubmitted"])).sum() == 29
    code = found.links[found.links.kind == "code"]
    assert len(code) == 1
    paper = found.works.set_index("work_id").loc[code.work_id.iloc[0]]
    assert paper.title.startswith("Efficient end-to-end learning")
    assert paper.has_code
    assert "github.com" in paper.code_url


def test_profile_page_dates_without_a_year(tables):
    works = tables("004").works
    inferred = works[works.date_inferred.fillna(value=False)]
    assert sorted(inferred.date) == ["2026-02-01", "2026-04-17", "2026-05-21"]
    assert works.has_code.sum() == 10
    assert works.n_authors.isna().any()


def test_portfolio(tables):
    works = tables("003").works
    assert sorted(works.type) == ["article", "conference"]
    assert works.year.tolist() == [2022, 2022]
