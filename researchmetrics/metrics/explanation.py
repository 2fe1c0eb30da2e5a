"""Why a number is what it is: the works behind it, the next step, and what one work changes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from researchmetrics.errors import NotEnoughDataError
from researchmetrics.metrics.attached import with_authorships
from researchmetrics.metrics.columns import as_of_year, nullable, read
from researchmetrics.metrics.declared import Indicator
from researchmetrics.metrics.evaluation import Panel, evaluate
from researchmetrics.metrics.registry import find
from researchmetrics.metrics.selection import Window, select
from researchmetrics.tables import check

_RELATED_TO_H = "h_index"
# Each work left out is one more computation; those that matter come first.
_MOST_LEFT_OUT = 500


@dataclass(frozen=True, eq=False)
class Explanation:
    """Why an indicator has its value.

    Parameters
    ----------
    name : str
        Name in the catalogue.
    value : float
        Its value; NaN where unknown.
    works : pandas.DataFrame
        The works used, in the order that decides, with ``rank``, ``work_id``, ``title``,
        ``citations``, ``year``, ``in_core``, ``needs`` (citations short of the next h) and
        ``without`` (the value were the work not there).
    next_value : int or None
        The next h; None for other indicators.
    needed : int or None
        Fewest further citations that reach it.
    sentences : tuple of str
        The same in words.
    """

    name: str
    value: float
    works: pd.DataFrame
    next_value: int | None
    needed: int | None
    sentences: tuple[str, ...]

    def __str__(self) -> str:
        """Show the words."""
        return "\n".join(self.sentences)

    def __repr__(self) -> str:
        """Show name and value on one line."""
        return f"Explanation({self.name} = {self.value:g}, {len(self.works)} works)"


def h_core(
    works: pd.DataFrame, *, as_of: Any = None, types: Collection[str] | None = None
) -> pd.DataFrame:
    """Return the h most cited works.

    Parameters
    ----------
    works : pandas.DataFrame
        Table of works with ``citations``; ``year``, ``n_authors`` and ``work_id`` decide ties.
    as_of : str, int or date, optional
        Date looked from; a later year is an error of the data and counts as unknown.
    types : collection of str, optional
        Kinds of work that count; papers by default.

    Returns
    -------
    pandas.DataFrame
        Rows of `works`, most cited first; among equals the youngest first, then those of fewest
        authors, then by identity. Works with unknown citations are not in it.

    Examples
    --------
    >>> works = pd.DataFrame({"citations": [3, 9, 2], "year": [2001, 2002, 2003]})
    >>> h_core(works)["citations"].tolist()
    [9, 3]
    """
    check(works, "works", need=["citations"])
    ranked = in_order(select(works, as_of=as_of, types=types)[0])
    h = int((read(ranked, "citations") >= np.arange(1, len(ranked) + 1)).sum())
    return ranked.iloc[:h]


def in_order(works: pd.DataFrame) -> pd.DataFrame:
    """Sort works by citations, ties by youth, fewest authors, then identity.

    Parameters
    ----------
    works : pandas.DataFrame
        Table of works.

    Returns
    -------
    pandas.DataFrame
        The works with known citations, most cited first.
    """
    counted = works[~np.isnan(read(works, "citations"))]
    identity = counted.get("work_id", counted.index)
    keys = pd.DataFrame(
        {
            "citations": -read(counted, "citations"),
            "year": -read(counted, "year"),
            "n_authors": read(counted, "n_authors"),
            "identity": [str(one) for one in identity],
        }
    )
    order = keys.sort_values(list(keys.columns), kind="stable", na_position="last").index
    ordered: pd.DataFrame = counted.iloc[order.to_numpy()]
    return ordered


def explain(
    works: pd.DataFrame,
    name: str,
    *,
    as_of: Any,
    authorships: pd.DataFrame | None = None,
    window: Window = None,
    types: Collection[str] | None = None,
) -> Explanation:
    """Explain an indicator of one person by the works behind it.

    Parameters
    ----------
    works : pandas.DataFrame
        Table of works.
    name : str
        Name in the catalogue.
    as_of : str, int or date
        Date looked from.
    authorships : pandas.DataFrame, optional
        Table of authorships, for indicators of position and co-authors.
    window : int or tuple of int, optional
        First and last year of publication, or how many years up to `as_of`.
    types : collection of str, optional
        Kinds of work that count; papers by default.

    Returns
    -------
    Explanation
        Value, works in the order that decides, and what each one changes.

    Raises
    ------
    UnknownIndicatorError
        If the name is not in the catalogue.
    NotEnoughDataError
        If no work has what the indicator needs.

    Examples
    --------
    >>> works = pd.DataFrame({"title": list("abc"), "citations": [9, 3, 2], "year": 2001})
    >>> explanation = explain(works, "h_index", as_of=2005)
    >>> explanation.value, explanation.next_value, explanation.needed
    (2.0, 3, 1)
    """
    entry = find(name)
    as_of_year(as_of)
    chosen, _ = select(
        with_authorships(works, authorships), as_of=as_of, types=types, window=window
    )
    panel = Panel(chosen, np.zeros(len(chosen), dtype=np.int64), 1)
    used = chosen[np.logical_and.reduce(panel.masks(entry))]
    if len(chosen) and not len(used):
        raise NotEnoughDataError(
            f"{entry.name} cannot be explained: none of the {len(chosen)} works has a known "
            f"{' and '.join(entry.columns)}."
        )
    value = float(evaluate(entry, panel, {"as_of": as_of}).values[0])
    table = _table(entry, used, as_of)
    step = _next(table) if entry.name == _RELATED_TO_H else (None, None)
    said = _sentences(entry, value, table, step)
    return Explanation(entry.name, value, table, step[0], step[1], said)


def _table(entry: Indicator, used: pd.DataFrame, as_of: Any) -> pd.DataFrame:
    ranked = in_order(used) if "citations" in entry.columns else used
    citations = read(ranked, "citations")
    ranks = np.arange(1, len(ranked) + 1)
    core = citations >= ranks
    shown = {
        "rank": pd.array(ranks, dtype="Int64"),
        "work_id": ranked.get("work_id", ranked.index.astype(str)),
        "title": ranked.get("title", pd.NA),
        "citations": ranked.get("citations", pd.NA),
        "year": ranked.get("year", pd.NA),
        "in_core": core,
        "needs": pd.array(_short(citations, int(core.sum())), dtype="Int64"),
        "without": _without(entry, ranked, as_of),
    }
    return pd.DataFrame(shown, index=ranked.index)


def _short(citations: Any, h: int) -> list[int | None]:
    """Count the citations each work lacks to stand in the next core; unknown without a count."""
    lacking = np.ceil(np.maximum(h + 1 - citations, 0))
    return [None if np.isnan(one) else int(one) for one in lacking]


def _without(entry: Indicator, ranked: pd.DataFrame, as_of: Any) -> Any:
    """Compute the value once for each work left out, as so many groups."""
    n, n_out = len(ranked), min(len(ranked), _MOST_LEFT_OUT)
    kept = np.tile(np.arange(n), (n_out, 1))
    others = kept != np.arange(n_out)[:, None]
    codes = np.nonzero(others)[0].astype(np.int64)
    panel = Panel(ranked.iloc[kept[others]], codes, n_out)
    values = np.full(n, np.nan)
    values[:n_out] = evaluate(entry, panel, {"as_of": as_of}).values
    return nullable(values)


def _next(table: pd.DataFrame) -> tuple[int, int | None]:
    h = int(table["in_core"].sum())
    if len(table) <= h:
        return h + 1, None
    return h + 1, int(table["needs"].iloc[: h + 1].sum())


def _sentences(
    entry: Indicator, value: float, table: pd.DataFrame, step: tuple[int | None, int | None]
) -> tuple[str, ...]:
    said = [f"{entry.name} is {value:g}: {entry.summary}"]
    if entry.name == _RELATED_TO_H:
        said.append(_next_said(table, step))
    changes = (table["without"].astype("Float64") - value).abs()
    if len(table) and changes.notna().any() and changes.max() > 0:
        at = int(np.nanargmax(changes.to_numpy(float, na_value=np.nan)))
        title = table["title"].iloc[at]
        which = f"“{title}”" if isinstance(title, str) else f"work {table['work_id'].iloc[at]}"
        said.append(f"Without {which} it would be {table['without'].iloc[at]:g}.")
    elif len(table):
        said.append("No single work changes it.")
    return tuple(said)


def _next_said(table: pd.DataFrame, step: tuple[int | None, int | None]) -> str:
    target, needed = step
    if needed is None:
        return f"An h-index of {target} takes a further work: all works are in the core."
    short = table[:target]["needs"]
    works = int((short > 0).sum())
    on = "one work" if works == 1 else f"{works} works"
    more = "one more citation" if needed == 1 else f"{needed} more citations"
    return f"An h-index of {target} takes {more}, on {on}."
