"""How attention to a work comes and goes with its age: a log-normal curve, of unknown shape.

The share of all citations a work will ever draw that it has drawn by an age is the log-normal
distribution function of that age; which curve a person's works follow is weighed by how the
citations of each work fell on the years observed.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from researchmetrics.metrics.columns import Numbers

# Median age of a citation in years, and spread of its logarithm: the curves tried.
_MEDIANS = (2.0, 3.0, 4.5, 6.5, 9.5, 14.0, 21.0, 32.0)
_SPREADS = (0.7, 0.9, 1.1, 1.4, 1.8)
_TYPICAL = (6.5, 1.1)
# Doubt of the typical curve before anything is seen, in logarithms.
_DOUBT = (0.7, 0.3)
# Citations come in bunches and works differ: a tenth of them tells as much as if each came by
# itself.
_INDEPENDENT = 0.1


@dataclass(frozen=True, slots=True)
class Curve:
    """One way in which attention may fall on ages.

    Parameters
    ----------
    median : float
        Age by which half of all citations have come, in years.
    spread : float
        Standard deviation of the logarithm of a citation's age.
    """

    median: float
    spread: float

    def drawn(self, age: Numbers) -> Numbers:
        """Return the share of all citations drawn by an age; 0 before publication."""
        ages = np.maximum(age, 1e-9)
        scaled = (np.log(ages) - math.log(self.median)) / self.spread
        return np.where(age > 0, _normal(scaled), 0.0)

    @property
    def prior(self) -> float:
        """Logarithm of how plausible the curve is before anything is seen."""
        off = (
            math.log(self.median / _TYPICAL[0]) / _DOUBT[0],
            math.log(self.spread / _TYPICAL[1]) / _DOUBT[1],
        )
        return -0.5 * (off[0] ** 2 + off[1] ** 2)


CURVES = tuple(Curve(median, spread) for median in _MEDIANS for spread in _SPREADS)


def weights(counts: Numbers, start: Numbers, end: Numbers) -> Numbers:
    """Weigh the curves by when citations came, whatever their number.

    Parameters
    ----------
    counts : numpy.ndarray
        Shape (n_works, n_years), citations received.
    start, end : numpy.ndarray
        The same shape, ages of each work when each year begins and ends; NaN is no year.

    Returns
    -------
    numpy.ndarray
        Shape (n_curves,), summing to 1; the prior alone without counts.
    """
    scores = np.array([curve.prior for curve in CURVES])
    if counts.size:
        scores = scores + [_fit(curve, counts, start, end) for curve in CURVES]
    likely = np.exp(scores - scores.max())
    return np.asarray(likely / likely.sum())


def _fit(curve: Curve, counts: Numbers, start: Numbers, end: Numbers) -> float:
    """Return the logarithm of how likely the years are, given each work's number of citations."""
    parts = curve.drawn(end) - curve.drawn(start)
    whole = parts.sum(axis=1, keepdims=True)
    shares = np.divide(parts, whole, out=np.zeros_like(parts), where=whole > 0)
    logs = np.log(np.maximum(shares, 1e-6))
    return float((counts * logs).sum()) * _INDEPENDENT


def _normal(x: Numbers) -> Numbers:
    """Return the normal distribution function (Abramowitz and Stegun 26.2.17, error 7.5e-8)."""
    t = 1 / (1 + 0.2316419 * np.abs(x))
    poly = t * (
        0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429)))
    )
    upper = np.exp(-x * x / 2) / math.sqrt(2 * math.pi) * poly
    return np.where(x >= 0, 1 - upper, upper)
