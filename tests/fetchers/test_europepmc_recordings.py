"""Recorded answers of Europe PMC: read, and nothing that has room in a record is lost."""

from __future__ import annotations

import json
import re

import pytest

from researchmetrics.errors import UnexpectedAnswerError
from researchmetrics.fetchers.europepmc import parse_work
from researchmetrics.records import WORK_TYPES, Record, from_plain, to_plain

# Said of journals, chemicals, subjects beside the main one, and of the service's own work.
NO_ROOM = re.compile(
    r"journalIssueId|monthOfPublication|dateOfPublication|yearOfPublication|Abbreviation|issn"
    r"|essn|nlmid|printPublicationDate|publicationStatus|language|pubModel|pubType|mesh|chemical"
    r"|subset|keyword|availability|documentStyle|site|^(?:has|in|is)[A-Z]|[aA]uthMan|dateOf"
    r"|firstIndexDate|initials|isoabbreviation|authorString"
)


@pytest.fixture
def rows(shared_data) -> list[dict]:
    folder = shared_data / "recordings" / "europepmc"
    files = [file for file in sorted(folder.glob("*.json")) if ".meta." not in file.name]
    bodies = [json.loads(file.read_bytes()) for file in files]
    return [row for body in bodies for row in body["resultList"]["result"]]


def leaves(value, path=""):
    if isinstance(value, dict):
        for name, part in value.items():
            yield from leaves(part, f"{path}.{name}")
    elif isinstance(value, list):
        for part in value:
            yield from leaves(part, path)
    else:
        yield path.strip("."), str(value)


def letters(text: str) -> str:
    return "".join(re.sub(r"<[^<>]*>", " ", text).split())


def test_every_row_is_read(rows):
    assert len(rows) >= 2
    for raw in rows:
        record = parse_work(raw)
        assert from_plain(Record, json.loads(json.dumps(to_plain(record)))) == record
        assert record.type in WORK_TYPES
        assert record.citations == raw["citedByCount"]
        assert record.is_open_access is (raw["isOpenAccess"] == "Y")
        assert record.year == int(raw["pubYear"])


def test_no_recorded_field_that_has_room_is_lost(rows):
    for raw in rows:
        record = parse_work(raw)
        texts = [letters(said) for _, said in leaves(to_plain(record))]
        for path, said in leaves(raw):
            if any(NO_ROOM.search(step) for step in path.split(".")):
                continue
            if path.endswith("fullName"):
                family = said.rpartition(" ")[0]
                assert any(family in author.name for author in record.authors)
            else:
                assert any(letters(said) in text for text in texts), path
        assert record.date in {
            raw.get("firstPublicationDate"),
            raw["journalInfo"].get("printPublicationDate"),
        }


def test_all_recorded_authors_come_in_order(rows):
    for raw in rows:
        record = parse_work(raw)
        line = raw["authorString"].rstrip(".").split(", ")
        assert len(record.authors) == record.n_authors == len(line)
        for author, name in zip(record.authors, line, strict=True):
            assert name.split()[0] in author.name
        listed = {one["fullName"]: one for one in raw["authorList"]["author"]}
        for author, name in zip(record.authors, line, strict=True):
            if name in listed:
                details = listed[name]["authorAffiliationDetailsList"]["authorAffiliation"]
                assert author.affiliations == tuple(one["affiliation"] for one in details)


def test_a_recorded_subject_is_the_main_one(rows):
    for raw in rows:
        headings = (raw.get("meshHeadingList") or {}).get("meshHeading", [])
        main = [one["descriptorName"] for one in headings if one["majorTopic_YN"] == "Y"]
        assert parse_work(raw).category == next(iter(main), None)


def test_an_answer_as_a_whole_is_no_work(shared_data):
    file = shared_data / "recordings" / "europepmc" / "search_core_2026.json"
    with pytest.raises(UnexpectedAnswerError):
        parse_work(json.loads(file.read_bytes()))
