"""Indicators at the dates on which the works were seen, from what was known then."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from researchmetrics.errors import NotEnoughDataError
from researchmetrics.metrics import registry
from researchmetrics.metrics.career_breaks import (
    OF_THE_CAREER,
    LeaveYears,
    in_working_years,
    years_of_leave,
)
from researchmetrics.metrics.columns import iso, nullable, read
from researchmetrics.metrics.counting import counted_as, shared
from researchmetrics.metrics.declared import Indicator
from researchmetrics.metrics.evaluation import Panel, evaluate, lacks
from researchmetrics.metrics.history.rows import aligned, table_of
from researchmetrics.metrics.known import LOW_COVERAGE
from researchmetrics.metrics.selection import select


def observed(  # noqa: PLR0913 (each is a choice the user may make)
    history: Iterable[tuple[Any, pd.DataFrame]],
    names: str | Iterable[str],
    *,
    types: Collection[str] | None = None,
    align: str = "year",
    leave_years: LeaveYears = (),
    counting: str = "full",
    self_citations: str = "include",
    positions: str | Collection[str] | None = None,
    refereed: bool = False,
    missing: str = "drop",
    options: Mapping[str, Any] | None = None,
) -> pd.DataFrame:
    """Compute indicators from the works as they were known at each date.

    Parameters
    ----------
    history : iterable of tuple
        Date and table of works as known then, with all columns that the indicators need.
    names : str or iterable of str
        Names in the catalogue.
    types : collection of str, optional
        Kinds of work that count; papers by default.
    align, leave_years, counting, self_citations, positions, refereed, missing, options
        As for `trajectories`.

    Returns
    -------
    pandas.DataFrame
        As `trajectories`, one row an indicator and date in order of time, of kind ``observed``.
        Where a choice cannot be made of what was known then, the value is unknown.

    Examples
    --------
    >>> then = pd.DataFrame({"citations": [1]})
    >>> observed([("2020-05-01", then)], "h_index")["value"].tolist()
    [1.0]
    """
    asked = [registry.find(one) for one in ([names] if isinstance(names, str) else names)]
    leave = years_of_leave(leave_years)
    chosen = {
        "types": types,
        "positions": positions,
        "refereed": refereed,
        "missing": missing,
        "self_citations": self_citations,
    }
    days = [
        _Day.of(
            works, chosen, date=iso(date), counting=counting, options=options or {}, leave=leave
        )
        for date, works in sorted(history, key=lambda one: iso(one[0]))
    ]
    parts = [
        {name: [cell] for name, cell in day.row(entry).items()} for entry in asked for day in days
    ]
    return aligned(table_of(parts), align)


@dataclass(frozen=True, eq=False)
class _Day:
    """The works as they were known at one date; None where the choice could not be made then."""

    date: str
    panel: Panel | None
    flags: list[str]
    counting: str
    options: Mapping[str, Any]
    leave: frozenset[int]

    @classmethod
    def of(cls, works: pd.DataFrame, chosen: Mapping[str, Any], **how: Any) -> _Day:
        try:
            papers, flags = select(works, as_of=how["date"], **chosen)
        except NotEnoughDataError:
            return cls(panel=None, flags=["not_known_then"], **how)
        panel = Panel(papers, np.zeros(len(papers), dtype=np.int64), 1)
        return cls(panel=panel, flags=list(flags), **how)

    @cached_property
    def shared(self) -> Panel | None:
        """The same from the person's share of each work."""
        return self.panel and Panel(shared(self.panel.frame), self.panel.codes, 1)

    def row(self, asked: Indicator) -> dict[str, Any]:
        """Compute one indicator."""
        entry, is_shared = counted_as(asked, self.counting)
        panel = self.shared if is_shared else self.panel
        if panel is not None and self.leave and entry.name in OF_THE_CAREER:
            panel = self._moved(panel)
        absent = sorted(entry.required - {"as_of", *self.options})
        flags = [*self.flags, *(f"needs_{name}" for name in absent)]
        row = {
            "indicator": asked.name,
            "date": self.date,
            "year": int(self.date[:4]),
            "age": self._age,
            "value": None,
            "lo": None,
            "hi": None,
            "kind": "observed",
            "n_used": None,
            "n_missing": None,
            "truncated": False,
            "definition": entry.definition,
            "flags": flags,
        }
        if panel is None or absent:
            return row
        return row | self._value(entry, panel, flags)

    def _value(self, entry: Indicator, panel: Panel, flags: list[str]) -> dict[str, Any]:
        result = evaluate(entry, panel, {**self.options, "as_of": self.date})
        value, used, missing = (
            float(one[0]) for one in (result.values, result.used, result.missing)
        )
        said = [f"needs_{name.partition(' ')[0]}" for name in lacks(entry, panel.frame)]
        said += ["low_coverage"] if missing and used / (used + missing) < LOW_COVERAGE else []
        return {
            "value": value if np.isfinite(value) else None,
            "n_used": int(used),
            "n_missing": int(missing),
            "flags": [*flags, *said],
        }

    @property
    def _age(self) -> int | None:
        years = read(self.panel.frame, "year") if self.panel else np.empty(0)
        if np.isnan(years).all():
            return None
        now = float(self.date[:4])
        return int(now - in_working_years(np.nanmin(years), now, self.leave) + 1)

    def _moved(self, panel: Panel) -> Panel:
        years = in_working_years(read(panel.frame, "year"), float(self.date[:4]), self.leave)
        return Panel(panel.frame.assign(year=nullable(years)), panel.codes, 1)
