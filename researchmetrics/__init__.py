"""Researcher profiles one can trust.

::

    documents, services -> records -> works -> tables -> indicators -> cards, pages, comparisons

Read a document (`read`) or fetch from services (`search`, `fetch`), and get a `Profile`: its
works, indicators, card and page. Keep watching with `refresh`, look back with `load`. Names here
are loaded on first use, so that importing the package costs nothing.
"""

from __future__ import annotations

import importlib
from typing import Any

__version__ = "0.1.0"

# public name -> module that defines it
_PUBLIC = {
    "Profile": "researchmetrics.profile",
    "Group": "researchmetrics.profile",
    "read": "researchmetrics.profile",
    "parse_references": "researchmetrics.profile",
    "search": "researchmetrics.profile",
    "fetch": "researchmetrics.profile",
    "load": "researchmetrics.profile",
    "merge_profiles": "researchmetrics.profile",
    "reference_sets": "researchmetrics.profile",
    "h_bounds": "researchmetrics.profile",
    "forecast": "researchmetrics.profile",
    "compare": "researchmetrics.comparison",
    "Comparison": "researchmetrics.comparison",
    "reconcile": "researchmetrics.comparison",
    "refresh": "researchmetrics.jobs",
    "RunReport": "researchmetrics.jobs",
    "deduplicate": "researchmetrics.normalizer",
    "resolve": "researchmetrics.normalizer",
    "catalogue": "researchmetrics.metrics",
    "compute": "researchmetrics.metrics",
    "normalise": "researchmetrics.metrics",
    "novelty": "researchmetrics.metrics",
    "corpus": "researchmetrics.engine",
    "Corpus": "researchmetrics.engine",
    "import_openalex": "researchmetrics.engine",
    "source_names": "researchmetrics.fetchers",
}
_ROOMS = (
    "datasets",
    "documents",
    "engine",
    "errors",
    "fetchers",
    "metrics",
    "normalizer",
    "tables",
    "views",
)

__all__ = ["__version__", "datasets", "errors", *_PUBLIC]  # noqa: PLE0604 (names of a table)


def __getattr__(name: str) -> Any:
    """Load a public name, a room, or an indicator of the catalogue, on first use."""
    if name in _PUBLIC:
        return getattr(importlib.import_module(_PUBLIC[name]), name)
    if name in _ROOMS:
        return importlib.import_module(f"researchmetrics.{name}")
    if not name.startswith("_"):
        metrics = importlib.import_module("researchmetrics.metrics")
        if name in metrics.names():
            return getattr(metrics, name)
    raise AttributeError(f"module 'researchmetrics' has no attribute {name!r}")


def __dir__() -> list[str]:
    """List the public names."""
    return sorted(__all__)
