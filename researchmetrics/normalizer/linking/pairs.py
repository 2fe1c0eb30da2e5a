"""Pairs of records worth comparing: by identifier, by title, by rare words; never by year alone."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from itertools import combinations, pairwise

from researchmetrics.normalizer.linking.entries import Entry

_RARE_WORDS = 6  # of each title; two slips still leave enough to meet by
_LARGEST_BLOCK = 400  # a word in more titles says nothing
_STEM = 5  # letters by which inflected and misspelt words meet


def candidate_pairs(entries: Sequence[Entry]) -> list[tuple[int, int]]:
    """Find the pairs of records worth comparing.

    Parameters
    ----------
    entries : sequence of Entry
        All records.

    Returns
    -------
    list of (int, int)
        Positions, the smaller first, in order, none twice.

    Examples
    --------
    >>> from researchmetrics.normalizer.linking.entries import make_entry
    >>> titles = ["On Cracked Pots", "On Craked Pots", "Of Mended Kettles"]
    >>> candidate_pairs(
    ...     [make_entry({"title": t}, key=t, names=[], as_of="2026-01-01") for t in titles]
    ... )
    [(0, 1)]
    """
    found = set(_equal(entries))
    found.update(_meeting(entries))
    return sorted(found)


def _equal(entries: Sequence[Entry]) -> Iterator[tuple[int, int]]:
    blocks: dict[Hashable, list[int]] = defaultdict(list)
    for place, entry in enumerate(entries):
        for identifier in entry.ids:
            blocks[identifier].append(place)
        if entry.squash:
            blocks[("title", entry.squash)].append(place)
            # Titles that differ in a word at either end still begin or end alike.
            if len(entry.squash) >= 16:
                blocks[("start", entry.squash[:16])].append(place)
                blocks[("end", entry.squash[-16:])].append(place)
    for block in blocks.values():
        yield from _pairs_of(block)


def _pairs_of(block: list[int]) -> Iterator[tuple[int, int]]:
    if len(block) <= _LARGEST_BLOCK:
        yield from combinations(block, 2)
    else:  # all of one kind, such as "Editorial": neighbours are enough to hold a cluster together
        yield from pairwise(block)


def _meeting(entries: Sequence[Entry]) -> Iterator[tuple[int, int]]:
    """Pair titles that share two of their rarest words, or the one rare word they have."""
    stems = [tuple(dict.fromkeys(word[:_STEM] for word in entry.content)) for entry in entries]
    counts = Counter(stem for own in stems for stem in own)
    blocks: dict[str, list[int]] = defaultdict(list)
    rare = [sorted(own, key=lambda stem: (counts[stem], stem))[:_RARE_WORDS] for own in stems]
    for place, rarest in enumerate(rare):
        for stem in rarest:
            if 1 < counts[stem] <= _LARGEST_BLOCK:
                blocks[stem].append(place)
    sets = [frozenset(own) for own in stems]
    # Title by title: most pairs share one word only, and all of them at once fill the memory.
    for a, rarest in enumerate(rare):
        met: Counter[int] = Counter()
        for block in (blocks[stem] for stem in rarest if stem in blocks):
            met.update(block[bisect_right(block, a) :])
        for b, times in met.items():
            is_near = times > 1 or min(len(rarest), len(rare[b])) <= 3
            # Less than half the shorter title in common is never the same title.
            if is_near and 2 * len(sets[a] & sets[b]) >= min(len(sets[a]), len(sets[b])):
                yield a, b
