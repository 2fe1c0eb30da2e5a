"""Differences between two people, with how sure one can be of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from researchmetrics import metrics
from researchmetrics.metrics.selection import select
from researchmetrics.profile import Profile

__all__ = ["differences"]

_DRAWS = 1_000
# Figures that a resampling of papers can speak about; a count of papers is what it is.
_RESAMPLED = ("n_citations", "mean_citations", "h_index", "g_index", "i10_index")
_FEWEST = 5
_COLUMNS = {
    **dict.fromkeys(("indicator", "a", "b"), "string"),
    **dict.fromkeys(("difference", "lo", "hi", "p_larger"), "Float64"),
    "verdict": "string",
}


def differences(
    profiles: Sequence[Profile], labels: Sequence[str], names: Sequence[str], *, seed: int = 0
) -> pd.DataFrame:
    """Compare people pair by pair on papers drawn anew.

    Parameters
    ----------
    profiles : sequence of Profile
        The people.
    labels : sequence of str
        What to call them.
    names : sequence of str
        Indicators; those that resampling cannot speak about are left out.
    seed : int
        Seed of the draws.

    Returns
    -------
    pandas.DataFrame
        indicator, a, b, difference (a minus b), lo, hi (95 %), p_larger, verdict. No rows where
        a person has fewer than five papers with a known count.
    """
    asked = [name for name in names if name in _RESAMPLED]
    drawn = [_draws(profile, asked, seed + place) for place, profile in enumerate(profiles)]
    rows = []
    for (i, a), (j, b) in combinations(enumerate(drawn), 2):
        if a is None or b is None:
            continue
        pair = (labels[i], labels[j])
        rows += [_row(name, pair, (a[name], b[name])) for name in asked]
    return pd.DataFrame(rows, columns=list(_COLUMNS)).astype(_COLUMNS)


def _draws(
    profile: Profile, names: Sequence[str], seed: int
) -> dict[str, NDArray[np.float64]] | None:
    """Compute the indicators over the papers, then over papers drawn anew."""
    # Counts alone: a thousand copies of abstracts would not fit into memory.
    papers = select(profile.tables.works)[0][["citations"]]
    known = papers[papers["citations"].notna()]
    if len(known) < _FEWEST:
        return None
    drawn = np.random.default_rng(seed).integers(0, len(known), (_DRAWS, len(known)))
    places = np.vstack([np.arange(len(known)), drawn])
    resampled = known.iloc[places.ravel()].assign(draw=np.repeat(np.arange(_DRAWS + 1), len(known)))
    table = metrics.compute(resampled, list(names), by="draw", as_of=profile.as_of)
    return {name: table[name].to_numpy(np.float64, na_value=np.nan) for name in names}


def _row(
    name: str,
    pair: tuple[str, str],
    values: tuple[NDArray[np.float64], NDArray[np.float64]],
) -> dict[str, object]:
    apart = values[0] - values[1]
    low, high = np.percentile(apart[1:], [2.5, 97.5])
    # Ties count half, so that two equal people are at one half.
    larger = float((apart[1:] > 0).mean() + 0.5 * (apart[1:] == 0).mean())
    clear = not low <= 0 <= high
    return {
        "indicator": name,
        "a": pair[0],
        "b": pair[1],
        "difference": float(apart[0]),
        "lo": float(low),
        "hi": float(high),
        "p_larger": larger,
        "verdict": ("larger" if low > 0 else "smaller") if clear else "no clear difference",
    }
