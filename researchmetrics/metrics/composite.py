"""The score: a weighted mean of stated components, with the uncertainty of works and weights."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from researchmetrics.errors import IndicatorError
from researchmetrics.metrics.columns import Numbers
from researchmetrics.metrics.intervals import draw, middle

# Value judgements, printed with every score and open to change by the user.
WEIGHTS: Mapping[str, float] = MappingProxyType(
    {"impact": 0.40, "novelty": 0.20, "productivity": 0.15, "recency": 0.15, "openness": 0.10}
)
DEFINITION = "score-1"
_FEWEST_COMPONENTS = 3
_FEWEST_PAPERS = 10
_WEIGHT_DRAWS = 1_000
_CONCENTRATION = 20.0

Component = Numbers | float | None


@dataclass(frozen=True, eq=False)
class Score:
    """A score and all that must be shown with it.

    Parameters
    ----------
    value : float
        From 0 to 100; NaN where too little is known.
    lo, hi : float
        95 % interval of a bootstrap over papers; NaN where no component has values by paper.
    weights_lo, weights_hi : float
        Where 95 % of the values lie when the weights are drawn around those used.
    components : dict
        Mean of each component used.
    weights : dict
        Weights used, which sum to 1.
    missing : tuple of str
        Components that are not known.
    n_papers : int or None
        Papers it rests on.
    flags : tuple of str
        ``too_few_components``, ``too_few_papers``, ``weights_renormalised``.
    definition : str
        Definition and version.
    """

    value: float
    lo: float
    hi: float
    weights_lo: float
    weights_hi: float
    components: dict[str, float]
    weights: dict[str, float]
    missing: tuple[str, ...]
    n_papers: int | None
    flags: tuple[str, ...]
    definition: str = DEFINITION


def score(
    components: Mapping[str, Component],
    weights: Mapping[str, float] | None = None,
    *,
    n_papers: int | None = None,
    seed: int = 0,
) -> Score:
    """Combine components into one number, which is not a measure of quality.

    Parameters
    ----------
    components : Mapping
        By name, any of impact, novelty, productivity, recency, openness: one value from 0 to 100
        in all, or one a paper with NaN where it has none; None for what is not known.
    weights : Mapping, optional
        Weight by name; those of components that are not known go to the others in proportion.
    n_papers : int, optional
        Number of papers; taken from the components where they have one value a paper.
    seed : int, optional
        Seed of the bootstrap and of the draws of weights.

    Returns
    -------
    Score
        Unknown below three components or ten papers.

    Raises
    ------
    IndicatorError
        If a component or weight is unknown or out of range, or their lengths differ.

    Examples
    --------
    >>> parts = {"impact": 66, "novelty": 53, "productivity": 70, "recency": 55, "openness": 48}
    >>> round(score(parts).value, 2)
    60.55
    >>> round(score(parts | {"openness": None}).value, 2)
    61.94
    """
    chosen = _weights(WEIGHTS if weights is None else weights)
    values = {name: _checked(name, part, chosen) for name, part in components.items()}
    n_papers = _n_papers(values, n_papers)
    means = {
        name: float(np.nanmean(values[name]))
        for name in chosen
        if name in values and np.isfinite(values[name]).any()
    }
    missing = tuple(name for name in chosen if name not in means)
    used = _normalised({name: chosen[name] for name in means})
    flags = _flags(means, missing, n_papers)
    if {"too_few_components", "too_few_papers"} & set(flags):
        unknown = (np.nan,) * 5
        return Score(*unknown, means, used, missing, n_papers, flags)
    shares, parts = np.array(list(used.values())), np.array(list(means.values()))
    return Score(
        float(shares @ parts),
        *_by_papers({name: values[name] for name in means}, shares, seed),
        *_by_weights(shares, parts, seed),
        means,
        used,
        missing,
        n_papers,
        flags,
    )


def _weights(weights: Mapping[str, float]) -> dict[str, float]:
    unknown = sorted(set(weights) - set(WEIGHTS))
    if unknown:
        raise IndicatorError(f"There is no component {', '.join(unknown)}; known: {list(WEIGHTS)}.")
    if any(not np.isfinite(one) or one < 0 for one in weights.values()) or not sum(
        weights.values()
    ):
        raise IndicatorError(f"Weights must not be negative, nor all zero: {dict(weights)}.")
    return {name: float(weights[name]) for name in WEIGHTS if weights.get(name)}


def _normalised(weights: dict[str, float]) -> dict[str, float]:
    total = sum(weights.values())
    return {name: one / total for name, one in weights.items()}


def _checked(name: str, part: Component, weights: dict[str, float]) -> Numbers:
    if name not in WEIGHTS:
        raise IndicatorError(f"There is no component {name!r}; known: {list(weights)}.")
    values = np.atleast_1d(np.asarray(np.nan if part is None else part, dtype=np.float64))
    known = values[~np.isnan(values)]
    if values.ndim != 1 or ((known < 0) | (known > 100)).any():
        raise IndicatorError(f"The component {name} must lie between 0 and 100, not {part!r:.60}.")
    return values


def _n_papers(values: Mapping[str, Numbers], n_papers: int | None) -> int | None:
    lengths = {part.size for part in values.values()} - {1}
    if len(lengths) > 1:
        raise IndicatorError(f"Components differ in the number of papers: {sorted(lengths)}.")
    return n_papers if n_papers is not None else next(iter(lengths), None)


def _flags(
    means: Mapping[str, float], missing: tuple[str, ...], n_papers: int | None
) -> tuple[str, ...]:
    flags = ["too_few_components"] if len(means) < _FEWEST_COMPONENTS else []
    flags += ["too_few_papers"] if n_papers is not None and n_papers < _FEWEST_PAPERS else []
    return (*flags, *(["weights_renormalised"] if missing else []))


def _by_papers(values: Mapping[str, Numbers], shares: Numbers, seed: int) -> tuple[float, float]:
    """Draw papers anew, the same for all components; one that has no value then keeps its mean."""
    n = max(part.size for part in values.values())
    if n == 1:
        return np.nan, np.nan
    drawn = draw(n, seed)
    columns = []
    for part in values.values():
        if part.size == 1:
            columns.append(np.full(drawn.shape[0], part[0]))
            continue
        known = np.isfinite(part)
        counts = known[drawn].sum(axis=1)
        sums = np.where(known, part, 0.0)[drawn].sum(axis=1)
        columns.append(np.where(counts > 0, sums / np.maximum(counts, 1), np.nanmean(part)))
    return middle(np.stack(columns, axis=1) @ shares)


def _by_weights(shares: Numbers, parts: Numbers, seed: int) -> tuple[float, float]:
    drawn = np.random.default_rng(seed).dirichlet(_CONCENTRATION * shares, size=_WEIGHT_DRAWS)
    return middle(drawn @ parts)
