"""The import of OpenAlex's snapshot: speed beside mere unpacking of its files, and memory."""

from __future__ import annotations

import gzip
import json
import random
import subprocess
import sys
from pathlib import Path

import pytest
from invented import abstract
from snapshot import HOME, Invented

pytest.importorskip("duckdb")

LIMIT, MEGABYTES = "512MB", 900
# Processor seconds of an import to those of unpacking the same files.
MOST = 6.0
_IMPORT = """
import gzip, re, sys, time
from pathlib import Path
import researchmetrics as rm
started, used = time.monotonic(), time.process_time()
rm.import_openalex(sys.argv[1], sys.argv[2], memory_limit=sys.argv[3], threads=2)
passed, used = time.monotonic() - started, time.process_time() - used
peak = re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())
plain = time.process_time()
for path in Path(sys.argv[1]).rglob("part_*.gz"):
    with gzip.open(path) as lines:
        while lines.read(2**20):
            pass
print(passed, used, time.process_time() - plain, int(peak[1]) // 1024)
"""


def of_full_size(work: dict, chance: random.Random) -> dict:
    """Add what makes a record of OpenAlex some ten kilobytes long, most of which is not wanted."""
    words: dict[str, list[int]] = {}
    for at, word in enumerate(abstract(int(work["doi"].rpartition(".")[2])).split()):
        words.setdefault(word, []).append(at)
    for author in work["authorships"]:
        said = f"Department {chance.random()}, University of Kiln, Example Street, Lisbon, Portugal"
        author["raw_affiliation_strings"] = [said]
        author["affiliations"] = [{"raw_affiliation_string": said, "institution_ids": []}]
    classes = [
        {
            "id": f"{HOME}C{chance.randrange(10**6)}",
            "wikidata": "https://www.wikidata.org/wiki/Q0",
            "display_name": "Kilns",
            "score": chance.random(),
        }
        for _ in range(15)
    ]
    related = [f"{HOME}W{chance.randrange(10**9)}" for _ in range(10)]
    places = [work["primary_location"]] * 3
    more = {"concepts": classes, "locations": places, "related_works": related}
    return {**work, **more, "abstract_inverted_index": words}


def written(folder: Path, parts: int, works: int) -> int:
    """Write a snapshot of many works, few of them different; returns its size."""
    chance = random.Random(2)
    models = Invented(100, traps=False).truth.newest.values()
    models = [of_full_size(work, chance) for work in models]
    size = 0
    for part in range(parts):
        path = folder / f"data/jsonl/works/updated_date=2026-01-{part + 1:02d}/part_0000.gz"
        path.parent.mkdir(parents=True)
        with gzip.open(path, "wb", compresslevel=6) as lines:
            for number in range(part * works, (part + 1) * works):
                cited = [f"{HOME}W{chance.randrange(parts * works)}" for _ in range(25)]
                own = {"id": f"{HOME}W{number}", "referenced_works": cited}
                lines.write(json.dumps({**models[number % 100], **own}).encode() + b"\n")
        size += path.stat().st_size
    return size


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs Linux's /proc")
def test_an_import_costs_some_unpackings_and_stays_within_memory(tmp_path, in_full):
    parts, works = (4, 10_000) if in_full else (2, 400)
    size = written(tmp_path / "snapshot", parts, works)
    line = [sys.executable, "-c", _IMPORT, str(tmp_path / "snapshot"), str(tmp_path / "corpus")]
    done = subprocess.run([*line, LIMIT], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    passed, used, plain, peak = map(float, done.stdout.split())
    sys.stdout.write(
        f"\n{parts * works:,} works, {size / 1e6:.0f} MB: {size / passed / 1e6:.1f} MB/s, "
        f"{size / used / 1e6:.1f} MB a processor second, {used / plain:.1f} unpackings, "
        f"{peak:.0f} MB"
    )
    assert peak < MEGABYTES
    assert not in_full or used < MOST * plain
