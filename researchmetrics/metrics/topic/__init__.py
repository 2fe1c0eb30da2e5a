"""Topic novelty: distance of works from earlier work, by the words of titles and abstracts."""

from __future__ import annotations

from researchmetrics.metrics.topic.novelty import novelty
from researchmetrics.metrics.topic.summary import novelty_summary

__all__ = ["novelty", "novelty_summary"]
