"""How a profile's figures moved: what the history observed, and what citations by year tell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from researchmetrics import metrics
from researchmetrics.metrics.assembling import Beside, assembled
from researchmetrics.metrics.career_breaks import LeaveYears
from researchmetrics.metrics.history import aligned
from researchmetrics.metrics.selection import EXCLUDED
from researchmetrics.profile.lookback import as_known, saw_something, standing
from researchmetrics.profile.material import Material
from researchmetrics.profile.statements import outcomes
from researchmetrics.profile.topics import with_topics
from researchmetrics.records import Batch

__all__ = ["rebuilt", "trajectories"]


def trajectories(
    material: Material,
    names: str | Iterable[str] | None = None,
    *,
    align: str = "year",
    leave_years: LeaveYears = (),
    choices: Mapping[str, Any],
) -> pd.DataFrame:
    """Put what was observed beside what citations by year allow to reconstruct.

    Parameters
    ----------
    material : Material
        The profile.
    names : str or iterable of str, optional
        Indicators of the catalogue; all by default.
    align : {"year", "age"}
        What rows go by.
    leave_years : iterable of int or (int, int)
        Years of a career break.
    choices : Mapping
        What else `metrics.trajectories` takes.

    Returns
    -------
    pandas.DataFrame
        The trajectories, of each indicator first what was observed.
    """
    asked = _found(names)
    leave = list(leave_years)
    seen = [batch for batch in material.history if saw_something(batch)]
    found = metrics.observed(
        [(batch.known_at[:10], _then(material, batch, asked, choices)) for batch in seen],
        asked,
        leave_years=leave,
        **choices,
    )
    lacking = {batch.known_at[:10]: standing(outcomes([batch])) for batch in seen}
    marks = [[*own, *lacking[day]] for own, day in zip(found["flags"], found["date"], strict=True)]
    seen_then = found.assign(flags=pd.Series(marks, index=found.index, dtype="object"))
    again = rebuilt(material, asked, leave_years=leave, **choices)
    known = [part for part in (seen_then, again) if len(part)] or [again]
    table = pd.concat(known, ignore_index=True)
    order = pd.Categorical(table["indicator"], categories=asked, ordered=True)
    placed = table.iloc[pd.Series(order.codes).argsort(kind="stable")]
    return aligned(placed.reset_index(drop=True), align)


def rebuilt(material: Material, names: Iterable[str], **choices: Any) -> pd.DataFrame:
    """Reconstruct indicators from what is known now.

    Parameters
    ----------
    material : Material
        The profile.
    names : iterable of str
        Indicators of the catalogue.
    **choices
        What else `metrics.trajectories` takes.

    Returns
    -------
    pandas.DataFrame
        The trajectories.
    """
    now, asked = material.tables, list(names)
    return metrics.trajectories(
        with_topics(now.works, now, asked),
        asked,
        as_of=material.as_of,
        authorships=now.authorships,
        citations_by_year=now.citations_by_year,
        references=now.references,
        **choices,
    )


def _found(names: str | Iterable[str] | None) -> list[str]:
    listed = metrics.names() if names is None else [names] if isinstance(names, str) else names
    return [metrics.find(name).name for name in dict.fromkeys(listed)]


def _then(
    material: Material, batch: Batch, names: list[str], choices: Mapping[str, Any]
) -> pd.DataFrame:
    """Lay out the works as they were known, with what the other tables told of them."""
    day = batch.known_at[:10]
    then = as_known(material, batch, day)
    beside = Beside(
        authorships=then.authorships,
        citations_by_year=then.citations_by_year,
        references=then.references,
    )
    need = {column for name in names for column in metrics.find(name).columns}
    # Fractional counting divides by the number of authors.
    need |= {"n_authors", EXCLUDED.get(choices["self_citations"], "citations")}
    works = with_topics(then.works, then, names)
    return assembled(works, beside, need, as_of=day, self_citations=choices["self_citations"])
