"""DBLP over real sockets: people and homonyms, whole lists in one answer, redirects, failures."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playing import HTML, Reply, said
from playing_dblp import ORCID, XML, PlayedDblp

from researchmetrics.errors import (
    AmbiguousPersonError,
    BlockedError,
    IdentifierError,
    NotFoundError,
    RateLimitedError,
    ResearchMetricsError,
    UnexpectedAnswerError,
)
from researchmetrics.fetchers.dblp import parse_candidate, parse_person, parse_work
from researchmetrics.sources.converted import as_mapping
from researchmetrics.sources.xml import read_xml

CARBERRY = "dblp:95/9001-1"


@pytest.fixture
def played(service, fixtures) -> PlayedDblp:
    played = PlayedDblp(fixtures / "dblp")
    service.answer = played.answer
    return played


@pytest.fixture
def source(played, open_named):
    return open_named("dblp")


def test_works_are_read_whole(source):
    first, second, third, fourth, fifth, sixth = source.works(CARBERRY)
    assert first.title == "On the Toughness of Cracked Pots & Pans."
    assert [author.name for author in first.authors] == ["Josiah Carberry", "Ida Kiln"]
    assert first.authors[0].ids == (CARBERRY, f"orcid:{ORCID}")
    assert [author.is_self for author in first.authors] == [True, False]
    assert (first.venue, first.volume, first.issue) == ("J. Psychoceramics", "12", "3")
    assert (first.pages, first.year, first.date) == ("101-120", 2024, "March 2024")
    assert (first.doi, first.type, first.is_open_access) == ("10.5555/PSYCHO.0001", "article", True)
    assert first.ids == ("dblp:journals/psycho/CarberryK24", "wikidata:Q99000007")
    assert first.url == "https://pots.example/1.pdf"
    assert first.links[-1] == "https://dblp.org/db/journals/psycho/psycho12.html#CarberryK24"
    assert (first.citations, first.abstract, first.has_code) == (None, None, None)
    assert (first.provenance.source, len(first.provenance.payload_sha256)) == ("dblp", 64)
    assert (second.type, second.venue, second.doi) == (
        "workshop",
        "Shards@ICCP",
        "10.5555/glaze.23",
    )
    assert [author.is_self for author in second.authors] == [False, True]
    assert (third.type, third.arxiv_id, third.notes) == ("preprint", "2301.99999", ("withdrawn",))
    assert (fourth.type, fourth.editors) == ("other", ("Josiah Carberry", "Ida Kiln"))
    assert "isbn:978-3-16-148410-0" in fourth.ids
    assert (fifth.type, fifth.publisher) == ("thesis", "University of Imaginary Sciences")
    assert fifth.url == "https://dblp.org/rec/phd/nowhere/Carberry1929"
    assert sixth.type == "software"
    assert source.n_expected == 6


def test_a_person_is_read_whole(source):
    (record,) = source.person(CARBERRY)
    person = record.person
    assert person.name == "Josiah Carberry"
    assert person.other_names == ("Josiah Carberry 0001", "Josiah S. Carberry", "Карбери")
    assert person.ids == (
        CARBERRY,
        f"orcid:{ORCID}",
        "wikidata:Q99000001",
        "scholar:AbCdEfGhIjKl",
    )
    assert person.affiliations == (
        "University of Imaginary Sciences, Department of Psychoceramics",
        "Wesleyan Kiln, Nowhere",
    )
    assert (person.links, person.is_group) == (("https://pots.example/~carberry",), False)
    assert record.reported == {"n_papers": 6}


@pytest.mark.parametrize("asked", [CARBERRY, f"orcid:{ORCID}"])
@pytest.mark.parametrize("cache_days", [0, 7])
def test_one_request_tells_person_and_works(open_named, played, service, asked, cache_days):
    played.fill(1000)
    source = open_named("dblp", cache_days=cache_days)
    (record,) = source.person(asked)
    assert {asked, CARBERRY} <= set(record.person.ids)
    works = list(source.works(asked))
    assert len({work.provenance.source_id for work in works}) == 1000
    assert {work.authors[0].is_self for work in works} == {True}
    assert service.n_asked == (1 if asked == CARBERRY else 2)  # the redirect is one
    if not cache_days:
        list(source.works(asked))
        assert service.n_asked == (2 if asked == CARBERRY else 4)


@pytest.mark.parametrize("n", [0, 1, 2, 250])
def test_all_works_come_once(source, played, n):
    played.fill(n)
    assert len(list(source.works(CARBERRY))) == n
    assert source.n_expected == n


def test_duplicates_and_counts_that_disagree(source, played):
    page = played.person
    start = page.index("<r>")
    again = page[start : page.index("</r>") + 4]
    played.pages["95/9001-1"] = page.replace('n="6"', 'n="99"').replace(
        "<coauthors", again + "<coauthors"
    )
    assert len(list(source.works(CARBERRY))) == 6
    assert source.n_expected == 99


def test_since_narrows(source):
    assert {work.year for work in source.works(CARBERRY, since="2023-05-01")} == {2023, 2024}
    with pytest.raises(IdentifierError):
        list(source.works(CARBERRY, since="spring"))


@pytest.mark.parametrize(
    "form",
    [
        "95/9001-1",
        "https://dblp.org/pid/95/9001-1.html",
        "homepages/95/9001-1",
        "https://dblp.uni-trier.de/pid/95/9001-1",
    ],
)
def test_forms_of_a_pid(source, service, form):
    assert next(source.person(f"dblp:{form}")).person.ids[0] == CARBERRY
    assert service.asked[0].path == "/pid/95/9001-1.xml"


@pytest.mark.parametrize("odd", ["dblp:nobody", "dblp:", "scholar:x", "orcid:123", "dblp:a b/c"])
def test_odd_ids_are_refused(source, service, odd):
    with pytest.raises(IdentifierError):
        list(source.person(odd))
    assert not service.asked


def test_a_page_of_several_people_is_nobody(source):
    for question in (source.person, source.works):
        with pytest.raises(AmbiguousPersonError, match="95/9001-1, dblp:95/9001-2") as caught:
            list(question("dblp:95/9001"))
        assert [one.id for one in caught.value.candidates] == [CARBERRY, "dblp:95/9001-2"]


def test_nobody_is_not_found(source):
    for question in (source.person, source.works):
        with pytest.raises(NotFoundError):
            list(question("dblp:95/1"))
    with pytest.raises(NotFoundError):
        list(source.works("orcid:0000-0002-1694-233X"))


def test_a_merged_person_is_followed(source, played):
    played.moved["/pid/95/9007.xml"] = "/pid/95/9001-1.xml"
    (record,) = source.person("dblp:95/9007")
    assert record.person.ids[:2] == (CARBERRY, "dblp:95/9007")
    assert next(source.works("dblp:95/9007")).authors[0].is_self is True


def test_a_redirect_to_the_page_for_readers(source, played, service):
    played.moved[f"/orcid/{ORCID}.xml"] = "/pid/95/9001-1.html"
    (record,) = source.person(f"orcid:{ORCID}")
    assert record.person.ids[0] == CARBERRY
    played.moved["/orcid/0000-0001-5000-0007"] = "/pid/95/9001-1.html"
    (record,) = source.person("orcid:0000-0001-5000-0007")
    assert record.person.ids[0] == CARBERRY
    played.moved["/doi/10.5555/glaze.23.xml"] = "/rec/conf/pots/CarberryO23.xml"
    (work,) = source.by_ids(["doi:10.5555/GLAZE.23"])
    assert work.ids == ("dblp:conf/pots/CarberryO23",)
    played.moved["/doi/10.5555/x.xml"] = "/pid/95/9001-1.html"
    with pytest.raises(UnexpectedAnswerError, match="neither a document"):
        list(source.by_ids(["doi:10.5555/x"]))


def test_candidates_come_with_evidence(source, service):
    found = list(source.find("Jòsiah Carberry", affiliation="Imaginary Sciences"))
    assert [one.id for one in found] == [CARBERRY, "dblp:95/9001", "dblp:h/JosiahKiln"]
    assert (found[0].name, found[0].score) == ("Josiah Carberry", 1.0)
    assert found[0].other_names == ("Josiah Carberry 0001", "Josiah S. Carberry")
    assert found[0].affiliations[1] == "Wesleyan Kiln"
    assert found[2].other_names == ("J. Kiln", "Josiah Kiln 0003", "Josiah Kiln")
    assert service.asked[0].query == {
        "q": ["Josiah Carberry"],
        "format": ["json"],
        "h": ["1000"],
        "c": ["0"],
    }
    assert (source.n_expected, service.n_asked) == (3, 1)
    assert len(list(source.find("Josiah Carberry", limit=1))) == 1
    with pytest.raises(IdentifierError):
        list(source.find(" | "))


def test_no_hits_have_no_list(source, played):
    played.hits["result"]["hits"] = {"@total": "0", "@computed": "0", "@sent": "0", "@first": "0"}
    assert list(source.find("Nemo")) == []
    assert source.n_expected == 0
    played.hits["result"]["hits"]["hit"] = {
        "info": {"author": "Nemo", "url": "https://dblp.org/pid/1/2"}
    }
    assert [one.id for one in source.find("Captain Nemo")] == ["dblp:1/2"]
    played.hits = {"result": {"status": {"@code": "500", "text": "Internal Server Error"}}}
    with pytest.raises(UnexpectedAnswerError):
        list(source.find("Ned Land"))


def test_works_by_ids(source, service, played):
    played.moved["/doi/10.5555/glaze.23.xml"] = "/rec/conf/pots/CarberryO23.xml"
    asked = [
        "dblp:conf/pots/CarberryO23",
        "dblp:https://dblp.org/rec/conf/pots/2022.html",
        "dblp:conf/none/x",
        "doi:10.5555/glaze.23",
        "dblp:conf/pots/CarberryO23",
    ]
    found = [work.provenance.source_id for work in source.by_ids(asked)]
    assert found == ["conf/pots/CarberryO23", "conf/pots/2022"]
    assert service.n_asked == 5
    with pytest.raises(NotFoundError):
        list(source.by_ids(["dblp:conf/none/x"]))


@pytest.mark.parametrize(
    ("reply", "error"),
    [
        (Reply(b"", 429, {"Retry-After": "9999"}), RateLimitedError),
        (
            Reply(b"<html>Too Many Requests</html>", 429, HTML | {"Retry-After": "9999"}),
            RateLimitedError,
        ),
        (Reply(b"<!DOCTYPE html><html></html>", 200, dict(HTML)), UnexpectedAnswerError),
        (Reply(b"<html><form>captcha</form></html>", 200, dict(HTML)), BlockedError),
        (Reply(b"", 200, dict(XML)), UnexpectedAnswerError),
        (Reply(b"<dblpperson pid='1/2'><r>", 200, dict(XML)), UnexpectedAnswerError),
        (
            Reply(b"<?xml version='1.0' encoding='utf-16'?><a/>", 200, dict(XML)),
            UnexpectedAnswerError,
        ),
        (Reply(b"<bht/>", 200, dict(XML)), UnexpectedAnswerError),
        (said({"error": "x"}), UnexpectedAnswerError),
    ],
)
def test_failures_are_named(source, played, reply, error):
    played.spoil = lambda asked, _: reply
    for question in (source.person, source.works):
        with pytest.raises(error):
            list(question(CARBERRY))


def test_an_older_shape():
    page = read_xml(
        b"<dblpperson name='Tang Kiln' f='k/Kiln:Tang'>"
        b"<dblpkey type='person record'>homepages/k/TangKiln</dblpkey>"
        b"<dblpkey>journals/x/Kiln</dblpkey></dblpperson>",
        "dblp",
    )
    assert parse_person(as_mapping(page)).person.ids == ("dblp:k/TangKiln",)


def test_books_and_their_references():
    cites = [{"text": "journals/psycho/CarberryK24"}, {"text": "..."}, "conf/pots/CarberryO23"]
    book = {"@element": "book", "@key": "series/kiln/C24", "series": {"text": "Kiln Series"}}
    work = parse_work(book | {"title": "Pots.", "cite": cites, "isbn": "978-0-00-000000-2"})
    assert (work.type, work.venue, work.ids[1]) == ("book", "Kiln Series", "isbn:978-0-00-000000-2")
    assert work.references == ("dblp:journals/psycho/CarberryK24", "dblp:conf/pots/CarberryO23")
    thesis = {"@element": "phdthesis", "@key": "phd/dnb/Kiln24", "school": "University of Kilns"}
    assert parse_work(thesis).type == "thesis"
    assert (parse_work(thesis).publisher, parse_work(thesis).references) == (
        "University of Kilns",
        None,
    )
    data = {"key": "data/10/Kiln24", "type": "Data and Artifacts", "publisher": "Zenodo"}
    assert parse_work(data).type == "dataset"
    edited = {"key": "conf/pots/2022", "type": "Editorship", "title": "Proceedings."}
    assert parse_work(edited).type == "other"


def test_a_hit_is_read_whole(fixtures):
    raw = json.loads((fixtures / "dblp" / "hit.json").read_text())
    work = parse_work(raw, is_about=CARBERRY)
    assert work.title == "Pots & Pans: a Kiln's View."
    assert [(one.name, one.ids, one.is_self) for one in work.authors] == [
        ("Josiah Carberry", (CARBERRY,), True),
        ("Ida Kiln", ("dblp:12/9002",), False),
    ]
    assert (work.venue, work.volume, work.issue, work.pages) == ("POTS", "7", "2", "5-9")
    assert (work.type, work.doi, work.is_open_access) == ("conference", "10.5555/POTS.21", False)
    assert (work.publisher, work.year) == ("Kiln Press", 2021)
    raw["info"] |= {
        "authors": {"author": "Ida Kiln"},
        "access": "open",
        "type": "Informal and Other Publications",
    }
    work = parse_work(raw)
    assert [(one.name, one.is_self) for one in work.authors] == [("Ida Kiln", None)]
    assert (work.type, work.is_open_access) == ("preprint", True)


ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)


def spoilt(data, raw):
    """Replace any of the values within."""
    if data.draw(st.integers(0, 9)) == 0:
        return data.draw(ODD)
    if isinstance(raw, dict):
        return {
            key: spoilt(data, value) for key, value in raw.items() if data.draw(st.integers(0, 9))
        }
    return [spoilt(data, item) for item in raw] if isinstance(raw, list) else raw


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_nothing_else_is_raised(fixtures, data):
    folder = fixtures / "dblp"
    page = as_mapping(read_xml((folder / "person.xml").read_bytes(), "dblp"))
    hit = json.loads((folder / "hit.json").read_text())
    for parse, raw in [
        (parse_person, page),
        (parse_work, page["r"][0]["article"][0]),
        (parse_work, hit),
        (parse_candidate, page["person"][0]),
    ]:
        try:
            parse(spoilt(data, raw))
        except ResearchMetricsError:
            continue


def test_blanks_about_a_key_are_none_of_it(source, played):
    page = played.pages["95/9001-1"].replace('key="conf/pots/CarberryO23"', 'key=" conf/pots/x  "')
    played.pages["95/9001-1"] = page
    assert "conf/pots/x" in {work.provenance.source_id for work in source.works(CARBERRY)}
