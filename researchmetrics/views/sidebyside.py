"""The rows of a comparison: what each person's figures rest on, and the figures themselves."""

from __future__ import annotations

import numbers
from typing import Any

import numpy as np
import pandas as pd

from researchmetrics.metrics import catalogue
from researchmetrics.views.digits import finite, interval_text, label_of, number_text
from researchmetrics.views.figures import HEADLINE
from researchmetrics.views.sheet import ComparisonSheet, Sheet, known
from researchmetrics.views.summary import covers, shortfalls, source_labels

__all__ = ["basis_rows", "figure_names", "figure_rows", "interval_ends", "unit_of"]

# Columns that say who, not how much.
_WHO = frozenset({"name", "person_id", "researcher_id", "id"})


def figure_names(sheet: ComparisonSheet) -> list[str]:
    """Return the columns of the table that hold figures, in its order.

    Parameters
    ----------
    sheet : ComparisonSheet
        The tables.

    Returns
    -------
    list of str
        Indicators, known or not, and other columns of numbers that are not the ends of an
        interval.
    """
    columns = [str(column) for column in sheet.table.columns if column not in _WHO]
    ends = {f"{column}_{end}" for column in columns for end in ("lo", "hi")}
    indicators = set(catalogue()["name"]) | set(HEADLINE)
    return [
        name
        for name in columns
        if name not in ends and (name in indicators or _is_numeric(sheet.table[name]))
    ]


def _is_numeric(column: pd.Series) -> bool:
    values = [value for value in map(known, column) if value is not None]
    if not values:
        return pd.api.types.is_numeric_dtype(column.dtype)
    return all(
        isinstance(value, numbers.Real) and not isinstance(value, bool | np.bool_)
        for value in values
    )


def interval_ends(sheet: ComparisonSheet, name: str, position: int) -> tuple[Any, Any]:
    """Return the interval of one figure of one person.

    Parameters
    ----------
    sheet : ComparisonSheet
        The tables.
    name : str
        The indicator.
    position : int
        Which person.

    Returns
    -------
    (object, object)
        From the table where it has the ends, else from the person's own sheet, else None.
    """
    if f"{name}_lo" in sheet.table.columns and f"{name}_hi" in sheet.table.columns:
        row = sheet.table.iloc[position]
        return known(row[f"{name}_lo"]), known(row[f"{name}_hi"])
    if position >= len(sheet.sheets):
        return None, None
    own = sheet.sheets[position].indicators
    if name not in own.index or not {"lo", "hi"} <= set(own.columns):
        return None, None
    return known(own.loc[name, "lo"]), known(own.loc[name, "hi"])


def unit_of(sheet: ComparisonSheet, name: str) -> Any:
    """Return the unit of an indicator.

    Parameters
    ----------
    sheet : ComparisonSheet
        The tables.
    name : str
        The indicator.

    Returns
    -------
    object
        As the people's own sheets say; None where none does.
    """
    for person in sheet.sheets:
        own = person.indicators
        if name in own.index and "unit" in own.columns:
            return known(own.loc[name, "unit"])
    return None


def figure_rows(sheet: ComparisonSheet) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the figures in words, one row an indicator.

    Parameters
    ----------
    sheet : ComparisonSheet
        The tables.

    Returns
    -------
    list of (str, list of (str, str))
        Label, and for each person value and interval; "unknown" where there is no value.
    """
    rows = []
    for name in figure_names(sheet):
        unit, cells = unit_of(sheet, name), []
        for position, value in enumerate(sheet.table[name]):
            lo, hi = (finite(end) for end in interval_ends(sheet, name, position))
            spread = 0.0 if lo is None or hi is None else abs(hi - lo)
            between = "" if finite(value) is None else interval_text(lo, hi, name, unit)
            cells.append((number_text(value, name, unit, spread), between))
        rows.append((label_of(name), cells))
    return rows


def basis_rows(sheet: ComparisonSheet) -> list[tuple[str, list[str]]]:
    """Return what each person's figures rest on, in words.

    Parameters
    ----------
    sheet : ComparisonSheet
        The tables.

    Returns
    -------
    list of (str, list of str)
        Label, and the words for each person: date, sources, coverage, and the table's own
        columns of words.
    """
    rows: dict[str, list[str]] = {}
    if len(sheet.sheets) == len(sheet.table) and sheet.sheets:
        rows["As of"] = [person.as_of for person in sheet.sheets]
        rows["Sources"] = [_sources(person) for person in sheet.sheets]
        rows["Coverage"] = [_coverage(person) for person in sheet.sheets]
    figures = set(figure_names(sheet))
    ends = {f"{name}_{end}" for name in figures for end in ("lo", "hi")}
    for column in map(str, sheet.table.columns):
        label = label_of(column)
        if column not in figures | ends | _WHO and label not in {*rows, "Source"} - _absent(rows):
            rows[label] = [_cell(value) for value in sheet.table[column]]
    return list(rows.items())


def _absent(rows: dict[str, list[str]]) -> set[str]:
    """Let the table name its sources where no sheet does."""
    return set() if "Sources" in rows else {"Source"}


def _sources(person: Sheet) -> str:
    return "; ".join([", ".join(source_labels(person)) or "not stated", *shortfalls(person)])


def _coverage(person: Sheet) -> str:
    said = [f"{cover.label} {cover.known:,}/{cover.all:,}" for cover in covers(person)]
    return ", ".join(said) or "not stated"


def _cell(value: Any) -> str:
    value = known(value)
    if value is None:
        return "unknown"
    if isinstance(value, list | tuple | set | frozenset):
        items = sorted(value) if isinstance(value, set | frozenset) else value
        return ", ".join(str(item) for item in items)
    return str(value)
