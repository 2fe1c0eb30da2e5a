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
    h_refined,
    h_steps,
    h_type,
    output,
)
from researchmetrics.metrics.components import components
from researchmetrics.metrics.composite import Score, score
from researchmetrics.metrics.computing import compute
from researchmetrics.metrics.explanation import Explanation, explain, h_core
from researchmetrics.metrics.history import observed, trajectory
from researchmetrics.metrics.known import coverage
from researchmetrics.metrics.reference import citation_percentile, code_share
from researchmetrics.metrics.registry import catalogue, find, function_of, indicator, names
from researchmetrics.metrics.reporting import indicators
from researchmetrics.metrics.topic import novelty, novelty_summary

__all__ = [
    "Explanation",
    "Score",
    "catalogue",
    "citation_percentile",
    "code_share",
    "components",
    "compute",
    "coverage",
    "explain",
    "find",
    "h_core",
    "indicator",
    "indicators",
    "names",
    "novelty",
    "novelty_summary",
    "observed",
    "score",
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
