"""One indicator over one or many groups of works, from known values only."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
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
)
from researchmetrics.metrics.declared import Indicator
from researchmetrics.metrics.groups import Grouped
from researchmetrics.metrics.panel import Mask, Panel
from researchmetrics.metrics.pieces import MANY_ROWS, by_pieces
from researchmetrics.metrics.registry import form_of

__all__ = ["Mask", "Panel", "Result", "apply", "bound_form", "evaluate", "evaluate_all", "lacks"]

# Columns that come from another table when the works lack them, and that table.
_TABLES = (
    dict.fromkeys(FROM_AUTHORSHIPS, "authorships")
    | dict.fromkeys(FROM_CITATIONS_BY_YEAR, "citations_by_year")
    | dict.fromkeys(FROM_REFERENCES, "references")
)


# No indicator has an empty name.
_COUNT = ""


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
    return _result(entry, panel, apply(entry, panel.columns(entry), options))


def evaluate_all(
    entries: Iterable[Indicator], panel: Panel, options: Mapping[str, Any]
) -> dict[str, Result]:
    """Compute several indicators for every group.

    Parameters
    ----------
    entries : iterable of Indicator
        What to compute.
    panel : Panel
        Works in groups.
    options : Mapping
        Options on offer.

    Returns
    -------
    dict
        Result by name, each as `evaluate` gives it.
    """
    wanted = list(entries)
    alike: dict[str, list[Indicator]] = {}
    for entry in wanted:
        if _in_pieces(entry, panel):
            alike.setdefault(entry.columns[0], []).append(entry)
    values: dict[str, Numbers] = {}
    for name, several in alike.items():
        keys = panel.keys(name)
        if keys is not None:
            forms = {entry.name: bound_form(entry, options) for entry in several}
            found = by_pieces(keys, panel.size, {_COUNT: _count, **forms})
            panel.counted(found.pop(_COUNT))
            values |= found
    return {
        entry.name: _result(entry, panel, values[entry.name])
        if entry.name in values
        else evaluate(entry, panel, options)
        for entry in wanted
    }


def bound_form(entry: Indicator, options: Mapping[str, Any]) -> Callable[..., Numbers]:
    """Give the options to the form of an indicator that computes it for many groups at once.

    Parameters
    ----------
    entry : Indicator
        What to compute; it has such a form.
    options : Mapping
        Options on offer.

    Returns
    -------
    Callable
        Function of the columns alone.
    """
    return lambda *columns: apply(entry, list(columns), options)


def _in_pieces(entry: Indicator, panel: Panel) -> bool:
    return (
        len(entry.columns) == 1
        and panel.codes.size > MANY_ROWS
        and form_of(entry.name) is not None
        and panel.whole(entry.columns[0]) is not None
    )


def _count(column: Grouped) -> Numbers:
    return column.count


def _result(entry: Indicator, panel: Panel, values: Numbers) -> Result:
    needs, total = panel.needs(entry), panel.count(frozenset())
    used = panel.count(frozenset[str]().union(*needs))
    nothing = np.zeros(panel.size, dtype=bool)
    for lacking in set(needs) - {frozenset()}:
        nothing |= (panel.count(lacking) == 0) & (total > 0)
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
