"""Breadth: over how many topics the works spread, how far apart, and how often they change."""

from researchmetrics.metrics.breadth.communities import co_citing_topics
from researchmetrics.metrics.breadth.distances import field_distances
from researchmetrics.metrics.breadth.diversity import (
    effective_number,
    miller_madow,
    rao_stirling,
    shannon,
    shannon_normalised,
    simpson,
    true_diversity,
)
from researchmetrics.metrics.breadth.switching import (
    exploration,
    pivot,
    topic_switch,
    topic_switch_text,
)
from researchmetrics.metrics.breadth.texts import text_topics

__all__ = [
    "co_citing_topics",
    "effective_number",
    "exploration",
    "field_distances",
    "miller_madow",
    "pivot",
    "rao_stirling",
    "shannon",
    "shannon_normalised",
    "simpson",
    "text_topics",
    "topic_switch",
    "topic_switch_text",
    "true_diversity",
]
