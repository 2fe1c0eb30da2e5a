"""Identifiers: which work, person or venue they name, in their canonical form."""

from __future__ import annotations

from researchmetrics.normalizer.identifiers.reading import (
    SCHEMES,
    clean_arxiv,
    clean_doi,
    clean_orcid,
    find_ids,
    parse_id,
    scheme_value,
)

__all__ = [
    "SCHEMES",
    "clean_arxiv",
    "clean_doi",
    "clean_orcid",
    "find_ids",
    "parse_id",
    "scheme_value",
]
