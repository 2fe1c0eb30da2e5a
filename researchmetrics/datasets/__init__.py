"""The bundled sample of invented people and works, plainly labelled so."""

from __future__ import annotations

from researchmetrics.datasets.sample import Sample, load, names

__all__ = ["Sample", "load", "names"]
