"""Why a number is what it is: the works behind it, the next step, and what one of them changes."""

from __future__ import annotations

from researchmetrics.metrics.explanation.answer import Explanation
from researchmetrics.metrics.explanation.asking import explain
from researchmetrics.metrics.explanation.order import h_core

__all__ = ["Explanation", "explain", "h_core"]
