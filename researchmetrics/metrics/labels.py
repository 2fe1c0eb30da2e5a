"""Columns of labels: a category, topic or date a work, or several of one work as a list."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

from researchmetrics.errors import IndicatorError

LABELS = frozenset({"category", "topic", "text_topic", "date"})


def blank(cell: Any) -> bool:
    """Tell whether a cell says nothing.

    Parameters
    ----------
    cell : Any
        A label, a list of labels, or what stands for none.

    Returns
    -------
    bool
        True for missing values and empty lists.

    Examples
    --------
    >>> blank(None), blank([]), blank("optics"), blank(["optics"])
    (True, True, False, False)
    """
    if pd.api.types.is_list_like(cell):
        return len(cell) == 0
    return bool(pd.isna(cell)) or cell == ""


def refuse_blank(name: str, cells: Iterable[Any]) -> None:
    """Refuse a column of a direct call in which something is not known.

    Parameters
    ----------
    name : str
        Name of the column.
    cells : iterable
        One cell a work.

    Raises
    ------
    IndicatorError
        If a cell says nothing.

    Examples
    --------
    >>> refuse_blank("category", ["optics"])
    """
    n_missing = sum(blank(cell) for cell in cells)
    if n_missing:
        raise IndicatorError(
            f"{n_missing} values of {name} are missing. Pass known values only; compute() and "
            "indicators() do so and report how many were left out."
        )
