"""The recorded answer of INSPIRE-HEP is read, and no field of it that has room is lost."""

from __future__ import annotations

import json

import pytest

from researchmetrics.errors import UnexpectedAnswerError
from researchmetrics.fetchers.inspirehep import parse_author, parse_candidate, parse_work
from researchmetrics.records import WORK_TYPES, Record, from_plain, to_plain


@pytest.fixture(scope="module")
def recorded(shared_data) -> dict:
    files = sorted((shared_data / "recordings" / "inspirehep").glob("*.json"))
    return {file.stem: json.loads(file.read_bytes()) for file in files if ".meta." not in file.name}


def test_every_recording_is_read(recorded):
    assert recorded
    for body in recorded.values():
        record = parse_work(body)
        assert record == parse_work({"id": "1713040", "metadata": body})
        assert from_plain(Record, json.loads(json.dumps(to_plain(record)))) == record
        check_whole(body, record)
        for parse in (parse_author, parse_candidate):
            with pytest.raises(UnexpectedAnswerError):
                parse(body)


def check_whole(raw, record):
    assert record.title == raw["titles"][0]["title"]
    assert record.type in WORK_TYPES
    assert (record.citations, record.n_authors) == (raw["citation_count"], raw["author_count"])
    assert record.authors_truncated is False
    (place,) = raw["publication_info"]
    assert (record.venue, record.volume, record.issue, record.pages, record.year) == (
        place["journal_title"],
        place["journal_volume"],
        place["journal_issue"],
        place["artid"],
        place["year"],
    )
    assert record.date == raw["imprints"][0]["date"]
    assert {row["value"] for row in raw["dois"]} == {record.doi}
    (eprint,) = raw["arxiv_eprints"]
    assert (record.arxiv_id, record.category) == (eprint["value"], eprint["categories"][0])
    assert record.field == raw["inspire_categories"][0]["term"]
    texkeys = [f"texkey:{key}" for key in raw["texkeys"]]
    assert list(record.ids) == [f"inspire:{raw['control_number']}", *texkeys]
    assert record.abstract.startswith(raw["abstracts"][0]["value"][:150])
    assert {row["url"] for row in raw["documents"]} == set(record.links)
    assert {row["value"] for row in raw["public_notes"]} == set(record.notes)
    cited = [row["record"]["$ref"] for row in raw["references"] if "record" in row]
    numbers = [f"inspire:{link.rpartition('/')[2]}" for link in cited]
    assert set(numbers) <= set(record.references)
    assert len(record.references) == len(set(numbers)) + len(raw["references"]) - len(cited)
    for author, row in zip(record.authors, raw["authors"], strict=True):
        assert author.name == row["full_name"]
        known = {one.partition(":")[2] for one in author.ids}
        assert {one["value"] for one in row["ids"]} <= known
        assert str(row.get("recid") or row["ids"][0]["value"]) in known
        places = [one["value"] for one in row["affiliations"] + row["raw_affiliations"]]
        assert set(places) == set(author.affiliations)
