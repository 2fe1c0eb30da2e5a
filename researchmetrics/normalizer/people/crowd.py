"""Groups of signatures in arrays, so that one is weighed against all others at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from researchmetrics.normalizer.names import Name
from researchmetrics.normalizer.people.evidence import (
    FIELDS,
    MOST,
    Floats,
    Ints,
    amounts,
    shared_odds,
    weigh,
)
from researchmetrics.normalizer.people.given import kinship
from researchmetrics.normalizer.people.signatures import Piece, Signature

__all__ = ["Bunch", "Crowd", "join"]

# Odds before any evidence, for two records whose names agree in nothing that tells.
_BEFORE = 1.5
# Years between two groups are nothing; beyond a working life they speak against.
_QUIET_YEARS = 5
_PER_YEAR = 0.2


@dataclass(slots=True)
class Bunch:
    """Signatures taken for one person's.

    Parameters
    ----------
    members : list of int
        Places in the list of signatures.
    pieces : Mapping of int to int
        Evidence with counts.
    names : Mapping of int to int
        Forms of the name with counts.
    works : Mapping of str to (int or None)
        Works, with the position of the author in each: one person has one.
    orcids : frozenset of str
        ORCID iDs.
    is_chosen, is_refused : bool
        Whether the user said that they are a certain person's, or not.
    years : (float, float)
        First and last; NaN where unknown.
    """

    members: list[int]
    pieces: dict[int, int]
    names: dict[int, int]
    works: dict[str, int | None] = field(default_factory=dict)
    orcids: frozenset[str] = frozenset()
    is_chosen: bool = False
    is_refused: bool = False
    years: tuple[float, float] = (np.nan, np.nan)


def join(a: Bunch, b: Bunch) -> Bunch:
    """Take two for one person's."""
    return Bunch(
        members=a.members + b.members,
        pieces=_added(a.pieces, b.pieces),
        names=_added(a.names, b.names),
        works={**b.works, **a.works},
        orcids=a.orcids | b.orcids,
        is_chosen=a.is_chosen or b.is_chosen,
        is_refused=a.is_refused or b.is_refused,
        years=(float(np.fmin(a.years[0], b.years[0])), float(np.fmax(a.years[1], b.years[1]))),
    )


def _added(a: Mapping[int, int], b: Mapping[int, int]) -> dict[int, int]:
    few, many = sorted((a, b), key=len)
    total = dict(many)
    for key, count in few.items():
        total[key] = total.get(key, 0) + count
    return total


@dataclass(slots=True)
class Crowd:
    """The groups of one name, and the odds between any of them and all others.

    Parameters
    ----------
    bunches : list of Bunch
        Current groups.
    kin : numpy.ndarray
        Log odds between forms of the name.
    piece_field, piece_kind : numpy.ndarray
        Field of each piece of evidence, and its row in the table of odds.
    """

    bunches: list[Bunch]
    kin: Floats
    piece_field: Ints
    piece_kind: Ints
    _starts: Ints = field(init=False)
    _owners: Ints = field(init=False)
    _counts: Ints = field(init=False)
    _amounts: Ints = field(init=False)
    _naming: Floats = field(init=False)
    _years: Floats = field(init=False)

    def arrange(self) -> None:
        """Turn the groups into arrays; to be called after they changed."""
        n = len(self.bunches)
        sizes = np.fromiter((len(b.pieces) for b in self.bunches), dtype=np.int64, count=n)
        total = int(sizes.sum())
        pieces = np.fromiter((p for b in self.bunches for p in b.pieces), np.int64, total)
        counts = np.fromiter((c for b in self.bunches for c in b.pieces.values()), np.int64, total)
        counts = np.minimum(counts, MOST)
        owners = np.repeat(np.arange(n), sizes)
        order = np.argsort(pieces, kind="stable")
        self._owners, self._counts = owners[order], counts[order]
        n_pieces = self.piece_field.size
        self._starts = np.searchsorted(pieces[order], np.arange(n_pieces + 1))
        self._amounts = amounts(owners, self.piece_field[pieces], counts, n)
        self._naming = self._name_weights()
        self._years = np.array([b.years for b in self.bunches], dtype=float).reshape(n, 2)

    def _name_weights(self) -> Floats:
        weights = np.zeros((len(self.bunches), len(self.kin)))
        for place, bunch in enumerate(self.bunches):
            forms = list(bunch.names)
            row = np.array([bunch.names[form] for form in forms], dtype=float)
            weights[place, forms] = row / row.sum()
        return weights

    def odds(self, place: int) -> Floats:
        """Weigh one group against all.

        Parameters
        ----------
        place : int
            The group.

        Returns
        -------
        numpy.ndarray
            Log odds that it and each are of one person; vetoes not counted.
        """
        return np.asarray(self.parts(place).sum(axis=0))

    def parts(self, place: int) -> Floats:
        """Weigh one group against all, by kind: before and name, years, then each field."""
        n = len(self.bunches)
        names = _BEFORE + (self._naming[place] @ self.kin) @ self._naming.T
        shared = self._shared(self.bunches[place], n)
        fields = weigh(shared, self._amounts[:, place], self._amounts)
        return np.vstack((names, self._apart(place), fields))

    def _shared(self, bunch: Bunch, n: int) -> Floats:
        if not bunch.pieces:
            return np.zeros((len(FIELDS), n))
        pieces = np.fromiter(bunch.pieces.keys(), np.int64, len(bunch.pieces))
        own = np.minimum(np.fromiter(bunch.pieces.values(), np.int64, len(pieces)), MOST)
        starts, lengths = self._starts[pieces], self._starts[pieces + 1] - self._starts[pieces]
        ends = np.cumsum(lengths)
        at = np.arange(ends[-1]) + np.repeat(starts - (ends - lengths), lengths)
        odds = shared_odds()[
            np.repeat(self.piece_kind[pieces], lengths),
            np.repeat(own, lengths),
            self._counts[at],
        ]
        cell = np.repeat(self.piece_field[pieces], lengths) * n + self._owners[at]
        total = np.bincount(cell, weights=odds, minlength=len(FIELDS) * n)
        return np.asarray(total, dtype=float).reshape(-1, n)

    def _apart(self, place: int) -> Floats:
        first, last = self._years[place]
        gap = np.fmax(self._years[:, 0] - last, first - self._years[:, 1])
        return np.asarray(-_PER_YEAR * np.nan_to_num(np.maximum(gap - _QUIET_YEARS, 0.0), nan=0.0))

    def clash(self, a: int, b: int) -> bool:
        """Whether two groups must stay apart whatever the evidence."""
        return clash(self.bunches[a], self.bunches[b])


def clash(a: Bunch, b: Bunch) -> bool:
    """Whether two groups must stay apart: other ORCID iDs, one work, or the user's word.

    Parameters
    ----------
    a, b : Bunch
        Two groups.

    Returns
    -------
    bool
        A few works in common are let pass: one wrong member must not hold two groups of a hundred
        apart, and is put out afterwards.
    """
    if (a.is_chosen and b.is_refused) or (a.is_refused and b.is_chosen):
        return True
    if a.orcids and b.orcids and a.orcids.isdisjoint(b.orcids):
        return True
    few, many = sorted((a.works, b.works), key=len)
    twice = sum(1 for work, at in few.items() if work in many and (at is None or many[work] != at))
    return twice > _SHARE_OF_SLIPS * len(few)


_SHARE_OF_SLIPS = 0.05


def crowd_of(
    signatures: Sequence[Signature], bunches: Iterable[Sequence[int]], *, shift: float = 0.0
) -> Crowd:
    """Make the first groups.

    Parameters
    ----------
    signatures : sequence of Signature
        In the order of their keys.
    bunches : iterable of sequences of int
        Places of signatures that are one from the start.
    shift : float
        Added to all odds.

    Returns
    -------
    Crowd
        Ready to be weighed.
    """
    numbers: dict[Piece, int] = {}
    for signature in signatures:
        for piece in signature.pieces:
            numbers.setdefault(piece, len(numbers))
    forms: dict[Name, int] = {}
    for signature in signatures:
        forms.setdefault(signature.name, len(forms))
    crowd = Crowd(
        bunches=[_bunch(signatures, members, numbers, forms) for members in bunches],
        kin=_kin(list(forms)) + shift,
        piece_field=np.array([piece[0] for piece in numbers], dtype=np.int64),
        piece_kind=np.array([2 * piece[0] + piece[2] for piece in numbers], dtype=np.int64),
    )
    crowd.arrange()
    return crowd


def _bunch(
    signatures: Sequence[Signature],
    members: Sequence[int],
    numbers: Mapping[Piece, int],
    forms: Mapping[Name, int],
) -> Bunch:
    single = [
        Bunch(
            members=[place],
            pieces={numbers[piece]: count for piece, count in one.pieces.items()},
            names={forms[one.name]: 1},
            works={one.work: one.position} if one.work else {},
            orcids=frozenset((one.orcid,) if one.orcid else ()),
            years=(np.nan, np.nan) if one.year is None else (one.year, one.year),
        )
        for place in members
        for one in (signatures[place],)
    ]
    whole = single[0]
    for other in single[1:]:
        whole = join(whole, other)
    return whole


def _kin(forms: Sequence[Name]) -> Floats:
    n = len(forms)
    odds = np.zeros((n, n))
    for a in range(n):
        for b in range(a + 1):
            odds[a, b] = odds[b, a] = kinship(forms[a], forms[b])
    return odds
