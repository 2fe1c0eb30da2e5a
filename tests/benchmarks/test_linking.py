"""Linking invented records, spoilt as real ones are: time, memory and quality, and those of others.

The other programs live in an environment of their own, whose Python the environment variable
RESEARCHMETRICS_PEERS names:

    python -m venv peers
    peers/bin/pip install "splink>=5" "dedupe>=3" "BTrees<6.2" "zope.index<8" bib-dedupe

(dedupe 3.0.3 does not run with later BTrees and zope.index.) All get the same file, and the clock
runs around their own work, imports and reading left out.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections import Counter
from pathlib import Path

import pandas as pd
import pytest
from bibliography import Bibliography
from timing import slowness

import researchmetrics as rm

# Taken here: the tests themselves run without the settings of whoever starts them.
PYTHON = os.environ.get("RESEARCHMETRICS_PEERS", "")
PEERS = Path(__file__).with_name("linking_peers.py")
MANY, SOME = 1_000_000, 200_000
SECONDS = {10_000: 6, SOME: 150, MANY: 720}
# Of all processes; where pandas finds Arrow it loads it, in each of them.
MEGABYTES = {10_000: 800, SOME: 2000, MANY: 4096}
# Program -> how many times faster we must be, records in full, records among all other tests.
OTHERS = {"splink": (5, 10_000, 2000), "bibdedupe": (20, 10_000, 1000), "dedupe": (20, 2000, 500)}

OURS = """
import json, sys, time
import researchmetrics as rm
path, output, folder = sys.argv[1:]
corpus = rm.corpus(path + "/*.parquet", memory_limit="1GB", threads=2, temp_directory=folder)
before = time.perf_counter()
corpus.deduplicate(output)
print(time.perf_counter() - before)
"""


def quality(truth, found):
    """Return precision, recall and F1 over pairs."""
    both, ours, theirs = Counter(zip(truth, found, strict=True)), Counter(found), Counter(truth)
    right, said, gold = (sum(n * (n - 1) // 2 for n in c.values()) for c in (both, ours, theirs))
    precision, recall = right / max(said, 1), right / gold
    return precision, recall, 2 * right / (said + gold)


def told(line, scores):
    """Print figures."""
    precision, recall, f1 = (100 * score for score in scores)
    sys.stdout.write(f"\n{line}; precision {precision:.1f}, recall {recall:.1f}, F1 {f1:.1f}")


def invented(count, seed=7):
    data = pd.DataFrame(Bibliography(seed).records(count))
    return data.drop(columns="work").astype({"year": "Int64"}), data["work"].tolist()


def test_ten_thousand_records_in_memory(in_full):
    count = 10_000 if in_full else 2000
    data, truth = invented(count)
    rm.deduplicate(data[:10])  # modules are loaded
    before = time.process_time()
    found = rm.deduplicate(data)
    taken = time.process_time() - before
    scores = quality(truth, found["work_id"].tolist())
    told(f"{count:,} records: {taken:.2f} s of computing", scores)
    assert taken < (6 if in_full else 6 * slowness())
    assert scores[2] > 0.97


@pytest.mark.slow
@pytest.mark.parametrize("full", [SOME, MANY])
def test_many_records_in_bounded_memory(full, in_full, tmp_path):
    pytest.importorskip("duckdb")
    count = full if in_full else 10_000
    truth = _written(count, tmp_path / "records")
    output = tmp_path / "linked.parquet"
    command = [sys.executable, "-c", OURS, tmp_path / "records", output, tmp_path]
    process = subprocess.Popen(list(map(str, command)), stdout=subprocess.PIPE, text=True)
    peak = _watched(process)
    seconds = float(process.communicate()[0])
    assert process.returncode == 0
    scores = quality(truth, _works(output))
    told(f"{count:,} records: {seconds:.0f} s, {peak:.0f} MB in all processes", scores)
    assert seconds < (SECONDS[count] if in_full else 4 * SECONDS[count] * slowness())
    assert peak < MEGABYTES[count]
    assert scores[2] > 0.97


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(OTHERS))
def test_faster_and_better_than_others(name, in_full, tmp_path):
    if not PYTHON:
        pytest.skip("RESEARCHMETRICS_PEERS names no Python with splink, dedupe and bib-dedupe")
    times, full, few = OTHERS[name]
    # Records of its own: what earlier tests have read already would come from caches.
    data, truth = invented(full if in_full else few, seed=11 + sorted(OTHERS).index(name))
    theirs = _run_peer(name, data, truth, tmp_path)
    rm.deduplicate(data[:10])
    before = time.perf_counter()
    found = rm.deduplicate(data)
    ours = time.perf_counter() - before
    scores = quality(truth, found["work_id"].tolist())
    works = data["record_id"].map(theirs["works"]).tolist()
    other_scores = quality(truth, works)
    told(f"{len(data):,} records: researchmetrics {ours:.2f} s", scores)
    told(f"{len(data):,} records: {name} {theirs['seconds']:.2f} s", other_scores)
    assert theirs["seconds"] > times * ours
    assert scores[2] > other_scores[2]


def _written(count, folder):
    """Write records to Parquet files, few at a time, and return what is true of them."""
    import duckdb

    folder.mkdir()
    truth, rows = [], []
    with duckdb.connect() as connection:
        for number, row in enumerate(Bibliography(7).records(count), start=1):
            truth.append(row.pop("work"))
            rows.append(row)
            if len(rows) == 100_000 or number == count:
                connection.register("part", pd.DataFrame(rows).astype({"year": "Int64"}))
                place = folder / f"{number:09}.parquet"
                connection.execute(f"COPY part TO '{place}' (FORMAT parquet)")
                connection.unregister("part")
                rows = []
    return truth


def _works(path):
    import duckdb

    with duckdb.connect() as connection:
        query = f"SELECT work_id FROM read_parquet('{path}')"
        return connection.execute(query).fetchnumpy()["work_id"].tolist()


def _watched(process):
    """Return the most that a process and its children held in memory, in megabytes."""
    psutil = pytest.importorskip("psutil")
    peak = 0.0

    def look():
        nonlocal peak
        while process.poll() is None:
            try:
                own = psutil.Process(process.pid)
                held = [one.memory_info().rss for one in (own, *own.children(recursive=True))]
                peak = max(peak, sum(held) / 2**20)
            except psutil.Error:
                pass
            time.sleep(0.1)

    watcher = threading.Thread(target=look)
    watcher.start()
    watcher.join()
    return peak


def _run_peer(name, data, truth, folder):
    data.to_csv(folder / "records.csv", index=False)
    known = dict(zip(data["record_id"], truth, strict=True))
    (folder / "truth.json").write_text(json.dumps(known))
    command = [PYTHON, PEERS, name, folder]
    done = subprocess.run(
        list(map(str, command)), capture_output=True, text=True, cwd=folder, check=False
    )
    if "ModuleNotFoundError" in done.stderr:
        pytest.skip(f"{name} is not installed where RESEARCHMETRICS_PEERS points")
    assert done.returncode == 0, done.stderr
    return json.loads((folder / "works.json").read_text())
