"""The recorded page of HAL is read, and no field of it that has room is lost."""

from __future__ import annotations

import json

import pytest
from bs4 import BeautifulSoup

from researchmetrics.fetchers.hal import parse_page
from researchmetrics.records import Record, from_plain, to_plain


@pytest.fixture(scope="module")
def pages(shared_data) -> dict:
    files = sorted((shared_data / "recordings" / "hal").glob("*.html"))
    return {file.stem: file.read_bytes() for file in files}


def test_every_recorded_page_is_read_whole(pages):
    assert pages
    for body in pages.values():
        record = parse_page(body)
        assert from_plain(Record, json.loads(json.dumps(to_plain(record)))) == record
        said: dict[str, list[str]] = {}
        for tag in BeautifulSoup(body, "html.parser").find_all("meta"):
            name, content = tag.get("name") or tag.get("property"), tag.get("content")
            said.setdefault(name, []).append(content)

        def only(name, said=said):
            return said[f"citation_{name}"][0]

        assert record.title == only("title")
        assert [author.name for author in record.authors] == said["citation_author"]
        assert record.abstract == only("abstract")
        assert (record.venue, record.volume, record.issue) == (
            only("journal_title"),
            only("volume"),
            only("issue"),
        )
        assert (record.date, record.year) == (only("publication_date"), 1955)
        assert (record.doi, record.pages) == (only("doi"), only("firstpage"))
        assert record.ids == (f"hal:{said['DC.identifier'][1]}",)
        assert {record.url, *record.links} == set(said["og:url"])
        assert record.type == "article"
