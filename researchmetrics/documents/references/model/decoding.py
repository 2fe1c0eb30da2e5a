"""How probable each label of each token is, for many sequences at once.

References
----------
.. [1] Lafferty J, McCallum A, Pereira F (2001). Conditional random fields: probabilistic models
   for segmenting and labeling sequence data. Proceedings of ICML, 282-289.
.. [2] Rabiner LR (1989). A tutorial on hidden Markov models and selected applications in speech
   recognition. Proceedings of the IEEE 77(2), 257-286. doi:10.1109/5.18626
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

__all__ = ["probabilities"]

Floats = NDArray[np.float32]
# Sums are made in double precision: what is rounded then does not depend on what stands beside.
Doubles = NDArray[np.float64]
Ints = NDArray[np.int64]

# Sequences worked on at once, of like length so that little is filled up.
# So few that the linear algebra stays in one thread: more would wait for one another.
_BATCH = 128
# What is less likely than e to this power counts as this, so that no sum vanishes.
_LOWEST = -60.0


def _batches(bounds: NDArray[np.int32]) -> Iterator[Ints]:
    """Places of the tokens of sequences of like length: (sequences, tokens), -1 beyond the end."""
    sizes = np.diff(bounds).astype(np.int64)
    order = np.argsort(-sizes, kind="stable")
    order = order[: int(np.count_nonzero(sizes))]
    for start in range(0, len(order), _BATCH):
        chosen = order[start : start + _BATCH]
        steps = np.arange(sizes[chosen[0]])
        inside = steps[None, :] < sizes[chosen][:, None]
        yield np.where(inside, bounds[chosen].astype(np.int64)[:, None] + steps[None, :], -1)


def probabilities(scores: Floats, transitions: Floats, bounds: NDArray[np.int32]) -> Floats:
    """Work out how probable each label of each token is, by the forward-backward algorithm.

    Parameters
    ----------
    scores : array of float32, (tokens, labels)
        Weight of each label for each token, sequences one after the other.
    transitions : array of float32, (labels, labels)
        Weight of each label (second) behind each other one (first).
    bounds : array of int
        Where each sequence begins, and where the last ends.

    Returns
    -------
    array of float32, (tokens, labels)
        Probabilities; those of a token sum to 1.

    Examples
    --------
    >>> scores = np.zeros((1, 2), dtype=np.float32)
    >>> probabilities(scores, np.zeros((2, 2), dtype=np.float32), np.array([0, 1])).tolist()
    [[0.5, 0.5]]
    """
    found = np.zeros_like(scores)
    if not len(scores):
        return found
    weights = scores.astype(np.float64)
    local = np.exp(np.maximum(weights - weights.max(axis=1, keepdims=True), _LOWEST))
    step = np.exp(np.maximum(transitions.astype(np.float64) - transitions.max(), _LOWEST))
    for places in _batches(bounds):
        _forward_backward(local, step, places, found)
    return found


def _forward_backward(local: Doubles, step: Doubles, places: Ints, found: Floats) -> None:
    """Fill in the probabilities of one batch, whose sequences are sorted from long to short."""
    going = np.count_nonzero(places >= 0, axis=0)
    forward = [_share(local[places[:, 0]])]
    for at in range(1, places.shape[1]):
        n = int(going[at])
        forward.append(_share((forward[-1][:n] @ step) * local[places[:n, at]]))
    behind = np.ones((0, step.shape[0]))
    for at in range(places.shape[1] - 1, -1, -1):
        n = int(going[at])
        if n > len(behind):
            behind = np.concatenate([behind, np.ones((n - len(behind), step.shape[0]))])
        here = places[:n, at]
        found[here] = _share(forward[at] * behind)
        behind = _share((behind * local[here]) @ step.T)


def _share(values: Doubles) -> Doubles:
    """Scale rows to sum to 1; a row that vanished is spread evenly."""
    total = values.sum(axis=1, keepdims=True)
    if not (total > 0).all():
        values = np.where(total > 0, values, 1.0)
        total = values.sum(axis=1, keepdims=True)
    shared: Doubles = values / total
    return shared
