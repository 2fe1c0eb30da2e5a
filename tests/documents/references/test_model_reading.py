"""Reading references with the model: fields, places, trust; alone, among others, and odd input."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from timing import soon

from researchmetrics.documents.references.model.reading import read_many
from researchmetrics.records import Provenance

SOURCE = Provenance(source="document:x")

APA = (
    "Carberry, J., & Pott, A. B. (2019). On the cracking of pots. Journal of Unglazed Things, "
    "12(3), 45–67. https://doi.org/10.5555/pots.19"
)
IEEE = (
    '[7] J. Carberry and A. Pott, "Kilns that learn," in Proceedings of the 3rd International '
    "Conference on Kilns, Delft, 2018, pp. 101-110."
)
PHYSICS = "J. Carberry, A. Pott, Phys. Rev. D 85 (2012) 114503."
VANCOUVER = "Carberry J, Pott AB. Glaze and grief. Lancet. 2004;36(2):118-21."
CHICAGO = "Pott, Ann. The Potter's Year. Chicago: University of Chicago Press, 1987."
ALL = (APA, IEEE, PHYSICS, VANCOUVER, CHICAGO)


def _read(*raws: str, **options):
    return list(read_many(raws, [SOURCE] * len(raws), **options))


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (
            APA,
            {
                "title": "On the cracking of pots",
                "year": 2019,
                "venue": "Journal of Unglazed Things",
                "volume": "12",
                "issue": "3",
                "pages": "45–67",
                "doi": "10.5555/pots.19",
            },
        ),
        (IEEE, {"title": "Kilns that learn", "year": 2018, "pages": "101-110"}),
        (
            PHYSICS,
            {"title": None, "venue": "Phys. Rev. D", "volume": "85", "pages": "114503"},
        ),
        (VANCOUVER, {"title": "Glaze and grief", "venue": "Lancet", "volume": "36"}),
        (
            CHICAGO,
            {"title": "The Potter's Year", "publisher": "University of Chicago Press"},
        ),
    ],
)
def test_styles(raw, expected):
    record = _read(raw)[0].record
    assert {name: getattr(record, name) for name in expected} == expected
    assert record.raw == raw


def test_names_are_split_and_the_number_is_no_name():
    record = _read(IEEE)[0].record
    assert [author.name for author in record.authors] == ["J. Carberry", "A. Pott"]


def test_spans_lie_in_the_string_and_hold_the_fields():
    for raw in ALL:
        reading = _read(raw)[0]
        for name in ("title", "venue", "volume", "issue", "pages", "publisher"):
            value = getattr(reading.record, name)
            if value is not None:
                [(start, end)] = reading.spans[name]
                assert raw[start:end] == value
        assert len(reading.spans["authors"]) == len(reading.record.authors)
        for author, (start, end) in zip(
            reading.record.authors, reading.spans["authors"], strict=True
        ):
            assert raw[start:end].rstrip(".") == author.name.rstrip(".")


def test_spans_are_of_the_string_as_given_with_its_marks():
    raw = "1. **J. Carberry** and A. Pott. *Kilns &amp; pots*. Journal of Clay, 12(3):4-9, 2019."
    reading = _read(raw)[0]
    [(start, end)] = reading.spans["title"]
    assert reading.record.title == "Kilns & pots"
    assert raw[start:end] == "Kilns &amp; pots"
    assert reading.record.authors[0].is_self


def test_trust_is_given_for_every_field_and_is_a_probability():
    for reading in _read(*ALL):
        found = {
            name
            for name in ("title", "authors", "year", "venue", "volume", "issue", "pages", "doi")
            if getattr(reading.record, name)
        }
        assert found <= reading.confidences.keys()
        assert all(0 <= trust <= 1 for trust in reading.confidences.values())
        assert 0 <= reading.confidence <= 1


def test_what_is_no_reference_is_trusted_less():
    clear, odd = _read(APA, "pots pots 12 , 12 pots ; 3 (in)")
    assert odd.confidence < clear.confidence


@settings(max_examples=20)
@given(st.permutations(range(len(ALL))))
def test_a_reference_reads_the_same_beside_any_others(order):
    alone = [_read(raw)[0] for raw in ALL]
    together = _read(*(ALL[place] for place in order))
    assert together == [alone[place] for place in order]


def test_what_is_only_submitted_has_no_venue_and_what_will_appear_has():
    submitted, granted = _read(
        "A. Pott. On cracked pots and pans. Under review at Clay Letters, 2023.",
        "A. Pott, B. Lee. On cracked pots and pans. To appear in ICML 2024.",
    )
    assert submitted.record.venue is None
    assert submitted.record.type is None or submitted.record.type == "unsubmitted"
    assert granted.record.venue == "ICML"
    assert any("To appear" in note for note in granted.record.notes)


def test_scripts_the_model_has_not_seen_are_read_by_rules():
    record = _read("陆晚舟，顾北辰. 湖面去噪[D]. 云泽大学, 2020.")[0].record
    assert (record.title, record.type) == ("湖面去噪", "thesis")


@pytest.mark.parametrize("raw", ["", " ", "?", "()", "\n\t", "1999", "\x00\x1f", "“", "***", "-"])
def test_next_to_nothing_gives_a_record(raw):
    assert _read(raw)[0].record.raw == raw
    assert list(read_many([], [])) == []


@given(st.lists(st.text(max_size=200), max_size=6))
def test_any_text_gives_one_reading_a_string_with_places_inside_it(raws):
    readings = _read(*raws)
    assert [reading.record.raw for reading in readings] == raws
    for raw, reading in zip(raws, readings, strict=True):
        for spans in reading.spans.values():
            assert all(0 <= start <= end <= len(raw) for start, end in spans)


@pytest.mark.parametrize(
    "raw",
    ["a" * 200_000, "A. " * 80_000, "(" * 100_000, "1, " * 60_000, "[x](y) " * 20_000],
    ids=["letters", "initials", "brackets", "numbers", "links"],
)
def test_long_odd_strings_are_read_soon(raw):
    with soon(4):
        _read(raw)
