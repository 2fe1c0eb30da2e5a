"""The forms in which one work appeared: how many, and when the published one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from researchmetrics.normalizer.dates import Date
from researchmetrics.normalizer.linking.entries import Entry


def n_versions(entries: Iterable[Entry]) -> int:
    """Count the distinct forms in which a work appeared.

    Parameters
    ----------
    entries : iterable of Entry
        Records of one work.

    Returns
    -------
    int
        A preprint and a conference paper are two; the same form listed twice is one. A record that
        does not tell its form adds none.
    """
    venues: dict[str, set[str]] = {}
    for entry in entries:
        if entry.is_preprint:
            venues.setdefault("preprint", set())
        elif entry.type or entry.venue:
            known = venues.setdefault(entry.type or "untold", set())
            if entry.venue and entry.venue.is_known:
                known.add(entry.venue.id)
    if "untold" in venues and set(venues) - {"untold", "preprint"}:
        del venues["untold"]
    return max(1, sum(max(1, len(known)) for known in venues.values()))


def published_date(entries: Sequence[Entry]) -> tuple[Date | None, bool]:
    """Take the date of the published form, as precisely as any record of that year gives it.

    Parameters
    ----------
    entries : sequence of Entry
        Records of one work, the best first.

    Returns
    -------
    tuple of (Date or None, bool)
        The date, and whether it is inferred: only printed without a year, or known of another
        form of the work.
    """
    main = entries[0].is_preprint
    same_form = [
        entry.date for entry in entries if entry.is_preprint == main and entry.date is not None
    ]
    if not same_form:
        date = next((entry.date for entry in entries if entry.date is not None), None)
        return date, True
    printed = [date for date in same_form if not date.inferred] or same_form
    of_year = [date for date in printed if date.year == printed[0].year]
    best = max(of_year, key=lambda date: len(date.iso))
    return best, best.inferred
