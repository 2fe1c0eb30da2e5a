"""What each work adds to a number, and what the number were without it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from researchmetrics.metrics.columns import Numbers
from researchmetrics.metrics.declared import Indicator
from researchmetrics.metrics.evaluation import Panel, evaluate
from researchmetrics.metrics.registry import find

# Each is one more computation over all works; beyond so many works nothing is said of them.
_MOST_WORKS = 1_000

# Sums over the works of what each has alone.
_SUMS = frozenset(
    {
        "cites_arith",
        "cites_frac",
        "cites_geom",
        "cites_harm",
        "cites_single",
        "cites_single_first",
        "cites_single_first_last",
        "corresponding",
        "first",
        "hcp",
        "i10_index",
        "i_n",
        "last",
        "middle",
        "n_citations",
        "n_papers",
        "n_self_citations",
        "papers_arith",
        "papers_frac",
        "papers_geom",
        "papers_harm",
        "single",
    }
)
# Means over the works of what each has alone.
_MEANS = frozenset(
    {
        "awakening",
        "beauty",
        "cc",
        "cd",
        "ci",
        "corresponding_author_share",
        "dc",
        "di_l",
        "di_nok",
        "first_author_share",
        "fwci",
        "inst_share",
        "intl_share",
        "last_author_share",
        "mean_citations",
        "mcd",
        "mean_percentile",
        "middle_author_share",
        "mncs",
        "pp_top1",
        "pp_top10",
        "rcr",
        "single_author_share",
        "uncited_share",
    }
)
# Means in which each work weighs as much as it has of a column, or as its share of it.
_WEIGHED = {
    "mean_cites_frac": "n_authors",
    "price_index": "reference_ages",
    "self_rate": "citations",
}
# Rates: another indicator divided by something that all works share.
_RATES = {
    "c_per_year": "n_citations",
    "hIa": "hI_norm",
    "m_quotient": "h_index",
    "papers_per_active_year": "n_papers",
}


@dataclass(frozen=True, eq=False)
class Case:
    """One indicator over the works of one person, already in the order that decides.

    Parameters
    ----------
    entry : Indicator
        What is computed.
    panel : Panel
        The works, one group.
    options : dict
        Options on offer.
    """

    entry: Indicator
    panel: Panel
    options: dict[str, Any]

    @property
    def size(self) -> int:
        """Number of works."""
        return int(self.panel.codes.size)

    def value(self, entry: Indicator | None = None) -> float:
        """Compute the value over all works."""
        return float(evaluate(entry or self.entry, self.panel, self.options).values[0])

    def alone(self, entry: Indicator | None = None) -> Numbers:
        """Compute the value over each work by itself."""
        entry, each = entry or self.entry, np.arange(self.size)
        return evaluate(entry, self.panel.taken(entry, each, each, self.size), self.options).values

    def valued(self, kept: NDArray[np.bool_], entry: Indicator | None = None) -> Numbers:
        """Compute the value over the works that each row keeps."""
        codes, rows = np.nonzero(kept)
        entry = entry or self.entry
        panel = self.panel.taken(entry, rows, codes.astype(np.int64), len(kept))
        return evaluate(entry, panel, self.options).values


def without_each(case: Case) -> Numbers:
    """Compute the value once for each work left out.

    Parameters
    ----------
    case : Case
        Indicator and works.

    Returns
    -------
    numpy.ndarray
        Shape (n_works,); NaN for the last of very many works.
    """
    n, n_out = case.size, min(case.size, _MOST_WORKS)
    values = np.full(n, np.nan)
    values[:n_out] = case.valued(~np.eye(n_out, n, dtype=bool))
    return values


def contributions(case: Case) -> Numbers:
    """Tell what each work adds to the value; these add up to it.

    Parameters
    ----------
    case : Case
        Indicator and works.

    Returns
    -------
    numpy.ndarray
        Shape (n_works,); NaN where nothing can be said of single works.
    """
    unknown = np.full(case.size, np.nan)
    value = case.value()
    if not case.size or np.isnan(value):
        return unknown
    name = case.entry.name
    if name in _RATES:
        base = find(_RATES[name])
        total = case.value(base)
        return _risen(case, base) * (value / total) if total else np.zeros(case.size)
    if name in _MEANS or name in _WEIGHED:
        return _parts(case)
    return _risen(case, case.entry) if _starts_at_zero(case.entry) else unknown


def says_of_each(entry: Indicator) -> bool:
    """Tell whether something can be said of what single works add to an indicator.

    Parameters
    ----------
    entry : Indicator
        Any of the catalogue.

    Returns
    -------
    bool
        Not for medians, entropies and the like.

    Examples
    --------
    >>> says_of_each(find("n_citations")), says_of_each(find("gini"))
    (True, False)
    """
    return _starts_at_zero(entry) or entry.name in {*_MEANS, *_WEIGHED, *_RATES}


def _starts_at_zero(entry: Indicator) -> bool:
    grows = {"monotone", "zero_when_empty"} <= entry.traits
    return entry.is_count or grows or entry.name in _SUMS


def _risen(case: Case, entry: Indicator) -> Numbers:
    """Tell by how much the value rises with each work after those above it."""
    if entry.name in _SUMS:
        return np.nan_to_num(case.alone(entry))
    n = case.size
    if n > _MOST_WORKS:
        return np.full(n, np.nan)
    values = case.valued(np.tri(n, dtype=bool), entry)
    # The first works may lack all that is needed: nothing is known, and nothing added, yet.
    return np.diff(np.nan_to_num(values), prepend=0.0)


def _parts(case: Case) -> Numbers:
    """Divide what each work has alone by all that count."""
    alone = case.alone()
    weights = np.where(np.isnan(alone), 0.0, _weights(case))
    parts: Numbers = np.nan_to_num(alone) * weights / weights.sum()
    return parts


def _weights(case: Case) -> Numbers:
    column = _WEIGHED.get(case.entry.name)
    if column is None:
        return np.ones(case.size)
    values = case.panel.column(column)
    if values.dtype == object:
        return np.array([0 if cell is None else len(cell) for cell in values], dtype=np.float64)
    return 1 / values if column == "n_authors" else np.nan_to_num(values)
