"""How many citations works will draw in all: of each work known, and of works to come."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from researchmetrics.metrics.columns import Numbers
from researchmetrics.metrics.foresight.ageing import Curve
from researchmetrics.metrics.foresight.evidence import Evidence

# What happened a year earlier tells so much less of the years to come.
_FADING = 0.85
# What a total tells, of which nobody knows when it came, beside counts by year.
_TOTAL = 0.6
# How alike the works of one person may be: shapes of a gamma distribution.
_SHAPES = (0.2, 0.3, 0.45, 0.7, 1.0, 1.5, 2.5, 4.0)
# Works of a typical person that count as seen before any of this one.
_BEFORE = 0.5


@dataclass(frozen=True, eq=False)
class Fitness:
    """What may be thought of the citations that each work draws in all.

    Parameters
    ----------
    drawn, exposed : numpy.ndarray
        Shape (n_works,), citations and share of attention observed, faded.
    shapes, odds : numpy.ndarray
        Shapes of the distribution over works, and how likely each.
    mean : float
        Of all works.
    """

    drawn: Numbers
    exposed: Numbers
    shapes: Numbers
    odds: Numbers
    mean: float

    def draw(self, n: int, dice: np.random.Generator) -> Numbers:
        """Draw the fitness of each work: shape (n, n_works)."""
        shape = dice.choice(self.shapes, size=(n, 1), p=self.odds)
        rate = shape / self.mean + self.exposed
        return np.asarray(dice.gamma(shape + self.drawn) / rate)


def weigh(evidence: Evidence, curve: Curve) -> Fitness:
    """Weigh what was observed, recent years more.

    Parameters
    ----------
    evidence : Evidence
        Works.
    curve : Curve
        How attention falls on ages.

    Returns
    -------
    Fitness
        Of the works under this curve.
    """
    drawn = _TOTAL * evidence.citations
    exposed = _TOTAL * curve.drawn(evidence.now - evidence.born)
    if evidence.counts.size:
        start, end = evidence.ages()
        shares = curve.drawn(end) - curve.drawn(start)
        fading = _FADING ** np.arange(evidence.counts.shape[1])[::-1]
        known = evidence.yearly
        drawn = np.where(known, np.nansum(evidence.counts * fading, axis=1), drawn)
        exposed = np.where(known, (shares * fading).sum(axis=1), exposed)
    mean = (drawn.sum() + _BEFORE) / (exposed.sum() + _BEFORE / 10)
    scores = np.array([_likely(drawn, exposed, shape, mean) for shape in _SHAPES])
    odds = np.exp(scores - scores.max())
    return Fitness(drawn, exposed, np.array(_SHAPES), odds / odds.sum(), float(mean))


def _likely(drawn: Numbers, exposed: Numbers, shape: float, mean: float) -> float:
    """Return the logarithm of the negative binomial likelihood of the counts."""
    rate = shape / mean
    gammas = sum(math.lgamma(shape + count) for count in drawn) - len(drawn) * math.lgamma(shape)
    logs = shape * math.log(rate) - (shape + drawn) * np.log(rate + exposed)
    return float(gammas + logs.sum())
