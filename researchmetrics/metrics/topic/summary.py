"""The novelty of a person: mean percentile over works, with what limits it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from researchmetrics.metrics.columns import Numbers, iso
from researchmetrics.metrics.intervals import over_works
from researchmetrics.tables import check, frame

_FEWEST = 5
_FEW = 20
_TYPICAL = 50.0
_TOP = 90.0
_UNITS = {"novelty": "percentile", "novelty_median": "percentile", "novelty_top10": "share"}


def novelty_summary(
    per_work: pd.DataFrame,
    *,
    as_of: Any = None,
    corpus_id: str | None = None,
    n_authors: Any = None,
    seed: int = 0,
) -> pd.DataFrame:
    """Sum up the novelty of one person's works.

    Parameters
    ----------
    per_work : pandas.DataFrame
        As `novelty` returns it, for the person's papers only.
    as_of : str, int or date, optional
        Date looked from, stored with the values.
    corpus_id : str, optional
        What the works were compared with, stored as the source.
    n_authors : array-like of int, optional
        Authors of each work; where given, each work weighs 1/n, and works whose number is
        unknown are left out.
    seed : int, optional
        Seed of the bootstrap over works.

    Returns
    -------
    pandas.DataFrame
        Three rows of the table ``indicators``, indexed by name: ``novelty`` (mean percentile, 50
        is typical of the field), ``novelty_median``, ``novelty_top10`` (share of works at or
        above the 90th percentile; 0.1 is expected). Unknown below five scored works; flagged
        ``few_papers`` below twenty, ``not_distinguishable_from_50`` where the interval holds 50.

    Raises
    ------
    TableError
        If a column is missing.

    Examples
    --------
    >>> one = pd.DataFrame({"percentile": [20.0, 40, 50, 60, 95], "definition": "topicnov-1"})
    >>> novelty_summary(one)["value"].tolist()
    [53.0, 50.0, 0.2]
    """
    check(per_work, "per_work", need=["percentile", "definition"])
    percentiles = per_work["percentile"].astype("Float64").to_numpy(float, na_value=np.nan)
    weights = _weights(n_authors, len(per_work))
    scored = np.isfinite(percentiles) & np.isfinite(weights)
    cells = np.stack([percentiles[scored], weights[scored]], axis=-1)
    shared = {
        "n_used": int(scored.sum()),
        "n_missing": int((~scored).sum()),
        "source": corpus_id,
        "as_of": None if as_of is None else iso(as_of),
        "definition": ", ".join(sorted(per_work["definition"].dropna().unique())) or None,
    }
    rows = [
        _row(name, cells, seed) | shared | {"indicator": name, "unit": unit}
        for name, unit in _UNITS.items()
    ]
    flags = _flags(rows[0], per_work, int(scored.sum()))
    return frame("indicators", [row | {"flags": list(flags)} for row in rows]).set_index(
        "indicator"
    )


def _row(name: str, cells: Numbers, seed: int) -> dict[str, Any]:
    if len(cells) < _FEWEST:
        return {}
    positions = np.arange(len(cells), dtype=np.float64)
    low, high = over_works(
        lambda drawn: _statistic(name, cells[drawn.astype(int)]), positions, seed=seed
    )
    return {"value": float(_statistic(name, cells[None])[0]), "lo": low, "hi": high}


def _statistic(name: str, cells: Numbers) -> Numbers:
    values, weights = cells[..., 0], cells[..., 1]
    if name == "novelty_median":
        return np.asarray(np.median(values, axis=-1))
    counted = (values >= _TOP).astype(np.float64) if name == "novelty_top10" else values
    return np.asarray(np.sum(counted * weights, axis=-1) / np.sum(weights, axis=-1))


def _flags(row: dict[str, Any], per_work: pd.DataFrame, n_scored: int) -> list[str]:
    flags = ["few_papers"] if n_scored < _FEW else []
    if "lo" in row and row["lo"] <= _TYPICAL <= row["hi"]:
        flags.append("not_distinguishable_from_50")
    if "flags" in per_work:
        scored = per_work.loc[per_work["percentile"].notna(), "flags"]
        flags += sorted({flag for some in scored for flag in some if flag == "low_corpus"})
    return flags


def _weights(n_authors: Any, n_works: int) -> Numbers:
    if n_authors is None:
        return np.ones(n_works)
    authors = pd.array(list(n_authors), dtype="Float64").to_numpy(float, na_value=np.nan)
    return 1 / authors
