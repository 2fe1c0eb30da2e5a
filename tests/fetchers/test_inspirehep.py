"""INSPIRE-HEP over real sockets: pages, the reach of a question, crowds of authors, nulls."""

from __future__ import annotations

import copy
import json
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playing import HTML, Reply, said
from playing_inspirehep import PlayedInspire

from researchmetrics.errors import IdentifierError, NotFoundError, UnexpectedAnswerError
from researchmetrics.fetchers import get_source
from researchmetrics.fetchers.inspirehep import parse_author, parse_candidate, parse_work

ORCID = "orcid:0000-0002-1825-0097"
BAI, NUMBER = "inspire:J.Carberry.1", "inspire:7000001"


@pytest.fixture
def played(service, fixtures):
    played = PlayedInspire(fixtures / "inspirehep")
    service.answer = played.answer
    return played


@pytest.fixture
def source(played, open_named):
    return open_named("inspirehep")


def ids(records) -> list[str]:
    return [record.provenance.source_id for record in records]


def test_a_work_is_read_whole(played):
    work = parse_work(played.template, is_about=BAI)
    assert work.title == r"On the toughness of $p\bar{p}$ots: A study"
    assert work.abstract == "We hit $p$ots."
    assert [author.name for author in work.authors] == ["Carberry, Josiah", "Other, A. N."]
    first, second = work.authors
    assert first.ids == (NUMBER, BAI, ORCID)
    assert (first.is_self, second.is_self) == (True, False)
    assert second.ids == ("inspire:A.N.Other.3",)
    assert (first.affiliations, second.affiliations) == (("Imaginary U.",), ("Kiln Lab",))
    assert (work.n_authors, work.authors_truncated, work.editors) == (2, False, ("Kiln, Ida",))
    assert (work.date, work.year, work.type) == ("2024-03-01", 2024, "article")
    assert (work.venue, work.volume, work.issue, work.pages) == ("J.Psycho", "12", "3", "101-120")
    assert (work.publisher, work.category, work.field) == (
        "Psycho Press",
        "hep-ph",
        "Phenomenology-HEP",
    )
    assert (work.doi, work.arxiv_id) == ("10.5555/psycho.0001", "2401.99999")
    assert work.ids == (
        "inspire:9000001",
        "texkey:Carberry:2024abc",
        "report-number:POTS-2024-01",
        "bibcode:2024JPsyc..12..101C",
    )
    assert (work.url, work.links) == (
        "https://psycho.example/1",
        ("https://inspirehep.net/files/0",),
    )
    assert (work.citations, work.is_open_access, work.has_code) == (11, None, None)
    assert work.references == (
        "inspire:8000001",
        "doi:10.5555/kiln.2",
        "arxiv:hep-ph/9901001",
        "private word, Kiln J. 4 1999",
    )
    assert work.notes == (
        "collaboration: POTS",
        "erratum: J.Psycho 13 2025 9",
        "erratum: 10.5555/psycho.0001e",
        "20 pages",
    )


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"document_type": ["conference paper"]}, "conference"),
        ({"document_type": ["thesis"]}, "thesis"),
        ({"document_type": ["book chapter"]}, "chapter"),
        ({"publication_info": [], "imprints": [], "refereed": False}, "preprint"),
        ({"document_type": None}, None),
        ({"document_type": ["pot"]}, None),
    ],
)
def test_kinds(played, changes, kind):
    assert parse_work(played.work(1, **changes)).type == kind


def test_a_year_of_publication_does_not_take_the_day_of_the_preprint(played):
    work = played.work(1, imprints=None, publication_info=[{"year": 2026, "journal_title": "J"}])
    assert (parse_work(work).date, parse_work(work).year) == (None, 2026)
    work = played.work(1, imprints=None, publication_info=None)
    assert (parse_work(work).date, parse_work(work).year) == ("2024-01-15", 2024)


def crowd(played, n: int) -> list[dict]:
    own = played.template["metadata"]["authors"][0]
    return [{"full_name": f"Other, {number}"} for number in range(n - 1)] + [own]


@pytest.mark.parametrize(
    ("n", "kept", "cut"), [(99, 99, False), (100, 100, False), (3000, 101, True)]
)
def test_crowds_of_authors_are_cut_on_lists(source, played, n, kept, cut):
    played.works = [played.work(1, authors=crowd(played, n), author_count=n)]
    (work,) = source.works(BAI)
    assert len(work.authors) == kept
    assert (work.n_authors, work.authors_truncated) == (n, cut)
    assert [author.name for author in work.authors if author.is_self] == ["Carberry, Josiah"]
    assert len(parse_work(played.works[0]).authors) == n


@pytest.mark.parametrize("n", [0, 1, 999, 1000, 1001, 2500])
def test_all_pages_come_and_each_work_once(source, played, service, n):
    played.fill(n)
    assert ids(source.works(BAI)) == [str(9_000_000 + number) for number in range(1, n + 1)]
    assert source.n_expected == n
    asked = [one for one in service.asked if one.path == "/literature"]
    assert len(asked) == max(1, -(-n // 1000))
    assert service.n_asked == len(asked) + (n == 0)


@pytest.mark.parametrize(
    ("person", "rooms", "question"),
    [
        (BAI, ["/literature"], "a J.Carberry.1"),
        (NUMBER, ["/literature"], "authors.record.$ref:7000001"),
        (ORCID, ["/orcid/0000-0002-1825-0097", "/literature"], "a J.Carberry.1"),
        ("inspire:INSPIRE-00018250", ["/authors", "/literature"], "a J.Carberry.1"),
    ],
)
def test_a_person_by_each_identifier(source, service, person, rooms, question):
    works = list(source.works(person))
    assert len(works) == 3
    assert {work.authors[0].is_self for work in works} == {True}
    assert [asked.path for asked in service.asked] == rooms
    assert service.asked[-1].first("q") == question
    assert "citation_count" in service.asked[-1].first("fields")


def test_the_person_is_asked_for_once(source, service):
    assert len(list(source.person(ORCID))) == 1
    assert len(list(source.works(ORCID))) == 3
    assert service.n_asked == 2


@pytest.mark.slow
def test_beyond_the_reach_older_works_are_asked_for(source, played, service):
    played.fill(10_200)
    assert len(set(ids(source.works(BAI)))) == 10_200
    assert source.n_expected == 10_200
    assert " and de <= " in service.asked[-1].first("q")
    assert service.n_asked <= 12


def test_since_narrows(source, service):
    list(source.works(BAI, since="2024-01-01"))
    assert service.asked[0].first("q") == "a J.Carberry.1 and d >= 2024-01-01"
    with pytest.raises(IdentifierError):
        list(source.works(BAI, since="spring"))


def test_pages_too_long_are_cut(open_named, played, monkeypatch):
    monkeypatch.setenv("RESEARCHMETRICS_MAX_ANSWER_MB", "1")
    played.fill(1500)
    found = ids(open_named("inspirehep").works(BAI))
    assert found == [str(9_000_000 + number) for number in range(1, 1501)]


def test_duplicates_and_links_that_never_end(source, played, service):
    played.fill(1200)
    again = played.works[:5]

    def spoil(asked, body):
        body["links"]["next"] = "https://inspirehep.net/api/x?page=2"
        if asked.first("page") != "1":
            body["hits"]["hits"] = [*again, *body["hits"]["hits"]]
        return body

    played.spoil = spoil
    found = ids(source.works(BAI))
    assert len(found) == len(set(found)) == 1200
    assert service.n_asked <= 4


@pytest.mark.parametrize("claimed", [1, 1500, 99_999, None, "many"])
def test_counts_that_disagree_do_not_lose_rows(source, played, claimed):
    played.fill(1500)

    def spoil(asked, body):
        body["hits"]["total"] = claimed
        return body

    played.spoil = spoil
    assert len(ids(source.works(BAI))) == 1500


@pytest.mark.parametrize(
    "person", ["inspire:N.Obody.1", "inspire:404", "orcid:0000-0001-5000-0007"]
)
def test_nobody_is_not_somebody_without_works(source, person):
    for ask in (source.works, source.person):
        with pytest.raises(NotFoundError):
            list(ask(person))


@pytest.mark.parametrize("person", [BAI, NUMBER, ORCID])
def test_somebody_without_works(source, played, person):
    played.works = []
    assert list(source.works(person)) == []


@pytest.mark.parametrize(
    "identifier",
    ["", "J.Carberry.1", "inspire:", "inspire:J Carberry", "inspire:a or b.1", "doi:10.5555/1"],
)
def test_identifiers_of_no_person(source, service, identifier):
    for ask in (source.works, source.person):
        with pytest.raises(IdentifierError):
            list(ask(identifier))
    assert service.n_asked == 0


def test_a_person_is_described(source):
    (record,) = source.person(BAI)
    person = record.person
    assert (person.name, person.other_names) == (
        "Josiah Carberry",
        ("Carberry, Josiah", "Carberry, J. S."),
    )
    assert person.ids == (
        NUMBER,
        BAI,
        ORCID,
        "inspire:INSPIRE-00018250",
        "scholar:CaRbErRy00_J",
        "linkedin:carberry",
    )
    assert person.affiliations == ("Imaginary U.", "Kiln Lab")
    assert (person.interests, person.emails) == (("hep-ph",), ())
    assert record.provenance.source_id == "7000001"


def test_candidates_come_with_evidence(source, service):
    (best,) = source.find("Josiah Carberry", affiliation="imaginary")
    assert (best.id, best.score, best.source) == (NUMBER, 1.0, "inspirehep")
    assert best.evidence[1] == "last known at Imaginary U."
    assert ORCID in best.ids
    assert best.topics == ("hep-ph",)
    assert service.n_asked == 1
    with pytest.raises(IdentifierError):
        list(source.find(" ?"))


def test_works_by_their_ids(source, played, service):
    played.fill(230)
    wanted = [f"inspire:{9_000_000 + number}" for number in range(1, 231)]
    assert sorted(ids(source.by_ids([*wanted, wanted[0]]))) == sorted(
        one.partition(":")[2] for one in wanted
    )
    assert service.n_asked == 3
    assert source.n_expected == 230


def test_works_by_doi_and_arxiv_with_some_unknown(source, played):
    played.works.append(played.work(9, dois=[{"value": "10.1016/S0370-2693(97)00001-2"}]))
    wanted = ["doi:10.5555/PSYCHO.0002", "doi:10.5555/none", "arxiv:2401.00003", "arxiv:9999.99999"]
    wanted += ["doi:10.1016/s0370-2693(97)00001-2", "inspire:404"]
    assert sorted(ids(source.by_ids(wanted))) == ["9000002", "9000003", "9000009"]


def test_a_question_that_was_not_understood_brings_nothing_foreign(source, played):
    everything = [copy.deepcopy(row) for row in played.works]
    played.spoil = lambda asked, body: {
        "hits": {"hits": everything, "total": 1_500_000},
        "links": {},
    }
    assert ids(source.by_ids(["doi:10.5555/psycho.0002"])) == ["9000002"]


@pytest.mark.parametrize("work", ["inspire:8000001", "doi:10.5555/psycho.0001"])
def test_citing_works(source, played, service, work):
    if work.startswith("doi"):
        cited = {"record": {"$ref": "https://inspirehep.net/api/literature/9000001"}}
        played.works[1]["metadata"]["references"] = [cited]
        assert ids(source.citations(work)) == ["9000002"]
        assert service.n_asked == 2
    else:
        assert len(ids(source.citations(work))) == 3
        assert service.n_asked == 1


def test_a_work_nobody_cites_and_a_work_nobody_knows(source):
    assert list(source.citations("inspire:9000003")) == []
    for unknown in ("inspire:404", "doi:10.5555/none"):
        with pytest.raises(NotFoundError):
            list(source.citations(unknown))


@pytest.mark.parametrize(
    "reply",
    [
        said({"hits": None}),
        said({"status": 200, "message": "x"}),
        said([]),
        Reply(b"<html>oops</html>", 200, dict(HTML)),
        Reply(b"", 200),
        Reply(b'{"hits": {', 200),
        said({"status": 400, "message": "Maximum search page size exceeded."}, 400),
    ],
)
def test_answers_that_are_no_list_are_refused(source, service, reply):
    service.script(reply)
    with pytest.raises(UnexpectedAnswerError):
        list(source.works(BAI))


def test_it_goes_by_another_name():
    assert get_source("inspire").name == "inspirehep"


def paths(value, path=()):
    if isinstance(value, dict):
        for name in value:
            yield (*path, name)
            yield from paths(value[name], (*path, name))
    elif isinstance(value, list):
        for place, item in enumerate(value[:3]):
            yield (*path, place)
            yield from paths(item, (*path, place))


JUNK = [None, [], {}, "", "?", 7, -1, True, 1.5, [None], [{}], [[]], {"value": None}, "9" * 5000]


@pytest.mark.parametrize(
    ("name", "parse"),
    [("work.json", parse_work), ("author.json", parse_author), ("author.json", parse_candidate)],
)
@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_whatever_is_missing_or_odd_is_survived(fixtures, name, parse, data):
    raw = json.loads((fixtures / "inspirehep" / name).read_text())
    every = sorted(paths(raw), key=str)
    for path in data.draw(st.lists(st.sampled_from(every), max_size=6)):
        place = raw
        with suppress(KeyError, IndexError, TypeError, AttributeError):
            for step in path[:-1]:
                place = place[step]
            if data.draw(st.booleans()) and isinstance(place, dict):
                place.pop(path[-1], None)
            else:
                place[path[-1]] = copy.deepcopy(data.draw(st.sampled_from(JUNK)))
    with suppress(UnexpectedAnswerError):
        parse(raw)


def test_rows_whose_number_is_none_are_left_out(source, played):
    odd = played.person | {"id": {"a": None}}
    played.people.append(odd)
    assert len(list(source.find("Josiah Carberry"))) == 1


def test_a_record_without_identifiers_is_known_by_its_number(source, played, service):
    def answer(asked):
        if asked.path.startswith("/orcid/"):
            meta = {"name": {"value": "Carberry, Josiah"}}
            return said({"id": "7000001", "metadata": meta})
        return played.answer(asked)

    service.answer = answer
    list(source.works(ORCID))
    assert service.asked[-1].first("q") == "authors.record.$ref:7000001"


def test_series_conferences_and_references_in_words_are_kept():
    said = [
        {"reference": {"collaborations": ["Kiln"], "report_numbers": ["KILN-TDR-7"]}},
        {"reference": {"urls": [{"value": "https://kiln.example/pots"}]}},
    ]
    work = parse_work(
        {
            "control_number": 42,
            "titles": [{"title": "Pots"}],
            "document_type": ["proceedings"],
            "publication_info": [{"cnum": "C19-07-10", "year": 2019}],
            "book_series": [{"title": "Kiln Lecture Notes", "volume": "7"}],
            "references": said,
        }
    )
    assert (work.venue, work.volume) == ("Kiln Lecture Notes", "7")
    assert "conference: C19-07-10" in work.notes
    assert work.references == ("Kiln, KILN-TDR-7", "https://kiln.example/pots")
