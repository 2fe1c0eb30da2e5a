"""Fitting the weights of the model to examples, with python-crfsuite.

References
----------
.. [1] Okazaki N (2007). CRFsuite: a fast implementation of conditional random fields.
   http://www.chokkan.org/software/crfsuite/
.. [2] Liu DC, Nocedal J (1989). On the limited memory BFGS method for large scale optimization.
   Mathematical Programming 45, 503-528. doi:10.1007/BF01589116
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from researchmetrics.documents.references.model.context_features import columns_of
from researchmetrics.documents.references.model.labels import FIELDS
from researchmetrics.documents.references.model.tokens import Tokens, cut
from researchmetrics.documents.references.model.training.examples import Example, label_tokens
from researchmetrics.documents.references.model.weights import LISTS, OFFSETS, pack
from researchmetrics.documents.references.model.word_features import describe

__all__ = ["fit", "label_all"]

# How often a word must occur for pairs of it with its neighbour to be looked at.
_FREQUENT = 6
# Features that occur once tell only of that one reference.
_OFTEN_ENOUGH = 2


def fit(
    examples: Sequence[Example],
    *,
    strength: float = 1.0,
    rounds: int = 60,
    calibration: NDArray[np.float32] | None = None,
) -> bytes:
    """Fit weights to examples.

    Parameters
    ----------
    examples : sequence of Example
        References with their fields.
    strength : float, default 1.0
        How strongly weights are held small (the coefficient of the square).
    rounds : int, default 60
        Steps of the search for the best weights.
    calibration : array of float32, optional
        For each field, slope and shift; as the model says it when not given.

    Returns
    -------
    bytes
        A file of weights; the same for the same examples in the same order.
    """
    import pycrfsuite

    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(
        {
            "c1": 0.0,
            "c2": strength,
            "max_iterations": rounds,
            "feature.minfreq": _OFTEN_ENOUGH,
        }
    )
    tokens = cut([example.text for example in examples])
    common = _common(tokens)
    pairs = zip(_sequences(tokens, common), label_all(examples, tokens), strict=True)
    for features, labels in pairs:
        if labels:
            trainer.append(features, labels)
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "model.crfsuite")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        learnt = tagger.info()
        tagger.close()
    if calibration is None:
        calibration = np.tile(np.array([1, 0], dtype=np.float32), (len(FIELDS), 1))
    return pack(learnt.state_features, learnt.transitions, common, calibration)


def label_all(examples: Sequence[Example], tokens: Tokens) -> Iterator[list[str]]:
    """Give the labels of every example.

    Parameters
    ----------
    examples : sequence of Example
        References with their fields.
    tokens : Tokens
        Their tokens.

    Yields
    ------
    list of str
        One label a token.
    """
    bounds = tokens.bounds.tolist()
    for example, begin, end in zip(examples, bounds[:-1], bounds[1:], strict=True):
        words = [tokens.words[number] for number in tokens.word[begin:end].tolist()]
        yield label_tokens(
            example, words, tokens.start[begin:end].tolist(), tokens.end[begin:end].tolist()
        )


def _common(tokens: Tokens) -> list[str]:
    """The frequent words, sorted."""
    count: Counter[str] = Counter()
    for word, number in zip(
        tokens.words, np.bincount(tokens.word, minlength=len(tokens.words)).tolist(), strict=True
    ):
        count[word.lower()] += number
    return sorted(word for word, number in count.items() if number >= _FREQUENT)


def _sequences(tokens: Tokens, common: Sequence[str]) -> Iterator[list[list[str]]]:
    """Names of the features of every token, text by text."""
    number = {word: place for place, word in enumerate(common, 1)}
    frequent = np.array([number.get(word.lower(), 0) for word in tokens.words], dtype=np.int64)
    columns = []
    for place, values in enumerate(columns_of(tokens, frequent)):
        different, which = np.unique(values, return_inverse=True)
        columns.append(([f"{place}:{value}" for value in different.tolist()], which.tolist()))
    named = [_named(word) for word in tokens.words]
    word = tokens.word.tolist()
    bounds = tokens.bounds.tolist()
    for begin, end in pairwise(bounds):
        text = []
        for at in range(begin, end):
            features = [names[which[at]] for names, which in columns]
            for turn, offset in enumerate(OFFSETS):
                if begin <= at + offset < end:
                    features += named[word[at + offset]][turn]
            text.append(features)
        yield text


def _named(word: str) -> list[list[str]]:
    """Features that a token gives itself and its neighbours, with the offset before the name."""
    lists = describe(word)
    return [
        [f"{offset}|{name}" for name in lists[which]]
        for offset, which in zip(OFFSETS, LISTS, strict=True)
    ]
