"""Adding up the weights of every token of many texts."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from researchmetrics.documents.references.model.context_features import columns_of
from researchmetrics.documents.references.model.tokens import Tokens
from researchmetrics.documents.references.model.weights import LISTS, OFFSETS, Weights
from researchmetrics.documents.references.model.word_features import describe, number_look

__all__ = ["score_tokens"]

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


def score_tokens(tokens: Tokens, weights: Weights) -> Floats:
    """Add up the weights of each label for each token.

    Parameters
    ----------
    tokens : Tokens
        Of any number of texts.
    weights : Weights
        What the model has learnt.

    Returns
    -------
    array of float32, (tokens, labels)
        The higher, the better the label fits, its neighbours left aside.
    """
    if not len(tokens):
        return np.zeros((0, weights.rows.shape[1]), dtype=np.float32)
    own = _word_scores(tokens.words, weights)
    scores = own[0].take(tokens.word, axis=0)
    place = np.arange(len(tokens)) - np.repeat(tokens.bounds[:-1], np.diff(tokens.bounds))
    left = np.repeat(tokens.bounds[1:], np.diff(tokens.bounds)) - np.arange(len(tokens)) - 1
    for number, offset in enumerate(OFFSETS[1:], 1):
        inside = np.flatnonzero((place >= -offset) if offset < 0 else (left >= offset))
        scores[inside] += own[number].take(tokens.word[inside + offset], axis=0)
    common = weights.common.get
    frequent = np.array([common(word.lower(), 0) for word in tokens.words], dtype=np.int64)
    for column, values in zip(weights.columns, columns_of(tokens, frequent), strict=False):
        scores += weights.rows.take(column.rows(values), axis=0)
    return scores


def _word_scores(words: tuple[str, ...], weights: Weights) -> list[Floats]:
    """For each offset and each different token, the weights it gives."""
    found: list[list[int]] = [[] for _ in OFFSETS]
    starts: list[list[int]] = [[] for _ in OFFSETS]
    known = [names.get for names in weights.names]
    looks: dict[str, int] = {}
    which = []
    for word in words:
        # Numbers of one look have the same features, and are many.
        look = number_look(word) if word.isdigit() else word
        if look not in looks:
            looks[look] = len(looks)
            lists = describe(word)
            for number, of in enumerate(LISTS):
                _add(found[number], starts[number], lists[of], known[number])
        which.append(looks[look])
    return [
        np.add.reduceat(weights.rows.take(np.array(rows), axis=0), np.array(begin), axis=0).take(
            which, axis=0
        )
        for rows, begin in zip(found, starts, strict=True)
    ]


def _add(
    rows: list[int], starts: list[int], features: list[str], known: Callable[[str, int], int]
) -> None:
    starts.append(len(rows))
    # Row 0 is zero: an unknown feature weighs nothing.
    rows += [known(feature, 0) for feature in features]
