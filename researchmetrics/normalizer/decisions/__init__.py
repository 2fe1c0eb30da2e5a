"""The user's word on which records are one work and whose they are: kept in a file, honoured after.

::

    file -> lines -> decisions (in force) -> settled on the records at hand -> linking
"""

from __future__ import annotations

from researchmetrics.normalizer.decisions.files import (
    Told,
    add_decisions,
    decisions_path,
    read_decisions,
    take_back,
    told,
)
from researchmetrics.normalizer.decisions.handles import Register, canonical_handle, handles_of
from researchmetrics.normalizer.decisions.lines import parse_decisions, written
from researchmetrics.normalizer.decisions.model import KINDS, Decision, Decisions
from researchmetrics.normalizer.decisions.settling import Settled, in_pairs, settle

__all__ = [
    "KINDS",
    "Decision",
    "Decisions",
    "Register",
    "Settled",
    "Told",
    "add_decisions",
    "canonical_handle",
    "decisions_path",
    "handles_of",
    "in_pairs",
    "parse_decisions",
    "read_decisions",
    "settle",
    "take_back",
    "told",
    "written",
]
