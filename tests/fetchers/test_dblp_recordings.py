"""Recorded answers of DBLP: each is read whole, or refused by name."""

from __future__ import annotations

import html
import json
import re

import pytest

from researchmetrics.errors import UnexpectedAnswerError
from researchmetrics.fetchers.dblp import parse_candidate, parse_person, parse_work
from researchmetrics.records import WORK_TYPES, PersonRecord, Record, from_plain, to_plain
from researchmetrics.sources.converted import as_mapping, each
from researchmetrics.sources.xml import read_xml

# Of them our records have no room: kinds of links, the proceedings' own record.
WITHOUT_ROOM = {"crossref", "mdate"}


def folder(shared_data):
    return shared_data / "recordings" / "dblp"


def leaves(markup: str) -> list[tuple[str, str]]:
    """Find the innermost elements by a way of its own."""
    found = re.findall(r"<(\w+)((?: [^>]*)?)>([^<>]*)</\1>", markup)
    return [(name, html.unescape(text)) for name, _, text in found]


def everything(record) -> str:
    return json.dumps(to_plain(record), ensure_ascii=False)


def test_a_recorded_person_loses_nothing(shared_data):
    text = (folder(shared_data) / "person_95_7448-1.xml").read_text(encoding="utf-8")
    page = as_mapping(read_xml(text.encode(), "dblp"))
    person = parse_person(page)
    assert from_plain(PersonRecord, json.loads(json.dumps(to_plain(person)))) == person
    head = text[text.index("<person") : text.index("<homonyms")]
    for _, value in leaves(head):
        assert value in everything(person)
    rows = text.split("<r>")[1:]
    works = [row for box in each(page, "r") for row in each(box, "article | inproceedings")]
    assert len(works) == len(rows) == person.reported["n_papers"] == 8
    for raw, row in zip(works, rows, strict=True):
        record = parse_work(raw, is_about="dblp:95/7448-1")
        assert from_plain(Record, json.loads(json.dumps(to_plain(record)))) == record
        assert record.type in WORK_TYPES
        assert [author.is_self for author in record.authors].count(True) == 1
        for name, value in leaves(row.partition("</r>")[0]):
            if name not in WITHOUT_ROOM:
                assert re.sub(r"\s\d{4}$", "", value) in everything(record), (name, value)
        for pid in re.findall(r'pid="([^"]+)"', row.partition("</r>")[0]):
            assert f"dblp:{pid}" in everything(record)


def test_a_record_of_the_dump_loses_nothing(shared_data):
    body = (folder(shared_data) / "record_article_entities.txt").read_bytes()
    record = parse_work(as_mapping(read_xml(body, "dblp")))
    assert [author.name for author in record.authors][1] == "Michael H. Böhlen"
    for name, value in leaves(body.decode()):
        if name not in WITHOUT_ROOM:
            assert re.sub(r"\s\d{4}$", "", value) in everything(record)
    assert len(re.findall("orcid:", everything(record))) == body.count(b"orcid=") == 2
    assert (record.doi, record.type) == ("10.1145/1400214.1400231", "article")


def test_a_recorded_search_loses_nothing(shared_data):
    body = json.loads((folder(shared_data) / "publ_search_jsai.json").read_bytes())
    (hit,) = body["result"]["hits"]["hit"]
    record = parse_work(hit)
    info = hit["info"]
    plain = [value for value in info.values() if isinstance(value, str)]
    plain += [value for author in info["authors"]["author"] for value in author.values()]
    for value in plain:
        if value not in {info["type"], info["access"]}:
            assert value in everything(record)
    assert (record.type, record.is_open_access) == ("conference", False)
    with pytest.raises(UnexpectedAnswerError):
        parse_candidate(hit)


@pytest.mark.parametrize("name", ["rdf_l222.ttl", "record_bib.bib"])
def test_other_formats_are_refused(shared_data, name):
    with pytest.raises(UnexpectedAnswerError):
        read_xml((folder(shared_data) / name).read_bytes(), "dblp")
