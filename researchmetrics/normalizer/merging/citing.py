"""Citations of a work by a stated policy: what several sources and records counted becomes one.

Sources count the same citing papers, so that counts of different sources are never added. One
source may count a preprint and its published form apart; only ``sum`` adds those.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from researchmetrics.errors import ConfigError
from researchmetrics.normalizer.merging.choices import Choice
from researchmetrics.normalizer.merging.members import Member
from researchmetrics.records import Record

__all__ = ["POLICIES", "Counting", "counted_elsewhere"]

POLICIES: Mapping[str, str] = {
    "max": "the largest count of any source",
    "sum": "the largest sum that one source counts for its versions of the work",
    "primary": "the count of the most trusted record that has one",
}
_SOURCE = re.compile(r"document:.+|[a-z][a-z0-9_-]*", re.DOTALL)
_ELSEWHERE = re.compile(r"citations counted with another article(?:, (scholar:\S+))?")


@dataclass(frozen=True, slots=True)
class Counting:
    """How citations are counted.

    Parameters
    ----------
    policy : str
        One of `POLICIES`, or the name of a source: then its counts alone.
    elsewhere : frozenset of str
        Identities of records whose count belongs to another work that is listed too.

    Raises
    ------
    ConfigError
        If the policy is neither.

    Examples
    --------
    >>> Counting("openalex").policy
    'openalex'
    """

    policy: str = "max"
    elsewhere: frozenset[str] = field(default=frozenset(), repr=False)

    def __post_init__(self) -> None:
        if not _SOURCE.fullmatch(str(self.policy)):
            raise ConfigError(
                f"Citations cannot be counted by {self.policy!r}. Choose one of "
                f"{', '.join(POLICIES)}, or the name of a source such as openalex."
            )

    def count(self, members: Sequence[Member]) -> Choice:
        """Count the citations of one work.

        Parameters
        ----------
        members : sequence of Member
            Ranked, the best first.

        Returns
        -------
        Choice
            Unknown where no record that the policy looks at has a count; zero is a count.
        """
        counted = [member for member in members if self._counts(member)]
        if not counted:
            return Choice(None)
        if self.policy == "primary":
            return Choice(counted[0].record.citations, counted[0], POLICIES["primary"])
        if self.policy == "sum":
            return self._sum(counted)
        best = _largest(counted)
        if self.policy == "max":
            return Choice(best.record.citations, best, POLICIES["max"])
        return Choice(best.record.citations, best, f"the count of {self.policy} alone")

    def _counts(self, member: Member) -> bool:
        count = member.record.citations
        return (
            count is not None
            and count >= 0
            and member.key not in self.elsewhere
            and (self.policy in POLICIES or member.source == self.policy)
        )

    def _sum(self, counted: Sequence[Member]) -> Choice:
        by_source = [disjoint(own) for _, own in sorted(_by_source(counted).items())]
        sums = [(sum(member.record.citations or 0 for member in own), own) for own in by_source]
        total, own = max(sums, key=lambda one: (one[0], _largest(one[1]).known_at))
        if len(own) == 1:
            return Choice(total, own[0], POLICIES["max"])
        added = " + ".join(f"{member.record.citations}" for member in own)
        why = f"{own[0].source} counts {len(own)} versions apart: {added}"
        return Choice(total, _largest(own), why, tuple((m.key, m) for m in own))

    def looks_at(self, member: Member) -> bool:
        """Whether the policy looks at what a record says of citations.

        Parameters
        ----------
        member : Member
            A record.

        Returns
        -------
        bool
            False for other sources than the one chosen, and for counts of another work.
        """
        return member.key not in self.elsewhere and (
            self.policy in POLICIES or member.source == self.policy
        )


def disjoint(counted: Sequence[Member]) -> list[Member]:
    """Keep of one source's records those whose counts can be added.

    Parameters
    ----------
    counted : sequence of Member
        Records of one source with counts.

    Returns
    -------
    list of Member
        One for each identifier the source gives; a document that lists a paper twice counts it
        once.
    """
    kept: dict[str, Member] = {}
    for member in counted:
        own = _own_id(member)
        if own not in kept or _size(member) > _size(kept[own]):
            kept[own] = member
    if "" in kept and len(kept) > 1:
        # Nobody can tell what a count without identifier overlaps with.
        rest = kept.pop("")
        together = sum(member.record.citations or 0 for member in kept.values())
        return [rest] if (rest.record.citations or 0) > together else list(kept.values())
    return list(kept.values())


def _own_id(member: Member) -> str:
    record = member.record
    if not member.is_document:
        return record.provenance.source_id or member.key
    return next((one for one in record.ids if one.startswith("scholar:")), "")


def _by_source(members: Iterable[Member]) -> dict[str, list[Member]]:
    found: dict[str, list[Member]] = {}
    for member in members:
        found.setdefault(member.source, []).append(member)
    return found


def _largest(members: Sequence[Member]) -> Member:
    return max(members, key=_size)


def _size(member: Member) -> tuple[int, str, str]:
    return member.record.citations or 0, member.known_at, member.key


def counted_elsewhere(records: Iterable[Record]) -> frozenset[str]:
    """Find the records whose count their source counts with another record that is listed too.

    Google Scholar strikes such counts through: adding them would count the same citations twice.

    Parameters
    ----------
    records : iterable of Record
        All records of a person.

    Returns
    -------
    frozenset of str
        Identities of records. Where the other is not listed, the count stays with the one that
        is.
    """
    records = list(records)
    struck = {record.record_id: record for record in records if _struck(record) is not None}
    if not struck:
        return frozenset()
    listed: dict[tuple[str, str], list[str]] = {}
    for record in records:
        for one in record.ids:
            listed.setdefault((record.provenance.source, one), []).append(record.record_id)
    target = {own: _target(record, listed) for own, record in struck.items()}
    return frozenset(own for own in struck if target[own] and not _returns(own, target))


def _struck(record: Record) -> str | None:
    """Read which other has the count; empty where the note does not name it."""
    found = (_ELSEWHERE.fullmatch(note) for note in record.notes)
    return next((match[1] or "" for match in found if match), None)


def _target(record: Record, listed: Mapping[tuple[str, str], Sequence[str]]) -> str | None:
    named = _struck(record)
    shared = (one for one in record.ids if one.startswith("scholar_cluster:"))
    for one in [named] if named else shared:
        for other in sorted(listed.get((record.provenance.source, one), ())):
            if other != record.record_id:
                return other
    return None


def _returns(own: str, target: Mapping[str, str | None]) -> bool:
    """Whether notes lead in a circle: then one of it keeps the count, the smallest identity."""
    circle = list(_followed(own, target))
    return circle[-1] == own and min(circle) == own


def _followed(own: str, target: Mapping[str, str | None]) -> Iterator[str]:
    at, seen = target[own], set[str]()
    while at is not None and at not in seen:
        seen.add(at)
        yield at
        if at == own:
            return
        at = target.get(at)
