"""Groups in the making: links taken from the strongest to the weakest, chains held back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from researchmetrics.errors import RecordError
from researchmetrics.normalizer.linking.entries import Entry
from researchmetrics.normalizer.linking.score import Verdict, compare

__all__ = ["Group", "Grouping", "Pairs", "Reason"]

_LOOKED_AT = 10  # members of each group that are compared before two groups are joined
# Bits by which members of two groups may fit less well, on average, than a link needs: titles cut
# at one end or with scraps at the other fit the whole title better than one another.
_SLACK = 4.0
_SURE = 0.999  # score of a link that needs no other: by an identifier
Pairs = Iterable[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a record is in its group: the strongest link to another member.

    Parameters
    ----------
    score : float
        Strength of the evidence, 0 to 1.
    text : str
        In plain words.
    decided_by : {"rule", "user"}
        Who decided.
    evidence : tuple of (str, float)
        What each field contributes, as of a `Verdict`.
    """

    score: float
    text: str
    decided_by: str = "rule"
    evidence: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Records of one work.

    Parameters
    ----------
    members : tuple of int
        Positions among the entries, ordered by the entries' keys.
    reasons : tuple of Reason
        One for each member.
    """

    members: tuple[int, ...]
    reasons: tuple[Reason, ...]


class Grouping:
    """Groups in the making.

    Parameters
    ----------
    entries : sequence of Entry
        Records, in the order of their keys.
    threshold : float
        Score from which records are linked.
    one_per_source : bool
        Whether no source lists a work twice.
    """

    def __init__(self, entries: Sequence[Entry], threshold: float, *, one_per_source: bool) -> None:
        self.entries = entries
        self.threshold = threshold
        self.least = Verdict(threshold, "").bits
        self.one_per_source = one_per_source
        self.group_of = list(range(len(entries)))
        self.members: dict[int, list[int]] = {place: [place] for place in range(len(entries))}
        self.best: dict[int, Reason] = {}
        self.verdicts: dict[tuple[int, int], Verdict] = {}
        self.apart: set[tuple[int, int]] = set()
        # What the user joined is one work, whatever is compared: each of its parts grows by its own
        # evidence, so that a record that fits one of them is not turned away by another.
        self.work_of = list(range(len(entries)))
        self.works: dict[int, list[int]] = {place: [place] for place in range(len(entries))}

    def know(self, verdicts: Mapping[tuple[int, int], Verdict]) -> None:
        """Take over what comparing gave before."""
        self.verdicts.update(verdicts)

    def decide(self, must_link: Pairs, cannot_link: Pairs) -> None:
        """Take over what the user decided."""
        place_of = {entry.key: place for place, entry in enumerate(self.entries)}
        must, cannot = (_places(pairs, place_of) for pairs in (must_link, cannot_link))
        for a, b in must:
            self._note(a, b, Reason(1.0, "decided by the user", "user"))
            _unite(a, b, self.work_of, self.works)
        self.apart = {(min(pair), max(pair)) for pair in cannot}
        for a, b in sorted(self.apart):
            if self.work_of[a] == self.work_of[b]:
                raise RecordError(
                    f"The records {self.entries[a].key} and {self.entries[b].key} are said to be "
                    "one work and said not to be. Take one of the decisions back."
                )

    def join_all(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Join what belongs together, the strongest evidence first."""
        links = []
        for a, b in pairs:
            verdict = self._compare(a, b)
            if not verdict.is_veto and verdict.score >= self.threshold:
                links.append((-verdict.score, a, b))
        links.sort()
        waiting = links
        # A link that two records cannot carry alone may hold once their groups have grown.
        while waiting:
            left = [link for link in waiting if not self._try(link)]
            if len(left) == len(waiting):
                break
            waiting = left
        for _, a, b in links:
            if self.group_of[a] == self.group_of[b]:
                verdict = self._compare(a, b)
                self._note(a, b, Reason(verdict.score, verdict.reason, evidence=verdict.evidence))

    def _try(self, link: tuple[float, int, int]) -> bool:
        _, a, b = link
        if self.group_of[a] == self.group_of[b]:
            return True
        if not self._may_join(a, b):
            return False
        self._join(a, b)
        return True

    def groups(self) -> list[Group]:
        """List the groups in the order of their first members."""
        found = sorted(sorted(members) for members in self.works.values())
        alone = Reason(1.0, "the only record of this work")
        apart = Reason(1.0, "kept apart from another record by the user", "user")
        parted = {place for pair in self.apart for place in pair}
        joined = Reason(self.threshold, "fits the other records of this work")
        return [
            Group(
                tuple(members),
                tuple(
                    self.best.get(
                        member,
                        joined if len(members) > 1 else apart if member in parted else alone,
                    )
                    for member in members
                ),
            )
            for members in found
        ]

    def _compare(self, a: int, b: int) -> Verdict:
        pair = (a, b) if a < b else (b, a)
        if pair not in self.verdicts:
            self.verdicts[pair] = compare(self.entries[pair[0]], self.entries[pair[1]])
        return self.verdicts[pair]

    def _may_join(self, a: int, b: int) -> bool:
        if self.work_of[a] != self.work_of[b] and self._are_kept_apart(a, b):
            return False
        first, second = (self.members[self.group_of[place]] for place in (a, b))
        looked_at = [
            self._compare(x, y)
            for x in sorted(first)[:_LOOKED_AT]
            for y in sorted(second)[:_LOOKED_AT]
        ]
        if any(verdict.is_veto for verdict in looked_at):
            return False
        mean = sum(verdict.bits for verdict in looked_at) / len(looked_at)
        # Of many pairs a few may disagree; of two, one that does is half of what is known.
        slack = _SLACK * (1 - 1 / len(looked_at))
        return mean >= self.least - slack or self._compare(a, b).score >= _SURE

    def _are_kept_apart(self, a: int, b: int) -> bool:
        """Whether the user, or a source that lists both works, says that they are two."""
        first, second = (self.works[self.work_of[place]] for place in (a, b))
        if any((min(x, y), max(x, y)) in self.apart for x in first for y in second if self.apart):
            return True
        return self.one_per_source and bool(self._sources(first) & self._sources(second))

    def _sources(self, members: list[int]) -> set[str]:
        return {self.entries[member].source for member in members}

    def _join(self, a: int, b: int) -> None:
        _unite(a, b, self.group_of, self.members)
        _unite(a, b, self.work_of, self.works)

    def _note(self, a: int, b: int, reason: Reason) -> None:
        for member in (a, b):
            if member not in self.best or self.best[member].score < reason.score:
                self.best[member] = reason


def _unite(a: int, b: int, set_of: list[int], members: dict[int, list[int]]) -> None:
    kept, gone = set_of[a], set_of[b]
    if kept == gone:
        return
    if len(members[kept]) < len(members[gone]):
        kept, gone = gone, kept
    for member in members.pop(gone):
        set_of[member] = kept
        members[kept].append(member)


def _places(pairs: Pairs, place_of: dict[str, int]) -> list[tuple[int, int]]:
    places = []
    for pair in pairs:
        a, b = pair
        unknown = [str(key) for key in (a, b) if key not in place_of]
        if unknown:
            raise RecordError(
                f"must_link and cannot_link name {', '.join(unknown)}, which is no record here."
            )
        places.append((place_of[a], place_of[b]))
    return places
