"""The door's pure parts: paging, robots, budgets, addresses."""

from __future__ import annotations

from itertools import count, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from researchmetrics.http import Clock, by_cursor, by_number
from researchmetrics.http.address import is_private, masked
from researchmetrics.http.budget import read_budget, retry_after
from researchmetrics.http.robots import is_allowed


def same(row):
    return row


def test_a_repeating_cursor_ends():
    pages = {"*": ([1, 2], "b"), "b": ([3, 4], "*")}
    assert list(by_cursor(pages.__getitem__, "*", identity=same, size=2)) == [1, 2, 3, 4]


def test_cursors_that_never_end_end():
    cursors, rows = count(), count()
    same_rows = by_cursor(lambda c: ([1, 2], next(cursors)), "*", identity=same, size=2)
    assert list(same_rows) == [1, 2]
    fresh_rows = by_cursor(
        lambda c: ([next(rows)], next(cursors)), "*", identity=same, size=1, total=lambda: 3
    )
    assert len(list(fresh_rows)) == 8


def test_a_page_of_nothing_new_is_passed_over_once():
    pages = {"*": ([1, 2], "b"), "b": ([2, 1], "c"), "c": ([3], None)}
    assert list(by_cursor(pages.__getitem__, "*", identity=same, size=2)) == [1, 2, 3]


def test_a_service_that_ignores_the_page_asked_for():
    assert list(by_number(lambda n: [1, 2], identity=same, size=2, last=100)) == [1, 2]


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


def test_a_total_that_is_too_small_is_not_believed():
    pages = {1: [1, 2], 2: [3, 4], 3: [5]}
    found = by_number(pages.__getitem__, identity=same, size=2, last=9, total=lambda: 1)
    assert list(found) == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    ("rules", "path", "expected"),
    [
        ("", "/x", True),
        ("User-agent: *\nDisallow:", "/x", True),
        ("User-agent: *\nDisallow: /", "/x", False),
        ("User-agent: other\nDisallow: /", "/x", True),
        ("User-agent: *\nDisallow: /\n\nUser-agent: ResearchMetrics/2\nDisallow: /a", "/x", True),
        ("User-agent: a\nUser-agent: *\nDisallow: /x", "/x", False),
        ("user-agent : *\ndisallow : /x # why", "/x/y", False),
        ("User-agent: *\nDisallow: /a\nAllow: /a", "/a", True),
        ("User-agent: *\nDisallow: /*?q=*&z=1$", "/s?q=2&z=1", False),
        ("User-agent: *\nDisallow: /*?q=*&z=1$", "/s?q=2&z=11", True),
        ("User-agent: *\nDisallow: /a%3Cd", "/a<d", False),
        ("User-agent: *\nDisallow: /x$", "/xy", True),
        ("User-agent: *\nDisallow: *.pdf$", "/a.pdf.pdf", False),
        ("<html>no rules</html>", "/x", True),
    ],
)
def test_robots(rules, path, expected):
    assert is_allowed(rules, "researchmetrics", path) is expected


@given(st.text(max_size=200), st.text(max_size=50))
def test_robots_never_fail(rules, path):
    assert is_allowed(rules, "researchmetrics", "/" + path) in {True, False}


def test_stars_do_not_explode():
    rules = "User-agent: *\nDisallow: /" + "*a" * 400
    assert is_allowed(rules, "us", "/" + "ab" * 399 + "c")
    assert not is_allowed(rules, "us", "/" + "ab" * 400 + "c")


def test_recorded_robots_of_google_scholar(shared_data):
    file = shared_data / "recordings" / "google_scholar" / "robots.txt"
    text = file.read_text(encoding="utf-8")
    assert not is_allowed(text, "researchmetrics", "/scholar?q=a")
    assert is_allowed(text, "researchmetrics", "/citations?user=abc")
    assert not is_allowed(text, "researchmetrics", "/citations?user=abc&cstart=20")


def test_budgets_of_the_three_forms():
    clock = Clock(time=lambda: 1_000.0)
    new = {"x-ratelimit-remaining": "7", "x-ratelimit-limit": "9", "x-ratelimit-reset": "60"}
    assert read_budget(new, clock).left == "7 of 9 requests"
    assert read_budget(new, clock).resets_at == "1970-01-01T00:17:40+00:00"
    old = {"ratelimit-remaining": "99", "ratelimit-limit": "100", "ratelimit-reset": "1"}
    assert read_budget(old, clock).left == "99 of 100 requests"
    assert read_budget({}, clock).left is None
    assert not read_budget({}, clock).is_used_up
    epoch = read_budget({"x-ratelimit-reset": "1800000000"}, Clock(time=lambda: 1_799_999_990.0))
    assert epoch.reset == pytest.approx(10)


NAMES = ["retry-after", "x-ratelimit-reset", "ratelimit-remaining"]


@given(st.dictionaries(st.sampled_from(NAMES), st.text(max_size=30)))
def test_headers_of_any_kind_are_survived(headers):
    budget = read_budget(headers, Clock())
    assert (budget.reset is None) == (budget.resets_at is None)
    wait = retry_after(headers, Clock())
    assert wait is None or wait >= 0


@pytest.mark.parametrize("value", ["-1", "1e300", "inf", "nan", "1e17", "\u0661"])
def test_nonsense_in_numbers_is_survived(value):
    read_budget({"x-ratelimit-reset": value, "x-ratelimit-remaining": value}, Clock())


PRIVATE = ["127.0.0.1", "::1", "10.1.2.3", "fe80::1%eth0", "100.64.0.1", "224.0.0.1"]


@pytest.mark.parametrize("host", [*PRIVATE, "::ffff:10.0.0.1", "localhost"])
def test_private_hosts(host):
    assert is_private(host)


@pytest.mark.parametrize("host", ["8.8.8.8", "2606:4700::1111", "example.org"])
def test_public_hosts(host):
    assert not is_private(host)


def test_secrets_in_addresses_are_hidden():
    url = "https://a.example/x?token=1&q=2&X-Amz-Signature=3"
    assert masked(url) == "https://a.example/x?token=hidden&q=2&X-Amz-Signature=hidden"
    assert masked("https://a.example/x?q=a+b%20c") == "https://a.example/x?q=a+b%20c"
