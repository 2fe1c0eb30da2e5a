"""How soon one page and one PDF are read, and references beside refextract.

refextract lives in an environment of its own, whose Python the environment variable
RESEARCHMETRICS_PEERS names:

    python -m venv peers
    peers/bin/pip install "refextract>=1.1.7"

Both programs get the same strings, and the clock runs around their own work, imports left out.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import carberry_cv as cv
import pytest
from timing import slowness

import researchmetrics as rm
from researchmetrics.documents.references.model.training.styles import invent_examples

# Taken here: the tests themselves run without the settings of whoever starts them.
PYTHON = os.environ.get("RESEARCHMETRICS_PEERS", "")
PEERS = Path(__file__).with_name("reference_peers.py")
STYLES = Path(__file__).parents[1] / "documents/references/styles.jsonl"
SECONDS = 0.15
# How many times faster we must be, and what share more of titles, authors and years right.
TIMES, BETTER = 2, 0.05

FIRST = """
import sys, time
import researchmetrics as rm
before = time.process_time()
profile = rm.read(sys.argv[1])
taken = time.process_time() - before
print(taken, len(profile.works))
"""
_WORD = re.compile(r"[^\W\d_]{2,}")
_JOINING = frozenset({"and", "et", "al", "und", "eds"})


@pytest.fixture(params=["page.html", "cv.pdf"])
def document(request, tmp_path, fixtures):
    path = tmp_path / request.param
    page = fixtures / "homepages/alfolio/page.html"
    path.write_bytes(page.read_bytes() if path.suffix == ".html" else cv.portable())
    return path


def test_a_document_is_read_at_once(document):
    rm.read(document)
    times = []
    for _ in range(5):
        before = time.process_time()
        profile = rm.read(document)
        times.append(time.process_time() - before)
    taken = sorted(times)[2]
    sys.stdout.write(f"\n{document.name}: {1000 * taken:.0f} ms, {len(profile.works)} works")
    assert len(profile.works) > 5
    assert taken < SECONDS * slowness()


def test_the_first_document_is_read_soon(document):
    command = [sys.executable, "-c", FIRST, str(document)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    taken, works = map(float, done.stdout.split())
    sys.stdout.write(f"\n{document.name}, first of all: {1000 * taken:.0f} ms")
    assert works > 5
    # What is loaded when it is first needed counts as well: readers, the model, tables.
    assert taken < 10 * SECONDS * slowness()


@pytest.mark.slow
def test_faster_and_better_than_refextract(in_full, tmp_path):
    if not PYTHON:
        pytest.skip("RESEARCHMETRICS_PEERS names no Python with refextract")
    known = [json.loads(line) for line in STYLES.read_text("utf-8").splitlines()]
    # Those with all three fields, each as likely to be asked as the others.
    known = [one for one in known if one.get("title") and one.get("authors") and one.get("year")]
    more = invent_examples(3000 if in_full else 100, seed=17)
    strings = [*(one["raw"] for one in known), *(one.text for one in more)]
    theirs = _run_peer(strings, tmp_path)
    rm.parse_references(strings[:20])
    before = time.process_time()
    table = rm.parse_references(strings)
    ours = time.process_time() - before
    names = zip(table["title"], table["authors"], table["year"], strict=True)
    found = [(title, " ".join(authors), year) for title, authors, year in names]
    others = [(one["title"], one["author"], one["year"]) for one in theirs["fields"]]
    right, their_right = _right(known, found), _right(known, others)
    _told("researchmetrics", len(strings) / ours, right)
    _told("refextract", len(strings) / theirs["seconds"], their_right)
    assert theirs["seconds"] > TIMES * ours
    assert all(a > b + BETTER for a, b in zip(right, their_right, strict=True))


def _right(known, found):
    """Return the shares of titles, authors and years that are as they should be."""
    total = [0, 0, 0]
    for gold, (title, authors, year) in zip(known, found, strict=False):
        total[0] += _words(title) == _words(gold["title"])
        people = _words(" ".join(gold["authors"]))
        total[1] += {*_words(authors)} - _JOINING == {*people} - _JOINING
        total[2] += str(year) == str(gold["year"])
    return [one / len(known) for one in total]


def _words(text):
    return _WORD.findall(text.lower()) if isinstance(text, str) else []


def _told(name, pace, right):
    title, authors, year = (100 * share for share in right)
    sys.stdout.write(
        f"\n{name}: {pace:,.0f} references a second; right: title {title:.0f}, "
        f"authors {authors:.0f}, year {year:.0f} %"
    )


def _run_peer(strings, folder):
    (folder / "strings.json").write_text(json.dumps(strings))
    command = [PYTHON, str(PEERS), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=folder, check=False)
    if "ModuleNotFoundError" in done.stderr:
        pytest.skip("refextract is not installed where RESEARCHMETRICS_PEERS points")
    assert done.returncode == 0, done.stderr
    return json.loads((folder / "found.json").read_text())
