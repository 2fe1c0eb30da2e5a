"""Telling people of one common name apart: 20,000 invented signatures, time and memory."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from timing import slowness

SIGNATURES, PEOPLE_EACH = 20_000, 100
SECONDS, MEGABYTES = 60, 1000
FORMS = ("Wei Wang", "Wang, Wei", "W. Wang", "Wang, W.")
_RUN = """
import re, sys, time
from pathlib import Path
import pandas as pd
import researchmetrics as rm
from researchmetrics.normalizer.people import cluster
records = pd.read_pickle(sys.argv[1])
start = time.process_time()
found = cluster(records)
print(time.process_time() - start)
# Linux counts what the parent held before as well, unless it is asked like this.
print(int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) // 1024)
found.to_pickle(sys.argv[2])
"""


def invented(count):
    """Invent people who share a name: each with co-authors, topics, venues and places of their own.

    Half of the places are unknown, and a part of the words is everybody's, as in life.
    """
    chance = random.Random(7)

    def words(n, size=6):
        return ["".join(chance.choices("abdegiklmnorstu", k=size)) for _ in range(n)]

    topics = words(4000)
    usual = ["analysis", "method", "model", "system", "network", "study", "approach", "data"]
    venues = [f"Journal of {word.title()}" for word in words(200, 12)]
    places = [f"University of {word.title()}" for word in words(300)]
    # As many services print them, without given names.
    others = [f"{word[-1].upper()}. {word.title()}" for word in words(3000)]
    rows = []
    for person in range(max(count // PEOPLE_EACH, 2)):
        own_words, team = chance.sample(topics, 25), chance.sample(others, 8)
        own_places, own_venues = chance.sample(places, 2), chance.sample(venues, 4)
        start = chance.randint(1980, 2015)
        for _ in range(PEOPLE_EACH):
            titled = chance.sample(own_words, 4) + chance.sample(usual, 3)
            rows.append(
                {
                    "title": " ".join(titled),
                    "author_name": chance.choice(FORMS),
                    "authors": [
                        f"{one[0].upper()}. {one.title()}" for one in chance.sample(team, 3)
                    ],
                    "venue": chance.choice(own_venues),
                    "affiliation": chance.choice(
                        [f"University of {chance.choice(own_places)}", None]
                    ),
                    "year": start + chance.randint(0, 10),
                    "person": person,
                }
            )
    return pd.DataFrame(rows).sample(frac=1, random_state=1, ignore_index=True)


def b_cubed(gold, found):
    """F1 of how pure the cluster of each record is, and how whole its person."""
    both = pd.DataFrame({"gold": gold.to_numpy(), "found": found.to_numpy()})
    joint = both.groupby(["gold", "found"])["gold"].transform("size")
    precision = (joint / both.groupby("found")["gold"].transform("size")).mean()
    recall = (joint / both.groupby("gold")["gold"].transform("size")).mean()
    return 2 * precision * recall / (precision + recall)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs Linux's /proc")
def test_one_common_name(in_full, tmp_path):
    records = invented(SIGNATURES if in_full else 1000)
    people = records.pop("person")
    records.to_pickle(tmp_path / "records.pkl")
    told = [tmp_path / "records.pkl", tmp_path / "found.pkl"]
    done = subprocess.run(
        [sys.executable, "-c", _RUN, *map(str, told)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    seconds, peak = map(float, done.stdout.split())
    score = b_cubed(people, pd.read_pickle(told[1]))
    sys.stdout.write(f"\n{len(records)} signatures: {seconds:.1f} s, {peak:.0f} MB, B3 {score:.3f}")
    assert seconds < (SECONDS if in_full else SECONDS / 10 * slowness())
    assert peak < MEGABYTES
    assert score > 0.85
