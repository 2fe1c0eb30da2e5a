"""Differences between two people, with how sure one can be of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from researchmetrics.metrics import catalogue, find
from researchmetrics.metrics.assembling import Beside, assembled
from researchmetrics.metrics.evaluation import Panel, evaluate
from researchmetrics.metrics.intervals import Bootstrap
from researchmetrics.metrics.selection import select
from researchmetrics.profile import Profile

__all__ = ["differences"]

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
        Seed of the draws; those of two people are independent.

    Returns
    -------
    pandas.DataFrame
        indicator, a, b, difference (a minus b), lo, hi (95 %), p_larger, verdict. No rows where
        a person has fewer than five papers of which the indicator's needs are known.
    """
    known = set(catalogue()["name"])
    asked = [name for name in names if name in known and "interval" in find(name).traits]
    drawn = [_draws(profile, asked, seed + place) for place, profile in enumerate(profiles)]
    rows = []
    for (i, a), (j, b) in combinations(enumerate(drawn), 2):
        pair = (labels[i], labels[j])
        rows += [_row(name, pair, (a[name], b[name])) for name in asked if name in a and name in b]
    return pd.DataFrame(rows, columns=list(_COLUMNS)).astype(_COLUMNS)


def _draws(profile: Profile, names: Sequence[str], seed: int) -> dict[str, NDArray[np.float64]]:
    """Compute the indicators over the papers, then over papers drawn anew."""
    tables = profile.tables
    beside = Beside(
        authorships=tables.authorships,
        citations_by_year=tables.citations_by_year,
        references=tables.references,
    )
    entries = [find(name) for name in names]
    need = {column for entry in entries for column in entry.columns}
    papers = select(
        assembled(tables.works, beside, need, as_of=profile.as_of), as_of=profile.as_of
    )[0]
    panel = Panel(papers, np.zeros(len(papers), dtype=np.int64), 1)
    bootstrap, options = Bootstrap.of(panel, seed), {"as_of": profile.as_of}
    found = {}
    for entry in entries:
        if entry.required - {"as_of"}:
            continue
        values = bootstrap.values(entry, options)
        if values is not None:
            found[entry.name] = np.append(evaluate(entry, panel, options).values, values)
    return found


def _row(
    name: str,
    pair: tuple[str, str],
    values: tuple[NDArray[np.float64], NDArray[np.float64]],
) -> dict[str, object]:
    # For very many works fewer draws are made: as many are compared as both have.
    n = min(len(values[0]), len(values[1]))
    apart = values[0][:n] - values[1][:n]
    drawn = apart[1:][np.isfinite(apart[1:])]
    row: dict[str, object] = {"indicator": name, "a": pair[0], "b": pair[1]}
    if not np.isfinite(apart[0]) or not drawn.size:
        return row | {"verdict": "unknown"}
    low, high = np.percentile(drawn, [2.5, 97.5])
    # Ties count half, so that two equal people are at one half.
    larger = float((drawn > 0).mean() + 0.5 * (drawn == 0).mean())
    clear = not low <= 0 <= high
    return row | {
        "difference": float(apart[0]),
        "lo": float(low),
        "hi": float(high),
        "p_larger": larger,
        "verdict": ("larger" if low > 0 else "smaller") if clear else "no clear difference",
    }
