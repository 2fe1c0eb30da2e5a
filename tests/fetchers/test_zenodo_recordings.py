"""A recorded answer of Zenodo: nothing that has room is lost."""

from __future__ import annotations

import json

import pytest

from researchmetrics.fetchers.zenodo import parse_work
from researchmetrics.records import Record, from_plain, to_plain


@pytest.fixture
def recorded(shared_data) -> dict:
    files = sorted((shared_data / "recordings" / "zenodo").glob("*.json"))
    return {f.stem: json.loads(f.read_bytes()) for f in files if ".meta." not in f.name}


def test_no_recorded_field_that_has_room_is_lost(recorded):
    assert recorded
    for raw in recorded.values():
        said, record = raw["metadata"], parse_work(raw)
        assert from_plain(Record, json.loads(json.dumps(to_plain(record)))) == record
        assert (record.title, record.date) == (said["title"], said["publication_date"])
        assert record.year == int(said["publication_date"][:4])
        assert record.doi == raw["doi"]
        assert record.ids == (f"zenodo:{raw['id']}", f"zenodo:{raw['conceptrecid']}")
        assert record.url == raw["links"]["self_html"]
        assert record.is_open_access is (said["access_right"] == "open")
        assert [author.name for author in record.authors] == [p["name"] for p in said["creators"]]
        for author, given in zip(record.authors, said["creators"], strict=True):
            assert author.affiliations == (given["affiliation"],)
            assert author.ids == ((f"orcid:{given['orcid']}",) if "orcid" in given else ())
        assert record.type == said["resource_type"]["type"]
        urls = {one["identifier"] for one in said["related_identifiers"]}
        assert urls <= set(record.links)
        assert (record.code_url, record.has_code) == (None, None)  # it is derived from them
        assert record.abstract == said["description"].removeprefix("<p>").removesuffix("</p>")
        assert "Award Number: 287214" in record.notes[0]
