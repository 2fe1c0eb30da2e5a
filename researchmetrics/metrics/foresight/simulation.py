"""Careers carried on by chance: works known draw further citations, and new works appear."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from researchmetrics.metrics.columns import Numbers
from researchmetrics.metrics.foresight.ageing import CURVES, Curve, weights
from researchmetrics.metrics.foresight.evidence import Evidence
from researchmetrics.metrics.foresight.fitness import weigh

# How fast the rate of writing, and attention to all of a person's works, wander in a year.
_WRITING, _ATTENTION = 0.25, 0.2
# Years whose works tell how many follow, and of which kind.
_RECENT_YEARS, _KIND_YEARS = 5, 10
_FEWEST_OF_A_KIND = 5


@dataclass(frozen=True, eq=False)
class Outlook:
    """What the simulated careers came to.

    Parameters
    ----------
    h, total : numpy.ndarray
        Shape (n_draws, n_years), h-index and citations of all works after each year.
    """

    h: Numbers
    total: Numbers


def simulate(evidence: Evidence, *, years: int, draws: int, seed: int) -> Outlook:
    """Carry a career on.

    Parameters
    ----------
    evidence : Evidence
        What is known.
    years : int
        How far.
    draws : int
        How many careers.
    seed : int
        Of chance.

    Returns
    -------
    Outlook
        Of every career.
    """
    dice = np.random.default_rng(seed)
    start, end = evidence.ages()
    known = evidence.yearly
    odds = weights(np.nan_to_num(evidence.counts[known]), start[known], end[known])
    chosen = dice.multinomial(draws, odds)
    parts = [
        _carried_on(evidence, curve, years, int(n), dice)
        for curve, n in zip(CURVES, chosen, strict=True)
        if n
    ]
    return Outlook(*(np.concatenate(side) for side in zip(*parts, strict=True)))


def _carried_on(
    evidence: Evidence, curve: Curve, years: int, n: int, dice: np.random.Generator
) -> tuple[Numbers, Numbers]:
    fitness = weigh(evidence, curve).draw(n, dice)
    attention = np.exp(np.cumsum(dice.normal(0, _ATTENTION, size=(n, years)), axis=1))
    citations = np.tile(evidence.citations, (n, 1))
    born = evidence.born
    undated = np.tile(evidence.undated, (n, 1))
    h, total = np.empty((n, years)), np.empty((n, years))
    for year, written in enumerate(_written(evidence, years, n, dice)):
        fresh = _fresh(evidence, fitness[:, : evidence.born.size], written, dice)
        fitness = np.concatenate([fitness, fresh], axis=1)
        citations = np.concatenate([citations, np.zeros_like(fresh)], axis=1)
        born = np.concatenate([born, np.full(fresh.shape[1], evidence.now + year + 0.5)])
        ages = evidence.now + year - born
        share = curve.drawn(ages + 1) - curve.drawn(ages)
        citations = citations + dice.poisson(fitness * share * attention[:, [year]])
        everything = np.concatenate([citations, undated], axis=1)
        h[:, year], total[:, year] = _h(everything), everything.sum(axis=1)
    return h, total


def _written(
    evidence: Evidence, years: int, n: int, dice: np.random.Generator
) -> Iterator[Numbers]:
    """Draw how many works appear in each year to come."""
    span = min(_RECENT_YEARS, max(1.0, evidence.now - evidence.years.min()))
    recent = int((evidence.years + 1 > evidence.now - span).sum())
    rate = dice.gamma(recent + 0.5, size=n) / span
    for _ in range(years):
        rate = rate * np.exp(dice.normal(0, _WRITING, size=n))
        yield dice.poisson(rate)


def _fresh(
    evidence: Evidence, fitness: Numbers, written: Numbers, dice: np.random.Generator
) -> Numbers:
    """Draw the fitness of new works: each like a random work of recent years; 0 is no work."""
    like = np.flatnonzero(evidence.years > evidence.now - 1 - _KIND_YEARS)
    if like.size < _FEWEST_OF_A_KIND:
        like = np.arange(fitness.shape[1])
    width = int(written.max(initial=0))
    models = dice.choice(like, size=(len(written), width))
    drawn = np.take_along_axis(fitness, models, axis=1)
    return np.where(np.arange(width)[None, :] < written[:, None], drawn, 0.0)


def _h(citations: Numbers) -> Numbers:
    ranked = -np.sort(-citations, axis=1)
    return np.asarray((ranked >= np.arange(1, ranked.shape[1] + 1)).sum(axis=1), dtype=np.float64)
