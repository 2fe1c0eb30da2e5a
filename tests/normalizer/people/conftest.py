"""Labelled names, where there are any."""

from __future__ import annotations

import gzip
import json
from collections import defaultdict

import pytest


@pytest.fixture
def labelled_names(shared_data):
    """Read a labelled set: labelled_names("aminer12") gives its records by name."""

    def read(file):
        blocks = defaultdict(list)
        path = shared_data / "data" / "author-names" / f"{file}.jsonl.gz"
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                blocks[row.pop("block")].append(row)
        return blocks

    return read
