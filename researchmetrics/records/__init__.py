"""What readers and fetchers yield: frozen values that keep what the source said, as it said it.

Nothing here is corrected: a year of 5555, a DOI in capitals or a date without a year stay as
found. The normalizer adds meaning later and keeps these values beside it. Unknown is None, never
0, "" or a made-up date.
"""

from __future__ import annotations

from researchmetrics.records.batch import OUTCOMES, Batch, Outcome
from researchmetrics.records.person import Candidate, Person, PersonRecord
from researchmetrics.records.plain import from_plain, to_plain
from researchmetrics.records.work import NOT_PAPERS, WORK_TYPES, Author, Provenance, Record, digest

__all__ = [
    "NOT_PAPERS",
    "OUTCOMES",
    "WORK_TYPES",
    "Author",
    "Batch",
    "Candidate",
    "Outcome",
    "Person",
    "PersonRecord",
    "Provenance",
    "Record",
    "digest",
    "from_plain",
    "to_plain",
]
