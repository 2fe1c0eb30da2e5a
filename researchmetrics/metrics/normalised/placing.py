"""Works placed in their reference sets, each field by itself, then averaged over fields."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from researchmetrics.metrics.columns import Numbers, nullable
from researchmetrics.metrics.groups import Codes
from researchmetrics.metrics.normalised.ranks import membership, mid_rank
from researchmetrics.metrics.normalised.sample import Sample
from researchmetrics.metrics.normalised.sets import LEVELS, Library, by_field

Mask = NDArray[np.bool_]


class Placing:
    """What the reference sets say of each work, summed over its fields.

    Parameters
    ----------
    own : pandas.DataFrame
        Works as `prepared` gives them.
    rows : numpy.ndarray
        Shape (n_works,), row of each among the reference works; -1 where it is not.
    """

    def __init__(self, own: pd.DataFrame, rows: Codes) -> None:
        self._values = own["value"].to_numpy(dtype=np.float64)
        self._rows = rows
        n = len(own)
        self._asked = np.zeros(n, dtype=bool)
        self._fields, self._inverse, self._inverted = np.zeros(n), np.zeros(n), np.zeros(n)
        self._sums = {name: np.zeros(n) for name in ("percentile", "top10", "top1")}
        self._smallest = np.full(n, np.inf)
        self._level = np.full(n, -1)
        self._drawn, self._variance = np.zeros(n, dtype=bool), np.zeros(n)

    @property
    def too_small(self) -> Mask:
        """Works none of whose fields has enough reference works."""
        return np.asarray(self._asked & (self._fields == 0))

    @property
    def drawn(self) -> Mask:
        """Works placed among works drawn at random."""
        return self._drawn

    @property
    def expected_zero(self) -> Mask:
        """Works whose whole reference set was never cited."""
        return np.asarray((self._fields > 0) & (self._inverted == 0))

    def fill(self, library: Library, works: pd.DataFrame, least: int) -> None:
        """Place works in the narrowest sets that are large enough.

        Parameters
        ----------
        library : Library
            Reference works.
        works : pandas.DataFrame
            Those of the works that may be placed, with their row numbers.
        least : int
            Fewest works of a set.
        """
        known = by_field(works[works["value"].notna() & works["year"].notna()])
        for _, part in known.groupby(["field", "type", "year"], sort=True):
            waiting = part["row"].to_numpy(dtype=np.int64)
            self._asked[waiting] = True
            field, kind, year = part[["field", "type", "year"]].iloc[0]
            for level, sample in library.widening(str(field), str(kind), float(year)):
                if waiting.size:
                    waiting = waiting[~self._place(waiting, sample, level, least)]

    def table(self, hidden: Mask) -> pd.DataFrame:
        """Average over fields.

        Parameters
        ----------
        hidden : numpy.ndarray
            Works of which nothing is to be stated.

        Returns
        -------
        pandas.DataFrame
            One row a work, numbered from 0.
        """
        fields = np.where(hidden | (self._fields == 0), np.nan, self._fields)
        inverted = np.where(hidden | (self._inverted == 0), np.nan, self._inverted)
        inverse = self._inverse / inverted
        columns = {"expected": nullable(1 / inverse), "ncs": nullable(self._values * inverse)}
        columns |= {name: nullable(total / fields) for name, total in self._sums.items()}
        columns["percentile_se"] = nullable(np.sqrt(self._variance) / fields)
        smallest = np.where(np.isnan(fields), np.nan, self._smallest)
        levels = [None if at < 0 else LEVELS[at] for at in self._level.tolist()]
        return pd.DataFrame(columns).assign(
            n_reference=nullable(smallest).astype("Int64"),
            reference=pd.array(levels, dtype="string"),
        )

    def _place(self, works: Codes, sample: Sample, level: int, least: int) -> Mask:
        """Place works in a set, each counted once in it; tell for which it is large enough."""
        held = sample.held(self._rows[works], self._values[works])
        size = sample.size - (~np.isnan(held)) + 1
        enough = np.asarray(size >= least)
        works, held, size = works[enough], held[enough], size[enough].astype(np.float64)
        value = self._values[works]
        under, level_with = sample.around(value)
        below = under - (held < value)
        equal = level_with - (held == value) + 1
        self._add(works, (sample.total - np.nan_to_num(held) + value) / size)
        percentile = mid_rank(below, equal, size)
        self._sums["percentile"][works] += percentile
        self._sums["top10"][works] += membership(below, equal, size, 10)
        self._sums["top1"][works] += membership(below, equal, size, 1)
        if not sample.is_whole:
            self._drawn[works] = True
            self._variance[works] += percentile * (100 - percentile) / size
        self._fields[works] += 1
        self._smallest[works] = np.minimum(self._smallest[works], size)
        self._level[works] = np.maximum(self._level[works], level)
        return enough

    def _add(self, works: Codes, expected: Numbers) -> None:
        cited = expected > 0
        self._inverse[works[cited]] += 1 / expected[cited]
        self._inverted[works[cited]] += 1
