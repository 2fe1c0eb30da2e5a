"""New records beside records that were grouped before: old works stay, new records join them.

Only the works that a new record could join are looked at again. Where grouping everything anew
would tear such a work apart or melt two of them into one, they stay as they are, and the new
records go where they fit best.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, pairwise
from typing import Protocol

from researchmetrics.normalizer.linking.entries import Entry
from researchmetrics.normalizer.linking.group import Group, Reason
from researchmetrics.normalizer.linking.pairs import candidate_pairs
from researchmetrics.normalizer.rows.disjoint_sets import DisjointSets

__all__ = ["Grouping", "Placed", "place_new"]

_Pair = tuple[str, str]


class Grouping(Protocol):
    """What groups records, such as `linking.group.group` with its level chosen."""

    def __call__(
        self, entries: Sequence[Entry], *, must_link: Iterable[_Pair], cannot_link: Iterable[_Pair]
    ) -> list[Group]:
        """Return groups of positions."""


@dataclass(frozen=True, slots=True)
class Placed:
    """One work.

    Parameters
    ----------
    members : tuple of int
        Positions among the entries, ordered by the entries' keys.
    reasons : tuple of Reason or None
        One for each member; None where what was said before still holds.
    work : str or None
        The work of before that it is; None for a new one.
    """

    members: tuple[int, ...]
    reasons: tuple[Reason | None, ...]
    work: str | None


def place_new(
    entries: Sequence[Entry],
    works: Mapping[int, str],
    grouping: Grouping,
    *,
    must_link: Sequence[_Pair] = (),
    cannot_link: Sequence[_Pair] = (),
) -> list[Placed]:
    """Group new records, leaving works of before as they are.

    Parameters
    ----------
    entries : sequence of Entry
        All records, their keys unique.
    works : Mapping of int to str
        By position, the work that a record was assigned to before; the others are new.
    grouping : callable
        Groups records.
    must_link, cannot_link : sequence of (str, str)
        Pairs of keys that the user decided. They outweigh what was assigned before.

    Returns
    -------
    list of Placed
        The same whatever the order of the entries.

    Examples
    --------
    >>> from functools import partial
    >>> from researchmetrics.normalizer.linking.entries import make_entry
    >>> from researchmetrics.normalizer.linking.group import group
    >>> entries = [
    ...     make_entry({"title": title}, key=str(place), names=["J. Carberry"], as_of="2026-01-01")
    ...     for place, title in enumerate(["On Cracked Pots", "Of Kilns", "On cracked pots"])
    ... ]
    >>> [(one.members, one.work) for one in place_new(entries, {0: "w0", 1: "w1"}, group)]
    [((1,), 'w1'), ((0, 2), 'w0')]
    """
    at = {entry.key: place for place, entry in enumerate(entries)}
    must, cannot = ([(at[a], at[b]) for a, b in pairs] for pairs in (must_link, cannot_link))
    held = _without_decided(works, must, cannot)
    touched = _touched(entries, held, must)
    members = _members(held)
    looked_at = sorted(
        {place for place in range(len(entries)) if place not in held}
        | {place for work in touched for place in members[work]}
    )
    part = _Part(entries, held, grouping, must, cannot)
    untouched = (
        Placed(tuple(sorted(own, key=lambda place: entries[place].key)), (None,) * len(own), work)
        for work, own in members.items()
        if work not in touched
    )
    return [*untouched, *part.grouped(looked_at)]


def _without_decided(
    works: Mapping[int, str], must: Iterable[tuple[int, int]], cannot: Iterable[tuple[int, int]]
) -> dict[int, str]:
    """Let go of works that decisions join or part: their records are assigned anew."""
    sets = DisjointSets()
    for own in _members(works).values():
        for a, b in pairwise(own):
            sets.join(a, b)
    for a, b in must:
        sets.join(a, b)
    found: dict[int, set[str]] = defaultdict(set)
    for place, work in works.items():
        found[sets.of(place)].add(work)
    decided = {work for group in found.values() if len(group) > 1 for work in group}
    for a, b in cannot:
        if sets.of(a) == sets.of(b):
            decided |= found[sets.of(a)]
    return {place: work for place, work in works.items() if work not in decided}


def _touched(
    entries: Sequence[Entry], held: Mapping[int, str], must: Sequence[tuple[int, int]]
) -> set[str]:
    """Name the works of before that a new record could be of."""
    if len(held) == len(entries):
        return set()
    return {
        held[one]
        for a, b in chain(candidate_pairs(entries), must)
        for one, other in ((a, b), (b, a))
        if one in held and other not in held
    }


@dataclass(frozen=True, slots=True)
class _Part:
    """Some of the records, to be grouped."""

    entries: Sequence[Entry]
    held: Mapping[int, str]
    grouping: Grouping
    must: Sequence[tuple[int, int]]
    cannot: Sequence[tuple[int, int]]

    def grouped(self, places: Sequence[int]) -> Iterator[Placed]:
        """Group records; where that does not agree with works of before, keep those whole."""
        members = _members({place: self.held[place] for place in places if place in self.held})
        groups = list(self._groups(places, self.must, self.cannot))
        for tangle in _tangles(groups, self.held):
            if len(tangle) == 1 and len(self._works(tangle[0])) < 2:
                work = next(iter(self._works(tangle[0])), None)
                yield Placed(tangle[0].members, tangle[0].reasons, work)
            else:
                yield from self._kept_whole(tangle, members)

    def _kept_whole(
        self, tangle: Sequence[Group], members: Mapping[str, Sequence[int]]
    ) -> Iterator[Placed]:
        works = sorted({work for found in tangle for work in self._works(found)})
        chains = [pair for work in works for pair in pairwise(members[work])]
        apart = [(members[a][0], members[b][0]) for a, b in combinations(works, 2)]
        places = sorted(place for found in tangle for place in found.members)
        for found in self._groups(places, [*self.must, *chains], [*self.cannot, *apart]):
            work = next(iter(self._works(found)), None)
            reasons = tuple(
                None if place in self.held else reason
                for place, reason in zip(found.members, found.reasons, strict=True)
            )
            yield Placed(found.members, reasons, work)

    def _works(self, found: Group) -> set[str]:
        return {self.held[place] for place in found.members if place in self.held}

    def _groups(
        self,
        places: Sequence[int],
        must: Iterable[tuple[int, int]],
        cannot: Iterable[tuple[int, int]],
    ) -> Iterator[Group]:
        there = set(places)
        pairs = (
            [
                (self.entries[a].key, self.entries[b].key)
                for a, b in decided
                if a in there and b in there
            ]
            for decided in (must, cannot)
        )
        must_link, cannot_link = pairs
        own = [self.entries[place] for place in places]
        for found in self.grouping(own, must_link=must_link, cannot_link=cannot_link):
            yield Group(tuple(places[place] for place in found.members), found.reasons)


def _tangles(groups: Sequence[Group], held: Mapping[int, str]) -> list[list[Group]]:
    """Put groups together that share works of before."""
    sets = DisjointSets()
    first: dict[str, int] = {}
    for number, found in enumerate(groups):
        for work in sorted({held[place] for place in found.members if place in held}):
            sets.join(number, first.setdefault(work, number))
    together: dict[int, list[Group]] = defaultdict(list)
    for number, found in enumerate(groups):
        together[sets.of(number)].append(found)
    return list(together.values())


def _members(works: Mapping[int, str]) -> dict[str, list[int]]:
    members: dict[str, list[int]] = defaultdict(list)
    for place in sorted(works):
        members[works[place]].append(place)
    return dict(members)
