"""Recorded answers of Semantic Scholar: each is read whole, or refused by name."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest

from researchmetrics.errors import UnexpectedAnswerError
from researchmetrics.fetchers.semanticscholar import parse_author, parse_work
from researchmetrics.records import WORK_TYPES, PersonRecord, Record, from_plain, to_plain


def recorded(shared_data) -> dict:
    folder = shared_data / "recordings" / "semanticscholar"
    files = (file for file in sorted(folder.glob("*.json")) if ".meta." not in file.name)
    return {file.stem: json.loads(file.read_bytes()) for file in files}


def rows(body) -> list:
    found = body if isinstance(body, list) else body.get("data", [body])
    return [row for row in found if row is not None]


def read(row) -> Record | PersonRecord | None:
    for parse in (parse_work, parse_author):
        with suppress(UnexpectedAnswerError):
            return parse(row)
    return None


def test_every_recording_is_read_or_refused(shared_data):
    refused = {}
    for name, body in recorded(shared_data).items():
        records = [read(row) for row in rows(body)]
        if None in records:
            refused[name] = {len(records), records.count(None)}
        for record in filter(None, records):
            assert from_plain(type(record), json.loads(json.dumps(to_plain(record)))) == record
            assert getattr(record, "type", None) in {None, *WORK_TYPES}
    # Errors, and pieces of text; none of their rows is a work or person with a name of its own.
    assert sorted(refused) == [
        "error_400_unknown_field",
        "error_404_paper",
        "paper_by_doi_404",
        "paper_match_404",
        "recommend_error_400",
        "snippet_search",
    ]
    assert all(len(counts) == 1 for counts in refused.values())


def squeezed(value) -> str:
    return " ".join(str(value).split())


def held(record) -> set[str]:
    """Every value of a record, also without its scheme."""

    def leaves(value):
        if isinstance(value, dict):
            yield from (leaf for name in value for leaf in leaves(value[name]))
        elif isinstance(value, list):
            yield from (leaf for item in value for leaf in leaves(item))
        elif value is not None:
            yield squeezed(value)

    whole = set(leaves(to_plain(record)))
    return whole | {one.partition(":")[2] for one in whole}


# Of works: what records have no room for, or what they hold in a better form.
NO_ROOM = {
    "corpusId",  # stands among the identifiers as well
    "influentialCitationCount",
    "referenceCount",
    "tldr",
    "embedding",
    "citationStyles",
    "citations",
    "matchScore",
    "publicationTypes",
    "fieldsOfStudy",
    "s2FieldsOfStudy",
    "references",
    "contexts",
    "intents",
    "contextsWithIntent",
    "isInfluential",
}
NO_ROOM_WITHIN = {
    "openAccessPdf": {"status", "license", "disclaimer"},
    "publicationVenue": {"id", "type", "alternate_names", "issn", "url", "name"},
    "journal": {"name"},
    "authors": {"url", "homepage", "paperCount", "citationCount", "hIndex", "externalIds"},
}


def due(raw) -> list[tuple[str, str]]:
    """Every value that a record of a work must hold."""
    found = []
    for name, value in raw.items():
        if name in NO_ROOM or value in (None, "", [], {}):
            continue
        inner = value if isinstance(value, list) else [value]
        for item in inner:
            if not isinstance(item, dict):
                found.append((name, squeezed(item)))
                continue
            known = {k: v for k, v in item.items() if k not in NO_ROOM_WITHIN.get(name, set())}
            found += [
                (f"{name}.{key}", squeezed(v))
                for key, v in known.items()
                if v not in (None, "", []) and not isinstance(v, list | dict)
            ]
    return found


def test_no_recorded_field_of_a_work_is_lost(shared_data):
    n_values = 0
    for name, body in recorded(shared_data).items():
        for row in rows(body):
            raw = row.get("citingPaper") or row.get("citedPaper") or row
            record = read(row)
            if not isinstance(record, Record):
                continue
            values = held(record)
            lost = [(key, value) for key, value in due(raw) if value not in values]
            assert not lost, name
            n_values += len(due(raw))
            check_kind_and_field(raw, record)
    assert n_values > 1_000


def check_kind_and_field(raw, record):
    if raw.get("publicationTypes"):
        assert record.type
    fields = [*(raw.get("fieldsOfStudy") or [])]
    fields += [one["category"] for one in raw.get("s2FieldsOfStudy") or []]
    assert record.field == (fields[0] if fields else None)
    models = [one["category"] for one in raw.get("s2FieldsOfStudy") or []]
    assert record.category is None or record.category in models
    names = [raw.get("venue"), *((raw.get(at) or {}).get("name") for at in ("journal",))]
    assert bool(record.venue) is any(names)
    assert len(record.authors) == len(raw.get("authors") or [])
    assert record.n_authors == (len(record.authors) or None)
    if "references" in raw:
        titles = {squeezed(one["title"]) for one in raw["references"] if not one["paperId"]}
        known = {f"s2:{one['paperId']}" for one in raw["references"] if one["paperId"]}
        assert known <= set(record.references)
        assert len(record.references) == len(raw["references"]) == raw["referenceCount"]
        assert titles <= set(record.references)


def test_no_recorded_field_of_a_person_is_lost(shared_data):
    people = []
    for body in recorded(shared_data).values():
        for row in rows(body):
            record = read(row)
            if isinstance(record, PersonRecord):
                people.append(record)
                values = held(record)
                plain = {k: v for k, v in row.items() if not isinstance(v, list | dict) and v}
                assert {squeezed(v) for v in plain.values()} <= values | {
                    str(int(n)) for n in record.reported.values()
                }
                names = {record.person.name, *record.person.other_names}
                stated = (row.get("externalIds") or {}).get("DBLP", [])
                assert {name.rstrip("0123456789").strip() for name in stated} <= names
    assert len(people) > 60


def test_a_recorded_work(shared_data):
    record = parse_work(recorded(shared_data)["paper_by_doi_chemcrow"])
    assert (record.type, record.venue) == ("article", "Nat. Mac. Intell.")
    assert (record.volume, record.pages, record.arxiv_id) == ("6", "525 - 535", "2304.05376")
    assert {"pmid:38799228", "pmcid:11116106", "dblp:journals/natmi/BranCSBWS24"} <= set(record.ids)
    record = parse_work(recorded(shared_data)["reference_full"])
    assert (record.type, record.arxiv_id) == ("conference", "1402.0030")


def test_a_null_is_no_work(shared_data):
    body = recorded(shared_data)["paper_batch_with_null"]
    assert body[0] is None
    with pytest.raises(UnexpectedAnswerError):
        parse_work(body[0])
