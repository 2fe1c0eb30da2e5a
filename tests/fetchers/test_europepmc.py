"""Europe PMC over real sockets: cursors, batches, citing works, errors told with status 200."""

from __future__ import annotations

import copy
import dataclasses
from collections import Counter
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playing import HTML, Reply, said
from playing_europepmc import PlayedEuropePMC

from researchmetrics.errors import IdentifierError, NotFoundError, UnexpectedAnswerError
from researchmetrics.fetchers.europepmc import parse_work
from researchmetrics.records import WORK_TYPES

ORCID = "orcid:0000-0002-1825-0097"


@pytest.fixture
def epmc(service, fixtures) -> PlayedEuropePMC:
    played = PlayedEuropePMC(fixtures / "europepmc")
    service.answer = played.answer
    return played


@pytest.fixture
def source(epmc, open_named):
    return open_named("europepmc")


def numbers(records) -> list[int]:
    return [int(record.provenance.source_id.rpartition("/")[2]) - 99_000_000 for record in records]


def many(epmc, n: int) -> list[int]:
    epmc.works = [epmc.work(number) for number in range(1, n + 1)]
    return list(range(1, n + 1))


def test_a_work_is_read_whole(source):
    record = next(iter(source.works(ORCID)))
    assert record.title == "On the <i>toughness</i> of cracked pots."
    assert [author.name for author in record.authors] == [
        "Josiah Carberry",
        "Other AN",
        "Ida Rhodes-Kiln",
        "Kiln, Oven and Glaze Study Group",
    ]
    first, second, third, _ = record.authors
    assert first.ids == (ORCID,)
    assert (first.is_self, second.is_self) == (True, False)
    assert first.affiliations == (
        "University of Imaginary Sciences, Somewhere.",
        "Kiln 7, Nowhere.",
    )
    assert third.ids == ("orcid:0000-0001-0000-000X",)
    assert third.affiliations == ("Wesleyan Crockery College.",)
    assert (record.authors_truncated, record.n_authors) == (False, 4)
    assert (record.date, record.year, record.type) == ("2024-01-31", 2024, "article")
    assert (record.venue, record.publisher) == ("Journal of psychoceramics", None)
    assert (record.volume, record.issue, record.pages) == ("12", "3", "101-120")
    assert (record.doi, record.arxiv_id) == ("10.5555/psycho.0001", None)
    assert record.ids == ("europepmc:MED/99000001", "pmid:99000001", "pmcid:PMC9900001")
    assert record.url == "https://europepmc.org/article/MED/99000001"
    assert record.links == (
        "https://doi.org/10.5555/psycho.0001",
        "https://europepmc.org/articles/PMC9900001?pdf=render",
    )
    assert (record.is_open_access, record.is_retracted, record.has_code) == (True, None, None)
    assert (record.citations, record.citations_by_year, record.references) == (11, (), None)
    assert record.abstract == "Aim We hit pots & H2O. Results They cracked."
    assert (record.category, record.field) == ("Ceramics", None)
    assert record.affiliations == ("University of Imaginary Sciences, Somewhere.",)
    assert record.notes == ("Preprint in PPR/PPR901",)
    provenance = record.provenance
    assert (provenance.source, provenance.source_id) == ("europepmc", "MED/99000001")
    assert len(provenance.payload_sha256) == 64


def test_the_other_forms_are_read(epmc):
    records = {name: parse_work(raw) for name, raw in epmc.others.items()}
    preprint, lite = records["preprint"], records["lite"]
    assert (preprint.type, preprint.venue, preprint.publisher) == ("preprint", "potRxiv", "potRxiv")
    assert preprint.ids == ("europepmc:PPR/PPR901",)
    assert (preprint.citations, preprint.is_open_access) == (0, False)
    assert [author.name for author in lite.authors] == ["Carberry J", "Kiln I"]
    assert (lite.authors_truncated, lite.n_authors) == (True, None)
    assert (lite.venue, lite.volume, lite.issue, lite.pages) == (
        "J Psychoceram",
        "12",
        "4",
        "121-122",
    )
    assert (lite.type, lite.year, lite.abstract) == ("article", 2024, None)
    assert records["idlist"].ids == ("europepmc:PMC/PMC9900003", "pmcid:PMC9900003")
    citing = records["citing"]
    assert (citing.venue, citing.volume, citing.year) == ("Brief Pots", "27", 2026)
    assert (citing.type, citing.ids[1], citing.citations) == ("article", "pmid:99000004", 0)
    chapter = records["chapter"]
    assert (chapter.type, chapter.venue, chapter.publisher) == (
        "chapter",
        "PotReviews",
        "Kiln Press",
    )
    assert "isbn:9780000000002" in chapter.ids
    retracted = records["retracted"]
    assert (retracted.is_retracted, retracted.type) == (True, "article")
    assert retracted.notes == ("Retraction in MED/99000007",)
    assert retracted.date == "2001 Mar"
    for record in records.values():
        assert record.type is None or record.type in WORK_TYPES


@pytest.mark.parametrize(
    ("types", "expected"),
    [
        (["Published Erratum", "Journal Article"], ("other", None)),
        (["Retraction of Publication"], ("other", None)),
        (["retracted publication"], ("article", True)),
        (["Preprint"], ("preprint", None)),
        (["Academic Dissertations"], ("article", None)),
        ([], (None, None)),
    ],
)
def test_kinds_and_retractions(epmc, types, expected):
    record = parse_work(epmc.work(1, pubTypeList={"pubType": types}))
    assert (record.type, record.is_retracted) == expected


def test_a_list_shorter_than_the_line_of_names_is_filled_from_it(epmc):
    rows = epmc.template["authorList"]["author"]
    record = parse_work(epmc.work(1, authorList={"author": [rows[0], rows[2]]}))
    names = [author.name for author in record.authors]
    assert names[:3] == ["Josiah Carberry", "Other AN", "Ida Rhodes-Kiln"]
    assert record.authors[0].ids == (ORCID,)
    assert record.authors_truncated is False


def test_a_preprint_on_arxiv_is_known_as_such(epmc):
    record = parse_work(epmc.work(1, doi="10.48550/arXiv.2401.90001"))
    assert record.arxiv_id == "2401.90001"


def test_what_lies_open_elsewhere_is_open(epmc):
    assert parse_work(epmc.work(1, isOpenAccess="N")).is_open_access is True
    closed = epmc.work(1, isOpenAccess="N", fullTextUrlList=None)
    assert parse_work(closed).is_open_access is False
    assert parse_work(closed | {"isOpenAccess": None}).is_open_access is None


@pytest.mark.parametrize("n", [1, 2, 999, 1_000, 1_001, 2_000, 2_500])
def test_all_pages_come_each_work_once_in_the_fewest_requests(source, epmc, service, n):
    wanted = many(epmc, n)
    assert numbers(source.works(ORCID)) == wanted
    assert source.n_expected == n
    assert service.n_asked == -(-n // 1_000)
    asked = service.asked[0]
    assert asked.first("query") == 'AUTHORID:"0000-0002-1825-0097"'
    assert (asked.first("resultType"), asked.first("pageSize")) == ("core", "1000")
    assert (asked.first("cursorMark"), asked.first("sort")) == ("*", "P_PDATE_D desc")


def test_an_orcid_that_no_work_states_is_not_found(source, epmc, service):
    for since in (None, "2024-01-01"):
        with pytest.raises(NotFoundError):
            list(source.works("orcid:0000-0001-0000-0009", since=since))
    epmc.works = []
    with pytest.raises(NotFoundError):
        list(source.works(ORCID))


def test_since_narrows(source, epmc, service):
    epmc.works[0]["firstPublicationDate"] = "2020-01-01"
    assert numbers(source.works(ORCID, since="2024-01-01")) == [2, 3, 4, 5, 6]
    assert "FIRST_PDATE:[2024-01-01 TO" in service.asked[0].first("query")
    assert service.n_asked == 1
    assert list(source.works(ORCID, since="2030-01-01")) == []
    assert source.n_expected == 0
    with pytest.raises(IdentifierError):
        list(source.works(ORCID, since="spring"))


@pytest.mark.parametrize("following", ["*", "c1000"])
def test_a_cursor_that_comes_again_ends(source, epmc, service, following):
    many(epmc, 2_500)
    epmc.spoil = lambda asked, body: body | {"nextCursorMark": following}
    assert len(numbers(source.works(ORCID))) == (1_000 if following == "*" else 2_000)
    assert source.n_expected == 2_500


def test_cursors_that_never_end_end(source, epmc, service):
    turn = count(1)

    def spoil(asked, body):
        number = next(turn)
        rows = [{"id": str(number * 1_000 + i), "source": "MED"} for i in range(1_000)]
        more = {"hitCount": 3_001, "nextCursorMark": f"c{number * 9}"}
        return body | more | {"resultList": {"result": rows}}

    epmc.spoil = spoil
    received = []
    with pytest.raises(UnexpectedAnswerError, match="never ends"):
        received.extend(source.works(ORCID))
    assert len(received) == 10_000
    assert service.n_asked == 10


def test_duplicates_across_pages_come_once(source, epmc):
    many(epmc, 1_500)
    repeated = epmc.works[990:999]

    def spoil(asked, body):
        if asked.first("cursorMark") != "*":
            body["resultList"]["result"] = repeated + body["resultList"]["result"]
        return body

    epmc.spoil = spoil
    assert Counter(numbers(source.works(ORCID))) == Counter(range(1, 1_501))


def test_a_list_that_changes_meanwhile(source, epmc):
    many(epmc, 1_500)

    def spoil(asked, body):
        if asked.first("cursorMark") == "*":
            epmc.works.insert(0, epmc.work(1_501))
        return body

    epmc.spoil = spoil
    found = numbers(source.works(ORCID))
    assert sorted(found) == list(range(1, 1_501))
    assert source.n_expected == 1_501


@pytest.mark.parametrize("claimed", [1, 1_500, 9_999, None, "many"])
def test_counts_that_disagree_do_not_lose_rows(source, epmc, claimed):
    many(epmc, 1_500)
    epmc.spoil = lambda asked, body: body | {"hitCount": claimed}
    assert len(numbers(source.works(ORCID))) == 1_500
    assert source.n_expected == (claimed if isinstance(claimed, int) else None)


@pytest.mark.parametrize(
    "body",
    [
        [],
        {},
        "text",
        {"hitCount": 3, "resultList": None},
        {"hitCount": 3, "resultList": {"result": {}}},
        {"errCode": 404, "errMsg": "Invalid page size provided."},
        {"errCode": 500},
    ],
)
def test_errors_and_other_things_with_status_200_are_refused(source, service, body):
    service.script(said(body))
    for ask in (lambda: source.works(ORCID), lambda: source.by_ids(["pmid:99000001"])):
        with pytest.raises(UnexpectedAnswerError):
            list(ask())


def test_the_words_of_an_error_are_passed_on(source, service):
    service.script(said({"errCode": 404, "errMsg": "Invalid page size provided."}))
    with pytest.raises(UnexpectedAnswerError, match="Invalid page size"):
        list(source.works(ORCID))


def test_pages_and_plain_text_are_refused(source, service):
    service.script(Reply(b"<html>maintenance</html>", 200, dict(HTML)))
    with pytest.raises(UnexpectedAnswerError):
        list(source.works(ORCID))


@pytest.mark.parametrize("identifier", ["", "orcid:1", "pmid:1", "europepmc:MED/1", "orcid:"])
def test_identifiers_of_no_person(source, service, identifier):
    with pytest.raises(IdentifierError):
        list(source.works(identifier))
    assert service.n_asked == 0


@pytest.mark.parametrize(
    "identifier", ["", "pmid:x", "pmcid:7x", "europepmc:1", "europepmc:MED/", "doi:1", "orcid:x"]
)
def test_identifiers_of_no_work(source, service, identifier):
    for ask in (source.by_ids, lambda ids: source.citations(ids[0])):
        with pytest.raises(IdentifierError):
            list(ask([identifier]))
    assert service.n_asked == 0


def test_works_by_identifiers_of_all_kinds_in_one_request(source, epmc, service):
    epmc.works.append(epmc.others["preprint"])
    wanted = [
        "doi:10.5555/PSYCHO.0001",
        "doi:10.5555/none",
        "pmid:99000002",
        "pmcid:9900003",
        "pmcid:PMC9900004",
        "europepmc:med/99000005",
        "europepmc:PPR/PPR901",
        "pmid:1",
    ]
    found = [record.provenance.source_id for record in source.by_ids(wanted)]
    assert sorted(found) == [*(f"MED/9900000{i}" for i in range(1, 6)), "PPR/PPR901"]
    assert source.n_expected == 6
    assert service.n_asked == 1


def test_many_works_by_identifiers(source, epmc, service):
    wanted = many(epmc, 1_000)
    ids = [f"pmid:{99_000_000 + number}" for number in wanted]
    assert sorted(numbers(source.by_ids([*ids, *ids[:9]]))) == wanted
    assert service.n_asked == 13
    assert list(source.by_ids([])) == []


def test_works_that_were_not_asked_for_are_left_out(source, epmc):
    epmc.spoil = lambda asked, body: body | {"resultList": {"result": epmc.works}}
    assert numbers(source.by_ids(["pmid:99000002", "doi:10.5555/psycho.0003"])) == [2, 3]


@pytest.mark.parametrize("scheme", ["pmid", "pmcid", "doi", "europepmc"])
@pytest.mark.parametrize("n", [1, 999, 1_000, 1_001])
def test_citing_works(source, epmc, service, scheme, n):
    rows = [epmc.others["citing"] | {"id": str(99_100_000 + i)} for i in range(n)]
    epmc.citing["MED/99000001"] = rows
    values = {
        "pmid": "99000001",
        "pmcid": "PMC9900001",
        "doi": "10.5555/psycho.0001",
        "europepmc": "MED/99000001",
    }
    found = numbers(source.citations(f"{scheme}:{values[scheme]}"))
    assert found == [100_000 + i for i in range(n)]
    assert source.n_expected == n
    asks_first = scheme in {"pmcid", "doi"}
    assert service.n_asked == -(-n // 1_000) + asks_first


def test_a_work_that_nobody_cites_is_not_an_unknown_work(source, service, epmc):
    assert list(source.citations("pmid:99000001")) == []
    assert source.n_expected == 0
    for unknown in ("pmid:1", "doi:10.5555/none", "europepmc:PPR/PPR1"):
        with pytest.raises(NotFoundError):
            list(source.citations(unknown))


def test_the_old_way_to_say_that_nobody_cites(source, epmc, service):
    def answer(asked):
        if asked.path.endswith("/citations"):
            return Reply(b"{}", 404)
        return epmc.answer(asked)

    service.answer = answer
    assert list(source.citations("pmid:99000001")) == []
    with pytest.raises(NotFoundError):
        list(source.citations("pmid:1"))


def test_nulls_everywhere(source, epmc):
    names = [name for name in epmc.template if name not in {"id", "source"}]
    variants = [
        dict.fromkeys(names),
        {},
        {name: [] for name in names},
        {name: {} for name in names},
        dict.fromkeys(names, "?"),
        dict.fromkeys(names, 7),
        {name: [None] for name in names},
        {"authorList": {"author": [None, {}, {"fullName": None}, {"fullName": "A B"}]}},
        {"pubTypeList": {"pubType": [None, 3]}, "pubYear": "²", "journalInfo": {"journal": None}},
    ]
    wanted = [{"id": str(n), "source": "MED"} | v for n, v in enumerate(variants, 1)]
    odd = [None, {}, {"id": None, "source": "MED"}, {"id": "7"}, {"id": "a b", "source": "MED"}]
    body = {"hitCount": len(wanted), "resultList": {"result": [*odd, *wanted]}}
    epmc.spoil = lambda asked, _: body
    records = list(source.works(ORCID))
    assert len(records) == len(variants)
    empty = records[1]
    known = {f.name for f in dataclasses.fields(empty) if getattr(empty, f.name)}
    assert known == {"provenance", "ids", "url"}
    assert (empty.citations, empty.references, empty.n_authors) == (None, None, None)


def nulled(value, path=()):
    """Name every place of a value, however deep."""
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for name, part in items:
        yield (*path, name)
        if isinstance(part, dict | list):
            yield from nulled(part, (*path, name))


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_places_may_hold_anything(epmc, data):
    raw = copy.deepcopy(data.draw(st.sampled_from([epmc.template, *epmc.others.values()])))
    odd = st.sampled_from(
        [None, "", "?", 7, -1.5, True, [], {}, [None], ["x"], {"x": 1}, "9" * 5_000]
    )
    for place in data.draw(st.lists(st.sampled_from(list(nulled(raw))), max_size=9)):
        holder = raw
        for step in place[:-1]:
            try:
                holder = holder[step]
            except (KeyError, IndexError, TypeError):
                break
        if isinstance(holder, dict) and place[-1] in holder:
            if data.draw(st.booleans()):
                del holder[place[-1]]
            else:
                holder[place[-1]] = data.draw(odd)
    try:
        record = parse_work(raw, is_about=ORCID)
    except UnexpectedAnswerError:
        return
    assert record.type is None or record.type in WORK_TYPES


@pytest.mark.parametrize("junk", [{}, [], None, 3, "x", {"id": "1"}, {"id": 1, "source": None}])
def test_junk_is_refused(junk):
    with pytest.raises(UnexpectedAnswerError):
        parse_work(junk)


def test_rows_of_reference_lists_are_read():
    row = {
        "id": "99000001",
        "source": "MED",
        "citationType": "JOURNAL ARTICLE",
        "title": "On Cracked Pots.",
        "authorString": "Carberry J, Kiln I.",
        "publicationTitle": "Journal of Psychoceramics",
        "publisher": "Psycho Press",
        "pubYear": 2019,
        "unstructuredInformation": "Carberry J, Kiln I. On Cracked Pots. 2019.",
    }
    work = parse_work(row)
    assert (work.venue, work.publisher, work.year) == (
        "Journal of Psychoceramics",
        "Psycho Press",
        2019,
    )
    assert work.raw == row["unstructuredInformation"]
    assert len(work.authors) == 2
