"""JSON of services: half letters, endless nesting, numbers that are none."""

from __future__ import annotations

import json
import sys

import pytest

from researchmetrics.errors import UnexpectedAnswerError
from researchmetrics.http import Answer
from researchmetrics.http.values import read_json


def answered(body: bytes) -> Answer:
    return Answer("played", "https://x.example", 200, {}, body, "2026-01-01T00:00:00+00:00")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (rb'["\ud835\udc65"]', ["𝑥"]),
        (rb'["\ud835"]', ["?"]),
        (rb'["a\udc65b\uD835"]', ["a?b?"]),
        (rb'{"\ud835": 1}', {"?": 1}),
        (rb'["\\ud835", 1e999, 1.5]', [r"\ud835", float("inf"), 1.5]),
        ('\ufeff{"a": "𝑥"}'.encode(), {"a": "𝑥"}),
        ('{"a": "𝑥"}'.encode("utf-16"), {"a": "𝑥"}),
    ],
)
def test_letters_are_whole(written, read):
    assert read_json(written) == read
    json.dumps(read_json(written), ensure_ascii=False).encode()


@pytest.mark.parametrize("body", [b'["\xed\xa0\x80"]', b'["\xff"]', b"[NaN]", b"[1", b""])
def test_what_is_no_json_is_refused(body):
    with pytest.raises(UnexpectedAnswerError, match="not whole JSON"):
        _ = answered(body).json


@pytest.mark.parametrize("opening", ["[", '{"a":', '[1,{"b":'])
@pytest.mark.parametrize("n", [150, 900, 100_000])
def test_endless_nesting_is_refused(opening, n):
    """Whatever is let in can be gone through, compared and shown by calls within calls."""
    closing = "".join("]" if sign == "[" else "}" for sign in opening[::-1] if sign in "[{")
    body = (opening * n + "1" + closing * n).encode()
    with pytest.raises(UnexpectedAnswerError, match="not whole JSON"):
        _ = answered(body).json


def test_usual_nesting_is_read_with_little_room_left():
    value = read_json(b"[" * 90 + b"]" * 90)

    def depth() -> int:
        frame, n = sys._getframe(), 0
        while frame := frame.f_back:
            n += 1
        return n

    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(depth() + 250)
    try:
        assert repr(value).count("[") == 90
    finally:
        sys.setrecursionlimit(limit)
