"""Works split into groups: columns, masks and counts that all indicators of a table share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from researchmetrics.metrics.columns import Numbers, known, read, whole
from researchmetrics.metrics.declared import Indicator
from researchmetrics.metrics.groups import Codes, Grouped
from researchmetrics.metrics.keyed import Keys, keyed

Mask = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Panel:
    """Works split into groups, whose columns are read once and shared by all indicators.

    Parameters
    ----------
    frame : pandas.DataFrame
        Works.
    codes : numpy.ndarray
        Shape (n_works,), group of each work.
    size : int
        Number of groups.
    """

    frame: pd.DataFrame
    codes: Codes
    size: int
    _read: dict[str, NDArray[Any]] = field(default_factory=dict, repr=False)
    _known: dict[str, Mask | None] = field(default_factory=dict, repr=False)
    _masks: dict[frozenset[str], Mask] = field(default_factory=dict, repr=False)
    _grouped: dict[tuple[str, frozenset[str]], Grouped] = field(default_factory=dict, repr=False)
    _counts: dict[frozenset[str], Numbers] = field(default_factory=dict, repr=False)
    _keys: dict[str, Keys | None] = field(default_factory=dict, repr=False)
    _whole: dict[str, Codes | None] = field(default_factory=dict, repr=False)

    def column(self, name: str) -> NDArray[Any]:
        """Read a column; unknown values are NaN or None."""
        if name not in self._read:
            self._read[name] = read(self.frame, name)
        return self._read[name]

    def whole(self, name: str) -> Codes | None:
        """Read a column as it is, where all of it are known whole numbers."""
        if name not in self._whole:
            self._whole[name] = whole(self.frame, name)
        return self._whole[name]

    def known(self, name: str) -> Mask | None:
        """Tell which values of a column are known; None where all are."""
        if name not in self._known:
            there = None
            if name in self._read or self.whole(name) is None:
                there = known(self.column(name))
            self._known[name] = None if there is None or there.all() else there
        return self._known[name]

    def taken(self, entry: Indicator, rows: Codes, codes: Codes, size: int) -> Panel:
        """Regroup the works for one indicator, each of them in any number of groups."""
        columns = {name: self.column(name)[rows] for name in entry.columns}
        return Panel(self.frame, codes, size, columns)

    def having(self, names: Iterable[str]) -> frozenset[str]:
        """Name those of some columns that not all works have."""
        return frozenset(name for name in names if self.known(name) is not None)

    def mask(self, lacking: frozenset[str]) -> Mask:
        """Tell which works have all of some columns."""
        if lacking not in self._masks:
            masks = [mask for name in sorted(lacking) if (mask := self.known(name)) is not None]
            everything = np.ones(self.codes.size, dtype=bool)
            self._masks[lacking] = np.logical_and.reduce(masks) if masks else everything
        return self._masks[lacking]

    def count(self, lacking: frozenset[str]) -> Numbers:
        """Count the works of each group that have all of some columns."""
        if lacking not in self._counts:
            codes = self.codes[self.mask(lacking)] if lacking else self.codes
            counts = np.bincount(codes, minlength=self.size)
            self._counts[lacking] = counts.astype(np.float64)
        return self._counts[lacking]

    def counted(self, counts: Numbers) -> None:
        """Take over how many works each group has, from whoever had to count them."""
        self._counts.setdefault(frozenset(), counts)

    def grouped(self, name: str, lacking: frozenset[str]) -> Grouped:
        """Split a column, of the works that have all of some columns."""
        key = (name, lacking)
        if key not in self._grouped:
            values, codes = self.column(name), self.codes
            if lacking:
                mask = self.mask(lacking)
                values, codes = values[mask], codes[mask]
            self._grouped[key] = Grouped(values, codes, self.size)
        return self._grouped[key]

    def keys(self, name: str) -> Keys | None:
        """Sort a column by group, where all of it are known whole numbers."""
        if name not in self._keys:
            values = self.whole(name)
            self._keys[name] = None if values is None else keyed(values, self.codes, self.size)
        return self._keys[name]

    def needs(self, entry: Indicator) -> list[frozenset[str]]:
        """Name, for each column of an indicator, the columns a work must have to be in it."""
        apart = {"year"} if "unaligned" in entry.traits else set()
        together = self.having(set(entry.columns) - entry.optional - apart)
        return [self.having([name]) if name in apart else together for name in entry.columns]

    def masks(self, entry: Indicator) -> list[Mask]:
        """Tell, for each column of an indicator, which works have all it needs."""
        return [self.mask(lacking) for lacking in self.needs(entry)]

    def columns(self, entry: Indicator) -> list[Grouped]:
        """Split all columns of an indicator, known values only."""
        pairs = zip(entry.columns, self.needs(entry), strict=True)
        return [self.grouped(name, lacking) for name, lacking in pairs]
