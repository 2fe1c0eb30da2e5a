"""Reading documents into profiles, and references into tables; bad input above all."""

from __future__ import annotations

import pandas as pd
import pytest
from timing import soon

import researchmetrics as rm
from researchmetrics.errors import (
    AmbiguousPersonError,
    ConfigError,
    DocumentError,
    RecordError,
    UnreadableDocumentError,
)
from researchmetrics.profile import compose
from researchmetrics.records import Batch, Person, PersonRecord, Provenance

CV = """# Marisol Quandt

Curator of sherds at University of Upper Glazing

## Publications

- **Marisol Quandt** and Bo Kiln. On the grammar of cracked pots. Journal of Psychoceramics, 2019.
- Bo Kiln, **Marisol Quandt**. Listening to glaze. In *Proceedings of the Workshop on Sherds*, 2021.

## Talks

- "Pots that answer", Kiln Days (2020).
"""


def test_a_cv_becomes_a_profile():
    profile = rm.read(text=CV, as_of="2024-01-01")
    assert profile.person.name == "Marisol Quandt"
    assert sorted(profile.works.year) == [2019, 2021]
    assert profile.as_of == "2024-01-01"
    assert len(profile.sections["talks"]) == 1
    assert profile.outcomes.status.tolist() == ["complete"]
    assert profile.works.citations.isna().all()
    assert profile.reported.empty


def test_the_same_file_by_path_and_by_text_is_the_same(tmp_path):
    path = tmp_path / "cv.md"
    path.write_text(CV, encoding="utf-8")
    by_path = rm.read(path, as_of="2024-01-01")
    assert by_path.works.title.tolist() == rm.read(text=CV).works.title.tolist()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01" + bytes(range(256)) * 20, "JPEG"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + b"\x00\x01" * 50, "PDF"),
    ],
)
def test_what_is_no_text_gets_one_clear_error(tmp_path, content, said):
    path = tmp_path / "cv.md"
    path.write_bytes(content)
    with pytest.raises(UnreadableDocumentError, match=said) as caught:
        rm.read(path)
    assert "cv.md" in str(caught.value)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(UnreadableDocumentError, match=r"nowhere\.md"):
        rm.read(tmp_path / "nowhere.md")


def test_invalid_utf8_is_read_with_a_warning_or_mended(tmp_path):
    path = tmp_path / "cv.md"
    path.write_bytes(CV.replace("Quandt", "Quándt").encode("latin-1"))
    profile = rm.read(path)
    assert len(profile.works) == 2
    assert "\ufffd" not in (profile.person.name or "")


@pytest.mark.slow
def test_fifty_megabytes_of_one_line_end_soon(tmp_path):
    path = tmp_path / "cv.md"
    path.write_bytes(b"pot " * 12_500_000)
    with soon(10), pytest.raises(DocumentError, match=r"cv\.md"):
        rm.read(path)


def test_a_cv_without_publications_is_an_honest_empty_profile():
    profile = rm.read(text="# Ann Pott\n\n## Education\n\n2001 - 2005 BSc, Upper Glazing\n")
    assert len(profile.works) == 0
    assert profile.warnings
    figures = profile.indicators()
    assert figures.loc["n_papers", "value"] == 0
    assert figures.loc["h_index", "value"] == 0
    assert figures["value"].isna()["mean_citations"]
    assert "Ann Pott" in profile.to_text()
    assert "<script" not in profile.to_html()


def test_either_a_place_or_a_text():
    with pytest.raises(DocumentError, match="Give either"):
        rm.read()
    with pytest.raises(DocumentError, match="Give either"):
        rm.read("cv.md", text=CV)


def test_a_date_that_is_none_is_refused():
    with pytest.raises(ConfigError, match="as_of must be a date"):
        rm.read(text=CV, as_of="yesterday")


def test_nothing_to_merge_is_said():
    with pytest.raises(RecordError, match="no profile"):
        rm.merge_profiles([])


def test_two_orcids_are_two_persons():
    def batch(orcid: str) -> Batch:
        person = Person(name="Ann Pott", ids=(f"orcid:{orcid}",))
        told = PersonRecord(person=person, provenance=Provenance(source="cv", source_id=orcid))
        return Batch(known_at="2026-01-01", people=(told,))

    with pytest.raises(AmbiguousPersonError) as caught:
        compose([batch("0000-0002-1825-0097"), batch("0000-0001-5109-3700")])
    assert len(caught.value.candidates) == 2


def test_references_become_a_typed_table():
    table = rm.parse_references(
        [
            "Pott, A., & Kiln, B. (2019). On cracked pots. Journal of Pots, 12(3), 4-15.",
            "A. Pott. Pots that answer. arXiv preprint arXiv:1706.03762, 2017.",
        ]
    )
    assert table.year.tolist() == [2019, 2017]
    assert table.year.dtype == "Int64"
    assert table.authors.tolist()[0] == ["A. Pott", "B. Kiln"]
    assert table.first_page.tolist()[0] == "4"
    assert table.arxiv_id.tolist()[1] == "1706.03762"
    assert table.confidence.between(0, 1).all()


def test_no_references_are_an_empty_table_with_all_columns():
    table = rm.parse_references([])
    assert len(table) == 0
    assert {"raw", "title", "authors", "year", "confidence"} <= set(table.columns)


def test_a_document_at_an_address_is_read(document_server):
    profile = rm.read(document_server("/cv.md", CV), as_of="2024-01-01")
    assert len(profile.works) == 2


@pytest.mark.parametrize("wrong", [None, 5, b"A. Pott. On pots.", {"a": 1}, [1, 2], [["A. Pott"]]])
def test_what_is_no_reference_is_refused(wrong):
    with pytest.raises(DocumentError, match="takes a text, or a list of texts"):
        rm.parse_references(wrong)


def test_missing_references_keep_their_rows():
    given = pd.Series(["A. Pott. On cracked pots. Journal of Pots, 2019.", None, float("nan")])
    table = rm.parse_references(given)
    assert table["title"].isna().tolist() == [False, True, True]
