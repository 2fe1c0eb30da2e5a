"""Walking through lists that repeat, never end, or overlap."""

from __future__ import annotations

from itertools import count, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from researchmetrics.errors import UnexpectedAnswerError
from researchmetrics.http import Answer
from researchmetrics.sources.list_ends import largest
from researchmetrics.sources.paging import Lists, by_cursor, by_number


def same(row):
    return row


def until_refused(rows):
    """Return the rows of a list whose end cannot be told."""
    received = []
    with pytest.raises(UnexpectedAnswerError, match=r"the played.*may not be all"):
        received.extend(rows)
    return received


def played():
    return "the played"


def test_a_repeating_cursor_ends():
    pages = {"*": ([1, 2], "b"), "b": ([3, 4], "*")}
    rows = by_cursor(pages.__getitem__, "*", identity=same, size=2, source=played)
    assert until_refused(rows) == [1, 2, 3, 4]
    # Where the total tells that some are missing, nothing else has to.
    rows = by_cursor(pages.__getitem__, "*", identity=same, size=2, total=lambda: 7)
    assert list(rows) == [1, 2, 3, 4]


def test_cursors_that_never_end_end():
    cursors, rows = count(), count()
    same_rows = by_cursor(
        lambda c: ([1, 2], next(cursors)), "*", identity=same, size=2, source=played
    )
    assert until_refused(same_rows) == [1, 2]
    fresh_rows = by_cursor(
        lambda c: ([next(rows)], next(cursors)), "*", identity=same, size=2, total=lambda: 4
    )
    assert len(list(fresh_rows)) == 4
    beyond = by_cursor(
        lambda c: ([next(rows), next(rows)], next(cursors)),
        "*",
        identity=same,
        size=2,
        total=lambda: 3,
        source=played,
    )
    assert len(until_refused(beyond)) == 12


def test_a_page_of_nothing_new_is_passed_over_once():
    pages = {"*": ([1, 2], "b"), "b": ([2, 1], "c"), "c": ([3], None)}
    assert list(by_cursor(pages.__getitem__, "*", identity=same, size=2)) == [1, 2, 3]


def test_a_service_that_ignores_the_page_asked_for():
    rows = by_number(lambda n: [1, 2], identity=same, size=2, last=100, source=played)
    assert until_refused(rows) == [1, 2]
    rows = by_number(lambda n: [1, 2], identity=same, size=2, last=100, total=lambda: 9)
    assert list(rows) == [1, 2]


def test_numbered_pages_that_never_end_end():
    rows = by_number(
        lambda n: [n, -n], identity=same, size=2, last=100, total=lambda: 3, source=played
    )
    assert len(until_refused(rows)) == 12


def test_what_is_removed_meanwhile_is_missed():
    totals = iter([7, 6, 6])
    assert [largest(None, next(totals)), largest(7, next(totals))] == [7, 7]


@given(st.lists(st.integers(0, 30), max_size=40), st.integers(1, 7))
def test_numbered_pages_give_each_row_once(rows, size):
    pages = [rows[i : i + size] for i in range(0, len(rows), size)]
    found = list(
        by_number(
            lambda n: pages[n - 1] if n <= len(pages) else [],
            identity=same,
            size=size,
            last=1000,
            total=lambda: len(rows),
        )
    )
    # Two pages running with nothing new are taken for a service that repeats itself.
    distinct = list(dict.fromkeys(rows))
    assert found == distinct[: len(found)]
    idle = [set(page) <= set(rows[: n * size]) for n, page in enumerate(pages)]
    if not any(a and b for a, b in pairwise(idle)):
        assert found == distinct


def test_no_page_is_asked_for_beyond_the_total():
    pages = {1: [1, 2], 2: [3, 4]}
    assert list(by_number(pages.__getitem__, identity=same, size=2, last=9, total=lambda: 4)) == [
        1,
        2,
        3,
        4,
    ]
    cursors = {"*": ([1, 2], "b"), "b": ([3, 4], "c")}
    found = by_cursor(cursors.__getitem__, "*", identity=same, size=2, total=lambda: 4)
    assert list(found) == [1, 2, 3, 4]


def test_rows_that_came_twice_are_counted_once_towards_the_total():
    pages = {1: [1, 2], 2: [2, 3], 3: [4]}
    found = by_number(pages.__getitem__, identity=same, size=2, last=9, total=lambda: 4)
    assert list(found) == [1, 2, 3, 4]


def test_a_total_that_is_too_small_is_not_believed():
    pages = {1: [1, 2], 2: [3, 4], 3: [5]}
    found = by_number(pages.__getitem__, identity=same, size=2, last=9, total=lambda: 1)
    assert list(found) == [1, 2, 3, 4, 5]


def test_a_list_of_something_else_is_no_empty_list():
    lists = Lists(rows="rows", total="n", cursor="next", identity="id")

    def read(body):
        return lists.read(Answer("x", "https://x.example", 200, {}, body, "2026-01-01")).rows

    assert read(b'{"rows": [], "n": 0}') == []
    assert read(b'{"rows": [{"id": 1}, {"id": null}], "n": 2}') == [{"id": 1}]
    with pytest.raises(UnexpectedAnswerError, match="something else"):
        read(b'{"rows": [{"name": "journal-article"}, {"name": "book"}], "n": 2}')
