"""Indicators over time: observed as it was, or reconstructed from citations by year."""

from __future__ import annotations

from researchmetrics.metrics.history.observing import observed
from researchmetrics.metrics.history.reconstructing import trajectories, trajectory
from researchmetrics.metrics.history.rows import aligned

__all__ = ["aligned", "observed", "trajectories", "trajectory"]
