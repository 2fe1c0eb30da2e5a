"""One person's figures under each choice and doubt that might turn an order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from researchmetrics import metrics
from researchmetrics.errors import IndicatorError, TableError
from researchmetrics.metrics.selection import select
from researchmetrics.profile import Profile
from researchmetrics.profile.lookback import Seen, seen_at
from researchmetrics.profile.scenarios import LARGEST, LEAST, scenarios

__all__ = ["AGE", "SHOWN", "conditions", "kind_of"]

SHOWN, AGE = "as shown", "at the same academic age"
_CHOICES = {
    "counting": {"by fractional counting": {"counting": "fractional"}},
    "self_citations": {
        "without citations that share an author": {"self_citations": "exclude"},
        "without citations by their own works": {"self_citations": "exclude_own"},
        "without citations by their own and co-authors' works": {
            "self_citations": "exclude_coauthors"
        },
    },
}
_LINKS = {
    "strict": "with records linked strictly",
    "normal": "with records linked as usual",
    "lenient": "with records linked leniently",
}
_OWNED = {"sure_alone": "with works that are surely theirs alone"}
_COUNTED = {
    LEAST: "by the least count of any source",
    LARGEST: "by the largest count of any source",
}

Values = dict[str, dict[str, float | None]]


def conditions(profile: Profile, names: Sequence[str]) -> Values:
    """Compute indicators under each condition.

    Parameters
    ----------
    profile : Profile
        The person.
    names : sequence of str
        Names in the catalogue.

    Returns
    -------
    dict
        By condition and name the value; None where unknown, and no condition that says nothing
        of this person.
    """
    shown = seen_at(profile, profile.as_of)
    found = {SHOWN: _values(profile, shown, names, {})}
    for choice in (one for kind in _CHOICES.values() for one in kind.items()):
        found[choice[0]] = _values(profile, shown, names, choice[1])
    for cause, words in (("links", _LINKS), ("ownership", _OWNED), ("sources", _COUNTED)):
        supposed = scenarios(profile, cause, day=profile.as_of, chances={}) or {}
        for name, seen in supposed.items():
            if cause == "sources" or name in words:
                said = words.get(name, f"by {name} alone")
                found[said] = _values(profile, seen, names, {})
    return found


def kind_of(condition: str) -> str:
    """Tell what a condition settles: counting, self_citations, level, ownership, source or age.

    Parameters
    ----------
    condition : str
        As `conditions` names it.

    Returns
    -------
    str
        The kind.

    Examples
    --------
    >>> kind_of("by fractional counting"), kind_of("by crossref alone")
    ('counting', 'source')
    """
    for kind, choices in _CHOICES.items():
        if condition in choices:
            return kind
    if condition in _LINKS.values():
        return "level"
    if condition in _OWNED.values():
        return "ownership"
    return "age" if condition == AGE else "source"


def _values(
    profile: Profile, seen: Seen, names: Sequence[str], choice: Mapping[str, Any]
) -> dict[str, float | None]:
    """Compute all at once; where one cannot be, each by itself."""
    if seen.lacking and not len(select(seen.tables.works)[0]):
        # No paper of a source that did not answer is no count of zero papers.
        return dict.fromkeys(names)
    try:
        row = metrics.compute(
            seen.tables.works,
            list(names),
            as_of=profile.as_of,
            authorships=seen.tables.authorships,
            citations_by_year=seen.tables.citations_by_year,
            references=seen.tables.references,
            **choice,
        ).iloc[0]
    except (IndicatorError, TableError):
        # A column, an option or the citing works are not known.
        if len(names) == 1:
            return dict.fromkeys(names)
        return {n: _values(profile, seen, [n], choice)[n] for n in names}
    return {name: None if pd.isna(row[name]) else float(row[name]) for name in names}
