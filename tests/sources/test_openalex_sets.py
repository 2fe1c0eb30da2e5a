"""Counts of works by citations from OpenAlex, over real sockets: ranges, samples and failures."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playing import HTML, Reply, said

from researchmetrics.errors import (
    NotFoundError,
    QuotaError,
    SourceDownError,
    SourceError,
    UnexpectedAnswerError,
)
from researchmetrics.fetchers import get_source
from researchmetrics.http import Clock
from researchmetrics.sources.openalex_sets import _cover, citation_counts

SET = ("subfields/3301", 2024, "article")


@pytest.fixture
def source(service, played):
    with get_source(
        "openalex", base_url=service.url, per_second=1000, clock=Clock(sleep=lambda _: None)
    ) as opened:
        yield opened


def fill(played, citations) -> Counter:
    played.works = [
        played.work(number, cited_by_count=cited) for number, cited in enumerate(citations, start=1)
    ]
    return Counter(citations)


def test_a_small_set_takes_one_request_without_key_or_cursor(played, source, service):
    held = fill(played, [0] * 40 + [1] * 9 + [3, 250])
    played.works.append(played.work(99, type="book", cited_by_count=7))
    played.works.append(played.work(98, publication_year=2023, cited_by_count=7))
    found = citation_counts(source, *SET)
    assert (dict(found.counts), found.complete, found.n_listed) == (dict(held), True, 51)
    assert len(found.as_of) == len("2026-01-01")
    assert service.n_asked == 1
    assert service.asked[0].first("filter") == (
        "primary_topic.subfield.id:subfields/3301,publication_year:2024,type:article"
    )
    assert {"cursor", "page", "sample"}.isdisjoint(service.asked[0].query)


@pytest.mark.parametrize(
    ("within", "n"), [("topics/T9001", 3), ("fields/33", 3), ("domains/2", 3), ("fields/34", 0)]
)
def test_sets_are_cut_as_wide_as_asked(played, source, within, n):
    fill(played, [0, 1, 1])
    found = citation_counts(source, within, 2024, "article")
    assert (sum(found.counts.values()), found.complete) == (n, True)


def test_what_one_answer_leaves_out_is_asked_for_in_narrower_ranges(played, source, service):
    draw = random.Random(4)
    held = fill(played, [int(draw.paretovariate(0.6)) - 1 for _ in range(1_500)])
    played.groups_at_most = 40
    found = citation_counts(source, *SET)
    assert (dict(found.counts), found.complete) == (dict(held), True)
    assert len(held) > 40
    assert service.n_asked < 2 * len(held) / 40 + 12


@settings(max_examples=500, deadline=None)
@given(
    citations=st.lists(st.integers(0, 40) | st.integers(0, 10_000), max_size=120),
    named=st.integers(1, 30),
)
def test_any_distribution_is_found_whole(citations, named):
    def ask(low, high):
        held = Counter(c for c in citations if c >= low and (high is None or c <= high))
        ranked = sorted(held.items(), key=lambda pair: (-pair[1], pair[0]))
        return dict(ranked[:named]), held.total()

    counts, total = _cover(ask, 0, None)
    assert counts == Counter(citations)
    assert total == len(citations)


def test_works_are_drawn_by_a_seed_where_that_is_asked(played, source, service):
    fill(played, range(450))
    found = citation_counts(source, *SET, sample=250, seed=7)
    assert (found.complete, found.n_listed, sum(found.counts.values())) == (False, 250, 250)
    assert [asked.first("page") for asked in service.asked] == ["1", "2", "3"]
    assert {asked.first("seed") for asked in service.asked} == {"7"}
    assert citation_counts(source, *SET, sample=250, seed=7) == found
    assert citation_counts(source, *SET, sample=250, seed=8).counts != found.counts


def test_a_sample_of_all_works_is_complete(played, source):
    held = fill(played, [0, 0, 5])
    found = citation_counts(source, *SET, sample=250)
    assert (dict(found.counts), found.complete) == (dict(held), True)


def test_a_service_that_counts_no_longer_is_asked_to_draw(played, source, service):
    fill(played, [0, 0, 5])
    play = played.answer
    refused = said({"error": "Invalid query parameters error.", "message": "group_by"}, 400)
    service.answer = lambda asked: refused if asked.first("group_by") else play(asked)
    assert dict(citation_counts(source, *SET).counts) == {0: 2, 5: 1}


def test_a_service_whose_counts_never_add_up_is_not_believed(played, source, service):
    fill(played, range(30))
    inflated = {"count": 10**9}
    played.spoil = lambda asked, body: (
        body | {"meta": body["meta"] | inflated} if asked.first("group_by") else body
    )
    with pytest.raises(SourceError, match="names none of them"):
        citation_counts(source, *SET)
    assert service.n_asked <= 62


def test_a_set_in_too_many_pieces_is_drawn_from(played, source, service):
    fill(played, range(400))
    played.groups_at_most = 1
    found = citation_counts(source, *SET)
    assert (sum(found.counts.values()), found.complete) == (400, True)
    assert service.asked[-1].first("sample") == "1000"
    assert service.n_asked < 80


def test_groups_without_a_number_and_odd_rows_are_passed_over(played, source):
    fill(played, [0, 0, 5])
    odd = [{"key": "-111", "count": 4}, {"key": None, "count": 1}, "x", {"key": "9"}]
    played.spoil = lambda asked, body: body | {"group_by": body["group_by"] + odd}
    assert dict(citation_counts(source, *SET).counts) == {0: 2, 5: 1}


@pytest.mark.parametrize(
    ("reply", "error"),
    [
        (Reply(b"<html>oops</html>", 200, HTML), UnexpectedAnswerError),
        (Reply(b'{"meta": {', 200), UnexpectedAnswerError),
        (said({"meta": {"count": 3}, "results": []}), UnexpectedAnswerError),
        (said({"meta": {}, "group_by": []}), UnexpectedAnswerError),
        (said({"meta": {"count": 3}, "group_by": []}), SourceError),
        (Reply(b"", 503), SourceDownError),
        (said({"error": "x"}, 429, **{"x-ratelimit-remaining": "0"}), QuotaError),
    ],
)
def test_failures_are_told_and_nothing_is_made_up(source, service, reply, error):
    service.answer = lambda asked: reply
    with pytest.raises(error):
        citation_counts(source, *SET)


def test_what_names_no_field_is_not_asked(source, service):
    for name in ("Art", "subfields/", "authors/A1", "fields/33,type:book"):
        with pytest.raises(NotFoundError, match="no field"):
            citation_counts(source, name, 2024, "article")
    assert service.n_asked == 0
