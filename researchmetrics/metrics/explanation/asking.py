"""From tables to an explanation."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from researchmetrics.errors import NotEnoughDataError
from researchmetrics.metrics.assembling import Beside, assembled
from researchmetrics.metrics.columns import as_of_year, nullable, read
from researchmetrics.metrics.counting import counted_as, shared
from researchmetrics.metrics.declared import Indicator
from researchmetrics.metrics.evaluation import Mask, Panel, evaluate, lacks
from researchmetrics.metrics.explanation.answer import Explanation
from researchmetrics.metrics.explanation.contributions import Case, contributions, without_each
from researchmetrics.metrics.explanation.left_out import left_out
from researchmetrics.metrics.explanation.order import by_citations, by_time
from researchmetrics.metrics.explanation.shares import coauthors, self_cited, top_share
from researchmetrics.metrics.explanation.words import sentences
from researchmetrics.metrics.registry import find
from researchmetrics.metrics.selection import Window, select

_RELATED_TO_H = "h_index"
# What sums of broken numbers differ by.
_ROUNDING = 1e-9


def explain(  # noqa: PLR0913 (each is a table of its own or a choice the user may make)
    works: pd.DataFrame,
    name: str,
    *,
    as_of: Any,
    authorships: pd.DataFrame | None = None,
    citations_by_year: pd.DataFrame | None = None,
    references: pd.DataFrame | None = None,
    counting: str = "full",
    self_citations: str = "include",
    window: Window = None,
    types: Collection[str] | None = None,
    positions: str | Collection[str] | None = None,
    refereed: bool = False,
    missing: str = "drop",
    options: Mapping[str, Any] | None = None,
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
        Table of authorships, for indicators of position and co-authors, and to say what stands
        on one co-author.
    citations_by_year : pandas.DataFrame, optional
        Table of citations by year, for indicators of how they come in.
    references : pandas.DataFrame, optional
        Table of references with ``work_id`` and ``cited_id`` or ``cited_year``.
    counting : {"full", "fractional"}, optional
        Whether the person has the whole work or an equal share of it.
    self_citations : {"include", "exclude", "exclude_own", "exclude_coauthors"}, optional
        Whether to leave out citations by works that share any author with the work cited, by
        works of the person, or by works of the person or any co-author of theirs.
    window : int or tuple of int, optional
        First and last year of publication, or how many years up to `as_of`.
    types : collection of str, optional
        Kinds of work that count; papers by default.
    positions : str or collection of str, optional
        Roles of the person that count: first, last, single, middle, corresponding.
    refereed : bool, optional
        Whether only what referees saw counts.
    missing : {"drop", "zero"}, optional
        Whether works with unknown citations are left out, or count as not cited.
    options : Mapping, optional
        Options of the indicator, such as ``{"threshold": 50}`` for `hcp`.

    Returns
    -------
    Explanation
        Value, works in the order that decides, what each one adds and changes, and what was left
        out.

    Raises
    ------
    UnknownIndicatorError
        If the name is not in the catalogue.
    NotEnoughDataError
        If no work has what the indicator needs.
    IndicatorError
        If an option is missing or has no such value.

    Examples
    --------
    >>> works = pd.DataFrame({"title": list("abc"), "citations": [9, 3, 2], "year": 2001})
    >>> explanation = explain(works, "h_index", as_of=2005)
    >>> explanation.value, explanation.next_value, explanation.needed
    (2.0, 3, 1)
    """
    asked = find(name)
    as_of_year(as_of)
    entry, is_shared = counted_as(asked, counting)
    beside = Beside(
        authorships=authorships, citations_by_year=citations_by_year, references=references
    )
    choices = {
        "as_of": as_of,
        "types": types,
        "refereed": refereed,
        "positions": positions,
        "window": window,
    }
    placed = assembled(
        works.reset_index(drop=True),
        beside,
        entry.columns,
        as_of=as_of,
        self_citations=self_citations,
    )
    chosen, flags = select(placed, self_citations=self_citations, missing=missing, **choices)
    panel = _panel(shared(chosen) if is_shared else chosen)
    used = _used(asked, entry, panel)
    given = {**(options or {}), "as_of": as_of}
    result = evaluate(entry, panel, given)
    out = left_out(placed, panel, entry, choices)
    case = Case(entry, _panel(_ordered(entry.columns, panel.frame[used])), given)
    fractional = ["fractional"] if counting == "fractional" else []
    found = _told(case, beside, (int(result.used[0]), int(result.missing[0])))
    found = replace(
        found,
        name=asked.name,
        value=float(result.values[0]),
        left_out=out,
        flags=(*flags, *fractional),
    )
    return replace(found, sentences=sentences(asked, found))


def _panel(works: pd.DataFrame) -> Panel:
    return Panel(works, np.zeros(len(works), dtype=np.int64), 1)


def _used(asked: Indicator, entry: Indicator, panel: Panel) -> Mask:
    """Tell which works have anything that the indicator uses; refuse where none has."""
    used = np.logical_or.reduce(panel.masks(entry))
    if used.size and not used.any():
        needed = lacks(entry, panel.frame) or [one for one in entry.columns if one != "work_id"]
        raise NotEnoughDataError(
            f"{asked.name} cannot be explained: none of the {used.size} works has a known "
            f"{' and '.join(needed)}."
        )
    return np.asarray(used, dtype=bool)


def _ordered(columns: Collection[str], works: pd.DataFrame) -> pd.DataFrame:
    ordered: pd.DataFrame = works.iloc[
        by_citations(works) if "citations" in columns else by_time(works)
    ]
    return ordered


def _told(case: Case, beside: Beside, coverage: tuple[int, int]) -> Explanation:
    table = _table(case)
    step = _next(table) if case.entry.name == _RELATED_TO_H else (None, None)
    return Explanation(
        name=case.entry.name,
        value=np.nan,
        works=table,
        next_value=step[0],
        needed=step[1],
        sentences=(),
        n_used=coverage[0],
        n_missing=coverage[1],
        left_out=table[:0],
        coauthors=coauthors(case, beside.authorships),
        self_citations=self_cited(case.panel.frame, beside),
        top_share=top_share(case.panel.frame),
        flags=(),
    )


def _table(case: Case) -> pd.DataFrame:
    works = case.panel.frame
    citations = read(works, "citations")
    ranks = np.arange(1, case.size + 1)
    core = citations >= ranks
    added, left = contributions(case), _finite(without_each(case))
    shown = {
        "rank": pd.array(ranks, dtype="Int64"),
        "work_id": works.get("work_id", works.index.astype(str)),
        "title": works.get("title", pd.NA),
        "citations": works.get("citations", pd.NA),
        "year": works.get("year", pd.NA),
        "in_core": core,
        "needs": pd.array(_short(citations, int(core.sum())), dtype="Int64"),
        "contribution": nullable(added),
        "without": nullable(left),
        "rests_on": (np.abs(np.nan_to_num(added)) > _ROUNDING)
        | (np.abs(np.nan_to_num(left - case.value())) > _ROUNDING),
    }
    return pd.DataFrame(shown, index=works.index).reset_index(drop=True)


def _finite(values: Any) -> Any:
    return np.where(np.isfinite(values), values, np.nan)


def _short(citations: Any, h: int) -> list[int | None]:
    """Count the citations each work lacks to stand in the next core; unknown without a count."""
    lacking = np.ceil(np.maximum(h + 1 - citations, 0))
    return [None if np.isnan(one) else int(one) for one in lacking]


def _next(table: pd.DataFrame) -> tuple[int, int | None]:
    h = int(table["in_core"].sum())
    if len(table) <= h:
        return h + 1, None
    return h + 1, int(table["needs"].iloc[: h + 1].sum())
