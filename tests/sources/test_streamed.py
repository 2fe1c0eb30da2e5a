"""Large answers read row by row give what they give when read at once."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from researchmetrics.errors import UnexpectedAnswerError
from researchmetrics.http import Answer
from researchmetrics.sources import fields, streamed

PATH = "summary.works.group | group"
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=12,
)


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch):
    monkeypatch.setattr(streamed, "_LARGE", -1)
    monkeypatch.setattr(streamed, "_CHUNK", 3)


def answer(body: object, encoding: str = "utf-8") -> Answer:
    text = body if isinstance(body, str) else json.dumps(body, ensure_ascii=False, indent=1)
    said = text.encode(encoding)
    return Answer("x", "https://x.example", 200, {}, said, "2026-01-01")


def nested(rows: object, beside: object) -> dict[str, object]:
    return {"name": beside, "summary": {"n": 1, "works": {"group": rows, "after": beside}}}


@given(VALUES, VALUES)
def test_rows_and_what_is_around_them_are_those_read_at_once(rows, beside):
    whole = answer(nested(rows, beside))
    streamed.check(whole)
    assert list(streamed.rows(whole, PATH)) == fields.rows(whole.json, PATH)
    around = nested([] if isinstance(rows, list) else rows, beside)
    assert streamed.around(whole, PATH) == around


@given(VALUES)
def test_any_value_is_gone_past_or_refused_as_when_read_at_once(value):
    for text in (json.dumps(value), json.dumps(value)[:-1]):
        given_text = answer(text)
        try:
            _ = given_text.json
        except UnexpectedAnswerError:
            with pytest.raises(UnexpectedAnswerError):
                streamed.check(given_text)
        else:
            streamed.check(given_text)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_encodings_are_told_apart(encoding):
    body = nested([{"title": "Gebrannte Töpfe 𝔾"}], 7)
    assert list(streamed.rows(answer(body, encoding), PATH)) == [{"title": "Gebrannte Töpfe 𝔾"}]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "{",
        '{"group": [1, 2',
        '{"group": [1 2]}',
        '{"group": [1,]}',
        '{"group" [1]}',
        "{group: [1]}",
        '{"group": [1]} 2',
        '{"group": [NaN]}',
        '{"group": [-Infinity]}',
        "[" * 200 + "]" * 200,
        "[" * 100_000,
    ],
)
def test_what_is_no_whole_json_is_refused(text):
    whole = answer(text)
    for read in (
        lambda: streamed.check(whole),
        lambda: list(streamed.rows(whole, PATH)),
        lambda: streamed.around(whole, PATH),
    ):
        with pytest.raises(UnexpectedAnswerError, match="not whole JSON"):
            read()


def test_half_letters_are_replaced_as_elsewhere():
    whole = answer(r'{"group": [{"title": "x\ud835"}, {"title": "\ud835\udc65"}]}')
    assert [row["title"] for row in streamed.rows(whole, PATH)] == ["x?", "𝑥"]


def test_a_robot_page_is_no_answer():
    with pytest.raises(Exception, match="human"):
        streamed.check(answer("<html>captcha"))


def test_the_smaller_ones_are_read_at_once(monkeypatch):
    monkeypatch.setattr(streamed, "_LARGE", 1_000)
    whole = answer(nested([{"a": 1}], 2))
    assert streamed.around(whole, PATH) is whole.json
    assert list(streamed.rows(whole, PATH)) == [{"a": 1}]
