"""Whether records said to be somebody's with a probability of 0.8 are so 8 times in 10."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pandas as pd
import pytest

from researchmetrics.normalizer.people import resolve
from researchmetrics.normalizer.people.surety import MOST, apart, joined

# By set: the Brier score, and how far probabilities are from shares in the mean of ten bins.
BOUNDS = [("aminer12", 0.06, 0.04), ("dblp-qian", 0.10, 0.06), ("inspire-wang", 0.14, 0.09)]
# Two records known to be theirs, of at most so many people a name; the largest names take long.
_KNOWN, _PEOPLE, _MOST_RECORDS = 2, 4, 1100


def judged(name, rows):
    """Ask for the commonest people of a name: probability, truth, and who and which group."""
    data = pd.DataFrame(rows)
    gold = data.pop("author_label")
    if "author_name" not in data:
        data["author_name"] = name
    counts = gold.value_counts().sort_index().sort_values(ascending=False, kind="stable")
    for person in counts[counts >= 2 * _KNOWN].index[:_PEOPLE]:
        own = gold.index[gold == person]
        longest = max(sorted(data["author_name"][own]), key=len)
        found = resolve(data, longest, mine=own[:_KNOWN]).drop(index=own[:_KNOWN])
        found = found[found["probability"].notna()]
        for place, chance, group in zip(
            found.index, found["probability"], found["cluster"], strict=True
        ):
            yield float(chance), float(gold[place] == person), (name, person, group)


@pytest.mark.slow
@pytest.mark.parametrize(("file", "brier", "unreliable"), BOUNDS)
def test_probabilities_hold_what_they_promise(labelled_names, file, brier, unreliable):
    blocks = labelled_names(file)
    answers = [
        one
        for name, rows in blocks.items()
        if len(rows) <= _MOST_RECORDS
        for one in judged(name, rows)
    ]
    chance, truth = np.array([one[:2] for one in answers]).T
    # Records of one group are right or wrong together: a group counts by its root.
    sizes = Counter(group for _, _, group in answers)
    weight = np.array([sizes[group] ** -0.5 for _, _, group in answers])
    weight /= weight.sum()
    bins = np.minimum((chance * 10).astype(int), 9)
    apart_by = np.bincount(bins, weights=weight * (chance - truth), minlength=10)
    assert (weight * (chance - truth) ** 2).sum() <= brier
    assert np.abs(apart_by).sum() <= unreliable


def test_the_better_the_evidence_the_likelier():
    odds = np.linspace(-30, 30, 61)
    for curve in (joined, apart):
        values = [curve(one) for one in odds]
        assert values == sorted(values)
        assert 0 <= values[0] < values[-1] <= 1
    assert apart(float("-inf")) == 0
    assert MOST < 1


def test_every_doubtful_step_lowers_the_probability():
    data = pd.DataFrame(
        {
            "title": ["Glazed pots"] * 2 + ["Sparse cuts"],
            "authors": ["J. Carberry; Ann Kiln", "J. Carberry; Ann Kiln", "J. Carberry"],
            "venue": ["Clay Journal"] * 3,
        }
    )
    found = resolve(data, "J. Carberry", mine=[0])["probability"]
    assert found[0] == 1
    assert MOST >= found[1] > found[2]
