"""Recorded answers of ORCID: each is read, or refused by name, and no field is lost."""

from __future__ import annotations

import json

import pytest

from researchmetrics.errors import UnexpectedAnswerError
from researchmetrics.fetchers.orcid import parse_candidate, parse_person, parse_work
from researchmetrics.records import WORK_TYPES, PersonRecord, Record, from_plain, to_plain


@pytest.fixture(scope="module")
def recorded(shared_data) -> dict:
    files = sorted((shared_data / "recordings" / "orcid").glob("*.json"))
    return {file.stem: json.loads(file.read_bytes()) for file in files if ".meta." not in file.name}


def leaves(value, name):
    """Yield all texts under a name, however deep."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == name:
                text = inner.get("value") if isinstance(inner, dict) else inner
                if isinstance(text, str) and text.strip():
                    yield " ".join(text.split())
            yield from leaves(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner, name)


def works_in(body):
    if "bulk" in body:
        return body["bulk"]
    return body.get("group") or ([body] if "put-code" in body else [])


def test_every_recording_is_read_or_refused(recorded):
    n_works, people, found, refused = 0, [], [], []
    for name, body in recorded.items():
        if rows := works_in(body):
            n_works += len([parse_work(row) for row in rows])
        elif body.get("result"):
            found += [parse_candidate(row) for row in body["result"]]
        else:
            try:
                people.append(parse_person(body))
            except UnexpectedAnswerError:
                refused.append(name)
    assert n_works == 111 + 8 + 2 + 1
    assert len(people) == 3
    assert len(found) > 50
    # Errors, and the list of a person without works, which is no person's record.
    assert refused == ["error_400_search_rows", "error_404_bad_id", "works_empty"]


def test_no_recorded_field_of_a_work_is_lost(recorded):
    rows = [row for body in recorded.values() for row in works_in(body)]
    for raw in rows:
        check_whole(raw, parse_work(raw))


def check_whole(raw, record):
    summaries = raw.get("work-summary") or [raw.get("work") or raw]
    preferred = max(summaries, key=lambda one: int(one.get("display-index") or 0))
    assert from_plain(Record, json.loads(json.dumps(to_plain(record)))) == record
    assert record.title == " ".join(preferred["title"]["title"]["value"].split())
    assert record.type in WORK_TYPES
    journals = list(leaves([preferred], "journal-title"))
    assert record.venue in (journals or [None, *leaves(summaries, "journal-title")])
    date = preferred["publication-date"] or {}
    parts = [date[part]["value"] for part in ("year", "month", "day") if date.get(part)]
    if parts:
        assert (record.year, record.date) == (int(parts[0]), "-".join(parts))
    codes = [f"orcid-work:{one['put-code']}" for one in summaries]
    assert set(codes) <= set(record.ids)
    assert record.provenance.source_id == str(preferred["put-code"])
    held = {f"doi:{record.doi}", f"arxiv:{record.arxiv_id}", *record.ids}
    for one in summaries:
        for row in (one["external-ids"] or {}).get("external-id") or []:
            value = (row["external-id-normalized"] or {}).get("value") or row["external-id-value"]
            is_own = row["external-id-relationship"] == "self"
            assert (f"{row['external-id-type']}:{value}" in held) is is_own
    places = {record.url, *record.links}
    assert {*leaves(summaries, "url"), *leaves(summaries, "external-id-url")} <= places
    names = list(leaves(summaries, "source-name"))
    assert {f"added by {name}" for name in names} == set(record.notes)
    writers = [name for one in summaries for name in leaves(one.get("contributors"), "credit-name")]
    if writers:
        assert [author.name for author in record.authors] == writers
    entries = [text for text in leaves(summaries, "citation-value") if text.startswith("@")]
    assert record.raw == (entries[0] if entries else None)


def test_no_recorded_field_of_a_person_is_lost(recorded):
    for name, body in recorded.items():
        if name.startswith(("person", "record")):
            check_person(body, parse_person(body))


def check_person(raw, record):
    who = raw.get("person") or raw
    person = record.person
    assert from_plain(PersonRecord, json.loads(json.dumps(to_plain(record)))) == record
    known = {person.name, *person.other_names}
    given, family = who["name"]["given-names"]["value"], who["name"]["family-name"]["value"]
    assert f"{given} {family}" in known
    assert set(leaves(who["name"], "credit-name")) <= known
    assert person.ids[0] == f"orcid:{who['name']['path']}"
    assert list(leaves(who["keywords"], "content")) == list(person.interests)
    emails = [text for text in leaves(who["emails"], "email") if "@" in text]
    assert set(emails) == set(person.emails)
    external = who["external-identifiers"]
    urls = {*leaves(who["researcher-urls"], "url"), *leaves(external, "external-id-url")}
    assert urls == set(person.links)
    values = {one.partition(":")[2] for one in person.ids}
    assert set(leaves(external, "external-id-value")) <= values


def test_two_versions_are_one_work(recorded):
    pair = [row for row in recorded["works_large"]["group"] if len(row["work-summary"]) > 1]
    assert len(pair) == 3
    assert all(len([i for i in parse_work(row).ids if "work" in i]) == 2 for row in pair)


def test_what_only_the_reference_says_is_read_from_it(recorded):
    record = parse_work(recorded["work_detail"])
    assert (record.volume, record.issue, record.pages) == ("30", "1", "1--8")
    assert len(record.authors) == 6
    assert record.authors[0].name == "Kreutzer, Sebastian"
    first, second = map(parse_work, recorded["works_bulk"]["bulk"])
    assert (first.volume, first.raw) == (None, None)
    assert (second.volume, second.issue, second.pages) == ("29", "6", "8542")
    assert second.publisher == "The Optical Society"
