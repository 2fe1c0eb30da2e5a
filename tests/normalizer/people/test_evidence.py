"""What shared evidence says, and where it stops saying more."""

from __future__ import annotations

import numpy as np

from researchmetrics.normalizer.names import parse_name
from researchmetrics.normalizer.people.crowd import crowd_of
from researchmetrics.normalizer.people.evidence import FIELDS
from researchmetrics.normalizer.people.signatures import Signature

PLACE = {field.name: place for place, field in enumerate(FIELDS)}


def weighed(kind, n_shared, *, records=60):
    """Odds by kind between two groups whose records all share so many pieces of one kind."""
    pieces = {(PLACE[kind], f"piece{number}", False): 1 for number in range(n_shared)}
    signatures = [
        Signature(place=place, key=f"{place}", name=parse_name("J. Carberry"), pieces=pieces)
        for place in range(2 * records)
    ]
    crowd = crowd_of(signatures, [range(records), range(records, 2 * records)])
    # The first two rows are the name and the years.
    return float(crowd.parts(0)[2 + PLACE[kind], 1])


def test_colleagues_in_a_field_share_any_number_of_words():
    field = FIELDS[PLACE["word"]]
    values = [weighed("word", n) for n in (1, 5, 50, 500)]
    assert values == sorted(values)
    assert values[-1] <= field.ceiling + field.unshared + 1e-9


def test_shared_coauthors_are_never_enough():
    values = [weighed("coauthor", n) for n in (1, 5, 50)]
    assert values[2] > 5 * values[1] > 0
    assert np.isfinite(values).all()


def test_who_moves_changes_place_and_team_at_once():
    def signed(place, town, size):
        pieces = {(PLACE["place"], town, False): 1, (PLACE["team"], size, False): 1}
        return Signature(place, str(place), parse_name("J. Carberry"), pieces)

    crowd = crowd_of([signed(0, "leeds", "a30"), signed(1, "osaka", "a12")], [[0], [1]])
    parts = crowd.parts(0)[2:, 1]
    assert -2.0 - 1e-9 <= parts[PLACE["place"]] + parts[PLACE["team"]] < 0
