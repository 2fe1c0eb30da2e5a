"""Measuring the model on examples it was not trained on, and calibrating its confidences.

References
----------
.. [1] Platt J (1999). Probabilistic outputs for support vector machines and comparisons to
   regularized likelihood methods. In: Advances in large margin classifiers, 61-74. MIT Press.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from researchmetrics.documents.references.model.decoding import probabilities
from researchmetrics.documents.references.model.labels import FIELDS
from researchmetrics.documents.references.model.scoring import score_tokens
from researchmetrics.documents.references.model.segments import Segment, segments_of
from researchmetrics.documents.references.model.tokens import cut
from researchmetrics.documents.references.model.training.examples import Example
from researchmetrics.documents.references.model.weights import Weights, unpack

__all__ = ["Judged", "calibrate", "cross_validate", "figures", "judge"]

Judged = tuple[str, str, float, bool]

_SIGNS = re.compile(r"[\W_]+")
_MEASURED = ("author", "title", "date", "venue", "volume", "issue", "pages", "publisher")
# Fewer judged stretches than this do not bear a calibration of their own.
_ENOUGH = 40
_STEPS = 30
_SMALL = 1e-9


def cross_validate(
    examples: Sequence[Example], fit: Callable[[list[Example]], bytes], *, folds: int = 5
) -> list[Judged]:
    """Fit the model several times, each time without a part, and judge it on that part.

    Parameters
    ----------
    examples : sequence of Example
        References with their fields; those of one title stay together.
    fit : callable
        Gives a file of weights for examples.
    folds : int, default 5
        Number of parts.

    Returns
    -------
    list of tuple
        What `judge` gives, for all parts.
    """
    parts = [_part(example, folds) for example in examples]
    judged: list[Judged] = []
    for fold in range(folds):
        learnt = unpack(
            fit([one for one, part in zip(examples, parts, strict=True) if part != fold])
        )
        judged += judge(
            [one for one, part in zip(examples, parts, strict=True) if part == fold], learnt
        )
    return judged


def _part(example: Example, folds: int) -> int:
    return int.from_bytes(hashlib.sha256(example.group.encode()).digest()[:8], "big") % folds


def judge(examples: Sequence[Example], weights: Weights) -> list[Judged]:
    """Compare what the model reads with what examples say.

    Parameters
    ----------
    examples : sequence of Example
        References with their fields.
    weights : Weights
        The model.

    Returns
    -------
    list of tuple
        For each field that was read or is there: the corpus, the field, how sure the model was
        (-1 where it read nothing) and whether it read what is there, letter by letter.
    """
    tokens = cut([example.text for example in examples])
    probable = probabilities(score_tokens(tokens, weights), weights.transitions, tokens.bounds)
    judged: list[Judged] = []
    for example, found in zip(
        examples, segments_of(tokens, probable, weights.calibration), strict=True
    ):
        corpus = example.source.partition("/")[0]
        judged += [(corpus, *one) for one in _compare(example, found)]
    return judged


def _compare(example: Example, found: Iterable[Segment]) -> list[tuple[str, float, bool]]:
    read: dict[str, tuple[str, float]] = {}
    for field, start, end, trust in found:
        read.setdefault(field, (_plain(field, example.text[start:end]), trust))
    there: dict[str, str] = {}
    for field, start, end in example.fields:
        there.setdefault(field, _plain(field, example.text[start:end]))
    return [
        (
            field,
            read[field][1] if field in read else -1.0,
            field in read and read[field][0] == there.get(field),
        )
        for field in sorted(read.keys() | there.keys())
    ]


def _plain(field: str, text: str) -> str:
    if field in {"volume", "issue", "pages", "date"}:
        return "".join(re.findall(r"\d+", text))
    return _SIGNS.sub("", text.lower().removeprefix("in "))


def calibrate(judged: Iterable[Judged]) -> NDArray[np.float32]:
    """Find how log-odds of the model turn into those seen, field by field.

    Parameters
    ----------
    judged : iterable of tuple
        What `judge` gives for examples that the model was not trained on.

    Returns
    -------
    array of float32, (fields, 2)
        Slope and shift of each field.
    """
    seen: defaultdict[str, list[tuple[float, bool]]] = defaultdict(list)
    for _, field, trust, right in judged:
        if trust >= 0:
            seen[field].append((trust, right))
    every = [one for field in FIELDS for one in seen[field]]
    return np.array(
        [_logistic(seen[field] if len(seen[field]) >= _ENOUGH else every) for field in FIELDS],
        dtype=np.float32,
    )


def _logistic(seen: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    """Fit slope and shift by Newton's method, held a little to the slope 1 and the shift 0."""
    trust = np.clip(np.array([one[0] for one in seen]), 1e-6, 1 - 1e-6)
    right = np.array([one[1] for one in seen], dtype=np.float64)
    design = np.stack([np.log(trust / (1 - trust)), np.ones(len(seen))], axis=1)
    start = np.array([1.0, 0.0])
    found, best = start.copy(), _loss(start, design, right)
    for _ in range(_STEPS):
        guess = 1 / (1 + np.exp(-np.clip(design @ found, -40, 40)))
        slope = design.T @ (right - guess) - (found - start)
        bend = (design * (guess * (1 - guess))[:, None]).T @ design + np.eye(2)
        step = np.linalg.solve(bend, slope)
        # Newton's step may go too far where the guesses are all but certain.
        while (loss := _loss(found + step, design, right)) > best and np.abs(step).max() > _SMALL:
            step = step / 2
        found, best = found + step, loss
    return max(float(found[0]), 0.05), float(found[1])


def _loss(
    found: NDArray[np.float64], design: NDArray[np.float64], right: NDArray[np.float64]
) -> float:
    odds = design @ found
    off = found - np.array([1.0, 0.0])
    return float(np.logaddexp(0, odds).sum() - odds @ right + off @ off / 2)


def figures(judged: Iterable[Judged]) -> Mapping[str, Mapping[str, float]]:
    """Sum up how well fields are read.

    Parameters
    ----------
    judged : iterable of tuple
        What `judge` gives.

    Returns
    -------
    Mapping
        For each corpus and "all": the F1 of each field, 0 to 100, letter by letter.
    """
    counts: defaultdict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    for corpus, field, trust, right in judged:
        for name in (corpus.partition("-")[0], "all"):
            counts[name][field, "read"] += trust >= 0
            counts[name][field, "right"] += right
            counts[name][field, "there"] += trust < 0 or right
            counts[name][field, "else"] += trust >= 0 and not right
    found: dict[str, dict[str, float]] = {}
    for name, count in counts.items():
        found[name] = {
            field: round(
                200
                * count[field, "right"]
                / max(1, count[field, "read"] + count[field, "there"] + count[field, "else"]),
                1,
            )
            for field in _MEASURED
        }
    return found
