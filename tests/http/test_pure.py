"""The door's pure parts: robots, budgets, addresses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from researchmetrics.http import Clock
from researchmetrics.http.address import is_private, masked
from researchmetrics.http.budget import read_budget, retry_after
from researchmetrics.http.robots import is_allowed


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
