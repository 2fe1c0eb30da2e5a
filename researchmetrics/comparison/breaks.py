"""Whose each career break is, among the people compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from researchmetrics.comparison.caveats import labels_of
from researchmetrics.errors import RecordError
from researchmetrics.metrics.career_breaks import LeaveYears, years_of_leave
from researchmetrics.profile import Profile

__all__ = ["breaks"]


def breaks(
    profiles: Sequence[Profile], leave_years: Mapping[str, LeaveYears]
) -> tuple[frozenset[int], ...]:
    """List each person's years of leave.

    Parameters
    ----------
    profiles : sequence of Profile
        The people.
    leave_years : Mapping
        Career breaks by name, as a comparison calls people, or by identifier.

    Returns
    -------
    tuple of frozenset of int
        Calendar years, one set a person.

    Raises
    ------
    RecordError
        If a break is of nobody here.
    IndicatorError
        If it says no years.
    """
    labels = labels_of(profiles)
    called = [{label, *one.person.ids} for label, one in zip(labels, profiles, strict=True)]
    nobody = [who for who in leave_years if not any(who in names for names in called)]
    if nobody:
        raise RecordError(
            f"There is nobody called {nobody[0]!r} here. Give leave_years by one of "
            f"{', '.join(labels)}, or by identifier."
        )
    years = {who: years_of_leave(listed) for who, listed in leave_years.items()}
    return tuple(
        frozenset().union(*(found for who, found in years.items() if who in names))
        for names in called
    )
