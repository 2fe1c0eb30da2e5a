"""Decisions brought to bear on the records at hand: which keys they link, part or leave out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product
from typing import Any, TypeGuard

from researchmetrics.errors import RecordError
from researchmetrics.normalizer.decisions.handles import Register
from researchmetrics.normalizer.decisions.model import (
    Decision,
    Decisions,
    Linked,
    refuse_contradictions,
)

__all__ = ["Settled", "in_pairs", "settle"]


@dataclass(frozen=True, slots=True)
class Settled:
    """What decisions mean for the records at hand.

    Parameters
    ----------
    must_link, cannot_link : tuple of (str, str)
        Pairs of keys of records.
    mine, not_mine : frozenset of str
        Keys of records said to be, or not to be, the person's.
    unknown : tuple of Decision
        Decisions on records that are not here: kept, since they may come back.
    """

    must_link: tuple[tuple[str, str], ...] = ()
    cannot_link: tuple[tuple[str, str], ...] = ()
    mine: frozenset[str] = frozenset()
    not_mine: frozenset[str] = frozenset()
    unknown: tuple[Decision, ...] = ()


def in_pairs(given: object) -> list[tuple[Any, Any]]:
    """Take what must_link or cannot_link names as pairs.

    Parameters
    ----------
    given : object
        From a caller.

    Returns
    -------
    list of tuple
        In order.

    Raises
    ------
    RecordError
        If it is not made of pairs.

    Examples
    --------
    >>> in_pairs([["a", "b"]])
    [('a', 'b')]
    """
    found: list[tuple[Any, Any]] = []
    for one in given if _is_many(given) else [given]:
        if not _is_many(one) or len(pair := tuple(one)) != 2:
            raise RecordError(
                f"must_link and cannot_link take pairs, such as [(a, b)], and {one!r} is none. "
                "Name two in each."
            )
        found.append((pair[0], pair[1]))
    return found


def _is_many(value: object) -> TypeGuard[Iterable[Any]]:
    return isinstance(value, Iterable) and not isinstance(value, str | bytes)


def settle(
    decisions: Decisions,
    register: Register,
    *,
    person: Iterable[str] = (),
    must_link: Iterable[tuple[str, str]] = (),
    cannot_link: Iterable[tuple[str, str]] = (),
) -> Settled:
    """Find the records that decisions speak of.

    A name stands for every record that carries it: a decision on a DOI holds for all records with
    that DOI.

    Parameters
    ----------
    decisions : Decisions
        What was decided.
    register : Register
        Which records carry which names.
    person : iterable of str
        Identifiers of the person whose records they are.
    must_link, cannot_link : iterable of (str, str)
        Further pairs of keys.

    Returns
    -------
    Settled
        Pairs of keys.

    Raises
    ------
    RecordError
        If they contradict one another; it names the decisions.

    Examples
    --------
    >>> register = Register({"k1": ("doi:10.1/a",), "k2": ("s2:1",), "k3": ("s2:1",)})
    >>> settle(Decisions([Decision("different", "doi:10.1/a", "s2:1")]), register).cannot_link
    (('k1', 'k2'), ('k1', 'k3'))
    """
    must: list[Linked] = [(a, b, "the argument must_link") for a, b in must_link]
    cannot: list[Linked] = [(a, b, "the argument cannot_link") for a, b in cannot_link]
    unknown = []
    for decision in decisions:
        if decision.kind in {"same", "different"}:
            first, second = register.keys(decision.a), register.keys(decision.b)
            pairs = must if decision.kind == "same" else cannot
            pairs += [(a, b, decision.told) for a, b in _across(first, second, decision.kind)]
            if not (first and second):
                unknown.append(decision)
        elif not register.keys(decision.a):
            unknown.append(decision)
    refuse_contradictions(must, cannot)
    own = decisions.of_person(person)
    return Settled(
        must_link=tuple(dict.fromkeys((a, b) for a, b, _ in must)),
        cannot_link=tuple(dict.fromkeys((a, b) for a, b, _ in cannot)),
        mine=_keys(register, [one for one, is_theirs in own.items() if is_theirs]),
        not_mine=_keys(register, [one for one, is_theirs in own.items() if not is_theirs]),
        unknown=tuple(unknown),
    )


def _keys(register: Register, names: Iterable[str]) -> frozenset[str]:
    return frozenset(key for name in names for key in register.keys(name))


def _across(
    first: tuple[str, ...], second: tuple[str, ...], kind: str
) -> Iterable[tuple[str, str]]:
    """Pair the records of two names; one that carries both is never parted from itself."""
    if kind == "same":
        return ((a, b) for a, b in product(first, second) if a != b)
    both = set(first) & set(second)
    return ((a, b) for a, b in product(first, second) if a not in both and b not in both)
