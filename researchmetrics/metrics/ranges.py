"""What the columns of numbers may hold: least and largest values, whole numbers."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from researchmetrics.errors import IndicatorError

_LEAST = {"n_authors": 1.0, "position": 1.0}
_MOST = {"is_corresponding": 1.0, "percentile": 100.0, "top10": 1.0, "top1": 1.0}
_WHOLE = frozenset({"year", "n_authors", "position", "is_corresponding"})


def in_range(name: str, numbers: NDArray[np.float64]) -> None:
    """Refuse values that the column cannot hold.

    Parameters
    ----------
    name : str
        Name of the column.
    numbers : numpy.ndarray
        Its known values.

    Raises
    ------
    IndicatorError
        If one is infinite, too small, or broken where whole numbers are needed.

    Examples
    --------
    >>> in_range("year", np.array([2020.0]))
    """
    least = _LEAST.get(name, 0.0)
    bad = ~np.isfinite(numbers) | (numbers < least) | (numbers > _MOST.get(name, np.inf))
    if name in _WHOLE:
        bad |= numbers != np.floor(numbers)
    if bad.any():
        kind = "a whole number" if name in _WHOLE else "a finite number"
        raise IndicatorError(
            f"{name} must be {kind} {_limits(name, least)}, not {numbers[bad][0]:g}. "
            "Leave out what is unknown instead of marking it by a special number."
        )


def refuse_later(years: NDArray[np.float64], now: int) -> None:
    """Refuse years after that looked from.

    Parameters
    ----------
    years : numpy.ndarray
        Years of publication.
    now : int
        Year looked from.

    Raises
    ------
    IndicatorError
        If one is later.

    Examples
    --------
    >>> refuse_later(np.array([2019.0]), 2020)
    """
    last = years.max(initial=-np.inf)
    if last > now:
        raise IndicatorError(
            f"A work of {last:.0f} lies after {now}. Correct its year or look from later."
        )


def _limits(name: str, least: float) -> str:
    return f"from {least:g} to {_MOST[name]:g}" if name in _MOST else f"of at least {least:g}"
