"""Several people side by side, or one person seen twice: what differs, and what cannot be told."""

from __future__ import annotations

from researchmetrics.comparison.model import Comparison, compare
from researchmetrics.comparison.reconciling import reconcile

__all__ = ["Comparison", "compare", "reconcile"]
