"""Zenodo over real sockets: pages, versions, tokens, and failures."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from damage import damages
from hypothesis import given
from playing import HTML, Reply, said
from playing_zenodo import PlayedZenodo

from researchmetrics.errors import (
    AccessError,
    IdentifierError,
    NotFoundError,
    RateLimitedError,
    ResearchMetricsError,
    SourceDownError,
    UnexpectedAnswerError,
)
from researchmetrics.fetchers.zenodo import parse_work
from researchmetrics.records import WORK_TYPES

CARBERRY = "orcid:0000-0002-1825-0097"
TEMPLATE = json.loads((Path(__file__).parents[1] / "fixtures/zenodo/work.json").read_bytes())


@pytest.fixture
def played(service, fixtures) -> PlayedZenodo:
    played = PlayedZenodo(fixtures / "zenodo")
    service.answer = played.answer
    return played


@pytest.fixture
def source(played, open_named):
    return open_named("zenodo")


def own(records) -> list[str]:
    return [record.provenance.source_id for record in records]


def of(**metadata):
    """Read a work of this metadata alone."""
    return parse_work({"id": 1, "metadata": metadata})


def test_a_work_is_read_whole():
    record = parse_work(TEMPLATE, is_about=CARBERRY)
    assert record.title == "carberry/pots: Cracked"
    first, second = record.authors
    assert (first.name, first.ids, first.is_self) == ("Carberry, Josiah", (CARBERRY,), True)
    assert first.affiliations == ("University of Imaginary Sciences",)
    assert (second.name, second.ids, second.affiliations) == ("Other, A. N.", (), ())
    assert record.editors == ("Rhodes-Kiln, Ida",)
    assert (record.date, record.year, record.type) == ("2024-03-01", 2024, "software")
    assert (record.venue, record.publisher) == ("Journal of Psychoceramics", "Kiln Press")
    assert (record.volume, record.issue, record.pages) == ("12", "3", "101-120")
    assert (record.doi, record.arxiv_id) == ("10.5281/zenodo.90000001", "2401.99999")
    assert record.ids == (
        "zenodo:90000001",
        "zenodo:90000000",
        "doi:10.5281/zenodo.90000000",
    )
    assert record.url == "https://zenodo.org/records/90000001"
    assert record.code_url == "https://github.com/carberry/pots/tree/v1.2"
    assert record.has_code is True
    assert record.links == (
        "https://github.com/carberry/pots/tree/v1.2",
        "https://doi.org/10.5555/psycho.0001",
        "https://arxiv.org/abs/2401.99999",
    )
    assert (record.is_open_access, record.citations) == (True, None)
    assert record.references == ("Kiln, I. Older pots. 1999.", "doi:10.5555/older.7")
    assert record.abstract == "Nine shards. All cracked & counted."
    assert record.notes == (
        "version v1.2",
        "Congress of Potters, Nowhere",
        "Funded by the Fund for Fragile Things.",
    )


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ({"type": "publication", "subtype": "article"}, "article"),
        ({"type": "publication", "subtype": "conferencepaper"}, "conference"),
        ({"type": "publication", "subtype": "preprint"}, "preprint"),
        ({"type": "publication", "subtype": "thesis"}, "thesis"),
        ({"type": "publication", "subtype": "section"}, "chapter"),
        ({"type": "publication", "subtype": "technicalnote"}, "report"),
        ({"type": "publication", "subtype": "softwaredocumentation"}, None),
        ({"type": "publication"}, None),
        ({"type": "poster"}, "talk"),
        ({"type": "presentation"}, "talk"),
        ({"type": "dataset"}, "dataset"),
        ({"type": "software", "subtype": "computationalnotebook"}, "software"),
        ({"type": "image", "subtype": "figure"}, "other"),
        ({"id": "publication-article"}, "article"),
        (None, None),
    ],
)
def test_kinds(kind, expected):
    assert of(resource_type=kind).type == expected
    assert expected is None or expected in WORK_TYPES


def test_the_other_shape_is_read_too():
    identifiers = [{"scheme": "orcid", "identifier": "0000-0002-1825-0097"}]
    record = parse_work(
        {
            "id": "91",
            "parent": {"id": "90"},
            "pids": {"doi": {"identifier": "10.5281/zenodo.91"}},
            "metadata": {
                "title": "Pots",
                "publisher": "Zenodo",
                "creators": [
                    {
                        "person_or_org": {"name": "Carberry, Josiah", "identifiers": identifiers},
                        "affiliations": [{"name": "Kiln 7"}],
                    }
                ],
                "references": [{"reference": "Kiln 1999"}],
            },
            "custom_fields": {"code:codeRepository": "https://github.com/carberry/pots"},
            "access": {"files": "restricted"},
        }
    )
    (author,) = record.authors
    assert (author.ids, author.affiliations) == ((CARBERRY,), ("Kiln 7",))
    assert (record.doi, record.ids) == ("10.5281/zenodo.91", ("zenodo:91", "zenodo:90"))
    assert (record.references, record.publisher) == (("Kiln 1999",), "Zenodo")
    assert record.code_url == "https://github.com/carberry/pots"
    assert record.is_open_access is False


def test_unknown_is_not_nothing():
    record = of()
    assert (record.references, record.is_open_access, record.has_code) == (None, None, None)
    assert of(references=[]).references == ()
    assert of(access_right="embargoed").is_open_access is False


@pytest.mark.parametrize("n", [1, 24, 25, 26, 260])
def test_all_pages_come_and_each_work_once(source, played, service, n):
    played.many(n)
    assert own(source.works(CARBERRY)) == [str(work["id"]) for work in played.works]
    assert source.n_expected == n
    assert service.n_asked == -(-n // 25)
    assert service.asked[0].query == {
        "q": [
            (
                '(creators.orcid:"0000-0002-1825-0097" OR metadata.creators.person_or_org.'
                'identifiers.identifier:"0000-0002-1825-0097")'
            )
        ],
        "size": ["25"],
        "sort": ["newest"],
        "page": ["1"],
    }


def test_a_token_gives_larger_pages(open_named, played, service):
    played.token = "planted-token"
    played.many(1000)
    source = open_named("zenodo", api_key="planted-token")
    assert len(own(source.works(CARBERRY))) == 1000
    assert service.n_asked == 10
    assert {asked.headers["authorization"] for asked in service.asked} == {"Bearer planted-token"}
    assert source.n_requests(1000) == 10
    assert open_named("zenodo").n_requests(1000) == 40


def test_the_token_is_not_shown(open_named, played, service):
    played.token = "another"
    source = open_named("zenodo", api_key="planted-token")
    with pytest.raises(AccessError) as caught:
        list(source.works(CARBERRY))
    assert "planted" not in str(caught.value) + repr(source)
    assert "planted" not in repr([asked.query for asked in service.asked])


@pytest.mark.slow
def test_pages_end_at_their_reach(source, played, service):
    played.many(10_050)
    assert len(own(source.works(CARBERRY))) == 10_000
    assert source.n_expected == 10_050
    assert service.n_asked == 400


def test_since_narrows(source, played, service):
    played.many(20)
    assert len(own(source.works(CARBERRY, since="2010-01-01"))) == 10
    assert service.asked[0].first("q").endswith(" AND publication_date:[2010-01-01 TO *]")
    assert own(source.works(CARBERRY, since="2030-01-01")) == []
    assert source.n_expected == 0


def test_nobody_is_not_somebody_without_works(source, played):
    played.works = []
    for since in (None, "2020-01-01"):
        with pytest.raises(NotFoundError):
            list(source.works(CARBERRY, since=since))


def test_pages_that_repeat_or_change(source, played, service):
    played.many(60)
    first = played.works[:25]
    played.spoil = lambda asked, body: body | {"hits": {"hits": first, "total": 60}}
    assert len(own(source.works(CARBERRY))) == 25
    assert service.n_asked == 3


@pytest.mark.parametrize("claimed", [1, 30, 9999, None, "many"])
def test_counts_that_disagree_do_not_lose_rows(source, played, claimed):
    played.many(30)
    played.spoil = lambda asked, body: {"hits": body["hits"] | {"total": claimed}}
    assert len(own(source.works(CARBERRY))) == 30


def test_works_by_their_ids(source, played, service):
    played.many(30)
    played.works.append(played.work(99, id=91_000_099, doi="10.5061/dryad.x"))
    ids = [f"doi:10.5281/ZENODO.{work['id']}" for work in played.works[:30]]
    found = own(source.by_ids([*ids, ids[0], "doi:10.5061/dryad.x", "doi:10.5555/unknown"]))
    assert sorted(found) == [str(work["id"]) for work in played.works]
    assert service.n_asked == 3
    assert source.n_expected == 31


def test_what_stands_for_all_versions_leads_to_the_latest(source, played):
    played.latest["91000000"] = "91000002"
    wanted = ["zenodo:91000000", "zenodo:91000002", "zenodo:404"]
    assert own(source.by_ids(wanted)) == ["91000002"]


@pytest.mark.parametrize("wrong", ["", "orcid:1", "zenodo:1", "orcid:0000-0002-1825-0098"])
def test_identifiers_of_no_person(source, service, wrong):
    with pytest.raises(IdentifierError):
        list(source.works(wrong))
    assert service.n_asked == 0


@pytest.mark.parametrize(
    ("reply", "error"),
    [
        (Reply(b"<html>oops</html>", 200, HTML), UnexpectedAnswerError),
        (Reply(b"", 200), UnexpectedAnswerError),
        (Reply(b'{"hits": {', 200), UnexpectedAnswerError),
        (said({"hits": {"hits": None}}), UnexpectedAnswerError),
        (said({"status": 400, "message": "Page size"}, 400), UnexpectedAnswerError),
        (Reply(b"<html>Gateway</html>", 504, HTML), SourceDownError),
        (said({"message": "30 per 1 minute"}, 429, **{"Retry-After": "99999"}), RateLimitedError),
        (said({"status": 404, "message": "not found"}, 404), NotFoundError),
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
        assert row.get("id") != TEMPLATE["id"] or not isinstance(row.get("metadata"), dict)
    else:
        assert record.provenance.source_id


@pytest.mark.parametrize("junk", [{}, {"id": None}, {"id": 1}, {"id": "x", "metadata": {}}, []])
def test_junk_is_refused(junk):
    with pytest.raises(UnexpectedAnswerError):
        parse_work(junk)


def test_other_names_of_the_same_work_are_kept():
    others = [
        {"identifier": "arXiv:2401.99999", "scheme": "arxiv"},
        {"identifier": "10.5555/Cracked"},
        {"identifier": "https://kiln.example/pots", "scheme": "url"},
    ]
    record = parse_work(
        {
            "id": 42,
            "metadata": {
                "title": "Pots",
                "alternate_identifiers": others,
                "meeting": {"title": "Congress of Potters", "url": "https://potters.example"},
            },
            "swh": {"swhid": "swh:1:dir:0a"},
            "files": [{"key": "p.pdf", "links": {"self": "https://zenodo.example/p.pdf/content"}}],
        }
    )
    assert record.arxiv_id == "2401.99999"
    assert record.ids == ("zenodo:42", "swhid:swh:1:dir:0a", "doi:10.5555/cracked")
    assert {"https://kiln.example/pots", "https://potters.example"} <= set(record.links)
    assert "https://zenodo.example/p.pdf/content" in record.links


def test_a_single_deposit_is_asked_for_by_itself(source, played, service):
    played.many(1)
    (work,) = played.works
    assert own(source.by_ids([f"zenodo:{work['id']}"])) == [str(work["id"])]
    assert service.asked[0].path == f"/records/{work['id']}"
    with pytest.raises(NotFoundError):
        list(source.by_ids(["doi:10.5555/nothing"]))
