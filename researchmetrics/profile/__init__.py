"""Profiles: what documents and services said of a person, made into one whole.

The flow is composed in `researchmetrics.profile.compose`; reading, fetching and loading only
differ in where the batch of records comes from.
"""

from __future__ import annotations

from researchmetrics.profile.compose import compose, merge_profiles
from researchmetrics.profile.fetching import fetch, fetch_batch
from researchmetrics.profile.loading import load
from researchmetrics.profile.model import Group, Profile
from researchmetrics.profile.reading import parse_references, read
from researchmetrics.profile.searching import search

__all__ = [
    "Group",
    "Profile",
    "compose",
    "fetch",
    "fetch_batch",
    "load",
    "merge_profiles",
    "parse_references",
    "read",
    "search",
]
