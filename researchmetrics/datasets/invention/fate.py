"""The citations that an invented work draws, year by year."""

from __future__ import annotations

from researchmetrics.datasets.invention.dice import Dice

__all__ = ["h_of", "received"]

# Share of the best year's attention, by age in years.
_ATTENTION = (0.25, 0.8, 1.0, 0.95, 0.85, 0.7, 0.6, 0.5, 0.4, 0.35, 0.3, 0.25, 0.2)


def received(number: int, fame: float, since: str, until: str) -> tuple[tuple[int, int], ...]:
    """Return the citations received in each year up to a date.

    Parameters
    ----------
    number : int
        Identity of the work.
    fame : float
        Citations it draws in its best year.
    since, until : str
        ISO dates of publication and of the count.

    Returns
    -------
    tuple of (int, int)
        Pairs of year and count, years without any left out; a later count is never lower.

    Examples
    --------
    >>> received(1, 0.0, "2020-01-01", "2025-01-01")
    ()
    """
    first, last = int(since[:4]), int(until[:4])
    pairs = []
    for year in range(first, last + 1):
        dice = Dice("citations", number, year)
        share = _ATTENTION[min(year - first, len(_ATTENTION) - 1)]
        whole = int(fame * share * (0.6 + 0.8 * dice.unit()) + dice.unit())
        # The year of the count is as far gone as its months are.
        pairs.append((year, whole if year < last else whole * (int(until[5:7]) - 1) // 12))
    return tuple((year, count) for year, count in pairs if count)


def h_of(counts: list[int]) -> int:
    """Return the h-index as the invented service states it.

    Parameters
    ----------
    counts : list of int
        Citations of each record.

    Returns
    -------
    int
        Most papers with at least as many citations each.

    Examples
    --------
    >>> h_of([9, 3, 3, 1])
    3
    """
    ranked = sorted(counts, reverse=True)
    return sum(count >= rank for rank, count in enumerate(ranked, start=1))
