"""Indicators of works that slept before they were cited, and of citations after ten years."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from researchmetrics.errors import IndicatorError
from researchmetrics.metrics.columns import Numbers
from researchmetrics.metrics.groups import Grouped
from researchmetrics.metrics.registry import grouped, indicator


@indicator(
    symbol="B",
    unit="coefficient",
    family="age-aware",
    reference="doi:10.1073/pnas.1424329112",
    synonyms=("beauty coefficient", "sleeping beauty"),
    bounds=(None, None),
    traits=("interval",),
)
def beauty(yearly_citations: Sequence[Sequence[float]]) -> float:
    """Measure how far the citations of a work stay under a straight rise to their peak.

    Parameters
    ----------
    yearly_citations : sequence of array-like of float, shape (n_works,)
        For each work its citations of each year from that of publication on, years without any
        included. The bare counts of one work will do.

    Returns
    -------
    float
        The coefficient of one work, the mean of several; 0 for a work whose peak comes at once
        or is reached in a straight line, below 0 for an early rise. NaN without works.

    References
    ----------
    .. [1] Ke, Ferrara, Radicchi, Flammini (2015), Defining and identifying Sleeping Beauties in
       science, doi:10.1073/pnas.1424329112

    Examples
    --------
    >>> beauty([0, 0, 0, 0, 10])
    15.0
    """
    values = [_beauty(np.asarray(counts, dtype=np.float64)) for counts in yearly_citations]
    return float(np.mean(values)) if values else np.nan


@grouped(beauty)
def _beauties(yearly_citations: Grouped) -> Numbers:
    return _mean_over_works(_beauty, yearly_citations)


@indicator(
    symbol="ta",
    unit="years",
    family="age-aware",
    reference="doi:10.1073/pnas.1424329112",
    synonyms=("awakening time",),
    traits=("interval",),
)
def awakening(yearly_citations: Sequence[Sequence[float]]) -> float:
    """Find how many years after publication a work awoke: where it is farthest under the rise.

    Parameters
    ----------
    yearly_citations : sequence of array-like of float, shape (n_works,)
        For each work its citations of each year from that of publication on, years without any
        included. The bare counts of one work will do.

    Returns
    -------
    float
        Years of one work, the mean of several; the first of equals. Works never cited have not
        awoken and are left out; NaN where none was cited.

    References
    ----------
    .. [1] Ke, Ferrara, Radicchi, Flammini (2015), Defining and identifying Sleeping Beauties in
       science, doi:10.1073/pnas.1424329112

    Examples
    --------
    >>> awakening([0, 1, 0, 1, 8])
    3.0
    """
    cells = [np.asarray(counts, dtype=np.float64) for counts in yearly_citations]
    values = [_awakening(counts) for counts in cells if counts.sum() > 0]
    return float(np.mean(values)) if values else np.nan


@grouped(awakening)
def _awakenings(yearly_citations: Grouped) -> Numbers:
    def of_one(counts: Numbers) -> float:
        return _awakening(counts) if counts.sum() > 0 else np.nan

    return _mean_over_works(of_one, yearly_citations)


@indicator(
    symbol="<c10>",
    unit="citations",
    family="age-aware",
    reference="doi:10.1126/science.aaf5239",
    synonyms=("geometric mean of c10",),
    traits=("interval",),
)
def geo_mean_c10(c10: ArrayLike) -> float:
    """Take the geometric mean of the citations of the first ten years.

    Parameters
    ----------
    c10 : array-like of float, shape (n_works,)
        Citations of each work within ten years, of works at least that old.

    Returns
    -------
    float
        Citations; works without any are left out, NaN where none is left.

    References
    ----------
    .. [1] Sinatra, Wang, Deville, Song, Barabási (2016), Quantifying the evolution of individual
       scientific impact, doi:10.1126/science.aaf5239

    Examples
    --------
    >>> round(geo_mean_c10([4, 16, 0]), 6)
    8.0
    """
    values = np.asarray(c10, dtype=np.float64)
    cited = values[values > 0]
    return float(np.exp(np.mean(np.log(cited)))) if cited.size else np.nan


@grouped(geo_mean_c10)
def _geo_mean_c10(c10: Grouped) -> Numbers:
    cited = c10.values > 0
    inside = Grouped(np.log(c10.values[cited]), c10.codes[cited], c10.size)
    with np.errstate(invalid="ignore"):
        return np.asarray(np.exp(inside.total() / inside.count))


@indicator(
    symbol="Q",
    unit="factor",
    family="age-aware",
    reference="doi:10.1126/science.aaf5239",
    synonyms=("Q", "Q parameter"),
    traits=("interval",),
)
def q_factor(c10: ArrayLike, *, mu_p: float) -> float:
    """Divide the geometric mean of the citations of ten years by the luck of the population.

    Parameters
    ----------
    c10 : array-like of float, shape (n_works,)
        Citations of each work within ten years, of works at least that old.
    mu_p : float
        Mean of ln p, the part of luck, fitted over the population; without one see
        `geo_mean_c10`.

    Returns
    -------
    float
        At least 0; works without citations are left out, NaN where none is left.

    Raises
    ------
    IndicatorError
        If `mu_p` is no finite number.

    References
    ----------
    .. [1] Sinatra, Wang, Deville, Song, Barabási (2016), Quantifying the evolution of individual
       scientific impact, doi:10.1126/science.aaf5239

    Examples
    --------
    >>> round(q_factor([4, 16, 0], mu_p=0.0), 6)
    8.0
    """
    return float(geo_mean_c10(c10) / _luck(mu_p))


@grouped(q_factor)
def _q_factor(c10: Grouped, *, mu_p: float) -> Numbers:
    return _geo_mean_c10(c10) / _luck(mu_p)


def _luck(mu_p: Any) -> float:
    if not isinstance(mu_p, int | float | np.number) or not np.isfinite(mu_p):
        raise IndicatorError(f"mu_p must be a finite number, not {mu_p!r}.")
    return float(np.exp(mu_p))


def _beauty(counts: Numbers) -> float:
    if not counts.size:
        return 0.0
    peak = int(np.argmax(counts))
    if peak == 0:
        return 0.0
    at = np.arange(peak + 1)
    line = (counts[peak] - counts[0]) / peak * at + counts[0]
    before = counts[: peak + 1]
    return float(np.sum((line - before) / np.maximum(1.0, before)))


def _mean_over_works(of_one: Callable[[Numbers], float], cells: Grouped) -> Numbers:
    """Take the mean of what each work has; drawn again, a work has what it had."""
    found: dict[int, float] = {}
    for cell in cells.values:
        if id(cell) not in found:
            found[id(cell)] = of_one(np.asarray(cell, dtype=np.float64))
    values = np.fromiter((found[id(cell)] for cell in cells.values), dtype=np.float64)
    known = ~np.isnan(values)
    sums = np.bincount(cells.codes[known], weights=values[known], minlength=cells.size)
    count = np.bincount(cells.codes[known], minlength=cells.size)
    return np.asarray(np.divide(sums, count, out=np.full(cells.size, np.nan), where=count > 0))


def _awakening(counts: Numbers) -> float:
    peak = int(np.argmax(counts))
    at = np.arange(peak + 1)
    rise = counts[peak] - counts[0]
    away = np.abs(rise * at - peak * counts[: peak + 1] + peak * counts[0])
    # All distances have one divisor, which doesn't move the largest. Equal ones may differ in their
    # last digits; the first of them counts.
    return float(np.argmax(away >= away.max() - 1e-12 * peak * counts[peak]))
