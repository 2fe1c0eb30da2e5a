"""Crossref over real sockets: cursors, notices, dates of nothing, and failures."""

from __future__ import annotations

import json
from itertools import count
from pathlib import Path

import pytest
from damage import damages
from hypothesis import given
from playing import HTML, Reply, said
from playing_crossref import PlayedCrossref

from researchmetrics.errors import (
    AccessError,
    IdentifierError,
    NotFoundError,
    ResearchMetricsError,
    SourceDownError,
    UnexpectedAnswerError,
)
from researchmetrics.fetchers.crossref import parse_work
from researchmetrics.records import WORK_TYPES

CARBERRY = "orcid:0000-0002-1825-0097"
TEMPLATE = json.loads((Path(__file__).parents[1] / "fixtures/crossref/work.json").read_bytes())


@pytest.fixture
def played(service, fixtures) -> PlayedCrossref:
    played = PlayedCrossref(fixtures / "crossref")
    service.answer = played.answer
    return played


@pytest.fixture
def source(played, open_named):
    return open_named("crossref")


def own(records) -> list[str]:
    return [record.provenance.source_id for record in records]


def test_a_work_is_read_whole(source):
    record = next(iter(source.works(CARBERRY)))
    assert record.title == "On the <i>Toughness</i> of Cracked Pots: A Study in Shards"
    first, second, third = record.authors
    assert (first.name, first.ids, first.is_self) == ("Josiah Carberry Jr.", (CARBERRY,), True)
    assert first.affiliations == ("University of Imaginary Sciences", "Kiln 7, Nowhere")
    assert (second.name, second.ids, second.affiliations) == ("Other", (), ())
    assert (third.name, third.is_self) == ("The Potters' Collaboration", False)
    assert record.editors == ("Ida Rhodes-Kiln",)
    assert (record.date, record.year, record.type) == ("2024-05", 2024, "article")
    assert (record.venue, record.publisher) == ("Journal of Psychoceramics", "Kiln Press")
    assert (record.volume, record.issue, record.pages) == ("12", "3", "101-120")
    assert (record.category, record.affiliations) == ("Ceramics and Composites", ())
    assert (record.doi, record.arxiv_id) == ("10.5555/psycho.0001", "2401.99999")
    assert record.url == "https://psycho.example/articles/1"
    assert record.links == (
        "https://psycho.example/1.pdf",
        "https://doi.org/10.48550/arxiv.2401.99999",
        "https://github.com/carberry/pots",
    )
    assert (record.code_url, record.has_code) == ("https://github.com/carberry/pots", True)
    assert (record.citations, record.is_open_access, record.is_retracted) == (11, None, None)
    assert record.references == (
        "doi:10.5555/older.7",
        "Kiln, I. Oldest pots. 1899.",
        "Rhodes, 1950, Glaze, Clay, 4, 9",
    )
    assert record.abstract == "Abstract We hit pots of H2O & clay, p < 0.05."
    assert record.notes == (
        "updated by: Correction 10.5555/note.1",
        "Congress of Potters, Nowhere",
    )
    provenance = record.provenance
    assert (provenance.source, provenance.source_id) == ("crossref", "10.5555/psycho.0001")
    assert len(provenance.payload_sha256) == 64
    assert provenance.retrieved_at


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"published-print": {"date-parts": [[None]]}}, "2024-03-01"),
        ({"published-print": None, "published-online": {"date-parts": []}}, "2024-03-01"),
        ({"published-print": {"date-parts": [["2019", "7"]]}}, "2019-07"),
        ({"published-print": {"date-parts": [[1987, 13, 1]]}}, "1987"),
        ({"published-print": {"date-parts": [[2020, 2, None]]}}, "2020-02"),
        ({"published-print": {"date-parts": [[0]]}}, "2024-03-01"),
        ({"published-print": {"date-parts": "2019"}}, "2024-03-01"),
    ],
)
def test_the_first_date_that_is_one_counts(changes, expected):
    record = parse_work(TEMPLATE | changes)
    assert record.date == expected
    assert record.year == int(expected[:4])


def test_where_nothing_was_published_the_day_of_the_doi_counts():
    nothing = {"date-parts": [[None]]}
    row = {"DOI": "10.5555/1", "issued": nothing, "created": {"date-parts": [[2009, 6, 26]]}}
    assert parse_work(row).date == "2009-06-26"
    assert parse_work({"DOI": "10.5555/1", "issued": nothing}).year is None


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ({"type": "posted-content", "subtype": "preprint"}, "preprint"),
        ({"type": "posted-content"}, "preprint"),
        ({"type": "posted-content", "subtype": "other"}, "other"),
        ({"type": "posted-content", "subtype": "working_paper"}, "preprint"),
        ({"type": "posted-content", "subtype": "dissertation"}, "thesis"),
        ({"type": "proceedings-article"}, "conference"),
        ({"type": "book-chapter"}, "chapter"),
        ({"type": "book-chapter", "event": {"name": "Congress"}}, "conference"),
        ({"type": "book-chapter", "assertion": [{"name": "conference_name"}]}, "conference"),
        ({"type": "monograph"}, "book"),
        ({"type": "dataset"}, "dataset"),
        ({"type": "peer-review"}, "other"),
        ({"type": "journal-article", "update-to": [{"type": "retraction"}]}, "other"),
        ({"type": "journal-article", "update-to": [{"type": "new_version"}]}, "article"),
        ({"type": "unheard-of"}, None),
        ({}, None),
    ],
)
def test_kinds(row, kind):
    assert parse_work({"DOI": "10.5555/1"} | row).type == kind
    assert kind is None or kind in WORK_TYPES


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"updated-by": [{"type": "retraction", "DOI": "10.5555/r"}]}, True),
        ({"updated-by": [{"type": "withdrawal"}]}, True),
        ({"title": ["RETRACTED: On pots"]}, True),
        ({"title": ["RETRACTED ARTICLE: On pots"]}, True),
        ({"updated-by": [{"type": "correction"}]}, None),
        ({"title": ["Retracted pots"]}, None),
    ],
)
def test_retractions(row, expected):
    assert parse_work({"DOI": "10.5555/1"} | row).is_retracted is expected


def test_notices_say_what_they_correct():
    row = {"DOI": "10.5555/2", "update-to": [{"type": "erratum", "DOI": "10.5555/1"}, None, {}]}
    assert parse_work(row).notes == ("update to: erratum 10.5555/1", "update to: notice")


def test_where_it_appeared():
    preprint = {"DOI": "10.5555/1", "type": "posted-content", "container-title": []}
    server = {"institution": [{"name": "PotRxiv"}], "group-title": "Glazes"}
    record = parse_work(preprint | server)
    assert (record.venue, record.category, record.affiliations) == ("PotRxiv", "Glazes", ())
    event = {"event": {"name": "Congress of Potters", "location": "Nowhere"}}
    record = parse_work({"DOI": "10.5555/1", "type": "proceedings-article"} | event)
    assert (record.venue, record.notes) == (
        "Congress of Potters",
        ("Congress of Potters, Nowhere",),
    )
    thesis = {"DOI": "10.5555/1", "type": "dissertation", "institution": [{"name": "Kiln U"}]}
    record = parse_work(thesis)
    assert (record.venue, record.type, record.affiliations) == (None, "thesis", ("Kiln U",))


def test_what_is_no_article_has_other_fields():
    package = {"DOI": "10.5555/1", "type": "posted-content", "version": {"version": "v1"}}
    record = parse_work(package | {"description": ["Tools for <i>pots</i>."]})
    assert (record.abstract, record.notes) == ("Tools for pots.", ("version v1",))
    agency = {"DOI": "10.5555/1", "agency": {"id": "datacite", "label": "DataCite"}}
    with pytest.raises(UnexpectedAnswerError):
        parse_work(agency)
    assert parse_work({"status": "ok", "message": {"DOI": "10.5555/1"}}).doi == "10.5555/1"


def test_small_things():
    assert parse_work({"DOI": "10.5555/1", "article-number": "e7"}).pages == "e7"
    assert parse_work({"DOI": "10.5555/1", "page": "1-2", "article-number": "e7"}).pages == "1-2"
    titled = {"DOI": "10.5555/1", "title": ["Pots: how they crack"], "subtitle": ["How they crack"]}
    assert parse_work(titled).title == "Pots: how they crack"
    assert (
        parse_work({"DOI": "10.5555/1", "title": [], "original-title": ["Töpfe"]}).title == "Töpfe"
    )
    book = {
        "DOI": "10.5555/1",
        "type": "book",
        "ISBN": ["http://id.crossref.org/isbn/9780000000002"],
    }
    assert parse_work(book).ids == ("isbn:9780000000002",)
    assert parse_work(book | {"type": "book-chapter"}).ids == ()
    assert parse_work({"DOI": "10.5555/1", "is-referenced-by-count": 0}).citations == 0
    assert parse_work({"DOI": "10.5555/1"}).references is None
    assert parse_work({"DOI": "10.5555/1", "reference": []}).references == ()


@pytest.mark.parametrize("n", [1, 999, 1000, 1001, 2300])
def test_all_pages_come_and_each_work_once(source, played, service, n):
    played.many(n)
    assert own(source.works(CARBERRY)) == [work["DOI"] for work in played.works]
    assert source.n_expected == n
    assert service.n_asked == -(-n // 1000)


def test_pages_are_asked_as_the_service_wants(source, service):
    list(source.works(CARBERRY))
    (asked,) = service.asked
    assert asked.query == {
        "filter": ["orcid:0000-0002-1825-0097"],
        "rows": ["1000"],
        "cursor": ["*"],
    }


def test_what_is_no_work_is_left_out(source, played):
    odd = ["component", "journal", "journal-issue", "peer-review", "grant"]
    played.works += [played.work(number, type=kind) for number, kind in enumerate(odd, 90)]
    assert len(own(source.works(CARBERRY))) == 3
    assert source.n_expected == 3


def test_since_narrows(source, played, service):
    played.many(20)
    assert len(own(source.works(CARBERRY, since="2010-01-01"))) == 10
    assert service.asked[0].first("filter").endswith(",from-pub-date:2010-01-01")
    assert own(source.works(CARBERRY, since="2030-01-01")) == []
    assert source.n_expected == 0
    with pytest.raises(IdentifierError):
        list(source.works(CARBERRY, since="spring"))


def test_nobody_is_not_somebody_without_works(open_named, played):
    source = open_named("crossref", cache_days=0)
    played.works = []
    for since in (None, "2020-01-01"):
        with pytest.raises(NotFoundError):
            list(source.works(CARBERRY, since=since))
    played.works = [played.work(1, type="peer-review")]
    assert own(source.works(CARBERRY)) == []


def test_a_repeating_cursor_ends(source, played):
    played.many(2300)
    played.spoil = lambda asked, message: message | {"next-cursor": "DnF1+/1000=="}
    assert len(own(source.works(CARBERRY))) == 2000


def test_cursors_that_never_end_end(source, played, service):
    numbers = count(1)

    def spoil(asked, message):
        number = next(numbers)
        rows = [{"DOI": f"10.5555/{number}.{i}"} for i in range(1000)]
        return message | {"items": rows, "total-results": 3, "next-cursor": f"DnF1+/{number}=="}

    played.spoil = spoil
    received = []
    with pytest.raises(UnexpectedAnswerError, match="never ends"):
        received.extend(source.works(CARBERRY))
    assert len(own(received)) == 4000
    assert service.n_asked == 4


def test_a_cursor_that_has_died_is_no_missing_person(source, played):
    played.many(1500)
    played.spoil = lambda asked, message: message | {"next-cursor": "dead"}
    received = []
    with pytest.raises(UnexpectedAnswerError):
        received.extend(one for one in source.works(CARBERRY))
    assert len(received) == 1000
    assert source.n_expected == 1500


def test_pages_that_overlap_or_change(source, played):
    played.many(1500)

    def spoil(asked, message):
        if asked.first("cursor") != "*":
            played_again = played.works[990:1000]
            return message | {"items": played_again + message["items"], "total-results": 1490}
        return message

    played.spoil = spoil
    assert len(set(own(source.works(CARBERRY)))) == 1500


@pytest.mark.parametrize("claimed", [1, 1200, 9999, None, "many"])
def test_counts_that_disagree_do_not_lose_rows(source, played, claimed):
    played.many(1200)
    played.spoil = lambda asked, message: message | {"total-results": claimed}
    assert len(own(source.works(CARBERRY))) == 1200


def test_works_by_their_dois(source, played, service):
    played.many(230)
    wanted = [f"doi:{work['DOI'].upper()}" for work in played.works]
    found = own(source.by_ids([*wanted, wanted[0], "doi:10.5555/unknown"]))
    assert sorted(found) == sorted(work["DOI"] for work in played.works)
    assert service.n_asked == 3
    assert all(len(asked.path) + len(str(asked.query)) < 6_000 for asked in service.asked)
    assert source.n_expected == 230


def test_dois_that_break_filters_go_alone(source, played, service):
    played.works.append(played.work(1, DOI="10.5555/a,b<c>;2"))
    assert own(source.by_ids(["doi:10.5555/A,b<c>;2", "doi:10.5555/x,y"])) == ["10.5555/a,b<c>;2"]
    assert [asked.path for asked in service.asked] == [
        "/works/10.5555%2Fa%2Cb%3Cc%3E%3B2",
        "/works/10.5555%2Fx%2Cy",
    ]
    with pytest.raises(NotFoundError):
        list(source.by_ids(["doi:10.5555/unknown"]))


@pytest.mark.parametrize("wrong", ["", "orcid:1", "dblp:x", "orcid:0000-0002-1825-0098"])
def test_identifiers_of_no_person(source, service, wrong):
    with pytest.raises(IdentifierError):
        list(source.works(wrong))
    assert service.n_asked == 0


def test_it_asks_as_often_as_its_pools_allow(open_named, played, service, monkeypatch):
    def pool():
        source = open_named("crossref", per_second=None)
        return source.per_second, source._allowed_at_once()

    assert pool() == (5.0, 1)
    monkeypatch.setenv("RESEARCHMETRICS_CONTACT", "josiah@psycho.example")
    assert pool() == (10.0, 3)
    monkeypatch.setenv("RESEARCHMETRICS_CROSSREF_API_KEY", "planted")
    assert pool() == (50.0, 8)


@pytest.mark.parametrize("given_key", ["planted-token", "Bearer planted-token"])
def test_the_token_goes_into_a_header_and_nowhere_else(open_named, played, service, given_key):
    played.token = "planted-token"
    source = open_named("crossref", api_key=given_key)
    records = list(source.works(CARBERRY))
    assert service.asked[0].headers["crossref-plus-api-token"] == "Bearer planted-token"
    assert "planted" not in repr(service.asked[0].query) + repr(source) + repr(records)
    played.token = "another"
    with pytest.raises(AccessError) as caught:
        list(open_named("crossref", api_key=given_key, cache_days=0).works(CARBERRY))
    assert "planted" not in str(caught.value)


@pytest.mark.parametrize(
    ("reply", "error"),
    [
        (Reply(b"<html>oops</html>", 200, HTML), UnexpectedAnswerError),
        (Reply(b"", 200), UnexpectedAnswerError),
        (Reply(b'{"status": "ok", "mess', 200), UnexpectedAnswerError),
        (
            said({"status": "ok", "message": {"items": None, "total-results": 0}}),
            UnexpectedAnswerError,
        ),
        (said({"status": "failed", "message": [{"message": "no"}]}, 400), UnexpectedAnswerError),
        (
            said({"status": "error", "message-type": "exception", "message": {}}),
            UnexpectedAnswerError,
        ),
        (said({"status": "error", "message": {"name": "x", "stack": []}}, 500), SourceDownError),
        (Reply(b"<html>504</html>", 504, HTML), SourceDownError),
        (Reply(b"Resource not found.", 404, {"Content-Type": "text/plain"}), NotFoundError),
    ],
)
def test_failures_have_names(source, service, reply, error):
    service.script(reply)
    with pytest.raises(error):
        list(source.works(CARBERRY))


@given(damages(TEMPLATE))
def test_whatever_is_null_or_odd_is_survived(row):
    try:
        record = parse_work(row, is_about=CARBERRY)
    except ResearchMetricsError:
        assert row.get("DOI") != TEMPLATE["DOI"]
    else:
        assert record.provenance.source_id


def test_a_bare_row_says_nothing():
    record = parse_work(dict.fromkeys(TEMPLATE) | {"DOI": "10.5555/1"})
    assert record == parse_work({"DOI": "10.5555/1"})
    assert (record.citations, record.references, record.title, record.ids) == (None, None, None, ())


@pytest.mark.parametrize("junk", [{}, {"DOI": None}, {"DOI": 3}, {"id": "book"}, [], None, "x"])
def test_junk_is_refused(junk):
    with pytest.raises(UnexpectedAnswerError):
        parse_work(junk)
