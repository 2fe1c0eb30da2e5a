"""The works of a profile as they would be if a doubt were settled one way or another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal

import pandas as pd

from researchmetrics.metrics.selection import select
from researchmetrics.profile import statements
from researchmetrics.profile.decisions import derive
from researchmetrics.profile.lookback import Seen, as_known
from researchmetrics.profile.observations import latest
from researchmetrics.profile.ownership import POSSIBLE, SURE

if TYPE_CHECKING:
    from researchmetrics.profile.uncertain import Uncertain

__all__ = ["LARGEST", "LEAST", "LIKE_LARGEST", "scenarios", "standing_at"]

LEAST, LARGEST = "least_of_sources", "largest_of_sources"
LIKE_LARGEST = "unknown_as_the_largest_known"
_LEVELS: tuple[Literal["strict", "normal", "lenient"], ...] = ("strict", "normal", "lenient")


def scenarios(
    profile: Uncertain, cause: str, *, day: str, chances: Mapping[str, Any]
) -> dict[str, Seen] | None:
    """Settle a doubt in the ways there are.

    Parameters
    ----------
    profile : Uncertain
        Whose works.
    cause : {"links", "ownership", "sources", "missing"}
        What is in doubt.
    day : str
        ISO date looked from.
    chances : Mapping
        How `Uncertain.chances` is asked.

    Returns
    -------
    dict or None
        What is supposed, and the works as they would then be, beside what is shown; empty where
        nothing is in doubt, None where nothing can be told of it.
    """
    if cause == "links":
        return dict(_linked(profile, day))
    if cause == "ownership":
        return _owned(profile, profile.seen(day), chances)
    if cause == "sources":
        return dict(_counted(profile, day))
    return dict(_filled(profile.seen(day)))


def standing_at(profile: Uncertain, day: str) -> Uncertain:
    """Take the profile as it was observed by an earlier day, where it was.

    Parameters
    ----------
    profile : Uncertain
        As it is.
    day : str
        ISO date.

    Returns
    -------
    Uncertain
        The same profile where nothing was observed by then.
    """
    then = [batch for batch in profile.history if batch.known_at[:10] <= day]
    if day >= profile.as_of or not then:
        return profile
    return replace(
        profile,
        batches=(then[-1],),
        tables=as_known(profile, then[-1], day),
        outcomes=statements.outcomes([then[-1]]),
        as_of=day,
        history=(),
    )


def _linked(profile: Uncertain, day: str) -> Iterator[tuple[str, Seen]]:
    for level in _LEVELS:
        if level == profile.level:
            # It is what is shown.
            continue
        tables = derive(
            latest(profile.batches),
            as_of=profile.as_of,
            person=profile.person,
            level=level,
            decisions=profile.decisions,
            citations=profile.citations,
        )
        yield level, replace(profile, tables=tables, level=level).seen(day)


def _owned(profile: Uncertain, now: Seen, asked: Mapping[str, Any]) -> dict[str, Seen] | None:
    told = {level: profile.chances(**asked, level=level) for level in _LEVELS}
    if len(now.tables.works) and all(chances.isna().all() for chances in told.values()):
        return None
    kept = {f"sure_at_{level}": _sure(told[level]) for level in ("strict", "normal")}
    kept |= {f"possible_at_{level}": _possible(told[level]) for level in ("normal", "lenient")}
    ids = now.tables.works["work_id"]
    supposed = {name: ids.isin(works) for name, works in kept.items()}
    return {name: _only(now, there) for name, there in supposed.items() if not there.all()}


def _sure(chances: pd.Series[Any]) -> pd.Index[Any]:
    return chances.index[(chances >= SURE).fillna(value=False)]


def _possible(chances: pd.Series[Any]) -> pd.Index[Any]:
    # Works of which nothing can be told may be theirs.
    return chances.index[(chances >= POSSIBLE).fillna(value=True)]


def _counted(profile: Uncertain, day: str) -> Iterator[tuple[str, Seen]]:
    counts, now = profile.citations_by_source, profile.seen(day)
    if "reconstructed" not in now.flags and len(counts.columns):
        # Counts of today say nothing of a day rebuilt from citations by year.
        for name, taken in ((LEAST, counts.min(axis=1)), (LARGEST, counts.max(axis=1))):
            told = now.tables.works["work_id"].map(taken).astype("Int64")
            yield name, _citing(now, told)
    for source in counts.columns:
        yield str(source), profile.with_citations(str(source)).seen(day)


def _filled(now: Seen) -> Iterator[tuple[str, Seen]]:
    counts, papers = now.tables.works["citations"], select(now.tables.works)[0]
    if not papers["citations"].isna().any():
        return
    yield "unknown_as_zero", _citing(now, counts.fillna(0))
    if papers["citations"].notna().any():
        largest = int(papers["citations"].max())
        yield LIKE_LARGEST, _citing(now, counts.fillna(largest))


def _only(seen: Seen, kept: pd.Series[bool]) -> Seen:
    works = seen.tables.works[kept].reset_index(drop=True)
    return replace(seen, tables=replace(seen.tables, works=works))


def _citing(seen: Seen, citations: pd.Series[Any]) -> Seen:
    works = seen.tables.works.assign(citations=citations)
    return replace(seen, tables=replace(seen.tables, works=works))
