"""The file of weights: the same for the same weights, quick to read, and refused when damaged."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from researchmetrics.documents.references.model.labels import FIELDS, LABELS
from researchmetrics.documents.references.model.scoring import score_tokens
from researchmetrics.documents.references.model.tokens import cut
from researchmetrics.documents.references.model.weights import load, pack, unpack
from researchmetrics.errors import ConfigError

_CALIBRATION = np.tile(np.array([1, 0], dtype=np.float32), (len(FIELDS), 1))
_STATE = {("0|w=pots", "B-title"): 1.5, ("-1|w=pots", "B-venue"): 0.5, ("2:7", "I-title"): -2.0}


def _packed(state=None) -> bytes:
    return pack(state or _STATE, {("B-author", "I-author"): 2.0}, ["journal", "pots"], _CALIBRATION)


def test_the_same_weights_give_the_same_file_in_any_order():
    assert _packed() == _packed(dict(reversed(_STATE.items())))


def test_weights_come_back_as_they_were():
    learnt = unpack(_packed())
    number = LABELS.index("B-title")
    assert learnt.rows[learnt.names[0]["w=pots"], number] == 1.5
    row = learnt.columns[2].rows(np.array([7, 8]))
    assert learnt.rows[row[0], LABELS.index("I-title")] == -2.0
    assert row[1] == 0
    assert not learnt.rows[0].any()
    assert learnt.common == {"journal": 1, "pots": 2}
    before, after = LABELS.index("B-author"), LABELS.index("I-author")
    assert learnt.transitions[before, after] == 2.0


def test_weights_count_for_the_token_and_for_its_neighbour():
    scores = score_tokens(cut(["pots and", "pots"]), unpack(_packed()))
    assert scores[:, LABELS.index("B-title")].tolist() == [1.5, 0, 1.5]
    assert scores[:, LABELS.index("B-venue")].tolist() == [0, 0.5, 0]


@given(st.integers(0, 100_000), st.integers(1, 255))
def test_a_file_with_one_wrong_byte_is_refused(place, change):
    data = bytearray(_packed())
    data[place % len(data)] ^= change
    with pytest.raises(ConfigError, match="Install researchmetrics again"):
        unpack(bytes(data))


@pytest.mark.parametrize("data", [b"", b"no archive", _packed()[:-30], _packed()[:200]])
def test_what_is_no_file_of_weights_is_refused(data):
    with pytest.raises(ConfigError, match="reference model"):
        unpack(data)


def test_the_shipped_weights_are_of_these_labels_and_small():
    learnt = load()
    assert learnt.transitions.shape == (len(LABELS), len(LABELS))
    assert learnt.calibration.shape == (len(FIELDS), 2)
    assert (learnt.calibration[:, 0] > 0).all()
    assert learnt is load()
