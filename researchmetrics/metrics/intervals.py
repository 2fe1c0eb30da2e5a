"""How far a number would move had other works of the same kind been written: the bootstrap."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from researchmetrics.metrics.columns import Numbers
from researchmetrics.metrics.declared import Indicator
from researchmetrics.metrics.evaluation import Panel, apply
from researchmetrics.metrics.groups import Codes, Grouped

DRAWS = 2_000
# Below this number of works the draws repeat a handful of values: no interval is better.
FEWEST = 5
_FEWEST_DRAWS = 200
_MOST_CELLS = 4_000_000
_LEVEL = (2.5, 97.5)


@dataclass(frozen=True, eq=False)
class Bootstrap:
    """Draws with replacement from the works, shared by all indicators of one table.

    Parameters
    ----------
    panel : Panel
        Works of one person, one group.
    seed : int
        Seed of the draws.
    """

    panel: Panel
    seed: int
    _drawn: dict[int, Codes]
    _resampled: dict[tuple[str, bytes], Grouped]

    @classmethod
    def of(cls, panel: Panel, seed: int) -> Bootstrap:
        """Start without draws."""
        return cls(panel, seed, {}, {})

    def interval(self, entry: Indicator, options: Mapping[str, Any]) -> tuple[float, float]:
        """Compute the 95 % interval of an indicator; NaN where it makes no sense."""
        values = self.values(entry, options)
        return (np.nan, np.nan) if values is None else middle(values)

    def values(self, entry: Indicator, options: Mapping[str, Any]) -> Numbers | None:
        """Compute an indicator over each draw; None where an interval makes no sense."""
        masks = self.panel.masks(entry)
        if "interval" not in entry.traits or min(int(mask.sum()) for mask in masks) < FEWEST:
            return None
        columns = [self._column(name, place, entry) for place, name in enumerate(entry.columns)]
        return apply(entry, columns, options)

    def _column(self, name: str, place: int, entry: Indicator) -> Grouped:
        mask = self.panel.masks(entry)[place]
        # The length of a career is no matter of chance: only citations are drawn anew there.
        fixed = "unaligned" in entry.traits and name == "year"
        key = (name + ("!" if fixed else ""), mask.tobytes())
        if key not in self._resampled:
            values = self.panel.column(name)[mask]
            drawn = self._draw(values.size)
            chosen = np.tile(np.arange(values.size), (drawn.shape[0], 1)) if fixed else drawn
            codes = np.repeat(np.arange(drawn.shape[0]), values.size)
            self._resampled[key] = Grouped(values[chosen.ravel()], codes, drawn.shape[0])
        return self._resampled[key]

    def _draw(self, n: int) -> Codes:
        if n not in self._drawn:
            self._drawn[n] = draw(n, self.seed, like=self._drawn)
        return self._drawn[n]


def draw(n: int, seed: int, *, like: Mapping[int, Codes] | None = None) -> Codes:
    """Draw positions with replacement.

    Parameters
    ----------
    n : int
        Number of works.
    seed : int
        Seed of the draws.
    like : Mapping, optional
        Earlier draws, whose number is kept so that columns of different length go together.

    Returns
    -------
    numpy.ndarray
        Shape (n_draws, n); fewer draws for very many works, so that it fits in memory.
    """
    n_draws = int(np.clip(_MOST_CELLS // max(n, 1), _FEWEST_DRAWS, DRAWS))
    if like:
        n_draws = next(iter(like.values())).shape[0]
    return np.random.default_rng(seed).integers(0, n, size=(n_draws, n))


def middle(values: Numbers) -> tuple[float, float]:
    """Return the bounds between which 95 % of the draws lie.

    Parameters
    ----------
    values : numpy.ndarray
        One value a draw; NaN is left out.

    Returns
    -------
    tuple of float
        Lower and upper bound; NaN without values.

    Examples
    --------
    >>> middle(np.arange(101.0))
    (2.5, 97.5)
    """
    finite = values[np.isfinite(values)]
    if not finite.size:
        return np.nan, np.nan
    low, high = np.percentile(finite, _LEVEL)
    return float(low), float(high)


def over_works(
    statistic: Callable[[Numbers], Numbers], values: Numbers, *, seed: int
) -> tuple[float, float]:
    """Compute the 95 % interval of a statistic of one value a work.

    Parameters
    ----------
    statistic : Callable
        From an array of shape (n_draws, n) to one value a draw.
    values : numpy.ndarray
        Shape (n,), known values.
    seed : int
        Seed of the draws.

    Returns
    -------
    tuple of float
        Lower and upper bound; NaN below five works.

    Examples
    --------
    >>> over_works(lambda drawn: drawn.mean(axis=1), np.full(9, 3.0), seed=0)
    (3.0, 3.0)
    """
    if values.size < FEWEST:
        return np.nan, np.nan
    return middle(statistic(values[draw(values.size, seed)]))
