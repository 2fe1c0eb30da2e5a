"""Profiles: what documents and services said of a person, made into one whole.

The flow is composed in `researchmetrics.profile.compose`; reading, fetching and loading only
differ in where the batch of records comes from.
"""

from __future__ import annotations

from researchmetrics.profile.compose import compose, merge_profiles
from researchmetrics.profile.fetching import fetch, fetch_batch, fetch_batches
from researchmetrics.profile.forecasting import forecast
from researchmetrics.profile.group import Group
from researchmetrics.profile.identifying import canonical_id
from researchmetrics.profile.loading import load
from researchmetrics.profile.model import Profile
from researchmetrics.profile.ownership import h_bounds
from researchmetrics.profile.planning import plan_fetch
from researchmetrics.profile.reading import parse_references, read
from researchmetrics.profile.referencing import reference_sets
from researchmetrics.profile.searching import search

__all__ = [
    "Group",
    "Profile",
    "canonical_id",
    "compose",
    "fetch",
    "fetch_batch",
    "fetch_batches",
    "forecast",
    "h_bounds",
    "load",
    "merge_profiles",
    "parse_references",
    "plan_fetch",
    "read",
    "reference_sets",
    "search",
]
