"""How far a number may lie from what is shown, for each cause of doubt by itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from researchmetrics.errors import IndicatorError
from researchmetrics.metrics.counting import counted_as
from researchmetrics.metrics.registry import find
from researchmetrics.profile import figures
from researchmetrics.profile.lookback import Seen
from researchmetrics.profile.scenarios import LARGEST, LEAST, LIKE_LARGEST, scenarios, standing_at
from researchmetrics.tables import frame

if TYPE_CHECKING:
    from researchmetrics.profile.uncertain import Uncertain

__all__ = ["CAUSES", "bounds"]

CAUSES = ("links", "ownership", "sources", "missing")
_SHOWN = "as_shown"
# Counts of citations that the bounds of a work's total say nothing of.
_FURTHER = frozenset({"yearly_citations", "citations_this_year", "c10", "self_citations"})
_COUNTS = _FURTHER | {"citations"}
_UNBOUNDED = {
    "hi": None,
    "scenario_hi": None,
    "n_works_hi": None,
    "is_exact": False,
    "flags": ["unbounded"],
}

_Row = Mapping[Any, Any]


def bounds(
    profile: Uncertain,
    names: Iterable[str],
    causes: Iterable[str],
    *,
    as_of: str,
    scored: pd.DataFrame | None,
    chances: Mapping[str, Any],
    options: Mapping[str, Any],
) -> pd.DataFrame:
    """Compute indicators under each scenario of each cause.

    Parameters
    ----------
    profile : Uncertain
        Whose numbers.
    names : iterable of str
        Names in the catalogue, ``novelty`` and ``score`` among them.
    causes : iterable of str
        Of `CAUSES`.
    as_of : str
        ISO date.
    scored : pandas.DataFrame or None
        Novelty of each paper, where it is asked for.
    chances : Mapping
        How `Uncertain.chances` is asked.
    options : Mapping
        Choices of the indicators.

    Returns
    -------
    pandas.DataFrame
        The table ``bounds``.

    Raises
    ------
    IndicatorError
        If there is no such cause.
    """
    asked = list(dict.fromkeys(causes))
    wrong = [cause for cause in asked if cause not in CAUSES]
    if wrong:
        raise IndicatorError(
            f"There is no cause {wrong[0]!r} of doubt. Choose among {', '.join(CAUSES)}."
        )
    then = standing_at(profile, as_of)
    case = _Case(then, list(dict.fromkeys(names)), as_of, scored, {**options, "intervals": False})
    shown = case.measured(then.seen(as_of))
    by_cause = {cause: case.supposed(cause, chances) for cause in asked}
    return frame(
        "bounds",
        (
            case.row(
                name, cause, shown[name], supposed and {k: t[name] for k, t in supposed.items()}
            )
            for name in case.names
            for cause, supposed in by_cause.items()
        ),
    )


@dataclass(frozen=True, eq=False)
class _Case:
    """One profile, and what is asked of it."""

    profile: Uncertain
    names: Sequence[str]
    day: str
    scored: pd.DataFrame | None
    options: Mapping[str, Any]

    def measured(self, seen: Seen) -> dict[str, _Row]:
        """Compute the indicators of some tables, without intervals."""
        corpus, scored = self.profile.corpus, self.scored
        if scored is not None and corpus is not None:
            known = seen.tables.works["work_id"].isin(scored["work_id"]).all()
            scored = scored if known else figures.novelty(seen.tables, corpus)
        table = figures.figures(
            seen,
            self.names,
            as_of=self.day,
            corpus=corpus,
            scored=scored,
            include_score=False,
            options=self.options,
            policy=self.profile.citations,
        )
        return {str(name): row for name, row in table.to_dict("index").items()}

    def supposed(self, cause: str, chances: Mapping[str, Any]) -> dict[str, dict[str, _Row]] | None:
        """Compute the indicators in every scenario of a cause."""
        found = scenarios(self.profile, cause, day=self.day, chances=chances)
        if found is None:
            return None
        return {name: self.measured(seen) for name, seen in found.items()}

    def row(self, name: str, cause: str, shown: _Row, supposed: Mapping[str, _Row] | None) -> _Row:
        """Lay out the bounds of one indicator for one cause."""
        parts = ("value", "n_used", "n_missing", "definition")
        row: dict[str, Any] = {"indicator": name, "cause": cause, "as_of": self.day, "flags": []}
        row |= {part: shown[part] for part in parts}
        used, traits = self._facts(name)
        if supposed is None:
            return row | {"flags": ["ownership_unknown"]}
        if cause == "missing" and not _is_zero(shown["n_missing"]):
            if "citations" not in used or not supposed:
                return row | {"flags": [f"no_bounds_without:{one}" for one in sorted(used)]}
            if LIKE_LARGEST not in supposed:
                # No count is known at all, so that nothing says how large one may be.
                least = _ends(supposed) if "monotone" in traits else {}
                return row | least | _UNBOUNDED
        if _unknown(shown):
            # A scenario without works has a number, which bounds nothing.
            return row | {"flags": [f"unknown:{_SHOWN}"]}
        found = {_SHOWN: shown, **supposed}
        row["is_exact"] = _exact(cause, used, traits, found)
        return row | _ends(found) | {"flags": _lacking(found)}

    def _facts(self, name: str) -> tuple[frozenset[str], frozenset[str]]:
        """Tell what an indicator is made of, and its traits."""
        if name in figures.COMPOSED:
            return frozenset({"abstract"}), frozenset()
        entry = counted_as(find(name), str(self.options.get("counting", "full")))[0]
        return frozenset(entry.columns) - entry.optional, entry.traits


def _ends(found: Mapping[str, _Row]) -> dict[str, Any]:
    """Find the scenarios with the least and the largest value; what is shown wins ties."""
    known = {name: one for name, one in found.items() if not _unknown(one)}
    if not known:
        return {}
    low = min(known, key=lambda name: float(known[name]["value"]))
    high = max(known, key=lambda name: float(known[name]["value"]))
    return {
        "lo": known[low]["value"],
        "hi": known[high]["value"],
        "scenario_lo": low,
        "scenario_hi": high,
        "n_works_lo": known[low]["n_used"],
        "n_works_hi": known[high]["n_used"],
    }


def _lacking(found: Mapping[str, _Row]) -> list[str]:
    """Flag the scenarios without a value, where others have one."""
    return [f"unknown:{name}" for name, one in found.items() if _unknown(one)]


def _unknown(row: _Row) -> bool:
    return bool(pd.isna(row["value"]))


def _is_zero(count: Any) -> bool:
    return bool(pd.notna(count) and count == 0)


def _exact(
    cause: str,
    used: frozenset[str],
    traits: frozenset[str],
    found: Mapping[str, _Row],
) -> bool:
    """Tell whether no other way to settle the doubt could lead beyond the bounds."""
    values = {name: one["value"] for name, one in found.items()}
    if any(_unknown(one) for one in found.values()):
        return False
    if cause == "ownership":
        # Every choice of works lies between the sure ones and all: adding works never lowers it.
        return len(found) == 1 or "grows" in traits
    if cause == "sources":
        if not used & _COUNTS:
            return True
        single = used & _FURTHER or "monotone" not in traits or LEAST not in values
        return not single and (values[LEAST], values[LARGEST]) == (
            min(values.values()),
            max(values.values()),
        )
    return cause == "missing" and _is_zero(found[_SHOWN]["n_missing"])
