"""Connected components: what edges connect, and nothing else."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from researchmetrics.engine.components import components


def _walked(edges):
    """Find the same one step after the other."""
    near = {}
    for a, b in edges:
        near.setdefault(a, set()).add(b)
        near.setdefault(b, set()).add(a)
    found, seen = [], set()
    for start in sorted(near):
        open_, own = [start], set()
        while open_:
            place = open_.pop()
            if place not in own:
                own.add(place)
                open_ += near[place]
        if start not in seen:
            found.append(sorted(own))
        seen |= own
    return found


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=60))
def test_components_are_those_found_by_walking(edges):
    found = components(np.array(edges, dtype=np.int64).reshape(-1, 2))
    assert [places.tolist() for places in found] == _walked(edges)


def test_a_long_chain_is_one_component():
    places = np.random.default_rng(1).permutation(100_000)
    (found,) = components(np.column_stack([places[:-1], places[1:]]))
    assert found.tolist() == list(range(100_000))
