"""Finding twins in any table of records: rows in, the same rows out, with their works."""

from __future__ import annotations

from researchmetrics.normalizer.rows.deduplicating import (
    deduplicate,
)

__all__ = [
    "deduplicate",
]
