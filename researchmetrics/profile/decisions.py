"""What a user decided about which records are one work, beside what the rules decide."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product

import pandas as pd

from researchmetrics.errors import RecordError

__all__ = ["Decisions", "Pairs", "of_records"]

Pairs = Iterable[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Decisions:
    """Pairs of records that a user said are, or are not, one work.

    Parameters
    ----------
    must_link, cannot_link : tuple of (str, str)
        Pairs of ``record_id``.
    """

    must_link: tuple[tuple[str, str], ...] = ()
    cannot_link: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        """Whether anything was decided."""
        return bool(self.must_link or self.cannot_link)

    def with_further(self, must_link: Pairs, cannot_link: Pairs) -> Decisions:
        """Add decisions; a later one on the same two records takes the place of the earlier."""
        verdicts = {frozenset(pair): (pair, True) for pair in self.must_link}
        verdicts |= {frozenset(pair): (pair, False) for pair in self.cannot_link}
        new = {frozenset(pair): (pair, True) for pair in must_link}
        for pair in cannot_link:
            if frozenset(pair) in new:
                raise RecordError(
                    f"{pair[0]} and {pair[1]} are said to be one work and said not to be. Take "
                    "one of the decisions back."
                )
            new[frozenset(pair)] = (pair, False)
        verdicts |= new
        return Decisions(
            tuple(pair for pair, is_one in verdicts.values() if is_one),
            tuple(pair for pair, is_one in verdicts.values() if not is_one),
        )

    def among(self, record_ids: Iterable[str]) -> Decisions:
        """Keep the decisions on records that are there: an earlier observation may lack some."""
        there = set(record_ids)
        return Decisions(
            tuple(pair for pair in self.must_link if there.issuperset(pair)),
            tuple(pair for pair in self.cannot_link if there.issuperset(pair)),
        )


def of_records(
    pairs: Pairs, links: pd.DataFrame, *, first_only: bool = False
) -> list[tuple[str, str]]:
    """Turn pairs of records or works into pairs of records: a work stands for all of its own."""
    own = links[links["kind"].isin(["same", "version"])]
    by_work: dict[str, list[str]] = {}
    for record, work in zip(own["record_id"], own["work_id"], strict=True):
        by_work.setdefault(work, []).append(record)
    records = set(own["record_id"])
    found: list[tuple[str, str]] = []
    for a, b in pairs:
        first, second = (_records_of(one, by_work, records) for one in (a, b))
        if set(first) & set(second):
            raise RecordError(f"{a} and {b} share a record. Name two records, or two works.")
        # One pair is enough to join two works, and one is easily taken back.
        found += list(product(first, second))[: 1 if first_only else None]
    return found


def _records_of(one: str, by_work: Mapping[str, list[str]], records: set[str]) -> tuple[str, ...]:
    if one in by_work:
        return tuple(by_work[one])
    if one in records:
        return (one,)
    raise RecordError(
        f"There is no record and no work {one} here. Take identities from the column record_id or "
        "work_id of profile.links."
    )
