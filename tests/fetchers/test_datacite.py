"""DataCite over real sockets: cursors in addresses, versions, old shapes, and failures."""

from __future__ import annotations

import json
from itertools import count
from pathlib import Path

import pytest
from damage import damages
from hypothesis import given
from playing import HTML, Reply, said
from playing_datacite import PlayedDataCite

from researchmetrics.errors import (
    IdentifierError,
    NotFoundError,
    RateLimitedError,
    ResearchMetricsError,
    SourceDownError,
    UnexpectedAnswerError,
)
from researchmetrics.fetchers.datacite import parse_work
from researchmetrics.records import WORK_TYPES

CARBERRY = "orcid:0000-0002-1825-0097"
TEMPLATE = json.loads((Path(__file__).parents[1] / "fixtures/datacite/work.json").read_bytes())


@pytest.fixture
def played(service, fixtures) -> PlayedDataCite:
    played = PlayedDataCite(fixtures / "datacite")
    service.answer = played.answer
    return played


@pytest.fixture
def source(played, open_named):
    return open_named("datacite")


def own(records) -> list[str]:
    return [record.provenance.source_id for record in records]


def of(**attributes):
    """Read a work of these attributes alone."""
    return parse_work({"id": "10.5555/1", "attributes": attributes})


def related(relation, target="10.5555/2", kind="DOI"):
    row = {"relationType": relation, "relatedIdentifier": target, "relatedIdentifierType": kind}
    return {"relatedIdentifiers": [row]}


def test_a_work_is_read_whole(source):
    record = next(iter(source.works(CARBERRY)))
    assert record.title == "A Corpus of Cracked Pots: Shards 1 to 9"
    first, second = record.authors
    assert (first.name, first.ids, first.is_self) == ("Josiah Carberry", (CARBERRY,), True)
    assert first.affiliations == ("University of Imaginary Sciences",)
    assert (second.name, second.affiliations) == (
        "The Potters' Collaboration",
        ("Kiln 7, Nowhere",),
    )
    assert record.editors == ("Rhodes-Kiln, Ida",)
    assert (record.date, record.year, record.type) == ("2024-03-01", 2024, "software")
    assert (record.venue, record.publisher) == ("Shards", "Kiln Repository")
    assert (record.volume, record.issue, record.pages) == ("2", "1", "7-9")
    assert (record.category, record.field) == ("Cracks (cs.CR)", "Materials engineering")
    assert (record.doi, record.arxiv_id) == ("10.5555/psycho.0001", "2401.99999")
    assert record.ids == ("pmid:99000001", "doi:10.5555/psycho.0000", "doi:10.5555/kiln.1")
    assert record.url == "https://kiln.example/deposits/1"
    assert record.code_url == "https://github.com/carberry/pots/tree/v1"
    assert record.has_code is True
    assert "https://doi.org/10.5555/manual.1" in record.links
    assert not {"https://doi.org/10.5555/older.7", "https://doi.org/10.5555/newer.1"} & {
        *record.links
    }
    assert (record.citations, record.citations_by_year) == (4, ((2024, 1), (2025, 3)))
    assert record.references == ("doi:10.5555/older.7",)
    assert record.abstract == "Nine shards. All cracked & counted."
    assert record.notes == ("version v1", "9 pages, 3 shards")
    assert (record.provenance.source, record.provenance.source_id) == (
        "datacite",
        "10.5555/psycho.0001",
    )
    assert record.provenance.retrieved_at


def test_an_arxiv_deposit():
    record = parse_work(
        {
            "id": "10.48550/arxiv.2401.99999",
            "attributes": {
                "doi": "10.48550/arxiv.2401.99999",
                "types": {"resourceTypeGeneral": "Preprint", "resourceType": "Article"},
                "publisher": "arXiv",
                **related("IsVersionOf", "10.5555/journal.1"),
            },
        }
    )
    assert (record.arxiv_id, record.type, record.venue) == ("2401.99999", "preprint", "arXiv")
    assert record.ids == ("doi:10.5555/journal.1",)


@pytest.mark.parametrize(
    ("types", "kind"),
    [
        ({"resourceTypeGeneral": "JournalArticle"}, "article"),
        ({"resourceTypeGeneral": "ConferencePaper"}, "conference"),
        ({"resourceTypeGeneral": "Text", "resourceType": "Conference paper"}, "conference"),
        ({"resourceTypeGeneral": "Text", "resourceType": "Thesis"}, "thesis"),
        ({"resourceTypeGeneral": "Text", "resourceType": "Musings"}, None),
        ({"resourceTypeGeneral": "Dataset", "resourceType": "Article"}, "dataset"),
        ({"resourceTypeGeneral": "BookChapter"}, "chapter"),
        ({"resourceTypeGeneral": "ComputationalNotebook"}, "software"),
        ({"resourceTypeGeneral": "InteractiveResource"}, "other"),
        ({"resourceTypeGeneral": "PeerReview"}, "other"),
        ({"resourceType": "Preprint"}, "preprint"),
        ({}, None),
        (None, None),
    ],
)
def test_kinds(types, kind):
    assert of(types=types).type == kind
    assert kind is None or kind in WORK_TYPES


def test_older_shapes():
    record = of(
        publisher="Kiln Press",
        publicationYear="2016",
        creators=[
            {"name": "Carberry, Josiah", "affiliation": "Kiln 7", "nameIdentifiers": {
                "nameIdentifier": "0000-0002-1825-0097", "nameIdentifierScheme": "ORCID"}},
            {"name": "Other, A. N.", "affiliation": ["Kiln 7", {"name": "Mill"}, None]},
        ],
        container={},
        relatedItems=[{"relationType": "IsPublishedIn", "titles": [{"title": "Annals"}]}],
    )  # fmt: skip
    assert (record.publisher, record.year, record.date, record.venue) == (
        "Kiln Press",
        2016,
        None,
        "Annals",
    )
    first, second = record.authors
    assert (first.name, first.ids, first.affiliations) == (
        "Carberry, Josiah",
        (CARBERRY,),
        ("Kiln 7",),
    )
    assert second.affiliations == ("Mill", "Kiln 7")


def test_code_of_papers_is_what_supplements_them():
    address = "https://gitlab.kiln.example/carberry/pots"
    assert of(**related("IsSupplementedBy", address, "URL")).code_url == address
    assert of(**related("IsSupplementTo", address, "URL")).code_url is None
    assert of(**related("IsSupplementedBy", "https://kiln.example/x", "URL")).has_code is None


def test_unknown_is_not_nothing():
    record = of(citationCount=0)
    assert (record.citations, record.references, record.abstract) == (0, None, None)
    assert of().citations is None


@pytest.mark.parametrize("n", [1, 999, 1000, 1001, 2300])
def test_all_pages_come_and_each_work_once(source, played, service, n):
    played.many(n)
    assert own(source.works(CARBERRY)) == [work["id"] for work in played.works]
    assert source.n_expected == n
    assert service.n_asked == -(-n // 1000)


def test_pages_are_asked_as_the_service_wants(source, service):
    list(source.works(CARBERRY))
    (asked,) = service.asked
    assert (asked.first("page[size]"), asked.first("page[cursor]")) == ("1000", "1")
    assert asked.first("query") == (
        'creators.nameIdentifiers.nameIdentifier:("https://orcid.org/0000-0002-1825-0097" OR '
        '"http://orcid.org/0000-0002-1825-0097" OR "0000-0002-1825-0097")'
    )
    assert "descriptions" in asked.first("fields[dois]")


def test_only_the_place_is_taken_from_the_address_of_the_next_page(source, played, service):
    played.many(1500)
    inner = "http://169.254.169.254/dois?page[cursor]=MT1000"
    played.spoil = lambda asked, body: body | {"links": {"next": inner}}
    assert len(own(source.works(CARBERRY))) == 1500
    assert [asked.path for asked in service.asked] == ["/dois", "/dois"]


def test_since_narrows_to_the_day(source, played):
    days = ["2024-01-01", "2024-03-01", "2024-03-02", "2024-06", None]
    played.works = [
        played.work(number, dates=[{"dateType": "Issued", "date": day}])
        for number, day in enumerate(days, 1)
    ]
    played.works.append(played.work(9, publicationYear=2020))
    found = own(source.works(CARBERRY, since="2024-03-02"))
    assert found == [f"10.5555/psycho.000{number}" for number in (3, 4, 5)]
    assert source.n_expected == 3
    assert own(source.works(CARBERRY, since="2030-01-01")) == []
    assert source.n_expected == 0


def test_nobody_is_not_somebody_without_works(source, played):
    played.works = []
    for since in (None, "2020-01-01"):
        with pytest.raises(NotFoundError):
            list(source.works(CARBERRY, since=since))


def test_cursors_that_repeat_or_never_end(source, played, service):
    played.many(2300)
    again = {"next": "https://x.example/dois?page[cursor]=MT1000"}
    played.spoil = lambda asked, body: body | {"links": again}
    assert len(own(source.works(CARBERRY))) == 2000
    numbers, asked_before = count(1), service.n_asked

    def spoil(asked, body):
        number = next(numbers)
        rows = [{"id": f"10.5555/{number}.{i}"} for i in range(1000)]
        links = {"next": f"https://x.example/?page[cursor]=MT{number}"}
        return {"data": rows, "meta": {"total": 3}, "links": links}

    played.spoil = spoil
    received = []
    with pytest.raises(UnexpectedAnswerError, match="never ends"):
        received.extend(source.works(CARBERRY, since="2001-01-01"))
    assert len(own(received)) == 4000
    assert service.n_asked == asked_before + 4


@pytest.mark.parametrize("claimed", [1, 1200, 9999, None, "many"])
def test_counts_that_disagree_do_not_lose_rows(source, played, claimed):
    played.many(1200)
    played.spoil = lambda asked, body: body | {"meta": {"total": claimed}}
    assert len(own(source.works(CARBERRY))) == 1200


def test_works_by_their_dois(source, played, service):
    played.many(230)
    wanted = [f"doi:https://doi.org/{work['id'].upper()}" for work in played.works]
    found = own(source.by_ids([*wanted, wanted[0], "doi:10.5555/unknown"]))
    assert sorted(found) == sorted(work["id"] for work in played.works)
    assert service.n_asked == 3
    assert source.n_expected == 230


def test_dois_with_a_comma_go_alone(source, played, service):
    work = played.work(1)
    played.works.append(work | {"id": "10.5555/a,b"})
    assert own(source.by_ids(["doi:10.5555/A,b", "doi:10.5555/x,y"])) == ["10.5555/a,b"]
    assert [asked.path for asked in service.asked] == [
        "/dois/10.5555%2Fa%2Cb",
        "/dois/10.5555%2Fx%2Cy",
    ]


@pytest.mark.parametrize("wrong", ["", "orcid:1", "dblp:x", "orcid:0000-0002-1825-0098"])
def test_identifiers_of_no_person(source, service, wrong):
    with pytest.raises(IdentifierError):
        list(source.works(wrong))
    assert service.n_asked == 0


def test_it_asks_as_often_as_it_may(open_named, played, monkeypatch):
    assert open_named("datacite", per_second=None).per_second == pytest.approx(500 / 300)
    monkeypatch.setenv("RESEARCHMETRICS_CONTACT", "josiah@psycho.example")
    assert open_named("datacite", per_second=None).per_second == pytest.approx(1000 / 300)


@pytest.mark.parametrize(
    ("reply", "error"),
    [
        (Reply(b"<html>oops</html>", 200, HTML), UnexpectedAnswerError),
        (Reply(b"", 200), UnexpectedAnswerError),
        (Reply(b'{"data": [', 200), UnexpectedAnswerError),
        (said({"errors": [{"status": "400", "title": "bad"}]}), UnexpectedAnswerError),
        (said({"data": {}, "meta": {}}), UnexpectedAnswerError),
        (said({"data": []}), UnexpectedAnswerError),
        (said({"errors": [{"title": "bad"}]}, 400), UnexpectedAnswerError),
        (said({"errors": [{"title": "slow"}]}, 503), SourceDownError),
        (Reply(b"Too many", 429, {"Retry-After": "100000"}), RateLimitedError),
        (said({"errors": [{"status": "404"}]}, 404), NotFoundError),
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
        assert row.get("id") != TEMPLATE["id"]
    else:
        assert record.provenance.source_id


@pytest.mark.parametrize("junk", [{}, {"id": None}, {"id": "x", "type": "clients"}, [], None])
def test_junk_is_refused(junk):
    with pytest.raises(UnexpectedAnswerError):
        parse_work(junk)


def test_answers_of_other_forms_are_read_too():
    uri = "info:eu-repo/semantics/openAccess"
    item = {
        "relationType": "IsPublishedIn",
        "titles": [{"title": "Journal of Psychoceramics"}],
        "volume": "12",
        "issue": "3",
        "firstPage": "101",
        "lastPage": "120",
    }
    said = {
        "doi": "10.5555/POTS",
        "titles": [{"title": "Pots", "titleType": None}],
        "rightsList": [{"rights": "CC BY 4.0"}, {"rightsUri": uri}],
        "relatedItems": [item],
        "contentUrl": ["https://kiln.example/pots.pdf"],
    }
    given = {"references": {"data": [{"id": "10.5555/a", "type": "dois"}]}}
    whole = {"data": {"id": "10.5555/pots", "attributes": said, "relationships": given}}
    for work in (parse_work(whole), parse_work(whole["data"])):
        assert (work.provenance.source_id, work.title) == ("10.5555/pots", "Pots")
        assert (work.venue, work.volume, work.issue) == ("Journal of Psychoceramics", "12", "3")
        assert (work.pages, work.is_open_access) == ("101-120", True)
        assert work.references == ("doi:10.5555/a",)
        assert work.links == ("https://kiln.example/pots.pdf",)
    alone = parse_work({"id": "https://doi.org/10.5555/pots"} | said)
    assert (alone.provenance.source_id, alone.title) == ("10.5555/pots", "Pots")


def test_a_year_of_thousands_of_digits_is_none(played):
    rows = [
        {"year": "9" * 5_000, "total": 1},
        {"year": "²", "total": 1},
        {"year": 2024, "total": 2},
    ]
    work = played.work(1, citationsOverTime=rows)
    assert parse_work(work).citations_by_year == ((2024, 2),)
