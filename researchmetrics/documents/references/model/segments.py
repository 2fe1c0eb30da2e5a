"""From probable labels to stretches of text: which field stands where, and how surely."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from researchmetrics.documents.references.model.labels import FIELDS
from researchmetrics.documents.references.model.tokens import Tokens

__all__ = ["Segment", "segments_of"]

# Beyond this the logarithm of the odds says no more.
_SURE = 1e-6


class Segment(NamedTuple):
    """A stretch of a text that is one field.

    Parameters
    ----------
    field : str
        Which field.
    start, end : int
        Where it stands.
    trust : float
        How likely the stretch is this field and no longer or shorter.
    """

    field: str
    start: int
    end: int
    trust: float


def segments_of(
    tokens: Tokens, probable: NDArray[np.float32], calibration: NDArray[np.float32]
) -> list[list[Segment]]:
    """Cut texts into the stretches of their fields.

    Parameters
    ----------
    tokens : Tokens
        Of many texts.
    probable : array of float32, (tokens, labels)
        How probable each label is.
    calibration : array of float32, (fields, 2)
        Slope and shift that turn log-odds of the model into those seen.

    Returns
    -------
    list of list of Segment
        For each text its stretches, in order.
    """
    if not len(tokens):
        return [[] for _ in range(len(tokens.bounds) - 1)]
    opening, going = probable[:, 0::2], probable[:, 1::2]
    field = (opening + going).argmax(axis=1)
    rows = np.arange(len(field))
    opens = opening[rows, field] > going[rows, field]
    first = np.zeros(len(tokens), dtype=np.bool_)
    first[tokens.bounds[:-1][np.diff(tokens.bounds) > 0]] = True
    begins = first | opens
    begins[1:] |= field[1:] != field[:-1]
    starts = np.flatnonzero(begins)
    ends = np.append(starts[1:], len(tokens))
    trust = _trust(probable, field, (begins, first), starts)
    which = field[starts]
    odds = np.clip(trust, _SURE, 1 - _SURE).astype(np.float64)
    odds = np.log(odds / (1 - odds)) * calibration[which, 0] + calibration[which, 1]
    found = list(
        map(
            Segment,
            [FIELDS[number] for number in which.tolist()],
            tokens.start[starts].tolist(),
            tokens.end[ends - 1].tolist(),
            (1 / (1 + np.exp(-odds))).tolist(),
        )
    )
    borders = np.searchsorted(starts, tokens.bounds).tolist()
    return [found[a:b] for a, b in pairwise(borders)]


def _trust(
    probable: NDArray[np.float32],
    field: NDArray[np.int64],
    flags: tuple[NDArray[np.bool_], NDArray[np.bool_]],
    starts: NDArray[np.int64],
) -> NDArray[np.float32]:
    """How likely the least likely token of each stretch is what it is taken for."""
    begins, first = flags
    rows = np.arange(len(field))
    opening, going = probable[rows, 2 * field], probable[rows, 2 * field + 1]
    # At the beginning of a text nothing can go on, so that both mean the same.
    sure = np.where(begins, np.where(first, opening + going, opening), going)
    # The stretch must also end where it does: the next one must not go on with it.
    after = np.ones(len(field), dtype=np.float32)
    after[:-1] = 1 - np.where(first[1:], 0, probable[rows[1:], 2 * field[:-1] + 1])
    last = np.append(starts[1:], len(field)) - 1
    least: NDArray[np.float32] = np.minimum(np.minimum.reduceat(sure, starts), after[last])
    return least
