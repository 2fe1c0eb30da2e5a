"""Recorded pages and files of the ACL Anthology: each is read whole."""

from __future__ import annotations

import html
import json
import re

import pytest

from researchmetrics.fetchers.acl_anthology import parse_collection, parse_paper
from researchmetrics.records import WORK_TYPES, Record, from_plain, to_plain

# Keys of bibliographies, names of data sets, places of conferences, short names of venues, and
# checksums, of which our records have no room.
WITHOUT_ROOM = {"bibkey", "pwccode", "pwcdataset", "address", "venue"}
INLINE = re.compile(r"</?(?:fixed-case|tex-math|b|i)>")


def everything(record) -> str:
    return json.dumps(to_plain(record), ensure_ascii=False)


def plain(text: str) -> str:
    return json.dumps(" ".join(html.unescape(text).split()), ensure_ascii=False)[1:-1]


@pytest.mark.parametrize("name", ["xml_J89", "xml_2022.naloma", "xml_2022.acl_head"])
def test_recorded_files_lose_nothing(shared_data, name):
    body = (shared_data / "recordings" / "acl_anthology" / f"{name}.xml").read_bytes()
    records = parse_collection(body)
    n = 0
    for volume in body.decode().split("<volume ")[1:]:
        meta, *papers = volume.split("<paper ")
        general = re.findall(
            r"<(\w[\w-]*)(?: [^>]*)?>([^<>]+)</\1>", INLINE.sub("", meta.split("<frontmatter>")[0])
        )
        for part in papers:
            record, paper = records[n], INLINE.sub("", part.partition("</paper>")[0])
            n += 1
            said = everything(record)
            assert from_plain(Record, json.loads(json.dumps(to_plain(record)))) == record
            assert record.type in WORK_TYPES
            found = re.findall(r"<(\w[\w-]*)(?: [^>]*)?>([^<>]+)</\1>", paper)
            for tag, value in found + [pair for pair in general if pair[0] != "url"]:
                if tag not in WITHOUT_ROOM:
                    assert plain(value) in said, (tag, value)
            for link in re.findall(r'(?:url|href)="([^"]+)"', paper):
                assert html.unescape(link) in said
            assert len(record.authors) == paper.count("<author")
            assert record.has_code is (True if re.search('<pwccode url="[^"]', paper) else None)
    assert n == len(records)


def test_a_recorded_page_loses_nothing(shared_data):
    body = (shared_data / "recordings" / "acl_anthology" / "paper_page_N04-1001.html").read_bytes()
    record = parse_paper(body)
    said = everything(record)
    for value in re.findall(r'<meta content="([^"]*)" name=citation_', body.decode()):
        assert plain(value) in said
    for slug in re.findall(r"href=/people/([^>]+)/>", body.decode()):
        assert f"acl:{slug}" in said
    assert (record.date, record.year) == ("May 2 - May 7 2004", 2004)
    assert (record.type, record.pages) == ("conference", "1-8")
    assert record.publisher == "Association for Computational Linguistics"
    assert len(record.authors) == 8
