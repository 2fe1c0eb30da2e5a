"""An explanation in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from researchmetrics.metrics.declared import Indicator
from researchmetrics.metrics.explanation.answer import Explanation

_BY_WHOM = {
    "exclude": "works that share an author with the work cited",
    "exclude_own": "the person's own works",
    "exclude_coauthors": "works of the person or a co-author",
}
# As many titles as a reader takes in; the table has all.
_MOST_NAMED = 3


def sentences(entry: Indicator, found: Explanation) -> tuple[str, ...]:
    """Say in words why a number is what it is.

    Parameters
    ----------
    entry : Indicator
        What was asked for.
    found : Explanation
        What was found.

    Returns
    -------
    tuple of str
        Sentences, the value first.
    """
    return (
        f"{entry.name} is {_number(found.value)}. Definition: {_lower(entry.summary)}",
        *_basis(found),
        *_core(found),
        *_change(found),
        *_top(entry, found),
        *_coauthor(found),
        *_self_citations(entry, found),
    )


def _number(value: Any) -> str:
    return "unknown" if pd.isna(value) else f"{float(value):g}"


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def _named(row: pd.Series[Any]) -> str:
    title = row["title"]
    return f"“{title}”" if isinstance(title, str) else f"work {row['work_id']}"


def _works(n: int) -> str:
    return "one work" if n == 1 else f"{n} works"


def _basis(found: Explanation) -> Iterator[str]:
    if not len(found.left_out) and not found.n_missing:
        return
    reasons = Counter(str(reason).partition(",")[0] for reason in found.left_out["reason"])
    told = "; ".join(f"{reason} ({_works(n)})" for reason, n in sorted(reasons.items()))
    left = f" Left out: {told}." if told else ""
    yield f"It stands on {_works(found.n_used)}.{left}"


def _core(found: Explanation) -> Iterator[str]:
    target = found.next_value
    if target is None:
        return
    if found.needed is None:
        yield f"An h-index of {target} takes a further work: all works are in the core."
        return
    n = int((found.works[:target]["needs"] > 0).sum())
    more = "one more citation" if found.needed == 1 else f"{found.needed} more citations"
    yield f"An h-index of {target} takes {more}, on {_works(n)}."
    for short, counted in ((1, "One citation"), (2, "Two citations")):
        near = found.works[(found.works["needs"] == short).fillna(value=False)]
        if len(near):
            titles = ", ".join(_named(row) for _, row in near[:_MOST_NAMED].iterrows())
            rest = len(near) - _MOST_NAMED
            yield f"{counted} short: {titles}{f' and {rest} more' if rest > 0 else ''}."


def _change(found: Explanation) -> Iterator[str]:
    table = found.works
    changes = (table["without"].astype("Float64") - found.value).abs()
    if len(table) and changes.notna().any() and changes.max() > 0:
        at = int(np.nanargmax(changes.to_numpy(float, na_value=np.nan)))
        row = table.iloc[at]
        yield f"Without {_named(row)} it would be {_number(row['without'])}."
    elif len(table) and changes.notna().any():
        yield "No single work changes it."


def _top(entry: Indicator, found: Explanation) -> Iterator[str]:
    if "citations" not in entry.columns or np.isnan(found.top_share) or len(found.works) < 2:
        return
    yield f"The most cited work has {found.top_share:.0%} of the citations."


def _coauthor(found: Explanation) -> Iterator[str]:
    if not len(found.coauthors):
        return
    row = found.coauthors.iloc[0]
    share = row["share_of_citations"]
    part = "" if pd.isna(share) else f" with {share:.0%} of the citations"
    caveat = "" if row["told_by"] == "identifier" else " (told by the name alone)"
    without = "" if pd.isna(row["without"]) else f"; without them it would be {row['without']:g}"
    yield f"{_works(int(row['works'])).capitalize()}{part} are with {row['name']}{caveat}{without}."


def _self_citations(entry: Indicator, found: Explanation) -> Iterator[str]:
    if "citations" not in entry.columns:
        return
    for row in found.self_citations.dropna(subset=["share"]).to_dict("records"):
        least = "At least " if row["known"] == "at least" else ""
        yield (
            f"{least}{row['share']:.0%} of the citations come from "
            f"{_BY_WHOM[str(row['definition'])]}."
        )
