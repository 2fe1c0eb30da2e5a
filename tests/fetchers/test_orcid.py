"""ORCID over real sockets: one request a person, groups of versions, refusals, nulls."""

from __future__ import annotations

import copy
import json
import logging
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playing import HTML, Reply, said
from playing_orcid import ORCID, PlayedOrcid, refused

from researchmetrics.errors import (
    AccessError,
    IdentifierError,
    NotFoundError,
    SourceDownError,
    UnexpectedAnswerError,
)
from researchmetrics.fetchers.orcid import parse_candidate, parse_person, parse_work
from researchmetrics.sources import lucene

CARBERRY = f"orcid:{ORCID}"


@pytest.fixture
def played(service, fixtures):
    played = PlayedOrcid(fixtures / "orcid")
    service.answer = played.answer
    return played


@pytest.fixture
def source(played, open_named):
    return open_named("orcid")


def test_a_group_is_read_as_one_work(source, service):
    (work,) = source.works(CARBERRY)
    assert work.title == "On the Toughness of Cracked Pots"
    assert (work.date, work.year, work.type) == ("2024-03-01", 2024, "article")
    assert work.venue == "Journal of Psychoceramics"
    assert (work.doi, work.arxiv_id) == ("10.5555/psycho.0001", "arXiv:2401.99999")
    assert work.ids == (
        "orcid-work:9000002",
        "orcid-work:9000001",
        "pmid:99000001",
        "source-work-id:0000-0001-0000-0009/41",
        "eid:2-s2.0-99000001",
        "doi:10.5555/psycho.preprint.1",
    )
    assert work.url == "https://psycho.example/1"
    assert work.links == ("https://doi.org/10.5555/psycho.0001",)
    assert work.notes == ("added by Psycho Press", "added by Kiln Index")
    assert (work.authors, work.citations, work.references, work.abstract) == ((), None, None, None)
    assert work.provenance.source_id == "9000002"
    assert len(work.provenance.payload_sha256) == 64
    assert [asked.path for asked in service.asked] == [f"/{ORCID}/record"]


def test_the_highest_index_is_a_number_not_a_text(played):
    """ "10" is more than "9"."""
    first, second = played.template["work-summary"]
    first["display-index"], second["display-index"] = "9", "10"
    assert parse_work(played.template).title == "On the Toughness of Cracked Pots"
    first["display-index"] = "11"
    assert parse_work(played.template).title == "ON THE TOUGHNESS OF CRACKED POTS"
    assert parse_work(played.template).venue == "Journal of Psychoceramics"


def test_a_whole_work_is_read(fixtures):
    raw = json.loads((fixtures / "orcid" / "work.json").read_text())
    work = parse_work(raw, is_about=CARBERRY)
    assert [author.name for author in work.authors] == ["Josiah Carberry", "A. N. Other"]
    assert [author.is_self for author in work.authors] == [True, False]
    assert work.authors[0].ids == (CARBERRY,)
    assert work.editors == ("Ida Kiln",)
    assert work.abstract == "We hit pots & hit them again."
    assert work.raw.startswith("@article{c,")
    assert work.volume == "12"


def test_a_person_is_described(source):
    (record,) = source.person(CARBERRY)
    person = record.person
    assert person.name == "Josiah Carberry"
    assert person.other_names == ("Josiah Stinkney Carberry", "J. S. Carberry")
    assert person.ids == (
        CARBERRY,
        "scopus:99000001",
        "researcherid:A-0097-2010",
        "inspire:J.Carberry.1",
        "loop-profile:18250",
        "github:carberry",
        "dblp:00/1825",
        "scholar:CaRbErRy00_J",
    )
    assert person.affiliations == (
        "University of Imaginary Sciences",
        "Wesleyan Crockery College",
        "Kiln School",
    )
    assert person.interests == ("psychoceramics", "ionian philology")
    assert person.emails == ("josiah@carberry.example",)
    assert person.links[0] == "https://carberry.example/"
    assert record.reported == {}


@pytest.mark.parametrize("n", [0, 1, 99, 1000, 2500])
def test_person_and_all_works_cost_one_request(source, played, service, n):
    played.fill(n)
    assert len(list(source.person(CARBERRY))) == 1
    works = list(source.works(CARBERRY))
    assert len({work.provenance.source_id for work in works}) == len(works) == n
    assert source.n_expected == n
    assert service.n_asked == 1


def test_since_keeps_what_may_be_new(source, played):
    played.fill(4)
    dates = [("2023", "12", "31"), ("2024", None, None), ("2024", "02", None), None]
    for group, date in zip(played.groups, dates, strict=True):
        for summary in group["work-summary"]:
            parts = zip(("year", "month", "day"), date or (), strict=False)
            summary["publication-date"] = date and {k: v and {"value": v} for k, v in parts}
    found = [work.date for work in source.works(CARBERRY, since="2024-02-15")]
    assert found == ["2024", "2024-02", None]


def test_repeated_and_empty_groups(source, played):
    played.fill(3)
    played.groups.extend([played.groups[0], {"work-summary": []}, {"work-summary": None}, {}, None])
    assert len(list(source.works(CARBERRY))) == 3


def test_nobody_is_not_somebody_without_works(source, played):
    with pytest.raises(NotFoundError):
        list(source.works("orcid:0000-0001-5000-0007"))
    with pytest.raises(NotFoundError):
        list(source.person("orcid:0000-0001-5000-0007"))
    played.groups.clear()
    assert list(source.works(CARBERRY)) == []


@pytest.mark.parametrize(
    "identifier", ["", ORCID, "orcid:0000-0002-1825-0098", "orcid:1", "doi:10.5555/1", "orcid:x/y"]
)
def test_identifiers_of_no_person(source, service, identifier):
    for ask in (source.works, source.person):
        with pytest.raises(IdentifierError):
            list(ask(identifier))
    assert service.n_asked == 0


@pytest.mark.parametrize("place", [{"Location": f"/{ORCID}/record"}, {}])
def test_a_merged_record_is_followed(source, played, place):
    old = "0000-0001-5109-3700"
    text = f"This account is deprecated. Please refer to account: https://orcid.org/{ORCID}."
    played.refusals[old] = refused(301, 9007, text, **place)
    (record,) = source.person(f"orcid:{old}")
    assert record.person.ids[:2] == (CARBERRY, f"orcid:{old}")
    assert record.provenance.source_id == ORCID
    assert len(list(source.works(f"orcid:{old}"))) == 1


@pytest.mark.parametrize(
    ("reply", "error"),
    [
        (refused(409, 9044, "409 Conflict: The ORCID record is deactivated."), NotFoundError),
        (refused(409, 9018, "409 Conflict: The ORCID record is locked."), AccessError),
        (refused(401, 9017, "401 Unauthorized"), AccessError),
        (refused(500, 9008, "Something went wrong in ORCID."), SourceDownError),
        (refused(400, 9012, "bad request"), UnexpectedAnswerError),
        (refused(301, 9007, "deprecated, and no place to go"), UnexpectedAnswerError),
        (said({"groups": []}), UnexpectedAnswerError),
        (said([]), UnexpectedAnswerError),
        (Reply(b"<html>oops</html>", 200, dict(HTML)), UnexpectedAnswerError),
        (Reply(b"", 200), UnexpectedAnswerError),
    ],
)
def test_refusals_have_their_kind(source, played, reply, error):
    played.refusals[ORCID] = reply
    with pytest.raises(error):
        list(source.works(CARBERRY))


def test_parts_of_records_answer_where_whole_ones_are_not_to_be_had(open_named, service, fixtures):
    whole = json.loads((fixtures / "orcid" / "record.json").read_bytes())
    parts = {"person": whole["person"], "works": whole["activities-summary"]["works"]}

    def answer(asked):
        part = asked.path.rpartition("/")[2]
        return said(parts[part]) if part in parts else refused(404, 9016, "404 Not Found")

    service.answer = answer
    source = open_named("orcid")
    assert next(source.person(CARBERRY)).person.ids[0] == CARBERRY
    assert list(source.works(CARBERRY))
    assert [asked.path.rpartition("/")[2] for asked in service.asked] == [
        "record",
        "person",
        "record",
        "works",
    ]
    parts.clear()
    with pytest.raises(NotFoundError, match="/record"):
        list(open_named("orcid", cache_days=0).works(CARBERRY))


def test_candidates_come_of_the_older_search_too(open_named, service):
    row = {"orcid-identifier": {"uri": f"https://orcid.org/{ORCID}", "path": ORCID}}
    service.script(said({"result": [row], "num-found": 1}))
    (found,) = open_named("orcid").find("Josiah Carberry")
    assert found.id == CARBERRY


def test_candidates_come_with_evidence(source, service):
    best, other = source.find("Josiah Carberry", affiliation="imaginary sciences")
    assert (best.id, best.score) == (CARBERRY, 1.0)
    assert best.affiliations[0] == "University of Imaginary Sciences"
    assert "J. S. Carberry" in best.other_names
    assert other.score < best.score
    assert source.n_expected == 2
    assert service.n_asked == 1
    assert (
        service.asked[0]
        .first("q")
        .endswith('AND affiliation-org-name:("imaginary" AND "sciences")')
    )


def test_where_the_place_is_not_named_the_name_alone_is_asked_for(source, played, service):
    found, asked = played.found, []
    play = played.answer

    def answer(request):
        asked.append(request.first("q"))
        played.found = {"expanded-result": None, "num-found": 0} if len(asked) == 1 else found
        return play(request)

    service.answer = answer
    assert len(list(source.find("Carberry, Josiah", affiliation="Nowhere"))) == 2
    assert len(asked) == 2
    assert "affiliation" not in asked[1]


def test_nothing_is_found(source, played):
    played.found = {"expanded-result": None, "num-found": 0}
    assert list(source.find("Nobody")) == []
    played.found = {"error": "x"}
    with pytest.raises(UnexpectedAnswerError):
        list(source.find("Somebody"))
    for name in ("", "  ", '"*:?'):
        with pytest.raises(IdentifierError):
            list(source.find(name))


@given(st.text(max_size=60))
def test_no_name_breaks_out_of_its_marks(text):
    try:
        asked = lucene.person(text, given="g", family="f", whole=["w"])
    except IdentifierError:
        return
    outside = "".join(asked.split('"')[::2])
    assert asked.count('"') % 2 == 0
    assert asked.count("(") == asked.count(")")
    letters = set(outside) - set("gfw:()* ANDOR")
    assert all(letter.isalnum() or letter == "_" for letter in letters)


def test_the_token_goes_in_the_header_and_nowhere_else(open_named, played, service, caplog):
    played.token = "planted-token"
    with caplog.at_level(logging.DEBUG):
        source = open_named("orcid", api_key="planted-token")
        (work,) = source.works(CARBERRY)
    assert service.asked[0].headers["authorization"] == "Bearer planted-token"
    shown = caplog.text + repr(source) + repr(source.door) + repr(work)
    assert "planted-token" not in shown + service.asked[0].path
    played.token = "another"
    with pytest.raises(AccessError) as caught:
        list(open_named("orcid", api_key="planted-token").person("orcid:0000-0001-5000-0007"))
    assert "planted" not in str(caught.value)


def paths(value, path=()):
    if isinstance(value, dict):
        for name in value:
            yield (*path, name)
            yield from paths(value[name], (*path, name))
    elif isinstance(value, list):
        for place, item in enumerate(value[:2]):
            yield (*path, place)
            yield from paths(item, (*path, place))


JUNK = [None, [], {}, "", "?", 7, -1, True, 1.5, [None], [{}], [[]], {"value": None}, "9" * 5000]


@pytest.mark.parametrize(
    ("name", "part", "parse"),
    [
        ("record.json", ("activities-summary", "works", "group", 0), parse_work),
        ("work.json", (), parse_work),
        ("record.json", (), parse_person),
        ("found.json", ("expanded-result", 1), parse_candidate),
    ],
)
@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_whatever_is_missing_or_odd_is_survived(fixtures, name, part, parse, data):
    whole = json.loads((fixtures / "orcid" / name).read_text())
    for step in part:
        whole = whole[step]
    raw = copy.deepcopy(whole)
    every = sorted(paths(raw), key=str)
    for path in data.draw(st.lists(st.sampled_from(every), max_size=6)):
        place = raw
        try:
            for step in path[:-1]:
                place = place[step]
            if data.draw(st.booleans()) and isinstance(place, dict):
                place.pop(path[-1], None)
            else:
                place[path[-1]] = copy.deepcopy(data.draw(st.sampled_from(JUNK)))
        except (KeyError, IndexError, TypeError, AttributeError):
            continue
    with suppress(UnexpectedAnswerError):
        parse(raw)
