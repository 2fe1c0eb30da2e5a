"""The works as they stood at an earlier date: as observed then, else as far as they tell."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from researchmetrics.metrics.columns import nullable
from researchmetrics.metrics.history.dated import dated
from researchmetrics.normalizer import Tables
from researchmetrics.profile.decisions import derive
from researchmetrics.profile.material import Material
from researchmetrics.profile.statements import outcomes
from researchmetrics.records import Batch

__all__ = ["Seen", "as_known", "saw_something", "seen_at", "standing"]

# Statuses of a source that gave nothing.
_NOTHING = frozenset({"blocked", "quota", "not_found", "failed"})


@dataclass(frozen=True, eq=False)
class Seen:
    """Tables as they stood at a date, and what a number from them must be marked with.

    Parameters
    ----------
    tables : Tables
        Works and what belongs to them.
    lacking : tuple of str
        Sources that did not give all they have, such as ``truncated:openalex``.
    flags : tuple of str
        How the tables were come by.
    placed : pandas.DataFrame or None
        Where the works stand in their reference sets, where there are any.
    """

    tables: Tables
    lacking: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    placed: pd.DataFrame | None = None


def seen_at(material: Material, day: str) -> Seen:
    """Look at a profile from a date; nothing later than an earlier date is used.

    Where the history reaches back to it, what was known then is taken. Else papers of later or
    unknown date are left out, and citations are summed up by year; they stay unknown where no
    source gives them by year, and before the first year that a source tells.
    """
    now = Seen(material.tables, standing(material.outcomes))
    if day >= material.as_of:
        return now
    then = [batch for batch in material.history if batch.known_at[:10] <= day]
    if not then:
        rebuilt = _rebuilt(material.tables, day)
        return replace(rebuilt, lacking=now.lacking)
    lacking = standing(outcomes([then[-1]]))
    seen = f"observed:{then[-1].known_at[:10]}"
    return Seen(as_known(material, then[-1], day), lacking, (seen,))


def as_known(material: Material, batch: Batch, day: str) -> Tables:
    """Derive the tables from an observation, by the rules and decisions of the profile."""
    return derive(
        batch.records,
        as_of=day,
        person=material.person,
        level=material.level,
        decisions=material.decisions,
        citations=material.citations,
    )


def standing(table: pd.DataFrame) -> tuple[str, ...]:
    """Flag the sources that did not give all they have, such as ``truncated:openalex``."""
    return tuple(
        f"{status}:{source}"
        for status, source in zip(table["status"], table["source"], strict=True)
        if status != "complete"
    )


def saw_something(batch: Batch) -> bool:
    """Tell an observation from a day on which no source gave anything."""
    statuses = {outcome.status for outcome in batch.outcomes}
    return not statuses or not statuses <= _NOTHING


def _rebuilt(tables: Tables, day: str) -> Seen:
    dates = tables.works["date"]
    later = dates.notna() & pd.Series(
        [str(one) > day[: len(str(one))] for one in dates], index=dates.index, dtype=bool
    )
    flags = ["reconstructed"]
    for name, out in (("later", later), ("undated", dates.isna())):
        flags += [f"{name}_left_out:{int(out.sum())}"] if out.any() else []
    # A year that was not over at the date holds later citations.
    last = int(day[:4]) - (not day.endswith("-12-31"))
    kept = tables.works[~later & dates.notna() & tables.works["year"].notna()]
    counts, known, further = _counted(kept, tables.citations_by_year, last)
    works = kept.assign(
        citations=pd.Series(counts, index=kept.index).astype("Int64"),
        citations_source=kept["citations_source"].where(known),
        citations_as_of=pd.Series(f"{last}-12-31", index=kept.index, dtype="string").where(known),
    ).reset_index(drop=True)
    yearly = tables.citations_by_year
    before = yearly[yearly["year"] <= last].reset_index(drop=True)
    rebuilt = replace(tables, works=works, citations_by_year=before)
    return Seen(rebuilt, flags=(*flags, *further))


def _counted(works: pd.DataFrame, yearly: pd.DataFrame, last: int) -> tuple[Any, Any, list[str]]:
    """Sum the citations up to the end of a year, as far as they are dated."""
    first = min(int(works["year"].min()), last) if len(works) else last
    told = dated(works, yearly, np.arange(first, last + 1, dtype=np.float64))
    counts = told.summed()[:, -1]
    flags = ["yearly_counts_incomplete"] if told.is_short.any() else []
    if told.cut_off[:, -1].any():
        flags.append(f"yearly_counts_begin:{told.begins}")
    return nullable(counts), ~np.isnan(counts), flags
