"""Every error of the tree: reachable from the root, picklable, with a plain message."""

from __future__ import annotations

import pickle

import pytest

from researchmetrics import errors

TREE = [getattr(errors, name) for name in errors.__all__]


@pytest.mark.parametrize("kind", TREE, ids=lambda kind: kind.__name__)
def test_error_survives_pickling_with_its_details(kind):
    error = kind("It broke. Mend it.", hint=1)
    back = pickle.loads(pickle.dumps(error))
    assert type(back) is kind
    assert str(back) == "It broke. Mend it."
    assert back.details == error.details


@pytest.mark.parametrize("kind", TREE, ids=lambda kind: kind.__name__)
def test_error_hangs_on_the_tree_and_on_a_built_in_one(kind):
    assert issubclass(kind, errors.ResearchMetricsError)
    built_in = (ValueError, OSError, LookupError)
    assert kind is errors.ResearchMetricsError or issubclass(kind, built_in)


def test_rate_limit_carries_how_long_to_wait():
    error = errors.RateLimitedError("Slow down.", source="openalex", retry_after=2.5)
    assert (error.source, error.retry_after) == ("openalex", 2.5)
