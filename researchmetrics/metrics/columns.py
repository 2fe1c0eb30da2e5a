"""The columns indicators are computed from: what each may hold, and reading them from a table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from researchmetrics.errors import IndicatorError
from researchmetrics.metrics.dates import as_of_year, iso
from researchmetrics.metrics.labels import LABELS, blank, refuse_blank
from researchmetrics.metrics.ranges import in_range

__all__ = [
    "FROM_AUTHORSHIPS",
    "FROM_CITATIONS_BY_YEAR",
    "FROM_REFERENCES",
    "NOT_NUMBERS",
    "Numbers",
    "as_of_year",
    "given",
    "iso",
    "known",
    "nullable",
    "objects",
    "read",
    "whole",
]

Numbers = NDArray[np.float64]

# Columns of lists, one a work; an empty list of these says that nothing is known.
_PLACES = frozenset({"countries", "affiliations"})
# Lists of numbers: a single work's may be given bare to the plain functions.
_COUNTS = frozenset({"yearly_citations", "reference_ages"})
_LISTS = _PLACES | _COUNTS | {"coauthors", "authors", "referenced_venues"}
# Columns that hold anything but numbers: identities, labels and lists.
NOT_NUMBERS = _LISTS | LABELS | {"work_id"}
# Columns that come from another table when the works lack them.
FROM_AUTHORSHIPS = frozenset({"position", "coauthors", "is_corresponding", "countries"})
FROM_CITATIONS_BY_YEAR = frozenset({"yearly_citations", "citations_this_year", "c10"})
FROM_REFERENCES = frozenset({"reference_ages", "self_citations"})


def given(name: str, values: Any) -> NDArray[Any]:
    """Check one column of a direct call: everything known, finite and in range.

    Parameters
    ----------
    name : str
        Name of the column.
    values : array-like
        One value a work.

    Returns
    -------
    numpy.ndarray
        Shape (n_works,), of floats unless the column holds identities or lists.

    Raises
    ------
    IndicatorError
        If a value is missing, not a number, infinite, or out of range.

    Examples
    --------
    >>> given("citations", [3, 1]).tolist()
    [3.0, 1.0]
    """
    if name in _LISTS:
        return _given_lists(name, objects(values))
    if name in LABELS:
        values = objects(values)
        refuse_blank(name, values)
    if name in NOT_NUMBERS:
        return objects(values)
    numbers = _numbers(name, values)
    n_missing = int(np.isnan(numbers).sum())
    if n_missing:
        raise IndicatorError(
            f"{n_missing} of {numbers.size} values of {name} are missing. Pass known values only; "
            "compute() and indicators() do so and report how many were left out."
        )
    in_range(name, numbers)
    return numbers


def read(frame: pd.DataFrame, name: str) -> NDArray[Any]:
    """Read one column of a table; what is unknown becomes NaN (None in lists).

    Parameters
    ----------
    frame : pandas.DataFrame
        Works; a column that is not there is unknown throughout.
    name : str
        Name of the column.

    Returns
    -------
    numpy.ndarray
        Shape (n_works,).

    Raises
    ------
    IndicatorError
        If a known value is not a number, infinite, or out of range.

    Examples
    --------
    >>> read(pd.DataFrame({"citations": [3, None]}), "citations").tolist()
    [3.0, nan]
    """
    if name == "work_id":
        return objects(frame[name] if name in frame else range(len(frame)))
    if name not in frame:
        return np.full(len(frame), None if name in NOT_NUMBERS else np.nan)
    if name in _LISTS:
        return objects(cell if _told(name, cell) else None for cell in frame[name])
    if name in LABELS:
        return objects(None if blank(cell) else cell for cell in frame[name])
    if name in NOT_NUMBERS:
        return objects(frame[name])
    counts = whole(frame, name)
    if counts is not None:
        return counts.astype(np.float64)
    numbers = _numbers(name, frame[name])
    unknown = np.isnan(numbers)
    in_range(name, numbers[~unknown] if unknown.any() else numbers)
    return numbers


def whole(frame: pd.DataFrame, name: str) -> NDArray[np.int64] | None:
    """Read a column of counts as they are, where all of it are known whole numbers.

    Parameters
    ----------
    frame : pandas.DataFrame
        Works.
    name : str
        Name of the column.

    Returns
    -------
    numpy.ndarray or None
        Shape (n_works,), of whole numbers; None where the column holds or may hold anything else.

    Raises
    ------
    IndicatorError
        If a value is out of range.

    Examples
    --------
    >>> whole(pd.DataFrame({"citations": [3, 1]}), "citations").tolist()
    [3, 1]
    """
    if name in NOT_NUMBERS or name not in frame:
        return None
    column = frame[name]
    if not isinstance(column.dtype, np.dtype) or column.dtype.kind not in "iu":
        return None
    counts = column.to_numpy()
    if counts.size:
        in_range(name, np.array([counts.min(), counts.max()], dtype=np.float64))
    return counts


def known(values: NDArray[Any]) -> NDArray[np.bool_]:
    """Tell which values of a column are known.

    Parameters
    ----------
    values : numpy.ndarray
        As `read` returns them.

    Returns
    -------
    numpy.ndarray
        Shape (n_works,), booleans.

    Examples
    --------
    >>> known(np.array([1.0, np.nan])).tolist()
    [True, False]
    """
    if values.dtype == object:
        return np.array([value is not None for value in values], dtype=bool)
    return np.asarray(~np.isnan(values), dtype=bool)


def objects(values: Iterable[Any]) -> NDArray[np.object_]:
    """Pack any values, lists included, into a column of objects.

    Parameters
    ----------
    values : iterable
        One value a work.

    Returns
    -------
    numpy.ndarray
        Shape (n_works,), of objects.

    Examples
    --------
    >>> objects([["a"], ["b"]]).shape
    (2,)
    """
    listed = list(values)
    cells = np.empty(len(listed), dtype=object)
    # Assigned one by one: NumPy would unpack lists of equal length into columns.
    for position, value in enumerate(listed):
        cells[position] = value
    return cells


def nullable(values: Numbers) -> Any:
    """Turn NaN into <NA>.

    Parameters
    ----------
    values : numpy.ndarray
        Numbers, NaN where unknown.

    Returns
    -------
    pandas.array
        Of dtype Float64.

    Examples
    --------
    >>> list(nullable(np.array([1.0, np.nan])))
    [np.float64(1.0), <NA>]
    """
    unknown = np.isnan(values)
    return pd.arrays.FloatingArray(np.where(unknown, 0.0, values), unknown)


def _is_list(cell: Any) -> bool:
    return isinstance(cell, list | tuple | set | frozenset | np.ndarray)


def _told(name: str, cell: Any) -> bool:
    return _is_list(cell) and (name not in _PLACES or len(cell) > 0)


def _given_lists(name: str, cells: NDArray[np.object_]) -> NDArray[np.object_]:
    if name in _COUNTS and len(cells) and not any(_is_list(cell) for cell in cells):
        cells = objects([cells.tolist()])
    odd = [cell for cell in cells if not _told(name, cell)]
    if odd:
        raise IndicatorError(
            f"{name} must be a list of lists, one a work, none of them unknown, not {odd[0]!r:.80}."
        )
    if name not in _COUNTS:
        return cells
    return objects(given("citations", list(cell)) for cell in cells)


def _is_masked(dtype: Any) -> bool:
    """Tell whether a column is of numbers, or truths, some of which may be <NA>."""
    return isinstance(dtype, pd.api.extensions.ExtensionDtype) and dtype.kind in "iufb"


def _numbers(name: str, values: Any) -> Numbers:
    if isinstance(values, pd.Series) and _is_masked(values.dtype):
        return values.to_numpy(dtype=np.float64, na_value=np.nan)
    array = np.asarray(values)
    if array.ndim == 1 and array.dtype.kind in "iufb":
        return array.astype(np.float64)
    if array.ndim != 1 or (array.dtype.kind != "O" and array.size):
        raise IndicatorError(f"{name} must be a list of numbers, one a work, not {values!r:.80}.")
    try:
        cells = pd.array(list(array), dtype="Float64")
    except (TypeError, ValueError) as error:
        odd = next((cell for cell in array.tolist() if isinstance(cell, str)), error)
        raise IndicatorError(f"{name} holds a value that is not a number: {odd!s:.80}.") from error
    return cells.to_numpy(dtype=np.float64, na_value=np.nan)
