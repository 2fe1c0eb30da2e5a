"""Finding twins in any DataFrame of works: the same rows, with the work each belongs to."""

from __future__ import annotations

import logging
from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import partial

import pandas as pd

from researchmetrics.normalizer.decisions import (
    Decisions,
    Register,
    Settled,
    Told,
    settle,
    told,
)
from researchmetrics.normalizer.linking.collecting import collection_paused
from researchmetrics.normalizer.linking.entries import Entry
from researchmetrics.normalizer.linking.group import group, work_id_of
from researchmetrics.normalizer.rows.earlier import Earlier, earlier
from researchmetrics.normalizer.rows.entries import Rows, pairs_of_labels, rows_of
from researchmetrics.normalizer.rows.incremental import Placed, place_new

__all__ = ["deduplicate"]

_log = logging.getLogger(__name__)

Pairs = Iterable[tuple[Hashable, Hashable]]


@collection_paused()
def deduplicate(
    records: pd.DataFrame,
    level: str = "normal",
    must_link: Pairs = (),
    cannot_link: Pairs = (),
    *,
    lists_are_clean: bool = False,
    decisions: Told = None,
    known: pd.DataFrame | None = None,
    progress: Callable[[str], None] | None = None,
) -> pd.DataFrame:
    """Tell which rows of a table are the same work.

    Parameters
    ----------
    records : pandas.DataFrame
        Any table with ``title`` and any of ``authors`` (list, or "A; B" / "A, B and C" text),
        ``year``, ``venue``, ``doi``, ``arxiv_id``, ``source`` and the other columns of works.
        Other usual names (Article Title, Author, journal, booktitle, PMID) are understood.
        Missing columns and values are normal.
    level : {"strict", "normal", "lenient"}
        How much evidence is asked.
    must_link, cannot_link : iterable of pairs
        Index labels of rows that are, or are not, one work.
    lists_are_clean : bool
        Whether no ``source`` lists a work twice: then a work has at most one row of each.
    decisions : str, pathlib.Path or Decisions, optional
        What was decided before, as a file that ``researchmetrics review`` writes, or its content
        (`researchmetrics.normalizer.read_decisions`). Decisions on rows that are not here are
        passed over, and listed in ``attrs["unused_decisions"]`` of the result.
    known : pandas.DataFrame, optional
        An earlier result. Its rows keep their works; rows of `records` that it does not have join
        these, or form new ones.
    progress : callable, optional
        Called with a line of text now and then.

    Returns
    -------
    pandas.DataFrame
        The same rows and index, with ``work_id``, ``link_reason`` and ``link_score`` (0 to 1).
        The result does not depend on the order of the rows.

    Raises
    ------
    TableError
        If there is no title column, no source column where `lists_are_clean` needs one, or `known`
        is no earlier result.
    RecordError
        If the level is unknown or the user's decisions contradict one another.
    ConfigError
        If the decisions file cannot be read.

    Notes
    -----
    Identifiers, titles (slips forgiven, numbers and part letters not), authors, years and venues
    are weighed; different numbers, disjoint authors and years far apart rule a link out.

    With `known`, the result is the same as without it where the new rows do not speak against what
    was assigned before. Decisions made since outweigh it; after taking one back, start anew.

    Examples
    --------
    >>> table = pd.DataFrame(
    ...     {
    ...         "title": ["On Cracked Pots", "on cracked pots", "Of Mended Kettles"],
    ...         "authors": ["J. Carberry", "Josiah Carberry", "J. Carberry"],
    ...     }
    ... )
    >>> found = deduplicate(table)
    >>> (found.work_id[0] == found.work_id[1], found.work_id.nunique())
    (True, 2)
    """
    say = progress or _nothing
    rows = rows_of(records, need_source=lists_are_clean)
    before = None if known is None else earlier(known)
    entries = rows.entries if before is None else before.with_further(rows.entries)
    decided = _settled(rows, before, must_link, cannot_link, told(decisions))
    grouping = partial(group, level=level, one_per_source=lists_are_clean)
    say(f"Linking {len(entries):,} rows")
    if before is None:
        groups = grouping(entries, must_link=decided.must_link, cannot_link=decided.cannot_link)
        placed = [Placed(found.members, found.reasons, None) for found in groups]
    else:
        placed = place_new(
            entries,
            before.works,
            grouping,
            must_link=decided.must_link,
            cannot_link=decided.cannot_link,
        )
    result = _with_works(records, rows, entries, placed, before)
    if decided.unknown:
        _log.info("%d decisions are on records that are not here", len(decided.unknown))
        result.attrs["unused_decisions"] = [one.told for one in decided.unknown]
    return result


def _nothing(_line: str) -> None:
    """Say nothing."""


def _settled(
    rows: Rows,
    before: Earlier | None,
    must_link: Pairs,
    cannot_link: Pairs,
    decisions: Decisions,
) -> Settled:
    must, cannot = (pairs_of_labels(rows, pairs) for pairs in (must_link, cannot_link))
    handles: dict[str, tuple[str, ...]] = {}
    if decisions:
        handles = {**(before.rows.handles() if before else {}), **rows.handles()}
    return settle(decisions, Register(handles), must_link=must, cannot_link=cannot)


def _with_works(
    records: pd.DataFrame,
    rows: Rows,
    entries: Sequence[Entry],
    placed: Iterable[Placed],
    before: Earlier | None,
) -> pd.DataFrame:
    taken = set(before.works.values()) if before else set()
    works: dict[str, str] = {}
    reasons = dict(before.reasons) if before else {}
    for one in placed:
        work = one.work or _new_id(entries[one.members[0]].key, taken)
        for member, reason in zip(one.members, one.reasons, strict=True):
            key = entries[member].key
            works[key] = work
            if reason is not None:
                reasons[key] = reason
    keys = [entry.key for entry in rows.entries]
    result = records.copy()
    result["work_id"] = pd.array([works[key] for key in keys], dtype="string")
    result["link_reason"] = pd.array([reasons[key].text for key in keys], dtype="string")
    result["link_score"] = pd.array([reasons[key].score for key in keys], dtype="Float64")
    return result


def _new_id(key: str, taken: set[str]) -> str:
    work = work_id_of(key)
    # Only where a row that once named its work is gone, and has come back as another's.
    while work in taken:
        work = work_id_of(work)
    return work
