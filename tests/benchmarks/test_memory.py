"""Memory for a person with 20,000 works, as they come: what one process holds at its fullest."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from crowded import crowded

WORKS, MEGABYTES = 20_000, 300
# Works that can be had without a key.
REACH = {"openalex": 10_000}
# The process that asks is not the one that plays the service.
_ASK = """
import re, sys
from pathlib import Path
from researchmetrics.fetchers import get_source
with get_source(sys.argv[1]) as source:
    n = sum(1 for _ in source.works(sys.argv[2]))
# Linux counts what the parent held before as well, unless it is asked like this.
peak = re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())
print(n, int(peak[1]) // 1024)
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs Linux's /proc")
@pytest.mark.parametrize("name", ["dblp", "inspirehep", "openalex", "orcid"])
def test_memory_stays_within_bounds(service, monkeypatch, in_full, name):
    n = WORKS if in_full else 500
    played = crowded(name, n)
    service.answer = played.answer
    prefix = f"RESEARCHMETRICS_{name.upper()}"
    monkeypatch.setenv(f"{prefix}_URL", service.url + played.below)
    monkeypatch.setenv(f"{prefix}_PER_SECOND", "1000")
    ask = [sys.executable, "-c", _ASK, name, played.people[0]]
    done = subprocess.run(ask, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    records, peak = map(int, done.stdout.split())
    sys.stdout.write(f"\n{name}: {records} works, {peak} MB")
    assert records == min(n, REACH.get(name, n))
    assert peak < MEGABYTES
