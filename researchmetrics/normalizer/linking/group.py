"""Records to works: groups of records of one work, and why each record is in its group."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from researchmetrics.errors import RecordError
from researchmetrics.normalizer.linking.entries import Entry
from researchmetrics.normalizer.linking.grouping import Group, Grouping, Pairs, Reason
from researchmetrics.normalizer.linking.pairs import candidate_pairs
from researchmetrics.normalizer.linking.score import LEVELS, Verdict
from researchmetrics.records import digest

__all__ = ["Group", "Reason", "group", "needed", "work_id_of"]

_ONE_PARTNER = 0.4  # of the score that is asked elsewhere
_Known = TypeVar("_Known")


def group(
    entries: Sequence[Entry],
    *,
    level: str = "normal",
    must_link: Pairs = (),
    cannot_link: Pairs = (),
    one_per_source: bool = False,
    pairs: Iterable[tuple[int, int]] | None = None,
    verdicts: Mapping[tuple[int, int], Verdict] | None = None,
) -> list[Group]:
    """Group records into works.

    Links are taken from the strongest to the weakest; two groups join only if their members fit
    on average and none is ruled out, so that a chain of likenesses does not run through different
    works.

    Parameters
    ----------
    entries : sequence of Entry
        Records, their keys unique.
    level : {"strict", "normal", "lenient"}
        How much evidence is asked.
    must_link, cannot_link : iterable of (str, str)
        Pairs of keys that the user decided.
    one_per_source : bool
        Whether no source lists a work twice.
    pairs : iterable of (int, int), optional
        Positions of the records worth comparing, where they were found elsewhere.
    verdicts : Mapping of (int, int) to Verdict, optional
        What comparing gave before, by position, the smaller first; without `pairs`, these are the
        pairs.

    Returns
    -------
    list of Group
        In the order of their first keys; the same whatever the order of the entries.

    Raises
    ------
    RecordError
        If the level is unknown, or the user's decisions name an unknown record or contradict one
        another.

    References
    ----------
    .. [1] Christen, P. (2012). Data Matching. Springer. doi:10.1007/978-3-642-31164-2

    Examples
    --------
    >>> from researchmetrics.normalizer.linking.entries import make_entry
    >>> titles = {"a": "On Cracked Pots", "b": "On cracked pots", "c": "Of Mended Kettles"}
    >>> entries = [
    ...     make_entry({"title": t, "year": 2020}, key=k, names=["J. Carberry"], as_of="2026-01-01")
    ...     for k, t in titles.items()
    ... ]
    >>> [group.members for group in group(entries)]
    [(0, 1), (2,)]
    """
    threshold = needed(level, one_per_source=one_per_source)
    order = sorted(range(len(entries)), key=lambda place: entries[place].key)
    ordered = [entries[place] for place in order]
    work = Grouping(ordered, threshold, one_per_source=one_per_source)
    work.decide(must_link, cannot_link)
    if verdicts is not None:
        work.know(_moved(verdicts, order))
    if pairs is None:
        pairs = candidate_pairs(entries) if verdicts is None else verdicts
    work.join_all(_moved(dict.fromkeys(pairs), order))
    return [
        Group(tuple(order[member] for member in found.members), found.reasons)
        for found in work.groups()
    ]


def needed(level: str, *, one_per_source: bool = False) -> float:
    """Tell from which score on two records are linked.

    Parameters
    ----------
    level : {"strict", "normal", "lenient"}
        How much evidence is asked.
    one_per_source : bool
        Whether no source lists a work twice.

    Returns
    -------
    float
        Score, 0 to 1.

    Raises
    ------
    RecordError
        If the level is unknown.

    Examples
    --------
    >>> needed("strict") > needed("normal") > needed("normal", one_per_source=True)
    True
    """
    if level not in LEVELS:
        raise RecordError(f"The level {level!r} is unknown; choose one of {', '.join(LEVELS)}.")
    # Where a work can have one partner only, the best one needs less evidence.
    return LEVELS[level] * (_ONE_PARTNER if one_per_source else 1.0)


def work_id_of(key: str) -> str:
    """Name a work by its first record.

    Parameters
    ----------
    key : str
        The smallest among the keys of the work's entries.

    Returns
    -------
    str
        The letter w and sixteen hexadecimal digits.

    Examples
    --------
    >>> len(work_id_of("a"))
    17
    """
    return "w" + digest(key)


def _moved(
    pairs: Mapping[tuple[int, int], _Known], order: Sequence[int]
) -> dict[tuple[int, int], _Known]:
    """Tell pairs by their places in the order of the keys."""
    place_of = {old: new for new, old in enumerate(order)}
    moved = {}
    for (a, b), known in pairs.items():
        first, second = place_of[a], place_of[b]
        moved[(first, second) if first < second else (second, first)] = known
    return moved
