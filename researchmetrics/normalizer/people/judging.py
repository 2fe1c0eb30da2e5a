"""From groups to probabilities: how likely each record is the person's, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from researchmetrics.normalizer.people.evidence import FIELDS
from researchmetrics.normalizer.people.gathering import Gathered
from researchmetrics.normalizer.people.signatures import Signature
from researchmetrics.normalizer.people.surety import MOST, apart

__all__ = ["Judgement", "evidence_of", "judge"]

_TOLD = {
    "coauthor": "co-authors",
    "venue": "venue",
    "word": "words",
    "place": "affiliation",
    "id": "identifier",
}
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is held of one record.

    Parameters
    ----------
    probability : float
        That it is the person's.
    reason : str
        In words.
    """

    probability: float
    reason: str


def judge(
    gathered: Gathered, *, mine: Sequence[int], refused: Sequence[int], asked: str
) -> dict[int, Judgement]:
    """Judge all signatures.

    Parameters
    ----------
    gathered : Gathered
        Groups of the signatures.
    mine, refused : sequence of int
        Places of signatures known to be, and not to be, the person's.
    asked : str
        What was known of the person, for the reasons.

    Returns
    -------
    dict of int to Judgement
        By signature.
    """
    if mine:
        return _by_known(gathered, set(mine), set(refused))
    return _by_name(gathered, set(refused), asked)


def _by_known(gathered: Gathered, mine: set[int], refused: set[int]) -> dict[int, Judgement]:
    judged: dict[int, Judgement] = {}
    for group in gathered.groups:
        known = len(mine.intersection(group))
        n_refused = len(refused.intersection(group))
        for place in group:
            odds = float(gathered.towards[place])
            if known:
                told = f"in one group with {_count(known)} known to be theirs"
                judged[place] = Judgement(MOST * float(gathered.support[place]), told)
            elif n_refused:
                told = f"in one group with {_count(n_refused)} known not to be theirs"
                judged[place] = Judgement(apart(odds) / 2, told)
            else:
                told = "in another group than what is known to be theirs"
                judged[place] = Judgement(apart(odds), told)
    return judged


def _by_name(gathered: Gathered, refused: set[int], asked: str) -> dict[int, Judgement]:
    """With a name alone every group may be the person: as likely as it is large."""
    free = [group for group in gathered.groups if refused.isdisjoint(group)]
    total = sum(len(group) for group in free)
    judged: dict[int, Judgement] = {}
    for group in gathered.groups:
        n_refused = len(refused.intersection(group))
        if n_refused:
            told = f"in one group with {_count(n_refused)} known not to be theirs"
            judged |= {place: Judgement((1 - MOST) / 2, told) for place in group}
            continue
        told = (
            f"{asked}: one group of {len(free)}, with {len(group)} of {_count(total)}; an "
            "identifier, or a record known to be theirs, would tell which"
            if len(free) > 1
            else f"{asked}: all {_count(total)} that bear it agree with one another"
        )
        share = len(group) / total
        for place in group:
            judged[place] = Judgement(share * MOST * float(gathered.support[place]), told)
    return judged


def _count(n: int) -> str:
    return f"{n} record{'s' * (n != 1)}"


def evidence_of(signatures: Sequence[Signature], group: Sequence[int]) -> dict[int, str | None]:
    """Write what each signature of a group shares with the others.

    Parameters
    ----------
    signatures : sequence of Signature
        All of them.
    group : sequence of int
        Places of those of one group.

    Returns
    -------
    dict of int to (str or None)
        Such as "co-authors: carberry josiah; venue: chi"; None where nothing is shared.
    """
    counts = Counter(piece for place in group for piece in signatures[place].pieces)
    return {place: _shared(signatures[place], counts) for place in group}


def _shared(one: Signature, counts: Mapping[tuple[int, str, bool], int]) -> str | None:
    told = []
    for place, field in enumerate(FIELDS):
        if field.name in _TOLD:
            pieces = [p for p in one.pieces if p[0] == place and not p[2] and counts[p] > 1]
            pieces.sort(key=lambda piece: (-counts[piece], piece[1]))
            if pieces:
                told.append(f"{_TOLD[field.name]}: {', '.join(p[1] for p in pieces[:_SHOWN])}")
    return "; ".join(told) or None
