"""The public door of the room: kinds told by themselves, single references, speed."""

from __future__ import annotations

import pytest
from timing import soon

from researchmetrics.documents import (
    parse_reference,
    parse_reference_list,
    read_document,
    read_text,
)

KINDS = {
    "000": ("cv", 31),
    "001": ("statement", 39),
    "002": ("report", 41),
    "003": ("portfolio", 2),
    "004": ("profile_page", 46),
}


@pytest.mark.parametrize("number", KINDS)
def test_kind_of_each_real_document_is_told_by_itself(seed, number):
    batch = read_document(seed(number))
    assert (batch.kind, len(batch.records)) == KINDS[number]
    assert batch.records[0].provenance.source == f"document:{seed(number).name}"


@pytest.mark.parametrize("number", KINDS)
def test_reading_a_real_document_is_quick(seed, number):
    read_document(seed(number))
    with soon(0.15):
        read_document(seed(number))


def test_list_of_references_alone():
    batch = read_text(
        "[1] A. Pott and B. Lee. On pots. Journal of Clay, 2019.\n"
        "[2] B. Lee. On pans. Journal of Clay, 2020.\n"
        "[3] C. Slip. On slip. arXiv preprint arXiv:2101.00001, 2021.\n"
    )
    assert batch.kind == "reference_list"
    assert [record.title for record in batch.records] == ["On pots", "On pans", "On slip"]
    assert batch.people == ()


def test_parse_reference_keeps_what_was_given():
    raw = "[7] A. Pott. On pots. Journal of Clay, 2019."
    record = parse_reference(raw)
    assert (record.raw, record.title, record.year) == (raw, "On pots", 2019)
    assert parse_reference(raw).record_id == record.record_id


def test_parse_reference_list_takes_strings_or_one_text():
    strings = ["A. Pott. On pots. Clay, 2019.", "B. Lee. On pans. Clay, 2020."]
    by_strings = parse_reference_list(strings)
    by_text = parse_reference_list("\n".join(f"{n}. {raw}" for n, raw in enumerate(strings, 1)))
    assert [record.title for record in by_strings] == [record.title for record in by_text]
    assert parse_reference_list([]) == parse_reference_list("") == []
