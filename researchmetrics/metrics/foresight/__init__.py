"""What becomes of a person's citations: a forecast by simulation, with how sure it is."""

from __future__ import annotations

from researchmetrics.metrics.foresight.table import forecast, refuse_years

__all__ = ["forecast", "refuse_years"]
