"""What is said of a record that belongs to another work, and where such works are found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from researchmetrics.normalizer.linking.score import agreement
from researchmetrics.normalizer.merging.members import Member
from researchmetrics.normalizer.titles.marks import BELONGING, NOT_PAPERS

__all__ = ["Relation", "Works"]


@dataclass(frozen=True, slots=True)
class Relation:
    """A record that belongs to another work.

    Parameters
    ----------
    member : Member
        The record, such as that of the code or of the correction.
    work : int
        Position of the work it belongs to.
    kind : {"code", "correction", "translation", "part"}
        What it is to that work.
    reason : str
        In plain words.
    score : float
        Strength of the evidence, 0 to 1.
    evidence : tuple of str
        What speaks for it, such as ``title`` or an identifier.
    takes_back : bool
        Whether it says that the work is retracted.
    """

    member: Member
    work: int
    kind: str
    reason: str
    score: float
    evidence: tuple[str, ...] = ()
    takes_back: bool = False


class Works:
    """Works, found by what others say of them.

    Parameters
    ----------
    works : sequence of sequence of Member
        Records of each work, ranked.
    """

    def __init__(self, works: Sequence[Sequence[Member]]) -> None:
        self.works = works
        self._titles: dict[str, list[int]] = defaultdict(list)
        self._ids: dict[str, int] = {}
        for place, members in enumerate(works):
            for member in members:
                self._ids.update(dict.fromkeys(member.entry.ids, place))
                own = (one for one in member.record.ids if one.startswith("europepmc:"))
                self._ids.update(dict.fromkeys(own, place))
                if member.entry.squash and self._is_named(member):
                    self._titles[member.entry.squash].append(place)

    @staticmethod
    def _is_named(member: Member) -> bool:
        entry = member.entry
        return entry.notice not in BELONGING | NOT_PAPERS and entry.family not in {
            "software", "dataset", "talk",
        }  # fmt: skip

    def of_title(self, squash: str, family: str | None = None) -> list[int]:
        """Find the works of a title.

        Parameters
        ----------
        squash : str
            The key of the title without spaces.
        family : str, optional
            Only works of this family.

        Returns
        -------
        list of int
            Their positions, in order.
        """
        found = sorted(set(self._titles.get(squash, ()))) if squash else []
        return [place for place in found if family in {None, self.works[place][0].entry.family}]

    def of_id(self, identifier: str) -> int | None:
        """Find the work of an identifier.

        Parameters
        ----------
        identifier : str
            As ``scheme:value``.

        Returns
        -------
        int or None
            Its position.
        """
        return self._ids.get(identifier)

    def of_same_people(self, member: Member, places: Iterable[int]) -> tuple[int, float] | None:
        """Choose among works the one whose authors agree best with a record's.

        Parameters
        ----------
        member : Member
            The record.
        places : iterable of int
            Positions of works.

        Returns
        -------
        tuple of (int, float) or None
            The position, and the share of the shorter list that agrees; 0.5 where one of the
            lists is empty. None where all are by others.
        """
        best: tuple[float, int] | None = None
        for place in places:
            names = self.works[place][0].entry.names
            short, long = sorted((member.entry.names, names), key=len)
            agreeing, weight = agreement(short, long)
            share = weight / len(short) if short else 0.5
            if (agreeing or not short) and (best is None or share > best[0]):
                best = (share, place)
        return (best[1], best[0]) if best else None
