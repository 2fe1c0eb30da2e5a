"""Words of a name that ran together on the way, parted again."""

from __future__ import annotations

import re
from functools import lru_cache

from researchmetrics.normalizer.venues.table import VenueTable

__all__ = ["parted"]

_GLUE_TEXT = "on of in the and for int intl conf proc proceedings acm ieee th very"
_GLUE = frozenset(_GLUE_TEXT.split())
_PIECE = re.compile(r"[^\W\d_]+|\d+[^\W\d_]*|[^\w\s]+")
_LONGEST = 16


def parted(line: str, table: VenueTable) -> str:
    """Part the words that ran together where each piece is a word of some venue's name.

    Parameters
    ----------
    line : str
        Name as printed.
    table : VenueTable
        The venues that are known.

    Returns
    -------
    str
        The line itself where nothing is to be parted.

    Examples
    --------
    >>> from researchmetrics.normalizer.venues.table import known_venues
    >>> parted("Conferenceon Managementof Data", known_venues())
    'Conference on Management of Data'
    """
    is_changed = False
    found: list[str] = []
    for word in _PIECE.findall(line):
        cut = _pieces(word, table) if len(word) > 5 and word.isalpha() else (word,)
        is_changed = is_changed or len(cut) > 1
        found += cut
    return " ".join(found) if is_changed else line


@lru_cache(maxsize=16384)
def _pieces(word: str, table: VenueTable) -> tuple[str, ...]:
    """Cut a word into as few known ones as possible; itself when that cannot be."""
    low = word.lower()
    if low in table.vocabulary or len(low) > 60:
        return (word,)
    best: list[tuple[str, ...] | None] = [(), *[None] * len(low)]
    for end in range(1, len(low) + 1):
        for start in range(max(0, end - _LONGEST), end):
            before, known = best[start], best[end]
            if before is None or not _is_piece(low[start:end], table):
                continue
            if known is None or len(before) + 1 < len(known):
                best[end] = (*before, word[start:end])
    found = best[-1]
    # Long words are often made of words: only a little word shows that these ran together.
    return found if found and any(piece.lower() in _GLUE for piece in found) else (word,)


def _is_piece(piece: str, table: VenueTable) -> bool:
    return piece in _GLUE or (len(piece) > 3 and piece in table.vocabulary)
