"""CSL-JSON and its relatives."""

from __future__ import annotations

import contextlib
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from timing import soon

from researchmetrics.documents import read_document, read_text
from researchmetrics.documents.reading import read_bytes
from researchmetrics.errors import UnreadableDocumentError


@pytest.fixture(scope="module")
def works(fixtures):
    return read_document(fixtures / "documents/exports/refs.json").records


def read(value):
    return read_text(json.dumps(value), format="csl-json").records


def test_whole_item_field_by_field(works):
    record = works[0]
    assert (record.title, record.type) == ("On the Cracking of Pots", "article")
    assert [author.name for author in record.authors] == [
        "Carberry, Josiah S.",
        "von der Töpfer, Jr., Bo",
        "Pot Consortium",
    ]
    assert record.authors[0].ids == ("orcid:0000-0002-1825-0097",)
    assert (record.venue, record.volume, record.issue) == ("Journal of Psychoceramics", "12", "3")
    assert (record.pages, record.publisher) == ("123-145", "Clay Press")
    assert (record.year, record.date) == (2019, "2019-03-26")
    assert (record.doi, record.url) == ("10.5555/12345678", "https://pots.example/cracked")
    assert record.abstract == "We crack pots. And count."
    assert record.ids == ("pmid:99000001", "issn:1234-5679")
    assert record.notes == ("Best paper award",)


def test_preprint_season_and_words_for_dates(works):
    preprint, paper = works[1:]
    assert (preprint.type, preprint.arxiv_id) == ("preprint", "2101.00001")
    assert (preprint.authors_truncated, len(preprint.authors)) == (True, 1)
    assert preprint.date == "Fall 2021"
    assert (paper.type, paper.venue, paper.editors) == ("conference", "Pan Days", ("Kiln, Zoë",))
    assert (paper.year, paper.notes) == (None, ("forthcoming",))


@pytest.mark.parametrize("wrap", [lambda i: i, lambda i: [i], lambda i: {"items": [i]}])
def test_item_alone_in_a_list_or_in_an_object(wrap):
    (record,) = read(wrap({"type": "book", "title": "On Pots", "issued": "2019"}))
    assert (record.type, record.year) == ("book", 2019)


def test_words_of_zotero_and_of_resolvers():
    (zotero,) = read(
        [
            {
                "itemType": "bookSection",
                "title": "On Pots",
                "bookTitle": "Clay",
                "creators": [
                    {"creatorType": "author", "firstName": "Ann", "lastName": "Pott"},
                    {"creatorType": "editor", "name": "Lee"},
                ],
                "date": "2019-03",
            }
        ]
    )
    assert (zotero.type, zotero.venue, zotero.date) == ("chapter", "Clay", "2019-03")
    assert [author.name for author in zotero.authors] == ["Pott, Ann"]
    (resolved,) = read(
        {
            "message": {
                "type": "journal-article",
                "title": ["On Pots"],
                "container-title": ["Clay"],
                "is-referenced-by-count": 0,
                "reference": [{"DOI": "10.5555/1"}, {"unstructured": "Lee, Of Pans."}],
            }
        }
    )
    assert (resolved.title, resolved.venue, resolved.citations) == ("On Pots", "Clay", 0)
    assert resolved.references == ("doi:10.5555/1", "Lee, Of Pans.")


def test_items_around_damage_are_read_and_it_is_told(fixtures):
    text = '[\n{"type": "book", "title": "A"},\n{"type": "book", "title": B"},\n{"title": "C"}]'
    batch = read_text(text, format="csl-json")
    assert [record.title for record in batch.records] == ["A", "C"]
    assert "Line 3" in batch.warnings[0]
    assert batch.outcomes[0].status == "partial"


def test_one_long_line_is_no_endless_line():
    items = [{"type": "book", "title": f"Pots {n}", "issued": 2019} for n in range(3000)]
    batch = read_text(json.dumps(items))
    assert (len(batch.records), batch.warnings) == (3000, ())


@pytest.mark.parametrize(
    "text", ["{", "[1, 2]", "[]]", '{"a": 1}', "[" * 200_000, '{"a":' * 100_000]
)
def test_what_is_no_list_of_works_is_refused(text):
    with soon(2), pytest.raises(UnreadableDocumentError):
        read_text(text, format="csl-json")


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)
_FIELDS = (
    "type", "title", "author", "editor", "issued", "container-title", "volume", "issue", "page",
    "publisher", "abstract", "DOI", "ISSN", "URL", "PMID", "note", "reference", "data", "itemType",
    "creators", "is-referenced-by-count", "subtitle", "status",
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(st.sampled_from(_FIELDS), _JSON, max_size=8))
def test_fields_of_any_type(item):
    for record in read([{"title": "On Pots"}, item]):
        assert record.year is None or isinstance(record.year, int)


def test_a_blank_date_is_none():
    record = read([{"title": "On Pots", "issued": " ", "published": "2019-03"}])[0]
    assert (record.date, record.year) == ("2019-03", 2019)
    assert read([{"title": "On Pots", "issued": " "}])[0].date is None


@pytest.mark.parametrize("n", [90, 900, 1_500, 100_000])
@pytest.mark.parametrize(
    ("before", "opens", "closes"),
    [
        ('[{"title": "On Pots", "author": [{"family": "Pott", "affiliation": ', "[", "]"),
        ('{"title": "On Pots", "message": ', '{"references": ', "}"),
    ],
)
def test_endless_nesting_is_refused_or_read(before, opens, closes, n):
    """Newer versions of Python take JSON that is nested deeper than their calls may be."""
    behind = "}]}]" if closes == "]" else "}"
    with contextlib.suppress(UnreadableDocumentError):
        read_text(f"{before}{opens * n}[]{closes * n}{behind}")


def test_publish_or_perish_writes_json_of_its_own():
    row = {
        "title": "On Cracked Pots",
        "authors": ["J Carberry", "I Kiln"],
        "year": 2019,
        "source": "Journal of Psychoceramics",
        "publisher": "Psycho Press",
        "type": "Article",
        "volume": 12,
        "issue": 3,
        "startpage": 101,
        "endpage": 120,
        "cites": 7,
        "rank": 1,
        "doi": "10.5555/psycho.1",
        "article_url": "https://psycho.example/1",
        "fulltext_url": "https://psycho.example/1.pdf",
        "abstract": "We hit pots.",
    }
    (record,) = read_bytes(json.dumps([row]).encode(), name="pop.json").records
    assert [author.name for author in record.authors] == ["J Carberry", "I Kiln"]
    assert (record.year, record.venue, record.type) == (
        2019,
        "Journal of Psychoceramics",
        "article",
    )
    assert (record.volume, record.issue, record.pages) == ("12", "3", "101-120")
    assert (record.citations, record.doi) == (7, "10.5555/psycho.1")
    assert (record.url, record.links) == (
        "https://psycho.example/1",
        ("https://psycho.example/1.pdf",),
    )


def test_links_and_events_of_resolvers_are_kept():
    item = {
        "title": "On Cracked Pots",
        "type": "paper-conference",
        "event": {"name": "Congress of Potters"},
        "link": [{"URL": "https://psycho.example/1.pdf", "content-type": "application/pdf"}],
    }
    (record,) = read_bytes(json.dumps([item]).encode(), name="refs.json").records
    assert record.venue == "Congress of Potters"
    assert "https://psycho.example/1.pdf" in {record.url, *record.links}


@pytest.mark.parametrize("said", ["9" * 5_000, "1" + ",000" * 2_000, "1" + ".000" * 2_000])
def test_numbers_of_thousands_of_digits_are_no_counts(said):
    assert read([{"title": "On Pots", "citation-count": said}])[0].citations is None
