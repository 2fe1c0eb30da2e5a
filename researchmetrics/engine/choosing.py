"""Which works count, and with which citations, in SQL: what `metrics.selection` does."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from researchmetrics.engine.backend import Backend
from researchmetrics.engine.steps import Steps, quoted
from researchmetrics.metrics.columns import as_of_year
from researchmetrics.metrics.ranges import in_range
from researchmetrics.metrics.selection import EXCLUDED, REFEREED, select, span
from researchmetrics.records import NOT_PAPERS

__all__ = ["ROLE_COLUMNS", "Choices", "broken_columns", "refuse_unknown", "with_choices"]

_ROLE = {
    "first": "position = 1 AND n_authors > 1",
    "last": "position = n_authors AND n_authors > 1",
    "single": "n_authors = 1",
    "middle": "position > 1 AND position < n_authors",
    "corresponding": "is_corresponding = 1",
}
_TOLD = {
    "single": "n_authors IS NOT NULL",
    "corresponding": "is_corresponding IS NOT NULL",
}
ROLE_COLUMNS = frozenset({"position", "n_authors", "is_corresponding"})
"""Columns that tell roles."""
_PLACED = "position IS NOT NULL AND n_authors IS NOT NULL"


@dataclass(frozen=True, kw_only=True)
class Choices:
    """What the user chose, as `researchmetrics.compute` takes it; checked on creation.

    Parameters
    ----------
    as_of, types, window, self_citations, positions, refereed, missing
        As there.
    """

    as_of: Any = None
    types: Collection[Any] | None = None
    window: int | tuple[int, int] | None = None
    self_citations: str = "include"
    positions: str | Collection[str] | None = None
    refereed: bool = False
    missing: str = "drop"

    def __post_init__(self) -> None:
        nobody = pd.DataFrame(
            {name: pd.Series(dtype="Int64") for name in ("year", "position", "n_authors")}
        )
        select(
            nobody,
            as_of=self.as_of,
            types=self.types,
            window=self.window,
            positions=self.positions,
            refereed=self.refereed,
            missing=self.missing,
        )
        someone = pd.DataFrame({"citations": [0], **dict.fromkeys(EXCLUDED.values(), 0)})
        select(someone, self_citations=self.self_citations)

    @property
    def roles(self) -> list[str]:
        """Roles that count; none where all do."""
        if self.positions is None:
            return []
        return [self.positions] if isinstance(self.positions, str) else list(self.positions)

    @property
    def excluded(self) -> str | None:
        """The column of citations that don't count."""
        return EXCLUDED.get(self.self_citations)

    @property
    def columns(self) -> set[str]:
        """Columns that choosing needs."""
        needed = {"type"} | ({"is_refereed"} if self.refereed else set())
        if self.roles:
            needed |= ROLE_COLUMNS
        if self.window is not None:
            needed.add("year")
        return needed | ({self.excluded, "citations"} if self.excluded else set())


def with_choices(steps: Steps, last: str, have: Collection[str], choices: Choices) -> str:
    """Add the steps that keep the works that count.

    Parameters
    ----------
    steps : Steps
        What there is.
    last : str
        The step to choose from.
    have : collection of str
        Its columns.
    choices : Choices
        The user's.

    Returns
    -------
    str
        Name of the last step.
    """
    last = _agreeing(steps, last, have)
    kinds = steps.add("of_kinds", f"SELECT * FROM {last} WHERE {_kind_counts(have, choices)}")
    tests = []
    if choices.roles:
        tests.append(" OR ".join(f"({_ROLE[role]})" for role in choices.roles))
    now = None if choices.as_of is None else as_of_year(choices.as_of)
    year = "year" if now is None else f"CASE WHEN year <= {now} THEN year END"
    if choices.window is not None:
        first, last_year = span(choices.window, choices.as_of)
        tests.append(f"{year} BETWEEN {first} AND {last_year}" if "year" in have else "1 = 0")
    where = " AND ".join(f"({test})" for test in tests) or "1 = 1"
    chosen = _changed(steps, "chosen", kinds, have, changed={"year": year}, where=where)
    return _changed(steps, "counted", chosen, have, changed=_counts(have, choices))


def _changed(
    steps: Steps,
    name: str,
    last: str,
    have: Collection[str],
    *,
    changed: Mapping[str, str],
    where: str = "1 = 1",
) -> str:
    kept = [f"{changed[one]} AS {one}" if one in changed else quoted(one) for one in have]
    return steps.add(name, f"SELECT {', '.join(kept)} FROM {last} WHERE {where}")


def refuse_unknown(
    rows: Callable[[str], Any], steps: Steps, have: Collection[str], choices: Choices
) -> None:
    """Refuse roles and self-citations of which nothing is known.

    Parameters
    ----------
    rows : Callable
        Answers a query.
    steps : Steps
        With those of `with_choices`.
    have : collection of str
        Columns there are.
    choices : Choices
        The user's.

    Raises
    ------
    NotEnoughDataError
        If no work tells what is asked for.
    """
    nobody = pd.DataFrame({"citations": [0]})
    for role in choices.roles:
        if not _some_known(rows, steps, "of_kinds", _TOLD.get(role, _PLACED)):
            select(nobody, positions=[role])
    own = choices.excluded
    if own and (own not in have or not _some_known(rows, steps, "chosen", f"{own} IS NOT NULL")):
        select(nobody, self_citations=choices.self_citations)


def _some_known(rows: Callable[[str], Any], steps: Steps, step: str, test: str) -> bool:
    """Tell whether some work has what is asked for, or there is none at all."""
    of_all = f"SELECT COUNT(*), SUM(CASE WHEN {test} THEN 1 ELSE 0 END) FROM {step}"
    n_works, n_known = rows(steps.then(of_all))[0]
    return not n_works or bool(n_known)


def broken_columns(backend: Backend, kinds: Mapping[str, str], table: str) -> set[str]:
    """Refuse numbers that their columns cannot hold; tell which columns hold broken ones.

    Parameters
    ----------
    backend : Backend
        The engine.
    kinds : Mapping
        Columns of numbers and their kinds.
    table : str
        Where they are.

    Returns
    -------
    set of str
        Columns with a broken number.

    Raises
    ------
    IndicatorError
        If a value is out of range.
    """
    if not kinds:
        return set()
    parts = ["MIN({0})", "MAX({0})", "MIN(CASE WHEN {0} <> FLOOR({0}) THEN {0} END)"]
    listed = [
        part.format(name) if kind != "integer" or not part.startswith("MIN(CASE") else "NULL"
        for name, kind in kinds.items()
        for part in parts
    ]
    found = backend.rows(f"SELECT {', '.join(listed)} FROM {table}")[0]
    broken = set()
    for place, name in enumerate(kinds):
        cells = [float(cell) for cell in found[3 * place : 3 * place + 3] if cell is not None]
        in_range(name, np.array(cells, dtype=np.float64))
        if found[3 * place + 2] is not None:
            broken.add(name)
    return broken


def _agreeing(steps: Steps, last: str, have: Collection[str]) -> str:
    """Let give way what cannot be true beside another column, as `metrics.agreeing` does."""
    mends = {
        ("position", "n_authors"): "CASE WHEN position > n_authors THEN NULL ELSE position END",
        ("self_citations", "citations"): (
            "CASE WHEN self_citations > citations THEN citations ELSE self_citations END"
        ),
    }
    changed = {column: sql for (column, other), sql in mends.items() if other in have}
    return _changed(steps, "agreeing", last, have, changed=changed)


def _kind_counts(have: Collection[str], choices: Choices) -> str:
    tests = []
    if "type" in have and choices.types is None:
        tests.append(f"type IS NULL OR type NOT IN ({_texts(NOT_PAPERS)})")
    elif "type" in have:
        listed = _texts([one for one in choices.types or () if isinstance(one, str)])
        unknown = "type IS NULL" if any(one is None for one in choices.types or ()) else "1 = 0"
        tests.append(f"type IN ({listed}) OR {unknown}" if listed else unknown)
    if choices.refereed:
        usual = f"CASE WHEN type IN ({_texts(REFEREED)}) THEN 1 ELSE 0 END"
        seen = f"CASE WHEN type IS NOT NULL THEN {usual} END" if "type" in have else "NULL"
        told = "is_refereed" if "is_refereed" in have else "NULL"
        tests.append(f"COALESCE({told}, {seen}, 0) = 1")
    return " AND ".join(f"({test})" for test in tests) or "1 = 1"


def _counts(have: Collection[str], choices: Choices) -> dict[str, str]:
    """Write the citations and self-citations that count."""
    counts = {name: name for name in ("citations", "self_citations") if name in have}
    if choices.excluded:
        counts = {name: _without(sql, choices.excluded) for name, sql in counts.items()}
    if choices.missing == "zero" and "citations" in counts:
        cites = counts["citations"]
        counts["citations"] = f"COALESCE({cites}, 0)"
        if own := counts.get("self_citations"):
            # Of no citations none are self-citations.
            none = f"({cites}) IS NULL AND ({own}) > 0"
            counts["self_citations"] = f"CASE WHEN {none} THEN 0 ELSE {own} END"
    return counts


def _without(count: str, own: str) -> str:
    return f"CASE WHEN {own} > {count} THEN 0 WHEN {own} IS NOT NULL THEN {count} - {own} END"


def _texts(values: Collection[str]) -> str:
    return ", ".join("'" + value.replace("'", "''") + "'" for value in sorted(values))
