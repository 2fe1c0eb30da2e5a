"""What was decided: values, none of which contradicts another."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from researchmetrics.errors import RecordError

__all__ = ["KINDS", "Decision", "Decisions", "refuse_contradictions"]

KINDS = ("same", "different", "mine", "not_mine")
_OF_TWO_RECORDS = frozenset({"same", "different"})


@dataclass(frozen=True, slots=True)
class Decision:
    """One thing that a user decided.

    Parameters
    ----------
    kind : {"same", "different", "mine", "not_mine"}
        Whether two records are one work, or whether a record is a person's.
    a : str
        What names a record: ``doi:10.1000/xyz``, ``openalex:W1``, ``record:...``, ``content:...``.
    b : str
        What names the other record; or an identifier of the person.
    date : str, optional
        ISO date on which it was decided.
    note : str, optional
        For people: titles, reasons.
    place : str
        Where it stands, such as ``decisions.txt, line 3``; no part of its identity.
    """

    kind: str
    a: str
    b: str
    date: str | None = field(default=None, compare=False)
    note: str | None = field(default=None, compare=False)
    place: str = field(default="", compare=False)

    @property
    def about(self) -> Any:
        """What it decides: a decision on the same things repeats, or contradicts, it."""
        if self.kind in _OF_TWO_RECORDS:
            return frozenset((self.a, self.b))
        return (self.a, self.b)

    @property
    def told(self) -> str:
        """How to point at it in a message."""
        said = f"{self.kind} {self.a} {self.b}"
        return f"{self.place} ({said})" if self.place else f'"{said}"'


@dataclass(frozen=True, slots=True)
class Decisions:
    """Decisions in force: none twice, none contradicting another.

    Parameters
    ----------
    made : iterable of Decision
        In the order they were made; of those that are equal the first is kept.

    Raises
    ------
    RecordError
        If two contradict one another, directly or through a chain; it names both.

    Examples
    --------
    >>> decided = Decisions([Decision("same", "doi:10.1/a", "doi:10.1/b")])
    >>> len(decided), decided.must_link
    (1, (('doi:10.1/a', 'doi:10.1/b'),))
    """

    made: tuple[Decision, ...] = ()

    def __init__(self, made: Iterable[Decision] = ()) -> None:
        unique: dict[Any, Decision] = {}
        for decision in made:
            unique.setdefault((decision.kind, decision.about), decision)
        object.__setattr__(self, "made", tuple(unique.values()))
        _refuse_opposites(self.made)
        refuse_contradictions(
            [(one.a, one.b, one.told) for one in self.made if one.kind == "same"],
            [(one.a, one.b, one.told) for one in self.made if one.kind == "different"],
        )

    def __len__(self) -> int:
        """How many there are."""
        return len(self.made)

    def __iter__(self) -> Iterator[Decision]:
        """Go through them in order."""
        return iter(self.made)

    @property
    def must_link(self) -> tuple[tuple[str, str], ...]:
        """Pairs that are one work, by what names the records."""
        return tuple((one.a, one.b) for one in self.made if one.kind == "same")

    @property
    def cannot_link(self) -> tuple[tuple[str, str], ...]:
        """Pairs that are different works."""
        return tuple((one.a, one.b) for one in self.made if one.kind == "different")

    def plain(self) -> dict[str, Any]:
        """Return the pairs and every decision as JSON can hold them."""
        return {
            "must_link": self.must_link,
            "cannot_link": self.cannot_link,
            "made": [asdict(one) for one in self.made],
        }

    def of_person(self, ids: Iterable[str]) -> dict[str, bool]:
        """Return what was decided of one person: by record, whether it is theirs.

        Parameters
        ----------
        ids : iterable of str
            Identifiers of one person.

        Returns
        -------
        dict of str to bool
            By what names a record.

        Examples
        --------
        >>> Decisions([Decision("not_mine", "doi:10.1/a", "s2:7")]).of_person(["s2:7"])
        {'doi:10.1/a': False}
        """
        known = set(ids)
        kinds = {"mine": True, "not_mine": False}
        return {one.a: kinds[one.kind] for one in self.made if one.kind in kinds and one.b in known}

    def with_further(self, further: Iterable[Decision]) -> Decisions:
        """Add decisions; a later one on the same things takes the place of the earlier.

        Parameters
        ----------
        further : iterable of Decision
            None contradicting another.

        Returns
        -------
        Decisions
            All of them.

        Raises
        ------
        RecordError
            If they contradict one another, or through a chain an earlier one.

        Examples
        --------
        >>> decided = Decisions([Decision("same", "s2:1", "s2:2")])
        >>> decided.with_further([Decision("different", "s2:2", "s2:1")]).must_link
        ()
        """
        new = Decisions(further)
        about = {decision.about for decision in new}
        return Decisions([*(one for one in self.made if one.about not in about), *new])

    def without(self, a: str, b: str) -> Decisions:
        """Take back what was decided on two things, whichever comes first.

        Parameters
        ----------
        a, b : str
            Two records, or a record and a person.

        Returns
        -------
        Decisions
            The others.

        Examples
        --------
        >>> len(Decisions([Decision("same", "s2:1", "s2:2")]).without("s2:2", "s2:1"))
        0
        """
        return Decisions(one for one in self.made if {one.a, one.b} != {a, b})


def _refuse_opposites(made: Iterable[Decision]) -> None:
    mine: dict[Any, Decision] = {}
    for one in made:
        if one.kind not in _OF_TWO_RECORDS:
            other = mine.setdefault(one.about, one)
            if other.kind != one.kind:
                raise _contradiction([other.told, one.told])


# Two records, and who says so: a line of a file, an argument.
Linked = tuple[str, str, str]


def refuse_contradictions(must_link: Sequence[Linked], cannot_link: Sequence[Linked]) -> None:
    """Refuse pairs that are to be one work, directly or by a chain of pairs, and not to be.

    Parameters
    ----------
    must_link, cannot_link : sequence of (str, str, str)
        Pairs of records, and who says so.

    Raises
    ------
    RecordError
        If two contradict one another; it names who says so.

    Examples
    --------
    >>> refuse_contradictions([("a", "b", "line 1")], [("b", "a", "line 7")])
    Traceback (most recent call last):
    ...
    researchmetrics.errors.RecordError: Decisions contradict one another: line 1 and line 7. ...
    """
    if not must_link or not cannot_link:
        return
    beside: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for a, b, origin in must_link:
        beside[a].append((b, origin))
        beside[b].append((a, origin))
    for a, b, origin in cannot_link:
        chain = _chain(beside, a, b) if a in beside and b in beside else None
        if chain is not None:
            raise _contradiction([*chain, origin])


def _chain(beside: dict[str, list[tuple[str, str]]], start: str, end: str) -> list[str] | None:
    """Say who makes one work of two records, by the shortest chain."""
    came: dict[str, tuple[str, str]] = {start: (start, "")}
    queue = deque([start])
    while queue and end not in came:
        here = queue.popleft()
        for there, origin in beside[here]:
            if there not in came:
                came[there] = (here, origin)
                queue.append(there)
    if end not in came:
        return None
    chain = []
    while end != start:
        end, origin = came[end]
        chain.append(origin)
    return chain[::-1]


def _contradiction(origins: Iterable[str]) -> RecordError:
    told = list(dict.fromkeys(origins))
    return RecordError(
        f"Decisions contradict one another: {', '.join(told[:-1])} and {told[-1]}. Take one of "
        'them back: in a file remove its line, or write "undo" with the same two names below it.'
    )
