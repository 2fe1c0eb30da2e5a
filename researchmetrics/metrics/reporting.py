"""The indicators of one person, each with its interval, coverage, source and definition."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from researchmetrics.metrics import registry
from researchmetrics.metrics.columns import iso
from researchmetrics.metrics.declared import Indicator
from researchmetrics.metrics.evaluation import Panel, counted_as, evaluate, lacks
from researchmetrics.metrics.intervals import Bootstrap
from researchmetrics.metrics.known import LOW_COVERAGE
from researchmetrics.metrics.selection import Window, select, with_authorships
from researchmetrics.tables import check, frame

_UNSTABLE_BELOW_YEARS = 5


@dataclass(frozen=True, eq=False)
class _Sheet:
    """What all rows of one table share."""

    panel: Panel
    bootstrap: Bootstrap
    as_of: str
    counting: str
    flags: tuple[str, ...]


def indicators(
    works: pd.DataFrame,
    *,
    authorships: pd.DataFrame | None = None,
    citations_by_year: pd.DataFrame | None = None,
    names: str | Iterable[str] | None = None,
    as_of: Any,
    self_citations: str = "include",
    counting: str = "full",
    window: Window = None,
    types: Collection[str] | None = None,
    seed: int = 0,
) -> pd.DataFrame:
    """Compute the indicators of one person.

    Parameters
    ----------
    works : pandas.DataFrame
        Table of works; a column that is not there is unknown throughout.
    authorships : pandas.DataFrame, optional
        Table of authorships, for indicators of position and co-authors.
    citations_by_year : pandas.DataFrame, optional
        Table of citations by year. Where it is given, its newest year is checked against `as_of`,
        as the date of the works' own counts is.
    names : str or iterable of str, optional
        Names in the catalogue; all by default.
    as_of : str, int or date
        Date looked from, stored with every value.
    self_citations : {"include", "exclude"}, optional
        Whether citations by the person count; to exclude them the works need ``self_citations``.
    counting : {"full", "fractional"}, optional
        Whether the person has the whole work or an equal share of it. Works whose number of
        authors is unknown are left out of shares, and counted as missing.
    window : int or tuple of int, optional
        First and last year of publication, or how many years up to `as_of`, its own included.
    types : collection of str, optional
        Kinds of work that count; by default papers, that is all but software, datasets, talks,
        what was not submitted yet, and others.
    seed : int, optional
        Seed of the bootstrap over works that gives the intervals.

    Returns
    -------
    pandas.DataFrame
        The table ``indicators``, indexed by name. An unknown value is <NA>; ``n_missing`` works
        were left out because what the indicator needs is unknown, and a flag says what that means.

    Raises
    ------
    UnknownIndicatorError
        If a name is not in the catalogue.
    NotEnoughDataError
        If self-citations are to be excluded and nothing says how many they are.
    IndicatorError
        If an option or a value is impossible.

    Examples
    --------
    >>> works = pd.DataFrame({"citations": [4, 1, None], "year": [2019, 2020, 2021]})
    >>> indicators(works, names=["h_index"], as_of=2022)[["value", "n_used", "n_missing"]]
               value  n_used  n_missing
    indicator
    h_index      1.0       2          1
    """
    check(works, "works")
    asked = [names] if isinstance(names, str) else registry.names() if names is None else names
    entries = [registry.find(name) for name in asked]
    day = iso(as_of)
    chosen, flags = select(
        with_authorships(works, authorships),
        as_of=day,
        types=types,
        window=window,
        self_citations=self_citations,
    )
    panel = Panel(chosen, np.zeros(len(chosen), dtype=np.int64), 1)
    late = _late(chosen, citations_by_year, day)
    sheet = _Sheet(panel, Bootstrap.of(panel, seed), day, counting, flags + late)
    rows = [_row(entry, sheet) for entry in entries]
    return frame("indicators", rows).set_index("indicator")


def _row(entry: Indicator, sheet: _Sheet) -> dict[str, Any]:
    counted = counted_as(entry, sheet.counting)
    row = {"indicator": entry.name, "unit": entry.unit, "as_of": sheet.as_of}
    if counted is None:
        flags = [*sheet.flags, "no_fractional_form"]
        return row | {"definition": entry.definition, "flags": flags}
    result = evaluate(counted, sheet.panel, {"as_of": sheet.as_of})
    value, missing = float(result.values[0]), int(result.missing[0])
    low, high = sheet.bootstrap.interval(counted, {"as_of": sheet.as_of})
    return row | {
        "value": _known(value),
        "lo": _known(low) if np.isfinite(value) else None,
        "hi": _known(high) if np.isfinite(value) else None,
        "n_used": int(result.used[0]),
        "n_missing": missing,
        "source": _source(counted, sheet.panel.frame),
        "definition": counted.definition,
        "flags": _flags(counted, sheet, value, missing),
    }


def _flags(entry: Indicator, sheet: _Sheet, value: float, missing: int) -> list[str]:
    works = sheet.panel.frame
    flags = list(sheet.flags)
    flags += [f"needs_{name.replace(' (give authorships)', '')}" for name in lacks(entry, works)]
    if np.isnan(value) and len(works) and missing == len(works):
        flags.append("nothing_known")
    elif missing and "monotone" in entry.traits and "unaligned" not in entry.traits:
        flags.append("lower_bound" if _grows(entry) else "incomplete")
    if len(works) and 1 - missing / len(works) < LOW_COVERAGE:
        flags.append("low_coverage")
    if sheet.counting == "fractional" and entry.family == "author-share":
        flags.append("fractional")
    return flags + _age_flags(entry, sheet) + _source_flags(entry, works)


def _grows(entry: Indicator) -> bool:
    """Tell whether a further work can only raise it, as for counts but not for means."""
    return entry.family == "h-type" or entry.name in {"n_citations", "i10_index", "max_citations"}


def _age_flags(entry: Indicator, sheet: _Sheet) -> list[str]:
    if entry.name != "m_quotient":
        return []
    age = evaluate(registry.find("academic_age"), sheet.panel, {"as_of": sheet.as_of}).values[0]
    return ["short_career"] if age < _UNSTABLE_BELOW_YEARS else []


def _source_flags(entry: Indicator, works: pd.DataFrame) -> list[str]:
    if "citations" not in entry.columns or "citations_source" not in works:
        return []
    return ["mixed_sources"] if works["citations_source"].dropna().nunique() > 1 else []


def _source(entry: Indicator, works: pd.DataFrame) -> str | None:
    if "citations" in entry.columns and "citations_source" in works:
        found = set(works["citations_source"].dropna())
    elif "sources" in works:
        found = {name for names in works["sources"] if names is not None for name in names}
    else:
        found = set()
    return ", ".join(sorted(map(str, found))) or None


def _late(works: pd.DataFrame, citations_by_year: pd.DataFrame | None, day: str) -> tuple[str, ...]:
    """Flag citations counted after the date looked from: they hold some of later years."""
    counted = works["citations_as_of"].dropna() if "citations_as_of" in works else ()
    late = any(str(one)[: len(day)] > day for one in counted)
    if citations_by_year is not None and len(citations_by_year):
        check(citations_by_year, "citations_by_year", need=["work_id", "year", "citations"])
        late |= int(citations_by_year["year"].max()) > int(day[:4])
    return ("citations_later_than_as_of",) if late else ()


def _known(value: float) -> float | None:
    return value if np.isfinite(value) else None
