"""The ACL Anthology over real sockets: pages of authors and papers, and files of volumes."""

from __future__ import annotations

import random

import pytest
from playing import HTML, Reply
from playing_acl_anthology import PlayedAclAnthology

from researchmetrics.errors import (
    BlockedError,
    IdentifierError,
    NotFoundError,
    ResearchMetricsError,
    SourceDownError,
    UnexpectedAnswerError,
)
from researchmetrics.fetchers import get_source
from researchmetrics.fetchers.acl_anthology import (
    parse_collection,
    parse_paper,
    parse_papers,
    parse_person,
)

CARBERRY = "acl:josiah-carberry-brown"


@pytest.fixture
def played(service, fixtures) -> PlayedAclAnthology:
    played = PlayedAclAnthology(fixtures / "acl_anthology")
    service.answer = played.answer
    return played


@pytest.fixture
def source(played, open_named):
    return open_named("acl_anthology")


def test_the_papers_of_an_author_are_read_whole(source):
    first, front, last = source.works(CARBERRY)
    assert first.title == "On Cracked Pots & Pans"
    assert [(one.name, one.ids, one.is_self) for one in first.authors] == [
        ("Ida Kiln", ("acl:ida-kiln/unverified",), False),
        ("J. S. Carberry", (CARBERRY,), True),
    ]
    assert (first.year, first.type, first.abstract) == (2024, "conference", "We hit pots.")
    assert first.venue == "Proceedings of the 2nd Conference on Pots"
    assert (first.has_code, first.code_url) == (True, "https://code.example/pots")
    assert first.links[0] == "https://aclanthology.org/2024.pots-main.7.pdf"
    assert first.notes == ("Best Pot Award",)
    assert (first.ids, first.is_retracted) == (("acl:2024.pots-main.7",), None)
    assert first.url == "https://aclanthology.org/2024.pots-main.7/"
    assert (front.type, front.authors, front.editors) == ("other", (), ("Josiah Carberry",))
    assert (last.type, last.year, last.is_retracted) == ("workshop", 1999, True)
    assert (last.has_code, last.abstract, last.notes) == (None, None, ())
    assert (source.n_expected, len(first.provenance.payload_sha256)) == (3, 64)
    assert first.provenance.source_id == "2024.pots-main.7"


def test_an_author_is_read_whole(source):
    (record,) = source.person(CARBERRY)
    person = record.person
    assert person.name == "Josiah Carberry"
    assert person.ids == (CARBERRY, "orcid:0000-0002-1825-0097")
    assert person.other_names == ("J. S. Carberry", "Josiah Stinkney Carberry")
    assert person.affiliations == ("Brown",)
    assert record.reported == {}


def test_a_blank_remark_on_an_author_is_no_affiliation():
    page = b"<section><h2 id=title>Ida Kiln</h2><p class=text-muted> </p>"
    page += b"<p class=text-muted>Brown</p></section>"
    assert parse_person(page, "ida-kiln").person.affiliations == ("Brown",)


@pytest.mark.parametrize("n", [0, 1, 2, 1000])
def test_one_request_tells_author_and_papers(open_named, played, service, n):
    played.fill(n)
    source = open_named("acl_anthology", cache_days=0)
    assert len(list(source.person(CARBERRY))) == 1
    works = list(source.works(CARBERRY))
    assert len({work.ids for work in works}) == len(works) == n
    assert (service.n_asked, source.n_expected) == (1, n)
    list(source.works(CARBERRY))
    assert service.n_asked == 2


def test_since_narrows(source):
    assert {work.year for work in source.works(CARBERRY, since="2000-01-01")} == {2024}
    assert source.n_expected is None


@pytest.mark.parametrize(
    "form", ["https://aclanthology.org/people/j/josiah-carberry-brown/", "josiah-carberry-brown/"]
)
def test_forms_of_an_author(source, form):
    assert next(source.person(f"acl:{form}")).person.ids[0] == CARBERRY


def test_an_author_who_got_another_page(source):
    (record,) = source.person("acl:josiah-carberry")
    assert record.person.ids == (CARBERRY, "acl:josiah-carberry", "orcid:0000-0002-1825-0097")
    marks = {one.is_self for work in source.works("acl:josiah-carberry") for one in work.authors}
    assert marks == {True, False}


def test_nobody_is_not_found(source):
    for question in (source.person, source.works):
        with pytest.raises(NotFoundError):
            list(question("acl:nemo/unverified"))


@pytest.mark.parametrize("odd", ["acl:", "acl:A B", "acl:~x", "orcid:0000-0002-1825-0097"])
def test_odd_ids_are_refused(source, service, odd):
    with pytest.raises(IdentifierError):
        list(source.works(odd))
    with pytest.raises(IdentifierError):
        list(source.by_ids(["acl:2024.pots-main.7", odd]))
    assert not service.asked


def test_a_paper_is_read_whole(source):
    (work,) = source.by_ids(["acl:https://aclanthology.org/2024.pots-main.7.pdf"])
    assert work.title == "On Cracked Pots & Pans"
    assert [(one.name, one.ids) for one in work.authors] == [
        ("Ida Kiln", ("acl:ida-kiln/unverified",)),
        ("Josiah Carberry", (CARBERRY,)),
    ]
    assert (work.date, work.year, work.type) == ("May 2024", 2024, "conference")
    assert (work.pages, work.publisher) == ("101-120", "Kiln Press")
    assert work.editors == ("Ann Other", "Bo Clay")
    assert (work.doi, work.ids) == ("10.5555/v1/2024.pots-main.7", ("acl:2024.pots-main.7",))
    assert work.abstract == "We hit x^2 pots."
    assert (work.notes, work.has_code) == (("Best Pot Award",), True)
    assert (work.code_url, work.is_retracted) == ("https://code.example/pots", None)
    assert set(work.links) == {
        "https://aclanthology.org/2024.pots-main.7v2.pdf",
        "https://code.example/pots",
        "https://aclanthology.org/2024.pots-main.7.mp4",
        "https://aclanthology.org/2024.pots-main.7.pdf",
    }


def test_papers_by_ids(source, service, played):
    found = source.by_ids(["acl:2024.pots-main.7", "acl:P99-9999", "acl:2024.pots-main.7"])
    assert [work.ids for work in found] == [("acl:2024.pots-main.7",)]
    assert service.n_asked == 2
    with pytest.raises(NotFoundError):
        list(source.by_ids(["acl:P99-9999"]))
    played.pages["/2024.pots-main.7/"] = played.paper.replace(
        "Mobile users", "This paper was retracted"
    )
    (work,) = source.by_ids(["acl:2024.pots-main.7"])  # out of the cache
    assert (work.is_retracted, service.n_asked) == (None, 3)
    (work,) = [parse_paper(played.pages["/2024.pots-main.7/"].encode())]
    assert work.is_retracted is True


@pytest.mark.parametrize(
    ("reply", "error"),
    [
        (Reply(b"", 200, dict(HTML)), UnexpectedAnswerError),
        (Reply(b"{}"), UnexpectedAnswerError),
        (Reply(b"<html><form>captcha</form></html>", 200, dict(HTML)), BlockedError),
        (Reply(b"<!doctype html><p>Maintenance</p>", 200, dict(HTML)), UnexpectedAnswerError),
        (Reply(b"<html>down</html>", 503, dict(HTML)), SourceDownError),
    ],
)
def test_failures_are_named(open_named, played, reply, error):
    played.spoil = lambda asked, _: reply
    source = open_named("acl_anthology", max_wait=1)
    for question in (source.person, source.works):
        with pytest.raises(error):
            list(question(CARBERRY))
    with pytest.raises(error):
        list(source.by_ids(["acl:2024.pots-main.7"]))


def test_a_file_is_read_whole(fixtures):
    body = (fixtures / "acl_anthology" / "collection.xml").read_bytes()
    work, retracted = parse_collection(body)
    assert work.title == "On Cracked Pots: x^2 & Pans"
    assert [(one.name, one.ids, one.affiliations) for one in work.authors] == [
        ("Ida Kiln", ("acl:ida-kiln",), ("Kiln 7, Nowhere",)),
        ("Josiah Carberry", ("orcid:0000-0002-1825-0097",), ()),
        ("Other", (), ()),
    ]
    assert (work.editors, work.publisher) == (("Ann Other",), "Kiln Press")
    assert (work.venue, work.type) == ("Proceedings of the 2nd Conference on Pots", "conference")
    assert (work.date, work.year, work.pages) == ("May 2024", 2024, "101–120")
    assert (work.doi, work.ids) == (
        "10.5555/v1/2024.pots-main.7",
        ("acl:2024.pots-main.7", "bibkey:kiln-etal-2024-cracked"),
    )
    assert (work.abstract, work.url) == (
        "We hit pots.",
        "https://aclanthology.org/2024.pots-main.7/",
    )
    assert (work.has_code, work.code_url) == (True, "https://code.example/pots")
    assert work.notes == (
        "Best Pot Award",
        "Revision 2024-07-08: Corrected glaze.",
        "Ida Kiln is written 窯 伊達",
    )
    assert work.links == (
        "https://aclanthology.org/2024.pots-main.7.pdf",
        "https://pots.example/poster.pdf",
        "https://aclanthology.org/2024.pots-main.7v2.pdf",
        "https://aclanthology.org/2024.pots-main.7e1.pdf",
        "https://aclanthology.org/2024.pots-main.7.mp4",
        "https://aclanthology.org/attachments/2024.pots-main.7.software.zip",
        "https://code.example/pots",
        "https://paperswithcode.com/dataset/pots",
    )
    assert (retracted.is_retracted, retracted.has_code) == (True, None)
    assert retracted.notes == ("Retracted 2024-09-01: The shards were glued.",)
    assert retracted.ids == ("acl:2024.pots-main.8", "bibkey:carberry-2024-shards")


@pytest.mark.parametrize(
    ("collection", "volume", "paper", "expected"),
    [
        ("P99", "1", "3", "P99-1003"),
        ("W99", "1", "3", "W99-0103"),
        ("C69", "12", "3", "C69-1203"),
        ("D19", "50", "3", "D19-5003"),
        ("D19", "1", "3", "D19-1003"),
        ("2024.pots", "main", "3", "2024.pots-main.3"),
    ],
)
def test_identifiers_are_put_together(collection, volume, paper, expected):
    inner = f"<volume id='{volume}'><paper id='{paper}'/></volume>"
    body = f"<collection id='{collection}'>{inner}</collection>"
    (work,) = parse_collection(body.encode())
    assert work.ids == (f"acl:{expected}",)


def test_files_from_before_2019():
    body = (
        b"<volume id='P99'><paper id='1003'><title>Pots</title><year>1999</year></paper></volume>"
    )
    (work,) = parse_collection(body)
    assert (work.ids, work.title, work.year) == (("acl:P99-1003",), "Pots", 1999)
    for odd in (b"<dblp/>", b"<collection>", b"", b"[]"):
        with pytest.raises(UnexpectedAnswerError):
            parse_collection(odd)


def test_it_is_found_by_its_short_name():
    with get_source("acl") as source:
        assert source.name == "acl_anthology"


def test_nothing_else_is_raised(fixtures):
    dice = random.Random(7)
    folder = fixtures / "acl_anthology"
    readers = [
        (parse_collection, "collection.xml"),
        (parse_paper, "paper.html"),
        (parse_papers, "person.html"),
        (lambda body: parse_person(body, "x"), "person.html"),
    ]
    for parse, name in readers:
        whole = (folder / name).read_bytes()
        for _ in range(150):
            body = bytearray(whole)
            for _ in range(dice.randint(1, 9)):
                at, size = dice.randrange(len(body)), dice.randint(0, 30)
                body[at : at + size] = dice.choice(
                    [b"", b"<", b'"', b"\xff", b"&#0;", b"<p>", b"<dd>"]
                )
            try:
                parse(bytes(body))
            except ResearchMetricsError:
                continue
