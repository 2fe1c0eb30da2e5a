"""Works placed among those of their field, year and type, by counts of one source alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from researchmetrics import metrics
from researchmetrics.errors import TableError
from researchmetrics.normalizer import Tables
from researchmetrics.profile.standing import LEVELS, chosen, standing, with_field
from researchmetrics.tables import TABLES, check, frame

__all__ = ["is_fetched", "parents_of", "placed"]

# Counts further apart are of different times: the younger set has had a season more of citations.
_MOST_DAYS = 92
_FOUND = (
    "expected",
    "ncs",
    "percentile",
    "top10",
    "top1",
    "percentile_se",
    "n_reference",
    "reference",
    "definition",
)


def is_fetched(reference: pd.DataFrame) -> bool:
    """Tell reference sets of a source from a listing of the user's own."""
    return {"source", "level", "n_works"} <= set(reference.columns)


def parents_of(stood: pd.DataFrame, level: str) -> dict[str, str]:
    """Read off what sources say of works which wider field each field belongs to."""
    above = LEVELS[min(LEVELS.index(level) + 1, len(LEVELS) - 1)]
    known = stood[[level, above]].dropna()
    return {} if above == level else dict(zip(known[level], known[above], strict=True))


def placed(
    tables: Tables,
    reference: pd.DataFrame,
    *,
    as_of: str,
    least: int = 30,
    flags: Sequence[str] = (),
) -> pd.DataFrame:
    """Place works in their reference sets.

    Parameters
    ----------
    tables : Tables
        Of a profile.
    reference : pandas.DataFrame
        The table ``reference_sets``, or a listing with citations, year, field and type.
    as_of : str
        ISO date looked from.
    least : int
        Fewest works of a set.
    flags : sequence of str
        How the tables were come by: counts put together for an earlier date are of no source.

    Returns
    -------
    pandas.DataFrame
        The table ``normalised``, one row a work.
    """
    if is_fetched(reference):
        works, marks, parents = _by_source(tables, reference)
    else:
        works, marks, parents = _as_shown(tables), {}, {}
    if "reconstructed" in flags:
        marks = {"reconstructed": np.ones(len(works), dtype=bool)}
    usable = ~np.any(list(marks.values()), axis=0) if marks else np.ones(len(works), dtype=bool)
    found = metrics.normalise(
        works[usable], reference, parents=parents, as_of=as_of, least=least
    ).reindex(works.index)
    said = [[name for name, mark in marks.items() if mark[row]] for row in range(len(works))]
    cells = [
        theirs if isinstance(theirs, list) else mine
        for mine, theirs in zip(said, found["flags"], strict=True)
    ]
    flagged = pd.Series(cells, index=works.index, dtype="object")
    table = works.assign(**{name: found[name].array for name in _FOUND}, flags=flagged)
    names = TABLES["normalised"].names
    return frame("normalised", _rows(table[[name for name in names if name in table]]))


def _rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    columns = {
        str(name): [None if _unknown(cell) else cell for cell in table[name]] for name in table
    }
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _unknown(cell: Any) -> bool:
    return not isinstance(cell, list) and bool(pd.isna(cell))


def _by_source(
    tables: Tables, reference: pd.DataFrame
) -> tuple[pd.DataFrame, dict[str, Any], dict[str, str]]:
    """Take citations, field, year and type of each work as the source of the sets has them."""
    check(reference, "reference", need=TABLES["reference_sets"].names)
    sources, levels = set(reference["source"]), set(reference["level"])
    if len(sources) > 1 or not levels <= set(LEVELS):
        raise TableError(
            "The reference sets must be of one source, with levels among "
            f"{', '.join(LEVELS)}; they are of {', '.join(sorted(map(str, sources)))}."
        )
    source = next(iter(sources), "openalex")
    level = next((one for one in LEVELS if one in levels), "subfield")
    stood = chosen(standing(tables), str(source)).reindex(tables.works["work_id"]).reset_index()
    parents = parents_of(stood, level)
    works = stood.assign(field=stood[level], counted_at=stood["as_of"])
    works = works.assign(citations_source=works["source"])
    dates = _dates(works, reference)
    known = works[["field", "year", "type", "citations"]].notna().all(axis=1).to_numpy()
    absent = works["source"].isna().to_numpy()
    apart = [not _near(one, two) for one, two in zip(works["counted_at"], dates, strict=True)]
    fetched = dates.notna().to_numpy()
    marks = {
        "not_in_source": absent,
        "reference_not_fetched": known & ~fetched,
        "reference_dates_differ": known & fetched & np.array(apart, dtype=bool),
    }
    return works.assign(reference_as_of=dates.array), marks, parents


def _dates(works: pd.DataFrame, reference: pd.DataFrame) -> pd.Series:
    """Look up of what day each work's own set is; unknown where it was not fetched."""
    cells = reference[["field", "year", "type", "as_of"]].drop_duplicates(["field", "year", "type"])
    sets = cells.set_index(["field", "year", "type"])["as_of"]
    keys = pd.MultiIndex.from_frame(works[["field", "year", "type"]])
    return pd.Series(sets.reindex(keys).array, dtype="string")


def _near(one: Any, two: Any) -> bool:
    """Tell whether counts are of one time, as far as is known."""
    if pd.isna(one) or pd.isna(two):
        return True
    days = [date.fromisoformat(str(day)[:10]) for day in (one, two)]
    return abs((days[0] - days[1]).days) <= _MOST_DAYS


def _as_shown(tables: Tables) -> pd.DataFrame:
    """Take citations, field, year and type of each work as the profile shows them."""
    works = with_field(tables).reset_index(drop=True)
    shown = works[["work_id", "citations", "year", "type", "field", "citations_source"]]
    return shown.assign(source=works["citations_source"], counted_at=works["citations_as_of"])
