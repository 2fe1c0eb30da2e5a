"""Citations seen against works of the same field, year and type."""

from researchmetrics.metrics.normalised.indicators import (
    fwci,
    mean_percentile,
    mncs,
    pp_top1,
    pp_top10,
    rcr,
)
from researchmetrics.metrics.normalised.ranks import percentile_ranks, top_weights
from researchmetrics.metrics.normalised.table import normalise

__all__ = [
    "fwci",
    "mean_percentile",
    "mncs",
    "normalise",
    "percentile_ranks",
    "pp_top1",
    "pp_top10",
    "rcr",
    "top_weights",
]
