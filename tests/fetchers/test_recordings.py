"""Recorded answers of the real service: each is read, or refused by name."""

from __future__ import annotations

import json

import pytest

from researchmetrics.errors import UnexpectedAnswerError
from researchmetrics.fetchers import get_source
from researchmetrics.fetchers.openalex import parse_author, parse_work
from researchmetrics.records import WORK_TYPES, PersonRecord, Record, from_plain, to_plain


def recorded(shared_data) -> dict:
    folder = shared_data / "recordings" / "openalex"
    files = (file for file in sorted(folder.glob("*.json")) if ".meta." not in file.name)
    return {file.stem: json.loads(file.read_bytes()) for file in files}


def rows(body) -> list:
    return body.get("results", [body])


def test_every_recording_is_read_or_refused(shared_data):
    works, people, refused = [], [], []
    for name, body in recorded(shared_data).items():
        for row in rows(body):
            try:
                works.append(parse_work(row))
            except UnexpectedAnswerError:
                try:
                    people.append(parse_author(row))
                except UnexpectedAnswerError:
                    refused.append(name)
    assert len(works) > 35
    assert len(people) == 1
    # None of them holds a work or person with its id.
    assert sorted(refused) == [
        "concept_C71924100",
        "error_400_bad_filter_2025",
        "error_400_bad_filter_2026",
        "rate_limit_200",
        "topic_T11636",
        "work_by_doi_select",
        "works_group_by_type",
    ]
    for record in works:
        assert from_plain(Record, json.loads(json.dumps(to_plain(record)))) == record
        assert record.type is None or record.type in WORK_TYPES
        assert record.n_authors is None or record.n_authors == len(record.authors)
        assert record.citations is not None


def test_no_recorded_field_that_has_room_is_lost(shared_data):
    for body in recorded(shared_data).values():
        for raw in rows(body):
            if raw.get("authorships") is not None:
                check_whole(raw, parse_work(raw))


def check_whole(raw, record):
    """Compare with the recording by ways of its own, not with the table of the reader."""
    same = {
        "title": raw["title"].split(),
        "date": [raw["publication_date"]],
        "volume": [raw["biblio"]["volume"]],
        "issue": [raw["biblio"]["issue"]],
    }
    for name, words in same.items():
        assert (getattr(record, name) or "").split() == " ".join(filter(None, words)).split(), name
    assert record.year == raw["publication_year"]
    assert (record.doi, record.citations) == (raw["doi"], raw["cited_by_count"])
    assert record.is_retracted is raw["is_retracted"]
    assert record.is_open_access is raw["open_access"]["is_oa"]
    topic = raw.get("primary_topic") or {}
    assert record.field == (topic.get("field") or {}).get("display_name")
    assert record.category == (topic.get("subfield") or {}).get("display_name")
    place = raw["primary_location"]
    assert record.venue in {
        (place["source"] or {}).get("display_name"),
        place.get("raw_source_name"),
    }
    assert bool(record.venue) is bool(place["source"] or place.get("raw_source_name"))
    assert record.publisher == (place["source"] or {}).get("host_organization_name")
    urls = [at[name] for at in raw["locations"] for name in ("landing_page_url", "pdf_url")]
    assert {url for url in urls if url} <= {record.url, *record.links}
    stated = {
        name: str(url).rpartition("/")[2] for name, url in raw["ids"].items() if name != "doi"
    }
    assert {f"{scheme}:{value}" for scheme, value in stated.items()} <= set(record.ids)
    for scheme, host in {"arxiv": "arxiv.org/abs/", "pmid": "pubmed.ncbi.nlm.nih.gov/"}.items():
        shown = {url.partition(host)[2] for url in urls if url and host in url}
        assert shown <= {record.arxiv_id, *(one.removeprefix(f"{scheme}:") for one in record.ids)}
    # One stands for works that the service has deleted: it is no reference.
    cited = {url.rpartition("/")[2] for url in raw["referenced_works"]} - {"W4285719527"}
    assert {one.partition(":")[2] for one in record.references} == cited
    assert len(record.citations_by_year) == len(raw["counts_by_year"])
    assert bool(record.abstract) is bool(raw["abstract_inverted_index"])
    assert len(record.authors) == record.n_authors == len(raw["authorships"])
    for author, given in zip(record.authors, raw["authorships"], strict=True):
        assert author.name.split() == given["raw_author_name"].split()
        assert set(given["countries"]) <= set(author.countries)
        said = [at["display_name"] for at in given["institutions"]]
        said += given["raw_affiliation_strings"]
        assert {" ".join(text.split()) for text in said} == set(author.affiliations)
        known = [given["author"]["id"], given["author"]["orcid"]]
        assert {url.rpartition("/")[2] for url in known if url} == {
            one.partition(":")[2] for one in author.ids
        }
        assert bool(author.is_corresponding) is (
            given["is_corresponding"]
            or given["author"]["id"] in (raw.get("corresponding_author_ids") or [])
        )


def test_a_recorded_work_loses_nothing(shared_data):
    raw = recorded(shared_data)["work_W2741809807"]
    record = parse_work(raw)
    assert (record.year, record.date, record.type) == (2018, "2018-02-13", "article")
    assert (record.venue, record.volume, record.issue, record.pages) == (
        "PeerJ",
        "6",
        None,
        "e4375",
    )
    assert record.doi == raw["doi"]
    assert record.citations == 962
    assert len(record.authors) == record.n_authors == len(raw["authorships"])
    assert len(record.references) == len(raw["referenced_works"])
    assert sum(n for _, n in record.citations_by_year) == 960
    words = sum(len(places) for places in raw["abstract_inverted_index"].values())
    assert len(record.abstract.split()) == words
    assert record.abstract.startswith("Despite growing interest in Open")
    assert record.is_open_access is True


def test_a_recorded_preprint(shared_data):
    (raw,) = recorded(shared_data)["works_title_search_arxiv"]["results"]
    record = parse_work(raw)
    assert (record.type, record.arxiv_id) == ("preprint", "2312.07559")


def test_a_recorded_person(shared_data):
    raw = recorded(shared_data)["author_A5023888391"]
    record = parse_author(raw)
    assert record.reported == {"h_index": 17, "i10_index": 20, "n_papers": 62, "n_citations": 3890}
    assert record.person.ids == (
        "openalex:A5023888391",
        "orcid:0000-0001-6187-6610",
        "scopus:36455008000",
    )
    assert record.person.affiliations[0] == "OurResearch"
    assert from_plain(PersonRecord, json.loads(json.dumps(to_plain(record)))) == record
    assert parse_author(raw).reported["h_index"] == 17


@pytest.mark.parametrize("junk", [{}, {"id": None}, {"id": "https://openalex.org/T1"}, {"id": 3}])
@pytest.mark.parametrize("parse", [parse_work, parse_author])
def test_junk_is_refused(parse, junk):
    with pytest.raises(UnexpectedAnswerError):
        parse(junk)


def test_the_recorded_standing_of_works_is_kept(shared_data):
    bodies = recorded(shared_data)
    stated = dict(reversed(parse_work(bodies["work_W2162348455"]).stated))
    assert stated == {
        "type": "article",
        "topic": "topics/T10895",
        "subfield": "subfields/2302",
        "field": "fields/23",
        "domain": "domains/3",
        "fwci": 500.8611,
        "citation_normalized_percentile": 1.0,
        "is_in_top_1_percent": True,
        "is_in_top_10_percent": True,
        "cited_by_percentile_year_min": 99,
        "cited_by_percentile_year_max": 100,
    }
    works = [row for body in bodies.values() for row in rows(body) if row.get("fwci") is not None]
    assert len(works) > 20
    assert all(dict(parse_work(row).stated)["fwci"] == row["fwci"] for row in works)


def test_the_played_service_counts_works_in_the_recorded_shape(shared_data, played, service):
    real = recorded(shared_data)["works_group_by_type"]
    with get_source("openalex", base_url=service.url) as source:
        ours = source.door.get_json("works", {"group_by": "type", "per_page": 200}).json
    assert set(real["meta"]) - {"next_cursor"} == set(ours["meta"])
    assert {*real["group_by"][0]} == {*ours["group_by"][0]}
    assert type(real["group_by"][0]["key"]) is type(ours["group_by"][0]["key"])
    assert sum(row["count"] for row in real["group_by"]) == real["meta"]["count"]
