"""The pairs of records that are compared, and what comparing gives: for doubtful pairs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from researchmetrics.normalizer.linking.entries import Entry
from researchmetrics.normalizer.linking.pairs import candidate_pairs
from researchmetrics.normalizer.linking.score import Verdict, compare

__all__ = ["judged_pairs"]


def judged_pairs(
    entries: Sequence[Entry], pairs: Iterable[tuple[int, int]] | None = None
) -> Iterator[tuple[int, int, Verdict]]:
    """Compare the pairs of records worth comparing.

    Parameters
    ----------
    entries : sequence of Entry
        Records.
    pairs : iterable of (int, int), optional
        Positions, where they were found elsewhere.

    Yields
    ------
    tuple of (int, int, Verdict)
        Two positions and what comparing the records gave.

    Examples
    --------
    >>> from researchmetrics.normalizer.linking.entries import make_entry
    >>> entries = [
    ...     make_entry({"title": title}, key=title, names=["J. Carberry"], as_of="2026-01-01")
    ...     for title in ("On Cracked Pots", "On craked pots", "Of Mended Kettles")
    ... ]
    >>> [(a, b, verdict.reason) for a, b, verdict in judged_pairs(entries)]
    [(0, 1, 'titles equal but for small slips, all 1 authors agree')]
    """
    for a, b in candidate_pairs(entries) if pairs is None else pairs:
        yield a, b, compare(entries[a], entries[b])
