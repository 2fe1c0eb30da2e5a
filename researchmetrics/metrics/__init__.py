"""Indicators: pure functions from columns of works to numbers, each with its definition.

Nothing here reads a clock, a disk or a network: the date looked from is an argument, and so is
the seed of every bootstrap.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from researchmetrics.errors import UnknownIndicatorError
from researchmetrics.metrics import (  # noqa: F401 (importing them registers their indicators)
    authorship,
    career,
    career_impact,
    citation,
    concentration,
    core_shape,
    credit,
    credit_by_place,
    growing,
    h_recent,
    h_refined,
    h_shared,
    h_steps,
    h_type,
    lead,
    name_order,
    output,
    partners,
    roles,
    self_citation,
    sleeping,
    thresholds,
    yearly,
)
from researchmetrics.metrics.breadth import co_citing_topics, field_distances, text_topics
from researchmetrics.metrics.career_impact import citation_rates
from researchmetrics.metrics.components import components
from researchmetrics.metrics.composite import Score, score
from researchmetrics.metrics.computing import compute
from researchmetrics.metrics.credit_schemes import author_credit
from researchmetrics.metrics.disruptiveness import disruption
from researchmetrics.metrics.explanation import Explanation, explain, h_core
from researchmetrics.metrics.foresight import forecast
from researchmetrics.metrics.history import observed, trajectories, trajectory
from researchmetrics.metrics.known import coverage
from researchmetrics.metrics.maxima import c_score_maxima
from researchmetrics.metrics.normalised import normalise, percentile_ranks, top_weights
from researchmetrics.metrics.reference import citation_percentile, code_share
from researchmetrics.metrics.registry import catalogue, find, function_of, indicator, names
from researchmetrics.metrics.reporting import indicators
from researchmetrics.metrics.self_citing import self_citing
from researchmetrics.metrics.topic import novelty, novelty_summary
from researchmetrics.metrics.yearly import half_life

__all__ = [
    "Explanation",
    "Score",
    "author_credit",
    "c_score_maxima",
    "catalogue",
    "citation_percentile",
    "citation_rates",
    "co_citing_topics",
    "code_share",
    "components",
    "compute",
    "coverage",
    "disruption",
    "explain",
    "field_distances",
    "find",
    "forecast",
    "h_core",
    "half_life",
    "indicator",
    "indicators",
    "names",
    "normalise",
    "novelty",
    "novelty_summary",
    "observed",
    "percentile_ranks",
    "score",
    "self_citing",
    "text_topics",
    "top_weights",
    "trajectories",
    "trajectory",
]


def __getattr__(name: str) -> Callable[..., Any]:
    """Give every indicator as a plain function of its name."""
    try:
        return function_of(name)
    except UnknownIndicatorError as error:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}") from error


def __dir__() -> list[str]:
    """List the public names and every indicator."""
    return sorted({*__all__, *names()})
