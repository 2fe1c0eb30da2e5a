"""Putting out of a group who cannot be of it: names that contradict, two authors of one work."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from researchmetrics.normalizer.names import Name
from researchmetrics.normalizer.people.given import AGAINST, kinship, shape
from researchmetrics.normalizer.people.signatures import Signature

__all__ = ["settle"]


def settle(
    signatures: Sequence[Signature],
    groups: Iterable[Sequence[int]],
    *,
    held: Collection[int] = (),
) -> list[list[int]]:
    """Split groups until no two members exclude each other.

    Parameters
    ----------
    signatures : sequence of Signature
        In the order of their keys.
    groups : iterable of sequences of int
        Places of the signatures taken for one person's.
    held : collection of int
        Those that stay together whatever their names: the user's word.

    Returns
    -------
    list of list of int
        The groups, the majority of each kept whole; those put out form groups of their own.
    """
    settled = []
    waiting = [list(group) for group in groups]
    while waiting:
        group = waiting.pop()
        kept, out = _majority(signatures, group, held)
        settled.append(sorted(kept))
        if out:
            waiting.append(out)
    return sorted(settled)


def _majority(
    signatures: Sequence[Signature], group: Sequence[int], held: Collection[int]
) -> tuple[list[int], list[int]]:
    """Keep those held, then those whose names agree with most, and one author of each work."""
    sure = [place for place in group if place in held]
    agreeing = _agreeing(
        [signatures[place].name for place in group], {signatures[place].name for place in sure}
    )
    ranks = {name: rank for rank, name in enumerate(agreeing)}
    named = [place for place in group if signatures[place].name in ranks and place not in held]
    out = [place for place in group if signatures[place].name not in ranks]
    named.sort(key=lambda place: (ranks[signatures[place].name], place))
    kept = list(sure)
    works = {one.work: one.position for place in sure for one in (signatures[place],)}
    for place in named:
        one = signatures[place]
        if (
            one.work is not None
            and one.work in works
            and (one.position is None or works[one.work] != one.position)
        ):
            out.append(place)
            continue
        kept.append(place)
        if one.work is not None:
            works[one.work] = one.position
    return kept, sorted(out)


def _agreeing(names: Iterable[Name], sure: Collection[Name]) -> list[Name]:
    """Take the sure forms, the most frequent, and all that contradict none taken before."""
    counts = Counter(names)
    order = sorted(counts, key=lambda name: (-_telling(name) * counts[name], name.raw))
    taken = [name for name in order if name in sure]
    for name in order:
        if name not in sure and all(kinship(name, other) > AGAINST for other in taken):
            taken.append(name)
    return taken


def _telling(name: Name) -> int:
    return 2 if shape(name)[0] == "full" else 1
