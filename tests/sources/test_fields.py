"""Reading JSON answers in which anything may be anything."""

from __future__ import annotations

from researchmetrics.sources import fields, identifiers, shapes


def test_names_within_lists_keep_their_order_however_deep_they_lie():
    raw = {"at": [{"name": ["a", ["b", [{"x": 1}, "c"]]]}, {"name": "a"}, "d"], "as": "e"}
    assert fields.names(raw, "at.name | as") == ("a", "b", "c", "e")
    deep = ["inmost"]
    for _ in range(100_000):
        deep = [deep]
    try:
        assert fields.names({"a": deep}, "a") == ("inmost",)
    finally:
        # What is nested so deep is taken apart by hand: Python does it by calls within calls.
        while isinstance(deep, list):
            deep = deep.pop()


def test_numbers_of_thousands_of_digits_are_no_years():
    rows = [{"id": 1, "in": ["9" * 5_000]}, {"id": 2, "in": [2020]}, {"id": 3, "in": ["²"]}]
    assert [row["id"] for row in shapes.latest_first({"at": rows}, "at.in")] == [2, 1, 3]


def test_blanks_about_an_identifier_are_none_of_it():
    assert identifiers.last_part("https://x.example/ 7 ") == "7"
    assert identifiers.last_part("https://x.example/ ") is None
