"""The table of doubtful pairs: both records side by side, and what deciding would change."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from researchmetrics.errors import RecordError
from researchmetrics.normalizer.decisions import Decisions, Register, Told, settle, told
from researchmetrics.normalizer.linking.group import Group, group, needed, work_id_of
from researchmetrics.normalizer.linking.judging import judged_pairs
from researchmetrics.normalizer.linking.score import Verdict
from researchmetrics.normalizer.record_entries import rows_of_records
from researchmetrics.normalizer.rows.doubts import Doubt, find_doubts
from researchmetrics.normalizer.rows.entries import Rows, pairs_of_labels, rows_of
from researchmetrics.records import Record

__all__ = ["doubtful_pairs", "doubtful_records"]

Pairs = Iterable[tuple[Hashable, Hashable]]
_WITHIN = 3.0  # bits: as likely as one in nine
_SHOWN = {
    "title": "string",
    "authors": "object",
    "year": "Int64",
    "venue": "string",
    "doi": "string",
    "source": "string",
}
_DTYPES = {
    "a": "object",
    "b": "object",
    **{f"{name}_{side}": dtype for name, dtype in _SHOWN.items() for side in "ab"},
    "score": "Float64",
    "threshold": "Float64",
    "is_joined": "boolean",
    "doubt": "string",
    "reason": "string",
    "evidence": "string",
    "suggested": "string",
    "works_if_same": "Int64",
    "works_if_different": "Int64",
    "work_a": "string",
    "work_b": "string",
    "record_a": "string",
    "record_b": "string",
}


def doubtful_pairs(
    records: pd.DataFrame,
    level: str = "normal",
    must_link: Pairs = (),
    cannot_link: Pairs = (),
    *,
    lists_are_clean: bool = False,
    decisions: Told = None,
    within: float = _WITHIN,
) -> pd.DataFrame:
    """List the pairs of rows that a person had better look at.

    Parameters
    ----------
    records : pandas.DataFrame
        As for `deduplicate`.
    level : {"strict", "normal", "lenient"}
        How much evidence is asked.
    must_link, cannot_link : iterable of pairs
        Index labels of rows that are, or are not, one work.
    lists_are_clean : bool
        Whether no ``source`` lists a work twice.
    decisions : str, pathlib.Path or Decisions, optional
        What was decided before, which is not asked for again.
    within : float
        Distance from the threshold up to which a score is doubtful, in bits: each makes it twice
        as likely, or half.

    Returns
    -------
    pandas.DataFrame
        The most doubtful first: ``a, b`` (index labels), ``title_a``, ``title_b`` and the same for
        authors, year, venue, doi and source, ``score, threshold, is_joined`` (whether they are one
        work as things stand), ``doubt`` (what makes it doubtful), ``reason, evidence`` (bits for
        and against, by field), ``suggested`` (same or different), ``works_if_same,
        works_if_different`` (how many works there are then), ``work_a, work_b`` and ``record_a,
        record_b`` (what names them in a decisions file). Of two works only the most doubtful pair
        of records is listed: deciding it decides the rest.

    Raises
    ------
    TableError, RecordError, ConfigError
        As for `deduplicate`.

    Examples
    --------
    >>> table = pd.DataFrame(
    ...     {
    ...         "title": ["On the Mending of Cracked Pots"] * 2,
    ...         "authors": ["J. Carberry"] * 2,
    ...         "year": [2015, 2019],
    ...     }
    ... )
    >>> doubtful_pairs(table)[["doubt", "suggested"]].loc[0].tolist()
    ['titles are alike, but ruled out: 4 years apart', 'different']
    """
    rows = rows_of(records, need_source=lists_are_clean)
    must, cannot = (pairs_of_labels(rows, pairs) for pairs in (must_link, cannot_link))
    return _doubtful(
        rows, level, must, cannot, decisions=told(decisions), within=within, clean=lists_are_clean
    )


def doubtful_records(
    records: Iterable[Record],
    *,
    as_of: str | dt.date,
    level: str = "normal",
    decisions: Told = None,
    within: float = _WITHIN,
) -> pd.DataFrame:
    """List the pairs of records that a person had better look at.

    Parameters
    ----------
    records : iterable of Record
        What sources said.
    as_of : str or datetime.date
        The day from which things are seen.
    level, decisions, within
        As for `doubtful_pairs`.

    Returns
    -------
    pandas.DataFrame
        As of `doubtful_pairs`, the ``record_id`` as label.

    Raises
    ------
    RecordError, ConfigError
        As for `deduplicate`.

    Examples
    --------
    >>> doubtful_records([], as_of="2026-01-01").empty
    True
    """
    rows = rows_of_records(records, as_of=as_of)
    return _doubtful(rows, level, (), (), decisions=told(decisions), within=within, clean=False)


def _doubtful(
    rows: Rows,
    level: str,
    must: Sequence[tuple[str, str]],
    cannot: Sequence[tuple[str, str]],
    *,
    decisions: Decisions,
    within: float,
    clean: bool,
) -> pd.DataFrame:
    _refuse_no_distance(within)
    register = rows.register()
    settled = settle(decisions, register, must_link=must, cannot_link=cannot)
    entries = rows.entries
    verdicts = {(a, b): verdict for a, b, verdict in judged_pairs(entries)}
    groups = group(
        entries,
        level=level,
        must_link=settled.must_link,
        cannot_link=settled.cannot_link,
        one_per_source=clean,
        verdicts=verdicts,
    )
    threshold = needed(level, one_per_source=clean)
    doubts = find_doubts(
        entries,
        groups,
        verdicts,
        threshold=threshold,
        within=within,
        must_link=settled.must_link,
        cannot_link=settled.cannot_link,
    )
    found = _table([_line(rows, register, one, threshold, groups) for one in doubts])
    found.attrs["unused_decisions"] = [one.told for one in settled.unknown]
    return found


def _refuse_no_distance(within: object) -> None:
    if not (isinstance(within, int | float) and within >= 0):
        raise RecordError(
            f"within must be a number of bits, 0 or more, not {within!r}. Give one such as 3."
        )


def _table(lines: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            name: pd.Series([line[name] for line in lines], dtype=dtype)
            for name, dtype in _DTYPES.items()
        }
    )


def _line(
    rows: Rows, register: Register, doubt: Doubt, threshold: float, groups: Sequence[Group]
) -> dict[str, Any]:
    works = len(groups)
    score, verdict = doubt.verdict.score, doubt.verdict
    is_alike = score >= threshold and not verdict.is_veto
    return {
        **{
            name + side: cell
            for side, place in (("_a", doubt.a), ("_b", doubt.b))
            for name, cell in _record(rows, register, place)
        },
        "work_a": _work_id(rows, groups[doubt.works[0]]),
        "work_b": _work_id(rows, groups[doubt.works[1]]),
        "a": rows.labels[doubt.a],
        "b": rows.labels[doubt.b],
        "score": score,
        "threshold": round(threshold, 4),
        "is_joined": doubt.is_joined,
        "doubt": doubt.why,
        "reason": verdict.reason,
        "evidence": _evidence(verdict),
        "suggested": "same" if is_alike else "different",
        "works_if_same": works - (not doubt.is_joined),
        "works_if_different": works + doubt.is_joined,
    }


def _work_id(rows: Rows, found: Group) -> str:
    return work_id_of(rows.entries[found.members[0]].key)


def _evidence(verdict: Verdict) -> str:
    """Say what each field contributes, in bits."""
    return ", ".join(f"{name} {bits:+.1f}" for name, bits in verdict.evidence)


def _record(rows: Rows, register: Register, place: int) -> Iterator[tuple[str, Any]]:
    entry = rows.entries[place]
    for name in ("title", "venue", "doi"):
        cell = rows.cell(name, place)
        yield name, None if cell is None else str(cell)
    yield "authors", list(rows.names[place])
    yield "year", entry.year
    yield "source", entry.source or None
    yield "record", register.name(entry.key)
