"""OpenAlex over real sockets: pages, cursors, merges, sentinels, nulls and failures."""

from __future__ import annotations

import copy
import dataclasses
from collections import Counter
from itertools import count

import pytest
from playing import HTML, Reply, said

from researchmetrics.errors import (
    AccessError,
    IdentifierError,
    NotFoundError,
    QuotaError,
    SourceDownError,
    UnexpectedAnswerError,
)
from researchmetrics.fetchers.openalex import parse_author, parse_work
from researchmetrics.records import from_plain, to_plain

CARBERRY = "openalex:A9000000001"
ORCID = "orcid:0000-0002-1825-0097"


@pytest.fixture(params=[None, "a-key"], ids=["no key", "key"])
def source(request, open_source):
    return open_source(api_key=request.param)


def titles(records) -> list[str]:
    return [record.provenance.source_id for record in records]


def many(played, n: int) -> None:
    played.works = [played.work(number) for number in range(1, n + 1)]


def test_a_work_is_read_whole(source):
    record = next(iter(source.works(CARBERRY)))
    assert record.title == "On the <i>Toughness</i> of Cracked Pots"
    assert [author.name for author in record.authors] == [
        "Josiah Carberry",
        "A. N. Other",
        "Ida Rhodes-Kiln",
    ]
    first, second, third = record.authors
    assert first.ids == (CARBERRY, ORCID)
    assert (first.is_self, second.is_self) == (True, False)
    assert (first.is_corresponding, first.countries) == (True, ("PT",))
    assert first.affiliations == (
        "University of Imaginary Sciences",
        "University of Imaginary Sciences, Somewhere",
    )
    assert (second.ids, second.affiliations, second.countries) == ((), ("Kiln 7, Nowhere",), ())
    assert third.ids == ()  # a deleted author
    assert (record.authors_truncated, record.n_authors) == (False, 3)
    assert (record.date, record.year, record.type) == ("2024-03-01", 2024, "article")
    assert (record.venue, record.publisher) == ("Journal of Psychoceramics", "Kiln Press")
    assert (record.volume, record.issue, record.pages) == ("12", "3", "101-120")
    assert record.doi == "https://doi.org/10.5555/psycho.0001"
    assert record.arxiv_id == "2401.99999v2"
    assert record.ids == (
        "openalex:W9000000001",
        "pmid:99000001",
        "pmcid:9900001",
        "mag:9000000001",
    )
    assert (record.is_open_access, record.is_retracted, record.has_code) == (True, False, None)
    assert (record.citations, record.citations_by_year) == (11, ((2024, 4), (2025, 7)))
    assert record.references == ("openalex:W9000000007", "openalex:W9000000008")
    assert record.abstract == "Abstract We hit pots and hit them them again"
    assert (record.field, record.category) == ("Social Sciences", "Cultural Studies")
    assert record.links == ("https://psycho.example/1.pdf", "http://arxiv.org/abs/2401.99999v2")
    provenance = record.provenance
    assert (provenance.source, provenance.source_id) == ("openalex", "W9000000001")
    assert len(provenance.payload_sha256) == 64
    assert provenance.retrieved_at
    assert "a-key" not in provenance.url


def test_what_openalex_says_of_a_works_standing_is_kept():
    raw = {
        "id": "https://openalex.org/W42",
        "type": "article",
        "primary_topic": {
            "id": "https://openalex.org/T11636",
            "subfield": {"id": "https://openalex.org/subfields/1702"},
            "field": {"id": "https://openalex.org/fields/17"},
            "domain": {"id": "https://openalex.org/domains/3"},
        },
        "topics": [{"id": "https://openalex.org/T10101", "subfield": {"id": None}}, None],
        "fwci": 0.0,
        "citation_normalized_percentile": {"value": 0.25, "is_in_top_10_percent": False},
        "cited_by_percentile_year": {"min": 20, "max": 30},
    }
    work = parse_work(raw)
    assert work.stated == (
        ("type", "article"),
        ("topic", "topics/T11636"),
        ("topic", "topics/T10101"),
        ("subfield", "subfields/1702"),
        ("field", "fields/17"),
        ("domain", "domains/3"),
        ("fwci", 0.0),
        ("citation_normalized_percentile", 0.25),
        ("is_in_top_10_percent", False),
        ("cited_by_percentile_year_min", 20),
        ("cited_by_percentile_year_max", 30),
    )
    assert from_plain(type(work), to_plain(work)) == work
    unknown = raw | {"fwci": None, "primary_topic": None, "topics": [], "type": None}
    rest = {"citation_normalized_percentile": None, "cited_by_percentile_year": "none"}
    assert parse_work(unknown | rest).stated == ()


def crowd(played, n: int) -> list[dict]:
    """Make so many other authors; the last is called so only in a whole list."""
    row = played.template["authorships"][1]
    people = [
        row | {"raw_author_name": f"Other {number}", "author": {"id": f"A{80_000 + number}"}}
        for number in range(n)
    ]
    return [person | {"author_position": "middle"} for person in people]


@pytest.mark.parametrize(
    ("n", "place", "stated", "expected"),
    [
        (99, "middle", None, (False, 99)),
        (100, "middle", None, (True, None)),
        (100, "last", None, (False, 100)),
        (100, None, None, (None, None)),
        (100, "last", True, (True, None)),
        (101, "last", None, (False, 101)),
    ],
)
def test_cut_lists_of_authors_are_known(played, n, place, stated, expected):
    authors = crowd(played, n)
    authors[-1]["author_position"] = place
    work = played.work(1, authorships=authors, is_authors_truncated=stated)
    record = parse_work(work)
    assert (record.authors_truncated, record.n_authors) == expected
    assert len(record.authors) == n


def test_nobody_is_marked_where_the_person_is_not_among_those_listed(source, played):
    played.works = [played.work(1, authorships=crowd(played, 100))]
    played.spoil = lambda asked, body: body | {"results": played.works}
    (record,) = source.works(CARBERRY)
    assert record.authors_truncated is True
    assert {author.is_self for author in record.authors} == {None}


def test_one_of_a_hundred_is_marked(source, played):
    own = played.template["authorships"][0]
    played.works = [played.work(1, authorships=[*crowd(played, 99), own])]
    (record,) = source.works(CARBERRY)
    assert [author.is_self for author in record.authors] == [False] * 99 + [True]


def test_corresponding_authors_are_found_in_either_place(played):
    rows = [row | {"is_corresponding": False} for row in played.template["authorships"]]
    work = {"id": "https://openalex.org/W1", "authorships": rows}
    marks = [author.is_corresponding for author in parse_work(work).authors]
    assert marks == [None, None, None]  # nobody is known: not that nobody was
    work["corresponding_author_ids"] = ["https://openalex.org/A9000000001", None, 3]
    marks = [author.is_corresponding for author in parse_work(work).authors]
    assert marks == [True, False, False]


def test_identifiers_are_found_in_places_too(played):
    places = [
        {"id": "pmh:oai:arXiv.org:2401.99999", "landing_page_url": None},
        {"landing_page_url": "https://pubmed.ncbi.nlm.nih.gov/99000007"},
        {"landing_page_url": "https://europepmc.org/articles/pmc9900007", "pdf_url": "https://e/p"},
    ]
    record = parse_work({"id": "W1", "locations": places})
    assert record.arxiv_id == "2401.99999"
    assert record.ids == ("openalex:W1", "pmid:99000007", "pmcid:9900007")
    assert record.links == ("https://e/p", *(place["landing_page_url"] for place in places[1:]))


def test_the_list_of_a_deleted_author_is_not_asked_for(source, service):
    with pytest.raises(NotFoundError):
        list(source.works("openalex:A5317838346", since="2024-01-01"))
    assert service.n_asked == 0


@pytest.mark.parametrize("person", [CARBERRY, ORCID])
@pytest.mark.parametrize("n", [0, 1, 99, 100, 101, 250])
def test_all_pages_come_and_each_work_once(source, played, person, n):
    many(played, n)
    found = titles(source.works(person))
    assert found == [f"W9{number:09d}" for number in range(1, n + 1)]
    assert source.n_expected == n
    assert source.tally.cost_usd > 0


def test_pages_are_asked_as_the_service_wants(source, service):
    list(source.works(CARBERRY))
    asked = service.asked[0]
    assert asked.first("per_page") == "100"
    assert asked.first("filter") == "authorships.author.id:A9000000001"
    assert asked.first("sort") == "publication_date:desc"
    assert (asked.first("cursor"), asked.first("page")) in {("*", None), (None, "1")}
    assert (asked.first("cursor") == "*") == source.has_key
    assert "include_xpac" not in asked.query


def test_without_a_key_pages_end_at_their_reach(open_source, played, service):
    def spoil(asked, body):
        first = 100 * int(asked.first("page"))
        rows = [{"id": f"https://openalex.org/W{first + i}"} for i in range(100)]
        return {"meta": {"count": 10_150}, "results": rows}

    played.spoil = spoil
    source = open_source()
    assert len(titles(source.works(CARBERRY))) == 10_000
    assert source.n_expected == 10_150
    assert service.n_asked == 100


def test_since_narrows(source, service, played):
    played.works[0]["publication_date"] = "2020-01-01"
    assert len(titles(source.works(CARBERRY, since="2024-01-01"))) == 5
    assert service.asked[0].first("filter").endswith(",from_publication_date:2024-01-01")
    with pytest.raises(IdentifierError):
        list(source.works(CARBERRY, since="spring"))


def test_a_repeating_cursor_ends(open_source, played):
    many(played, 250)
    played.spoil = lambda asked, body: body | {"meta": body["meta"] | {"next_cursor": "100"}}
    source = open_source(api_key="a-key")
    assert len(titles(source.works(CARBERRY))) == 200
    assert source.n_expected == 250


def test_cursors_that_never_end_end(open_source, played, service):
    numbers = count(1)

    def spoil(asked, body):
        number = next(numbers)
        rows = [played.work(number * 100 + i) for i in range(100)]
        meta = body["meta"] | {"count": 350, "next_cursor": f"c{number}"}
        return {"meta": meta, "results": rows}

    played.spoil = spoil
    received = []
    with pytest.raises(UnexpectedAnswerError, match="never ends"):
        received.extend(open_source(api_key="a-key").works(CARBERRY))
    assert len(titles(received)) == 1000
    assert service.n_asked == 10


def test_a_service_that_ignores_the_page(open_source, played, service):
    many(played, 100)
    first = {"results": [dict(row) for row in played.works]}
    played.spoil = lambda asked, body: body | first | {"meta": body["meta"] | {"count": 900}}
    assert len(titles(open_source().works(CARBERRY))) == 100
    assert service.n_asked == 3


def test_duplicates_across_pages_come_once(source, played):
    many(played, 150)
    repeated = [dict(row) for row in played.works[90:99]]

    def spoil(asked, body):
        rows = body["results"]
        if 0 < len(rows) < 100:
            rows = repeated + rows
        return body | {"results": rows}

    played.spoil = spoil
    counted = Counter(titles(source.works(CARBERRY)))
    assert len(counted) == 150
    assert set(counted.values()) == {1}


@pytest.mark.parametrize("claimed", [1, 150, 999, None, "many"])
def test_counts_that_disagree_do_not_lose_rows(source, played, claimed):
    many(played, 150)
    played.spoil = lambda asked, body: body | {"meta": body["meta"] | {"count": claimed}}
    assert len(titles(source.works(CARBERRY))) == 150
    assert source.n_expected == (claimed if isinstance(claimed, int) else None)


@pytest.mark.parametrize(
    "body", [[], {}, {"results": None, "meta": {}}, {"results": []}, "text", 3]
)
def test_answers_that_are_no_list_are_refused(source, service, body):
    service.script(said(body))
    with pytest.raises(UnexpectedAnswerError):
        list(source.works(CARBERRY))


def test_nulls_everywhere(source, played):
    fields = [name for name in played.template if name != "id"]
    bare = dict.fromkeys(fields)
    place = dict.fromkeys(played.template["primary_location"])
    person = dict.fromkeys(played.template["authorships"][0])
    variants = [
        bare,
        {},
        {name: [] for name in fields},
        {name: {} for name in fields},
        dict.fromkeys(fields, "?"),
        dict.fromkeys(fields, 7),
        {name: [None] for name in fields},
        {"primary_location": place, "locations": [None, place], "authorships": [None, person]},
        {"authorships": [person | {"author": {"id": None, "display_name": None, "orcid": None}}]},
        {"authorships": [person | {"raw_author_name": "A", "institutions": [None]}]},
        {
            "abstract_inverted_index": {"a": None, "b": ["x"], "c": [2, None]},
            "counts_by_year": [{}],
        },
        {"referenced_works": [None, 3, "junk"]},
    ]
    wanted = [{"id": f"https://openalex.org/W{n}"} | v for n, v in enumerate(variants, 1)]
    played.spoil = lambda asked, body: (
        body
        | {
            "results": [None, {}, {"id": None}, *wanted],
            "meta": {"count": len(wanted), "next_cursor": None},
        }
    )
    records = list(source.works(CARBERRY))
    assert len(records) == len(variants)
    empty = records[0]
    known = {f.name for f in dataclasses.fields(empty) if getattr(empty, f.name)}
    assert known == {"provenance", "ids"}
    assert (empty.citations, empty.references, empty.n_authors) == (None, None, None)
    assert records[2].references == ()
    assert records[10].abstract == "c"


def test_every_single_null_is_survived(open_source, played):
    """Null each field of the answer in turn, however deep."""

    def nulled(value, path=()):
        if isinstance(value, dict):
            for name in value:
                yield (*path, name)
                yield from nulled(value[name], (*path, name))
        elif isinstance(value, list) and value:
            yield (*path, 0)
            yield from nulled(value[0], (*path, 0))

    variants = []
    for number, path in enumerate(nulled(played.template), 1):
        work = copy.deepcopy(played.template)
        place = work
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = None
        variants.append(work | {"id": f"https://openalex.org/W{number}"})
    played.spoil = lambda asked, body: {
        "results": variants,
        "meta": {"count": len(variants), "next_cursor": None},
    }
    assert len(list(open_source(api_key="k").works(CARBERRY))) == len(variants) > 100


def test_a_person_is_described(source):
    (record,) = source.person(ORCID)
    assert record.person.ids == (CARBERRY, ORCID, "scopus:99000001")
    assert record.person.name == "Josiah Carberry"
    assert "J. Carberry" in record.person.other_names
    assert record.person.affiliations == (
        "University of Imaginary Sciences",
        "Wesleyan Crockery College",
    )
    assert dict(record.reported) == {
        "h_index": 3,
        "i10_index": 1,
        "n_papers": 6,
        "n_citations": 41,
    }
    assert record.citations_by_year == ((2012, 6), (2023, 15), (2024, 20))
    assert record.papers_by_year == ((2012, 3), (2023, 1), (2024, 2))
    assert record.provenance.retrieved_at


def test_a_merged_person_is_followed(source, played):
    played.moved["A8"] = "A9000000001"
    (record,) = source.person("openalex:a8")
    assert record.person.ids[0] == CARBERRY
    assert "openalex:A8" in record.person.ids
    assert len(list(source.works("openalex:A8"))) == 6


@pytest.mark.parametrize(
    "person", ["openalex:A404", "openalex:A5317838346", "orcid:0000-0001-0000-0009"]
)
def test_nobody_is_not_somebody_without_works(source, person):
    with pytest.raises(NotFoundError):
        list(source.person(person))
    with pytest.raises(NotFoundError):
        list(source.works(person))


def test_somebody_without_works_is_an_honest_nothing(source, played):
    played.works = []
    assert list(source.works(CARBERRY)) == []
    assert source.n_expected == 0


@pytest.mark.parametrize(
    "identifier",
    ["", "A1", "dblp:x", "openalex:W1", "openalex:", "openalex:A1|A2", "orcid:1", "doi:10.5555/1"],
)
def test_identifiers_of_no_person(source, service, identifier):
    for ask in (source.works, source.person):
        with pytest.raises(IdentifierError):
            list(ask(identifier))
    assert service.n_asked == 0


def test_works_by_their_ids(source, played, service):
    many(played, 230)
    ids = [f"openalex:W9{number:09d}" for number in range(1, 231)]
    found = titles(source.by_ids([*ids, ids[0]]))
    assert sorted(found) == sorted(identifier.partition(":")[2] for identifier in ids)
    assert service.n_asked <= 5
    assert len(service.asked[0].first("filter").split("|")) == 100
    assert source.n_expected == 230


def test_works_by_doi_and_the_dois_that_break_filters(source, played):
    played.works.append(played.work(50, doi="https://doi.org/10.5555/a,b"))
    wanted = ["doi:10.5555/PSYCHO.0002", "doi:https://doi.org/10.5555/a,b", "doi:10.5555/none"]
    assert sorted(titles(source.by_ids(wanted))) == ["W9000000002", "W9000000050"]


def test_a_merged_work_is_found_and_a_missing_one_left_out(source, played):
    played.moved["W8"] = "W9000000002"
    assert titles(source.by_ids(["openalex:W8", "openalex:W404"])) == ["W9000000002"]


def test_the_sentinel_of_deleted_works_is_left_out(source, played):
    played.works.append(played.work(1, id="https://openalex.org/W4285719527"))
    assert len(titles(source.works(CARBERRY))) == 6
    found = titles(source.by_ids(["openalex:W4285719527", "openalex:W9000000001"]))
    assert len(found) == 1
    with pytest.raises(NotFoundError):
        list(source.by_ids(["openalex:W4285719527"]))


def test_a_single_work_is_asked_for_where_it_costs_nothing(source, service):
    assert titles(source.by_ids(["openalex:W9000000001"]))
    assert [asked.path for asked in service.asked] == ["/works/W9000000001"]
    with pytest.raises(NotFoundError):
        list(source.by_ids(["doi:10.5555/unknown"]))


@pytest.mark.parametrize("work", ["openalex:W9000000007", "doi:10.5555/psycho.0007"])
def test_citing_works(source, played, service, work):
    played.works.append(played.work(7, referenced_works=[]))
    assert len(titles(source.citations(work))) == 6
    assert service.asked[-1].first("filter") == "cites:W9000000007"
    assert source.n_expected == 6


def test_candidates_come_with_evidence(source):
    found = list(source.find("Josiah Carberry", affiliation="imaginary sciences"))
    assert [candidate.id for candidate in found] == [CARBERRY, "openalex:A9000000002"]
    best, other = found
    assert best.score == 1.0
    assert best.evidence[:2] == (
        "the name is Josiah Carberry",
        "last known at University of Imaginary Sciences",
    )
    assert (best.n_papers, best.n_citations, best.h_index) == (6, 41, 3)
    assert (best.first_year, best.last_year) == (2012, 2024)
    assert best.countries == ("PT", "US")
    assert ORCID in best.ids
    assert best.topics[0] == "Psychoceramics"
    assert other.score < 0.5
    # Its years do not add up to its works: the first is not known.
    assert (other.first_year, other.last_year) == (None, 2024)
    assert source.n_expected == 3


def test_candidates_are_limited_and_best_first(source):
    (only,) = source.find("Josephine Carberry", limit=1)
    assert only.id == "openalex:A9000000002"
    assert only.evidence[0] == "the name is Joséphine Carberry"
    with pytest.raises(IdentifierError):
        list(source.find("  "))


def test_a_common_name_is_searched_within_the_affiliation(source, played, service):
    wanted = copy.deepcopy(played.authors[0]) | {"id": "https://openalex.org/A77"}
    namesakes = [
        played.authors[0] | {"id": f"https://openalex.org/A{n}", "affiliations": []}
        for n in range(1000, 1150)
    ]
    played.authors = [*namesakes, wanted]
    best = next(iter(source.find("Josiah Carberry", affiliation="Wesleyan Crockery")))
    assert best.id == "openalex:A77"
    assert [asked.path for asked in service.asked] == ["/authors", "/institutions", "/authors"]


def test_a_wrong_key_is_told(open_source, played):
    source = open_source(api_key="wrong")
    played.key = "right"
    with pytest.raises(AccessError) as caught:
        list(source.works(CARBERRY))
    assert "wrong" not in str(caught.value)
    assert "wrong" not in repr(source)


def test_the_key_comes_from_the_environment(open_source, played, service, monkeypatch):
    monkeypatch.setenv("OPENALEX_API_KEY", " from-there\n")
    source = open_source()
    played.key = "from-there"
    list(source.works(CARBERRY))
    assert service.asked[0].first("api_key") == "from-there"


def test_the_address_comes_from_the_environment(service, played, monkeypatch):
    from researchmetrics.fetchers import get_source

    monkeypatch.setenv("RESEARCHMETRICS_OPENALEX_URL", service.url + "/")
    monkeypatch.setenv("RESEARCHMETRICS_OPENALEX_PER_SECOND", "500")
    with get_source("openalex") as source:
        assert len(list(source.works(CARBERRY))) == 6
        assert source.per_second == 500


@pytest.mark.parametrize(
    ("reply", "error"),
    [
        (Reply(b"<html>oops</html>", 200, HTML), UnexpectedAnswerError),
        (Reply(b"", 200), UnexpectedAnswerError),
        (Reply(b'{"meta": {', 200), UnexpectedAnswerError),
        (Reply(b"", 503), SourceDownError),
        (said({"error": "x"}, 429, **{"x-ratelimit-remaining": "0"}), QuotaError),
    ],
)
def test_failures_in_the_middle_keep_what_came_before(open_source, played, service, reply, error):
    many(played, 250)
    play = played.answer
    service.answer = lambda asked: reply if asked.first("page") == "3" else play(asked)
    source = open_source()
    received = []
    with pytest.raises(error):
        received.extend(received_one for received_one in source.works(CARBERRY))
    assert len(received) == 200
    assert source.n_expected == 250


def test_the_second_run_costs_nothing(open_source, service):
    list(open_source().works(CARBERRY))
    n_asked = service.n_asked
    source = open_source()
    list(source.works(CARBERRY))
    assert service.n_asked == n_asked
    assert source.tally.requests == 0
    assert source.tally.oldest


def test_the_shapes_of_2023_are_read():
    work = parse_work(
        {
            "id": "https://openalex.org/W42",
            "host_venue": {
                "display_name": "Journal of Psychoceramics",
                "publisher": "Psycho Press",
                "url": "https://doi.org/10.5555/psycho.0042",
                "type": "journal",
            },
            "alternate_host_venues": [{"url": "https://arxiv.org/abs/2301.99999"}],
            "concepts": [
                {"display_name": "Ceramics", "level": 1},
                {"display_name": "Art", "level": 0},
            ],
            "authorships": [
                {
                    "author": {"id": "https://openalex.org/A7", "display_name": "Ida Kiln"},
                    "raw_affiliation_string": "Kiln Laboratory, Nowhere",
                }
            ],
        }
    )
    assert (work.venue, work.publisher) == ("Journal of Psychoceramics", "Psycho Press")
    assert (work.url, work.arxiv_id) == ("https://doi.org/10.5555/psycho.0042", "2301.99999")
    assert (work.category, work.field) == ("Ceramics", "Art")
    assert work.authors[0].affiliations == ("Kiln Laboratory, Nowhere",)
    person = parse_author(
        {
            "id": "https://openalex.org/A7",
            "last_known_institution": {"display_name": "Kiln Laboratory", "country_code": "PT"},
            "x_concepts": [{"display_name": "Ceramics", "level": 1}],
            "ids": {"mag": "700", "wikipedia": "https://en.wikipedia.org/wiki/Ida_Kiln"},
        }
    ).person
    assert person.affiliations == ("Kiln Laboratory",)
    assert person.interests == ("Ceramics",)
    assert person.ids == ("openalex:A7", "mag:700")
    assert person.links == ("https://en.wikipedia.org/wiki/Ida_Kiln",)
