"""Records to works: groups of records of one work, and why each record is in its group."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from researchmetrics.errors import RecordError
from researchmetrics.normalizer.linking.entries import Entry
from researchmetrics.normalizer.linking.pairs import candidate_pairs
from researchmetrics.normalizer.linking.score import LEVELS, Verdict, compare

_LOOKED_AT = 10  # members of each group that are compared before two groups are joined
_SLACK = 0.08  # by which members of two groups may fit less well, on average, than a link needs
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
    """

    score: float
    text: str
    decided_by: str = "rule"


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


def group(
    entries: Sequence[Entry],
    *,
    level: str = "normal",
    must_link: Pairs = (),
    cannot_link: Pairs = (),
    one_per_source: bool = False,
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
    if level not in LEVELS:
        raise RecordError(f"The level {level!r} is unknown; choose one of {', '.join(LEVELS)}.")
    order = sorted(range(len(entries)), key=lambda place: entries[place].key)
    ordered = [entries[place] for place in order]
    # Where a work can have one partner only, the best one needs less evidence.
    threshold = LEVELS[level] - (0.1 if one_per_source else 0.0)
    work = _Grouping(ordered, threshold, one_per_source=one_per_source)
    work.decide(must_link, cannot_link)
    work.join_all()
    return [
        Group(tuple(order[member] for member in found.members), found.reasons)
        for found in work.groups()
    ]


class _Grouping:
    """Groups in the making."""

    def __init__(self, entries: Sequence[Entry], threshold: float, *, one_per_source: bool) -> None:
        self.entries = entries
        self.threshold = threshold
        self.one_per_source = one_per_source
        self.group_of = list(range(len(entries)))
        self.members: dict[int, list[int]] = {place: [place] for place in range(len(entries))}
        self.best: dict[int, Reason] = {}
        self.verdicts: dict[tuple[int, int], Verdict] = {}
        self.apart: set[tuple[int, int]] = set()

    def decide(self, must_link: Pairs, cannot_link: Pairs) -> None:
        """Take over what the user decided."""
        place_of = {entry.key: place for place, entry in enumerate(self.entries)}
        must, cannot = (_places(pairs, place_of) for pairs in (must_link, cannot_link))
        for a, b in must:
            self._note(a, b, Reason(1.0, "decided by the user", "user"))
            self._join(a, b)
        self.apart = {(min(pair), max(pair)) for pair in cannot}
        for a, b in sorted(self.apart):
            if self.group_of[a] == self.group_of[b]:
                raise RecordError(
                    f"The records {self.entries[a].key} and {self.entries[b].key} are said to be "
                    "one work and said not to be. Take one of the decisions back."
                )

    def join_all(self) -> None:
        """Join what belongs together, the strongest evidence first."""
        links = []
        for a, b in candidate_pairs(self.entries):
            verdict = self._compare(a, b)
            if not verdict.is_veto and verdict.score >= self.threshold:
                links.append((-verdict.score, a, b))
        for _, a, b in sorted(links):
            if self.group_of[a] != self.group_of[b] and self._may_join(a, b):
                self._join(a, b)
            if self.group_of[a] == self.group_of[b]:
                verdict = self._compare(a, b)
                self._note(a, b, Reason(verdict.score, verdict.reason))

    def groups(self) -> list[Group]:
        """List the groups in the order of their first members."""
        found = sorted(sorted(members) for members in self.members.values())
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
        first, second = (self.members[self.group_of[place]] for place in (a, b))
        if any((min(x, y), max(x, y)) in self.apart for x in first for y in second if self.apart):
            return False
        if self.one_per_source and self._sources(first) & self._sources(second):
            return False
        looked_at = [
            self._compare(x, y)
            for x in sorted(first)[:_LOOKED_AT]
            for y in sorted(second)[:_LOOKED_AT]
        ]
        if any(verdict.is_veto for verdict in looked_at):
            return False
        mean = sum(verdict.score for verdict in looked_at) / len(looked_at)
        return mean >= self.threshold - _SLACK or self._compare(a, b).score >= 0.99

    def _sources(self, members: list[int]) -> set[str]:
        return {self.entries[member].source for member in members}

    def _join(self, a: int, b: int) -> None:
        kept, gone = self.group_of[a], self.group_of[b]
        if kept == gone:
            return
        if len(self.members[kept]) < len(self.members[gone]):
            kept, gone = gone, kept
        for member in self.members.pop(gone):
            self.group_of[member] = kept
            self.members[kept].append(member)

    def _note(self, a: int, b: int, reason: Reason) -> None:
        for member in (a, b):
            if member not in self.best or self.best[member].score < reason.score:
                self.best[member] = reason


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
