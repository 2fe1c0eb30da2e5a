"""The indicators of one person, each with its interval, coverage, source and definition."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from researchmetrics.metrics import registry
from researchmetrics.metrics.agreeing import concerns
from researchmetrics.metrics.assembling import Beside, assembled
from researchmetrics.metrics.columns import iso
from researchmetrics.metrics.counting import counted_as, shared
from researchmetrics.metrics.declared import Indicator
from researchmetrics.metrics.evaluation import Panel, evaluate, lacks
from researchmetrics.metrics.intervals import Bootstrap
from researchmetrics.metrics.known import LOW_COVERAGE
from researchmetrics.metrics.name_order import ALPHABETICAL_FIELD
from researchmetrics.metrics.selection import Window, select
from researchmetrics.tables import check, frame

_UNSTABLE_BELOW_YEARS = 5
_MANY_AUTHORS = 100
# Below it chance alone puts so many lists in order that nothing can be said.
_FEWEST_LISTS = 5
# What says nothing where authors stand in alphabetical order.
_MEANT_BY_PLACE = frozenset({"first", "last", "first_author_share", "last_author_share"})


@dataclass(frozen=True, eq=False)
class _Sheet:
    """What all rows of one table share."""

    panel: Panel
    bootstrap: Bootstrap
    options: Mapping[str, Any]
    counting: str
    flags: tuple[str, ...]
    intervals: bool

    @property
    def as_of(self) -> str:
        """ISO date looked from."""
        return str(self.options["as_of"])

    @cached_property
    def alphabetical(self) -> bool:
        """Whether the authors stand in alphabetical order too often for their places to count."""
        lists = self.panel.column("authors")
        several = sum(one is not None and len(one) > 1 for one in lists)
        if several < _FEWEST_LISTS:
            return False
        value = evaluate(registry.find("alphabetical"), self.panel, self.options).values[0]
        return bool(value > ALPHABETICAL_FIELD)

    @cached_property
    def shared(self) -> _Sheet:
        """The same from the person's share of each work's citations."""
        parts = Panel(shared(self.panel.frame), self.panel.codes, self.panel.size)
        return replace(self, panel=parts, bootstrap=Bootstrap.of(parts, self.bootstrap.seed))


def indicators(  # noqa: PLR0913 (each is a table of its own or a choice the user may make)
    works: pd.DataFrame,
    *,
    authorships: pd.DataFrame | None = None,
    citations_by_year: pd.DataFrame | None = None,
    references: pd.DataFrame | None = None,
    names: str | Iterable[str] | None = None,
    as_of: Any,
    self_citations: str = "include",
    counting: str = "full",
    window: Window = None,
    types: Collection[str] | None = None,
    positions: str | Collection[str] | None = None,
    refereed: bool = False,
    missing: str = "drop",
    options: Mapping[str, Any] | None = None,
    seed: int = 0,
    intervals: bool = True,
) -> pd.DataFrame:
    """Compute the indicators of one person.

    Parameters
    ----------
    works : pandas.DataFrame
        Table of works; a column that is not there is unknown throughout.
    authorships : pandas.DataFrame, optional
        Table of authorships, for indicators of position and co-authors.
    citations_by_year : pandas.DataFrame, optional
        Table of citations by year, for indicators of how they come in. Its newest year is checked
        against `as_of`, as the date of the works' own counts is.
    references : pandas.DataFrame, optional
        Table of references with ``work_id`` and ``cited_id`` or ``cited_year``.
    names : str or iterable of str, optional
        Names in the catalogue; all by default.
    as_of : str, int or date
        Date looked from, stored with every value.
    self_citations : {"include", "exclude", "exclude_own", "exclude_coauthors"}, optional
        Whether to leave out citations by works that share any author with the work cited, by
        works of the person, or by works of the person or any co-author of theirs.
    counting : {"full", "fractional"}, optional
        Whether the person has the whole work or an equal share of it. Works whose number of
        authors is unknown are left out of shares, and counted as missing.
    window : int or tuple of int, optional
        First and last year of publication, or how many years up to `as_of`, its own included.
    types : collection of str, optional
        Kinds of work that count; by default papers, that is all but software, datasets, talks,
        what was not submitted yet, and others.
    positions : str or collection of str, optional
        Roles of the person that count: first, last, single, middle, corresponding.
    refereed : bool, optional
        Whether only what referees saw counts.
    missing : {"drop", "zero"}, optional
        Whether works with unknown citations are left out of what rests on them, or count as not
        cited.
    options : Mapping, optional
        Options of the indicators, such as ``{"threshold": 50}`` for `hcp`.
    seed : int, optional
        Seed of the bootstrap over works that gives the intervals.
    intervals : bool, optional
        Whether ``lo`` and ``hi`` are worked out; they take most of the time.

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

    Notes
    -----
    The interval is that of 2,000 lists of as many works, drawn from these with replacement: 95 % of
    their values lie within [1]_. It tells how far a number rests on single works, and nothing of
    works or counts that are wrong. Of 400 lists of 50 works each with log-normal citations, it held
    the mean over all such lists 94 times in 100 for h (whose distribution is treated by [2]_) and
    medians, 95 for mean percentiles, 88 for mean citations and g, 84 for A: with heavy tails it is
    somewhat too short. A share of which all works or none are part has an interval of no width,
    which is no certainty. Which indicators have none, and why, the catalogue tells.

    References
    ----------
    .. [1] Efron (1979), Bootstrap methods: another look at the jackknife,
       doi:10.1214/aos/1176344552
    .. [2] Pratelli, Baccini, Barabesi, Marcheselli (2012), Statistical analysis of the Hirsch
       index, doi:10.1111/j.1467-9469.2011.00782.x

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
    beside = Beside(
        authorships=authorships, citations_by_year=citations_by_year, references=references
    )
    need = {name for entry in entries for name in entry.columns}
    chosen, flags = select(
        assembled(works, beside, need, as_of=day, self_citations=self_citations),
        as_of=day,
        types=types,
        window=window,
        self_citations=self_citations,
        positions=positions,
        refereed=refereed,
        missing=missing,
    )
    panel = Panel(_in_order(chosen), np.zeros(len(chosen), dtype=np.int64), 1)
    late = _late(chosen, citations_by_year, day)
    given = {**(options or {}), "as_of": day}
    sheet = _Sheet(panel, Bootstrap.of(panel, seed), given, counting, flags + late, intervals)
    rows = [_row(entry, sheet) for entry in entries]
    return frame("indicators", rows).set_index("indicator")


def _in_order(works: pd.DataFrame) -> pd.DataFrame:
    """Sort works, so that chance draws the same ones in whatever order they come."""
    if "work_id" in works:
        ids = works["work_id"].astype("string").to_numpy(dtype=object, na_value="")
        return works.iloc[np.argsort(ids, kind="stable")]
    numbers = [str(name) for name in works if pd.api.types.is_numeric_dtype(works[name].dtype)]
    return works.sort_values(numbers, kind="stable") if numbers else works


def _row(entry: Indicator, sheet: _Sheet) -> dict[str, Any]:
    counted, is_shared = counted_as(entry, sheet.counting)
    sheet = sheet.shared if is_shared else sheet
    row: dict[str, Any] = {"indicator": entry.name, "unit": entry.unit, "as_of": sheet.as_of}
    absent = sorted(name for name in counted.required if sheet.options.get(name) is None)
    if absent:
        flags = [*sheet.flags, *(f"needs_{name}" for name in absent)]
        used = int(np.logical_and.reduce(sheet.panel.masks(counted)).sum())
        row |= {"n_used": used, "n_missing": len(sheet.panel.frame) - used}
        return row | {"definition": counted.definition, "flags": flags}
    result = evaluate(counted, sheet.panel, sheet.options)
    value, missing = float(result.values[0]), int(result.missing[0])
    low, high = np.nan, np.nan
    if sheet.intervals:
        low, high = sheet.bootstrap.interval(counted, sheet.options)
    if entry.name in _MEANT_BY_PLACE and sheet.alphabetical:
        value = np.nan
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
    flags = [flag for flag in sheet.flags if concerns(flag, entry.columns)]
    flags += [f"needs_{name.partition(' ')[0]}" for name in lacks(entry, works)]
    if np.isnan(value) and len(works) and missing == len(works):
        flags.append("nothing_known")
    elif missing and "monotone" in entry.traits and "unaligned" not in entry.traits:
        flags.append("lower_bound" if "grows" in entry.traits else "incomplete")
    if len(works) and 1 - missing / len(works) < LOW_COVERAGE:
        flags.append("low_coverage")
    if sheet.counting == "fractional" and {"citations", "n_authors"} & set(entry.columns):
        flags.append("fractional")
    flags += _place_flags(entry, sheet)
    return flags + _age_flags(entry, sheet) + _source_flags(entry, works)


def _place_flags(entry: Indicator, sheet: _Sheet) -> list[str]:
    flags = []
    if "position" in entry.columns and sheet.alphabetical:
        flags.append("alphabetical_authors")
    if entry.family == "author-share":
        many = int((sheet.panel.column("n_authors") > _MANY_AUTHORS).sum())
        flags += [f"many_authors:{many}"] if many else []
    if "c10" in entry.columns:
        uncited = int((sheet.panel.column("c10") == 0).sum())
        flags += [f"without_citations:{uncited}"] if uncited else []
    return flags


def _age_flags(entry: Indicator, sheet: _Sheet) -> list[str]:
    if entry.name != "m_quotient":
        return []
    age = evaluate(registry.find("academic_age"), sheet.panel, sheet.options).values[0]
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
