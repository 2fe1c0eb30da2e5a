"""Lists of authors as real references and tables print them come apart into names."""

from __future__ import annotations

import csv
import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from researchmetrics.normalizer.names import parse_name
from researchmetrics.normalizer.names.lists import split_authors


def lists_of_references(folder: Path) -> Iterator[str]:
    with gzip.open(folder / "references" / "references.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["gold"].get("authors") or ""


def lists_of_table(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            yield row.get("authors") or row.get("author") or ""


def is_sensible(text: str) -> bool:
    """Whether each name has a family name, and where there are several, a given name as well."""
    names = split_authors(text)[0]
    parsed = [parse_name(name) for name in names]
    return bool(names) and all(
        name.family_key
        and (name.given_key or len(names) == 1)
        and len(name.raw.split()) <= 6
        and not re.search(r"\band\b|&", name.raw)
        for name in parsed
    )


@pytest.mark.parametrize(
    ("place", "least"),
    [
        ("references", 0.96),
        ("er-dblp-acm/tableA.csv.gz", 0.98),
        ("er-dblp-acm/tableB.csv.gz", 0.98),
        ("er-dblp-scholar/tableA.csv.gz", 0.97),
        ("er-dblp-scholar/tableB.csv.gz", 0.96),
        ("er-cora/cora1879.csv.gz", 0.93),
    ],
)
def test_lists_come_apart_into_names(shared_data, place, least):
    folder = Path(shared_data)
    if (folder / "data").is_dir():
        folder = folder / "data"
    lists = lists_of_references(folder) if place == "references" else lists_of_table(folder / place)
    distinct = sorted({text for text in lists if text.strip()})
    share = sum(map(is_sensible, distinct)) / len(distinct)
    assert share >= least
