"""arXiv over real sockets: lists of people, batches of papers, gaps, errors inside feeds."""

from __future__ import annotations

import re
from collections import Counter
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playing import HTML, Reply
from playing_arxiv import PlayedArXiv, feed, refusal, totals

from researchmetrics.errors import (
    BlockedError,
    IdentifierError,
    NotFoundError,
    RateLimitedError,
    ResearchMetricsError,
    SourceDownError,
    UnexpectedAnswerError,
)
from researchmetrics.fetchers.arxiv import ArXiv, parse_feed, parse_oai, parse_person

ORCID = "orcid:0000-0002-1825-0097"
OWN = "arxiv:carberry_j_1"


@pytest.fixture
def arxiv(service, fixtures) -> PlayedArXiv:
    played = PlayedArXiv(fixtures / "arxiv")
    service.answer = played.answer
    return played


@pytest.fixture
def source(arxiv, open_named):
    return open_named("arxiv")


def papers(records) -> list[str]:
    return [record.provenance.source_id for record in records]


def many(arxiv, n: int) -> list[str]:
    arxiv.papers = [f"24{1 + i // 90_000:02d}.{10_000 + i % 90_000}" for i in range(n)]
    return [f"arxiv:{paper}" for paper in arxiv.papers]


def test_a_work_is_read_whole(source):
    record = next(iter(source.works(ORCID)))
    assert record.title == "On the Toughness of Cracked Pots"
    assert [author.name for author in record.authors] == ["Josiah Carberry", "Ida Rhodes-Kiln"]
    assert record.authors[0].affiliations == ("University of Imaginary Sciences", "Kiln 7")
    assert record.authors[1].affiliations == ()
    assert (record.authors_truncated, record.n_authors) == (False, 2)
    assert (record.date, record.year, record.type) == ("2024-01-31", 2024, "preprint")
    assert (record.category, record.venue) == ("cs.LG", "arXiv")
    assert (record.doi, record.arxiv_id) == ("10.5555/psycho.90001", "2401.90001v2")
    assert record.ids == ("arxiv:2401.90001",)
    assert record.url == "https://arxiv.org/abs/2401.90001v2"
    assert record.links == (
        "https://arxiv.org/pdf/2401.90001v2",
        "https://doi.org/10.5555/psycho.90001",
        "https://github.com/kiln/pots",
        "https://psycho.example/pots",
    )
    assert (record.has_code, record.code_url) == (True, "https://github.com/kiln/pots")
    assert record.abstract == (
        "We hit pots & hit them again, with $k_{\\rm B}T < 1$. See also https://psycho.example/pots."
    )
    assert record.notes == (
        "12 pages, 3 figures. Code at https://github.com/kiln/pots.",
        "journal: J. Psychoceram. 12 (2024) 101-120",
        "v2 of 2024-03-05",
    )
    assert (record.citations, record.references, record.is_retracted) == (None, None, None)
    assert record.is_open_access is True
    provenance = record.provenance
    assert (provenance.source, provenance.source_id) == ("arxiv", "2401.90001")
    assert len(provenance.payload_sha256) == 64
    assert provenance.url.endswith("/a/0000-0002-1825-0097.atom")


@pytest.mark.parametrize("person", [ORCID, OWN])
@pytest.mark.parametrize("n", [0, 1, 1_000])
def test_a_list_comes_in_one_request(source, arxiv, service, person, n):
    wanted = many(arxiv, n)
    assert papers(source.works(person)) == [one.partition(":")[2] for one in wanted]
    assert source.n_expected == n
    assert service.n_asked == 1


def test_the_list_tells_who_it_is_of_without_another_request(source, service):
    (record,) = source.person(OWN)
    assert record.person.name == "Josiah Carberry"
    assert record.person.ids == (OWN, ORCID)
    assert record.provenance.source_id == "carberry_j_1"
    assert len(list(source.works(OWN))) == 6
    assert service.n_asked == 1
    (record,) = source.person(ORCID)
    assert record.person.ids == (ORCID,)


def test_since_narrows(source, arxiv):
    old = arxiv.entry("1201.00001").replace("2024-01-31", "2012-01-31")
    arxiv.spoil = lambda asked, reply: feed(arxiv.entry("2401.90001"), old)
    assert papers(source.works(ORCID, since="2024-01-31")) == ["2401.90001"]
    assert source.n_expected == 1
    assert papers(source.works(ORCID, since="2024-02-01")) == []
    with pytest.raises(IdentifierError):
        list(source.works(ORCID, since="spring"))


@pytest.mark.parametrize("status", [400, 404])
@pytest.mark.parametrize("person", ["orcid:0000-0001-0000-0009", "arxiv:nobody_n_1"])
def test_who_has_no_list_is_not_somebody_without_works(source, arxiv, person, status):
    arxiv.spoil = lambda asked, reply: Reply(b"<html>Author not found</html>", status, dict(HTML))
    for ask in (source.works, source.person):
        with pytest.raises(NotFoundError):
            list(ask(person))


def test_other_failures_of_lists_are_told_as_they_are(source, arxiv):
    arxiv.spoil = lambda asked, reply: Reply(b"<html>Teapot</html>", 418, dict(HTML))
    with pytest.raises(UnexpectedAnswerError):
        list(source.works(ORCID))


@pytest.mark.parametrize(
    "identifier", ["", "arxiv:2401.90001", "arxiv:", "orcid:1", "dblp:x", "arxiv:carberry"]
)
def test_identifiers_of_no_person(source, service, identifier):
    for ask in (source.works, source.person):
        with pytest.raises(IdentifierError):
            list(ask(identifier))
    assert service.n_asked == 0


@pytest.mark.parametrize(
    "identifier",
    ["arxiv:", "doi:10.5555/1", "arxiv:carberry_j_1", "arxiv:2413.00001", "arxiv:2401.1", "2401.9"],
)
def test_identifiers_of_no_paper(source, service, identifier):
    with pytest.raises(IdentifierError):
        list(source.by_ids([identifier]))
    assert service.n_asked == 0


@pytest.mark.parametrize(
    "written",
    [
        "2401.90001",
        "2401.90001v2",
        "https://arxiv.org/abs/2401.90001",
        "arxiv.org/pdf/2401.90001v1.pdf",
        "arXiv:2401.90001",
        "10.48550/arXiv.2401.90001",
        "https://doi.org/10.48550/arxiv.2401.90001",
    ],
)
def test_papers_are_known_however_they_are_written(source, written):
    assert papers(source.by_ids([f"arxiv:{written}"])) == ["2401.90001"]


def test_old_identifiers_hold_a_slash(source, arxiv, service):
    arxiv.papers = ["astro-ph/0601001", "math.GT/0309136"]
    found = list(source.by_ids(["arxiv:astro-ph/0601001v1", "arxiv:math.GT/0309136"]))
    assert papers(found) == arxiv.papers
    assert found[0].ids == ("arxiv:astro-ph/0601001",)
    assert service.n_asked == 1


@pytest.mark.parametrize("n", [0, 1, 200, 1_000])
def test_papers_come_in_batches_each_once(source, arxiv, service, n):
    wanted = many(arxiv, n)
    found = Counter(
        papers(source.by_ids([*wanted, *wanted[:9], *(["arxiv:1901.00001"] if n else [])]))
    )
    assert found == Counter(arxiv.papers)
    assert source.n_expected == n
    assert service.n_asked == -(-n // 230)
    for asked in service.asked:
        assert int(asked.first("max_results")) == len(asked.first("id_list").split(","))


def test_two_versions_of_a_paper_are_one_work(source):
    wanted = ["arxiv:2401.90001v1", "arxiv:2401.90001v2", "arxiv:2401.90002"]
    assert papers(source.by_ids(wanted)) == ["2401.90001", "2401.90002"]


def test_unknown_papers_are_left_out(source, service):
    assert papers(source.by_ids(["arxiv:1901.00001", "arxiv:2401.90002"])) == ["2401.90002"]
    assert papers(source.by_ids(["arxiv:1901.00001"])) == []
    assert source.n_expected == 0
    assert service.n_asked == 2


def test_an_unknown_paper_that_is_counted_is_unknown(source, arxiv, service):
    arxiv.spoil = lambda asked, reply: feed(totals(1))
    assert papers(source.by_ids(["arxiv:1901.00001"])) == []
    assert service.n_asked == 1


def test_an_empty_page_before_the_end_is_asked_for_again(source, arxiv, service):
    flaky = [feed(totals(3)), feed(totals(3))]
    arxiv.spoil = lambda asked, reply: flaky.pop() if flaky else reply
    assert len(papers(source.by_ids([f"arxiv:2401.9000{i}" for i in (1, 2, 3)]))) == 3
    assert service.n_asked == 3


def test_a_page_that_stays_empty_is_never_taken_for_nothing(source, arxiv, service):
    arxiv.spoil = lambda asked, reply: feed(totals(3))
    with pytest.raises(SourceDownError, match="lists 3 works but none after 0"):
        list(source.by_ids([f"arxiv:2401.9000{i}" for i in (1, 2, 3)]))
    assert 3 <= service.n_asked <= 8


def test_short_pages_are_gone_on_with(source, arxiv, service):
    def spoil(asked, reply):
        start = int(asked.first("start"))
        return feed(totals(6), *map(arxiv.entry, arxiv.papers[start : start + 2]))

    arxiv.spoil = spoil
    assert papers(source.by_ids([f"arxiv:{paper}" for paper in arxiv.papers])) == arxiv.papers
    assert service.n_asked == 3


def test_a_service_that_ignores_the_start_is_left(source, arxiv, service):
    arxiv.spoil = lambda asked, reply: feed(totals(900), *map(arxiv.entry, arxiv.papers[:2]))
    assert papers(source.by_ids([f"arxiv:{paper}" for paper in arxiv.papers])) == arxiv.papers[:2]
    assert service.n_asked == 3


def test_a_gap_after_some_pages_loses_none_of_them(source, arxiv):
    def spoil(asked, reply):
        whole = asked.first("start") == "0"
        return feed(totals(6), *map(arxiv.entry, arxiv.papers[:2] if whole else []))

    arxiv.spoil = spoil
    found = []
    with pytest.raises(SourceDownError):
        found.extend(source.by_ids([f"arxiv:{paper}" for paper in arxiv.papers]))
    asked = source.by_ids([f"arxiv:{paper}" for paper in arxiv.papers])
    assert papers([next(asked), next(asked)]) == arxiv.papers[:2]


def test_errors_inside_feeds_are_errors_whatever_the_status(source, arxiv):
    arxiv.spoil = lambda asked, reply: refusal(200)
    with pytest.raises(UnexpectedAnswerError, match="incorrect id format for 1234"):
        list(source.by_ids(["arxiv:2401.90001"]))
    arxiv.spoil = lambda asked, reply: refusal(400)
    with pytest.raises(UnexpectedAnswerError, match="incorrect id format for 1234"):
        list(source.by_ids(["arxiv:2401.90001"]))


@pytest.mark.parametrize("status", [200, 429])
def test_a_line_that_asks_for_patience_is_heeded(source, arxiv, service, status):
    replies = [Reply(b"Rate exceeded.", status, {"Content-Type": "text/plain"})] * 2
    arxiv.spoil = lambda asked, reply: replies.pop() if replies else reply
    assert papers(source.by_ids(["arxiv:2401.90001"])) == ["2401.90001"]
    assert service.n_asked == 3


def test_a_service_that_never_has_time(source, arxiv):
    arxiv.spoil = lambda asked, reply: Reply(b"Rate exceeded.", 200, {"Content-Type": "text/plain"})
    with pytest.raises(RateLimitedError):
        list(source.by_ids(["arxiv:2401.90001"]))


def test_a_paper_on_captchas_is_no_page_for_robots(source, arxiv):
    arxiv.template = arxiv.template.replace("Cracked Pots", "Captcha: are you human?")
    assert len(list(source.works(ORCID))) == 6
    arxiv.spoil = lambda asked, reply: Reply(b"<html>Solve this captcha</html>", 200, dict(HTML))
    with pytest.raises(BlockedError):
        list(source.by_ids(["arxiv:2401.90001"]))


@pytest.mark.parametrize("body", [b"", b"<html>Busy</html>", b"{}", b"<rss/>", b"<feed><entry>"])
def test_what_is_no_feed_is_refused(source, arxiv, body):
    arxiv.spoil = lambda asked, reply: Reply(body, 200, {"Content-Type": "application/atom+xml"})
    for ask in (source.works, source.person):
        with pytest.raises(UnexpectedAnswerError):
            list(ask(ORCID))
    with pytest.raises(UnexpectedAnswerError):
        list(source.by_ids(["arxiv:2401.90001"]))


def test_lists_lie_on_another_host_that_is_asked_more_slowly():
    with ArXiv() as source:
        lists = source._lists
        assert (source.base_url, lists.base_url) == (
            "https://export.arxiv.org",
            "https://arxiv.org",
        )
        assert source.per_second == pytest.approx(1 / 3)
        assert lists.per_second <= 1 / 15
        assert lists.tally is source.tally
        assert (source.at_once, source.keep_days) == (1, 1.0)


def test_a_list_with_all_authors_in_one_name(arxiv):
    one = "<author><name>Josiah Carberry, A. N. Other, Ida Rhodes-Kiln</name></author>"
    entry = re.sub(r"<author>.*</author>", one, arxiv.entry("2401.90001"), flags=re.DOTALL)
    (record,) = parse_feed(feed(entry).body)
    assert [author.name for author in record.authors] == [
        "Josiah Carberry",
        "A. N. Other",
        "Ida Rhodes-Kiln",
    ]
    whole = entry.replace("Josiah Carberry, A. N. Other, Ida Rhodes-Kiln", "ATLAS, CMS Groups")
    assert [author.name for author in parse_feed(feed(whole).body)[0].authors] == [
        "ATLAS, CMS Groups"
    ]


def test_entries_that_say_nothing_are_no_works(arxiv):
    bare = "<entry><id>http://arxiv.org/abs/2401.90007</id><author/></entry>"
    nothing = "<entry><id>http://arxiv.org/abs/2401.90008</id></entry><entry/>"
    records = parse_feed(feed(bare, nothing, arxiv.entry("2401.90001")).body)
    assert papers(records) == ["2401.90007", "2401.90001"]
    empty = records[0]
    assert (empty.title, empty.authors, empty.n_authors, empty.date) == (None, (), None, None)
    assert (empty.abstract, empty.doi, empty.is_open_access, empty.notes) == (None, None, None, ())


def test_a_withdrawn_paper_is_marked(arxiv):
    entry = arxiv.entry("2401.90001").replace("12 pages, 3 figures.", "This paper was withdrawn.")
    (record,) = parse_feed(feed(entry).body)
    assert "withdrawn" in record.notes
    entry = arxiv.entry("2401.90001").replace("12 pages", "Supersedes a withdrawn note, 12 pages")
    assert "withdrawn" not in parse_feed(feed(entry).body)[0].notes


def test_records_of_the_harvesting_interface(fixtures):
    (record,) = parse_oai((fixtures / "arxiv" / "oai_raw.xml").read_bytes())
    assert (record.title, record.abstract) == ("Cracks are countable", "We count.")
    assert [author.name for author in record.authors] == [
        "Josiah Carberry",
        "Ida Rhodes-Kiln, Jr.",
        "A. N. Other",
    ]
    assert (record.date, record.year) == ("2006-01-02", 2006)
    assert (record.arxiv_id, record.category) == ("math/0601001v2", "math.CO")
    assert (record.doi, record.ids) == ("10.5555/1", ("arxiv:math/0601001", "doi:10.5555/2"))
    assert record.notes == (
        "This paper has been withdrawn by the author",
        "journal: Pots 3",
        "report: KILN-7",
        "withdrawn",
        "v2 of 2007-01-14",
    )
    (record,) = parse_oai((fixtures / "arxiv" / "oai_parts.xml").read_bytes())
    assert [author.name for author in record.authors] == [
        "Josiah Carberry III",
        "Kiln Collaboration",
    ]
    assert record.authors[0].affiliations == ("Kiln 7",)
    assert (record.date, record.arxiv_id, record.category) == ("2024-01-31", "2401.90001", "cs.LG")


def test_blank_categories_and_versions_without_a_number_say_nothing(arxiv, fixtures):
    entry = arxiv.entry("2401.90001")
    blank = re.sub(r'term="[^"]*"', 'term=" "', entry)
    assert parse_feed(feed(blank).body)[0].category is None
    (record,) = parse_oai((fixtures / "arxiv" / "oai_parts.xml").read_bytes())
    assert record.notes == ("last version of 2024-03-05",)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<OAI-PMH/>",
        b"<OAI-PMH><error code='idDoesNotExist'>unknown</error></OAI-PMH>",
        b"<OAI-PMH><arXivRaw><id>x</id></arXivRaw></OAI-PMH>",
        b"<feed/>",
    ],
)
def test_other_harvests_are_refused(body):
    with pytest.raises(UnexpectedAnswerError):
        parse_oai(body)
    with pytest.raises(UnexpectedAnswerError):
        parse_person(body)


def mutated(body: bytes, cut: list[tuple[int, str]]) -> bytes:
    """Remove, empty or rename elements of a document."""
    root = ET.fromstring(body)
    for place, how in cut:
        elements = list(root.iter())
        element = elements[place % len(elements)]
        if how == "empty":
            element.clear()
        elif how == "rename":
            element.tag = "other"
        elif how == "text":
            element.text = "7 ∞ , ( and \x85"
        else:
            for parent in elements:
                if element in list(parent):
                    parent.remove(element)
    return ET.tostring(root)


CUTS = st.lists(
    st.tuples(st.integers(0, 60), st.sampled_from(["empty", "rename", "text", "remove"])),
    max_size=6,
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cut=CUTS, noise=st.binary(max_size=4), at=st.integers(0, 3_000))
def test_no_damage_breaks_out_of_our_errors(arxiv, fixtures, cut, noise, at):
    bodies = [
        feed(totals(1), arxiv.entry("2401.90001")).body,
        *((fixtures / "arxiv" / name).read_bytes() for name in ("oai_raw.xml", "oai_parts.xml")),
    ]
    for body in bodies:
        for damaged in (mutated(body, cut), body[:at] + noise + body[at + 3 :]):
            for parse in (parse_feed, parse_oai, parse_person):
                try:
                    parse(damaged)
                except ResearchMetricsError as error:
                    assert isinstance(error, UnexpectedAnswerError)  # noqa: PT017 (others escape)
