"""Indicators of the ranked citations alone: one sort of whole numbers, without any other table."""

from __future__ import annotations

import math

from researchmetrics.engine.asking import Asked
from researchmetrics.engine.engaged import Engaged
from researchmetrics.engine.papers import PEOPLE, Chosen

__all__ = ["sorted_query"]

_SORTED = "by_sort"


def sorted_query(engaged: Engaged, asked: Asked, chosen: Chosen) -> str | None:
    """Compute what is asked for by one sort, where the engine can and nothing else is wanted.

    Parameters
    ----------
    engaged : Engaged
        The engine and the tables.
    asked : Asked
        What is asked for.
    chosen : Chosen
        How the works that count are read.

    Returns
    -------
    str or None
        A query of the result, as `computing.computed_query` gives it; None where SQL must.
    """
    column = _one_column(engaged, asked)
    if column is None or asked.by is None:
        return None
    names = [one.name for one in asked.several if one.entry.columns == (column,)]
    rows = chosen.steps.then(f"SELECT grp, {column} FROM {chosen.counted}")
    if not engaged.backend.sort(rows, names, asked.options, _SORTED, engaged.told):
        return None
    if not chosen.is_all:
        engaged.backend.keep(PEOPLE, chosen.people)
    return _query(asked, column, is_all=chosen.is_all)


def _one_column(engaged: Engaged, asked: Asked) -> str | None:
    """Tell the one column of whole numbers that all needs; works themselves are only counted."""
    if len(asked.told) != 1 or asked.is_shared:
        return None
    column = asked.told[0]
    is_whole = engaged.tables.kind("works", column) == "integer"
    simple = all(
        one.entry.columns in {(column,), ("work_id",)} and set(one.entry.options) != {"as_of"}
        for one in asked.several
    )
    return column if is_whole and simple and asked.choices.excluded is None else None


def _query(asked: Asked, column: str, *, is_all: bool) -> str:
    columns = ["grp AS grp"] if is_all else [f"{PEOPLE}.grp AS grp"]
    for one in asked.several:
        kind = "BIGINT" if one.entry.is_count else "DOUBLE"
        value = one.name if one.entry.columns == (column,) else "n_works"
        if not is_all and not math.isnan(one.empty):
            value = f"COALESCE({value}, CASE WHEN n_works IS NULL THEN {one.empty:g} END)"
        columns.append(f"CAST({value} AS {kind}) AS {one.name}")
    columns.extend(
        f"CAST(COALESCE({name}, 0) AS BIGINT) AS {name}"
        for name in ("n_works", f"n_missing_{column}")
    )
    listed = ", ".join(columns)
    if is_all:
        return f"SELECT {listed} FROM {_SORTED}"
    joined = f"{PEOPLE} LEFT JOIN {_SORTED} ON {_SORTED}.grp = {PEOPLE}.grp"
    return f"SELECT {listed} FROM {joined} ORDER BY {PEOPLE}.place"
