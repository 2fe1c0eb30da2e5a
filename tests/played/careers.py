"""Invented careers, by processes that the forecast does not suppose: to check it from outside.

Each process yields papers and their citations by year for a career of 30 years; the past up to a
year is what a forecast may see, the rest what it is measured by.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd

LENGTH = 30
START = 1990

Career = tuple[np.ndarray, np.ndarray]


def lotka(dice: np.random.Generator) -> Career:
    """Productivity after Lotka, log-normal appeal, log-logistic ageing; no wandering at all."""
    rate = min(0.6 + 0.6 * dice.pareto(1.5), 12.0)
    born = _papers(np.full(LENGTH, rate), dice)
    appeal = np.exp(dice.normal(2.3 + dice.normal(0, 0.5), 1.1, born.size))
    ages = _ages(born)
    share = (ages / 5.0) / (1 + (ages / 5.0) ** 2) ** 1.2
    return born, _drawn(appeal[:, None] * share / 2.4, born, dice)


def crowding(dice: np.random.Generator) -> Career:
    """The cited get cited: each year's mean grows with what a paper has, and fades by age."""
    born = _papers(np.full(LENGTH, dice.gamma(2.0, 1.6)), dice)
    pull, fade = dice.uniform(0.25, 0.5), dice.uniform(5, 9)
    had = np.zeros(born.size)
    counts = np.full((born.size, LENGTH), np.nan)
    for year in range(LENGTH):
        there = born <= year
        mean = (1.0 + pull * had) * np.exp(-(year - born) / fade) * dice.gamma(4, 0.25, born.size)
        counts[there, year] = dice.poisson(np.minimum(mean, 500.0))[there]
        had = had + np.nan_to_num(counts[:, year])
    return born, counts


def changing(dice: np.random.Generator) -> Career:
    """Rates of writing that rise, break off and end; a field that grows; a spell of good papers."""
    rising = np.linspace(0.3, 1.0, LENGTH) ** dice.uniform(0.2, 1.5) * dice.gamma(3.0, 1.5)
    gap = dice.integers(5, LENGTH - 3)
    rising[gap : gap + dice.integers(1, 4)] *= 0.1
    if dice.random() < 0.25:
        rising[dice.integers(12, LENGTH) :] *= 0.1
    born = _papers(rising, dice)
    spell = dice.integers(0, LENGTH - 5)
    level = 1.8 + 1.0 * ((born >= spell) & (born < spell + 5)) + dice.normal(0, 0.5)
    appeal = np.exp(dice.normal(level, 1.0))
    ages = _ages(born)
    share = ages**1.2 * np.exp(-ages / dice.uniform(2.5, 6.0))
    growth = 1.04 ** np.arange(LENGTH) * np.exp(np.cumsum(dice.normal(0, 0.1, LENGTH)))
    return born, _drawn(appeal[:, None] * share / 8 * growth, born, dice)


def sleeping(dice: np.random.Generator) -> Career:
    """Flat attention in bunches; one paper in ten is found years later."""
    born = _papers(np.full(LENGTH, dice.gamma(2.5, 1.2)), dice)
    appeal = dice.gamma(0.7, dice.uniform(1.5, 4.0), born.size)
    ages = _ages(born)
    wakes = np.where(dice.random(born.size) < 0.1, dice.uniform(5, 20, born.size), np.inf)
    share = np.where(ages > wakes[:, None], 5.0, 1.0) * np.minimum(ages / 2, 1) * 0.93**ages
    bunches = dice.gamma(2.0, 0.5, share.shape)
    return born, _drawn(appeal[:, None] * share * bunches, born, dice)


PROCESSES: dict[str, Callable[[np.random.Generator], Career]] = {
    one.__name__: one for one in (lotka, crowding, changing, sleeping)
}


def tables(career: Career, until: int, *, window: int = 99) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return works and citations by year as known at the end of a year of the career."""
    born, counts = career
    there = born <= until
    seen = np.nan_to_num(counts[there][:, : until + 1])
    names = np.array([f"w{place}" for place in range(born.size)])[there]
    works = pd.DataFrame(
        {"work_id": names, "year": START + born[there], "citations": seen.sum(axis=1)}
    )
    paper, year = np.nonzero(seen)
    kept = year > until - window
    yearly = {
        "work_id": names[paper],
        "year": START + year,
        "citations": seen[paper, year],
    }
    return works, pd.DataFrame(yearly)[kept]


def h_at(career: Career, until: int) -> int:
    """Return the h-index at the end of a year of the career."""
    born, counts = career
    ranked = np.sort(np.nan_to_num(counts[born <= until][:, : until + 1]).sum(axis=1))[::-1]
    return int((ranked >= np.arange(1, ranked.size + 1)).sum())


def total_at(career: Career, until: int) -> int:
    """Return the citations up to the end of a year of the career."""
    born, counts = career
    return int(np.nan_to_num(counts[born <= until][:, : until + 1]).sum())


def _papers(rates: np.ndarray, dice: np.random.Generator) -> np.ndarray:
    found = np.repeat(np.arange(LENGTH), dice.poisson(rates))
    # A career begins with its first paper.
    return np.concatenate([[0], found])


def _ages(born: np.ndarray) -> np.ndarray:
    return np.maximum(np.arange(LENGTH)[None, :] - born[:, None] + 0.5, 0.25)


def _drawn(mean: np.ndarray, born: np.ndarray, dice: np.random.Generator) -> np.ndarray:
    counts = dice.poisson(np.minimum(mean, 5_000.0)).astype(float)
    counts[np.arange(LENGTH)[None, :] < born[:, None]] = np.nan
    return counts
