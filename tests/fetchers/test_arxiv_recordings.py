"""Recorded answers of arXiv: each is read, and nothing that has room in a record is lost."""

from __future__ import annotations

import json
from xml.etree import ElementTree as ET

import pytest

from researchmetrics.errors import UnexpectedAnswerError
from researchmetrics.fetchers.arxiv import parse_feed, parse_oai, parse_person
from researchmetrics.records import Record, from_plain, to_plain

ATOM = "{http://www.w3.org/2005/Atom}"
# Said of the answer or the file, not of the work; further subjects, of which a record has one.
NO_ROOM = {"category", "primary_category", "version", "size", "source_type", "license", "submitter"}


@pytest.fixture
def recorded(shared_data) -> dict[str, bytes]:
    folder = shared_data / "recordings" / "arxiv"
    return {file.stem: file.read_bytes() for file in sorted(folder.glob("*.xml"))}


def words(text: str) -> str:
    return " ".join(text.split())


def leaves(element):
    """Yield the bare name of each element within, and what it says."""
    for inner in element.iter():
        name = inner.tag.rpartition("}")[2]
        yield from ((name, words(text)) for text in [inner.text or "", *inner.attrib.values()])


def said_by(value) -> list[str]:
    """List all texts of a record."""
    if isinstance(value, dict):
        return [text for part in value.values() for text in said_by(part)]
    if isinstance(value, list):
        return [text for part in value for text in said_by(part)]
    return [] if value is None else [str(value)]


def test_every_recording_is_read(recorded):
    counts = {}
    for name, body in recorded.items():
        parse, other = (parse_oai, parse_feed) if "oai" in name else (parse_feed, parse_oai)
        counts[name] = len(parse(body))
        for refused in (other, parse_person):
            with pytest.raises(UnexpectedAnswerError):
                refused(body)
    assert sum(counts.values()) >= 34
    missing = [name for name, body in recorded.items() if b"<entry>" not in body]
    assert [name for name, n in counts.items() if not n] == [
        name for name in missing if "oai" not in name
    ]


def test_no_recorded_field_that_has_room_is_lost(recorded):
    n_compared = 0
    for name, body in recorded.items():
        if "oai" in name:
            continue
        entries = ET.fromstring(body).findall(f"{ATOM}entry")
        for entry, record in zip(entries, parse_feed(body), strict=True):
            texts = said_by(to_plain(record))
            for element, said in leaves(entry):
                if not said or element in NO_ROOM or element == "link":
                    continue
                wanted = said.rpartition("/abs/")[2] if element == "id" else said
                wanted = wanted[:10] if element in {"published", "updated"} else wanted
                assert any(wanted in text for text in texts), (name, element, said)
                n_compared += 1
            links = {link.get("href") for link in entry.findall(f"{ATOM}link")}
            assert links <= {record.url, *record.links}
            authors = [words(author[0].text) for author in entry.findall(f"{ATOM}author")]
            assert [author.name for author in record.authors] == authors
            terms = [one.get("term") for one in entry if one.tag.endswith("}primary_category")]
            assert record.category == terms[0]
            assert record.year == int(entry.find(f"{ATOM}published").text[:4])
            assert from_plain(Record, json.loads(json.dumps(to_plain(record)))) == record
    assert n_compared > 200


def test_no_field_of_a_recorded_harvest_is_lost(recorded):
    body = next(body for name, body in recorded.items() if "oai" in name)
    (record,) = parse_oai(body)
    texts = said_by(to_plain(record))
    raw = next(one for one in ET.fromstring(body).iter() if one.tag.endswith("}arXivRaw"))
    for element, said in leaves(raw):
        if said and element not in NO_ROOM | {"date", "authors", "categories", "arXivRaw"}:
            assert any(said in text for text in texts), element
    authors = next(one.text for one in raw if one.tag.endswith("}authors"))
    assert ", ".join(author.name for author in record.authors) == authors.replace(" and ", ", ")
    assert record.date == "2018-10-22"
    assert record.arxiv_id == "1810.09584v2"
    assert "v2 of 2019-01-13" in record.notes
