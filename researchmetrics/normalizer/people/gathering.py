"""From signatures to people: the surest pairs first, each group then weighed anew."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from researchmetrics.normalizer.people.crowd import Bunch, Crowd, crowd_of, join
from researchmetrics.normalizer.people.evidence import FIELDS, Floats, Ints
from researchmetrics.normalizer.people.settling import settle
from researchmetrics.normalizer.people.signatures import Signature
from researchmetrics.normalizer.people.surety import joined

__all__ = ["Gathered", "gather"]

# The surest are joined first: what is known of a person then helps with the doubtful.
_STEPS = (12.0, 6.0, 3.0, 1.0, 0.0)
# From here on all whose best is one of a pair follow it at once.
_SURE = 3.0
_NEVER = -np.inf


@dataclass(frozen=True, slots=True)
class Gathered:
    """Signatures by person.

    Parameters
    ----------
    groups : list of list of int
        Places of the signatures of each person.
    support : numpy.ndarray
        By signature, how likely it is that all steps were right by which it was joined to larger
        groups, or to the one chosen; 1 for those that others were joined to.
    towards : numpy.ndarray
        By signature, the log odds that its group is the one chosen by the user; NaN without one.
    """

    groups: list[list[int]]
    support: Floats
    towards: Floats


def gather(
    signatures: Sequence[Signature],
    *,
    mine: Collection[int] = (),
    not_mine: Collection[int] = (),
    shift: float = 0.0,
) -> Gathered:
    """Group signatures by person.

    Parameters
    ----------
    signatures : sequence of Signature
        In the order of their keys.
    mine, not_mine : collection of int
        Places of those decided to be, and not to be, one certain person's.
    shift : float
        Added to the odds of all: below zero to be strict.

    Returns
    -------
    Gathered
        The groups, no two members of which exclude each other.
    """
    crowd = crowd_of(signatures, _alike(signatures, set(mine), set(not_mine)), shift=shift)
    for place, bunch in enumerate(crowd.bunches):
        if not set(mine).isdisjoint(bunch.members):
            crowd.bunches[place].is_chosen = True
        elif not set(not_mine).isdisjoint(bunch.members):
            crowd.bunches[place].is_refused = True
    gathering = _Gathering(crowd, len(signatures))
    for step in _STEPS:
        while gathering.join_best(step):
            pass
    groups = settle(signatures, (bunch.members for bunch in crowd.bunches), held=set(mine))
    return Gathered(groups, gathering.support, _towards(crowd, len(signatures)))


def _alike(signatures: Sequence[Signature], mine: set[int], not_mine: set[int]) -> list[list[int]]:
    """Take rows of one work, and records that say the very same, for one from the start."""
    groups: dict[object, list[int]] = {}
    works: dict[object, set[str]] = {}
    for place, one in enumerate(signatures):
        key = _content(one) or place
        if place in mine:
            key = "mine"
        elif place in not_mine:
            key = place
        elif one.work is not None:
            if one.work in works.setdefault(key, set()):
                key = place
            else:
                works[key].add(one.work)
        groups.setdefault(key, []).append(place)
    return list(groups.values())


def _content(one: Signature) -> object:
    if one.whole is not None:
        return one.whole, one.orcid
    return (one.name, frozenset(one.pieces.items()), one.orcid) if _tells(one) else None


def _tells(one: Signature) -> bool:
    """Whether anything of it is not said of very many."""
    return any(not is_common and FIELDS[field].name != "team" for field, _, is_common in one.pieces)


def _towards(crowd: Crowd, n: int) -> Floats:
    towards = np.full(n, np.nan)
    for place, bunch in enumerate(crowd.bunches):
        if bunch.is_chosen:
            odds = crowd.odds(place)
            for other, found in enumerate(crowd.bunches):
                apart = other != place and crowd.clash(place, other)
                towards[found.members] = _NEVER if apart else odds[other]
    return towards


class _Gathering:
    """The best partner of each group, kept up while groups are joined."""

    def __init__(self, crowd: Crowd, n: int) -> None:
        self.crowd = crowd
        self.support = np.ones(n)
        self.best = np.full(len(crowd.bunches), -1)
        self.odds = np.full(len(crowd.bunches), _NEVER)
        for place in range(len(crowd.bunches)):
            self._find(place, crowd.odds(place))

    def _find(self, place: int, odds: Floats) -> None:
        """Note the best partner that nothing rules out; of equals the first."""
        odds[place] = _NEVER
        self.best[place], self.odds[place] = -1, _NEVER
        while odds.size:
            partner = int(np.argmax(odds))
            if odds[partner] <= 0:
                return
            if not self.crowd.clash(place, partner):
                self.best[place], self.odds[place] = partner, odds[partner]
                return
            odds[partner] = _NEVER

    def join_best(self, step: float) -> bool:
        """Join all pairs that are each other's best, and who is best with one of a sure pair."""
        places = np.arange(self.best.size)
        within = self.odds > step
        mutual = within & (self.best >= 0) & (self.best[self.best] == places)
        first = np.flatnonzero(mutual & (self.best > places))
        if not first.size:
            return False
        into = places.copy()
        into[self.best[first]] = first
        if step >= _SURE:
            # A person of a thousand records would else take a thousand rounds.
            followers = within & (self.best >= 0) & ~mutual & mutual[self.best]
            into[followers] = into[self.best[followers]]
        into = self._join(into)
        kept = np.flatnonzero(into == places)
        moved = np.full(places.size + 1, -1)
        moved[kept] = np.arange(kept.size)
        grown = set(moved[np.unique(into[into != places])].tolist())
        self.best = np.where(self.best[kept] < 0, -1, moved[into[self.best[kept]]])
        self.odds = self.odds[kept]
        self.crowd.bunches = [self.crowd.bunches[place] for place in kept]
        self.crowd.arrange()
        self._renew(grown)
        return True

    def _join(self, into: Ints) -> Ints:
        """Join each to its target, unless the target has meanwhile got what it clashes with."""
        bunches = self.crowd.bunches
        for place in np.flatnonzero(into != np.arange(into.size)).tolist():
            target = int(into[place])
            if self.crowd.clash(target, place):
                into[place] = place
                continue
            self._note(bunches[target], bunches[place], self.odds[place])
            bunches[target] = join(bunches[target], bunches[place])
        return into

    def _note(self, a: Bunch, b: Bunch, odds: float) -> None:
        """Note how surely the smaller joins the larger, or either what the user chose."""
        for one, other in ((a, b), (b, a)):
            is_small = len(one.members) <= len(other.members)
            if other.is_chosen or (is_small and not one.is_chosen):
                self.support[one.members] *= joined(odds)

    def _renew(self, changed: Iterable[int]) -> None:
        """Find the partners of groups that changed, or that lost theirs to a worse one."""
        stale = set(changed)
        rows = {place: self.crowd.odds(place) for place in sorted(stale)}
        for place, odds in rows.items():
            lost = (self.best == place) & (odds < self.odds)
            stale.update(np.flatnonzero(lost).tolist())
            for other in np.flatnonzero((odds > 0) & (odds >= self.odds)).tolist():
                self._offer(other, place, odds[other], stale)
        for place in sorted(stale):
            odds = rows[place] if place in rows else self.crowd.odds(place)
            self._find(place, odds)

    def _offer(self, other: int, place: int, odds: float, stale: set[int]) -> None:
        if other in stale or other == place:
            return
        if self.crowd.clash(other, place):
            if self.best[other] == place:
                stale.add(other)
        elif odds > self.odds[other] or place <= self.best[other]:
            self.best[other], self.odds[other] = place, odds
