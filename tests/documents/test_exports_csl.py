"""CSL-JSON and its relatives."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from researchmetrics.documents import read_document, read_text
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
    started = time.process_time()
    with pytest.raises(UnreadableDocumentError):
        read_text(text, format="csl-json")
    assert time.process_time() - started < 2


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
