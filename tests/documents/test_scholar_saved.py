"""Pages of Google Scholar that a user saved: read by the parser of the fetcher, without network."""

from __future__ import annotations

import pytest

import researchmetrics as rm
from researchmetrics.documents import read_bytes, read_document, read_text
from researchmetrics.errors import UnreadableDocumentError


@pytest.fixture
def path_of(fixtures):
    return lambda name: fixtures / "google_scholar" / f"{name}.html"


def test_a_saved_profile_gives_person_and_papers(path_of):
    profile = rm.read(path_of("profile"))
    assert profile.kind == "profile_page"
    assert profile.person.name == "Josiah Carberry"
    assert "scholar:JcArBeRrY_-1" in profile.person.ids
    assert profile.reported.to_dict() == {"n_citations": 1204, "h_index": 11, "i10_index": 12}
    assert profile.warnings == ()
    assert set(profile.records["source"]) == {"document:profile.html"}
    assert sorted(profile.records["citations"].dropna()) == [0, 0, 73, 1131]
    (outcome,) = profile.outcomes.to_dict("records")
    assert (outcome["status"], outcome["n_records"]) == ("complete", 4)


def test_what_the_document_says_by_year(path_of):
    (person,) = read_document(path_of("profile")).people
    assert dict(person.citations_by_year)[2020] == 0
    assert person.provenance.source == "document:profile.html"


def test_places_in_the_document_are_told(path_of):
    batch = read_document(path_of("profile"))
    assert len({record.provenance.source_id for record in batch.records}) == 4
    assert {record.provenance.payload_sha256 for record in batch.records} == {
        batch.people[0].provenance.payload_sha256
    }


def test_as_text_and_with_the_form_named(path_of):
    text = path_of("profile").read_text(encoding="utf-8")
    assert len(read_text(text).records) == 4
    for form in ("html", "profile_page", "HTML"):
        assert len(read_text(text, format=form).records) == 4
    # Who says that it is something else is believed.
    assert read_text(text, format="cv").kind == "cv"


def test_as_browsers_write_it(path_of):
    text = path_of("profile").read_text(encoding="utf-8")
    start = "<!DOCTYPE html>\n<!-- saved from url=(0061)https://scholar.google.com/citations -->\n"
    whole = text.replace('href="/citations', 'href="https://scholar.google.com/citations')
    script = "<script>" + "var a=1;" * 20_000 + "</script>"
    saved = start + whole.replace("<body>", f"{script}<body>")
    batch = read_bytes(saved.encode(), name="saved.html")
    assert len(batch.records) == 4
    assert batch.warnings == ()
    assert batch.records[0].url.startswith("https://scholar.google.com/citations?")


def test_a_list_that_goes_on_is_told(path_of):
    page = path_of("profile").read_bytes().replace(b"disabled ", b"")
    batch = read_bytes(page, name="saved.html")
    assert batch.outcomes[0].status == "truncated"
    assert "Show more" in batch.warnings[0]


def test_rows_alone_are_read(path_of):
    page = path_of("profile").read_bytes()
    rows = page[page.index(b'<tr class="gsc_a_tr">') : page.index(b"</tbody></table><div id")]
    batch = read_bytes(rows, name="rows.html")
    assert len(batch.records) == 4
    assert batch.people[0].person.ids == ("scholar:JcArBeRrY_-1",)
    assert batch.outcomes[0].status == "partial"
    assert len(batch.warnings) == 2


def test_an_empty_profile_is_told(path_of):
    page = path_of("profile").read_text(encoding="utf-8")
    start, end = page.index('<tbody id="gsc_a_b">'), page.index("</tbody></table><div id")
    page = page[:start] + '<tbody><tr class="gsc_a_tr"><td class="gsc_a_e">None' + page[end:]
    batch = read_text(page)
    assert (batch.records, batch.outcomes[0].status) == ((), "complete")
    assert batch.warnings == ("The profile lists no papers.",)


@pytest.mark.parametrize(
    ("name", "titles"),
    [
        ("results", ["The book of pots", "Kilns and their keepers"]),
        ("results_2016", ["On the cracked pot"]),
        ("cite", ["On the cracked pot"]),
    ],
)
def test_saved_searches_are_lists_of_references(path_of, name, titles):
    batch = read_document(path_of(name))
    assert batch.kind == "reference_list"
    assert batch.people == ()
    assert [record.title for record in batch.records] == titles
    assert batch.records[0].provenance.source == f"document:{name}.html"


def test_the_style_that_names_all_authors_is_taken(path_of):
    (record,) = read_document(path_of("cite")).records
    assert len(record.authors) == 4
    assert record.year == 2019


@pytest.mark.parametrize("name", ["captcha", "sorry", "sign_in", "consent", "forbidden"])
def test_what_was_saved_instead_is_no_profile(path_of, name):
    with pytest.raises(UnreadableDocumentError, match="not a profile"):
        rm.read(path_of(name))


def test_a_profile_without_its_list_is_refused(path_of):
    page = path_of("profile").read_bytes()
    with pytest.raises(UnreadableDocumentError, match="without its list"):
        read_bytes(page[: page.index(b'<tbody id="gsc_a_b">')], name="cut.html")


def test_other_pages_are_read_as_ever():
    page = """<!doctype html><h1>Ann Pott</h1><p><a href="https://scholar.google.com/citations?user=
    AbCdEfGhIjKl">Google Scholar</a></p><h2>Publications</h2><ul><li>A. Pott and B. Lee. On cracked
    pots. Journal of Pots, 2019.</li></ul>"""
    batch = read_text(page)
    assert batch.kind == "cv"
    assert batch.people[0].person.name == "Ann Pott"
