"""From what sources say to what is meant: identifiers, titles, names, venues, dates, works, people.

::

    records -> entries (made comparable) -> pairs -> scores -> groups -> works, links and tables
"""

from __future__ import annotations

from researchmetrics.normalizer.dates import Date, Span, parse_date, parse_span
from researchmetrics.normalizer.identifiers import (
    clean_arxiv,
    clean_doi,
    clean_orcid,
    find_ids,
    parse_id,
)
from researchmetrics.normalizer.names import Name, names_match, own_positions, parse_name
from researchmetrics.normalizer.people import merge_people
from researchmetrics.normalizer.rows import deduplicate
from researchmetrics.normalizer.tabulate import Tables, normalize
from researchmetrics.normalizer.titles import shown_title, title_key
from researchmetrics.normalizer.venues import Venue, identify

__all__ = [
    "Date",
    "Name",
    "Span",
    "Tables",
    "Venue",
    "clean_arxiv",
    "clean_doi",
    "clean_orcid",
    "deduplicate",
    "find_ids",
    "identify",
    "merge_people",
    "names_match",
    "normalize",
    "own_positions",
    "parse_date",
    "parse_id",
    "parse_name",
    "parse_span",
    "shown_title",
    "title_key",
]
