"""One indicator over one or many groups of works, from known values only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from researchmetrics.errors import IndicatorError
from researchmetrics.metrics.columns import (
    FROM_AUTHORSHIPS,
    FROM_CITATIONS_BY_YEAR,
    FROM_REFERENCES,
    Numbers,
    known,
    read,
)
from researchmetrics.metrics.declared import Indicator
from researchmetrics.metrics.groups import Codes, Grouped
from researchmetrics.metrics.registry import form_of

Mask = NDArray[np.bool_]

# Columns that come from another table when the works lack them, and that table.
_TABLES = (
    dict.fromkeys(FROM_AUTHORSHIPS, "authorships")
    | dict.fromkeys(FROM_CITATIONS_BY_YEAR, "citations_by_year")
    | dict.fromkeys(FROM_REFERENCES, "references")
)


@dataclass(frozen=True, eq=False)
class Result:
    """Values of one indicator, and on how many works each rests.

    Parameters
    ----------
    values : numpy.ndarray
        Shape (n_groups,); NaN where unknown.
    used, missing : numpy.ndarray
        Shape (n_groups,), works used and left out for want of a value.
    """

    values: Numbers
    used: Numbers
    missing: Numbers


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
    _grouped: dict[tuple[str, bytes], Grouped] = field(default_factory=dict, repr=False)

    def column(self, name: str) -> NDArray[Any]:
        """Read a column; unknown values are NaN or None."""
        if name not in self._read:
            self._read[name] = read(self.frame, name)
        return self._read[name]

    def grouped(self, name: str, mask: Mask) -> Grouped:
        """Split the values of a column that a mask leaves."""
        key = (name, mask.tobytes())
        if key not in self._grouped:
            self._grouped[key] = Grouped(self.column(name)[mask], self.codes[mask], self.size)
        return self._grouped[key]

    def masks(self, entry: Indicator) -> list[Mask]:
        """Tell, for each column of an indicator, which works have all it needs."""
        apart = {"year"} if "unaligned" in entry.traits else set()
        needed = [name for name in entry.columns if name not in entry.optional | apart]
        together = np.logical_and.reduce([known(self.column(name)) for name in needed])
        return [known(self.column(c)) if c in apart else together for c in entry.columns]

    def columns(self, entry: Indicator) -> list[Grouped]:
        """Split all columns of an indicator, known values only."""
        pairs = zip(entry.columns, self.masks(entry), strict=True)
        return [self.grouped(name, mask) for name, mask in pairs]


def evaluate(entry: Indicator, panel: Panel, options: Mapping[str, Any]) -> Result:
    """Compute one indicator for every group.

    Parameters
    ----------
    entry : Indicator
        What to compute.
    panel : Panel
        Works in groups.
    options : Mapping
        Options on offer; those that the indicator takes are passed on.

    Returns
    -------
    Result
        Unknown where works exist and none of them has the values needed: that is no zero.
    """
    columns, masks = panel.columns(entry), panel.masks(entry)
    total = np.bincount(panel.codes, minlength=panel.size).astype(np.float64)
    used = np.bincount(panel.codes[np.logical_and.reduce(masks)], minlength=panel.size).astype(
        np.float64
    )
    nothing = np.zeros(panel.size, dtype=bool)
    for column in columns:
        nothing |= (column.count == 0) & (total > 0)
    values = apply(entry, columns, options)
    return Result(np.where(nothing, np.nan, values), used, total - used)


def apply(entry: Indicator, columns: list[Grouped], options: Mapping[str, Any]) -> Numbers:
    """Compute one indicator from columns already split.

    Parameters
    ----------
    entry : Indicator
        What to compute.
    columns : list of Grouped
        One for each column of the indicator.
    options : Mapping
        Options on offer.

    Returns
    -------
    numpy.ndarray
        Shape (n_groups,).

    Raises
    ------
    IndicatorError
        If the indicator needs a date and none is given.
    """
    taken = {name: options[name] for name in entry.options if options.get(name) is not None}
    if "as_of" in entry.options and "as_of" not in taken:
        raise IndicatorError(f"{entry.name} needs as_of, the date to look from.")
    absent = sorted(entry.required - set(taken))
    if absent:
        raise IndicatorError(
            f"{entry.name} needs a value of {', '.join(absent)}: "
            f"give options={{{absent[0]!r}: ...}}."
        )
    form = form_of(entry.name)
    if form is not None:
        return np.asarray(form(*columns, **taken), dtype=np.float64)
    parts = zip(*(_split(column) for column in columns), strict=True)
    return np.array([entry.function(*part, **taken) for part in parts], dtype=np.float64)


def lacks(entry: Indicator, frame: pd.DataFrame) -> list[str]:
    """List the columns that an indicator needs and a table does not have.

    Parameters
    ----------
    entry : Indicator
        What is to be computed.
    frame : pandas.DataFrame
        Works.

    Returns
    -------
    list of str
        Names of columns, with where they would come from.
    """
    idle = entry.optional | {"work_id"}
    missing = [name for name in entry.columns if name not in frame and name not in idle]
    return [f"{name} (give {_TABLES[name]})" if name in _TABLES else name for name in missing]


def _split(column: Grouped) -> list[NDArray[Any]]:
    order = np.argsort(column.codes, kind="stable")
    return np.split(column.values[order], np.cumsum(column.count[:-1]).astype(np.int64))
