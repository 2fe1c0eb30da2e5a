"""From what sources say to what is meant: identifiers, titles, names, venues, dates, works, people.

::

    records -> entries (made comparable) -> pairs -> scores -> groups -> works, links and tables
"""

from __future__ import annotations

from researchmetrics.normalizer.dates import Date, Span, parse_date, parse_span
from researchmetrics.normalizer.decisions import (
    Decision,
    Decisions,
    add_decisions,
    decisions_path,
    parse_decisions,
    read_decisions,
    take_back,
)
from researchmetrics.normalizer.identifiers import (
    clean_arxiv,
    clean_doi,
    clean_orcid,
    find_ids,
    parse_id,
)
from researchmetrics.normalizer.merging.citing import POLICIES as CITATION_POLICIES
from researchmetrics.normalizer.names import Name, names_match, own_positions, parse_name
from researchmetrics.normalizer.people import merge_people, resolve
from researchmetrics.normalizer.rows import deduplicate
from researchmetrics.normalizer.rows.doubtful import doubtful_pairs, doubtful_records
from researchmetrics.normalizer.tabulate import Tables, normalize
from researchmetrics.normalizer.titles import shown_title, title_key
from researchmetrics.normalizer.tracing import Trace, trace
from researchmetrics.normalizer.venues import Venue, identify

__all__ = [
    "CITATION_POLICIES",
    "Date",
    "Decision",
    "Decisions",
    "Name",
    "Span",
    "Tables",
    "Trace",
    "Venue",
    "add_decisions",
    "clean_arxiv",
    "clean_doi",
    "clean_orcid",
    "decisions_path",
    "deduplicate",
    "doubtful_pairs",
    "doubtful_records",
    "find_ids",
    "identify",
    "merge_people",
    "names_match",
    "normalize",
    "own_positions",
    "parse_date",
    "parse_decisions",
    "parse_id",
    "parse_name",
    "parse_span",
    "read_decisions",
    "resolve",
    "shown_title",
    "take_back",
    "title_key",
    "trace",
]
