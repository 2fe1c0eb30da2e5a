"""Indicators in SQL: one aggregate expression each, named after its plain function.

The plain functions of `researchmetrics.metrics` are the definitions; these say the same for tables
that don't fit into memory, on any engine that speaks SQL, and tests demand equality: of whole
numbers exactly, of others to 1e-12. Where an indicator or an option has no SQL, the plain functions
compute it bucket by bucket (`buckets`).
"""

from __future__ import annotations

from researchmetrics.engine.definitions import career, counts, h_type, places, shares
from researchmetrics.engine.definitions.declared import Definition, Rows, definition_of, names

__all__ = ["Definition", "Rows", "definition_of", "names"]

# Loading them is what defines them.
_FAMILIES = (career, counts, h_type, places, shares)
