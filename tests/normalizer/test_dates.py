"""Dates and periods as printed."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from researchmetrics.normalizer.dates import day_of, parse_date, parse_span, possible_year

AS_OF = "2026-11-20"


@pytest.mark.parametrize(
    ("text", "iso", "precision", "inferred"),
    [
        ("2023-03-26", "2023-03-26", "day", False),
        ("Mar 26, 2023", "2023-03-26", "day", False),
        ("26th March 2023", "2023-03-26", "day", False),
        ("26. März 2023", "2023-03-26", "day", False),
        ("15 de marzo de 2020", "2020-03-15", "day", False),
        ("1er août 2020", "2020-08-01", "day", False),
        ("3 марта 2020", "2020-03-03", "day", False),
        ("2020년 3월 1일", "2020-03-01", "day", False),
        ("2020年3月", "2020-03", "month", False),
        ("2020.03.01", "2020-03-01", "day", False),
        ("03/2020", "2020-03", "month", False),
        ("26/03/2023", "2023-03-26", "day", False),
        ("03/26/2023", "2023-03-26", "day", False),
        ("03/04/2023", "2023", "year", False),
        ("Sept. 2019", "2019-09", "month", False),
        ("Mar '19", "2019-03", "month", False),
        ("Fall 2013", "2013", "year", False),
        ("2021", "2021", "year", False),
        (2021, "2021", "year", False),
        (2021.0, "2021", "year", False),
        ("2021-06-10T12:00:00Z", "2021-06-10", "day", False),
        ("1600000000000", "2020-09-13", "day", False),
        ("Feb 30, 2020", "2020-02", "month", False),
        ("Apr 17", "2026-04-17", "day", True),
        ("Dec 24", "2025-12-24", "day", True),
        ("Nov 20", "2026-11-20", "day", True),
        ("Feb 29", "2024-02-29", "day", True),
        ("to appear in 2027", "2027", "year", False),
    ],
)
def test_dates(text, iso, precision, inferred):
    date = parse_date(text, as_of=AS_OF)
    assert (date.iso, date.precision, date.inferred) == (iso, precision, inferred)
    assert date.year == int(iso[:4])


@pytest.mark.parametrize(
    "text",
    ["aug 5555", "5555", 5555, 1000, 0, "2028", "to appear", "in press", "", None, "no date",
     "To be submitted in April 2019", "will be submitted May 2020", "0000-00-00", float("nan")],
)  # fmt: skip
def test_no_date(text):
    assert parse_date(text, as_of=AS_OF) is None


@pytest.mark.parametrize(
    ("text", "start", "end", "is_current"),
    [
        ("2020.03.01 ~ 2022.02.25", "2020-03-01", "2022-02-25", False),
        ("2023.02.13 ~ 현재", "2023-02-13", None, True),
        ("Feb 2018 - Now", "2018-02", None, True),
        ("(Aug. 2015  Dec. 2015)", "2015-08", "2015-12", False),
        ("Mar–Jun 2015", "2015-03", "2015-06", False),
        ("since 2019", "2019", None, True),
        ("seit Oktober 2019", "2019-10", None, True),
        ("2019 -", "2019", None, True),
        ("2018–20", "2018", "2020", False),
        ("2009–2014", "2009", "2014", False),
        ("Summer 2013", "2013", "2013", False),
        ("until May 2015", None, "2015-05", False),
        ("Sept 2019 to present", "2019-09", None, True),
        ("now", None, None, True),
        ("", None, None, False),
        (None, None, None, False),
    ],
)
def test_spans(text, start, end, is_current):
    span = parse_span(text, as_of=AS_OF)
    assert (span.start.iso if span.start else None) == start
    assert (span.end.iso if span.end else None) == end
    assert span.is_current is is_current


def test_as_of_may_be_a_date_and_must_be_one():
    assert parse_date("Apr 17", as_of=dt.date(2020, 4, 16)).iso == "2019-04-17"
    assert day_of(dt.datetime(2020, 4, 16, tzinfo=dt.UTC)) == dt.date(2020, 4, 16)
    with pytest.raises(ValueError, match="ISO date"):
        parse_date("Apr 17", as_of="yesterday")


@pytest.mark.parametrize(
    ("year", "kept"),
    [
        (2027, 2027),
        (2028, None),
        (1449, None),
        ("2020", 2020),
        ("2020.0", 2020),
        (None, None),
        ("x", None),
    ],
)
def test_possible_year(year, kept):
    assert possible_year(year, as_of=AS_OF) == kept


@given(st.text() | st.integers() | st.floats() | st.none())
def test_never_raises_and_never_after_next_year(text):
    date = parse_date(text, as_of=AS_OF)
    assert date is None or date.year <= 2027
    parse_span(text, as_of=AS_OF)


@given(st.dates(dt.date(1500, 1, 1), dt.date(2026, 11, 20)))
def test_iso_dates_are_kept(day):
    assert parse_date(day.isoformat(), as_of=AS_OF).iso == day.isoformat()


@given(st.dates(dt.date(2000, 1, 1), dt.date(2026, 11, 20)))
def test_inferred_day_is_the_latest_not_after_as_of(day):
    date = parse_date(f"{day:%b} {day.day}", as_of=AS_OF)
    assert date.inferred
    assert date.iso <= AS_OF
    assert date.iso[5:] == day.isoformat()[5:]
