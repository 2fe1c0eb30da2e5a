"""Recorded answers of Crossref: each is read, or refused by name, and nothing is lost."""

from __future__ import annotations

import html
import json
import re

import pytest
from playing import Reply

from researchmetrics.errors import NotFoundError, UnexpectedAnswerError
from researchmetrics.fetchers.crossref import parse_work
from researchmetrics.records import WORK_TYPES, Record, from_plain, to_plain


def recorded(shared_data) -> dict[str, list]:
    """Return the rows of each recording, by its name."""
    files = sorted((shared_data / "recordings" / "crossref").glob("*.json"))
    bodies = {f.stem: json.loads(f.read_bytes()) for f in files if ".meta." not in f.name}
    return {name: rows(body) for name, body in bodies.items()}


def rows(body) -> list:
    message = body.get("message", body)
    return message.get("items", [message]) if isinstance(message, dict) else message


def test_every_recording_is_read_or_refused(shared_data):
    works, refused = [], set()
    for name, found in recorded(shared_data).items():
        for row in found:
            try:
                works.append(parse_work(row))
            except UnexpectedAnswerError:
                refused.add(name)
    assert len(works) > 60
    assert refused == {
        "agency",
        "error_400_query_on_doi",
        "error_400_rows",
        "error_400_sample_200",
        "types",
    }
    for record in works:
        assert from_plain(Record, json.loads(json.dumps(to_plain(record)))) == record
        assert record.type is None or record.type in WORK_TYPES


def test_no_recorded_field_that_has_room_is_lost(shared_data):
    for found in recorded(shared_data).values():
        for row in found:
            if "title" in row and "DOI" in row:
                check_whole(row, parse_work(row))


def letters(text) -> str:
    return "".join(html.unescape(html.unescape(re.sub(r"</?\w+:[^>]*>", "", text))).split())


def check_whole(raw, record):
    """Compare with the recording by ways of its own, not with the table of the reader."""
    assert record.doi == raw["DOI"]
    assert record.provenance.source_id == raw["DOI"].lower()
    for title in [*raw["title"][:1], *raw.get("subtitle", [])[:1]]:
        assert " ".join(title.split()).lower() in record.title.lower()
    same = {"volume": "volume", "publisher": "publisher", "citations": "is-referenced-by-count"}
    for ours, theirs in same.items():
        assert getattr(record, ours) == raw.get(theirs), ours
    assert record.issue == raw.get("issue", (raw.get("journal-issue") or {}).get("issue"))
    assert record.pages == raw.get("page", raw.get("article-number"))
    said = raw.get("abstract") or " ".join(raw.get("description") or [])
    assert bool(record.abstract) is bool(said)
    assert letters(said) == letters(record.abstract or "")
    named = [(p.get("given"), p.get("family"), p.get("name")) for p in raw.get("author", [])]
    assert len(record.authors) == len([one for one in named if any(one)])
    for author, given in zip(record.authors, raw.get("author", []), strict=True):
        for part in ("given", "family", "name", "suffix"):
            assert " ".join((given.get(part) or "").split()) in author.name
        at = {" ".join(place["name"].split()) for place in given.get("affiliation", [])}
        assert set(author.affiliations) == at
        assert bool(author.ids) is bool(given.get("ORCID"))
        assert (given.get("ORCID") or "").rpartition("/")[2] in "".join(author.ids)
    assert len(record.editors) == len(raw.get("editor", []))
    check_place(raw, record)
    check_links(raw, record)
    check_references(raw, record)


def check_place(raw, record):
    if raw.get("container-title"):
        assert record.venue == " ".join(raw["container-title"][0].split())
    said = " ".join([record.venue or "", *record.affiliations, *record.notes])
    for place in raw.get("institution", []):
        assert place["name"] in said
    if "event" in raw:
        assert raw["event"]["name"] in said
    for name in (*raw.get("subject", [])[:1], *filter(None, [raw.get("group-title")])):
        assert name in {record.category, record.venue} or raw.get("subject")
    years = {
        day["date-parts"][0][0]
        for name, day in raw.items()
        if isinstance(day, dict) and "date-parts" in day and name not in {"indexed", "deposited"}
    }
    assert record.year in years or not (years - {None})


def check_links(raw, record):
    assert record.url in {raw.get("URL"), (raw.get("resource") or {}).get("primary", {}).get("URL")}
    shown = {record.url, *record.links}
    assert {link["URL"] for link in raw.get("link", [])} <= shown
    for relation, targets in raw.get("relation", {}).items():
        if relation not in {"has-review", "cites"}:
            dois = {f"https://doi.org/{target['id'].lower()}" for target in targets}
            assert dois <= {(link or "").lower() for link in shown}
    for notice in raw.get("updated-by", []):
        assert notice["DOI"] in " ".join(record.notes)
    if record.type == "book":
        assert set(raw.get("ISBN", [])) <= {one.removeprefix("isbn:") for one in record.ids}


def check_references(raw, record):
    assert (record.references is None) is ("reference" not in raw)
    given = raw.get("reference", [])
    dois = {f"doi:{one['DOI'].lower()}" for one in given if "DOI" in one}
    assert dois == {one for one in record.references or () if one.startswith("doi:")}
    for one in given:
        if "DOI" not in one and "unstructured" in one:
            assert " ".join(one["unstructured"].split()) in record.references


def test_a_recorded_preprint(shared_data):
    (raw,) = recorded(shared_data)["work_biorxiv_posted_content"]
    record = parse_work(raw)
    assert (record.type, record.venue, record.category) == ("preprint", "bioRxiv", "Genomics")
    assert record.abstract.startswith("ABSTRACT Understanding the effects")
    assert "https://doi.org/10.1016/j.xgen.2025.100814" in record.links


def test_a_recorded_correction_is_no_retraction(shared_data):
    (raw,) = recorded(shared_data)["work_single_pone"]
    record = parse_work(raw)
    assert record.is_retracted is None
    assert record.notes[0].startswith("updated by: Correction 10.1371/annotation/")


@pytest.mark.parametrize("name", ["error_404_plain_text", "work_404_arxiv_doi"])
def test_recorded_errors_over_sockets(shared_data, service, open_named, name):
    body = (shared_data / "recordings" / "crossref" / f"{name}.txt").read_bytes()
    service.script(Reply(body, 404, {"Content-Type": "text/plain"}))
    source = open_named("crossref")
    for ids in (["doi:10.5555/1"], ["doi:10.5555/a,b", "doi:10.5555/2"]):
        with pytest.raises(NotFoundError):
            list(source.by_ids(ids))
