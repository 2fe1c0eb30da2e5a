"""Pairs of records that the rules are least sure of, for a person to decide."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from researchmetrics.normalizer.linking.entries import Entry
from researchmetrics.normalizer.linking.group import Group
from researchmetrics.normalizer.linking.score import Verdict
from researchmetrics.normalizer.linking.title_evidence import weigh_titles
from researchmetrics.normalizer.rows.disjoint_sets import DisjointSets

__all__ = ["Doubt", "find_doubts"]

_ALIKE = 4.0  # bits of titles, from which a pair is worth a look though something rules it out
_RULED_OUT = 1.0  # bits: which is surer than a score at the threshold


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two records of which it is not sure whether they are one work.

    Parameters
    ----------
    a, b : int
        Positions among the entries.
    verdict : Verdict
        What comparing them gave.
    is_joined : bool
        Whether they are one work as things stand.
    why : str
        What makes it doubtful.
    sureness : float
        How far from doubtful, in bits; 0 is the most doubtful.
    works : tuple of (int, int)
        Positions of their works among the groups.
    """

    a: int
    b: int
    verdict: Verdict
    is_joined: bool
    why: str
    sureness: float
    works: tuple[int, int] = (0, 0)


def find_doubts(
    entries: Sequence[Entry],
    groups: Sequence[Group],
    verdicts: Mapping[tuple[int, int], Verdict],
    *,
    threshold: float,
    within: float,
    must_link: Iterable[tuple[str, str]] = (),
    cannot_link: Iterable[tuple[str, str]] = (),
) -> list[Doubt]:
    """Find the pairs that are worth a person's look, the most doubtful first.

    Of two works only the most doubtful pair of records is given: to decide it decides the rest. Of
    a work, each record that hangs on by little is given, with the one that it fits best.

    Parameters
    ----------
    entries : sequence of Entry
        All records.
    groups : sequence of Group
        The works as they stand.
    verdicts : Mapping of (int, int) to Verdict
        What comparing gave, by position, the smaller first.
    threshold : float
        Score from which records are joined.
    within : float
        Distance from the threshold up to which a score is doubtful, in bits.
    must_link, cannot_link : iterable of (str, str)
        Pairs of keys that the user decided, which are not asked for again.

    Returns
    -------
    list of Doubt
        The same whatever the order of the entries.

    Examples
    --------
    >>> from researchmetrics.normalizer.linking.entries import make_entry
    >>> from researchmetrics.normalizer.linking.group import group
    >>> from researchmetrics.normalizer.linking.score import compare
    >>> entries = [
    ...     make_entry(
    ...         {"title": "On the Mending of Cracked Pots", "year": year},
    ...         key=str(year),
    ...         names=["J. Carberry"],
    ...         as_of="2026-01-01",
    ...     )
    ...     for year in (2015, 2019)
    ... ]
    >>> verdicts = {(0, 1): compare(*entries)}
    >>> found = find_doubts(entries, group(entries), verdicts, threshold=0.5, within=3.0)
    >>> [one.why for one in found]
    ['titles are alike, but ruled out: 4 years apart']
    """
    at = {entry.key: place for place, entry in enumerate(entries)}
    must, cannot = ([(at[a], at[b]) for a, b in pairs] for pairs in (must_link, cannot_link))
    work_of = {place: number for number, one in enumerate(groups) for place in one.members}
    between, inside = _Between(entries, threshold, within), _Inside(entries, threshold, within)
    parted = {_ordered(work_of[a], work_of[b]) for a, b in cannot}
    for (a, b), verdict in verdicts.items():
        works = _ordered(work_of[a], work_of[b])
        if works[0] == works[1]:
            inside.look(a, b, verdict)
        elif works not in parted:
            between.look(works, a, b, verdict)
    found = [*between.doubts(), *inside.doubts(_together(must))]
    placed = (replace(one, works=(work_of[one.a], work_of[one.b])) for one in found)
    return sorted(placed, key=lambda one: _rank(one, entries))


class _Between:
    """The most doubtful pair of each two works."""

    def __init__(self, entries: Sequence[Entry], threshold: float, within: float) -> None:
        self._entries, self._within = entries, within
        self._least = Verdict(threshold, "").bits
        self._found: dict[tuple[int, int], Doubt] = {}

    def look(self, works: tuple[int, int], a: int, b: int, verdict: Verdict) -> None:
        """Look at a pair of records of two works."""
        doubt = self._doubt(a, b, verdict)
        other = self._found.get(works)
        if doubt and (not other or _rank(doubt, self._entries) < _rank(other, self._entries)):
            self._found[works] = doubt

    def doubts(self) -> Iterable[Doubt]:
        """Return what was found."""
        return self._found.values()

    def _doubt(self, a: int, b: int, verdict: Verdict) -> Doubt | None:
        if verdict.is_veto:
            return self._ruled_out(a, b, verdict)
        sureness = self._least - verdict.bits
        if sureness <= 0:
            why = "alike, but the other records of the two works are not"
            return Doubt(a, b, verdict, is_joined=False, why=why, sureness=0.0)
        if sureness > self._within:
            return None
        return Doubt(a, b, verdict, is_joined=False, why="nearly enough", sureness=sureness)

    def _ruled_out(self, a: int, b: int, verdict: Verdict) -> Doubt | None:
        first, second = self._entries[a], self._entries[b]
        # A paper and its code or correction are told by other means; "Editorial" tells nothing.
        if first.family != second.family or first.is_notice != second.is_notice:
            return None
        if not first.title or not second.title:
            return None
        titles = weigh_titles(first, second)
        if titles.numbers_differ or titles.is_heading or titles.gain - titles.loss < _ALIKE:
            return None
        why = f"titles are alike, but ruled out: {verdict.reason}"
        return Doubt(a, b, verdict, is_joined=False, why=why, sureness=_RULED_OUT + titles.loss)


class _Inside:
    """The records that hang on their works by little, each with the one that it fits best."""

    def __init__(self, entries: Sequence[Entry], threshold: float, within: float) -> None:
        self._entries, self._within = entries, within
        self._least = Verdict(threshold, "").bits
        self._best: dict[int, tuple[float, str, int, Verdict]] = {}

    def look(self, a: int, b: int, verdict: Verdict) -> None:
        """Look at two records of one work."""
        if verdict.is_veto:
            return
        for one, other in ((a, b), (b, a)):
            fit = (-verdict.score, self._entries[other].key, other, verdict)
            if one not in self._best or fit[:2] < self._best[one][:2]:
                self._best[one] = fit

    def doubts(self, together: Mapping[int, int]) -> Iterable[Doubt]:
        """Return what was found, but for what the user joined."""
        found: dict[tuple[int, int], Doubt] = {}
        for one, (_, _, other, verdict) in self._best.items():
            sureness = abs(verdict.bits - self._least)
            is_decided = one in together and together[one] == together.get(other)
            if sureness <= self._within and not is_decided:
                why = "joined on little"
                pair = _ordered(one, other)
                found[pair] = Doubt(*pair, verdict, is_joined=True, why=why, sureness=sureness)
        return found.values()


def _together(must: Sequence[tuple[int, int]]) -> dict[int, int]:
    """Number the sets of records that the user joined."""
    sets = DisjointSets()
    for a, b in must:
        sets.join(a, b)
    return {place: sets.of(place) for pair in must for place in pair}


def _ordered(a: int, b: int) -> tuple[int, int]:
    return (a, b) if a < b else (b, a)


def _rank(doubt: Doubt, entries: Sequence[Entry]) -> tuple[float, list[str]]:
    return round(doubt.sureness, 6), sorted(entries[place].key for place in (doubt.a, doubt.b))
