"""Several people side by side: what differs clearly, what does not, and what cannot be compared."""

from __future__ import annotations

from researchmetrics.comparison.model import Comparison, compare

__all__ = ["Comparison", "compare"]
