"""Probabilities of labels: equal to what adding up all sequences gives, and to crfsuite's own."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from researchmetrics.documents.references.model.decoding import probabilities

_WEIGHTS = st.floats(-6, 6, width=32)


@st.composite
def _chains(draw):
    n_labels = draw(st.integers(1, 4))
    sizes = draw(st.lists(st.integers(0, 4), min_size=1, max_size=5))
    total = sum(sizes)
    scores = draw(
        st.lists(
            st.lists(_WEIGHTS, min_size=n_labels, max_size=n_labels),
            min_size=total,
            max_size=total,
        )
    )
    steps = draw(
        st.lists(
            st.lists(_WEIGHTS, min_size=n_labels, max_size=n_labels),
            min_size=n_labels,
            max_size=n_labels,
        )
    )
    bounds = np.cumsum([0, *sizes]).astype(np.int32)
    return (
        np.array(scores, dtype=np.float32).reshape(total, n_labels),
        np.array(steps, dtype=np.float32),
        bounds,
    )


def _by_hand(scores: np.ndarray, steps: np.ndarray) -> np.ndarray:
    """Add up the weight of every sequence of labels there is."""
    found = np.zeros(scores.shape)
    for labels in product(range(scores.shape[1]), repeat=len(scores)):
        weight = sum(float(scores[at, label]) for at, label in enumerate(labels))
        weight += sum(float(steps[a, b]) for a, b in pairwise(labels))
        for at, label in enumerate(labels):
            found[at, label] += np.exp(weight)
    return found / found.sum(axis=1, keepdims=True)


@given(_chains())
def test_probabilities_are_those_of_all_sequences_added_up(chain):
    scores, steps, bounds = chain
    found = probabilities(scores, steps, bounds)
    for start, end in pairwise(bounds.tolist()):
        if end > start:
            expected = _by_hand(scores[start:end], steps)
            np.testing.assert_allclose(found[start:end], expected, atol=1e-5)


@given(_chains())
def test_probabilities_of_a_token_sum_to_one(chain):
    found = probabilities(*chain)
    np.testing.assert_allclose(found.sum(axis=1), 1, atol=1e-5)


def test_weights_beyond_measure_still_give_probabilities():
    scores = np.array([[1e4, -1e4], [-1e4, 1e4], [0, 0]], dtype=np.float32)
    steps = np.array([[1e4, -1e4], [-1e4, 1e4]], dtype=np.float32)
    found = probabilities(scores, steps, np.array([0, 3], dtype=np.int32))
    assert np.isfinite(found).all()
    np.testing.assert_allclose(found.sum(axis=1), 1, atol=1e-5)


def test_probabilities_are_crfsuites_own(tmp_path):
    pycrfsuite = pytest.importorskip("pycrfsuite")
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({"max_iterations": 20})
    text, labels = [["a"], ["b"], ["a", "b"], ["c"]], ["x", "y", "x", "y"]
    trainer.append(text, labels)
    trainer.append([["c"], ["b"]], ["y", "y"])
    trainer.train(str(tmp_path / "model"))
    tagger = pycrfsuite.Tagger()
    tagger.open(str(tmp_path / "model"))
    learnt, names = tagger.info(), ["x", "y"]
    state = learnt.state_features
    scores = np.array(
        [[sum(state.get((f, label), 0) for f in token) for label in names] for token in text],
        dtype=np.float32,
    )
    steps = np.array(
        [[learnt.transitions.get((a, b), 0) for b in names] for a in names], dtype=np.float32
    )
    found = probabilities(scores, steps, np.array([0, len(text)], dtype=np.int32))
    tagger.set(text)
    expected = [[tagger.marginal(label, at) for label in names] for at in range(len(text))]
    np.testing.assert_allclose(found, expected, atol=1e-5)
