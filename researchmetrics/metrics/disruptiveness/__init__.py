"""Disruption: whether later works cite a work alone, or together with what it builds on."""

from researchmetrics.metrics.disruptiveness.indicators import cd, di_l, di_nok, mcd
from researchmetrics.metrics.disruptiveness.table import disruption

__all__ = ["cd", "di_l", "di_nok", "disruption", "mcd"]
