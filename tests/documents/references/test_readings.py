"""Where each field stands in the reference, and how far to trust it."""

from __future__ import annotations

import html
import json
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from researchmetrics.documents.references.readings import Reading, read_with_spans
from researchmetrics.records import Author, Provenance

SOURCE = Provenance(source="document:test")
RAW = [
    json.loads(line)["raw"]
    for line in (Path(__file__).parent / "styles.jsonl").read_text(encoding="utf-8").splitlines()
]
# Spelt otherwise than shown: LaTeX, misread letters, tildes.
REWRITTEN = re.compile(r"\\[A-Za-z\"'`^]|Ã|â€|&\w+;")


def read(raw: str, **options) -> Reading:
    return read_with_spans(raw, provenance=SOURCE, **options)


def letters(text: str) -> str:
    text = unicodedata.normalize("NFKC", html.unescape(text))
    return re.sub(r"[\W_]+", "", text).casefold()


def values(reading: Reading, field: str) -> list[str]:
    value = getattr(reading.record, field)
    if isinstance(value, tuple):
        return [one.name if isinstance(one, Author) else str(one) for one in value]
    return [str(value)]


def in_order(short: str, long: str) -> bool:
    rest = iter(long)
    return all(sign in rest for sign in short)


def check(raw: str) -> Reading:
    reading = read(raw)
    for field, spans in reading.spans.items():
        for start, end in spans:
            assert 0 <= start < end <= len(raw), field
        if field == "notes":
            continue
        shown = values(reading, field)
        assert len(shown) == len(spans), field
        for value, (start, end) in zip(shown, spans, strict=True):
            if not REWRITTEN.search(raw):
                # What was taken out of the middle, such as a date, is in the stretch too.
                wanted = letters(value)[-2:] if field == "year" else letters(value)
                assert in_order(wanted, letters(raw[start:end])), (field, value, raw[start:end])
    for field, trust in reading.confidences.items():
        assert 0 < trust < 1, field
        assert values(reading, field), field
    assert 0 <= reading.confidence <= 1
    return reading


@pytest.mark.parametrize("raw", RAW)
def test_spans_of_every_style(raw):
    check(raw)


words = st.sampled_from(
    [
        *(
            "On",
            "pots",
            "**Ann Pott**",
            "Lee, B.",
            "*Clay*",
            "&amp;",
            "2019",
            "(2020)",
            "12(3):4-9",
        ),
        *("in", "In:", ".", ",", ";", "“", "”", '"', "\n", "  ", "窑", "，", "第3号", "et al."),
        *("doi:10.5555/x", "ﬁring", "multi-\nple", "[pdf](https://x.example.org/p.pdf)", "Ã¼"),
        *("{\\em K}", "//", "[J]", "vol. 3", "c2010", "¹", "Lee1,2", "[ICRA 2023]", "3.", "ed."),
        *("arXiv:1801.00001", "(Eds.)", "to appear"),
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(words, max_size=14).map(" ".join))
@example("**Ann Pott** *On pots* ``.")
def test_spans_of_odd_texts(raw):
    reading = read(raw)
    for field, spans in reading.spans.items():
        for start, end in spans:
            assert 0 <= start < end <= len(raw), (field, start, end)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=120))
def test_any_text_is_read(raw):
    reading = read(raw)
    assert all(0 <= a < b <= len(raw) for spans in reading.spans.values() for a, b in spans)


def test_spans_behind_markup_and_numbers():
    raw = "- [3]  **Ann Pott**, Bo Lee. *On &amp; off pots*. _Clay_, 12(3):4–9, 2019. (Oral)"
    reading = read(raw)
    at = {field: [raw[a:b] for a, b in spans] for field, spans in reading.spans.items()}
    assert at["authors"] == ["Ann Pott", "Bo Lee"]
    assert at["title"] == ["On &amp; off pots"]
    assert at["venue"] == ["Clay"]
    assert (at["volume"], at["issue"], at["pages"], at["year"]) == (
        ["12"],
        ["3"],
        ["4–9"],
        ["2019"],
    )
    assert at["notes"] == ["Oral"]


def test_what_was_inferred_has_no_place():
    reading = read("Ann Pott, Bo Lee. On pots. arXiv:1801.00001, 2018.")
    assert reading.record.venue == "arXiv"
    assert raw_of(reading, "venue") == "arXiv"
    assert "type" not in reading.spans
    assert reading.confidences["type"] > 0.5


def raw_of(reading: Reading, field: str) -> str:
    [(start, end)] = reading.spans[field]
    return (reading.record.raw or "")[start:end]


def test_year_and_venue_before_the_authors():
    reading = read("[ICRA 2023] Ann Pott, Bo Lee. On pots.")
    assert (raw_of(reading, "venue"), raw_of(reading, "year")) == ("ICRA", "2023")


def test_editors_have_places_of_their_own():
    reading = read(
        "Pott, A. (2018). Kilns. In B. Lee & C. Marsh (Eds.), Handbook of clay (pp. 3–5). "
        "Kiln Press."
    )
    raw = reading.record.raw or ""
    assert [raw[a:b] for a, b in reading.spans["editors"]] == ["B. Lee", "C. Marsh"]
    assert raw_of(reading, "publisher") == "Kiln Press"


def test_a_plain_reference_is_trusted_more_than_a_heap_of_words():
    plain = read('A. Pott and B. Lee, "On cracked pots," Journal of Pots, vol. 3, pp. 4-9, 2019.')
    heap = read("Pots and further pots that 2019 were said to. be Lee Clay in part")
    assert plain.confidence > 0.7 > heap.confidence
    assert plain.confidences["title"] > 0.9
    assert read("?!").confidence == 0.0
