"""Cutting texts into tokens: words, runs of digits, and single signs, of many texts at once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Tokens", "cut"]

Ints = NDArray[np.int32]

# Letters and digits are parted, so that "B739" can be the end of a venue and a volume.
_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+|[^\s]")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of many texts, one after the other.

    Parameters
    ----------
    words : tuple of str
        The different tokens.
    word : array of int
        For each token, its place in ``words``.
    start, end : array of int
        Where each token stands in its own text.
    bounds : array of int
        Where in the other arrays each text begins, and after the last, where it ends.
    """

    words: tuple[str, ...]
    word: Ints
    start: Ints
    end: Ints
    bounds: Ints

    def __len__(self) -> int:
        return len(self.word)


def cut(texts: Sequence[str]) -> Tokens:
    """Cut texts into tokens.

    Parameters
    ----------
    texts : sequence of str
        Any texts; empty ones have no tokens.

    Returns
    -------
    Tokens
        Every sign that is not white space is in exactly one token.

    Examples
    --------
    >>> found = cut(["Phys. Lett. B739", ""])
    >>> [found.words[number] for number in found.word], found.bounds.tolist()
    (['Phys', '.', 'Lett', '.', 'B', '739'], [0, 6, 6])
    """
    known: dict[str, int] = {}
    word: list[int] = []
    start: list[int] = []
    bounds = [0]
    lengths: list[int] = []
    for text in texts:
        for found in _TOKEN.finditer(text):
            token = found[0]
            word.append(known.setdefault(token, len(known)))
            start.append(found.start())
            lengths.append(len(token))
        bounds.append(len(word))
    begin = np.array(start, dtype=np.int32)
    return Tokens(
        tuple(known),
        np.array(word, dtype=np.int32),
        begin,
        begin + np.array(lengths, dtype=np.int32),
        np.array(bounds, dtype=np.int32),
    )
