"""How many reference strings are read in a second, and in how much memory."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from timing import slowness

import researchmetrics as rm
from researchmetrics.documents.references.model.training.styles import invent_examples

_A_SECOND = 2_000
# Linux counts in other figures what the parent held before as well.
_MEASURE = """
import re
from pathlib import Path
import researchmetrics as rm
from researchmetrics.documents.references.model.training.styles import invent_examples
rm.parse_references([example.text for example in invent_examples({count}, 5)])
print(int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) // 1024)
"""


def test_two_thousand_references_a_second(in_full):
    count = 20_000 if in_full else 2_000
    raws = [example.text for example in invent_examples(count, seed=5)]
    rm.parse_references(raws[:20])
    start = time.process_time()
    table = rm.parse_references(raws)
    taken = time.process_time() - start
    sys.stdout.write(f"{count / taken:,.0f} references a second\n")
    assert len(table) == count
    assert taken < count / _A_SECOND * slowness()


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs Linux's /proc")
def test_a_long_list_takes_little_memory(in_full):
    program = _MEASURE.format(count=20_000 if in_full else 10_000)
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    peak = int(done.stdout)
    sys.stdout.write(f"{peak} MB at most\n")
    assert peak < 400
