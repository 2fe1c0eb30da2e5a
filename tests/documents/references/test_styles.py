"""References in the styles of many fields and countries, all invented."""

from __future__ import annotations

import gzip
import importlib.util
import itertools
import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from researchmetrics.documents.references.readings import Reading, read_with_spans
from researchmetrics.records import Provenance

SOURCE = Provenance(source="document:test")
STYLES = [
    json.loads(line)
    for line in (Path(__file__).parent / "styles.jsonl").read_text(encoding="utf-8").splitlines()
]
# What a line says besides fields; "open" names the fields that are not read rightly yet.
ASIDE = {"style", "raw", "own_name", "open"}


def letters(value: object) -> str | None:
    """Letters and digits alone, so that only the words count."""
    if value is None:
        return None
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", str(value))).casefold()


def read(line: dict[str, Any]) -> Reading:
    return read_with_spans(line["raw"], provenance=SOURCE, own_name=line.get("own_name"))


def found(reading: Reading, field: str) -> Any:
    record = reading.record
    if field == "authors":
        return [author.name for author in record.authors]
    if field == "self":
        return [author.name for author in record.authors if author.is_self]
    if field == "truncated":
        return record.authors_truncated
    return reading.venue_acronym if field == "acronym" else getattr(record, field)


def is_right(reading: Reading, field: str, wanted: Any) -> bool:
    got = found(reading, field)
    if field in {"notes", "links"}:
        return {letters(one) for one in wanted} <= {letters(one) for one in got}
    if isinstance(wanted, list):
        return [letters(one) for one in wanted] == [letters(one) for one in got]
    return letters(got) == letters(wanted)


@pytest.mark.parametrize("line", STYLES, ids=[f"{n} {o['style']}" for n, o in enumerate(STYLES)])
def test_fields(line):
    reading = read(line)
    wrong = {
        field: (wanted, found(reading, field))
        for field, wanted in line.items()
        if field not in ASIDE and not is_right(reading, field, wanted)
    }
    assert set(wrong) == set(line.get("open", ())), wrong


def test_most_references_are_wholly_right():
    whole = sum("open" not in line for line in STYLES)
    assert len(STYLES) > 300
    assert whole / len(STYLES) > 0.93


def test_shared_references(shared_data):
    """Fields and whole references of the labelled half, by the scorer's own rules of likeness."""
    path = shared_data / "data" / "score" / "score_refs.py"
    spec = importlib.util.spec_from_file_location("score_refs", path)
    assert spec
    assert spec.loader
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    labelled = shared_data / "data" / "references" / "references.jsonl.gz"
    with gzip.open(labelled, "rt", encoding="utf-8") as lines:
        gold = [json.loads(line) for line in lines]
    readings = {one["id"]: read_with_spans(one["raw"], provenance=SOURCE) for one in gold}
    scores = scorer.score(gold, {name: _row(reading) for name, reading in readings.items()})
    assert scores["all"]["f1"] >= 87.5
    assert scores["whole_reference"]["acc"] >= 65.5
    trusted = sorted(
        (readings[one["id"]].confidence, one["id"], _is_whole(scorer, one, readings))
        for one in gold
    )
    tenth = len(trusted) // 10
    rates = [
        sum(right for _, _, right in trusted[at * tenth : (at + 1) * tenth]) / tenth
        for at in range(10)
    ]
    assert all(later > earlier - 0.06 for earlier, later in itertools.pairwise(rates))
    assert rates[0] < 0.3
    assert rates[-1] > 0.85


def _row(reading: Reading) -> dict[str, Any]:
    record = reading.record
    pages = (record.pages or "").replace("–", "-").split("-")[0].strip()
    return {
        "title": record.title,
        "authors": " and ".join(author.name for author in record.authors),
        "year": record.year,
        "venue": record.venue,
        "volume": record.volume,
        "issue": record.issue,
        "first_page": pages or None,
        "doi": record.doi,
        "arxiv": record.arxiv_id,
    }


def _is_whole(scorer: Any, one: dict[str, Any], readings: dict[str, Reading]) -> bool:
    row = _row(readings[one["id"]])
    return all(
        scorer.ok(field, one["gold"][field], row.get(field) or "")
        for field in scorer.CORE
        if field in one["gold"]
    )
