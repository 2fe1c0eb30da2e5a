"""HAL over real sockets: cursors, forms of names, errors with status 200, saved pages, nulls."""

from __future__ import annotations

import copy
import json
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playing import HTML, Reply, said
from playing_hal import PlayedHal

from researchmetrics.errors import IdentifierError, NotFoundError, UnexpectedAnswerError
from researchmetrics.fetchers.hal import parse_author, parse_candidate, parse_page, parse_work

ORCID, OWN = "orcid:0000-0002-1825-0097", "hal:josiah-carberry"


@pytest.fixture
def played(service, fixtures):
    played = PlayedHal(fixtures / "hal")
    service.answer = played.answer
    return played


@pytest.fixture
def source(played, open_named):
    return open_named("hal")


def ids(records) -> list[str]:
    return [record.provenance.source_id for record in records]


def test_a_work_is_read_whole(played):
    work = parse_work(played.template, is_about=OWN)
    assert work.title == "On the Toughness of Cracked Pots: A study"
    assert work.abstract == "We hit pots."
    first, second = work.authors
    assert (first.name, first.ids) == ("Josiah Carberry", (OWN, "hal-person:7"))
    assert (second.name, second.ids) == ("A. N. Other", ())
    assert (first.is_self, second.is_self) == (True, False)
    assert (first.is_corresponding, second.is_corresponding) == (True, False)
    assert (first.affiliations, second.affiliations) == (("Laboratoire des Pots",), ("Kiln Lab",))
    assert (work.n_authors, work.authors_truncated) == (2, False)
    assert (work.date, work.year, work.type) == ("2024-03-01", 2024, "article")
    assert (work.venue, work.publisher) == ("Journal of Psychoceramics", "Psycho Press")
    assert (work.volume, work.issue, work.pages) == ("12", "3", "101-120")
    assert (work.doi, work.arxiv_id) == ("10.5555/psycho.0001", "2401.99999")
    assert work.ids == ("hal:hal-09000001", "pmid:99000001")
    assert (work.category, work.field) == ("shs.pots", "shs")
    assert work.affiliations == ("Laboratoire des Pots", "University of Imaginary Sciences")
    assert (work.has_code, work.code_url) == (True, "https://github.com/carberry/pots")
    assert work.is_open_access is True
    assert work.url == "https://hal.science/hal-09000001"
    assert work.links[0] == "https://hal.science/hal-09000001/document"
    assert (work.citations, work.references) == (None, None)
    assert work.notes == ("Best pot award",)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"docType_s": "COMM", "conferenceTitle_s": "PotConf"}, ("conference", "PotConf")),
        ({"docType_s": "COUV", "bookTitle_s": "Book of Pots"}, ("chapter", "Book of Pots")),
        ({"docType_s": "UNDEFINED", "journalTitle_s": None}, ("preprint", None)),
        ({"docType_s": "THESE", "journalTitle_s": None}, ("thesis", None)),
        ({"docType_s": "POT", "journalTitle_s": None}, (None, None)),
    ],
)
def test_kinds_and_venues(played, changes, expected):
    work = parse_work(played.work(1, **changes))
    assert (work.type, work.venue) == expected


def test_the_number_of_a_book_is_that_of_books_alone(played):
    assert "isbn:9780000000002" in parse_work(played.work(1, docType_s="OUV")).ids
    assert not [one for one in parse_work(played.work(1, docType_s="COUV")).ids if "isbn" in one]


def test_names_alone_will_do(played):
    work = played.work(1)
    del work["authFullNameFormIDPersonIDIDHal_fs"]
    authors = parse_work(work).authors
    assert [author.name for author in authors] == ["Josiah Carberry", "A. N. Other"]
    edited = parse_work(played.work(1, authQuality_s=["aut", "edt"]))
    assert (len(edited.authors), edited.editors) == (1, ("A. N. Other",))


@pytest.mark.parametrize("person", [OWN, ORCID])
@pytest.mark.parametrize("n", [0, 1, 1000, 2001])
def test_all_pages_come_and_each_work_once(source, played, service, person, n):
    played.fill(n)
    assert ids(source.works(person)) == [f"hal-{number:08d}" for number in range(1, n + 1)]
    assert source.n_expected == n
    assert service.n_asked == {0: 2, 2001: 2}.get(n, 1)


def test_person_and_works_share_what_is_known(source, service):
    assert len(list(source.person(ORCID))) == 1
    works = list(source.works(ORCID))
    assert [author.is_self for author in works[0].authors] == [True, False]
    assert service.n_asked == 2


def test_since_narrows(source, service):
    list(source.works(OWN, since="2024-01-01"))
    assert service.asked[0].first("fq") == "producedDate_tdate:[2024-01-01T00:00:00Z TO *]"
    with pytest.raises(IdentifierError):
        list(source.works(OWN, since="spring"))


@pytest.mark.parametrize("person", ["hal:n-obody", "orcid:0000-0001-5109-3700"])
def test_nobody_is_not_somebody_without_works(source, person):
    for ask in (source.works, source.person):
        with pytest.raises(NotFoundError):
            list(ask(person))


@pytest.mark.parametrize(
    "identifier", ["", "josiah-carberry", "hal:", 'hal:x" OR *:*', "orcid:0000-0002-1825-0098"]
)
def test_identifiers_of_no_person(source, service, identifier):
    for ask in (source.works, source.person):
        with pytest.raises(IdentifierError):
            list(ask(identifier))
    assert service.n_asked == 0


def test_a_person_is_described(source):
    (record,) = source.person(OWN)
    assert record.person.name == "Josiah Carberry"
    assert record.person.other_names == ("J. Carberry",)
    assert record.person.ids == (OWN, ORCID, "idref:099000001", "hal-person:7")
    assert record.provenance.source_id == "josiah-carberry"


def test_candidates_come_with_evidence(source, service):
    best, other = source.find("J. Carberry", affiliation="laboratoire pots")
    assert (best.id, best.n_papers) == (OWN, 3)
    assert best.score > other.score
    assert best.affiliations == ("Laboratoire des Pots",)
    assert best.coauthors == ("A. N. Other",)
    assert ORCID in best.ids
    assert other.id == "orcid:0000-0001-5000-0007"
    assert (other.n_papers, other.affiliations) == (None, ())
    assert service.n_asked == 2
    assert list(source.find("Nobody")) == []
    with pytest.raises(IdentifierError):
        list(source.find("*"))


def test_works_by_their_ids(source, played, service):
    played.fill(230)
    wanted = [f"hal:hal-{number:08d}" for number in range(1, 231)]
    assert len(set(ids(source.by_ids([*wanted, wanted[0]])))) == 230
    assert service.n_asked <= 3
    some = ["doi:10.5555/psycho.0002", 'doi:10.5555/a"b', "hal:none", "pmid:1"]
    assert ids(source.by_ids(some)) == ["hal-00000002"]


def test_a_cursor_that_repeats_and_rows_that_repeat(source, played):
    played.fill(5)

    def spoil(asked, body):
        docs = body["response"]["docs"]
        body["response"] |= {"docs": [*docs, *docs[:2], None, {}, {"docid": "7"}], "numFound": 99}
        return body | {"nextCursorMark": "*"}

    played.spoil = spoil
    assert len(ids(source.works(OWN))) == 5
    assert source.n_expected == 99


@pytest.mark.parametrize("claimed", [1, 5, 999, None, "many"])
def test_counts_that_disagree_do_not_lose_rows(source, played, claimed):
    played.fill(5)

    def spoil(asked, body):
        body["response"]["numFound"] = claimed
        return body

    played.spoil = spoil
    assert len(ids(source.works(OWN))) == 5


@pytest.mark.parametrize(
    "reply",
    [
        said({"error": {"msg": "undefined field pots", "code": 400}}),
        said({"error": "Bad query"}),
        said({"error": {"msg": "undefined field pots", "code": 400}}, 400),
        said({"response": None}),
        said([]),
        Reply(b"<html>oops</html>", 200, dict(HTML)),
        Reply(b"", 200),
        Reply(b'{"response": {', 200),
    ],
)
def test_errors_are_not_empty_lists(source, service, reply):
    service.script(reply)
    with pytest.raises(UnexpectedAnswerError):
        list(source.works(OWN))


def test_a_saved_page_is_read():
    page = b"""<html><head><meta name="citation_title" content="Des pots f&ecirc;l&eacute;s" />
    <meta name="DC.identifier" content="https://hal.science/hal-09000001" />
    <meta name="DC.identifier" content="hal-09000001" />
    <meta name="citation_author" content="Josiah Carberry" />
    <meta name="citation_doi" content="10.5555/psycho.0001" /></head></html>"""
    work = parse_page(page)
    assert (work.title, work.ids, work.doi) == (
        "Des pots fêlés",
        ("hal:hal-09000001",),
        "10.5555/psycho.0001",
    )
    for junk in (b"", b"<html></html>", b"<meta name=citation_title content=x>"):
        with pytest.raises(UnexpectedAnswerError):
            parse_page(junk)


def paths(value, path=()):
    if isinstance(value, dict):
        for name in value:
            yield (*path, name)
            yield from paths(value[name], (*path, name))
    elif isinstance(value, list):
        for place, item in enumerate(value[:3]):
            yield (*path, place)
            yield from paths(item, (*path, place))


JUNK = [None, [], {}, "", "?", 7, -1, True, 1.5, [None], [{}], [[]], "_FacetSep_", ["_JoinSep_"]]


@pytest.mark.parametrize(
    ("name", "parse"),
    [("work.json", parse_work), ("author.json", parse_author), ("author.json", parse_candidate)],
)
@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_whatever_is_missing_or_odd_is_survived(fixtures, name, parse, data):
    raw = json.loads((fixtures / "hal" / name).read_text())
    raw = {"response": {"docs": raw}} if isinstance(raw, list) else raw
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


def test_a_row_of_default_fields_is_a_work():
    row = {
        "docid": "42",
        "uri_s": "https://hal.science/hal-00000042v2",
        "label_s": "Josiah Carberry. On pots. Psycho, 2019. ⟨hal-00000042v2⟩",
    }
    record = parse_work(row)
    assert record.provenance.source_id == "hal-00000042"
    assert (record.ids, record.raw) == (("hal:hal-00000042",), row["label_s"])
    with pytest.raises(UnexpectedAnswerError):
        parse_work({"docid": "42", "uri_s": "https://hal.science/search"})


@pytest.mark.parametrize(
    ("said", "ids"),
    [
        (
            {"authFullNamePersonIDIDHal_fs": ["Ida Kiln_FacetSep_7_FacetSep_ida-kiln"]},
            ("hal:ida-kiln", "hal-person:7"),
        ),
        ({"authFullNameIdHal_fs": ["Ida Kiln_FacetSep_ida-kiln"]}, ("hal:ida-kiln",)),
        ({"authFullNameId_fs": ["Ida Kiln_FacetSep_7"]}, ("hal-person:7",)),
        ({"authIdHalFullName_fs": ["ida-kiln_FacetSep_Ida Kiln"]}, ("hal:ida-kiln",)),
        ({"authIdFullName_fs": ["0_FacetSep_Ida Kiln"]}, ()),
        ({"authFullName_s": ["Ida Kiln"]}, ()),
        ({"authFirstName_s": ["Ida"], "authLastName_s": ["Kiln"]}, ()),
        (
            {"authFullName_s": ["Ida Kiln"], "authORCIDIdExt_s": ["0000-0002-1825-0097"]},
            ("orcid:0000-0002-1825-0097",),
        ),
    ],
)
def test_authors_come_from_whichever_field_has_them(said, ids):
    (kiln,) = parse_work({"halId_s": "hal-1", **said}).authors
    assert (kiln.name, kiln.ids) == ("Ida Kiln", ids)


def test_places_classes_and_days_have_other_names_too():
    place = "12-7_FacetSep_Ida Kiln_JoinSep_99_FacetSep_Kiln Laboratory"
    row = {
        "halId_s": "hal-1",
        "en_title_s": ["Pots"],
        "authFullNameIdFormPerson_fs": ["Ida Kiln_FacetSep_12-7"],
        "authIdHasStructure_fs": [place],
        "domain_s": ["0.shs", "1.shs.pots"],
        "conferenceStartDate_s": "2019-07-01",
        "fr_abstract_s": ["Des pots."],
    }
    record = parse_work(row)
    assert record.authors[0].affiliations == ("Kiln Laboratory",)
    assert (record.title, record.abstract) == ("Pots", "Des pots.")
    assert (record.category, record.field) == ("shs", "shs")
    assert (record.date, record.year) == ("2019-07-01", 2019)
