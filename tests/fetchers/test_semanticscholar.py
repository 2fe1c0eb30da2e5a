"""Semantic Scholar over real sockets: pages, batches, limits, nulls and its own errors."""

from __future__ import annotations

import copy
import json
import logging
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playing import Reply, said
from playing_semanticscholar import PlayedSemanticScholar

from researchmetrics.errors import (
    AccessError,
    IdentifierError,
    NotFoundError,
    RateLimitedError,
    SourceDownError,
    UnexpectedAnswerError,
)
from researchmetrics.fetchers.semanticscholar import parse_author, parse_work
from researchmetrics.records import WORK_TYPES

CARBERRY = "s2:90000001"
OWN = "0" * 38 + "a1"


@pytest.fixture
def s2(service, fixtures) -> PlayedSemanticScholar:
    played = PlayedSemanticScholar(fixtures / "semanticscholar")
    service.answer = played.answer
    return played


@pytest.fixture
def source(s2, open_named):
    return open_named("semanticscholar")


def ids_of(records) -> list[str | None]:
    return [record.provenance.source_id for record in records]


def many(s2, n: int) -> None:
    s2.works = [s2.work(number) for number in range(1, n + 1)]


def numbered(n: int) -> list[str]:
    return [f"{number:040x}" for number in range(1, n + 1)]


def test_a_work_is_read_whole(s2, source):
    s2.works = [s2.template]
    (record,) = source.works(CARBERRY)
    assert record.title == "On the Toughness of Cracked Pots"
    assert record.abstract == "We hit pots and hit them again."
    first, second, third = record.authors
    assert [author.name for author in record.authors] == ["J. Carberry", "A. N. Other", "Ida Kiln"]
    assert (first.ids, first.is_self, second.ids, second.is_self) == ((CARBERRY,), True, (), False)
    assert third.ids == ("s2:90000003", "orcid:0000-0001-5109-3700", "dblp:12/3456")
    assert third.affiliations == ("Kiln 7, Nowhere",)
    assert (record.authors_truncated, record.n_authors) == (False, 3)
    assert (record.date, record.year, record.type) == ("2024-03-01", 2024, "conference")
    assert record.venue == "International Conference on Psychoceramics"
    assert (record.volume, record.issue, record.pages) == ("12", None, "101 - 120")
    assert (record.field, record.category) == ("Materials Science", "Art")
    assert (record.doi, record.arxiv_id) == ("10.5555/PSYCHO.0001", "2401.99999")
    assert set(record.ids[1:]) == {
        "corpusid:900001",
        "pmid:98000001",
        "pmcid:9700001",
        "dblp:conf/psycho/Carberry31",
        "acl:2031.psycho-long.1",
        "mag:99000001",
    }
    assert record.ids[0] == f"s2:{OWN}"
    assert record.url == f"https://www.semanticscholar.org/paper/{OWN}"
    assert record.links == ("https://psycho.example/1.pdf",)
    assert (record.is_open_access, record.is_retracted, record.has_code) == (True, None, None)
    assert (record.citations, record.references) == (11, None)  # references are not asked for
    assert (record.provenance.source, record.provenance.source_id) == ("semanticscholar", OWN)
    assert len(record.provenance.payload_sha256) == 64


def test_references_are_read_where_they_come(s2):
    first = "s2:" + "0" * 38 + "b1"
    assert parse_work(s2.template).references == (first, "Cracks, and how they come")
    # Held back, which is not the same as none.
    assert parse_work(s2.template | {"references": []}).references is None
    assert parse_work(s2.template | {"references": None}).references is None
    assert parse_work(s2.template | {"references": [], "referenceCount": 0}).references == ()


@pytest.mark.parametrize(
    ("types", "venue", "held_by", "expected"),
    [
        (None, "", None, None),
        (None, "", "conference", "conference"),
        (None, "", "journal", "article"),
        (["JournalArticle"], "arXiv.org", None, "preprint"),
        (None, "bioRxiv", "journal", "preprint"),
        (["Journal Article", "Review"], "Pots", None, "article"),
        (["JournalArticle", "Conference"], "Pots", "journal", "article"),
        (["JournalArticle", "Conference"], "Pots", None, "conference"),
        (["JournalArticle"], "ICPP", "conference", "conference"),
        (["Book"], "", None, "book"),
        (["BookSection"], "", None, "chapter"),
        (["Dataset"], "", None, "dataset"),
        (["CaseReport"], "", None, "article"),
        (["SomethingNew"], "", None, None),
        ([None, 3], None, None, None),
    ],
)
def test_kinds(types, venue, held_by, expected):
    raw = {"paperId": "1", "publicationTypes": types, "venue": venue}
    assert parse_work(raw | {"publicationVenue": {"type": held_by}}).type == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ({"openAccessPdf": {"url": "", "status": None}}, ()),
        ({"openAccessPdf": {"url": "http://arxiv.org/pdf/2301.10035", "status": "CLOSED"}}, 1),
    ],
)
def test_pdf_shapes(raw, expected):
    record = parse_work({"paperId": "1"} | raw)
    assert record.links == (expected or ()) or len(record.links) == expected
    assert record.arxiv_id == ("2301.10035" if expected else None)


def test_an_arxiv_doi_tells_the_arxiv_id():
    raw = {"paperId": "1", "externalIds": {"DOI": "10.48550/arXiv.2312.07559"}}
    assert parse_work(raw).arxiv_id == "2312.07559"


@pytest.mark.parametrize("n", [0, 1, 499, 999, 1000, 1001, 2500])
def test_all_pages_come_and_each_work_once(s2, source, n):
    many(s2, n)
    assert ids_of(source.works(CARBERRY)) == numbered(n)


@pytest.mark.parametrize(("n", "n_requests"), [(1000, 1), (1001, 2), (2000, 2)])
def test_requests_for_many_works(s2, source, service, n, n_requests):
    many(s2, n)
    assert ids_of(source.works(CARBERRY)) == numbered(n)
    assert service.n_asked == n_requests
    assert service.asked[0].first("limit") == "1000"
    assert "abstract" in service.asked[0].first("fields")
    assert "references" not in service.asked[0].first("fields")


def test_a_full_page_that_names_an_empty_one(s2, source, service):
    many(s2, 1000)
    s2.is_vague = True
    assert ids_of(source.works(CARBERRY)) == numbered(1000)
    assert service.n_asked == 2


def test_out_of_reach_is_said(s2, source, service):
    many(s2, 10_050)
    s2.authors[0]["paperCount"] = 10_050
    assert ids_of(source.works(CARBERRY)) == numbered(9_999)
    assert source.n_expected == 10_050
    assert service.n_asked == 11
    pages = [(int(one.first("offset")), int(one.first("limit"))) for one in service.asked[:-1]]
    assert max(sum(page) for page in pages) == 9_999


def test_answers_too_large_are_asked_for_in_parts(s2, source, service):
    many(s2, 600)
    s2.most_bytes = 300_000
    assert ids_of(source.works(CARBERRY)) == numbered(600)
    assert service.n_asked == 12  # a quarter as many each time, until they fit


def test_a_work_too_large_is_told(s2, source):
    s2.most_bytes = 10
    with pytest.raises(UnexpectedAnswerError, match="maximum size"):
        list(source.works(CARBERRY))


def test_duplicates_across_pages_come_once(s2, source):
    many(s2, 1_500)
    twice = [s2.works[3], s2.works[3]]
    s2.spoil = lambda asked, body: body | {"data": twice + body["data"]}
    assert sorted(ids_of(source.works(CARBERRY))) == numbered(1_500)


def test_a_next_that_repeats_ends(s2, source, service):
    many(s2, 1_500)
    s2.spoil = lambda asked, body: body | {"next": 1_000}
    received = []
    with pytest.raises(UnexpectedAnswerError, match="never ends"):
        received.extend(source.works(CARBERRY))
    assert ids_of(received) == numbered(1_500)
    assert service.n_asked == 2


def test_a_next_that_never_ends_ends(s2, source, service):
    many(s2, 5)
    s2.spoil = lambda asked, body: {
        "offset": body["offset"],
        "next": body["offset"] + 100,
        "data": s2.works,
    }
    received = []
    with pytest.raises(UnexpectedAnswerError, match="never ends"):
        received.extend(source.works(CARBERRY))
    assert ids_of(received) == numbered(5)
    assert service.n_asked == 3


def test_a_list_that_changes_meanwhile_gives_each_work_once(s2, source):
    many(s2, 1_500)

    def spoil(asked, body):
        s2.works = [s2.work(9_000), *s2.works] if asked.first("offset") == "0" else s2.works
        return body

    s2.spoil = spoil
    found = ids_of(source.works(CARBERRY))
    assert len(found) == len(set(found)) == 1_500


@pytest.mark.parametrize("body", [[], {}, "text", 3, {"error": "x"}, {"message": "x"}])
def test_answers_that_are_no_list_are_refused(source, service, body):
    service.script(said(body))
    with pytest.raises(UnexpectedAnswerError):
        list(source.works(CARBERRY))


@pytest.mark.parametrize("data", [None, [], [None, 3, {}], {"a": 1}, "x"])
def test_lists_that_hold_nothing(s2, source, data):
    s2.spoil = lambda asked, body: body | {"data": data} if "data" in body else body
    assert list(source.works(CARBERRY)) == []
    assert source.n_expected == 3


def test_nobody_is_not_somebody_without_works(s2, source):
    for ask in (source.works, source.person):
        with pytest.raises(NotFoundError):
            list(ask("s2:404"))
    s2.works, s2.authors[0]["paperCount"] = [], 0
    assert list(source.works(CARBERRY)) == []
    assert source.n_expected == 0


def test_since_keeps_works_without_a_day(s2, source, service):
    s2.works = [
        s2.work(1, publicationDate="2024-02-28"),
        s2.work(2, publicationDate="2024-03-01"),
        s2.work(3, publicationDate=None, year=2024),
        s2.work(4, publicationDate="2023-12-31", year=2023),
        s2.work(5, publicationDate=None, year=2023),
    ]
    found = ids_of(source.works(CARBERRY, since="2024-03-01"))
    assert found == [f"{2:040x}", f"{3:040x}"]
    assert service.asked[0].first("publicationDateOrYear") == "2024:"
    # Where the filter is not heeded nothing older slips in.
    s2.spoil = lambda asked, body: {"offset": 0, "data": s2.works}
    assert ids_of(source.works(CARBERRY, since="2024-03-01")) == found
    with pytest.raises(IdentifierError):
        list(source.works(CARBERRY, since="spring"))


def test_nothing_new_takes_two_requests(s2, source, service):
    assert list(source.works(CARBERRY, since="2030-01-01")) == []
    assert service.n_asked == 2
    assert source.n_expected is None


def test_a_person_is_described(source, service):
    (record,) = source.person(CARBERRY)
    assert record.person.ids == (CARBERRY, "orcid:0000-0002-1825-0097")
    assert (record.person.name, record.person.other_names) == (
        "J. Carberry",
        ("Josiah S. Carberry", "Josiah S. Carberry 0001"),
    )
    assert record.person.affiliations == ("University of Imaginary Sciences",)
    assert record.person.links == (
        "https://carberry.example/",
        "https://www.semanticscholar.org/author/90000001",
    )
    assert dict(record.reported) == {"h_index": 2, "n_papers": 3, "n_citations": 41}
    assert service.n_asked == 1


def test_a_merged_person_keeps_the_old_identifier(s2, source, service):
    service.script(said(s2.authors[0]))
    (record,) = source.person("s2:7")
    assert record.person.ids[0] == CARBERRY
    assert "s2:7" in record.person.ids


@pytest.mark.parametrize("identifier", ["", "s2:", "s2:abc", "s2:1,2", "orcid:1", "1", f"s2:{OWN}"])
def test_identifiers_of_no_person(source, service, identifier):
    for ask in (source.works, source.person):
        with pytest.raises(IdentifierError):
            list(ask(identifier))
    assert service.n_asked == 0


def test_works_by_their_ids_in_one_batch(s2, source, service):
    s2.works = [s2.template, *(s2.work(number) for number in range(2, 9))]
    named = {
        f"s2:{OWN.upper()}": OWN,
        "doi:10.5555/PSYCHO.0002": None,
        "doi:https://doi.org/10.5555/psycho.0003": None,
        "corpusid:900004": None,
        "doi:10.5555/none": None,
    }
    found = ids_of(source.by_ids(named))
    assert found == [OWN, *numbered(4)[1:]]
    assert service.n_asked == 1
    assert json.loads(service.asked[0].body)["ids"][0] == OWN
    for one in ("arxiv:2401.99999v3", "pmid:98000001", "pmcid:PMC9700001", "mag:99000001"):
        assert ids_of(source.by_ids([one])) == [OWN]
    assert ids_of(source.by_ids(["acl:2031.psycho-long.1", "arxiv:arXiv:2401.99999"])) == [OWN]


def test_few_works_come_with_references_and_many_without(s2, source):
    many(s2, 12)
    few = list(source.by_ids(f"s2:{one}" for one in numbered(9)))
    assert all(len(record.references) == 2 for record in few)
    more = list(source.by_ids(f"s2:{one}" for one in numbered(12)))
    assert all(record.references is None for record in more)


@pytest.mark.parametrize(("n", "n_requests"), [(1, 1), (500, 1), (501, 2), (1000, 2)])
def test_batches_are_as_large_as_allowed(s2, source, service, n, n_requests):
    many(s2, n)
    assert ids_of(source.by_ids(f"s2:{one}" for one in numbered(n))) == numbered(n)
    assert service.n_asked == n_requests


def test_batches_with_works_that_are_not_known(s2, source, service):
    assert list(source.by_ids([])) == []
    assert service.n_asked == 0
    assert list(source.by_ids(["doi:10.5555/none", "pmid:1"])) == []  # answered with status 400
    many(s2, 600)
    wanted = [f"doi:10.5555/none.{number}" for number in range(500)] + [f"s2:{numbered(1)[0]}"]
    assert ids_of(source.by_ids(wanted)) == numbered(1)


def test_batches_too_large_are_halved(s2, source, service):
    many(s2, 200)
    s2.most_bytes = 100_000
    found = ids_of(source.by_ids(f"s2:{one}" for one in numbered(200)))
    assert sorted(found) == numbered(200)
    assert service.n_asked < 16


def test_two_names_of_one_work_are_one_work(s2, source):
    s2.works = [s2.template]
    assert ids_of(source.by_ids([f"s2:{OWN}", "doi:10.5555/psycho.0001"])) == [OWN]


def test_a_service_that_is_not_there_is_told(source, service):
    service.script(said({"error": "Not Found"}, 404))
    with pytest.raises(NotFoundError):
        list(source.by_ids(["doi:10.5555/1"]))


@pytest.mark.parametrize("body", [{}, {"error": "x"}, "text"])
def test_batches_that_are_no_list_are_refused(source, service, body):
    service.script(said(body))
    with pytest.raises(UnexpectedAnswerError):
        list(source.by_ids(["doi:10.5555/1"]))


@pytest.mark.parametrize("one", ["s2:1", "mag:x", "pmcid:x", "doi:1", "isbn:1", "orcid:1"])
def test_identifiers_of_no_work(source, service, one):
    with pytest.raises(IdentifierError):
        list(source.by_ids([one]))
    assert service.n_asked == 0


@pytest.mark.parametrize("n", [0, 1, 1000, 1001])
def test_citing_works(s2, source, service, n):
    s2.works, s2.citing = [s2.work(1, citationCount=n)], [s2.work(100 + one) for one in range(n)]
    found = list(source.citations("doi:10.5555/psycho.0001"))
    assert ids_of(found) == [f"{100 + one:040x}" for one in range(n)]
    assert service.asked[0].path == "/paper/DOI:10.5555/psycho.0001/citations"
    assert source.n_expected == (0 if n == 0 else None)
    with pytest.raises(NotFoundError):
        list(source.citations("doi:10.5555/none"))


def test_citing_works_without_an_identifier_come_too(s2, source):
    s2.citing = [{"paperId": None, "title": "Pots"}, {"paperId": None, "title": None}, s2.work(9)]
    first, second = source.citations("doi:10.5555/psycho.0001")
    assert (first.title, first.ids, first.provenance.source_id) == ("Pots", (), None)
    assert second.provenance.source_id == f"{9:040x}"


def test_citing_works_beyond_reach(s2, source):
    s2.works = [s2.work(1, citationCount=12_000)]
    s2.citing = [{"paperId": f"{one:040x}"} for one in range(12_000)]
    assert sum(1 for _ in source.citations("doi:10.5555/psycho.0001")) == 9_999
    assert source.n_expected == 12_000


def test_a_doi_does_not_leave_its_place(source, service):
    service.script(said({"error": "x"}, 404))
    with pytest.raises(NotFoundError):
        list(source.citations("doi:10.5555/../../author/90000001?x=<1>#a"))
    path = service.asked[0].path
    assert path.startswith("/paper/DOI:10.5555%2F..")
    assert path.endswith("/citations")
    assert not service.asked[0].query.get("x")


def test_candidates_come_with_evidence(s2, source, service):
    namesake = copy.deepcopy(s2.authors[0]) | {"authorId": "2", "name": "X Carberry"}
    s2.authors.append(namesake | {"affiliations": [], "externalIds": {}})
    best, other = source.find("Josiah-S. Carberry", affiliation="imaginary sciences")
    assert (best.id, best.source) == (CARBERRY, "semanticscholar")
    assert (best.n_papers, best.n_citations, best.h_index) == (3, 41, 2)
    assert (best.first_year, best.last_year) == (2024, 2024)
    assert best.coauthors == ("A. N. Other", "Ida Kiln")
    assert best.topics == ("Materials Science",)
    assert best.ids == ("orcid:0000-0002-1825-0097",)
    assert best.score > other.score
    assert source.n_expected == 2
    assert [asked.path for asked in service.asked] == ["/author/search", "/author/batch"]
    assert service.asked[0].first("limit") == "1000"


def test_candidates_stand_without_more_evidence(s2, source, service):
    play = s2.answer
    down = said({"error": "Response would exceed maximum size"}, 400)
    service.answer = lambda asked: down if asked.method == "POST" else play(asked)
    (only,) = source.find("Carberry")
    assert (only.id, only.first_year, only.coauthors) == (CARBERRY, None, ())


@pytest.mark.parametrize("row", [None, {}, {"authorId": None}, {"authorId": 5}, {"authorId": []}])
def test_odd_candidates(s2, source, service, row):
    service.script(said({"total": 1, "offset": 0, "data": [row]}), said([row, None, {}, 3]))
    assert len(list(source.find("Carberry"))) <= 1


def test_no_hits_and_no_name(source, service):
    assert list(source.find("Nobody")) == []
    assert source.n_expected == 0
    assert service.n_asked == 1
    for name in ("  ", "- -"):
        with pytest.raises(IdentifierError):
            list(source.find(name))


def test_candidates_are_limited(s2, source):
    s2.authors += [s2.authors[0] | {"authorId": str(number)} for number in range(40)]
    assert len(list(source.find("Carberry", limit=3))) == 3


def test_the_key_is_sent_and_never_shown(s2, open_named, service, caplog, own_home):
    caplog.set_level(logging.DEBUG)
    s2.key = "planted-key"
    source = open_named("semanticscholar", api_key=" planted-key\n")
    assert len(list(source.works(CARBERRY))) == 3
    assert service.asked[0].headers["x-api-key"] == "planted-key"
    source.close()
    kept = b"".join(file.read_bytes() for file in own_home.rglob("*") if file.is_file())
    assert b"planted-key" not in kept
    assert "planted-key" not in caplog.text + repr(source)
    with pytest.raises(AccessError) as caught:
        list(open_named("semanticscholar", api_key="wrong-key").person(CARBERRY))
    assert "wrong-key" not in str(caught.value)
    assert "Forbidden" in str(caught.value)


def test_the_pace_is_that_of_the_key():
    from researchmetrics.fetchers import get_source

    assert get_source("s2").per_second == 0.3
    assert get_source("s2", api_key="k").per_second == 1.0
    assert get_source("semantic_scholar", per_second=5).per_second == 5


@pytest.mark.parametrize(
    ("reply", "error"),
    [
        (said({"message": "Too Many Requests. Please wait."}, 429), RateLimitedError),
        (said({"message": "Internal Server Error"}, 500), SourceDownError),
        (said({"message": "Endpoint request timed out"}, 504), SourceDownError),
        (said({"error": "Unrecognized or unsupported fields: [x]"}, 400), UnexpectedAnswerError),
        (Reply(b'{"offset": 0, "data": [', 200), UnexpectedAnswerError),
        (Reply(b"", 200), UnexpectedAnswerError),
    ],
)
def test_failures_in_the_middle_keep_what_came_before(s2, source, service, reply, error):
    many(s2, 1_500)
    play = s2.answer
    service.answer = lambda asked: reply if asked.first("offset") == "1000" else play(asked)
    received = []
    with pytest.raises(error):
        received.extend(one for one in source.works(CARBERRY))
    assert len(received) == 1_000


JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-1, 10**19),
    st.floats(allow_nan=False),
    st.text(max_size=8),
    st.lists(st.none() | st.text(max_size=3), max_size=3),
    st.dictionaries(st.sampled_from(["url", "name", "type", "DOI"]), st.none() | st.integers()),
)


def places(value, path=()):
    """Name every place in a value, however deep."""
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    for name, held in inner:
        yield (*path, name)
        if isinstance(held, dict | list):
            yield from places(held, (*path, name))


def spoilt(raw, path, junk):
    """Replace what stands at a place, or take it out where it is gone already."""
    raw = copy.deepcopy(raw)
    place = raw
    for step in path[:-1]:
        place = place[step]
    if junk is ...:
        place.pop(path[-1])
    else:
        place[path[-1]] = junk
    return raw


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_no_answer_trips_the_readers(fixtures, data):
    for name, parse in (("work", parse_work), ("author", parse_author)):
        raw = json.loads((fixtures / "semanticscholar" / f"{name}.json").read_text("utf-8"))
        for _ in range(data.draw(st.integers(1, 3))):
            path = data.draw(st.sampled_from(list(places(raw))))
            raw = spoilt(raw, path, data.draw(st.just(...) | JUNK))
        try:
            record = parse(raw)
        except UnexpectedAnswerError:
            continue
        assert getattr(record, "type", None) in {None, *WORK_TYPES}


@settings(max_examples=200, deadline=None)
@given(raw=st.recursive(JUNK, lambda inner: st.dictionaries(st.text(max_size=9), inner)))
def test_junk_is_read_or_refused(raw):
    for parse in (parse_work, parse_author):
        with suppress(UnexpectedAnswerError):
            parse(raw)
